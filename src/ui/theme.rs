//! Design tokens from `assets/theme.ron`, and egui's style made of them. The
//! only place that knows a colour.

use std::sync::LazyLock;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2};
use serde::{Deserialize, Deserializer};

use crate::dossier::{Stance, TAG_COLOURS};

/// All tokens.
#[derive(Debug, Deserialize)]
pub struct Theme {
    /// Sizes of type, in points.
    pub type_sizes: TypeSizes,
    /// Distances, in points.
    pub spacing: Spacing,
    light: Palette,
    dark: Palette,
}

/// Sizes of type, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct TypeSizes {
    /// Articles.
    pub reading: f32,
    /// Line height of articles, as a factor of their size.
    pub reading_line: f32,
    /// Controls and lists.
    pub body: f32,
    /// Side notes.
    pub small: f32,
    /// Headings.
    pub heading: f32,
    /// The start page's title.
    pub title: f32,
}

/// Distances, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Spacing {
    /// The grid.
    pub unit: f32,
    /// White space around a cell's text.
    pub cell: f32,
    /// Left of a cell's text: paragraph numbers and marks.
    pub gutter: f32,
    /// The narrowest a column gets by itself.
    pub column_least: f32,
    /// The widest a column gets by itself.
    pub column_most: f32,
    /// The side panel.
    pub panel: f32,
    /// The overview strip.
    pub strip: f32,
}

/// Text on tint.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Pair {
    /// Text and lines.
    #[serde(deserialize_with = "colour")]
    pub text: Color32,
    /// Ground.
    #[serde(deserialize_with = "colour")]
    pub tint: Color32,
}

macro_rules! palette {
    ($($name:ident: $what:literal,)*) => {
        /// The colours of one theme.
        #[derive(Clone, Debug, Deserialize)]
        pub struct Palette {
            $(#[doc = $what] #[serde(deserialize_with = "colour")] pub $name: Color32,)*
            asserts: Pair,
            denies: Pair,
            questions: Pair,
            hedges: Pair,
            reports: Pair,
            /// Empty matrix cells.
            pub silent: Pair,
            tag_1: Pair,
            tag_2: Pair,
            tag_3: Pair,
            tag_4: Pair,
            tag_5: Pair,
            tag_6: Pair,
            tag_7: Pair,
            tag_8: Pair,
        }
    };
}

palette! {
    paper: "Ground of articles.",
    chrome: "Ground of bars and panels.",
    raised: "Ground of buttons and dialogs.",
    hover: "Ground under the pointer.",
    ink: "Text.",
    muted: "Text of lesser weight.",
    faint: "Numbers and hints.",
    line: "Hairlines.",
    strong_line: "Lines that part.",
    accent: "What is selected or leads on.",
    on_accent: "Text on accent.",
    accent_soft: "Ground of the selected passage.",
    row_focus: "Ground of the focused row.",
    row_line: "Edge of the focused row.",
    warning: "Text of warnings.",
    warning_soft: "Ground of warnings.",
    same: "Words that both passages have.",
    differs: "Words that only one passage has.",
    lens_quote: "Ground of quotations.",
    lens_cue: "Reporting verbs.",
    lens_hedge: "Words of reserve.",
    lens_number: "Numbers and dates.",
}

impl Palette {
    /// The colours of tags, in the order of a tag's `colour`.
    #[must_use]
    pub const fn tags(&self) -> [Pair; TAG_COLOURS as usize] {
        [
            self.tag_1, self.tag_2, self.tag_3, self.tag_4, self.tag_5, self.tag_6, self.tag_7, self.tag_8,
        ]
    }

    /// The colours of a stance.
    #[must_use]
    pub const fn stance(&self, stance: Stance) -> Pair {
        match stance {
            Stance::Asserts => self.asserts,
            Stance::Denies => self.denies,
            Stance::Questions => self.questions,
            Stance::Hedges => self.hedges,
            Stance::Reports => self.reports,
        }
    }
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("{text:?} is not a colour (#rrggbb)")))
}

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/theme.ron"))
        .unwrap_or_else(|error| unreachable!("assets/theme.ron: {error}"))
});

