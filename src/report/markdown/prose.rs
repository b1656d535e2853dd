//! The analyst's prose as Markdown again, cleaned by having been blocks.

use super::escape::inline;
use crate::report::tree::{Block, Inline};
use crate::report::visible::visible;

/// Blocks under a section's heading (level 2), with a blank line after each.
pub(super) fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(|one| block(one) + "\n").collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(parts) => inlines(parts) + "\n",
        Block::Heading(level, parts) => {
            let level = usize::from(*level).saturating_add(2).min(6);
            format!("{} {}\n", "#".repeat(level), inlines(parts))
        }
        Block::Quote(inside) => indented(&blocks(inside), "> ", "> "),
        Block::List(start, items) => {
            let item = |(index, item): (usize, &Vec<Block>)| {
                let number = |start: u64| start.saturating_add(u64::try_from(index).unwrap_or(0));
                let bullet = start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", number(start)));
                indented(&blocks(item), &bullet, &" ".repeat(bullet.len()))
            };
            items.iter().enumerate().map(item).collect()
        }
        Block::Code(code) => indented(&visible(code), "    ", "    "),
        Block::Rule => "---\n".to_owned(),
    }
}

/// Lines behind `first`, and behind `other` from the second on.
fn indented(text: &str, first: &str, other: &str) -> String {
    let lines = text.trim_end().split('\n').enumerate();
    lines
        .map(|(index, line)| {
            format!("{}{line}", if index == 0 { first } else { other })
                .trim_end()
                .to_owned()
                + "\n"
        })
        .collect()
}

fn inlines(parts: &[Inline]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Inline::Text(text) => {
                // White space at the ends belongs to the sentence around it.
                let gap = |is: bool| if is { " " } else { "" };
                out.push_str(gap(text.starts_with(char::is_whitespace)));
                let words = inline(text);
                out.push_str(&words);
                out.push_str(gap(!words.is_empty() && text.ends_with(char::is_whitespace)));
            }
            Inline::Emphasis(inside) => push!(out, "*{}*", inlines(inside)),
            Inline::Strong(inside) => push!(out, "**{}**", inlines(inside)),
            Inline::Code(code) => out.push_str(&inline(code)),
            Inline::Link(address, inside) => push!(out, "[{}](<{address}>)", inlines(inside)),
            Inline::Break => out.push_str("\\\n"),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::report::prose;

    #[test]
    fn prose_comes_back_as_it_was() {
        for markdown in [
            "### Satu\n\nDua *tiga* **empat** [lima](<https://a.example>) \\<b>.\n\n",
            "- satu\n\n  - dua\n- tiga\n\n",
            "> satu\n\n---\n\n3. tiga\n4. empat\n\n",
        ] {
            let blocks = prose::blocks(markdown);
            let written = super::blocks(&blocks);
            assert_eq!(prose::blocks(&written), blocks, "{written}");
            assert_eq!(written, markdown);
        }
    }
}
