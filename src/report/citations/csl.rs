//! CSL-JSON, which Zotero, pandoc and word processors' citation programs read.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Citation, citations};
use crate::report::tree::Report;
use crate::report::visible::mark;

/// The bibliography.
pub(in crate::report) fn text(report: &Report) -> String {
    let items: Vec<Value> = citations(report).map(|citation| item(&citation)).collect();
    let mut text = format!("{:#}", Value::Array(items));
    text.push('\n');
    text
}

fn item(citation: &Citation) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        item.insert(name.to_owned(), value);
    };
    put("id", json!(citation.key));
    put("type", json!("article-newspaper"));
    put("title", json!(plain(&citation.title)));
    put("note", json!(plain(&citation.note)));
    if !citation.outlet.is_empty() {
        put("container-title", json!(plain(&citation.outlet)));
    }
    if !citation.author.is_empty() {
        put("author", json!([{"literal": plain(&citation.author)}]));
    }
    match citation.published {
        Some(day) => put("issued", date(day)),
        None if citation.published_as.is_empty() => {}
        None => put("issued", json!({"literal": plain(&citation.published_as)})),
    }
    if let Some(day) = citation.accessed {
        put("accessed", date(day));
    }
    if !citation.language.is_empty() {
        put("language", json!(citation.language));
    }
    if let Some(address) = &citation.address {
        put("URL", json!(address));
    }
    Value::Object(item)
}

fn date(day: Date) -> Value {
    json!({"date-parts": [[day.year(), day.month(), day.day()]]})
}

/// Tags that CSL processors take for markup, and what begins a field inside a note.
const MARKUP: [&str; 6] = ["i", "b", "sc", "sup", "sub", "span"];

/// The text, in which nothing is markup: the sign that would begin it is shown as a mark.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let markup = match c {
            '<' => {
                let name = rest.strip_prefix('/').unwrap_or(rest);
                let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
                let name = name.get(..end).unwrap_or_default();
                MARKUP.iter().any(|tag| name.eq_ignore_ascii_case(tag))
            }
            '{' => rest.starts_with(':'),
            _ => false,
        };
        if markup {
            out.push_str(&mark(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_is_shown() {
        assert_eq!(
            plain("<b>x</B> 1<2 <img> {:author: x}"),
            "⟨U+003C⟩b>x⟨U+003C⟩/B> 1<2 <img> ⟨U+007B⟩:author: x}"
        );
    }
}
