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
        let text = text.trim();
        // A bare date would be read as midnight: ask for the time instead of guessing.
        if !text.contains(':') {
            return Err(NotADateTime);
        }
        text.parse::<DateTime>().map(Self).map_err(|_| NotADateTime)
    }
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
        for text in ["2024-01-11T12:00:00", "2024-01-11T12:00", "2024-01-11 12:00"] {
            let at: LocalDateTime = text.parse().expect(text);
            assert_eq!(at.to_string(), "2024-01-11T12:00:00");
        }
        for text in ["", "2024-01-11", "noon", "2024-13-01T00:00", "12:00"] {
            assert!(text.parse::<LocalDateTime>().is_err(), "{text:?}");
        }
    }
}
