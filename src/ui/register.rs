//! Claims and sources at the side: what there is, and the way to its places.

use std::collections::BTreeMap;

use egui::{Align2, CornerRadius, Rect, ScrollArea, Ui, pos2, vec2};

use super::{Scene, keys, parts};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, SourceId, Stance};
use crate::session::{Command, Session, Verb};

/// What the lists tell of marks: counted when the dossier changes, not with
/// every frame.
#[derive(Debug, Default)]
pub(super) struct Tally {
    revision: Option<u64>,
    claims: BTreeMap<ClaimId, OfClaim>,
    sources: BTreeMap<SourceId, OfSource>,
}

#[derive(Debug, Default)]
struct OfClaim {
    /// The stance of each article's first mention.
    stances: BTreeMap<ArticleId, Stance>,
    disputed: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct OfSource {
    said: usize,
    named: usize,
}

impl Tally {
    fn refresh(&mut self, session: &Session) {
        let revision = Some(session.document().revision());
        if self.revision == revision {
            return;
        }
        let dossier = session.dossier();
        *self = Self {
            revision,
            ..Self::default()
        };
        for id in dossier.claims().keys() {
            self.claims.entry(*id).or_default().disputed = dossier.is_disputed(*id);
        }
        for mention in dossier.mentions().values() {
            let stances = &mut self.claims.entry(mention.claim).or_default().stances;
            stances.entry(mention.at.article).or_insert(mention.stance);
            if let Some(attribution) = &mention.attribution {
                self.sources.entry(attribution.source).or_default().said += 1;
            }
        }
        for naming in dossier.namings().values() {
            self.sources.entry(naming.source).or_default().named += 1;
        }
    }
}

/// Both lists.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, tally: &mut Tally) {
    tally.refresh(scene.session);
    ScrollArea::vertical()
        .id_salt("register")
        .auto_shrink(false)
        .show(ui, |ui| {
            claims(ui, scene, tally);
            ui.add_space(12.0);
            sources(ui, scene, tally);
        });
}

fn heading(ui: &mut Ui, scene: &mut Scene<'_>, title: &str, add: Verb) {
    ui.horizontal(|ui| {
        parts::section(ui, &scene.look, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if parts::icon_button(ui, "+", add.label(), &keys::hint(add)).clicked() {
                scene.send(Command::Run(add));
            }
        });
    });
}

fn claims(ui: &mut Ui, scene: &mut Scene<'_>, tally: &Tally) {
    let look = scene.look;
    let claims = scene.session.dossier().claims();
    heading(ui, scene, &format!("CLAIMS  {}", claims.len()), Verb::FindClaim);
    if claims.is_empty() {
        parts::empty_hint(ui, &look, "Select a sentence and press c to make the first claim.");
    }
    for id in claims.keys().copied().collect::<Vec<_>>() {
        claim_row(ui, scene, tally, id);
    }
}

/// Key, statement, and a sign an article: who asserts, who denies, who is silent.
fn claim_row(ui: &mut Ui, scene: &mut Scene<'_>, tally: &Tally, id: ClaimId) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(claim) = dossier.claims().get(&id) else { return };
    let selected = scene.session.selection().claim == Some(id);
    let width = ui.available_width();
    let text_width = width - 34.0;
    let mut job = egui::epaint::text::LayoutJob::simple(
        parts::one_line(&claim.statement, 160),
        look.font(look.sizes.body),
        colours.ink,
        text_width,
    );
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let height = galley.rect.height() + 28.0;
    let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
    let of_claim = tally.claims.get(&id);
    let disputed = of_claim.is_some_and(|of_claim| of_claim.disputed);
    let name = format!(
        "Claim {key}: {}{}",
        claim.statement,
        if disputed { ", disputed" } else { "" }
    );
    let (rect, response) = parts::list_row(ui, &look, height, selected, &name);
    if ui.is_rect_visible(rect) {
        let badge = Rect::from_min_size(rect.min + vec2(5.0, 6.0), vec2(20.0, 18.0));
        parts::siglum(ui, &look, badge, &key, false);
        ui.painter().galley(rect.min + vec2(31.0, 6.0), galley, colours.ink);
        signs(ui, scene, of_claim, rect);
    }
    if response.clicked() {
        scene.send(Command::SelectClaim(id));
    }
    if response.double_clicked()
        && let Some((first, _)) = dossier.mentions_of(id).first()
    {
        scene.send(Command::SelectMention(*first));
    }
    response.on_hover_text("Click: details. Double-click: first mention.");
}

/// Under the statement, a sign an article; at the right, whether it is disputed.
fn signs(ui: &Ui, scene: &Scene<'_>, of_claim: Option<&OfClaim>, rect: Rect) {
    let look = scene.look;
    let colours = look.colours;
    let mut x = rect.left() + 31.0;
    let y = rect.bottom() - 17.0;
    for article in &scene.session.dossier().arrangement().order {
        let stance = of_claim.and_then(|of_claim| of_claim.stances.get(article));
        let (text, pair) = match stance {
            Some(stance) => (format!("{article}{}", stance.glyph()), colours.stance(*stance)),
            None => (article.to_string(), colours.silent),
        };
        let pill = Rect::from_min_size(pos2(x, y), vec2(26.0, 14.0));
        if pill.right() > rect.right() - 58.0 {
            break;
        }
        if stance.is_some() {
            ui.painter().rect_filled(pill, CornerRadius::same(4), pair.tint);
        }
        ui.painter()
            .text(pill.center(), Align2::CENTER_CENTER, text, look.font(10.0), pair.text);
        x += 29.0;
    }
    if of_claim.is_some_and(|of_claim| of_claim.disputed) {
        let denies = colours.stance(Stance::Denies);
        ui.painter().text(
            pos2(rect.right() - 6.0, y + 7.0),
            Align2::RIGHT_CENTER,
            "disputed",
            look.strong(10.5),
            denies.text,
        );
    }
}

fn sources(ui: &mut Ui, scene: &mut Scene<'_>, tally: &Tally) {
    let look = scene.look;
    let sources = scene.session.dossier().sources();
    heading(ui, scene, &format!("SOURCES  {}", sources.len()), Verb::SetSource);
    if sources.is_empty() {
        parts::empty_hint(
            ui,
            &look,
            "Select a mark and press s to say who says so; on plain text s marks the words as naming a source.",
        );
    }
    for id in sources.keys().copied().collect::<Vec<_>>() {
        source_row(ui, scene, tally, id);
    }
}

fn source_row(ui: &mut Ui, scene: &mut Scene<'_>, tally: &Tally, id: SourceId) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(source) = dossier.sources().get(&id) else {
        return;
    };
    let OfSource { said, named } = tally.sources.get(&id).copied().unwrap_or_default();
    let selected = scene.session.selection().source == Some(id);
    let name = format!("Source {}, {said} statements, named {named} times", source.name);
    let (rect, response) = parts::list_row(ui, &look, 28.0, selected, &name);
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
