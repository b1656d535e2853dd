//! Reading lenses: grammars of our own for syntect, built from a language's word lists,
//! mark quotations, reporting verbs, words of reserve, numbers and dates, each switched
//! on and off by itself.

mod grammar;

use std::collections::BTreeMap;

use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

use super::cell::Style;
use crate::article::ArticleId;
use crate::session::{Lens, Lenses};
use crate::text::{Span, language};

/// Passages kept before the cache is emptied.
const MOST_CACHED: usize = 4_000;

/// What was found in passages already seen.
#[derive(Debug, Default)]
pub(super) struct LensCache {
    cache: BTreeMap<(ArticleId, Span, u64), Vec<(Span, Style)>>,
    /// By language; none where it cannot be had.
    grammars: BTreeMap<String, Option<SyntaxSet>>,
}

impl LensCache {
    /// The stretches of `shown` (which stands at `span`) that one of the lenses sets apart.
    /// A language without lists has quotations and numbers.
    pub(super) fn spans(
        &mut self,
        lenses: Lenses,
        language: &str,
        article: ArticleId,
        span: Span,
        shown: &str,
    ) -> Vec<(Span, Style)> {
        if self.cache.len() > MOST_CACHED {
            self.cache.clear();
        }
        let key = (article, span, fingerprint(lenses, language, shown));
        if let Some(found) = self.cache.get(&key) {
            return found.clone();
        }
        let grammar = self.grammars.entry(language.to_owned()).or_insert_with(|| {
            let grammar = grammar::grammar(language::languages(), language);
            grammar
                .inspect_err(|error| log::error!("the lenses of {language}: {error}"))
                .ok()
        });
        let found = grammar
            .as_ref()
            .map_or_else(Vec::new, |grammar| found(lenses, grammar, span.start, shown));
        self.cache.insert(key, found.clone());
        found
    }
}

fn fingerprint(lenses: Lenses, language: &str, shown: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (lenses, language, shown).hash(&mut hasher);
    hasher.finish()
}

fn found(lenses: Lenses, grammar: &SyntaxSet, start: usize, shown: &str) -> Vec<(Span, Style)> {
    let Some(syntax) = grammar.syntaxes().first() else {
        return Vec::new();
    };
    let mut state = ParseState::new(syntax);
    let Ok(operations) = state.parse_line(shown, grammar) else {
        return Vec::new();
    };
    let mut stack = ScopeStack::new();
    let mut out: Vec<(Span, Style)> = Vec::new();
    let mut at = 0;
    for (offset, operation) in operations
        .into_iter()
        .chain([(shown.len(), syntect::parsing::ScopeStackOp::Noop)])
    {
        if at < offset
            && let Some(style) = style(lenses, &stack)
        {
            out.push((Span::new(start + at, start + offset), style));
        }
        at = at.max(offset);
        if stack.apply(&operation).is_err() {
            return out;
        }
    }
    out
}

