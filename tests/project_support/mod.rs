//! Random dossiers with hostile texts, made the way the analyst makes them:
//! through `Document::perform`.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use sejajar::align::ShownFrom;
use sejajar::article::{Article, Fold, Found, Metadata, Origin};
use sejajar::dossier::{
    About, Action, Anchor, Assessment, Attribution, Claim, Confidence, Contents, Dismissed, Document, Dossier, Entry,
    Likelihood, MarkAs, Mention, Overruled, Pin, Place, Proposed, ProposedAs, Relation, Said, Source, SourceKind,
    SourceUse, Stance, Status, Suggested, Tag, TakenMark, TakenUp, Target,
};
use sejajar::text::Span;
use sejajar::text::span::floor_boundary;

/// Text that breaks what is careless: quotes, escapes, comments, brackets, all
/// line ends, controls, bidi, four-byte characters, marks of merge conflicts.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            "\"", "\\", "'", "\\\"", "\\u{41}", "]]", "),", "(", "//", "/*", "*/", "r#\"", "\"#", "{", ":", "<<<<<<< a\n",
            "=======\n", "id: \"m1\"", "\r", "\r\n", "\n", "\n\n", "\t", "\0", "\u{1b}[31m", "\u{85}", "\u{a0}",
            "\u{202e}", "\u{2066}", "\u{200b}", "\u{200d}", "\u{2028}", "\u{feff}", "\u{ffff}", "e\u{301}", "é", "한국",
            "중", "ไทย", "👍🏽", "🧑\u{200d}🚀", "\u{10ffff}", "\u{e0041}", " ", "Kabar itu benar. ", "Kim bilang tidak.",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z ]{1,12}",
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A random action, made definite against the dossier it meets.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    kind: u8,
    one: usize,
    two: usize,
    from: usize,
    to: usize,
    text: String,
    other: String,
    flag: bool,
}

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (
        any::<u8>(),
        0usize..8,
        0usize..8,
        0usize..120,
        0usize..120,
        hostile(),
        hostile(),
        any::<bool>(),
    );
    let step = step.prop_map(|(kind, one, two, from, to, text, other, flag)| Step {
        kind,
        one,
        two,
        from,
        to,
        text,
        other,
        flag,
    });
    vec(step, 1..most)
}

/// The document that `steps` make; what is refused is passed over.
pub(crate) fn document(steps: &[Step]) -> Document {
    let mut document = Document::default();
    for step in steps {
        step.perform(&mut document);
    }
    document
}

/// The `index`th of `items`, counted round.
fn pick<T: Copy>(items: impl Iterator<Item = T>, index: usize) -> Option<T> {
    let items: Vec<T> = items.collect();
    items.get(index.checked_rem(items.len())?).copied()
}

fn span_in(text: &str, from: usize, to: usize) -> Option<Span> {
    let span = Span::new(floor_boundary(text, from), floor_boundary(text, to));
    span.within(text).then_some(span)
}

impl Step {
    /// Does the step; the label of what was done, empty if nothing was.
    pub(crate) fn perform(&self, document: &mut Document) -> String {
        self.action(document.dossier())
            .and_then(|action| document.perform(action).ok().map(str::to_owned))
            .unwrap_or_default()
    }

    fn entry(&self) -> Entry {
        let mut text = self.text.clone();
        if self.flag {
            text.push_str("\nKabar kedua, lebih panjang.\r\n\tDan penutup.");
        }
        let origin = Origin {
            file_name: self.other.clone(),
            sha256: format!("{:0>64x}", self.from * 1000 + self.to),
            bytes: self.from as u64,
            encoding: if self.flag { "windows-1252" } else { "UTF-8" }.to_owned(),
            captured: self.other.clone(),
        };
        let metadata = self.metadata(&text, "id");
        let folds = span_in(&text, self.to, text.len()).map(|span| Fold {
            span,
            reason: self.other.clone(),
        });
        Entry {
            article: Arc::new(Article::new(text, origin, "id")),
            metadata,
            folds: folds.into_iter().collect(),
            read: self.flag,
            copy_of: None,
        }
    }

