//! What was told when, a list a day.

use super::book::Book;
use super::flow::{Look, exact, para};
use super::pieces::{article, claim};
use super::standing::listed;
use crate::report::Report;
use crate::report::words;

/// The days, the first one first.
pub(super) fn timeline(book: &mut Book<'_>, report: &Report) {
    let timeline = &report.timeline;
    book.lead(words::TIMELINE_LEAD);
    for (number, day) in timeline.days.iter().enumerate() {
        book.heading(3, &format!("day-{}", number + 1), &words::day(day.date));
        for id in &day.articles {
            let record = report.article(*id);
            book.para(listed(0), |book| {
                article(&mut book.body, *id, record);
                if let Some(record) = record.filter(|record| !record.headline.is_empty()) {
                    book.body.plain(" – ");
                    let look = Look {
                        lines: false,
                        ..exact("", &record.language)
                    };
                    book.body.text(look, &record.headline);
                }
            });
        }
        for new in &day.new {
            book.para(listed(0), |book| {
                let flow = &mut book.body;
                claim(flow, new.claim);
                flow.plain(&format!(" {}: ", new.statement));
                flow.styled("Strong", &words::new(new));
                flow.plain(&format!(" ({})", words::sigla(&new.articles)));
            });
        }
    }
    if !timeline.undated.is_empty() {
        book.body
            .line(para("Fine"), Look::default(), &words::undated(&timeline.undated));
    }
}
