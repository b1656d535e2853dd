//! Where claims stand, on whom they rest and what the analyst holds of them, in a
//! report: as the dossier has it, each word with whose word it is, and safe to read.

mod report_support;

use std::collections::BTreeMap;
use std::path::Path;

use report_support::{A, B, C, D, Given, Made, facts};
use sejajar::align::Alignment;
use sejajar::dossier::{
    Action, Anchor, Assessment, Attribution, Claim, ClaimId, Confidence, Dossier, Likelihood, MarkAs, MentionId,
    Overruled, Relation, Source, SourceId, SourceKind, Stance, Status, Tag, TagId,
};
use sejajar::report::tree::VoiceRef;
use sejajar::report::{self, Format, Report};

const HOSTILE: &str = "<script>alert(1)</script>\u{202e}gpj.exe\u{200b} [x](javascript:alert(2)) | *b*";

fn report_on(dossier: &Dossier) -> Report {
    report::build(dossier, &Alignment::default(), &[], &facts())
}

fn written(made: &Made, format: Format) -> String {
    report_support::written(format, &report_on(made.0.dossier()))
}

fn edit_claim(made: &mut Made, id: ClaimId, change: impl FnOnce(&mut Claim)) {
    let mut claim = made.0.dossier().claims()[&id].clone();
    change(&mut claim);
    made.perform(Action::EditClaim(id, claim));
}

fn said(made: &mut Made, words: &str, claim: ClaimId, stance: Stance, by: (u32, &[u32], &str)) -> MentionId {
    let article = [A, B, C, D].into_iter().find(|id| {
        let text = &made.0.dossier().article(*id).expect("there").article.text;
        text.contains(words)
    });
    let article = article.expect("an article has the words");
    let (source, via, cue) = by;
    let attribution = Attribution {
        source: SourceId(source),
        via: via.iter().copied().map(SourceId).collect(),
        cue: (!cue.is_empty()).then(|| made.span(article, cue)),
    };
    let at = Anchor::new(article, made.span(article, words));
    made.perform(Action::Mark(at, MarkAs::Claim(claim, stance, Some(attribution))));
    *made.0.dossier().mentions().keys().last().expect("a mention")
}

/// Four articles on a bridge: two through one agency, one that is that agency's text,
/// one that has heard somebody else.
fn articles() -> Made {
    let texts = [
        "Jembatan Layar ditutup, kata wali kota dalam kutipan kantor berita Pesisir.",
        "Menurut Pesisir, wali kota menutup jembatan itu. Tiga tiang retak.",
        "Jembatan ditutup sejak Selasa.",
        "Sopir truk Damar Aji melihat jembatan ditutup. Dua tiang retak, ujarnya.",
    ];
    let entries = texts.into_iter().zip(["satu.txt", "dua.txt", "tiga.txt", "empat.txt"]);
    let entries = entries.map(|(text, file)| {
        let given = Given {
            text,
            file,
            language: "id",
            read: true,
            ..Given::default()
        };
        given.entry()
    });
    let mut made = Made::default();
    made.perform(Action::AddArticles(entries.collect()));
    made
}

/// Those articles with all that this report is about; `word` stands wherever the analyst
/// types something.
fn bridge(word: &str) -> Made {
    let mut made = articles();
    let source = |name: &str, kind, parent: Option<u32>| Source {
        name: format!("{name}{word}"),
        role: format!("role{word}"),
        kind,
        parent: parent.map(SourceId),
        ..Source::default()
    };
    for record in [
        source("Pesisir", SourceKind::Medium, None),
        source("City hall", SourceKind::Organisation, None),
        source("The mayor", SourceKind::Person, Some(2)),
        Source {
            reliability: Some('B'),
            rated: "2026-11-24".to_owned(),
            rated_because: format!("Was there.{word}"),
            ..source("Damar Aji", SourceKind::Person, None)
        },
    ] {
        made.perform(Action::AddSource(record));
    }
    for (name, parent) in [("Bridge", None), ("Damage", Some(TagId(1)))] {
        made.perform(Action::AddTag(Tag {
            name: format!("{name}{word}"),
            parent,
            description: format!("What is told of it.{word}"),
            ..Tag::default()
        }));
    }
    let closed = made.claim(&format!("The bridge is closed{word}"));
    let piers = made.claim(&format!("Three piers are cracked{word}"));
    said(
        &mut made,
        "Jembatan Layar ditutup",
        closed,
        Stance::Reports,
        (3, &[1], "kata wali kota"),
    );
    said(
        &mut made,
        "wali kota menutup jembatan itu",
        closed,
        Stance::Reports,
        (3, &[1], "Menurut Pesisir"),
    );
    made.mark(C, "Jembatan ditutup", closed, Stance::Asserts, "", None);
    made.perform(Action::SetCopyOf(C, Some(SourceId(1))));
    said(
        &mut made,
        "melihat jembatan ditutup",
        closed,
        Stance::Reports,
        (4, &[], ""),
    );
    made.mark(
        B,
        "Tiga tiang retak",
        piers,
        Stance::Asserts,
        &format!("three{word}"),
        None,
    );
    made.mark(D, "Dua tiang retak", piers, Stance::Denies, &format!("two{word}"), None);
    edit_claim(&mut made, closed, |claim| {
        claim.tags = [TagId(1)].into();
        claim.overruled = Some(Overruled {
            status: Status::SingleOrigin,
            reason: format!("Damar Aji has it from the radio.{word}"),
        });
    });
    edit_claim(&mut made, piers, |claim| {
        claim.asks = format!("how many{word}");
        claim.tags = [TagId(2)].into();
        claim.assessment = Assessment {
            credibility: Some(3),
            likelihood: Some(Likelihood::Likely),
            confidence: Some(Confidence::Low),
            reason: format!("Nobody has been below.{word}"),
        };
    });
    made.perform(Action::Relate(piers, closed, Some(Relation::Entails)));
    made
}

