//! The one way by which every request travels: its tries, and the waits between them.

use std::time::Duration;

use crate::runtime::body::Body;
// part: by_status
use crate::runtime::by_status::{FromAnswer, Reading};
use crate::runtime::clock::{Deadline, Instant, sleep, within};
use crate::runtime::credential::Credential;
use crate::runtime::decode::{FromWire, Plain};
use crate::runtime::error::{Error, ErrorKind, Outcome};
// part: streaming
use crate::runtime::head::AnswerHead;
use crate::runtime::head::RawAnswer;
use crate::runtime::limit::{Denied, Pass};
use crate::runtime::mask::Mask;
use crate::runtime::request::{Request, Unsigned};
use crate::runtime::secret::Secret;
use crate::runtime::sending::Sending;
use crate::runtime::trace::Trace;

// Boxed here, so that a compiler sees once that they may go to other threads, and not once for each operation.
impl Request {
    /// Sends the request and reads JSON.
    pub fn json<T: FromWire + 'static>(self) -> Sending<T> {
        self.json_as(Plain)
    }

    /// Sends the request and reads JSON in format `F`.
    pub fn json_as<F: 'static, T: FromWire<F> + 'static>(self, _: F) -> Sending<T> {
        Box::pin(async move {
            let sent = self.send().await?;
            let read = self.client().shared.reader.read::<F, T>(&sent.answer, self.route, || sent.mask(&self));
            read.map_err(|error| sent.shown(&self, error))
        })
    }

    /// Sends the request and reads text.
    pub fn text(self) -> Sending<String> {
        Box::pin(async move { Ok(String::from_utf8_lossy(&self.send().await?.answer.body).into_owned()) })
    }

    /// Sends the request and reads bytes.
    pub fn bytes(self) -> Sending<Vec<u8>> {
        Box::pin(async move { Ok(self.send().await?.answer.body) })
    }

    /// Sends the request and reads JSON in format `F`, unless there is no body.
    pub fn json_or_none<F: 'static, T: FromWire<F> + 'static>(
        self,
        _: F,
        without: &'static [u16],
    ) -> Sending<Option<T>> {
        Box::pin(async move {
            let sent = self.send().await?;
            if sent.is_without_body(without) {
                return Ok(None);
            }
            let read = self.client().shared.reader.read::<F, T>(&sent.answer, self.route, || sent.mask(&self));
            read.map(Some).map_err(|error| sent.shown(&self, error))
        })
    }

    /// Sends the request and reads text, unless there is no body.
    pub fn text_or_none(self, without: &'static [u16]) -> Sending<Option<String>> {
        Box::pin(async move {
            let sent = self.send().await?;
            Ok((!sent.is_without_body(without)).then(|| sent.answer.text().into_owned()))
        })
    }

    /// Sends the request and reads bytes, unless there is no body.
    pub fn bytes_or_none(self, without: &'static [u16]) -> Sending<Option<Vec<u8>>> {
        Box::pin(async move {
            let sent = self.send().await?;
            Ok((!sent.is_without_body(without)).then_some(sent.answer.body))
        })
    }

    // part: by_status
    /// Sends the request and reads what its status promises.
    pub fn by_status<T: FromAnswer + 'static>(self) -> Sending<T> {
        Box::pin(async move {
            let mut sent = self.send().await?;
            let answer = std::mem::take(&mut sent.answer);
            let mask = || sent.mask(&self);
            let read = T::read(&Reading::new(answer, &self.client().shared.reader, self.route, &mask));
            read.map_err(|error| sent.shown(&self, error))
        })
    }

    // part: download
    /// Sends the request, and reads the answer as it is unless a file was made of it.
    pub(crate) async fn answer<T>(
        self,
        read: impl FnOnce(&mut RawAnswer, bool) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut sent = self.send().await?;
        read(&mut sent.answer, self.target.is_some()).map_err(|error| sent.shown(&self, error))
    }

    /// Sends the request and reads nothing but the status.
    pub fn empty(self) -> Sending<()> {
        Box::pin(async move { self.send().await.map(|_| ()) })
    }

    /// Sends the request, again where that can help.
    async fn send(&self) -> Result<Sent<RawAnswer>, Error> {
        let Sent { answer: (answer, ..), tries, start, secrets } = self.call(false).await?;
        Ok(Sent { answer, tries, start, secrets })
    }

    // part: streaming
    /// As [`Request::send`], up to the head of the answer.
    pub(crate) async fn begin_sending(&self) -> Result<(Sent<()>, AnswerHead, Body, Pass), Error> {
        let Sent { answer: (answer, rest, pass), tries, start, secrets } = self.call(true).await?;
        let sent = Sent { answer: (), tries, start, secrets };
        match rest {
            Some(body) => Ok((sent, answer.head, body, pass)),
            None => Err(sent.shown(
                self,
                Error::new(ErrorKind::Transport { reason: "the connection broke: no body came".to_owned() }),
            )),
        }
    }

    /// `head_only` is whether no more than the head of the answer is waited for.
    async fn call(&self, head_only: bool) -> Result<Sent<Got>, Error> {
        let start = Instant::now();
        let unsigned = self.finish().map_err(|error| error.during(self.route, 0, Duration::ZERO))?;
        let trace = Trace::start(self.route);
        let mut call = Call::new(self, &unsigned, &trace, head_only);
        let outcome = trace.around(call.answer()).await;
        trace.end(call.tries, call.waited, outcome.as_ref().err());
        let (tries, secrets) = (call.tries, call.secrets);
        match outcome {
            Ok(answer) => {
                self.kept.iter().for_each(|kept| kept.set(&answer.0.head));
                Ok(Sent { answer, tries, start, secrets })
            }
            Err(error) => Err(Sent { answer: (), tries, start, secrets }.shown(self, error)),
        }
    }
}

