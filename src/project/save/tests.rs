//! Saves that succeed, and saves that fail at every step.

use super::*;

const STEPS: [Step; 7] = [
    Step::Make,
    Step::Permissions,
    Step::Write,
    Step::Flush,
    Step::ReadBack,
    Step::Replace,
    Step::FlushFolder,
];

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A folder with `p.ron` in it that says `old`.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.ron");
    fs::write(&path, "old").expect("a file");
    (folder, path)
}

fn fail_at(step: Step) -> impl FnMut(Step) -> io::Result<()> {
    move |at| {
        if at == step {
            Err(ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    }
}

#[test]
fn a_save_replaces_the_file_and_leaves_nothing_else() {
    let (folder, path) = folder();
    save(&path, "new").expect("saved");
    assert_eq!(read(&path).expect("read"), "new");
    assert_eq!(names(folder.path()), ["p.ron"]);
}

#[test]
fn wherever_a_save_fails_the_old_file_is_whole_and_no_other_is_left() {
    for step in STEPS {
        let (folder, path) = folder();
        let error = save_steps(&path, &mut Content::Whole(b"new"), &mut fail_at(step)).expect_err("it fails");
        let words = error.to_string();
        assert!(words.starts_with(&path.display().to_string()), "{words}");
        assert_eq!(names(folder.path()), ["p.ron"], "{step:?}");
        // The last step comes after the new file is in place, and says so.
        if step == Step::FlushFolder {
            assert!(matches!(error, FileError::NotConfirmed { .. }), "{words}");
            assert_eq!(read(&path).expect("read"), "new");
        } else {
            assert!(words.contains("The disk is full: make room"), "{words}");
            assert_eq!(read(&path).expect("read"), "old", "{step:?}");
        }
    }
}

#[test]
fn wherever_making_a_project_fails_nothing_is_left() {
    for step in STEPS {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.ron");
        // Without hard links, so that all steps come about.
        let mut gate = |at| match at {
            Step::Link => Err(ErrorKind::Unsupported.into()),
            _ => fail_at(step)(at),
        };
        let error = create_steps(&path, &mut Content::Whole(b"new"), &mut gate).expect_err("it fails");
        if step == Step::FlushFolder {
            assert!(matches!(error, FileError::NotConfirmed { .. }));
            assert_eq!(names(folder.path()), ["p.ron"]);
        } else {
            assert_eq!(names(folder.path()), Vec::<String>::new(), "{step:?}");
        }
    }
}

#[test]
fn a_new_project_never_takes_the_place_of_another_file() {
    let (folder, path) = folder();
    assert!(matches!(create_new(&path, "new"), Err(FileError::Exists { .. })));
    // Somebody makes the file while it is being written, with and without hard links.
    for no_links in [false, true] {
        let path = folder.path().join(format!("late-{no_links}.ron"));
        let mut gate = |at| {
            if at == Step::Link {
                fs::write(&path, "another’s")?;
                if no_links {
                    return Err(ErrorKind::Unsupported.into());
                }
            }
            Ok(())
        };
        let error = create_steps(&path, &mut Content::Whole(b"new"), &mut gate).expect_err("it exists");
        assert!(matches!(error, FileError::Exists { .. }), "{error}");
        assert_eq!(read(&path).expect("read"), "another’s");
    }
    let path = folder.path().join("new.ron");
    create_new(&path, "new").expect("made");
    assert_eq!(read(&path).expect("read"), "new");
    assert_eq!(
        names(folder.path()),
        ["late-false.ron", "late-true.ron", "new.ron", "p.ron"]
    );
}

#[test]
fn what_is_not_a_file_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = |result: Result<(), FileError>| {
        let words = result.expect_err("it is refused").to_string();
        words.replace(&folder.path().display().to_string(), "DIR")
    };
    let in_folder = |name: &str| folder.path().join(name);
    fs::create_dir(in_folder("sub")).expect("a folder");
    fs::write(in_folder("latin1.ron"), b"(\n\xe9").expect("a file");
    let words = [
        shown(save(folder.path(), "x")),
        shown(save(&in_folder("none/p.ron"), "x")),
        shown(save(&in_folder(&"n".repeat(300)), "x")),
        shown(create_new(&in_folder("sub"), "x")),
        shown(read(&in_folder("sub")).map(drop)),
        shown(read(&in_folder("none.ron")).map(drop)),
        shown(read(&in_folder("latin1.ron")).map(drop)),
    ];
    insta::assert_snapshot!(words.join("\n").replace(&"n".repeat(300), "nnn…"));
    assert_eq!(names(folder.path()), ["latin1.ron", "sub"]);
}

#[test]
fn a_file_too_large_is_not_read() {
    let (_folder, path) = folder();
    // Sparse: it takes no room.
    let file = OpenOptions::new().write(true).open(&path).expect("the file");
    file.set_len(MOST_BYTES as u64 + 1).expect("a longer file");
    assert!(matches!(read(&path), Err(FileError::TooLarge { .. })));
}

#[test]
fn a_long_name_has_room_for_its_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("{}.ron", "é".repeat(120)));
    create_new(&path, "old").expect("made");
    save(&path, "new").expect("saved");
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn what_a_crash_left_is_swept_when_it_is_old() {
    let (folder, path) = folder();
    let draft = |name: &str, age: u64| {
        let path = folder.path().join(name);
        fs::write(&path, "half").expect("a file");
        let file = OpenOptions::new().write(true).open(&path).expect("the file");
        let modified = file.metadata().and_then(|m| m.modified()).expect("a time");
        file.set_modified(modified - Duration::from_secs(age))
            .expect("a new time");
    };
    draft(".p.ron.sejajar-0123456789abcdef.tmp", 3600);
    draft(".p.ron.sejajar-00000000000000ff.tmp", 60);
    draft(".p.ron.sejajar-notes.tmp", 3600);
    draft(".q.ron.sejajar-0123456789abcdef.tmp", 3600);
    save(&path, "new").expect("saved");
    assert_eq!(
        names(folder.path()),
        [
            ".p.ron.sejajar-00000000000000ff.tmp",
            ".p.ron.sejajar-notes.tmp",
            ".q.ron.sejajar-0123456789abcdef.tmp",
            "p.ron"
        ]
    );
}

