//! Runs `vrm` at a time that never changes, without what the machine knows.
#![allow(dead_code, reason = "each test is a crate and uses its part of this")]

use std::process::{Command, Stdio};

/// Noon in summer.
pub const NOW: &str = "2026-06-18T10:35:00Z";

/// The program with arguments; without a token, a terminal or settings of the environment.
pub fn program<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vrm"));
    command.args(arguments).env("VRM_NOW", NOW).stdin(Stdio::null());
    for name in [
        "VRM_TOKEN",
        "VRM_SITE",
        "VRM_URL",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "DBUS_SESSION_BUS_ADDRESS",
    ] {
        command.env_remove(name);
    }
    command
}

/// Exit code, standard output and standard error.
pub fn run(command: &mut Command) -> (i32, String, String) {
    let out = command.output().expect("it runs");
    let [text, errors] = [out.stdout, out.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    (out.status.code().expect("an exit code"), text, errors)
}
