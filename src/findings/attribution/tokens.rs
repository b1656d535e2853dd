//! An article as words and marks, each with what it can be in speech; quotations
//! found by their marks.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::cues::{Class, Cues, WordId};
use crate::align::Input;
use crate::text::Span;
use crate::text::fold::folded;

/// Bytes of the longest word that is looked up.
const LONGEST_WORD: usize = 48;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// The mark that opens a quotation that is closed.
    Open,
    Close,
    Bracket,
    /// The end of a sentence.
    Stop,
}

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) word: WordId,
    pub(super) class: Class,
    /// Words of the longest phrase that begins here, if it is a cue.
    pub(super) cue_words: u8,
    pub(super) capital: bool,
    /// Two letters or more, all capitals.
    pub(super) acronym: bool,
    /// A common word with a capital, as the first of its sentence.
    common: bool,
    /// The quotation it stands in, one above its number; 0 for none.
    quoted: u32,
}

impl Token {
    pub(super) fn is(&self, class: Class) -> bool {
        self.class.is(class)
    }

    pub(super) const fn is_quoted(&self) -> bool {
        self.quoted > 0
    }

    /// Whether it can be a word of a name.
    pub(super) fn is_name(&self) -> bool {
        self.kind == Kind::Word
            && self.capital
            && !self.common
            && !self.is(Class::STARTER.or(Class::PRONOUN).or(Class::TIME))
    }
}

/// A passage between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    /// Tokens of its marks; the last one may be a word, where a paragraph ends open.
    pub(super) open: usize,
    pub(super) close: usize,
    /// What is between the marks.
    pub(super) inside: Span,
    pub(super) words: usize,
}

