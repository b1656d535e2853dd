//! The analyst's prose.

use super::book::{BULLETS, Book, NUMBERS};
use super::flow::{Flow, Look, Para, para};
use super::pieces::{LINES, target};
use crate::report::tree::{Block, Inline};

/// Where blocks stand: how deep, and in which list.
#[derive(Clone, Copy, Default)]
struct Place {
    indent: usize,
    in_quote: bool,
    /// List and level, for the first block of an item.
    item: Option<(usize, usize)>,
    /// How many lists are around it.
    lists: usize,
}

/// Blocks under a section's heading (level 1).
pub(super) fn introduction(book: &mut Book<'_>, given: &[Block]) {
    let mut headings = 0;
    blocks(book, given, Place::default(), &mut headings);
}

fn blocks(book: &mut Book<'_>, given: &[Block], place: Place, headings: &mut usize) {
    for (index, block) in given.iter().enumerate() {
        let place = Place {
            item: place.item.filter(|_| index == 0),
            ..place
        };
        self::block(book, block, place, headings);
    }
}

fn block(book: &mut Book<'_>, block: &Block, place: Place, headings: &mut usize) {
    let styled = |name| Para {
        list: place.item,
        // An item's own level indents it.
        indent: if place.item.is_some() { 0 } else { place.indent },
        ..para(name)
    };
    let body = if place.in_quote { "Quote" } else { "Prose" };
    match block {
        Block::Paragraph(parts) => book.para(styled(body).toward(&plain(parts)), |book| {
            inlines(&mut book.body, Look::default(), parts);
        }),
        Block::Heading(level, parts) if place.lists == 0 && !place.in_quote => {
            *headings += 1;
            let anchor = format!("introduction-{headings}");
            book.heading_with(usize::from(*level) + 1, &anchor, &plain(parts), |book| {
                inlines(&mut book.body, Look::default(), parts);
            });
        }
        Block::Heading(_, parts) => book.para(styled(body).toward(&plain(parts)), |book| {
            let look = Look {
                bold: true,
                ..Look::default()
            };
            inlines(&mut book.body, look, parts);
        }),
        Block::Quote(inside) => {
            item_alone(book, place);
            let inner = Place {
                indent: place.indent + 1,
                in_quote: true,
                item: None,
                ..place
            };
            blocks(book, inside, inner, headings);
        }
        Block::List(start, items) => {
            item_alone(book, place);
            let list = match start {
                // A start that Word cannot count from is left out.
                Some(start) => book.list(NUMBERS, u32::try_from(*start).unwrap_or(1).min(i32::MAX.unsigned_abs())),
                None => BULLETS,
            };
            for item in items {
                let inner = Place {
                    indent: place.indent + 1,
                    item: Some((list, place.lists)),
                    lists: place.lists + 1,
                    ..place
                };
                blocks(book, item, inner, headings);
            }
        }
        Block::Code(code) => book.body.line(styled("Code"), LINES, code.trim_end_matches('\n')),
        Block::Rule => book.para(styled("Rule"), |_| ()),
    }
}

/// The bullet of an item that begins with something that cannot carry it.
fn item_alone(book: &mut Book<'_>, place: Place) {
    if place.item.is_some() {
        let bullet = Para {
            list: place.item,
            ..para("Prose")
        };
        book.para(bullet, |_| ());
    }
}

fn inlines(flow: &mut Flow, look: Look<'_>, parts: &[Inline]) {
    for part in parts {
        match part {
            Inline::Text(text) => flow.text(look, text),
            Inline::Emphasis(inside) => inlines(flow, Look { italic: true, ..look }, inside),
            Inline::Strong(inside) => inlines(flow, Look { bold: true, ..look }, inside),
            Inline::Code(code) => flow.text(Look { style: "Typed", ..look }, code),
            Inline::Link(address, inside) => match target(address) {
                Some(address) => {
                    flow.outside(&address);
                    inlines(flow, Look { style: "Link", ..look }, inside);
                    flow.end();
                }
                None => inlines(flow, look, inside),
            },
            Inline::Break => flow.text(LINES, "\n"),
        }
    }
}

/// The words alone.
fn plain(parts: &[Inline]) -> String {
    let one = |part: &Inline| match part {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Link(_, inside) => plain(inside),
        Inline::Break => " ".to_owned(),
    };
    parts.iter().map(one).collect()
}
