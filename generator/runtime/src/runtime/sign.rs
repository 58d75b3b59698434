//! The secrets of a request, and where they stand in it.

use zeroize::Zeroizing;

use crate::runtime::credential::Credential;
use crate::runtime::escape::pair;
use crate::runtime::info::Scheme;
use crate::runtime::request::{Request, Unsigned};
use crate::runtime::secret::{Bytes, Secret};

impl Request {
    /// The credentials that the operation takes: the first alternative of which the client has all.
    /// Where it has all of none, what it has of one: the rest may be added on the way.
    pub(crate) fn credentials(&self) -> Vec<&Credential> {
        let known = &self.client().shared.credentials;
        let find = |scheme: &usize| known.iter().find(|credential| credential.scheme == *scheme);
        let mut begun = Vec::new();
        for together in self.route.security.iter().filter(|together| !together.is_empty()) {
            let held: Vec<_> = together.iter().filter_map(find).collect();
            if held.len() == together.len() {
                return held;
            }
            if held.len() > begun.len() {
                begun = held;
            }
        }
        let may_be_none = self.route.security.iter().any(|together| together.is_empty());
        if may_be_none { Vec::new() } else { begun }
    }

    /// URL and headers with the secrets.
    pub(crate) fn sign<'s>(
        &self,
        unsigned: &Unsigned,
        secrets: impl IntoIterator<Item = (&'s Credential, &'s Secret)>,
    ) -> Signed {
        let mut signed = Signed { url: Zeroizing::new(unsigned.url.clone()), headers: Vec::new() };
        let mut cookies = self.cookies.clone();
        let mut has_query = unsigned.has_query;
        for (credential, secret) in secrets {
            let value = secret.expose();
            match self.client().shared.info.schemes.get(credential.scheme) {
                Some(Scheme::Header { name, prefix }) => {
                    signed.headers.push((name, Zeroizing::new(format!("{prefix}{value}"))))
                }
                Some(Scheme::Query { name }) => {
                    signed.url.push(if std::mem::replace(&mut has_query, true) { '&' } else { '?' });
                    signed.url.push_str(&pair(name, value));
                }
                Some(Scheme::Cookie { name }) => cookies.push(pair(name, value)),
                Some(Scheme::Basic) => signed.headers.push(("authorization", Zeroizing::new(basic(secret)))),
                Some(Scheme::Bearer) => {
                    signed.headers.push(("authorization", Zeroizing::new(format!("Bearer {value}"))))
                }
                None => {}
            }
        }
        if !cookies.is_empty() {
            signed.headers.push(("cookie", Zeroizing::new(cookies.join("; "))));
        }
        signed
    }
}

/// Where a request goes, and the headers that hold a secret.
pub(crate) struct Signed {
    pub(crate) url: Zeroizing<String>,
    pub(crate) headers: Vec<(&'static str, Zeroizing<String>)>,
}

/// The value of the `Authorization` header for `user:password`.
fn basic(secret: &Secret) -> String {
    format!("Basic {}", Bytes(secret.expose().as_bytes().to_vec()).to_base64())
}
