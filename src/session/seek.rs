//! What the analyst does in a search: asks, picks, goes there, ticks, marks.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::search::{Asked, SEARCHING, Search, SearchTask, Seek};
use super::{Effect, Focus, Session, Verb, View};
use crate::article::ArticleId;
use crate::dossier::{Action, Anchor, ClaimId, MarkAs, Target};
use crate::search::{Hit, HitId, Mode, On, Problem, Results};

impl Session {
    /// The search.
    #[must_use]
    pub const fn search(&self) -> &Search {
        &self.search
    }

    /// Sets the file that has the analyst's synonyms; it is read when they are asked for.
    pub fn use_lexicon(&mut self, path: Option<PathBuf>) {
        self.search.lexicon = path;
    }

    pub(super) fn run_search(&mut self, verb: Verb) -> Vec<Effect> {
        let query = &mut self.search.query;
        let switched = |mode: Mode| if query.mode == mode { Mode::Literal } else { mode };
        match verb {
            Verb::NextHit => return self.step_hit(true),
            Verb::PreviousHit => return self.step_hit(false),
            Verb::SearchWords => query.mode = switched(Mode::Word),
            Verb::SearchPattern => query.mode = switched(Mode::Pattern),
            Verb::SearchExact => query.exact = !query.exact,
            Verb::SearchSynonyms => query.synonyms = !query.synonyms,
            _ => {}
        }
        self.view = View::Search;
        self.search.take_keyboard(self.view);
        Vec::new()
    }

    pub(super) fn seek(&mut self, seek: Seek) -> Vec<Effect> {
        match seek {
            Seek::For(query) => {
                self.search.open_when_found = false;
                self.search.query = query;
            }
            Seek::Pick(index) => self.pick_hit(index),
            Seek::Tick(index) => self.tick(index),
            Seek::TickAll => self.tick_all(),
            Seek::Open(index) => self.open_hit(index),
            Seek::MarkSentences(sentences) => self.search.sentences = sentences,
            Seek::Stop => {
                self.search.running = false;
                self.work.retain(|(what, _)| what != SEARCHING);
                return vec![Effect::StopSearch];
            }
        }
        self.search.passages = self.ticked_passages().len();
        Vec::new()
    }

    /// Asks for a search when the query or, in its view, the dossier has changed.
    pub(super) fn refresh_search(&mut self) -> Option<Effect> {
        let asked = (self.search.query.clone(), self.document.revision());
        if self.view != View::Search || self.search.asked.as_ref() == Some(&asked) {
            return None;
        }
        self.search.asked = Some(asked.clone());
        if asked.0.is_empty() {
            let was_running = std::mem::take(&mut self.search.running);
            self.search.problem = None;
            self.take_results(None);
            return was_running.then_some(Effect::StopSearch);
        }
        self.search.running = true;
        Some(Effect::Search(SearchTask {
            asked,
            dossier: Box::new(self.dossier().clone()),
            lexicon: self.search.lexicon.clone(),
        }))
    }

    pub(super) fn take_search(&mut self, asked: &Asked, result: Result<Arc<Results>, Problem>, faults: Vec<String>) {
        if self.search.asked.as_ref() != Some(asked) {
            return;
        }
        self.search.running = false;
        self.search.faults = faults;
        self.work.retain(|(what, _)| what != SEARCHING);
        match result {
            Ok(results) => {
                self.search.problem = None;
                self.take_results(Some((asked.clone(), results)));
                if std::mem::take(&mut self.search.open_when_found) {
                    self.open_hit(None);
                }
            }
            // The hits of the query before stay while a pattern is being typed.
            Err(problem) => {
                self.search.open_when_found = false;
                self.search.problem = Some(problem);
            }
        }
    }

    /// The same hits found again stay picked and ticked.
    fn take_results(&mut self, found: Option<(Asked, Arc<Results>)>) {
        let search = &mut self.search;
        let picked = search.picked_hit().map(Hit::id);
        search.found = found;
        let hits = search.found.as_ref().map_or(&[][..], |(_, results)| &results.hits);
        let there: BTreeSet<HitId> = hits.iter().map(Hit::id).collect();
        search.ticked.retain(|id| there.contains(id));
        search.picked = picked.and_then(|picked| hits.iter().position(|hit| hit.id() == picked));
        self.search.passages = self.ticked_passages().len();
    }

