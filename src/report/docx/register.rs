//! The source register, and how the report was made.

use super::book::{Book, shares};
use super::flow::{Flow, Look, exact, para, style};
use super::pieces::{address, article, claim, claims, in_text, known, notes, stance, value, voice};
use crate::report::Report;
use crate::report::tree::{ArticleRecord, Saying, Scale, Voice};
use crate::report::words;

/// The two tables of the register.
pub(super) fn sources(book: &mut Book<'_>, report: &Report) {
    book.heading(2, "articles", "Articles");
    let titles = [
        "Article",
        "Headline",
        "Date",
        "File",
        "SHA-256 of the file",
        "Encoding",
        "Captured",
        "State",
    ];
    let widths = shares(book.width, &[14, 24, 11, 13, 15, 9, 12, 11]);
    book.body.table("Register", "Articles", &widths);
    book.head(widths.iter().copied().zip(titles));
    for record in &report.articles {
        article_row(book, &widths, record);
    }
    book.end_table();
    book.heading(2, "voices", "Voices");
    if report.voices.is_empty() {
        book.lead(words::NO_VOICES);
        return;
    }
    book.lead(words::VOICES_LEAD);
    let origins = words::has_origins(report);
    let columns = [
        ("Voice", 18),
        ("What it is", 14),
        ("Reliability", 15),
        ("Origin of", 9),
        ("Said, by claim", 28),
        ("Named in", 16),
    ];
    let columns = columns
        .into_iter()
        .filter(|(title, _)| origins || *title != "Origin of");
    let (titles, parts): (Vec<&str>, Vec<usize>) = columns.unzip();
    let widths = shares(book.width, &parts);
    book.body.table("Register", "Voices", &widths);
    book.head(widths.iter().copied().zip(titles));
    for voice in &report.voices {
        voice_row(book, &widths, voice, origins);
    }
    book.end_table();
}

fn article_row(book: &mut Book<'_>, widths: &[usize], record: &ArticleRecord) {
    book.body
        .row(false, record.headline.len() + record.url.len() < super::analyst::WHOLE);
    let mut widths = widths.iter().copied();
    let mut cell = |book: &mut Book<'_>, inside: &mut dyn FnMut(&mut Book<'_>)| {
        book.cell(widths.next().unwrap_or_default(), 1, |book| inside(book));
    };
    let fine = |book: &mut Book<'_>, text: &str| book.body.line(para("CellFine"), Look::default(), text);
    cell(book, &mut |book| {
        book.para(para("Cell"), |book| {
            book.bookmark(&format!("article-{}", record.id));
            book.body.styled("Siglum", &format!("\u{a0}{}\u{a0}", record.id));
            book.body.plain(" ");
            book.body.styled("Outlet", &record.outlet);
        });
        if let Some(source) = &record.copy_of {
            book.para(para("CellFine"), |book| {
                book.body.plain("copy of ");
                voice(&mut book.body, source);
            });
        }
    });
    cell(book, &mut |book| {
        book.para(para("Cell").toward(&record.headline), |book| {
            if record.headline.is_empty() {
                known(&mut book.body, "");
            } else {
                book.body.text(exact("", &record.language), &record.headline);
            }
        });
        if !record.byline.is_empty() {
            fine(book, &record.byline);
        }
        if !record.url.is_empty() {
            book.para(para("CellFine"), |book| address(&mut book.body, &record.url));
        }
    });
    cell(book, &mut |book| {
        book.para(para("Cell"), |book| known(&mut book.body, &record.date));
    });
    cell(book, &mut |book| {
        book.body.line(para("Cell"), Look::default(), &record.file_name);
        fine(book, &format!("{} bytes", record.bytes));
    });
    cell(book, &mut |book| {
        book.body.line(para("Cell"), style("Hash"), &record.sha256);
    });
    cell(book, &mut |book| {
        book.body.line(para("Cell"), Look::default(), &record.encoding);
    });
    cell(book, &mut |book| {
        book.para(para("Cell"), |book| known(&mut book.body, &record.captured));
    });
    cell(book, &mut |book| {
        let state = if record.read { "read" } else { "not read" };
        book.body.line(para("Cell"), Look::default(), state);
        let sentences = words::count(record.sentences, "sentence", "sentences");
        fine(book, &format!("{sentences}, {} folded", record.folded));
        book.para(para("CellFine"), |book| {
            book.body.link(&format!("text-{}", record.id), "Link", "text");
        });
    });
    book.body.end();
}

fn voice_row(book: &mut Book<'_>, widths: &[usize], record: &Voice, origins: bool) {
    let is_short = record.said.len() + record.named.len() < 8 && record.notes.is_empty();
    book.body.row(false, is_short);
    let mut widths = widths.iter().copied();
    let mut cell = |book: &mut Book<'_>, inside: &mut dyn FnMut(&mut Book<'_>)| {
        book.cell(widths.next().unwrap_or_default(), 1, |book| inside(book));
    };
    cell(book, &mut |book| {
        book.para(para("Cell"), |book| {
            book.bookmark(&record.id.to_string());
            book.body.styled("ClaimNumber", &record.id.to_string());
            book.body.plain(" ");
            book.body.styled("Strong", &record.name);
        });
        if !record.aliases.is_empty() {
            let also = format!("also {}", record.aliases.join(", "));
            book.body.line(para("CellFine"), Look::default(), &also);
        }
        notes(book, &record.notes);
    });
    cell(book, &mut |book| what_it_is(book, record));
    cell(book, &mut |book| reliability(book, record));
    if origins {
        cell(book, &mut |book| {
            book.para(para("Cell"), |book| {
                if record.origin_of.is_empty() {
                    book.body.styled("Missing", "no claim");
                } else {
                    let many = words::count(record.origin_of.len(), "claim", "claims");
                    book.body.plain(&format!("{many}: "));
                }
                claims(&mut book.body, &record.origin_of);
            });
        });
    }
    cell(book, &mut |book| said(book, record));
    cell(book, &mut |book| named(book, record));
    book.body.end();
}