/// An answer, what of it has not come yet where only its head was waited for, and its place among the requests that are
/// under way.
type Got = (RawAnswer, Option<Body>, Pass);

/// What came of a request, and what is known about how.
pub(crate) struct Sent<A> {
    answer: A,
    tries: u32,
    start: Instant,
    /// The secrets with which it was sent.
    secrets: Vec<Secret>,
}

impl<A> Sent<A> {
    /// What hides the secrets with which it was sent.
    pub(crate) fn mask(&self, request: &Request) -> Mask {
        Mask::new(self.secrets.iter().chain(&request.secrets))
    }

    /// An error as it may leave the client.
    pub(crate) fn shown(&self, request: &Request, error: Error) -> Error {
        let mask = self.mask(request);
        let error = error.map_texts(|text| mask.hide(text)).map_answer(|answer| mask.without(answer));
        error.during(request.route, self.tries, self.start.elapsed())
    }
}

impl Sent<RawAnswer> {
    /// Whether there is nothing to read: the status says so, or nothing came.
    fn is_without_body(&self, statuses: &[u16]) -> bool {
        statuses.contains(&self.answer.status()) || self.answer.body.is_empty()
    }
}

/// What a try gave: an answer, and what of it has not come yet.
type Tried = (RawAnswer, Option<Body>);

/// A request under way.
struct Call<'r> {
    request: &'r Request,
    unsigned: &'r Unsigned,
    trace: &'r Trace,
    head_only: bool,
    deadline: Deadline,
    tries: u32,
    waited: Duration,
    secrets: Vec<Secret>,
}

impl<'r> Call<'r> {
    fn new(request: &'r Request, unsigned: &'r Unsigned, trace: &'r Trace, head_only: bool) -> Self {
        let deadline = Deadline::after(request.client().shared.retries.total);
        Call { request, unsigned, trace, head_only, deadline, tries: 0, waited: Duration::ZERO, secrets: Vec::new() }
    }

