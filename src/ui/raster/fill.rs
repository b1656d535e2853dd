//! Fills triangles, and pairs of triangles that make an upright box.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::many_single_char_names,
    reason = "pixel arithmetic: ranges are clamped before they are cast, equal means bit for bit, and a, b, c are corners"
)]

use egui::Color32;
use egui::epaint::Vertex;
use image::RgbaImage;

use super::texture::{Rgba, Tap, Texture};

/// Steps per pixel that corners are snapped to.
const STEPS: i64 = 256;
/// No corner is farther out than this many pixels, so that areas fit in 64 bits.
const FARTHEST_PX: f32 = 1_048_576.0;

/// Whole pixels that may be painted; `right` and `bottom` are just outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    pub left: i64,
    pub top: i64,
    pub right: i64,
    pub bottom: i64,
}

/// A vertex in steps of 1/256 physical pixel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    x: i64,
    y: i64,
    uv: [f32; 2],
    rgba: Rgba,
}

impl Corner {
    /// `None` where a coordinate is not a number or infinite: there is nothing to paint then.
    pub(super) fn from_vertex(vertex: &Vertex, pixels_per_point: f32) -> Option<Self> {
        let snap = |points: f32| {
            let px = points * pixels_per_point;
            px.is_finite()
                .then(|| (px.clamp(-FARTHEST_PX, FARTHEST_PX) * STEPS as f32).round() as i64)
        };
        Some(Self {
            x: snap(vertex.pos.x)?,
            y: snap(vertex.pos.y)?,
            uv: [vertex.uv.x, vertex.uv.y],
            rgba: vertex.color.to_array(),
        })
    }
}

/// The picture being painted.
pub(super) struct Canvas {
    size_px: [u32; 2],
    width: usize,
    pixels: Vec<Rgba>,
}

impl Canvas {
    pub(super) fn new(size_px: [u32; 2], background: Rgba) -> Self {
        let [width, height] = size_px.map(|side| side as usize);
        Self {
            size_px,
            width,
            pixels: vec![background; width * height],
        }
    }

    pub(super) fn into_image(self) -> RgbaImage {
        let [width, height] = self.size_px;
        RgbaImage::from_raw(width, height, self.pixels.into_flattened()).unwrap_or_default()
    }

    /// The pixels `left..right` of a row. The caller has cut them to the clip, which is inside the canvas.
    fn row(&mut self, y: i64, left: i64, right: i64) -> &mut [Rgba] {
        let start = y as usize * self.width;
        self.pixels
            .get_mut(start + left as usize..start + right as usize)
            .unwrap_or_default()
    }

    /// Paints two triangles as one if together they are an upright box of one
    /// colour with an upright piece of texture: a glyph, or a plain rectangle.
    /// Otherwise paints nothing and says `false`.
    pub(super) fn fill_box(
        &mut self,
        clip: Clip,
        texture: &Texture,
        first: &[Corner; 3],
        second: &[Corner; 3],
    ) -> bool {
        let Some(area) = BoxArea::from_triangles(first, second) else {
            return false;
        };
        let left = first_centre(area.x[0]).max(clip.left);
        let right = first_centre(area.x[1]).min(clip.right);
        let top = first_centre(area.y[0]).max(clip.top);
        let bottom = first_centre(area.y[1]).min(clip.bottom);
        if left >= right || top >= bottom {
            return true;
        }
        let filter = texture.filter(texels_across(area.u, area.x, texture.size()[0]).max(texels_across(
            area.v,
            area.y,
            texture.size()[1],
        )));
        let tap = |axis: usize, pixel: i64| {
            let (ends, texture_ends) = if axis == 0 { (area.x, area.u) } else { (area.y, area.v) };
            texture.tap(axis, between(ends, texture_ends, pixel), filter)
        };
        if area.u[0] == area.u[1] && area.v[0] == area.v[1] {
            let colour = tint(texture.sample(tap(0, left), tap(1, top)), area.rgba);
            for y in top..bottom {
                blend_flat(self.row(y, left, right), colour);
            }
        } else {
            let columns: Vec<Tap> = (left..right).map(|x| tap(0, x)).collect();
            for y in top..bottom {
                let line = tap(1, y);
                for (pixel, column) in self.row(y, left, right).iter_mut().zip(&columns) {
                    blend(pixel, tint(texture.sample(*column, line), area.rgba));
                }
            }
        }
        true
    }

