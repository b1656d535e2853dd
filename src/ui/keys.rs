//! Keys to verbs, from the one table in `session::Verb`.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Popup};

use crate::session::{Group, Session, Verb, View};

/// The shortcuts of a verb; the first one is shown.
#[must_use]
pub fn shortcuts(verb: Verb) -> Vec<KeyboardShortcut> {
    verb.keys().split_whitespace().filter_map(shortcut).collect()
}

/// Reads "Ctrl+Shift+O".
fn shortcut(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut parts = text.split('+').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return Key::from_name(part).map(|key| KeyboardShortcut::new(modifiers, key));
        }
        modifiers |= match part {
            "Ctrl" => Modifiers::COMMAND,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            _ => return None,
        };
    }
    None
}

/// A verb's first key as people read it, or nothing.
#[must_use]
pub fn key_text(verb: Verb) -> String {
    let Some(shortcut) = shortcuts(verb).first().copied() else {
        return String::new();
    };
    let mut text = String::new();
    for (on, name) in [
        (shortcut.modifiers.command, "Ctrl "),
        (shortcut.modifiers.alt, "Alt "),
        (shortcut.modifiers.shift, "Shift "),
    ] {
        if on {
            text.push_str(name);
        }
    }
    text.push_str(match shortcut.logical_key {
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Period => ".",
        Key::Escape => "Esc",
        key => key.name(),
    });
    text
}

/// A verb's label with its key, for tooltips.
#[must_use]
pub fn hint(verb: Verb) -> String {
    let key = key_text(verb);
    if key.is_empty() {
        verb.label().to_owned()
    } else {
        format!("{}   {key}", verb.label())
    }
}

/// Takes from the input the keys that are commands now. While the analyst types
/// in a field, or a prompt is open, letters and arrows are not.
#[must_use]
pub fn pressed(ctx: &Context, session: &Session) -> Vec<Verb> {
    let typing = ctx.text_edit_focused() || session.prompt().is_some();
    // Arrows, Tab and Esc are those of a menu while one is open.
    let in_menu = Popup::is_any_open(ctx);
    let mut verbs = Vec::new();
    ctx.input_mut(|input| {
        // The clipboard's keys come as events of their own.
        if !typing && input.events.iter().any(|event| matches!(event, Event::Copy)) {
            verbs.push(Verb::Copy);
        }
        let mut table: Vec<(KeyboardShortcut, Verb)> = Verb::ALL
            .iter()
            .flat_map(|verb| shortcuts(*verb).into_iter().map(|shortcut| (shortcut, *verb)))
            // Walking through the text is for the view that shows it.
            .filter(|(_, verb)| verb.group() != Group::Move || matches!(session.view(), View::Synopsis | View::Inbox))
            .filter(|(_, verb)| !in_menu || !(verb.group() == Group::Move || *verb == Verb::Cancel))
            .filter(|(shortcut, verb)| {
                let in_search = session.view() == View::Search && verb.group() == Group::Search;
                let with_control = shortcut.modifiers.command || is_function_key(shortcut.logical_key) || in_search;
                !typing || (with_control && session.prompt().is_none() && !edits_text(*verb))
            })
            .collect();
        // Shift+Down before Down: the fullest match first.
        table.sort_by_key(|(shortcut, _)| std::cmp::Reverse(weight(shortcut.modifiers)));
        for (shortcut, verb) in table {
            while input.consume_shortcut(&shortcut) {
                verbs.push(verb);
                // The letter of "Alt+W" is not to be typed, too.
                if shortcut.modifiers.alt {
                    input.events.retain(|event| !matches!(event, Event::Text(_)));
                }
            }
        }
    });
    verbs
}

/// Whether a text field has a use of its own for this verb's key.
const fn edits_text(verb: Verb) -> bool {
    matches!(verb, Verb::Undo | Verb::Redo | Verb::Copy | Verb::History)
}

const fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F2 | Key::F3 | Key::F6 | Key::F9)
}

fn weight(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_in_the_table_is_a_key() {
        for verb in Verb::ALL {
            let given = verb.keys().split_whitespace().count();
            assert_eq!(shortcuts(*verb).len(), given, "{verb:?}: {:?}", verb.keys());
        }
    }

    #[test]
    fn no_two_verbs_share_a_key() {
        let mut seen: Vec<(KeyboardShortcut, Verb)> = Vec::new();
        for verb in Verb::ALL {
            for shortcut in shortcuts(*verb) {
                if let Some((_, other)) = seen.iter().find(|(other, _)| *other == shortcut) {
                    panic!("{other:?} and {verb:?} both have {shortcut:?}");
                }
                seen.push((shortcut, *verb));
            }
        }
    }
}
