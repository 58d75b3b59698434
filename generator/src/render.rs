//! Diagnostics for people (like the compiler's) and for programs (JSON, one object a line).

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Code, Diagnostic, Report, Severity, Span, mask_credentials};

/// So many findings of a code are shown in full; of the others it is only said how many there are.
/// Errors have to be mended one by one.
fn shown(code: Code) -> usize {
    match code.severity() {
        Severity::Error => 50,
        Severity::Warning => 10,
    }
}

/// So many bytes of a line are shown before and after the place that is meant. Documents for
/// machines have lines of megabytes.
const AROUND: usize = 120;

/// Renders a report as text without colours. `sources` are the inputs: name and text.
///
/// What a document does everywhere is said a few times and then counted.
pub fn render(report: &Report, sources: &[(&str, &str)]) -> String {
    let others = report.files().iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let sources: BTreeMap<&str, &str> = sources.iter().copied().chain(others).collect();
    let mut counts: BTreeMap<(&str, Code), usize> = BTreeMap::new();
    let mut out = String::new();
    for found in report.sorted() {
        let count = counts.entry((&found.file, found.code)).or_default();
        *count += 1;
        if *count <= shown(found.code) {
            let text = sources.get(found.file.as_str()).copied().unwrap_or_default();
            out.push_str(&render_one(found, text.strip_prefix('\u{feff}').unwrap_or(text)));
            out.push_str("\n\n");
        }
    }
    for ((file, code), count) in counts {
        let Some(more) = count.checked_sub(shown(code)).filter(|more| *more > 0) else { continue };
        let (word, title) = (code.severity().word(), code.title());
        out.push_str(&format!("{word}[{code}]: {more} more in {file}: {title}\n"));
        out.push_str("  = help: `lint --format json` lists each of them\n\n");
    }
    out
}

/// So many bytes before and after a piece of text may belong to a URL in it.
const LONGEST_URL: usize = 2000;

/// The piece of a line that is shown, and where in it to point.
#[derive(Debug, PartialEq)]
struct Excerpt {
    text: String,
    /// Bytes of `text`.
    marked: Range<usize>,
    /// Whether the line begins before it.
    cut: bool,
}

/// The last place at or before a byte at which a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Finds the line of a span without looking at the rest of the text.
fn excerpt(text: &str, span: Span) -> Excerpt {
    // Whatever the span says, the marked range has to lie inside the text, and between characters.
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let earliest = boundary(text, start.saturating_sub(AROUND));
    let before = text.get(earliest..start).unwrap_or_default();
    let begin = before.rfind('\n').map_or(earliest, |at| earliest + at + 1);
    let cut = begin > 0 && !text.get(..begin).is_some_and(|before| before.ends_with('\n'));
    let latest = boundary(text, start.saturating_add(AROUND));
    let after = text.get(start..latest).unwrap_or_default();
    let finish = after.find('\n').map_or(latest, |at| start + at);
    // A whole mapping would fill the screen; its first line says enough.
    let end = end.min(finish);
    Excerpt { text: masked(text, begin..finish), marked: start - begin..end - begin, cut }
}

/// A piece of a text with stars for passwords, also for those that it shows a part of.
fn masked(text: &str, piece: Range<usize>) -> String {
    let from = boundary(text, piece.start.saturating_sub(LONGEST_URL));
    let to = boundary(text, piece.end.saturating_add(LONGEST_URL));
    let around = mask_credentials(text.get(from..to).unwrap_or_default());
    around.get(piece.start - from..piece.end - from).unwrap_or_default().to_owned()
}

fn render_one(found: &Diagnostic, text: &str) -> String {
    let level = match found.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let Excerpt { text, marked, cut } = excerpt(text, found.span);
    let title = level.primary_title(&found.message).id(found.code.as_str());
    let column = text.get(..marked.start).map_or(0, |before| before.chars().count()) + 1;
    let snippet = Snippet::source(&text)
        .line_start(found.span.line)
        .path(&found.file)
        .annotation(AnnotationKind::Primary.span(marked));
    let within = found.within.as_ref().map(|within| format!("in {within}"));
    let notes = within.iter().map(|within| Level::NOTE.message(within));
    let group = title.element(snippet).elements(notes).element(Level::HELP.message(&found.help));
    let shown = Renderer::plain().render(&[group]);
    if cut {
        // The renderer counts from where the piece begins.
        let at = |column: usize| format!(" {}:{}:{column}\n", found.file, found.span.line);
        return shown.replacen(&at(column), &at(found.span.column), 1);
    }
    shown
}

/// Renders a report as JSON, one object a line, for editors and continuous integration.
pub fn render_json(report: &Report) -> String {
    let line = |found: &Diagnostic| {
        let within = found.within.as_ref();
        serde_json::json!({
            "code": found.code.as_str(), "severity": found.severity().word(), "file": found.file,
            "line": found.span.line, "column": found.span.column, "message": found.message, "help": found.help,
            "operation": within.map(|within| &within.route), "operationId": within.and_then(|within| within.id.as_ref()),
        })
        .to_string()
    };
    report.sorted().into_iter().map(|found| line(found) + "\n").collect()
}
