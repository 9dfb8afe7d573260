//! Profiles over time.

/// Index of a shape in [`super::Network::shapes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u32);

/// A profile: multipliers, or kW themselves, at equal intervals, period-ending.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Name, lower case.
    pub name: String,
    /// Interval in seconds.
    pub interval_s: f64,
    /// Active power, one value for each interval.
    pub active: Vec<f64>,
    /// Reactive power, where it differs from active power.
    pub reactive: Option<Vec<f64>>,
    /// Values are kW and kvar themselves instead of multipliers of the load's nominal power (`UseActual`).
    pub use_actual: bool,
}

impl Shape {
    /// Position of the value that covers the instant `seconds_of_year` after 1 January 00:00 of its year.
    ///
    /// Values are period-ending: value `i` (from 0) covers the time after `i` intervals up to and including `i + 1`
    /// intervals. A shape shorter than a year repeats from 1 January, so a daily one repeats every day.
    pub fn position_at(&self, seconds_of_year: f64) -> usize {
        let count = self.active.len().max(1);
        let ended = (seconds_of_year / self.interval_s).ceil();
        // Midnight of 1 January belongs to the last interval of the cycle before.
        if ended < 1.0 { count - 1 } else { (ended as usize - 1) % count }
    }

    /// Active value at an instant; see [`Self::position_at`]. A shape without values gives 0.
    pub fn active_at(&self, seconds_of_year: f64) -> f64 {
        self.active.get(self.position_at(seconds_of_year)).copied().unwrap_or(0.0)
    }

    /// Reactive value at an instant, the active one where the shape has no reactive values.
    pub fn reactive_at(&self, seconds_of_year: f64) -> f64 {
        self.reactive
            .as_ref()
            .and_then(|values| values.get(self.position_at(seconds_of_year)))
            .copied()
            .unwrap_or_else(|| self.active_at(seconds_of_year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_period_ending_and_repeat() {
        let half_hours = Shape {
            name: "day".into(),
            interval_s: 1800.0,
            active: (0..48).map(f64::from).collect(),
            reactive: None,
            use_actual: false,
        };
        let cases = [
            (12.0 * 3600.0, 23.0, "12:00 is the 24th value: the time from 11:30 up to 12:00"),
            (12.0 * 3600.0 + 1.0, 24.0, "one second later the next value"),
            (0.0, 47.0, "midnight belongs to the day before"),
            (86_400.0, 47.0, "as on every other day"),
            (86_400.0 + 1800.0, 0.0, "the first value covers 00:00 to 00:30"),
        ];
        for (seconds, expected, why) in cases {
            assert!((half_hours.active_at(seconds) - expected).abs() < 1e-12, "{why}");
        }
    }
}
