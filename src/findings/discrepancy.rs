//! Where articles differ on one thing: typed, ranked, each thing once.
//!
//! A discrepancy says that somebody should look, not who is right: it is worded so
//! unless the evidence is exact.

mod accusation;
mod age;
mod attribution;
mod case;
mod certainty;
mod date;
mod denial;
mod group;
mod label;
mod lexicon;
mod list;
mod measure;
mod number;
mod omission;
mod opposite;
mod page;
mod paraphrase;
mod place;
mod quotation;
mod role;
#[cfg(test)]
mod slots_tests;
mod sole;
mod spelling;
#[cfg(test)]
mod tests;
mod title;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use super::attribution::Attribution;
use super::names::Names;
use super::reading::Reading;
use super::values::Values;
use crate::align::Alignment;
use crate::article::ArticleId;
use crate::text::Span;
use case::Case;

/// In what articles differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number.
    Number,
    /// A date or time.
    Date,
    /// Who it is, or how the name is spelt.
    Name,
    /// The title of a person.
    Title,
    /// A place.
    Place,
    /// How sure it is.
    Certainty,
    /// Who says so.
    Attribution,
    /// Whether it is so.
    Denial,
    /// What it is called.
    Label,
    /// The words of a quotation.
    Quotation,
    /// A denial that one leaves out.
    DenialMissing,
    /// Told by one only.
    Omission,
    /// Who or what belongs to a list.
    List,
    /// A date of the page that is not the event's.
    PageDate,
}

impl Kind {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
            Self::Title => "title",
            Self::Place => "place",
            Self::Certainty => "certainty",
            Self::Attribution => "attribution",
            Self::Denial => "denial",
            Self::Label => "label",
            Self::Quotation => "quotation",
            Self::DenialMissing => "denial_missing",
            Self::Omission => "omission",
            Self::List => "list",
            Self::PageDate => "page_date",
        }
    }
}

/// How the sides stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Both cannot be true.
    Contradiction,
    /// It looks as if both could not be true.
    ApparentContradiction,
    /// An article explains how both are true.
    Reconciled,
    /// Both can be true.
    Variant,
    /// Other words for one thing.
    Lexical,
}

impl Relation {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::ApparentContradiction => "apparent_contradiction",
            Self::Reconciled => "reconciled",
            Self::Variant => "variant",
            Self::Lexical => "lexical",
        }
    }
}

/// How an account tells what it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// As so.
    #[default]
    Says,
    /// As not so.
    Denies,
    /// With reserve.
    Hedges,
}

/// One of the accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What it says, short.
    pub value: String,
    /// How it says so.
    pub tells: Tells,
    /// Where it says so; empty where the side is silence.
    pub spans: Vec<(ArticleId, Span)>,
}

/// A thing on which articles, or places of one article, differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Discrepancy {
    /// In what.
    pub kind: Kind,
    /// How the sides stand to one another.
    pub relation: Relation,
    /// 1 to 3, the gravest.
    pub severity: u8,
    /// 0 to 1.
    pub confidence: f32,
    /// What differs, in a sentence.
    pub why: String,
    /// The accounts, the one of most articles first.
    pub sides: Vec<Side>,
}

/// All discrepancies, the gravest and surest first.
pub(super) fn discrepancies(
    readings: &[Reading<'_>],
    values: &[Values],
    names: &Names,
    alignment: &Alignment,
    attributions: &[Attribution],
) -> Vec<Discrepancy> {
    let case = Case::new(readings, values, names, alignment, attributions);
    let mut found = Vec::new();
    for kind in [
        date::find,
        number::find,
        age::find,
        role::find,
        title::find,
        spelling::find,
        place::find,
        certainty::find,
        attribution::find,
        accusation::find,
        denial::find,
        opposite::find,
        label::find,
        quotation::find,
        list::find,
        page::find,
    ] {
        found.extend(kind(&case));
    }
    let quoted = Told::of(&found, Kind::Quotation);
    let worded = wording::find(&case).into_iter().chain(paraphrase::find(&case));
    found.extend(worded.filter(|one| !quoted.has(one)));
    found.extend(omission::find(&case, &found));
    found.retain(|one: &Discrepancy| one.sides.len() > 1);
    found.sort_by(|a, b| {
        let weight = |one: &Discrepancy| f32::from(one.severity) * one.confidence;
        weight(b)
            .total_cmp(&weight(a))
            .then_with(|| a.kind.cmp(&b.kind))
            .then_with(|| a.told().cmp(&b.told()))
            .then_with(|| a.why.cmp(&b.why))
    });
    found
}

/// The places of discrepancies of one kind, by article and where they begin.
struct Told(Vec<(ArticleId, Span, usize)>);

impl Told {
    fn of(found: &[Discrepancy], kind: Kind) -> Self {
        let mut places: Vec<_> = found
            .iter()
            .enumerate()
            .filter(|(_, one)| one.kind == kind)
            .flat_map(|(number, one)| one.sides.iter().map(move |told| (number, told)))
            .flat_map(|(number, told)| told.spans.iter().map(move |(id, span)| (*id, *span, number)))
            .collect();
        places.sort_unstable();
        Self(places)
    }

    /// The discrepancies that a place stands in.
    fn over(&self, id: ArticleId, span: Span) -> impl Iterator<Item = usize> + '_ {
        let to = self
            .0
            .partition_point(|(article, own, ..)| (*article, own.start) < (id, span.end));
        let before = self.0.get(..to).unwrap_or_default().iter().rev();
        before
            .take_while(move |(article, ..)| *article == id)
            .take(PLACES_MOST)
            .filter(move |(_, own, ..)| own.overlap(span).is_some())
            .map(|(.., number)| *number)
    }

    /// Whether two sides of a discrepancy stand in two sides of one that is found already.
    fn has(&self, one: &Discrepancy) -> bool {
        let mut met: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (number, side) in one.sides.iter().enumerate() {
            for (id, span) in &side.spans {
                for known in self.over(*id, *span) {
                    met.entry(known).or_default().insert(number);
                }
            }
        }
        met.values().any(|sides| sides.len() > 1)
    }
}

/// Places before another one that may reach into it: they stand in one sentence.
const PLACES_MOST: usize = 64;

impl Discrepancy {
    /// The values, for an order that does not depend on ids.
    fn told(&self) -> Vec<&str> {
        self.sides.iter().map(|side| side.value.as_str()).collect()
    }
}
