//! A report that somebody was handed, held against the project it was made from.

use std::collections::BTreeSet;
use std::path::Path;

use crate::dossier::Dossier;
use crate::project;
use crate::report::tree::Quoted;
use crate::report::verify::{Verified, differences, stated};
use crate::report::{self, Format};
use crate::session::Aligned;

/// Holds the HTML report at `path` against a dossier: every word of it.
///
/// # Errors
/// In words: which file, what is wrong, what to do.
pub fn verify(path: &Path, dossier: &Dossier, aligned: &Aligned) -> Result<Verified, String> {
    let is_html = path
        .extension()
        .is_some_and(|extension| Format::from_extension(&extension.to_string_lossy()) == Ok(Format::Html));
    if !is_html {
        return Err(format!(
            "{}: only reports in HTML can be held against a project. Give one that ends in .html",
            path.display()
        ));
    }
    let html = project::save::read(path).map_err(|error| error.to_string())?;
    let stated = stated(&html);
    if stated.version.is_empty() {
        return Err(format!(
            "{}: this is no report of Sejajar's: it does not say what it was made with",
            path.display()
        ));
    }
    let mut ours = super::report_of(dossier, aligned, &stated.project_file, &stated.made);
    let mut verified = Verified {
        is_of_this_state: ours.masthead.project_sha256 == stated.project_sha256,
        ..Verified::default()
    };
    if !verified.is_of_this_state {
        verified.remarks.push(format!(
            "it was made from another state of the project: it gives the SHA-256 {}, the project now has {}",
            if stated.project_sha256.is_empty() {
                "of no file"
            } else {
                &stated.project_sha256
            },
            ours.masthead.project_sha256
        ));
    }
    if stated.version != ours.masthead.version {
        verified.remarks.push(format!(
            "it was made with Sejajar {}, this is {}: another version may word and lay out a report otherwise",
            stated.version, ours.masthead.version
        ));
    }
    // Told above; the rest of the page is compared as if they were the same.
    ours.masthead.project_sha256 = stated.project_sha256;
    ours.masthead.version = stated.version;
    verified.differences = differences(&html, &report::write(Format::Html, &ours));
    // A quotation stands on its claim's card and, of a disputed claim, among its versions.
    let anchors = verified.differences.iter().map(|one| one.anchor.as_str());
    let differs: BTreeSet<&str> = anchors
        .map(|anchor| anchor.strip_prefix("disputed-").unwrap_or(anchor))
        .collect();
    let holds = |quoted: &&Quoted| !differs.contains(quoted.id.to_string().as_str());
    verified.quotations_all = ours.quotations().count();
    verified.quotations = ours.quotations().filter(holds).count();
    Ok(verified)
}
