//! No secret of a document is repeated in a message.

use std::borrow::Cow;

/// Puts a star in the place of each byte of a user and password in a URL (`https://user:password@host`).
pub fn mask_credentials(text: &str) -> Cow<'_, str> {
    let mut masked: Option<Vec<u8>> = None;
    for (at, mark) in text.match_indices("//") {
        let begin = at + mark.len();
        let rest = text.get(begin..).unwrap_or_default();
        let authority = rest.split(|c: char| "/?#\"'`<>\\".contains(c) || c.is_whitespace()).next().unwrap_or_default();
        let Some((credentials, _)) = authority.rsplit_once('@') else { continue };
        let bytes = masked.get_or_insert_with(|| text.as_bytes().to_vec());
        if let Some(secret) = bytes.get_mut(begin..begin + credentials.len()) {
            secret.fill(b'*');
        }
    }
    // Whole characters were replaced by stars, so that the text still is one.
    match masked.map(String::from_utf8) {
        Some(Ok(masked)) => Cow::Owned(masked),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::mask_credentials;

    #[test]
    fn users_and_passwords_are_stars_of_the_same_length_and_nothing_else_is() {
        for (text, shown) in [
            ("at https://user:pässword@a.b/c@d 'ok'", "at https://**************@a.b/c@d 'ok'"),
            ("{\"url\":\"//u@x\"} http://v:w@y?z=//a:b@c", "{\"url\":\"//*@x\"} http://***@y?z=//***@c"),
            ("https://example.com/a@b and me@example.com // no@", "https://example.com/a@b and me@example.com // no@"),
        ] {
            assert_eq!(mask_credentials(text), shown);
        }
    }
}
