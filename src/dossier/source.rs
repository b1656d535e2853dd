//! Sources: who is said to have said what.

use super::model::SourceId;

/// A person, organisation, state, document, medium or anonymous voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name it goes by in the register.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// What it is or what role it speaks in.
    pub role: String,
    /// What kind of voice it is.
    pub kind: SourceKind,
    /// Whom it belongs to or speaks for: a spokesman's ministry, a ministry's state.
    pub parent: Option<SourceId>,
    /// Reliability by the Admiralty code, `A` to `F`.
    pub reliability: Option<char>,
    /// The day of that rating, as written (`2026-11-24`).
    pub rated: String,
    /// Why that rating.
    pub rated_because: String,
}

/// What kind of voice a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Not said.
    #[default]
    Unknown,
    /// Somebody with a name.
    Person,
    /// A ministry, company, party, body.
    Organisation,
    /// A state or its government.
    State,
    /// A treaty, decree, record, image.
    Document,
    /// An outlet or news agency.
    Medium,
    /// Nobody named: "officials", "reports".
    Anonymous,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Unknown,
        Self::Person,
        Self::Organisation,
        Self::State,
        Self::Document,
        Self::Medium,
        Self::Anonymous,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "kind not said",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::State => "state",
            Self::Document => "document",
            Self::Medium => "medium",
            Self::Anonymous => "anonymous",
        }
    }
}

/// Two sources, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePair {
    /// The smaller id.
    pub a: SourceId,
    /// The greater id.
    pub b: SourceId,
}

impl SourcePair {
    /// The pair of two sources, in order.
    #[must_use]
    pub fn new(one: SourceId, other: SourceId) -> Self {
        Self {
            a: one.min(other),
            b: one.max(other),
        }
    }
}

/// Whether `text` is a day of the calendar as a rating is dated: `2026-11-25`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    text.len() == "2026-11-25".len() && text.parse::<jiff::civil::Date>().is_ok()
}

/// The meaning of a letter of the Admiralty code.
#[must_use]
pub fn reliability_words(letter: char) -> &'static str {
    let found = RELIABILITY.iter().find(|(known, _)| *known == letter);
    found.map_or("not a letter of the Admiralty code", |(_, words)| words)
}

/// Reliability of a source by the Admiralty code (NATO STANAG 2511).
pub const RELIABILITY: [(char, &str); 6] = [
    ('A', "completely reliable"),
    ('B', "usually reliable"),
    ('C', "fairly reliable"),
    ('D', "not usually reliable"),
    ('E', "unreliable"),
    ('F', "reliability cannot be judged"),
];