#[test]
fn a_write_protected_file_is_left_alone() {
    let (_folder, path) = folder();
    let mut permissions = fs::metadata(&path).expect("metadata").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("protected");
    assert!(matches!(save(&path, "new"), Err(FileError::WriteProtected { .. })));
    assert_eq!(read(&path).expect("read"), "old");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("metadata").permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_stay() {
        let (_folder, path) = folder();
        for wanted in [0o640, 0o600, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).expect("set");
            save(&path, "new").expect("saved");
            assert_eq!(mode(&path), wanted);
        }
    }

    #[test]
    fn a_draft_is_never_more_open_than_the_file() {
        let (folder, path) = folder();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        let mut seen = 0;
        let mut gate = |step| {
            if step == Step::Permissions {
                for name in names(folder.path()) {
                    assert_eq!(mode(&folder.path().join(name)), 0o600);
                    seen += 1;
                }
            }
            Ok(())
        };
        save_steps(&path, &mut Content::Whole(b"new"), &mut gate).expect("saved");
        assert_eq!(seen, 2);
    }

    #[test]
    fn a_link_stays_a_link_and_its_file_is_saved() {
        let (folder, path) = folder();
        let elsewhere = tempfile::tempdir().expect("a folder");
        let link = elsewhere.path().join("link.ron");
        symlink(&path, &link).expect("a link");
        save(&link, "new").expect("saved");
        assert!(fs::symlink_metadata(&link).expect("metadata").is_symlink());
        assert_eq!(read(&path).expect("read"), "new");
        assert_eq!(names(elsewhere.path()), ["link.ron"]);
        assert_eq!(names(folder.path()), ["p.ron"]);
    }

    #[test]
    fn links_that_lead_nowhere_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let dead = folder.path().join("dead.ron");
        symlink("gone.ron", &dead).expect("a link");
        let looped = folder.path().join("loop.ron");
        symlink("loop.ron", &looped).expect("a link");
        assert!(matches!(save(&dead, "x"), Err(FileError::DeadLink { .. })));
        assert!(matches!(create_new(&dead, "x"), Err(FileError::Exists { .. })));
        assert!(matches!(save(&looped, "x"), Err(FileError::System { .. })));
        assert_eq!(names(folder.path()), ["dead.ron", "loop.ron"]);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe.ron");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|status| status.success()));
        assert!(matches!(read(&pipe), Err(FileError::NotAFile { .. })));
        assert!(matches!(save(&pipe, "x"), Err(FileError::NotAFile { .. })));
    }

    /// Root may write everywhere, so this shows something only for others.
    #[test]
    fn a_folder_that_cannot_be_written_in_keeps_its_file() {
        let (folder, path) = folder();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("set");
        let is_root = File::create(folder.path().join("probe")).is_ok();
        let saved = save(&path, "new");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("set");
        if !is_root {
            let words = saved.expect_err("refused").to_string();
            assert!(words.contains("Choose a folder that you may write in"), "{words}");
            assert_eq!(read(&path).expect("read"), "old");
        }
    }
}
