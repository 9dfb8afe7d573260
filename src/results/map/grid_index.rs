//! Which marks and lines are near a place, without looking at all of them.

use super::projection::World;

/// Cells to a side.
const SIDE: usize = 128;

/// Boxes (of marks and lines) by the cells that they touch.
pub(super) struct GridIndex {
    least: World,
    cell: World,
    cells: Vec<Vec<u32>>,
}

impl GridIndex {
    /// The index of boxes, each with its least and greatest corner; answers name them by position.
    pub(super) fn new(boxes: &[(World, World)]) -> Self {
        let start = (f64::INFINITY, f64::INFINITY);
        let least = boxes.iter().fold(start, |a, (b, _)| (a.0.min(b.0), a.1.min(b.1)));
        let greatest = boxes
            .iter()
            .fold((f64::NEG_INFINITY, f64::NEG_INFINITY), |a, (_, b)| (a.0.max(b.0), a.1.max(b.1)));
        let size = |least: f64, greatest: f64| {
            let size = (greatest - least) / SIDE as f64;
            if size > 0.0 && size.is_finite() { size } else { 1.0 }
        };
        let cell = (size(least.0, greatest.0), size(least.1, greatest.1));
        let mut index = Self { least, cell, cells: vec![Vec::new(); SIDE * SIDE] };
        for (number, (from, to)) in boxes.iter().enumerate() {
            for at in index.touched(*from, *to) {
                index.cells[at].push(number as u32);
            }
        }
        index
    }

    /// Positions of the boxes that may touch a box, each once, in ascending order.
    pub(super) fn near(&self, from: World, to: World) -> Vec<u32> {
        let mut found: Vec<u32> =
            self.touched(from, to).flat_map(|at| self.cells[at].iter().copied()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn touched(&self, from: World, to: World) -> impl Iterator<Item = usize> + use<> {
        let at = |value: f64, least: f64, size: f64| {
            (((value - least) / size).floor().max(0.0) as usize).min(SIDE - 1)
        };
        let columns = at(from.0, self.least.0, self.cell.0)..=at(to.0, self.least.0, self.cell.0);
        let rows = at(from.1, self.least.1, self.cell.1)..=at(to.1, self.least.1, self.cell.1);
        rows.flat_map(move |row| columns.clone().map(move |column| row * SIDE + column))
    }
}

/// Square of the distance from a place to a straight line between two others.
pub(super) fn distance_squared(place: World, from: World, to: World) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared > 0.0 {
        (((place.0 - from.0) * dx + (place.1 - from.1) * dy) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (from.0 + along * dx - place.0, from.1 + along * dy - place.1);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_found_and_what_is_far_is_not() {
        let at = |x: f64, y: f64| ((x, y), (x, y));
        let index = GridIndex::new(&[at(0.0, 0.0), at(100.0, 100.0), ((0.0, 50.0), (100.0, 50.0))]);
        assert_eq!(index.near((-1.0, -1.0), (1.0, 1.0)), [0]);
        assert_eq!(index.near((49.0, 49.0), (51.0, 51.0)), [2]);
        assert_eq!(index.near((-9.0, -9.0), (200.0, 200.0)), [0, 1, 2]);
        assert!(GridIndex::new(&[]).near((0.0, 0.0), (1.0, 1.0)).is_empty());
        assert_eq!(GridIndex::new(&[at(5.0, 5.0)]).near((4.0, 4.0), (6.0, 6.0)), [0]);
    }

    #[test]
    fn distance_is_to_the_line_and_not_beyond_its_ends() {
        assert!((distance_squared((5.0, 3.0), (0.0, 0.0), (10.0, 0.0)) - 9.0).abs() < 1e-9);
        assert!((distance_squared((13.0, 4.0), (0.0, 0.0), (10.0, 0.0)) - 25.0).abs() < 1e-9);
        assert!((distance_squared((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)) - 25.0).abs() < 1e-9);
    }
}
