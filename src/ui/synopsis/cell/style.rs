//! Stretches of a passage set apart: differences and reading lenses.

use egui::Stroke;
use egui::epaint::text::{LayoutJob, LayoutSection, TextFormat};

use crate::align::diff::Difference;
use crate::text::Span;
use crate::ui::theme::{self, Look};

pub(super) fn format(look: &Look, is_headline: bool) -> TextFormat {
    let mut format = TextFormat::simple(look.reading_font(), look.colours.ink);
    if is_headline {
        format.font_id.family = theme::serif_semibold();
    }
    format.line_height = Some(look.reading_line());
    format.valign = egui::Align::Center;
    format
}

/// How a stretch of text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::synopsis) enum Style {
    /// A word the other passage does not have, or has otherwise.
    Differs(Difference),
    /// A quotation.
    Quote,
    /// A reporting verb.
    Cue,
    /// A word of reserve.
    Hedge,
    /// A number.
    Number,
    /// A date.
    Date,
}

/// Cuts the job into sections by `styled` spans (in text order).
pub(super) fn sections(
    job: &mut LayoutJob,
    span: Span,
    base: &TextFormat,
    styled: &[(Span, Style)],
    look: &Look,
    comparing: bool,
) {
    let colours = look.colours;
    let mut plain = base.clone();
    if comparing {
        plain.color = colours.same;
    }
    let mut at = span.start;
    let mut push = |from: usize, to: usize, format: TextFormat| {
        if from < to {
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: (from - span.start).into()..(to - span.start).into(),
                format,
            });
        }
    };
    for (part, style) in styled {
        if part.start < at || part.end > span.end {
            continue;
        }
        push(at, part.start, plain.clone());
        let mut format = base.clone();
        match style {
            // What has a counterpart slants, what has none is underlined.
            Style::Differs(kind) => {
                format.color = colours.differs;
                if *kind == Difference::OnlyHere {
                    format.underline = Stroke::new(1.5, colours.differs);
                } else {
                    format.italics = true;
                }
            }
            Style::Quote => format.background = colours.lens_quote,
            Style::Cue => {
                format.color = colours.lens_cue;
                format.italics = true;
            }
            Style::Hedge => {
                format.color = colours.lens_hedge;
                format.underline = Stroke::new(1.0, colours.lens_hedge);
            }
            Style::Number => format.color = colours.lens_number,
            Style::Date => {
                format.color = colours.lens_number;
                format.underline = Stroke::new(1.0, colours.lens_number);
            }
        }
        push(part.start, part.end, format);
        at = part.end;
    }
    push(at, span.end, plain);
}
