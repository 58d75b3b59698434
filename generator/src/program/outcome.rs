//! How a program ends.

use std::process::ExitCode;

/// What `--help` says about how the commands end, and about their output for programs.
pub const HELP: &str = "\
Exit codes:
  0  it was done, or all is well
  1  there is something to mend: the document has errors (or warnings, with --strict), the crate
     is not what the document makes, or diff found what --deny names
  2  it could not be done: a wrong option, an unknown code, a file or folder that can't be read or
     written

With --format json, lint prints one object a line: code, severity (error or warning), file, line and
column (from 1, in characters), message, help, and the operation it is within: operation (`GET /pets`)
and operationId, which are null elsewhere. gen and check print these, then an object for each file,
with path, action (create, update or remove) and done (true for gen), what changes for programs as
diff does, and at the end operations, types, attributes (null without a code table), files, created,
updated, removed, unchanged and done. diff prints change (added, removed, renamed, changed, required,
optional, reordered or moved), kind (operation, argument, setter, type, field, variant and so on), of
(the operation or the type it belongs to), name, before, after, breaks (true or false) and message.";

/// The exit code of a command: whether all is well, or why it could not be done, which is printed.
pub fn exit_code(outcome: Result<bool, String>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
