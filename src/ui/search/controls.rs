//! The box, its switches, how many were found and where.

use egui::{Align, Button, FontId, Frame, Layout, Margin, RichText, Role, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::{SearchState, box_id};
use crate::search::{MOST_HITS, Mode, Query, Results};
use crate::session::{Command, Seek, Verb};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};

/// Synonyms named below the box; the rest are counted.
const MOST_SYNONYMS: usize = 14;
/// Width kept for the count, in points.
const COUNT_WIDTH: f32 = 270.0;

/// All of it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SearchState) {
    let before = scene.session.search().query();
    let mut query = before.clone();
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        text_box(ui, scene, state, &mut query);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| count(ui, scene));
    });
    ui.horizontal_wrapped(|ui| switches(ui, scene, &scene.look, &mut query));
    told(ui, scene);
    articles(ui, scene);
    if query != *before {
        scene.send(Command::Search(Seek::For(query)));
    }
}

fn text_box(ui: &mut Ui, scene: &Scene<'_>, state: &mut SearchState, query: &mut Query) {
    let look = scene.look;
    let font = FontId::proportional(look.sizes.heading - 1.0);
    let edit = TextEdit::singleline(&mut query.text)
        .id(box_id())
        .font(font)
        .margin(Margin::symmetric(10, 7))
        .desired_width((ui.available_width() - COUNT_WIDTH).max(160.0))
        .hint_text(format!(
            "Words, or a regular expression ({})",
            scene.spoken(Verb::SearchPattern)
        ));
    let output = edit.show(ui);
    let response = output.response.response;
    let asked = scene.session.search().to_box();
    if std::mem::replace(&mut state.seen_box, asked) != asked {
        response.request_focus();
        let mut cursor = output.state;
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::default(),
            egui::text::CCursor::end_of_str(&query.text),
        );
        cursor.cursor.set_char_range(Some(all));
        cursor.store(ui.ctx(), response.id);
    }
    // Where a pattern is broken, as long as it is the one that was judged.
    let at = scene.session.search().problem().and_then(|problem| problem.at.clone());
    if let Some(at) = at.filter(|_| !response.changed()) {
        let x = |character: usize| {
            let cursor = output.galley.pos_from_cursor(egui::text::CCursor::new(character));
            output.galley_pos.x + cursor.center().x
        };
        let line = Stroke::new(2.0, look.colours.warning);
        let y = output.galley_pos.y + output.galley.size().y + 1.0;
        ui.painter().hline(x(at.start)..=x(at.end), y, line);
    }
    let now = query.text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &now, "Words");
        info.label = Some("Search".to_owned());
        info
    });
}

/// How many, or how far.
fn count(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let search = scene.session.search();
    if search.is_running() {
        let stop = ui.add(parts::small_button(&look, "Stop"));
        stop.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Stop searching"));
        if stop.clicked() {
            scene.send(Command::Search(Seek::Stop));
        }
        ui.label(RichText::new("Searching…").color(look.colours.muted));
        return;
    }
    let Some(results) = search.results().filter(|_| search.problem().is_none()) else {
        return;
    };
    let response = ui.label(
        RichText::new(told_count(results))
            .font(look.strong(look.sizes.body))
            .color(look.colours.ink),
    );
    if !results.complete {
        response.on_hover_text("There are more; a longer query finds fewer.");
    }
}

/// "10,000".
fn thousands(count: usize) -> String {
    if count < 1000 {
        return count.to_string();
    }
    format!("{},{:03}", count / 1000, count % 1000)
}

/// "12 hits in 3 articles, 2 elsewhere".
fn told_count(results: &Results) -> String {
    let by_article = results.by_article();
    let in_text: usize = by_article.iter().map(|(_, count)| count).sum();
    let elsewhere = results.hits.len() - in_text;
    if !results.complete {
        return format!("the first {} hits", thousands(MOST_HITS));
    }
    let hits = |count: usize| match count {
        0 => "no hit".to_owned(),
        1 => "1 hit".to_owned(),
        many => format!("{} hits", thousands(many)),
    };
    match (by_article.len(), elsewhere) {
        (0, 0) => hits(0),
        (0, other) => format!("{} outside the text", hits(other)),
        (1, 0) => format!("{} in 1 article", hits(in_text)),
        (many, 0) => format!("{} in {many} articles", hits(in_text)),
        (1, other) => format!("{} in 1 article, {other} elsewhere", hits(in_text)),
        (many, other) => format!("{} in {many} articles, {other} elsewhere", hits(in_text)),
    }
}

