//! Whether a dossier holds together, and what about it is odd.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Problem};
use super::format::sha256;
use crate::article::ArticleId;
use crate::dossier::{ClaimPair, Dossier, Entry, ProposedAs, Record, SourceId, TAG_COLOURS, TagId};
use crate::text::fold::folded;

/// Everything that is wrong or odd with `dossier`: hashes, references, marks,
/// folds, names and keys. Empty for a sound dossier.
#[must_use]
pub fn check(dossier: &Dossier) -> Vec<Finding> {
    let faults = dossier
        .faults()
        .into_iter()
        .map(|fault| (fault.record, Problem::Broken(fault.kind)));
    faults
        .chain(oddities(dossier))
        .map(|(record, problem)| Finding {
            at: None,
            record: Some(record.to_string()),
            problem,
        })
        .collect()
}

/// What is odd but can be held and is kept.
pub(super) fn oddities(dossier: &Dossier) -> Vec<(Record, Problem)> {
    let mut found = Vec::new();
    articles(dossier, &mut found);
    claims(dossier, &mut found);
    tags(dossier, &mut found);
    chains(dossier, &mut found);
    relations(dossier, &mut found);
    sources(dossier, &mut found);
    for (id, note) in dossier.notes() {
        if note.text.trim().is_empty() {
            found.push((Record::Note(*id), Problem::Blank("the note")));
        }
    }
    for (id, one) in dossier.proposed() {
        let blank = match &one.what {
            ProposedAs::Claim { statement, .. } if statement.trim().is_empty() => Some("the statement"),
            ProposedAs::Naming(name) if name.trim().is_empty() => Some("the name"),
            ProposedAs::Note if one.comment.trim().is_empty() => Some("the comment"),
            _ => None,
        };
        found.extend(blank.map(|what| (Record::Proposed(*id), Problem::Blank(what))));
    }
    found
}

fn articles(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    let mut origins: BTreeMap<&str, ArticleId> = BTreeMap::new();
    for (id, entry) in dossier.articles() {
        let record = Record::Article(*id);
        let origin = &entry.article.origin;
        let hash = origin.sha256.as_str();
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash {
            found.push((record, Problem::BadOriginHash(super::finding::shown(hash))));
        } else if is_original(entry) {
            let text_hash = sha256(entry.article.text.as_bytes());
            if text_hash != hash {
                found.push((record, Problem::NotTheOriginal(text_hash)));
            }
        }
        if let Some(other) = origins.insert(hash, *id) {
            found.push((record, Problem::SameOrigin(other)));
        }
        folds(entry, record, found);
    }
}

/// Whether the text must be, byte for byte, the file it came from.
fn is_original(entry: &Entry) -> bool {
    let origin = &entry.article.origin;
    origin.encoding.eq_ignore_ascii_case("UTF-8") && origin.bytes == entry.article.text.len() as u64
}

fn folds(entry: &Entry, record: Record, found: &mut Vec<(Record, Problem)>) {
    let mut end = 0;
    for fold in &entry.folds {
        if fold.span.start < end {
            found.push((record, Problem::FoldsOverlap(fold.span)));
        }
        end = end.max(fold.span.end);
        let touched = entry.article.sentences_in(fold.span);
        let cut = entry
            .article
            .sentences
            .get(touched)
            .is_some_and(|sentences| sentences.iter().any(|sentence| !fold.span.contains(sentence.span)));
        if cut {
            found.push((record, Problem::FoldCutsSentence(fold.span)));
        }
    }
}

fn claims(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    let mut keys = BTreeMap::new();
    for (id, claim) in dossier.claims() {
        let record = Record::Claim(*id);
        if claim.statement.trim().is_empty() {
            found.push((record, Problem::Blank("the statement")));
        }
        if claim
            .overruled
            .as_ref()
            .is_some_and(|word| word.reason.trim().is_empty())
        {
            found.push((record, Problem::NoReason));
        }
        if let Some(key) = claim.key {
            if !(1..=9).contains(&key) {
                found.push((record, Problem::BadKey(key)));
            }
            if let Some(other) = keys.insert(key, record) {
                found.push((record, Problem::SameKey(other)));
            }
        }
    }
}

/// Chains that go through one source twice.
fn chains(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    for (id, mention) in dossier.mentions() {
        let Some(said) = &mention.attribution else { continue };
        let mut seen: BTreeSet<SourceId> = BTreeSet::from([said.source]);
        let twice = said.via.iter().filter(|through| !seen.insert(**through));
        let twice: BTreeSet<SourceId> = twice.copied().collect();
        found.extend(
            twice
                .into_iter()
                .map(|source| (Record::Mention(*id), Problem::TwiceInChain(Record::Source(source)))),
        );
    }
}

/// Claims that bear on one another by two records.
fn relations(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    for pair in dossier.relations().keys() {
        let back = ClaimPair {
            from: pair.to,
            to: pair.from,
        };
        if pair.from < pair.to && dossier.relations().contains_key(&back) {
            found.push((Record::Relation(back), Problem::BothWays(Record::Relation(*pair))));
        }
    }
}

fn tags(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    let mut names: BTreeMap<(Option<TagId>, String), Record> = BTreeMap::new();
    for (id, tag) in dossier.tags() {
        let record = Record::Tag(*id);
        if tag.name.trim().is_empty() {
            found.push((record, Problem::Blank("the name")));
        }
        if tag.colour >= TAG_COLOURS {
            found.push((record, Problem::NoColour(tag.colour)));
        }
        if let Some(other) = names.insert((tag.parent, folded(tag.name.trim())), record) {
            found.push((record, Problem::SameTag(other)));
        }
    }
}

fn sources(dossier: &Dossier, found: &mut Vec<(Record, Problem)>) {
    let mut names: BTreeMap<String, Record> = BTreeMap::new();
    for (id, source) in dossier.sources() {
        let record = Record::Source(*id);
        if source.name.trim().is_empty() {
            found.push((record, Problem::Blank("the name")));
        }
        for name in std::iter::once(&source.name).chain(&source.aliases) {
            match names.insert(folded(name.trim()), record) {
                Some(of) if of != record => {
                    let name = name.clone();
                    found.push((record, Problem::SameName { name, of }));
                }
                _ => {}
            }
        }
        if let Some(letter) = source.reliability
            && !matches!(letter, 'A'..='F')
        {
            found.push((record, Problem::BadReliability(letter)));
        }
    }
}
