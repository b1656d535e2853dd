//! Whether every reference of a dossier leads somewhere and every mark lies in its article.

use std::collections::BTreeSet;

use super::{Fault, FaultKind, Record};
use crate::article::{ArticleId, Metadata};
use crate::dossier::codebook::upwards;
use crate::dossier::model::{Anchor, Dossier, Entry, SourceId, Target};
use crate::dossier::proposed::ProposedAs;
use crate::text::Span;

/// The greatest number an id may have: room for new ids above it.
const MOST_ID: u32 = 1_000_000_000;

/// The greatest number of an article: its siglum stays readable (five letters).
const MOST_ARTICLE: u32 = 1_000_000;

/// The places in the text that metadata was read at.
fn places_of(metadata: &Metadata) -> impl Iterator<Item = Span> + '_ {
    [
        &metadata.headline,
        &metadata.outlet,
        &metadata.byline,
        &metadata.dateline,
        &metadata.date,
        &metadata.url,
    ]
    .into_iter()
    .filter_map(|found| found.as_ref()?.at)
}

/// Every fault of a dossier's records.
pub(super) fn faults(dossier: &Dossier) -> Vec<Fault> {
    let mut check = Check {
        dossier,
        record: Record::Arrangement,
        faults: Vec::new(),
    };
    check.arrangement();
    check.articles();
    check.ids();
    check.claims();
    check.sources();
    check.marks();
    check.notes();
    check.pins();
    check.proposed();
    check.faults
}

