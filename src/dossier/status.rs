//! Where a claim stands by its marks alone, and on how many origins it rests.
//!
//! An origin is where a chain of attribution ends: the source said to have said it,
//! or whom that source belongs to. Five articles that pass on one agency have one
//! origin. A mark without a source has none that could be checked, and counts for
//! none.

use std::collections::{BTreeMap, BTreeSet};

use super::action::Said;
use super::model::{Attribution, ClaimId, Dossier, Mention, MentionId, SourceId, Stance};
use crate::article::ArticleId;
use crate::text::fold::folded;

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One article denies what another states, or values differ.
    Disputed,
    /// Two or more independent origins state it.
    Corroborated,
    /// All that state it go back to one origin.
    SingleOrigin,
    /// Nobody states it, or none of those who do names a source.
    Unverified,
}

impl Status {
    /// All, in the order of urgency.
    pub const ALL: [Self; 4] = [Self::Disputed, Self::SingleOrigin, Self::Unverified, Self::Corroborated];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Corroborated => "corroborated",
            Self::SingleOrigin => "single origin",
            Self::Unverified => "unverified",
        }
    }
}

/// The analyst's word on where a claim stands, against what the marks say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// What it shall be.
    pub status: Status,
    /// Why; never empty.
    pub reason: String,
}

/// One origin of a claim, and what goes back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The source at the end of the chains.
    pub source: SourceId,
    /// The marks that go back to it, with their chain from the article's side:
    /// each source passes on the next.
    pub chains: BTreeMap<MentionId, Vec<SourceId>>,
    /// The articles they stand in.
    pub articles: BTreeSet<ArticleId>,
}

/// On whom a claim rests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The independent origins, by source.
    pub origins: Vec<Origin>,
    /// Articles that state it and name nobody.
    pub unsourced: BTreeSet<ArticleId>,
}

impl Dossier {
    /// The chain of a mention as it is told, from the article's side: what the whole
    /// article is a copy of, through whom it came, who said it.
    #[must_use]
    pub fn chain_told(&self, mention: &Mention) -> Vec<SourceId> {
        let mut chain: Vec<SourceId> = Vec::new();
        let copied = self.article(mention.at.article).and_then(|entry| entry.copy_of);
        let attribution = mention.attribution.as_ref();
        let via = attribution.iter().flat_map(|said| said.via.iter().copied());
        let said = attribution.map(|said| said.source);
        for source in copied.into_iter().chain(via).chain(said) {
            if !chain.contains(&source) {
                chain.push(source);
            }
        }
        chain
    }

    /// The chain of a mention from the article's side: as it is told, then to whom the
    /// last source of that belongs.
    #[must_use]
    pub fn chain(&self, mention: &Mention) -> Vec<SourceId> {
        let mut chain = self.chain_told(mention);
        let mut above = chain.last().and_then(|last| self.sources().get(last)?.parent);
        while let Some(parent) = above.filter(|parent| !chain.contains(parent)) {
            chain.push(parent);
            above = self.sources().get(&parent).and_then(|source| source.parent);
        }
        chain
    }

    /// The origins of what states a claim. Who denies or doubts it is no origin of it.
    #[must_use]
    pub fn origins_of(&self, claim: ClaimId) -> Origins {
        let mentions = self.mentions().iter().filter(|(_, mention)| mention.claim == claim);
        origins(self, mentions.map(|(id, mention)| (*id, mention)))
    }

    /// The origins a claim would have if these of its mentions were said so: sources that
    /// are not in the register count by their names.
    #[must_use]
    pub fn origins_if(&self, claim: ClaimId, said: &BTreeMap<MentionId, &Said>) -> Origins {
        let mut new: BTreeMap<String, SourceId> = BTreeMap::new();
        let mut source = |name: &str| {
            let unknown = |new: &mut BTreeMap<String, SourceId>| {
                // Ids from above: no record has them.
                let number = u32::try_from(new.len()).unwrap_or(u32::MAX);
                *new.entry(folded(name.trim()))
                    .or_insert(SourceId(u32::MAX.saturating_sub(number)))
            };
            self.source_by_name(name).unwrap_or_else(|| unknown(&mut new))
        };
        let mentions = self.mentions().iter().filter(|(_, mention)| mention.claim == claim);
        let mentions: Vec<(MentionId, Mention)> = mentions
            .map(|(id, mention)| {
                let mut mention = mention.clone();
                if let Some(said) = said.get(id) {
                    mention.attribution = Some(Attribution {
                        source: source(&said.name),
                        via: said.via.iter().map(|name| source(name)).collect(),
                        cue: said.cue,
                    });
                }
                (*id, mention)
            })
            .collect();
        origins(self, mentions.iter().map(|(id, mention)| (*id, mention)))
    }

