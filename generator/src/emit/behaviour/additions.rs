//! Pieces of the struct of a request.

use proc_macro2::TokenStream;

/// What behaviour adds to the struct of a request.
#[derive(Default)]
pub struct Additions {
    /// `name: Type = value,` each.
    pub fields: TokenStream,
    /// Constants.
    pub constants: TokenStream,
    /// Methods.
    pub methods: TokenStream,
    /// Statements about `self`, which is `mut`, before what was set is put into its request.
    pub checks: TokenStream,
    /// In place of sending one request: what `send` does, while `whole` sends one.
    pub send: Option<TokenStream>,
    /// An item beside the struct.
    pub item: Option<TokenStream>,
}
