//! Why a command failed, and with which exit code it ends.

use std::fmt;
use std::process::ExitCode;

use victron_vrm::{Error, ErrorKind};

/// Exit codes; `vrm --help` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    Other = 1,
    Usage = 2,
    Token = 3,
    Refused = 4,
    Unreachable = 5,
    TooMany = 6,
    Unreadable = 7,
    Rings = 8,
}

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    pub code: Code,
    message: String,
    /// What was wanted all the same; nothing is said then.
    pub output: Option<String>,
}

impl Failure {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Failure { code, message: message.into(), output: None }
    }

    /// Wrong arguments.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(Code::Usage, message)
    }

    /// Another exit code for what is printed as always.
    pub fn with_output(code: Code, output: String) -> Self {
        Failure { code, message: String::new(), output: Some(output) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        ExitCode::from(code as u8)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match error.kind() {
            ErrorKind::Api { status: 401, .. } | ErrorKind::Credential { .. } | ErrorKind::NotSignedIn { .. } => {
                Code::Token
            }
            ErrorKind::Api { .. } => Code::Refused,
            ErrorKind::InvalidParameter { .. } | ErrorKind::Build { .. } => Code::Usage,
            ErrorKind::Transport { .. } | ErrorKind::Timeout { .. } => Code::Unreachable,
            ErrorKind::RateLimited { .. } => Code::TooMany,
            ErrorKind::Decode { .. } | ErrorKind::TooLarge { .. } | ErrorKind::Incomplete { .. } => Code::Unreadable,
            _ => Code::Other,
        };
        let message = match error.kind() {
            // What was looked for matters, and not by which parameter.
            ErrorKind::InvalidParameter { name: "site", reason, .. } => reason.clone(),
            ErrorKind::Api { status: 401, .. } => {
                format!("VRM does not take the token: {error}; `vrm login` replaces the one that is kept")
            }
            _ => error.to_string(),
        };
        Failure::new(code, message)
    }
}
