//! Files that are no plain text, known by their first bytes.

/// A kind of file that is not plain text, and what to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// What it is, with its article: "a PDF document".
    pub kind: &'static str,
    /// What the analyst can do.
    pub hint: &'static str,
}

const SAVE_AS_TEXT: &str = "open it and save it as plain text (.txt, UTF-8), then import that file";
const PASTE: &str = "open it, copy the article's text and paste it here";
const NO_TEXT: &str = "import the article's text, saved as a .txt file";
const UNPACK: &str = "unpack it first, then import the text files in it";

/// How files of a kind begin.
const MAGIC: [(&[u8], &str, &str); 26] = [
    (b"%PDF-", "a PDF document", PASTE),
    (b"{\\rtf", "an RTF document", SAVE_AS_TEXT),
    (b"\xD0\xCF\x11\xE0", "an old Microsoft Office document", SAVE_AS_TEXT),
    (b"%!PS", "a PostScript document", PASTE),
    (b"\x89PNG", "a PNG picture", NO_TEXT),
    (b"\xFF\xD8\xFF", "a JPEG picture", NO_TEXT),
    (b"GIF87a", "a GIF picture", NO_TEXT),
    (b"GIF89a", "a GIF picture", NO_TEXT),
    (b"II*\0", "a TIFF picture", NO_TEXT),
    (b"MM\0*", "a TIFF picture", NO_TEXT),
    (b"RIFF", "a picture, sound or video", NO_TEXT),
    (b"ID3", "a sound file", NO_TEXT),
    (b"OggS", "a sound or video file", NO_TEXT),
    (b"fLaC", "a sound file", NO_TEXT),
    (b"\x1A\x45\xDF\xA3", "a video file", NO_TEXT),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    (b"SQLite format 3\0", "an SQLite database", NO_TEXT),
    (b"\x7FELF", "a program", NO_TEXT),
    (b"wOFF", "a font", NO_TEXT),
    (b"\xFF\xFE\0\0", "text in UTF-32", "save it as UTF-8, then import it"),
    (b"\0\0\xFE\xFF", "text in UTF-32", "save it as UTF-8, then import it"),
];

/// What the file is if its first bytes show that it is no plain text.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip(bytes));
    }
    let (_, kind, hint) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic))?;
    Some(Foreign { kind, hint })
}

/// What a ZIP archive is, by the names of its first members.
fn zip(bytes: &[u8]) -> Foreign {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    let (kind, hint) = if holds(b"word/") {
        ("a Word document", SAVE_AS_TEXT)
    } else if holds(b"xl/") {
        ("an Excel workbook", SAVE_AS_TEXT)
    } else if holds(b"opendocument.text") {
        ("an OpenDocument text", SAVE_AS_TEXT)
    } else if holds(b"epub+zip") {
        ("an EPUB book", PASTE)
    } else {
        ("a ZIP archive", UNPACK)
    };
    Foreign { kind, hint }
}

/// Whether a decoded text is markup: what stands first in it says so.
pub(super) fn markup(text: &str) -> Option<Foreign> {
    const HTML: &str = "save the page as text (in the browser: Save as, type “text”), or copy the article and paste it; \
                        HTML itself comes later";
    let head: String = text
        .trim_start()
        .chars()
        .take(1024)
        .flat_map(char::to_lowercase)
        .collect();
    let starts = |tags: &[&str]| tags.iter().any(|tag| head.starts_with(tag));
    if starts(&["<!doctype html", "<html", "<head", "<body"]) || (head.starts_with('<') && head.contains("<html")) {
        return Some(Foreign {
            kind: "a web page (HTML)",
            hint: HTML,
        });
    }
    starts(&["<?xml", "<!doctype"]).then_some(Foreign {
        kind: "an XML document",
        hint: SAVE_AS_TEXT,
    })
}

/// Control characters in `text` that no text file has reason to hold.
pub(super) fn controls(text: &str) -> usize {
    let usual = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}');
    text.chars().filter(|c| c.is_control() && !usual(*c)).count()
}