    fn metadata(&self, text: &str, language: &str) -> Metadata {
        Metadata {
            headline: span_in(text, self.from, self.to).map(|at| Found::at(text, at)),
            outlet: (self.one > 3).then(|| Found::typed(self.other.clone())),
            url: self.flag.then(|| Found {
                value: self.text.clone(),
                at: span_in(text, 0, self.from),
            }),
            language: language.to_owned(),
            ..Metadata::default()
        }
    }

    fn anchor(&self, dossier: &Dossier, index: usize) -> Option<Anchor> {
        let article = pick(dossier.articles().keys().copied(), index)?;
        let text = &dossier.article(article)?.article.text;
        let mut fragments = vec![span_in(text, self.from, self.to)?];
        let end = fragments.first()?.end;
        if self.flag {
            fragments.extend(span_in(text, end + 1, end + 7));
        }
        Some(Anchor { article, fragments })
    }

    fn stance(&self) -> Stance {
        Stance::ALL.into_iter().cycle().nth(self.two).unwrap_or_default()
    }

    fn attribution(&self, dossier: &Dossier, at: &Anchor) -> Option<Attribution> {
        Some(Attribution {
            source: pick(dossier.sources().keys().copied(), self.two)?,
            via: pick(dossier.sources().keys().copied(), self.from).into_iter().collect(),
            cue: self.flag.then_some(at.fragments.first().copied()).flatten(),
        })
    }

