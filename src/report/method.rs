//! How the report was made and what it cannot say.

use super::tree::{Empty, Method, Point, Scale, Step};
use super::words;
use crate::align::{Alignment, ShownFrom, Tier};
use crate::dossier::{Dossier, Pin, Stance};

/// The section on method for this dossier.
pub(super) fn method(dossier: &Dossier, alignment: &Alignment, model: &str) -> Method {
    Method {
        points: points(dossier, alignment, model),
        scales: vec![stances(), empties(), reliability()],
    }
}

fn point(title: &str, text: impl Into<String>) -> Point {
    Point {
        title: title.to_owned(),
        text: text.into(),
    }
}

fn points(dossier: &Dossier, alignment: &Alignment, model: &str) -> Vec<Point> {
    let tier = |tier| {
        alignment
            .links
            .iter()
            .filter(|link| link.tier == tier && !link.pinned)
            .count()
    };
    let helped = if model.is_empty() {
        String::new()
    } else {
        format!(" Between articles in different languages the language model “{model}” has half a say.")
    };
    let from = if alignment.links.is_empty() {
        String::new()
    } else {
        let whose = match dossier.arrangement().shown_from {
            Some(_) => "which the analyst set",
            None => "which the app found best",
        };
        format!(
            " Links are shown from a score of {} %, {whose}; between passages that other links join, weaker ones too.",
            ShownFrom::nearest(alignment.shown_from).per_cent()
        )
    };
    let pins = |wanted| dossier.pins().values().filter(|pin| **pin == wanted).count();
    vec![
        point(
            "Evidence",
            "Every quotation is the exact text of a file named in the source register with its SHA-256. Whoever has the file can check it. Paragraphs are counted from the start of the imported text, furniture included.",
        ),
        point(
            "Marked by the analyst",
            "Claims, stances, values and attributions were marked by the analyst. A stance is what the article does with a claim, never what the analyst thinks of it.",
        ),
        point(
            "Proposed by the machine",
            format!(
                "Which passages tell the same thing is proposed by the machine and not confirmed by the analyst, except pins. It made the rows from {}, and left out {} as too unsure. The analyst pinned {} as the same and {} as different.{from}{helped}",
                words::count(tier(Tier::Shown), "link", "links"),
                words::count(tier(Tier::Offered), "other", "others"),
                words::count(pins(Pin::Linked), "pair", "pairs"),
                words::count(pins(Pin::Apart), "pair", "pairs"),
            ),
        ),
        point(
            "Absence is not denial",
            "“Read, silent” means that the analyst has read the article and marked nothing for the claim. It does not mean that the article denies it, or that its newsroom did not know. “Not read” means that nothing can be said.",
        ),
        point(
            "Agreement is not confirmation",
            "Independent origins are not yet traced. Articles that agree may all relay one agency or one speaker.",
        ),
        point(
            "Disputed",
            "A claim is disputed when one article denies what another states, or when articles give values that are written differently. Values are compared as the analyst typed them.",
        ),
        point(
            "Dates",
            "Dates of articles are those the pages give, as found in the text or corrected by the analyst; they are not checked against anything else.",
        ),
        point(
            "Furniture",
            "Menus, teasers, share lines and the like are folded away and take no part in the rows. Nothing is deleted: everything folded can be opened where it stands.",
        ),
        point(
            "Characters that cannot be seen",
            "Control, zero-width and direction characters are shown as marks such as ⟨U+200B⟩; they stand in the source.",
        ),
    ]
}

fn step(sign: &impl ToString, word: &str, meaning: &str) -> Step {
    Step {
        sign: sign.to_string(),
        word: word.to_owned(),
        meaning: meaning.to_owned(),
    }
}

fn stances() -> Scale {
    Scale {
        title: "Stance: what an article does with a claim".to_owned(),
        steps: Stance::ALL
            .into_iter()
            .map(|stance| step(&stance.glyph(), stance.word(), words::stance_meaning(stance)))
            .collect(),
    }
}

fn empties() -> Scale {
    let all = [
        (
            Empty::Silent { linked: Vec::new() },
            "The analyst has read the article and marked nothing for this claim.",
        ),
        (
            Empty::NotRead,
            "The analyst has not read the article. Nothing can be said.",
        ),
        (
            Empty::Suggested { linked: Vec::new() },
            "Not read; the machine links a passage of it to one that is marked for this claim.",
        ),
        (
            Empty::NotApplicable,
            "The file holds no text of an article: all of it is page furniture.",
        ),
    ];
    Scale {
        title: "Empty cells: why nothing stands there".to_owned(),
        steps: all
            .into_iter()
            .map(|(empty, meaning)| {
                let (sign, word) = words::empty(&empty);
                step(&sign, word, meaning)
            })
            .collect(),
    }
}

fn reliability() -> Scale {
    let meaning = |letter| match letter {
        'A' => "No doubt of authenticity, trustworthiness or competence.",
        'B' => "Minor doubts; mostly valid information in the past.",
        'C' => "Doubts; has given valid information in the past.",
        'D' => "Significant doubts; has given valid information at times.",
        'E' => "Lacks authenticity, trustworthiness or competence.",
        _ => "No basis to judge.",
    };
    Scale {
        title: "Reliability of a voice (Admiralty code), as rated by the analyst".to_owned(),
        steps: ('A'..='F')
            .map(|letter| step(&letter, words::reliability(Some(letter)), meaning(letter)))
            .collect(),
    }
}
