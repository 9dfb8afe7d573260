//! The machine's clocks.

#![expect(
    clippy::disallowed_methods,
    reason = "here is where a native program takes its time from"
)]

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use headroom_workbench::host::Clock;

pub(super) struct SystemClock {
    started: Instant,
}

impl SystemClock {
    pub(super) fn new() -> Self {
        Self { started: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn unix_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    fn elapsed_ms(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }
}
