//! One cell: the marks of a claim in an article, or why there are none.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::facts::Blank;
use super::grid::{GAP, Grid, Mode, SIGN, value_lines};
use super::{Cell, ClaimsState, keyboard, names};
use crate::dossier::{Mention, MentionId, Stance};
use crate::ui::theme::{Pair, serif};
use crate::ui::{Scene, parts};

/// Width and height of the number of a version.
const VERSION: Vec2 = vec2(15.0, 14.0);
/// Height of the line of a sign.
const SIGN_LINE: f32 = 24.0;
/// The least width in which words are worth setting.
const LEAST: f32 = 26.0;

/// Paints a cell and takes its clicks. `focus` is set where it has the attention.
pub(super) fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut ClaimsState,
    grid: &Grid,
    cell: Cell,
    place: Rect,
    focus: Option<Cell>,
) {
    let dossier = scene.session.dossier();
    let here = scene.tally.mentions(cell.claim, cell.article).iter();
    let marks: Vec<(MentionId, &Mention)> = here.filter_map(|id| Some((*id, dossier.mentions().get(id)?))).collect();
    let mentions: Vec<&Mention> = marks.iter().map(|(_, mention)| *mention).collect();
    let places: Vec<Rect> = grid
        .places(&mentions)
        .into_iter()
        .map(|at| at.translate(place.min.to_vec2()))
        .collect();
    let mut response = ui.interact(place, keyboard::id(cell), Sense::click());
    let told = if marks.is_empty() {
        vec![empty(ui, scene, state, grid.mode, cell, place)]
    } else {
        for ((id, mention), at) in marks.iter().zip(&places) {
            mark(ui, scene, state, grid.mode, mention, *at);
            let meant = focus.is_some_and(|focus| focus.mention == Some(*id));
            if meant && marks.len() > 1 {
                outline(ui, *at, Stroke::new(1.5, scene.look.colours.accent));
            }
        }
        let words = |mention: &&Mention| names::mention(dossier, &state.facts, mention);
        mentions.iter().map(words).collect()
    };
    let name = names::cell(cell.claim, cell.article, &told);
    response.widget_info(|| WidgetInfo::selected(Role::Cell, true, focus.is_some(), &name));
    if focus.is_some() {
        outline(ui, place.shrink(1.5), Stroke::new(2.0, scene.look.colours.accent));
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keyboard::FILTER));
    }
    let pointed = response.hover_pos().and_then(|at| {
        let index = places.iter().position(|place| place.contains(at))?;
        marks.get(index).copied()
    });
    response = response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        let Some((_, mention)) = pointed.or_else(|| marks.first().copied()) else {
            ui.label(state.facts.blank(dossier, cell.claim, cell.article).why());
            return;
        };
        let entry = dossier.article(cell.article);
        let quote = entry.map_or_else(String::new, |entry| mention.at.quote(&entry.article.text));
        ui.label(names::mention(dossier, &state.facts, mention));
        ui.label(parts::one_line(&quote, 400));
    });
    let first = marks.first().map(|(id, _)| *id);
    if response.clicked() {
        let mention = pointed.map(|(id, _)| id).or(first);
        response.request_focus();
        keyboard::pick(scene, state, Cell { mention, ..cell });
    }
    if response.double_clicked() {
        let mention = pointed.map(|(id, _)| id).or(first);
        keyboard::go_there(scene, state, Cell { mention, ..cell });
    }
}

fn outline(ui: &Ui, rect: Rect, stroke: Stroke) {
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(6), stroke, StrokeKind::Inside);
}

/// The letter of a stance, which is also its key.
const fn letter(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "A",
        Stance::Denies => "D",
        Stance::Questions => "Q",
        Stance::Hedges => "H",
        Stance::Reports => "R",
    }
}

