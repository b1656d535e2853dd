//! Name groups found against those of the gold, pair of forms by pair of forms.

use std::collections::{BTreeMap, BTreeSet};

use super::super::names::Name;
use super::gold::Group;
use crate::text::fold::folded;

/// Counts of pairs of forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Pairs of forms of one name in the gold.
    pub gold: u64,
    /// Pairs of forms known to the gold that were found to be one.
    pub found: u64,
    /// Those among them that are one.
    pub right: u64,
    /// Pairs that the gold says are two.
    pub not_one: u64,
    /// Those among them that were found to be one.
    pub violations: u64,
}

impl Names {
    /// Counts the names found.
    #[must_use]
    pub(super) fn of(gold: &[Group], not_one: &[[String; 2]], found: &[Name]) -> Self {
        let groups = Groups::new(gold);
        let two: BTreeSet<(String, String)> = not_one
            .iter()
            .map(|[one, other]| ordered(folded(one), folded(other)))
            .collect();
        let asked: BTreeSet<(String, String)> = gold
            .iter()
            .flat_map(|group| pairs(group.forms.iter().chain([&group.canonical])))
            .collect();
        let merged: BTreeSet<(String, String)> = found
            .iter()
            .flat_map(|name| pairs(name.forms.iter().chain([&name.canonical])))
            .filter(|pair| two.contains(pair) || (groups.knows(&pair.0) && groups.knows(&pair.1)))
            .collect();
        Self {
            gold: asked.len() as u64,
            found: merged.len() as u64,
            right: merged.intersection(&asked).count() as u64,
            not_one: two.len() as u64,
            violations: merged.intersection(&two).count() as u64,
        }
    }

    pub(super) const fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.not_one += other.not_one;
        self.violations += other.violations;
    }
}

/// Which forms are of one name, case and accents left aside.
pub(super) struct Groups {
    of_form: BTreeMap<String, BTreeSet<usize>>,
}

impl Groups {
    pub(super) fn new(gold: &[Group]) -> Self {
        let mut of_form: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, group) in gold.iter().enumerate() {
            for form in group.forms.iter().chain([&group.canonical]) {
                of_form.entry(folded(form)).or_default().insert(number);
            }
        }
        Self { of_form }
    }

    fn knows(&self, form: &str) -> bool {
        self.of_form.contains_key(form)
    }

    /// Whether two names are the same or of one group; no name is nobody's.
    pub(super) fn are_one(&self, one: &str, other: &str) -> bool {
        let (one, other) = (folded(one), folded(other));
        let groups = (self.of_form.get(&one), self.of_form.get(&other));
        let is_shared = matches!(groups, (Some(a), Some(b)) if !a.is_disjoint(b));
        !one.is_empty() && (one == other || is_shared)
    }
}

/// All pairs of different forms, each once and in order.
fn pairs<'a>(forms: impl Iterator<Item = &'a String>) -> Vec<(String, String)> {
    let forms: BTreeSet<String> = forms.map(|form| folded(form)).collect();
    let forms: Vec<String> = forms.into_iter().collect();
    let mut found = Vec::new();
    for (at, one) in forms.iter().enumerate() {
        found.extend(forms.iter().skip(at + 1).map(|other| (one.clone(), other.clone())));
    }
    found
}

fn ordered(one: String, other: String) -> (String, String) {
    if one <= other { (one, other) } else { (other, one) }
}

#[cfg(test)]
mod tests {
    use super::super::super::names::NameKind;
    use super::*;

    fn group(forms: &[&str]) -> Group {
        Group {
            canonical: forms[0].to_owned(),
            forms: forms.iter().map(ToString::to_string).collect(),
        }
    }

    fn name(forms: &[&str]) -> Name {
        Name {
            canonical: forms[0].to_owned(),
            forms: forms.iter().skip(1).map(ToString::to_string).collect(),
            kind: NameKind::Unknown,
            titles: Vec::new(),
            places: Vec::new(),
        }
    }

    #[test]
    fn forms_count_by_pairs_and_only_those_the_gold_knows() {
        let gold = [
            group(&["Denis Manturov", "Denis Mantrurov", "Manturov"]),
            group(&["Yuri Ushakov", "Yury Ushakov"]),
        ];
        let not_one = [["Yury Ushakov".to_owned(), "Yury Borisov".to_owned()]];
        let counted = Names::of(
            &gold,
            &not_one,
            &[
                name(&["DENIS MANTUROV", "Denis Mantrurov", "Menteri Manturov"]),
                name(&["Yuri Ushakov", "Yury Ushakov", "Yury Borisov"]),
                name(&["Manturov", "Yuri Ushakov"]),
            ],
        );
        assert_eq!(
            counted,
            Names {
                gold: 4,
                // Manturov–Mantrurov, Yuri–Yury, Yury U–Yury B, Manturov–Yuri.
                found: 4,
                right: 2,
                not_one: 1,
                violations: 1
            }
        );
    }

    #[test]
    fn names_of_one_group_are_one() {
        let groups = Groups::new(&[group(&["Korea Utara", "DPRK"])]);
        assert!(groups.are_one("dprk", "Korea Utara"));
        assert!(groups.are_one("Seoul", "seoul"));
        assert!(!groups.are_one("DPRK", "Seoul"));
        assert!(!groups.are_one("", ""));
    }
}