/// The lines of one section, without those of the sections around it.
fn section<'a>(markdown: &'a str, title: &str) -> &'a str {
    let start = markdown.find(&format!("## {title}\n")).expect("the section");
    let rest = &markdown[start..];
    let end = rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3);
    rest[..end].trim_end()
}

#[test]
fn what_a_reader_is_told_of_claims() {
    let markdown = written(&bridge(""), Format::Markdown);
    let titles = [
        "Key judgements",
        "Disputed claims",
        "Claims by article",
        "Claim by claim",
        "Sources",
        "Method and limits",
        "Codebook",
    ];
    let told: Vec<&str> = titles.iter().map(|title| section(&markdown, title)).collect();
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn every_link_of_the_new_parts_leads_somewhere() {
    let html = written(&bridge(""), Format::Html);
    report_support::leave("standing.html", &html);
    let anchors = report_support::anchors(&html);
    for anchor in ["judgements", "codebook", "t1", "t2", "s3", "c2"] {
        assert!(anchors.contains(anchor), "{anchor}");
    }
}

#[test]
fn an_overruled_status_shows_both_words_and_the_reason() {
    let made = bridge("");
    let card = &report_on(made.0.dossier()).claims[0];
    assert_eq!(
        (card.standing.status, card.standing.derived),
        (Status::SingleOrigin, Status::Corroborated)
    );
    for format in [Format::Html, Format::Markdown] {
        let text = written(&made, format);
        for words in [
            "single origin",
            "the analyst’s word; the marks say corroborated",
            "Damar Aji has it from the radio.",
        ] {
            // In the matrix and on the card; the reason on the card.
            let least = if words.ends_with('.') { 1 } else { 2 };
            assert!(text.matches(words).count() >= least, "{format:?}: {words}");
        }
    }
}

#[test]
fn likelihood_and_confidence_are_never_in_one_line() {
    let markdown = written(&bridge(""), Format::Markdown);
    let card = section(&markdown, "Claim by claim");
    let lines: Vec<&str> = card
        .lines()
        .filter(|line| line.contains("ikel") || line.contains("onfiden"))
        .collect();
    assert_eq!(lines, ["- Likelihood: likely (55–80 %)", "- Confidence: low"]);
}

#[test]
fn nothing_is_said_where_there_is_nothing_to_say() {
    let mut made = articles();
    let claim = made.claim("The bridge is closed");
    made.mark(A, "Jembatan Layar ditutup", claim, Stance::Asserts, "", None);
    for format in [Format::Html, Format::Markdown] {
        let text = written(&made, format);
        for absent in [
            "Key judgements",
            "Codebook",
            "ICD 203",
            "Admiralty",
            "The analyst’s assessment",
            "the analyst’s word;",
            "Origin of",
            "independent origin</h4>",
            "opy of",
            "Tags",
            "Values answer",
        ] {
            assert!(!text.contains(absent), "{format:?}: {absent}");
        }
        assert!(text.contains("unverified"));
    }
}

fn ids(links: &[VoiceRef]) -> Vec<SourceId> {
    links.iter().map(|link| link.id).collect()
}

/// The report says of every claim of a dossier what the dossier says.
fn agrees(dossier: &Dossier) {
    let report = report_on(dossier);
    let mut origin_of: BTreeMap<SourceId, Vec<ClaimId>> = BTreeMap::new();
    for card in &report.claims {
        let origins = dossier.origins_of(card.id);
        assert_eq!(card.standing.status, dossier.status(card.id), "{}", card.id);
        assert_eq!(card.standing.derived, dossier.derived_status(card.id), "{}", card.id);
        assert_eq!(card.standing.why[0], dossier.why_status(card.id));
        assert!(card.standing.unsourced.iter().eq(&origins.unsourced), "{}", card.id);
        assert_eq!(card.standing.origins.len(), origins.origins.len(), "{}", card.id);
        for (told, known) in card.standing.origins.iter().zip(&origins.origins) {
            assert_eq!(told.voice.id, known.source);
            assert!(told.articles.iter().eq(&known.articles));
            let chains = told.chains.iter().map(|chain| (chain.mention, ids(&chain.links)));
            assert_eq!(chains.collect::<BTreeMap<_, _>>(), known.chains);
            for chain in &told.chains {
                assert_eq!(chain.article, dossier.mentions()[&chain.mention].at.article);
            }
            origin_of.entry(known.source).or_default().push(card.id);
        }
    }
    for voice in &report.voices {
        assert_eq!(voice.origin_of, origin_of.remove(&voice.id).unwrap_or_default());
    }
    for version in report.disputes.iter().flat_map(|dispute| &dispute.versions) {
        for quote in &version.quotes {
            let chain = dossier.chain(&dossier.mentions()[&quote.id]);
            assert!(chain.starts_with(&ids(&quote.chain)), "{}", quote.id);
            let rests = version
                .rests_on
                .iter()
                .find(|(_, articles)| articles.contains(&quote.article));
            match chain.last() {
                Some(end) => assert!(version.rests_on.iter().any(|(voice, _)| voice.id == *end)),
                None => assert!(rests.is_some() || version.unsourced.contains(&quote.article)),
            }
        }
    }
}

#[test]
fn chains_and_origins_are_those_of_the_dossier() {
    agrees(bridge("").0.dossier());
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron");
    let text = std::fs::read_to_string(sample).expect("the sample");
    let (dossier, _) = sejajar::project::from_ron(&text).expect("it can be read");
    agrees(&dossier);
}

#[test]
fn a_quotation_says_through_whom_it_came() {
    let report = report_on(bridge("").0.dossier());
    let chain = |number: u32| {
        let cells = report.claims.iter().flat_map(|card| &card.cells);
        let quotes = cells.filter_map(|cell| match &cell.said {
            report::tree::Said::Mentions(quotes) => Some(quotes),
            report::tree::Said::Empty(_) => None,
        });
        let quote = quotes.flatten().find(|quote| quote.id == MentionId(number));
        quote
            .expect("a quotation")
            .chain
            .iter()
            .map(|link| link.name.clone())
            .collect::<Vec<_>>()
    };
    // The mayor belongs to city hall, but city hall passed nothing on.
    assert_eq!(chain(1), ["Pesisir", "The mayor"]);
    assert_eq!(
        chain(3),
        ["Pesisir"],
        "the article is a copy, and the passage names nobody"
    );
    assert_eq!(chain(4), ["Damar Aji"]);
    let markdown = written(&bridge(""), Format::Markdown);
    for line in [
        "❝ reports · A ← Pesisir ← The mayor · by the words “kata wali kota” · m1",
        "✓ asserts · a copy: C ← Pesisir · m3",
        "❝ reports · said by Damar Aji (B) · m4",
        "  - A ← Pesisir ← The mayor ← City hall: ¶1 (m1)",
    ] {
        assert!(markdown.lines().any(|found| found == line), "{line}");
    }
}

#[test]
fn what_the_analyst_says_is_disputed_is_among_the_disputed() {
    let mut made = bridge("");
    edit_claim(&mut made, ClaimId(1), |claim| {
        claim.overruled = Some(Overruled {
            status: Status::Disputed,
            reason: "The ferrymen deny it.".to_owned(),
        });
    });
    let report = report_on(made.0.dossier());
    let disputed: Vec<ClaimId> = report.disputes.iter().map(|dispute| dispute.claim).collect();
    assert_eq!(disputed, [ClaimId(1), ClaimId(2)]);
    assert_eq!(report.masthead.counts.statuses, [2, 0, 0, 0]);
    let markdown = report::markdown::write(&report);
    assert!(section(&markdown, "Disputed claims").contains("The ferrymen deny it."));
}

#[test]
fn hostile_words_stay_text() {
    let made = bridge(HOSTILE);
    let html = written(&made, Format::Html);
    for bad in ["<script", "<b>", "href=\"javascript", "style=\""] {
        assert!(!html.contains(bad), "{bad}");
    }
    report_support::anchors(&html);
    let markdown = written(&made, Format::Markdown);
    {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
                Event::Start(Tag::Image { .. } | Tag::Link { .. } | Tag::Emphasis) => panic!("{event:?}"),
                _ => {}
            }
        }
    }
    // Every table keeps its columns: no bar of theirs is one of ours.
    for table in markdown.split("\n\n").filter(|block| block.starts_with("| ")) {
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let wanted = table.lines().next().map(bars);
        assert!(table.lines().all(|line| Some(bars(line)) == wanted), "{table}");
    }
    for text in [html, markdown] {
        let hidden = |c: char| matches!(c, '\u{200b}' | '\u{202e}') || (c.is_control() && c != '\n');
        assert_eq!(text.find(hidden), None, "what cannot be seen is shown");
        assert!(text.contains("⟨U+202E⟩"));
    }
}
