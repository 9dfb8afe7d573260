//! `lv_group_hosting_capacity` in a few figures.

use std::collections::BTreeMap;

use headroom_contract::output::{
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, MetricCount,
};

use crate::order::positions;

/// Figures over all groups with a row; metrics by their number of groups, largest first.
pub(crate) fn summary<'a>(
    groups: impl Iterator<Item = &'a LvGroupHostingCapacity>,
) -> LvGroupHostingCapacitySummary {
    let mut summary = LvGroupHostingCapacitySummary::default();
    let mut headrooms_kw = Vec::new();
    let mut by_metric: BTreeMap<Option<&str>, i32> = BTreeMap::new();
    for group in groups {
        summary.group_count += 1;
        summary.customer_count += group.included_customer_count;
        summary.total_kw_added += group.total_kw_added;
        headrooms_kw.push(group.headroom_kw_per_customer);
        let metric = group.binding.as_ref().map(|binding| binding.metric.as_str());
        *by_metric.entry(metric).or_default() += 1;
    }
    let order = positions(headrooms_kw.len(), &|a, b| headrooms_kw[a].total_cmp(&headrooms_kw[b]));
    let headrooms_kw: Vec<f64> = order.into_iter().map(|at| headrooms_kw[at]).collect();
    summary.min_kw_per_customer = headrooms_kw.first().copied();
    summary.p10_kw_per_customer = nearest_rank(&headrooms_kw, 10);
    summary.median_kw_per_customer = nearest_rank(&headrooms_kw, 50);
    summary.max_kw_per_customer = headrooms_kw.last().copied();
    let counts: Vec<(Option<&str>, i32)> = by_metric.into_iter().collect();
    let order = positions(counts.len(), &|a, b| counts[b].1.cmp(&counts[a].1));
    let metric_count = |at: usize| {
        let (metric, group_count) = counts[at];
        MetricCount { metric: metric.map(str::to_owned), group_count }
    };
    summary.bound_by = order.into_iter().map(metric_count).collect();
    summary
}

/// The least value that `percent` of all values do not exceed.
fn nearest_rank(ascending: &[f64], percent: usize) -> Option<f64> {
    let rank = (ascending.len() * percent).div_ceil(100).max(1);
    ascending.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_of_the_list() {
        let eleven: Vec<f64> = (1..=11).map(f64::from).collect();
        assert_eq!(nearest_rank(&eleven, 10), Some(2.0));
        assert_eq!(nearest_rank(&eleven, 50), Some(6.0));
        assert_eq!(nearest_rank(&[7.0], 10), Some(7.0));
        assert_eq!(nearest_rank(&[], 50), None);
    }
}
