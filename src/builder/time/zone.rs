//! Time zones. The browser knows their rules, so the page carries none.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::ui::storage;

const KEY: &str = "headroom.time-zone";
const UTC: &str = "UTC";
/// Zones of the networks that most users plan, beside UTC and the browser's own.
const NETWORKS: [&str; 9] = [
    "Australia/Brisbane",
    "Australia/Sydney",
    "Australia/Melbourne",
    "Australia/Hobart",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Australia/Perth",
    "Pacific/Auckland",
    "Europe/London",
];
const MS_PER_MINUTE: f64 = 60_000.0;

/// A time zone that the browser knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::builder) struct Zone(String);

impl Zone {
    /// UTC, the browser's own, and those of networks.
    pub(super) fn all() -> Vec<Self> {
        let mut names = vec![UTC.to_owned()];
        for name in std::iter::once(browsers_own()).chain(NETWORKS.map(str::to_owned)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.into_iter().map(Self).collect()
    }

    /// The zone that was chosen last; UTC at first.
    pub(in crate::builder) fn chosen() -> Self {
        let kept = storage::read(KEY).ok().flatten();
        Self::all()
            .into_iter()
            .find(|zone| kept.as_deref() == Some(zone.name()))
            .unwrap_or_else(|| Self(UTC.to_owned()))
    }

    /// Keeps the choice. Where nothing can be kept, it lasts until the page is left.
    pub(super) fn keep(&self) {
        storage::write(KEY, &self.0).ok();
    }

    /// `Australia/Brisbane`
    pub(super) fn name(&self) -> &str {
        &self.0
    }

    /// What people see: `Australia/Brisbane (UTC+10:00)`, for the offset of this moment.
    pub(super) fn label(&self) -> String {
        if self.is_utc() {
            return UTC.to_owned();
        }
        let minutes = (self.offset_ms(Date::now()) / MS_PER_MINUTE).round() as i64;
        let sign = if minutes < 0 { '\u{2212}' } else { '+' };
        format!("{} (UTC{sign}{:02}:{:02})", self.0, minutes.abs() / 60, minutes.abs() % 60)
    }

    pub(super) fn is_utc(&self) -> bool {
        self.0 == UTC
    }

    /// A time in UTC as it reads in this zone; text that is no time stays as it is.
    pub(super) fn local(&self, utc: &str) -> String {
        match parse(utc) {
            Some(ms) if !self.is_utc() => iso(ms + self.offset_ms(ms)),
            Some(ms) => iso(ms),
            None => utc.to_owned(),
        }
    }

    /// A time in this zone as it reads in UTC; text that is no time stays as it is.
    pub(super) fn utc(&self, local: &str) -> String {
        match parse(local) {
            Some(as_if_utc) if !self.is_utc() => {
                // The offset at the instant itself, which the first guess may miss by an hour of summer time.
                let guess = as_if_utc - self.offset_ms(as_if_utc);
                iso(as_if_utc - self.offset_ms(guess))
            }
            _ => local.to_owned(),
        }
    }

    /// How far this zone is ahead of UTC at an instant.
    fn offset_ms(&self, ms: f64) -> f64 {
        let options = Object::new();
        Reflect::set(&options, &"timeZone".into(), &JsValue::from_str(&self.0)).ok();
        // Sweden writes dates as ISO 8601 does.
        let local = Date::new(&ms.into()).to_locale_string("sv-SE", &options);
        let local = String::from(local).replace(' ', "T");
        parse(&local).map_or(0.0, |local| local - (ms / 1000.0).floor() * 1000.0)
    }
}

fn browsers_own() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_else(|| UTC.to_owned())
}

/// Milliseconds since 1970 of an ISO 8601 date and time, taken for UTC.
pub(super) fn parse(text: &str) -> Option<f64> {
    let text = text.trim().replace(' ', "T");
    let ms = Date::parse(&format!("{text}Z"));
    (text.contains('T') && ms.is_finite()).then_some(ms)
}

/// To the minute, `2024-01-11T12:00`, or to the second where there are some.
pub(super) fn iso(ms: f64) -> String {
    let text = String::from(Date::new(&ms.into()).to_iso_string());
    let to_minute = text.get(..16).unwrap_or_default();
    match text.get(16..19) {
        None | Some(":00") => to_minute.to_owned(),
        Some(seconds) => format!("{to_minute}{seconds}"),
    }
}
