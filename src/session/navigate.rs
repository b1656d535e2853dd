//! Walking through the table by sentence, by word edge, by column, by mark.

use super::effect::unit;
use super::{Edge, Focus, Selection, Session, Verb};
use crate::align::Unit;
use crate::article::ArticleId;
use crate::dossier::{ClaimId, MentionId, NamingId, Place, SourceId};
use crate::text::Span;

impl Session {
    /// Walks; the fragments that are not in hand stay selected.
    pub(super) fn run_move(&mut self, verb: Verb) {
        let (parts, article) = (self.selection.parts.clone(), self.focused_article());
        self.walk(verb);
        let stays = self.selection.mention.is_none() && verb != Verb::AddPart && !verb.picks_an_edge();
        if stays && article.is_some() && article == self.focused_article() {
            self.selection.parts = parts;
        }
    }

    fn focused_article(&self) -> Option<ArticleId> {
        self.selection.focus.map(|focus| focus.article)
    }

    fn walk(&mut self, verb: Verb) {
        match verb {
            Verb::NextSentence if self.in_inbox() => self.run_suggestion(Verb::NextSuggestion),
            Verb::PreviousSentence if self.in_inbox() => self.run_suggestion(Verb::PreviousSuggestion),
            _ if self.in_inbox() => {}
            Verb::NextSentence => self.step(1, false),
            Verb::PreviousSentence => self.step(-1, false),
            Verb::ExtendDown => self.step(1, true),
            Verb::ExtendUp => self.step(-1, true),
            Verb::NextAligned => self.step_column(1),
            Verb::PreviousAligned => self.step_column(-1),
            Verb::Right if self.selection.edge != Edge::None => self.move_edge(true),
            Verb::Left if self.selection.edge != Edge::None => self.move_edge(false),
            Verb::Right => self.step_column(1),
            Verb::Left => self.step_column(-1),
            Verb::PickStart => self.pick_edge(Edge::Start),
            Verb::PickEnd => self.pick_edge(Edge::End),
            Verb::AddPart => self.add_part(),
            Verb::NextMark => self.step_mark(true),
            Verb::PreviousMark => self.step_mark(false),
            Verb::CycleMarks => self.cycle_marks(),
            Verb::FirstSentence => self.step_to_end(false),
            Verb::LastSentence => self.step_to_end(true),
            _ => {}
        }
    }

    /// Selects a passage; a span that does not fit its article selects nothing.
    pub(super) fn select(&mut self, focus: Focus) {
        let fits = self
            .dossier()
            .article(focus.article)
            .is_some_and(|entry| focus.span.within(&entry.article.text));
        if fits {
            self.selection.focus = Some(focus);
            self.selection.parts.clear();
            self.selection.held = None;
            self.selection.edge = Edge::None;
            self.selection.mention = None;
            self.selection.source = None;
            self.selection.in_list = false;
        }
    }

    pub(super) fn reveal(&mut self, focus: Focus) {
        self.select(focus);
        self.selection.reveal += 1;
        self.visit(focus.article);
        if self.view != super::View::Synopsis {
            self.view = super::View::Synopsis;
        }
    }

    /// Of a mark of several fragments the first one is in hand.
    pub(super) fn select_mention(&mut self, id: MentionId) {
        let Some(mention) = self.dossier().mentions().get(&id) else {
            return;
        };
        let (article, claim) = (mention.at.article, mention.claim);
        let Some(span) = mention.at.fragments.first().copied() else {
            return;
        };
        self.reveal(Focus { article, span });
        self.selection.mention = Some(id);
        self.selection.claim = Some(claim);
    }

    pub(super) fn select_cell(&mut self, claim: ClaimId, mention: Option<MentionId>) {
        let mentions = self.dossier().mentions();
        let here = mention.and_then(|id| mentions.get(&id));
        let focus = here.map(|mention| Focus {
            article: mention.at.article,
            span: mention.at.cover(),
        });
        self.selection = Selection {
            focus,
            mention: mention.filter(|_| focus.is_some()),
            claim: Some(claim),
            reveal: self.selection.reveal,
            ..Selection::default()
        };
    }

