//! Diagnostics for people (like the compiler's) and for programs (JSON, one object a line).

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Report, Severity};

/// Renders a report as text without colours. `sources` are the inputs: name and text.
pub fn render(report: &Report, sources: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for found in report.sorted() {
        out.push_str(&one(found, sources));
        out.push_str("\n\n");
    }
    out
}

fn one(found: &Diagnostic, sources: &[(&str, &str)]) -> String {
    let level = match found.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let text = sources.iter().find(|(name, _)| *name == found.file).map_or("", |(_, text)| *text);
    // The annotated range has to lie inside the text, whatever the text is.
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(found.span.start);
    let end = floor(found.span.end).max(start);
    // A whole mapping would fill the screen; its first line says enough.
    let end = text.get(start..end).and_then(|part| part.find('\n')).map_or(end, |line| start + line);
    let title = level.primary_title(&found.message).id(found.code.as_str());
    let snippet = Snippet::source(text).path(&found.file).annotation(AnnotationKind::Primary.span(start..end));
    let group = title.element(snippet).element(Level::HELP.message(&found.help));
    Renderer::plain().render(&[group])
}

/// Renders a report as JSON, one object a line, for editors and continuous integration.
pub fn render_json(report: &Report) -> String {
    let line = |found: &Diagnostic| {
        serde_json::json!({
            "code": found.code.as_str(), "severity": found.severity().word(), "file": found.file, "line": found.span.line,
            "column": found.span.column, "message": found.message, "help": found.help,
        })
        .to_string()
    };
    report.sorted().into_iter().map(|found| line(found) + "\n").collect()
}
