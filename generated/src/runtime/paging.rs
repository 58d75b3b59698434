// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! All records of an answer that comes in pages.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::sending::Sending;

/// How often the pages are read from the first one on before the client gives up.
const MOST_READINGS: u32 = 5;

/// How many pages are asked for, over all readings, when nothing is set.
const MOST_PAGES: u32 = 10_000;

/// A request for one page of many.
pub trait Paged: Clone {
    /// What the pages hold.
    type Record;

    /// Asks for a page, the first being 1.
    fn page(&self, number: u32) -> Sending<Page<Self::Record>>;

    /// What a record is known by when it comes again.
    fn identity(record: &Self::Record) -> Vec<String>;
}

/// One page.
#[derive(Debug)]
pub struct Page<T> {
    /// Its records.
    pub records: Vec<T>,
    /// How many there are on all pages, where the service says so.
    pub total: Option<u64>,
}

/// The records of all pages, each of them once: a [`Stream`], which asks for a page when the
/// records before it have been taken. It ends after the last record or the first failure.
///
/// Records move to other pages when others come or go meanwhile. It shows in records that come
/// twice or not at all, or in their number. Then the pages are read again from the first one on,
/// for what is missing, a few times at most. What stays unseen is a record that slips to the page
/// before it at the very time when one goes and another comes behind it; where that matters, let
/// a page be large enough for all.
pub struct Records<R: Paged> {
    request: R,
    under_way: Option<Sending<Page<R::Record>>>,
    ready: VecDeque<R::Record>,
    /// The records that were handed out, and in which reading each was last met. Equal ones
    /// within one page are different records, so they are counted.
    seen: BTreeMap<(Vec<String>, usize), u32>,
    reading: Reading,
    pages: u32,
    max_pages: u32,
    /// What is to come after the records that are ready.
    failure: Option<Error>,
    over: bool,
}

/// Once from the first page to the last.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// From 1.
    number: u32,
    /// The page to ask for next.
    page: u32,
    read: u64,
    total: Option<u64>,
    /// Whether records moved while it went on.
    moved: bool,
}

impl Reading {
    fn new(number: u32) -> Self {
        Reading { number, page: 1, read: 0, total: None, moved: false }
    }
}

impl<R: Paged> Records<R> {
    /// The records of all pages of a request.
    pub fn new(request: R) -> Self {
        let (under_way, ready, seen, pages, failure, over) = Default::default();
        let (reading, max_pages) = (Reading::new(1), MOST_PAGES);
        Records { request, under_way, ready, seen, reading, pages, max_pages, failure, over }
    }

    /// How many pages are asked for at most, those included that are read again; 10,000 when not
    /// set. What lies behind them is reported by [`ErrorKind::Incomplete`].
    #[must_use]
    pub fn max_pages(mut self, count: u32) -> Self {
        self.max_pages = count;
        self
    }

    /// The next record; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<R::Record, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All that are left.
    ///
    /// # Errors
    /// When a page can't be read, and when records keep moving, so that some may be missing.
    pub async fn all(mut self) -> Result<Vec<R::Record>, Error> {
        let mut all = Vec::new();
        while let Some(record) = self.next().await {
            all.push(record?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Record, Error>>> {
        loop {
            if let Some(record) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(record)));
            }
            if let Some(failure) = self.failure.take() {
                self.over = true;
                return Poll::Ready(Some(Err(failure)));
            }
            if self.over {
                return Poll::Ready(None);
            }
            if self.pages >= self.max_pages {
                self.failure = Some(self.incomplete("there are more pages than may be read"));
                continue;
            }
            let (request, page) = (&self.request, self.reading.page);
            let under_way = self.under_way.get_or_insert_with(|| request.page(page));
            let answer = ready!(under_way.as_mut().poll(context));
            self.under_way = None;
            self.pages += 1;
            self.failure = answer.map_or_else(Some, |page| self.take(page));
        }
    }

    fn incomplete(&self, reason: &str) -> Error {
        let (read, total) = (self.seen.len() as u64, self.reading.total);
        Error::new(ErrorKind::Incomplete { read, total, reason: reason.to_owned() })
    }

    /// Keeps what is new on a page, and decides how to go on; what to end with otherwise.
    fn take(&mut self, page: Page<R::Record>) -> Option<Error> {
        let reading = &mut self.reading;
        reading.moved |= reading.total.is_some() && page.total != reading.total;
        reading.total = page.total;
        reading.read += page.records.len() as u64;
        let before = self.seen.len();
        let is_last = page.records.is_empty() || page.total.is_some_and(|total| reading.read >= total);
        let mut alike: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for record in page.records {
            let identity = R::identity(&record);
            let count = alike.entry(identity.clone()).or_default();
            *count += 1;
            match self.seen.insert((identity, *count), reading.number) {
                None => self.ready.push_back(record),
                Some(met) => reading.moved |= met == reading.number,
            }
        }
        reading.page = reading.page.saturating_add(1);
        if !is_last {
            // A later reading meets again what an earlier one has met, page by page.
            let is_repeated = reading.number == 1 && self.seen.len() == before;
            return is_repeated.then(|| self.incomplete("a page held nothing but what earlier ones held"));
        }
        let missing = reading.moved || reading.total.is_some_and(|total| reading.read < total);
        if !missing {
            self.over = true;
        } else if reading.number < MOST_READINGS {
            *reading = Reading::new(reading.number + 1);
        } else {
            return Some(self.incomplete("records moved from page to page while they were read"));
        }
        None
    }
}

// Nothing in it is ever pinned but what is in a box.
impl<R: Paged> Unpin for Records<R> {}

impl<R: Paged> Stream for Records<R> {
    type Item = Result<R::Record, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ready.len(), if self.over { Some(self.ready.len()) } else { None })
    }
}

impl<R: Paged + fmt::Debug> fmt::Debug for Records<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Records");
        shown.field("request", &self.request).field("reading", &self.reading).finish_non_exhaustive()
    }
}
