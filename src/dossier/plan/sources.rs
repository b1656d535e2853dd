//! Sources: made, changed, joined, kept apart, removed; whose text an article is.

use std::sync::Arc;

use super::{Change, Plan, next_id};
use crate::article::ArticleId;
use crate::dossier::action::{Refusal, SourceUse};
use crate::dossier::model::{Attribution, Mention, Naming, Note, Source, SourceId, SourceKind, SourcePair, Target};
use crate::dossier::source::is_day;
use crate::dossier::words::short;
use crate::text::fold::folded;

impl Plan<'_> {
    pub(super) fn put_source(&mut self, id: SourceId, source: Source) -> Result<(), Refusal> {
        if source.name.trim().is_empty() {
            return Err(Refusal::Empty("a source’s name"));
        }
        if self
            .dossier
            .source_by_name(&source.name)
            .is_some_and(|other| other != id)
        {
            return Err(Refusal::NameTaken(source.name));
        }
        let old = self.dossier.sources.get(&id);
        // What stands in a file as it came is kept as it is.
        let is_new = old.is_none_or(|old| old.rated != source.rated);
        if is_new && !source.rated.is_empty() && !is_day(&source.rated) {
            return Err(Refusal::NoDate(short(&source.rated)));
        }
        if let Some(parent) = source.parent {
            self.source(parent)?;
            self.belongs(id, parent, &source.name)?;
        }
        let differs = old != Some(&source);
        self.push_if(differs, Change::Source(id, Some(source)));
        Ok(())
    }

    /// Letters typed in one field of a source are one step; a choice is one by itself.
    pub(super) fn typed_in_source(&self, id: SourceId, new: &Source) -> Option<String> {
        let old = self.dossier.sources.get(&id)?;
        let fields = [
            ("name", old.name != new.name),
            ("role", old.role != new.role),
            ("other names", old.aliases != new.aliases),
            ("day of the rating", old.rated != new.rated),
            ("reason", old.rated_because != new.rated_because),
        ];
        let chosen = old.kind != new.kind || old.parent != new.parent || old.reliability != new.reliability;
        let (field, _) = fields.iter().find(|(_, differs)| *differs && !chosen)?;
        Some(format!("{field} of source {id}"))
    }

    /// The source of this name: one there is, one made before in this step, or a new one.
    pub(super) fn source_named(&mut self, name: &str) -> Result<SourceId, Refusal> {
        let wanted = folded(name.trim());
        if let Some(id) = self.named.get(&wanted) {
            return Ok(*id);
        }
        let mut made = self.changes.iter().rev().filter_map(|change| match change {
            Change::Source(id, Some(source)) => Some((*id, source)),
            _ => None,
        });
        let last = made.clone().map(|(id, _)| id.0).max();
        let named = made.find(|(_, source)| folded(source.name.trim()) == wanted);
        if let Some(id) = named.map(|(id, _)| id).or_else(|| self.dossier.source_by_name(name)) {
            self.named.insert(wanted, id);
            return Ok(id);
        }
        let next = next_id(&self.dossier.sources, |id| id.0);
        let id = SourceId(last.map_or(next, |last| next.max(last.saturating_add(1))));
        self.put_source(
            id,
            Source {
                name: name.trim().to_owned(),
                ..Source::default()
            },
        )?;
        self.named.insert(wanted, id);
        Ok(id)
    }

    pub(super) fn put_source_to_use(&mut self, name: &str, what: SourceUse) -> Result<String, Refusal> {
        let found = self.source_named(name)?;
        let name = short(name.trim());
        match what {
            SourceUse::ParentOf(id) => {
                let child = Source {
                    parent: Some(found),
                    ..self.source(id)?.clone()
                };
                let label = format!("{} belongs to {name}", short(&child.name));
                // A parent made in this step has nobody above it.
                if self.dossier.sources.contains_key(&found) {
                    self.belongs(id, found, &child.name)?;
                }
                let differs = self.dossier.sources.get(&id) != Some(&child);
                self.push_if(differs, Change::Source(id, Some(child)));
                Ok(label)
            }
            SourceUse::CopiedBy(id) => {
                self.edit_entry(id, |entry| entry.copy_of = Some(found))?;
                Ok(format!("{id} is a copy of {name}"))
            }
            SourceUse::Through(id) => {
                let mut mention = self.mention(id)?.clone();
                let Some(said) = &mut mention.attribution else {
                    return Err(Refusal::NoSpeaker);
                };
                if said.source == found || said.via.contains(&found) {
                    return Err(Refusal::InChain(name));
                }
                said.via.push(found);
                let label = format!("{}: came through {name}", self.mark_in_words(&mention));
                self.changes.push(Change::Mention(id, Some(mention)));
                Ok(label)
            }
        }
    }

    /// Checks that `id` may belong to `parent`: nothing belongs to itself.
    fn belongs(&self, id: SourceId, parent: SourceId, name: &str) -> Result<(), Refusal> {
        let mut above = Some(parent);
        let mut steps = 0;
        while let Some(next) = above {
            if next == id || steps > self.dossier.sources.len() {
                return Err(Refusal::Circle(format!("source {}", short(name))));
            }
            above = self.dossier.sources.get(&next).and_then(|source| source.parent);
            steps += 1;
        }
        Ok(())
    }

    pub(super) fn remove_source(&mut self, id: SourceId) {
        let dossier = self.dossier;
        self.change_attributions(|said| {
            if said.source == id {
                return None;
            }
            let via = said.via.iter().copied().filter(|through| *through != id).collect();
            Some(Attribution { via, ..said.clone() })
        });
        for (naming, _) in dossier.namings.iter().filter(|(_, n)| n.source == id) {
            self.changes.push(Change::Naming(*naming, None));
        }
        self.change_parents(id, None);
        self.change_copies(id, None);
        for pair in dossier.never_merge().filter(|pair| pair.a == id || pair.b == id) {
            self.changes.push(Change::NeverMerge(pair, None));
        }
        self.remove_notes_on(|target| *target == Target::Source(id));
        self.changes.push(Change::Source(id, None));
    }

    pub(super) fn merge_sources(&mut self, from: SourceId, into: SourceId) -> Result<String, Refusal> {
        if from == into {
            return Err(Refusal::Itself(format!("source {from}")));
        }
        let dossier = self.dossier;
        let (old, mut kept) = (self.source(from)?.clone(), self.source(into)?.clone());
        let label = format!("Merge source {} into {}", short(&old.name), short(&kept.name));
        let here = |id: SourceId| if id == from { into } else { id };
        self.change_attributions(|said| {
            let source = here(said.source);
            let mut via: Vec<SourceId> = Vec::new();
            for through in said.via.iter().map(|id| here(*id)) {
                if through != source && !via.contains(&through) {
                    via.push(through);
                }
            }
            Some(Attribution {
                source,
                via,
                cue: said.cue,
            })
        });
        for (id, naming) in dossier.namings.iter().filter(|(_, naming)| naming.source == from) {
            let moved = Naming {
                source: into,
                ..naming.clone()
            };
            self.changes.push(Change::Naming(*id, Some(moved)));
        }
        for (id, note) in dossier.notes.iter().filter(|(_, note)| note.on == Target::Source(from)) {
            let moved = Note {
                on: Target::Source(into),
                ..note.clone()
            };
            self.changes.push(Change::Note(*id, Some(moved)));
        }
        self.change_parents(from, Some(into));
        self.change_copies(from, Some(into));
        for pair in dossier.never_merge().filter(|pair| pair.a == from || pair.b == from) {
            self.changes.push(Change::NeverMerge(pair, None));
            let moved = SourcePair::new(here(pair.a), here(pair.b));
            if moved.a != moved.b && !dossier.never_merge.contains_key(&moved) {
                self.changes.push(Change::NeverMerge(moved, Some(())));
            }
        }
        for name in std::iter::once(&old.name).chain(&old.aliases) {
            let known = |other: &String| folded(other.trim()) == folded(name.trim());
            if !known(&kept.name) && !kept.aliases.iter().any(known) {
                kept.aliases.push(name.clone());
            }
        }
        if kept.role.is_empty() {
            kept.role = old.role;
        }
        if kept.kind == SourceKind::Unknown {
            kept.kind = old.kind;
        }
        if kept.reliability.is_none() {
            (kept.reliability, kept.rated, kept.rated_because) = (old.reliability, old.rated, old.rated_because);
        }
        kept.parent = kept
            .parent
            .or(old.parent)
            .filter(|parent| *parent != into && *parent != from);
        let circle = kept.parent.filter(|parent| {
            let above = |id: SourceId| dossier.sources.get(&id).and_then(|source| source.parent);
            std::iter::successors(Some(*parent), |id| above(*id))
                .take(dossier.sources.len() + 1)
                .any(|id| id == from || id == into)
        });
        if circle.is_some() {
            kept.parent = None;
        }
        self.changes.push(Change::Source(from, None));
        self.changes.push(Change::Source(into, Some(kept)));
        Ok(label)
    }

    /// Puts what `change` makes of it in place of each attribution that it changes.
    fn change_attributions(&mut self, change: impl Fn(&Attribution) -> Option<Attribution>) {
        let dossier = self.dossier;
        for (id, mention) in &dossier.mentions {
            let changed = mention.attribution.as_ref().and_then(&change);
            if changed != mention.attribution {
                let changed = Mention {
                    attribution: changed,
                    ..mention.clone()
                };
                self.changes.push(Change::Mention(*id, Some(changed)));
            }
        }
    }

    fn change_parents(&mut self, from: SourceId, into: Option<SourceId>) {
        let dossier = self.dossier;
        for (id, source) in dossier.sources.iter().filter(|(_, source)| source.parent == Some(from)) {
            let parent = into.filter(|parent| parent != id);
            let changed = Source {
                parent,
                ..source.clone()
            };
            self.changes.push(Change::Source(*id, Some(changed)));
        }
    }

    fn change_copies(&mut self, from: SourceId, into: Option<SourceId>) {
        let dossier = self.dossier;
        for (id, entry) in dossier.articles.iter().filter(|(_, entry)| entry.copy_of == Some(from)) {
            let mut changed = entry.as_ref().clone();
            changed.copy_of = into;
            self.changes.push(Change::Article(*id, Some(Arc::new(changed))));
        }
    }

    pub(super) fn keep_sources_apart(
        &mut self,
        one: SourceId,
        other: SourceId,
        apart: bool,
    ) -> Result<String, Refusal> {
        if one == other {
            return Err(Refusal::Itself(format!("source {one}")));
        }
        let (a, b) = (short(&self.source(one)?.name), short(&self.source(other)?.name));
        let pair = SourcePair::new(one, other);
        let differs = self.dossier.never_merge.contains_key(&pair) != apart;
        self.push_if(differs, Change::NeverMerge(pair, apart.then_some(())));
        Ok(if apart {
            format!("{a} and {b} are two")
        } else {
            format!("{a} and {b} may be one")
        })
    }

    pub(super) fn set_copy_of(&mut self, id: ArticleId, source: Option<SourceId>) -> Result<String, Refusal> {
        let label = match source {
            Some(source) => format!("{id} is a copy of {}", short(&self.source(source)?.name)),
            None => format!("{id} is no copy"),
        };
        self.edit_entry(id, |entry| entry.copy_of = source)?;
        Ok(label)
    }
}