fn mark(ui: &Ui, scene: &Scene<'_>, state: &ClaimsState, mode: Mode, mention: &Mention, place: Rect) {
    let look = scene.look;
    let pair = look.colours.stance(mention.stance);
    ui.painter().rect_filled(place, CornerRadius::same(5), pair.tint);
    let clip = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    let version = state.facts.version(mention.claim, &mention.value);
    let strong = look.strong(look.sizes.small);
    if mode == Mode::Signs {
        sign(
            ui,
            &clip,
            scene,
            mention,
            place,
            version.map(|(number, _)| number),
            pair,
        );
        return;
    }
    let word = format!("{} {}", mention.stance.glyph(), mention.stance.word());
    let word = clip.text(place.min + vec2(8.0, 5.0), Align2::LEFT_TOP, word, strong, pair.text);
    if mode == Mode::Quotes {
        let mut to = place.right() - 8.0;
        if let Some((number, _)) = version {
            to -= VERSION.x;
            let at = pos2(to, place.top() + 6.0);
            badge(&clip, scene, Rect::from_min_size(at, VERSION), number);
            to -= 6.0;
        }
        // What is given and by whom, in the line of the stance.
        let facts = given(scene, mention);
        let from = word.right() + 8.0;
        if !facts.is_empty() && to - from > LEAST {
            let facts = parts::elided(ui, &facts, look.font(look.sizes.small), look.colours.ink, to - from);
            clip.galley(pos2(from, word.top()), facts, look.colours.ink);
        }
        quotation(ui, &clip, scene, mention, place);
    } else {
        summary(
            ui,
            &clip,
            scene,
            mention,
            place,
            version.map(|(number, _)| number),
            pair,
        );
    }
}

/// The value and who is said to have said it, in a line; empty if there is neither.
fn given(scene: &Scene<'_>, mention: &Mention) -> String {
    let value = parts::one_line(mention.value.trim(), 60);
    let facts = [value, voice(scene, mention).unwrap_or_default()]
        .into_iter()
        .filter(|fact| !fact.is_empty());
    facts.collect::<Vec<_>>().join(" · ")
}

/// Who is said to have said it.
fn voice(scene: &Scene<'_>, mention: &Mention) -> Option<String> {
    let said = mention.attribution.as_ref()?;
    Some(names::source(scene.session.dossier(), said.source))
}

/// Sign and letter; with the width for it the value beside them, and below who says so.
fn sign(
    ui: &Ui,
    clip: &egui::Painter,
    scene: &Scene<'_>,
    mention: &Mention,
    place: Rect,
    version: Option<usize>,
    pair: Pair,
) {
    let look = scene.look;
    let strong = look.strong(look.sizes.small);
    let small = look.font(look.sizes.small);
    let text = format!("{} {}", mention.stance.glyph(), letter(mention.stance));
    let value = parts::one_line(mention.value.trim(), 60);
    let voice = voice(scene, mention).filter(|_| place.height() > SIGN_LINE);
    // One line stands in the middle, two fill the room.
    let line = place.with_max_y(
        place.top()
            + if voice.is_some() {
                SIGN_LINE - 2.0
            } else {
                place.height()
            },
    );
    let wide = place.width() > 2.0 * VERSION.x + SIGN;
    if !wide && version.is_none() || (value.is_empty() && voice.is_none() && version.is_none()) {
        clip.text(line.center(), Align2::CENTER_CENTER, text, strong, pair.text);
    } else {
        let middle = line.left_center() + vec2(5.0, 0.0);
        let sign = clip.text(middle, Align2::LEFT_CENTER, text, strong, pair.text);
        let mut from = sign.right() + 6.0;
        if let Some(number) = version {
            let left = if wide { from } else { line.right() - VERSION.x - 2.0 };
            let at = Rect::from_center_size(pos2(left + VERSION.x / 2.0, line.center().y), VERSION);
            badge(clip, scene, at, number);
            from = at.right() + 5.0;
        }
        let room = line.right() - 4.0 - from;
        if !value.is_empty() && room > LEAST {
            let value = parts::elided(ui, &value, small.clone(), look.colours.ink, room);
            clip.galley(
                pos2(from, line.center().y - value.size().y / 2.0),
                value,
                look.colours.ink,
            );
        }
    }
    if let Some(voice) = voice {
        let voice = parts::elided(ui, &voice, small, look.colours.muted, place.width() - 10.0);
        let at = pos2(place.left() + 5.0, place.bottom() - 3.0 - voice.size().y);
        clip.galley(at, voice, look.colours.muted);
    }
}

