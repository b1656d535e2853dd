//! Where a claim stands, on whom it rests and what the analyst holds of it, in words.

use super::{count, sigla, voice_name};
use crate::article::ArticleId;
use crate::dossier::{Assessment, Confidence, Likelihood, Status, meaning};
use crate::report::tree::{Standing, Version, VoiceRef};

pub(in crate::report) const ASSESSED: &str = "The analyst’s assessment";
/// Where a part of a judgement is left open.
pub(in crate::report) const NOT_JUDGED: &str = "not judged";
pub(in crate::report) const JUDGEMENTS_LEAD: &str = "What the analyst holds of these claims: the analyst’s own judgement, not what the articles do with them. How likely a claim is and how well founded that judgement is are two things, and stand apart.";
pub(in crate::report) const CODEBOOK_LEAD: &str =
    "The tags of the analyst’s codebook, each below the one it is a kind of, with the claims that have it.";

/// The sign of a status, for the one that has one.
pub(in crate::report) const fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Disputed => "≠",
        Status::Corroborated | Status::SingleOrigin | Status::Unverified => "",
    }
}

/// What a status means.
pub(in crate::report) const fn status_meaning(status: Status) -> &'static str {
    match status {
        Status::Disputed => "One article denies what another states, or the values given differ.",
        Status::Corroborated => "Nobody disputes it, and two or more independent origins state it.",
        Status::SingleOrigin => {
            "Nobody disputes it, and all that states it and names a source goes back to one origin."
        }
        Status::Unverified => "Nobody disputes it, and no article that states it names a source.",
    }
}

/// Whose word the status is, where it is not what the marks say.
pub(in crate::report) fn whose(standing: &Standing) -> String {
    match standing.overruled {
        Some(_) => format!("the analyst’s word; the marks say {}", standing.derived.word()),
        None => String::new(),
    }
}

/// "5 articles, 1 origin: KCNA".
pub(in crate::report) fn origins(standing: &Standing) -> String {
    let stated = match standing.stated_by() {
        0 => return "stated by no article".to_owned(),
        some => count(some, "article", "articles"),
    };
    if standing.origins.is_empty() {
        return format!("{stated}, no source named");
    }
    let names: Vec<&str> = standing
        .origins
        .iter()
        .map(|origin| origin.voice.name.as_str())
        .collect();
    let without = match standing.unsourced.len() {
        0 => String::new(),
        some => format!("; {some} without a source"),
    };
    let origins = count(standing.origins.len(), "origin", "origins");
    format!("{stated}, {origins}: {}{without}", names.join(", "))
}

/// A chain from the article's side: "D ← Interfax ← Yuri Ushakov"; with ratings where it
/// stands alone.
pub(in crate::report) fn chain(article: ArticleId, links: &[VoiceRef], rated: bool) -> String {
    let names = links
        .iter()
        .map(|link| if rated { voice_name(link) } else { link.name.clone() });
    std::iter::once(article.to_string())
        .chain(names)
        .collect::<Vec<_>>()
        .join(" ← ")
}

/// On whom a version rests: "Rests on United States (C, F); A names no source."
pub(in crate::report) fn rests_on(version: &Version) -> String {
    let ends = version.rests_on.iter();
    let ends: Vec<String> = ends
        .map(|(voice, articles)| format!("{} ({})", voice.name, sigla(articles)))
        .collect();
    let rests = format!("Rests on {}", ends.join(", "));
    match (ends.is_empty(), version.unsourced.is_empty()) {
        (true, true) => String::new(),
        (true, false) => without_source(&version.unsourced),
        (false, true) => format!("{rests}."),
        (false, false) => format!("{rests}; {}", without_source(&version.unsourced)),
    }
}

/// "A and B name no source."
pub(in crate::report) fn without_source(articles: &[ArticleId]) -> String {
    match articles {
        [] => String::new(),
        [one] => format!("{one} names no source."),
        [others @ .., last] => format!("{} and {last} name no source.", sigla(others)),
    }
}

/// A likelihood with its range: "very likely (80–95 %)".
pub(in crate::report) fn likelihood(likelihood: Likelihood) -> String {
    format!("{} ({})", likelihood.word(), range(likelihood))
}

/// A likelihood's range: "80–95 %".
pub(in crate::report) fn range(likelihood: Likelihood) -> String {
    let (least, most) = likelihood.range();
    format!("{least}–{most} %")
}

/// A credibility with its meaning: "2, probably true".
pub(in crate::report) fn credibility(step: u8) -> String {
    format!("{step}, {}", meaning(step))
}

/// What a confidence means.
pub(in crate::report) const fn confidence_meaning(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "The evidence is scant, fragmentary or doubtful.",
        Confidence::Moderate => "The evidence is credible and plausible, but not corroborated enough.",
        Confidence::High => "The evidence is good and comes from several sources.",
    }
}

/// What has been judged of a claim: name and value of each part, in the order of the table.
/// Likelihood and confidence are two parts, never one sentence (ICD 203).
pub(in crate::report) fn judgement(assessment: &Assessment) -> Vec<(&'static str, String)> {
    let parts = [
        ("Likelihood", assessment.likelihood.map(likelihood)),
        ("Confidence", assessment.confidence.map(|level| level.word().to_owned())),
        ("Credibility", assessment.credibility.map(credibility)),
        ("Reason", Some(assessment.reason.trim().to_owned())),
    ];
    let known = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    known.filter(|(_, value)| !value.is_empty()).collect()
}
