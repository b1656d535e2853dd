//! The house rules that the compiler and clippy cannot keep: layers, file
//! heads, file lengths, colours, licences of fonts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

mod tidy {
    pub(crate) mod source;
}

use tidy::source::{code, paths_from};

/// The layers, lowest first. A layer may use those of the levels below its own,
/// and nothing beside it.
const LEVELS: &[&[&str]] = &[
    &["text"],
    &["article"],
    &["import", "align"],
    &["findings"],
    &["dossier"],
    &["project", "report", "search", "exchange"],
    &["session"],
    &["ui", "world"],
    &["cli", "app"],
];

/// Layers whose types are the domain's: they know no serialisation.
const DOMAIN: &[&str] = &["article", "dossier", "session"];

/// Where colour literals may stand: the theme, and the rasteriser, which paints
/// with white what has its colour in its texture.
const COLOURS: &[&str] = &["src/ui/theme.rs", "src/ui/raster"];

/// The one command that runs the window's code without being the window.
const WINDOW_COMMAND: &str = "src/cli/screenshot.rs";

/// The most lines a file may have without a reason.
const MOST_LINES: usize = 500;

/// Longer files, each with its reason.
const LONG: &[(&str, &str)] = &[];

/// A file of the project, its path written with `/`.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The layer the file belongs to; `None` for the roots and for tests.
    fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let name = inside.split('/').next()?.trim_end_matches(".rs");
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// How many modules deep the file stands below the root of the crate.
    fn depth(&self) -> usize {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.trim_end_matches("/mod").split('/').count()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            walk(&path, found);
        } else {
            let path = path.strip_prefix(root()).unwrap();
            found.push(path.to_str().unwrap().replace('\\', "/"));
        }
    }
}

fn rust_files() -> Vec<File> {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches"] {
        walk(&root().join(folder), &mut paths);
    }
    paths.retain(|path| Path::new(path).extension().is_some_and(|end| end == "rs"));
    paths.sort();
    let read = |path: String| File {
        text: fs::read_to_string(root().join(&path)).unwrap(),
        path,
    };
    paths.into_iter().map(read).collect()
}

/// Checks every Rust file and fails with all faults found.
fn every_file(fault: impl Fn(&File) -> Vec<String>) {
    let files = rust_files();
    assert!(files.len() > 10, "the source tree was not found");
    no_faults(&files.iter().flat_map(fault).collect::<Vec<_>>());
}

fn no_faults(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Lines of the file's code (no comments, no strings) for which `wrong` says why.
fn lines_that(file: &File, wrong: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let code = code(&file.text);
    let numbered = code.lines().enumerate();
    numbered
        .filter_map(|(n, line)| wrong(line).map(|why| format!("{}:{}: {why}", file.path, n + 1)))
        .collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

fn level(layer: &str) -> Option<usize> {
    LEVELS.iter().position(|level| level.contains(&layer))
}

fn edge_faults(file: &File) -> Vec<String> {
    let Some(layer) = file.layer() else { return Vec::new() };
    let Some(own) = level(layer) else {
        return vec![format!(
            "{}: layer `{layer}` is not in LEVELS of tests/tidy.rs",
            file.path
        )];
    };
    paths_from(&code(&file.text), file.depth())
        .into_iter()
        .filter(|(_, used)| used != layer && level(used).is_some_and(|other| other >= own))
        .map(|(line, used)| format!("{}:{line}: `{layer}` must not use `{used}`", file.path))
        .collect()
}

#[test]
fn layers_look_downward_only() {
    every_file(edge_faults);
}

#[test]
fn every_file_says_its_job_first() {
    every_file(|file| {
        let told = file.text.starts_with("//! ");
        (!told)
            .then(|| format!("{}: opens without `//!`", file.path))
            .into_iter()
            .collect()
    });
}

fn egui_faults(file: &File) -> Vec<String> {
    if matches!(file.layer(), Some("ui" | "app") | None) || file.path == WINDOW_COMMAND {
        return Vec::new();
    }
    lines_that(file, |line| {
        let found = ["egui", "eframe", "epaint"]
            .into_iter()
            .find(|word| has_word(line, word));
        found.map(|word| format!("{word} belongs in ui/ and app/"))
    })
}

#[test]
fn the_toolkit_stays_in_the_window() {
    every_file(egui_faults);
}

/// The first colour literal on a line of code: a named colour, or one made of numbers.
fn colour_literal(line: &str) -> Option<&str> {
    let none = ["TRANSPARENT", "PLACEHOLDER"];
    let types = ["Color32::", "Rgba::", "Hsva::"];
    let found = types.into_iter().flat_map(|name| line.match_indices(name));
    let literal = found.map(|(at, name)| &line[at + name.len()..]).find(|rest| {
        let argument = rest.split_once('(').map_or("", |(_, inside)| inside.trim_start());
        let is_named = rest.starts_with(char::is_uppercase) && !none.iter().any(|name| rest.starts_with(name));
        is_named || argument.starts_with(|c: char| c.is_ascii_digit())
    });
    literal.or_else(|| line.contains("hex_color!").then_some(line))
}

fn colour_faults(file: &File) -> Vec<String> {
    if COLOURS.iter().any(|part| file.path.starts_with(part)) || !file.path.starts_with("src/") {
        return Vec::new();
    }
    lines_that(file, |line| {
        colour_literal(line).map(|_| "a colour literal: colours are in assets/theme.ron".to_owned())
    })
}

#[test]
fn colours_are_in_the_theme() {
    every_file(colour_faults);
}

fn domain_faults(file: &File) -> Vec<String> {
    let layer = file.layer();
    lines_that(file, |line| {
        let serialised = ["Serialize", "Deserialize"]
            .into_iter()
            .any(|word| has_word(line, word));
        if layer.is_some_and(|layer| DOMAIN.contains(&layer)) && serialised {
            return Some("domain types are not serialised: project/ has the mirror types".to_owned());
        }
        let changes = line.contains("&mut Dossier") && !matches!(layer, Some("dossier") | None);
        changes.then(|| "a dossier changes only through Document::perform".to_owned())
    })
}

#[test]
fn the_domain_keeps_its_doors() {
    every_file(domain_faults);
}

#[test]
fn nothing_is_left_for_later() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches", "scripts", "assets/lang", ".ci"] {
        walk(&root().join(folder), &mut paths);
    }
    paths.sort();
    let mut faults = Vec::new();
    for path in paths {
        // Texts of others (fixtures, pictures) are not ours to judge.
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        if path.contains("/fixtures/") || path.contains("/gold/") {
            continue;
        }
        for (n, line) in text.lines().enumerate() {
            if words.iter().any(|word| has_word(line, word)) {
                faults.push(format!("{path}:{}: do it, or open an issue", n + 1));
            }
        }
    }
    no_faults(&faults);
}