    /// Paints one triangle of any shape.
    pub(super) fn fill_triangle(&mut self, clip: Clip, texture: &Texture, mut corners: [Corner; 3]) {
        let mut area = doubled_area(&corners);
        if area == 0 || corners.iter().all(|corner| corner.rgba == [0; 4]) {
            return;
        }
        if area < 0 {
            corners.swap(1, 2);
            area = -area;
        }
        let [a, b, c] = corners;
        let edges = [Edge::new(&a, &b), Edge::new(&b, &c), Edge::new(&c, &a)];
        let shade = Shade::new(texture, &corners, area);
        let top = first_centre(a.y.min(b.y).min(c.y)).max(clip.top);
        let bottom = first_centre(a.y.max(b.y).max(c.y)).min(clip.bottom);
        for y in top..bottom {
            let [left, right] = edges
                .iter()
                .fold([clip.left, clip.right], |span, edge| edge.cut(y, span));
            if left < right {
                shade.paint(left, y, self.row(y, left, right));
            }
        }
    }
}

/// The first pixel whose centre is at `step` or after it.
fn first_centre(step: i64) -> i64 {
    -(STEPS / 2 - step).div_euclid(STEPS)
}

/// Twice the area of a triangle; positive when it runs clockwise on the screen.
fn doubled_area([a, b, c]: &[Corner; 3]) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// One edge of a clockwise triangle, as `per_x * x + per_y * y + at_origin >= 0` for pixels inside.
struct Edge {
    per_x: i64,
    per_y: i64,
    at_origin: i64,
}

impl Edge {
    fn new(from: &Corner, to: &Corner) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let owns_its_line = dy < 0 || (dy == 0 && dx > 0);
        let centre = STEPS / 2;
        Self {
            per_x: -dy * STEPS,
            per_y: dx * STEPS,
            at_origin: dx * (centre - from.y) - dy * (centre - from.x) - i64::from(!owns_its_line),
        }
    }

    /// The part of a span of pixels on row `y` that is on the inner side of this edge.
    fn cut(&self, y: i64, [left, right]: [i64; 2]) -> [i64; 2] {
        let at_row = self.per_y * y + self.at_origin;
        match self.per_x {
            0 if at_row < 0 => [left, left],
            0 => [left, right],
            per_x @ 1.. => [left.max(-at_row.div_euclid(per_x)), right],
            per_x => [left, right.min(at_row.div_euclid(-per_x) + 1)],
        }
    }
}

/// A value that changes evenly over a triangle, kept within what its corners have.
#[derive(Clone, Copy)]
struct Plane {
    at_origin: f64,
    per_x: f64,
    per_y: f64,
    least: f64,
    most: f64,
}

impl Plane {
    fn new([a, b, c]: &[Corner; 3], area: i64, values: [f64; 3]) -> Self {
        let [from_b, from_c] = [values[1] - values[0], values[2] - values[0]];
        let area = area as f64 / STEPS as f64;
        let per_x = (from_b * (c.y - a.y) as f64 - from_c * (b.y - a.y) as f64) / area;
        let per_y = (from_c * (b.x - a.x) as f64 - from_b * (c.x - a.x) as f64) / area;
        let [x, y] = [a.x, a.y].map(|step| (step - STEPS / 2) as f64 / STEPS as f64);
        Self {
            at_origin: values[0] - per_x * x - per_y * y,
            per_x,
            per_y,
            least: values.iter().copied().fold(f64::INFINITY, f64::min),
            most: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// The value at the centre of a pixel.
    fn at(&self, x: i64, y: i64) -> f64 {
        (self.at_origin + self.per_x * x as f64 + self.per_y * y as f64)
            .max(self.least)
            .min(self.most)
    }
}

/// What a triangle is painted with.
enum Shade<'a> {
    Flat(Rgba),
    Graded([Plane; 4]),
    Textured {
        texture: &'a Texture,
        filter: egui::TextureFilter,
        rgba: [Plane; 4],
        uv: [Plane; 2],
    },
}

impl<'a> Shade<'a> {
    fn new(texture: &'a Texture, corners: &[Corner; 3], area: i64) -> Self {
        let [a, b, c] = corners;
        let uv: [Plane; 2] =
            std::array::from_fn(|axis| Plane::new(corners, area, corners.map(|corner| f64::from(corner.uv[axis]))));
        let [width, height] = texture.size().map(|side| side as f64);
        let across = |u: f64, v: f64| (u * width).hypot(v * height);
        let filter = texture.filter(across(uv[0].per_x, uv[1].per_x).max(across(uv[0].per_y, uv[1].per_y)));
        let rgba_with = |scale: Rgba| {
            std::array::from_fn(|channel| {
                let value = |corner: Corner| f64::from(corner.rgba[channel]) * f64::from(scale[channel]) / 255.0;
                Plane::new(corners, area, corners.map(value))
            })
        };
        if a.uv == b.uv && b.uv == c.uv {
            let texel = texture.sample(
                texture.tap(0, f64::from(a.uv[0]), filter),
                texture.tap(1, f64::from(a.uv[1]), filter),
            );
            if a.rgba == b.rgba && b.rgba == c.rgba {
                Self::Flat(tint(texel, a.rgba))
            } else {
                Self::Graded(rgba_with(texel))
            }
        } else {
            Self::Textured {
                texture,
                filter,
                rgba: rgba_with(Color32::WHITE.to_array()),
                uv,
            }
        }
    }

