//! The picture in the overview strip: a lane an article, a stripe a row that it
//! tells, and every pixel shaded by how much of it is covered.
//!
//! A picture, not shapes: a dossier has tens of thousands of stripes, which to
//! paint anew with every frame costs more than the table itself.

use egui::{Color32, ColorImage};

use crate::article::ArticleId;
use crate::session::Aligned;

/// Pixels left free between lanes, and between stripes that are high enough.
const GAP: f32 = 1.0;
/// Height in pixels from which a stripe is set off from the next one.
const SET_OFF: f32 = 2.0;
/// Levels of cover from none to whole: more are not told apart.
const LEVELS: u8 = 16;

/// What an article does in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    /// It tells what nobody else does.
    Alone,
    /// It tells what others tell too.
    Shared,
}

/// Who tells what: row by row, a lane an article.
#[derive(Debug, Default)]
pub(super) struct Stripes {
    lanes: usize,
    told: Vec<Told>,
}

/// Colours of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shades {
    /// Where nothing is told.
    pub(super) ground: Color32,
    /// Where one article alone tells something.
    pub(super) alone: Color32,
    /// Where several do.
    pub(super) shared: Color32,
}

impl Shades {
    /// The colours of all mixtures: by the level of what is shared, then of what is told alone.
    fn mixed(self) -> Vec<Vec<Color32>> {
        let share = |level| f32::from(level) / f32::from(LEVELS);
        let of_shared = |shared: u8| {
            let rest = share(LEVELS - shared).max(f32::EPSILON);
            let of_alone = |alone: u8| {
                let colour = self.ground.lerp_to_gamma(self.alone, (share(alone) / rest).min(1.0));
                colour.lerp_to_gamma(self.shared, share(shared))
            };
            (0..=LEVELS).map(of_alone).collect()
        };
        (0..=LEVELS).map(of_shared).collect()
    }
}

/// The level of a share of a pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1"
)]
fn level(share: f32) -> usize {
    (share.clamp(0.0, 1.0) * f32::from(LEVELS) + 0.5) as usize
}

impl Stripes {
    /// The stripes of the rows, with a lane for each of `order`.
    #[must_use]
    pub(super) fn of(aligned: &Aligned, order: &[ArticleId]) -> Self {
        let mut told = Vec::with_capacity(aligned.rows.len() * order.len());
        for row in &aligned.rows {
            let tellers = row.cells.values().filter(|cell| !cell.passages.is_empty()).count();
            told.extend(order.iter().map(|id| match row.cells.get(id) {
                Some(cell) if !cell.passages.is_empty() => {
                    if tellers > 1 {
                        Told::Shared
                    } else {
                        Told::Alone
                    }
                }
                _ => Told::Nothing,
            }));
        }
        Self {
            lanes: order.len(),
            told,
        }
    }

    /// The picture, `size` pixels large, of rows with these heights in pixels.
    #[must_use]
    pub(super) fn picture(&self, heights: &[f32], size: [usize; 2], shades: Shades) -> ColorImage {
        let covered = self.covered(heights, size[1]);
        let across = self.across(size[0]);
        let mixed = shades.mixed();
        let mut pixels = Vec::with_capacity(size[0] * size[1]);
        for line in covered.chunks_exact(self.lanes.max(1)) {
            for lanes in &across {
                let mut alone = 0.0;
                let mut shared = 0.0;
                for (lane, share) in lanes {
                    if let Some([of_alone, of_shared]) = line.get(*lane) {
                        alone += share * of_alone;
                        shared += share * of_shared;
                    }
                }
                let colour = mixed
                    .get(level(shared))
                    .and_then(|of_shared| of_shared.get(level(alone)));
                pixels.push(colour.copied().unwrap_or(shades.ground));
            }
        }
        pixels.resize(size[0] * size[1], shades.ground);
        ColorImage::new(size, pixels)
    }

    /// For each line of pixels and lane, how much of it is covered by stripes
    /// told alone and by shared ones.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels are few and not negative"
    )]
    fn covered(&self, heights: &[f32], lines: usize) -> Vec<[f32; 2]> {
        let mut covered = vec![[0.0; 2]; self.lanes * lines];
        let mut top = 0.0;
        for (row, height) in self.told.chunks_exact(self.lanes.max(1)).zip(heights) {
            let end = top + if *height < SET_OFF { *height } else { height - GAP };
            for line in top as usize..(end.ceil() as usize).min(lines) {
                let share = (end.min(line as f32 + 1.0) - top.max(line as f32)).max(0.0);
                for (told, cell) in row.iter().zip(covered.iter_mut().skip(line * self.lanes)) {
                    match told {
                        Told::Nothing => {}
                        Told::Alone => cell[0] += share,
                        Told::Shared => cell[1] += share,
                    }
                }
            }
            top += height;
        }
        covered
    }

    /// For each pixel of a line, the lanes it shows and how much of each.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels are few and not negative"
    )]
    fn across(&self, width: usize) -> Vec<Vec<(usize, f32)>> {
        let lane_width = width as f32 / self.lanes.max(1) as f32;
        let filled = lane_width - GAP.min(lane_width * 0.4);
        let shares = |x: usize| {
            let (left, right) = (x as f32, x as f32 + 1.0);
            let lanes = (left / lane_width) as usize..((right / lane_width).ceil() as usize).min(self.lanes);
            lanes
                .map(|lane| {
                    let start = lane as f32 * lane_width;
                    (lane, (right.min(start + filled) - left.max(start)).max(0.0))
                })
                .collect()
        };
        (0..width).map(shares).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ground, alone and shared as levels of one channel.
    fn shades() -> Shades {
        let grey = |level| {
            let bytes = [level, level, level, 255];
            ColorImage::from_rgba_premultiplied([1, 1], &bytes).pixels[0]
        };
        Shades {
            ground: grey(0),
            alone: grey(100),
            shared: grey(200),
        }
    }

    fn levels(stripes: &Stripes, heights: &[f32], size: [usize; 2]) -> Vec<u8> {
        let picture = stripes.picture(heights, size, shades());
        assert_eq!(picture.size, size);
        picture.pixels.iter().map(|pixel| pixel.to_array()[0]).collect()
    }

    #[test]
    fn each_article_has_its_lane_and_each_row_its_height() {
        let stripes = Stripes {
            lanes: 2,
            told: vec![Told::Shared, Told::Shared, Told::Alone, Told::Nothing],
        };
        let levels = levels(&stripes, &[1.0, 1.0], [8, 3]);
        assert_eq!(levels[..8], [200, 200, 200, 0, 200, 200, 200, 0]);
        assert_eq!(levels[8..16], [100, 100, 100, 0, 0, 0, 0, 0]);
        assert_eq!(levels[16..], [0; 8]);
    }

    #[test]
    fn rows_lower_than_a_pixel_are_mixed_in_it() {
        let stripes = Stripes {
            lanes: 1,
            told: vec![Told::Shared, Told::Nothing],
        };
        let levels = levels(&stripes, &[0.5, 0.5], [4, 1]);
        assert_eq!(levels[..3], [100, 100, 100]);
    }

    #[test]
    fn more_lanes_than_pixels_are_mixed_too() {
        let stripes = Stripes {
            lanes: 40,
            told: vec![Told::Shared; 40],
        };
        assert!(levels(&stripes, &[4.0], [4, 2]).iter().all(|level| *level > 100));
    }
}
