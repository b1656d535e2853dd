//! Claims, stances and namings as codes; tags as sets of codes.

use std::collections::BTreeSet;
use std::io;

use super::xml::{Xml, name_of};
use crate::dossier::{ClaimId, SourceId, Stance};
use crate::report::guid::guid;
use crate::report::tree::{ClaimCard, Report, Voice};
use crate::report::words;

/// The code of a claim.
pub(super) fn claim(report: &Report, id: ClaimId) -> String {
    guid(report, &id.to_string())
}

/// The code of a claim's stance.
pub(super) fn stance(report: &Report, id: ClaimId, stance: Stance) -> String {
    guid(report, &format!("{id} {}", stance.word()))
}

/// The code of the places that name a voice.
pub(super) fn naming(report: &Report, id: SourceId) -> String {
    guid(report, &format!("{id} named"))
}

fn code(
    xml: &mut Xml,
    guid: String,
    name: &str,
    is_codable: bool,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let codable = is_codable.to_string();
    let attributes = [("guid", guid), ("name", name_of(name)), ("isCodable", codable)];
    xml.within("Code", &attributes, inside)
}

/// Two groups of codes, each only if there is something in it.
pub(super) fn codebook(xml: &mut Xml, report: &Report) -> io::Result<()> {
    let named: Vec<&Voice> = report.voices.iter().filter(|voice| !voice.named.is_empty()).collect();
    if report.claims.is_empty() && named.is_empty() {
        return Ok(());
    }
    xml.within("CodeBook", &[], |xml| {
        xml.within("Codes", &[], |xml| {
            if !report.claims.is_empty() {
                code(xml, guid(report, "claims"), "Claims", false, |xml| {
                    report.claims.iter().try_for_each(|card| claim_code(xml, report, card))
                })?;
            }
            if !named.is_empty() {
                code(xml, guid(report, "voices named"), "Voices named", false, |xml| {
                    named.iter().try_for_each(|voice| {
                        let name = format!("{} named: {}", voice.id, voice.name);
                        code(xml, naming(report, voice.id), &name, true, |xml| {
                            xml.description(&[("Voice", voice.name.clone())])
                        })
                    })
                })?;
            }
            Ok(())
        })
    })
}

fn claim_code(xml: &mut Xml, report: &Report, card: &ClaimCard) -> io::Result<()> {
    let name = format!("{} {}", card.id, card.statement);
    let tags: Vec<&str> = card.tags.iter().map(|tag| tag.path.as_str()).collect();
    let used: BTreeSet<Stance> = card.quotations().map(|quote| quote.stance).collect();
    code(xml, claim(report, card.id), &name, true, |xml| {
        xml.description(&[
            ("Statement", card.statement.clone()),
            ("Asks", card.asks.clone()),
            ("Stands, by the marks", card.standing.derived.word().to_owned()),
            ("Origins", words::origins(&card.standing)),
            ("Tags", tags.join("; ")),
        ])?;
        for note in &card.notes {
            xml.note_ref(&guid(report, &note.id.to_string()))?;
        }
        used.into_iter().try_for_each(|word| {
            let name = format!("{} {}: {}", card.id, word.word(), card.statement);
            code(xml, stance(report, card.id, word), &name, true, |xml| {
                xml.description(&[
                    ("Stance", word.word().to_owned()),
                    ("Meaning", words::stance_meaning(word).to_owned()),
                ])
            })
        })
    })
}

/// Each tag with the codes of its claims.
pub(super) fn sets(xml: &mut Xml, report: &Report) -> io::Result<()> {
    if report.tags.is_empty() {
        return Ok(());
    }
    xml.within("Sets", &[], |xml| {
        report.tags.iter().try_for_each(|tag| {
            let attributes = [
                ("guid", guid(report, &tag.id.to_string())),
                ("name", name_of(&tag.path)),
            ];
            xml.within("Set", &attributes, |xml| {
                if !tag.description.trim().is_empty() {
                    xml.text("Description", &tag.description)?;
                }
                let members = tag.claims.iter();
                members
                    .map(|id| claim(report, *id))
                    .try_for_each(|target| xml.empty("MemberCode", &[("targetGUID", target)]))
            })
        })
    })
}
