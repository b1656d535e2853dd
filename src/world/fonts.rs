//! The system's fonts, for characters in a PDF that those of the app lack.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::report::Report;
use crate::report::pdf::{self, Face, FontFile};

/// Writes a PDF with as few fonts of the system as it needs.
pub(super) fn write_pdf(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let lacking = pdf::lacking(report);
    let fonts = if lacking.is_empty() {
        Vec::new()
    } else {
        fonts_for(lacking)
    };
    pdf::write_with(report, &fonts, out)
}

/// A face that could help.
struct Candidate {
    /// Liked better when lower; then by name, so that the choice does not depend on the
    /// order in which folders are read.
    rank: (u8, String, u32),
    id: fontdb::ID,
    has: BTreeSet<char>,
}

/// The faces that have the most of what is wanted, until no face has more of it.
fn fonts_for(mut wanted: BTreeSet<char>) -> Vec<FontFile> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let mut candidates: Vec<Candidate> = database
        .faces()
        .filter_map(|face| candidate(&database, face, &wanted))
        .collect();
    candidates.sort_by(|one, other| one.rank.cmp(&other.rank));
    let mut fonts = Vec::new();
    while !wanted.is_empty() {
        let mut best: Option<(usize, &Candidate)> = None;
        for candidate in &candidates {
            let has = candidate.has.intersection(&wanted).count();
            if has > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((has, candidate));
            }
        }
        let Some((_, chosen)) = best else { break };
        let file = database.with_face_data(chosen.id, |bytes, face| FontFile {
            bytes: bytes.to_vec(),
            face,
        });
        fonts.extend(file);
        let taken = chosen.has.clone();
        wanted.retain(|c| !taken.contains(c));
    }
    fonts
}

fn candidate(database: &fontdb::Database, face: &fontdb::FaceInfo, wanted: &BTreeSet<char>) -> Option<Candidate> {
    let is_upright = face.style == fontdb::Style::Normal && face.stretch == fontdb::Stretch::Normal;
    if !is_upright || face.weight != fontdb::Weight::NORMAL {
        return None;
    }
    let read = database.with_face_data(face.id, Face::read)??;
    let has: BTreeSet<char> = wanted.iter().copied().filter(|c| read.has(*c)).collect();
    if has.is_empty() {
        return None;
    }
    let family = face.families.first().map_or("", |(name, _)| name.as_str());
    let rank = match family {
        family if face.monospaced || family.contains("Mono") => 4,
        "Noto Sans" | "Noto Serif" => 0,
        family if family.starts_with("Noto Serif") => 1,
        family if family.starts_with("Noto Sans") => 2,
        _ => 3,
    };
    Some(Candidate {
        rank: (rank, face.post_script_name.clone(), face.index),
        id: face.id,
        has,
    })
}
