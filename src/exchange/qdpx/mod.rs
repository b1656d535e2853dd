//! A REFI-QDA project (`.qdpx`) as marks: a ZIP with `project.qde` (XML) and texts.
//!
//! Nothing is unpacked to a disk: entries are read into memory, each and all of them
//! together within bounds that count what comes out, not what the archive promises.

mod project;
mod xml;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::Brought;
use super::tell::shown;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 20_000;
/// The longest project in it, in bytes.
const MOST_XML: u64 = 96 * 1024 * 1024;
/// All texts that are read from it, in bytes.
const MOST_TEXT: u64 = 256 * 1024 * 1024;

/// Reads a file.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<Brought, String> {
    let mut archive = Archive::open(bytes)?;
    let xml = archive.project()?;
    let root = xml::read(&xml).map_err(|error| format!("project.qde, {error}"))?;
    project::read(&root, &mut archive, file)
}

/// An archive whose names have been looked at.
struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// The first entry of each name, in small letters.
    by_name: BTreeMap<String, usize>,
    /// Bytes of texts that may still be read.
    left: u64,
}

impl<'a> Archive<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            format!("this is not a REFI-QDA project, which is a ZIP archive ({error}); export it anew")
        })?;
        if zip.len() > MOST_ENTRIES {
            return Err(format!(
                "the archive has {} entries, more than the {MOST_ENTRIES} that are looked at; export fewer sources",
                zip.len()
            ));
        }
        let mut names = Vec::with_capacity(zip.len());
        for index in 0..zip.len() {
            let entry = zip
                .by_index_raw(index)
                .map_err(|error| format!("entry {} of the archive: {error}", index + 1))?;
            let name = entry.name().map(|name| name.to_string()).unwrap_or_default();
            let is_inside = entry.enclosed_name().is_some()
                && !name.starts_with('/')
                && !name.contains('\\')
                && !name.split('/').any(|part| part == "..");
            if !is_inside {
                return Err(format!(
                    "the archive has an entry named “{}”, which leads out of it; such a file is not to be trusted, and nothing was read",
                    shown(&name)
                ));
            }
            if entry.encrypted() {
                return Err(format!(
                    "“{}” is encrypted; export the project without a password",
                    shown(&name)
                ));
            }
            names.push(name);
        }
        let mut by_name = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            by_name.entry(name.to_ascii_lowercase()).or_insert(index);
        }
        Ok(Self {
            zip,
            names,
            by_name,
            left: MOST_TEXT,
        })
    }

    /// The XML of the project.
    fn project(&mut self) -> Result<String, String> {
        let is_project = |name: &String| !name.contains('/') && name.to_ascii_lowercase().ends_with(".qde");
        let mut found = self.names.iter().enumerate().filter(|(_, name)| is_project(name));
        let Some((index, name)) = found.next() else {
            return Err("there is no project.qde in the archive; expected a REFI-QDA project".to_owned());
        };
        if let Some((_, other)) = found.next() {
            return Err(format!(
                "there are two projects in the archive, “{}” and “{}”",
                shown(name),
                shown(other)
            ));
        }
        let bytes = self.bytes(index, MOST_XML)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        String::from_utf8(bytes.to_vec()).map_err(|error| {
            format!(
                "project.qde, byte {}: this is not UTF-8; export it anew",
                error.utf8_error().valid_up_to()
            )
        })
    }

    /// A text of the archive by the path that the project gives, its byte order mark aside.
    fn text(&mut self, path: &str) -> Result<String, String> {
        let name = path.rsplit("://").next().unwrap_or(path).trim_start_matches('/');
        let name = name.to_ascii_lowercase();
        let index = self
            .by_name
            .get(&format!("sources/{name}"))
            .or_else(|| self.by_name.get(&name));
        let Some(index) = index.copied() else {
            return Err(format!("the text “{}” is not in the archive", shown(path)));
        };
        let bytes = self.bytes(index, self.left.min(crate::import::MOST_BYTES as u64))?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        String::from_utf8(bytes.to_vec())
            .map_err(|_| format!("the text “{}” is not UTF-8, as REFI-QDA wants it", shown(path)))
    }

    fn bytes(&mut self, index: usize, most: u64) -> Result<Vec<u8>, String> {
        let name = self.names.get(index).map(|name| shown(name)).unwrap_or_default();
        let entry: ZipFile<'_, _> = self.zip.by_index(index).map_err(|error| format!("“{name}”: {error}"))?;
        let mut bytes = Vec::new();
        // What the archive says of its length is not believed.
        entry
            .take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| format!("“{name}” cannot be unpacked ({error}); the file is damaged: export it anew"))?;
        if bytes.len() as u64 > most {
            return Err(format!(
                "“{name}” unpacks to more than the {} MB that are read; export fewer sources at a time",
                most / 1_048_576
            ));
        }
        Ok(bytes)
    }
}
