//! Security schemes, and which of them an operation takes.

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme as Source};

use super::lowering::Lowering;
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::{SecurityKind, SecurityScheme};

impl<'a> Lowering<'a> {
    /// Every scheme of the document, in its order.
    pub(super) fn security_schemes(&mut self) -> Vec<SecurityScheme> {
        let Some(components) = &self.openapi.components else {
            return Vec::new();
        };
        let mut schemes = Vec::new();
        for (wire, scheme) in &components.security_schemes {
            let at = child("/components/securitySchemes", wire);
            let found =
                self.resolve(scheme, "securitySchemes", &at, |components, name| components.security_schemes.get(name));
            if let Some(found) = found {
                self.schemes.insert(wire, schemes.len());
                schemes.push(self.scheme(wire, found.item, &found.pointer));
            }
        }
        schemes
    }

    fn scheme(&mut self, wire: &str, source: &'a Source, pointer: &str) -> SecurityScheme {
        let (description, extensions) = match source {
            Source::APIKey { description, extensions, .. }
            | Source::HTTP { description, extensions, .. }
            | Source::OAuth2 { description, extensions, .. }
            | Source::OpenIDConnect { description, extensions, .. } => (description, extensions),
        };
        let key = "x-token-prefix";
        let prefix = self.text_extension(extensions.get(key), pointer, key);
        let kind = match source {
            Source::APIKey { location, name, .. } => {
                let name = name.clone();
                match location {
                    APIKeyLocation::Header => SecurityKind::Header { name, prefix: prefix.unwrap_or_default() },
                    APIKeyLocation::Query => SecurityKind::Query { name },
                    APIKeyLocation::Cookie => SecurityKind::Cookie { name },
                }
            }
            Source::HTTP { scheme, .. } => match (scheme.to_ascii_lowercase().as_str(), prefix) {
                ("basic", _) => SecurityKind::Basic,
                ("bearer", None) => SecurityKind::Bearer,
                (known, prefix) => {
                    if known != "bearer" {
                        self.problem(
                            Code::HttpScheme,
                            &child(pointer, "scheme"),
                            format!("HTTP authentication `{scheme}` is not carried out"),
                            "what the caller gives as the credential is sent after the scheme's name",
                        );
                    }
                    SecurityKind::Header {
                        name: "Authorization".to_owned(),
                        prefix: prefix.unwrap_or_else(|| format!("{scheme} ")),
                    }
                }
            },
            Source::OAuth2 { .. } | Source::OpenIDConnect { .. } => SecurityKind::Bearer,
        };
        SecurityScheme { wire: wire.to_owned(), description: description.clone().unwrap_or_default(), kind }
    }

    /// The schemes that an operation takes: its own requirements, else the document's.
    pub(super) fn security(&mut self, own: Option<&'a Vec<SecurityRequirement>>, pointer: &str) -> Vec<usize> {
        let (requirements, pointer) = match (own, &self.openapi.security) {
            (Some(own), _) => (own, child(pointer, "security")),
            (None, Some(all)) => (all, "/security".to_owned()),
            (None, None) => return Vec::new(),
        };
        let mut all = Vec::new();
        for (index, requirement) in requirements.iter().enumerate() {
            let at = child(&pointer, &index.to_string());
            if requirement.len() > 1 {
                self.problem(
                    Code::SchemesTogether,
                    &at,
                    "credentials that are needed together are taken as alternatives",
                    "list them one by one if each is enough",
                );
            }
            for name in requirement.keys() {
                match self.schemes.get(name.as_str()) {
                    Some(index) if !all.contains(index) => all.push(*index),
                    Some(_) => {}
                    None => self.problem(
                        Code::UnknownScheme,
                        &child(&at, name),
                        format!("there is no security scheme `{name}`"),
                        "describe it under `components.securitySchemes`",
                    ),
                }
            }
        }
        all
    }
}
