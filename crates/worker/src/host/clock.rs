//! The browser's clocks.

use headroom_workbench::host::Clock;
use send_wrapper::SendWrapper;
use web_sys::Performance;

use crate::js;

pub(crate) struct BrowserClock {
    performance: Option<SendWrapper<Performance>>,
}

impl BrowserClock {
    pub(crate) fn new() -> Self {
        Self { performance: js::scope().performance().map(SendWrapper::new) }
    }
}

impl Clock for BrowserClock {
    fn unix_ms(&self) -> i64 {
        js_sys::Date::now() as i64
    }

    fn elapsed_ms(&self) -> f64 {
        self.performance.as_ref().map_or_else(js_sys::Date::now, |performance| performance.now())
    }
}
