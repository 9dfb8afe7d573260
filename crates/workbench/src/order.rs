//! Sorting that is compiled once: a sort is much code for each type it is made for.

use std::cmp::Ordering;

/// Positions 0 to `count` in an order; equal ones keep theirs.
pub(crate) fn positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}
