//! The codebook: tags made, changed, joined, parted, removed.

use super::{Change, Plan, next_id};
use crate::dossier::action::Refusal;
use crate::dossier::codebook::{TAG_COLOURS, Tag, upwards};
use crate::dossier::model::{Claim, ClaimId, TagId};
use crate::dossier::words::short;
use crate::text::fold::folded;

impl Plan<'_> {
    pub(super) fn tag(&self, id: TagId) -> Result<&Tag, Refusal> {
        let tag = self.dossier.tags.get(&id);
        tag.ok_or_else(|| Refusal::Gone(format!("tag {id}")))
    }

    pub(super) fn add_tag(&mut self, tag: Tag) -> Result<String, Refusal> {
        let label = format!("New tag {}", short(&tag.name));
        self.put_tag(TagId(next_id(&self.dossier.tags, |id| id.0)), tag)?;
        Ok(label)
    }

    pub(super) fn tag_anew(&mut self, claim: ClaimId, tag: Tag) -> Result<String, Refusal> {
        let mut changed = self.claim(claim)?.clone();
        let label = format!("Tag {} with {}, new", self.claim_in_words(claim), short(&tag.name));
        let id = TagId(next_id(&self.dossier.tags, |id| id.0));
        self.put_tag(id, tag)?;
        changed.tags.insert(id);
        self.changes.push(Change::Claim(claim, Some(changed)));
        Ok(label)
    }

    pub(super) fn edit_tag(&mut self, id: TagId, tag: Tag) -> Result<String, Refusal> {
        let old = self.tag(id)?;
        // Typing a name or a description is one step; all else is a step of its own.
        if (old.parent, old.colour) == (tag.parent, tag.colour) {
            let what = if old.name == tag.name { "description" } else { "name" };
            self.merge_key = Some(format!("tag {id} {what}"));
        }
        self.put_tag(id, tag)?;
        Ok(format!("Change tag {id}"))
    }

    fn put_tag(&mut self, id: TagId, mut tag: Tag) -> Result<(), Refusal> {
        if tag.name.trim().is_empty() {
            return Err(Refusal::Empty("a tag’s name"));
        }
        tag.colour %= TAG_COLOURS;
        if let Some(parent) = tag.parent {
            self.tag(parent)?;
            if upwards(&self.dossier.tags, parent).contains(&id) {
                return Err(Refusal::Circle(format!("tag {}", short(&tag.name))));
            }
        }
        let name = folded(tag.name.trim());
        let taken = self
            .dossier
            .tags
            .iter()
            .any(|(other, known)| *other != id && known.parent == tag.parent && folded(known.name.trim()) == name);
        if taken {
            return Err(Refusal::TagTaken(tag.name));
        }
        let differs = self.dossier.tags.get(&id) != Some(&tag);
        self.push_if(differs, Change::Tag(id, Some(tag)));
        Ok(())
    }

    pub(super) fn delete_tag(&mut self, id: TagId) -> Result<String, Refusal> {
        let tag = self.tag(id)?.clone();
        self.give_children(id, tag.parent);
        self.change_claims(|claim| {
            claim.tags.remove(&id);
        });
        self.changes.push(Change::Tag(id, None));
        Ok(format!("Delete tag {}", short(&tag.name)))
    }

    pub(super) fn merge_tags(&mut self, from: TagId, into: TagId) -> Result<String, Refusal> {
        if from == into {
            return Err(Refusal::Itself(format!("tag {from}")));
        }
        let (old, mut kept) = (self.tag(from)?.clone(), self.tag(into)?.clone());
        let label = format!("Merge tag {} into {}", short(&old.name), short(&kept.name));
        // A tag below the one that goes is put where that one stood.
        if upwards(&self.dossier.tags, into).contains(&from) {
            let line = upwards(&self.dossier.tags, into);
            let below = line.iter().zip(line.iter().skip(1)).find(|(_, above)| **above == from);
            match below {
                Some((child, _)) if *child != into => self.give_child(*child, old.parent),
                _ => kept.parent = old.parent,
            }
        }
        for child in self.children(from) {
            if !upwards(&self.dossier.tags, into).contains(&child) {
                self.give_child(child, Some(into));
            }
        }
        self.change_claims(|claim| {
            if claim.tags.remove(&from) {
                claim.tags.insert(into);
            }
        });
        self.changes.push(Change::Tag(from, None));
        if kept.description.is_empty() {
            kept.description = old.description;
        }
        self.push_if(
            self.dossier.tags.get(&into) != Some(&kept),
            Change::Tag(into, Some(kept)),
        );
        Ok(label)
    }

    pub(super) fn split_tag(&mut self, id: TagId, claims: &[ClaimId], name: String) -> Result<String, Refusal> {
        let old = self.tag(id)?.clone();
        for claim in claims {
            if !self.claim(*claim)?.tags.contains(&id) {
                return Err(Refusal::Gone(format!("tag {id} of claim {claim}")));
            }
        }
        if claims.is_empty() {
            return Err(Refusal::Empty("what is parted from a tag"));
        }
        let label = format!("Part tag {} from {}", short(&name), short(&old.name));
        let new = TagId(next_id(&self.dossier.tags, |id| id.0));
        let tag = Tag {
            name,
            colour: old.colour.wrapping_add(1),
            description: String::new(),
            parent: old.parent,
        };
        self.put_tag(new, tag)?;
        for claim in claims {
            let mut changed = self.claim(*claim)?.clone();
            changed.tags.remove(&id);
            changed.tags.insert(new);
            self.changes.push(Change::Claim(*claim, Some(changed)));
        }
        Ok(label)
    }

    fn children(&self, id: TagId) -> Vec<TagId> {
        let tags = self.dossier.tags.iter();
        tags.filter(|(_, tag)| tag.parent == Some(id))
            .map(|(id, _)| *id)
            .collect()
    }

    fn give_children(&mut self, id: TagId, parent: Option<TagId>) {
        for child in self.children(id) {
            self.give_child(child, parent);
        }
    }

    fn give_child(&mut self, child: TagId, parent: Option<TagId>) {
        if let Some(tag) = self.dossier.tags.get(&child) {
            let tag = Tag { parent, ..tag.clone() };
            self.changes.push(Change::Tag(child, Some(tag)));
        }
    }

    /// Puts each claim in place that `change` changes.
    fn change_claims(&mut self, change: impl Fn(&mut Claim)) {
        let dossier = self.dossier;
        for (id, claim) in &dossier.claims {
            let mut changed = claim.clone();
            change(&mut changed);
            self.push_if(changed != *claim, Change::Claim(*id, Some(changed)));
        }
    }
}
