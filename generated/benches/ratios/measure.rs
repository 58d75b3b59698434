//! Two ways of doing the same, measured in turns.

use std::time::{Duration, Instant};

/// A sample lasts at least this long, so that reading the clock costs nothing beside it. Short ones
/// are best: fewer of them get interrupted.
const SAMPLE: Duration = Duration::from_micros(500);

/// About how long one row may take.
const ROW: Duration = Duration::from_secs(4);

/// Pairs of samples of a row, however slow it is.
const FEWEST: usize = 25;

/// Each row is cut into this many parts, to see how far the ratio can be trusted.
const PARTS: usize = 5;

/// The rows that are asked for, and how they came out.
pub struct Bench {
    filter: Option<String>,
    /// `cargo test --benches` only wants to know whether it runs.
    once: bool,
    missed: usize,
}

impl Bench {
    pub fn from_arguments(arguments: impl Iterator<Item = String>) -> Self {
        let arguments: Vec<_> = arguments.collect();
        let filter = arguments.iter().find(|argument| !argument.starts_with('-')).cloned();
        Bench { filter, once: !arguments.iter().any(|argument| argument == "--bench"), missed: 0 }
    }

    pub fn head(&self) {
        println!("{:<40} {:>10} {:>10} {:>7}  {:<13} {:>5}", "", "client", "peer", "ratio", "spread", "aim");
    }

    pub fn foot(&self) {
        match self.missed {
            0 => println!("\nEvery aim holds."),
            missed => println!("\n{missed} of the aims missed."),
        }
    }

    /// Whether a row is asked for; what it needs is costly to make.
    pub fn wants(&self, name: &str) -> bool {
        self.filter.as_deref().is_none_or(|filter| name.contains(filter))
    }

    /// Measures one row. Both sides do the same work; times are shown for one of `units`.
    pub fn compare(&mut self, name: &str, aim: Option<f64>, units: usize, ours: impl FnMut(), peer: impl FnMut()) {
        if !self.wants(name) {
            return;
        }
        let (mut ours, mut peer) = (ours, peer);
        if self.once {
            ours();
            peer();
            return;
        }
        let (our_repeats, peer_repeats) = (repeats(&mut ours), repeats(&mut peer));
        let begin = Instant::now();
        let mut pairs = Vec::new();
        while pairs.len() < FEWEST || begin.elapsed() < ROW {
            // Who goes first changes, so that neither always finds the cache warm.
            let pair = if pairs.len().is_multiple_of(2) {
                let first = sample(&mut ours, our_repeats);
                (first, sample(&mut peer, peer_repeats))
            } else {
                let first = sample(&mut peer, peer_repeats);
                (sample(&mut ours, our_repeats), first)
            };
            pairs.push(pair);
        }
        let best = |pairs: &[(f64, f64)], side: fn(&(f64, f64)) -> f64| pairs.iter().map(side).fold(f64::MAX, f64::min);
        let parts = pairs.chunks(pairs.len().div_ceil(PARTS));
        let mut ratios: Vec<f64> = parts.map(|part| best(part, |pair| pair.0) / best(part, |pair| pair.1)).collect();
        ratios.sort_by(f64::total_cmp);
        let at = |place: usize| ratios.get(place).copied().unwrap_or(f64::NAN);
        let ratio = at(ratios.len() / 2);
        let spread = format!("{:.2} to {:.2}", at(0), at(ratios.len() - 1));
        let aim = match aim {
            None => String::new(),
            Some(aim) if ratio <= aim => aim.to_string(),
            Some(aim) => {
                self.missed += 1;
                format!("{aim} missed")
            }
        };
        let time = |side| readable(best(&pairs, side) / units as f64);
        println!(
            "{name:<40} {:>10} {:>10} {ratio:>7.2}  {spread:<13} {aim:>5}",
            time(|pair| pair.0),
            time(|pair| pair.1)
        );
    }
}

/// How often to run `work` in one sample.
fn repeats(work: &mut impl FnMut()) -> u32 {
    let mut count = 1;
    loop {
        let begin = Instant::now();
        (0..count).for_each(|_| work());
        if begin.elapsed() >= SAMPLE {
            return count;
        }
        count *= 2;
    }
}

/// Seconds for one run of `work`.
fn sample(work: &mut impl FnMut(), repeats: u32) -> f64 {
    let begin = Instant::now();
    (0..repeats).for_each(|_| work());
    begin.elapsed().as_secs_f64() / f64::from(repeats)
}

fn readable(seconds: f64) -> String {
    match seconds {
        _ if seconds < 1e-6 => format!("{:.1} ns", seconds * 1e9),
        _ if seconds < 1e-3 => format!("{:.2} us", seconds * 1e6),
        _ => format!("{:.2} ms", seconds * 1e3),
    }
}
