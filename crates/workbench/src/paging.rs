//! Limits and offsets of lists.

use std::ops::RangeInclusive;

use headroom_contract::scalar::Long;
use headroom_tables::Window;

use crate::error::Refusal;

/// Rows of a page when a request does not say.
const DEFAULT_LIMIT: usize = 100;
/// Rows that a request may ask for.
const LIMITS: RangeInclusive<i32> = 1..=1000;

/// The part of a list that a request asks for.
pub(crate) fn window(limit: Option<i32>, offset: Option<Long>) -> Result<Window, Refusal> {
    let limit = match limit {
        None => DEFAULT_LIMIT,
        Some(limit) => {
            usize::try_from(limit).ok().filter(|_| LIMITS.contains(&limit)).ok_or_else(|| {
                let (least, most) = (LIMITS.start(), LIMITS.end());
                let message = format!("Ask for {least} to {most} rows at once, {limit} is outside");
                Refusal::at("limit", message)
            })?
        }
    };
    let Long(offset) = offset.unwrap_or_default();
    let offset = usize::try_from(offset).map_err(|_| {
        Refusal::at("offset", format!("Start from row 0 or later, {offset} is not"))
    })?;
    Ok(Window { offset, limit })
}

/// A count as it crosses the wire.
pub(crate) fn long(number: usize) -> Long {
    Long(i64::try_from(number).unwrap_or(i64::MAX))
}
