//! On whom a claim rests: for each origin the marks that go back to it, each with the way
//! it came and a link to its place.

use egui::{Label, RichText, Role, Ui, WidgetInfo};

use crate::dossier::relay::source_name;
use crate::dossier::{ClaimId, MentionId, Place};
use crate::session::{Command, NamedSource};
use crate::ui::{Scene, parts};

/// Marks listed at most for an origin.
const MOST: usize = 40;

/// The independent origins of a claim.
pub(super) fn origins(ui: &mut Ui, scene: &mut Scene<'_>, id: ClaimId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(origins) = scene.tally.origins_of(id) else {
        return;
    };
    let named = scene.session.named_sources();
    if origins.origins.is_empty() && origins.unsourced.is_empty() && named.is_empty() {
        return;
    }
    let summary = match origins.origins.as_slice() {
        [] => "none: no mark that states it names a source".to_owned(),
        [one] => format!("1: {}", source_name(dossier, one.source)),
        many => format!("{} independent", many.len()),
    };
    let summary = match named.len() {
        0 => summary,
        1 => format!("{summary} · 1 suggested"),
        many => format!("{summary} · {many} suggested"),
    };
    parts::fold(ui, &look, "Origins", &summary, false, |ui| {
        ui.label(dossier.why_origins(origins));
        for origin in &origins.origins {
            ui.add_space(2.0);
            if parts::link_line(ui, &look, source_name(dossier, origin.source)).clicked() {
                scene.send(Command::SelectSource(origin.source));
            }
            for mention in origin.chains.keys().take(MOST) {
                way(ui, scene, *mention);
            }
            if origin.chains.len() > MOST {
                parts::empty_hint(ui, &look, &format!("and {} more", origin.chains.len() - MOST));
            }
        }
        suggested(ui, scene);
    });
}

/// The sources that the text names for marks that have none: they count when taken.
fn suggested(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let session = scene.session;
    let named = session.named_sources();
    if named.is_empty() {
        return;
    }
    ui.add_space(6.0);
    let count = match named.len() {
        1 => "The text names a source for 1 mark.".to_owned(),
        many => format!("The text names sources for {many} marks."),
    };
    let origins = match session.origins_if_taken() {
        1 => "1 origin".to_owned(),
        many => format!("{many} independent origins"),
    };
    ui.add(Label::new(RichText::new(format!("{count} Taken, the claim would rest on {origins}.")).small()).wrap());
    for one in named.iter().take(MOST) {
        named_source(ui, scene, one);
    }
    if named.len() > MOST {
        parts::empty_hint(ui, &look, &format!("and {} more", named.len() - MOST));
    }
    let all = ui.add(parts::small_button(&look, "Take all"));
    let hint = "Each mark gets the source, cue and chain that its text names; one step to undo";
    if all.on_hover_text(hint).clicked() {
        scene.send(Command::TakeNamed(named.iter().map(|one| one.mention).collect()));
    }
}

/// A mark, whom its text names, and the words that say so.
fn named_source(ui: &mut Ui, scene: &mut Scene<'_>, one: &NamedSource) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&one.mention) else {
        return;
    };
    let place = Place {
        article: mention.at.article,
        span: mention.at.cover(),
    };
    let text = dossier.article(place.article).map_or("", |entry| &*entry.article.text);
    let cue = one
        .said
        .cue
        .map_or_else(String::new, |cue| format!("  “{}”", parts::one_line(cue.of(text), 40)));
    let meant = if one.by_pronoun { "  (by a pronoun or role)" } else { "" };
    let words = format!("{}: {}{cue}{meant}", parts::called(dossier, place), one.in_words());
    ui.indent(("named", one.mention.0), |ui| {
        if parts::link_line(ui, &look, &words).clicked() {
            scene.send(Command::SelectMention(one.mention));
        }
        ui.horizontal(|ui| {
            for (label, takes, hint) in [
                ("Take", true, "This mark gets this source"),
                ("Not so", false, "The words do not say so; it is not suggested again"),
            ] {
                let button = ui.add(parts::small_button(&look, label)).on_hover_text(hint);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: {words}")));
                if button.clicked() {
                    scene.send(if takes {
                        Command::TakeNamed(vec![one.mention])
                    } else {
                        Command::RejectNamed(one.mention)
                    });
                }
            }
        });
    });
}

/// The way of a mark; leads to its place.
fn way(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id) else {
        return;
    };
    let words = format!("{}  ({})", dossier.chain_in_words(mention), mention.stance.word());
    ui.indent(("way", id.0), |ui| {
        if parts::link_line(ui, &look, &words).clicked() {
            scene.send(Command::SelectMention(id));
        }
    });
}
