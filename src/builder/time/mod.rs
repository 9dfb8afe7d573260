//! Times: typed in a zone, kept and sent in UTC, and told with the interval they cover.

mod field;
mod zone;

pub(super) use field::{TimeField, TimeZoneField};
pub(super) use zone::Zone;
