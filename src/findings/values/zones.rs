//! Time zones and countries of places, as data: `values.places` of `common.ron`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::findings::lexicon::folded_words;
use crate::text::language;

/// A place on the map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Listed {
    /// Its names in every language.
    names: Vec<String>,
    /// Minutes from UTC.
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

/// A known place.
#[derive(Debug)]
pub(in crate::findings) struct Place {
    /// Its first name: one for all languages.
    pub(in crate::findings) name: String,
    /// Minutes from UTC.
    pub(in crate::findings) zone: i16,
    /// What it lies in, from near to far.
    pub(in crate::findings) within: Vec<String>,
}

/// The known place of a name, its words folded and parted by blanks.
pub(in crate::findings) fn place(name: &str) -> Option<&'static Place> {
    static ALL: LazyLock<BTreeMap<String, Place>> = LazyLock::new(read);
    ALL.get(name)
}

fn read() -> BTreeMap<String, Place> {
    let listed = language::common::<File>().values.places;
    let above = |name: &str| {
        let found = listed
            .iter()
            .find(|place| place.names.first().is_some_and(|first| first == name));
        found
            .map(|place| place.within.clone())
            .filter(|within| !within.is_empty())
    };
    let mut all = BTreeMap::new();
    for place in &listed {
        let mut within = Vec::new();
        let mut next = Some(place.within.clone()).filter(|within| !within.is_empty());
        while let Some(name) = next.take_if(|_| within.len() < 4) {
            next = above(&name);
            within.push(name);
        }
        for name in &place.names {
            let known = Place {
                name: place.names.first().cloned().unwrap_or_default(),
                zone: place.zone,
                within: within.clone(),
            };
            all.insert(folded_words(name).join(" "), known);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_zones_in_every_language() {
        language::check::<File>().unwrap();
        assert_eq!(place("pyongyang").map(|place| place.zone), Some(540));
        assert_eq!(place("moskow").map(|place| &*place.name), Some("Moscow"));
        assert!(place("moskwa river").is_none());
    }
}
