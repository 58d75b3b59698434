//! The READMEs show what the program prints and draws.

mod program;

use program::{program, run};

/// `UPDATE_DOCS=1` writes what is printed into the READMEs.
#[test]
fn every_command_in_the_readmes_prints_what_stands_below_it() {
    for (path, least) in [("README.md", 1), ("generated/cli/README.md", 10)] {
        let shown = vrm_tests::spec::read(path);
        let (right, commands) = with_output(&shown);
        assert!(commands >= least, "{path} shows only {commands} commands");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(vrm_tests::spec::root().join(path), &right).expect("written");
        } else {
            assert!(shown == right, "{path} has to be:\n{right}");
        }
    }
}

/// The same page with what its commands print, and how many there are.
fn with_output(page: &str) -> (String, usize) {
    let (mut right, mut commands) = (String::new(), 0);
    for (place, part) in page.split("```text\n").enumerate() {
        if place > 0 {
            right.push_str("```text\n");
        }
        let command = part.strip_prefix("$ vrm ").and_then(|part| part.split_once('\n'));
        let Some((arguments, rest)) = command else {
            right.push_str(part);
            continue;
        };
        let (_, after) = rest.split_once("```").expect("an end of the block");
        let (_, text, errors) = run(&mut program(arguments.split(' ')));
        // CSV has the line ends of its standard, and this repository those of Unix.
        let text = text.replace("\r\n", "\n");
        right.push_str(&format!("$ vrm {arguments}\n{text}{errors}```{after}"));
        commands += 1;
    }
    (right, commands)
}

/// `UPDATE_DOCS=1` draws them into the folder.
#[test]
fn the_charts_in_the_readme_are_those_that_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    for (command, days) in [("energy", "30"), ("battery", "5"), ("forecast", "2")] {
        let drawn = folder.path().join("chart.svg");
        let mut program = program([command, "--demo", "--days", days, "--chart"]);
        assert!(program.arg(&drawn).output().expect("it runs").status.success());
        let drawn = std::fs::read_to_string(&drawn).expect("a chart");
        let path = format!("generated/cli/charts/{command}.svg");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(vrm_tests::spec::root().join(&path), &drawn).expect("written");
        } else {
            assert!(vrm_tests::spec::read(&path) == drawn, "{path} is not what is drawn; UPDATE_DOCS=1 draws it anew");
        }
    }
}
