//! What follows from marks: status, origins, and claims, tags and sources joined and
//! parted with all that hangs on them.

use std::sync::Arc;

use sejajar::article::{Article, ArticleId, Metadata, Origin};
use sejajar::dossier::codebook::{outline, path};
use sejajar::dossier::{
    Action, Anchor, Assessment, Attribution, Claim, ClaimId, Document, Entry, MarkAs, Mention, MentionId, Overruled,
    Refusal, Relation, Said, Source, SourceId, Stance, Status, Tag, TagId, TakenMark, TakenUp, Tally,
};
use sejajar::text::Span;

const TEXT: &str = "Rudal itu diluncurkan pada Rabu pagi, kata juru bicara.";

fn entry(number: u64) -> Entry {
    let origin = Origin {
        file_name: format!("{number}.txt"),
        sha256: format!("{number:0>64x}"),
        bytes: number,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    Entry {
        article: Arc::new(Article::new(TEXT, origin, "id")),
        metadata: Metadata::default(),
        folds: Vec::new(),
        read: false,
        copy_of: None,
    }
}

fn source(name: &str, parent: Option<u32>) -> Action {
    Action::AddSource(Source {
        name: name.to_owned(),
        parent: parent.map(SourceId),
        ..Source::default()
    })
}

fn mark(article: u32, claim: u32, stance: Stance, said: Option<(u32, &[u32])>) -> Action {
    let attribution = said.map(|(source, via)| Attribution {
        source: SourceId(source),
        via: via.iter().copied().map(SourceId).collect(),
        cue: None,
    });
    let at = Anchor::new(ArticleId(article), Span::new(0, 9));
    Action::Mark(at, MarkAs::Claim(ClaimId(claim), stance, attribution))
}

fn made(document: &mut Document, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        document.perform(action).expect("it can be done");
        // Origins move with whom a source belongs to and whose text an article is.
        assert_eq!(document.tally(), &Tally::of(document.dossier()));
    }
}

/// Five articles, one claim, and the sources KCNA (1), a spokesman (2) of the ministry
/// (3), Tass (4).
fn dossier() -> Document {
    let mut document = Document::default();
    made(
        &mut document,
        [
            Action::AddArticles((0..5).map(entry).collect()),
            source("KCNA", None),
            source("The spokesman", None),
            source("The ministry", None),
            source("Tass", None),
            Action::EditSource(
                SourceId(2),
                Source {
                    name: "The spokesman".to_owned(),
                    parent: Some(SourceId(3)),
                    ..Source::default()
                },
            ),
            Action::AddClaim(Claim {
                statement: "A missile was launched".to_owned(),
                ..Claim::default()
            }),
        ],
    );
    document
}

fn status(document: &Document) -> (Status, String) {
    let claim = ClaimId(1);
    let tally = Tally::of(document.dossier());
    assert_eq!(
        tally.status(document.dossier(), claim),
        document.dossier().status(claim)
    );
    (document.dossier().status(claim), document.dossier().why_status(claim))
}

#[test]
fn five_articles_that_pass_on_one_agency_are_one_origin() {
    let mut document = dossier();
    assert_eq!(
        status(&document),
        (Status::Unverified, "No marked passage states it.".to_owned())
    );
    made(&mut document, [mark(0, 1, Stance::Asserts, None)]);
    assert_eq!(status(&document), (Status::Unverified, "A names no source.".to_owned()));
    made(
        &mut document,
        [
            mark(1, 1, Stance::Reports, Some((1, &[]))),
            mark(2, 1, Stance::Asserts, Some((1, &[4]))),
            Action::SetCopyOf(ArticleId(0), Some(SourceId(1))),
        ],
    );
    assert_eq!(
        status(&document),
        (Status::SingleOrigin, "A, B and C all go back to KCNA.".to_owned())
    );
    // A second voice corroborates; two voices of one house are one.
    made(&mut document, [mark(3, 1, Stance::Asserts, Some((2, &[4])))]);
    assert_eq!(
        status(&document),
        (
            Status::Corroborated,
            "A, B and C all go back to KCNA; D goes back to The ministry.".to_owned()
        )
    );
    made(&mut document, [mark(4, 1, Stance::Asserts, Some((3, &[])))]);
    assert_eq!(document.dossier().origins_of(ClaimId(1)).origins.len(), 2);
    // Who denies is no origin of it, and disputes it.
    made(&mut document, [mark(4, 1, Stance::Denies, Some((4, &[])))]);
    assert_eq!(status(&document), (Status::Disputed, "E denies it.".to_owned()));
}