    /// Blends the pixels from (`left`, `y`) rightwards.
    fn paint(&self, left: i64, y: i64, row: &mut [Rgba]) {
        match self {
            Self::Flat(rgba) => blend_flat(row, *rgba),
            Self::Graded(rgba) => {
                for (x, pixel) in (left..).zip(row) {
                    blend(pixel, rgba.each_ref().map(|plane| byte(plane.at(x, y))));
                }
            }
            Self::Textured {
                texture,
                filter,
                rgba,
                uv: [u, v],
            } => {
                for (x, pixel) in (left..).zip(row) {
                    let texel =
                        texture.sample(texture.tap(0, u.at(x, y), *filter), texture.tap(1, v.at(x, y), *filter));
                    blend(pixel, tint(texel, rgba.each_ref().map(|plane| byte(plane.at(x, y)))));
                }
            }
        }
    }
}

/// An upright box in steps, the piece of texture it shows, and its one colour.
struct BoxArea {
    x: [i64; 2],
    y: [i64; 2],
    u: [f32; 2],
    v: [f32; 2],
    rgba: Rgba,
}

impl BoxArea {
    fn from_triangles(first: &[Corner; 3], second: &[Corner; 3]) -> Option<Self> {
        let all = || first.iter().chain(second);
        let rgba = first[0].rgba;
        let x = [all().map(|corner| corner.x).min()?, all().map(|corner| corner.x).max()?];
        let y = [all().map(|corner| corner.y).min()?, all().map(|corner| corner.y).max()?];
        if x[0] == x[1] || y[0] == y[1] || all().any(|corner| corner.rgba != rgba) {
            return None;
        }
        // Each triangle must have three of the four corners, and each must lack what is
        // opposite to what the other lacks; then they are the two halves along one diagonal.
        let mut u = [None; 2];
        let mut v = [None; 2];
        let mut corners_of = |triangle: &[Corner; 3]| -> Option<[bool; 4]> {
            let mut has = [false; 4];
            for corner in triangle {
                let column = x.iter().position(|side| *side == corner.x)?;
                let line = y.iter().position(|side| *side == corner.y)?;
                if *u[column].get_or_insert(corner.uv[0]) != corner.uv[0]
                    || *v[line].get_or_insert(corner.uv[1]) != corner.uv[1]
                {
                    return None;
                }
                has[2 * line + column] = true;
            }
            (has.iter().filter(|has| **has).count() == 3).then_some(has)
        };
        let lacking = |has: [bool; 4]| has.iter().position(|has| !has);
        let lacks = [lacking(corners_of(first)?)?, lacking(corners_of(second)?)?];
        (lacks[0] + lacks[1] == 3).then_some(())?;
        Some(Self {
            x,
            y,
            u: [u[0]?, u[1]?],
            v: [v[0]?, v[1]?],
            rgba,
        })
    }
}

/// The texture coordinate at the centre of a pixel, between the ends of a box.
fn between(ends: [i64; 2], values: [f32; 2], pixel: i64) -> f64 {
    let share = (pixel * STEPS + STEPS / 2 - ends[0]) as f64 / (ends[1] - ends[0]) as f64;
    f64::from(values[0]) + share * (f64::from(values[1]) - f64::from(values[0]))
}

/// How many texels one pixel spans along a side of a box.
fn texels_across(values: [f32; 2], ends: [i64; 2], texels: usize) -> f64 {
    let pixels = (ends[1] - ends[0]) as f64 / STEPS as f64;
    (f64::from(values[1]) - f64::from(values[0])).abs() * texels as f64 / pixels
}

fn byte(value: f64) -> u8 {
    (value + 0.5) as u8
}

/// The product of two shares of 255, rounded to the nearest.
fn product(a: u8, b: u8) -> u8 {
    let exact = u32::from(a) * u32::from(b) + 128;
    ((exact + (exact >> 8)) >> 8) as u8
}

fn tint(texel: Rgba, rgba: Rgba) -> Rgba {
    if texel == [255; 4] {
        return rgba;
    }
    std::array::from_fn(|channel| product(texel[channel], rgba[channel]))
}

/// Puts a premultiplied colour over a pixel.
fn blend(under: &mut Rgba, over: Rgba) {
    if over[3] == 255 {
        *under = over;
    } else if over != [0; 4] {
        let shine_through = 255 - over[3];
        for (under, over) in under.iter_mut().zip(over) {
            *under = over.saturating_add(product(*under, shine_through));
        }
    }
}

fn blend_flat(row: &mut [Rgba], over: Rgba) {
    if over[3] == 255 {
        row.fill(over);
    } else {
        for pixel in row {
            blend(pixel, over);
        }
    }
}