    fn pick_hit(&mut self, index: usize) {
        let Some(hit) = self.search.results().and_then(|results| results.hits.get(index)) else {
            return;
        };
        let (on, span) = hit.id();
        self.search.picked = Some(index);
        match on {
            On::Text(article) => self.select(Focus { article, span }),
            On::Claim(id) | On::Asks(id) | On::Reason(id) => self.select_claim(id),
            On::Tag(id) => {
                if let Some(claim) = self.first_tagged(id) {
                    self.select_claim(claim);
                }
            }
            On::Value(id) => self.selection.mention = Some(id),
            On::Source(id) | On::Rating(id) => self.select_source(id),
            On::Note(_) | On::Details(_) | On::About => {}
        }
    }

    fn tick(&mut self, index: usize) {
        let hits = self.search.results().map(|results| &results.hits);
        let Some(hit) = hits
            .and_then(|hits| hits.get(index))
            .filter(|hit| hit.article().is_some())
        else {
            self.inform("Only hits in the text of an article can be ticked");
            return;
        };
        let id = hit.id();
        if !self.search.ticked.remove(&id) {
            self.search.ticked.insert(id);
        }
    }

    fn tick_all(&mut self) {
        let hits = self.search.results().into_iter().flat_map(|results| &results.hits);
        let all: BTreeSet<HitId> = hits.filter(|hit| hit.article().is_some()).map(Hit::id).collect();
        self.search.ticked = if all == self.search.ticked {
            BTreeSet::new()
        } else {
            all
        };
    }

    /// Goes to a hit, wherever it stands.
    fn open_hit(&mut self, index: Option<usize>) {
        if index.is_none() && !self.search.is_current() {
            self.search.open_when_found = self.search.running || !self.search.query.is_empty();
            return;
        }
        let index = index.or(self.search.picked).unwrap_or(0);
        let Some(hit) = self.search.results().and_then(|results| results.hits.get(index)) else {
            return;
        };
        let (on, span) = hit.id();
        self.search.picked = Some(index);
        match on {
            On::Text(article) => {
                self.reveal(Focus { article, span });
                self.tell_hit(index);
            }
            On::Claim(id) | On::Asks(id) | On::Reason(id) => {
                self.select_claim(id);
                self.view = View::Claims;
            }
            On::Tag(id) => self.show_tagged(id),
            On::Value(id) => self.select_mention(id),
            On::Source(id) | On::Rating(id) => {
                self.select_source(id);
                self.view = View::Sources;
            }
            On::Details(id) => self.prompt = Some(super::Prompt::Metadata(id)),
            On::About => self.prompt = Some(super::Prompt::About),
            On::Note(id) => match self.dossier().notes().get(&id).map(|note| note.on.clone()) {
                Some(Target::Passage(at)) => self.reveal(Focus {
                    article: at.article,
                    span: at.cover(),
                }),
                Some(Target::Mention(id)) => self.select_mention(id),
                Some(Target::Claim(id)) => self.select_claim(id),
                Some(Target::Source(id)) => self.select_source(id),
                _ => self.prompt = Some(super::Prompt::EditNote(id)),
            },
        }
    }

    fn tell_hit(&mut self, index: usize) {
        let count = self.search.results().map_or(0, |results| results.hits.len());
        let [next, before] = [Verb::NextHit, Verb::PreviousHit].map(|verb| self.keymap().spoken(verb));
        self.inform(format!("Hit {} of {count}   {next} next, {before} before", index + 1));
    }