/// The value, and who says so.
fn summary(
    ui: &Ui,
    clip: &egui::Painter,
    scene: &Scene<'_>,
    mention: &Mention,
    place: Rect,
    version: Option<usize>,
    pair: Pair,
) {
    let look = scene.look;
    let mut x = place.left() + 8.0;
    let mut width = place.width() - 16.0;
    let value = mention.value.trim();
    if !value.is_empty() {
        let font = if version.is_some() {
            look.strong(look.sizes.small)
        } else {
            look.font(look.sizes.small)
        };
        if let Some(number) = version {
            let at = Rect::from_min_size(pos2(x, place.top() + 22.0), VERSION);
            badge(clip, scene, at, number);
            x += VERSION.x + 5.0;
            width -= VERSION.x + 5.0;
        }
        let mut job =
            egui::epaint::text::LayoutJob::simple(parts::displayed(value), font.clone(), look.colours.ink, width);
        job.wrap.max_rows = value_lines(value, place.width());
        for section in &mut job.sections {
            if version.is_some() {
                section.format.underline = Stroke::new(1.5, pair.text);
            }
        }
        let value = ui.painter().layout_job(job);
        clip.galley(pos2(x, place.top() + 22.0), value, look.colours.ink);
    }
    let said = names::voice(scene.session.dossier(), mention);
    let font = look.font(look.sizes.small);
    let galley = parts::elided(ui, &said, font, look.colours.muted, place.width() - 16.0);
    let at = pos2(place.left() + 8.0, place.bottom() - 5.0 - galley.size().y);
    clip.galley(at, galley, look.colours.muted);
}

/// The words of the article, as many as there is room for.
fn quotation(ui: &Ui, clip: &egui::Painter, scene: &Scene<'_>, mention: &Mention, place: Rect) {
    let look = scene.look;
    let Some(entry) = scene.session.dossier().article(mention.at.article) else {
        return;
    };
    let quote = format!("“{}”", parts::one_line(&mention.at.quote(&entry.article.text), 400));
    let font = egui::FontId::new(look.sizes.body, serif());
    let mut job = egui::epaint::text::LayoutJob::simple(quote, font, look.colours.ink, place.width() - 16.0);
    job.wrap.max_rows = 4;
    let galley = ui.painter().layout_job(job);
    clip.galley(place.min + vec2(8.0, 23.0), galley, look.colours.ink);
}

/// The number of a version: who gives the same value has the same number.
fn badge(clip: &egui::Painter, scene: &Scene<'_>, at: Rect, number: usize) {
    let look = scene.look;
    let colours = look.colours;
    clip.rect_filled(at, CornerRadius::same(4), colours.warning_soft);
    let line = Stroke::new(1.0, colours.warning);
    clip.rect_stroke(at, CornerRadius::same(4), line, StrokeKind::Inside);
    let text = number.to_string();
    clip.text(
        at.center(),
        Align2::CENTER_CENTER,
        text,
        look.strong(10.0),
        colours.warning,
    );
}

/// Why nothing stands here: four kinds, each with a look of its own.
fn empty(ui: &Ui, scene: &Scene<'_>, state: &ClaimsState, mode: Mode, cell: Cell, place: Rect) -> String {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let blank = state.facts.blank(dossier, cell.claim, cell.article);
    let paragraph = state.facts.linked_paragraph(dossier, cell.claim, cell.article);
    let height = if mode == Mode::Signs { 24.0 } else { 42.0 };
    let size = vec2(place.width() - 2.0 * GAP, height);
    let rect = Rect::from_min_size(place.min + vec2(GAP, 7.0), size);
    let short = mode == Mode::Signs;
    let (text, colour) = match blank {
        Blank::Silent => {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(5), colours.silent.tint);
            (if short { "silent" } else { "read, silent" }, colours.silent.text)
        }
        Blank::NotRead => {
            parts::dashed(ui, rect.shrink(0.5), colours.strong_line);
            (if short { "unread" } else { "not read yet" }, colours.faint)
        }
        Blank::NotApplicable => {
            let line = Stroke::new(1.0, colours.line);
            ui.painter().line_segment([rect.left_bottom(), rect.right_top()], line);
            (if short { "n/a" } else { "not applicable" }, colours.muted)
        }
        Blank::Suggested => {
            parts::dashed(ui, rect.shrink(0.5), colours.accent);
            (if short { "?" } else { "suggested" }, colours.accent)
        }
    };
    let sign = blank.glyph();
    let text = match (blank, paragraph) {
        (Blank::Suggested, Some(paragraph)) => format!("{sign} {text} ¶{paragraph}"),
        _ => format!("{sign} {text}"),
    };
    let galley = parts::elided(ui, &text, look.font(look.sizes.small), colour, rect.width() - 6.0);
    let at = rect.center() - galley.size() / 2.0;
    if blank == Blank::NotApplicable {
        let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(4.0, 0.0));
        ui.painter().rect_filled(ground, 0.0, colours.paper);
    }
    ui.painter().galley(at, galley, colour);
    names::blank(blank, paragraph)
}
