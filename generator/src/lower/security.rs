//! Security schemes, and which of them an operation takes.

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme as Source};

use super::lowering::Lowering;
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::{SecurityKind, SecurityScheme};

/// The header in which a secret travels, in small letters.
fn header(kind: &SecurityKind) -> Option<String> {
    match kind {
        SecurityKind::Header { name, .. } => Some(name.to_ascii_lowercase()),
        SecurityKind::Basic | SecurityKind::Bearer => Some("authorization".to_owned()),
        SecurityKind::Query { .. } | SecurityKind::Cookie { .. } => None,
    }
}

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
                let scheme = self.scheme(wire, found.item, &found.pointer);
                self.scheme_headers.push(header(&scheme.kind));
                schemes.push(scheme);
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
    pub(super) fn security(&mut self, own: Option<&'a Vec<SecurityRequirement>>, pointer: &str) -> Vec<Vec<usize>> {
        let (requirements, pointer) = match (own, &self.openapi.security) {
            (Some(own), _) => (own, child(pointer, "security")),
            (None, Some(all)) => (all, "/security".to_owned()),
            (None, None) => return Vec::new(),
        };
        let mut all = Vec::new();
        for (index, requirement) in requirements.iter().enumerate() {
            let at = child(&pointer, &index.to_string());
            let together = self.together(requirement, &at);
            // Without one that does not exist, it would be another requirement.
            if together.len() == requirement.len() && !all.contains(&together) {
                all.push(together);
            }
        }
        all
    }

    /// The schemes of one requirement, which are sent together.
    fn together(&mut self, requirement: &'a SecurityRequirement, pointer: &str) -> Vec<usize> {
        let mut together = Vec::new();
        for name in requirement.keys() {
            match self.schemes.get(name.as_str()) {
                Some(index) => together.push(*index),
                None => self.problem(
                    Code::UnknownScheme,
                    &child(pointer, name),
                    format!("there is no security scheme `{name}`; nothing is sent for it"),
                    "describe it under `components.securitySchemes`",
                ),
            }
        }
        let headers: Vec<_> = together.iter().filter_map(|index| self.scheme_headers.get(*index)?.as_deref()).collect();
        if headers.iter().enumerate().any(|(at, header)| headers.get(..at).is_some_and(|above| above.contains(header)))
        {
            self.problem(
                Code::SchemesTogether,
                pointer,
                "schemes that are needed together travel in the same header; it is sent once for each",
                "list them one by one if each is enough",
            );
        }
        together
    }
}
