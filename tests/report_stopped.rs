//! Exports that are stopped or cannot be written: what was there is there still, nothing
//! half done lies about, and the words say what to do.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use sejajar::align::Progress;
use sejajar::dossier::Dossier;
use sejajar::project;
use sejajar::session::Aligned;
use sejajar::world;
use tempfile::TempDir;

/// Says stop at the n-th look.
struct StopsAt {
    looks: Cell<u32>,
    at: u32,
}

impl Progress for StopsAt {
    fn went(&self, share: f32) -> bool {
        assert!((0.0..=1.0).contains(&share));
        self.looks.set(self.looks.get() + 1);
        self.looks.get() < self.at
    }
}

fn sample_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron")
}

fn sample() -> Dossier {
    let text = std::fs::read_to_string(sample_path()).expect("the sample");
    project::from_ron(&text).expect("it opens").0
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_stopped_export_leaves_what_was_there() {
    let dossier = sample();
    for name in ["r.html", "r.md", "r.csv"] {
        for at in 1..8 {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(name);
            std::fs::write(&path, "before").expect("a file");
            let progress = StopsAt {
                looks: Cell::new(0),
                at,
            };
            let done = world::export(&path, &dossier, &Aligned::default(), "p.ron", &progress).expect("no fault");
            let now = std::fs::read_to_string(&path).expect("a file");
            assert_eq!(done, now != "before", "{name}, stopped at look {at}");
            let whole = names(folder.path());
            assert!(!whole.iter().any(|name| name.contains("sejajar-")), "{whole:?}");
        }
    }
}

fn export(folder: &Path, name: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    let done = command.arg("export").arg(sample_path()).arg(folder.join(name));
    let done = done.output().expect("it runs");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    (done.status.code().expect("a code"), told)
}

#[test]
fn an_unknown_ending_is_told_before_anything_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, wanted) in [
        ("r.odt", "“.odt” is not a format"),
        ("report", "there is none; use .html"),
    ] {
        let (code, told) = export(folder.path(), name);
        assert_eq!(code, 2);
        assert!(told.contains(wanted), "{told}");
    }
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    tempfile::tempdir().is_ok_and(|folder| std::fs::metadata(folder.path()).is_ok_and(|about| about.uid() == 0))
}

#[cfg(unix)]
#[test]
fn a_protected_file_stays_and_the_words_say_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.html");
    std::fs::write(&path, "before").expect("a file");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("protected");
    let (code, told) = export(folder.path(), "r.html");
    assert_eq!(code, 2);
    assert!(told.contains("write-protected"), "{told}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "before");
    assert_eq!(names(folder.path()), ["r.html"]);
    // Root may write into any folder: there is nothing to see then.
    if !is_root() {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).expect("protected");
        let (code, told) = export(folder.path(), "new.html");
        assert_eq!(code, 2);
        assert!(told.contains("that you may write in"), "{told}");
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("as before");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.html");
    std::fs::write(&path, "before").expect("a file");
    // A limit on the size of files is, to who writes, a disk that is full.
    let shell = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} export {} {}",
        env!("CARGO_BIN_EXE_sejajar"),
        sample_path().display(),
        path.display()
    );
    let done = std::process::Command::new("bash")
        .args(["-c", &shell])
        .output()
        .expect("bash");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains("could not write it"), "{told}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "before");
    assert_eq!(names(folder.path()), ["r.html"]);
}
