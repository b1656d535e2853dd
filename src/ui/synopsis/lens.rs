//! Reading lenses: syntect grammars of our own mark quotations, reporting verbs,
//! words of reserve, numbers and dates, each switched on and off by itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder};

use super::cell::Style;
use crate::article::ArticleId;
use crate::session::{Lens, Lenses};
use crate::text::Span;

/// Passages kept before the cache is emptied.
const MOST_CACHED: usize = 4_000;

/// The grammars, by language.
const GRAMMARS: [(&str, &str); 2] = [
    ("id", include_str!("../../../assets/syntax/news-id.sublime-syntax")),
    ("en", include_str!("../../../assets/syntax/news-en.sublime-syntax")),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut builder = SyntaxSetBuilder::new();
    for (language, grammar) in GRAMMARS {
        match SyntaxDefinition::load_from_str(grammar, true, Some(language)) {
            Ok(syntax) => builder.add(syntax),
            Err(error) => log::error!("assets/syntax/news-{language}.sublime-syntax: {error}"),
        }
    }
    builder.build()
});

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    SYNTAXES
        .syntaxes()
        .iter()
        .find(|syntax| syntax.scope.to_string() == format!("text.news.{language}"))
}

/// What was found in passages already seen.
#[derive(Debug, Default)]
pub(super) struct LensCache {
    cache: BTreeMap<(ArticleId, Span, u64), Vec<(Span, Style)>>,
}

impl LensCache {
    /// The stretches of `shown` (which stands at `span`) that one of the lenses sets apart.
    /// A language without a grammar has none.
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
        self.cache
            .entry(key)
            .or_insert_with(|| found(lenses, language, span.start, shown))
            .clone()
    }
}

fn fingerprint(lenses: Lenses, language: &str, shown: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (lenses, language, shown).hash(&mut hasher);
    hasher.finish()
}

fn found(lenses: Lenses, language: &str, start: usize, shown: &str) -> Vec<(Span, Style)> {
    let Some(syntax) = syntax(language) else {
        return Vec::new();
    };
    let mut state = ParseState::new(syntax);
    let Ok(operations) = state.parse_line(shown, &SYNTAXES) else {
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

    fn styled(language: &str, text: &str) -> Vec<(String, Style)> {
        styled_by(Lenses::ALL, language, text)
    }

    fn styled_by(lenses: Lenses, language: &str, text: &str) -> Vec<(String, Style)> {
        found(lenses, language, 0, text)
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
    fn a_language_without_a_grammar_has_no_lens() {
        assert!(styled("xx", "Anything said in 2024").is_empty());
    }
}
