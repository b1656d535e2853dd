//! Undo to the beginning is the identity, redo to the end gives back the whole,
//! and the document knows at every step whether it is as it was saved.

mod project_support;

use project_support::{document, steps};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use sejajar::dossier::{Document, Dossier, Places, Section, Tally};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn undo_and_redo_retrace_every_step(steps in steps(50)) {
        let mut document = document(&steps);
        let end = document.dossier().clone();
        let mut states = vec![end.clone()];
        while document.undo().is_some() {
            states.push(document.dossier().clone());
        }
        prop_assert_eq!(document.dossier(), &Dossier::default());
        prop_assert!(!document.can_undo());
        prop_assert!(document.history().all(|entry| !entry.done));
        prop_assert_eq!(states.len(), document.history().count() + 1);
        // Every step undone is met again on the way back.
        while let Some(before) = states.pop() {
            prop_assert_eq!(document.dossier(), &before);
            prop_assert_eq!(document.redo().is_some(), !states.is_empty());
        }
        prop_assert_eq!(document.dossier(), &end);
        prop_assert!(!document.can_redo());
    }

    /// Steps, undo, redo and saves in any mixture.
    #[test]
    fn a_document_that_says_it_is_saved_is_as_saved(
        steps in steps(60),
        moves in prop::collection::vec(0u8..8, 60),
    ) {
        let mut document = Document::default();
        let mut on_disk = document.dossier().clone();
        let mut revision = document.revision();
        for (step, turn) in steps.iter().zip(moves) {
            let before = document.dossier().clone();
            let changed = match turn {
                0 => document.undo().is_some(),
                1 => document.redo().is_some(),
                2 => {
                    document.set_saved(document.revision());
                    on_disk = document.dossier().clone();
                    prop_assert!(document.is_saved());
                    false
                }
                // A save of an older state came back late: it changes nothing.
                3 => {
                    let was_saved = document.is_saved();
                    document.set_saved(document.revision().wrapping_sub(1));
                    prop_assert_eq!(document.is_saved(), was_saved);
                    false
                }
                _ => !step.perform(&mut document).is_empty(),
            };
            if changed {
                prop_assert!(document.revision() > revision);
            } else {
                prop_assert_eq!(document.dossier(), &before);
            }
            revision = document.revision();
            if document.is_saved() {
                prop_assert_eq!(document.dossier(), &on_disk);
            }
            // What is kept along is what counting anew would give.
            prop_assert_eq!(document.tally(), &Tally::of(document.dossier()));
            prop_assert_eq!(document.places(), &Places::of(document.dossier()));
            // The document never holds what a file could not.
            prop_assert!(document.dossier().faults().is_empty(), "{:?}", document.dossier().faults());
        }
    }
}

/// The properties say nothing about what the random steps never make.
#[test]
fn random_steps_make_every_kind_of_record() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut most = [0; 19];
    for _ in 0..2000 {
        let steps = steps(60).new_tree(&mut runner).expect("a tree").current();
        let document = document(&steps);
        let dossier = document.dossier();
        let folds = dossier.articles().values().map(|entry| entry.folds.len()).sum();
        let attributed = dossier.mentions().values().filter(|m| m.attribution.is_some()).count();
        let counts = [
            dossier.articles().len(),
            dossier.claims().len(),
            dossier.mentions().len(),
            attributed,
            dossier.sources().len(),
            dossier.namings().len(),
            dossier.notes().len(),
            dossier.pins().len(),
            folds,
            dossier.tags().len(),
            dossier.claims().values().filter(|claim| !claim.tags.is_empty()).count(),
            dossier.relations().len(),
            dossier.never_merge().count(),
            dossier.dismissed().count(),
            dossier.proposed().len(),
            dossier
                .articles()
                .values()
                .filter(|entry| entry.copy_of.is_some())
                .count(),
            dossier
                .claims()
                .values()
                .filter(|claim| claim.overruled.is_some())
                .count(),
            dossier.articles().values().filter(|entry| entry.read).count(),
            Section::ALL.len() - dossier.contents().sections.len(),
        ];
        for (most, count) in most.iter_mut().zip(counts) {
            *most = count.max(*most);
        }
    }
    assert!(most.iter().all(|count| *count >= 2), "{most:?}");
}
