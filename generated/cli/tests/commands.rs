//! The commands of `vrm` against simulated installations.

mod program;

use program::{program, run};
use serde_json::Value;
use victron_vrm_mock::Mock;

fn json(arguments: &[&str]) -> Value {
    let (code, text, errors) = run(program(["--demo", "--json"]).args(arguments));
    assert_eq!(code, 0, "{arguments:?}: {errors}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"))
}

#[test]
fn each_command_tells_the_same_as_json() {
    let now = json(&["now"]);
    assert_eq!(now["name"], "Terrace House");
    let watts = |key: &str| now[key].as_f64().expect("a number");
    let (came, went) =
        (watts("solar_watts") + watts("grid_watts"), watts("consumption_watts") + watts("battery_watts"));
    assert!((came - went).abs() < 1.0, "{now}");

    let energy = json(&["energy", "--days", "3"]);
    let rows = energy["rows"].as_array().expect("rows");
    let labels: Vec<&str> = rows.iter().filter_map(|row| row["label"].as_str()).collect();
    assert_eq!(labels, ["2026-06-16", "2026-06-17", "2026-06-18"]);
    let sum: f64 = rows.iter().filter_map(|row| row["solar_kwh"].as_f64()).sum();
    assert!((sum - energy["total"]["solar_kwh"].as_f64().expect("a number")).abs() < 1e-5, "{energy}");

    let battery = json(&["battery", "--days", "2"]);
    assert!(battery["points"].as_array().expect("points").len() > 100, "{battery}");
    assert_eq!(battery["state_of_charge_percent"], now["state_of_charge_percent"]);

    let hours = json(&["forecast", "--days", "1"]);
    let hours = hours["hours"].as_array().expect("hours");
    assert!(hours.iter().any(|hour| hour["solar_kwh"].is_null() && hour["solar_expected_kwh"].is_number()));

    assert_eq!(json(&["sites"]).as_array().map(Vec::len), Some(4));
    let devices = json(&["devices", "--site", "710002"]);
    assert!(devices.as_array().expect("devices").iter().any(|device| device["kind"] == "Tank"), "{devices}");
    assert_eq!(json(&["alarms"]), Value::Array(Vec::new()));
    let export = json(&["export", "--days", "1", "--codes", "bs", "--interval", "hours"]);
    assert_eq!((&export[0]["code"], &export[0]["unit"]), (&"bs".into(), &"%".into()));
}

#[test]
fn before_sunrise_nothing_came_rather_than_nobody_knows() {
    let mut night = program(["forecast", "--demo", "--days", "1"]);
    let (_, text, _) = run(night.env("VRM_NOW", "2026-06-18T02:35:00Z"));
    let cells = |day: &str| -> Vec<String> {
        let line = text.lines().find(|line| line.contains(day)).unwrap_or_else(|| panic!("{text}"));
        line.split_whitespace().skip(2).map(str::to_owned).collect()
    };
    let today = cells("2026-06-18");
    assert_eq!(today[1], "0.0", "{text}");
    assert_ne!(today[3], "-", "{text}");
    assert_eq!(cells("2026-06-19")[1], "-", "{text}");
}

#[test]
fn an_installation_without_a_grid_has_no_column_and_no_box_for_one() {
    let mut winter = program(["energy", "--demo", "--site", "hut", "--days", "20"]);
    let (_, energy, _) = run(winter.env("VRM_NOW", "2026-01-14T06:05:00Z"));
    assert!(energy.contains("Generator") && !energy.contains("To grid"), "{energy}");
    let (_, now, _) = run(&mut program(["now", "--demo", "--site", "hut"]));
    assert!(now.contains("Generator") && !now.contains("Grid"), "{now}");
    let (_, boat, _) = run(&mut program(["now", "--demo", "--site", "Sloop"]));
    assert!(boat.contains("unknown") && boat.contains("Battery"), "{boat}");
    let (_, forecast, _) = run(&mut program(["forecast", "--demo", "--site", "Sloop"]));
    assert!(forecast.contains("no forecast"), "{forecast}");
}

#[test]
fn an_export_has_every_hour_of_all_months_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.csv");
    let mut command = program(["export", "--demo", "--from", "2026-03-20", "--to", "2026-05-10", "--codes", "bs,Pc"]);
    let (code, text, errors) = run(command.arg("--csv").arg(&file));
    assert_eq!((code, text.as_str(), errors.as_str()), (0, "", ""));
    let csv = std::fs::read_to_string(&file).expect("a file");
    let mut times: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(csv.starts_with("UTC,Europe/Lisbon,"), "{}", csv.lines().next().unwrap_or_default());
    let count = times.len();
    times.dedup();
    // 52 days, one hour less for the clocks that change, and gaps.
    assert_eq!(times.len(), count);
    assert!((1100..=52 * 24 - 1).contains(&count), "{count} rows");
    assert!(times.is_sorted());
}

