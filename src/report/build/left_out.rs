//! What of the dossier the analyst left out of the report.

use super::Context;
use crate::dossier::{Contents, Section};
use crate::report::tree::{LeftOut, Report};

/// What is left out.
pub(super) fn left_out(context: &Context<'_>) -> LeftOut {
    let contents = context.dossier.contents();
    let articles = contents.without_articles.iter().filter_map(|id| {
        let entry = context.dossier.article(*id)?;
        Some((*id, entry.outlet().to_owned()))
    });
    LeftOut {
        articles: articles.collect(),
        claims: contents.without_claims.iter().copied().collect(),
        sections: without(contents),
    }
}

/// The sections that the analyst does not want.
fn without(contents: &Contents) -> Vec<Section> {
    let all = Section::ALL.into_iter();
    all.filter(|section| !contents.sections.contains(section)).collect()
}

/// The sections that stand in the report, in order: those that the analyst wants, without
/// those that have nothing in them where their absence says nothing.
pub(super) fn sections(contents: &Contents, report: &Report) -> Vec<Section> {
    let sections = contents.sections.iter().copied();
    sections
        .filter(|section| match section {
            Section::Introduction => !report.introduction.is_empty(),
            Section::Judgements => report.judged().next().is_some(),
            Section::Timeline => !report.timeline.days.is_empty(),
            Section::Notes => !report.notes.is_empty(),
            Section::Codebook => !report.tags.is_empty(),
            Section::Disputed
            | Section::Matrix
            | Section::Claims
            | Section::Passages
            | Section::Sources
            | Section::Method
            | Section::Texts => true,
        })
        .collect()
}
