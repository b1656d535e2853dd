//! Builds dossiers for report tests the way an analyst would: through
//! `Document::perform`, by naming words of an article.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::format_collect,
    clippy::indexing_slicing,
    reason = "test data is small and known"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sejajar::align::{Alignment, Link, Tier, Unit};
use sejajar::article::{Article, ArticleId, Fold, Found, Metadata, Origin};
use sejajar::dossier::{
    Action, Anchor, Attribution, Claim, ClaimId, Document, Entry, MarkAs, MentionId, Source, SourceId, Stance,
};
use sejajar::report::{self, AlignedRow, Facts, Format, Report};
use sejajar::text::{Span, words};
use sha2::{Digest, Sha256};

pub const A: ArticleId = ArticleId(0);
pub const B: ArticleId = ArticleId(1);
pub const C: ArticleId = ArticleId(2);
pub const D: ArticleId = ArticleId(3);
pub const E: ArticleId = ArticleId(4);

/// An article as it is given to a test.
#[derive(Default)]
pub struct Given<'a> {
    pub text: &'a str,
    pub file: &'a str,
    pub encoding: &'a str,
    pub language: &'a str,
    pub outlet: &'a str,
    pub headline: &'a str,
    pub date: &'a str,
    pub url: &'a str,
    /// Words that begin a stretch of furniture: from there to the line's end.
    pub furniture: &'a [&'a str],
    pub read: bool,
}

impl Given<'_> {
    pub fn entry(&self) -> Entry {
        let found = |value: &str| (!value.is_empty()).then(|| Found::typed(value));
        let digest = Sha256::digest(self.text.as_bytes());
        let origin = Origin {
            file_name: self.file.to_owned(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            bytes: self.text.len() as u64,
            encoding: if self.encoding.is_empty() {
                "UTF-8"
            } else {
                self.encoding
            }
            .to_owned(),
            captured: "2024-06-20T08:00:00Z".to_owned(),
        };
        let article = Article::new(self.text, origin, self.language);
        let mut folds: Vec<Fold> = self.furniture.iter().map(|words| fold(&article, words)).collect();
        folds.sort_by_key(|fold| fold.span);
        Entry {
            metadata: Metadata {
                headline: found(self.headline),
                outlet: found(self.outlet),
                date: found(self.date),
                url: found(self.url),
                language: self.language.to_owned(),
                ..Metadata::default()
            },
            folds,
            read: self.read,
            article: Arc::new(article),
            copy_of: None,
        }
    }
}

fn fold(article: &Article, words: &str) -> Fold {
    let start = article.text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
    let end = article.text[start..]
        .find('\n')
        .map_or(article.text.len(), |at| start + at);
    let touched = article.sentences_in(Span::new(start, end));
    let spans = article.sentences[touched].iter().map(|sentence| sentence.span);
    Fold {
        span: spans.reduce(Span::cover).expect("a sentence"),
        reason: "call to action".to_owned(),
    }
}

/// A document under test.
#[derive(Default)]
pub struct Made(pub Document);

impl Made {
    pub fn perform(&mut self, action: Action) {
        self.0.perform(action).expect("a test performs what can be done");
    }

    /// The place of `words` in an article.
    pub fn span(&self, article: ArticleId, words: &str) -> Span {
        let text = &self.0.dossier().article(article).expect("an article").article.text;
        let start = text.find(words).unwrap_or_else(|| panic!("{article} has no {words:?}"));
        Span::new(start, start + words.len())
    }

    pub fn claim(&mut self, statement: &str) -> ClaimId {
        self.perform(Action::AddClaim(Claim {
            statement: statement.to_owned(),
            key: None,
            ..Claim::default()
        }));
        *self.0.dossier().claims().keys().last().expect("a claim")
    }

    pub fn source(&mut self, name: &str, role: &str, reliability: Option<char>, aliases: &[&str]) -> SourceId {
        self.perform(Action::AddSource(Source {
            name: name.to_owned(),
            aliases: aliases.iter().map(ToString::to_string).collect(),
            role: role.to_owned(),
            reliability,
            ..Source::default()
        }));
        *self.0.dossier().sources().keys().last().expect("a source")
    }

    /// Marks words as a mention; the value and the source may be left out.
    pub fn mark(
        &mut self,
        article: ArticleId,
        words: &str,
        claim: ClaimId,
        stance: Stance,
        value: &str,
        source: Option<(SourceId, &str)>,
    ) -> MentionId {
        let at = Anchor::new(article, self.span(article, words));
        self.mark_at(at, claim, stance, value, source)
    }

    pub fn mark_at(
        &mut self,
        at: Anchor,
        claim: ClaimId,
        stance: Stance,
        value: &str,
        source: Option<(SourceId, &str)>,
    ) -> MentionId {
        let article = at.article;
        let attribution = source.map(|(source, cue)| Attribution {
            source,
            cue: (!cue.is_empty()).then(|| self.span(article, cue)),
            via: Vec::new(),
        });
        self.perform(Action::Mark(at, MarkAs::Claim(claim, stance, attribution)));
        let (id, mention) = self.0.dossier().mentions().last_key_value().expect("a mention");
        let (id, mut mention) = (*id, mention.clone());
        if !value.is_empty() {
            value.clone_into(&mut mention.value);
            self.perform(Action::EditMention(id, mention));
        }
        id
    }
}