#[test]
fn the_analyst_may_overrule_with_a_reason_only() {
    let mut document = dossier();
    let overruled = |reason: &str| {
        Action::EditClaim(
            ClaimId(1),
            Claim {
                statement: "A missile was launched".to_owned(),
                overruled: Some(Overruled {
                    status: Status::Corroborated,
                    reason: reason.to_owned(),
                }),
                ..Claim::default()
            },
        )
    };
    assert_eq!(document.perform(overruled(" ")), Err(Refusal::NoReason));
    made(&mut document, [overruled("satellite images, seen")]);
    assert_eq!(document.dossier().status(ClaimId(1)), Status::Corroborated);
    assert_eq!(document.dossier().derived_status(ClaimId(1)), Status::Unverified);
}

#[test]
fn sources_merge_with_all_that_hangs_on_them() {
    let mut document = dossier();
    made(
        &mut document,
        [
            mark(0, 1, Stance::Asserts, Some((2, &[1, 4]))),
            Action::SetCopyOf(ArticleId(1), Some(SourceId(1))),
            Action::KeepSourcesApart(SourceId(1), SourceId(3), true),
            Action::MergeSources(SourceId(1), SourceId(4)),
        ],
    );
    let merged = document.dossier();
    let said = merged.mentions()[&MentionId(1)]
        .attribution
        .as_ref()
        .expect("attributed");
    assert_eq!(said.via, [SourceId(4)], "the two steps are one");
    assert_eq!(merged.sources()[&SourceId(4)].aliases, ["KCNA"]);
    assert_eq!(merged.articles()[&ArticleId(1)].copy_of, Some(SourceId(4)));
    let apart: Vec<_> = merged.never_merge().map(|pair| (pair.a, pair.b)).collect();
    assert_eq!(apart, [(SourceId(3), SourceId(4))]);
    assert_eq!(merged.faults(), []);
    // Merged into what it belongs to, it does not belong to itself.
    made(&mut document, [Action::MergeSources(SourceId(3), SourceId(2))]);
    assert_eq!(document.dossier().sources()[&SourceId(2)].parent, None);
}

#[test]
fn claims_merge_and_part_with_their_marks() {
    let mut document = dossier();
    made(
        &mut document,
        [
            Action::AddClaim(Claim {
                statement: "A rocket flew".to_owned(),
                key: Some(4),
                ..Claim::default()
            }),
            Action::AddClaim(Claim {
                statement: "Nothing flew".to_owned(),
                ..Claim::default()
            }),
            mark(0, 2, Stance::Asserts, None),
            mark(1, 2, Stance::Denies, None),
            Action::Relate(ClaimId(3), ClaimId(2), Some(Relation::Contradicts)),
            Action::MergeClaims(ClaimId(2), ClaimId(1)),
        ],
    );
    let merged = document.dossier();
    assert_eq!(merged.claims()[&ClaimId(1)].key, Some(4));
    assert!(merged.mentions().values().all(|mention| mention.claim == ClaimId(1)));
    let related: Vec<_> = merged
        .relations()
        .iter()
        .map(|(pair, r)| (pair.from, *r, pair.to))
        .collect();
    assert_eq!(related, [(ClaimId(1), Relation::Contradicts, ClaimId(3))]);
    let parted = Action::SplitClaim(ClaimId(1), vec![MentionId(2)], "Not a rocket".to_owned());
    made(&mut document, [parted]);
    assert_eq!(document.dossier().mentions()[&MentionId(2)].claim, ClaimId(4));
    assert!(document.undo().is_some());
    assert_eq!(document.dossier().mentions()[&MentionId(2)].claim, ClaimId(1));
}