/// The tokens as they hold now: one palette, one zoom.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Colours.
    pub colours: &'static Palette,
    /// Sizes of type.
    pub sizes: TypeSizes,
    /// Distances.
    pub spacing: Spacing,
    /// Size of the reading text, 1 = the theme's.
    pub zoom: f32,
}

impl Look {
    /// The look of a theme at a zoom.
    #[must_use]
    pub fn new(dark: bool, zoom: f32) -> Self {
        let theme = &*THEME;
        Self {
            colours: if dark { &theme.dark } else { &theme.light },
            sizes: theme.type_sizes,
            spacing: theme.spacing,
            zoom,
        }
    }

    /// The face articles are set in.
    #[must_use]
    pub fn reading_font(&self) -> FontId {
        FontId::new(self.sizes.reading * self.zoom, serif())
    }

    /// Distance from line to line of an article, in points.
    #[must_use]
    pub fn reading_line(&self) -> f32 {
        (self.sizes.reading * self.zoom * self.sizes.reading_line).round()
    }

    /// The face of controls.
    #[must_use]
    pub fn font(&self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Proportional)
    }

    /// The stronger face of controls.
    #[must_use]
    pub fn strong(&self, size: f32) -> FontId {
        FontId::new(size, semibold())
    }
}

/// The family articles are set in.
#[must_use]
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The serif family's headlines.
#[must_use]
pub fn serif_semibold() -> FontFamily {
    FontFamily::Name("serif-semibold".into())
}

