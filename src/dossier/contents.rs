//! What stands in the report on a dossier, and in which order: the analyst's choice.

use std::collections::BTreeSet;

use super::model::{ClaimId, Dossier};
use crate::article::ArticleId;

/// A section of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The analyst's introduction.
    Introduction,
    /// What the analyst holds of the claims.
    Judgements,
    /// The disputed claims, version by version.
    Disputed,
    /// The claims by article.
    Matrix,
    /// A card for each claim.
    Claims,
    /// The aligned passages.
    Passages,
    /// Articles and voices.
    Sources,
    /// What was told when.
    Timeline,
    /// The analyst's notes.
    Notes,
    /// How the report was made, and what it cannot say.
    Method,
    /// The tags.
    Codebook,
    /// The articles' texts in full.
    Texts,
}

impl Section {
    /// All sections, as a report has them when the analyst says nothing else.
    pub const ALL: [Self; 12] = [
        Self::Introduction,
        Self::Judgements,
        Self::Disputed,
        Self::Matrix,
        Self::Claims,
        Self::Passages,
        Self::Sources,
        Self::Timeline,
        Self::Notes,
        Self::Method,
        Self::Codebook,
        Self::Texts,
    ];

    /// The word for it in anchors of a report and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Judgements => "judgements",
            Self::Disputed => "disputed",
            Self::Matrix => "matrix",
            Self::Claims => "claims",
            Self::Passages => "passages",
            Self::Sources => "sources",
            Self::Timeline => "timeline",
            Self::Notes => "notes",
            Self::Method => "method",
            Self::Codebook => "codebook",
            Self::Texts => "texts",
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Introduction => "Introduction",
            Self::Judgements => "Key judgements",
            Self::Disputed => "Disputed claims",
            Self::Matrix => "Claims by article",
            Self::Claims => "Claim by claim",
            Self::Passages => "Aligned passages",
            Self::Sources => "Sources",
            Self::Timeline => "Timeline",
            Self::Notes => "Notes",
            Self::Method => "Method and limits",
            Self::Codebook => "Codebook",
            Self::Texts => "The texts in full",
        }
    }

    /// Whether every report has it: a reader must be told what a report cannot say.
    #[must_use]
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Method)
    }
}

/// What stands in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The sections in order, each once; those that are not here are left out.
    pub sections: Vec<Section>,
    /// Articles that are left out.
    pub without_articles: BTreeSet<ArticleId>,
    /// Claims that are left out.
    pub without_claims: BTreeSet<ClaimId>,
}

impl Default for Contents {
    fn default() -> Self {
        Self {
            sections: Section::ALL.to_vec(),
            without_articles: BTreeSet::new(),
            without_claims: BTreeSet::new(),
        }
    }
}

impl Contents {
    /// The same with every section at most once, and those that every report needs.
    #[must_use]
    pub fn sound(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.sections.retain(|section| seen.insert(*section));
        let needed = Section::ALL.into_iter().filter(|section| section.is_needed());
        self.sections.extend(needed.filter(|section| !seen.contains(section)));
        self
    }

    /// The same with a section put in or left out. One that is put in stands where it
    /// stands when the analyst says nothing else: behind the last one that is before it there.
    #[must_use]
    pub fn with(mut self, section: Section, stands: bool) -> Self {
        if section.is_needed() && self.sections.contains(&section) {
            return self;
        }
        self.sections.retain(|other| *other != section);
        if stands {
            let after = self.sections.iter().rposition(|other| *other < section);
            self.sections.insert(after.map_or(0, |at| at + 1), section);
        }
        self.sound()
    }

    /// The same with every section, those that were left out where [`Contents::with`] puts them.
    #[must_use]
    pub fn with_all(self) -> Self {
        let without: Vec<Section> = Section::ALL
            .into_iter()
            .filter(|section| !self.sections.contains(section))
            .collect();
        without.into_iter().fold(self, |all, section| all.with(section, true))
    }

    /// The same with a section moved to a place in the order.
    #[must_use]
    pub fn moved(mut self, section: Section, to: usize) -> Self {
        if let Some(from) = self.sections.iter().position(|other| *other == section) {
            self.sections.remove(from);
            self.sections.insert(to.min(self.sections.len()), section);
        }
        self
    }
}

impl Dossier {
    /// What stands in the report.
    #[must_use]
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_that_comes_back_stands_where_it_stood() {
        for section in Section::ALL {
            let without = Contents::default().with(section, false);
            assert_eq!(without.sections.contains(&section), section.is_needed());
            assert_eq!(without.clone().with(section, true), Contents::default(), "{section:?}");
            assert_eq!(without.with_all(), Contents::default(), "{section:?}");
        }
    }

    #[test]
    fn no_report_is_without_its_method() {
        let none = Contents {
            sections: vec![Section::Texts, Section::Texts],
            ..Contents::default()
        };
        assert_eq!(none.sound().sections, [Section::Texts, Section::Method]);
    }
}
