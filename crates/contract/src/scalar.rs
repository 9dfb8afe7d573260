//! Scalars that GraphQL itself does not have.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A date and time without a zone, `2024-01-11T12:00:00`; read as UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalDateTime(pub DateTime);

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(at) = self;
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            at.year(),
            at.month(),
            at.day(),
            at.hour(),
            at.minute(),
            at.second()
        )
    }
}

/// The text is not a date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADateTime;

impl fmt::Display for NotADateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date and time is written like 2024-01-11T12:00")
    }
}

impl std::error::Error for NotADateTime {}

impl FromStr for LocalDateTime {
    type Err = NotADateTime;

    /// Accepts ISO 8601 with `T` or a blank between date and time; seconds may be left out.
    fn from_str(text: &str) -> Result<Self, NotADateTime> {
        read(text.trim()).map(Self).ok_or(NotADateTime)
    }
}

/// By hand, because only one form is asked for: jiff's reader knows them all, and with its messages it would be a tenth
/// of the page's program. A bare date is not read as midnight: the time is asked for instead of guessed.
fn read(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut date = date.split('-').map(digits);
    let mut time = time.split(':').map(digits);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().unwrap_or(Some(0))?);
    if date.next().is_some() || time.next().is_some() || fraction.len() > 9 {
        return None;
    }
    let nanosecond = digits(&format!("{fraction:0<9}"))?;
    let small = |part: i32| i8::try_from(part).ok();
    DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        nanosecond,
    )
    .ok()
}

/// A number of digits only, so without a sign.
fn digits(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl Serialize for LocalDateTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LocalDateTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A 64-bit integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Long(pub i64);

#[cfg(feature = "graphql")]
async_graphql::scalar!(
    LocalDateTime,
    "LocalDateTime",
    "ISO 8601 date-time without zone, read as UTC"
);
#[cfg(feature = "graphql")]
async_graphql::scalar!(Long, "Long", "64-bit integer");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_date_times_read_and_write_iso() {
        for text in [
            "2024-01-11T12:00:00",
            "2024-01-11T12:00",
            "2024-01-11 12:00",
            "2024-01-11T12:00:00.000",
        ] {
            let at: LocalDateTime = text.parse().expect(text);
            assert_eq!(at.to_string(), "2024-01-11T12:00:00");
        }
        for text in [
            "",
            "2024-01-11",
            "noon",
            "2024-13-01T00:00",
            "2023-02-29T00:00",
            "2024-01-11T24:00",
            "2024-01-11T12",
            "2024-01-11T12:00Z",
            "2024-01-11T12:00:00+10:00",
            "2024-01--1T12:00",
            "12:00",
        ] {
            assert!(text.parse::<LocalDateTime>().is_err(), "{text:?}");
        }
    }
}
