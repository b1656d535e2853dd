//! A dossier as the text of a project file: the same bytes for the same dossier.

use super::VERSION;
use super::format::{self, sha256};
use super::ron_text::{OneLine, RonText, quote};
use crate::article::{ArticleId, Found, Metadata};
use crate::dossier::{
    Anchor, Claim, Contents, Dossier, Entry, Mention, Note, Place, Proposed, ProposedAs, Source, SourceKind,
    SourcePair, Tag, Target,
};
use crate::text::{Selector, Span};

/// The project file of `dossier`.
///
/// Sections stand in a fixed order, records by id, a field a line; the articles'
/// texts come last. A place is one line, so that a merge cannot mix the position
/// of one with the quotation of another. What is empty is left out. A place that
/// is not in its article's text says nothing and is left out too (a headline's,
/// a cue's, a fold's; marks cannot have one).
#[must_use]
pub fn to_ron(dossier: &Dossier) -> String {
    let mut ron = RonText::default();
    ron.root(|ron| {
        ron.word("sejajar", VERSION);
        about(ron, dossier);
        arrangement(ron, dossier);
        contents(ron, dossier);
        ron.list("claims", dossier.claims(), |ron, (id, c)| {
            ron.record(|ron| claim(ron, &id.to_string(), c));
        });
        optional(ron, "relations", dossier.relations(), |ron, (pair, relation)| {
            let line = OneLine::new().string("from", &pair.from.to_string());
            let line = line.word("relation", format::Relation::of(*relation));
            ron.item(line.string("to", &pair.to.to_string()).end());
        });
        optional(ron, "tags", dossier.tags(), |ron, (id, t)| {
            ron.record(|ron| tag(ron, &id.to_string(), t));
        });
        ron.list("sources", dossier.sources(), |ron, (id, s)| {
            ron.record(|ron| source(ron, &id.to_string(), s));
        });
        let apart: Vec<SourcePair> = dossier.never_merge().collect();
        optional(ron, "never_merge", &apart, |ron, pair| {
            let line = OneLine::new().string("a", &pair.a.to_string());
            ron.item(line.string("b", &pair.b.to_string()).end());
        });
        ron.list("mentions", dossier.mentions(), |ron, (id, m)| {
            ron.record(|ron| mention(ron, dossier, &id.to_string(), m));
        });
        ron.list("namings", dossier.namings(), |ron, (id, naming)| {
            ron.record(|ron| {
                ron.string("id", &id.to_string());
                ron.string("source", &naming.source.to_string());
                anchor(ron, dossier, &naming.at);
            });
        });
        ron.list("notes", dossier.notes(), |ron, (id, n)| {
            ron.record(|ron| note(ron, dossier, &id.to_string(), n));
        });
        ron.list("pins", dossier.pins(), |ron, (pair, pin)| {
            ron.record(|ron| {
                ron.word("pin", format::PinWord::of(*pin));
                ron.word("a", pin_place(dossier, pair.a));
                ron.word("b", pin_place(dossier, pair.b));
            });
        });
        optional(ron, "dismissed", dossier.dismissed(), |ron, what| {
            let line = OneLine::new().word("kind", format::Suggested::of(what.kind));
            ron.item(line.word("at", pin_place(dossier, what.at)).end());
        });
        optional(ron, "proposed", dossier.proposed(), |ron, (id, one)| {
            ron.record(|ron| proposed(ron, dossier, &id.to_string(), one));
        });
        ron.list("articles", dossier.articles(), |ron, (id, entry)| {
            ron.record(|ron| article(ron, *id, entry));
        });
    });
    ron.finish()
}

fn about(ron: &mut RonText, dossier: &Dossier) {
    let about = dossier.about();
    ron.fields("about", |ron| {
        ron.string("title", &about.title);
        ron.string("analyst", &about.analyst);
        ron.string("introduction", &about.introduction);
    });
}

fn arrangement(ron: &mut RonText, dossier: &Dossier) {
    let arrangement = dossier.arrangement();
    let id_item = |ron: &mut RonText, id: &ArticleId| ron.string_item(&id.to_string());
    ron.fields("arrangement", |ron| {
        ron.list("order", &arrangement.order, id_item);
        if !arrangement.hidden.is_empty() {
            ron.list("hidden", &arrangement.hidden, id_item);
        }
        if let Some(pivot) = arrangement.pivot {
            ron.string("pivot", &pivot.to_string());
        }
        if let Some(from) = arrangement.shown_from {
            ron.word("shown_from", from.per_cent());
        }
    });
}

