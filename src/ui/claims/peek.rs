//! Every passage marked for a claim, side by side: the exact words with what stands
//! around them.

use egui::text::LayoutJob;
use egui::{Frame, Key, Margin, Modifiers, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo, vec2};

use super::names;
use crate::dossier::{ClaimId, Entry, Mention, MentionId};
use crate::session::{Command, Verb};
use crate::text::Span;
use crate::ui::prompts::is_unclaimed;
use crate::ui::theme::serif;
use crate::ui::{Scene, parts};

/// Width of one passage's card.
const CARD: f32 = 300.0;

/// The width the prompt takes: as much side by side as the window has room for, with the
/// matrix still to be seen around it.
pub(in crate::ui) fn width(ctx: &egui::Context) -> f32 {
    (ctx.content_rect().width() - 160.0).min(1900.0)
}

/// The passages of a claim by column and place.
fn passages(scene: &Scene<'_>, claim: ClaimId) -> Vec<MentionId> {
    let order = &scene.session.dossier().arrangement().order;
    let all = order.iter().flat_map(|article| scene.tally.mentions(claim, *article));
    all.copied().collect()
}

/// The prompt. `picked` is the passage that the keys walk to.
pub(in crate::ui) fn show(ui: &mut Ui, scene: &mut Scene<'_>, claim: ClaimId, picked: &mut usize) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(record) = dossier.claims().get(&claim) else {
        scene.send(Command::ClosePrompt);
        return;
    };
    let found = passages(scene, claim);
    ui.label(RichText::new(parts::displayed(&record.statement)).heading());
    let origins = names::origins(dossier, scene.tally, claim);
    let status = scene.tally.status(dossier, claim).word();
    ui.label(
        RichText::new(format!("{status} · {} passages · {origins}", found.len()))
            .size(look.sizes.small)
            .color(look.colours.muted),
    );
    ui.add_space(8.0);
    if found.is_empty() {
        parts::empty_hint(
            ui,
            &look,
            &format!(
                "No passage is marked for this claim yet. In the synopsis, select a sentence and press {} or the claim’s key.",
                scene.spoken(Verb::FindClaim)
            ),
        );
    }
    let step = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (right, left) = (step(Key::ArrowRight), step(Key::ArrowLeft));
    // A button that has the keyboard takes Enter and Space itself.
    let go = is_unclaimed(ui) && (step(Key::Enter) || step(Key::Space));
    *picked = picked
        .saturating_add(usize::from(right))
        .saturating_sub(usize::from(left))
        .min(found.len().saturating_sub(1));
    let most = (ui.ctx().content_rect().height() - 220.0).max(200.0);
    let mut jump = found.get(*picked).copied().filter(|_| go);
    ScrollArea::both()
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                for (index, id) in found.iter().enumerate() {
                    let chosen = index == *picked;
                    if card(ui, scene, *id, chosen, right || left) {
                        jump = Some(*id);
                    }
                }
            });
        });
    if let Some(id) = jump {
        scene.send(Command::ClosePrompt);
        scene.send(Command::SelectMention(id));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button("Close   Esc").clicked() {
            scene.send(Command::ClosePrompt);
        }
        parts::empty_hint(ui, &look, "← →  passage      Enter  to it in the synopsis");
    });
}

