//! The one way by which every request travels: its tries, and the waits between them.

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::runtime::answer::{self, Answer};
use crate::runtime::clock::{Instant, sleep, within};
use crate::runtime::credential::Credential;
use crate::runtime::error::{Error, ErrorKind, Outcome};
use crate::runtime::request::{Request, Unsigned};
use crate::runtime::trace::Trace;

impl Request {
    /// Sends the request and reads JSON.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (route, start) = (self.route, Instant::now());
        answer::decode(&self.send().await?, route.secret).map_err(|error| error.during(route, 1, start.elapsed()))
    }

    /// Sends the request and reads text.
    pub async fn text(self) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&self.send().await?.body).into_owned())
    }

    /// Sends the request and reads bytes.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        Ok(self.send().await?.body)
    }

    /// Sends the request and reads nothing but the status.
    pub async fn empty(self) -> Result<(), Error> {
        self.send().await.map(|_| ())
    }

    /// Sends the request, again where that can help.
    async fn send(self) -> Result<Answer, Error> {
        let start = Instant::now();
        let unsigned = self.finish().map_err(|error| error.during(self.route, 0, Duration::ZERO))?;
        let trace = Trace::start(self.route);
        let mut tries = Tries { made: 0, waited: Duration::ZERO };
        let outcome = trace.around(self.tries(&unsigned, &trace, &mut tries)).await;
        trace.end(tries.made, tries.waited, outcome.as_ref().err());
        outcome.map_err(|error| self.judged(error, &tries).during(self.route, tries.made, start.elapsed()))
    }

    /// Notes whether a request that changes something may have done so.
    fn judged(&self, error: Error, tries: &Tries) -> Error {
        let unknown = match error.kind() {
            ErrorKind::Transport { .. } => !error.is_connect(),
            ErrorKind::Timeout { .. } | ErrorKind::TooLarge { .. } => true,
            ErrorKind::Api { status, .. } => *status >= 500 || *status == 408,
            _ => false,
        };
        let unknown = unknown && tries.made > 0 && !self.route.idempotent;
        if unknown { error.with_outcome(Outcome::Unknown) } else { error }
    }

    async fn tries(&self, unsigned: &Unsigned, trace: &Trace, tries: &mut Tries) -> Result<Answer, Error> {
        let shared = &self.client.shared;
        let mut waits = shared.retries.waits();
        let (mut refused, mut renewed) = (None, false);
        tries.wait(shared.limiter.wait()).await;
        let deadline = Deadline::after(shared.retries.total);
        loop {
            let credential = self.credential();
            let secret = match credential {
                Some(credential) => {
                    let secret = within(deadline.left(), credential.secret(shared.info, refused.take()));
                    Some((credential.scheme, secret.await.ok_or_else(|| timeout(shared.retries.total))??))
                }
                None => None,
            };
            let signed = self.sign(unsigned, secret.as_ref().map(|(scheme, secret)| (*scheme, secret)));
            tries.made += 1;
            let limit = shared.timeout.min(deadline.left());
            let error = match within(limit, self.once(&signed, trace)).await {
                Some(Ok(answer)) => return Ok(answer),
                Some(Err(error)) => error,
                None => timeout(limit),
            };
            if let ErrorKind::RateLimited { retry_after, .. } = error.kind() {
                shared.limiter.refused(*retry_after);
            }
            let renewable = !renewed && error.status() == Some(401) && credential.is_some_and(Credential::is_renewable);
            let pause = match secret {
                // Refused for its secret, it had no effect: it may go again, whatever it does.
                Some((_, secret)) if renewable => {
                    (refused, renewed) = (Some(secret), true);
                    Duration::ZERO
                }
                _ if self.route.idempotent && error.is_retryable() => match (waits.next(), error.retry_after()) {
                    (None, _) => return Err(error),
                    (Some(_), Some(asked)) => asked,
                    (Some(wait), None) => wait,
                },
                _ => return Err(error),
            };
            if pause > deadline.left() {
                return Err(error);
            }
            trace.again(&error, pause);
            tries.wait(sleep(pause)).await;
            if within(deadline.left(), tries.wait(shared.limiter.wait())).await.is_none() {
                return Err(error);
            }
        }
    }
}

fn timeout(limit: Duration) -> Error {
    Error::new(ErrorKind::Timeout { limit })
}

/// What was done so far.
struct Tries {
    made: u32,
    waited: Duration,
}

impl Tries {
    async fn wait(&mut self, wait: impl Future<Output = ()>) {
        let start = Instant::now();
        wait.await;
        self.waited += start.elapsed();
    }
}

/// When all tries have to be over.
struct Deadline(Option<Instant>);

impl Deadline {
    fn after(total: Duration) -> Self {
        Deadline(Instant::now().checked_add(total))
    }

    /// Time until then.
    fn left(&self) -> Duration {
        self.0.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()))
    }
}
