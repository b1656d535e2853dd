//! The fonts a PDF is set in: ours, and what is handed in for the characters they lack.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};

use super::data;
use crate::report::tree::Report;

/// Ours; the text faces first.
const OURS: [&[u8]; 6] = [
    include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansSymbols2-Subset.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansMath-Subset.ttf"),
];

/// A font file that was found on the system.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Which face of a collection.
    pub face: u32,
}

/// What can be asked of a face before it is taken.
#[derive(Debug)]
pub struct Face(FontInfo);

impl Face {
    /// Reads a face; `None` where it is none, or where its licence does not let it stand
    /// in a document.
    #[must_use]
    pub fn read(bytes: &[u8], face: u32) -> Option<Self> {
        let parsed = ttf_permission(bytes, face);
        FontInfo::new(bytes, face).filter(|_| parsed).map(Self)
    }

    /// Whether it has a character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.coverage.contains(u32::from(c))
    }
}

/// Whether the face may be embedded: PDF/A refuses "restricted licence".
fn ttf_permission(bytes: &[u8], face: u32) -> bool {
    let Ok(parsed) = ttf_parser::Face::parse(bytes, face) else {
        return false;
    };
    parsed.permissions() != Some(ttf_parser::Permissions::Restricted)
}

/// The characters of a report that the fonts of ours lack.
#[must_use]
pub fn lacking(report: &Report) -> BTreeSet<char> {
    let set = FontSet::new(&[]);
    data(report, &|letter| letter.chars().all(|c| set.has(c))).1
}

/// The fonts of one document.
pub(super) struct FontSet {
    pub(super) book: FontBook,
    pub(super) fonts: Vec<Font>,
}

impl FontSet {
    pub(super) fn new(more: &[FontFile]) -> Self {
        let ours = OURS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0));
        let more = more
            .iter()
            .filter_map(|file| Font::new(Bytes::new(file.bytes.clone()), file.face));
        let fonts: Vec<Font> = ours.chain(more).collect();
        Self {
            book: FontBook::from_fonts(&fonts),
            fonts,
        }
    }

    /// Whether any font has a character that may stand in a PDF for keeping.
    pub(super) fn has(&self, c: char) -> bool {
        let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
        let has = |font: &Font| font.info().coverage.contains(u32::from(c));
        !is_private && self.fonts.iter().any(has)
    }
}
