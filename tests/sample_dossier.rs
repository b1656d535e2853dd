//! The sample dossier in `seeds/`: made by this file from the articles beside it,
//! so that it is always what the app itself would write.
//!
//! After a change of the format or the articles, make it anew:
//! `cargo test --test sample_dossier -- --ignored`.

mod sample_content;

use std::path::{Path, PathBuf};

use sample_content::{APART, CLAIMS, COPIES, ENTAILS, Mark, NAMINGS, RULED_OUT, SOURCES, TAGS};

use sejajar::article::{ArticleId, Found};
use sejajar::dossier::{
    About, Action, Anchor, Assessment, Attribution, Claim, ClaimId, Coverage, Document, Entry, MarkAs, Mention,
    Overruled, Relation, Source, SourceId, Status, Tag, TagId, Tally, Target,
};
use sejajar::text::Span;
use sejajar::{import, project};

const ARTICLES: [&str; 6] = [
    "1-cakrawala.txt",
    "2-wartanusa.txt",
    "3-lensatimur.txt",
    "4-kabarrandu.txt",
    "4-kabarrandu-en.txt",
    "5-suarapelabuhan.txt",
];

/// The day of every rating.
const RATED: &str = "2026-11-22";

/// Corrected by hand: not every page says its outlet.
const OUTLETS: [(usize, &str); 6] = [
    (0, "Harian Cakrawala"),
    (1, "Warta Nusa"),
    (2, "Lensa Timur"),
    (3, "Kabar Randu"),
    (4, "Kabar Randu (English)"),
    (5, "Suara Pelabuhan"),
];

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn article(index: usize) -> ArticleId {
    ArticleId(u32::try_from(index).unwrap())
}

/// The one place of a quotation in an article.
fn place(document: &Document, index: usize, quote: &str) -> Anchor {
    let text = &document.dossier().article(article(index)).unwrap().article.text;
    let mut found = text.match_indices(quote);
    let (at, _) = found
        .next()
        .unwrap_or_else(|| panic!("{quote:?} is not in {}", ARTICLES[index]));
    assert!(found.next().is_none(), "{quote:?} stands twice in {}", ARTICLES[index]);
    Anchor::new(article(index), Span::new(at, at + quote.len()))
}

/// The place of a cue: where its words stand nearest to the mark.
fn cue(document: &Document, at: &Anchor, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let (text, cover) = (
        &document.dossier().article(at.article).unwrap().article.text,
        at.cover(),
    );
    let found = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len()));
    let away = |span: &Span| span.start.abs_diff(cover.end).min(cover.start.abs_diff(span.end));
    let nearest = found.min_by_key(away);
    assert!(nearest.is_some(), "{words:?} is not in {}", at.article);
    nearest
}

fn source_named(document: &Document, name: &str) -> SourceId {
    let found = document.dossier().source_by_name(name);
    found.unwrap_or_else(|| panic!("no source {name:?}"))
}

fn claim_numbered(number: usize) -> ClaimId {
    ClaimId(u32::try_from(number).unwrap())
}

fn put_sources(document: &mut Document) {
    for voice in SOURCES {
        let (reliability, because) = voice.rating.unzip();
        let action = Action::AddSource(Source {
            name: voice.name.to_owned(),
            aliases: voice.aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            role: voice.role.to_owned(),
            kind: voice.kind,
            reliability,
            rated: because.map_or("", |_| RATED).to_owned(),
            rated_because: because.unwrap_or_default().to_owned(),
            parent: None,
        });
        document.perform(action).unwrap();
    }
    for voice in SOURCES.iter().filter(|voice| !voice.parent.is_empty()) {
        let (id, parent) = (source_named(document, voice.name), source_named(document, voice.parent));
        let source = Source {
            parent: Some(parent),
            ..document.dossier().sources()[&id].clone()
        };
        document.perform(Action::EditSource(id, source)).unwrap();
    }
    let (one, other) = (source_named(document, APART.0), source_named(document, APART.1));
    document.perform(Action::KeepSourcesApart(one, other, true)).unwrap();
    for (index, source) in COPIES {
        let source = source_named(document, source);
        document
            .perform(Action::SetCopyOf(article(index), Some(source)))
            .unwrap();
    }
}

