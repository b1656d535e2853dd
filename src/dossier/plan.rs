//! From what the analyst does to the changes it takes, checked against the
//! dossier as it stands.

mod answers;
mod articles;
mod claims;
mod many;
mod proposed;
mod sources;
mod tags;
mod taken;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::{Action, MarkAs, Refusal};
use super::change::{Change, Transaction};
use super::contents::Contents;
use super::model::{
    Anchor, Arrangement, Attribution, Claim, ClaimId, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note,
    NoteId, Source, SourceId, Target,
};
use super::words::short;
use crate::article::{Article, ArticleId};
use crate::text::Span;

fn next_id<K: Ord, V>(table: &BTreeMap<K, V>, number: impl Fn(&K) -> u32) -> u32 {
    table.last_key_value().map_or(1, |(id, _)| number(id).saturating_add(1))
}

const fn outside(article: ArticleId, span: Span) -> Refusal {
    Refusal::OutsideArticle { article, span }
}

/// Checks that a span is one of the article's text.
fn fits(article: ArticleId, text: &str, span: Span) -> Result<(), Refusal> {
    if span.within(text) {
        Ok(())
    } else {
        Err(outside(article, span))
    }
}

/// What differs between a mark and its change, in a word, and whether it is typed or moved
/// step by step: such a series is one step to undo.
fn changed_in(old: &Mention, new: &Mention) -> (&'static str, bool) {
    if old.value != new.value {
        ("the value", true)
    } else if old.at != new.at {
        ("the extent", true)
    } else if old.stance != new.stance {
        ("the stance", false)
    } else if old.attribution != new.attribution {
        ("the source", false)
    } else {
        ("the claim", false)
    }
}

/// Collects the changes of one action against the dossier as it stands.
struct Plan<'a> {
    dossier: &'a Dossier,
    changes: Vec<Change>,
    merge_key: Option<String>,
    /// Sources found or made by name, folded: one action may name one a thousand times.
    named: BTreeMap<String, SourceId>,
}

/// The changes that `action` takes, all checked: making them cannot fail.
pub(super) fn plan(dossier: &Dossier, action: Action) -> Result<Transaction, Refusal> {
    let mut plan = Plan {
        dossier,
        changes: Vec::new(),
        merge_key: None,
        named: BTreeMap::new(),
    };
    let label = plan.action(action)?;
    Ok(Transaction {
        label,
        changes: plan.changes,
        merge_key: plan.merge_key,
    })
}

