//! A dossier written and read again is the same dossier; a file read and written
//! again is the same file; a file changed by anything but Sejajar loses no mark
//! silently.

mod project_support;

use std::collections::BTreeSet;

use project_support::{document, steps};
use proptest::prelude::*;
use sejajar::project::{check, check_text, from_ron, to_ron};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_the_same(steps in steps(60)) {
        let document = document(&steps);
        let dossier = document.dossier();
        let ron = to_ron(dossier);
        let read = from_ron(&ron);
        prop_assert!(read.is_ok(), "{}\n{ron}", read.err().map(|e| e.to_string()).unwrap_or_default());
        let (again, findings) = read.unwrap();
        prop_assert_eq!(&again, dossier);
        prop_assert_eq!(to_ron(&again), ron.clone());
        prop_assert!(findings.iter().all(|finding| !finding.is_fault()));
        // In the file and in memory the same is odd.
        let names = |findings: &[sejajar::project::Finding]| {
            let mut names: Vec<String> = findings.iter().map(|f| format!("{:?} {}", f.record, f.problem)).collect();
            names.sort();
            names
        };
        prop_assert_eq!(names(&findings), names(&check(dossier)));
        // Other programs can read it: it is RON.
        prop_assert!(ron::from_str::<ron::Value>(&ron).is_ok());
        // Git and editors take it for text: no controls but line feeds.
        prop_assert!(ron.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn line_ends_of_windows_do_no_harm(steps in steps(30)) {
        let document = document(&steps);
        let ron = format!("\u{feff}{}", to_ron(document.dossier()).replace('\n', "\r\n"));
        let (again, findings) = from_ron(&ron).unwrap();
        prop_assert_eq!(&again, document.dossier());
        prop_assert!(findings.len() >= 2);
    }

    /// One stretch of the file is taken out, written twice or overwritten: the
    /// file is refused, or every mark that is still there is where it was.
    #[test]
    fn a_damaged_file_moves_no_mark(steps in steps(40), at in any::<prop::sample::Index>(), length in 0usize..30,
                                    patch in "[ -~\n]{0,3}", twice in any::<bool>()) {
        let document = document(&steps);
        let ron = to_ron(document.dossier());
        let boundaries: Vec<usize> = ron.char_indices().map(|(at, _)| at).collect();
        let from = at.index(boundaries.len());
        let (start, end) = (boundaries[from], boundaries.get(from + length).copied().unwrap_or(ron.len()));
        let kept = if twice { &ron[start..end] } else { "" };
        let damaged = format!("{}{kept}{patch}{kept}{}", &ron[..start], &ron[end..]);
        let told = check_text(&damaged);
        match from_ron(&damaged) {
            Err(error) => {
                prop_assert!(error.findings().iter().any(sejajar::project::Finding::is_fault));
                prop_assert_eq!(&told, error.findings());
            }
            Ok((again, findings)) => {
                prop_assert_eq!(told, findings);
                let before: BTreeSet<_> = document.dossier().mentions().keys().collect();
                let after: BTreeSet<_> = again.mentions().keys().collect();
                for id in before.intersection(&after) {
                    let (old, new) = (&document.dossier().mentions()[id], &again.mentions()[id]);
                    if old.at.article == new.at.article && old.at.fragments.len() == new.at.fragments.len() {
                        prop_assert_eq!(&old.at, &new.at);
                    }
                }
                for (id, entry) in again.articles() {
                    if let Some(old) = document.dossier().article(*id) {
                        prop_assert_eq!(&old.article.text, &entry.article.text);
                    }
                }
            }
        }
    }

    #[test]
    fn any_text_gives_an_answer(text in project_support::hostile(), cut in any::<prop::sample::Index>()) {
        prop_assert!(from_ron(&text).is_err());
        let ron = format!("(\n  sejajar: 1,\n  {text}");
        prop_assert!(!check_text(&ron).is_empty());
        let whole = to_ron(document(&[]).dossier());
        let cut = cut.index(whole.len() - 2);
        prop_assert!(from_ron(&whole[..cut]).is_err(), "a file cut at {cut}");
    }
}