#[test]
fn merging_claims_loses_no_judgement_and_marks_no_passage_twice() {
    let mut document = dossier();
    let judged = |statement: &str, credibility: u8, reason: &str| Claim {
        statement: statement.to_owned(),
        assessment: Assessment {
            credibility: Some(credibility),
            ..Assessment::default()
        },
        overruled: Some(Overruled {
            status: Status::Unverified,
            reason: reason.to_owned(),
        }),
        ..Claim::default()
    };
    made(
        &mut document,
        [
            Action::EditClaim(ClaimId(1), judged("A missile was launched", 2, "seen")),
            Action::AddClaim(judged("A rocket flew", 5, "heard")),
            mark(0, 1, Stance::Asserts, None),
            mark(0, 2, Stance::Asserts, None),
            mark(1, 2, Stance::Denies, None),
            Action::MergeClaims(ClaimId(2), ClaimId(1)),
        ],
    );
    let merged = document.dossier();
    assert_eq!(merged.claims()[&ClaimId(1)].assessment.credibility, Some(2));
    let notes: Vec<&str> = merged.notes().values().map(|note| note.text.as_str()).collect();
    assert_eq!(
        notes,
        [
            "Assessed before as “A rocket flew”: credibility 5 (improbable)",
            "Overruled before as “A rocket flew”: unverified, heard",
        ]
    );
    assert_eq!(merged.mentions().len(), 2, "the same mark of both is one");
    assert!(document.undo().is_some());
    assert_eq!(document.dossier().mentions().len(), 3);
    assert!(document.dossier().notes().is_empty());
}

#[test]
fn who_only_asks_disputes_nothing_and_formats_of_a_number_are_no_conflict() {
    let mut document = dossier();
    made(
        &mut document,
        [mark(0, 1, Stance::Denies, None), mark(1, 1, Stance::Questions, None)],
    );
    assert!(!document.dossier().is_disputed(ClaimId(1)));
    let valued = |document: &Document, id: u32, value: &str| {
        let mention = document.dossier().mentions()[&MentionId(id)].clone();
        let value = value.to_owned();
        Action::EditMention(MentionId(id), Mention { value, ..mention })
    };
    let steps = [
        valued(&document, 1, "11.000 shells"),
        valued(&document, 2, "11,000 Shells"),
    ];
    made(&mut document, steps);
    assert!(!document.dossier().is_disputed(ClaimId(1)));
    let step = valued(&document, 2, "12,000 shells");
    made(&mut document, [step]);
    assert!(document.dossier().is_disputed(ClaimId(1)));
}

#[test]
fn tags_keep_their_claims_and_their_tree() {
    let tag = |name: &str, parent: Option<u32>| Tag {
        name: name.to_owned(),
        parent: parent.map(TagId),
        ..Tag::default()
    };
    let mut document = dossier();
    made(
        &mut document,
        [
            Action::AddTag(tag("Weapons", None)),
            Action::AddTag(tag("Missiles", Some(1))),
            Action::AddTag(tag("Ballistic", Some(2))),
            Action::AddTag(tag("Rockets", None)),
            Action::EditClaim(
                ClaimId(1),
                Claim {
                    statement: "A missile was launched".to_owned(),
                    tags: [TagId(2)].into(),
                    ..Claim::default()
                },
            ),
        ],
    );
    let circle = document.perform(Action::EditTag(TagId(1), tag("Weapons", Some(3))));
    assert_eq!(circle, Err(Refusal::Circle("tag Weapons".to_owned())));
    let taken = document.perform(Action::AddTag(tag("missiles ", Some(1))));
    assert_eq!(taken, Err(Refusal::TagTaken("missiles ".to_owned())));
    assert_eq!(
        path(document.dossier().tags(), TagId(3)),
        "Weapons / Missiles / Ballistic"
    );
    // Into one that stands below it.
    made(&mut document, [Action::MergeTags(TagId(1), TagId(3))]);
    assert_eq!(document.dossier().faults(), []);
    let tree = outline(document.dossier().tags());
    assert_eq!(tree, [(TagId(2), 0), (TagId(3), 1), (TagId(4), 0)]);
    made(&mut document, [Action::MergeTags(TagId(2), TagId(4))]);
    assert_eq!(document.dossier().claims()[&ClaimId(1)].tags, [TagId(4)].into());
    let parted = Action::SplitTag(TagId(4), vec![ClaimId(1)], "Cruise".to_owned());
    made(&mut document, [parted]);
    assert_eq!(document.dossier().claims()[&ClaimId(1)].tags, [TagId(5)].into());
}

