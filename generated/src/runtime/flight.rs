// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! One question to a token provider, for all who wait for its answer.

use std::cell::RefCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::secret::Secret;
use crate::runtime::sending::Sending;

thread_local! {
    /// The providers that are at work on this thread right now.
    static AT_WORK: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Whether this is called by a provider.
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub(crate) fn is_provider_at_work() -> bool {
    AT_WORK.with_borrow(|at_work| !at_work.is_empty())
}

/// A question under way. Each who waits works on it when polled, so that none depends on another.
pub(crate) struct Flight {
    /// Tells one provider from another.
    provider: usize,
    work: Mutex<Work>,
    waiting: Arc<Waiting>,
}

enum Work {
    UnderWay(Sending<Secret>),
    Done(Result<Secret, Error>),
}

/// All who wait; each is woken when there is something to do.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let woken = std::mem::take(&mut *self.wakers());
        woken.into_iter().for_each(Waker::wake);
    }
}

impl Waiting {
    fn wakers(&self) -> MutexGuard<'_, Vec<Waker>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, waker: &Waker) {
        let mut wakers = self.wakers();
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Flight {
    pub(crate) fn new(provider: usize, work: Sending<Secret>) -> Self {
        Flight { provider, work: Mutex::new(Work::UnderWay(work)), waiting: Arc::default() }
    }

    /// Waits for the answer.
    pub(crate) async fn answer(&self) -> Result<Secret, Error> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Result<Secret, Error>> {
        if AT_WORK.with_borrow(|at_work| at_work.contains(&self.provider)) {
            return Poll::Ready(Err(failed("the token provider uses the client that waits for its token")));
        }
        self.waiting.add(context.waker());
        // Who holds it is at work on it, and wakes the others at its end.
        let Ok(mut work) = self.work.try_lock() else { return Poll::Pending };
        let answer = match &mut *work {
            Work::Done(answer) => return Poll::Ready(answer.clone()),
            Work::UnderWay(sending) => {
                let waker = Waker::from(self.waiting.clone());
                let mut context = Context::from_waker(&waker);
                AT_WORK.with_borrow_mut(|at_work| at_work.push(self.provider));
                let polled = catch_unwind(AssertUnwindSafe(|| sending.as_mut().poll(&mut context)));
                AT_WORK.with_borrow_mut(|at_work| at_work.pop());
                match polled {
                    Ok(Poll::Pending) => return Poll::Pending,
                    Ok(Poll::Ready(answer)) => answer,
                    Err(_) => Err(failed("the token provider panicked")),
                }
            }
        };
        *work = Work::Done(answer.clone());
        drop(work);
        self.waiting.clone().wake();
        Poll::Ready(answer)
    }
}

fn failed(reason: &str) -> Error {
    Error::new(ErrorKind::Credential { reason: reason.to_owned() })
}
