//! The table of mentions: every mark with its exact words.

use super::{Column, Kind, Table, Value, column, notes, several};
use crate::report::tree::{ClaimCard, Quoted, Report};
use crate::report::words;

const COLUMNS: [Column; 19] = [
    column("mention", Kind::Key, "The mark's id in the project."),
    column("claim", Kind::Refers("claims"), "The claim it bears on."),
    column("statement", Kind::Text, "The claim, in the analyst's words."),
    column("article", Kind::Refers("articles"), "The article it stands in."),
    column("outlet", Kind::Text, "The article's outlet."),
    column("paragraph", Kind::Number, "The paragraph it begins in, from 1."),
    column("paragraph_end", Kind::Number, "The paragraph it ends in."),
    column(
        "quotation",
        Kind::Text,
        "The exact words; […] stands between separate fragments and in no article. Characters that cannot be seen are shown as ⟨U+….⟩.",
    ),
    column(
        "fragments",
        Kind::Number,
        "How many separate fragments the quotation has.",
    ),
    column(
        "stance",
        Kind::Text,
        "What the article does with the claim: asserts, denies, questions, hedges or reports.",
    ),
    column("value", Kind::Text, "The value it gives."),
    column("voice", Kind::Refers("sources"), "Who is said to have said it."),
    column("voice_name", Kind::Text, "The voice's name."),
    column(
        "reliability",
        Kind::Text,
        "The voice's rating by the Admiralty code, A to F.",
    ),
    column("attribution", Kind::Text, "The words that attribute it."),
    column(
        "chain",
        Kind::Text,
        "Through whom it came, from the article's side; each passes on the next.",
    ),
    column("row", Kind::Number, "The row of the aligned passages it stands in."),
    column("tags", Kind::Text, "The claim's tags."),
    column("note", Kind::Text, "The analyst's notes on the mark."),
];

/// The table of mentions, by claim, article and place.
pub(in crate::report) fn mentions(report: &Report) -> Table {
    let cards = report.claims.iter();
    let quotes = cards.flat_map(|card| card.quotations().map(move |quote| (card, quote)));
    Table {
        name: "mentions",
        about: "One row a mark: the exact words of an article that bear on a claim.",
        columns: COLUMNS.into(),
        rows: quotes.map(|(card, quote)| row(report, card, quote)).collect(),
    }
}

fn row(report: &Report, card: &ClaimCard, quote: &Quoted) -> Vec<Value> {
    let voice = quote.voice.as_ref();
    let chain = if quote.chain.is_empty() {
        String::new()
    } else {
        words::chain(quote.article, &quote.chain, false)
    };
    vec![
        Value::text(quote.id),
        Value::text(quote.claim),
        Value::text(&card.statement),
        Value::text(quote.article),
        Value::maybe(report.article(quote.article).map(|article| &article.outlet)),
        Value::Number(quote.paragraphs.first.into()),
        Value::Number(quote.paragraphs.last.into()),
        Value::Text(words::quotation(&quote.fragments)),
        Value::number(quote.fragments.len()),
        Value::text(quote.stance.word()),
        Value::text(&quote.value),
        Value::maybe(voice.map(|voice| voice.id)),
        Value::maybe(voice.map(|voice| &voice.name)),
        Value::maybe(voice.and_then(|voice| voice.reliability)),
        Value::text(&quote.cue),
        Value::Text(chain),
        quote.row.map_or(Value::Nothing, |row| Value::Number(row.into())),
        several(card.tags.iter().map(|tag| &tag.path)),
        notes(&quote.notes),
    ]
}
