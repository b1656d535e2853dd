//! Web Annotations (JSON-LD) as marks: a single annotation, a list, a page, a collection
//! with its first page in it, or a graph. The words of the W3C's context are known; nothing
//! is asked for over the network, so a file that renames them is not understood.

mod body;

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Brought, Fragment, MOST_FRAGMENTS, Mark, Text, once};
use crate::text::Span;
use crate::text::points::Points;
use crate::text::selector::only;

/// The largest file, in bytes: in memory JSON takes many times as much.
const MOST_BYTES: usize = 96 * 1024 * 1024;
/// Annotations within pages within collections: no deeper.
const MOST_DEPTH: usize = 6;
/// Selectors within selectors.
const MOST_REFINED: usize = 4;

/// Reads a file.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<Brought, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!(
            "the file has more than the {} MB of annotations that are read; export fewer articles at a time",
            MOST_BYTES / 1_048_576
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(|error| {
        format!(
            "line {}, column {}: this is not JSON ({error}); export the file anew",
            error.line(),
            error.column()
        )
    })?;
    let mut brought = Brought::new(file);
    for text in texts(&root) {
        brought.push_text(text)?;
    }
    let mut all = Vec::new();
    collect(&root, 0, &mut all, &mut brought.left_out);
    if all.is_empty() {
        return Err(
            "there is no annotation in it; expected W3C Web Annotations (an Annotation, or a collection with “items” in it)"
                .to_owned(),
        );
    }
    let is_own = root
        .get("generator")
        .and_then(|one| one.get("id"))
        .and_then(Value::as_str)
        == Some("urn:sejajar");
    let mut named = Named::of(&brought);
    for annotation in all {
        read_one(annotation, &mut brought, &mut named)?;
    }
    brought.lacks.push(
        if is_own {
            "tags, assessments, statuses and relations of claims do not come with the marks: they are the other analyst’s"
        } else {
            "the file says nothing of stances: a mark that is taken over asserts its claim until you say otherwise"
        }
        .to_owned(),
    );
    Ok(brought)
}

/// The texts of a file of our own.
fn texts(root: &Value) -> Vec<Text> {
    let articles = root.get("articles").map(list).unwrap_or_default();
    articles
        .iter()
        .map(|article| {
            let word = |key: &str| article.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            Text {
                id: word("id"),
                name: word("fileName"),
                text: article.get("text").and_then(Value::as_str).map(str::to_owned),
                sha256: word("sha256"),
                address: word("address"),
                outlet: word("outlet"),
            }
        })
        .collect()
}

/// A value that may be one or several.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(all) => all,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

fn of<'a>(value: &'a Value, keys: &[&str]) -> &'a Value {
    keys.iter().find_map(|key| value.get(key)).unwrap_or(&Value::Null)
}

/// Whether a thing is of this type, with or without the prefix of its vocabulary.
fn is(value: &Value, kind: &str) -> bool {
    let kinds = list(of(value, &["type", "@type"])).iter().filter_map(Value::as_str);
    let mut last = kinds.map(|kind| kind.rsplit([':', '#', '/']).next().unwrap_or(kind));
    last.any(|last| last == kind)
}

/// The name of a thing that may be given alone or as an object.
fn id(value: &Value) -> &str {
    let named = value.as_str().or_else(|| of(value, &["id", "@id"]).as_str());
    named.unwrap_or_default()
}

fn collect<'a>(value: &'a Value, depth: usize, all: &mut Vec<&'a Value>, left_out: &mut Vec<String>) {
    if depth > MOST_DEPTH {
        return;
    }
    for one in list(value) {
        if is(one, "Annotation") {
            all.push(one);
            continue;
        }
        for key in ["items", "@graph", "first", "as:items", "contains", "member"] {
            if let Some(inner) = one.get(key) {
                if key == "first" && inner.is_string() {
                    once(
                        left_out,
                        "its pages stand in other files, which are not read; give those files",
                    );
                }
                collect(inner, depth + 1, all, left_out);
            }
        }
        if one.get("next").is_some_and(|next| !next.is_null()) {
            once(
                left_out,
                "there are more pages in other files, which are not read; give those files too",
            );
        }
    }
}

fn read_one(annotation: &Value, brought: &mut Brought, named: &mut Named) -> Result<(), String> {
    let (says, nothing) = body::of(annotation);
    let author = author(annotation);
    let called = match says.first() {
        Some((what, comment)) => body::called(what, comment),
        None => id(annotation).to_owned(),
    };
    if let Some(why) = nothing {
        once(&mut brought.left_out, why);
    }
    let targets = list(of(annotation, &["target", "oa:hasTarget"]));
    if says.is_empty() {
        return Ok(());
    }
    let mut sources = targets.iter().map(source);
    let first = sources.next();
    if sources.any(|other| Some(other) != first) {
        let what = "annotations on several pages at once are left out: a mark stands in one article";
        once(&mut brought.left_out, what);
        return Ok(());
    }
    let mut fragments = Vec::new();
    if targets.len() > MOST_FRAGMENTS {
        let what = format!("annotations of more than {MOST_FRAGMENTS} passages are left out");
        once(&mut brought.left_out, what);
        return Ok(());
    }
    for target in targets {
        let fragment = selector(of(target, &["selector", "oa:hasSelector"]), 0);
        if fragment.at.is_none() && fragment.quote.is_none() {
            once(
                &mut brought.left_out,
                "annotations on a whole article or page are left out: a mark needs a passage",
            );
            return Ok(());
        }
        fragments.push(fragment);
    }
    let text = match first {
        Some((own, address)) => Some(named.index(brought, own, address)?),
        None => None,
    };
    for (what, comment) in says {
        brought.push(Mark {
            called: called.clone(),
            author: author.clone(),
            text,
            fragments: fragments.clone(),
            what,
            comment,
        })?;
    }
    Ok(())
}

