//! What is the analyst's own: the judgements, in a table and beside each claim, the
//! codebook, the notes.

use super::book::{Book, shares};
use super::flow::{Look, Para, para};
use super::pieces::{LINES, article, claim, claims, fragments, in_text};
use crate::dossier::Assessment;
use crate::report::Report;
use crate::report::tree::{ClaimCard, NoteOn, NoteRecord};
use crate::report::words;

/// The claims that have been judged, in a table. Likelihood and confidence are two columns.
pub(super) fn judgements(book: &mut Book<'_>, report: &Report) {
    book.lead(words::JUDGEMENTS_LEAD);
    let widths = shares(book.width, &[30, 15, 14, 15, 26]);
    let titles = ["Claim", "Likelihood", "Confidence", "Credibility", "Reason"];
    book.body.table("Register", "Key judgements", &widths);
    book.head(widths.iter().copied().zip(titles));
    for (card, own) in report.judged() {
        judgement(book, &widths, card, own);
    }
    book.end_table();
}

fn judgement(book: &mut Book<'_>, widths: &[usize], card: &ClaimCard, own: &Assessment) {
    let values = [
        own.likelihood.map(words::likelihood),
        own.confidence.map(|level| level.word().to_owned()),
        own.credibility.map(words::credibility),
        Some(own.reason.trim().to_owned()),
    ];
    book.body.row(false, card.statement.len() + own.reason.len() < WHOLE);
    let mut widths = widths.iter().copied();
    let mut next = || widths.next().unwrap_or_default();
    book.cell(next(), 1, |book| {
        book.para(para("Cell"), |book| {
            claim(&mut book.body, card.id);
            book.body.plain(&format!(" {}", card.statement));
        });
    });
    for value in values {
        book.cell(next(), 1, |book| {
            book.para(para("Cell"), |book| match value {
                Some(value) => book.body.plain(&value),
                None => book.body.styled("Missing", words::NOT_JUDGED),
            });
        });
    }
    book.body.end();
}

/// Bytes of text up to which a row of a table is kept on one page.
pub(super) const WHOLE: usize = 900;

/// The judgement of one claim, set apart from what articles do with it.
pub(super) fn assessment(book: &mut Book<'_>, card: &ClaimCard) {
    let Some(own) = &card.assessment else {
        return;
    };
    let box_of = Para {
        keep_next: true,
        ..para("Assessment")
    };
    book.para(box_of, |book| {
        book.body.styled("Strong", words::ASSESSED);
    });
    let parts = words::judgement(own);
    for (index, (name, value)) in parts.iter().enumerate() {
        let line = Para {
            keep_next: index + 1 < parts.len(),
            ..para("Assessment")
        };
        book.para(line, |book| {
            book.body.styled("Strong", name);
            book.body.plain(&format!(": {value}"));
        });
    }
}

/// The codebook as its tree reads.
pub(super) fn codebook(book: &mut Book<'_>, report: &Report) {
    book.lead(words::CODEBOOK_LEAD);
    let widths = shares(book.width, &[28, 50, 22]);
    book.body.table("Register", "Codebook", &widths);
    book.head(widths.iter().copied().zip(["Tag", "When to use it", "Claims"]));
    for tag in &report.tags {
        book.body.row(false, tag.description.len() < WHOLE);
        let mut widths = widths.iter().copied();
        let mut next = || widths.next().unwrap_or_default();
        book.cell(next(), 1, |book| {
            book.para(para("Cell"), |book| {
                book.bookmark(&tag.id.to_string());
                book.body.styled("Strong", &tag.path);
            });
        });
        book.cell(next(), 1, |book| {
            book.body
                .line(para("Cell").toward(&tag.description), LINES, &tag.description);
        });
        book.cell(next(), 1, |book| {
            book.para(para("Cell"), |book| {
                if tag.claims.is_empty() {
                    book.body.styled("Missing", "none");
                }
                claims(&mut book.body, &tag.claims);
            });
        });
        book.body.end();
    }
    book.end_table();
}

/// The analyst's notes.
pub(super) fn notes_list(book: &mut Book<'_>, report: &Report) {
    for note in &report.notes {
        book.para(para("About"), |book| {
            book.bookmark(&note.id.to_string());
            book.body.styled("ClaimNumber", &note.id.to_string());
            book.body.plain(" on ");
            about(book, report, note);
        });
        if let NoteOn::Passage {
            article,
            fragments: parts,
            ..
        } = &note.on
        {
            let language = book.language(*article);
            let first = parts.first().map_or("", String::as_str);
            book.para(para("Quotation").toward(first), |book| {
                fragments(&mut book.body, language, parts);
            });
        }
        book.body.line(para("NoteText").toward(&note.text), LINES, &note.text);
    }
}

/// What a note is on, linked.
fn about(book: &mut Book<'_>, report: &Report, note: &NoteRecord) {
    let flow = &mut book.body;
    let label = words::note_on(&note.on);
    let place = match &note.on {
        NoteOn::Dossier => {
            flow.text(Look::default(), &label);
            return;
        }
        NoteOn::Article(id) => {
            article(flow, *id, report.article(*id));
            return;
        }
        NoteOn::Claim(id) => id.to_string(),
        NoteOn::Mention(id, ..) => id.to_string(),
        NoteOn::Voice(id, _) => id.to_string(),
        NoteOn::Passage {
            article,
            paragraphs,
            fragments,
            ..
        } => in_text(&note.id.to_string(), &fragments.concat(), *article, *paragraphs),
    };
    flow.link(&place, "Link", &label);
}
