//! Claims and sources at the side: what there is, and the way to its places.

use egui::{Align2, CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::claims::facts::{Blank, Facts};
use super::claims::standing::colours as status_colours;
use super::{Scene, parts, tags};
use crate::article::ArticleId;
use crate::dossier::codebook::path;
use crate::dossier::{ClaimId, SourceId, Stance};
use crate::session::{Command, Verb};

/// Tags of a claim that its row has bars for.
const MOST_BARS: usize = 4;
/// An article's letter and sign.
const PILL: Vec2 = vec2(26.0, 14.0);

/// Both lists.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, facts: &Facts) {
    ScrollArea::vertical()
        .id_salt("register")
        .auto_shrink(false)
        .show(ui, |ui| {
            claims(ui, scene, facts);
            ui.add_space(12.0);
            sources(ui, scene);
        });
}

fn heading(ui: &mut Ui, scene: &mut Scene<'_>, title: &str, add: Verb) {
    ui.horizontal(|ui| {
        parts::section(ui, &scene.look, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if parts::icon_button(ui, "+", add.label(), &scene.hint(add)).clicked() {
                scene.send(Command::Run(add));
            }
        });
    });
}

fn claims(ui: &mut Ui, scene: &mut Scene<'_>, facts: &Facts) {
    let look = scene.look;
    let claims = scene.session.dossier().claims();
    heading(ui, scene, &format!("CLAIMS  {}", claims.len()), Verb::FindClaim);
    if claims.is_empty() {
        let key = scene.spoken(Verb::FindClaim);
        parts::empty_hint(
            ui,
            &look,
            &format!("Select a sentence; {key} makes the first claim of it."),
        );
    }
    for id in claims.keys().copied().collect::<Vec<_>>() {
        claim_row(ui, scene, facts, id);
    }
}

