//! Reading lenses: what in the articles is set apart for the reader's eye.

use super::Session;
use super::verb::Verb;

/// One thing that a lens sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lens {
    /// Quotations.
    Quotations,
    /// Reporting verbs.
    Reporting,
    /// Words of reserve.
    Hedges,
    /// Numbers.
    Numbers,
    /// Dates.
    Dates,
}

impl Lens {
    /// All of them, in the order of their menu.
    pub const ALL: [Self; 5] = [
        Self::Quotations,
        Self::Reporting,
        Self::Hedges,
        Self::Numbers,
        Self::Dates,
    ];

    /// Its name in a menu.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotations => "Quotations",
            Self::Reporting => "Reporting verbs",
            Self::Hedges => "Words of reserve",
            Self::Numbers => "Numbers",
            Self::Dates => "Dates",
        }
    }

    /// The command that switches it.
    #[must_use]
    pub const fn verb(self) -> Verb {
        match self {
            Self::Quotations => Verb::LensQuotations,
            Self::Reporting => Verb::LensReporting,
            Self::Hedges => Verb::LensHedges,
            Self::Numbers => Verb::LensNumbers,
            Self::Dates => Verb::LensDates,
        }
    }
}

/// The lenses that are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lenses(u8);

impl Lenses {
    /// Every lens.
    pub const ALL: Self = Self((1 << Lens::ALL.len()) - 1);

    /// Whether this one is on.
    #[must_use]
    pub const fn has(self, lens: Lens) -> bool {
        self.0 & (1 << lens as u8) != 0
    }

    /// Whether one at least is on.
    #[must_use]
    pub const fn any(self) -> bool {
        self.0 != 0
    }

    /// The same lenses, but for one.
    #[must_use]
    pub const fn switched(self, lens: Lens) -> Self {
        Self(self.0 ^ (1 << lens as u8))
    }
}

impl Session {
    /// All lenses off, or those on again that were on before.
    pub(super) fn toggle_lenses(&mut self) {
        let lenses = &mut self.panels.lenses;
        if lenses.any() {
            self.lenses_before = std::mem::take(lenses);
        } else {
            *lenses = self.lenses_before;
        }
    }

    pub(super) fn toggle_lens(&mut self, verb: Verb) {
        if let Some(lens) = Lens::ALL.into_iter().find(|lens| lens.verb() == verb) {
            self.panels.lenses = self.panels.lenses.switched(lens);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lens_is_switched_by_itself() {
        for lens in Lens::ALL {
            let only = Lenses::default().switched(lens);
            assert!(Lens::ALL.iter().all(|other| only.has(*other) == (*other == lens)));
            assert!(!Lenses::ALL.switched(lens).has(lens) && Lenses::ALL.has(lens));
            assert!(!only.switched(lens).any());
        }
    }
}
