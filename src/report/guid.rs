//! Identifiers that other programs ask for, made of what the report is on: the same
//! dossier gives the same ones.

use sha2::{Digest, Sha256};

use super::tree::Report;

/// A UUID of version 8 (RFC 9562: made by a rule of one's own): the first 128 bits of the
/// SHA-256 of the project's hash and the name of a record.
pub(super) fn guid(report: &Report, name: &str) -> String {
    let mut digest = Sha256::new();
    for part in ["sejajar", &report.masthead.project_sha256, name] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let digest = digest.finalize();
    let mut bits = digest
        .iter()
        .take(16)
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    bits = bits & !(0xf << 76) | (8 << 76);
    bits = bits & !(0x3 << 62) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}
