//! A dossier of generated articles, marked as an analyst would mark it.

use sejajar::article::ArticleId;
use sejajar::dossier::{
    About, Anchor, Arrangement, Attribution, Claim, ClaimId, Dossier, Entry, Mention, MentionId, Naming, NamingId,
    Note, NoteId, Parts, Source, SourceId, Stance, Target,
};
use sejajar::import::import;
use sejajar::text::Span;

use super::random::Random;
use super::texts::{Shape, Text, Told, texts};

/// Claims and sources at most: more than an analyst keeps apart.
const CLAIMS: usize = 60;
const SOURCES: usize = 20;
/// Claims of a dossier that is marked all over.
const CROWD: u32 = 200;

/// The dossier of a shape, with up to `mentions` marks in each article.
pub(crate) fn generated(shape: Shape, mentions: usize) -> Dossier {
    dossier(&texts(shape), mentions)
}

/// The dossier of some texts, with up to `mentions` marks in each: mentions of the facts told
/// oftenest, for each four of them a naming of a source, and a note an article.
pub(crate) fn dossier(texts: &[Text], mentions: usize) -> Dossier {
    let mut random = Random::new(0x0a11_5e1a);
    let mut parts = Parts {
        about: About {
            title: "Generated dossier".to_owned(),
            ..About::default()
        },
        sources: sources(texts),
        ..Parts::default()
    };
    for (id, text) in (0..).map(ArticleId).zip(texts) {
        let imported = import(text.text.as_bytes(), &text.file_name, "").expect("generated text is text");
        parts.articles.push((id, Entry::from_imported(imported)));
        parts.arrangement.order.push(id);
        mark(id, text, mentions, &mut parts, &mut random);
    }
    parts.arrangement = Arrangement {
        order: std::mem::take(&mut parts.arrangement.order),
        ..Arrangement::default()
    };
    Dossier::from_parts(parts).expect("generated records fit together")
}

/// A dossier with two marks on every sentence, one within the other, spread over
/// [`CROWD`] claims: an analyst's largest. Every third mark gives a value, two of three
/// have a source, and of those every other one came through another.
pub(crate) fn crowded(shape: Shape) -> Dossier {
    let texts = texts(shape);
    let mut random = Random::new(0x00c2_0e0d);
    let mut parts = Parts {
        sources: sources(&texts),
        ..Parts::default()
    };
    for number in 1..=CROWD {
        let claim = Claim {
            statement: format!("Claim {number}: what several outlets tell in words of their own"),
            key: u8::try_from(number).ok().filter(|key| *key <= 9),
            ..Claim::default()
        };
        parts.claims.push((ClaimId(number), claim));
    }
    for (id, text) in (0..).map(ArticleId).zip(&texts) {
        let imported = import(text.text.as_bytes(), &text.file_name, "").expect("generated text is text");
        parts.articles.push((id, Entry::from_imported(imported)));
        parts.arrangement.order.push(id);
        for told in &text.sentences {
            let whole = Span::new(told.start, told.end);
            let head = whole.of(&text.text).char_indices().filter(|(_, c)| *c == ' ').nth(4);
            let part = Span::new(told.start, told.start + head.map_or(whole.len(), |(at, _)| at));
            for span in [whole, part] {
                let mention = crowd_mark(parts.mentions.len(), Anchor::new(id, span), &parts.sources, &mut random);
                parts.mentions.push((MentionId(number(parts.mentions.len())), mention));
            }
        }
    }
    Dossier::from_parts(parts).expect("generated records fit together")
}

fn crowd_mark(count: usize, at: Anchor, sources: &[(SourceId, Source)], random: &mut Random) -> Mention {
    let claim = ClaimId(1 + u32::try_from(count).expect("few marks") * 7 % CROWD);
    let source = random.pick(sources).0;
    let through = random.pick(sources).0;
    Mention {
        claim,
        at,
        stance: *random.pick(&Stance::ALL),
        value: if count.is_multiple_of(3) {
            format!("{} people", 10 + count % 4)
        } else {
            String::new()
        },
        attribution: random.chance(66).then(|| Attribution {
            source,
            via: Some(through)
                .filter(|through| *through != source && count.is_multiple_of(2))
                .into_iter()
                .collect(),
            cue: None,
        }),
    }
}

fn sources(texts: &[Text]) -> Vec<(SourceId, Source)> {
    let names = texts.iter().flat_map(|text| &text.sentences).map(|told| told.start);
    (1..)
        .map(SourceId)
        .zip(names.take(SOURCES))
        .map(|(id, start)| {
            let source = Source {
                name: format!("Voice {id} ({start})"),
                role: "spokesman".to_owned(),
                reliability: Some('C'),
                ..Source::default()
            };
            (id, source)
        })
        .collect()
}

fn mark(article: ArticleId, text: &Text, most: usize, parts: &mut Parts, random: &mut Random) {
    let span = |told: &Told| Span::new(told.start, told.end);
    let marked = text.sentences.iter().filter_map(|told| {
        let fact = told.fact.filter(|fact| *fact < CLAIMS)?;
        Some((told, fact))
    });
    for (at, (told, fact)) in marked.take(most).enumerate() {
        let claim = ClaimId(number(fact));
        if parts.claims.iter().all(|(id, _)| *id != claim) {
            let statement = span(told).of(&text.text).to_owned();
            let key = u8::try_from(fact + 1).ok().filter(|key| *key <= 9);
            parts.claims.push((
                claim,
                Claim {
                    statement,
                    key,
                    ..Claim::default()
                },
            ));
        }
        let source = random.pick(&parts.sources).0;
        let mention = Mention {
            claim,
            at: Anchor::new(article, span(told)),
            stance: *random.pick(&[
                Stance::Asserts,
                Stance::Asserts,
                Stance::Reports,
                Stance::Hedges,
                Stance::Denies,
            ]),
            value: String::new(),
            attribution: random.chance(60).then_some(Attribution {
                source,
                via: Vec::new(),
                cue: None,
            }),
        };
        parts.mentions.push((MentionId(number(parts.mentions.len())), mention));
        if at % 4 == 0 {
            let word = text.text[told.start..].find(' ').unwrap_or(1);
            let at = Anchor::new(article, Span::new(told.start, told.start + word));
            parts
                .namings
                .push((NamingId(number(parts.namings.len())), Naming { source, at }));
        }
    }
    if let Some(told) = text.sentences.first() {
        let note = Note {
            on: Target::Passage(Anchor::new(article, span(told))),
            text: "Look at this again.".to_owned(),
        };
        parts.notes.push((NoteId(number(parts.notes.len())), note));
    }
}

/// The id's number of the record at `index`.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).expect("few records")
}