#[test]
fn a_code_without_values_is_named_and_costs_nothing_else() {
    let mut command = program(["export", "--demo", "--days", "1", "--codes", "bs,nonsense"]);
    let (code, csv, errors) = run(&mut command);
    assert_eq!((code, errors.as_str()), (0, "VRM has no values of `nonsense` at Terrace House in that time\n"));
    assert!(csv.lines().count() > 10, "{csv}");
}

#[test]
fn charts_are_light_or_dark_as_the_viewer_is_or_dark_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["energy", "battery", "forecast"] {
        for (dark, ground) in [(false, "fill=\"#FFFFFF\""), (true, "fill=\"#16191D\"")] {
            let file = folder.path().join(format!("{command}.svg"));
            let mut program = program([command, "--demo", "--days", "3", "--chart"]);
            let (code, text, errors) = run(program.arg(&file).args(dark.then_some("--dark")));
            assert_eq!(code, 0, "{errors}");
            assert!(text.contains(&format!("The chart is in {}.", file.display())), "{text}");
            let svg = std::fs::read_to_string(&file).expect("a file");
            assert!(svg.starts_with("<svg") && svg.contains("Terrace House") && svg.contains(ground), "{svg}");
            assert_eq!(svg.contains("prefers-color-scheme:dark"), !dark);
        }
    }
}

#[test]
fn a_chart_has_a_bar_for_each_day_however_few_or_many_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    for days in [1, 2, 13, 31] {
        let file = folder.path().join("energy.svg");
        let (first, last) = ("2026-05-01", format!("2026-05-{days:02}"));
        let mut program = program(["energy", "--demo", "--from", first, "--to", &last, "--chart"]);
        let (code, _, errors) = run(program.arg(&file));
        assert_eq!(code, 0, "{errors}");
        let svg = std::fs::read_to_string(&file).expect("a file");
        let bars = svg.lines().filter(|line| line.starts_with("<rect") && line.contains("fill=\"#E69F00\""));
        // Both panels have the sun, and a swatch of it.
        assert_eq!(bars.count(), 2 * days + 2, "{days} days");
    }
}

#[test]
fn a_chart_says_of_which_days_it_is_and_whose_to_those_who_cannot_see_it_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["energy", "battery", "forecast"] {
        let file = folder.path().join("chart.svg");
        let mut program = program([command, "--demo", "--site", "seed", "--chart"]);
        let (code, _, errors) = run(program.arg(&file));
        assert_eq!(code, 0, "{errors}");
        let svg = std::fs::read_to_string(&file).expect("a file");
        let (_, label) = svg.split_once("aria-label=\"").expect("a name");
        let label = label.split('"').next().unwrap_or_default();
        assert!(label.starts_with("Seed &amp; Grain") && label.contains(" 2026 to "), "{label}");
        assert!(svg.matches(label).count() > 1, "{command} does not show {label}");
    }
}

#[test]
fn a_chart_without_anything_to_draw_is_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("none.svg");
    let commands: [&[&str]; 3] = [
        &["energy", "--site", "sloop", "--days", "3"],
        &["battery", "--from", "2022-01-01", "--to", "2022-01-02"],
        &["forecast", "--site", "sloop"],
    ];
    for command in commands {
        let (code, text, _) = run(program(["--demo"]).args(command).arg("--chart").arg(&file));
        assert!(code == 0 && !text.contains("The chart is in") && !file.exists(), "{command:?}: {text}");
    }
    let mut night = program(["energy", "--demo", "--days", "1", "--chart"]);
    let (code, _, _) = run(night.arg(&file).env("VRM_NOW", "2026-11-26T03:42:00Z"));
    assert_eq!(code, 0);
    assert!(std::fs::read_to_string(&file).expect("a file").contains("nothing came from the sun"));
}

