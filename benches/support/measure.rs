//! A stopwatch that leaves out what other programs take, and a table of results.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds are enough at this number, however short they are.
const MOST_ROUNDS: usize = 300;

/// Time since a start, without the time in which the thread was ready but
/// another had its core: on a busy machine that is the neighbours' time.
/// Waiting for the disk counts.
struct Clock {
    waited: Duration,
    started: Instant,
}

impl Clock {
    fn start() -> Self {
        let waited = waited();
        Self {
            waited,
            started: Instant::now(),
        }
    }

    fn time(&self) -> Duration {
        let passed = self.started.elapsed();
        passed.saturating_sub(waited().saturating_sub(self.waited))
    }
}

/// How long this thread has waited for a core (Linux; elsewhere nothing is left out).
fn waited() -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split_whitespace().nth(1).and_then(|field| field.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// What `work` gives and how long it took; what it gives is dropped by the caller.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let clock = Clock::start();
    let done = black_box(work());
    let time = clock.time();
    (done, time)
}

/// Times of one thing done many times.
#[derive(Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn push(&mut self, time: Duration) {
        let at = self.0.partition_point(|other| *other <= time);
        self.0.insert(at, time);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn median(&self) -> Duration {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    /// The time that one in a hundred exceeds; of fewer than a hundred the longest.
    pub(crate) fn p99(&self) -> Duration {
        let at = (self.0.len() * 99).div_ceil(100).saturating_sub(1);
        self.0.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn most(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }
}

/// Does two things by turns, so that both meet the same machine: a round to warm
/// up, then rounds until `budget` is used. A first round that is longer than the
/// budget counts, and stays the only one.
pub(crate) fn by_turns<A, B>(
    budget: Duration,
    mut ours: impl FnMut() -> A,
    mut theirs: impl FnMut() -> B,
) -> (Samples, Samples) {
    let (mut one, mut other) = (Samples::default(), Samples::default());
    let started = Instant::now();
    let mut round = || (timed(&mut ours).1, timed(&mut theirs).1);
    let warm_up = round();
    if warm_up.0 + warm_up.1 > budget {
        one.push(warm_up.0);
        other.push(warm_up.1);
        return (one, other);
    }
    while one.count() < 3 || (started.elapsed() < budget && one.count() < MOST_ROUNDS) {
        let (a, b) = round();
        one.push(a);
        other.push(b);
    }
    (one, other)
}

/// Does one thing many times, as [`by_turns`] does.
pub(crate) fn alone<T>(budget: Duration, work: impl FnMut() -> T) -> Samples {
    by_turns(budget, work, || ()).0
}

/// Three digits and a unit.
pub(crate) fn words(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (value, unit) = match seconds {
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    let digits = match value {
        v if v < 10.0 => 2,
        v if v < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}

/// `ours` as a multiple of `theirs`.
pub(crate) fn ratio(ours: &Samples, theirs: &Samples) -> String {
    if theirs.count() == 0 {
        return "–".to_owned();
    }
    let ratio = ours.median().as_secs_f64() / theirs.median().as_secs_f64().max(1e-9);
    let digits = if ratio < 10.0 { 2 } else { 0 };
    format!("{ratio:.digits$} ×")
}

/// Prints a table's head.
pub(crate) fn head(title: &str, compared_with: &str) {
    println!("\n### {title}\n");
    println!("| what | rounds | median | p99 | compared with: {compared_with} | ratio | |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
}

/// Prints a row, at once: some take long.
pub(crate) fn row(what: &str, ours: &Samples, theirs: &Samples, remark: &str) {
    let against = if theirs.count() == 0 {
        "–".to_owned()
    } else {
        words(theirs.median())
    };
    println!(
        "| {what} | {} | {} | {} | {against} | {} | {remark} |",
        ours.count(),
        words(ours.median()),
        words(ours.p99()),
        ratio(ours, theirs),
    );
}
