//! Files of marks and what is made of them, for the tests of bringing them in.
#![allow(dead_code, reason = "each test file uses its part of it")]

use std::io::{Cursor, Write as _};

use sejajar::dossier::Dossier;
use sejajar::exchange::{self, Placed};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn place(bytes: &[u8], file: &str, dossier: &Dossier) -> Placed {
    exchange::read(bytes, file).expect("a file of marks").place(dossier, "")
}

pub fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(text.as_bytes()).expect("text");
    }
    zip.finish().expect("an archive").into_inner()
}
