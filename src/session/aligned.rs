//! An alignment with the rows of one arrangement of the columns.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::effect::AlignTask;
use crate::align::rows::{Column, Row, rows};
use crate::align::{Alignment, Link, Progress, Scores, Tier, Unit};
use crate::article::ArticleId;
use crate::dossier::{Document, Dossier};

/// What an alignment with its rows depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Of the articles, folds, pins and the score from which links are shown.
    pub alignment_revision: u64,
    /// The columns in sight.
    pub order: Vec<ArticleId>,
    /// The article whose order the rows follow.
    pub pivot: Option<ArticleId>,
    /// The folder of the language model that helps across languages.
    pub model: Option<PathBuf>,
}

impl Key {
    /// The key of a document as it stands, without a language model.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let dossier = document.dossier();
        Self {
            alignment_revision: document.alignment_revision(),
            order: dossier.columns().collect(),
            pivot: dossier.pivot(),
            model: None,
        }
    }
}

/// Links, and the table they make.
#[derive(Debug, Default)]
pub struct Aligned {
    /// What it was made for.
    pub key: Option<Key>,
    /// The articles compared.
    pub scores: Option<Arc<Scores>>,
    /// The links.
    pub alignment: Arc<Alignment>,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// Links shown; the others are offered.
    pub shown: usize,
    /// Why the language model was not used, if one was asked for and it was not.
    pub trouble: Option<String>,
    /// Links offered between columns in sight, as numbers of the alignment's, the best first.
    pub inbox: Vec<usize>,
    row_of: BTreeMap<Unit, usize>,
    links_of: BTreeMap<Unit, Vec<usize>>,
}

impl Aligned {
    /// The same with the rows of the dossier's own columns: on the screen a hidden column
    /// may be among them that is shown for a visit only, and a report has no part in that.
    #[must_use]
    pub fn as_kept(self: Arc<Self>, dossier: &Dossier) -> Arc<Self> {
        let order: Vec<_> = dossier.columns().collect();
        let pivot = dossier.pivot();
        let key = self.key.clone();
        let Some(key) = key.filter(|key| key.order != order || key.pivot != pivot) else {
            return self;
        };
        let task = AlignTask::of(dossier, Key { order, pivot, ..key }, Some(Arc::clone(&self)));
        match align_now(task, &()) {
            Some(made) => Arc::new(Self {
                trouble: self.trouble.clone(),
                ..made
            }),
            None => self,
        }
    }

    /// The row that holds a sentence.
    #[must_use]
    pub fn row_of(&self, unit: Unit) -> Option<usize> {
        self.row_of.get(&unit).copied()
    }

    /// The links of a sentence, the best first.
    pub fn links_of(&self, unit: Unit) -> impl Iterator<Item = &Link> + '_ {
        self.links_of
            .get(&unit)
            .into_iter()
            .flatten()
            .filter_map(|index| self.alignment.links.get(*index))
    }

    /// Links offered.
    #[must_use]
    pub fn offered(&self) -> usize {
        self.alignment.links.len() - self.shown
    }

    /// Why a link stands, in words, the weightiest first.
    #[must_use]
    pub fn because(&self, link: &Link) -> Vec<String> {
        self.scores
            .as_ref()
            .map_or_else(Vec::new, |scores| scores.because(link))
    }

    /// The other ends of the shown links of a sentence.
    pub fn partners(&self, unit: Unit) -> impl Iterator<Item = Unit> + '_ {
        self.links_of(unit)
            .filter(|link| link.tier == Tier::Shown)
            .map(move |link| if link.a == unit { link.b } else { link.a })
    }
}

/// Does a task here and now. `None` when `progress` said stop.
#[must_use]
pub fn align_now(task: AlignTask, progress: &dyn Progress) -> Option<Aligned> {
    let links_stand = task.links_stand();
    let scores_stand = task.scores_stand();
    let AlignTask {
        key,
        inputs,
        pins,
        shown_from,
        vectors,
        before,
    } = task;
    let scores_before = before.as_ref().and_then(|before| before.scores.clone());
    let scores = match &scores_before {
        Some(scores) if links_stand || scores_stand => Arc::clone(scores),
        known => Arc::new(Scores::new(&inputs, &vectors, known.as_deref(), progress)?),
    };
    let alignment = match before {
        Some(before) if links_stand => Arc::clone(&before.alignment),
        _ => Arc::new(scores.under(&pins, shown_from)),
    };
    let in_sight = || inputs.iter().filter(|input| key.order.contains(&input.id));
    let paragraphs: Vec<Vec<u32>> = in_sight()
        .map(|input| {
            input
                .article
                .sentences
                .iter()
                .map(|sentence| sentence.paragraph)
                .collect()
        })
        .collect();
    let columns: Vec<Column<'_>> = in_sight()
        .zip(&paragraphs)
        .map(|(input, paragraphs)| Column {
            article: input.id,
            paragraphs,
            active: &input.active,
        })
        .collect();
    let rows = key
        .pivot
        .map_or_else(Vec::new, |pivot| rows(&alignment, &columns, &key.order, pivot));

    let mut row_of = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        for (article, cell) in &row.cells {
            for sentence in cell.passages.iter().cloned().flatten() {
                row_of.insert(
                    Unit {
                        article: *article,
                        sentence,
                    },
                    index,
                );
            }
        }
    }
    let mut by_score: Vec<usize> = (0..alignment.links.len()).collect();
    by_score.sort_by(|a, b| {
        alignment.links[*b]
            .score
            .total_cmp(&alignment.links[*a].score)
            .then(a.cmp(b))
    });
    let mut links_of: BTreeMap<Unit, Vec<usize>> = BTreeMap::new();
    for index in by_score {
        let link = &alignment.links[index];
        links_of.entry(link.a).or_default().push(index);
        links_of.entry(link.b).or_default().push(index);
    }
    let mut aligned = Aligned {
        key: Some(key),
        scores: Some(scores),
        shown: alignment.links.iter().filter(|link| link.tier == Tier::Shown).count(),
        alignment,
        rows,
        trouble: None,
        inbox: Vec::new(),
        row_of,
        links_of,
    };
    aligned.inbox = inbox(&aligned);
    Some(aligned)
}

/// The links that are offered, in the order in which they are walked through.
fn inbox(aligned: &Aligned) -> Vec<usize> {
    let in_sight = |unit| aligned.row_of(unit).is_some();
    let links = &aligned.alignment.links;
    let offered = links.iter().enumerate();
    let mut inbox: Vec<(usize, f32)> = offered
        .filter(|(_, link)| link.tier == Tier::Offered && in_sight(link.a) && in_sight(link.b))
        .map(|(index, link)| (index, link.score))
        .collect();
    inbox.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    inbox.into_iter().map(|(index, _)| index).collect()
}
