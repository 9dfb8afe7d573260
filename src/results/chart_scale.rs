//! Geometry of the ranked bars.

/// Where things are in the chart, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Bars.
    pub(super) bars: usize,
    /// Left edge of the first bar.
    pub(super) left: f64,
    /// Width for all bars.
    pub(super) width: f64,
    /// Top of the plot.
    pub(super) top: f64,
    /// Bottom of the plot, where bars stand.
    pub(super) bottom: f64,
    /// Value at the top.
    pub(super) most: f64,
}

impl Scale {
    /// Height of a value above the chart's top edge.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - (value / self.most) * (self.bottom - self.top)
    }

    /// Left edge of a bar's slot.
    pub(super) fn x(&self, bar: usize) -> f64 {
        self.left + self.slot() * bar as f64
    }

    /// Width of a bar with the gap beside it.
    pub(super) fn slot(&self) -> f64 {
        self.width / self.bars.max(1) as f64
    }

    /// The bar at a horizontal position.
    pub(super) fn bar_at(&self, x: f64) -> Option<usize> {
        let bar = ((x - self.left) / self.slot()).floor();
        (bar >= 0.0 && bar < self.bars as f64).then_some(bar as usize)
    }

    /// Outline of a bar. Even a headroom of 0 is drawn, as a line: a missing bar would look like missing data.
    pub(super) fn bar_path(&self, bar: usize, value: f64) -> String {
        let gap = if self.slot() > 4.0 { 1.0 } else { 0.0 };
        let (x, width) = (self.x(bar), self.slot() - gap);
        let y = self.y(value).min(self.bottom - 1.5);
        format!("M{x:.2},{bottom:.2}V{y:.2}h{width:.2}V{bottom:.2}z", bottom = self.bottom)
    }
}

/// Round values from 0 to at least `most`, about `wanted` steps of them.
pub(super) fn ticks(most: f64, wanted: usize) -> Vec<f64> {
    if !(most > 0.0 && most.is_finite()) {
        return vec![0.0, 1.0];
    }
    let rough = most / wanted.max(1) as f64;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|step| *step >= rough * (1.0 - 1e-9))
        .unwrap_or(10.0 * magnitude);
    let steps = (most / step - 1e-9).ceil().max(1.0) as usize;
    (0..=steps).map(|index| index as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale =
        Scale { bars: 10, left: 40.0, width: 200.0, top: 10.0, bottom: 110.0, most: 5.0 };

    #[test]
    fn values_stand_on_the_bottom() {
        assert!((SCALE.y(0.0) - 110.0).abs() < 1e-9);
        assert!((SCALE.y(5.0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn positions_find_their_bar() {
        assert_eq!(SCALE.bar_at(40.0), Some(0));
        assert_eq!(SCALE.bar_at(239.9), Some(9));
        assert_eq!(SCALE.bar_at(39.0), None);
        assert_eq!(SCALE.bar_at(240.0), None);
    }

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        assert_eq!(ticks(4.2, 4), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(5.0, 5), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(ticks(0.0, 4), [0.0, 1.0]);
        let ticks = ticks(1000.0, 4);
        assert_eq!(ticks.last(), Some(&1000.0));
    }
}