    /// To the next hit in the text, seen from the selected passage; in the list, from
    /// the hit that is picked.
    fn step_hit(&mut self, ahead: bool) -> Vec<Effect> {
        let Some(results) = self
            .search
            .results()
            .filter(|results| !results.hits.is_empty())
            .cloned()
        else {
            self.view = View::Search;
            self.search.take_keyboard(self.view);
            return Vec::new();
        };
        let place = |article: ArticleId, start: usize| {
            let order = &self.dossier().arrangement().order;
            (order.iter().position(|id| *id == article), start)
        };
        let places = results.hits.iter().enumerate().filter_map(|(index, hit)| {
            let at = place(hit.article()?, hit.span.start);
            at.0.map(|_| (at, index))
        });
        let here = self.selection.focus.map(|focus| place(focus.article, focus.span.start));
        let mut places: Vec<_> = places.collect();
        places.sort_unstable();
        let next = match here {
            Some(here) if ahead => places.iter().find(|(at, _)| *at > here),
            Some(here) => places.iter().rev().find(|(at, _)| *at < here),
            None => None,
        };
        let round = if ahead { places.first() } else { places.last() };
        let Some((_, index)) = next.or(round).copied() else {
            self.inform("No hit is in the text of an article");
            return Vec::new();
        };
        if self.view == View::Search {
            self.pick_hit(index);
        } else {
            self.open_hit(Some(index));
        }
        Vec::new()
    }

    /// Whether a mark goes to the ticked hits and not to the selected passage.
    #[must_use]
    pub fn marks_hits(&self) -> bool {
        self.view == View::Search && !self.search.ticked.is_empty()
    }

    /// The passages of the ticked hits: their sentences, or their words; each once.
    #[must_use]
    pub fn ticked_passages(&self) -> Vec<Anchor> {
        let mut passages: Vec<Anchor> = Vec::new();
        for hit in self.search.ticked_hits() {
            let Some((article, entry)) = hit
                .article()
                .and_then(|article| Some((article, self.dossier().article(article)?)))
            else {
                continue;
            };
            let text = &entry.article.text;
            let span = if self.search.sentences {
                let sentences = entry.article.sentences_in(hit.span);
                let sentences = entry.article.sentences.get(sentences).unwrap_or_default();
                sentences
                    .iter()
                    .fold(hit.span, |all, sentence| all.cover(sentence.span))
            } else {
                hit.span
            };
            let at = Anchor::new(article, span.trimmed(text));
            if at.cover().within(text) && passages.last() != Some(&at) {
                passages.push(at);
            }
        }
        passages
    }

    /// Whether a passage bears on the claim already, or a part of it does.
    fn bears_on(&self, claim: ClaimId, at: &Anchor) -> bool {
        let mut here = self.document().mentions_in(at.article, at.cover());
        here.any(|(_, mention)| mention.claim == claim)
    }

    /// Marks the passages of the ticked hits in one step; those that bear on the claim
    /// already are left as they are.
    pub(super) fn mark_hits(&mut self, what: MarkAs) {
        let mut places = self.ticked_passages();
        let all = places.len();
        if let MarkAs::Claim(claim, ..) = &what {
            places.retain(|at| !self.bears_on(*claim, at));
        }
        let (count, skipped) = (places.len(), all - places.len());
        let skipped = match skipped {
            0 => String::new(),
            1 => "1 bore on that claim already and is as it was".to_owned(),
            many => format!("{many} bore on that claim already and are as they were"),
        };
        if count == 0 {
            self.inform(if skipped.is_empty() {
                "The ticked passages are not there any more".to_owned()
            } else {
                format!("Nothing new to mark: {skipped}")
            });
            return;
        }
        if !self.act(Action::MarkMany(places, what)) {
            return;
        }
        self.search.ticked.clear();
        self.search.passages = 0;
        if let Some((id, _)) = self.dossier().mentions().last_key_value() {
            self.remember(*id);
        }
        let marked = if count == 1 {
            "1 passage".to_owned()
        } else {
            format!("{count} passages")
        };
        let tail = if skipped.is_empty() {
            String::new()
        } else {
            format!("; {skipped}")
        };
        let undo = self.keymap().spoken(Verb::Undo);
        self.inform(format!("{marked} marked{tail}. {undo} takes it back in one step"));
    }
}
