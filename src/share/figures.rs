//! The head figures that a link tells of its run, so that whoever runs it again can see that the numbers are the same.

use headroom_contract::output::LvGroupHostingCapacitySummary;

/// More than this, relative, is another number. Engines of one version agree to the last bit.
const SAME_WITHIN: f64 = 1e-9;

/// Figures of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figures {
    /// Capacity groups with a result.
    pub(crate) group_count: i32,
    /// Median headroom in kW for each customer; 0 without groups.
    pub(crate) median_kw: f64,
    /// What was added over all groups, in kW.
    pub(crate) total_kw: f64,
}

impl From<&LvGroupHostingCapacitySummary> for Figures {
    fn from(summary: &LvGroupHostingCapacitySummary) -> Self {
        Self {
            group_count: summary.group_count,
            median_kw: summary.median_kw_per_customer.unwrap_or_default(),
            total_kw: summary.total_kw_added,
        }
    }
}

impl Figures {
    /// As they stand in an address: `29,2.4,2644.8`.
    pub(super) fn write(self) -> String {
        let Self { group_count, median_kw, total_kw } = self;
        format!("{group_count},{median_kw},{total_kw}")
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let figures = Self {
            group_count: parts.next()?.parse().ok()?,
            median_kw: parts.next()?.parse().ok()?,
            total_kw: parts.next()?.parse().ok()?,
        };
        let finite = figures.median_kw.is_finite() && figures.total_kw.is_finite();
        (finite && parts.next().is_none()).then_some(figures)
    }

    /// Whether two runs came to the same.
    pub(super) fn same_as(self, other: Self) -> bool {
        let close = |a: f64, b: f64| (a - b).abs() <= SAME_WITHIN * a.abs().max(b.abs());
        self.group_count == other.group_count
            && close(self.median_kw, other.median_kw)
            && close(self.total_kw, other.total_kw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_back_from_an_address() {
        let figures = Figures { group_count: 29, median_kw: 2.4, total_kw: 2_644.800_000_000_001 };
        assert_eq!(Figures::read(&figures.write()), Some(figures));
        for text in ["", "1,2", "1,2,3,4", "a,1,1", "1,NaN,1", "1,1,inf"] {
            assert_eq!(Figures::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_kilowatt_is_a_difference_and_the_last_bit_is_none() {
        let figures = Figures { group_count: 29, median_kw: 2.4, total_kw: 0.1 + 0.2 };
        assert!(figures.same_as(Figures { total_kw: 0.3, ..figures }));
        assert!(!figures.same_as(Figures { total_kw: 1.3, ..figures }));
        assert!(!figures.same_as(Figures { group_count: 28, ..figures }));
    }
}
