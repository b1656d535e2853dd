//! How a workbook looks: one place for its colours and cell formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::dossier::Stance;

/// Text and tint of each stance, those of the HTML report: they pass 4.5 : 1.
const fn colours(stance: Stance) -> (u32, u32) {
    match stance {
        Stance::Asserts => (0x00_5a_8c, 0xe3_f1_fa),
        Stance::Denies => (0xa3_3b_00, 0xfd_ea_de),
        Stance::Questions => (0x00_61_4a, 0xe1_f3_ec),
        Stance::Hedges => (0x6b_4e_00, 0xff_f4_cf),
        Stance::Reports => (0x7a_2f_63, 0xf8_e9_f3),
    }
}

const INK: u32 = 0x21_1f_1b;
const HEAD: u32 = 0xeb_e7_dc;
const LINE: u32 = 0xdd_d8_cc;
const QUIET: u32 = 0x59_59_59;
const SILENT: u32 = 0xf4_f4_f4;
const LINK: u32 = 0x0b_4f_71;

/// The formats of a workbook.
pub(super) struct Look {
    /// A cell of text.
    pub(super) text: Format,
    /// A whole number.
    pub(super) number: Format,
    /// A cell that leads somewhere.
    pub(super) link: Format,
    /// A column's head.
    pub(super) head: Format,
    /// A claim's statement in the matrix.
    pub(super) strong: Format,
    /// Why nothing stands in a cell of the matrix.
    pub(super) empty: Format,
    /// An article that speaks of a claim in several ways.
    pub(super) mixed: Format,
    /// The title of the workbook.
    pub(super) title: Format,
    /// The title of a part of the sheet “About”.
    pub(super) part: Format,
}

impl Default for Look {
    fn default() -> Self {
        let plain = Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_text_wrap()
            .set_font_color(Color::RGB(INK));
        let text = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(LINE));
        Self {
            number: text.clone().set_num_format("0").set_align(FormatAlign::Right),
            link: text
                .clone()
                .set_font_color(Color::RGB(LINK))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            head: text.clone().set_bold().set_background_color(Color::RGB(HEAD)),
            strong: text.clone().set_bold(),
            empty: text
                .clone()
                .set_font_color(Color::RGB(QUIET))
                .set_background_color(Color::RGB(SILENT)),
            mixed: text.clone(),
            title: plain.clone().set_text_wrap().set_bold().set_font_size(16),
            part: plain
                .set_bold()
                .set_font_size(12)
                .set_background_color(Color::RGB(HEAD)),
            text,
        }
    }
}

impl Look {
    /// A cell in which an article takes this stance.
    pub(super) fn stance(&self, stance: Stance) -> Format {
        let (ink, tint) = colours(stance);
        self.text
            .clone()
            .set_font_color(Color::RGB(ink))
            .set_background_color(Color::RGB(tint))
    }
}

/// The colour of words beside those of other stances in one cell.
pub(super) fn words(stance: Stance) -> Format {
    Format::new().set_font_color(Color::RGB(colours(stance).0))
}
