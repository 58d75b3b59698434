//! Files that are served beside the API, so that pages can call it.

use std::path::PathBuf;

use super::answer::Answer;

/// A folder whose files have paths outside the API.
pub(super) struct Files(pub(super) PathBuf);

impl Files {
    /// The file of a path; that of `/` is `index.html`.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let path = if path == "/" { "/index.html" } else { path };
        // Nothing else leads into the folder, and nothing that leads out of it passes.
        let named =
            |part: &str| !part.starts_with('.') && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        let inside = path.trim_start_matches('/');
        let bytes = inside.split('/').all(named).then(|| std::fs::read(self.0.join(inside)).ok()).flatten();
        match bytes {
            Some(bytes) => Answer::of_type(200, content_type(inside), bytes),
            None => Answer::of_type(404, "text/plain", "there is no such file"),
        }
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("yaml") => "application/yaml",
        _ => "text/plain; charset=utf-8",
    }
}