/// The innermost thing that a lens which is on sets apart.
fn style(lenses: Lenses, stack: &ScopeStack) -> Option<Style> {
    stack.as_slice().iter().rev().find_map(|scope| {
        let name = scope.to_string();
        let (lens, style) = match name.split('.').take(3).collect::<Vec<_>>().as_slice() {
            ["keyword", "reporting", ..] => (Lens::Reporting, Style::Cue),
            ["keyword", "hedge", ..] => (Lens::Hedges, Style::Hedge),
            ["constant", "numeric", "date"] => (Lens::Dates, Style::Date),
            ["constant", "numeric", ..] => (Lens::Numbers, Style::Number),
            ["string", "quoted", ..] => (Lens::Quotations, Style::Quote),
            _ => return None,
        };
        lenses.has(lens).then_some(style)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::{Languages, OwnFile};

    fn styled(language: &str, text: &str) -> Vec<(String, Style)> {
        styled_by(Lenses::ALL, language, text)
    }

    fn styled_by(lenses: Lenses, language: &str, text: &str) -> Vec<(String, Style)> {
        styled_in(&Languages::default(), lenses, language, text)
    }

    fn styled_in(languages: &Languages, lenses: Lenses, language: &str, text: &str) -> Vec<(String, Style)> {
        let grammar = grammar::grammar(languages, language).unwrap();
        found(lenses, &grammar, 0, text)
            .into_iter()
            .map(|(span, style)| (span.of(text).to_owned(), style))
            .collect()
    }

    #[test]
    fn indonesian_lenses_find_what_they_should() {
        let found = styled("id", "Ia mengatakan 11.000 peluru mungkin dikirim pada Rabu.");
        assert_eq!(
            found,
            [
                ("mengatakan".to_owned(), Style::Cue),
                ("11.000 ".to_owned(), Style::Number),
                ("mungkin".to_owned(), Style::Hedge),
                ("Rabu".to_owned(), Style::Date),
            ]
        );
    }

    #[test]
    fn english_lenses_see_a_quotation() {
        let found = styled("en", "“We may go,” she said.");
        assert!(found.contains(&("said".to_owned(), Style::Cue)));
        assert!(
            found
                .iter()
                .any(|(text, style)| *style == Style::Quote && text.starts_with('“'))
        );
        assert!(found.contains(&("may".to_owned(), Style::Hedge)));
    }

    #[test]
    fn each_lens_finds_its_own_also_in_a_quotation() {
        let text = "“On 19 June 40 men may go,” she said.";
        let by = |lens| styled_by(Lenses::default().switched(lens), "en", text);
        assert_eq!(by(Lens::Dates), [("19 June".to_owned(), Style::Date)]);
        assert_eq!(by(Lens::Hedges), [("may".to_owned(), Style::Hedge)]);
        assert_eq!(by(Lens::Reporting), [("said".to_owned(), Style::Cue)]);
        assert_eq!(by(Lens::Numbers).len(), 1);
        let quoted: String = by(Lens::Quotations).into_iter().map(|(part, _)| part).collect();
        assert_eq!(quoted, "“On 19 June 40 men may go,”");
        assert_eq!(styled_by(Lenses::default(), "en", text), []);
    }

    #[test]
    fn a_language_without_lists_has_quotations_and_numbers() {
        assert_eq!(
            styled("xx", "Anything said in 2024"),
            [("2024".to_owned(), Style::Number)]
        );
        let quoted = styled_by(Lenses::default().switched(Lens::Quotations), "xx", "a «b» c");
        assert_eq!(quoted.iter().map(|(text, _)| text.as_str()).collect::<String>(), "«b»");
    }

    #[test]
    fn a_language_with_lists_of_the_users_has_all_of_them() {
        let text = r#"(
            speech: (verbs: ["sade", "uppgav"], according: ["enligt"]),
            lens: (hedges: ["kanske"], days: ["måndag"], months: ["maj"], quotes: ["””"]),
        )"#;
        let file = OwnFile {
            code: "sv".to_owned(),
            name: "sv.ron".to_owned(),
            text: text.to_owned(),
        };
        let (languages, faults) = Languages::with(&[file]);
        assert_eq!(faults, Vec::<String>::new());
        let text = "Enligt Lind, som sade ”kanske” på måndag, sjönk 3 båtar den 12 maj 2021.";
        let found = styled_in(&languages, Lenses::ALL, "sv", text);
        for (words, style) in [
            ("Enligt", Style::Cue),
            ("sade", Style::Cue),
            ("kanske", Style::Hedge),
            ("måndag", Style::Date),
            ("12 maj 2021", Style::Date),
            ("”", Style::Quote),
        ] {
            assert!(found.contains(&(words.to_owned(), style)), "{words}: {found:?}");
        }
    }

    #[test]
    fn days_and_phrases_that_are_other_words_are_left_alone() {
        let found = styled(
            "id",
            "Dua minggu lalu, dengan kata lain, hari Minggu, ia berkata begitu pada 3 Mei 2024.",
        );
        let words: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["Minggu", "berkata", "3 Mei 2024"]);
    }
}
