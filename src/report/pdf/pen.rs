//! Text from outside as data: what cannot be seen or set is shown as a mark, long
//! words get places to break, text that runs from right to left says so.
//!
//! Invariant: text from outside enters the data only through a [`Pen`].

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::node::{Line, Piece as _, br, by, line, link, of, styled, word};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Stance};
use crate::report::tree::{ArticleRecord, NoteText, VoiceRef};
use crate::report::visible::{Piece, mark, pieces};

/// Letters in a word that must fit into any column.
const LONGEST_WORD: usize = 24;

/// Letters between two places where a longer word may break.
const BETWEEN_BREAKS: usize = 10;

/// Writes text from outside, and keeps what there is to know about the whole: which
/// anchors are there, which characters no font could show.
pub(super) struct Pen<'a> {
    /// Whether the fonts can show a character with what combines with it.
    can_set: &'a dyn Fn(&str) -> bool,
    unset: RefCell<BTreeSet<char>>,
    anchors: RefCell<BTreeSet<String>>,
}

impl<'a> Pen<'a> {
    pub(super) const fn new(can_set: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            can_set,
            unset: RefCell::new(BTreeSet::new()),
            anchors: RefCell::new(BTreeSet::new()),
        }
    }

    /// The anchors that were given out, and the characters that were shown as marks
    /// for want of a font.
    pub(super) fn into_known(self) -> (BTreeSet<String>, BTreeSet<char>) {
        (self.anchors.into_inner(), self.unset.into_inner())
    }

    /// An anchor, if nothing has it yet: one that is there twice leads nowhere.
    pub(super) fn anchor(&self, id: impl Display) -> Option<String> {
        let id = id.to_string();
        self.anchors.borrow_mut().insert(id.clone()).then_some(id)
    }

    /// Text from outside.
    pub(super) fn shown(&self, text: &str) -> Line {
        let mut out = Written::default();
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => self.plain(plain, &mut out),
                Piece::Hidden(hidden) => out.node(word("hid", mark(hidden))),
            }
        }
        out.done()
    }

    fn plain(&self, text: &str, out: &mut Written) {
        for word in text.split_word_bounds_by_space() {
            let is_long = word.len() > LONGEST_WORD && word.graphemes(true).nth(LONGEST_WORD).is_some();
            let mut run = 0;
            for letter in word.graphemes(true) {
                match letter {
                    "\n" => out.node(br()),
                    "\r\n" => out.node(br()),
                    // A tab has no glyph.
                    "\t" => out.text("    "),
                    _ if is_plain(letter) || (self.can_set)(letter) => {
                        if is_long && run == BETWEEN_BREAKS {
                            out.node(json!({ "k": "gap" }));
                            run = 0;
                        }
                        run = if breaks_of_itself(letter) { 0 } else { run + 1 };
                        out.text(letter);
                    }
                    _ => self.unset(letter, out),
                }
            }
        }
    }

    /// Shows what no font has: as much of it as can be set, the rest as marks.
    fn unset(&self, letter: &str, out: &mut Written) {
        for (index, c) in letter.char_indices() {
            let own = letter.get(index..index + c.len_utf8()).unwrap_or_default();
            // A mark that combines would combine with ours.
            if index == 0 && letter.len() > own.len() && (is_plain(own) || (self.can_set)(own)) {
                out.text(own);
            } else if !matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}') {
                self.unset.borrow_mut().insert(c);
                out.node(word("hid", mark(c)));
            }
        }
    }

    /// A name from outside inside a line of ours: its direction stays its own.
    pub(super) fn named(&self, text: &str) -> Line {
        let shown = self.shown(text);
        if is_rtl(text) { line![of("rtl", shown)] } else { shown }
    }

    /// The exact words of an article, in its language and direction.
    pub(super) fn evidence(&self, kind: &str, record: Option<&ArticleRecord>, text: &str, body: Line) -> Value {
        let mut node = json!({ "k": kind, "b": body });
        spoken(&mut node, record, is_rtl(text));
        node
    }

    /// A value in quotation marks; nothing if it is empty.
    pub(super) fn value(&self, value: &str) -> Line {
        if value.is_empty() {
            return Line::new();
        }
        line![" ", of("value", line!["“", self.named(value), "”"])]
    }

    /// A voice with its rating, linked to the register.
    pub(super) fn voice(&self, voice: &VoiceRef) -> Line {
        let rating = voice.reliability.map(|letter| format!(" ({letter})"));
        line![link(voice.id, self.named(&voice.name)), rating]
    }

    /// Siglum and outlet, linked to the register.
    pub(super) fn article(&self, id: ArticleId, record: Option<&ArticleRecord>) -> Line {
        let outlet = record.map(|record| line![" ", of("outlet", self.named(&record.outlet))]);
        line![link(format!("article-{id}"), line![siglum(id), outlet])]
    }

    /// A fact from outside, or that it is not known.
    pub(super) fn known(&self, text: &str) -> Line {
        if text.trim().is_empty() {
            line![missing("not known")]
        } else {
            self.named(text)
        }
    }

    /// The analyst's notes on something, a line each.
    pub(super) fn notes(&self, notes: &[NoteText]) -> Vec<Line> {
        let one = |note: &NoteText| {
            let label = link(note.id, format!("Note {}", note.id));
            line![of("note", line![label, ": ", self.named(&note.text)])]
        };
        notes.iter().map(one).collect()
    }

    /// Fragments of one quotation; what is left out between them is marked as ours.
    pub(super) fn fragments(&self, fragments: &[String]) -> Line {
        let mut out = Line::new();
        for (index, fragment) in fragments.iter().enumerate() {
            if index > 0 {
                word("out", "[…]").put(&mut out);
            }
            self.shown(fragment).put(&mut out);
        }
        out
    }
}

