//! An answer that is a file.

use quote::quote;

use super::additions::Additions;
use crate::codemodel::Save;
use crate::emit::comment::doc_comment;

pub fn extend(save: &Save, all: &mut Additions) {
    let docs = doc_comment(&save.docs);
    all.methods.extend(quote! {
        #docs
        ///
        /// # Errors
        /// As when it is sent, and [`ErrorKind::Write`](crate::ErrorKind::Write) when the file can't be written.
        #[cfg(not(target_family = "wasm"))]
        pub fn save(mut self, path: impl Into<std::path::PathBuf>) -> Sending<()> {
            self.request.save_to(path);
            Box::pin(async move { self.send().await.map(drop) })
        }
    });
}
