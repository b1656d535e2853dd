//! Whether a sentence ends at a place where UAX #29 says it may.

use super::lexicon::Lexicon;
use crate::text::span::floor_boundary;

/// Bytes looked at on each side of a candidate, so that the whole stays linear.
const WINDOW: usize = 160;
/// Bytes within which an open bracket must close to hold a sentence together.
const LONGEST_BRACKET: usize = 320;
/// Characters, not counting spaces, of a bracket that holds an abbreviation and no sentence.
const SHORT_BRACKET: usize = 20;

/// A candidate end with what stands around it.
pub(super) struct Candidate<'t> {
    /// The sentence so far, without white space at its end.
    pub left: &'t str,
    /// The rest of the paragraph, without white space at its start.
    pub right: &'t str,
    /// Whether white space stands between the two.
    pub spaced: bool,
    /// The part of `right` up to the next candidate.
    pub next_piece: &'t str,
    /// What the sentence so far has shown.
    pub so_far: SoFar,
}

/// What a sentence has shown up to a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SoFar {
    /// Whether it holds a letter or digit.
    pub has_words: bool,
    /// How its round brackets stand.
    pub bracket: Bracket,
}

/// The round brackets of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bracket {
    /// None that matter.
    #[default]
    None,
    /// One was opened after the sentence began, and is open.
    Open,
    /// A short one, as abbreviations stand in, closed at the very end: "(A.S.)".
    JustClosed,
}

/// Reads a sentence piece by piece, so that no text is read twice.
#[derive(Default)]
pub(super) struct Reader {
    has_words: bool,
    depth: usize,
    opened_inside: bool,
    chars_in_bracket: usize,
}

impl Reader {
    /// Reads on over `piece`.
    pub(super) fn read(&mut self, piece: &str) -> SoFar {
        let mut closed_last = false;
        for c in piece.chars() {
            match c {
                '(' => {
                    if self.depth == 0 {
                        self.opened_inside = self.has_words;
                    }
                    self.depth += 1;
                    self.chars_in_bracket = 0;
                    closed_last = false;
                }
                ')' => {
                    self.depth = self.depth.saturating_sub(1);
                    closed_last = self.depth == 0;
                }
                c if c.is_whitespace() => {}
                c => {
                    self.chars_in_bracket += 1;
                    self.has_words |= c.is_alphanumeric();
                    closed_last = false;
                }
            }
        }
        let bracket = match (self.depth > 0, self.opened_inside) {
            (true, true) => Bracket::Open,
            (false, true) if closed_last && self.chars_in_bracket <= SHORT_BRACKET => Bracket::JustClosed,
            _ => Bracket::None,
        };
        SoFar {
            has_words: self.has_words,
            bracket,
        }
    }
}

