//! Small pieces that many sections have: sigla, stances, voices, quotations.

use super::book::Book;
use super::flow::{Flow, Look, exact, para};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Stance};
use crate::report::tree::{ArticleRecord, Empty, MarkKind, NoteText, Paragraphs, Quoted, VoiceRef};
use crate::report::visible::web_address;
use crate::report::words;

/// The end of the name of every character style for a stance.
pub(super) const fn stance_style(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "Asserts",
        Stance::Denies => "Denies",
        Stance::Questions => "Questions",
        Stance::Hedges => "Hedges",
        Stance::Reports => "Reports",
    }
}

/// A stance as sign and word.
pub(super) fn stance(flow: &mut Flow, stance: Stance) {
    // A space that does not break: sign and word are one.
    let words = format!("{}\u{a0}{}", stance.glyph(), stance.word());
    flow.styled(stance_style(stance), &words);
}

/// A value in quotation marks; nothing if it is empty.
pub(super) fn value(flow: &mut Flow, value: &str) {
    if !value.is_empty() {
        flow.plain(" ");
        flow.styled("Value", &format!("“{value}”"));
    }
}

/// A voice with its rating, linked to the register.
pub(super) fn voice(flow: &mut Flow, voice: &VoiceRef) {
    flow.link(&voice.id.to_string(), "Link", &voice.name);
    if let Some(letter) = voice.reliability {
        flow.plain(&format!(" ({letter})"));
    }
}

/// A claim's number, linked to its card.
pub(super) fn claim(flow: &mut Flow, id: ClaimId) {
    let id = id.to_string();
    flow.link(&id, "ClaimNumber", &id);
}

/// Claims by their numbers.
pub(super) fn claims(flow: &mut Flow, ids: &[ClaimId]) {
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            flow.plain(", ");
        }
        claim(flow, *id);
    }
}

/// Siglum and outlet, linked to the register.
pub(super) fn article(flow: &mut Flow, id: ArticleId, record: Option<&ArticleRecord>) {
    flow.to(&format!("article-{id}"));
    flow.styled("Siglum", &format!("\u{a0}{id}\u{a0}"));
    if let Some(record) = record {
        flow.plain(" ");
        flow.styled("Outlet", &record.outlet);
    }
    flow.end();
}

/// A fact from outside, or that it is not known.
pub(super) fn known(flow: &mut Flow, text: &str) {
    if text.trim().is_empty() {
        flow.styled("Missing", "not known");
    } else {
        flow.plain(text);
    }
}

/// Why nothing stands in a cell: sign and word.
pub(super) fn empty(flow: &mut Flow, why: &Empty) {
    let (sign, word) = words::empty(why);
    let style = match why {
        Empty::NotRead => "NotRead",
        Empty::Silent { .. } => "Silent",
        Empty::NotApplicable => "NotApplicable",
        Empty::Suggested { .. } => "Suggested",
    };
    flow.styled(style, &format!("{sign} {word}"));
}

/// An address: a link if it may be one, else as it stands.
pub(super) fn address(flow: &mut Flow, url: &str) {
    match web_address(url).and_then(target) {
        Some(address) => {
            flow.outside(&address);
            flow.styled("Link", url);
            flow.end();
        }
        None => flow.plain(url),
    }
}

/// The address as the package can hold it: Word calls a file broken for one that is not a
/// URI, or longer than it can follow.
pub(super) fn target(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(length);
    let (name, port) = host
        .split_once(':')
        .map_or((host, None), |(name, port)| (name, Some(port)));
    let in_name = |c: char| c.is_alphanumeric() || c == '-';
    let named = name.len() < 250
        && name
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(in_name));
    if !named || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return None;
    }
    let mut out = format!("{}://{host}", scheme.to_ascii_lowercase());
    for c in path.chars() {
        let stays = c.is_ascii_alphanumeric() || "-._~:/?#@!$&()*+,;=%'".contains(c);
        if stays {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    (out.len() < 2000).then_some(out)
}

/// The analyst's notes on something, each in a paragraph.
pub(super) fn notes(book: &mut Book<'_>, notes: &[NoteText]) {
    for note in notes {
        book.para(para("Note").toward(&note.text), |book| {
            let flow = &mut book.body;
            flow.link(&note.id.to_string(), "Link", &format!("Note {}", note.id));
            flow.plain(": ");
            flow.text(LINES, &note.text);
        });
    }
}

/// The analyst's words with their line ends.
pub(super) const LINES: Look<'static> = Look {
    style: "",
    italic: false,
    bold: false,
    language: None,
    lines: true,
};