/// Left out where the analyst has chosen nothing.
fn contents(ron: &mut RonText, dossier: &Dossier) {
    let (contents, all) = (dossier.contents(), Contents::default());
    if *contents == all {
        return;
    }
    ron.fields("report", |ron| {
        if contents.sections != all.sections {
            let words = contents.sections.iter().map(|section| format::Section::of(*section));
            ron.list("sections", words, RonText::item);
        }
        optional(ron, "without_articles", &contents.without_articles, |ron, id| {
            ron.string_item(&id.to_string());
        });
        optional(ron, "without_claims", &contents.without_claims, |ron, id| {
            ron.string_item(&id.to_string());
        });
    });
}

fn claim(ron: &mut RonText, id: &str, claim: &Claim) {
    ron.string("id", id);
    ron.string("statement", &claim.statement);
    if let Some(key) = claim.key {
        ron.word("key", key);
    }
    string_if_any(ron, "asks", &claim.asks);
    optional(ron, "tags", &claim.tags, |ron, id| ron.string_item(&id.to_string()));
    let assessment = &claim.assessment;
    if !assessment.is_empty() {
        let mut line = OneLine::new();
        if let Some(credibility) = assessment.credibility {
            line = line.word("credibility", credibility);
        }
        if let Some(likelihood) = assessment.likelihood {
            line = line.word("likelihood", format::Likelihood::of(likelihood));
        }
        if let Some(confidence) = assessment.confidence {
            line = line.word("confidence", format::Confidence::of(confidence));
        }
        ron.word("assessment", line.string_if_any("reason", &assessment.reason).end());
    }
    if let Some(overruled) = &claim.overruled {
        let line = OneLine::new().word("status", format::Status::of(overruled.status));
        ron.word("overruled", line.string("reason", &overruled.reason).end());
    }
}

fn tag(ron: &mut RonText, id: &str, tag: &Tag) {
    ron.string("id", id);
    ron.string("name", &tag.name);
    if let Some(parent) = tag.parent {
        ron.string("parent", &parent.to_string());
    }
    ron.word("colour", tag.colour);
    string_if_any(ron, "description", &tag.description);
}

/// A section or list that is left out when there is nothing in it.
fn optional<'a, T, I>(ron: &mut RonText, name: &str, items: I, item: impl Fn(&mut RonText, T))
where
    T: 'a,
    I: IntoIterator<Item = T>,
{
    let mut items = items.into_iter().peekable();
    if items.peek().is_some() {
        ron.list(name, items, item);
    }
}

fn string_if_any(ron: &mut RonText, name: &str, value: &str) {
    if !value.is_empty() {
        ron.string(name, value);
    }
}

fn source(ron: &mut RonText, id: &str, source: &Source) {
    ron.string("id", id);
    ron.string("name", &source.name);
    if !source.aliases.is_empty() {
        ron.list("aliases", &source.aliases, |ron, alias| ron.string_item(alias));
    }
    string_if_any(ron, "role", &source.role);
    if source.kind != SourceKind::Unknown {
        ron.word("kind", format::SourceKind::of(source.kind));
    }
    if let Some(parent) = source.parent {
        ron.string("parent", &parent.to_string());
    }
    if let Some(letter) = source.reliability {
        ron.string("reliability", letter.encode_utf8(&mut [0; 4]));
    }
    string_if_any(ron, "rated", &source.rated);
    string_if_any(ron, "rated_because", &source.rated_because);
}

fn mention(ron: &mut RonText, dossier: &Dossier, id: &str, mention: &Mention) {
    ron.string("id", id);
    ron.string("claim", &mention.claim.to_string());
    anchor(ron, dossier, &mention.at);
    ron.word("stance", format::Stance::of(mention.stance));
    if !mention.value.is_empty() {
        ron.string("value", &mention.value);
    }
    if let Some(attribution) = &mention.attribution {
        let mut line = OneLine::new().string("source", &attribution.source.to_string());
        if !attribution.via.is_empty() {
            let via: Vec<String> = attribution.via.iter().map(|id| format!("\"{id}\"")).collect();
            line = line.word("via", format!("[{}]", via.join(", ")));
        }
        let text = text_of(dossier, mention.at.article);
        if let Some(cue) = attribution.cue.filter(|cue| cue.within(text)) {
            line = line.word("cue", place_without_context(text, cue));
        }
        ron.word("attribution", line.end());
    }
}

fn note(ron: &mut RonText, dossier: &Dossier, id: &str, note: &Note) {
    let on = |kind: &str, id: String| {
        let mut word = format!("{kind}(");
        quote(&mut word, &id);
        word + ")"
    };
    ron.string("id", id);
    match &note.on {
        Target::Dossier => ron.word("on", "Dossier"),
        Target::Article(id) => ron.word("on", on("Article", id.to_string())),
        Target::Passage(at) => ron.variant("on", "Passage", |ron| anchor(ron, dossier, at)),
        Target::Claim(id) => ron.word("on", on("Claim", id.to_string())),
        Target::Mention(id) => ron.word("on", on("Mention", id.to_string())),
        Target::Source(id) => ron.word("on", on("Source", id.to_string())),
    }
    ron.string("text", &note.text);
}

