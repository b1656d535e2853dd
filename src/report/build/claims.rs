//! Claims with what each article says of them, and the disputed ones by version.

use std::collections::{BTreeMap, BTreeSet};

use super::standing::{relations, rests_on, said_through, standing, tags, voice};
use super::{Context, paragraphs, speaks};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Entry, Mention, MentionId, Stance, Status, Target};
use crate::report::tree::{Cell, ClaimCard, Dispute, Empty, Paragraphs, Quoted, Said, Version};
use crate::text::Span;

/// The mentions of one claim by article, in text order.
type ByArticle<'a> = BTreeMap<ArticleId, Vec<(MentionId, &'a Mention)>>;

/// A card for each claim, by id.
pub(super) fn cards(context: &Context<'_>) -> Vec<ClaimCard> {
    // One pass over the mentions: asking for each cell would be claims × articles passes.
    let mut by_claim: BTreeMap<ClaimId, ByArticle<'_>> = BTreeMap::new();
    for (id, mention) in context.dossier.mentions() {
        let by_article = by_claim.entry(mention.claim).or_default();
        by_article.entry(mention.at.article).or_default().push((*id, mention));
    }
    for mentions in by_claim.values_mut().flat_map(BTreeMap::values_mut) {
        mentions.sort_by_key(|(id, mention)| (mention.at.cover(), *id));
    }
    let claims = context.dossier.claims().iter();
    claims
        .filter(|(id, _)| context.has(**id))
        .map(|(id, claim)| {
            let by_article = by_claim.remove(id).unwrap_or_default();
            ClaimCard {
                id: *id,
                statement: claim.statement.clone(),
                asks: claim.asks.trim().to_owned(),
                standing: standing(context, *id, claim),
                assessment: (!claim.assessment.is_empty()).then(|| claim.assessment.clone()),
                tags: tags(context.dossier, claim),
                relations: relations(context, *id),
                cells: cells(context, &by_article),
                notes: context.notes_on(&Target::Claim(*id)),
            }
        })
        .collect()
}

fn cells(context: &Context<'_>, by_article: &ByArticle<'_>) -> Vec<Cell> {
    let linked = linked_elsewhere(context, by_article);
    let articles = context.order.iter();
    articles
        .map(|(article, entry)| {
            let said = match by_article.get(article) {
                Some(mentions) => {
                    let quotes = mentions
                        .iter()
                        .map(|(id, mention)| quoted(context, entry, *id, mention));
                    Said::Mentions(quotes.collect())
                }
                None => Said::Empty(empty(entry, linked.get(article))),
            };
            Cell {
                article: *article,
                said,
            }
        })
        .collect()
}

/// Why nothing stands in a cell. Where the analyst has read the article, the
/// analyst's word goes before the machine's.
fn empty(entry: &Entry, linked: Option<&BTreeSet<Paragraphs>>) -> Empty {
    let linked: Vec<Paragraphs> = linked.into_iter().flatten().copied().collect();
    if !entry.has_text() {
        Empty::NotApplicable
    } else if entry.read {
        Empty::Silent { linked }
    } else if linked.is_empty() {
        Empty::NotRead
    } else {
        Empty::Suggested { linked }
    }
}

/// Where the machine links other articles to the sentences marked for a claim.
fn linked_elsewhere(context: &Context<'_>, by_article: &ByArticle<'_>) -> BTreeMap<ArticleId, BTreeSet<Paragraphs>> {
    let mut found: BTreeMap<ArticleId, BTreeSet<Paragraphs>> = BTreeMap::new();
    for (_, mention) in by_article.values().flatten() {
        for unit in context.units(mention.at.article, &mention.at.fragments) {
            for partner in context.linked.get(&unit).into_iter().flatten() {
                let entry = context.dossier.article(partner.article);
                let index = usize::try_from(partner.sentence).unwrap_or(usize::MAX);
                if let Some(sentence) = entry.and_then(|entry| entry.article.sentences.get(index)) {
                    found.entry(partner.article).or_default().insert(Paragraphs {
                        first: sentence.paragraph,
                        last: sentence.paragraph,
                    });
                }
            }
        }
    }
    found
}

fn quoted(context: &Context<'_>, entry: &Entry, id: MentionId, mention: &Mention) -> Quoted {
    let text = &entry.article.text;
    let attribution = mention.attribution.as_ref();
    let units = context.units(mention.at.article, &mention.at.fragments);
    Quoted {
        id,
        claim: mention.claim,
        article: mention.at.article,
        stance: mention.stance,
        value: mention.value.trim().to_owned(),
        voice: attribution.and_then(|attribution| voice(context.dossier, attribution.source)),
        chain: said_through(context.dossier, mention),
        cue: attribution
            .and_then(|a| a.cue)
            .map_or("", |cue| cue.of(text))
            .to_owned(),
        cue_at: attribution.and_then(|attribution| attribution.cue),
        fragments: fragments(text, &mention.at.fragments),
        spans: mention.at.fragments.clone(),
        paragraphs: paragraphs(entry, mention.at.cover()),
        row: units.iter().find_map(|unit| context.row_of.get(unit).copied()),
        notes: context.notes_on(&Target::Mention(id)),
    }
}

/// The exact text of each span.
pub(super) fn fragments(text: &str, spans: &[Span]) -> Vec<String> {
    spans.iter().map(|span| span.of(text).to_owned()).collect()
}

/// The disputed claims, each with its versions: what is denied and each value
/// given, in the order the columns first give them. One that the analyst says is
/// disputed is among them, and so is one that only the marks say is.
pub(super) fn disputes(context: &Context<'_>, cards: &[ClaimCard]) -> Vec<Dispute> {
    let disputed = cards
        .iter()
        .filter(|card| [card.standing.status, card.standing.derived].contains(&Status::Disputed));
    disputed
        .map(|card| {
            let mut versions: Vec<Version> = Vec::new();
            for quote in card.cells.iter().filter_map(quotes).flatten() {
                let denied = quote.stance == Stance::Denies;
                let same = |version: &&mut Version| version.denied == denied && version.value == quote.value;
                if let Some(version) = versions.iter_mut().find(same) {
                    version.quotes.push(quote.clone());
                } else {
                    versions.push(Version {
                        value: quote.value.clone(),
                        denied,
                        rests_on: Vec::new(),
                        unsourced: Vec::new(),
                        quotes: vec![quote.clone()],
                    });
                }
            }
            for version in &mut versions {
                (version.rests_on, version.unsourced) = rests_on(context.dossier, &version.quotes);
            }
            let silent = card.cells.iter().filter(|cell| !speaks(&cell.said));
            Dispute {
                claim: card.id,
                statement: card.statement.clone(),
                versions,
                without: silent.cloned().collect(),
            }
        })
        .collect()
}

const fn quotes(cell: &Cell) -> Option<&Vec<Quoted>> {
    match &cell.said {
        Said::Mentions(quotes) => Some(quotes),
        Said::Empty(_) => None,
    }
}
