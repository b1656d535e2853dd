//! From a discrepancy to the claim it is about: a mark for each article and account, with
//! the value it gives, and who is said to have said it.

use std::collections::BTreeSet;

use super::Session;
use crate::article::ArticleId;
use crate::dossier::{Anchor, Stance, TakenMark, TakenUp};
use crate::findings::{Discrepancy, Kind, Tells};
use crate::text::Span;

/// Letters of a statement that is drafted, at most.
const LETTERS_MOST: usize = 240;

impl Session {
    /// The claim a discrepancy comes to. `None` where nothing is told of it.
    pub(super) fn taken_up(&self, one: &Discrepancy) -> Option<TakenUp> {
        let first = one.sides.iter().flat_map(|side| &side.spans).next()?;
        let statement = self.sentence_around(*first)?;
        let known = self.known_names();
        let mut marks = Vec::new();
        for side in &one.sides {
            let mut told: BTreeSet<ArticleId> = BTreeSet::new();
            for (article, span) in &side.spans {
                // Each article's first place; the others say the same.
                if !told.insert(*article) {
                    continue;
                }
                let said = self.told_by(*article, *span, &known).map(|told| told.said);
                marks.push(TakenMark {
                    at: Anchor::new(*article, *span),
                    stance: match (side.tells, &said) {
                        (Tells::Denies, _) => Stance::Denies,
                        (Tells::Hedges, _) => Stance::Hedges,
                        (Tells::Says, Some(_)) => Stance::Reports,
                        (Tells::Says, None) => Stance::Asserts,
                    },
                    value: if asks(one.kind).is_empty() {
                        String::new()
                    } else {
                        side.value.clone()
                    },
                    said,
                });
            }
        }
        Some(TakenUp {
            statement,
            asks: asks(one.kind).to_owned(),
            marks,
        })
    }

    /// The sentence of a place, as a claim's first draft.
    fn sentence_around(&self, (article, span): (ArticleId, Span)) -> Option<String> {
        let article = &self.dossier().article(article)?.article;
        let words: Vec<&str> = article
            .sentence_around(span)
            .of(&article.text)
            .split_whitespace()
            .collect();
        let text = words.join(" ");
        let mut short: String = text.chars().take(LETTERS_MOST).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        Some(short)
    }
}

/// What the value of a claim of this kind answers; empty where it has none.
const fn asks(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "how many",
        Kind::Date | Kind::PageDate => "when",
        Kind::Name => "who",
        Kind::Title => "which title",
        Kind::Place => "where",
        Kind::Certainty => "how sure",
        Kind::Attribution => "who says so",
        Kind::Label => "what it is called",
        Kind::Quotation => "which words",
        Kind::List => "who or what belongs to it",
        Kind::Denial | Kind::DenialMissing | Kind::Omission => "",
    }
}
