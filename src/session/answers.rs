//! What the analyst has answered of the discrepancies: read from the dossier, and kept
//! along with it. A step looks again only at those it may bear on.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dismissed, Document, Mention, Place, Suggested, value_key};
use crate::findings::Discrepancy;
use crate::text::Span;

/// What the analyst has answered of a discrepancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing yet.
    Open,
    /// Marks of this claim stand on two of its sides and tell them apart.
    TakenUp(ClaimId),
    /// It is none.
    Rejected,
}

/// The answers, with what they were read from.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The revision they were read in.
    of: Option<u64>,
    all: Vec<Answered>,
    /// Where they stand, by article, in the order of the text: all, and the open ones.
    places: BTreeMap<ArticleId, Vec<(Span, usize)>>,
    open: BTreeMap<ArticleId, Vec<(Span, usize)>>,
    rejected: BTreeSet<Dismissed>,
}

impl Answers {
    /// No answers yet.
    pub(super) fn new(discrepancies: &[Discrepancy]) -> Self {
        let mut places: BTreeMap<ArticleId, Vec<(Span, usize)>> = BTreeMap::new();
        for (number, one) in discrepancies.iter().enumerate() {
            for (article, span) in one.sides.iter().flat_map(|side| &side.spans) {
                places.entry(*article).or_default().push((*span, number));
            }
        }
        for here in places.values_mut() {
            here.sort_unstable();
        }
        Self {
            all: vec![Answered::Open; discrepancies.len()],
            places,
            ..Self::default()
        }
    }

    /// By the numbers of the discrepancies.
    pub(super) fn all(&self) -> &[Answered] {
        &self.all
    }

    /// Where open ones stand in an article.
    pub(super) fn open_in(&self, article: ArticleId) -> &[(Span, usize)] {
        self.open.get(&article).map_or(&[], Vec::as_slice)
    }

    /// Reads them anew as far as the document has changed.
    pub(super) fn refresh(&mut self, discrepancies: &[Discrepancy], document: &Document) {
        let revision = document.revision();
        if self.of == Some(revision) {
            return;
        }
        let dismissed = document.dossier().dismissed();
        let rejected: BTreeSet<Dismissed> = dismissed.filter(|what| what.kind == Suggested::Discrepancy).collect();
        let marked = self.of.filter(|_| rejected == self.rejected);
        let stale: BTreeSet<usize> = match marked.and_then(|before| document.marked_since(before)) {
            Some(places) => places.into_iter().flat_map(|place| self.at(place)).collect(),
            None => (0..discrepancies.len()).collect(),
        };
        let is_first = self.of.is_none();
        self.rejected = rejected;
        self.of = Some(revision);
        let mut differs = is_first;
        for number in stale {
            let (Some(one), Some(answer)) = (discrepancies.get(number), self.all.get_mut(number)) else {
                continue;
            };
            let now = answered(one, &self.rejected, document);
            differs |= *answer != now;
            *answer = now;
        }
        if differs {
            self.list_open();
        }
    }

    /// Those that stand where marks have changed.
    fn at(&self, (article, span): (ArticleId, Span)) -> impl Iterator<Item = usize> + '_ {
        let here = self.places.get(&article).map_or(&[][..], Vec::as_slice);
        let end = here.partition_point(|(place, _)| place.start <= span.end);
        let before = here.get(..end).unwrap_or_default().iter();
        before
            .filter(move |(place, _)| place.end >= span.start)
            .map(|(_, number)| *number)
    }

    fn list_open(&mut self) {
        self.open.clear();
        for (article, places) in &self.places {
            let open = places
                .iter()
                .filter(|(_, number)| self.all.get(*number) == Some(&Answered::Open));
            let open: Vec<(Span, usize)> = open.copied().collect();
            if !open.is_empty() {
                self.open.insert(*article, open);
            }
        }
    }
}

/// What was answered of a discrepancy.
fn answered(one: &Discrepancy, rejected: &BTreeSet<Dismissed>, document: &Document) -> Answered {
    let mut places = records(one).peekable();
    if places.peek().is_some() && places.all(|place| rejected.contains(&place)) {
        return Answered::Rejected;
    }
    // What a claim's marks say on each side.
    let mut told: BTreeMap<ClaimId, Vec<(usize, &Mention)>> = BTreeMap::new();
    for (side, account) in one.sides.iter().enumerate() {
        for (article, span) in &account.spans {
            for (_, mention) in document.mentions_in(*article, *span) {
                told.entry(mention.claim).or_default().push((side, mention));
            }
        }
    }
    let alone = one.sides.iter().filter(|side| !side.spans.is_empty()).count() < 2;
    let tells_apart = |marks: &[(usize, &Mention)]| {
        let says = |mention: &Mention| (value_key(&mention.value), mention.stance);
        marks.first().is_some_and(|(side, first)| {
            let differs = |(other, mention): &(usize, &Mention)| other != side && says(mention) != says(first);
            alone || marks.iter().any(differs)
        })
    };
    let claim = told.iter().find(|(_, marks)| tells_apart(marks));
    claim.map_or(Answered::Open, |(claim, _)| Answered::TakenUp(*claim))
}

/// The records by which a discrepancy's rejection is remembered: one a place.
pub fn records(one: &Discrepancy) -> impl Iterator<Item = Dismissed> + '_ {
    let places = one.sides.iter().flat_map(|side| &side.spans);
    places.map(|(article, span)| Dismissed {
        kind: Suggested::Discrepancy,
        at: Place {
            article: *article,
            span: *span,
        },
    })
}