    /// Where a claim stands by its marks.
    #[must_use]
    pub fn derived_status(&self, claim: ClaimId) -> Status {
        derived(self.is_disputed(claim), &self.origins_of(claim))
    }

    /// Where a claim stands: the analyst's word, or what the marks say.
    #[must_use]
    pub fn status(&self, claim: ClaimId) -> Status {
        let overruled = self.claims().get(&claim).and_then(|claim| claim.overruled.as_ref());
        overruled.map_or_else(|| self.derived_status(claim), |overruled| overruled.status)
    }

    /// Why the marks say so, in a sentence.
    #[must_use]
    pub fn why_status(&self, claim: ClaimId) -> String {
        let origins = self.origins_of(claim);
        match derived(self.is_disputed(claim), &origins) {
            Status::Disputed => self.why_disputed(claim),
            _ => self.why_origins(&origins),
        }
    }

    /// Why it stands so, in sentences: what the marks say, on whom it rests, the
    /// analyst's word.
    #[must_use]
    pub fn why_standing(&self, id: ClaimId) -> Vec<String> {
        let mut sentences = vec![self.why_status(id)];
        if self.is_disputed(id) {
            sentences.push(self.why_origins(&self.origins_of(id)));
        }
        let claim = self.claims().get(&id);
        if let Some(yours) = claim.and_then(|claim| claim.overruled.as_ref()) {
            sentences.push(format!("Overruled by you: {}", yours.reason.trim()));
        }
        sentences
    }

    fn why_disputed(&self, claim: ClaimId) -> String {
        let denied: BTreeSet<ArticleId> = self
            .mentions()
            .values()
            .filter(|mention| mention.claim == claim && mention.stance == Stance::Denies)
            .map(|mention| mention.at.article)
            .collect();
        let values: Vec<String> = self.values_of(claim).keys().map(|value| format!("“{value}”")).collect();
        let mut why = Vec::new();
        if !denied.is_empty() {
            why.push(format!(
                "{} den{} it",
                listed(&denied),
                if denied.len() == 1 { "ies" } else { "y" }
            ));
        }
        if values.len() > 1 {
            why.push(format!("the values differ: {}", values.join(", ")));
        }
        sentence(&why.join("; "))
    }

    /// On whom it rests, in a sentence: "A, C and D all go back to KCNA."
    #[must_use]
    pub fn why_origins(&self, origins: &Origins) -> String {
        let name = |source: &SourceId| self.sources().get(source).map_or("?", |source| source.name.as_str());
        let mut parts: Vec<String> = origins
            .origins
            .iter()
            .map(|origin| {
                let all = match origin.articles.len() {
                    1 => "goes",
                    2 => "both go",
                    _ => "all go",
                };
                format!("{} {all} back to {}", listed(&origin.articles), name(&origin.source))
            })
            .collect();
        match origins.unsourced.len() {
            0 => {}
            1 => parts.push(format!("{} names no source", listed(&origins.unsourced))),
            _ => parts.push(format!("{} name no source", listed(&origins.unsourced))),
        }
        if parts.is_empty() {
            return "No marked passage states it.".to_owned();
        }
        sentence(&parts.join("; "))
    }
}

/// What the marks say of a claim.
pub(super) fn derived(is_disputed: bool, origins: &Origins) -> Status {
    match origins.origins.len() {
        _ if is_disputed => Status::Disputed,
        0 => Status::Unverified,
        1 => Status::SingleOrigin,
        _ => Status::Corroborated,
    }
}

/// The origins of the `mentions` of one claim.
pub(super) fn origins<'a>(dossier: &Dossier, mentions: impl Iterator<Item = (MentionId, &'a Mention)>) -> Origins {
    let mut found: BTreeMap<SourceId, Origin> = BTreeMap::new();
    let mut unsourced = BTreeSet::new();
    for (id, mention) in mentions {
        if !mention.stance.states() {
            continue;
        }
        let chain = dossier.chain(mention);
        let article = mention.at.article;
        let Some(end) = chain.last().copied() else {
            unsourced.insert(article);
            continue;
        };
        let origin = found.entry(end).or_insert_with(|| Origin {
            source: end,
            chains: BTreeMap::new(),
            articles: BTreeSet::new(),
        });
        origin.chains.insert(id, chain);
        origin.articles.insert(article);
    }
    let mut origins = Origins {
        origins: found.into_values().collect(),
        unsourced,
    };
    for origin in &origins.origins {
        origins.unsourced.retain(|article| !origin.articles.contains(article));
    }
    origins
}

/// "A", "A and B", "A, B and C".
fn listed(articles: &BTreeSet<ArticleId>) -> String {
    let names: Vec<String> = articles.iter().map(ArticleId::to_string).collect();
    super::words::listed(&names)
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).chain(['.']).collect()
    })
}
