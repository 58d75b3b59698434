//! Keeps the client within the rate that the service allows, and within its connections.
//!
//! Who waits stands in a queue, with a clock of its own for the time at which its turn comes. So
//! nobody depends on somebody else's being polled: a turn that is not taken passes, and is made
//! up for when its owner is polled again.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::runtime::bucket::{Bucket, RateLimit};
use crate::runtime::clock::{Deadline, Instant, sleep};

/// How long a turn is kept for who is not there to take it.
const KEPT: Duration = Duration::from_millis(500);

/// So long after it was sent, a request has arrived.
const ARRIVED: Duration = Duration::from_secs(2);

/// The queue of all clones of a client.
#[derive(Clone)]
pub(crate) struct Limiter(Arc<Mutex<State>>);

struct State {
    /// None without a limit of the rate.
    bucket: Option<Bucket>,
    /// How many may be under way at once.
    connections: usize,
    /// Who is under way, or about to be: no more than there are connections.
    under_way: Vec<UnderWay>,
    /// Who waits, in the order of their tickets.
    queue: VecDeque<(u64, Waker)>,
    /// Whether any of them waits for a connection, and not for the time of its turn.
    crowded: bool,
    next_ticket: u64,
}

/// A turn.
struct UnderWay {
    ticket: u64,
    /// When it began.
    begin: Instant,
    /// When it ends at the latest.
    end: Instant,
    /// Whether its owner knows of it.
    taken: bool,
}

/// Why a request may not be sent in time.
pub(crate) enum Denied {
    /// Its turn comes only after this time.
    Rate(Duration),
    /// All connections were in use until its time was over.
    Connections,
}

impl Limiter {
    pub(crate) fn new(limit: Option<RateLimit>, connections: usize) -> Self {
        let bucket = limit.map(|limit| {
            // The service counts when a request arrives and the client when it leaves. One request
            // in reserve covers the difference.
            let burst = limit.burst.saturating_sub(1).max(1);
            Bucket::full(RateLimit { burst, ..limit }, Instant::now())
        });
        let (under_way, queue, crowded, next_ticket) = Default::default();
        Limiter(Arc::new(Mutex::new(State { bucket, connections, under_way, queue, crowded, next_ticket })))
    }

    /// Waits for a turn, which lasts until the pass is dropped, or for `longest`. Who stops
    /// waiting is not counted. A turn that would come after the deadline is denied at once.
    pub(crate) async fn enter(&self, deadline: Deadline, longest: Duration) -> Result<Pass, Denied> {
        let pass = Pass { limiter: self.clone(), ticket: self.state().new_ticket() };
        loop {
            // Polled again when its time comes, and when somebody before it gives up.
            let asked = poll_fn(|context| Poll::Ready(self.state().ask(pass.ticket, deadline, longest, context)));
            let wait = match asked.await? {
                Turn::Now => return Ok(pass),
                Turn::In(wait) => wait,
            };
            let (mut alarm, mut first) = (pin!(sleep(wait)), true);
            poll_fn(|context| {
                let woken = !std::mem::take(&mut first);
                let alarm = alarm.as_mut().poll(context);
                if woken { Poll::Ready(()) } else { alarm }
            })
            .await;
        }
    }

