//! BibLaTeX. Of newspapers it has `@article` with `entrysubtype = {newspaper}`, which
//! pandoc reads as CSL's `article-newspaper`.

use std::fmt::Write;

use super::{Citation, citations};
use crate::report::tree::Report;
use crate::report::visible::mark;

/// The bibliography.
pub(in crate::report) fn text(report: &Report) -> String {
    citations(report)
        .map(|citation| entry(&citation))
        .collect::<Vec<_>>()
        .join("\n")
}

fn entry(citation: &Citation) -> String {
    let mut out = format!("@article{{{},\n  entrysubtype = {{newspaper}},\n", citation.key);
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    };
    // Twice in braces: names are not cut up, and titles keep their capital letters.
    let whole = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("{{{}}}", tex(text))
        }
    };
    put("author", &whole(&citation.author));
    put("title", &whole(&citation.title));
    put("journaltitle", &whole(&citation.outlet));
    put(
        "date",
        &citation.published.map_or_else(String::new, |day| day.to_string()),
    );
    // A verbatim field; an address that is a link has no braces and no backslash.
    put("url", citation.address.as_deref().unwrap_or_default());
    put(
        "urldate",
        &citation.accessed.map_or_else(String::new, |day| day.to_string()),
    );
    put("langid", langid(&citation.language));
    let date = if citation.published_as.is_empty() {
        String::new()
    } else {
        format!("; date as given {}", tex(&citation.published_as))
    };
    put("note", &format!("{}{date}", tex(&citation.note)));
    out.push_str("}\n");
    out
}

/// The name that babel and polyglossia have for a language; empty where it is not known here.
fn langid(code: &str) -> &'static str {
    match code.split('-').next().unwrap_or_default() {
        "ar" => "arabic",
        "de" => "german",
        "en" => "english",
        "es" => "spanish",
        "fr" => "french",
        "he" => "hebrew",
        "id" => "indonesian",
        "it" => "italian",
        "ja" => "japanese",
        "ko" => "korean",
        "ms" => "malay",
        "nl" => "dutch",
        "pt" => "portuguese",
        "ru" => "russian",
        "th" => "thai",
        "tr" => "turkish",
        "uk" => "ukrainian",
        "vi" => "vietnamese",
        "zh" => "chinese",
        _ => "",
    }
}

/// The text as TeX reads it. Readers of `.bib` files count braces, escaped ones too, so
/// one without its partner is shown as a mark; signs that TeX draws together stand apart.
fn tex(text: &str) -> String {
    let alone = alone(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '{' | '}' if alone.contains(&at) => out.push_str(&mark(c)),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '`' => out.push_str("\\`{}"),
            '-' | '\'' | ',' if before == c => out.extend(['{', '}', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// Where braces without a partner stand, in order.
fn alone(text: &str) -> std::collections::BTreeSet<usize> {
    let mut open = Vec::new();
    let mut alone = std::collections::BTreeSet::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' => open.push(at),
            '}' if open.pop().is_none() => {
                alone.insert(at);
            }
            _ => {}
        }
    }
    alone.extend(open);
    alone
}

#[cfg(test)]
mod tests {
    use super::tex;

    #[test]
    fn what_tex_takes_for_more_is_escaped() {
        assert_eq!(
            tex(r"100 % of $a_b^c & #1 ~ \x"),
            r"100 \% of \$a\_b\textasciicircum{}c \& \#1 \textasciitilde{} \textbackslash{}x"
        );
        assert_eq!(tex("a--b ''c``"), "a-{}-b '{}'c\\`{}\\`{}");
        assert_eq!(tex("{a} }{b"), "\\{a\\} ⟨U+007D⟩⟨U+007B⟩b");
    }

    proptest::proptest! {
        #[test]
        fn braces_are_always_in_pairs(text in "[{}\\\\a%]{0,12}|\\PC*") {
            let mut depth = 0_i32;
            for c in tex(&text).chars() {
                depth += match c { '{' => 1, '}' => -1, _ => 0 };
                proptest::prop_assert!(depth >= 0);
            }
            proptest::prop_assert_eq!(depth, 0);
        }
    }
}
