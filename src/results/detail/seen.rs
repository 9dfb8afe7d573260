//! What was seen of one limit during a search.

use headroom_contract::output::Explanation;

/// One limit over the steps of a search.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    /// Which limit.
    pub(super) metric: String,
    /// The limit, in the metric's unit.
    pub(super) limit: f64,
    /// The worst value of every step, in the metric's unit.
    pub(super) values: Vec<f64>,
}

impl Seen {
    /// The limits of an explanation that have values.
    pub(super) fn of(explanation: &Explanation) -> Vec<Self> {
        let traces = explanation.traces.iter().filter(|trace| !trace.values.is_empty());
        traces
            .map(|trace| Self {
                metric: trace.metric.clone(),
                limit: trace.constraint_limit,
                values: trace.values.clone(),
            })
            .collect()
    }

    /// Position of the limit that bound; where none did, of the one that came nearest.
    pub(super) fn binding(seen: &[Self], metric: Option<&str>) -> usize {
        let of_metric = metric.and_then(|metric| seen.iter().position(|one| one.metric == metric));
        of_metric
            .or_else(|| {
                let positions = 0..seen.len();
                positions.min_by(|&a, &b| seen[a].room().total_cmp(&seen[b].room()))
            })
            .unwrap_or(0)
    }

    /// Room left at the last step, as a fraction of the limit.
    fn room(&self) -> f64 {
        let last = self.values.last().copied().unwrap_or_default();
        (self.limit - last).abs() / self.limit.abs().max(f64::MIN_POSITIVE)
    }

    /// True for a value beyond the limit.
    pub(super) fn is_broken(&self, value: f64) -> bool {
        if self.metric.contains("_MIN_") { value < self.limit } else { value > self.limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(metric: &str, limit: f64, last: f64) -> Seen {
        Seen { metric: metric.to_owned(), limit, values: vec![0.0, last] }
    }

    #[test]
    fn what_bound_comes_first_else_what_came_nearest() {
        let all = [
            seen("LV_VOLTAGE_MAX_V", 253.0, 250.0),
            seen("LV_VOLTAGE_MIN_V", 216.0, 230.0),
            seen("LV_THERMAL_PERCENT", 100.0, 99.9),
        ];
        assert_eq!(Seen::binding(&all, Some("LV_VOLTAGE_MIN_V")), 1);
        assert_eq!(Seen::binding(&all, None), 2);
        assert_eq!(Seen::binding(&[], None), 0);
    }

    #[test]
    fn limits_are_strict_on_their_side() {
        let least = seen("HV_VOLTAGE_MIN_PU", 0.9, 0.9);
        assert!(!least.is_broken(0.9) && least.is_broken(0.89));
        let most = seen("HV_THERMAL_PERCENT", 100.0, 100.0);
        assert!(!most.is_broken(100.0) && most.is_broken(100.01));
    }
}
