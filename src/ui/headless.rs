//! Runs the window's ui without a window and returns the picture.
//!
//! What `eframe` does for a frame is done here by hand: one `RawInput` into
//! [`Context::run_ui`], the texture changes and shapes out. Whatever could
//! differ between two runs is fixed: frames are exactly 1/60 s apart, there are no
//! system fonts, no system theme, no blinking cursor and no animation.

use egui::epaint::ClippedShape;
use egui::os::OperatingSystem;
use egui::style::ScrollAnimation;
use egui::{Color32, Context, Event, Key, Modifiers, RawInput, Rect, Ui, Vec2, ViewportId};
use image::RgbaImage;

use super::raster::Rasteriser;

/// Seconds from one frame to the next.
const FRAME_SECONDS: f32 = 1.0 / 60.0;
/// Enough for every glyph of a large page; egui's own default can overflow within one frame.
const MAX_TEXTURE_SIDE: usize = 4096;

/// What `eframe` would give egui for the frame number `frame`, 1/60 s after the one before.
#[must_use]
pub fn input(frame: u32, size_points: Vec2, pixels_per_point: f32, events: Vec<Event>) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size_points)),
        max_texture_side: Some(MAX_TEXTURE_SIDE),
        time: Some(f64::from(frame) * f64::from(FRAME_SECONDS)),
        predicted_dt: FRAME_SECONDS,
        events,
        ..RawInput::default()
    };
    input
        .viewports
        .entry(ViewportId::ROOT)
        .or_default()
        .native_pixels_per_point = Some(pixels_per_point);
    input
}

/// The events of a key pressed and let go.
#[must_use]
pub fn press(key: Key) -> Vec<Event> {
    press_with(Modifiers::NONE, key)
}

/// The same with keys held.
#[must_use]
pub fn press_with(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

/// The events of a key as it is written, others held down with it: "Down", "Ctrl+T".
#[must_use]
pub fn press_named(written: &str) -> Option<Vec<Event>> {
    let mut names = written.split('+').rev();
    let key = Key::from_name(names.next()?)?;
    let mut modifiers = Modifiers::NONE;
    for name in names {
        modifiers |= match name {
            "Ctrl" => Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            _ => return None,
        };
    }
    Some(press_with(modifiers, key))
}

/// A ui that runs without a window, frame by frame.
pub struct Stage {
    ctx: Context,
    rasteriser: Rasteriser,
    size_points: Vec2,
    pixels_per_point: f32,
    frames: u32,
    shapes: Vec<ClippedShape>,
}

impl Stage {
    /// A stage of `size_points`, painted with `pixels_per_point` physical pixels to the point.
    /// `setup` installs fonts and styles, as an app does when it is created.
    pub fn new(size_points: Vec2, pixels_per_point: f32, setup: impl FnOnce(&Context)) -> Self {
        let ctx = Context::default();
        ctx.set_os(OperatingSystem::Nix);
        setup(&ctx);
        ctx.all_styles_mut(|style| {
            style.visuals.text_cursor.blink = false;
            style.scroll_animation = ScrollAnimation::none();
            style.animation_time = 0.0;
        });
        Self {
            ctx,
            rasteriser: Rasteriser::default(),
            size_points,
            pixels_per_point,
            frames: 0,
            shapes: Vec::new(),
        }
    }

    /// The context the ui runs in.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.ctx
    }

    /// Runs one frame with what the user did in it. Says whether egui wants another one at once.
    pub fn frame(&mut self, events: Vec<Event>, ui: impl FnMut(&mut Ui)) -> bool {
        let input = input(self.frames, self.size_points, self.pixels_per_point, events);
        self.frames += 1;
        let mut output = self.ctx.run_ui(input, ui);
        self.rasteriser.update(&mut output.textures_delta);
        self.shapes = output.shapes;
        output
            .viewport_output
            .get(&ViewportId::ROOT)
            .is_some_and(|viewport| viewport.repaint_delay.is_zero())
    }

    /// The picture of the last frame, opaque; `size_points * pixels_per_point` rounded to whole pixels.
    #[must_use]
    pub fn picture(&self) -> RgbaImage {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the size of a picture"
        )]
        let px = |points: f32| (points * self.pixels_per_point).round() as u32;
        let size_px = [px(self.size_points.x), px(self.size_points.y)];
        let [red, green, blue, _] = self.ctx.global_style().visuals.panel_fill.to_array();
        let background = Color32::from_rgb(red, green, blue);
        let primitives = if self.frames == 0 {
            Vec::new()
        } else {
            self.ctx.tessellate(self.shapes.clone(), self.pixels_per_point)
        };
        self.rasteriser
            .paint(size_px, self.pixels_per_point, background, &primitives)
    }
}

/// Runs `ui` for a number of frames without input, then paints the last one.
/// Three frames let windows, popups and scroll areas find their size.
pub fn render(
    size_points: Vec2,
    pixels_per_point: f32,
    frames: usize,
    setup: impl FnOnce(&Context),
    ui: impl FnMut(&mut Ui),
) -> RgbaImage {
    render_script(size_points, pixels_per_point, &vec![Vec::new(); frames], setup, ui)
}

/// Runs `ui` for one frame per list of events, then paints the last frame.
pub fn render_script(
    size_points: Vec2,
    pixels_per_point: f32,
    frames: &[Vec<Event>],
    setup: impl FnOnce(&Context),
    mut ui: impl FnMut(&mut Ui),
) -> RgbaImage {
    let mut stage = Stage::new(size_points, pixels_per_point, setup);
    for events in frames {
        stage.frame(events.clone(), &mut ui);
    }
    stage.picture()
}
