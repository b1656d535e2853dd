//! Tags in the window: their colours, a tag as a chip, and finding one by typing.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::parts;
use super::theme::{Look, Pair};
use crate::dossier::codebook::{outline, path};
use crate::dossier::{Codebook, TAG_COLOURS, Tag, TagId};
use crate::text::fold::folded;

/// What stands between a tag and the one above it where a path is typed.
const STEP: char = '/';

/// The colours of a tag.
pub(super) fn pair(look: &Look, colour: u8) -> Pair {
    look.colours.tags()[usize::from(colour % TAG_COLOURS)]
}

/// What the theme's tag colours are called, for who does not see them.
pub(super) const NAMES: [&str; TAG_COLOURS as usize] =
    ["blue", "orange", "green", "violet", "ochre", "cyan", "slate", "magenta"];

/// A small block in a tag's colour.
pub(super) fn swatch(ui: &Ui, look: &Look, place: Rect, colour: u8) {
    ui.painter()
        .rect_filled(place, CornerRadius::same(3), pair(look, colour).text);
}

/// A tag with a cross: a click takes it away.
pub(super) fn chip(ui: &mut Ui, look: &Look, codebook: &Codebook, id: TagId) -> Response {
    let colour = codebook.get(&id).map_or(0, |tag| tag.colour);
    let pair = pair(look, colour);
    let whole = parts::displayed(&path(codebook, id));
    let font = look.font(look.sizes.small);
    let most = (ui.max_rect().width() - 40.0).max(40.0);
    let text = parts::elided(ui, &whole, font.clone(), pair.text, most);
    let cross = ui.painter().layout_no_wrap("×".to_owned(), font, pair.text);
    let size = vec2(text.size().x + cross.size().x + 20.0, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Take tag {whole} away")));
    let middle = |height: f32| rect.center().y - height / 2.0;
    ui.painter().rect_filled(rect, CornerRadius::same(11), pair.tint);
    ui.painter()
        .galley(egui::pos2(rect.left() + 9.0, middle(text.size().y)), text, pair.text);
    let at = egui::pos2(rect.right() - 7.0 - cross.size().x, middle(cross.size().y));
    ui.painter().galley(at, cross, pair.text);
    parts::focus_ring(ui, &response, look);
    response.on_hover_text(format!("{whole}   click takes it away"))
}

/// The tags whose path has every word typed; those whose name begins with it first.
pub(super) fn found(codebook: &Codebook, typed: &str) -> Vec<TagId> {
    let typed = folded(typed.trim());
    let mut found: Vec<(bool, TagId)> = outline(codebook)
        .into_iter()
        .filter_map(|(id, _)| {
            let line = folded(&path(codebook, id));
            let all = typed
                .split(|c: char| c.is_whitespace() || c == STEP)
                .all(|word| line.contains(word));
            let begins = folded(&codebook.get(&id)?.name).starts_with(&typed);
            all.then_some((!begins, id))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The tag that `typed` names: by its path, or by its name where only one has it.
pub(super) fn named(codebook: &Codebook, typed: &str) -> Option<TagId> {
    let same = |text: &str| steps(text) == steps(typed);
    let by_path = codebook.keys().copied().find(|id| same(&path(codebook, *id)));
    by_path.or_else(|| {
        let mut by_name = codebook.iter().filter(|(_, tag)| same(&tag.name)).map(|(id, _)| *id);
        by_name.next().filter(|_| by_name.next().is_none())
    })
}

/// A tag that is not there yet: below the tag whose path stands before its name.
pub(super) fn made(codebook: &Codebook, typed: &str) -> Tag {
    let above = typed.rsplit_once(STEP).and_then(|(above, name)| {
        let parent = named(codebook, above)?;
        Some((parent, name.trim())).filter(|(_, name)| !name.is_empty())
    });
    let (parent, name) = above.map_or((None, typed.trim()), |(parent, name)| (Some(parent), name));
    Tag {
        name: name.to_owned(),
        parent,
        colour: fresh_colour(codebook, parent),
        description: String::new(),
    }
}

/// The colour of a new tag: that of the tag above it, else the one used least.
pub(super) fn fresh_colour(codebook: &Codebook, parent: Option<TagId>) -> u8 {
    let above = parent.and_then(|id| codebook.get(&id)).map(|tag| tag.colour);
    above.unwrap_or_else(|| {
        let used = |colour: &u8| codebook.values().filter(|tag| tag.colour == *colour).count();
        (0..TAG_COLOURS).min_by_key(used).unwrap_or(0)
    })
}

fn steps(text: &str) -> Vec<String> {
    text.split(STEP).map(|step| folded(step.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codebook() -> Codebook {
        let tag = |name: &str, parent: Option<u32>| Tag {
            name: name.to_owned(),
            parent: parent.map(TagId),
            ..Tag::default()
        };
        [
            (TagId(1), tag("Weapons", None)),
            (TagId(2), tag("Missiles", Some(1))),
            (TagId(3), tag("Trade", None)),
            (TagId(4), tag("Missiles", Some(3))),
        ]
        .into()
    }

    #[test]
    fn a_tag_is_found_by_words_of_its_path() {
        let book = codebook();
        assert_eq!(found(&book, "miss"), [TagId(4), TagId(2)]);
        assert_eq!(found(&book, "weap miss"), [TagId(2)]);
        assert_eq!(named(&book, "weapons/missiles"), Some(TagId(2)));
        assert_eq!(named(&book, "Missiles"), None, "two have the name");
        assert_eq!(named(&book, "TRADE"), Some(TagId(3)));
    }

    #[test]
    fn a_new_tag_stands_below_the_path_typed() {
        let book = codebook();
        let made = |typed| made(&book, typed);
        assert_eq!(
            (made("Trade / Oil").name.as_str(), made("Trade / Oil").parent),
            ("Oil", Some(TagId(3)))
        );
        assert_eq!(
            (made("Ship/boat").name.as_str(), made("Ship/boat").parent),
            ("Ship/boat", None)
        );
        assert_eq!(made("Oil").colour, 1, "a colour no other has");
    }
}