/// The stronger sans family.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Makes egui look like the tokens say.
pub fn apply(ctx: &egui::Context, dark: bool) {
    let look = Look::new(dark, 1.0);
    let colours = look.colours;
    ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, look.font(look.sizes.small)),
            (TextStyle::Body, look.font(look.sizes.body)),
            (TextStyle::Button, look.font(look.sizes.body)),
            (TextStyle::Heading, look.strong(look.sizes.heading)),
            (TextStyle::Monospace, FontId::monospace(look.sizes.small)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(8.0, 6.0);
        style.spacing.button_padding = Vec2::new(10.0, 5.0);
        style.spacing.interact_size.y = 28.0;
        style.spacing.window_margin = Margin::same(16);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        // The views scroll to places: an area that springs back from beyond its end, as it
        // was in the frame before, would carry on past where it was told to go.
        style.spacing.scroll.kinetic.rubber_band = false;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        let visuals = &mut style.visuals;
        *visuals = if dark {
            egui::Visuals::dark()
        } else {
            egui::Visuals::light()
        };
        visuals.override_text_color = None;
        visuals.panel_fill = colours.chrome;
        visuals.window_fill = colours.raised;
        visuals.extreme_bg_color = colours.raised;
        visuals.faint_bg_color = colours.hover;
        visuals.code_bg_color = colours.hover;
        visuals.window_stroke = Stroke::new(1.0, colours.strong_line);
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.window_shadow = Shadow {
            offset: [0, 8],
            blur: 28,
            spread: 0,
            color: Color32::from_black_alpha(if dark { 120 } else { 40 }),
        };
        visuals.popup_shadow = visuals.window_shadow;
        visuals.selection.bg_fill = colours.accent_soft;
        visuals.selection.stroke = Stroke::new(1.0, colours.accent);
        visuals.hyperlink_color = colours.accent;
        visuals.warn_fg_color = colours.warning;
        visuals.error_fg_color = colours.warning;
        visuals.weak_text_color = Some(colours.muted);
        visuals.striped = false;
        visuals.button_frame = true;
        let widgets = &mut visuals.widgets;
        for (widget, fill, line, text) in [
            (&mut widgets.noninteractive, colours.chrome, colours.line, colours.ink),
            (&mut widgets.inactive, colours.raised, colours.strong_line, colours.ink),
            (&mut widgets.hovered, colours.hover, colours.strong_line, colours.ink),
            (&mut widgets.active, colours.accent_soft, colours.accent, colours.ink),
            (&mut widgets.open, colours.hover, colours.strong_line, colours.ink),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, line);
            widget.fg_stroke = Stroke::new(1.0, text);
            widget.corner_radius = CornerRadius::same(6);
            widget.expansion = 0.0;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_meets_wcag_aa_on_every_ground_it_stands_on() {
        for dark in [false, true] {
            let look = Look::new(dark, 1.0);
            let c = look.colours;
            let mut pairs = vec![
                ("on accent", c.on_accent, c.accent),
                ("warning", c.warning, c.warning_soft),
                ("silent", c.silent.text, c.silent.tint),
                ("cue", c.lens_cue, c.paper),
                ("hedge", c.lens_hedge, c.paper),
                ("number", c.lens_number, c.paper),
                ("ink on quotation", c.ink, c.lens_quote),
                ("differs", c.differs, c.row_focus),
            ];
            for ground in [c.paper, c.chrome, c.raised, c.hover, c.row_focus, c.accent_soft] {
                pairs.push(("ink", c.ink, ground));
                pairs.push(("muted", c.muted, ground));
            }
            for ground in [c.paper, c.chrome, c.raised, c.row_focus] {
                pairs.push(("accent", c.accent, ground));
                pairs.push(("faint", c.faint, ground));
            }
            for stance in Stance::ALL {
                let pair = c.stance(stance);
                pairs.push((stance.word(), pair.text, pair.tint));
                pairs.push((stance.word(), pair.text, c.paper));
            }
            for pair in c.tags() {
                for ground in [pair.tint, c.paper, c.chrome, c.raised, c.hover, c.accent_soft] {
                    pairs.push(("tag", pair.text, ground));
                }
            }
            for (what, text, ground) in pairs {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{what} {text:?} on {ground:?} (dark: {dark}): {ratio:.2}");
            }
        }
    }

    /// A colour as eyes of one kind see it: the matrix of that kind on linear light
    /// (Machado, Oliveira, Fernandes 2009), then Oklab.
    fn seen(colour: Color32, kind: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = [colour.r(), colour.g(), colour.b()].map(|value| (f64::from(value) / 255.0).powf(2.2));
        let mixed = |row: &[f64; 3], from: &[f64; 3]| row.iter().zip(from).map(|(a, b)| a * b).sum::<f64>();
        let light = kind.map(|row| mixed(&row, &light).clamp(0.0, 1.0));
        let cones = [
            [0.412_221, 0.536_333, 0.051_446],
            [0.211_903, 0.680_700, 0.107_397],
            [0.088_302, 0.281_719, 0.629_979],
        ]
        .map(|row| mixed(&row, &light).cbrt());
        [
            [0.210_454, 0.793_618, -0.004_072],
            [1.977_998, -2.428_592, 0.450_594],
            [0.025_904, 0.782_772, -0.808_676],
        ]
        .map(|row| mixed(&row, &cones))
    }

    #[test]
    fn tag_colours_differ_for_every_reader() {
        const ALL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        const RED_BLIND: [[f64; 3]; 3] = [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ];
        const GREEN_BLIND: [[f64; 3]; 3] = [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ];
        for dark in [false, true] {
            let tags = Look::new(dark, 1.0).colours.tags();
            for (kind, least) in [(ALL, 0.1), (RED_BLIND, 0.07), (GREEN_BLIND, 0.07)] {
                for (index, one) in tags.iter().enumerate() {
                    for other in tags.iter().skip(index + 1) {
                        let (a, b) = (seen(one.text, &kind), seen(other.text, &kind));
                        let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        let pair = (one.text, other.text);
                        assert!(apart >= least, "{pair:?} (dark: {dark}): {apart:.3}");
                    }
                }
            }
        }
    }
}
