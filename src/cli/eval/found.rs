//! Findings of the articles of a gold, as `analyze` finds them, against the gold.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::dossier::{Action, Document, Entry};
use crate::findings::attributions;
use crate::findings::eval::{Found, Measures};
use crate::session::inputs;
use crate::world::FindingsGold;

/// Measures what is found in the articles as `analyze` has them: whole, furniture folded.
pub(super) fn measure(gold: &FindingsGold) -> Result<Measures, String> {
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
    let attributions = attributions(&inputs(document.dossier()));
    // Names and discrepancies have gold and a scorer; nobody looks for them yet.
    let found = Found {
        attributions: Some(&attributions),
        ..Found::default()
    };
    Ok(Measures::of(&gold.gold, &found, &ids))
}
