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
use crate::dossier::{self, ClaimId, ClaimPair, MentionId, NamingId, NoteId, ProposedId, SourceId, SourcePair, TagId};

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

    Contents("report") {
        sections: Option<Vec<Section>>,
        #[serde(default)] without_articles: Vec<Id<ArticleId>>,
        #[serde(default)] without_claims: Vec<Id<ClaimId>>,
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
        #[serde(default)] asks: String,
        #[serde(default)] tags: Vec<Id<TagId>>,
        assessment: Option<Assessment>,
        overruled: Option<Overruled>,
    }

    Assessment("assessment") {
        credibility: Option<Credibility>,
        likelihood: Option<Likelihood>,
        confidence: Option<Confidence>,
        #[serde(default)] reason: String,
    }

    Overruled("overruled") {
        status: Status,
        reason: String,
    }

    RelationRecord("relation") {
        from: Id<ClaimId>,
        relation: Relation,
        to: Id<ClaimId>,
    }

    Tag("tag") {
        id: Id<TagId>,
        name: String,
        parent: Option<Id<TagId>>,
        #[serde(default)] colour: u8,
        #[serde(default)] description: String,
    }

    NeverMerge("never_merge") {
        a: Id<SourceId>,
        b: Id<SourceId>,
    }

    Source("source") {
        id: Id<SourceId>,
        name: String,
        #[serde(default)] aliases: Vec<String>,
        #[serde(default)] role: String,
        kind: Option<SourceKind>,
        parent: Option<Id<SourceId>>,
        reliability: Option<Letter>,
        #[serde(default)] rated: String,
        #[serde(default)] rated_because: String,
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
        #[serde(default)] via: Vec<Id<SourceId>>,
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

    Dismissed("dismissed") {
        kind: Suggested,
        at: PinPlace,
    }

    Proposed("proposed") {
        id: Id<ProposedId>,
        file: String,
        #[serde(default)] author: String,
        article: Id<ArticleId>,
        at: Vec<Place>,
        what: ProposedAs,
        #[serde(default)] comment: String,
        #[serde(default)] rejected: bool,
    }

    Said("said") {
        name: String,
        #[serde(default)] via: Vec<String>,
        cue: Option<Place>,
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
        copy_of: Option<Id<SourceId>>,
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

/// Words of the format for those of the dossier, which may change while these do not.
macro_rules! words {
    ($($name:ident($word:literal) as $of:ty { $($variant:ident,)* })*) => {$(
        #[derive(Clone, Copy, serde::Deserialize)]
        #[serde(rename = $word)]
        pub(super) enum $name {
            $($variant,)*
        }

        impl From<$name> for $of {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$variant => Self::$variant,)*
                }
            }
        }

        impl $name {
            /// The word that is written.
            pub(super) const fn of(value: $of) -> &'static str {
                match value {
                    $(<$of>::$variant => stringify!($variant),)*
                }
            }
        }
    )*};
}

words! {
    Section("section") as dossier::Section {
        Introduction, Judgements, Disputed, Matrix, Claims, Passages, Sources, Timeline, Notes, Method, Codebook, Texts,
    }
    Stance("stance") as dossier::Stance { Asserts, Denies, Questions, Hedges, Reports, }
    Suggested("suggestion") as dossier::Suggested { Speaker, Discrepancy, }
    PinWord("pin") as dossier::Pin { Linked, Apart, }
    Status("status") as dossier::Status { Disputed, Corroborated, SingleOrigin, Unverified, }
    Relation("relation") as dossier::Relation { Equivalent, Entails, Contradicts, Contrary, }
    SourceKind("kind") as dossier::SourceKind { Unknown, Person, Organisation, State, Document, Medium, Anonymous, }
    Confidence("confidence") as dossier::Confidence { Low, Moderate, High, }
    Likelihood("likelihood") as dossier::Likelihood {
        AlmostNoChance, VeryUnlikely, Unlikely, EvenChance, Likely, VeryLikely, AlmostCertain,
    }
}

/// Credibility by the Admiralty code.
pub(super) struct Credibility(pub(super) u8);

impl<'de> Deserialize<'de> for Credibility {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        let known = u8::try_from(number).ok().filter(|number| (1..=6).contains(number));
        known
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("credibility goes from 1 to 6, not {number}")))
    }
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

/// What a mark of another's is.
#[derive(serde::Deserialize)]
#[serde(rename = "proposed", deny_unknown_fields)]
pub(super) enum ProposedAs {
    Claim {
        statement: String,
        stance: Option<Stance>,
        #[serde(default)]
        value: String,
        said: Option<Said>,
    },
    Naming(String),
    Note,
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

impl From<Contents> for dossier::Contents {
    fn from(contents: Contents) -> Self {
        let all = Self::default();
        let sections = contents.sections.map(|some| some.into_iter().map(Into::into).collect());
        Self {
            sections: sections.unwrap_or(all.sections),
            without_articles: contents.without_articles.into_iter().map(|id| id.0).collect(),
            without_claims: contents.without_claims.into_iter().map(|id| id.0).collect(),
        }
    }
}

impl From<Claim> for dossier::Claim {
    fn from(claim: Claim) -> Self {
        Self {
            statement: claim.statement,
            key: claim.key,
            asks: claim.asks,
            tags: claim.tags.into_iter().map(|id| id.0).collect(),
            assessment: claim.assessment.map(Into::into).unwrap_or_default(),
            overruled: claim.overruled.map(|word| dossier::Overruled {
                status: word.status.into(),
                reason: word.reason,
            }),
        }
    }
}

impl From<Source> for dossier::Source {
    fn from(source: Source) -> Self {
        Self {
            name: source.name,
            aliases: source.aliases,
            role: source.role,
            kind: source.kind.map(Into::into).unwrap_or_default(),
            parent: source.parent.map(|id| id.0),
            reliability: source.reliability.map(|letter| letter.0),
            rated: source.rated,
            rated_because: source.rated_because,
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

impl From<Assessment> for dossier::Assessment {
    fn from(assessment: Assessment) -> Self {
        Self {
            credibility: assessment.credibility.map(|number| number.0),
            likelihood: assessment.likelihood.map(Into::into),
            confidence: assessment.confidence.map(Into::into),
            reason: assessment.reason,
        }
    }
}

impl From<Tag> for dossier::Tag {
    fn from(tag: Tag) -> Self {
        Self {
            name: tag.name,
            parent: tag.parent.map(|id| id.0),
            colour: tag.colour,
            description: tag.description,
        }
    }
}

impl From<RelationRecord> for (ClaimPair, dossier::Relation) {
    fn from(record: RelationRecord) -> Self {
        let relation = record.relation.into();
        (ClaimPair::new(record.from.0, relation, record.to.0), relation)
    }
}

impl From<NeverMerge> for SourcePair {
    fn from(record: NeverMerge) -> Self {
        Self::new(record.a.0, record.b.0)
    }
}