/// The text that a target is of, in our own files, and its address.
fn source(target: &Value) -> (&str, &str) {
    let own = target.get("article").map(id).unwrap_or_default();
    let source = of(target, &["source", "oa:hasSource"]);
    (own, if source.is_null() { id(target) } else { id(source) })
}

/// The texts of the file by the ids that it gives them, and those of which only the address
/// is known.
struct Named {
    by_id: BTreeMap<String, usize>,
    by_address: BTreeMap<String, usize>,
}

impl Named {
    fn of(brought: &Brought) -> Self {
        let mut by_id = BTreeMap::new();
        for (index, text) in brought.texts.iter().enumerate() {
            by_id.entry(text.id.clone()).or_insert(index);
        }
        Self {
            by_id,
            by_address: BTreeMap::new(),
        }
    }

    /// Which text a target is of; one that the file does not have is noted down.
    fn index(&mut self, brought: &mut Brought, own: &str, address: &str) -> Result<usize, String> {
        let known = match own {
            "" => self.by_address.get(address),
            own => self.by_id.get(own),
        };
        if let Some(index) = known {
            return Ok(*index);
        }
        let hash = address.strip_prefix("urn:sha256:").unwrap_or_default();
        let index = brought.push_text(Text {
            name: address.to_owned(),
            address: address.to_owned(),
            sha256: hash.to_owned(),
            ..Text::default()
        })?;
        match own {
            "" => self.by_address.insert(address.to_owned(), index),
            own => self.by_id.insert(own.to_owned(), index),
        };
        Ok(index)
    }
}

/// What a selector, or several that mean the same passage, say of its place.
fn selector(value: &Value, depth: usize) -> Fragment {
    let mut fragment = Fragment::default();
    if depth > MOST_REFINED {
        return fragment;
    }
    for one in list(value) {
        let mut own = simple(one);
        if let Some(refined) = one.get("refinedBy") {
            own = within(own, selector(refined, depth + 1));
        }
        fragment.at = fragment.at.or(own.at);
        if fragment.quote.is_none() && own.quote.is_some() {
            (fragment.quote, fragment.prefix, fragment.suffix) = (own.quote, own.prefix, own.suffix);
        }
    }
    fragment
}

/// A selector without what refines it.
fn simple(one: &Value) -> Fragment {
    let word = |key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |key: &str| {
        let number = one.get(key).and_then(Value::as_u64);
        number.and_then(|number| usize::try_from(number).ok())
    };
    let mut fragment = Fragment::default();
    if is(one, "TextQuoteSelector") {
        fragment.quote = Some(word("exact"));
        fragment.prefix = word("prefix");
        fragment.suffix = word("suffix");
    } else if is(one, "TextPositionSelector") {
        fragment.at = number("start").zip(number("end"));
    }
    fragment
}

/// A place within what another selector selects: positions are counted from there.
fn within(outer: Fragment, inner: Fragment) -> Fragment {
    if let Some(exact) = &outer.quote {
        let by_words = || {
            let quote = inner.quote.as_deref().filter(|quote| !quote.is_empty())?;
            let start = only(exact, quote)?;
            Some(Span::new(start, start + quote.len()))
        };
        let part = inner
            .at
            .and_then(|(start, end)| Points::of(exact).bytes(start, end))
            .or_else(by_words);
        return part.map_or_else(Fragment::default, |part| Fragment {
            at: None,
            quote: Some(part.of(exact).to_owned()),
            prefix: outer.prefix + exact.get(..part.start).unwrap_or_default(),
            suffix: exact.get(part.end..).unwrap_or_default().to_owned() + &outer.suffix,
        });
    }
    let moved = |(first, _): (usize, usize)| {
        let (start, end) = inner.at?;
        Some((first.checked_add(start)?, first.checked_add(end)?))
    };
    Fragment {
        // Of a place that is not understood nothing can be counted.
        at: outer.at.and_then(moved),
        ..inner
    }
}

fn author(annotation: &Value) -> String {
    let creator = list(of(annotation, &["creator", "dcterms:creator"])).first();
    let named = creator.map(
        |creator| match of(creator, &["name", "nickname", "foaf:name"]).as_str() {
            Some(name) => name,
            None => id(creator),
        },
    );
    named.unwrap_or_default().trim().to_owned()
}
