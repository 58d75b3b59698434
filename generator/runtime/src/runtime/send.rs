//! The one way by which every request travels.

use std::time::{Duration, SystemTime};

use serde::de::DeserializeOwned;
use tokio::time::{Instant, sleep, timeout};

use crate::runtime::answer::{self, Failure};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::request::Request;
use crate::runtime::retry::{backoff, retry_after};

impl Request {
    /// Sends the request and reads JSON.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        answer::decode(&self.send().await?)
    }

    /// Sends the request and reads text.
    pub async fn text(self) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&self.send().await?).into_owned())
    }

    /// Sends the request and reads bytes.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        self.send().await
    }

    /// Sends the request and reads nothing but the status.
    pub async fn empty(self) -> Result<(), Error> {
        self.send().await.map(|_| ())
    }

    /// Sends the request, again where that can help, and answers the body.
    async fn send(mut self) -> Result<Vec<u8>, Error> {
        let url = self.finish()?;
        let client = self.client.clone();
        let retries = client.shared.retries;
        let deadline = Instant::now() + retries.total;
        let mut tries = 0;
        loop {
            client.shared.limiter.wait().await;
            let error = match timeout(client.shared.timeout, self.once(&url)).await {
                Ok(Ok(body)) => return Ok(body),
                Ok(Err(error)) => error,
                Err(_) => Error::new(ErrorKind::Timeout),
            };
            tries += 1;
            if !self.route.idempotent || tries > retries.count || !error.is_retryable() {
                return Err(error);
            }
            let wait = match error.kind() {
                ErrorKind::RateLimited { retry_after: Some(wait), .. } => *wait,
                _ => backoff(tries),
            };
            if Instant::now() + wait > deadline {
                return Err(error);
            }
            sleep(wait).await;
        }
    }

    /// One try.
    async fn once(&self, url: &str) -> Result<Vec<u8>, Error> {
        let shared = &self.client.shared;
        let method = reqwest::Method::from_bytes(self.route.method.as_bytes()).unwrap_or(reqwest::Method::GET);
        let mut request = shared.http.request(method, url).header("accept", "application/json, */*;q=0.5");
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some((content_type, bytes)) = &self.body {
            request = request.header("content-type", *content_type).body(bytes.clone());
        }
        let response = request.send().await.map_err(transport)?;
        let status = response.status().as_u16();
        let wait = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let wait = wait.and_then(|value| retry_after(value, SystemTime::now()));
        let body = read(response, shared.max_body).await?;
        self.judge(status, wait, body)
    }

    /// Tells success from failure.
    fn judge(&self, status: u16, wait: Option<Duration>, body: Vec<u8>) -> Result<Vec<u8>, Error> {
        let envelope = self.client.shared.info.envelope.as_ref();
        let success = (200..300).contains(&status);
        if success && !envelope.is_some_and(|envelope| answer::says_failure(envelope, &body)) {
            return Ok(body);
        }
        let (text, _) = answer::begin(&body);
        if status == 429 {
            return Err(Error::new(ErrorKind::RateLimited { retry_after: wait, body: text }));
        }
        let Failure { code, messages } = envelope.map(|envelope| answer::failure(envelope, &body)).unwrap_or_default();
        Err(Error::new(ErrorKind::Api { status, code, messages, body: text }))
    }
}

/// Reads a body piece by piece, so that its size is known before it fills the memory.
async fn read(mut response: reqwest::Response, limit: usize) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(transport)? {
        if body.len() + chunk.len() > limit {
            return Err(Error::new(ErrorKind::TooLarge { limit }));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The reasons behind a failed exchange, innermost last, without the URL, which can hold a secret.
fn transport(error: reqwest::Error) -> Error {
    if error.is_timeout() {
        return Error::new(ErrorKind::Timeout);
    }
    let error = error.without_url();
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(inner) = source {
        reason = format!("{reason}: {inner}");
        source = inner.source();
    }
    Error::new(ErrorKind::Transport { reason })
}
