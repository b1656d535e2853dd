//! The whole dossier at a glance: who covers what, where the disputes are, and
//! which part is in sight. Click or drag to go there.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Weak};

use egui::emath::GuiRounding as _;
use egui::{Image, Rect, Role, Sense, Stroke, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2};

use super::SynopsisState;
use super::overview::{Shades, Stripes};
use crate::article::ArticleId;
use crate::dossier::{Dossier, Stance};
use crate::session::{Aligned, Session};
use crate::ui::Scene;

/// What the strip keeps from frame to frame: it is drawn anew only when it changes.
#[derive(Default)]
pub(super) struct Overview {
    aligned: Weak<Aligned>,
    order: Vec<ArticleId>,
    stripes: Stripes,
    revision: Option<u64>,
    disputes: BTreeSet<(usize, Stance)>,
    picture: Option<(Drawn, TextureHandle)>,
}

impl fmt::Debug for Overview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overview")
            .field("order", &self.order)
            .finish_non_exhaustive()
    }
}

/// What a picture depends on beside its stripes.
#[derive(PartialEq)]
struct Drawn {
    /// Heights of the rows, in pixels.
    heights: Vec<f32>,
    size: [usize; 2],
    shades: Shades,
}

impl Overview {
    /// Looks anew when rows, columns or marks have changed.
    fn refresh(&mut self, session: &Session, aligned: &Arc<Aligned>, order: &[ArticleId]) {
        let same_rows = std::ptr::eq(self.aligned.as_ptr(), Arc::as_ptr(aligned));
        if !same_rows || self.order != order {
            self.aligned = Arc::downgrade(aligned);
            order.clone_into(&mut self.order);
            self.stripes = Stripes::of(aligned, order);
            self.picture = None;
        }
        let revision = Some(session.document().revision());
        if !same_rows || self.revision != revision {
            self.revision = revision;
            self.disputes = disputes(session.dossier(), aligned);
        }
    }

    /// The texture of a picture, made anew when `drawn` is not what it shows.
    fn texture(&mut self, ui: &Ui, drawn: Drawn) -> &TextureHandle {
        let (old, handle) = self
            .picture
            .take()
            .map_or((None, None), |(old, handle)| (Some(old), Some(handle)));
        let handle = match handle {
            Some(handle) if old.as_ref() == Some(&drawn) => handle,
            handle => {
                let image = self.stripes.picture(&drawn.heights, drawn.size, drawn.shades);
                match handle {
                    Some(mut handle) => {
                        handle.set(image, TextureOptions::NEAREST);
                        handle
                    }
                    None => ui.ctx().load_texture("overview strip", image, TextureOptions::NEAREST),
                }
            }
        };
        &self.picture.insert((drawn, handle)).1
    }
}

/// The rows with a mark that denies or questions.
fn disputes(dossier: &Dossier, aligned: &Aligned) -> BTreeSet<(usize, Stance)> {
    let disputing = dossier
        .mentions()
        .values()
        .filter(|mention| matches!(mention.stance, Stance::Denies | Stance::Questions));
    disputing
        .filter_map(|mention| {
            let entry = dossier.article(mention.at.article)?;
            let sentence = entry.article.sentence_at(mention.at.cover().start)?;
            let row = aligned.row_of(crate::align::Unit {
                article: mention.at.article,
                sentence: u32::try_from(sentence).ok()?,
            })?;
            Some((row, mention.stance))
        })
        .collect()
}

/// Draws the strip and scrolls by it.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &mut SynopsisState,
    aligned: &Arc<Aligned>,
    order: &[ArticleId],
    rect: Rect,
) {
    let colours = scene.look.colours;
    ui.painter().rect_filled(rect, 0.0, colours.chrome);
    ui.painter()
        .vline(rect.left(), rect.y_range(), Stroke::new(1.0, colours.line));
    let response = ui.interact(rect, ui.scope_id().with("overview strip"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Overview of all rows"));
    let total = state.heights.total();
    if total <= 0.0 || order.is_empty() {
        return;
    }
    let inner = rect.shrink2(vec2(5.0, 6.0));
    let scale = (inner.height() / total).min(0.25);
    state.overview.refresh(scene.session, aligned, order);
    stripes(ui, scene, state, inner, scale);
    for (row, stance) in &state.overview.disputes {
        let y = inner.top() + state.heights.top(*row) * scale;
        let tick = Rect::from_min_size(pos2(inner.right() - 1.0, y), vec2(5.0, 3.0));
        ui.painter().rect_filled(tick, 1.0, colours.stance(*stance).text);
    }

    let seen = Rect::from_min_size(
        pos2(rect.left() + 1.0, inner.top() + state.offset.y * scale),
        vec2(rect.width() - 2.0, (state.viewport.y * scale).max(8.0)),
    );
    ui.painter().rect(
        seen,
        3.0,
        colours.accent.gamma_multiply(0.10),
        Stroke::new(1.0, colours.accent),
        egui::StrokeKind::Inside,
    );
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let y = (pointer.y - inner.top()) / scale - state.viewport.y / 2.0;
        state.jump = Some(vec2(state.offset.x, y.clamp(0.0, (total - state.viewport.y).max(0.0))));
        ui.ctx().request_repaint();
    }
}

/// The lanes of the articles, one pixel of the picture a pixel of the screen.
fn stripes(ui: &Ui, scene: &Scene<'_>, state: &mut SynopsisState, inner: Rect, scale: f32) {
    let pixels = ui.pixels_per_point();
    let height = (state.heights.total() * scale).min(inner.height());
    let place = Rect::from_min_size(inner.min, vec2(inner.width(), height)).round_to_pixels(pixels);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the strip is in the window"
    )]
    let count = |points: f32| (points * pixels).round() as usize;
    let size = [count(place.width()), count(place.height())];
    if size.contains(&0) {
        return;
    }
    let rows = scene.session.aligned().map_or(0, |aligned| aligned.rows.len());
    let heights = (0..rows)
        .map(|row| state.heights.height(row) * scale * pixels)
        .collect();
    let colours = scene.look.colours;
    let shades = Shades {
        ground: colours.chrome,
        alone: colours.strong_line,
        shared: colours.row_line,
    };
    let drawn = Drawn { heights, size, shades };
    let texture = state.overview.texture(ui, drawn);
    Image::new((texture.id(), place.size())).paint_at(ui, place);
}
