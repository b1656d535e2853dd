//! The analyst's own judgement of a claim, kept apart from what articles do with it.

/// How likely, in the terms of ICD 203 (Analytic Standards, D.6.e.(2)(a), first row).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// 1 to 5 %.
    AlmostNoChance,
    /// 5 to 20 %.
    VeryUnlikely,
    /// 20 to 45 %.
    Unlikely,
    /// 45 to 55 %.
    EvenChance,
    /// 55 to 80 %.
    Likely,
    /// 80 to 95 %.
    VeryLikely,
    /// 95 to 99 %.
    AlmostCertain,
}

impl Likelihood {
    /// All terms, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::EvenChance,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The standard's term.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::EvenChance => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }

    /// The standard's range, in per cent.
    #[must_use]
    pub const fn range(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::EvenChance => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }
}

/// How well founded a judgement is; not how likely the thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Scant, fragmentary or doubtful evidence.
    Low,
    /// Credible and plausible, not corroborated enough.
    Moderate,
    /// Good evidence from several sources.
    High,
}

impl Confidence {
    /// All levels, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Moderate, Self::High];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// Credibility of information by the Admiralty code (NATO STANAG 2511), `1` to `6`.
pub const CREDIBILITY: [(u8, &str); 6] = [
    (1, "confirmed by other sources"),
    (2, "probably true"),
    (3, "possibly true"),
    (4, "doubtful"),
    (5, "improbable"),
    (6, "truth cannot be judged"),
];

/// What a credibility means; empty beyond the scale.
#[must_use]
pub fn meaning(credibility: u8) -> &'static str {
    let known = CREDIBILITY.iter().find(|(number, _)| *number == credibility);
    known.map_or("", |(_, words)| *words)
}

/// What the analyst holds of a claim, and why. Each part may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// Credibility by the Admiralty code, one of [`CREDIBILITY`].
    pub credibility: Option<u8>,
    /// How likely it is that the claim is so.
    pub likelihood: Option<Likelihood>,
    /// How well founded that is.
    pub confidence: Option<Confidence>,
    /// Why.
    pub reason: String,
}

impl Assessment {
    /// All that has been judged, in a line: "credibility 2 (probably true), likely
    /// (55–80 %), moderate confidence: two agencies agree".
    #[must_use]
    pub fn in_words(&self) -> String {
        let credibility = self
            .credibility
            .map(|number| format!("credibility {number} ({})", meaning(number)));
        let likelihood = self.likelihood.map(|term| {
            let (from, to) = term.range();
            format!("{} ({from}–{to} %)", term.word())
        });
        let confidence = self.confidence.map(|level| format!("{} confidence", level.word()));
        let scales: Vec<String> = credibility.into_iter().chain(likelihood).chain(confidence).collect();
        let reason = self.reason.trim();
        match (scales.is_empty(), reason.is_empty()) {
            (false, false) => format!("{}: {reason}", scales.join(", ")),
            (false, true) => scales.join(", "),
            (true, _) => reason.to_owned(),
        }
    }

    /// Whether nothing has been judged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
