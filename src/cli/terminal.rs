//! What may go to a terminal, and progress on it.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

/// `text` with control and invisible characters written out: what comes from a
/// file must not move the cursor, hide words or turn their order round.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = c == '\n'
            || !(c.is_control()
                || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'));
        if plain {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        }
    }
    out
}

/// Progress on stderr, when that is a terminal and the work is long.
pub(super) struct Progress {
    what: &'static str,
    began: Instant,
    shown: Cell<u32>,
    terminal: bool,
}

impl Progress {
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            began: Instant::now(),
            shown: Cell::new(u32::MAX),
            terminal: std::io::stderr().is_terminal(),
        }
    }
}

impl crate::align::Progress for Progress {
    fn went(&self, share: f32) -> bool {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage")]
        let percent = (share.clamp(0.0, 1.0) * 100.0) as u32;
        if self.terminal && self.began.elapsed() > Duration::from_millis(500) && self.shown.replace(percent) != percent
        {
            eprint!("\r{} {percent} %", self.what);
        }
        true
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.get() != u32::MAX && self.terminal {
            eprintln!();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn escapes_never_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a⟨U+001B⟩[31mb⟨U+202E⟩c\nd");
    }
}
