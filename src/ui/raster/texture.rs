//! A texture in memory, sampled in fixed point.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::many_single_char_names,
    reason = "pixel arithmetic: ranges are clamped before they are cast, equal means bit for bit, and a, b, c are corners"
)]

use egui::epaint::{ImageData, ImageDelta};
use egui::{TextureFilter, TextureOptions, TextureWrapMode};

/// Red, green, blue, alpha: premultiplied sRGBA.
pub(super) type Rgba = [u8; 4];

/// The two neighbouring texels that a coordinate falls between on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tap {
    pub near: usize,
    pub far: usize,
    /// How much of `far` there is in the mix, in 1/256.
    pub far_share: u32,
}

/// What one texture holds and how egui wants it read.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<Rgba>,
    options: TextureOptions,
}

impl Texture {
    /// A texture from a whole image.
    pub(super) fn new(delta: &ImageDelta) -> Self {
        let ImageData::Color(image) = &delta.image;
        let mut texels: Vec<Rgba> = image.pixels.iter().map(egui::Color32::to_array).collect();
        texels.resize(image.size[0] * image.size[1], [0; 4]);
        Self {
            size: image.size,
            texels,
            options: delta.options,
        }
    }

    /// Overwrites the part of the texture that starts at `at`; what would stand outside is dropped.
    pub(super) fn patch(&mut self, at: [usize; 2], delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        self.options = delta.options;
        let [width, height] = self.size;
        let columns = image.size[0].min(width.saturating_sub(at[0]));
        if columns == 0 {
            return;
        }
        for (from, y) in image.pixels.chunks_exact(image.size[0]).zip(at[1]..height) {
            let start = y * width + at[0];
            for (texel, pixel) in self.texels[start..start + columns].iter_mut().zip(from) {
                *texel = pixel.to_array();
            }
        }
    }

    /// Width and height in texels.
    pub(super) fn size(&self) -> [usize; 2] {
        self.size
    }

    /// The filter for an area where one step on the screen spans `texels_per_pixel` texels.
    pub(super) fn filter(&self, texels_per_pixel: f64) -> TextureFilter {
        if texels_per_pixel > 1.0 {
            self.options.minification
        } else {
            self.options.magnification
        }
    }

    /// Where `coordinate` (0 to 1 across the texture) falls on an axis (0 is x, 1 is y).
    pub(super) fn tap(&self, axis: usize, coordinate: f64, filter: TextureFilter) -> Tap {
        let size = self.size[axis];
        let position = (coordinate * size as f64).clamp(-1e9, 1e9);
        match filter {
            TextureFilter::Nearest => {
                let texel = self.wrap(position.floor() as i64, size as i64);
                Tap {
                    near: texel,
                    far: texel,
                    far_share: 0,
                }
            }
            TextureFilter::Linear => {
                // Texel n has its centre at n + 1/2. Eight bits of fraction, as GPUs have.
                let fixed = ((position - 0.5) * 256.0).round() as i64;
                let near = fixed >> 8;
                Tap {
                    near: self.wrap(near, size as i64),
                    far: self.wrap(near + 1, size as i64),
                    far_share: (fixed & 255) as u32,
                }
            }
        }
    }

    fn wrap(&self, texel: i64, size: i64) -> usize {
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => texel.clamp(0, (size - 1).max(0)),
            TextureWrapMode::Repeat => texel.rem_euclid(size.max(1)),
            TextureWrapMode::MirroredRepeat => {
                let twice = texel.rem_euclid((2 * size).max(1));
                twice.min(2 * size - 1 - twice).max(0)
            }
        };
        inside as usize
    }

    /// The colour where two taps cross.
    pub(super) fn sample(&self, x: Tap, y: Tap) -> Rgba {
        if x.far_share == 0 && y.far_share == 0 {
            return self.texel(x.near, y.near);
        }
        let [left, right] = [256 - x.far_share, x.far_share];
        let [above, below] = [256 - y.far_share, y.far_share];
        let corners = [
            (self.texel(x.near, y.near), left * above),
            (self.texel(x.far, y.near), right * above),
            (self.texel(x.near, y.far), left * below),
            (self.texel(x.far, y.far), right * below),
        ];
        std::array::from_fn(|channel| {
            let sum: u32 = corners
                .iter()
                .map(|(texel, share)| u32::from(texel[channel]) * share)
                .sum();
            // The shares add up to 65536, so the mean fits in eight bits.
            ((sum + 32_768) >> 16) as u8
        })
    }

    fn texel(&self, x: usize, y: usize) -> Rgba {
        self.texels.get(y * self.size[0] + x).copied().unwrap_or_default()
    }
}