impl Candidate<'_> {
    /// Whether a sentence ends here. `occurs_in_lower` says whether a word stands in
    /// lower case elsewhere in the text: such a word is no name, which helps where a
    /// language has no list of sentence starters.
    pub(super) fn is_end(&self, lexicon: &Lexicon, occurs_in_lower: &dyn Fn(&str) -> bool) -> bool {
        if self.right.is_empty() {
            return true;
        }
        let next_is_blank = !self.next_piece.chars().any(char::is_alphanumeric);
        if !self.so_far.has_words || next_is_blank || is_list_number(self.left) {
            return false;
        }
        let mut letters = self.right.chars().skip_while(|c| !c.is_alphanumeric());
        let lower = letters.next().is_some_and(char::is_lowercase);
        let brand = letters.next().is_some_and(char::is_uppercase);
        if lower && !brand && !self.left.ends_with(['。', '！', '？']) {
            return false;
        }
        if !self.spaced && self.is_address() {
            return false;
        }
        match self.so_far.bracket {
            Bracket::Open if closes_soon(self.right) => return false,
            Bracket::JustClosed => return false,
            _ => {}
        }
        let next = first_word(self.right);
        let begins = lexicon.starters.contains(&next.to_lowercase())
            || (lexicon.knows_no_starters() && !next.is_empty() && occurs_in_lower(&next.to_lowercase()));
        !self.is_abbreviated(lexicon, next, begins) && !self.is_attributed(lexicon)
    }

    /// A query or exclamation mark inside an address: "x.example/?Id=3".
    fn is_address(&self) -> bool {
        let word = last_word(self.left);
        word.contains("://") || word.starts_with("www.") || first_word_raw(self.right).contains(['=', '/'])
    }

    /// Whether the sentence so far ends in an abbreviation that does not end it.
    fn is_abbreviated(&self, lexicon: &Lexicon, next: &str, begins: bool) -> bool {
        let word = last_word(self.left).trim_start_matches(['(', '[', '“', '"', '‘', '\'', '«']);
        if lexicon.inside.contains(word) && word.ends_with('!') {
            return !begins;
        }
        let Some(stem) = word.strip_suffix('.') else {
            return false;
        };
        let number_next = self.right.starts_with(|c: char| c.is_ascii_digit());
        if lexicon.titles.contains(stem) || (number_next && lexicon.before_numbers.contains(stem)) {
            return true;
        }
        if lexicon.inside.contains(stem) || lexicon.inside.contains(&stem.to_lowercase()) {
            return !begins;
        }
        if is_initials(stem) {
            let pronoun = stem == "I" && !starts_upper(word_before(self.left));
            return !begins && !pronoun;
        }
        if lexicon.initials.contains(stem) {
            return !begins;
        }
        is_ordinal_of_date(stem, next, self.right)
    }

    /// `"…?" Kim asked`: a quoted question goes on into who asked it.
    fn is_attributed(&self, lexicon: &Lexicon) -> bool {
        let Some(inner) = self.left.strip_suffix(['"', '”', '’', '»', '\'']) else {
            return false;
        };
        if !inner.ends_with(['?', '!']) {
            return false;
        }
        let words = window_after(self.right).split_whitespace().take(5);
        for word in words {
            let plain = word.trim_end_matches([',', '.', ':', ';']).to_lowercase();
            if lexicon.saying.contains(&plain) || plain.strip_suffix("nya").is_some_and(|w| lexicon.saying.contains(w))
            {
                return true;
            }
            if !starts_upper(word) || word.ends_with([',', '.', ':', ';', '?', '!']) {
                return false;
            }
        }
        false
    }
}

/// "1.", "IV.", "a)" at the start of a list item.
fn is_list_number(left: &str) -> bool {
    if left.len() > 12 {
        return false;
    }
    let number = left
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(['.', ')']);
    let marked = number.len() < left.len();
    let digits = number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    let letter = number.len() == 1;
    let roman = number.len() <= 4 && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    marked && !number.is_empty() && (digits || letter || roman)
}

/// One capital ("J"), or letters with full stops between ("U.S", "a.m", "Ph.D", "M.Si").
fn is_initials(stem: &str) -> bool {
    let mut parts = stem.split(['.', '-']).filter(|p| !p.is_empty()).peekable();
    if parts.peek().is_none() {
        return false;
    }
    if stem.contains('.') {
        return parts.all(|p| p.chars().count() <= 3 && p.chars().all(char::is_alphabetic));
    }
    parts.all(|p| p.chars().count() == 1 && p.chars().all(char::is_uppercase))
}

/// "19. Juni 2024", as several languages write a date.
fn is_ordinal_of_date(stem: &str, next: &str, right: &str) -> bool {
    let day = stem.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let after = right.get(next.len()..).unwrap_or_default().trim_start();
    let year = after
        .get(..4)
        .is_some_and(|y| y.starts_with(['1', '2']) && y.bytes().all(|b| b.is_ascii_digit()));
    day && year && !next.is_empty() && next.chars().all(char::is_alphabetic)
}

/// Whether a bracket that is open closes within reach, before the next one opens.
fn closes_soon(right: &str) -> bool {
    let reach = right.get(..floor_boundary(right, LONGEST_BRACKET)).unwrap_or_default();
    reach
        .find(')')
        .is_some_and(|close| !reach.get(..close).unwrap_or_default().contains('('))
}

fn starts_upper(word: &str) -> bool {
    word.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

fn window_before(text: &str) -> &str {
    text.get(floor_boundary(text, text.len().saturating_sub(WINDOW))..)
        .unwrap_or_default()
}

fn window_after(text: &str) -> &str {
    text.get(..floor_boundary(text, WINDOW)).unwrap_or_default()
}

fn last_word(left: &str) -> &str {
    window_before(left)
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
}

fn word_before(left: &str) -> &str {
    window_before(left).split_whitespace().rev().nth(1).unwrap_or_default()
}

fn first_word_raw(right: &str) -> &str {
    window_after(right)
        .split(char::is_whitespace)
        .next()
        .unwrap_or_default()
}

/// The first word, letters only, without the marks before it.
fn first_word(right: &str) -> &str {
    let word = first_word_raw(right).trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = word
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .unwrap_or(word.len());
    word.get(..end).unwrap_or_default()
}
