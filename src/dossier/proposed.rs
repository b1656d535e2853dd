//! Marks that somebody else made, in another program or another project: read from a file
//! and kept to be reviewed. They count nowhere until the analyst takes them over.

use super::action::Said;
use super::model::{Anchor, Dossier, ProposedId, Stance};

/// A mark to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The file it came in.
    pub file: String,
    /// Who made it, as the file says; may be empty.
    pub author: String,
    /// Where.
    pub at: Anchor,
    /// What it is.
    pub what: ProposedAs,
    /// What its author notes on it; may be empty.
    pub comment: String,
    /// Whether the analyst has rejected it: it is kept, so that it is not brought in anew.
    pub rejected: bool,
}

/// What a mark to review is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposedAs {
    /// A mention of the claim with this statement.
    Claim {
        /// The claim's statement.
        statement: String,
        /// What the article does with it, where the file says so.
        stance: Option<Stance>,
        /// The value it gives; may be empty.
        value: String,
        /// Who is said to have said it.
        said: Option<Said>,
    },
    /// A naming of the source of this name.
    Naming(String),
    /// A note on a passage.
    Note,
}

impl Proposed {
    /// What two proposals have in common that are the same.
    pub(super) fn content(&self) -> (&Anchor, &ProposedAs, &str) {
        (&self.at, &self.what, &self.comment)
    }
}

impl Dossier {
    /// Marks of others, those that were rejected too.
    #[must_use]
    pub const fn proposed(&self) -> &std::collections::BTreeMap<ProposedId, Proposed> {
        &self.proposed
    }

    /// Marks of others that are neither taken over nor rejected.
    pub fn to_review(&self) -> impl Iterator<Item = (ProposedId, &Proposed)> + '_ {
        let all = self.proposed.iter();
        all.filter(|(_, one)| !one.rejected).map(|(id, one)| (*id, one))
    }
}