#[test]
fn what_cannot_be_meant_is_refused_with_how_it_is_written() {
    for (arguments, says) in [
        (["energy", "--from", "yesterday"], "a day is written as 2026-06-01"),
        (["energy", "--chart", "energy.png"], "`energy.svg` could be the file"),
        (["battery", "--chart", "battery"], "`battery.svg` could be the file"),
    ] {
        let (code, text, errors) = run(program(["--demo"]).args(arguments));
        assert_eq!((code, text.as_str()), (2, ""));
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    let commands: [&[&str]; 7] = [
        &["now"],
        &["energy", "--days", "3"],
        &["battery", "--days", "2"],
        &["forecast"],
        &["devices", "--site", "hut"],
        &["sites"],
        &["--help"],
    ];
    for (columns, width) in [("60", 60), ("80", 80), ("120", 120)] {
        for command in commands {
            let (code, text, errors) = run(program(["--demo"]).args(command).env("COLUMNS", columns));
            assert_eq!(code, 0, "{command:?}: {errors}");
            // Sentences are broken by the terminal.
            for line in text.lines().filter(|line| !line.ends_with('.')) {
                assert!(line.chars().count() <= width, "{command:?} at {columns}: {line}");
            }
        }
    }
    // Numbers stay whole and beside their names.
    let (_, narrow, _) = run(program(["energy", "--demo", "--days", "2"]).env("COLUMNS", "40"));
    assert!(narrow.contains(" 2026-06-17\n") && narrow.contains("   From battery    6.1\n"), "{narrow}");
}

#[test]
fn what_the_battery_took_from_the_grid_is_told_where_it_counts_as_without_grid() {
    let (_, energy, _) = run(&mut program(["energy", "--demo", "--days", "3"]));
    assert!(energy.contains("The battery took ") && energy.contains(" kWh from the grid"), "{energy}");
    let (_, hut, _) = run(&mut program(["energy", "--demo", "--days", "3", "--site", "hut"]));
    assert!(!hut.contains("The battery took"), "{hut}");
}

#[test]
fn each_kind_of_failure_has_its_exit_code() {
    let mock = |fault: &str| Mock::builder().fault(fault).expect("a fault").start().expect("a port");
    let half = mock("getCurrentUser=half-json");
    let many = mock("getCurrentUser=429");
    let refused = mock("getCurrentUser=403");
    for (code, arguments, token) in [
        (1, vec!["export", "--demo", "--csv", "/nowhere/at/all.csv"], ""),
        (2, vec!["now", "--demo", "--site", "castle"], ""),
        (2, vec!["energy", "--demo", "--from", "2026-06-02", "--to", "2026-06-01"], ""),
        (2, vec!["export", "--demo", "--interval", "hour"], ""),
        (2, vec!["nothing"], ""),
        (3, vec!["now"], ""),
        (4, vec!["sites", "--url", &refused.url()], "any"),
        (3, vec!["sites", "--url", "http://127.0.0.1:9/v2"], "pass word"),
        (5, vec!["sites", "--url", "http://127.0.0.1:9/v2"], "any"),
        (6, vec!["sites", "--url", &many.url()], "any"),
        (7, vec!["sites", "--url", &half.url()], "any"),
    ] {
        let mut command = program(arguments.iter().copied());
        if !token.is_empty() {
            command.env("VRM_TOKEN", token);
        }
        let (came, text, errors) = run(&mut command);
        assert_eq!((came, text.as_str()), (code, ""), "{arguments:?}: {errors}");
        assert!(errors.contains("error:"), "{arguments:?}: {errors}");
    }
    // A winter morning, before the sun comes.
    let mut ringing = program(["alarms", "--demo", "--site", "sloop", "--exit-code"]);
    let (code, text, _) = run(ringing.env("VRM_NOW", "2026-01-14T06:05:00Z"));
    assert_eq!(code, 8);
    assert!(text.contains("Low state-of-charge alarm"), "{text}");
}

#[test]
fn colours_are_there_when_asked_for_and_never_else() {
    let escapes = |command: &mut std::process::Command| run(command).1.contains('\u{1b}');
    assert!(!escapes(&mut program(["now", "--demo"])));
    assert!(escapes(&mut program(["now", "--demo", "--color", "always"])));
    assert!(!escapes(program(["now", "--demo", "--color", "never"]).env("CLICOLOR_FORCE", "1")));
    assert!(!escapes(program(["now", "--demo"]).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0")));
}

#[test]
fn each_shell_gets_completions_for_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, script, _) = run(&mut program(["completions", shell]));
        assert_eq!(code, 0);
        for command in ["now", "energy", "battery", "forecast", "devices", "alarms", "export", "operations"] {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
}

// Elsewhere it would keep the token of this test.
#[cfg(target_os = "linux")]
#[test]
fn without_a_keyring_login_says_what_to_do_instead() {
    let mock = Mock::start().expect("a port");
    let mut command = program(["login", "--url", &mock.url()]);
    let (code, _, errors) = run(command.env("VRM_TOKEN", "any").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"));
    assert_eq!(code, 1);
    assert!(errors.contains("set VRM_TOKEN instead"), "{errors}");
    assert_eq!(mock.last().expect("a request").operation.as_deref(), Some("getCurrentUser"));
}
