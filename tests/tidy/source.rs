//! Reads Rust source just well enough for the tidy test: code without comments
//! and strings, and the modules of the crate it names.

/// `source` with comments and the insides of literals blanked; lines stay.
pub(crate) fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let word_starts = !out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let skip = skipped(rest, word_starts);
        let taken = skip.unwrap_or(first.len_utf8());
        let blank = |c: char| if skip.is_some() && c != '\n' { ' ' } else { c };
        out.extend(rest[..taken].chars().map(blank));
        rest = &rest[taken..];
    }
    out
}

/// Length of the comment or literal that `rest` opens with.
fn skipped(rest: &str, word_starts: bool) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |at| at + 2));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return Some(1 + closed(inside, '"'));
    }
    if word_starts && rest.starts_with(['r', 'b']) {
        let hashes = rest.trim_start_matches(['r', 'b']);
        let count = hashes.len() - hashes.trim_start_matches('#').len();
        if rest[..rest.len() - hashes.len()].contains('r') && hashes[count..].starts_with('"') {
            let open = rest.len() - hashes.len() + count + 1;
            let end = format!("\"{}", "#".repeat(count));
            return Some(rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len()));
        }
    }
    let inside = rest.strip_prefix('\'')?;
    // A lifetime has no closing quote after one character.
    let one = inside.chars().next()?;
    (one == '\\' || inside[one.len_utf8()..].starts_with('\'')).then(|| 1 + closed(inside, '\''))
}

/// Bytes of `inside` up to and with the closing `quote`; escapes are stepped over.
fn closed(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    inside.len()
}

/// The modules at the root of the crate that `code` names, with their lines, in
/// a file `depth` modules below the root (from there `super` reaches the root).
pub(crate) fn paths_from(code: &str, depth: usize) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let glued = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if glued {
                continue;
            }
            let line = 1 + code[..at].matches('\n').count();
            found.extend(heads(&code[at + root.len()..]).into_iter().map(|head| (line, head)));
        }
    }
    found
}

/// First names of the path or the braced paths that `rest` opens with.
fn heads(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        let text = text.trim_start();
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(inside) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let mut depth = 0;
    let mut names = vec![name(inside)];
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&inside[at + 1..])),
            _ => {}
        }
    }
    names
}

#[test]
fn comments_and_literals_are_blank() {
    let source = "let a = \"x\\\"y\"; // egui\nlet b: &'a str = r#\"eg\"ui\"#; let c = '\"'; d /* e\n */ f";
    let wanted = "let a =       ;        \nlet b: &'a str =           ; let c =    ; d     \n    f";
    assert_eq!(code(source), wanted);
}

#[test]
fn named_modules_are_found() {
    let source =
        "use crate::text::Span;\nuse crate::{\n    align::{Link, Unit},\n    ui,\n};\nsuper::super::app::run();";
    let found = paths_from(source, 2);
    let names: Vec<(usize, &str)> = found.iter().map(|(line, name)| (*line, name.as_str())).collect();
    assert_eq!(names, [(1, "text"), (2, "align"), (2, "ui"), (2, ""), (6, "app")]);
}