fn proposed(ron: &mut RonText, dossier: &Dossier, id: &str, one: &Proposed) {
    ron.string("id", id);
    ron.string("file", &one.file);
    string_if_any(ron, "author", &one.author);
    anchor(ron, dossier, &one.at);
    match &one.what {
        ProposedAs::Claim {
            statement,
            stance,
            value,
            said,
        } => ron.variant("what", "Claim", |ron| {
            ron.string("statement", statement);
            if let Some(stance) = stance {
                ron.word("stance", format::Stance::of(*stance));
            }
            string_if_any(ron, "value", value);
            if let Some(said) = said {
                let mut line = OneLine::new().string("name", &said.name);
                if !said.via.is_empty() {
                    line = line.word("via", strings(&said.via));
                }
                let text = text_of(dossier, one.at.article);
                if let Some(cue) = said.cue.filter(|cue| cue.within(text)) {
                    line = line.word("cue", place_without_context(text, cue));
                }
                ron.word("said", line.end());
            }
        }),
        ProposedAs::Naming(name) => {
            let mut word = "Naming(".to_owned();
            quote(&mut word, name);
            ron.word("what", word + ")");
        }
        ProposedAs::Note => ron.word("what", "Note"),
    }
    string_if_any(ron, "comment", &one.comment);
    if one.rejected {
        ron.word("rejected", true);
    }
}

/// A list of strings on one line.
fn strings(all: &[String]) -> String {
    let mut line = "[".to_owned();
    for (index, one) in all.iter().enumerate() {
        line.push_str(if index == 0 { "" } else { ", " });
        quote(&mut line, one);
    }
    line + "]"
}

fn article(ron: &mut RonText, id: ArticleId, entry: &Entry) {
    let text = &*entry.article.text;
    let origin = &entry.article.origin;
    ron.string("id", &id.to_string());
    ron.fields("origin", |ron| {
        ron.string("file_name", &origin.file_name);
        ron.string("sha256", &origin.sha256);
        ron.word("bytes", origin.bytes);
        ron.string("encoding", &origin.encoding);
        ron.string("captured", &origin.captured);
    });
    ron.fields("metadata", |ron| metadata(ron, text, &entry.metadata));
    let folds = entry.folds.iter().filter(|fold| fold.span.within(text));
    ron.list("folds", folds, |ron, fold| {
        let line = span(fold.span).string("quote", fold.span.of(text));
        ron.item(line.string("reason", &fold.reason).end());
    });
    ron.word("read", entry.read);
    if let Some(source) = entry.copy_of {
        ron.string("copy_of", &source.to_string());
    }
    ron.string("text_sha256", &sha256(text.as_bytes()));
    ron.list("text", text.split('\n'), RonText::string_item);
}

fn metadata(ron: &mut RonText, text: &str, metadata: &Metadata) {
    let mut found = |name: &str, found: &Option<Found>| {
        if let Some(found) = found {
            let mut line = OneLine::new().string("value", &found.value);
            if let Some(at) = found.at.filter(|at| at.within(text)) {
                line = line.word("at", place_without_context(text, at));
            }
            ron.word(name, line.end());
        }
    };
    found("headline", &metadata.headline);
    found("outlet", &metadata.outlet);
    found("byline", &metadata.byline);
    found("dateline", &metadata.dateline);
    found("date", &metadata.date);
    found("url", &metadata.url);
    ron.string("language", &metadata.language);
}

/// The article and the passages of a mark.
fn anchor(ron: &mut RonText, dossier: &Dossier, at: &Anchor) {
    let text = text_of(dossier, at.article);
    ron.string("article", &at.article.to_string());
    ron.list("at", &at.fragments, |ron, fragment| {
        let selector = Selector::of(text, *fragment);
        ron.item(
            span(selector.span)
                .string("quote", &selector.quote)
                .string_if_any("prefix", &selector.prefix)
                .string_if_any("suffix", &selector.suffix)
                .end(),
        );
    });
}

fn pin_place(dossier: &Dossier, place: Place) -> String {
    OneLine::new()
        .string("article", &place.article.to_string())
        .word("start", place.span.start)
        .word("end", place.span.end)
        .string("quote", place.span.of(text_of(dossier, place.article)))
        .end()
}

/// A place that needs no context: the text's hash guards it, and nothing rests
/// on it but the look of the page.
fn place_without_context(text: &str, at: Span) -> String {
    span(at).string("quote", at.of(text)).end()
}

fn span(span: Span) -> OneLine {
    OneLine::new().word("start", span.start).word("end", span.end)
}

fn text_of(dossier: &Dossier, article: ArticleId) -> &str {
    dossier.article(article).map_or("", |entry| &entry.article.text)
}
