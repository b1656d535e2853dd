//! Findings of the articles of a gold, as `analyze` finds them, against the gold.

use std::collections::BTreeMap;

use crate::align::Progress;
use crate::article::ArticleId;
use crate::dossier::{Action, Document, Entry};
use crate::findings::eval::{Found, Measures};
use crate::findings::{Findings, attributions};
use crate::session::{AlignTask, Key, align_now, inputs};
use crate::world::FindingsGold;

/// Measures what is found in the articles as `analyze` has them: whole, furniture folded,
/// aligned without a language model.
pub(super) fn measure(gold: &FindingsGold, progress: &dyn Progress) -> Result<Measures, String> {
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
    let task = AlignTask::of(dossier, Key::of(&document), None);
    let aligned = align_now(task, progress).unwrap_or_default();
    let inputs = inputs(dossier);
    let attributions = attributions(&inputs);
    let findings = Findings::of(&inputs, &aligned.alignment, &attributions);
    let found = Found {
        attributions: Some(&attributions),
        names: Some(&findings.names),
        discrepancies: Some(&findings.discrepancies),
    };
    Ok(Measures::of(&gold.gold, &found, &ids))
}
