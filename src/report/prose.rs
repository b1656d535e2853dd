//! The analyst's Markdown as blocks. Raw HTML is text here, an image is its
//! description, and a link that may not be one is its words: what a writer gets
//! is safe by its type, so nothing has to be cleaned afterwards.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::tree::{Block, Inline};
use super::visible::web_address;

/// Nesting that is kept; what stands deeper is shown at this depth.
const DEEPEST: usize = 12;

enum Open {
    Document,
    Paragraph,
    Heading(HeadingLevel),
    Quote,
    List(Option<u64>),
    Item,
    Code,
    Emphasis,
    Strong,
    Link(Option<String>),
    /// Its content belongs to what is around it.
    Through,
}

struct Frame {
    open: Open,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    inlines: Vec<Inline>,
}

impl Frame {
    const fn new(open: Open) -> Self {
        Self {
            open,
            blocks: Vec::new(),
            items: Vec::new(),
            inlines: Vec::new(),
        }
    }

    /// Text that stands in a block without a paragraph of its own gets one.
    fn close_paragraph(&mut self) {
        if !self.inlines.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }

    fn push_block(&mut self, block: Block) {
        self.close_paragraph();
        self.blocks.push(block);
    }

    fn push_text(&mut self, text: &str) {
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }

    /// Everything in it as blocks.
    fn into_blocks(mut self) -> Vec<Block> {
        self.close_paragraph();
        self.blocks.extend(self.items.into_iter().flatten());
        self.blocks
    }

    /// Gives what is in `inner`, now closed, to this frame.
    fn take(&mut self, inner: Self, levels: &[HeadingLevel]) {
        match inner.open {
            Open::Paragraph => self.push_block(Block::Paragraph(inner.inlines)),
            Open::Heading(level) => {
                let rank = levels.iter().position(|used| *used == level).unwrap_or_default();
                let rank = u8::try_from(rank + 1).unwrap_or(u8::MAX);
                self.push_block(Block::Heading(rank, inner.inlines));
            }
            Open::Quote => self.push_block(Block::Quote(inner.into_blocks())),
            Open::List(start) => self.push_block(Block::List(start, inner.items)),
            Open::Item => {
                let blocks = inner.into_blocks();
                self.items.push(blocks);
            }
            Open::Code => {
                let text = inner.inlines.into_iter().map(|inline| match inline {
                    Inline::Text(text) => text,
                    _ => String::new(),
                });
                self.push_block(Block::Code(text.collect()));
            }
            Open::Emphasis => self.inlines.push(Inline::Emphasis(inner.inlines)),
            Open::Strong => self.inlines.push(Inline::Strong(inner.inlines)),
            Open::Link(Some(address)) => self.inlines.push(Inline::Link(address, inner.inlines)),
            Open::Link(None) | Open::Through | Open::Document => {
                for block in inner.blocks {
                    self.push_block(block);
                }
                self.items.extend(inner.items);
                self.inlines.extend(inner.inlines);
            }
        }
    }
}

/// The blocks of the analyst's Markdown (`CommonMark`).
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let levels: BTreeSet<HeadingLevel> = Parser::new_ext(markdown, Options::empty())
        .filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level),
            _ => None,
        })
        .collect();
    let levels: Vec<HeadingLevel> = levels.into_iter().collect();
    // The last frame is the innermost one open; the first one stays.
    let mut frames = vec![Frame::new(Open::Document)];
    let mut too_deep = 0_usize;
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Start(_) if frames.len() > DEEPEST => too_deep += 1,
            Event::Start(tag) => frames.push(Frame::new(open(tag))),
            Event::End(_) if too_deep > 0 => too_deep -= 1,
            Event::End(_) => {
                let inner = frames.pop();
                if let (Some(inner), Some(outer)) = (inner, frames.last_mut()) {
                    outer.take(inner, &levels);
                }
            }
            other => {
                if let Some(frame) = frames.last_mut() {
                    leaf(frame, other);
                }
            }
        }
    }
    frames.into_iter().next().map_or_else(Vec::new, Frame::into_blocks)
}

fn open(tag: Tag<'_>) -> Open {
    match tag {
        Tag::Paragraph | Tag::HtmlBlock => Open::Paragraph,
        Tag::Heading { level, .. } => Open::Heading(level),
        Tag::BlockQuote(_) => Open::Quote,
        Tag::List(start) => Open::List(start),
        Tag::Item => Open::Item,
        Tag::CodeBlock(_) => Open::Code,
        Tag::Emphasis => Open::Emphasis,
        Tag::Strong => Open::Strong,
        Tag::Link { dest_url, .. } => Open::Link(web_address(&dest_url).map(str::to_owned)),
        _ => Open::Through,
    }
}

fn leaf(frame: &mut Frame, event: Event<'_>) {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => frame.push_text(&text),
        Event::Code(text) => frame.inlines.push(Inline::Code(text.into_string())),
        Event::SoftBreak => frame.push_text(" "),
        Event::HardBreak => frame.inlines.push(Inline::Break),
        Event::Rule => frame.push_block(Block::Rule),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn markdown_becomes_blocks() {
        let found = blocks("## Satu\n\nDua *tiga* [empat](https://a.example).\n\n3. lima\n   - enam\n4. tujuh\n");
        let link = Inline::Link("https://a.example".to_owned(), vec![text("empat")]);
        let inner = Block::List(None, vec![vec![Block::Paragraph(vec![text("enam")])]]);
        assert_eq!(
            found,
            [
                Block::Heading(1, vec![text("Satu")]),
                Block::Paragraph(vec![
                    text("Dua "),
                    Inline::Emphasis(vec![text("tiga")]),
                    text(" "),
                    link,
                    text(".")
                ]),
                Block::List(
                    Some(3),
                    vec![
                        vec![Block::Paragraph(vec![text("lima")]), inner],
                        vec![Block::Paragraph(vec![text("tujuh")])],
                    ]
                ),
            ]
        );
    }

    #[test]
    fn markup_is_text_and_a_bad_link_is_its_words() {
        let found = blocks("<script>x</script>\n\na <b>b</b> [c](javascript:d) ![e](https://f.example/g.png)");
        assert_eq!(
            found,
            [
                Block::Paragraph(vec![text("<script>x</script>\n")]),
                Block::Paragraph(vec![text("a <b>b</b> "), text("c "), text("e")]),
            ]
        );
    }

    #[test]
    fn deep_nesting_is_flattened() {
        let found = blocks(&format!("{} dalam", ">".repeat(20_000)));
        assert!(format!("{found:?}").len() < 1000, "{}", format!("{found:?}").len());
        assert!(format!("{found:?}").contains("dalam"));
        let _ = blocks(&"- ".repeat(5_000));
        let _ = blocks(&"*a **b ".repeat(5_000));
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_blocks(text in ".{0,60}") {
            let _ = blocks(&text);
        }
    }
}
