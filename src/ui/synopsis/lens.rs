//! Reading lenses: syntect grammars of our own mark quotations, reporting verbs,
//! words of reserve, numbers and dates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder};

use super::cell::Style;
use crate::article::ArticleId;
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
pub(super) struct Lens {
    cache: BTreeMap<(ArticleId, Span, u64), Vec<(Span, Style)>>,
}

impl Lens {
    /// The stretches of `shown` (which stands at `span`) that a lens sets apart.
    /// A language without a grammar has none.
    pub(super) fn spans(&mut self, language: &str, article: ArticleId, span: Span, shown: &str) -> Vec<(Span, Style)> {
        if self.cache.len() > MOST_CACHED {
            self.cache.clear();
        }
        let key = (article, span, fingerprint(language, shown));
        self.cache
            .entry(key)
            .or_insert_with(|| found(language, span.start, shown))
            .clone()
    }
}

fn fingerprint(language: &str, shown: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (language, shown).hash(&mut hasher);
    hasher.finish()
}

fn found(language: &str, start: usize, shown: &str) -> Vec<(Span, Style)> {
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
            && let Some(style) = style(&stack)
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

fn style(stack: &ScopeStack) -> Option<Style> {
    stack.as_slice().iter().rev().find_map(|scope| {
        let name = scope.to_string();
        match name.split('.').take(2).collect::<Vec<_>>().as_slice() {
            ["keyword", "reporting"] => Some(Style::Cue),
            ["keyword", "hedge"] => Some(Style::Hedge),
            ["constant", "numeric"] => Some(Style::Number),
            ["string", "quoted"] => Some(Style::Quote),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(language: &str, text: &str) -> Vec<(String, Style)> {
        found(language, 0, text)
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
                ("Rabu".to_owned(), Style::Number),
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
    fn a_language_without_a_grammar_has_no_lens() {
        assert!(styled("xx", "Anything said in 2024").is_empty());
    }
}