    async fn answer(&mut self) -> Result<Got, Error> {
        let (request, shared) = (self.request, &self.request.client().shared);
        let credentials = request.credentials();
        let mut renewed = false;
        let mut failed: Option<Error> = None;
        let mut given: Vec<Secret> = Vec::new();
        loop {
            let pass = match self.turn().await {
                Ok(pass) => pass,
                // What the service said before tells more than that there was no turn after it.
                Err(denied) => return Err(failed.unwrap_or(denied)),
            };
            // Each of them once; what is sent again has the same.
            for credential in credentials.iter().skip(given.len()) {
                given.push(credential.secret(shared.info, self.deadline).await?);
            }
            let error = match self.exchange(&credentials, &given).await {
                Ok((answer, rest)) => {
                    credentials.iter().zip(&given).for_each(|(credential, secret)| credential.accepted(secret));
                    return Ok((answer, rest, pass));
                }
                Err(error) => self.judged(error),
            };
            drop(pass);
            if error.status() == Some(401) {
                if !request.is_repeatable() {
                    return Err(error);
                }
                if renewed {
                    credentials.iter().zip(&given).for_each(|(credential, secret)| credential.refused(secret));
                    return Err(error);
                }
                // Refused for its secrets, it had no effect: it may go again, whatever it does.
                for (credential, secret) in credentials.iter().zip(&mut given) {
                    if let Some(other) = credential.renewed(shared.info, secret, self.deadline).await? {
                        (*secret, renewed) = (other, true);
                    }
                }
                if !renewed {
                    return Err(error);
                }
                failed = Some(error);
                continue;
            }
            let Some(pause) = self.pause(&error) else { return Err(error) };
            self.trace.again(&error, pause);
            self.wait(sleep(pause)).await;
            failed = Some(error);
        }
    }

    /// Waits for a turn at the limiter.
    async fn turn(&mut self) -> Result<Pass, Error> {
        let shared = &self.request.client().shared;
        let turn = shared.limiter.enter(self.deadline, shared.timeout);
        self.wait(turn).await.map_err(|denied| match denied {
            Denied::Rate(wait) => {
                let body = String::new();
                Error::new(ErrorKind::RateLimited { retry_after: Some(wait), body, held_back: true })
            }
            Denied::Connections => timeout(shared.retries.total),
        })
    }

    /// One try.
    async fn exchange(&mut self, credentials: &[&Credential], secrets: &[Secret]) -> Result<Tried, Error> {
        let shared = &self.request.client().shared;
        let signed = self.request.sign(self.unsigned, credentials.iter().copied().zip(secrets));
        self.secrets.extend(secrets.iter().cloned());
        self.tries += 1;
        let limit = shared.timeout.min(self.deadline.left());
        let (request, until) = (self.request, Deadline::after(limit));
        // part: download
        #[cfg(not(target_family = "wasm"))]
        if let Some(path) = &request.target {
            let saved = within(limit, request.exchange_to_file(&signed, until, self.trace, path)).await;
            return saved.unwrap_or_else(|| Err(timeout(limit))).map(|answer| (answer, None));
        }
        if self.head_only {
            let begun = within(limit, request.begin(&signed, until, self.trace)).await;
            let (head, body) = begun.unwrap_or_else(|| Err(timeout(limit)))?;
            return Ok((RawAnswer { head, ..RawAnswer::default() }, Some(body)));
        }
        let answer = within(limit, request.exchange(&signed, until, self.trace)).await;
        answer.unwrap_or_else(|| Err(timeout(limit))).map(|answer| (answer, None))
    }

    /// Notes what the failure means for others, and whether a request that changes something may
    /// have done so.
    fn judged(&self, error: Error) -> Error {
        if error.status() == Some(429) || error.retry_after().is_some() {
            self.request.client().shared.limiter.close(error.retry_after());
        }
        let unknown = match error.kind() {
            ErrorKind::Transport { .. } => !error.is_connect(),
            ErrorKind::Timeout { .. } | ErrorKind::TooLarge { .. } => true,
            ErrorKind::Api { status, .. } => *status >= 500 || *status == 408,
            _ => false,
        };
        if unknown && !self.request.route.idempotent { error.with_outcome(Outcome::Unknown) } else { error }
    }

    /// How long to wait before another try; `None` when there is to be none.
    fn pause(&self, error: &Error) -> Option<Duration> {
        let shared = &self.request.client().shared;
        if !self.request.route.idempotent || !error.is_retryable() || !self.request.is_repeatable() {
            return None;
        }
        let usual = shared.retries.wait(self.tries)?;
        let pause = error.retry_after().unwrap_or(usual);
        // Those who met the limit of the rate come back one by one; they need no budget.
        let affordable = || error.status() == Some(429) || shared.budget.take();
        (pause <= self.deadline.left() && affordable()).then_some(pause)
    }

    async fn wait<T>(&mut self, wait: impl Future<Output = T>) -> T {
        let start = Instant::now();
        let done = wait.await;
        self.waited += start.elapsed();
        done
    }
}

fn timeout(limit: Duration) -> Error {
    Error::new(ErrorKind::Timeout { limit })
}