/// The exact words in their language, what is left out between them marked as ours, and
/// where they are from as a footnote.
pub(super) fn quotation(book: &mut Book<'_>, anchor: &str, quote: &Quoted) {
    let language = book.language(quote.article);
    let first = quote.fragments.first().map_or("", String::as_str);
    let look = para("Quotation").toward(first);
    book.para(look, |book| {
        book.bookmark(anchor);
        fragments(&mut book.body, language, &quote.fragments);
        let record = book.report.article(quote.article);
        book.footnote(|flow| from(flow, quote, record));
    });
}

/// The fragments of a quotation.
pub(super) fn fragments(flow: &mut Flow, language: &str, fragments: &[String]) {
    for (index, fragment) in fragments.iter().enumerate() {
        if index > 0 {
            flow.styled("LeftOut", " […] ");
        }
        flow.text(exact("", language), fragment);
    }
}

/// Where a quotation is from: outlet, headline, date, paragraph, address.
fn from(flow: &mut Flow, quote: &Quoted, record: Option<&ArticleRecord>) {
    let Some(record) = record else {
        flow.plain(&format!("{} {}.", quote.article, quote.paragraphs));
        return;
    };
    flow.plain(&format!("{} {}", record.id, record.outlet));
    if !record.headline.is_empty() {
        flow.plain(", “");
        flow.text(exact("", &record.language), &record.headline);
        flow.plain("”");
    }
    if !record.date.is_empty() {
        flow.plain(&format!(", {}", record.date));
    }
    flow.plain(&format!(", {}", quote.paragraphs));
    if !record.url.is_empty() {
        flow.plain(", ");
        address(flow, &record.url);
    }
    flow.plain(".");
}

/// Who is said to have said it, and by which words.
pub(super) fn by(flow: &mut Flow, quote: &Quoted) {
    match (&quote.voice, quote.chain.len()) {
        (Some(by), 0 | 1) => {
            flow.plain("said by ");
            voice(flow, by);
        }
        (None, 0) => flow.plain("no source marked"),
        (None, _) => {
            flow.plain("a copy: ");
            chain(flow, quote.article, &quote.chain, true);
        }
        (Some(_), _) => chain(flow, quote.article, &quote.chain, true),
    }
    if !quote.cue.is_empty() {
        flow.plain(&format!(", by the words “{}”", quote.cue));
    }
}

/// A chain from the article's side; with ratings where it stands alone.
pub(super) fn chain(flow: &mut Flow, article: ArticleId, links: &[VoiceRef], rated: bool) {
    flow.styled("Siglum", &format!("\u{a0}{article}\u{a0}"));
    for link in links {
        flow.plain(" ← ");
        if rated {
            voice(flow, link);
        } else {
            flow.link(&link.id.to_string(), "Link", &link.name);
        }
    }
}

/// Where it stands: paragraph in the text, row in the table.
pub(super) fn way(flow: &mut Flow, quote: &Quoted) {
    let id = quote.id.to_string();
    let words = quote.fragments.concat();
    let place = in_text(&id, &words, quote.article, quote.paragraphs);
    flow.link(&place, "Link", &format!("{}\u{a0}{}", quote.article, quote.paragraphs));
    if let Some(row) = quote.row {
        flow.plain(" · ");
        flow.link(&format!("in-row-{id}"), "Link", &format!("row\u{a0}{row}"));
    }
}

/// Where a mark is to be found in the texts in full: at its first word, or at its
/// paragraph when it marks nothing but white space, which no sentence holds.
pub(super) fn in_text(mark: &str, words: &str, article: ArticleId, paragraphs: Paragraphs) -> String {
    if words.trim().is_empty() {
        format!("{article}-{}", paragraphs.first)
    } else {
        format!("text-{mark}")
    }
}

/// The id of a mark's record.
pub(super) fn mark_id(kind: MarkKind) -> String {
    match kind {
        MarkKind::Mention(id, ..) => id.to_string(),
        MarkKind::Naming(id, _) => id.to_string(),
        MarkKind::Note(id) => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn addresses_are_uris() {
        let check = |given: &str, expected: Option<&str>| assert_eq!(target(given).as_deref(), expected, "{given}");
        check("https://a.example/x?y=1#z", Some("https://a.example/x?y=1#z"));
        check("HTTP://a.example:8080", Some("http://a.example:8080"));
        check(
            "https://berita.example/é[1]",
            Some("https://berita.example/%C3%A9%5B1%5D"),
        );
        check("https://a:b:c/", None);
        check("https://.example", None);
        check(&format!("https://a.example/{}", "x".repeat(3000)), None);
    }
}
