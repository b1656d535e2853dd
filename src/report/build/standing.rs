//! Where a claim stands, on whom it rests and through whom it came; its tags and
//! relations.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, paragraphs};
use crate::article::ArticleId;
use crate::dossier::codebook::{outline, path};
use crate::dossier::{Claim, ClaimId, Dossier, Mention, Origin, Origins, SourceId, Status};
use crate::report::tree::{Chain, OriginRecord, Quoted, Related, Standing, TagRef, VoiceRef};

/// Where a claim stands.
pub(super) fn standing(context: &Context<'_>, id: ClaimId, claim: &Claim) -> Standing {
    let dossier = context.dossier;
    let none = Origins::default();
    let origins = context.tally.origins_of(id).unwrap_or(&none);
    let derived = context.tally.derived_status(id);
    // What `why_status` would say; asked only where it says more than the origins do,
    // since it goes through all marks.
    let mut why = vec![dossier.why_origins(origins)];
    if derived == Status::Disputed {
        why.insert(0, dossier.why_status(id));
    }
    Standing {
        status: context.tally.status(dossier, id),
        derived,
        why,
        overruled: claim
            .overruled
            .as_ref()
            .map(|overruled| overruled.reason.trim().to_owned()),
        origins: origins
            .origins
            .iter()
            .filter_map(|origin| origin_record(context, origin))
            .collect(),
        unsourced: origins.unsourced.iter().copied().collect(),
    }
}

fn origin_record(context: &Context<'_>, origin: &Origin) -> Option<OriginRecord> {
    let dossier = context.dossier;
    let chains = origin.chains.iter().filter_map(|(id, links)| {
        let at = &dossier.mentions().get(id)?.at;
        if !context.shows(at.article) {
            return None;
        }
        let chain = Chain {
            mention: *id,
            article: at.article,
            paragraphs: paragraphs(dossier.article(at.article)?, at.cover()),
            links: links.iter().filter_map(|id| voice(dossier, *id)).collect(),
        };
        Some((at.cover(), chain))
    });
    let mut chains: Vec<_> = chains.collect();
    chains.sort_by_key(|(cover, chain)| (chain.article, *cover, chain.mention));
    Some(OriginRecord {
        voice: voice(dossier, origin.source)?,
        articles: origin.articles.iter().copied().collect(),
        chains: chains.into_iter().map(|(_, chain)| chain).collect(),
    })
}

/// A voice, named in passing.
pub(super) fn voice(dossier: &Dossier, id: SourceId) -> Option<VoiceRef> {
    dossier.sources().get(&id).map(|source| VoiceRef {
        id,
        name: source.name.clone(),
        reliability: source.reliability,
    })
}

/// A mention's chain as far as somebody passed something on: without those whom the
/// speaker belongs to.
pub(super) fn said_through(dossier: &Dossier, mention: &Mention) -> Vec<VoiceRef> {
    let copied = dossier.article(mention.at.article).and_then(|entry| entry.copy_of);
    let said = mention.attribution.as_ref();
    let via = said.iter().flat_map(|said| said.via.iter().copied());
    let speaker = said.map(|said| said.source);
    let passed_on: BTreeSet<SourceId> = copied.into_iter().chain(via).chain(speaker).collect();
    let chain = dossier.chain(mention).into_iter().take(passed_on.len());
    chain.filter_map(|id| voice(dossier, id)).collect()
}

/// On whom a version rests, whatever its stance: where the chains of its quotations end,
/// each with the articles; and the articles that name nobody for it.
pub(super) fn rests_on(dossier: &Dossier, quotes: &[Quoted]) -> (Vec<(VoiceRef, Vec<ArticleId>)>, Vec<ArticleId>) {
    let mut ends: BTreeMap<SourceId, BTreeSet<ArticleId>> = BTreeMap::new();
    let mut unsourced = BTreeSet::new();
    for quote in quotes {
        let mention = dossier.mentions().get(&quote.id);
        match mention.and_then(|mention| dossier.chain(mention).last().copied()) {
            Some(end) => {
                ends.entry(end).or_default().insert(quote.article);
            }
            None => {
                unsourced.insert(quote.article);
            }
        }
    }
    for articles in ends.values() {
        unsourced.retain(|article| !articles.contains(article));
    }
    let ends = ends.into_iter();
    let ends = ends.filter_map(|(id, articles)| Some((voice(dossier, id)?, articles.into_iter().collect())));
    (ends.collect(), unsourced.into_iter().collect())
}

/// A claim's tags, in the order of the codebook's tree.
pub(super) fn tags(dossier: &Dossier, claim: &Claim) -> Vec<TagRef> {
    if claim.tags.is_empty() {
        return Vec::new();
    }
    let tree = outline(dossier.tags()).into_iter();
    tree.filter(|(id, _)| claim.tags.contains(id))
        .map(|(id, _)| TagRef {
            id,
            path: path(dossier.tags(), id),
        })
        .collect()
}

/// How a claim bears on others, seen from its side.
pub(super) fn relations(context: &Context<'_>, id: ClaimId) -> Vec<Related> {
    let dossier = context.dossier;
    let relations = dossier.relations().iter();
    relations
        .filter_map(|(pair, relation)| {
            let (words, other) = match id {
                _ if pair.from == id => (relation.words(), pair.to),
                _ if pair.to == id => (relation.words_back(), pair.from),
                _ => return None,
            };
            if !context.has(other) {
                return None;
            }
            Some(Related {
                words,
                claim: other,
                statement: dossier.claims().get(&other)?.statement.clone(),
            })
        })
        .collect()
}
