//! Schema `sejajar.claims/1`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::empty;
use crate::article::ArticleId;
use crate::dossier::codebook::upwards;
use crate::dossier::{Assessment, Claim, ClaimId, Dossier, Likelihood, Mention, MentionId, SourceId, TagId, Tally};

#[derive(Serialize)]
struct Claims<'a> {
    schema: &'static str,
    claims: Vec<ClaimOut<'a>>,
    /// Empty cells that the app would suggest a passage for are not told apart from those
    /// that are not read: that takes an alignment.
    not_computed: [&'static str; 1],
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    id: String,
    key: Option<u8>,
    statement: &'a str,
    asks: &'a str,
    status: &'static str,
    derived_status: &'static str,
    overruled: Option<OverruledOut<'a>>,
    why: Vec<String>,
    origins: Vec<OriginOut<'a>>,
    unsourced: Vec<String>,
    values: Vec<ValueOut<'a>>,
    cells: Vec<CellOut<'a>>,
    tags: Vec<TagOut<'a>>,
    assessment: Option<AssessmentOut<'a>>,
    relations: Vec<RelationOut>,
}

#[derive(Serialize)]
struct OverruledOut<'a> {
    status: &'static str,
    reason: &'a str,
}

#[derive(Serialize)]
struct OriginOut<'a> {
    source: SourceOut<'a>,
    articles: Vec<String>,
    chains: Vec<ChainOut>,
}

#[derive(Serialize)]
struct ChainOut {
    mention: String,
    sources: Vec<String>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    id: String,
    name: &'a str,
    reliability: Option<char>,
}

#[derive(Serialize)]
struct ValueOut<'a> {
    value: &'a str,
    mentions: Vec<String>,
}

#[derive(Serialize)]
struct CellOut<'a> {
    article: String,
    empty: Option<&'static str>,
    mentions: Vec<MentionOut<'a>>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    id: String,
    stance: &'static str,
    value: &'a str,
    source: Option<SourceOut<'a>>,
    via: Vec<String>,
    spans: Vec<SpanOut>,
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct TagOut<'a> {
    id: String,
    path: Vec<&'a str>,
}

#[derive(Serialize)]
struct AssessmentOut<'a> {
    credibility: Option<u8>,
    likelihood: Option<LikelihoodOut>,
    confidence: Option<&'static str>,
    reason: &'a str,
}

#[derive(Serialize)]
struct LikelihoodOut {
    term: &'static str,
    from: u8,
    to: u8,
}

#[derive(Serialize)]
struct RelationOut {
    relation: &'static str,
    claim: String,
}

/// The claims as JSON.
pub(in crate::cli) fn json(dossier: &Dossier) -> String {
    let tally = Tally::of(dossier);
    let claims = dossier.claims().iter();
    let told = Claims {
        schema: "sejajar.claims/1",
        claims: claims
            .map(|(id, claim)| claim_out(dossier, &tally, *id, claim))
            .collect(),
        not_computed: ["suggested"],
    };
    // Numbers and strings always have a form in JSON.
    let text = serde_json::to_string_pretty(&told).unwrap_or_default();
    format!("{text}\n")
}

fn claim_out<'a>(dossier: &'a Dossier, tally: &Tally, id: ClaimId, claim: &'a Claim) -> ClaimOut<'a> {
    let origins = tally.origins_of(id);
    let origin_out = |origin: &crate::dossier::Origin| {
        let chain = |(mention, chain): (&MentionId, &Vec<SourceId>)| ChainOut {
            mention: mention.to_string(),
            sources: chain.iter().map(SourceId::to_string).collect(),
        };
        Some(OriginOut {
            source: source_out(dossier, origin.source)?,
            articles: letters(&origin.articles),
            chains: origin.chains.iter().map(chain).collect(),
        })
    };
    ClaimOut {
        id: id.to_string(),
        key: claim.key,
        statement: &claim.statement,
        asks: &claim.asks,
        status: tally.status(dossier, id).word(),
        derived_status: tally.derived_status(id).word(),
        overruled: claim.overruled.as_ref().map(|word| OverruledOut {
            status: word.status.word(),
            reason: &word.reason,
        }),
        why: dossier.why_standing(id),
        origins: origins.map_or_else(Vec::new, |found| found.origins.iter().filter_map(origin_out).collect()),
        unsourced: origins.map_or_else(Vec::new, |found| letters(&found.unsourced)),
        values: dossier
            .values_of(id)
            .into_iter()
            .map(|(value, mentions)| ValueOut {
                value,
                mentions: mentions.iter().map(MentionId::to_string).collect(),
            })
            .collect(),
        cells: cells(dossier, tally, id),
        tags: claim.tags.iter().map(|tag| tag_out(dossier, *tag)).collect(),
        assessment: assessment_out(&claim.assessment),
        relations: dossier
            .relations_of(id)
            .into_iter()
            .map(|(other, relation)| RelationOut {
                relation,
                claim: other.to_string(),
            })
            .collect(),
    }
}

fn letters(articles: &BTreeSet<ArticleId>) -> Vec<String> {
    articles.iter().map(ArticleId::to_string).collect()
}

fn source_out(dossier: &Dossier, id: SourceId) -> Option<SourceOut<'_>> {
    let source = dossier.sources().get(&id)?;
    Some(SourceOut {
        id: id.to_string(),
        name: &source.name,
        reliability: source.reliability,
    })
}

fn cells<'a>(dossier: &'a Dossier, tally: &Tally, id: ClaimId) -> Vec<CellOut<'a>> {
    let order = dossier.arrangement().order.iter();
    order
        .filter_map(|article| {
            let entry = dossier.article(*article)?;
            let here = tally.mentions(id, *article).iter();
            let mentions: Vec<MentionOut<'a>> = here
                .filter_map(|mention| Some(mention_out(dossier, *mention, dossier.mentions().get(mention)?)))
                .collect();
            Some(CellOut {
                article: article.to_string(),
                empty: mentions.is_empty().then(|| empty(entry)),
                mentions,
            })
        })
        .collect()
}

fn mention_out<'a>(dossier: &'a Dossier, id: MentionId, mention: &'a Mention) -> MentionOut<'a> {
    let said = mention.attribution.as_ref();
    let spans = mention.at.fragments.iter().map(|span| SpanOut {
        start: span.start,
        end: span.end,
    });
    MentionOut {
        id: id.to_string(),
        stance: mention.stance.word(),
        value: mention.value.trim(),
        source: said.and_then(|said| source_out(dossier, said.source)),
        via: said.map_or_else(Vec::new, |said| said.via.iter().map(SourceId::to_string).collect()),
        spans: spans.collect(),
    }
}

fn tag_out(dossier: &Dossier, id: TagId) -> TagOut<'_> {
    let line = upwards(dossier.tags(), id).into_iter().rev();
    TagOut {
        id: id.to_string(),
        path: line.filter_map(|tag| Some(dossier.tag(tag)?.name.as_str())).collect(),
    }
}

fn assessment_out(assessment: &Assessment) -> Option<AssessmentOut<'_>> {
    let likelihood = |term: Likelihood| {
        let (from, to) = term.range();
        LikelihoodOut {
            term: term.word(),
            from,
            to,
        }
    };
    (!assessment.is_empty()).then(|| AssessmentOut {
        credibility: assessment.credibility,
        likelihood: assessment.likelihood.map(likelihood),
        confidence: assessment.confidence.map(crate::dossier::Confidence::word),
        reason: &assessment.reason,
    })
}