#[test]
fn what_is_taken_up_is_one_claim_with_marks_and_sources_in_one_step() {
    let mut document = dossier();
    let before = document.dossier().clone();
    let said = |name: &str, via: &[&str]| {
        Some(Said {
            name: name.to_owned(),
            cue: Some(Span::new(41, 45)),
            via: via.iter().copied().map(str::to_owned).collect(),
        })
    };
    let mark = |article: u32, value: &str, said: Option<Said>| TakenMark {
        at: Anchor::new(ArticleId(article), Span::new(0, 9)),
        stance: Stance::Reports,
        value: value.to_owned(),
        said,
    };
    let marks = vec![
        mark(0, "12", said("Harbour master", &["Tass"])),
        mark(
            1,
            "14",
            said("harbour master ", &["Antara", "Antara", "Harbour Master"]),
        ),
        mark(2, "14", None),
    ];
    let (statement, asks) = ("So many died".to_owned(), "how many".to_owned());
    let taken = TakenUp { statement, asks, marks };
    made(&mut document, [Action::TakeUp(Box::new(taken))]);

    let dossier = document.dossier();
    let names = |ids: &[SourceId]| -> Vec<&str> { ids.iter().map(|id| &*dossier.sources()[id].name).collect() };
    let claim = *dossier.claims().keys().next_back().unwrap();
    let marks: Vec<_> = dossier
        .mentions()
        .values()
        .filter(|mention| mention.claim == claim)
        .collect();
    let values: Vec<&str> = marks.iter().map(|mark| &*mark.value).collect();
    assert_eq!(values, ["12", "14", "14"]);
    let chains: Vec<_> = marks.iter().filter_map(|mark| mark.attribution.as_ref()).collect();
    assert_eq!(chains[0].source, chains[1].source);
    assert_eq!(names(&chains[0].via), ["Tass"]);
    assert_eq!(names(&chains[1].via), ["Antara"]);
    // Tass was there; the harbour master and Antara are new.
    assert_eq!(dossier.sources().len(), before.sources().len() + 2);

    document.undo();
    assert_eq!(document.dossier(), &before);
    let nothing = TakenUp {
        statement: "So many died".to_owned(),
        asks: String::new(),
        marks: Vec::new(),
    };
    assert!(document.perform(Action::TakeUp(Box::new(nothing))).is_err());
}

#[test]
fn what_would_be_taken_counts_as_it_counts_when_it_is_taken() {
    let mut document = dossier();
    // Article 2 is a copy of Tass's text; article 1 has a mark that names nobody yet.
    made(
        &mut document,
        [
            Action::SetCopyOf(ArticleId(2), Some(SourceId(4))),
            mark(0, 1, Stance::Asserts, Some((2, &[]))),
            mark(1, 1, Stance::Asserts, None),
            mark(2, 1, Stance::Reports, None),
            mark(3, 1, Stance::Denies, None),
        ],
    );
    let said = |name: &str| Said {
        name: name.to_owned(),
        cue: None,
        via: Vec::new(),
    };
    // The ministry's house, a new name twice in other letters, and one who denies.
    for names in [
        ["Spokesman", "Harbour master", "Somebody"],
        ["Harbour master", "harbour Master", "Tass"],
        ["Tass", "Ministry", "Harbour master"],
    ] {
        let open = document.dossier().mentions().iter();
        let open: Vec<MentionId> = open
            .filter(|(_, m)| m.attribution.is_none())
            .map(|(id, _)| *id)
            .collect();
        let all: Vec<(MentionId, Said)> = open.into_iter().zip(names.map(said)).collect();
        let would = document
            .dossier()
            .origins_if(ClaimId(1), &all.iter().map(|(id, said)| (*id, said)).collect());
        made(&mut document, [Action::AttributeMany(all)]);
        let is = document.dossier().origins_of(ClaimId(1));
        assert_eq!(would.origins.len(), is.origins.len(), "{names:?}");
        assert_eq!(would.unsourced, is.unsourced, "{names:?}");
        document.undo();
    }
}