/// One passage. Whether it was asked to be shown in the synopsis.
fn card(ui: &mut Ui, scene: &Scene<'_>, id: MentionId, chosen: bool, walked: bool) -> bool {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id) else {
        return false;
    };
    let Some(entry) = dossier.article(mention.at.article) else {
        return false;
    };
    let line = if chosen {
        Stroke::new(2.0, colours.accent)
    } else {
        Stroke::new(1.0, colours.line)
    };
    let frame = Frame::new()
        .fill(colours.paper)
        .stroke(line)
        .corner_radius(8)
        .inner_margin(Margin::same(12));
    let mut asked = false;
    let response = frame
        .show(ui, |ui| {
            ui.set_width(CARD);
            ui.vertical(|ui| {
                head(ui, scene, mention, entry);
                let value = mention.value.trim();
                if !value.is_empty() {
                    ui.label(RichText::new(parts::displayed(value)).font(look.strong(look.sizes.body)));
                }
                said(ui, scene, mention);
                ui.add_space(6.0);
                let job = in_context(scene, mention, entry, CARD);
                let spoken = job.text.clone();
                let label = ui.add(egui::Label::new(job).wrap().selectable(true));
                let name = format!(
                    "Passage of {}, {}: {}",
                    mention.at.article,
                    mention.stance.word(),
                    mention.at.quote(&entry.article.text)
                );
                label.widget_info(|| WidgetInfo::selected(Role::Paragraph, true, chosen, format!("{name} ({spoken})")));
                ui.add_space(6.0);
                asked = ui.add(parts::small_button(&look, "Show in the synopsis")).clicked();
            });
        })
        .response;
    if chosen && walked {
        response.scroll_to_me(None);
    }
    asked
}

fn head(ui: &mut Ui, scene: &Scene<'_>, mention: &Mention, entry: &Entry) {
    let look = scene.look;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 18.0), egui::Sense::hover());
        parts::siglum(ui, &look, rect, &mention.at.article.to_string(), false);
        parts::stance_pill(ui, &look, mention.stance);
        let index = entry.article.sentence_at(mention.at.cover().start);
        let sentence = index.and_then(|index| entry.article.sentences.get(index));
        let paragraph = sentence.map_or(0, |sentence| sentence.paragraph);
        let place = format!("{} ¶{paragraph}", parts::one_line(entry.outlet(), 40));
        let place = RichText::new(place).size(look.sizes.small).color(look.colours.muted);
        ui.add(egui::Label::new(place).truncate());
    });
}

/// Who says so, and through whom it came.
fn said(ui: &mut Ui, scene: &Scene<'_>, mention: &Mention) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    // From the article's side, as the chain is counted: A ← agency ← speaker.
    let chain = dossier.chain(mention);
    let words = match chain.as_slice() {
        [] | [_] => names::voice(dossier, mention),
        chain => {
            let names: Vec<String> = chain.iter().map(|source| names::source(dossier, *source)).collect();
            format!("{} ← {}", mention.at.article, names.join(" ← "))
        }
    };
    let text = RichText::new(words).size(look.sizes.small).color(look.colours.muted);
    ui.add(egui::Label::new(text).wrap());
}

/// The sentences the mark stands in, the marked words strong.
fn in_context(scene: &Scene<'_>, mention: &Mention, entry: &Entry, width: f32) -> LayoutJob {
    let look = scene.look;
    let text = &entry.article.text;
    let cover = mention.at.cover();
    let sentences = entry.article.sentences_in(cover);
    let around = entry.article.sentences.get(sentences).unwrap_or_default();
    let whole = around.iter().map(|sentence| sentence.span).fold(cover, Span::cover);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut add = |from: usize, to: usize, marked: bool| {
        let Some(part) = text.get(from..to) else { return };
        let family = if marked {
            crate::ui::theme::serif_semibold()
        } else {
            serif()
        };
        let colour = if marked { look.colours.ink } else { look.colours.muted };
        let format = egui::TextFormat {
            font_id: egui::FontId::new(look.sizes.reading, family),
            color: colour,
            background: if marked {
                look.colours.stance(mention.stance).tint
            } else {
                egui::Color32::TRANSPARENT
            },
            line_height: Some(look.sizes.reading * look.sizes.reading_line),
            ..egui::TextFormat::default()
        };
        job.append(&parts::displayed(part), 0.0, format);
    };
    let mut at = whole.start;
    for fragment in &mention.at.fragments {
        add(at, fragment.start, false);
        add(fragment.start, fragment.end, true);
        at = fragment.end;
    }
    add(at, whole.end, false);
    job
}
