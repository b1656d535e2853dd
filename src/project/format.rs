//! The records of a project file as they are read: mirror types of the
//! dossier's, so that the file's format does not move when the code does.
//! `write.rs` writes the same fields in the same order.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use sha2::{Digest, Sha256};

use crate::align;
use crate::article::{self, ArticleId};
use crate::dossier::{self, ClaimId, MentionId, NamingId, NoteId, SourceId};

/// SHA-256 of `bytes` in 64 lower-case hex digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Reads one value of the file.
pub(super) fn parse<T: DeserializeOwned>(ron: &str) -> Result<T, ron::error::SpannedError> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(ron)
}

/// A short id, written as a string.
#[derive(Clone, Copy)]
pub(super) struct Id<T>(pub(super) T);

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident($word:literal) { $($(#[$attribute:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(serde::Deserialize)]
        #[serde(rename = $word, deny_unknown_fields)]
        pub(super) struct $name {
            $($(#[$attribute])* pub(super) $field: $type,)*
        }
    )*};
}

records! {
    About("about") {
        title: String,
        analyst: String,
        introduction: String,
    }

    Arrangement("arrangement") {
        order: Vec<Id<ArticleId>>,
        #[serde(default)] hidden: Vec<Id<ArticleId>>,
        pivot: Option<Id<ArticleId>>,
        shown_from: Option<ShownFrom>,
    }

    /// A place in an article by position and by quotation.
    Place("place") {
        start: usize,
        end: usize,
        quote: String,
        #[serde(default)] prefix: String,
        #[serde(default)] suffix: String,
    }

    Claim("claim") {
        id: Id<ClaimId>,
        statement: String,
        key: Option<u8>,
    }

    Source("source") {
        id: Id<SourceId>,
        name: String,
        #[serde(default)] aliases: Vec<String>,
        #[serde(default)] role: String,
        reliability: Option<Letter>,
    }

    Mention("mention") {
        id: Id<MentionId>,
        claim: Id<ClaimId>,
        article: Id<ArticleId>,
        at: Vec<Place>,
        stance: Stance,
        #[serde(default)] value: String,
        attribution: Option<Attribution>,
    }

    Attribution("attribution") {
        source: Id<SourceId>,
        cue: Option<Place>,
    }

    Naming("naming") {
        id: Id<NamingId>,
        source: Id<SourceId>,
        article: Id<ArticleId>,
        at: Vec<Place>,
    }

    Note("note") {
        id: Id<NoteId>,
        on: Target,
        text: String,
    }

    PinRecord("pin") {
        pin: PinWord,
        a: PinPlace,
        b: PinPlace,
    }

    PinPlace("place") {
        article: Id<ArticleId>,
        start: usize,
        end: usize,
        quote: String,
    }

    Article("article") {
        id: Id<ArticleId>,
        origin: Origin,
        metadata: Metadata,
        #[serde(default)] folds: Vec<Fold>,
        read: bool,
        text_sha256: String,
        /// The text, cut at line feeds, which are left out.
        text: Vec<String>,
    }

    Origin("origin") {
        file_name: String,
        sha256: String,
        bytes: u64,
        encoding: String,
        captured: String,
    }

    Metadata("metadata") {
        headline: Option<Found>,
        outlet: Option<Found>,
        byline: Option<Found>,
        dateline: Option<Found>,
        date: Option<Found>,
        url: Option<Found>,
        language: String,
    }

    Found("found") {
        value: String,
        at: Option<Place>,
    }

    Fold("fold") {
        start: usize,
        end: usize,
        quote: String,
        reason: String,
    }
}

/// A string of one character.
pub(super) struct Letter(pub(super) char);

impl<'de> Deserialize<'de> for Letter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(letter), None) => Ok(Self(letter)),
            _ => Err(D::Error::custom(format!("{text:?} is not a single letter"))),
        }
    }
}

/// The score from which links are shown, in whole per cent.
pub(super) struct ShownFrom(align::ShownFrom);

impl<'de> Deserialize<'de> for ShownFrom {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        let known = u8::try_from(number).ok().and_then(align::ShownFrom::new);
        known.map(Self).ok_or_else(|| {
            let (least, most) = (align::ShownFrom::LEAST, align::ShownFrom::MOST);
            D::Error::custom(format!(
                "links can be shown from {} to {} per cent, not from {number}; without this field they are shown as \
                 found best",
                least.per_cent(),
                most.per_cent()
            ))
        })
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "stance")]
pub(super) enum Stance {
    Asserts,
    Denies,
    Questions,
    Hedges,
    Reports,
}

#[derive(serde::Deserialize)]
#[serde(rename = "pin")]
pub(super) enum PinWord {
    Linked,
    Apart,
}

/// What a note is on.
#[derive(serde::Deserialize)]
#[serde(rename = "target", deny_unknown_fields)]
pub(super) enum Target {
    Dossier,
    Article(Id<ArticleId>),
    Passage { article: Id<ArticleId>, at: Vec<Place> },
    Claim(Id<ClaimId>),
    Mention(Id<MentionId>),
    Source(Id<SourceId>),
}

/// Any record, for its id alone.
#[derive(serde::Deserialize)]
pub(super) struct OnlyId {
    pub(super) id: String,
}

impl From<About> for dossier::About {
    fn from(about: About) -> Self {
        Self {
            title: about.title,
            analyst: about.analyst,
            introduction: about.introduction,
        }
    }
}

impl From<Arrangement> for dossier::Arrangement {
    fn from(arrangement: Arrangement) -> Self {
        Self {
            order: arrangement.order.into_iter().map(|id| id.0).collect(),
            hidden: arrangement.hidden.into_iter().map(|id| id.0).collect(),
            pivot: arrangement.pivot.map(|id| id.0),
            shown_from: arrangement.shown_from.map(|from| from.0),
        }
    }
}

impl From<Claim> for dossier::Claim {
    fn from(claim: Claim) -> Self {
        Self {
            statement: claim.statement,
            key: claim.key,
        }
    }
}

impl From<Source> for dossier::Source {
    fn from(source: Source) -> Self {
        Self {
            name: source.name,
            aliases: source.aliases,
            role: source.role,
            reliability: source.reliability.map(|letter| letter.0),
        }
    }
}

impl From<Stance> for dossier::Stance {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Asserts => Self::Asserts,
            Stance::Denies => Self::Denies,
            Stance::Questions => Self::Questions,
            Stance::Hedges => Self::Hedges,
            Stance::Reports => Self::Reports,
        }
    }
}

impl From<PinWord> for dossier::Pin {
    fn from(word: PinWord) -> Self {
        match word {
            PinWord::Linked => Self::Linked,
            PinWord::Apart => Self::Apart,
        }
    }
}

impl From<Origin> for article::Origin {
    fn from(origin: Origin) -> Self {
        Self {
            file_name: origin.file_name,
            sha256: origin.sha256,
            bytes: origin.bytes,
            encoding: origin.encoding,
            captured: origin.captured,
        }
    }
}
