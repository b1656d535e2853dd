//! The codebook: tags for claims, in a hierarchy the analyst edits.

use std::collections::{BTreeMap, BTreeSet};

use super::model::TagId;

/// How many colours the theme has for tags.
pub const TAG_COLOURS: u8 = 8;

/// One tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its name; no two tags of one parent share one.
    pub name: String,
    /// The tag it is a kind of.
    pub parent: Option<TagId>,
    /// Which of the theme's tag colours, below [`TAG_COLOURS`].
    pub colour: u8,
    /// When to use it and when not.
    pub description: String,
}

/// The tags by id.
pub type Codebook = BTreeMap<TagId, Tag>;

/// A tag and those above it, the tag first. Ends where a file made a circle.
#[must_use]
pub fn upwards(codebook: &Codebook, tag: TagId) -> Vec<TagId> {
    let mut line = Vec::new();
    let mut next = Some(tag);
    while let Some(id) = next.filter(|id| !line.contains(id)) {
        line.push(id);
        next = codebook.get(&id).and_then(|tag| tag.parent);
    }
    line
}

/// A tag's name with those above it: "Weapons / Missiles".
#[must_use]
pub fn path(codebook: &Codebook, tag: TagId) -> String {
    let names = upwards(codebook, tag)
        .into_iter()
        .rev()
        .filter_map(|id| Some(codebook.get(&id)?.name.as_str()));
    names.collect::<Vec<_>>().join(" / ")
}

/// A tag and all below it.
#[must_use]
pub fn with_descendants(codebook: &Codebook, tag: TagId) -> BTreeSet<TagId> {
    codebook
        .keys()
        .copied()
        .filter(|id| upwards(codebook, *id).contains(&tag))
        .collect()
}

/// The tags as a tree reads: each with its depth, those below it after it, by name.
#[must_use]
pub fn outline(codebook: &Codebook) -> Vec<(TagId, usize)> {
    fn below(codebook: &Codebook, parent: Option<TagId>, depth: usize, out: &mut Vec<(TagId, usize)>) {
        let mut children: Vec<_> = codebook.iter().filter(|(_, tag)| tag.parent == parent).collect();
        children.sort_by(|(one, a), (other, b)| a.name.cmp(&b.name).then(one.cmp(other)));
        for (id, _) in children {
            out.push((*id, depth));
            below(codebook, Some(*id), depth + 1, out);
        }
    }
    let mut out = Vec::new();
    below(codebook, None, 0, &mut out);
    out
}