fn tag_named(document: &Document, name: &str) -> TagId {
    let found = document.dossier().tags().iter().find(|(_, tag)| tag.name == name);
    *found.unwrap_or_else(|| panic!("no tag {name:?}")).0
}

fn put_codebook(document: &mut Document) {
    for (name, above, colour, description) in TAGS {
        let parent = (!above.is_empty()).then(|| tag_named(document, above));
        let action = Action::AddTag(Tag {
            name: name.to_owned(),
            parent,
            colour,
            description: description.to_owned(),
        });
        document.perform(action).unwrap();
    }
}

fn put_claims(document: &mut Document) {
    for (number, said) in (1..).zip(CLAIMS) {
        let judged = said.assessment.map(|judged| Assessment {
            credibility: Some(judged.credibility),
            likelihood: judged.likelihood,
            confidence: judged.confidence,
            reason: judged.reason.to_owned(),
        });
        let overruled = said.overruled.map(|(status, reason)| Overruled {
            status,
            reason: reason.to_owned(),
        });
        let action = Action::AddClaim(Claim {
            statement: said.statement.to_owned(),
            key: (number < 10).then_some(number),
            asks: said.asks.to_owned(),
            tags: said.tags.iter().map(|name| tag_named(document, name)).collect(),
            assessment: judged.unwrap_or_default(),
            overruled,
        });
        document.perform(action).unwrap();
    }
    for (number, said) in (1..).zip(CLAIMS) {
        for mark in said.marks {
            put_mark(document, claim_numbered(number), mark);
        }
    }
    for ((from, to), relation) in [(ENTAILS, Relation::Entails), (RULED_OUT, Relation::Contrary)] {
        let relate = Action::Relate(claim_numbered(from), claim_numbered(to), Some(relation));
        document.perform(relate).unwrap();
    }
}

fn put_mark(document: &mut Document, claim: ClaimId, mark: &Mark) {
    let at = place(document, mark.article, mark.quote);
    let attribution = (!mark.source.is_empty()).then(|| Attribution {
        source: source_named(document, mark.source),
        via: mark.via.iter().map(|name| source_named(document, name)).collect(),
        cue: cue(document, &at, mark.cue),
    });
    let made = Action::Mark(at, MarkAs::Claim(claim, mark.stance, attribution));
    document.perform(made).unwrap();
    let (id, mention) = document.dossier().mentions().last_key_value().unwrap();
    let (id, mention) = (
        *id,
        Mention {
            value: mark.value.to_owned(),
            ..mention.clone()
        },
    );
    document.perform(Action::EditMention(id, mention)).unwrap();
}

fn sample() -> Document {
    let mut document = Document::default();
    let entries = ARTICLES.iter().map(|name| {
        let bytes = std::fs::read(seeds().join(name)).unwrap();
        Entry::from_imported(import::import(&bytes, name, "2026-11-22T06:00:00Z").unwrap())
    });
    let mut perform = |action: Action| {
        document.perform(action).unwrap();
    };
    perform(Action::AddArticles(entries.collect()));
    perform(Action::SetAbout(About {
        title: "Putin in Pyongyang, 18–19 June 2024 (sample)".to_owned(),
        analyst: "Sejajar".to_owned(),
        introduction: "A sample to learn the app by. The outlets and every sentence are invented, quotations too; \
                       **nothing in it may be cited**. The articles agree on the frame of the visit and disagree on \
                       when it began, who came along, and what was handed over."
            .to_owned(),
    }));
    for (index, outlet) in OUTLETS {
        let mut metadata = document.dossier().article(article(index)).unwrap().metadata.clone();
        metadata.outlet = Some(Found::typed(outlet));
        document.perform(Action::SetMetadata(article(index), metadata)).unwrap();
    }
    let mut perform = |action: Action| {
        document.perform(action).unwrap();
    };
    for index in [0, 1, 2, 3, 5] {
        perform(Action::SetRead(article(index), true));
    }
    perform(Action::SetHidden(article(4), true));
    put_sources(&mut document);
    put_codebook(&mut document);
    put_claims(&mut document);
    for (index, quote, source) in NAMINGS {
        let at = place(&document, index, quote);
        document
            .perform(Action::Mark(at, MarkAs::Source(source.to_owned())))
            .unwrap();
    }
    let note =
        "03:00 in Pyongyang is 21:00 on Tuesday in Moscow: the two dates can both be right, told from two clocks.";
    document
        .perform(Action::AddNote(Target::Claim(ClaimId(1)), note.to_owned()))
        .unwrap();
    let at = place(
        &document,
        5,
        "Menteri Luar Negeri AS, Matthew Miller, menyebut jumlahnya.",
    );
    let note = "Miller is a spokesman, not the minister; C has the title right.";
    document
        .perform(Action::Mark(at, MarkAs::Note(note.to_owned())))
        .unwrap();
    document
}

