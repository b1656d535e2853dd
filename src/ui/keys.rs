//! Keys to verbs, by the session's keymap.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers, Popup};

use super::synopsis;
use crate::session::{Chord, Group, Home, Session, Verb, View};

/// The toolkit's shortcut for a chord.
fn shortcut(chord: Chord) -> Option<KeyboardShortcut> {
    let modifiers = Modifiers {
        alt: chord.alt,
        shift: chord.shift,
        ..if chord.ctrl {
            Modifiers::COMMAND
        } else {
            Modifiers::NONE
        }
    };
    Some(KeyboardShortcut::new(modifiers, Key::from_name(chord.key())?))
}

/// The chord of a key press; `None` for a key that can be no command's.
#[must_use]
pub fn chord(modifiers: Modifiers, key: Key) -> Option<Chord> {
    Chord::of(modifiers.command, modifiers.alt, modifiers.shift, key.name())
}

/// Takes a key of a command that one place alone has, when it was pressed.
#[must_use]
pub fn taken(ctx: &Context, session: &Session, verb: Verb) -> bool {
    let chords = session.keymap().keys_of(verb);
    ctx.input_mut(|input| {
        chords.iter().any(|chord| {
            let shortcut = shortcut(*chord);
            shortcut.is_some_and(|shortcut| input.consume_shortcut(&shortcut))
        })
    })
}

/// Takes from the input the keys that are commands now. While the analyst types
/// in a field, or a prompt is open, letters and arrows are not.
#[must_use]
pub fn pressed(ctx: &Context, session: &Session) -> Vec<Verb> {
    let in_prompt = session.prompt().is_some();
    let typing = ctx.text_edit_focused() || in_prompt;
    let keymap = session.keymap();
    // Arrows, Tab and Esc are those of a menu while one is open.
    let in_menu = Popup::is_any_open(ctx);
    // Space presses the control that has the keyboard; Tab and arrows lead on from it.
    let on_control = ctx.memory(|memory| memory.focused().is_some_and(|id| id != synopsis::table_id()));
    let mut verbs = Vec::new();
    ctx.input_mut(|input| {
        // The clipboard's keys come as events of their own.
        let copies = keymap
            .keys_of(Verb::Copy)
            .iter()
            .any(|chord| chord.to_string() == "Ctrl+C");
        if copies && !typing && input.events.iter().any(|event| matches!(event, Event::Copy)) {
            verbs.push(Verb::Copy);
        }
        let all = keymap.all();
        let here = session.view();
        let own: Vec<Chord> = all
            .iter()
            .filter(|(_, verb)| verb.home() == Some(Home::View(here)))
            .map(|(chord, _)| *chord)
            .collect();
        // Shift+Down before Down: the fullest match first.
        for (chord, verb) in all {
            // What the view alone has it takes itself; nobody else is to have the key there.
            if verb.home().is_some() || own.contains(&chord) {
                continue;
            }
            // Walking through the text is for the view that shows it; elsewhere these keys
            // are the view's own. Other commands say where they work.
            let is_here = verb.group() != Group::Move || verb.works_in(here);
            let is_of_menu = in_menu && (verb.group() == Group::Move || verb == Verb::Cancel);
            let walks = matches!(chord.key(), "Space" | "Tab" | "Up" | "Down" | "Left" | "Right");
            let is_pressed = on_control && walks && !chord.ctrl && !chord.alt;
            let in_search = here == View::Search && verb.group() == Group::Search;
            let is_free = !typing || ((chord.works_in_fields() || in_search) && !in_prompt);
            let is_ours = is_here && is_free && !is_of_menu && !is_pressed;
            let Some(shortcut) = shortcut(chord).filter(|_| is_ours) else {
                continue;
            };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_command_is_one_of_the_toolkit() {
        for name in Chord::key_names() {
            assert_eq!(Key::from_name(name).map(Key::name), Some(name));
        }
        for (written, _) in crate::session::Keymap::default().all() {
            let shortcut = shortcut(written).expect("a key");
            assert_eq!(chord(shortcut.modifiers, shortcut.logical_key), Some(written));
        }
    }
}
