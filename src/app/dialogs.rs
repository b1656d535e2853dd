//! The desktop's file dialogs, where it has any.

use std::path::Path;

use rfd::FileDialog;

use crate::report::Format;
use crate::session::{Command, PathFor};

/// Whether a dialog can be had: without the desktop portal and without zenity
/// the dialog crate answers as if the user had cancelled.
pub(super) fn available() -> bool {
    let portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let on_path = |program: &str| {
        std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
    };
    cfg!(not(target_os = "linux"))
        || (portal && (on_path("xdg-desktop-portal") || Path::new("/usr/libexec/xdg-desktop-portal").exists()))
        || on_path("zenity")
}

/// Asks; nothing when the analyst cancels.
pub(super) fn ask(what: PathFor, project: Option<&Path>) -> Option<Command> {
    let mut dialog = FileDialog::new();
    if let Some(folder) = project.and_then(Path::parent) {
        dialog = dialog.set_directory(folder);
    }
    let stem = project
        .and_then(Path::file_stem)
        .map_or_else(|| "dossier".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let paths = match what {
        PathFor::Open => dialog
            .add_filter("Projects, articles and marks", &["ron", "txt", "jsonld", "qdpx"])
            .add_filter("All files", &["*"])
            .pick_files()?,
        PathFor::Add => dialog
            .add_filter("Articles and marks", &["txt", "jsonld", "qdpx"])
            .add_filter("Articles", &["txt"])
            .add_filter("Marks (Web Annotation, REFI-QDA)", &["jsonld", "qdpx"])
            .add_filter("All files", &["*"])
            .pick_files()?,
        PathFor::Save => vec![
            dialog
                .add_filter("Project", &["ron"])
                .set_file_name(format!("{stem}.ron"))
                .save_file()?,
        ],
        PathFor::Model => vec![
            dialog
                .set_title("The folder of a model2vec language model")
                .pick_folder()?,
        ],
        PathFor::Report => vec![
            dialog
                .set_title("A report to check against this dossier")
                .add_filter("HTML", &["html", "htm"])
                .pick_file()?,
        ],
        PathFor::Export => {
            let dialog = dialog
                .add_filter("HTML", &["html"])
                .add_filter("Markdown", &["md"])
                .add_filter("Excel workbook", &["xlsx"])
                .add_filter("CSV tables", &["csv"])
                .add_filter("Word", &["docx"])
                .add_filter("JSON with its schema", &["json"])
                .add_filter("Bibliography, BibLaTeX", &["bib"])
                .add_filter("Bibliography, CSL-JSON", &["csl.json"])
                .add_filter("Marks as Web Annotations", &["jsonld"])
                .add_filter("Marks as a REFI-QDA project", &["qdpx"]);
            let dialog = match Format::Pdf.check_built() {
                Ok(()) => dialog.add_filter("PDF", &["pdf"]),
                Err(_) => dialog,
            };
            vec![dialog.set_file_name(format!("{stem}.html")).save_file()?]
        }
    };
    Some(Command::Picked(what, paths))
}