#[test]
fn the_sample_is_what_the_app_writes_and_every_fault_would_be_told() {
    let written = std::fs::read_to_string(seeds().join("sample.sejajar.ron")).unwrap();
    assert_eq!(project::check_text(&written), []);
    let (read, odd) = project::from_ron(&written).unwrap();
    assert_eq!(odd, []);
    assert_eq!(
        &read,
        sample().dossier(),
        "seeds/sample.sejajar.ron is out of date: see the top of this file"
    );
    assert_eq!(project::to_ron(&read), written);
}

#[test]
fn the_tally_counts_what_the_dossier_holds() {
    let document = sample();
    let dossier = document.dossier();
    let tally = Tally::of(dossier);
    let mut counted = 0;
    for claim in dossier.claims().keys() {
        assert_eq!(tally.is_disputed(*claim), dossier.is_disputed(*claim), "{claim}");
        assert_eq!(tally.values_of(*claim), dossier.values_of(*claim).len(), "{claim}");
        for article in dossier.articles().keys() {
            let ids = tally.mentions(*claim, *article);
            let here = dossier
                .mentions()
                .iter()
                .filter(|(_, mention)| mention.claim == *claim && mention.at.article == *article);
            let mut here: Vec<_> = here.map(|(id, mention)| (mention.at.cover(), *id)).collect();
            here.sort_unstable();
            assert!(ids.iter().eq(here.iter().map(|(_, id)| id)));
            counted += ids.len();
        }
    }
    assert_eq!(counted, dossier.mentions().len());
    // Read and silent is never shown as not read.
    let (parade, english) = (ClaimId(5), article(4));
    assert_eq!(tally.coverage(dossier, parade, article(0)), Coverage::Silent);
    assert_eq!(tally.coverage(dossier, parade, english), Coverage::NotRead);
    for source in dossier.sources().keys() {
        assert_eq!(tally.said_by(*source), dossier.mentions_by(*source).count());
        assert_eq!(tally.named(*source), dossier.namings_of(*source).count());
    }
}

#[test]
fn a_newcomer_sees_every_status_and_the_point_of_origins() {
    let document = sample();
    let dossier = document.dossier();
    let status = |number: usize| dossier.status(claim_numbered(number));
    let why = |number: usize| dossier.why_origins(&dossier.origins_of(claim_numbered(number)));
    assert_eq!(status(2), Status::Disputed);
    assert_eq!(why(2), "A, C, D and F all go back to United States.");
    assert_eq!(status(7), Status::Unverified);
    assert_eq!(status(9), Status::SingleOrigin);
    assert_eq!(why(9), "A, B, C, D and F all go back to KCNA.");
    assert_eq!(status(11), Status::Corroborated);
    assert_eq!(
        why(11),
        "C and D both go back to United States; A and F both go back to NATO."
    );
    assert_eq!(why(12), "B, C, D and F all go back to Kremlin.");
    // The analyst’s word stands against that of the marks.
    assert_eq!(status(10), Status::SingleOrigin);
    assert_eq!(dossier.derived_status(claim_numbered(10)), Status::Corroborated);
}

#[test]
#[ignore = "writes seeds/sample.sejajar.ron"]
fn make_the_sample() {
    let text = project::to_ron(sample().dossier());
    project::save::save(&seeds().join("sample.sejajar.ron"), &text).unwrap();
}
