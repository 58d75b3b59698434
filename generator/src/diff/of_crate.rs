//! The surface of a crate as data.

use super::calls::calls;
use super::entry::{Entry, Item, number};
use super::kind::Kind;
use super::surface::Surface;
use super::types::{answer_types, table_types, types};
use crate::codemodel::{Crate, CredentialKind, Export, Scheme};

/// All that a program can see of a crate.
pub fn surface(krate: &Crate) -> Surface {
    let Crate { library, .. } = krate;
    let mut items = vec![Item::alone(Entry::new(Kind::Crate, library.as_str(), "", "library"))];
    let has_client = !krate.options.types_only;
    if has_client {
        items.push(Item::alone(Entry::new(Kind::BaseUrl, "", &krate.client.base_url, "base URL")));
        items.extend(credentials(krate));
    }
    items.extend(exports(krate));
    items
        .extend(krate.root.own.iter().map(|own| Item::alone(Entry::new(Kind::Module, own.as_str(), "", own.as_str()))));
    if has_client {
        items.extend(calls(krate));
        items.extend(answer_types(krate));
    }
    items.extend(types(&krate.models));
    items.extend(krate.table.iter().flat_map(table_types));
    number(items.iter_mut().map(|item| &mut item.entry));
    Surface { items }
}

fn credentials(krate: &Crate) -> impl Iterator<Item = Item> {
    krate.client.credentials.iter().flat_map(|credential| {
        let way = match krate.client.schemes.get(credential.scheme) {
            Some(Scheme::Header { name, .. }) => format!("header {name}"),
            Some(Scheme::Query { name }) => format!("query {name}"),
            Some(Scheme::Cookie { name }) => format!("cookie {name}"),
            Some(Scheme::Basic) => "basic".to_owned(),
            Some(Scheme::Bearer) | None => "bearer".to_owned(),
        };
        let method = |name: &str, ty: &str, identity: &str| {
            Item::alone(Entry::new(Kind::Credential, format!("Builder::{name}"), ty, identity))
        };
        let name = credential.name.as_str();
        match &credential.kind {
            CredentialKind::Password => vec![method(name, "user, password", &way)],
            CredentialKind::Secret { provider, .. } => vec![
                method(name, "secret", &way),
                method(provider.as_str(), "impl TokenProvider", &format!("{way} provider")),
            ],
        }
    })
}

fn exports(krate: &Crate) -> impl Iterator<Item = Item> {
    let names = krate.root.exports.iter().flat_map(|export| match export {
        // What is in them is told by itself.
        Export::All(_) | Export::AllThereIs(_) => Vec::new(),
        Export::Runtime(name) => vec![name],
        Export::RuntimeList(names) => names.iter().collect(),
    });
    names.map(|name| Item::alone(Entry::new(Kind::Export, name.as_str(), "", name.as_str())))
}
