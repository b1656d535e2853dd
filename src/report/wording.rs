//! Wording of the analyst's own prose that a reader may object to, by the analytic
//! standards of ICD 203 (Office of the Director of National Intelligence, 2015, section
//! D.6.e.2): likelihood and confidence in one sentence, and likelihood in terms of two
//! scales, which mean the same and read as if they did not.

mod terms;

use std::fmt;

use crate::dossier::{Dossier, Target};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::sentences::sentences;
use crate::text::words::words;
use terms::{MOST_WORDS, Term, term};

/// The longest part of a sentence that is told, in characters.
const SHOWN: usize = 160;

/// A sentence that a reader may object to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Whose sentence it is: "the introduction", "the reason for c3".
    pub place: String,
    /// The sentence.
    pub sentence: String,
    /// What there is to object to.
    pub objection: Objection,
}

/// What there is to object to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// How likely something is and how well founded the judgement is, in one sentence.
    LikelihoodAndConfidence {
        /// The words of likelihood.
        likelihood: String,
        /// The words of confidence.
        confidence: String,
    },
    /// A term of the scale that this dossier does not use.
    OtherScale {
        /// The term.
        used: String,
        /// The term of the other scale that says the same.
        instead: &'static str,
        /// Where this dossier uses a term of that scale.
        beside: String,
    },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = shortened(&self.sentence);
        write!(f, "{}: “{sentence}”: ", self.place)?;
        match &self.objection {
            Objection::LikelihoodAndConfidence { likelihood, confidence } => write!(
                f,
                "likelihood (“{likelihood}”) and confidence (“{confidence}”) stand in one sentence, so that a reader \
                 cannot tell which is which. Say each in a sentence of its own (ICD 203)"
            ),
            Objection::OtherScale { used, instead, beside } => write!(
                f,
                "“{used}” is of another scale than {beside}. Write “{instead}”, or keep to one scale (ICD 203)"
            ),
        }
    }
}

fn shortened(sentence: &str) -> String {
    let mut characters = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = characters.char_indices().nth(SHOWN) {
        characters.truncate(at);
        characters.push('…');
    }
    characters
}

/// What a reader may object to in the analyst's prose: the introduction, the reasons of
/// judgements, ratings and overruled statuses, the notes.
#[must_use]
pub fn remarks(dossier: &Dossier) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut first: Option<(bool, String)> = judged(dossier);
    for (place, prose) in prose(dossier) {
        for sentence in sentences(prose, "en") {
            of_sentence(&place, sentence.span.of(prose), &mut first, &mut found);
        }
    }
    found
}

/// The scale that the dossier's own judgements are in, where there are any.
fn judged(dossier: &Dossier) -> Option<(bool, String)> {
    let (id, likelihood) = dossier
        .claims()
        .iter()
        .find_map(|(id, claim)| Some((id, claim.assessment.likelihood?)))?;
    Some((false, format!("“{}”, the judgement of {id}", likelihood.word())))
}

/// All that the analyst wrote for a reader, with what it is.
fn prose(dossier: &Dossier) -> Vec<(String, &str)> {
    let mut all = vec![("the introduction".to_owned(), dossier.about().introduction.as_str())];
    for (id, claim) in dossier.claims() {
        all.push((format!("the reason for {id}"), &claim.assessment.reason));
        if let Some(overruled) = &claim.overruled {
            all.push((format!("why the status of {id} is another"), &overruled.reason));
        }
    }
    for (id, source) in dossier.sources() {
        all.push((format!("why {id} is rated"), &source.rated_because));
    }
    for (id, note) in dossier.notes() {
        let on = match &note.on {
            Target::Dossier => "the dossier".to_owned(),
            Target::Article(article) => article.to_string(),
            Target::Passage(at) => format!("a passage of {}", at.article),
            Target::Claim(claim) => claim.to_string(),
            Target::Mention(mention) => mention.to_string(),
            Target::Source(source) => source.to_string(),
        };
        all.push((format!("note {id} on {on}"), &note.text));
    }
    all
}

/// Looks at one sentence. `first`: the first term of likelihood so far, by whether it is of
/// the second scale, and where it stands.
fn of_sentence(place: &str, sentence: &str, first: &mut Option<(bool, String)>, found: &mut Vec<Remark>) {
    let (mut likelihood, mut confidence) = (None, None);
    let mut remark = |objection| {
        found.push(Remark {
            place: place.to_owned(),
            sentence: sentence.to_owned(),
            objection,
        });
    };
    for (term, at) in terms_in(sentence) {
        let used = at.of(sentence);
        match term {
            Term::Confidence => drop(confidence.get_or_insert(used)),
            Term::Likelihood { second, instead } => {
                likelihood.get_or_insert(used);
                match first {
                    None => *first = Some((second, format!("“{used}” in {place}"))),
                    Some((other, beside)) if *other != second => remark(Objection::OtherScale {
                        used: used.to_owned(),
                        instead,
                        beside: beside.clone(),
                    }),
                    Some(_) => {}
                }
            }
        }
    }
    if let (Some(likelihood), Some(confidence)) = (likelihood, confidence) {
        remark(Objection::LikelihoodAndConfidence {
            likelihood: likelihood.to_owned(),
            confidence: confidence.to_owned(),
        });
    }
}

/// The terms in a sentence, the longest where several begin: “very unlikely” is not “unlikely”.
fn terms_in(sentence: &str) -> Vec<(Term, Span)> {
    let places: Vec<Span> = words(sentence, Span::new(0, sentence.len())).collect();
    let folded: Vec<String> = places.iter().map(|word| folded(word.of(sentence))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let longest = (1..=MOST_WORDS).rev().find_map(|count| {
            let some = folded.get(at..at + count)?;
            Some((term(some)?, count))
        });
        let Some((term, count)) = longest else {
            at += 1;
            continue;
        };
        if let (Some(start), Some(end)) = (places.get(at), places.get(at + count - 1)) {
            found.push((term, start.cover(*end)));
        }
        at += count;
    }
    found
}
