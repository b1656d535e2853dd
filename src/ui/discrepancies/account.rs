//! One account of a discrepancy: who gives it, its value, and the sentence with the words
//! that differ.

use egui::epaint::text::LayoutJob;
use egui::{FontId, Rect, TextFormat, Ui, pos2, vec2};

use crate::article::ArticleId;
use crate::findings::Side;
use crate::text::Span;
use crate::ui::{Scene, parts, theme};

/// Lines of a sentence that are shown.
pub(super) const LINES: usize = 3;
/// Letters kept before the words that differ, in a sentence that is cut.
const BEFORE: usize = 70;
/// Letters of a passage that are laid out, at most.
const LETTERS_MOST: usize = 420;

/// Paints an account within its part of a card.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, side: &Side, within: Rect) {
    let look = scene.look;
    let colours = look.colours;
    let who = articles(side);
    let who = if who.is_empty() { "–".to_owned() } else { who };
    let head = parts::elided(
        ui,
        &who,
        look.strong(look.sizes.small),
        colours.muted,
        within.width() * 0.4,
    );
    let value_at = pos2(within.left() + head.rect.width() + 8.0, within.top());
    let room = within.right() - value_at.x;
    let value = parts::elided(
        ui,
        &parts::one_line(&side.value, 80),
        look.strong(look.sizes.small),
        colours.differs,
        room,
    );
    ui.painter().galley(within.min, head, colours.muted);
    ui.painter().galley(value_at, value, colours.differs);
    let Some((article, span)) = side.spans.first() else {
        return;
    };
    if let Some(job) = sentence(scene, *article, *span, within.width()) {
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(within.min + vec2(0.0, 18.0), galley, colours.ink);
    }
}

/// The letters of the articles that give it: "A, C".
pub(super) fn articles(side: &Side) -> String {
    let mut ids: Vec<ArticleId> = side.spans.iter().map(|(article, _)| *article).collect();
    ids.sort_unstable();
    ids.dedup();
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    ids.join(", ")
}

/// The sentence of a place with the place's words set off; cut before them where it is long.
fn sentence(scene: &Scene<'_>, article: ArticleId, span: Span, width: f32) -> Option<LayoutJob> {
    let look = scene.look;
    let article = &scene.session.dossier().article(article)?.article;
    let around = article.sentence_around(span);
    let part = |from: usize, to: usize| article.text.get(from..to).unwrap_or_default();
    let (before, words, after) = (
        part(around.start, span.start),
        part(span.start, span.end),
        part(span.end, around.end),
    );
    let font = FontId::new(look.sizes.body, theme::serif());
    let plain = TextFormat::simple(font.clone(), look.colours.ink);
    // Where all of it differs, nothing is set off.
    let whole = before.trim().is_empty() && after.trim().len() < 2;
    let set_off = if whole {
        plain.clone()
    } else {
        TextFormat {
            background: look.colours.lens_quote,
            color: look.colours.differs,
            ..TextFormat::simple(font, look.colours.ink)
        }
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = LINES;
    job.append(&tail(&line(before, usize::MAX)), 0.0, plain.clone());
    job.append(&line(words, LETTERS_MOST), 0.0, set_off);
    job.append(&line(after, LETTERS_MOST), 0.0, plain);
    Some(job)
}

/// On one line, spaces at the ends kept: the parts stand beside each other.
fn line(text: &str, most: usize) -> String {
    let text: String = text.chars().take(most).collect();
    parts::displayed(&text)
}

/// The end of a text, from a word's beginning.
fn tail(text: &str) -> String {
    let count = text.chars().count();
    if count <= BEFORE {
        return text.to_owned();
    }
    let end: String = text.chars().skip(count - BEFORE).collect();
    let from = end.find(' ').map_or(0, |at| at + 1);
    format!("… {}", end.get(from..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn a_long_beginning_is_cut_at_a_word() {
        assert_eq!(tail("Short before "), "Short before ");
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen ";
        let cut = tail(long);
        assert!(cut.starts_with("… ") && cut.ends_with("fourteen "), "{cut}");
        assert!(long.contains(cut.trim_start_matches("… ")));
    }
}
