//! Files and parts in the bodies of requests.

use crate::runtime::multipart::{Multipart, Upload};
use crate::runtime::request::Request;
use crate::runtime::source::Outgoing;

impl Request {
    /// Sets a file as the body.
    pub fn body_file(&mut self, content_type: &'static str, file: Upload) {
        self.body = Some((content_type.into(), Outgoing::of(vec![file.content])));
        if let Some(media_type) = file.content_type {
            self.content_type(media_type);
        }
    }

    fn parts(&mut self) -> &mut Multipart {
        self.parts.get_or_insert_with(Multipart::default)
    }

    /// Adds a part that is a text.
    pub fn part_text(&mut self, name: &'static str, content_type: Option<&'static str>, text: &str) {
        self.parts().text(name, content_type, text);
    }

    /// Adds a part that is a file.
    pub fn part_file(&mut self, name: &'static str, content_type: Option<&'static str>, file: &Upload) {
        if let Err(reason) = self.parts().file(name, content_type, file) {
            self.invalid(name, reason);
        }
    }
}
