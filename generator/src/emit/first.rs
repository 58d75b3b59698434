//! A first program, and the README that shows it.

use proc_macro2::TokenStream;
use quote::quote;

use super::example::statements;
use super::ident::ident;
use crate::codemodel::{Block, Crate, Setting};
use crate::output::{OutputFile, README_MARK};

/// `examples/first.rs` and `README.md`.
pub fn files(krate: &Crate) -> [OutputFile; 2] {
    let program = program(krate);
    [OutputFile::new("README.md", readme(krate, &program)), OutputFile::new("examples/first.rs", program)]
}

fn program(krate: &Crate) -> String {
    let Crate { library, first, .. } = krate;
    let settings = first.settings.iter().map(setting);
    let call = first.call.as_ref().map(|call| {
        let (allow, statements) = (call.deprecated.then(|| quote!(#[allow(deprecated)])), statements(&call.example));
        let print = call.printed.then(|| quote!(println!("{answer:#?}");));
        quote!(#allow #statements #print)
    });
    let unused = first.call.is_none().then(|| quote!(drop(client);));
    let body = quote! {
        let client = Client::builder() #(#settings)* .build()?;
        #call
        #unused
        Ok(())
    };
    let main = syn::parse_quote! {
        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            #body
        }
    };
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![main] };
    format!("use {}::Client;\n\n{}", ident(library), prettyplease::unparse(&file))
}

fn setting(setting: &Setting) -> TokenStream {
    match setting {
        Setting::BaseUrl => quote!(.base_url("https://example.com")),
        Setting::WithoutCredentials => quote!(.without_credentials()),
        Setting::Credential { method, variables } => {
            let method = ident(method);
            // A variable that is not set would only be `NotPresent`.
            let missing = variables.iter().map(|variable| format!("{variable} is not set"));
            quote!(.#method(#(std::env::var(#variables).map_err(|_| #missing)?),*))
        }
    }
}

fn readme(krate: &Crate, program: &str) -> String {
    let name = &krate.options.crate_name;
    let about = krate.root.docs.blocks().iter().find_map(|block| match block {
        Block::Lines(lines) => Some(lines.join("\n")),
        Block::Example(_) => None,
    });
    let about = about.unwrap_or_default();
    let variables = krate.first.settings.iter().flat_map(|setting| match setting {
        Setting::Credential { variables, .. } => variables.clone(),
        Setting::BaseUrl | Setting::WithoutCredentials => Vec::new(),
    });
    let variables: String = variables.map(|variable| format!("{variable}=… ")).collect();
    let command = &krate.options.command;
    let features = only_what_is_used(krate);
    format!(
        "{README_MARK}\n# {name}\n\n{about}\n\n\
         ## A first program\n\n\
         ```toml\n[dependencies]\n\
         # Where this folder lies; or `git = \"https://…\"`, or `version = \"0.1.0\"` once it is published.\n\
         {name} = {{ path = \"../{name}\" }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n\
         ```rust,no_run\n{program}```\n\n\
         It is `examples/first.rs`: `{variables}cargo run --example first` runs it here. `cargo doc --open` shows all \
         calls, types and settings.\n\n\
         {features}\
         ## When the API changes\n\n\
         `{command}` writes the crate anew, and says what changes for programs. What you write into `Cargo.toml` stays: \
         version, description, dependencies, features, targets, comments. Modules of your own are declared with \
         `--own-module`, and other files are never touched.\n"
    )
}

/// What a README says of features that stand for operations.
fn only_what_is_used(krate: &Crate) -> String {
    let Some(feature) = krate.first.call.as_ref().and_then(|call| call.gate.features.first()) else {
        return String::new();
    };
    let name = &krate.options.crate_name;
    format!(
        "## Only what you use\n\n\
         Operations come in features, of which all are on by default. Whoever names those that they call compiles less:\n\n\
         ```toml\n[dependencies]\n\
         {name} = {{ path = \"../{name}\", default-features = false, features = [\"rustls\", \"{feature}\"] }}\n```\n\n\
         `Cargo.toml` lists them. An operation, resource or type that is missing says at compile time which feature it needs.\n\n"
    )
}
