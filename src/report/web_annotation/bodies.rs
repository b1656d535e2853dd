//! What an annotation says: a body for each thing, with the purpose that programs know
//! and a role that says exactly what it is.

use std::borrow::Cow;

use serde::Serialize;

use crate::dossier::NoteId;
use crate::report::tree::{ClaimCard, Quoted, Voice, VoiceRef};
use crate::report::words;
use crate::text::points::Points;

/// A text with its purpose. `role` is `claim`, `stance`, `value`, `voice`, `chain`,
/// `tag`, `naming` or `note`.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    role: &'static str,
    /// The id in the project of what it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    value: Cow<'a, str>,
    /// What the value of a claim answers.
    #[serde(skip_serializing_if = "str::is_empty")]
    asks: &'a str,
    /// Through whom a voice came, from the article's side.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    through: Vec<&'a str>,
    /// The words that say who said it.
    #[serde(rename = "attributedAt", skip_serializing_if = "Option::is_none")]
    attributed_at: Option<At>,
}

/// A place counted in code points.
#[derive(Serialize)]
struct At {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

fn body<'a>(purpose: &'static str, role: &'static str, value: impl Into<Cow<'a, str>>) -> Body<'a> {
    Body {
        kind: "TextualBody",
        purpose,
        role,
        record: None,
        value: value.into(),
        asks: "",
        through: Vec::new(),
        attributed_at: None,
    }
}

/// The claim, what the article does with it, and who is said to have said it. The claim
/// and its tags are tags, which is what other programs list and filter by.
pub(super) fn of_mention<'a>(
    card: &'a ClaimCard,
    quote: &'a Quoted,
    copied: Option<&'a VoiceRef>,
    points: &Points<'_>,
) -> Vec<Body<'a>> {
    let mut bodies = vec![
        Body {
            record: Some(card.id.to_string()),
            asks: &card.asks,
            ..body("tagging", "claim", card.statement.as_str())
        },
        body("classifying", "stance", quote.stance.word()),
    ];
    if !quote.value.is_empty() {
        bodies.push(body("describing", "value", quote.value.as_str()));
    }
    if let Some(voice) = &quote.voice {
        bodies.push(Body {
            record: Some(voice.id.to_string()),
            through: through(quote, voice, copied),
            attributed_at: quote.cue_at.map(|cue| {
                let (start, end) = points.span(cue);
                At {
                    kind: "TextPositionSelector",
                    start,
                    end,
                }
            }),
            ..body("describing", "voice", voice.name.as_str())
        });
    }
    if quote.chain.len() > 1 {
        bodies.push(body(
            "describing",
            "chain",
            words::chain(quote.article, &quote.chain, false),
        ));
    }
    bodies.extend(card.tags.iter().map(|tag| Body {
        record: Some(tag.id.to_string()),
        ..body("tagging", "tag", tag.path.as_str())
    }));
    bodies.extend(quote.notes.iter().map(|one| note(one.id, &one.text)));
    bodies
}

/// Through whom it came, without whose text the article is as a whole, and without who
/// said it.
fn through<'a>(quote: &'a Quoted, voice: &VoiceRef, copied: Option<&VoiceRef>) -> Vec<&'a str> {
    let between = quote.chain.iter().enumerate().filter(|(index, link)| {
        let is_copy = *index == 0 && copied.is_some_and(|copied| copied.id == link.id);
        !is_copy && link.id != voice.id
    });
    between.map(|(_, link)| link.name.as_str()).collect()
}

/// Whom a place names.
pub(super) fn naming(voice: &Voice) -> Body<'_> {
    Body {
        record: Some(voice.id.to_string()),
        ..body("identifying", "naming", voice.name.as_str())
    }
}

/// A note of the analyst's.
pub(super) fn note(id: NoteId, text: &str) -> Body<'_> {
    Body {
        record: Some(id.to_string()),
        ..body("commenting", "note", text)
    }
}
