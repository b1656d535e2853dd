//! Which sources of the register may be one, by their names.

use super::model::{Dossier, Source, SourceId, SourceKind, SourcePair};
use crate::findings::variants::{Known, Likeness, Voice, variants};

/// Two sources that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The two.
    pub pair: SourcePair,
    /// How their names are alike.
    pub likeness: Likeness,
    /// The names that are, where they are not those the sources go by.
    pub by: Option<(String, String)>,
}

impl Variant {
    /// Why they may be one, in words.
    #[must_use]
    pub fn because(&self) -> String {
        match &self.by {
            Some((a, b)) if a == b => format!("both go by “{a}”"),
            Some((a, b)) => format!("{} (“{a}”, “{b}”)", self.likeness.words()),
            None => self.likeness.words().to_owned(),
        }
    }
}

impl Dossier {
    /// The sources that may be one, the likeliest first: never two that the analyst keeps
    /// apart, of two kinds, or of which one belongs to the other.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant> {
        let ids: Vec<SourceId> = self.sources.keys().copied().collect();
        let known: Vec<Known<'_>> = self.sources.values().map(known).collect();
        let pair = |a: usize, b: usize| Some(SourcePair::new(*ids.get(a)?, *ids.get(b)?));
        let apart = |a, b| {
            pair(a, b).is_none_or(|pair| {
                let belongs = |child, parent| self.ancestors(child).any(|above| above == parent);
                self.never_merge.contains_key(&pair) || belongs(pair.a, pair.b) || belongs(pair.b, pair.a)
            })
        };
        let mut found: Vec<Variant> = variants(&known, &apart)
            .into_iter()
            .filter_map(|variant| {
                let pair = pair(variant.a.0, variant.b.0)?;
                let goes_by = |id: SourceId, name: &str| self.sources.get(&id).is_some_and(|s| s.name.trim() == name);
                let is_plain = goes_by(pair.a, &variant.a.1) && goes_by(pair.b, &variant.b.1);
                Some(Variant {
                    pair,
                    likeness: variant.likeness,
                    by: (!is_plain).then_some((variant.a.1, variant.b.1)),
                })
            })
            .collect();
        found.sort_by_key(|variant| (variant.likeness, variant.pair));
        found
    }

    /// Whom a source belongs to, the nearest first.
    pub fn ancestors(&self, id: SourceId) -> impl Iterator<Item = SourceId> + '_ {
        let above = |id: &SourceId| self.sources.get(id)?.parent;
        std::iter::successors(above(&id), move |id| above(id)).take(self.sources.len())
    }

    /// The sources that belong to a source.
    pub fn children(&self, id: SourceId) -> impl Iterator<Item = SourceId> + '_ {
        let sources = self.sources.iter();
        sources
            .filter(move |(_, source)| source.parent == Some(id))
            .map(|(id, _)| *id)
    }

    /// Of two sources the one that a merge keeps, and the one that goes: the one that
    /// fewer marks name goes, of two alike the later one.
    #[must_use]
    pub fn merge_order(&self, pair: SourcePair) -> (SourceId, SourceId) {
        let weight = |id: SourceId| {
            let marks = self
                .mentions
                .values()
                .filter_map(|mention| mention.attribution.as_ref());
            let marks = marks.filter(|said| said.source == id || said.via.contains(&id));
            marks.count() + self.namings_of(id).count()
        };
        if weight(pair.b) > weight(pair.a) {
            (pair.b, pair.a)
        } else {
            (pair.a, pair.b)
        }
    }
}

fn known(source: &Source) -> Known<'_> {
    Known {
        names: std::iter::once(&source.name)
            .chain(&source.aliases)
            .map(String::as_str)
            .collect(),
        voice: match source.kind {
            SourceKind::Unknown => Voice::Unknown,
            SourceKind::Person => Voice::Person,
            SourceKind::Organisation => Voice::Other(1),
            SourceKind::State => Voice::Other(2),
            SourceKind::Document => Voice::Other(3),
            SourceKind::Medium => Voice::Other(4),
            SourceKind::Anonymous => Voice::Other(5),
        },
    }
}