    /// What it is in a dossier; `None` where there is nothing to do it to.
    pub(crate) fn action(&self, dossier: &Dossier) -> Option<Action> {
        let article = pick(dossier.articles().keys().copied(), self.one);
        let claim = pick(dossier.claims().keys().copied(), self.one);
        let mention = pick(dossier.mentions().keys().copied(), self.one);
        let source = pick(dossier.sources().keys().copied(), self.one);
        let tag = pick(dossier.tags().keys().copied(), self.one);
        let text = self.text.clone();
        let other = self.other.clone();
        Some(match self.kind % 76 {
            0..=4 => Action::AddArticles(vec![self.entry()]),
            5 => Action::RemoveArticle(article?),
            6 => {
                let entry = dossier.article(article?)?;
                let metadata = self.metadata(&entry.article.text, &entry.metadata.language);
                Action::SetMetadata(article?, metadata)
            }
            7 => Action::SetRead(article?, self.flag),
            8 => {
                let fold = dossier.article(article?)?.folds.first()?;
                Action::Unfold(article?, fold.span)
            }
            9 => Action::Fold(
                article?,
                span_in(&dossier.article(article?)?.article.text, self.from, self.to)?,
            ),
            10 => Action::SetAbout(About {
                title: text,
                analyst: other,
                introduction: self.text.clone(),
            }),
            11 => Action::SetPivot(article?),
            12 => Action::MoveColumn(article?, self.two),
            13 => Action::SetHidden(article?, self.flag),
            14 => Action::SetShownFrom(u8::try_from(self.from).ok().and_then(ShownFrom::new)),
            15..=17 => {
                let at = self.anchor(dossier, self.one)?;
                let attribution = self.attribution(dossier, &at);
                Action::Mark(at, MarkAs::Claim(claim?, self.stance(), attribution))
            }
            18 | 19 => Action::Mark(
                self.anchor(dossier, self.one)?,
                MarkAs::NewClaim(text, self.stance(), None),
            ),
            20 | 21 => Action::Mark(self.anchor(dossier, self.one)?, MarkAs::Source(text)),
            22 => Action::Mark(self.anchor(dossier, self.one)?, MarkAs::Note(text)),
            23 => {
                let old = dossier.mentions().get(&mention?)?;
                let at = self.anchor(dossier, self.two)?;
                Action::EditMention(
                    mention?,
                    Mention {
                        value: text,
                        attribution: self.attribution(dossier, &at),
                        at,
                        ..old.clone()
                    },
                )
            }
            24 => Action::DeleteMention(mention?),
            25 => Action::AddClaim(Claim {
                statement: text,
                key: u8::try_from(self.two).ok(),
                ..Claim::default()
            }),
            26 | 60 | 61 => Action::EditClaim(
                claim?,
                Claim {
                    statement: text,
                    key: u8::try_from(self.two).ok(),
                    asks: other.clone(),
                    tags: pick(dossier.tags().keys().copied(), self.two).into_iter().collect(),
                    assessment: Assessment {
                        credibility: u8::try_from(self.from % 6 + 1).ok().filter(|_| self.flag),
                        likelihood: Likelihood::ALL.get(self.from).copied(),
                        confidence: Confidence::ALL.get(self.to).copied(),
                        reason: other.clone(),
                    },
                    overruled: Status::ALL.get(self.two).map(|status| Overruled {
                        status: *status,
                        reason: format!("for {other}"),
                    }),
                },
            ),
            27 => Action::DeleteClaim(claim?),
            28 | 29 => Action::AddSource(Source {
                name: text,
                aliases: vec![other.clone(), other.clone()],
                role: other.clone(),
                reliability: self.text.chars().next(),
                rated: ["", "2026-11-24", "2024-02-29", "soon"][self.two % 4].to_owned(),
                rated_because: self.text.clone(),
                ..Source::default()
            }),
            30 => Action::EditSource(
                source?,
                Source {
                    name: text,
                    role: other,
                    kind: SourceKind::ALL.get(self.from % 9).copied().unwrap_or_default(),
                    parent: pick(dossier.sources().keys().copied(), self.two),
                    ..Source::default()
                },
            ),
            31 => Action::DeleteSource(source?),
            32 => Action::DeleteNaming(pick(dossier.namings().keys().copied(), self.one)?),
            33 => Action::Attribute(mention?, text, None),
            34 | 35 => {
                let target = match self.two {
                    0 => Target::Article(article?),
                    1 => Target::Claim(claim?),
                    2 => Target::Mention(mention?),
                    3 => Target::Source(source?),
                    4 => Target::Dossier,
                    _ => Target::Passage(self.anchor(dossier, self.one)?),
                };
                Action::AddNote(target, text)
            }
            41 if self.flag => Action::TagAnew(
                claim?,
                Tag {
                    name: text,
                    parent: tag,
                    ..Tag::default()
                },
            ),
            40 | 41 => Action::AddTag(Tag {
                name: text,
                parent: pick(dossier.tags().keys().copied(), self.two),
                colour: u8::try_from(self.from).unwrap_or_default(),
                description: other,
            }),
            42 => Action::EditTag(
                tag?,
                Tag {
                    name: text,
                    parent: pick(dossier.tags().keys().copied(), self.two),
                    ..Tag::default()
                },
            ),
            43 => Action::DeleteTag(tag?),
            44 => Action::MergeTags(tag?, pick(dossier.tags().keys().copied(), self.two)?),
            45 => {
                let tagged = dossier
                    .claims()
                    .iter()
                    .filter(|(_, claim)| tag.is_some_and(|tag| claim.tags.contains(&tag)));
                Action::SplitTag(tag?, tagged.map(|(id, _)| *id).take(1 + self.two).collect(), text)
            }
            46 | 47 | 62 | 63 | 66..=69 => Action::Relate(
                claim?,
                pick(dossier.claims().keys().copied(), self.two)?,
                Relation::ALL.get(self.from % 5).copied(),
            ),
            48 => Action::MergeClaims(claim?, pick(dossier.claims().keys().copied(), self.two)?),
            49 => Action::SplitClaim(dossier.mentions().get(&mention?)?.claim, vec![mention?], text),
            50 => Action::MergeSources(source?, pick(dossier.sources().keys().copied(), self.two)?),
            51 | 52 | 56 | 57 | 64 | 65 => {
                Action::KeepSourcesApart(source?, pick(dossier.sources().keys().copied(), self.two)?, self.flag)
            }
            54 => {
                let what = match self.two % 3 {
                    0 => SourceUse::ParentOf(source?),
                    1 => SourceUse::CopiedBy(article?),
                    _ => SourceUse::Through(mention?),
                };
                Action::PutSource(text, what)
            }
            53 => Action::SetCopyOf(article?, source.filter(|_| self.flag)),
            55 | 58 | 59 => {
                let at = self.anchor(dossier, self.one)?;
                let what = Dismissed {
                    kind: [Suggested::Speaker, Suggested::Discrepancy][usize::from(self.two.is_multiple_of(2))],
                    at: Place {
                        article: at.article,
                        span: *at.fragments.first()?,
                    },
                };
                Action::Dismiss(vec![what], self.flag)
            }
            73 => {
                let at = self.anchor(dossier, self.one)?;
                let what = match self.two % 4 {
                    0 => ProposedAs::Note,
                    1 => ProposedAs::Naming(text.clone()),
                    _ => ProposedAs::Claim {
                        statement: text.clone(),
                        stance: self.flag.then(|| self.stance()),
                        value: other.clone(),
                        said: self.flag.then(|| Said {
                            name: other.clone(),
                            cue: at.fragments.first().copied(),
                            via: vec![text; self.two % 2],
                        }),
                    },
                };
                let one = Proposed {
                    file: self.other.clone(),
                    author: self.text.clone(),
                    at,
                    what,
                    comment: other,
                    rejected: false,
                };
                Action::BringIn(Vec::new(), vec![one.clone(), one])
            }
            74 => Action::AcceptProposed(vec![pick(dossier.proposed().keys().copied(), self.one)?]),
            75 => Action::RejectProposed(vec![pick(dossier.proposed().keys().copied(), self.one)?], self.flag),
            70 => {
                let said = |name: &str| Said {
                    name: name.to_owned(),
                    cue: None,
                    via: vec![text.clone(); self.two % 2],
                };
                let other_mark = pick(dossier.mentions().keys().copied(), self.two)?;
                Action::AttributeMany(vec![(mention?, said(&other)), (other_mark, said(&text))])
            }
            71 => {
                // The same name twice: one source. The chain leads through a new one or the same.
                let mark = |which: usize, name: &str| {
                    Some(TakenMark {
                        at: self.anchor(dossier, which)?,
                        stance: self.stance(),
                        value: other.clone(),
                        said: self.flag.then(|| Said {
                            name: name.to_owned(),
                            cue: None,
                            via: vec![format!("{name} (agency)"), text.clone()],
                        }),
                    })
                };
                let marks = vec![mark(self.one, &other)?, mark(self.two, &text)?, mark(self.one, &text)?];
                Action::TakeUp(Box::new(TakenUp {
                    statement: text.clone(),
                    asks: other.clone(),
                    marks,
                }))
            }
            36 if self.flag => {
                let places = vec![self.anchor(dossier, self.one)?, self.anchor(dossier, self.two)?];
                let what = match self.two % 4 {
                    0 => MarkAs::Claim(claim?, self.stance(), None),
                    1 => MarkAs::NewClaim(text, self.stance(), None),
                    2 => MarkAs::Source(text),
                    _ => MarkAs::Note(text),
                };
                Action::MarkMany(places, what)
            }
            72 => {
                let mut contents = Contents::default();
                contents.sections.rotate_left(self.two);
                contents.sections.truncate(self.from % 13);
                contents.without_articles.extend(article.filter(|_| self.flag));
                contents.without_claims.extend(claim.filter(|_| !self.flag));
                Action::SetContents(contents)
            }
            36 => Action::EditNote(pick(dossier.notes().keys().copied(), self.one)?, text),
            _ => {
                let place = |anchor: Anchor| {
                    Some(Place {
                        article: anchor.article,
                        span: *anchor.fragments.first()?,
                    })
                };
                let a = place(self.anchor(dossier, self.one)?)?;
                let b = place(self.anchor(dossier, self.two)?)?;
                let pin = [Some(Pin::Linked), Some(Pin::Apart), None];
                Action::SetPins(vec![(a, b)], *pin.get(self.kind as usize % 3)?)
            }
        })
    }
}
