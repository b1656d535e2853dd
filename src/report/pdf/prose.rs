//! The analyst's prose as data.

use serde_json::{Value, json};

use super::node::{Line, Piece as _, block, br, heading, line, of, stack};
use super::pen::{Pen, is_rtl};
use crate::report::tree::{Block, Inline};

/// Blocks under a section's heading. No level of headings is skipped, whatever the
/// analyst wrote: who reads by ear goes by the levels.
pub(super) fn blocks(pen: &Pen<'_>, blocks: &[Block]) -> Vec<Value> {
    inside(pen, blocks, &mut 1)
}

fn inside(pen: &Pen<'_>, blocks: &[Block], above: &mut usize) -> Vec<Value> {
    let one = |block: &Block| match block {
        Block::Paragraph(inlines) => directed("p", self::inlines(pen, inlines), inlines),
        Block::Heading(level, inlines) => {
            *above = (usize::from(*level) + 1).min(*above + 1).min(6);
            heading(*above, None, self::inlines(pen, inlines))
        }
        Block::List(start, items) => {
            let items: Vec<Vec<Value>> = items.iter().map(|item| inside(pen, item, above)).collect();
            json!({ "k": "list", "start": start.map(|start| start.min(999_999_999)), "items": items })
        }
        Block::Quote(blocks) => stack("aside", inside(pen, blocks, above)),
        Block::Code(code) => self::block("pre", pen.shown(code)),
        Block::Rule => json!({ "k": "rule" }),
    };
    blocks.iter().map(one).collect()
}

fn directed(kind: &str, body: Line, inlines: &[Inline]) -> Value {
    let mut node = of(kind, body);
    let first = inlines.iter().find_map(first_text);
    if first.is_some_and(is_rtl) {
        super::pen::spoken(&mut node, None, true);
    }
    node
}

fn first_text(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Text(text) | Inline::Code(text) => Some(text),
        Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Link(_, inside) => {
            inside.iter().find_map(first_text)
        }
        Inline::Break => None,
    }
}

fn inlines(pen: &Pen<'_>, inlines: &[Inline]) -> Line {
    let mut out = line![];
    for inline in inlines {
        match inline {
            Inline::Text(text) => pen.shown(text).put(&mut out),
            Inline::Emphasis(inside) => of("em", self::inlines(pen, inside)).put(&mut out),
            Inline::Strong(inside) => of("strong", self::inlines(pen, inside)).put(&mut out),
            Inline::Code(code) => of("code", pen.shown(code)).put(&mut out),
            Inline::Link(address, inside) => url(address, self::inlines(pen, inside)).put(&mut out),
            Inline::Break => br().put(&mut out),
        }
    }
    out
}

/// A line that leads to the web.
pub(super) fn url(address: &str, body: Line) -> Value {
    json!({ "k": "url", "to": address, "b": body })
}
