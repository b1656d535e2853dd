//! `sejajar sources`: the register with chains, origins and proposals, as text or JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::terminal::printable;
use crate::article::ArticleId;
use crate::dossier::relay::{Node, Path, Relay, source_name};
use crate::dossier::{ClaimId, Dossier, Mention, MentionId, Source, SourceId, SourceKind, Tally, reliability_words};

/// Columns of a terminal that lines are broken for.
const WIDTH: usize = 80;

/// What is told of a dossier's sources, counted once.
struct Told<'a> {
    dossier: &'a Dossier,
    tally: Tally,
    relay: Relay,
    origin_of: BTreeMap<SourceId, Vec<ClaimId>>,
}

impl<'a> Told<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let tally = Tally::of(dossier);
        let mut origin_of: BTreeMap<SourceId, Vec<ClaimId>> = BTreeMap::new();
        for claim in dossier.claims().keys() {
            let origins = tally.origins_of(*claim);
            for origin in origins.iter().flat_map(|origins| &origins.origins) {
                origin_of.entry(origin.source).or_default().push(*claim);
            }
        }
        Self {
            dossier,
            relay: Relay::of(dossier),
            tally,
            origin_of,
        }
    }

    /// Marks that pass a source and are not said by it.
    fn passes(&self, id: SourceId) -> usize {
        let all = self.relay.nodes.get(&Node::Source(id));
        all.map_or(0, |flow| flow.mentions.len())
            .saturating_sub(self.tally.said_by(id))
    }

    fn origin_of(&self, id: SourceId) -> &[ClaimId] {
        self.origin_of.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// As one JSON object, schema `sejajar.sources/1`.
pub(super) fn json(dossier: &Dossier) -> String {
    let told = Told::of(dossier);
    let ids = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<String>>();
    let sources: Vec<Value> = dossier
        .sources()
        .iter()
        .map(|(id, source)| {
            json!({
                "id": id.to_string(),
                "name": source.name,
                "aliases": source.aliases,
                "role": source.role,
                "kind": (source.kind != SourceKind::Unknown).then(|| source.kind.word()),
                "parent": source.parent.map(|id| id.to_string()),
                "reliability": source.reliability,
                "rated": (!source.rated.is_empty()).then_some(&source.rated),
                "rated_because": source.rated_because,
                "says": told.tally.said_by(*id),
                "passes_on": told.passes(*id),
                "named": told.tally.named(*id),
                "origin_of": ids(&mut told.origin_of(*id).iter().map(ClaimId::to_string)),
            })
        })
        .collect();
    let chains: Vec<Value> = told
        .relay
        .paths
        .iter()
        .map(|path| {
            let mention = path.mention.and_then(|id| dossier.mentions().get(&id));
            json!({
                "article": path.article.to_string(),
                "mention": path.mention.map(|id| id.to_string()),
                "claim": mention.map(|mention| mention.claim.to_string()),
                "stance": mention.map(|mention| mention.stance.word()),
                "sources": ids(&mut path.sources.iter().map(SourceId::to_string)),
                "told": path.told,
            })
        })
        .collect();
    let claims: Vec<Value> = dossier
        .claims()
        .keys()
        .filter_map(|claim| {
            let found = told.tally.origins_of(*claim)?;
            let origins: Vec<Value> = found
                .origins
                .iter()
                .map(|origin| {
                    json!({
                        "source": origin.source.to_string(),
                        "articles": ids(&mut origin.articles.iter().map(ArticleId::to_string)),
                        "mentions": ids(&mut origin.chains.keys().map(MentionId::to_string)),
                    })
                })
                .collect();
            Some(json!({
                "claim": claim.to_string(),
                "origins": origins,
                "unsourced": ids(&mut found.unsourced.iter().map(ArticleId::to_string)),
                "because": dossier.why_origins(found),
            }))
        })
        .collect();
    let copies: Vec<Value> = dossier
        .articles()
        .iter()
        .filter_map(|(id, entry)| Some(json!({"article": id.to_string(), "source": entry.copy_of?.to_string()})))
        .collect();
    let variants: Vec<Value> = dossier
        .variants()
        .iter()
        .map(|variant| {
            json!({
                "a": variant.pair.a.to_string(),
                "b": variant.pair.b.to_string(),
                "because": variant.because(),
            })
        })
        .collect();
    let apart: Vec<Value> = dossier
        .never_merge()
        .map(|pair| json!({"a": pair.a.to_string(), "b": pair.b.to_string()}))
        .collect();
    let whole = json!({
        "schema": "sejajar.sources/1",
        "sources": sources,
        "chains": chains,
        "copies": copies,
        "claims": claims,
        "unsourced": ids(&mut told.relay.unsourced.iter().map(MentionId::to_string)),
        "may_be_one": variants,
        "kept_apart": apart,
    });
    format!("{whole:#}\n")
}

/// For reading in a terminal.
pub(super) fn text(dossier: &Dossier) -> String {
    let told = Told::of(dossier);
    let mut out = Lines::default();
    out.put(0, &count(dossier.sources().len(), "source", "sources"));
    out.put(0, &told.relay.in_words(dossier, usize::MAX));
    out.part("Register");
    let roots = dossier.sources().iter().filter(|(_, source)| source.parent.is_none());
    for (id, _) in roots {
        family(&mut out, &told, *id, 0);
    }
    chains(&mut out, &told);
    out.part("On whom each claim rests");
    for (id, claim) in dossier.claims() {
        if let Some(origins) = told.tally.origins_of(*id) {
            out.put(0, &format!("{id}  {}", claim.statement));
            out.put(6, &dossier.why_origins(origins));
        }
    }
    let variants = dossier.variants();
    if !variants.is_empty() {
        out.part("May be one (suggested; counts nowhere until you say so)");
        for variant in variants {
            let (a, b) = (variant.pair.a, variant.pair.b);
            let name = |id| format!("{} ({id})", source_name(dossier, id));
            out.put(0, &format!("{} and {}: {}", name(a), name(b), variant.because()));
        }
    }
    let apart: Vec<_> = dossier.never_merge().collect();
    if !apart.is_empty() {
        out.part("Kept apart");
        for pair in apart {
            let name = |id| format!("{} ({id})", source_name(dossier, id));
            out.put(0, &format!("{} and {}", name(pair.a), name(pair.b)));
        }
    }
    out.text
}

/// A source and those who belong to it.
fn family(out: &mut Lines, told: &Told<'_>, id: SourceId, depth: usize) {
    let Some(source) = told.dossier.sources().get(&id) else {
        return;
    };
    let indent = 2 * depth;
    let kind = match source.kind {
        SourceKind::Unknown => String::new(),
        kind => format!(" · {}", kind.word()),
    };
    out.put(indent, &format!("{id}  {}{kind}", source.name));
    let indent = indent + 6;
    if !source.aliases.is_empty() {
        out.put(indent, &format!("also {}", source.aliases.join("; ")));
    }
    if !source.role.trim().is_empty() {
        out.put(indent, &source.role);
    }
    out.put(indent, &rating(source));
    let (says, named) = (told.tally.said_by(id), told.tally.named(id));
    let mut counts = format!("says {says} · passes on {} · named {named}", told.passes(id));
    let claims: Vec<String> = told.origin_of(id).iter().map(ClaimId::to_string).collect();
    if !claims.is_empty() {
        let _ = write!(counts, " · origin of {}", claims.join(", "));
    }
    out.put(indent, &counts);
    for child in told.dossier.children(id) {
        family(out, told, child, depth + 1);
    }
}

fn rating(source: &Source) -> String {
    let Some(letter) = source.reliability else {
        return "not rated".to_owned();
    };
    let mut words = format!("{letter} {}", reliability_words(letter));
    if !source.rated.is_empty() {
        let _ = write!(words, ", {}", source.rated);
    }
    if !source.rated_because.trim().is_empty() {
        let _ = write!(words, ": {}", source.rated_because);
    }
    words
}

/// The ways that marks came, each once with its marks.
fn chains(out: &mut Lines, told: &Told<'_>) {
    let mut ways: BTreeMap<(ArticleId, &[SourceId], usize), Vec<&Path>> = BTreeMap::new();
    for path in &told.relay.paths {
        let way = (path.article, path.sources.as_slice(), path.told);
        ways.entry(way).or_default().push(path);
    }
    if ways.is_empty() {
        return;
    }
    out.part("Chains");
    for paths in ways.values() {
        let marks: Vec<String> = paths
            .iter()
            .filter_map(|path| path.mention)
            .map(|id| id.to_string())
            .collect();
        let mention: Option<&Mention> = paths
            .first()
            .and_then(|path| told.dossier.mentions().get(&path.mention?));
        let words = match (mention, paths.first()) {
            (Some(mention), _) => told.dossier.chain_in_words(mention),
            (None, Some(path)) => {
                let names = path.sources.iter().map(|id| source_name(told.dossier, *id));
                let names: Vec<&str> = names.take(path.told).collect();
                format!("{} ← {}", path.article, names.join(" ← "))
            }
            (None, None) => continue,
        };
        out.put(0, &words);
        if marks.is_empty() {
            out.put(6, "a copy; nothing in it is marked");
        } else {
            out.put(6, &marks.join(" "));
        }
    }
}

fn count(many: usize, one: &str, more: &str) -> String {
    format!("{many} {}", if many == 1 { one } else { more })
}

/// Lines of a terminal, broken between words.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn part(&mut self, heading: &str) {
        self.text.push('\n');
        self.put(0, heading);
        self.put(0, &"─".repeat(heading.chars().count().min(WIDTH)));
    }

    /// Text that begins at a column; what is left of it stands two further in.
    fn put(&mut self, indent: usize, text: &str) {
        let text = printable(&text.replace(['\n', '\r'], " "));
        let mut line = " ".repeat(indent);
        let mut is_empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let needed = line.chars().count() + usize::from(!is_empty) + word.chars().count();
            if !is_empty && needed > WIDTH {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                line = " ".repeat(indent + 2);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_cleaned() {
        let mut out = Lines::default();
        out.put(4, &"kata\u{202e} juru bicara ".repeat(6));
        assert!(out.text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(out.text.lines().count() > 1);
        assert!(!out.text.contains('\u{202e}'));
        assert!(out.text.starts_with("    kata⟨U+202E⟩"));
    }
}
