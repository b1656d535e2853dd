//! How two claims bear on one another.

use super::model::{ClaimId, Dossier};

/// What one claim is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They say the same: where one holds, the other does.
    Equivalent,
    /// Where the first holds, the second does.
    Entails,
    /// Exactly one of them holds.
    Contradicts,
    /// They cannot both hold, but may both fail.
    Contrary,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 4] = [Self::Equivalent, Self::Entails, Self::Contradicts, Self::Contrary];

    /// The words between the first claim and the second.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Equivalent => "says the same as",
            Self::Entails => "entails",
            Self::Contradicts => "contradicts",
            Self::Contrary => "cannot hold together with",
        }
    }

    /// The words seen from the second claim.
    #[must_use]
    pub const fn words_back(self) -> &'static str {
        match self {
            Self::Entails => "follows from",
            other => other.words(),
        }
    }

    /// Whether it is the same read from either side.
    #[must_use]
    pub const fn is_mutual(self) -> bool {
        !matches!(self, Self::Entails)
    }
}

/// Two claims, in the order that counts: for a mutual relation the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimPair {
    /// The first claim.
    pub from: ClaimId,
    /// The second.
    pub to: ClaimId,
}

impl ClaimPair {
    /// The pair of two claims under a relation.
    #[must_use]
    pub fn new(from: ClaimId, relation: Relation, to: ClaimId) -> Self {
        if relation.is_mutual() && to < from {
            Self { from: to, to: from }
        } else {
            Self { from, to }
        }
    }
}

impl Dossier {
    /// The other claims that a claim bears on, each with the words from its side.
    #[must_use]
    pub fn relations_of(&self, id: ClaimId) -> Vec<(ClaimId, &'static str)> {
        let seen = |(pair, relation): (&ClaimPair, &Relation)| {
            if pair.from == id {
                Some((pair.to, relation.words()))
            } else {
                (pair.to == id).then(|| (pair.from, relation.words_back()))
            }
        };
        self.relations().iter().filter_map(seen).collect()
    }
}
