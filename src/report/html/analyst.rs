//! What is the analyst's own: the judgements, in a table and beside each claim, and the
//! codebook.

use maud::{Markup, html};

use super::text::{claim, named};
use crate::dossier::Assessment;
use crate::report::Report;
use crate::report::tree::ClaimCard;
use crate::report::words;

/// The claims that have been judged, in a table. Likelihood and confidence are two columns.
pub(super) fn judgements(report: &Report) -> Markup {
    html! {
        p.lead { (words::JUDGEMENTS_LEAD) }
        div.table-frame {
            table.register.judgements {
                thead {
                    tr {
                        th scope="col" { "Claim" }
                        th.w4 scope="col" { "Likelihood" }
                        th.w3 scope="col" { "Confidence" }
                        th.w4 scope="col" { "Credibility" }
                        th.w6 scope="col" { "Reason" }
                    }
                }
                tbody { @for (card, assessment) in report.judged() { (row(card, assessment)) } }
            }
        }
    }
}

fn row(card: &ClaimCard, assessment: &Assessment) -> Markup {
    html! {
        tr {
            th scope="row" { (claim(card.id)) " " (named(&card.statement)) }
            td data-who="Likelihood" {
                @match assessment.likelihood {
                    Some(likelihood) => {
                        div { (likelihood.word()) }
                        div.by { (words::range(likelihood)) }
                    },
                    None => (not_judged()),
                }
            }
            td data-who="Confidence" {
                @match assessment.confidence {
                    Some(level) => (level.word()),
                    None => (not_judged()),
                }
            }
            td data-who="Credibility" {
                @match assessment.credibility {
                    Some(step) => (words::credibility(step)),
                    None => (not_judged()),
                }
            }
            td data-who="Reason" { (named(assessment.reason.trim())) }
        }
    }
}

fn not_judged() -> Markup {
    html! { span.missing { (words::NOT_JUDGED) } }
}

/// The judgement of one claim, set apart from what articles do with it.
pub(super) fn assessment(assessment: Option<&Assessment>) -> Markup {
    html! {
        @if let Some(assessment) = assessment {
            div.assessment {
                h4 { (words::ASSESSED) }
                dl {
                    @for (name, value) in words::judgement(assessment) {
                        div { dt { (name) } dd { (named(&value)) } }
                    }
                }
            }
        }
    }
}

/// The codebook as its tree reads.
pub(super) fn codebook(report: &Report) -> Markup {
    html! {
        p.lead { (words::CODEBOOK_LEAD) }
        div.table-frame {
            table.register.codebook {
                thead {
                    tr {
                        th.w5 scope="col" { "Tag" }
                        th scope="col" { "When to use it" }
                        th.w5 scope="col" { "Claims" }
                    }
                }
                tbody {
                    @for tag in &report.tags {
                        tr id=(tag.id) {
                            th scope="row" { (named(&tag.path)) }
                            td data-who="When to use it" { (named(&tag.description)) }
                            td data-who="Claims" {
                                @if tag.claims.is_empty() { span.missing { "none" } }
                                div { @for id in &tag.claims { (claim(*id)) " " } }
                            }
                        }
                    }
                }
            }
        }
    }
}
