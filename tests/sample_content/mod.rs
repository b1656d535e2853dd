//! What the sample dossier says of the articles in `seeds/`: claims with their marks,
//! sources, codebook, in the order in which an analyst would have made them.

mod claims;
mod sources;

pub(crate) use claims::{CLAIMS, ENTAILS, RULED_OUT, TAGS};
pub(crate) use sources::{APART, COPIES, NAMINGS, SOURCES};

use sejajar::dossier::{Confidence, Likelihood, SourceKind, Stance, Status};

/// A claim with what the analyst holds of it.
#[derive(Clone, Copy)]
pub(crate) struct Said {
    pub(crate) statement: &'static str,
    pub(crate) asks: &'static str,
    pub(crate) tags: &'static [&'static str],
    pub(crate) assessment: Option<Judged>,
    pub(crate) overruled: Option<(Status, &'static str)>,
    pub(crate) marks: &'static [Mark],
}

/// The analyst's judgement.
#[derive(Clone, Copy)]
pub(crate) struct Judged {
    pub(crate) credibility: u8,
    pub(crate) likelihood: Option<Likelihood>,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) reason: &'static str,
}

/// A mark: article, quotation, stance, then what is known of it.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) article: usize,
    pub(crate) quote: &'static str,
    pub(crate) stance: Stance,
    pub(crate) value: &'static str,
    pub(crate) source: &'static str,
    pub(crate) via: &'static [&'static str],
    pub(crate) cue: &'static str,
}

impl Mark {
    const fn new(article: usize, quote: &'static str, stance: Stance) -> Self {
        Self {
            article,
            quote,
            stance,
            value: "",
            source: "",
            via: &[],
            cue: "",
        }
    }

    const fn value(self, value: &'static str) -> Self {
        Self { value, ..self }
    }

    const fn by(self, source: &'static str, cue: &'static str) -> Self {
        Self { source, cue, ..self }
    }

    const fn through(self, via: &'static [&'static str]) -> Self {
        Self { via, ..self }
    }
}

const fn asserts(article: usize, quote: &'static str) -> Mark {
    Mark::new(article, quote, Stance::Asserts)
}

const fn denies(article: usize, quote: &'static str) -> Mark {
    Mark::new(article, quote, Stance::Denies)
}

const fn hedges(article: usize, quote: &'static str) -> Mark {
    Mark::new(article, quote, Stance::Hedges)
}

const fn reports(article: usize, quote: &'static str) -> Mark {
    Mark::new(article, quote, Stance::Reports)
}

/// A source of the register; its parent by name.
#[derive(Clone, Copy)]
pub(crate) struct Voice {
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) kind: SourceKind,
    pub(crate) role: &'static str,
    pub(crate) parent: &'static str,
    /// Letter and reason.
    pub(crate) rating: Option<(char, &'static str)>,
}

/// A tag: name, name of the tag above it, colour, when to use it.
pub(crate) type TagRow = (&'static str, &'static str, u8, &'static str);
