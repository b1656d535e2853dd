//! Articles: added, removed, corrected, folded.

use std::sync::Arc;

use super::{Change, Plan, fits, outside};
use crate::article::{ArticleId, Fold, Metadata};
use crate::dossier::action::Refusal;
use crate::dossier::model::{Anchor, Entry, Target};
use crate::dossier::words::short;
use crate::text::Span;

impl Plan<'_> {
    /// Checks that what is said to stand in a text stands in it.
    pub(super) fn metadata_fits(id: ArticleId, text: &str, metadata: &Metadata) -> Result<(), Refusal> {
        let Metadata {
            headline,
            outlet,
            byline,
            dateline,
            date,
            url,
            language: _,
        } = metadata;
        for at in [headline, outlet, byline, dateline, date, url]
            .into_iter()
            .flatten()
            .filter_map(|found| found.at)
        {
            fits(id, text, at)?;
        }
        Ok(())
    }

    pub(super) fn add_articles(&mut self, entries: Vec<Entry>) -> Result<String, Refusal> {
        let label = match entries.as_slice() {
            [one] => format!("Add {}", short(&one.article.origin.file_name)),
            many => format!("Add {} articles", many.len()),
        };
        let mut next = self
            .dossier
            .articles
            .last_key_value()
            .map_or(0, |(id, _)| id.0.saturating_add(1));
        let mut arrangement = self.dossier.arrangement.clone();
        let mut known: std::collections::BTreeMap<String, ArticleId> = self
            .dossier
            .articles
            .iter()
            .map(|(id, entry)| (entry.article.origin.sha256.clone(), *id))
            .collect();
        for entry in entries {
            let origin = &entry.article.origin;
            if let Some(article) = known.get(&origin.sha256) {
                return Err(Refusal::Duplicate {
                    file: origin.file_name.clone(),
                    article: *article,
                });
            }
            let id = ArticleId(next);
            next = next.saturating_add(1);
            let text = &entry.article.text;
            Self::metadata_fits(id, text, &entry.metadata)?;
            for fold in &entry.folds {
                fits(id, text, fold.span)?;
            }
            known.insert(origin.sha256.clone(), id);
            arrangement.order.push(id);
            self.changes.push(Change::Article(id, Some(Arc::new(entry))));
        }
        self.push_if(!self.changes.is_empty(), Change::Arrangement(arrangement));
        Ok(label)
    }

    pub(super) fn remove_article(&mut self, id: ArticleId) -> Result<String, Refusal> {
        let label = format!("Remove {id} ({})", short(self.entry(id)?.outlet()));
        let dossier = self.dossier;
        for (mention, _) in dossier.mentions.iter().filter(|(_, m)| m.at.article == id) {
            self.remove_mention(*mention);
        }
        for (naming, _) in dossier.namings.iter().filter(|(_, n)| n.at.article == id) {
            self.changes.push(Change::Naming(*naming, None));
        }
        self.remove_notes_on(|target| match target {
            Target::Article(article) => *article == id,
            Target::Passage(anchor) => anchor.article == id,
            _ => false,
        });
        for what in dossier.dismissed().filter(|what| what.at.article == id) {
            self.changes.push(Change::Dismissed(what, None));
        }
        for (proposed, _) in dossier.proposed.iter().filter(|(_, one)| one.at.article == id) {
            self.changes.push(Change::Proposed(*proposed, None));
        }
        for pair in dossier
            .pins
            .keys()
            .filter(|pair| pair.a.article == id || pair.b.article == id)
        {
            self.changes.push(Change::Pin(*pair, None));
        }
        self.arrange(|arrangement| {
            arrangement.order.retain(|other| *other != id);
            arrangement.hidden.remove(&id);
            arrangement.pivot = arrangement.pivot.filter(|pivot| *pivot != id);
        });
        self.choose(|contents| {
            contents.without_articles.remove(&id);
        });
        self.changes.push(Change::Article(id, None));
        Ok(label)
    }

    pub(super) fn fold(&mut self, id: ArticleId, span: Span) -> Result<String, Refusal> {
        self.anchor(&Anchor::new(id, span))?;
        let article = Arc::clone(&self.entry(id)?.article);
        let touched = article.sentences_in(span);
        let (Some(first), Some(last)) = (article.sentences.get(touched.start), article.sentences[touched].last())
        else {
            return Err(outside(id, span));
        };
        let span = first.span.cover(last.span);
        self.edit_entry(id, |entry| {
            // A longer fold swallows the ones it covers; one that sticks out stays whole.
            let span = entry
                .folds
                .iter()
                .filter(|fold| fold.span.overlap(span).is_some())
                .fold(span, |all, fold| all.cover(fold.span));
            entry.folds.retain(|fold| !span.contains(fold.span));
            entry.folds.push(Fold {
                span,
                reason: "folded by the analyst".to_owned(),
            });
            entry.folds.sort_by_key(|fold| fold.span);
        })?;
        Ok(format!("Fold a passage of {id}"))
    }
}
