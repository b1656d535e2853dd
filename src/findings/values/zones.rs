//! Time zones and countries of places, as data: `values.places` of `common.ron`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::findings::lexicon::folded_words;
use crate::text::language;

/// Places that lie in one another, at most: a user's list may go round in a circle.
const DEEPEST: usize = 4;

/// A place on the map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Listed {
    /// Its names in every language.
    names: Vec<String>,
    /// Minutes from UTC; left out, those of the place it lies in.
    #[serde(default = "no_zone")]
    zone: i16,
    /// The larger place it lies in, by its first name.
    within: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Section {
    places: Vec<Listed>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    values: Section,
}

const fn no_zone() -> i16 {
    i16::MIN
}

/// A known place.
#[derive(Debug)]
pub(in crate::findings) struct Place {
    /// Its first name: one for all languages.
    pub(in crate::findings) name: String,
    /// Minutes from UTC, where they are known.
    pub(in crate::findings) zone: Option<i16>,
    /// What it lies in, from near to far.
    pub(in crate::findings) within: Vec<String>,
}

/// The known place of a name, its words folded and parted by blanks.
pub(in crate::findings) fn place(name: &str) -> Option<&'static Place> {
    static ALL: LazyLock<FxHashMap<String, Place>> = LazyLock::new(|| read().into_iter().collect());
    ALL.get(name)
}

fn read() -> BTreeMap<String, Place> {
    let listed = language::common::<File>().values.places;
    // A larger place may be given by any of its names.
    let named = |name: &str| {
        listed
            .iter()
            .find(|place| place.names.iter().any(|known| known == name))
    };
    let mut all = BTreeMap::new();
    for place in &listed {
        let mut within = Vec::new();
        let mut zone = place.zone;
        let mut inner = place;
        while !inner.within.is_empty() && within.len() < DEEPEST {
            let Some(outer) = named(&inner.within) else {
                within.push(inner.within.clone());
                break;
            };
            within.extend(outer.names.first().cloned());
            if zone == no_zone() {
                zone = outer.zone;
            }
            inner = outer;
        }
        for name in &place.names {
            let known = Place {
                name: place.names.first().cloned().unwrap_or_default(),
                zone: (zone != no_zone()).then_some(zone),
                within: within.clone(),
            };
            all.insert(folded_words(name).join(" "), known);
        }
    }
    all
}

/// The names of all places, in every language.
pub(in crate::findings) fn names() -> impl Iterator<Item = String> {
    let listed = language::common::<File>().values.places;
    listed.into_iter().flat_map(|place| place.names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_zones_in_every_language() {
        language::check::<File>().unwrap();
        assert_eq!(place("pyongyang").and_then(|place| place.zone), Some(540));
        assert_eq!(place("moskow").map(|place| &*place.name), Some("Moscow"));
        assert!(place("moskwa river").is_none());
    }
}