/// Collects the faults of the record at hand.
struct Check<'a> {
    dossier: &'a Dossier,
    record: Record,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn push(&mut self, kind: FaultKind) {
        let record = self.record;
        self.faults.push(Fault { record, kind });
    }

    /// Notes that `record` is not there, unless it is.
    fn refers(&mut self, record: Record) {
        let there = match record {
            Record::Arrangement | Record::Contents => true,
            Record::Article(id) => self.dossier.articles.contains_key(&id),
            Record::Claim(id) => self.dossier.claims.contains_key(&id),
            Record::Mention(id) => self.dossier.mentions.contains_key(&id),
            Record::Source(id) => self.dossier.sources.contains_key(&id),
            Record::Naming(id) => self.dossier.namings.contains_key(&id),
            Record::Note(id) => self.dossier.notes.contains_key(&id),
            Record::Pin(pair) => self.dossier.pins.contains_key(&pair),
            Record::Tag(id) => self.dossier.tags.contains_key(&id),
            Record::Relation(pair) => self.dossier.relations.contains_key(&pair),
            Record::NeverMerge(pair) => self.dossier.never_merge.contains_key(&pair),
            Record::Dismissed(what) => self.dossier.dismissed.contains_key(&what),
            Record::Proposed(id) => self.dossier.proposed.contains_key(&id),
        };
        if !there {
            self.push(FaultKind::Missing(record));
        }
    }

    fn arrangement(&mut self) {
        let arrangement = &self.dossier.arrangement;
        let mut seen = BTreeSet::new();
        for id in &arrangement.order {
            self.refers(Record::Article(*id));
            if !seen.insert(*id) {
                self.push(FaultKind::ListedTwice(*id));
            }
        }
        for id in self.dossier.articles.keys().filter(|id| !seen.contains(id)) {
            self.push(FaultKind::NotListed(*id));
        }
        for id in arrangement.hidden.iter().chain(&arrangement.pivot) {
            self.refers(Record::Article(*id));
        }
        self.record = Record::Contents;
        for id in &self.dossier.contents.without_articles {
            self.refers(Record::Article(*id));
        }
        for id in &self.dossier.contents.without_claims {
            self.refers(Record::Claim(*id));
        }
    }

    fn articles(&mut self) {
        for (id, entry) in &self.dossier.articles {
            self.record = Record::Article(*id);
            let folds = entry.folds.iter().map(|fold| fold.span);
            for span in places_of(&entry.metadata).chain(folds) {
                self.place(*id, span);
            }
            if let Some(source) = entry.copy_of {
                self.refers(Record::Source(source));
            }
        }
    }

    fn claims(&mut self) {
        for (id, claim) in &self.dossier.claims {
            self.record = Record::Claim(*id);
            for tag in &claim.tags {
                self.refers(Record::Tag(*tag));
            }
        }
        for (id, tag) in &self.dossier.tags {
            self.record = Record::Tag(*id);
            if let Some(parent) = tag.parent {
                self.refers(Record::Tag(parent));
                if upwards(&self.dossier.tags, parent).contains(id) {
                    self.push(FaultKind::Circle);
                }
            }
        }
        for pair in self.dossier.relations.keys() {
            self.record = Record::Relation(*pair);
            self.refers(Record::Claim(pair.from));
            self.refers(Record::Claim(pair.to));
            if pair.from == pair.to {
                self.push(FaultKind::Itself);
            }
        }
    }

    fn sources(&mut self) {
        let sources = &self.dossier.sources;
        for (id, source) in sources {
            self.record = Record::Source(*id);
            if let Some(parent) = source.parent {
                self.refers(Record::Source(parent));
                let above = |id: &SourceId| sources.get(id).and_then(|source| source.parent);
                let mut line = std::iter::successors(Some(parent), above).take(sources.len());
                if line.any(|other| other == *id) {
                    self.push(FaultKind::Circle);
                }
            }
        }
        for pair in self.dossier.never_merge.keys() {
            self.record = Record::NeverMerge(*pair);
            self.refers(Record::Source(pair.a));
            self.refers(Record::Source(pair.b));
            if pair.a == pair.b {
                self.push(FaultKind::Itself);
            }
        }
    }

    fn ids(&mut self) {
        let Dossier {
            articles,
            claims,
            mentions,
            sources,
            namings,
            notes,
            tags,
            proposed,
            ..
        } = self.dossier;
        let last = [
            articles
                .last_key_value()
                .map(|(id, _)| (Record::Article(*id), id.0, MOST_ARTICLE)),
            claims
                .last_key_value()
                .map(|(id, _)| (Record::Claim(*id), id.0, MOST_ID)),
            mentions
                .last_key_value()
                .map(|(id, _)| (Record::Mention(*id), id.0, MOST_ID)),
            sources
                .last_key_value()
                .map(|(id, _)| (Record::Source(*id), id.0, MOST_ID)),
            namings
                .last_key_value()
                .map(|(id, _)| (Record::Naming(*id), id.0, MOST_ID)),
            notes.last_key_value().map(|(id, _)| (Record::Note(*id), id.0, MOST_ID)),
            tags.last_key_value().map(|(id, _)| (Record::Tag(*id), id.0, MOST_ID)),
            proposed
                .last_key_value()
                .map(|(id, _)| (Record::Proposed(*id), id.0, MOST_ID)),
        ];
        for (record, number, most) in last.into_iter().flatten() {
            if number > most {
                self.record = record;
                self.push(FaultKind::IdTooLarge);
            }
        }
    }

    fn marks(&mut self) {
        for (id, mention) in &self.dossier.mentions {
            self.record = Record::Mention(*id);
            self.refers(Record::Claim(mention.claim));
            self.anchor(&mention.at);
            if let Some(attribution) = &mention.attribution {
                self.refers(Record::Source(attribution.source));
                for through in &attribution.via {
                    self.refers(Record::Source(*through));
                }
                if let Some(cue) = attribution.cue {
                    self.place(mention.at.article, cue);
                }
            }
        }
        for (id, naming) in &self.dossier.namings {
            self.record = Record::Naming(*id);
            self.refers(Record::Source(naming.source));
            self.anchor(&naming.at);
        }
    }

    /// Marks of others name claims and sources in words: only their places refer to records.
    fn proposed(&mut self) {
        for (id, one) in &self.dossier.proposed {
            self.record = Record::Proposed(*id);
            self.anchor(&one.at);
            if let ProposedAs::Claim { said: Some(said), .. } = &one.what
                && let Some(cue) = said.cue
            {
                self.place(one.at.article, cue);
            }
        }
    }

    fn notes(&mut self) {
        for (id, note) in &self.dossier.notes {
            self.record = Record::Note(*id);
            match &note.on {
                Target::Dossier => {}
                Target::Article(id) => self.refers(Record::Article(*id)),
                Target::Passage(anchor) => self.anchor(anchor),
                Target::Claim(id) => self.refers(Record::Claim(*id)),
                Target::Mention(id) => self.refers(Record::Mention(*id)),
                Target::Source(id) => self.refers(Record::Source(*id)),
            }
        }
    }

    fn pins(&mut self) {
        for what in self.dossier.dismissed.keys() {
            self.record = Record::Dismissed(*what);
            self.refers(Record::Article(what.at.article));
            self.place(what.at.article, what.at.span);
        }
        for pair in self.dossier.pins.keys() {
            self.record = Record::Pin(*pair);
            for place in [pair.a, pair.b] {
                self.refers(Record::Article(place.article));
                self.place(place.article, place.span);
            }
            if pair.a.article == pair.b.article {
                self.push(FaultKind::SameArticle(pair.a.article));
            }
        }
    }

    fn anchor(&mut self, at: &Anchor) {
        self.refers(Record::Article(at.article));
        if at.fragments.is_empty() {
            self.push(FaultKind::NoPassage);
        }
        let mut end = 0;
        for span in &at.fragments {
            self.place(at.article, *span);
            if span.start < end {
                self.push(FaultKind::OutOfOrder(*span));
            }
            end = end.max(span.end);
        }
    }

    /// Notes a span that is not in its article; an article that is not there is
    /// another fault.
    fn place(&mut self, article: ArticleId, span: Span) {
        let outside = |entry: &Entry| !span.within(&entry.article.text);
        if self.dossier.article(article).is_some_and(outside) {
            self.push(FaultKind::OutsideArticle { article, span });
        }
    }
}
