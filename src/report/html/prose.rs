//! The analyst's prose as HTML.

use maud::{Markup, html};

use super::text::shown;
use crate::report::tree::{Block, Inline};

/// Blocks under a section's heading (level 2).
pub(super) fn blocks(blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks {
            @match block {
                Block::Paragraph(inlines) => p dir="auto" { (self::inlines(inlines)) },
                Block::Heading(1, inlines) => h3 dir="auto" { (self::inlines(inlines)) },
                Block::Heading(2, inlines) => h4 dir="auto" { (self::inlines(inlines)) },
                Block::Heading(3, inlines) => h5 dir="auto" { (self::inlines(inlines)) },
                Block::Heading(_, inlines) => h6 dir="auto" { (self::inlines(inlines)) },
                Block::List(None, items) => ul { (self::items(items)) },
                // The start of a list is an `int` in HTML.
                Block::List(Some(start), items) => ol start=[i32::try_from(*start).ok().filter(|n| *n != 1)] {
                    (self::items(items))
                },
                Block::Quote(inside) => blockquote { (self::blocks(inside)) },
                Block::Code(code) => pre { code { (shown(code)) } },
                Block::Rule => hr;,
            }
        }
    }
}

fn items(items: &[Vec<Block>]) -> Markup {
    html! { @for item in items { li { (blocks(item)) } } }
}

fn inlines(inlines: &[Inline]) -> Markup {
    html! {
        @for inline in inlines {
            @match inline {
                Inline::Text(text) => (shown(text)),
                Inline::Emphasis(inside) => em { (self::inlines(inside)) },
                Inline::Strong(inside) => strong { (self::inlines(inside)) },
                Inline::Code(code) => code { (shown(code)) },
                Inline::Link(address, inside) => a href=(address) rel="external noopener noreferrer" {
                    (self::inlines(inside))
                },
                Inline::Break => br;,
            }
        }
    }
}
