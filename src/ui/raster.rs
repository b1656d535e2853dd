//! Paints egui's triangles into an image on the CPU, the same bytes on every run.
//!
//! The rules are those of `egui_glow`: colours are premultiplied sRGBA and are
//! interpolated, multiplied with the texture and blended in gamma space; clip
//! rectangles are rounded to whole pixels; a pixel belongs to a triangle when
//! its centre does, and a centre on an edge belongs to the triangle below or to
//! the right of that edge (the top-left rule), so neighbours neither overlap nor
//! leave a seam. As on a GPU, corners are first snapped to 1/256 of a pixel;
//! from there on coverage is integer arithmetic.
//!
//! Left out: mipmaps (as in `egui-wgpu`) and paint callbacks, which draw with
//! the GPU by themselves.

mod fill;
mod texture;

use std::collections::BTreeMap;

use egui::epaint::{ClippedPrimitive, Mesh, Primitive};
use egui::{Color32, Rect, TextureId, TexturesDelta};
use image::RgbaImage;

use fill::{Canvas, Clip, Corner};
use texture::Texture;

/// Keeps egui's textures between frames and paints primitives with them.
#[derive(Default)]
pub struct Rasteriser {
    textures: BTreeMap<TextureId, Texture>,
    /// Textures egui gave back with the last update; what was tessellated in
    /// that frame may still show them, so they go with the next update.
    freed: Vec<TextureId>,
}

impl Rasteriser {
    /// Takes over the texture changes of one frame, leaving `delta` empty.
    /// Call it for every frame, painted or not: changes build on each other.
    #[expect(
        clippy::disallowed_methods,
        reason = "changes are sorted at once; the order of removals is not seen"
    )]
    pub fn update(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        let changes: BTreeMap<_, _> = delta.set.drain().collect();
        for (id, images) in changes {
            for image in images {
                match (image.pos, self.textures.get_mut(&id)) {
                    (Some(at), Some(texture)) => texture.patch(at, &image),
                    // A patch to a texture never seen: nothing to build on.
                    (Some(_), None) => log::warn!("egui changed part of the unknown texture {id:?}"),
                    (None, _) => {
                        self.textures.insert(id, Texture::new(&image));
                    }
                }
            }
        }
        self.freed.extend(delta.free.drain());
    }

    /// Paints one frame, as tessellated for `pixels_per_point`, over `background`.
    /// `size_px` is the size of the picture in physical pixels.
    ///
    /// The image is opaque where the background is; elsewhere its colours stay
    /// premultiplied.
    #[must_use]
    pub fn paint(
        &self,
        size_px: [u32; 2],
        pixels_per_point: f32,
        background: Color32,
        primitives: &[ClippedPrimitive],
    ) -> RgbaImage {
        let mut canvas = Canvas::new(size_px, background.to_array());
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let clip = clip_from_rect(*clip_rect, pixels_per_point, size_px);
            match primitive {
                Primitive::Mesh(mesh) => self.paint_mesh(&mut canvas, clip, pixels_per_point, mesh),
                Primitive::Callback(_) => log::warn!("a paint callback cannot be painted without a GPU"),
            }
        }
        canvas.into_image()
    }

    fn paint_mesh(&self, canvas: &mut Canvas, clip: Clip, pixels_per_point: f32, mesh: &Mesh) {
        let Some(texture) = self.textures.get(&mesh.texture_id) else {
            log::warn!("egui painted with the unknown texture {:?}", mesh.texture_id);
            return;
        };
        let corner = |index: u32| {
            let vertex = mesh.vertices.get(usize::try_from(index).ok()?)?;
            Corner::from_vertex(vertex, pixels_per_point)
        };
        let mut triangles = mesh
            .indices
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[a, b, c]| Some([corner(a)?, corner(b)?, corner(c)?]));
        let mut held = triangles.next();
        while let Some(triangle) = held {
            held = triangles.next();
            let Some(first) = triangle else { continue };
            if let Some(Some(second)) = &held
                && canvas.fill_box(clip, texture, &first, second)
            {
                held = triangles.next();
            } else {
                canvas.fill_triangle(clip, texture, first);
            }
        }
    }
}

/// The pixels a clip rectangle (in points) lets through, as `egui_glow` sets its scissor.
fn clip_from_rect(rect: Rect, pixels_per_point: f32, size_px: [u32; 2]) -> Clip {
    // Float to integer saturates, and an infinite rectangle is common.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the picture at once")]
    let px = |points: f32, from: i64, to: u32| ((points * pixels_per_point).round() as i64).clamp(from, i64::from(to));
    let [width, height] = size_px;
    let [left, top] = [px(rect.min.x, 0, width), px(rect.min.y, 0, height)];
    Clip {
        left,
        top,
        right: px(rect.max.x, left, width),
        bottom: px(rect.max.y, top, height),
    }
}
