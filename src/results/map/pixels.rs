//! Where things are on the canvas.

use super::projection::{World, scale};
use super::scene::Scene;

/// Side of a cell in px of which one mark is drawn, and one line that lies in it: others would be hidden by it.
const CELL_PX: f64 = 3.0;
/// Around what is drawn, in px: what lies outside may reach into it.
const REACH_PX: f64 = 20.0;

/// Where the map looks: the world's pixel at its upper left corner, at its lower right one, and its zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    pub(super) least: World,
    pub(super) greatest: World,
    pub(super) zoom: f64,
}

impl View {
    /// A place of the scene under a pixel of the map.
    pub(super) fn place_at(self, scene: &Scene, pixel: World) -> World {
        let scale = scale(self.zoom);
        (
            (self.least.0 + pixel.0) / scale - scene.origin.0,
            (self.least.1 + pixel.1) / scale - scene.origin.1,
        )
    }

    /// With so many px more on every side.
    pub(super) fn widened(self, px: f64) -> Self {
        Self {
            least: (self.least.0 - px, self.least.1 - px),
            greatest: (self.greatest.0 + px, self.greatest.1 + px),
            ..self
        }
    }

    /// How far something that is drawn for this view has to be moved to fit another; `None` at another zoom or of another
    /// size, or where that is more than so many px.
    pub(super) fn shift_to(self, other: Self, most_px: f64) -> Option<World> {
        let same = |a: f64, b: f64| (a - b).abs() < 1e-6;
        let size = |view: Self| (view.greatest.0 - view.least.0, view.greatest.1 - view.least.1);
        let (own, others) = (size(self), size(other));
        let shift = (self.least.0 - other.least.0, self.least.1 - other.least.1);
        let fits = same(self.zoom, other.zoom) && same(own.0, others.0) && same(own.1, others.1);
        (fits && shift.0.abs() <= most_px && shift.1.abs() <= most_px).then_some(shift)
    }
}

/// Which cells of the canvas have something drawn in them.
pub(super) struct Cells {
    columns: usize,
    taken: Vec<bool>,
}

impl Cells {
    /// True for what lies in a cell that is on the canvas and that nothing has taken before.
    pub(super) fn take(&mut self, place: World) -> bool {
        let Some(cell) = self.cell(place) else { return false };
        !std::mem::replace(&mut self.taken[cell], true)
    }

    fn cell(&self, (x, y): World) -> Option<usize> {
        let at = |px: f64| {
            let cell = ((px + REACH_PX) / CELL_PX).floor();
            (cell >= 0.0).then_some(cell as usize)
        };
        let column = at(x).filter(|column| *column < self.columns)?;
        let cell = at(y)?.checked_mul(self.columns)?.checked_add(column)?;
        (cell < self.taken.len()).then_some(cell)
    }
}

/// Where things are on the canvas of a view.
pub(super) struct Pixels<'a> {
    scene: &'a Scene,
    factor: f64,
    offset: World,
    size: World,
}

impl<'a> Pixels<'a> {
    pub(super) fn new(scene: &'a Scene, view: View) -> Self {
        let factor = scale(view.zoom);
        Self {
            scene,
            factor,
            offset: (
                scene.origin.0 * factor - view.least.0,
                scene.origin.1 * factor - view.least.1,
            ),
            size: (view.greatest.0 - view.least.0, view.greatest.1 - view.least.1),
        }
    }

    pub(super) fn of(&self, node: usize) -> World {
        let (x, y) = self.scene.nodes[node];
        (x * self.factor + self.offset.0, y * self.factor + self.offset.1)
    }

    pub(super) fn ends(&self, line: usize) -> (World, World) {
        let lines = &self.scene.geometry.lines;
        (self.of(lines.from_nodes[line] as usize), self.of(lines.to_nodes[line] as usize))
    }

    /// The canvas with nothing on it.
    pub(super) fn cells(&self) -> Cells {
        let count = |px: f64| ((px + 2.0 * REACH_PX) / CELL_PX).ceil().max(1.0) as usize;
        let (columns, rows) = (count(self.size.0), count(self.size.1));
        Cells { columns, taken: vec![false; columns * rows] }
    }

    /// Those lines of some that may be seen, and of those that lie in one cell the first.
    pub(super) fn lines(&self, lines: &[usize], taken: &mut Cells) -> Vec<usize> {
        let beside = |a: f64, b: f64, size: f64| a.max(b) < -REACH_PX || a.min(b) > size + REACH_PX;
        let mut is_seen = |line: &usize| {
            let (from, to) = self.ends(*line);
            if beside(from.0, to.0, self.size.0) || beside(from.1, to.1, self.size.1) {
                return false;
            }
            let cell = taken.cell(from);
            cell.is_none() || cell != taken.cell(to) || taken.take(from)
        };
        lines.iter().copied().filter(|line| is_seen(line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_goes_along_as_far_as_it_reaches() {
        let view = View { least: (100.0, 50.0), greatest: (500.0, 350.0), zoom: 3.0 };
        let moved = |x: f64, y: f64| View {
            least: (100.0 + x, 50.0 + y),
            greatest: (500.0 + x, 350.0 + y),
            ..view
        };
        assert_eq!(view.shift_to(moved(30.0, -20.0), 160.0), Some((-30.0, 20.0)));
        assert_eq!(view.shift_to(moved(161.0, 0.0), 160.0), None);
        assert_eq!(view.shift_to(View { zoom: 4.0, ..view }, 160.0), None);
        assert_eq!(view.shift_to(view.widened(10.0), 160.0), None, "another size");
        assert_eq!(view.widened(10.0).least, (90.0, 40.0));
    }

    #[test]
    fn a_cell_is_taken_once_and_only_on_the_canvas() {
        let mut cells = Cells { columns: 20, taken: vec![false; 200] };
        assert!(cells.take((1.0, 1.0)));
        assert!(!cells.take((3.5, 3.5)), "the same cell");
        assert!(cells.take((4.5, 1.0)));
        assert!(cells.take((-19.0, 0.0)), "what reaches into the canvas");
        for outside in [(-21.0, 0.0), (41.0, 0.0), (0.0, 11.0), (f64::NAN, 0.0)] {
            assert!(!cells.take(outside), "{outside:?}");
        }
    }
}
