//! What a diagnostic code means and how to mend it: `cargo xtask explain CODE`.

use crate::diagnostic::Code;

/// The explanation of a code, in upper or lower case.
///
/// # Errors
/// For a code that no diagnostic has, a message that lists those there are.
pub fn explain(code: &str) -> Result<String, String> {
    match Code::find(code.trim()) {
        Some(code) => Ok(format!("{code}: {}\n\n{}", code.title(), code.explanation())),
        None => {
            let known: Vec<String> = Code::ALL.iter().map(|code| format!("  {code}  {}", code.title())).collect();
            Err(format!("no diagnostic has the code `{code}`; there are\n{}", known.join("\n")))
        }
    }
}
