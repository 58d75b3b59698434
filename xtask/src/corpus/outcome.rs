//! What came of one document.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use openapi_to_crate::diagnostic::{Code, Severity};
use openapi_to_crate::program::{self, ReadingArguments};
use openapi_to_crate::{CrateName, Products, generate};

use super::lost::lost;

/// No document takes as long; what does would never end.
const LONGEST: Duration = Duration::from_secs(600);

/// What came of one document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The document.
    pub file: PathBuf,
    /// How it ended.
    pub end: End,
    /// Seconds until then.
    pub seconds: f64,
}

/// How a document ended.
#[derive(Debug, Clone)]
pub enum End {
    /// It makes a crate.
    Taken {
        /// Codes of what was warned about.
        warnings: BTreeSet<Code>,
        /// Lines of the crate's own source.
        lines: usize,
        /// What of it is not in the code, without a word about it.
        lost: Vec<String>,
    },
    /// It is refused.
    Refused {
        /// The codes.
        codes: BTreeSet<Code>,
        /// What is said about it first.
        first: String,
    },
    /// The generator stopped, or found a mistake in itself.
    Broken(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = |codes: &BTreeSet<Code>| codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(",");
        let (word, detail) = match &self.end {
            End::Taken { warnings, lines, .. } => ("taken", format!("{lines} lines {}", codes(warnings))),
            End::Refused { codes: found, first } => ("refused", format!("{} {first}", codes(found))),
            End::Broken(why) => ("broken", why.clone()),
        };
        write!(f, "{word}\t{:.1} s\t{}\t{detail}", self.seconds, self.file.display())
    }
}

/// What comes of a document. `out` is the folder for its crate, where one is wanted.
pub fn outcome(file: &Path, out: Option<(&str, PathBuf)>, reading: &ReadingArguments, options: &Products) -> Outcome {
    let start = Instant::now();
    let (sender, receiver) = channel();
    let (document, reading, options) = (file.to_owned(), reading.clone(), options.clone());
    let out = out.map(|(name, dir)| (name.to_owned(), dir));
    // What never ends can only be left behind.
    std::thread::spawn(move || sender.send(end(&document, out, &reading, options)));
    let end = receiver.recv_timeout(LONGEST).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => End::Broken("does not end".to_owned()),
        RecvTimeoutError::Disconnected => End::Broken("panics".to_owned()),
    });
    Outcome { file: file.to_owned(), end, seconds: start.elapsed().as_secs_f64() }
}

fn end(file: &Path, out: Option<(String, PathBuf)>, reading: &ReadingArguments, options: Products) -> End {
    let input = program::input(&file.display().to_string());
    let input = match input.and_then(|input| reading.apply(input, &reading.config()?)) {
        Ok(input) => input,
        Err(error) => return End::Broken(error),
    };
    let crate_name = out.as_ref().and_then(|(name, _)| CrateName::new(name).ok());
    let generation = generate(&input, &Products { crate_name, source_only: false, ..options });
    let found = generation.report.sorted();
    if let Some(own) = found.iter().find(|found| found.code == Code::Internal) {
        return End::Broken(own.message.clone());
    }
    let codes = |severity: Severity| found.iter().filter(move |found| found.severity() == severity);
    let Some(generated) = generation.generated else {
        let first = codes(Severity::Error).next().or(found.first());
        let first = first.map(|found| format!("{}:{}: {}", found.file, found.span.line, found.message));
        return End::Refused {
            codes: codes(Severity::Error).map(|found| found.code).collect(),
            first: first.unwrap_or_default(),
        };
    };
    let warnings = codes(Severity::Warning).map(|found| found.code).collect();
    let lines = generated.files.iter().filter(|file| !file.path.contains("/runtime/"));
    let lines = lines.map(|file| file.contents.lines().count()).sum();
    if let Some((_, dir)) = out {
        for file in &generated.files {
            let path = dir.join(&file.path);
            let written = std::fs::create_dir_all(path.parent().unwrap_or(&dir))
                .and_then(|()| std::fs::write(&path, &file.contents));
            if let Err(error) = written {
                return End::Broken(format!("{}: {error}", path.display()));
            }
        }
    }
    End::Taken { warnings, lines, lost: lost(&generated.model, &found) }
}