impl Plan<'_> {
    fn action(&mut self, action: Action) -> Result<String, Refusal> {
        match action {
            Action::AddArticles(entries) => self.add_articles(entries),
            Action::RemoveArticle(id) => self.remove_article(id),
            Action::SetMetadata(id, metadata) => {
                Self::metadata_fits(id, &self.entry(id)?.article.text, &metadata)?;
                self.edit_entry(id, |entry| {
                    // Sentences are cut by the language's rules: another language, other sentences.
                    if entry.metadata.language != metadata.language {
                        let Article { text, origin, .. } = &*entry.article;
                        entry.article = Arc::new(Article::new(Arc::clone(text), origin.clone(), &metadata.language));
                    }
                    entry.metadata = metadata;
                })?;
                Ok(format!("Correct details of {id}"))
            }
            Action::SetRead(id, read) => {
                self.edit_entry(id, |entry| entry.read = read)?;
                Ok(format!("Mark {id} as {}", if read { "read" } else { "not read" }))
            }
            Action::Unfold(id, span) => {
                self.edit_entry(id, |entry| entry.folds.retain(|fold| fold.span.overlap(span).is_none()))?;
                Ok(format!("Unfold a passage of {id}"))
            }
            Action::Fold(id, span) => self.fold(id, span),
            Action::SetAbout(about) => {
                self.push_if(about != self.dossier.about, Change::About(about));
                Ok("Edit the dossier’s details".to_owned())
            }
            Action::SetContents(contents) => {
                for id in &contents.without_articles {
                    self.entry(*id)?;
                }
                for id in &contents.without_claims {
                    self.claim(*id)?;
                }
                self.choose(|chosen| *chosen = contents.sound());
                Ok("Choose what stands in the report".to_owned())
            }
            Action::SetPivot(id) => {
                self.entry(id)?;
                self.arrange(|arrangement| arrangement.pivot = Some(id));
                Ok(format!("Rows follow {id}"))
            }
            Action::MoveColumn(id, to) => {
                self.entry(id)?;
                self.arrange(|arrangement| {
                    arrangement.order.retain(|other| *other != id);
                    arrangement.order.insert(to.min(arrangement.order.len()), id);
                });
                Ok(format!("Move column {id}"))
            }
            Action::SetHidden(id, hidden) => {
                self.entry(id)?;
                self.arrange(|arrangement| {
                    if hidden {
                        arrangement.hidden.insert(id);
                    } else {
                        arrangement.hidden.remove(&id);
                    }
                });
                Ok(format!("{} column {id}", if hidden { "Hide" } else { "Show" }))
            }
            Action::ShowAllColumns => {
                self.arrange(|arrangement| arrangement.hidden.clear());
                Ok("Show all columns".to_owned())
            }
            Action::SetShownFrom(shown_from) => {
                // Moving the slider is one step; letting go of it is another.
                self.merge_key = shown_from.map(|_| "shown from".to_owned());
                self.arrange(|arrangement| arrangement.shown_from = shown_from);
                Ok(shown_from.map_or_else(
                    || "Show links as found best".to_owned(),
                    |from| format!("Show links from {} %", from.per_cent()),
                ))
            }
            Action::Mark(at, as_what) => self.mark(at, as_what),
            Action::MarkMany(places, as_what) => self.mark_many(places, as_what),
            Action::EditMention(id, mention) => {
                let old = self.mention(id)?.clone();
                self.anchor(&mention.at)?;
                self.claim(mention.claim)?;
                self.attribution_fits(&mention)?;
                let (what, is_typed) = changed_in(&old, &mention);
                self.merge_key = is_typed.then(|| format!("{what} of {id}"));
                let label = format!("Change {what} of {}", self.mark_in_words(&old));
                self.push_if(mention != old, Change::Mention(id, Some(mention)));
                Ok(label)
            }
            Action::DeleteMention(id) => {
                let label = format!("Delete {}", self.mark_in_words(self.mention(id)?));
                self.remove_mention(id);
                Ok(label)
            }
            Action::TakeUp(taken) => self.take_up(*taken),
            Action::AddClaim(claim) => {
                let label = format!("New claim “{}”", short(&claim.statement));
                self.put_claim(ClaimId(next_id(&self.dossier.claims, |id| id.0)), claim)?;
                Ok(label)
            }
            Action::EditClaim(id, claim) => self.edit_claim(id, claim),
            Action::DeleteClaim(id) => {
                let statement = short(&self.claim(id)?.statement);
                self.remove_claim(id);
                Ok(format!("Delete claim “{statement}”"))
            }
            Action::MergeClaims(from, into) => self.merge_claims(from, into),
            Action::SplitClaim(id, mentions, statement) => self.split_claim(id, &mentions, statement),
            Action::Relate(from, to, relation) => self.relate(from, to, relation),
            Action::AddTag(tag) => self.add_tag(tag),
            Action::TagAnew(claim, tag) => self.tag_anew(claim, tag),
            Action::EditTag(id, tag) => self.edit_tag(id, tag),
            Action::DeleteTag(id) => self.delete_tag(id),
            Action::MergeTags(from, into) => self.merge_tags(from, into),
            Action::SplitTag(id, claims, name) => self.split_tag(id, &claims, name),
            Action::AddSource(source) => {
                let label = format!("New source {}", short(&source.name));
                self.put_source(SourceId(next_id(&self.dossier.sources, |id| id.0)), source)?;
                Ok(label)
            }
            Action::EditSource(id, source) => {
                let label = format!("Change source {}", short(&self.source(id)?.name));
                self.merge_key = self.typed_in_source(id, &source);
                self.put_source(id, source)?;
                Ok(label)
            }
            Action::DeleteSource(id) => {
                let name = short(&self.source(id)?.name);
                self.remove_source(id);
                Ok(format!("Delete source {name}"))
            }
            Action::MergeSources(from, into) => self.merge_sources(from, into),
            Action::KeepSourcesApart(one, other, apart) => self.keep_sources_apart(one, other, apart),
            Action::SetCopyOf(id, source) => self.set_copy_of(id, source),
            Action::PutSource(name, what) => self.put_source_to_use(&name, what),
            Action::DeleteNaming(id) => {
                let Some(naming) = self.dossier.namings.get(&id) else {
                    return Err(Refusal::Gone(format!("naming {id}")));
                };
                let name = self
                    .source(naming.source)
                    .map_or_else(|_| String::new(), |source| short(&source.name));
                let label = format!("{} no longer names {name}", naming.at.article);
                self.changes.push(Change::Naming(id, None));
                Ok(label)
            }
            Action::Attribute(id, name, cue) => {
                let mut mention = self.mention(id)?.clone();
                if let Some(cue) = cue {
                    self.anchor(&Anchor::new(mention.at.article, cue))?;
                }
                let source = self.source_named(&name)?;
                let via = mention.attribution.map_or_else(Vec::new, |said| said.via);
                let via = via.into_iter().filter(|through| *through != source).collect();
                mention.attribution = Some(Attribution { source, via, cue });
                let label = format!("{}: said by {}", self.mark_in_words(&mention), short(&name));
                self.changes.push(Change::Mention(id, Some(mention)));
                Ok(label)
            }
            Action::AttributeMany(all) => self.attribute_many(all),
            Action::AddNote(target, text) => self.add_note(target, text),
            Action::EditNote(id, text) => {
                let Some(note) = self.dossier.notes.get(&id) else {
                    return Err(Refusal::Gone(format!("note {id}")));
                };
                if text.trim().is_empty() {
                    let label = format!("Delete note “{}”", short(&note.text));
                    self.changes.push(Change::Note(id, None));
                    return Ok(label);
                }
                self.merge_key = Some(format!("note {id}"));
                let changed = text != note.text;
                let note = Note {
                    on: note.on.clone(),
                    text,
                };
                self.push_if(changed, Change::Note(id, Some(note)));
                Ok("Change a note".to_owned())
            }
            Action::BringIn(entries, proposed) => self.bring_in(entries, proposed),
            Action::AcceptProposed(ids) => self.accept_proposed(&ids),
            Action::RejectProposed(ids, gone) => self.reject_proposed(&ids, gone),
            Action::Dismiss(all, gone) => self.dismiss(&all, gone),
            Action::SetPins(pairs, pin) => self.set_pins(&pairs, pin),
        }
    }

    /// A claim as the analyst sees it: by its number key, else by its words.
    fn claim_in_words(&self, id: ClaimId) -> String {
        match self.dossier.claims.get(&id) {
            Some(Claim { key: Some(key), .. }) => format!("claim {key}"),
            Some(claim) => format!("“{}”", short(&claim.statement)),
            None => format!("claim {id}"),
        }
    }

    fn mark_in_words(&self, mention: &Mention) -> String {
        format!(
            "the mark of {} in {}",
            self.claim_in_words(mention.claim),
            mention.at.article
        )
    }

    fn push_if(&mut self, differs: bool, change: Change) {
        if differs {
            self.changes.push(change);
        }
    }

    fn entry(&self, id: ArticleId) -> Result<&Entry, Refusal> {
        let being_added = || {
            self.changes.iter().find_map(|change| match change {
                Change::Article(other, Some(entry)) if *other == id => Some(entry.as_ref()),
                _ => None,
            })
        };
        self.dossier
            .article(id)
            .or_else(being_added)
            .ok_or_else(|| Refusal::Gone(format!("article {id}")))
    }

    fn claim(&self, id: ClaimId) -> Result<&Claim, Refusal> {
        self.dossier
            .claims
            .get(&id)
            .ok_or_else(|| Refusal::Gone(format!("claim {id}")))
    }

    fn mention(&self, id: MentionId) -> Result<&Mention, Refusal> {
        self.dossier
            .mentions
            .get(&id)
            .ok_or_else(|| Refusal::Gone(format!("mention {id}")))
    }

    fn source(&self, id: SourceId) -> Result<&Source, Refusal> {
        self.dossier
            .sources
            .get(&id)
            .ok_or_else(|| Refusal::Gone(format!("source {id}")))
    }

    /// Checks a place once, here; after that it is taken to fit.
    fn anchor(&self, at: &Anchor) -> Result<(), Refusal> {
        let text = &self.entry(at.article)?.article.text;
        let mut end = 0;
        for span in &at.fragments {
            fits(at.article, text, *span)?;
            if span.start < end {
                return Err(outside(at.article, *span));
            }
            end = span.end;
        }
        if at.fragments.is_empty() {
            return Err(Refusal::Empty("a mark"));
        }
        Ok(())
    }

    fn attribution_fits(&self, mention: &Mention) -> Result<(), Refusal> {
        if let Some(attribution) = &mention.attribution {
            self.source(attribution.source)?;
            for through in &attribution.via {
                self.source(*through)?;
            }
            if let Some(cue) = attribution.cue {
                self.anchor(&Anchor::new(mention.at.article, cue))?;
            }
        }
        Ok(())
    }

    fn edit_entry(&mut self, id: ArticleId, edit: impl FnOnce(&mut Entry)) -> Result<(), Refusal> {
        let mut entry = self.entry(id)?.clone();
        edit(&mut entry);
        let differs = self.dossier.article(id) != Some(&entry);
        self.push_if(differs, Change::Article(id, Some(Arc::new(entry))));
        Ok(())
    }

    fn arrange(&mut self, edit: impl FnOnce(&mut Arrangement)) {
        let mut arrangement = self.dossier.arrangement.clone();
        edit(&mut arrangement);
        self.push_if(
            arrangement != self.dossier.arrangement,
            Change::Arrangement(arrangement),
        );
    }

    fn choose(&mut self, edit: impl FnOnce(&mut Contents)) {
        let mut contents = self.dossier.contents.clone();
        edit(&mut contents);
        self.push_if(contents != self.dossier.contents, Change::Contents(contents));
    }

    fn mark(&mut self, at: Anchor, as_what: MarkAs) -> Result<String, Refusal> {
        self.anchor(&at)?;
        match as_what {
            MarkAs::Claim(claim, stance, attribution) => {
                let name = self.claim_in_words(claim);
                let label = format!("Mark a passage of {} as {name}, {}", at.article, stance.word());
                self.claim(claim)?;
                self.put_mention(Mention {
                    claim,
                    at,
                    stance,
                    value: String::new(),
                    attribution,
                })?;
                Ok(label)
            }
            MarkAs::NewClaim(statement, stance, attribution) => {
                let label = format!("Mark as new claim “{}”", short(&statement));
                let claim = ClaimId(next_id(&self.dossier.claims, |id| id.0));
                self.put_claim(
                    claim,
                    Claim {
                        statement,
                        key: self.free_key(),
                        ..Claim::default()
                    },
                )?;
                self.put_mention(Mention {
                    claim,
                    at,
                    stance,
                    value: String::new(),
                    attribution,
                })?;
                Ok(label)
            }
            MarkAs::Source(name) => {
                let source = self.source_named(&name)?;
                let id = NamingId(next_id(&self.dossier.namings, |id| id.0));
                self.changes.push(Change::Naming(id, Some(Naming { source, at })));
                Ok(format!("Mark source {}", short(&name)))
            }
            MarkAs::Note(text) => self.add_note(Target::Passage(at), text),
        }
    }

    fn put_mention(&mut self, mention: Mention) -> Result<(), Refusal> {
        self.attribution_fits(&mention)?;
        let id = MentionId(next_id(&self.dossier.mentions, |id| id.0));
        self.changes.push(Change::Mention(id, Some(mention)));
        Ok(())
    }

    fn add_note(&mut self, on: Target, text: String) -> Result<String, Refusal> {
        match &on {
            Target::Dossier => {}
            Target::Article(id) => drop(self.entry(*id)?),
            Target::Passage(anchor) => self.anchor(anchor)?,
            Target::Claim(id) => drop(self.claim(*id)?),
            Target::Mention(id) => drop(self.mention(*id)?),
            Target::Source(id) => drop(self.source(*id)?),
        }
        if text.trim().is_empty() {
            return Err(Refusal::Empty("a note"));
        }
        let id = NoteId(next_id(&self.dossier.notes, |id| id.0));
        self.changes.push(Change::Note(id, Some(Note { on, text })));
        Ok("New note".to_owned())
    }

    fn remove_notes_on(&mut self, is_gone: impl Fn(&Target) -> bool) {
        let dossier = self.dossier;
        for (id, _) in dossier.notes.iter().filter(|(_, note)| is_gone(&note.on)) {
            self.changes.push(Change::Note(*id, None));
        }
    }

    fn remove_mention(&mut self, id: MentionId) {
        self.changes.push(Change::Mention(id, None));
        self.remove_notes_on(|target| *target == Target::Mention(id));
    }
}