/// Key, statement, and a sign an article: who asserts, who denies, who is silent.
fn claim_row(ui: &mut Ui, scene: &mut Scene<'_>, facts: &Facts, id: ClaimId) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(claim) = dossier.claims().get(&id) else { return };
    let selected = scene.session.selection().claim == Some(id);
    let font = look.font(look.sizes.body);
    let line = ui.fonts_mut(|fonts| fonts.row_height(&font));
    // All rows are of one height, so that only those in sight need be laid out.
    let height = 2.0 * line + 28.0;
    let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
    let status = scene.tally.status(dossier, id);
    let word = match &claim.overruled {
        Some(_) => format!("{} (you)", status.word()),
        None => status.word().to_owned(),
    };
    let (rect, response) = parts::list_row_named(ui, &look, height, selected, || {
        let yours = claim.overruled.as_ref().map_or("", |_| ", by your word");
        let tags: Vec<String> = claim.tags.iter().map(|tag| path(dossier.tags(), *tag)).collect();
        let tags = match tags.len() {
            0 => String::new(),
            1 => format!(", tag {}", tags.join("")),
            _ => format!(", tags {}", tags.join(", ")),
        };
        format!("Claim {key}: {}, {}{yours}{tags}", claim.statement, status.word())
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let mut job = egui::epaint::text::LayoutJob::simple(
        parts::one_line(&claim.statement, 160),
        font,
        colours.ink,
        rect.width() - 34.0,
    );
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    // A statement of one line stands in the middle of the room for two.
    let slack = (2.0 * line - galley.rect.height()).max(0.0) / 2.0;
    ui.painter()
        .galley(rect.min + vec2(31.0, 6.0 + slack), galley, colours.ink);
    let mut x = rect.left() + 31.0;
    let badge = Rect::from_min_size(rect.min + vec2(5.0, 6.0 + slack), vec2(20.0, 18.0));
    parts::siglum(ui, &look, badge, &key, false);
    // A bar a tag, below the key.
    for (index, tag) in claim.tags.iter().take(MOST_BARS).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few bars")]
        let top = badge.bottom() + 4.0 + 5.0 * index as f32;
        let bar = Rect::from_min_size(pos2(badge.left() + 1.0, top), vec2(18.0, 3.0));
        let colour = dossier.tag(*tag).map_or(0, |tag| tag.colour);
        tags::swatch(ui, &look, bar, colour);
    }
    let word_font = look.strong(10.5);
    let pair = status_colours(&look, status);
    let word = ui.painter().layout_no_wrap(word, word_font, pair.text);
    let words_from = rect.right() - 6.0 - word.size().x;
    let y = rect.bottom() - 17.0 - slack;
    for article in dossier.arrangement().order.iter().copied() {
        let place = Rect::from_min_size(pos2(x, y), PILL);
        if place.right() > words_from - 6.0 {
            break;
        }
        pill(ui, scene, facts, id, article, place);
        x += PILL.x + 3.0;
    }
    let at = pos2(words_from, y + 7.0 - word.size().y / 2.0);
    ui.painter().galley(at, word, pair.text);
    if response.clicked() {
        scene.send(Command::SelectClaim(id));
    }
    if response.double_clicked()
        && let Some(first) = scene.tally.mentions_of(id).next()
    {
        scene.send(Command::SelectMention(first));
    }
    response.on_hover_text("Click: details. Double-click: first mention.");
}

/// An article's letter with the sign of what it does with the claim; or, where it has no
/// mark, of why: the same four signs as in the matrix.
fn pill(ui: &Ui, scene: &Scene<'_>, facts: &Facts, claim: ClaimId, article: ArticleId, place: Rect) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let here = scene.tally.mentions(claim, article).iter();
    let stances: Vec<Stance> = here
        .filter_map(|mention| dossier.mentions().get(mention))
        .map(|mention| mention.stance)
        .collect();
    let round = CornerRadius::same(4);
    let (sign, ink, words, why) = match stances.first() {
        Some(stance) => {
            let pair = colours.stance(*stance);
            ui.painter().rect_filled(place, round, pair.tint);
            let words: Vec<&str> = stances.iter().map(|stance| stance.word()).collect();
            (stance.glyph(), pair.text, words.join(", "), "")
        }
        None => {
            let blank = facts.blank(dossier, claim, article);
            let ink = match blank {
                Blank::Silent => {
                    ui.painter().rect_filled(place, round, colours.silent.tint);
                    colours.silent.text
                }
                Blank::NotRead => colours.faint,
                Blank::NotApplicable => colours.muted,
                Blank::Suggested => {
                    parts::dashed(ui, place.shrink(0.5), colours.accent);
                    colours.accent
                }
            };
            (blank.glyph(), ink, blank.words().to_owned(), blank.why())
        }
    };
    let (letter, font) = (article.to_string(), look.font(10.0));
    if sign == Blank::Silent.glyph() {
        // A dot as small as the letters would not be seen.
        let dot = place.center() + vec2(6.0, 0.0);
        let middle = place.center() - vec2(3.0, 0.0);
        ui.painter().text(middle, Align2::CENTER_CENTER, letter, font, ink);
        ui.painter()
            .text(dot, Align2::CENTER_CENTER, sign, look.strong(17.0), ink);
    } else {
        let text = format!("{letter}{sign}");
        ui.painter()
            .text(place.center(), Align2::CENTER_CENTER, text, font, ink);
    }
    let node = Id::unique(("register sign", claim.0, article.0));
    let response = ui.interact(place, node, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{article}: {words}")));
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(". {why}")
    };
    response.on_hover_text(format!("{article}: {words}{why}"));
}

fn sources(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let sources = scene.session.dossier().sources();
    heading(ui, scene, &format!("SOURCES  {}", sources.len()), Verb::SetSource);
    if sources.is_empty() {
        let key = scene.spoken(Verb::SetSource);
        parts::empty_hint(
            ui,
            &look,
            &format!("Select a mark; {key} asks who says so. On plain text {key} marks the words as naming a source."),
        );
    }
    for id in sources.keys().copied().collect::<Vec<_>>() {
        source_row(ui, scene, id);
    }
}

fn source_row(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(source) = dossier.sources().get(&id) else {
        return;
    };
    let said = scene.tally.said_by(id);
    let named = scene.tally.named(id);
    let selected = scene.session.selection().source == Some(id);
    let name = format!("Source {}, {said} statements, named {named} times", source.name);
    let (rect, response) = parts::list_row(ui, &look, 28.0, selected, &name);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let rating = source
        .reliability
        .map_or_else(|| "–".to_owned(), |letter| letter.to_string());
    let badge = Rect::from_center_size(rect.left_center() + vec2(15.0, 0.0), vec2(20.0, 18.0));
    parts::siglum(ui, &look, badge, &rating, false);
    let clip = ui
        .painter()
        .with_clip_rect(rect.with_max_x(rect.right() - 84.0).intersect(ui.clip_rect()));
    clip.text(
        rect.left_center() + vec2(31.0, 0.0),
        Align2::LEFT_CENTER,
        parts::one_line(&source.name, 60),
        look.font(look.sizes.body),
        colours.ink,
    );
    let count = format!("{said} said · {named} named");
    ui.painter().text(
        rect.right_center() - vec2(6.0, 0.0),
        Align2::RIGHT_CENTER,
        count,
        look.font(10.5),
        colours.faint,
    );
    if response.clicked() {
        scene.send(Command::SelectSource(id));
    }
}