/// What kind of voice it is, in what role, and whom it belongs to.
fn what_it_is(book: &mut Book<'_>, record: &Voice) {
    let kind = words::kind(record.kind);
    if kind.is_empty() && record.parent.is_none() {
        book.para(para("Cell"), |book| known(&mut book.body, &record.role));
        return;
    }
    if !kind.is_empty() {
        book.body.line(para("Cell"), Look::default(), kind);
    }
    if !record.role.trim().is_empty() {
        book.body.line(para("CellFine"), Look::default(), &record.role);
    }
    if let Some(parent) = &record.parent {
        book.para(para("CellFine"), |book| {
            book.body.plain("belongs to ");
            voice(&mut book.body, parent);
        });
    }
}

fn reliability(book: &mut Book<'_>, record: &Voice) {
    book.para(para("Cell"), |book| {
        if let Some(letter) = record.reliability {
            book.body.styled("Strong", &format!("{letter} "));
        }
        book.body.plain(words::reliability(record.reliability));
    });
    if !record.rated.is_empty() {
        book.body
            .line(para("CellFine"), Look::default(), &format!("rated {}", record.rated));
    }
    if !record.rated_because.is_empty() {
        book.body.line(para("CellFine"), Look::default(), &record.rated_because);
    }
}

fn said(book: &mut Book<'_>, record: &Voice) {
    if record.said.is_empty() {
        book.body.line(para("Cell"), style("Missing"), "nothing attributed");
    }
    for sayings in record.said.chunk_by(|one, next| one.claim == next.claim) {
        let Some(first) = sayings.first() else { continue };
        book.para(para("Cell"), |book| {
            claim(&mut book.body, first.claim);
            book.body.plain(&format!(" {}", first.statement));
        });
        for saying in sayings {
            book.para(para("CellFine"), |book| place_said(&mut book.body, saying));
        }
    }
}

/// Where a voice said something, and how the article puts it.
fn place_said(flow: &mut Flow, saying: &Saying) {
    let place = format!("{}\u{a0}{}", saying.article, saying.paragraphs);
    flow.link(&saying.mention.to_string(), "Link", &place);
    flow.plain(" ");
    stance(flow, saying.stance);
    value(flow, &saying.value);
}

fn named(book: &mut Book<'_>, record: &Voice) {
    if record.named.is_empty() {
        book.body.line(para("Cell"), style("Missing"), "no naming marked");
    }
    for naming in &record.named {
        let place = in_text(&naming.id.to_string(), &naming.form, naming.article, naming.paragraphs);
        book.para(para("CellFine"), |book| {
            let label = format!("{}\u{a0}{}", naming.article, naming.paragraphs);
            book.body.link(&place, "Link", &label);
            book.body.plain(&format!(" “{}”", naming.form));
        });
    }
}

/// The articles at the report's head.
pub(super) fn articles_at_head(book: &mut Book<'_>, report: &Report) {
    let widths = shares(book.width, &[30, 45, 25]);
    book.body.table("Register", "Articles of the report", &widths);
    book.head(widths.iter().copied().zip(["Article", "Headline", "Date"]));
    for record in &report.articles {
        book.body.row(false, true);
        let mut widths = widths.iter().copied();
        let mut next = || widths.next().unwrap_or_default();
        book.cell(next(), 1, |book| {
            book.para(para("Cell"), |book| article(&mut book.body, record.id, Some(record)));
        });
        book.cell(next(), 1, |book| {
            let look = exact("", &record.language);
            book.body
                .line(para("Cell").toward(&record.headline), look, &record.headline);
        });
        book.cell(next(), 1, |book| {
            book.body.line(para("Cell"), Look::default(), &record.date);
        });
        book.body.end();
    }
    book.end_table();
}

/// How the report was made, what it cannot say, and its scales.
pub(super) fn method(book: &mut Book<'_>, report: &Report) {
    for point in &report.method.points {
        book.para(para("Point"), |book| {
            book.body.styled("Strong", &format!("{}. ", point.title));
            book.body.plain(&point.text);
        });
    }
    for (number, one) in report.method.scales.iter().enumerate() {
        scale(book, number + 1, one);
    }
}

fn scale(book: &mut Book<'_>, number: usize, scale: &Scale) {
    book.heading(3, &format!("scale-{number}"), &scale.title);
    let signs = scale.has_signs();
    let columns = [("Sign", 10), ("Word", 25), ("Meaning", 65)];
    // A column without a sign in it says nothing.
    let (titles, parts): (Vec<&str>, Vec<usize>) = columns.into_iter().skip(usize::from(!signs)).unzip();
    let widths = shares(book.width, &parts);
    book.body.table("Register", &scale.title, &widths);
    book.head(widths.iter().copied().zip(titles));
    for step in &scale.steps {
        book.body.row(false, true);
        let texts = [("", &step.sign), ("Strong", &step.word), ("", &step.meaning)];
        let texts = texts.into_iter().skip(usize::from(!signs));
        for (width, (look, text)) in widths.iter().zip(texts) {
            book.cell(*width, 1, |book| book.body.line(para("Cell"), style(look), text));
        }
        book.body.end();
    }
    book.end_table();
}
