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
         ## When the API changes\n\n\
         `{command}` writes the crate anew, and says what changes for programs. What you write into `Cargo.toml` stays: \
         version, description, dependencies, features, targets, comments. Modules of your own are declared with \
         `--own-module`, and other files are never touched.\n"
    )
}
