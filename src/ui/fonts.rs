//! The bundled faces; what they lack comes from the system's.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme;

/// Installs the bundled faces: a serif for articles, a sans for the app, and
/// symbols, with egui's own faces behind them.
pub(super) fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 6] = [
        ("serif", include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf")),
        (
            "serif-semibold",
            include_bytes!("../../assets/fonts/SourceSerif4-SemiBold.ttf"),
        ),
        ("sans", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
        ("sans-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
        ("signs", include_bytes!("../../assets/fonts/NotoSansMath-Subset.ttf")),
        (
            "symbols",
            include_bytes!("../../assets/fonts/NotoSansSymbols2-Subset.ttf"),
        ),
    ];
    for (name, bytes) in faces {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let behind: Vec<String> = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let chain = |faces: &[&str]| -> Vec<String> {
        let named = faces.iter().map(|name| (*name).to_owned());
        named.chain(behind.iter().cloned()).collect()
    };
    // The first face of a family gives the height of its lines.
    let sans = chain(&["sans", "symbols", "signs"]);
    let sans_semibold = chain(&["sans-semibold", "sans", "symbols", "signs"]);
    let serif = chain(&["serif", "sans", "symbols", "signs"]);
    let serif_semibold = chain(&["serif-semibold", "serif", "sans", "symbols", "signs"]);
    fonts.families.insert(FontFamily::Proportional, sans);
    fonts.families.insert(theme::semibold(), sans_semibold);
    fonts.families.insert(theme::serif(), serif);
    fonts.families.insert(theme::serif_semibold(), serif_semibold);
    if let Some(monospace) = fonts.families.get_mut(&FontFamily::Monospace) {
        monospace.extend(["symbols".to_owned(), "signs".to_owned()]);
    }
    ctx.set_fonts(fonts);
}
