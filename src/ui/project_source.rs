//! The project's text as a save would write it, to be read. Only the lines, and of
//! long lines only the columns, that are in sight are set.

use std::ops::Range;

use egui::epaint::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{
    Align2, FontId, Frame, Key, Margin, Modifiers, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::theme::Look;
use super::{Scene, parts};
use crate::project::source::{Source, Token};
use crate::session::{Command, Session, Verb};

/// Columns set beyond the edges, for letters wider than those of the typeface.
const MORE_COLUMNS: usize = 40;
/// Lines kept above a line that was jumped to.
const LINES_ABOVE: f32 = 6.0;
/// Lines that stay in sight when the page is turned.
const LINES_KEPT: f32 = 2.0;

/// Where the view stands.
#[derive(Debug, Default)]
pub(super) struct SourceState {
    offset: Vec2,
    height: f32,
    /// The record brought into sight last.
    seen: Option<String>,
}

/// The view.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SourceState) {
    let look = scene.look;
    let source = scene.session.source().cloned();
    Frame::new().inner_margin(Margin::symmetric(20, 10)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let told = match &source {
                Some(source) => format!(
                    "What a save would write now, to be read only: {} lines, {}.",
                    source.lines(),
                    size(source.text().len())
                ),
                None => "Making the project’s text…".to_owned(),
            };
            parts::empty_hint(ui, &look, &told);
            if parts::verb_button(ui, scene, "Back to the synopsis", Verb::ShowSynopsis).clicked() {
                scene.send(Command::Run(Verb::ShowSynopsis));
            }
        });
    });
    if let Some(source) = source {
        lines(ui, scene, state, &source);
    }
}

/// A length in bytes, as people say it.
fn size(bytes: usize) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1_000))
    } else {
        format!("{:.1} MB", bytes as f64 / 1_000_000.0)
    }
}

/// The record that is selected: the mark before the source, the claim, the article.
fn record(session: &Session) -> Option<String> {
    let selection = session.selection();
    let mention = selection.mention.map(|id| id.to_string());
    mention
        .or_else(|| selection.source.map(|id| id.to_string()))
        .or_else(|| selection.claim.map(|id| id.to_string()))
        .or_else(|| selection.focus.map(|focus| focus.article.to_string()))
}

fn lines(ui: &mut Ui, scene: &Scene<'_>, state: &mut SourceState, source: &Source) {
    let look = scene.look;
    let font = FontId::monospace(look.sizes.small);
    let (row, letter) = ui.fonts_mut(|fonts| (fonts.row_height(&font) + 3.0, fonts.glyph_width(&font, '0')));
    let digits = source.lines().max(1).ilog10() + 1;
    let gutter = (digits as f32 + 3.0) * letter;
    let whole = vec2(
        gutter + (source.widest() + MORE_COLUMNS) as f32 * letter,
        source.lines() as f32 * row + 24.0,
    );
    let record = record(scene.session);
    let marked = record.as_deref().and_then(|id| source.line_of(id));
    let mut jump = keys(ui, scene.session, state, row, whole.y);
    if state.seen != record {
        state.seen = record;
        jump = marked.map(|line| ((line as f32 - LINES_ABOVE) * row).max(0.0)).or(jump);
    }
    let mut area = ScrollArea::both().id_salt("project source").auto_shrink(false);
    if let Some(y) = jump {
        area = area.scroll_offset(vec2(state.offset.x, y));
    }
    let output = area.show_viewport(ui, |ui, view| {
        ui.set_min_size(whole);
        let origin = ui.min_rect().min;
        let sight = Sight {
            columns: columns(view, gutter, letter),
            lines: columns(
                Rect::from_min_max(pos2(view.top(), 0.0), pos2(view.bottom(), 0.0)),
                0.0,
                row,
            ),
        };
        for number in sight.lines.start..sight.lines.end.min(source.lines()) {
            let top = origin.y + number as f32 * row;
            if marked == Some(number) {
                let line = Rect::from_min_size(pos2(ui.clip_rect().left(), top), vec2(ui.clip_rect().width(), row));
                ui.painter().rect_filled(line, 0.0, look.colours.accent_soft);
            }
            let (first, job) = set(source, number, &sight.columns, &font, &look);
            let rect = Rect::from_min_size(pos2(origin.x, top), vec2(whole.x, row));
            let response = ui.interact(rect, ui.scope_id().with(("line", number)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", number + 1, job.text)));
            let galley = ui.painter().layout_job(job);
            let left = origin.x + gutter + first as f32 * letter;
            ui.painter().galley(pos2(left, top + 1.5), galley, look.colours.ink);
        }
        // The numbers stay where they are when the text goes sideways.
        let band = Rect::from_min_size(ui.clip_rect().min, vec2(gutter - letter, ui.clip_rect().height()));
        ui.painter().rect_filled(band, 0.0, look.colours.chrome);
        for number in sight.lines.start..sight.lines.end.min(source.lines()) {
            let place = pos2(band.right() - letter, origin.y + (number as f32 + 0.5) * row);
            let colour = if marked == Some(number) {
                look.colours.accent
            } else {
                look.colours.faint
            };
            ui.painter().text(
                place,
                Align2::RIGHT_CENTER,
                (number + 1).to_string(),
                font.clone(),
                colour,
            );
        }
    });
    state.offset = output.state.clamped_offset();
    state.height = output.inner_rect.height();
}

/// What is in sight, in columns and lines.
struct Sight {
    columns: Range<usize>,
    lines: Range<usize>,
}

/// The places of `width` each that a view from left to right touches.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both ends are held at or above 0"
)]
fn columns(view: Rect, before: f32, width: f32) -> Range<usize> {
    let first = ((view.left() - before) / width).max(0.0) as usize;
    let last = ((view.right() - before) / width).max(0.0) as usize + 1;
    first..last
}

