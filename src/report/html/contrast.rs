//! The contrast of the page's colours, as WCAG 2.2 measures it: read from the
//! style sheet, for light and dark.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("report.css");

/// Text and what it stands on; all must be told apart by everyone (AA: 4.5).
const TEXTS: [(&str, &[&str]); 10] = [
    (
        "ink",
        &[
            "paper",
            "raised",
            "target",
            "hatch",
            "asserts-tint",
            "denies-tint",
            "questions-tint",
            "hedges-tint",
            "reports-tint",
            "silent-tint",
        ],
    ),
    ("paper", &["ink"]),
    ("quiet", &["paper", "raised", "target"]),
    ("link", &["paper", "raised", "target", "silent-tint"]),
    ("silent", &["paper", "hatch", "silent-tint", "target"]),
    ("asserts", &["paper", "target", "asserts-tint"]),
    ("denies", &["paper", "target", "denies-tint"]),
    ("questions", &["paper", "questions-tint"]),
    ("hedges", &["paper", "target", "hedges-tint"]),
    ("reports", &["paper", "reports-tint"]),
];

/// Signs and lines that carry meaning (AA: 3).
const SIGNS: [(&str, &[&str]); 2] = [("focus", &["paper"]), ("strong-line", &["paper"])];

/// The colours named in one rule: name to relative luminance.
fn colours(rule: &str) -> BTreeMap<&str, f64> {
    let named = rule.split("--").skip(1).filter_map(|part| part.split_once(": #"));
    named
        .filter_map(|(name, rest)| Some((name, luminance(rest.get(..6)?)?)))
        .collect()
}

/// Relative luminance of `rrggbb` (WCAG 2.2).
fn luminance(hex: &str) -> Option<f64> {
    let channel = |at: usize| {
        let value = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_colour_can_be_read() {
    let mut rules = STYLE
        .split(":root {")
        .skip(1)
        .map(|rule| rule.split('}').next().unwrap_or_default());
    let light = colours(rules.next().expect("light"));
    let dark = colours(rules.next().expect("dark"));
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
    let mut least = f64::MAX;
    for (theme, colours) in [("light", light), ("dark", dark)] {
        for (pairs, enough) in [(&TEXTS[..], 4.5), (&SIGNS[..], 3.0)] {
            for (text, grounds) in pairs {
                for ground in *grounds {
                    let found = contrast(colours[text], colours[ground]);
                    assert!(found >= enough, "{theme}: {text} on {ground} is {found:.2}");
                    if enough > 4.0 {
                        least = least.min(found);
                    }
                    println!("{theme} {text} on {ground}: {found:.2}");
                }
            }
        }
    }
    println!("least contrast of text: {least:.2}");
}
