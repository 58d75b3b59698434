//! What a diagnostic code means and how to mend it: the command `explain CODE`.

use crate::diagnostic::{Area, Code};

/// Every code with what it is about and its title, one a line and in order.
pub fn codes() -> String {
    let mut lines: Vec<String> = Code::ALL.iter().map(|code| format!("{code}  {}", title(*code))).collect();
    lines.sort();
    lines.join("\n")
}

/// The title of a code. In README's table it stands in the row of what it is about.
fn title(code: Code) -> String {
    let about = match code.area() {
        Area::Document => "document",
        Area::References => "references",
        Area::Schemas => "schemas",
        Area::Parameters => "parameters",
        Area::Bodies => "bodies and answers",
        Area::Security => "security",
        Area::Servers => "servers",
        Area::Extensions => "extensions",
        Area::Tables => "tables of codes",
        Area::Generator => return code.title().to_owned(),
    };
    format!("{about}: {}", code.title())
}

/// The explanation of a code, in upper or lower case.
///
/// # Errors
/// For a code that no diagnostic has, a message that lists those there are.
pub fn explain(code: &str) -> Result<String, String> {
    match Code::find(code.trim()) {
        Some(code) => Ok(format!("{code}, {}\n\n{}", title(code), code.explanation())),
        None => Err(format!("no diagnostic has the code `{}`; there are\n{}", code.escape_debug(), codes())),
    }
}
