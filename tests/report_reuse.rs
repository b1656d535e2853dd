//! What a report says of passages that two articles took over from one text.

mod report_support;

use report_support::{A, B, C, Given, Made, facts, row};
use sejajar::align::Alignment;
use sejajar::dossier::{Action, Document};
use sejajar::report::{self, Format};

/// Three articles told in one row.
fn written(format: Format) -> String {
    let texts = [
        "“Kami sangat cemas akan nasib para awak kapal itu,” kata Ratna Dewanti, Selasa.",
        "“Kami cemas akan nasib awak <kapal> itu,” kata Ratna Dewanti pada Rabu malam.",
        "Nasib para pelaut membuat Ratna Dewanti gelisah.",
    ];
    let entries = texts
        .iter()
        .zip(["satu.txt", "dua.txt", "tiga.txt"])
        .map(|(text, file)| {
            let given = Given {
                text,
                file,
                language: "id",
                ..Given::default()
            };
            given.entry()
        });
    let mut made = Made(Document::default());
    made.perform(Action::AddArticles(entries.collect()));
    let rows = [row(&[(A, 0), (B, 0), (C, 0)])];
    let report = report::build(made.0.dossier(), &Alignment::default(), &rows, &facts());
    report_support::written(format, &report)
}

#[test]
fn markdown_says_where_they_part() {
    let text = written(Format::Markdown);
    let told: Vec<&str> = text.lines().filter(|line| line.starts_with("- **A and ")).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    - **A and B** near-verbatim: 10 of 13 words. They part: only A: “sangat”; only A: “para”; “Selasa” / “pada Rabu malam”
    - **A and B** same quotation, two wordings: 7 of 9 words the same. They part: only A: “sangat”; only A: “para”
    ");
}

#[test]
fn html_says_it_below_the_row() {
    let text = written(Format::Html);
    let (_, told) = text.split_once("<tr class=\"reuse\">").expect("a row for it");
    let (told, _) = told.split_once("</tr>").expect("its end");
    assert_eq!(told.matches("<li>").count(), 2, "A with B only: whole and quotation");
    assert!(told.contains("same quotation, two wordings: 7 of 9 words"), "{told}");
    assert!(!text.contains("<kapal>"), "text from outside is escaped");
}
