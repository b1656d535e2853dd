//! Below the list: the passage of the hit that is picked, and what is done with those ticked.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Label, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::list::place;
use crate::search::{Hit, line};
use crate::session::{Command, Seek, Verb};
use crate::ui::theme::serif_semibold;
use crate::ui::{Scene, parts};

/// Letters of the passage shown at each side of the hit.
const AROUND: usize = 210;
/// Height of the passage, in lines.
const LINES: f32 = 4.0;

/// The passage, with what was found in it.
pub(super) fn passage(ui: &mut Ui, scene: &mut Scene<'_>, hit: &Hit) {
    let look = scene.look;
    ui.horizontal(|ui| {
        parts::section(ui, &look, &place(hit).to_uppercase());
        let entry = hit.article().and_then(|id| scene.session.dossier().article(id));
        if let Some(entry) = entry {
            let outlet = RichText::new(parts::one_line(entry.outlet(), 40)).size(look.sizes.small);
            ui.label(outlet.color(look.colours.muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let open = ui.add(parts::small_button(&look, "Go there   ⏎"));
            open.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Go to the passage"));
            if open.clicked() {
                scene.send(Command::Search(Seek::Open(scene.session.search().picked())));
            }
        });
    });
    let told = line(hit, AROUND);
    let plain = TextFormat {
        line_height: Some(look.reading_line()),
        ..TextFormat::simple(look.reading_font(), look.colours.ink)
    };
    let strong = TextFormat {
        font_id: egui::FontId::new(look.reading_font().size, serif_semibold()),
        color: look.colours.accent,
        background: look.colours.accent_soft,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.append(&parts::displayed(&told.left), 0.0, plain.clone());
    job.append(&parts::displayed(&told.hit), 0.0, strong);
    job.append(&parts::displayed(&told.right), 0.0, plain);
    ScrollArea::vertical()
        .id_salt(("search passage", hit.span.start, hit.span.end))
        .max_height(look.reading_line() * LINES)
        .min_scrolled_height(look.reading_line() * LINES)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.set_max_width(ui.available_width().min(860.0));
            ui.add(Label::new(job).wrap());
        });
}

/// How many are ticked, and the mark for all of them.
pub(super) fn actions(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let search = scene.session.search();
    let ticked = search.ticked();
    ui.horizontal(|ui| {
        let all = if search.all_ticked() { "Untick all" } else { "Tick all" };
        let all = scene.session.keymap().beside(all, Verb::TickAllHits);
        let all = ui.add(parts::small_button(&look, &all));
        all.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Tick all"));
        if all.clicked() {
            scene.send(Command::Search(Seek::TickAll));
        }
        if ticked == 0 {
            let [tick, open, next] = [Verb::TickHit, Verb::OpenHit, Verb::NextHit].map(|verb| scene.spoken(verb));
            let text = format!("{tick} ticks a hit, {open} goes to it, {next} to the next");
            parts::empty_hint(ui, &look, &text);
            return;
        }
        let text = format!("{ticked} ticked");
        ui.label(RichText::new(text).font(look.strong(look.sizes.small)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let passages = search.passages();
            let what = match (search.marks_sentences(), passages) {
                (true, 1) => "1 sentence".to_owned(),
                (true, many) => format!("{many} sentences"),
                (false, 1) => "1 place".to_owned(),
                (false, many) => format!("{many} places"),
            };
            let key = scene.session.keymap().shown(Verb::FindClaim);
            let text = RichText::new(format!("Mark {what} as claim…   {key}")).color(look.colours.on_accent);
            let mark = ui.add(Button::new(text).fill(look.colours.accent));
            mark.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Mark ticked as claim"));
            if mark.clicked() {
                scene.send(Command::Run(Verb::FindClaim));
            }
            ui.add_space(6.0);
            for (sentences, label) in [(false, "Words found"), (true, "Sentences")] {
                let on = search.marks_sentences() == sentences;
                let response = ui.selectable_label(on, RichText::new(label).size(look.sizes.small));
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, label));
                if response.clicked() && !on {
                    scene.send(Command::Search(Seek::MarkSentences(sentences)));
                }
            }
        });
    });
}
