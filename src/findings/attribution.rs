//! Who is said to have said what: speaker, cue and content of direct, indirect and mixed
//! speech, and through whom it came.
//!
//! An article is read as words and marks ([`tokens`]); words are looked up in the `speech`
//! section of the language ([`cues`]); each cue looks for its speaker ([`voice`]) and for
//! how far its content reaches ([`content`]) inside its sentence, or inside the quotation
//! that began before it ([`rules`]); relays become links of the chain ([`relay`]); names
//! and pronouns are resolved last ([`people`]). Without word lists, quotations and
//! the names beside them remain.
//!
//! **What is content**: the clause or quotation that is attributed, without "that", cue
//! and speaker, and without a full stop. Of a quotation that is the whole content the
//! marks stay outside; marks inside a longer clause stay where they are. A clause with the
//! cue in its middle is given whole, cue and all. **What is speaker**: the name with its titles; of a role and a
//! name that a comma parts, the name. The speaker of a form with "-nya" is that ending.

mod content;
mod cues;
mod people;
mod relay;
mod rules;
mod tokens;
mod voice;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::align::Input;
use crate::article::ArticleId;
use crate::text::Span;
use cues::Cues;
use people::{People, Spoke};
use tokens::Reader;
use voice::VoiceKind;

/// How words are attributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A quotation.
    Direct,
    /// In the article's words.
    Indirect,
    /// In the article's words with quoted ones among them.
    Mixed,
    /// To nobody who is named: "reportedly", "officials said".
    Anonymous,
}

impl Form {
    /// The word for it in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Anonymous => "anonymous",
        }
    }
}

/// Something that an article says somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The article.
    pub article: ArticleId,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that say that somebody says so.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Span,
    /// In which form.
    pub form: Form,
    /// Who is meant, by name: of a pronoun the one it stands for, of a short name the full
    /// one. Empty when nobody is named.
    pub name: String,
    /// Whether the speaker is a pronoun or a role that was resolved.
    pub by_pronoun: bool,
    /// From the article's side: the names of those who passed it on.
    pub via: Vec<Span>,
}

/// The attributions of all articles: each article's in the order of its text, the
/// articles in the order given.
#[must_use]
pub fn attributions(inputs: &[Input]) -> Vec<Attribution> {
    inputs.par_iter().flat_map_iter(|input| of_article(input).0).collect()
}

/// The attributions of one article, and how many steps over its words that took.
pub(crate) fn of_article(input: &Input) -> (Vec<Attribution>, u64) {
    let cues = Cues::of(&input.language);
    let reader = Reader::of(input, cues);
    let drafts = rules::drafts(&reader);
    let passed_on = relay::of_article(&reader, input);
    let people = People::of(&reader);
    let mut last: Option<Spoke> = None;
    let mut found = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut name = String::new();
        let mut by_pronoun = false;
        let mut unnamed = true;
        if let Some(voice) = &draft.voice {
            unnamed = matches!(voice.kind, VoiceKind::Unnamed | VoiceKind::Other);
            name = people.name(voice);
            if matches!(voice.kind, VoiceKind::Pronoun | VoiceKind::Definite) {
                let meant = people.meant(voice, last.as_ref(), draft.tag);
                by_pronoun = meant.is_some() || voice.kind == VoiceKind::Pronoun;
                name = meant.unwrap_or(name);
            }
            if !name.is_empty() {
                let group = !by_pronoun && people.is_group(voice);
                last = Some(Spoke {
                    name: name.clone(),
                    sentence: draft.sentence,
                    group,
                });
            }
        }
        let speaker = draft.voice.as_ref().map(|voice| reader.span(voice.tokens.clone()));
        let speaker = speaker.map(|span| {
            if draft.ending {
                cues::ending(&input.article.text, span, &input.language)
            } else {
                span
            }
        });
        let mut via: Vec<Span> = draft.via.iter().map(|tokens| reader.span(tokens.clone())).collect();
        if let Some(agency) = passed_on {
            let known = |span: &Span| span.of(reader.text).eq_ignore_ascii_case(agency.of(reader.text));
            if !via.iter().any(known) && !speaker.as_ref().is_some_and(known) {
                via.insert(0, agency);
            }
        }
        let form = match draft.content.form {
            Form::Indirect if unnamed && name.is_empty() => Form::Anonymous,
            form => form,
        };
        found.push(Attribution {
            article: input.id,
            speaker,
            cue: draft.cue.map(|tokens| {
                let span = reader.span(tokens);
                match speaker {
                    Some(ending) if draft.ending => Span::new(span.start, ending.start.max(span.start)),
                    _ => span,
                }
            }),
            content: draft.content.span,
            form,
            name,
            by_pronoun,
            via,
        });
    }
    (found, reader.steps())
}
