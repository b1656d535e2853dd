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
    let chain = |first: &[&str]| -> Vec<String> {
        first
            .iter()
            .map(|name| (*name).to_owned())
            .chain(["symbols".to_owned(), "signs".to_owned()])
            .chain(behind.iter().cloned())
            .collect()
    };
    fonts.families.insert(FontFamily::Proportional, chain(&["sans"]));
    fonts
        .families
        .insert(theme::semibold(), chain(&["sans-semibold", "sans"]));
    fonts.families.insert(theme::serif(), chain(&["serif", "sans"]));
    fonts
        .families
        .insert(theme::serif_semibold(), chain(&["serif-semibold", "serif", "sans"]));
    ctx.set_fonts(fonts);
}
