//! Which claims the matrix shows, and in which order. View state: not undoable.

use std::collections::BTreeSet;

use crate::dossier::codebook::{path, upwards};
use crate::dossier::{ClaimId, Document, RELIABILITY, Stance, Status, TagId, Tally};
use crate::text::fold::folded;

/// One thing a claim is asked for. Of one kind any may hold; of each kind one must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Criterion {
    /// An article takes this stance.
    Stance(Stance),
    /// It stands so.
    Status(Status),
    /// A source with this rating (`None`: with none) says it.
    Rating(Option<char>),
    /// It has this tag or one below it.
    Tag(TagId),
    /// It is not as the file has it.
    Changed,
}

impl Criterion {
    /// The criteria that need no codebook, in the order of the menu, by heading.
    pub(super) fn groups() -> [(&'static str, Vec<Self>); 4] {
        let ratings = RELIABILITY.iter().map(|(letter, _)| Some(*letter)).chain([None]);
        [
            ("AN ARTICLE", Stance::ALL.map(Self::Stance).to_vec()),
            ("THE CLAIM IS", Status::ALL.map(Self::Status).to_vec()),
            ("SAID BY A SOURCE RATED", ratings.map(Self::Rating).collect()),
            ("SINCE THE FILE WAS OPENED OR SAVED", vec![Self::Changed]),
        ]
    }

    /// In words, as a chip shows it.
    pub(super) fn words(self, document: &Document) -> String {
        match self {
            Self::Stance(stance) => format!("an article {}", stance.word()),
            Self::Status(status) => status.word().to_owned(),
            Self::Rating(Some(letter)) => format!("source rated {letter}"),
            Self::Rating(None) => "source not rated".to_owned(),
            Self::Tag(tag) => format!("tag {}", path(document.dossier().tags(), tag)),
            Self::Changed => "changed since opened or saved".to_owned(),
        }
    }

    fn holds(self, document: &Document, tally: &Tally, changed: &BTreeSet<ClaimId>, id: ClaimId) -> bool {
        let dossier = document.dossier();
        let mut mentions = tally
            .mentions_of(id)
            .filter_map(|mention| dossier.mentions().get(&mention));
        match self {
            Self::Stance(stance) => mentions.any(|mention| mention.stance == stance),
            Self::Status(status) => tally.status(dossier, id) == status,
            Self::Rating(rating) => mentions.any(|mention| {
                let said = mention.attribution.as_ref();
                let source = said.and_then(|said| dossier.sources().get(&said.source));
                source.is_some_and(|source| source.reliability == rating)
            }),
            Self::Tag(tag) => dossier.claims().get(&id).is_some_and(|claim| {
                let mut tags = claim.tags.iter();
                tags.any(|own| upwards(dossier.tags(), *own).contains(&tag))
            }),
            Self::Changed => changed.contains(&id),
        }
    }
}

/// All that a claim is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter(BTreeSet<Criterion>);

impl Filter {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, criterion: Criterion) -> bool {
        self.0.contains(&criterion)
    }

    pub(super) fn toggle(&mut self, criterion: Criterion) {
        if !self.0.remove(&criterion) {
            self.0.insert(criterion);
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn criteria(&self) -> impl Iterator<Item = Criterion> + '_ {
        self.0.iter().copied()
    }

    /// Lets go of tags that are in the codebook no more.
    pub(super) fn forget_missing(&mut self, document: &Document) {
        let tags = document.dossier().tags();
        self.0
            .retain(|criterion| !matches!(criterion, Criterion::Tag(tag) if !tags.contains_key(tag)));
    }

    fn passes(&self, document: &Document, tally: &Tally, changed: &BTreeSet<ClaimId>, id: ClaimId) -> bool {
        self.0.iter().all(|criterion| {
            let kind = std::mem::discriminant(criterion);
            let mut alike = self.0.iter().filter(|other| std::mem::discriminant(*other) == kind);
            alike.any(|other| other.holds(document, tally, changed, id))
        })
    }
}

/// By what the rows follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Numbered,
    Urgency,
    Articles,
    Statement,
    Changed,
}

impl Sort {
    pub(super) const ALL: [Self; 5] = [
        Self::Numbered,
        Self::Urgency,
        Self::Articles,
        Self::Statement,
        Self::Changed,
    ];

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Numbered => "as numbered",
            Self::Urgency => "most urgent first",
            Self::Articles => "most articles first",
            Self::Statement => "by statement",
            Self::Changed => "last changed first",
        }
    }
}

/// The claims that pass, in order. Where the sort says nothing, as numbered.
pub(super) fn shown(document: &Document, tally: &Tally, filter: &Filter, sort: Sort) -> Vec<ClaimId> {
    let dossier = document.dossier();
    let changed = if filter.has(Criterion::Changed) {
        dossier.claims_changed_since(document.saved())
    } else {
        BTreeSet::new()
    };
    let all = dossier.claims().keys().copied();
    let mut claims: Vec<ClaimId> = all.filter(|id| filter.passes(document, tally, &changed, *id)).collect();
    let articles = |id: &ClaimId| {
        let mentions = tally.mentions_of(*id);
        let places = mentions.filter_map(|mention| Some(dossier.mentions().get(&mention)?.at.article));
        places.collect::<BTreeSet<_>>().len()
    };
    match sort {
        Sort::Numbered => {}
        Sort::Urgency => claims.sort_by_cached_key(|id| {
            let status = tally.status(dossier, *id);
            Status::ALL.iter().position(|other| *other == status)
        }),
        Sort::Articles => claims.sort_by_cached_key(|id| std::cmp::Reverse(articles(id))),
        Sort::Statement => {
            claims.sort_by_cached_key(|id| dossier.claims().get(id).map(|claim| folded(claim.statement.trim())));
        }
        Sort::Changed => claims.sort_by_key(|id| std::cmp::Reverse(document.last_changed(*id))),
    }
    claims
}
