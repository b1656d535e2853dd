//! A section that opens and closes; closed, it says in a line what is in it.

use std::collections::BTreeSet;

use egui::Ui;

use crate::ui::parts;
use crate::ui::theme::Look;

/// The sections of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Tags,
    Standing,
    Assessment,
    Relations,
    Mentions,
}

/// Which sections are open; the same for every claim. View state: not undoable.
#[derive(Debug)]
pub(super) struct Opened(BTreeSet<Section>);

impl Default for Opened {
    fn default() -> Self {
        Self([Section::Tags, Section::Mentions].into())
    }
}

impl Opened {
    pub(super) fn open(&mut self, section: Section) {
        self.0.insert(section);
    }
}

/// The section. What it holds is laid out only while it is open.
pub(super) fn section(
    ui: &mut Ui,
    look: &Look,
    opened: &mut Opened,
    which: Section,
    title: &str,
    summary: &str,
    add: impl FnOnce(&mut Ui),
) {
    let is_open = opened.0.contains(&which);
    let response = parts::disclosure(ui, look, title, summary, is_open);
    if response.clicked() && !opened.0.remove(&which) {
        opened.0.insert(which);
    }
    if is_open {
        parts::disclosed(ui, add);
    }
}
