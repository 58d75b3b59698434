//! `x-credential`: an answer that holds a secret with which further requests are sent.

use serde_json::Value;

use super::reading::{Reading, field};
use crate::ir::{Credential, SecurityKind, Type};
use crate::lower::lowering::Lowering;
use crate::lower::schema::bare;

pub(super) const KEYS: [&str; 3] = ["scheme", "secret", "code-sent"];
pub(super) const HELP: &str = "write `{scheme: SCHEME, secret: KEY, code-sent: KEY}`; `code-sent` may be left out";
const SCHEME: &str = "name a security scheme of the document, other than `basic`";
const SECRET: &str = "name a key of the answer that is a text with `format: password`";
const CODE_SENT: &str = "name a key of the answer that is a boolean";

impl Lowering<'_> {
    pub(super) fn credential(&mut self, reading: &Reading<'_>) -> Option<Credential> {
        let schemes = &reading.api.security;
        let scheme = self.checked(reading, "scheme", SCHEME, |value| {
            let name = value.as_str()?;
            schemes.iter().position(|scheme| scheme.wire == name && scheme.kind != SecurityKind::Basic)
        })?;
        let answer = reading.answer();
        let key = |value: &Value, wanted: &Type| {
            let field = field(answer?, value)?;
            (reading.api.resolve(&bare(field.ty.clone())) == wanted).then(|| field.wire.clone())
        };
        let secret = self.checked(reading, "secret", SECRET, |value| key(value, &Type::Secret))?;
        let code_sent = self.checked_if_there(reading, "code-sent", CODE_SENT, |value| key(value, &Type::Bool))?;
        Some(Credential { scheme, secret, code_sent })
    }
}
