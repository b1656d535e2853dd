//! How the report was made and what it cannot say.

use super::tree::{Empty, Method, Point, Report, Scale, Step};
use super::words;
use crate::align::{Alignment, ShownFrom, Tier};
use crate::dossier::{CREDIBILITY, Confidence, Dossier, Likelihood, Pin, Stance, Status};

/// The section on method for this dossier.
pub(super) fn method(dossier: &Dossier, alignment: &Alignment, model: &str) -> Method {
    Method {
        points: points(dossier, alignment, model),
        scales: scales(dossier),
    }
}

/// The scales that every report uses, then those that this dossier does.
fn scales(dossier: &Dossier) -> Vec<Scale> {
    let held = || dossier.claims().values().map(|claim| &claim.assessment);
    let mut scales = vec![stances(), empties()];
    let mut add = |used: bool, scale: fn() -> Scale| {
        if used {
            scales.push(scale());
        }
    };
    add(!dossier.claims().is_empty(), statuses);
    add(held().any(|own| own.likelihood.is_some()), likelihoods);
    add(held().any(|own| own.confidence.is_some()), confidences);
    add(held().any(|own| own.credibility.is_some()), credibilities);
    let mut sources = dossier.sources().values();
    add(sources.any(|source| source.reliability.is_some()), reliability);
    scales
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
    let mut points = vec![
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
    ];
    points.extend(on_claims(dossier));
    points.extend([
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
    ]);
    points
}

/// What the analyst left out of the report; nothing where that is nothing.
pub(super) fn left_out(report: &Report) -> Option<Point> {
    let left_out = &report.left_out;
    if left_out.is_nothing() {
        return None;
    }
    let articles: Vec<String> = left_out
        .articles
        .iter()
        .map(|(id, outlet)| format!("article {id} ({outlet})"))
        .collect();
    let claims: Vec<String> = left_out.claims.iter().map(|id| format!("claim {id}")).collect();
    let sections = left_out.sections.iter();
    let sections: Vec<String> = sections
        .map(|section| format!("the section “{}”", section.title()))
        .collect();
    let all = [articles, claims, sections].concat().join("; ");
    let standing = if left_out.articles.is_empty() {
        ""
    } else {
        " Where a claim stands and on whom it rests is told of all articles of the dossier, these included."
    };
    Some(point(
        "Left out by the analyst",
        format!("The dossier holds more than this report: {all}.{standing}"),
    ))
}

/// On where claims stand, and on what is the analyst's own, where there is any of it.
fn on_claims(dossier: &Dossier) -> Vec<Point> {
    if dossier.claims().is_empty() {
        return Vec::new();
    }
    let mut points = vec![
        point(
            "Where a claim stands",
            "The status of a claim follows from its marks by rule. It is disputed when one article denies what another states, or when articles give values that are written differently; values are compared as the analyst typed them. Else it is corroborated when two or more independent origins state it, single origin when one does, unverified when none is named.",
        ),
        point(
            "Agreement is not confirmation",
            "An origin is where a chain of attribution ends: the source said to have said it, or whom that source belongs to. Articles that relay one agency or one speaker, or print its text, have one origin together, however many they are. Who denies or doubts a claim is no origin of it, and a passage that names nobody has none.",
        ),
        point(
            "What origins cannot show",
            "Origins are counted from marks alone, and only as far as the analyst marked sources, chains and what belongs to whom. Two origins may still share one that no article names.",
        ),
    ];
    let mut claims = dossier.claims().values();
    if claims.any(|claim| claim.overruled.is_some()) {
        points.push(point(
            "The analyst’s word",
            "Where the analyst overrules what the marks say, the report gives both words and the analyst’s reason. The marks and their count stay as they are.",
        ));
    }
    let mut claims = dossier.claims().values();
    if claims.any(|claim| !claim.assessment.is_empty()) {
        points.push(point(
            "The analyst’s judgement",
            "An assessment is the analyst’s own and counts for nothing in stances, origins or status. Likelihood is how probable the claim is. Confidence is how well founded the judgement is.",
        ));
    }
    points
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

fn statuses() -> Scale {
    let step_of = |status: Status| {
        step(
            &words::status_sign(status),
            status.word(),
            words::status_meaning(status),
        )
    };
    Scale {
        title: "Status: where a claim stands by its marks".to_owned(),
        steps: Status::ALL.into_iter().map(step_of).collect(),
    }
}

fn likelihoods() -> Scale {
    let meaning = |likelihood: Likelihood| format!("The chance is put at {}.", words::range(likelihood));
    Scale {
        title: "Likelihood of a claim (ICD 203), as judged by the analyst".to_owned(),
        steps: Likelihood::ALL
            .into_iter()
            .map(|likelihood| step(&"", likelihood.word(), &meaning(likelihood)))
            .collect(),
    }
}

fn confidences() -> Scale {
    Scale {
        title: "Confidence in a judgement (ICD 203): how well founded it is".to_owned(),
        steps: Confidence::ALL
            .into_iter()
            .map(|level| step(&"", level.word(), words::confidence_meaning(level)))
            .collect(),
    }
}

fn credibilities() -> Scale {
    let meaning = |number| match number {
        1 => "Confirmed by other independent sources; logical in itself; agrees with what else is known.",
        2 => "Not confirmed; logical in itself; agrees with what else is known.",
        3 => "Not confirmed; reasonably logical in itself; agrees with some of what else is known.",
        4 => "Not confirmed; possible but not logical; nothing else is known of it.",
        5 => "Not confirmed; not logical in itself; contradicted by what else is known.",
        _ => "No basis to judge.",
    };
    Scale {
        title: "Credibility of a claim (Admiralty code), as judged by the analyst".to_owned(),
        steps: CREDIBILITY
            .into_iter()
            .map(|(number, word)| step(&number, word, meaning(number)))
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
