//! A section that opens and closes; closed, it says in a line what is in it.

use std::collections::BTreeSet;

use egui::{Frame, Margin, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

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
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}: {summary}")));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.colours.hover);
    }
    let line = Stroke::new(1.0, look.colours.line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let middle = rect.left_center() + vec2(8.0, 0.0);
    let corners = if is_open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    let corners = corners.map(|step| middle + step).to_vec();
    ui.painter()
        .add(Shape::convex_polygon(corners, look.colours.muted, Stroke::NONE));
    let strong = look.strong(look.sizes.small);
    let name = ui.painter().layout_no_wrap(title.to_owned(), strong, look.colours.ink);
    let at = pos2(rect.left() + 18.0, rect.center().y - name.size().y / 2.0);
    let after = at.x + name.size().x + 10.0;
    ui.painter().galley(at, name, look.colours.ink);
    let font = look.font(look.sizes.small);
    let told = parts::elided(
        ui,
        &parts::displayed(summary),
        font,
        look.colours.muted,
        rect.right() - 4.0 - after,
    );
    if !is_open && rect.right() - after > 24.0 {
        let at = pos2(
            rect.right() - 4.0 - told.size().x,
            rect.center().y - told.size().y / 2.0,
        );
        ui.painter().galley(at, told, look.colours.muted);
    }
    parts::focus_ring(ui, &response, look);
    if response.clicked() && !opened.0.remove(&which) {
        opened.0.insert(which);
    }
    if is_open {
        let inside = Frame::new().inner_margin(Margin {
            left: 4,
            right: 0,
            top: 2,
            bottom: 8,
        });
        inside.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
    }
    if !is_open {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(340.0);
            ui.label(parts::displayed(summary));
        });
    }
}