    pub(super) fn select_naming(&mut self, id: NamingId) {
        let Some(naming) = self.dossier().namings().get(&id) else {
            return;
        };
        let (article, span, source) = (naming.at.article, naming.at.cover(), naming.source);
        self.reveal(Focus { article, span });
        self.selection.source = Some(source);
    }

    /// Selects a claim as such, not a mark of it in the text.
    pub(super) fn select_claim(&mut self, id: ClaimId) {
        self.selection.claim = Some(id);
        self.selection.source = None;
        self.selection.mention = None;
        self.selection.in_list = true;
    }

    /// Selects a source as such.
    pub(super) fn select_source(&mut self, id: SourceId) {
        self.selection.source = Some(id);
        self.selection.claim = None;
        self.selection.mention = None;
        self.selection.in_list = true;
    }

    /// The first and last sentence of the selected passage.
    pub(super) fn focused_sentences(&self) -> Option<(ArticleId, std::ops::Range<usize>)> {
        let focus = self.selection.focus?;
        let sentences = self.dossier().article(focus.article)?.article.sentences_in(focus.span);
        (!sentences.is_empty()).then_some((focus.article, sentences))
    }

    /// The sentence the selected passage begins in.
    #[must_use]
    pub fn focused_unit(&self) -> Option<Unit> {
        let (article, sentences) = self.focused_sentences()?;
        Some(unit(article, sentences.start))
    }

    /// The sentences of a column in the order in which they stand on the page.
    fn column_order(&self, article: ArticleId) -> Vec<u32> {
        let Some(aligned) = &self.aligned else {
            return Vec::new();
        };
        aligned
            .rows
            .iter()
            .filter_map(|row| row.cells.get(&article))
            .flat_map(|cell| cell.passages.iter().cloned().flatten())
            .collect()
    }

    fn sentence_span(&self, article: ArticleId, sentence: u32) -> Option<Span> {
        let entry = self.dossier().article(article)?;
        entry
            .article
            .sentences
            .get(sentence as usize)
            .map(|sentence| sentence.span)
    }

    fn go_to(&mut self, article: ArticleId, sentence: u32) {
        if let Some(span) = self.sentence_span(article, sentence) {
            self.reveal(Focus { article, span });
        }
    }

    fn step(&mut self, by: isize, extend: bool) {
        let Some((article, sentences)) = self.focused_sentences() else {
            if let Some(first) = self.pivot() {
                self.go_to_end_of(first, false);
            }
            return;
        };
        if extend {
            self.extend(article, sentences, by > 0);
            return;
        }
        let order = self.column_order(article);
        let from = if by > 0 {
            sentences.end.saturating_sub(1)
        } else {
            sentences.start
        };
        let here = order.iter().position(|sentence| *sentence as usize == from);
        let next = match here {
            Some(here) => here.checked_add_signed(by).and_then(|at| order.get(at)).copied(),
            // A folded sentence is in no row: go on at the nearest one that is.
            None if by > 0 => order.iter().copied().find(|sentence| *sentence as usize > from),
            None => order.iter().copied().rev().find(|sentence| (*sentence as usize) < from),
        };
        if let Some(next) = next {
            self.go_to(article, next);
        }
    }

    /// Extends the passage by a sentence of its own article, or gives the last one back that
    /// was taken in the other direction. What is folded is stepped over.
    fn extend(&mut self, article: ArticleId, sentences: std::ops::Range<usize>, down: bool) {
        let (first, end) = self.selection.held.unwrap_or((sentences.start, sentences.end));
        let Some(entry) = self.dossier().article(article) else {
            return;
        };
        let open = |index: &usize| !entry.is_folded(*index);
        let all = entry.article.sentences.len();
        let range = match down {
            true if sentences.start < first => (sentences.start + 1..first).find(open).unwrap_or(first)..sentences.end,
            true => match (sentences.end..all).find(open) {
                Some(next) => sentences.start..next + 1,
                None => return,
            },
            false if sentences.end > end => {
                let last = (end..sentences.end - 1).rev().find(open);
                sentences.start..last.map_or(end, |last| last + 1)
            }
            false => match (0..sentences.start).rev().find(open) {
                Some(next) => next..sentences.end,
                None => return,
            },
        };
        let ends = entry.article.sentences.get(range).unwrap_or_default();
        if let (Some(from), Some(to)) = (ends.first(), ends.last()) {
            let span = from.span.cover(to.span);
            self.reveal(Focus { article, span });
            self.selection.held = Some((first, end));
        }
    }

