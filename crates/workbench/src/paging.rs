//! Limits and offsets of lists.

use std::ops::RangeInclusive;

use headroom_contract::scalar::Long;

use crate::error::Refusal;

/// Rows of a page when a request does not say.
const DEFAULT_LIMIT: usize = 100;
/// Rows that a request may ask for.
const LIMITS: RangeInclusive<i32> = 1..=1000;

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) offset: usize,
    pub(crate) limit: usize,
}

impl Window {
    pub(crate) fn new(limit: Option<i32>, offset: Option<Long>) -> Result<Self, Refusal> {
        let limit = match limit {
            None => DEFAULT_LIMIT,
            Some(limit) => usize::try_from(limit)
                .ok()
                .filter(|_| LIMITS.contains(&limit))
                .ok_or_else(|| {
                    let (least, most) = (LIMITS.start(), LIMITS.end());
                    let message =
                        format!("Ask for {least} to {most} rows at once, {limit} is outside");
                    Refusal::at("limit", message)
                })?,
        };
        let Long(offset) = offset.unwrap_or_default();
        let offset = usize::try_from(offset).map_err(|_| {
            Refusal::at("offset", format!("Start from row 0 or later, {offset} is not"))
        })?;
        Ok(Self { offset, limit })
    }

    /// The part, empty past the end.
    pub(crate) fn of<T>(self, list: &[T]) -> &[T] {
        let from = self.offset.min(list.len());
        let to = from.saturating_add(self.limit).min(list.len());
        &list[from..to]
    }
}
