//! `sejajar search`: the hits as lines of a concordance, or as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::arguments::{PlaceName, SearchRequest, Told};
use super::terminal::{Progress, printable};
use crate::dossier::Dossier;
use crate::search::{Hit, MOST_HITS, Mode, On, Places, Query, Results, find, line};
use crate::world;

/// Letters at each side of a hit: two of them and a word fit into a wide terminal.
const WIDTH: usize = 48;

/// What goes to standard output, and whether anything was found.
pub(super) fn run(request: &SearchRequest, dossier: &Dossier) -> Result<(String, bool), String> {
    let query = query(request);
    if query.is_empty() {
        return Err("nothing to search for: the query is empty".to_owned());
    }
    let path = world::lexicon_path().filter(|_| query.synonyms);
    let lexicon = world::lexicon(path.as_deref());
    for fault in lexicon.faults() {
        eprintln!("{}", printable(fault));
    }
    let results = find(dossier, &query, &lexicon, &Progress::new("searching"))
        .unwrap_or_else(|| Ok(Results::default()))
        .map_err(|problem| problem.to_string())?;
    if !results.complete {
        eprintln!("only the first {MOST_HITS} hits are told; there are more. A longer query finds fewer");
    }
    let text = match request.format {
        Told::Json => json(&query, &results),
        Told::Text => text(&results),
    };
    Ok((text, !results.hits.is_empty()))
}

fn query(request: &SearchRequest) -> Query {
    let searches = |place: PlaceName| request.places.contains(&place);
    Query {
        text: request.query.clone(),
        mode: match (request.regex, request.word) {
            (true, _) => Mode::Pattern,
            (_, true) => Mode::Word,
            _ => Mode::Literal,
        },
        exact: request.case,
        synonyms: request.synonyms,
        places: Places {
            text: searches(PlaceName::Text),
            claims: searches(PlaceName::Claims),
            tags: searches(PlaceName::Tags),
            reasons: searches(PlaceName::Reasons),
            notes: searches(PlaceName::Notes),
            sources: searches(PlaceName::Sources),
            details: searches(PlaceName::Details),
        },
        furniture: request.furniture,
    }
}

/// A line a hit, aligned on what was found.
fn text(results: &Results) -> String {
    let mut out = String::new();
    for hit in &results.hits {
        let told = line(hit, WIDTH);
        let place = match hit.on {
            On::Text(id) => format!("{id} ¶{}", hit.paragraph),
            On::Details(id) => format!("{id} about"),
            other => id_of(other),
        };
        let (found, right) = (printable(&told.hit), printable(&told.right));
        let left = ending(&printable(&told.left));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{place:<8}{left:>0$}|{found}|{right}", WIDTH + 1);
    }
    out
}

/// The end of a text that what was found is aligned after: marks of what cannot be
/// seen are longer than what they stand for.
fn ending(text: &str) -> String {
    let surplus = text.chars().count().saturating_sub(WIDTH + 1);
    if surplus == 0 {
        return text.to_owned();
    }
    let rest: String = text.chars().skip(surplus + 1).collect();
    format!("…{rest}")
}

fn id_of(on: On) -> String {
    match on {
        On::Text(id) => id.to_string(),
        On::Claim(id) | On::Asks(id) | On::Reason(id) => id.to_string(),
        On::Tag(id) => id.to_string(),
        On::Value(id) => id.to_string(),
        On::Note(id) => id.to_string(),
        On::Source(id) | On::Rating(id) => id.to_string(),
        On::Details(id) => id.to_string(),
        On::About => "dossier".to_owned(),
    }
}

fn json(query: &Query, results: &Results) -> String {
    let hits: Vec<Value> = results.hits.iter().map(hit_json).collect();
    let articles: serde_json::Map<String, Value> = results
        .by_article()
        .into_iter()
        .map(|(id, count)| (id.to_string(), count.into()))
        .collect();
    let told = json!({
        "schema": "sejajar.search/1",
        "query": query.text,
        "complete": results.complete,
        "synonyms": results.synonyms,
        "articles": articles,
        "hits": hits,
    });
    format!("{told:#}\n")
}

fn hit_json(hit: &Hit) -> Value {
    let told = line(hit, WIDTH);
    let on = match hit.on {
        On::Text(_) => "text",
        On::Claim(_) => "claim",
        On::Asks(_) => "asks",
        On::Value(_) => "value",
        On::Tag(_) => "tag",
        On::Reason(_) => "reason",
        On::Note(_) => "note",
        On::Source(_) => "source",
        On::Rating(_) => "rating",
        On::Details(_) => "details",
        On::About => "about",
    };
    let mut value = json!({
        "on": on,
        "id": id_of(hit.on),
        "left": told.left,
        "match": hit.span.of(&hit.text),
        "right": told.right,
    });
    if hit.article().is_some() {
        value["start"] = hit.span.start.into();
        value["end"] = hit.span.end.into();
        value["paragraph"] = hit.paragraph.into();
    }
    value
}