/// The columns of a line that are in sight, set in colours; the first of them.
fn set(source: &Source, number: usize, columns: &Range<usize>, font: &FontId, look: &Look) -> (usize, LayoutJob) {
    let range = source.line(number);
    let line = source.text().get(range.clone()).unwrap_or_default();
    let first = columns.start.saturating_sub(MORE_COLUMNS);
    let place = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let from = if first == 0 { 0 } else { place(first) };
    let to = place(columns.end + MORE_COLUMNS);
    let shown = range.start + from..range.start + to;
    let mut job = LayoutJob {
        text: parts::displayed(&line[from..to]),
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    let mut push = |start: usize, end: usize, colour| {
        if start < end {
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: (start - shown.start).into()..(end - shown.start).into(),
                format: TextFormat::simple(font.clone(), colour),
            });
        }
    };
    let mut at = shown.start;
    for (token, kind) in source.tokens_in(&shown) {
        let (start, end) = (token.start.max(at), token.end.min(shown.end));
        push(at, start, look.colours.ink);
        push(start, end, colour(look, *kind));
        at = at.max(end);
    }
    push(at, shown.end, look.colours.ink);
    (first, job)
}

const fn colour(look: &Look, token: Token) -> egui::Color32 {
    match token {
        Token::Name => look.colours.accent,
        Token::Text => look.colours.ink,
        Token::Escape => look.colours.lens_hedge,
        Token::Number => look.colours.lens_number,
        Token::Word => look.colours.lens_cue,
        Token::Comment => look.colours.muted,
        Token::Mark => look.colours.faint,
    }
}

/// Where the keys for turning pages lead, if one was pressed.
fn keys(ui: &Ui, session: &Session, state: &SourceState, row: f32, whole: f32) -> Option<f32> {
    if session.prompt().is_some() || ui.ctx().text_edit_focused() {
        return None;
    }
    let page = (state.height - LINES_KEPT * row).max(row);
    let steps = [
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::ArrowDown, row),
        (Key::ArrowUp, -row),
        (Key::Home, -whole),
        (Key::End, whole),
    ];
    let by: f32 = ui.input_mut(|input| {
        steps
            .iter()
            .map(|(key, by)| by * input.count_and_consume_key(Modifiers::NONE, *key) as f32)
            .sum()
    });
    let last = (whole - state.height).max(0.0);
    (by != 0.0).then(|| (state.offset.y + by).clamp(0.0, last))
}
