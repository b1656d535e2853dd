//! Dossier, alignment and rows to a report: who stands where, what belongs to what.

mod claims;
mod left_out;
mod passages;
mod register;
mod reuse;
mod standing;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::runs::{Marks, marks_by_article};
use super::tree::{ArticleRecord, ClaimCard, Counts, Masthead, NoteText, Paragraphs, Report, Said, Window};
use super::{AlignedRow, Facts, method, prose};
use crate::align::{Alignment, Tier, Unit};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, Entry, Status, Tally, Target};
use crate::text::Span;

/// The report on a dossier. `rows` are those of the Synopsis, in its order.
#[must_use]
pub fn build(dossier: &Dossier, alignment: &Alignment, rows: &[AlignedRow], facts: &Facts) -> Report {
    let context = Context::new(dossier, alignment, rows);
    let articles = register::articles(&context);
    let claims = claims::cards(&context);
    let disputes = claims::disputes(&context, &claims);
    let passages = passages::passages(&context, alignment, rows);
    let voices = register::voices(&context);
    let shared = |row: &&super::tree::Row| !matches!(row.basis, super::tree::Basis::Alone(_));
    let counts = Counts {
        articles: articles.len(),
        read: articles.iter().filter(|article| article.read).count(),
        claims: claims.len(),
        statuses: Status::ALL.map(|status| claims.iter().filter(|card| card.standing.status == status).count()),
        mentions: claims.iter().flat_map(ClaimCard::quotations).count(),
        voices: voices.len(),
        rows: passages.rows.len(),
        shared_rows: passages.rows.iter().filter(shared).count(),
    };
    let mut report = Report {
        masthead: masthead(dossier, &articles, counts, facts),
        sections: Vec::new(),
        left_out: left_out::left_out(&context),
        introduction: prose::blocks(&dossier.about().introduction),
        timeline: timeline::timeline(&articles, &claims),
        articles,
        disputes,
        claims,
        passages,
        voices,
        notes: register::notes(&context),
        method: method::method(dossier, alignment, &facts.model),
        tags: register::tags(&context),
        texts: passages::texts(&context),
    };
    report.method.points.extend(method::left_out(&report));
    report.sections = left_out::sections(dossier.contents(), &report);
    report
}

fn masthead(dossier: &Dossier, articles: &[ArticleRecord], counts: Counts, facts: &Facts) -> Masthead {
    let mut window = Window::default();
    for article in articles {
        match article.published {
            Some(date) => {
                let (first, last) = window.dates.unwrap_or((date, date));
                window.dates = Some((first.min(date), last.max(date)));
            }
            None => window.undated.push(article.id),
        }
    }
    Masthead {
        title: dossier.about().title.clone(),
        analyst: dossier.about().analyst.clone(),
        window,
        counts,
        generated_at: facts.generated_at.clone(),
        version: facts.version.clone(),
        project_file: facts.project_file.clone(),
        project_sha256: facts.project_sha256.clone(),
    }
}

/// What every section looks things up in.
struct Context<'a> {
    dossier: &'a Dossier,
    tally: Tally,
    /// The articles that stand in the report, in column order.
    order: Vec<(ArticleId, &'a Entry)>,
    marks: BTreeMap<ArticleId, Marks>,
    /// The row each sentence stands in, from 1.
    row_of: BTreeMap<Unit, u32>,
    /// For each sentence, those the machine is sure tell the same.
    linked: BTreeMap<Unit, BTreeSet<Unit>>,
}

impl<'a> Context<'a> {
    fn new(dossier: &'a Dossier, alignment: &Alignment, rows: &[AlignedRow]) -> Self {
        let mut linked: BTreeMap<Unit, BTreeSet<Unit>> = BTreeMap::new();
        for link in alignment.links.iter().filter(|link| link.tier == Tier::Shown) {
            linked.entry(link.a).or_default().insert(link.b);
            linked.entry(link.b).or_default().insert(link.a);
        }
        let mut row_of = BTreeMap::new();
        for (number, row) in (1_u32..).zip(rows) {
            for (article, passages) in &row.cells {
                let Some(entry) = dossier.article(*article) else {
                    continue;
                };
                for sentence in passages.iter().flat_map(|range| standing(entry, range)) {
                    let unit = Unit {
                        article: *article,
                        sentence,
                    };
                    row_of.entry(unit).or_insert(number);
                }
            }
        }
        Self {
            dossier,
            tally: Tally::of(dossier),
            order: order(dossier),
            marks: marks_by_article(dossier),
            row_of,
            linked,
        }
    }

    /// Whether a claim stands in the report.
    fn has(&self, claim: ClaimId) -> bool {
        !self.dossier.contents().without_claims.contains(&claim)
    }

    /// Whether an article stands in the report.
    fn shows(&self, article: ArticleId) -> bool {
        !self.dossier.contents().without_articles.contains(&article)
    }

    /// The analyst's notes on something.
    fn notes_on(&self, target: &Target) -> Vec<NoteText> {
        self.dossier
            .notes_on(target)
            .map(|(id, note)| NoteText {
                id,
                text: note.text.clone(),
            })
            .collect()
    }

    /// The sentences that a place touches.
    fn units(&self, article: ArticleId, fragments: &[Span]) -> Vec<Unit> {
        let Some(entry) = self.dossier.article(article) else {
            return Vec::new();
        };
        let sentences = fragments.iter().flat_map(|span| entry.article.sentences_in(*span));
        sentences
            .filter_map(|sentence| u32::try_from(sentence).ok())
            .map(|sentence| Unit { article, sentence })
            .collect()
    }

    /// The runs of a span of an article.
    fn runs(&self, article: ArticleId, entry: &Entry, span: Span) -> Vec<super::tree::Run> {
        static NONE: Marks = Marks::none();
        self.marks
            .get(&article)
            .unwrap_or(&NONE)
            .runs(&entry.article.text, span)
    }
}

/// The articles in column order, the hidden ones too, without those that the analyst
/// leaves out of the report. One that the arrangement has lost comes last rather than
/// not at all.
fn order(dossier: &Dossier) -> Vec<(ArticleId, &Entry)> {
    let mut seen = BTreeSet::new();
    let arranged = dossier.arrangement().order.iter().chain(dossier.articles().keys());
    arranged
        .filter(|id| seen.insert(**id) && !dossier.contents().without_articles.contains(id))
        .filter_map(|id| dossier.article(*id).map(|entry| (*id, entry)))
        .collect()
}

/// The paragraphs that a span of an article touches.
fn paragraphs(entry: &Entry, span: Span) -> Paragraphs {
    let sentences = &entry.article.sentences;
    let touched = sentences.get(entry.article.sentences_in(span)).unwrap_or_default();
    // A mark on white space alone belongs to the sentence after it.
    let after = entry.article.sentence_at(span.start).and_then(|at| sentences.get(at));
    let first = touched.first().or(after).or(sentences.last());
    let first = first.map_or(0, |sentence| sentence.paragraph);
    Paragraphs {
        first,
        last: touched.last().map_or(first, |sentence| sentence.paragraph),
    }
}

/// The sentences of a range that the article has and that are not furniture.
fn standing(entry: &Entry, range: &Range<u32>) -> impl Iterator<Item = u32> {
    let most = u32::try_from(entry.article.sentences.len()).unwrap_or(u32::MAX);
    (range.start..range.end.min(most))
        .filter(|sentence| usize::try_from(*sentence).is_ok_and(|index| !entry.is_folded(index)))
}

/// Whether the article says something of a claim.
const fn speaks(said: &Said) -> bool {
    matches!(said, Said::Mentions(_))
}
