//! What records that do not fit are told.

use super::*;
use crate::article::Metadata;
use crate::article::{Article, Found, Origin};
use crate::dossier::{Anchor, Target};
use crate::dossier::{Attribution, Place, Stance};

fn entry(text: &str) -> Entry {
    let origin = Origin {
        file_name: "a.txt".to_owned(),
        sha256: "0".repeat(64),
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    Entry {
        article: Arc::new(Article::new(text, origin, "id")),
        metadata: Metadata::default(),
        folds: Vec::new(),
        read: false,
        copy_of: None,
    }
}

fn two_articles() -> Parts {
    let (a, b) = (ArticleId(0), ArticleId(1));
    Parts {
        articles: vec![(b, entry("Kabar itu benar.")), (a, entry("Kabar itu tidak benar."))],
        arrangement: Arrangement {
            order: vec![b, a],
            ..Arrangement::default()
        },
        claims: vec![(ClaimId(1), Claim::default())],
        ..Parts::default()
    }
}

fn mention(article: ArticleId, fragments: &[(usize, usize)]) -> Mention {
    Mention {
        claim: ClaimId(1),
        at: Anchor {
            article,
            fragments: fragments.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
        },
        stance: Stance::Asserts,
        value: String::new(),
        attribution: None,
    }
}

/// What `from_parts` says of `parts`, a line a fault.
fn faults(parts: Parts) -> Vec<String> {
    let faults = Dossier::from_parts(parts).expect_err("there are faults");
    faults.iter().map(|f| format!("{}: {f}", f.record)).collect()
}

#[test]
fn records_in_any_order_make_a_dossier() {
    let dossier = Dossier::from_parts(two_articles()).expect("no fault");
    assert_eq!(dossier.columns().collect::<Vec<_>>(), [ArticleId(1), ArticleId(0)]);
}

#[test]
fn every_fault_is_told_not_only_the_first() {
    let mut parts = two_articles();
    let (a, b) = (ArticleId(0), ArticleId(1));
    parts.arrangement.order = vec![a, a];
    parts.arrangement.pivot = Some(ArticleId(7));
    parts.claims.push((ClaimId(1), Claim::default()));
    parts.claims.push((ClaimId(u32::MAX), Claim::default()));
    parts.articles[0].1.metadata.date = Some(Found {
        value: "19/6".to_owned(),
        at: Some(Span::new(0, 900)),
    });
    let attributed = Mention {
        claim: ClaimId(2),
        attribution: Some(Attribution {
            source: SourceId(4),
            via: Vec::new(),
            cue: Some(Span::new(3, 3)),
        }),
        ..mention(a, &[(0, 5)])
    };
    parts.mentions = vec![
        (MentionId(1), mention(a, &[])),
        (MentionId(2), mention(b, &[(6, 9), (0, 5)])),
        (MentionId(3), attributed),
    ];
    let passage = Target::Passage(Anchor::new(ArticleId(9), Span::new(0, 1)));
    parts.notes = vec![(
        NoteId(1),
        Note {
            on: passage,
            text: "?".to_owned(),
        },
    )];
    let place = |start| Place {
        article: a,
        span: Span::new(start, start + 5),
    };
    parts.pins = vec![(PinPair::new(place(0), place(6)), Pin::Linked)];
    insta::assert_snapshot!(faults(parts).join("\n"), @r"
    claim c1: there is another record of this id
    the arrangement: the order of the columns has article A twice
    the arrangement: the order of the columns lacks article B
    the arrangement: it refers to article H, which is not there
    article B: the passage 0..900 is not in the text of article B
    claim c4294967295: the number of the id is too large
    mention m1: it marks no passage
    mention m2: the passage 0..5 overlaps the one before it or stands before it in the text
    mention m3: it refers to claim c2, which is not there
    mention m3: it refers to source s4, which is not there
    mention m3: the passage 3..3 is not in the text of article A
    note n1: it refers to article J, which is not there
    pin A 0..5 – A 6..11: both passages are in article A; a link joins two articles
    ");
}
