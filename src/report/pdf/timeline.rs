//! What was told when, as data.

use serde_json::Value;

use super::node::{block, heading, line, of};
use super::pen::{Pen, claim, siglum};
use crate::report::Report;
use crate::report::tree::{Day, New};
use crate::report::words;

/// The days, the first one first.
pub(super) fn timeline(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let timeline = &report.timeline;
    let mut blocks = vec![block("lead", words::TIMELINE_LEAD)];
    for one in &timeline.days {
        day(pen, report, one, &mut blocks);
    }
    if !timeline.undated.is_empty() {
        blocks.push(block("lead", words::undated(&timeline.undated)));
    }
    blocks
}

fn day(pen: &Pen<'_>, report: &Report, day: &Day, blocks: &mut Vec<Value>) {
    blocks.push(heading(2, None, words::day(day.date)));
    for id in &day.articles {
        let record = report.article(*id);
        let headline = record.filter(|record| !record.headline.is_empty()).map(|record| {
            let words = pen.shown(&record.headline);
            line![" ", pen.evidence("spoken", Some(record), &record.headline, words)]
        });
        blocks.push(block("line", line![pen.article(*id, record), headline]));
    }
    blocks.extend(day.new.iter().map(|one| new(pen, one)));
}

fn new(pen: &Pen<'_>, new: &New) -> Value {
    let mut line = line![claim(new.claim), " ", pen.named(&new.statement), ": "];
    line.push(of("strong", pen.named(&words::new(new))));
    for id in &new.articles {
        line.extend(line![" ", siglum(*id)]);
    }
    block("news", line)
}
