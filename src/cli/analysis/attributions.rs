//! Who says what, as `analyze` lists it.

use std::fmt::Write as _;

use serde::Serialize;

use super::super::terminal::printable;
use super::SpanOut;
use crate::dossier::Dossier;
use crate::findings::Attribution;

/// Words of a content that the text form shows from its beginning and its end.
const SHOWN: usize = 14;

#[derive(Serialize)]
pub(super) struct AttributionOut {
    article: String,
    speaker: Option<SpanOut>,
    cue: Option<SpanOut>,
    content: SpanOut,
    form: &'static str,
    name: String,
    by_pronoun: bool,
    via: Vec<SpanOut>,
}

/// The attributions for JSON.
pub(super) fn json(attributions: &[Attribution]) -> Vec<AttributionOut> {
    let out = |found: &Attribution| AttributionOut {
        article: found.article.to_string(),
        speaker: found.speaker.map(SpanOut::from),
        cue: found.cue.map(SpanOut::from),
        content: found.content.into(),
        form: found.form.word(),
        name: found.name.clone(),
        by_pronoun: found.by_pronoun,
        via: found.via.iter().copied().map(SpanOut::from).collect(),
    };
    attributions.iter().map(out).collect()
}

/// The attributions for a terminal: `KCNA ← lapor: “…”  (direct)`.
pub(super) fn text(out: &mut String, dossier: &Dossier, attributions: &[Attribution]) {
    let _ = writeln!(out, "\nwho says what: {} found", attributions.len());
    let mut article = None;
    for found in attributions {
        let Some(entry) = dossier.article(found.article) else {
            continue;
        };
        let text = &entry.article.text;
        if article.replace(found.article) != Some(found.article) {
            let _ = writeln!(out, "\n{}  {}", found.article, printable(entry.outlet()));
        }
        let plain = |text: &str| printable(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = found
            .speaker
            .map_or_else(|| "nobody named".to_owned(), |span| plain(span.of(text)));
        let who = if found.by_pronoun && !found.name.is_empty() {
            format!("{words} (likely {})", plain(&found.name))
        } else {
            words
        };
        let through: Vec<String> = found.via.iter().map(|span| plain(span.of(text))).collect();
        let through = if through.is_empty() {
            String::new()
        } else {
            format!("; through {}", through.join(", "))
        };
        let cue = found
            .cue
            .map_or_else(String::new, |span| format!(" {}", plain(span.of(text))));
        let _ = writeln!(
            out,
            "  {who} ←{cue}: “{}”  ({}{through})",
            shortened(&plain(found.content.of(text))),
            found.form.word()
        );
    }
}

/// The first and the last words of a long text.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match (
        words.get(..SHOWN),
        words.len().checked_sub(4).and_then(|from| words.get(from..)),
    ) {
        (Some(first), Some(last)) if words.len() > SHOWN + 4 => format!("{} … {}", first.join(" "), last.join(" ")),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_contents_keep_both_ends() {
        assert_eq!(shortened("a b c"), "a b c");
        let long: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        assert!(shortened(&long.join(" ")).ends_with("13 … 36 37 38 39"));
    }
}
