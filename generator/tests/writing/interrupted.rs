//! Runs that are killed, that find the disk full, or that have company.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::write::{LAST_MANIFEST, LIST, Plan, WriteError, write};

use crate::{LISTED, put, tree};

/// Names the folder in which a child process writes, and what.
const CHILD: &str = "OPENAPI_TO_CRATE_TEST_WRITES";

/// One of several crates with some files in common. The root of the last is that of the first.
fn version(number: usize) -> Vec<OutputFile> {
    let text = |name: &str| format!("// {name} of version {number}\n{}", "// padding\n".repeat(200));
    let own = (0..40).map(|file| OutputFile::new(format!("src/own_{number}/file_{file}.rs"), text("own")));
    let shared = (0..40).map(|file| OutputFile::new(format!("src/shared/file_{file}.rs"), text("shared")));
    let root = OutputFile::new("src/lib.rs", format!("// root {}\n", number % 2));
    own.chain(shared).chain([root, OutputFile::new("Cargo.toml", "[package]\n")]).collect()
}

fn write_version(dir: &Path, number: usize) -> Result<Plan, WriteError> {
    write(dir, &version(number), &LISTED)
}

/// Files by path, without folders and the list.
fn contents(dir: &Path) -> BTreeMap<String, String> {
    let mut files = tree(dir);
    files.retain(|path, _| !path.ends_with('/') && path != LIST && !path.starts_with(".openapi-to-crate-stage"));
    files
}

fn expected(number: usize) -> BTreeMap<String, String> {
    let manifest = OutputFile::new(LAST_MANIFEST, "[package]\n");
    version(number).into_iter().chain([manifest]).map(|file| (file.path, file.contents)).collect()
}

/// Not a test: what the child processes of the tests below do.
#[test]
fn child_process() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let (dir, numbers) = task.split_once('|').expect("a folder and what to write");
    let numbers: Vec<usize> = numbers.split(',').map(|number| number.parse().expect("a number")).collect();
    for number in numbers.iter().cycle().take(numbers.len().max(if numbers.len() > 1 { 100_000 } else { 1 })) {
        if let Err(error) = write_version(Path::new(dir), *number) {
            println!("{error}");
            std::process::exit(3);
        }
    }
}

fn child(dir: &Path, numbers: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "interrupted::child_process", "--nocapture"]);
    command.env(CHILD, format!("{}|{numbers}", dir.display())).stdin(Stdio::null());
    command
}

#[test]
fn a_run_that_is_killed_leaves_no_half_result_and_the_next_one_repairs() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("crate");
    let (mut interrupted, mut whole) = (0, 0);
    for round in 0..30_u64 {
        let mut running = child(&dir, "0,1,2").stdout(Stdio::null()).spawn().expect("a child");
        std::thread::sleep(Duration::from_millis(5 + round * 7 % 61));
        running.kill().expect("killed");
        running.wait().expect("ended");
        if !dir.exists() {
            continue;
        }
        let found = contents(&dir);
        let versions = [0, 1, 2].map(expected);
        for (path, text) in &found {
            let known = versions.iter().any(|version| version.get(path) == Some(text));
            let guard = path == "src/lib.rs" && text.contains("compile_error!");
            assert!(known || guard, "{path} is half written: {text:?}");
        }
        // Whatever compiles is one version, and all of it.
        match found.get("src/lib.rs") {
            Some(root) if !root.contains("compile_error!") => {
                assert!(versions.contains(&found), "old and new files are mixed: {:?}", found.keys());
                whole += 1;
            }
            _ => interrupted += 1,
        }
        let next = (round % 3) as usize;
        write_version(&dir, next).expect("the next run repairs");
        assert_eq!(contents(&dir), expected(next));
        assert!(!dir.join(".openapi-to-crate-stage").exists());
    }
    assert!(whole > 0 && interrupted > 0, "{whole} were whole and {interrupted} interrupted: nothing was tried");
}

#[test]
fn a_full_disk_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("crate");
    write_version(&dir, 0).expect("written");
    let before = tree(&dir);
    // Files of more than a kilobyte can't be written, which a program notices as it notices a full disk.
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let write = child(&dir, "1");
    let done = Command::new("bash")
        .args(["-c", limited])
        .arg(write.get_program())
        .args(write.get_args())
        .env(CHILD, format!("{}|1", dir.display()))
        .output()
        .expect("bash can be started");
    let said = String::from_utf8_lossy(&done.stdout);
    assert_eq!(done.status.code(), Some(3), "{said}");
    assert!(said.contains("/crate/.openapi-to-crate-stage/") && said.contains("File too large"), "{said}");
    assert_eq!(tree(&dir), before);
    write_version(&dir, 1).expect("the next run has room");
    assert_eq!(contents(&dir), expected(1));
}

#[test]
fn runs_at_the_same_time_leave_the_result_of_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("crate");
    for _ in 0..6 {
        let children: Vec<_> = ["0", "1", "2", "0"]
            .map(|number| child(&dir, number).stdout(Stdio::piped()).spawn().expect("a child"))
            .into();
        for child in children {
            let done = child.wait_with_output().expect("ended");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
        }
        let found = contents(&dir);
        assert!([0, 1, 2].map(expected).contains(&found), "files of several runs: {:?}", found.keys());
        assert!(!dir.join(".openapi-to-crate-stage").exists());
        std::fs::remove_dir_all(&dir).expect("removed");
    }
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    write_version(dir, 0).expect("written");
    let mark = "openapi-to-crate prepares files here, and removes this folder when they are in place.\n";
    put(dir, ".openapi-to-crate-stage/lock", &format!("{mark}1 2 3\n"));
    put(dir, ".openapi-to-crate-stage/new/files/src/lib.rs", "half");
    put(dir, ".openapi-to-crate-stage/old/files/src/lib.rs", "half");
    write_version(dir, 1).expect("written");
    assert_eq!(contents(dir), expected(1));
    assert!(!dir.join(".openapi-to-crate-stage").exists());
}