    /// The service said "too many requests", or to come back later: somebody else uses the same
    /// account, so what was left of the burst is gone, and no clone asks again before `wait` is
    /// over.
    pub(crate) fn close(&self, wait: Option<Duration>) {
        let mut state = self.state();
        if let Some(bucket) = &mut state.bucket {
            bucket.close(Instant::now(), wait);
            state.wake_from(0);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When a turn comes.
enum Turn {
    Now,
    /// To be asked again after this time, or when woken.
    In(Duration),
}

impl State {
    fn new_ticket(&mut self) -> u64 {
        self.next_ticket += 1;
        self.next_ticket
    }

    /// Whether it is a ticket's turn; it stands in the queue otherwise.
    fn ask(
        &mut self,
        ticket: u64,
        deadline: Deadline,
        longest: Duration,
        context: &mut Context<'_>,
    ) -> Result<Turn, Denied> {
        let now = Instant::now();
        self.admit(now);
        let place = match self.queue.binary_search_by_key(&ticket, |(known, _)| *known) {
            Ok(place) => place,
            Err(_) if self.take(ticket, now, longest.min(deadline.left())) => return Ok(Turn::Now),
            // Where it belongs: at the end, or at its old place when it let its turn pass.
            Err(place) => {
                self.queue.insert(place, (ticket, context.waker().clone()));
                self.admit(now);
                if self.take(ticket, now, longest.min(deadline.left())) {
                    return Ok(Turn::Now);
                }
                place
            }
        };
        if let Some((_, waker)) = self.queue.get_mut(place) {
            waker.clone_from(context.waker());
        }
        let left = deadline.left();
        let on_their_way = self.on_their_way(now);
        let rate = self.bucket.as_mut().map_or(Duration::ZERO, |bucket| bucket.wait(now, on_their_way, place));
        if rate > left {
            return Err(Denied::Rate(rate));
        }
        // With all connections in use, one may be given up without a word.
        let full = self.under_way.len() >= self.connections;
        self.crowded |= full;
        let freed =
            self.under_way.iter().map(|it| it.end).min().filter(|_| full).map(|end| end.saturating_duration_since(now));
        if left.is_zero() {
            return Err(Denied::Connections);
        }
        Ok(Turn::In(freed.map_or(rate, |freed| freed.max(rate)).max(Duration::from_millis(1)).min(left)))
    }

    /// Takes the turn of a ticket, if it has one.
    fn take(&mut self, ticket: u64, now: Instant, longest: Duration) -> bool {
        let turn = self.under_way.iter_mut().find(|turn| turn.ticket == ticket);
        let Some(turn) = turn else { return false };
        *turn = UnderWay { ticket, begin: now, end: now.checked_add(longest).unwrap_or(turn.end), taken: true };
        true
    }

    /// How many requests may not have arrived yet.
    fn on_their_way(&self, now: Instant) -> usize {
        self.under_way.iter().filter(|turn| now.saturating_duration_since(turn.begin) < ARRIVED).count()
    }

    /// Counts the permits that have come back.
    fn count(&mut self, now: Instant) {
        let on_their_way = self.on_their_way(now);
        if let Some(bucket) = &mut self.bucket {
            bucket.count(now, on_their_way);
        }
    }

    /// Gives turns to those at the head of the queue, as far as there are any.
    fn admit(&mut self, now: Instant) {
        self.count(now);
        let mut passed = 0;
        self.under_way.retain(|turn| {
            let over = turn.end <= now;
            passed += u32::from(over && !turn.taken);
            !over
        });
        (0..passed).for_each(|_| self.give_back());
        let mut on_their_way = self.on_their_way(now);
        while !self.queue.is_empty() && self.under_way.len() < self.connections {
            if self.bucket.as_mut().is_some_and(|bucket| !bucket.take(now, on_their_way)) {
                return;
            }
            on_their_way += 1;
            if let Some((ticket, waker)) = self.queue.pop_front() {
                self.under_way.push(UnderWay { ticket, begin: now, end: now + KEPT, taken: false });
                waker.wake();
            }
        }
    }

    /// A permit was not used.
    fn give_back(&mut self) {
        if let Some(bucket) = &mut self.bucket {
            bucket.give_back();
        }
    }

    /// A ticket's turn is over, or will not be taken.
    fn leave(&mut self, ticket: u64) {
        let now = Instant::now();
        self.count(now);
        if let Ok(place) = self.queue.binary_search_by_key(&ticket, |(known, _)| *known) {
            self.queue.remove(place);
            // The turn of each of them comes earlier now.
            self.wake_from(place);
        } else if let Some(place) = self.under_way.iter().position(|turn| turn.ticket == ticket)
            && !self.under_way.swap_remove(place).taken
        {
            self.give_back();
        }
        self.admit(now);
        // Now it is the time of their turn that they wait for.
        if self.under_way.len() < self.connections && std::mem::take(&mut self.crowded) {
            self.wake_from(0);
        }
    }

    fn wake_from(&self, place: usize) {
        self.queue.iter().skip(place).for_each(|(_, waker)| waker.wake_by_ref());
    }
}

/// A place in the queue, and then a turn, until it is dropped.
pub(crate) struct Pass {
    limiter: Limiter,
    ticket: u64,
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.limiter.state().leave(self.ticket);
    }
}
