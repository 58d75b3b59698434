//! Characters that JSON writes as two escapes, `\\ud83d\\ude00`, which YAML does not know.
//!
//! Each half is read as a character for private use, so that no place changes, and put together
//! afterwards. A document that has such characters of its own is read as it stands.

use super::node::{Node, NodeKind};

/// First halves are U+D800 to U+DBFF and second ones U+DC00 to U+DFFF; this much higher there are
/// characters for private use.
const HIGHER: u32 = 0x800;

/// The text to read in place of another one.
pub(super) struct Surrogates(Option<String>);

impl Surrogates {
    /// Looks for pairs in a text that is JSON.
    pub(super) fn of(text: &str) -> Self {
        let json = text.trim_start().starts_with(['{', '[']);
        let own = || text.chars().any(|c| ('\u{e000}'..='\u{e7ff}').contains(&c));
        if !json || !text.contains("\\u") || own() {
            return Self(None);
        }
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut found) = (text, false);
        while let Some((before, escape)) = rest.split_once('\\') {
            out.push_str(before);
            if let Some((first, second)) = pair(escape) {
                out.push_str(&format!("\\u{:04x}\\u{:04x}", first + HIGHER, second + HIGHER));
                rest = escape.get(11..).unwrap_or_default();
                found = true;
            } else if half(escape).is_some_and(|half| (0xe000..0xe800).contains(&half)) {
                return Self(None);
            } else {
                // What is escaped is no escape itself.
                let escaped = escape.chars().next();
                out.push('\\');
                out.extend(escaped);
                rest = escape.get(escaped.map_or(0, char::len_utf8)..).unwrap_or_default();
            }
        }
        out.push_str(rest);
        Self(found.then_some(out))
    }

    /// The text to read.
    pub(super) fn text<'t>(&'t self, text: &'t str) -> &'t str {
        self.0.as_deref().unwrap_or(text)
    }

    /// Puts the characters together in what was read.
    pub(super) fn restore(&self, node: &mut Node) {
        if self.0.is_some() {
            restore(node);
        }
    }
}

/// The number of `uXXXX`.
fn half(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix('u')?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// Both halves of `uXXXX\\uXXXX`, when they belong together.
fn pair(escape: &str) -> Option<(u32, u32)> {
    let first = half(escape).filter(|half| (0xd800..0xdc00).contains(half))?;
    let second = half(escape.get(5..)?.strip_prefix('\\')?).filter(|half| (0xdc00..0xe000).contains(half))?;
    Some((first, second))
}

fn restore(node: &mut Node) {
    match &mut node.kind {
        NodeKind::Scalar { text, .. } => restore_text(text),
        NodeKind::Sequence(items) => items.iter_mut().for_each(restore),
        NodeKind::Mapping(mapping) => mapping.rename(restore_text, restore),
    }
}

fn restore_text(text: &mut String) {
    if !text.contains(|c: char| ('\u{e000}'..='\u{e7ff}').contains(&c)) {
        return;
    }
    let unit = |c: char| match u32::from(c) {
        at @ 0xe000..0xe800 => vec![(at - HIGHER) as u16],
        _ => c.encode_utf16(&mut [0; 2]).to_vec(),
    };
    let units: Vec<u16> = text.chars().flat_map(unit).collect();
    *text = String::from_utf16_lossy(&units);
}
