//! `x-download`: the answer is a file.

use quote::quote;

use super::{Additions, Site};
use crate::emit::docs::Docs;

pub fn add(site: &Site<'_, '_>, all: &mut Additions) {
    let deprecated = site.operation.deprecated.then(|| quote!(#[allow(deprecated)]));
    let example = site.example(&[], |_, call| {
        quote! {
            #deprecated
            #call.save("export").await?;
        }
    });
    let docs = Docs::new()
        .line(
            "Sends the request and writes the file to a path. It appears there whole or not at all; one that was \
             there before is replaced.",
        )
        .own(example.lines())
        .tokens();
    all.methods.extend(quote! {
        #docs
        ///
        /// # Errors
        /// As when it is sent, and [`ErrorKind::Write`](crate::ErrorKind::Write) when the file can't be written.
        #[cfg(not(target_family = "wasm"))]
        pub fn save(self, path: impl Into<std::path::PathBuf>) -> Sending<()> {
            let path = path.into();
            Box::pin(async move { self.send().await?.save(path).await })
        }
    });
}
