//! Elapsed time, for people.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Measures how long something takes.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "xtask never runs in the browser")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start.
    pub(crate) fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Milliseconds since 1970, as file systems record them.
pub(crate) fn now_ms() -> u128 {
    #[expect(clippy::disallowed_methods, reason = "xtask never runs in the browser")]
    since_epoch_ms(SystemTime::now())
}

/// Milliseconds from 1970 to `time`; zero for a time before.
pub(crate) fn since_epoch_ms(time: SystemTime) -> u128 {
    time.duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis())
}