/// Sets the language and the direction of a node.
pub(super) fn spoken(node: &mut Value, record: Option<&ArticleRecord>, rtl: bool) {
    let Some(node) = node.as_object_mut() else { return };
    let primary = record.and_then(|record| record.language.split('-').next());
    if let Some(language) = primary.filter(|code| (2..=3).contains(&code.len())) {
        node.insert("lang".to_owned(), Value::from(language.to_ascii_lowercase()));
    }
    if rtl {
        node.insert("rtl".to_owned(), Value::from(true));
    }
}

/// A stance as sign and word.
pub(super) fn stance(stance: Stance) -> Value {
    json!({ "k": "stance", "s": stance.word(), "sign": stance.glyph(), "v": stance.word() })
}

/// A claim's number, linked to its card.
pub(super) fn claim(id: ClaimId) -> Value {
    link(id, word("num", id.to_string()))
}

/// An article's siglum.
pub(super) fn siglum(id: ArticleId) -> Value {
    word("sig", id.to_string())
}

/// That something is not there.
pub(super) fn missing(words: &str) -> Value {
    word("missing", words)
}

/// A line of small print.
pub(super) fn small(body: Line) -> Line {
    if body.is_empty() { body } else { line![by(body)] }
}

/// A word that says why a cell is empty.
pub(super) fn nothing(style: &str, sign: &str, words: &str) -> Value {
    styled("none", style, format!("{sign} {words}"))
}

/// A line that is being written: text that follows text is one string.
#[derive(Default)]
struct Written {
    line: Line,
    text: String,
}

impl Written {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn node(&mut self, node: Value) {
        std::mem::take(&mut self.text).put(&mut self.line);
        self.line.push(node);
    }

    fn done(mut self) -> Line {
        self.text.put(&mut self.line);
        self.line
    }
}

/// Words with the white space behind them.
trait Words {
    fn split_word_bounds_by_space(&self) -> std::str::SplitInclusive<'_, fn(char) -> bool>;
}

impl Words for str {
    fn split_word_bounds_by_space(&self) -> std::str::SplitInclusive<'_, fn(char) -> bool> {
        self.split_inclusive(char::is_whitespace as fn(char) -> bool)
    }
}

/// Whether it is a printable letter or sign of ASCII, which every font has.
fn is_plain(letter: &str) -> bool {
    matches!(letter.as_bytes(), [b' '..=b'~'])
}

/// Whether a line may break beside it anyway: scripts that put no space between words.
fn breaks_of_itself(letter: &str) -> bool {
    letter.chars().next().is_none_or(|c| {
        c.is_whitespace()
            || matches!(c,
                '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
                | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
                | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
    })
}

/// Whether text runs from right to left: by its first letter, as in `dir="auto"`.
pub(super) fn is_rtl(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}
