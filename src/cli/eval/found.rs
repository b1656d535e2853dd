//! Findings of the articles of a gold, as `analyze` finds them, against the gold.

use std::collections::BTreeMap;
use std::path::Path;

use crate::article::ArticleId;
use crate::cli::align;
use crate::dossier::{Action, Document, Dossier, Entry};
use crate::findings::eval::{Found, Measures};
use crate::session::Aligned;
use crate::world::FindingsGold;

/// Measures what is found in the articles as `analyze` has them: whole, furniture folded.
pub(super) fn measure(gold: &FindingsGold, model: Option<&Path>) -> Result<Measures, String> {
    let mut document = Document::default();
    let mut ids: BTreeMap<String, ArticleId> = BTreeMap::new();
    for (name, imported) in &gold.articles {
        let entry = Entry::from_imported(imported.clone());
        document
            .perform(Action::AddArticles(vec![entry]))
            .map_err(|error| error.to_string())?;
        if let Some(id) = document.dossier().articles().keys().next_back() {
            ids.insert(name.clone(), *id);
        }
    }
    let dossier = document.dossier();
    let aligned = align(dossier, model)?;
    Ok(Measures::of(&gold.gold, &found(dossier, &aligned), &ids))
}

/// What is found; each engine fills its field.
fn found<'a>(_dossier: &'a Dossier, _aligned: &'a Aligned) -> Found<'a> {
    Found::default()
}