fn switches(ui: &mut Ui, scene: &Scene<'_>, look: &Look, query: &mut Query) {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    for (mode, label, verb) in [
        (Mode::Word, "Whole words", Verb::SearchWords),
        (Mode::Pattern, "Regular expression", Verb::SearchPattern),
    ] {
        if switch(ui, look, query.mode == mode, label, &scene.hint(verb)) {
            query.mode = if query.mode == mode { Mode::Literal } else { mode };
        }
    }
    query.exact ^= switch(
        ui,
        look,
        query.exact,
        "Case and accents",
        &scene.hint(Verb::SearchExact),
    );
    ui.add_enabled_ui(query.mode != Mode::Pattern, |ui| {
        let on = query.synonyms && query.mode != Mode::Pattern;
        query.synonyms ^= switch(ui, look, on, "Synonyms", &scene.hint(Verb::SearchSynonyms));
    });
    ui.add_space(10.0);
    ui.label(RichText::new("in").size(look.sizes.small).color(look.colours.muted));
    let places = &mut query.places;
    for (place, label, hover) in [
        (&mut places.text, "Text", "The articles"),
        (
            &mut places.claims,
            "Claims and values",
            "Statements of claims, what is asked by them, and the values that marks give",
        ),
        (&mut places.tags, "Tags", "Names and descriptions of tags"),
        (
            &mut places.reasons,
            "Reasons",
            "Your reasons: for an assessment, for overruling a status, for a rating",
        ),
        (&mut places.notes, "Notes", "Your notes"),
        (&mut places.sources, "Sources", "Names, other names and roles"),
        (
            &mut places.details,
            "Details",
            "Headline, outlet, byline … of the articles as you corrected them; title and introduction of the dossier",
        ),
    ] {
        *place ^= switch(ui, look, *place, label, hover);
    }
    query.furniture ^= switch(
        ui,
        look,
        query.furniture,
        "Furniture",
        "What is folded away in the articles, too",
    );
}

/// A button that stays down. Whether it was clicked.
fn switch(ui: &mut Ui, look: &Look, on: bool, label: &str, hover: &str) -> bool {
    let colours = look.colours;
    let (fill, line, ink, font) = if on {
        let strong = look.strong(look.sizes.small);
        (colours.accent_soft, colours.accent, colours.ink, strong)
    } else {
        let plain = look.font(look.sizes.small);
        (colours.paper, colours.strong_line, colours.muted, plain)
    };
    let text = RichText::new(label).font(font).color(ink);
    let button = Button::new(text)
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .min_size(vec2(0.0, 24.0));
    let response = ui.add(button).on_hover_text(hover);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, label));
    response.clicked()
}

/// What is wrong with the query or the lexicon, and what else was looked for.
fn told(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    let search = scene.session.search();
    let warnings = search.problem().map(ToString::to_string);
    for warning in warnings.into_iter().chain(search.faults().iter().take(3).cloned()) {
        Frame::new()
            .fill(look.colours.warning_soft)
            .corner_radius(6)
            .inner_margin(Margin::symmetric(10, 5))
            .show(ui, |ui| {
                let text = RichText::new(parts::displayed(&warning)).color(look.colours.warning);
                ui.add(egui::Label::new(text).wrap());
            });
    }
    let Some(results) = search.results().filter(|results| !results.synonyms.is_empty()) else {
        return;
    };
    let mut named: Vec<&str> = results.synonyms.iter().map(String::as_str).collect();
    let rest = named.len().saturating_sub(MOST_SYNONYMS);
    named.truncate(MOST_SYNONYMS);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    let text = format!("also looked for: {}{more}", named.join(", "));
    let text = RichText::new(parts::displayed(&text)).size(look.sizes.small);
    ui.add(egui::Label::new(text.color(look.colours.muted)).wrap());
}

/// An article's letter, outlet and count; a click goes to its first hit.
fn articles(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let Some(results) = scene.session.search().results().cloned() else {
        return;
    };
    let counts = results.by_article();
    if counts.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        // Set flush with the box above: the buttons show no frame.
        ui.spacing_mut().button_padding.x = 2.0;
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        let mut first = 0;
        let last = counts.last().map(|(id, _)| *id);
        for (id, count) in counts {
            // Where the hits end the article may have more.
            let more = if !results.complete && last == Some(id) { "+" } else { "" };
            let outlet = scene.session.dossier().article(id).map_or("", |entry| entry.outlet());
            let text = format!("{id}  {}  {count}{more}", parts::one_line(outlet, 22));
            let text = RichText::new(text).size(look.sizes.small).color(look.colours.accent);
            let response = ui.add(Button::new(text).frame_when_inactive(false).small());
            response.widget_info(|| {
                let hits = if count == 1 { "hit" } else { "hits" };
                WidgetInfo::labeled(Role::Button, true, format!("{id}: {count} {hits}"))
            });
            if response.on_hover_text("To its first hit").clicked() {
                scene.send(Command::Search(Seek::Pick(first)));
            }
            first += count;
        }
    });
}
