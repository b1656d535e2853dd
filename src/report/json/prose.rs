//! The analyst's own prose as JSON has it.

use serde::Serialize;

use crate::report::tree;

/// A block of the analyst's prose.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block<'a> {
    /// A paragraph.
    Paragraph {
        /// What it holds.
        content: Vec<Inline<'a>>,
    },
    /// A heading.
    Heading {
        /// Its level; 1 is the highest.
        level: u8,
        /// What it holds.
        content: Vec<Inline<'a>>,
    },
    /// A list.
    List {
        /// The number it begins with; null where it is not numbered.
        start: Option<u64>,
        /// Its items, each of blocks.
        items: Vec<Vec<Self>>,
    },
    /// A quotation.
    Quote {
        /// What it holds.
        blocks: Vec<Self>,
    },
    /// Text as typed.
    Code {
        /// The text.
        text: &'a str,
    },
    /// A line between two parts.
    Rule,
}

/// A piece of the analyst's prose inside a block.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Inline<'a> {
    /// Text.
    Text {
        /// The text.
        text: &'a str,
    },
    /// Stressed.
    Emphasis {
        /// What is stressed.
        content: Vec<Self>,
    },
    /// Strongly stressed.
    Strong {
        /// What is stressed.
        content: Vec<Self>,
    },
    /// Text as typed.
    Code {
        /// The text.
        text: &'a str,
    },
    /// A link to the web.
    Link {
        /// The address: http or https.
        address: &'a str,
        /// What is shown.
        content: Vec<Self>,
    },
    /// A new line.
    Break,
}

impl<'a> Block<'a> {
    pub(super) fn of(block: &'a tree::Block) -> Self {
        let all = |blocks: &'a [tree::Block]| blocks.iter().map(Self::of).collect();
        match block {
            tree::Block::Paragraph(parts) => Self::Paragraph {
                content: inlines(parts),
            },
            tree::Block::Heading(level, parts) => Self::Heading {
                level: *level,
                content: inlines(parts),
            },
            tree::Block::List(start, items) => Self::List {
                start: *start,
                items: items.iter().map(|item| all(item)).collect(),
            },
            tree::Block::Quote(inside) => Self::Quote { blocks: all(inside) },
            tree::Block::Code(text) => Self::Code { text },
            tree::Block::Rule => Self::Rule,
        }
    }
}

fn inlines(parts: &[tree::Inline]) -> Vec<Inline<'_>> {
    parts
        .iter()
        .map(|part| match part {
            tree::Inline::Text(text) => Inline::Text { text },
            tree::Inline::Emphasis(inside) => Inline::Emphasis {
                content: inlines(inside),
            },
            tree::Inline::Strong(inside) => Inline::Strong {
                content: inlines(inside),
            },
            tree::Inline::Code(text) => Inline::Code { text },
            tree::Inline::Link(address, inside) => Inline::Link {
                address,
                content: inlines(inside),
            },
            tree::Inline::Break => Inline::Break,
        })
        .collect()
}
