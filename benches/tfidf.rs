//! Whole processes on the same files: `sejajar analyze` beside scikit-learn. Writes
//! the generated articles, a sentence a line, and hands over to
//! `tfidf_baseline.py`, which measures. Sizes can be given: `-- 50x200 500x200`.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use support::texts::{Shape, texts};

/// Enough for a figure; `500x200` is for a machine that does nothing else.
const USUAL: &str = "50x200";

fn main() -> ExitCode {
    let mut sizes: Vec<String> = std::env::args()
        .skip(1)
        .filter(|given| !given.starts_with('-'))
        .collect();
    if sizes.is_empty() {
        sizes.push(USUAL.to_owned());
    }
    let folders: Vec<PathBuf> = sizes.iter().map(|size| written(size)).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/tfidf_baseline.py");
    let measured = Command::new("python3")
        .arg(script)
        .args(["--sejajar", env!("CARGO_BIN_EXE_sejajar")])
        .args(&folders)
        .status();
    match measured {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("python3 could not be started ({error})");
            ExitCode::FAILURE
        }
    }
}

/// Writes the articles of a size such as `50x200`; the folder they are in.
fn written(size: &str) -> PathBuf {
    let number = |text: &str| text.parse().expect("a size is written as 50x200");
    let (articles, sentences) = size.split_once('x').expect("a size is written as 50x200");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tfidf").join(size);
    fs::create_dir_all(&folder).expect("a folder");
    let shape = Shape {
        articles: number(articles),
        sentences: number(sentences),
        paragraph: 2,
    };
    for text in texts(shape) {
        let lines = text.sentences.iter().map(|told| &text.text[told.start..told.end]);
        let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
        fs::write(folder.join(&text.file_name), lines).expect("a file");
    }
    folder
}
