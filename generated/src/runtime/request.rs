// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! A request while it is put together.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::runtime::answered::KeptHead;
use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::escape::{self, pair};
use crate::runtime::info::Route;
use crate::runtime::open_enum::Numeric;
use crate::runtime::place::Place;
use crate::runtime::secret::{Secret, noting_secrets};
use crate::runtime::source::Outgoing;
use crate::runtime::wiped::wiped_json;

/// The request of one operation, which keeps what is optional until it is sent.
#[doc(hidden)]
pub trait Put {
    /// With nothing optional.
    fn of(request: Request) -> Self;

    /// With all that was set.
    fn built(self) -> Request;
}

/// What is optional, if it was set.
#[doc(hidden)]
pub trait Given {
    /// What it holds.
    type Held;

    /// What was set.
    fn given(self) -> Option<Self::Held>;
}

impl<T> Given for Option<T> {
    type Held = T;

    fn given(self) -> Option<T> {
        self
    }
}

impl<'a, T> Given for &'a Option<T> {
    type Held = &'a T;

    fn given(self) -> Option<&'a T> {
        self.as_ref()
    }
}

impl<'a, T> Given for &'a Vec<T> {
    type Held = &'a Vec<T>;

    fn given(self) -> Option<&'a Vec<T>> {
        (!self.is_empty()).then_some(self)
    }
}

/// A request while it is put together.
#[derive(Clone)]
pub struct Request {
    pub(crate) route: &'static Route,
    place: Place,
    /// Pairs with `&` between them.
    query: String,
    accept: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) cookies: Vec<String>,
    pub(crate) body: Option<(Cow<'static, str>, Outgoing)>,
    /// The media type of the body, where it is another than the usual one.
    content_type: Option<String>,
    /// The secrets that are in the path, the parameters and the body.
    pub(crate) secrets: Vec<Secret>,
    /// Where the head of the answer goes.
    pub(crate) kept: Option<KeptHead>,
    /// Where the body of the answer goes.
    pub(crate) target: Option<PathBuf>,
    invalid: Option<(&'static str, String)>,
}

// Parameters and body stay out of it: they can hold a password.
impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Route { method, template, .. } = self.route;
        formatter.debug_struct("Request").field("method", method).field("route", template).finish_non_exhaustive()
    }
}

impl Place {
    /// The request of an operation that is called here.
    pub fn request(mut self, route: &'static Route) -> Request {
        let (query, headers, cookies) = Default::default();
        let secrets = std::mem::take(&mut self.secrets);
        Request {
            route,
            place: self,
            query,
            accept: route.accept,
            headers,
            cookies,
            body: None,
            content_type: None,
            secrets,
            kept: None,
            target: None,
            invalid: None,
        }
    }
}

impl Request {
    /// The client that sends it.
    pub fn client(&self) -> &Client {
        &self.place.client
    }

