//! What a diagnostic code means and how to mend it: the command `explain CODE`.

use crate::diagnostic::Code;

/// Every code with its title, one a line.
pub fn codes() -> String {
    let lines: Vec<String> = Code::ALL.iter().map(|code| format!("{code}  {}", code.title())).collect();
    lines.join("\n")
}

/// The explanation of a code, in upper or lower case.
///
/// # Errors
/// For a code that no diagnostic has, a message that lists those there are.
pub fn explain(code: &str) -> Result<String, String> {
    match Code::find(code.trim()) {
        Some(code) => Ok(format!("{code}: {}\n\n{}", code.title(), code.explanation())),
        None => Err(format!("no diagnostic has the code `{}`; there are\n{}", code.escape_debug(), codes())),
    }
}
