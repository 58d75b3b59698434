// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! How a client reads answers: what did not fit is told, or is an error.

use std::sync::Arc;

use crate::runtime::answer::{self, begin};
use crate::runtime::decode::{Context, FromWire, Kind, Lost, whole};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::head::RawAnswer;
use crate::runtime::info::Route;
use crate::runtime::json::{Broken, Json};
use crate::runtime::malformed;
use crate::runtime::mask::Mask;
use crate::runtime::misfit::{Misfit, Misfits};

/// Who wants to know of a value that did not fit; takes the operation and the misfit.
pub(crate) type Listener = Arc<dyn Fn(&str, &Misfit) + Send + Sync>;

/// How a client reads answers.
#[derive(Clone, Default)]
pub(crate) struct Reader {
    /// Whether the first value that does not fit is an error.
    pub(crate) strict: bool,
    pub(crate) listener: Option<Listener>,
    #[cfg(feature = "tracing")]
    warned: Arc<warned::Warned>,
}

impl Reader {
    /// Reads the promised value. Only an answer that is not as promised pays for finding the place.
    /// Of one that holds a secret, no word gets into the error; what did not fit is shown as `mask` says.
    pub(crate) fn read<F, T: FromWire<F>>(
        &self,
        answer: &RawAnswer,
        route: &'static Route,
        mask: impl FnOnce() -> Mask,
    ) -> Result<T, Error> {
        let body = answer::text(&answer.body);
        let mut context = Context::default();
        let read = Json::of_bytes(body).and_then(|mut json| {
            let read = T::read(&mut json, &mut context)?;
            json.end().map(|()| read)
        });
        let read = read.map_err(|Broken| broken(answer, body, route.secret))?;
        let (mut value, mut misfits) = whole(read, context).map_err(|lost| lost_whole(answer, lost, route.secret))?;
        if T::KIND == Kind::List && !misfits.is_empty() && body.trim_ascii_start().starts_with(b"{") {
            // It could be a list with gaps, but then its members would fit.
            return Err(failed(answer, ".", "expected an array, found an object".to_owned(), route.secret));
        }
        if !misfits.is_empty() {
            let mask = mask();
            misfits.map_texts(&|text| mask.hide(text));
        }
        match misfits.first() {
            None => {}
            Some(first) if self.strict => return Err(misfit(answer, first, route.secret)),
            Some(_) => self.tell(route, &misfits),
        }
        value.keep(misfits);
        Ok(value)
    }

    fn tell(&self, route: &'static Route, misfits: &Misfits) {
        for misfit in misfits {
            #[cfg(feature = "tracing")]
            self.warned.warn(route.id, misfit);
            if let Some(listener) = &self.listener {
                listener(route.id, misfit);
            }
        }
    }
}

/// A body that is no JSON.
#[cold]
fn broken(answer: &RawAnswer, body: &[u8], secret: bool) -> Error {
    let mut again = serde_json::Deserializer::from_slice(body);
    let (path, error) = match serde_path_to_error::deserialize::<_, serde_json::Value>(&mut again) {
        Err(located) => (located.path().to_string(), Some(located.into_inner())),
        Ok(_) => (".".to_owned(), again.end().err()),
    };
    let mut reason = match error {
        Some(error) => malformed::describe(body, &error).unwrap_or_else(|| error.to_string()),
        None => "it is no JSON".to_owned(),
    };
    let media_type = answer.media_type();
    if !media_type.contains("json") && !media_type.is_empty() {
        reason = format!("{reason}; the service calls it {media_type}");
    }
    failed(answer, &path, reason, secret)
}

/// An answer that is of another kind, or lacks what it cannot be without.
#[cold]
fn lost_whole(answer: &RawAnswer, lost: Lost, secret: bool) -> Error {
    match (lost.reason, lost.misfits.last()) {
        (None, Some(cause)) => misfit(answer, cause, secret),
        (Some(_), _) if secret => failed(answer, ".", "the value is of another kind".to_owned(), secret),
        (reason, _) => failed(answer, ".", reason.unwrap_or_default(), secret),
    }
}

#[cold]
fn misfit(answer: &RawAnswer, misfit: &Misfit, secret: bool) -> Error {
    let reason =
        if secret { format!("expected {}, found {}", misfit.expected(), misfit.found_kind()) } else { misfit.reason() };
    failed(answer, misfit.path(), reason, secret)
}

fn failed(answer: &RawAnswer, path: &str, reason: String, secret: bool) -> Error {
    let (mut body, truncated) = begin(&answer.body);
    if secret {
        body = "(not shown, as a secret may be in it)".to_owned();
    }
    Error::new(ErrorKind::Decode { path: path.to_owned(), reason, body, truncated })
}

#[cfg(feature = "tracing")]
mod warned {
    use std::collections::BTreeSet;
    use std::sync::{Mutex, PoisonError};

    use crate::runtime::misfit::Misfit;
    use crate::runtime::trace::path_of_all;

    /// Nobody reads more different warnings.
    const MOST: usize = 1_000;

    /// The operations and paths of which was warned.
    #[derive(Default)]
    pub(crate) struct Warned(Mutex<BTreeSet<(&'static str, String)>>);

    impl Warned {
        /// Warns of a misfit, once for each operation and path; all places of a list are one path.
        pub(crate) fn warn(&self, operation: &'static str, misfit: &Misfit) {
            let mut warned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let path = path_of_all(misfit.path());
            if warned.len() < MOST && warned.insert((operation, path.clone())) {
                let (expected, found) = (misfit.expected(), misfit.found_kind());
                tracing::warn!(operation, path, expected, found, "a value of the answer does not fit its type");
            }
        }
    }
}
