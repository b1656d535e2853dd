//! Who is said to have said a sentence: what [`super::attribution`] finds in it, told as
//! one name and one cue.

use std::sync::Arc;

use super::attribution::{Attribution, attributions};
use crate::align::Input;
use crate::article::{Article, ArticleId, Origin, Sentence};
use crate::text::fold::folded;
use crate::text::words::words;
use crate::text::{Span, language};

/// A proposed speaker of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker.
    pub name: Span,
    /// The words that say that somebody says so.
    pub cue: Span,
    /// Which of the names given it is.
    pub known: Option<usize>,
}

/// The speaker that the `sentence` of `text` names by a cue, preferring the `known`
/// names (each with its other spellings). `None` where no cue points to a name.
#[must_use]
pub fn speaker(text: &str, sentence: Span, language: &str, known: &[Vec<&str>]) -> Option<Speaker> {
    // Without cues there are only quotations, and who stands beside one is no proposal.
    language::codes().find(|code| *code == language)?;
    let found = attributions(&[alone(sentence.of(text), language)]);
    let named = |found: &Attribution| {
        let moved = |span: Span| Span::new(span.start + sentence.start, span.end + sentence.start);
        let (voice, cue) = (moved(found.speaker?), moved(found.cue?));
        let known = known_in(text, voice, known);
        let name = known.map_or_else(|| name_in(text, voice), |(span, _)| Some(span))?;
        Some(Speaker {
            name,
            cue,
            known: known.map(|(_, number)| number),
        })
    };
    let mut all = found.iter().filter(|found| !found.by_pronoun).filter_map(named);
    let first = all.next()?;
    if first.known.is_some() {
        return Some(first);
    }
    Some(all.find(|other| other.known.is_some()).unwrap_or(first))
}

/// A text of one sentence.
fn alone(text: &str, language: &str) -> Input {
    let span = Span::new(0, text.len());
    let origin = Origin {
        file_name: String::new(),
        sha256: String::new(),
        bytes: text.len() as u64,
        encoding: String::new(),
        captured: String::new(),
    };
    Input {
        id: ArticleId(0),
        article: Arc::new(Article {
            text: text.into(),
            origin,
            sentences: vec![Sentence { span, paragraph: 1 }],
        }),
        language: language.to_owned(),
        active: vec![true],
    }
}

/// The first of the known names (each with its other spellings) that stands in a voice:
/// where, and which.
#[must_use]
pub fn known_in(text: &str, voice: Span, known: &[Vec<&str>]) -> Option<(Span, usize)> {
    let places: Vec<Span> = words(text, voice).collect();
    let here: Vec<String> = places.iter().map(|place| folded(place.of(text))).collect();
    known.iter().enumerate().find_map(|(number, spellings)| {
        spellings.iter().find_map(|spelling| {
            let wanted: Vec<String> = words(spelling, Span::new(0, spelling.len()))
                .map(|word| folded(word.of(spelling)))
                .collect();
            let at = (0..here.len())
                .find(|at| !wanted.is_empty() && here.get(*at..).is_some_and(|rest| rest.starts_with(&wanted)))?;
            let last = places.get(at + wanted.len() - 1)?;
            Some((places.get(at)?.cover(*last), number))
        })
    })
}

/// From the first capital of a voice to its last: "kantor berita **Antariksa**".
fn name_in(text: &str, voice: Span) -> Option<Span> {
    let capital = |place: &Span| place.of(text).starts_with(char::is_uppercase);
    let mut capitals = words(text, voice).filter(capital);
    let first = capitals.next()?;
    let last = capitals.last().unwrap_or(first);
    Some(first.cover(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, text: &str, known: &[Vec<&str>]) -> Option<(String, String)> {
        let found = speaker(text, Span::new(0, text.len()), language, known)?;
        Some((found.name.of(text).to_owned(), found.cue.of(text).to_owned()))
    }

    #[test]
    fn a_cue_points_to_a_name() {
        for (language, text, name, cue) in [
            (
                "id",
                "Kesepakatan itu berlaku segera, kata Rukmini Halim kepada pers.",
                "Rukmini Halim",
                "kata",
            ),
            (
                "id",
                "Menurut kantor berita Antariksa, dua kapal karam.",
                "Antariksa",
                "Menurut",
            ),
            (
                "id",
                "Wali Kota Darsono mengatakan banjir sudah surut.",
                "Wali Kota Darsono",
                "mengatakan",
            ),
            (
                "en",
                "The ferry was full, said Harbour Master Odd Lien.",
                "Harbour Master Odd Lien",
                "said",
            ),
            (
                "en",
                "According to the Ministry of Ports, nobody was hurt.",
                "Ministry of Ports",
                "According to",
            ),
            ("en", "Marta Vidal denied that she had signed.", "Marta Vidal", "denied"),
        ] {
            assert_eq!(
                found(language, text, &[]),
                Some((name.to_owned(), cue.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_source_that_is_known_comes_first() {
        let known = [vec!["Badan Pelabuhan", "BP"], vec!["Darsono"]];
        let text = "Di Surabaya, juru bicara BP mengatakan pelabuhan dibuka.";
        assert_eq!(
            found("id", text, &known),
            Some(("BP".to_owned(), "mengatakan".to_owned()))
        );
        let found = speaker(text, Span::new(0, text.len()), "id", &known).and_then(|found| found.known);
        assert_eq!(found, Some(0));
    }

    #[test]
    fn without_a_cue_or_a_name_there_is_nobody() {
        assert_eq!(found("en", "The ferry was full.", &[]), None);
        assert_eq!(found("en", "It was full, they said.", &[]), None);
        assert_eq!(found("xx", "Lien said so.", &[]), None);
        assert_eq!(found("en", "", &[vec![""]]), None);
    }
}
