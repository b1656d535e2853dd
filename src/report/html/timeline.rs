//! What was told when.

use maud::{Markup, html};

use super::text::{article, claim, named, siglum};
use crate::report::Report;
use crate::report::tree::{Day, New};
use crate::report::words;

/// The days, the first one first.
pub(super) fn timeline(report: &Report) -> Markup {
    let timeline = &report.timeline;
    html! {
        p.lead { (words::TIMELINE_LEAD) }
        @if !timeline.days.is_empty() {
            ol.timeline { @for one in &timeline.days { (day(report, one)) } }
        }
        @if !timeline.undated.is_empty() { p.lead { (words::undated(&timeline.undated)) } }
    }
}

fn day(report: &Report, day: &Day) -> Markup {
    html! {
        li {
            h3 { time datetime=(day.date) { (words::day(day.date)) } }
            ul.appeared {
                @for id in &day.articles {
                    @let record = report.article(*id);
                    li {
                        (article(*id, record))
                        @if let Some(record) = record.filter(|record| !record.headline.is_empty()) {
                            " " span.headline lang=(record.language) dir="auto" { (named(&record.headline)) }
                        }
                    }
                }
            }
            @if !day.new.is_empty() { ul.new { @for one in &day.new { li { (new(one)) } } } }
        }
    }
}

fn new(new: &New) -> Markup {
    html! {
        (claim(new.claim)) " " (named(&new.statement)) ": "
        strong { (named(&words::new(new))) }
        @for id in &new.articles { " " (siglum(*id)) }
    }
}
