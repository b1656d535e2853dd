//! A report that somebody was handed, held against the project it was made from.

use std::collections::BTreeSet;
use std::path::Path;

use crate::dossier::Dossier;
use crate::project;
use crate::report::tree::Quoted;
use crate::report::verify::{Difference, Page, Verified, differences};
use crate::report::{Format, html};
use crate::session::Aligned;

/// Holds the HTML report at `path` against a dossier: every word of it. `project` is the
/// project file's name, without folders.
///
/// # Errors
/// In words: which file, what is wrong, what to do.
pub fn verify(path: &Path, dossier: &Dossier, aligned: &Aligned, project: &str) -> Result<Verified, String> {
    if Format::of(path) != Ok(Format::Html) {
        return Err(format!(
            "{}: only reports in HTML can be held against a project. Give one that ends in .html",
            path.display()
        ));
    }
    let html = project::save::read(path).map_err(|error| error.to_string())?;
    let page = Page::read(&html);
    let stated = page.stated();
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
    // What it says of its own making is not the project's: nothing but a time passes for one.
    if !stated.made.is_empty() && stated.made.parse::<jiff::Timestamp>().is_err() {
        verified.differences.push(Difference::added("", &stated.made));
    }
    if stated.project_file != project {
        verified.remarks.push(format!(
            "it says that it was made from the file “{}”, this one is “{project}”",
            stated.project_file
        ));
    }
    if stated.version != ours.masthead.version {
        verified.remarks.push(format!(
            "it was made with Sejajar {}, this is {}: another version may word and lay out a report otherwise",
            stated.version, ours.masthead.version
        ));
    }
    // Told above; the rest of the page is compared as if they were the same.
    ours.masthead.project_sha256.clone_from(&stated.project_sha256);
    ours.masthead.version.clone_from(&stated.version);
    let ours_written = html::write(&ours);
    verified.differences.extend(differences(&page, &ours_written));
    // A quotation stands on its claim's card, among the versions of a disputed claim, and
    // as a mark in the passages and in the text: "m3", "disputed-m3", "in-row-m3", "text-m3".
    let anchors = verified.differences.iter().map(|one| one.anchor.as_str());
    let differs: BTreeSet<&str> = anchors.filter_map(|anchor| anchor.rsplit('-').next()).collect();
    let holds = |quoted: &&Quoted| !differs.contains(quoted.id.to_string().as_str());
    verified.quotations_all = ours.quotations().count();
    verified.quotations = ours.quotations().filter(holds).count();
    Ok(verified)
}