/// A document of one article.
pub fn one_article(text: &str, url: &str) -> Document {
    let mut made = Made::default();
    let given = Given {
        text,
        file: "a.txt",
        url,
        ..Given::default()
    };
    made.perform(Action::AddArticles(vec![given.entry()]));
    made.0
}

pub fn facts() -> Facts {
    Facts {
        model: String::new(),
        generated_at: "20 June 2024, 09:30 UTC".to_owned(),
        version: "0.1.0".to_owned(),
        project_file: "teluk-merak.ron".to_owned(),
        project_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    }
}

pub fn unit(article: ArticleId, sentence: u32) -> Unit {
    Unit { article, sentence }
}

pub fn link(a: Unit, b: Unit, tier: Tier, pinned: bool) -> Link {
    Link {
        a,
        b,
        score: 0.8,
        tier,
        pinned,
    }
}

/// A row of single sentences.
pub fn row(units: &[(ArticleId, u32)]) -> AlignedRow {
    let mut row = AlignedRow::default();
    for (article, sentence) in units {
        row.cells.entry(*article).or_default().push(*sentence..*sentence + 1);
    }
    row
}

/// A stand-in for the aligner: sentences that share most of their longer words
/// make a row, every other sentence one of its own. Good enough to look at.
pub fn rough_rows(document: &Document) -> (Alignment, Vec<AlignedRow>) {
    let dossier = document.dossier();
    let mut sentences: Vec<(Unit, BTreeSet<String>)> = Vec::new();
    for (id, entry) in dossier.articles() {
        for (index, sentence) in entry.article.sentences.iter().enumerate() {
            if !entry.is_folded(index) {
                let text = &entry.article.text;
                let long = words::words(text, sentence.span).map(|word| word.of(text).to_lowercase());
                let long = long.filter(|word| word.len() > 3).collect();
                sentences.push((unit(*id, index as u32), long));
            }
        }
    }
    let mut alignment = Alignment::default();
    let mut group: Vec<usize> = (0..sentences.len()).collect();
    for (i, (a, ours)) in sentences.iter().enumerate() {
        let in_other = sentences[..i]
            .iter()
            .enumerate()
            .filter(|(_, (b, _))| b.article != a.article);
        let scored = in_other.map(|(j, (b, theirs))| {
            let shared = ours.intersection(theirs).count() as f32;
            (2.0 * shared / (ours.len() + theirs.len()).max(1) as f32, j, *b)
        });
        if let Some((score, j, b)) = scored.max_by(|x, y| x.0.total_cmp(&y.0)).filter(|best| best.0 > 0.36) {
            let tier = if score > 0.45 { Tier::Shown } else { Tier::Offered };
            alignment.links.push(link(b, *a, tier, false));
            if tier == Tier::Shown {
                group[i] = group[j];
            }
        }
    }
    let mut by_group: BTreeMap<usize, Vec<Unit>> = BTreeMap::new();
    for (index, (unit, _)) in sentences.iter().enumerate() {
        by_group.entry(group[index]).or_default().push(*unit);
    }
    let share = |unit: &Unit| {
        let all = dossier
            .article(unit.article)
            .map_or(1, |entry| entry.article.sentences.len());
        unit.sentence as f32 / all as f32
    };
    let place = |units: &Vec<Unit>| units.iter().map(share).sum::<f32>() / units.len() as f32;
    let mut groups: Vec<Vec<Unit>> = by_group.into_values().collect();
    groups.sort_by(|x, y| place(x).total_cmp(&place(y)));
    let rows = groups.iter().map(|units| {
        let units: Vec<(ArticleId, u32)> = units.iter().map(|unit| (unit.article, unit.sentence)).collect();
        row(&units)
    });
    (alignment, rows.collect())
}

/// The file that a format's name asks for, as text.
pub fn written(format: Format, report: &Report) -> String {
    let mut bytes = Vec::new();
    report::write(format, report, &mut bytes).expect("into memory");
    String::from_utf8(bytes).expect("text")
}

/// Leaves a written report in `target/report/` to be looked at.
pub fn leave(name: &str, text: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/report");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(format!("{folder}/{name}"), text).expect("a file");
}

/// All values of an attribute of an HTML page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let parts = html.split(attribute).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

/// The anchors of a page, after checking that each is there once and that every
/// link inside leads to one.
pub fn anchors(html: &str) -> BTreeSet<&str> {
    let ids = values(html, " id=\"");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "an anchor is there twice");
    for target in values(html, " href=\"#") {
        assert!(distinct.contains(target), "#{target} leads nowhere");
    }
    distinct
}
