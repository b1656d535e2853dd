//! The records of a project file as records of a dossier: every text is checked
//! against its hash and every place against what it quotes.

use std::sync::Arc;

use super::finding::{Problem, shown};
use super::format::{self, Id, Place, sha256};
use super::read::Reader;
use crate::article::{Article, ArticleId, Fold, Found, Metadata};
use crate::dossier::{
    Anchor, Attribution, ClaimPair, Dismissed, Entry, Mention, Naming, Note, Parts, Pin, PinPair, Proposed, ProposedAs,
    Record, Relation, Said, SourcePair, Target,
};
use crate::text::selector::Resolution;
use crate::text::{Selector, Span};

/// With this many findings a quotation that is not in its place is not looked
/// for elsewhere any more: that reads the whole text for every mark.
const MOST_SEARCHES: usize = 1000;

impl Reader<'_> {
    /// All records that can be read.
    pub(super) fn parts(&mut self) -> Parts {
        let mut parts = Parts::default();
        // The articles first, whose texts the places of all others are checked against.
        for (at, article) in self.records::<format::Article>("articles", "article") {
            parts.articles.push(self.article(at, article));
        }
        if let Some(about) = self.fields::<format::About>("about") {
            parts.about = about.into();
        }
        if let Some(arrangement) = self.fields::<format::Arrangement>("arrangement") {
            parts.arrangement = arrangement.into();
        }
        if let Some(contents) = self.fields::<format::Contents>("report") {
            parts.contents = contents.into();
        }
        for (at, claim) in self.records::<format::Claim>("claims", "claim") {
            self.starts_at(Record::Claim(claim.id.0), at);
            parts.claims.push((claim.id.0, claim.into()));
        }
        for (at, source) in self.records::<format::Source>("sources", "source") {
            self.starts_at(Record::Source(source.id.0), at);
            parts.sources.push((source.id.0, source.into()));
        }
        for (at, tag) in self.records::<format::Tag>("tags", "tag") {
            self.starts_at(Record::Tag(tag.id.0), at);
            parts.tags.push((tag.id.0, tag.into()));
        }
        for (at, relation) in self.records::<format::RelationRecord>("relations", "relation") {
            let relation: (ClaimPair, Relation) = relation.into();
            self.starts_at(Record::Relation(relation.0), at);
            parts.relations.push(relation);
        }
        for (at, pair) in self.records::<format::NeverMerge>("never_merge", "never_merge") {
            let pair: SourcePair = pair.into();
            self.starts_at(Record::NeverMerge(pair), at);
            parts.never_merge.push(pair);
        }
        for (at, mention) in self.records::<format::Mention>("mentions", "mention") {
            let record = self.starts_at(Record::Mention(mention.id.0), at);
            parts.mentions.push((mention.id.0, self.mention(record, mention)));
        }
        for (at, naming) in self.records::<format::Naming>("namings", "naming") {
            let record = self.starts_at(Record::Naming(naming.id.0), at);
            let source = naming.source.0;
            let at = self.anchor(record, naming.article, naming.at);
            parts.namings.push((naming.id.0, Naming { source, at }));
        }
        for (at, note) in self.records::<format::Note>("notes", "note") {
            let record = self.starts_at(Record::Note(note.id.0), at);
            let on = self.target(record, note.on);
            parts.notes.push((note.id.0, Note { on, text: note.text }));
        }
        for (at, pin) in self.records::<format::PinRecord>("pins", "pin") {
            parts.pins.push(self.pin(at, pin));
        }
        for (at, dismissed) in self.records::<format::Dismissed>("dismissed", "dismissed") {
            let place = dismissed.at;
            let what = Dismissed {
                kind: dismissed.kind.into(),
                at: crate::dossier::Place {
                    article: place.article.0,
                    span: Span::new(place.start, place.end),
                },
            };
            let record = self.starts_at(Record::Dismissed(what), at);
            self.place(
                record,
                place.article.0,
                without_context(place.start, place.end, place.quote),
            );
            parts.dismissed.push(what);
        }
        for (at, proposed) in self.records::<format::Proposed>("proposed", "proposed mark") {
            let record = self.starts_at(Record::Proposed(proposed.id.0), at);
            parts.proposed.push((proposed.id.0, self.proposed(record, proposed)));
        }
        parts
    }

    fn proposed(&mut self, record: Record, proposed: format::Proposed) -> Proposed {
        let article = proposed.article;
        let what = match proposed.what {
            format::ProposedAs::Naming(name) => ProposedAs::Naming(name),
            format::ProposedAs::Note => ProposedAs::Note,
            format::ProposedAs::Claim {
                statement,
                stance,
                value,
                said,
            } => ProposedAs::Claim {
                statement,
                stance: stance.map(Into::into),
                value,
                said: said.map(|said| Said {
                    name: said.name,
                    via: said.via,
                    cue: said.cue.map(|cue| self.place(record, article.0, cue)),
                }),
            },
        };
        Proposed {
            file: proposed.file,
            author: proposed.author,
            at: self.anchor(record, article, proposed.at),
            what,
            comment: proposed.comment,
            rejected: proposed.rejected,
        }
    }

    fn article(&mut self, at: usize, article: format::Article) -> (ArticleId, Entry) {
        let id = article.id.0;
        let record = self.starts_at(Record::Article(id), at);
        let text: Arc<str> = article.text.join("\n").into();
        let found = sha256(text.as_bytes());
        if found != article.text_sha256 {
            let expected = shown(&article.text_sha256).trim_matches('"').to_owned();
            self.record_finding(record, Problem::TextChanged { expected, found });
        }
        self.texts.entry(id).or_insert_with(|| Arc::clone(&text));
        let metadata = self.metadata(record, id, article.metadata);
        let folds = article.folds.into_iter().map(|fold| {
            let place = without_context(fold.start, fold.end, fold.quote);
            let span = self.place(record, id, place);
            let reason = fold.reason;
            Fold { span, reason }
        });
        let folds = folds.collect();
        let read = article.read;
        let copy_of = article.copy_of.map(|id| id.0);
        let article = Article::new(text, article.origin.into(), &metadata.language);
        let article = Arc::new(article);
        let entry = Entry {
            article,
            metadata,
            folds,
            read,
            copy_of,
        };
        (id, entry)
    }

    fn metadata(&mut self, record: Record, id: ArticleId, metadata: format::Metadata) -> Metadata {
        let mut found = |found: Option<format::Found>| {
            found.map(|found| Found {
                value: found.value,
                at: found.at.map(|place| self.place(record, id, place)),
            })
        };
        Metadata {
            headline: found(metadata.headline),
            outlet: found(metadata.outlet),
            byline: found(metadata.byline),
            dateline: found(metadata.dateline),
            date: found(metadata.date),
            url: found(metadata.url),
            language: metadata.language,
        }
    }

    fn mention(&mut self, record: Record, mention: format::Mention) -> Mention {
        let attribution = mention.attribution.map(|attribution| Attribution {
            source: attribution.source.0,
            via: attribution.via.into_iter().map(|id| id.0).collect(),
            cue: attribution.cue.map(|cue| self.place(record, mention.article.0, cue)),
        });
        Mention {
            claim: mention.claim.0,
            at: self.anchor(record, mention.article, mention.at),
            stance: mention.stance.into(),
            value: mention.value,
            attribution,
        }
    }

    fn target(&mut self, record: Record, target: format::Target) -> Target {
        match target {
            format::Target::Dossier => Target::Dossier,
            format::Target::Article(id) => Target::Article(id.0),
            format::Target::Passage { article, at } => Target::Passage(self.anchor(record, article, at)),
            format::Target::Claim(id) => Target::Claim(id.0),
            format::Target::Mention(id) => Target::Mention(id.0),
            format::Target::Source(id) => Target::Source(id.0),
        }
    }

    fn pin(&mut self, at: usize, pin: format::PinRecord) -> (PinPair, Pin) {
        let place = |place: &format::PinPlace| crate::dossier::Place {
            article: place.article.0,
            span: Span::new(place.start, place.end),
        };
        let pair = PinPair::new(place(&pin.a), place(&pin.b));
        let record = self.starts_at(Record::Pin(pair), at);
        for place in [pin.a, pin.b] {
            self.place(
                record,
                place.article.0,
                without_context(place.start, place.end, place.quote),
            );
        }
        (pair, pin.pin.into())
    }

    fn anchor(&mut self, record: Record, article: Id<ArticleId>, at: Vec<Place>) -> Anchor {
        let article = article.0;
        let fragments = at.into_iter().map(|place| self.place(record, article, place));
        let fragments = fragments.collect();
        Anchor { article, fragments }
    }

    /// The span of `place`, once it is certain that what it quotes stands there.
    fn place(&mut self, record: Record, article: ArticleId, place: Place) -> Span {
        let span = Span::new(place.start, place.end);
        // An article that is not there is told by `Dossier::from_parts`.
        let Some(text) = self.texts.get(&article).cloned() else {
            return span;
        };
        let stands = place.start < place.end
            && span.within(&text)
            && span.of(&text) == place.quote
            && text
                .get(..span.start)
                .is_some_and(|before| before.ends_with(&place.prefix))
            && text
                .get(span.end..)
                .is_some_and(|after| after.starts_with(&place.suffix));
        if !stands {
            self.misplaced.insert(record);
            let problem = self.place_changed(article, &text, place);
            self.record_finding(record, problem);
        }
        span
    }

    fn place_changed(&self, article: ArticleId, text: &str, place: Place) -> Problem {
        let (start, end) = (place.start, place.end);
        // With context where the quotation alone would not show the difference.
        let found = text.get(start..end).filter(|found| !found.is_empty());
        let (quoted, found) = if found == Some(place.quote.as_str()) {
            let around = start.saturating_sub(place.prefix.len())..end.saturating_add(place.suffix.len());
            let found = text.get(around).or(found);
            (format!("{}{}{}", place.prefix, place.quote, place.suffix), found)
        } else {
            (place.quote.clone(), found)
        };
        let found = found.map(str::to_owned);
        let elsewhere = if self.found.len() < MOST_SEARCHES {
            let selector = Selector {
                // A span that fits nowhere: the quotation is looked for by itself.
                span: Span::new(0, 0),
                quote: place.quote,
                prefix: place.prefix,
                suffix: place.suffix,
            };
            match selector.resolve(text) {
                Resolution::Elsewhere(span) | Resolution::Exact(span) => Some(span),
                Resolution::Lost => None,
            }
        } else {
            None
        };
        Problem::PlaceChanged {
            article,
            start,
            end,
            quoted,
            found,
            elsewhere,
        }
    }
}

fn without_context(start: usize, end: usize, quote: String) -> Place {
    Place {
        start,
        end,
        quote,
        prefix: String::new(),
        suffix: String::new(),
    }
}