    fn go_to_end_of(&mut self, article: ArticleId, last: bool) {
        let order = self.column_order(article);
        let sentence = if last { order.last() } else { order.first() };
        if let Some(sentence) = sentence.copied() {
            self.go_to(article, sentence);
        }
    }

    fn step_to_end(&mut self, last: bool) {
        let article = self.selection.focus.map(|focus| focus.article).or_else(|| self.pivot());
        if let Some(article) = article {
            self.go_to_end_of(article, last);
        }
    }

    /// To the passage of the same row in the next column that has one; the
    /// active claim stays.
    fn step_column(&mut self, by: isize) {
        let claim = self.selection.claim;
        if self.step_to_suggested() {
            return;
        }
        let Some(unit) = self.focused_unit() else {
            self.step(1, false);
            return;
        };
        let Some(aligned) = self.aligned.clone() else { return };
        let columns: Vec<ArticleId> = self.columns().collect();
        let Some(at) = columns.iter().position(|id| *id == unit.article) else {
            return;
        };
        let count = columns.len();
        let row = aligned.row_of(unit).and_then(|row| aligned.rows.get(row));
        let partners: Vec<Unit> = aligned.partners(unit).collect();
        for distance in 1..count {
            let index = if by > 0 {
                (at + distance) % count
            } else {
                (at + count - distance) % count
            };
            let column = columns[index];
            let linked = partners
                .iter()
                .find(|partner| partner.article == column)
                .map(|partner| partner.sentence);
            let beside = || row.and_then(|row| row.cells.get(&column)?.passages.first().map(|run| run.start));
            if let Some(sentence) = linked.or_else(beside) {
                self.go_to(column, sentence);
                self.selection.claim = claim;
                return;
            }
        }
        self.inform("No other article in sight tells this");
    }

    /// From one half of the suggestion that is looked at to the other.
    fn step_to_suggested(&mut self) -> bool {
        if let Some(other) = self.other_account() {
            self.reveal(other);
            return true;
        }
        let (Some(pair), Some(focus)) = (self.suggested_link(), self.selection.focus) else {
            return false;
        };
        let is_first = pair.a.article == focus.article && pair.a.span == focus.span;
        let Place { article, span } = if is_first { pair.b } else { pair.a };
        self.reveal(Focus { article, span });
        true
    }

    fn step_mark(&mut self, ahead: bool) {
        let Some(focus) = self.selection.focus else { return };
        let marks = self.document.places().marks(focus.article);
        let mut places = marks
            .filter(|fragment| fragment.first)
            .map(|fragment| (fragment.span, fragment.id));
        let here = (focus.span, self.selection.mention.unwrap_or(MentionId(0)));
        let next = if ahead {
            places.find(|place| *place > here)
        } else {
            places.by_ref().rev().find(|place| *place < here)
        };
        drop(places);
        match next {
            Some((_, id)) => self.select_mention(id),
            None => self.inform("No further mark in this article"),
        }
    }

    fn cycle_marks(&mut self) {
        let Some(focus) = self.selection.focus else { return };
        let here: Vec<MentionId> = self
            .document()
            .mentions_in(focus.article, focus.span)
            .map(|(id, _)| id)
            .collect();
        let at = self
            .selection
            .mention
            .and_then(|id| here.iter().position(|other| *other == id));
        let next = at.map_or(0, |at| (at + 1) % here.len().max(1));
        match here.get(next).copied() {
            Some(id) => {
                // The passage stays, so that every mark on it is reached in turn.
                self.selection.mention = Some(id);
                self.selection.claim = self.dossier().mentions().get(&id).map(|mention| mention.claim);
            }
            None => self.inform("No mark here"),
        }
    }
}
