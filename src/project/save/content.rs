//! What is saved: bytes that are there, or what a writer makes piece by piece; and
//! whether the disk has kept it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};

use sha2::{Digest, Sha256};

/// Bytes read back or handed to the system at once.
const PIECE: usize = 1 << 16;

/// What is saved.
pub(super) enum Content<'a> {
    /// Bytes that are there.
    Whole(&'a [u8]),
    /// What this writes.
    Written(&'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>),
}

/// What was written, to be found again in the file.
pub(super) enum Written<'a> {
    Whole(&'a [u8]),
    Digest(u64, Sha256),
}

impl<'a> Content<'a> {
    /// Writes it.
    pub(super) fn write(&mut self, mut file: &File) -> io::Result<Written<'a>> {
        match self {
            Self::Whole(bytes) => {
                file.write_all(bytes)?;
                Ok(Written::Whole(bytes))
            }
            Self::Written(write) => {
                let mut out = Digesting {
                    out: BufWriter::with_capacity(PIECE, file),
                    length: 0,
                    digest: Sha256::new(),
                };
                write(&mut out)?;
                out.flush()?;
                Ok(Written::Digest(out.length, out.digest))
            }
        }
    }
}

impl Written<'_> {
    /// Whether that and nothing else is what `file` gives.
    pub(super) fn stands_in(self, file: &mut File) -> io::Result<bool> {
        let mut piece = vec![0; PIECE];
        let mut length = 0;
        let mut digest = Sha256::new();
        let mut left = match &self {
            Self::Whole(bytes) => bytes,
            Self::Digest(..) => &[][..],
        };
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => piece.get(..read).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            match self {
                Self::Whole(_) => match left.strip_prefix(read) {
                    Some(rest) => left = rest,
                    None => return Ok(false),
                },
                Self::Digest(..) => {
                    length += read.len() as u64;
                    digest.update(read);
                }
            }
        }
        Ok(match self {
            Self::Whole(_) => left.is_empty(),
            Self::Digest(wanted, made) => wanted == length && made.finalize() == digest.finalize(),
        })
    }
}

/// Passes on what is written and keeps its digest.
struct Digesting<W> {
    out: W,
    length: u64,
    digest: Sha256,
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.length += written as u64;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