fn length_faults(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let excused = LONG.iter().any(|(path, _)| *path == file.path);
    let fault = match (lines > MOST_LINES, excused) {
        (true, false) => format!("{}: {lines} lines, more than {MOST_LINES} without a reason", file.path),
        (false, true) => format!("{}: {lines} lines; take it off LONG in tests/tidy.rs", file.path),
        _ => return Vec::new(),
    };
    vec![fault]
}

#[test]
fn files_are_short() {
    every_file(length_faults);
    let paths: BTreeSet<String> = rust_files().into_iter().map(|file| file.path).collect();
    for (path, reason) in LONG {
        assert!(paths.contains(*path), "{path} is on LONG but not there");
        assert!(reason.len() > 20, "{path}: say why it is long");
    }
}

/// Fonts among `paths` without the licence of their family in the same folder.
fn font_faults(paths: &[String]) -> Vec<String> {
    let split = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (folder.to_owned(), name.to_ascii_lowercase())
    };
    let family = |name: &str| name.split(['-', '[', '.']).next().unwrap_or_default().to_owned();
    let named: Vec<(String, String)> = paths.iter().map(|path| split(path)).collect();
    let is_font = |name: &str| [".ttf", ".otf", ".ttc", ".woff2"].iter().any(|end| name.ends_with(end));
    let fonts = || named.iter().filter(|(_, name)| is_font(name));
    let lacks = |folder: &str, name: &str| {
        let families: BTreeSet<String> = fonts().filter(|(f, _)| f == folder).map(|(_, n)| family(n)).collect();
        !named.iter().any(|(other, licence)| {
            let is_licence = ["ofl", "licen"].iter().any(|word| licence.contains(word));
            other == folder && is_licence && (families.len() == 1 || licence.contains(&family(name)))
        })
    };
    fonts()
        .filter(|(folder, name)| lacks(folder, name))
        .map(|(folder, name)| format!("{folder}/{name}: no licence of this family beside it"))
        .collect()
}

#[test]
fn every_font_has_its_licence_beside() {
    let mut paths = Vec::new();
    walk(&root().join("assets/fonts"), &mut paths);
    no_faults(&font_faults(&paths));
}

#[test]
fn each_rule_finds_its_fault() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let edges = |path, text| edge_faults(&file(path, text));
    let up = edges("src/align/score.rs", "use crate::{article::Article, dossier::Dossier};");
    assert_eq!(up, ["src/align/score.rs:1: `align` must not use `dossier`"]);
    let beside = edges("src/report/mod.rs", "\nfn f() { super::project::save() }");
    assert_eq!(beside, ["src/report/mod.rs:2: `report` must not use `project`"]);
    let own = edges("src/report/html.rs", "use super::text; use crate::report::Report;");
    assert_eq!(own.len(), 0, "`super::text` is report's own module here: {own:?}");
    assert_eq!(edges("src/extra.rs", "").len(), 1);
    let egui = "//! no egui\nuse egui::Ui;";
    assert_eq!(egui_faults(&file("src/session/mod.rs", egui)).len(), 1);
    for (code, faults) in [
        ("Color32::from_rgb(1, 2, 3)", 1),
        ("stroke(2.0, Color32::GRAY)", 1),
        ("c: Color32, Color32::TRANSPARENT, Color32::from_rgb(r, g, b)", 0),
    ] {
        assert_eq!(colour_faults(&file("src/ui/table.rs", code)).len(), faults, "{code}");
    }
    assert_eq!(domain_faults(&file("src/article.rs", "#[derive(Serialize)]")).len(), 1);
    assert_eq!(
        domain_faults(&file("src/session/mod.rs", "fn f(d: &mut Dossier)")).len(),
        1
    );
    assert_eq!(length_faults(&file("src/a.rs", &"\n".repeat(MOST_LINES + 1))).len(), 1);
    let fonts = |names: &[&str]| font_faults(&names.iter().map(|n| format!("fonts/{n}")).collect::<Vec<_>>()).len();
    assert_eq!(fonts(&["Serif-Bold.ttf", "Serif-Italic.ttf", "OFL.txt"]), 0);
    assert_eq!(fonts(&["Serif-Bold.ttf", "Sans.otf", "OFL.txt", "LICENSE-Sans.txt"]), 1);
}
