//! `sejajar contents`: what stands in the report, in which order; told, or chosen.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};
use std::path::Path;
use std::str::FromStr;

use super::arguments::ContentsRequest;
use super::{Done, open, print, terminal};
use crate::dossier::{Action, Contents, Document, Dossier, Section};
use crate::project;

/// The word for all sections, and for leaving nothing out.
const ALL: &str = "all";
const NONE: &str = "none";

/// Chooses what the request says and keeps it in the project; then tells what is chosen.
pub(super) fn contents(request: &ContentsRequest) -> Result<Done, String> {
    let path = request.project.as_path();
    let mut document = Document::new(open(path)?);
    let chosen = chosen(request, document.dossier())?;
    if chosen != *document.dossier().contents() {
        document
            .perform(Action::SetContents(chosen))
            .map_err(|error| error.to_string())?;
        save(path, document.dossier())?;
    }
    print(&told(document.dossier()))
}

fn save(path: &Path, dossier: &Dossier) -> Result<(), String> {
    project::save::save(path, project::to_ron(dossier)).map_err(|error| error.to_string())
}

fn chosen(request: &ContentsRequest, dossier: &Dossier) -> Result<Contents, String> {
    let mut contents = dossier.contents().clone();
    if let Some(words) = &request.sections {
        contents.sections = sections(words)?;
    }
    if let Some(ids) = &request.without_articles {
        contents.without_articles = ids_of(ids, "an article", |id| dossier.article(*id).is_some())?;
    }
    if let Some(ids) = &request.without_claims {
        contents.without_claims = ids_of(ids, "a claim", |id| dossier.claims().contains_key(id))?;
    }
    Ok(contents.sound())
}

fn sections(words: &[String]) -> Result<Vec<Section>, String> {
    if matches!(words, [all] if all == ALL) {
        return Ok(Section::ALL.to_vec());
    }
    let section = |word: &String| {
        let known = Section::ALL.into_iter().find(|section| section.word() == word);
        known.ok_or_else(|| {
            let all: Vec<&str> = Section::ALL.iter().map(|section| section.word()).collect();
            format!(
                "“{}” is no section of a report; there are {} (or “{ALL}”)",
                terminal::printable(word),
                all.join(", ")
            )
        })
    };
    words.iter().map(section).collect()
}

/// The ids that are given; each must be one of the project's.
fn ids_of<T: FromStr + Ord + Display>(
    words: &[String],
    what: &str,
    is_there: impl Fn(&T) -> bool,
) -> Result<BTreeSet<T>, String> {
    if matches!(words, [none] if none == NONE) {
        return Ok(BTreeSet::new());
    }
    let id = |word: &String| {
        let id = word.parse::<T>().ok().filter(&is_there);
        id.ok_or_else(|| {
            format!(
                "“{}” is not the id of {what} of this project (or “{NONE}”)",
                terminal::printable(word)
            )
        })
    };
    words.iter().map(id).collect()
}

fn told(dossier: &Dossier) -> String {
    let contents = dossier.contents();
    let sign = |stands: bool| if stands { "✓" } else { "–" };
    let mut out = String::from("Sections, in order\n");
    for section in &contents.clone().with_all().sections {
        let stands = contents.sections.contains(section);
        let _ = writeln!(out, "{} {:<14} {}", sign(stands), section.word(), section.title());
    }
    out.push_str("Articles\n");
    for (id, entry) in dossier.articles() {
        let stands = !contents.without_articles.contains(id);
        let _ = writeln!(
            out,
            "{} {:<14} {}",
            sign(stands),
            id.to_string(),
            terminal::printable(entry.outlet())
        );
    }
    out.push_str("Claims\n");
    for (id, claim) in dossier.claims() {
        let stands = !contents.without_claims.contains(id);
        let _ = writeln!(
            out,
            "{} {:<14} {}",
            sign(stands),
            id.to_string(),
            terminal::printable(&claim.statement)
        );
    }
    out
}
