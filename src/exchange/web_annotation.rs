//! Web Annotations (JSON-LD) as marks: a single annotation, a list, a page, a collection
//! with its first page in it, or a graph. The words of the W3C's context are known; nothing
//! is asked for over the network, so a file that renames them is not understood.

mod body;

use serde_json::Value;

use super::{Brought, Fragment, MOST_FRAGMENTS, Mark, Text, once};

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
    brought.texts = texts(&root);
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
    for annotation in all {
        read_one(annotation, &mut brought)?;
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

fn read_one(annotation: &Value, brought: &mut Brought) -> Result<(), String> {
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
    let source = targets.first().map(source);
    let text = source.map(|(article, address)| text_index(brought, article, address));
    let mut fragments = Vec::new();
    if targets.len() > MOST_FRAGMENTS {
        let what = format!("annotations of more than {MOST_FRAGMENTS} passages are left out");
        once(&mut brought.left_out, what);
        return Ok(());
    }
    for target in targets {
        let mut fragment = Fragment::default();
        let selectors = of(target, &["selector", "oa:hasSelector"]);
        selector(selectors, 0, &mut fragment);
        if fragment.at.is_none() && fragment.quote.is_none() {
            once(
                &mut brought.left_out,
                "annotations on a whole article or page are left out: a mark needs a passage",
            );
            return Ok(());
        }
        fragments.push(fragment);
    }
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

/// Which text that is; one is noted down of which only the address is known.
fn text_index(brought: &mut Brought, own: &str, address: &str) -> usize {
    let known = |text: &Text| {
        if own.is_empty() {
            text.text.is_none() && text.address == address
        } else {
            text.id == own
        }
    };
    if let Some(index) = brought.texts.iter().position(known) {
        return index;
    }
    let hash = address.strip_prefix("urn:sha256:").unwrap_or_default();
    brought.texts.push(Text {
        name: address.to_owned(),
        address: address.to_owned(),
        sha256: hash.to_owned(),
        ..Text::default()
    });
    brought.texts.len() - 1
}

fn selector(value: &Value, depth: usize, fragment: &mut Fragment) {
    if depth > MOST_REFINED {
        return;
    }
    for one in list(value) {
        let word = |key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        if is(one, "TextQuoteSelector") {
            fragment.quote = Some(word("exact"));
            fragment.prefix = word("prefix");
            fragment.suffix = word("suffix");
        } else if is(one, "TextPositionSelector") {
            let number = |key: &str| {
                one.get(key)
                    .and_then(Value::as_u64)
                    .and_then(|n| usize::try_from(n).ok())
            };
            fragment.at = number("start").zip(number("end"));
        }
        if let Some(refined) = one.get("refinedBy") {
            selector(refined, depth + 1, fragment);
        }
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