/// An article read as tokens.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// Sentences that take part, as ranges of tokens.
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) quotes: Vec<Quote>,
    /// Tokens looked at so far: what the cost is, whatever the machine.
    steps: Cell<u64>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(input: &'a Input, cues: &Cues) -> Self {
        let text: &str = &input.article.text;
        let mut reader = Self {
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            steps: Cell::new(0),
        };
        let mut marks = Marks::default();
        let mut paragraph = 0;
        for (sentence, active) in input.article.sentences.iter().zip(&input.active) {
            if !active {
                continue;
            }
            if sentence.paragraph != paragraph {
                let begins = sentence.span.of(text).chars().next();
                let goes_on = begins.is_some_and(|c| matches!(c, '“' | '"' | '«' | '„'));
                reader.end_paragraph(&mut marks, goes_on);
                paragraph = sentence.paragraph;
            }
            let from = reader.tokens.len();
            reader.read(sentence.span, cues, &mut marks);
            reader.classify(from, cues);
            if reader.tokens.len() > from {
                reader.sentences.push(from..reader.tokens.len());
            }
        }
        reader.end_paragraph(&mut marks, false);
        reader.find_quotes();
        reader.find_common();
        reader
    }

    pub(super) fn tick(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps as u64);
    }

    pub(super) fn steps(&self) -> u64 {
        self.steps.get()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tick(1);
        self.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text's span from one token to before another.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        let ends = (
            self.tokens.get(tokens.start),
            self.tokens.get(tokens.end.wrapping_sub(1)),
        );
        match ends {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The quotation that a mark opens or closes.
    pub(super) fn quote_at(&self, at: usize) -> Option<&Quote> {
        let place = self.quotes.partition_point(|quote| quote.close < at);
        self.quotes
            .get(place)
            .filter(|quote| quote.open == at || quote.close == at)
    }

    /// Cuts a sentence into tokens.
    fn read(&mut self, sentence: Span, cues: &Cues, marks: &mut Marks) {
        let inside = sentence.of(self.text);
        let mut chars = inside.char_indices().peekable();
        let mut before = None;
        while let Some((at, c)) = chars.next() {
            let start = sentence.start + at;
            let mut end = start + c.len_utf8();
            let money =
                matches!(c, '£' | '$' | '€' | '¥') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            if c.is_alphanumeric() || money {
                while let Some(&(next_at, next)) = chars.peek() {
                    let joins = is_letter(next) || {
                        let after = inside
                            .get(next_at + next.len_utf8()..)
                            .and_then(|rest| rest.chars().next());
                        let digits = inside
                            .as_bytes()
                            .get(next_at.wrapping_sub(1))
                            .is_some_and(u8::is_ascii_digit);
                        match next {
                            '\'' | '’' | '-' | '‑' | '&' | '/' => after.is_some_and(char::is_alphanumeric),
                            '.' => after.is_some_and(char::is_alphanumeric),
                            ',' => digits && after.is_some_and(|c| c.is_ascii_digit()),
                            _ => false,
                        }
                    };
                    if !joins {
                        break;
                    }
                    end = sentence.start + next_at + next.len_utf8();
                    chars.next();
                }
                self.word(Span::new(start, end), c.is_uppercase(), cues);
            } else {
                let next = chars.peek().map(|(_, c)| *c);
                self.mark(Span::new(start, end), c, before, next, marks);
            }
            before = self.text.get(..end).and_then(|so_far| so_far.chars().next_back());
        }
    }

    fn word(&mut self, span: Span, capital: bool, cues: &Cues) {
        let word = span.of(self.text);
        let mut token = Token {
            span,
            kind: Kind::Word,
            word: 0,
            class: Class::NONE,
            cue_words: 0,
            capital,
            acronym: false,
            common: false,
            quoted: 0,
        };
        if word.len() <= LONGEST_WORD {
            let low = if word.is_ascii() {
                word.to_ascii_lowercase()
            } else {
                folded(word)
            };
            let (number, ending) = cues.word(&low);
            token.word = number;
            token.class = ending.or(cues.shape(&low, capital));
            let mut letters = word.chars().filter(|c| c.is_alphabetic());
            token.acronym = capital && letters.clone().nth(1).is_some() && letters.all(char::is_uppercase);
        }
        self.tokens.push(token);
    }

    fn mark(&mut self, span: Span, c: char, before: Option<char>, next: Option<char>, marks: &mut Marks) {
        let spaced = before.is_none_or(char::is_whitespace) || next.is_none_or(char::is_whitespace);
        let kind = match c {
            ',' => Kind::Comma,
            ':' => Kind::Colon,
            ';' => Kind::Semicolon,
            '—' | '–' => Kind::Dash,
            '-' if spaced => Kind::Dash,
            '(' | ')' | '[' | ']' => Kind::Bracket,
            '!' | '?' | '…' => Kind::Stop,
            // Inside a sentence a full stop belongs to an abbreviation.
            '.' if next.is_none_or(|next| !next.is_alphanumeric() && next != ' ') => Kind::Stop,
            '"' | '“' | '”' | '«' | '»' | '„' => {
                marks.meet(self.tokens.len(), c);
                Kind::Bracket
            }
            _ => return,
        };
        self.tokens.push(Token {
            span,
            kind,
            word: 0,
            class: Class::NONE,
            cue_words: 0,
            capital: false,
            acronym: false,
            common: false,
            quoted: 0,
        });
    }

    /// Says of the tokens of a sentence what they are.
    fn classify(&mut self, from: usize, cues: &Cues) {
        let mut at = from;
        let end = self.tokens.len();
        let mut covered = from;
        while at < end {
            let Some(word) = self.tokens.get(at).map(|token| token.word).filter(|word| *word > 0) else {
                at += 1;
                continue;
            };
            let mut longest_cue = 0;
            for (rest, class) in cues.phrases(word) {
                let length = rest.len() + 1;
                let Some(window) = self.tokens.get(at..at + length) else {
                    continue;
                };
                let same = window.iter().skip(1).map(|token| token.word).eq(rest.iter().copied());
                if !same {
                    continue;
                }
                // A shorter cue inside a longer one is not a cue of its own.
                let is_cue = class.is(Class::CUE);
                if is_cue && (at < covered || length < longest_cue) {
                    continue;
                }
                if is_cue {
                    // "menolak tuduhan": what is denied is no part of the cue.
                    longest_cue = if class.is(Class::DENY) { 1 } else { length };
                    covered = at + length;
                }
                let class = match window {
                    [token] if token.span.len() < 4 && !token.acronym => class.without(Class::PROPER),
                    [token, ..] if !token.capital => class.without(Class::PROPER),
                    _ => *class,
                };
                for (step, token) in self.tokens.iter_mut().skip(at).take(length).enumerate() {
                    if step == 0 || !is_cue {
                        token.class = token.class.or(class);
                    }
                }
            }
            if let Some(token) = self.tokens.get_mut(at) {
                token.cue_words = u8::try_from(longest_cue).unwrap_or(1);
            }
            at += 1;
        }
    }

    fn end_paragraph(&mut self, marks: &mut Marks, goes_on: bool) {
        if let Some(open) = marks.pending.take() {
            let last = self.tokens.len().saturating_sub(1);
            if goes_on && last > open.0 {
                marks.pairs.push((open.0, last));
            }
        }
        for (open, close) in marks.pairs.drain(..) {
            if let Some(token) = self.tokens.get_mut(open) {
                token.kind = Kind::Open;
            }
            if let Some(token) = self.tokens.get_mut(close).filter(|token| token.kind == Kind::Bracket) {
                token.kind = Kind::Close;
            }
            let number = u32::try_from(self.quotes.len() + 1).unwrap_or(0);
            let mut words = 0;
            for token in self.tokens.iter_mut().take(close + 1).skip(open + 1) {
                token.quoted = number;
                words += usize::from(token.kind == Kind::Word);
            }
            if let Some(token) = self.tokens.get_mut(close).filter(|token| token.kind == Kind::Close) {
                token.quoted = 0;
            }
            self.quotes.push(Quote {
                open,
                close,
                inside: Span::new(0, 0),
                words,
            });
        }
    }

    /// Marks first words of sentences that are names only by their capital: known
    /// words, and those that stand in lower case elsewhere in the article.
    fn find_common(&mut self) {
        let low: HashSet<&str> = self
            .tokens
            .iter()
            .filter(|token| token.kind == Kind::Word && !token.capital)
            .map(|token| token.span.of(self.text))
            .collect();
        let mut first = true;
        let mut starts = self.sentences.iter().map(|sentence| sentence.start).peekable();
        for (at, token) in self.tokens.iter_mut().enumerate() {
            first |= starts.next_if_eq(&at).is_some();
            if first && token.kind == Kind::Word && token.capital && !token.acronym {
                let known = !token.is(Class::PROPER.or(Class::BODY)) && token.class != Class::NONE;
                token.common = known || low.contains(token.span.of(self.text).to_lowercase().as_str());
            }
            first = match token.kind {
                Kind::Word | Kind::Comma => false,
                Kind::Open | Kind::Dash | Kind::Bracket => first,
                Kind::Stop | Kind::Colon | Kind::Semicolon => true,
                Kind::Close => false,
            };
        }
    }

    fn find_quotes(&mut self) {
        let quotes = std::mem::take(&mut self.quotes);
        let find = |mut quote: Quote| {
            let open = self.tokens.get(quote.open).map_or(0, |token| token.span.end);
            let close = self.tokens.get(quote.close).map_or(open, |token| match token.kind {
                Kind::Close => token.span.start,
                _ => token.span.end,
            });
            quote.inside = trimmed(self.text, Span::new(open, close));
            quote
        };
        self.quotes = quotes.into_iter().map(find).collect();
    }
}

/// `span` without blanks and commas at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let blank = |c: char| c.is_whitespace() || c == ',';
    let start = span.start + (inside.len() - inside.trim_start_matches(blank).len());
    let end = start + inside.trim_matches(blank).len();
    Span { start, end }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Quotation marks of a paragraph as they come.
#[derive(Default)]
struct Marks {
    /// The one that is open: its token and its mark.
    pending: Option<(usize, char)>,
    pairs: Vec<(usize, usize)>,
}

impl Marks {
    fn meet(&mut self, token: usize, c: char) {
        let closes = |open: char| match open {
            '"' => c == '"',
            '“' => matches!(c, '”' | '"'),
            '„' => matches!(c, '“' | '”' | '"'),
            '«' => c == '»',
            '»' => c == '«',
            '”' => c == '”',
            _ => false,
        };
        match self.pending {
            Some((open, mark)) if closes(mark) => {
                self.pairs.push((open, token));
                self.pending = None;
            }
            // A closing mark with nothing open, or another that opens: begin anew with what can open.
            _ if c != '”' || self.pending.is_none() => self.pending = Some((token, c)),
            _ => {}
        }
    }
}
