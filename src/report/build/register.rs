//! The source register (articles and voices) and the notes.

use std::collections::BTreeMap;

use super::claims::fragments;
use super::standing::voice;
use super::{Context, paragraphs};
use crate::article::Found;
use crate::dossier::codebook::{outline, path};
use crate::dossier::{ClaimId, Mention, SourceId, Target};
use crate::report::dates;
use crate::report::tree::{ArticleRecord, NamedAt, NoteOn, NoteRecord, Saying, TagRecord, Voice};
use crate::report::visible::language_tag;

/// The articles in column order.
pub(super) fn articles(context: &Context<'_>) -> Vec<ArticleRecord> {
    let value = |found: &Option<Found>| found.as_ref().map_or("", |found| found.value.trim()).to_owned();
    let articles = context.order.iter();
    articles
        .map(|(id, entry)| {
            let origin = &entry.article.origin;
            let metadata = &entry.metadata;
            let all = entry.article.sentences.len();
            let folded = (0..all).filter(|sentence| entry.is_folded(*sentence)).count();
            let (date, language) = (value(&metadata.date), language_tag(&metadata.language).to_owned());
            ArticleRecord {
                id: *id,
                published: dates::read(&date, &language),
                outlet: entry.outlet().to_owned(),
                headline: value(&metadata.headline),
                byline: value(&metadata.byline),
                date,
                url: value(&metadata.url),
                language,
                file_name: origin.file_name.clone(),
                sha256: origin.sha256.clone(),
                bytes: origin.bytes,
                encoding: origin.encoding.clone(),
                captured: origin.captured.clone(),
                read: entry.read,
                sentences: all - folded,
                folded,
                copy_of: entry.copy_of.and_then(|source| voice(context.dossier, source)),
            }
        })
        .collect()
}

/// The voices by id.
pub(super) fn voices(context: &Context<'_>) -> Vec<Voice> {
    let dossier = context.dossier;
    let mut said: BTreeMap<SourceId, Vec<Saying>> = BTreeMap::new();
    for (id, mention) in dossier
        .mentions()
        .iter()
        .filter(|(_, mention)| stands(context, mention))
    {
        let claim = dossier.claims().get(&mention.claim);
        let entry = dossier.article(mention.at.article);
        if let (Some(attribution), Some(claim), Some(entry)) = (&mention.attribution, claim, entry) {
            said.entry(attribution.source).or_default().push(Saying {
                mention: *id,
                claim: mention.claim,
                statement: claim.statement.clone(),
                stance: mention.stance,
                value: mention.value.trim().to_owned(),
                article: mention.at.article,
                paragraphs: paragraphs(entry, mention.at.cover()),
            });
        }
    }
    let mut named: BTreeMap<SourceId, Vec<NamedAt>> = BTreeMap::new();
    for (id, naming) in dossier
        .namings()
        .iter()
        .filter(|(_, naming)| context.shows(naming.at.article))
    {
        if let Some(entry) = dossier.article(naming.at.article) {
            named.entry(naming.source).or_default().push(NamedAt {
                id: *id,
                article: naming.at.article,
                paragraphs: paragraphs(entry, naming.at.cover()),
                form: fragments(&entry.article.text, &naming.at.fragments).join(" […] "),
                spans: naming.at.fragments.clone(),
            });
        }
    }
    let mut origin_of: BTreeMap<SourceId, Vec<ClaimId>> = BTreeMap::new();
    for claim in dossier.claims().keys().filter(|claim| context.has(**claim)) {
        let origins = context.tally.origins_of(*claim).into_iter();
        for origin in origins.flat_map(|found| &found.origins) {
            origin_of.entry(origin.source).or_default().push(*claim);
        }
    }
    let sources = dossier.sources().iter();
    sources
        .map(|(id, source)| {
            let mut said = said.remove(id).unwrap_or_default();
            said.sort_by_key(|saying| (saying.claim, saying.article, saying.paragraphs, saying.mention));
            let mut named = named.remove(id).unwrap_or_default();
            named.sort_by_key(|naming| (naming.article, naming.paragraphs, naming.id));
            Voice {
                id: *id,
                name: source.name.clone(),
                aliases: source.aliases.clone(),
                role: source.role.clone(),
                kind: source.kind,
                parent: source.parent.and_then(|parent| voice(dossier, parent)),
                reliability: source.reliability,
                rated: source.rated.trim().to_owned(),
                rated_because: source.rated_because.trim().to_owned(),
                origin_of: origin_of.remove(id).unwrap_or_default(),
                said,
                named,
                notes: context.notes_on(&Target::Source(*id)),
            }
        })
        .collect()
}

/// Whether a mention stands in the report: its claim and its article do.
fn stands(context: &Context<'_>, mention: &Mention) -> bool {
    context.has(mention.claim) && context.shows(mention.at.article)
}

/// The codebook, as its tree reads.
pub(super) fn tags(context: &Context<'_>) -> Vec<TagRecord> {
    let dossier = context.dossier;
    let tree = outline(dossier.tags()).into_iter();
    tree.filter_map(|(id, _)| {
        let claims = dossier.claims().iter();
        Some(TagRecord {
            id,
            path: path(dossier.tags(), id),
            description: dossier.tag(id)?.description.trim().to_owned(),
            claims: claims
                .filter(|(own, claim)| claim.tags.contains(&id) && context.has(**own))
                .map(|(id, _)| *id)
                .collect(),
        })
    })
    .collect()
}

/// The notes by id; one whose target is gone, or does not stand in the report, is left out.
pub(super) fn notes(context: &Context<'_>) -> Vec<NoteRecord> {
    let dossier = context.dossier;
    let on = |target: &Target| match target {
        Target::Dossier => Some(NoteOn::Dossier),
        Target::Article(id) => context.shows(*id).then_some(NoteOn::Article(*id)),
        Target::Passage(at) => dossier
            .article(at.article)
            .filter(|_| context.shows(at.article))
            .map(|entry| NoteOn::Passage {
                article: at.article,
                paragraphs: paragraphs(entry, at.cover()),
                fragments: fragments(&entry.article.text, &at.fragments),
                spans: at.fragments.clone(),
            }),
        Target::Claim(id) => context.has(*id).then_some(NoteOn::Claim(*id)),
        Target::Mention(id) => {
            let mention = dossier.mentions().get(id).filter(|mention| stands(context, mention))?;
            Some(NoteOn::Mention(*id, mention.claim, mention.at.article))
        }
        Target::Source(id) => {
            let source = dossier.sources().get(id)?;
            Some(NoteOn::Voice(*id, source.name.clone()))
        }
    };
    let notes = dossier.notes().iter();
    notes
        .filter_map(|(id, note)| {
            on(&note.on).map(|on| NoteRecord {
                id: *id,
                on,
                text: note.text.clone(),
            })
        })
        .collect()
}
