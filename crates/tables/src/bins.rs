//! Bins of histograms and ranks of lists: the same whatever store the rows are in.

use headroom_contract::output::HistogramBin;

/// Width of `count` bins over a range, 0 when all values are equal.
pub fn width(min: f64, max: f64, count: usize) -> f64 {
    (max - min) / count as f64
}

/// Empty bins over a range: one when all values are equal.
pub fn between(min: f64, max: f64, count: usize) -> Vec<HistogramBin> {
    let width = width(min, max, count);
    let count = if width > 0.0 { count } else { 1 };
    let edge = |at: usize| if at == count { max } else { min + width * at as f64 };
    (0..count)
        .map(|at| HistogramBin { from: edge(at), to: edge(at + 1), ..Default::default() })
        .collect()
}

/// The bin of a value, of `count`.
pub fn place(value: f64, min: f64, width: f64, count: usize) -> usize {
    if width > 0.0 { (((value - min) / width) as usize).min(count.saturating_sub(1)) } else { 0 }
}

/// The median of values in ascending order: the least that half of them do not exceed.
pub fn median(ascending: &[f64]) -> Option<f64> {
    ascending.get(ascending.len().div_ceil(2).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_bin() {
        let bins = between(1.0, 3.0, 4);
        let edges: Vec<(f64, f64)> = bins.iter().map(|bin| (bin.from, bin.to)).collect();
        assert_eq!(edges, [(1.0, 1.5), (1.5, 2.0), (2.0, 2.5), (2.5, 3.0)]);
        let place = |value| place(value, 1.0, width(1.0, 3.0, 4), 4);
        assert_eq!([1.0, 1.49, 1.5, 2.9, 3.0].map(place), [0, 0, 1, 3, 3]);
        assert_eq!(between(2.0, 2.0, 9).len(), 1);
        assert_eq!(super::place(2.0, 2.0, 0.0, 1), 0);
    }

    #[test]
    fn a_median_is_one_of_the_values() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[1.0]), Some(1.0));
        assert_eq!(median(&[1.0, 2.0]), Some(1.0));
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
    }
}