    /// Remembers that values are secrets, which are hidden wherever the service repeats them.
    pub fn hide<'s>(&mut self, secrets: impl IntoIterator<Item = &'s Secret>) {
        self.secrets.extend(secrets.into_iter().cloned());
    }

    /// Adds a parameter to the query.
    pub fn query(&mut self, name: &str, value: &str) {
        self.push_query(&pair(name, value));
    }

    /// Adds a list to the query in one parameter: each item is escaped, the separator stays as it is.
    pub fn query_list<T: AsRef<str>>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        separator: &'static str,
    ) {
        self.push_query(&format!("{}={}", escape::query(name), escape::list(items, separator)));
    }

    pub(crate) fn push_query(&mut self, pairs: &str) {
        if !self.query.is_empty() && !pairs.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(pairs);
    }

    /// Asks for other media types than the operation usually answers with.
    pub fn accept(&mut self, media_types: &'static str) {
        self.accept = media_types;
    }

    /// The value of `Accept`: an answer of another type is better than none, because a refusal
    /// may come as anything.
    pub(crate) fn accepted(&self) -> String {
        format!("{}, */*;q=0.5", self.accept)
    }

    /// Adds a header.
    pub fn header(&mut self, name: &'static str, value: &str) {
        if value.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f)) {
            self.headers.push((name, value.to_owned()));
        } else {
            self.invalid(name, "it cannot stand in a header");
        }
    }

    /// Adds a cookie.
    pub fn cookie(&mut self, name: &'static str, value: &str) {
        self.cookies.push(pair(name, value));
    }

    /// Adds a list as one cookie: each item is escaped, the separator stays as it is.
    pub fn cookie_list<T: AsRef<str>>(
        &mut self,
        name: &'static str,
        items: impl IntoIterator<Item = T>,
        separator: &'static str,
    ) {
        self.cookies.push(format!("{}={}", escape::query(name), escape::list(items, separator)));
    }

    /// Sets a body of JSON.
    pub fn body_json<T: Serialize + ?Sized>(&mut self, content_type: &'static str, body: &T) {
        let (written, secrets) = noting_secrets(|| wiped_json(body));
        self.secrets.extend(secrets);
        match written {
            Ok(bytes) => self.body = Some((content_type.into(), Outgoing::of_bytes(bytes))),
            Err(error) => self.invalid("body", error.to_string()),
        }
    }

    /// Sets a body that is written already.
    pub fn body_bytes(&mut self, content_type: &'static str, bytes: Vec<u8>) {
        self.body = Some((content_type.into(), Outgoing::of_bytes(Zeroizing::new(bytes))));
    }

    /// Sends the body as another media type.
    pub fn content_type(&mut self, media_type: impl Into<String>) {
        let media_type = media_type.into();
        if media_type.contains('/') && media_type.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
            self.content_type = Some(media_type);
        } else {
            self.invalid("content-type", "it is no media type");
        }
    }

    /// Keeps the head of the answer, to be had beside it.
    pub fn keep_head(&mut self) -> KeptHead {
        self.kept.get_or_insert_default().clone()
    }

    /// Writes the file in the answer to a path, as it comes in.
    pub fn save_to(&mut self, path: impl Into<PathBuf>) {
        self.target = Some(path.into());
    }

    /// Remembers that a parameter is wrong: nothing will be sent. The first one is reported.
    pub fn invalid(&mut self, name: &'static str, reason: impl Into<String>) {
        if self.invalid.is_none() {
            self.invalid = Some((name, reason.into()));
        }
    }

    /// Checks a number against its bounds.
    pub fn check_number(&mut self, name: &'static str, value: f64, minimum: Option<f64>, maximum: Option<f64>) {
        if let Some(minimum) = minimum.filter(|minimum| value < *minimum) {
            self.invalid(name, format!("{value} is less than {minimum}"));
        } else if let Some(maximum) = maximum.filter(|maximum| value > *maximum) {
            self.invalid(name, format!("{value} is more than {maximum}"));
        } else if !value.is_finite() {
            self.invalid(name, "it is no finite number");
        }
    }

    /// Checks the length of a text or a list against its bounds.
    pub fn check_length(&mut self, name: &'static str, length: usize, minimum: Option<u64>, maximum: Option<u64>) {
        let length = length as u64;
        if let Some(minimum) = minimum.filter(|minimum| length < *minimum) {
            self.invalid(name, format!("its length is {length}, and {minimum} is the least"));
        } else if let Some(maximum) = maximum.filter(|maximum| length > *maximum) {
            self.invalid(name, format!("its length is {length}, and {maximum} is the most"));
        }
    }

    /// Checks that all members of an enum of numbers are numbers.
    pub fn check_numeric<'a, T: Numeric + 'a>(&mut self, name: &'static str, values: impl IntoIterator<Item = &'a T>) {
        if values.into_iter().any(|value| value.number().is_none()) {
            self.invalid(name, "it is no whole number");
        }
    }

    /// The media type and the body of one try.
    pub(crate) fn body(&self) -> Option<(Cow<'static, str>, Outgoing)> {
        let (usual, body) = self.body.clone()?;
        Some((self.content_type.clone().map_or(usual, Cow::Owned), body))
    }

    /// Whether it can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        true
    }

    /// What is to be sent, or what is wrong with it.
    pub(crate) fn finish(&self) -> Result<Unsigned, Error> {
        if let Some((name, reason)) = &self.invalid {
            return Err(Error::new(ErrorKind::InvalidParameter { name, reason: reason.clone() }));
        }
        let path = self.place.text()?;
        let mut url = format!("{}{path}", self.client().shared.servers.url(self.route.server));
        // A path of the document can have a query of its own (`/messages?beta=true`).
        let mut has_query = path.contains('?');
        if !self.query.is_empty() {
            url.push(if has_query { '&' } else { '?' });
            url.push_str(&self.query);
            has_query = true;
        }
        Ok(Unsigned { url, has_query })
    }
}

/// Where a request goes, before a secret is added.
pub(crate) struct Unsigned {
    pub(crate) url: String,
    pub(crate) has_query: bool,
}
