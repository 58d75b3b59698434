// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Texts that leave the client: known secrets are hidden in them, and control characters escaped.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::runtime::head::{AnswerHead, RawAnswer};
use crate::runtime::secret::Secret;

/// What stands in the place of a secret.
const HIDDEN: &str = "[hidden]";

/// A begin of a secret that is at least this long is hidden at the end of a text that was cut.
const BEGIN: usize = 4;

/// The secrets that a request knows, in all the ways in which a service may repeat them.
pub(crate) struct Mask {
    /// The longest first, so that none is hidden in part only.
    forms: Vec<Form>,
}

/// One way to write a secret.
type Form = Zeroizing<String>;

impl Mask {
    pub(crate) fn new<'s>(secrets: impl IntoIterator<Item = &'s Secret>) -> Self {
        let mut forms: Vec<_> = secrets.into_iter().flat_map(|secret| forms(secret.expose())).collect();
        forms.retain(|form| !form.trim().is_empty());
        forms.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| (**a).cmp(&**b)));
        forms.dedup();
        Mask { forms }
    }

    /// The text as it may be shown.
    pub(crate) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for form in &self.forms {
            if let Some(begin) =
                (BEGIN..form.len()).rev().filter_map(|end| form.get(..end)).find(|it| text.ends_with(it))
            {
                text.truncate(text.len() - begin.len());
                text.push_str(HIDDEN);
            }
            text = replace(&text, form);
        }
        escape_controls(&text)
    }
}

impl Mask {
    /// An answer without the secrets; `None` when there are none in it.
    pub(crate) fn without(&self, answer: &RawAnswer) -> Option<RawAnswer> {
        let mut headers = answer.head.headers.clone();
        let mut is_changed = false;
        for value in headers.values_mut() {
            if let Some(Ok(hidden)) = self.hidden_in(value.as_bytes()).map(HeaderValue::try_from) {
                (*value, is_changed) = (hidden, true);
            }
        }
        let body = self.hidden_in(&answer.body);
        if !is_changed && body.is_none() {
            return None;
        }
        let head = AnswerHead { headers, ..answer.head };
        Some(RawAnswer { head, body: body.unwrap_or_else(|| answer.body.clone()), is_whole: answer.is_whole })
    }

    /// The bytes as text without the secrets; `None` when there are none in them.
    fn hidden_in(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let text = String::from_utf8_lossy(bytes);
        let hidden = self.forms.iter().fold(text.clone().into_owned(), |text, form| replace(&text, form));
        (hidden != text).then(|| hidden.into_bytes())
    }
}

/// Hides a secret; one that is short only where it is a word, or nothing would be left to read.
fn replace(text: &str, form: &str) -> String {
    if form.len() >= BEGIN {
        return text.replace(form, HIDDEN);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(form) {
        let inside = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if inside { form } else { HIDDEN });
        rest = after;
    }
    out + rest
}

/// A secret as it is, and as it is written in JSON, URLs, forms, HTML and the header `Authorization`.
fn forms(secret: &str) -> Vec<Form> {
    let mut forms = vec![Zeroizing::new(STANDARD.encode(secret))];
    // Of a user and a password, the password too.
    let password = secret.split_once(':').map(|(_, password)| password);
    for secret in [secret].into_iter().chain(password) {
        let once = json_forms(secret);
        // A body of JSON that is repeated within JSON is escaped twice.
        forms.extend(once.iter().flat_map(|form| json_forms(form)));
        forms.extend(once);
        forms.extend([("%20", true), ("%20", false), ("+", true)].map(|(blank, upper)| url_form(secret, blank, upper)));
        forms.extend(["&#39;", "&#039;", "'"].map(|apostrophe| html_form(secret, apostrophe)));
    }
    forms
}

/// Writes a text anew, letter by letter. All is written to the same memory, which is wiped.
fn rewritten(text: &str, write: impl Fn(char, &mut String)) -> Form {
    let mut out = Zeroizing::new(String::with_capacity(text.len() * 12));
    text.chars().for_each(|c| write(c, &mut out));
    out
}

/// A text as it is, and as it stands in JSON. PHP writes slashes and everything beyond ASCII in
/// its own way.
fn json_forms(text: &str) -> [Form; 5] {
    let json = |slashes: bool, ascii: Option<bool>| {
        rewritten(text, |c, out| match (c, ascii) {
            ('"' | '\\', _) => out.extend(['\\', c]),
            ('/', _) if slashes => out.push_str("\\/"),
            ('\n', _) => out.push_str("\\n"),
            ('\r', _) => out.push_str("\\r"),
            ('\t', _) => out.push_str("\\t"),
            (c, Some(upper)) if !c.is_ascii() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Nothing fails that writes to a text.
                    let _ = if upper { write!(out, "\\u{unit:04X}") } else { write!(out, "\\u{unit:04x}") };
                }
            }
            _ => out.push(c),
        })
    };
    let as_it_is = rewritten(text, |c, out| out.push(c));
    [as_it_is, json(false, None), json(true, None), json(true, Some(false)), json(true, Some(true))]
}

fn url_form(text: &str, blank: &str, upper: bool) -> Form {
    rewritten(text, |c, out| match c {
        ' ' => out.push_str(blank),
        '-' | '.' | '_' | '~' => out.push(c),
        _ if c.is_ascii_alphanumeric() => out.push(c),
        _ => {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = if upper { write!(out, "%{byte:02X}") } else { write!(out, "%{byte:02x}") };
            }
        }
    })
}

fn html_form(text: &str, apostrophe: &str) -> Form {
    rewritten(text, |c, out| match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str(apostrophe),
        _ => out.push(c),
    })
}

/// Escapes what moves the cursor, colours a terminal or turns the direction of writing.
fn escape_controls(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_control() || turns(c) {
            true => out.extend(c.escape_default()),
            false => out.push(c),
        }
    }
    out
}
