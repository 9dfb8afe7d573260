//! The active cell and what is selected, and how keys move them.

/// The heading's row comes before row 0.
pub(crate) const HEADER: i64 = -1;

/// A cell: its row (or [`HEADER`]) and the position of its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) row: i64,
    pub(crate) column: usize,
}

/// The active cell, and the opposite corner of what is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selected {
    pub(crate) active: Place,
    /// `None` while only the active cell is.
    pub(crate) corner: Option<Place>,
}

/// How large the grid is, for keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) rows: u32,
    pub(crate) columns: usize,
    /// Rows of a page.
    pub(crate) page: u32,
}

/// What is held down beside a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Ctrl or Command: to the end.
    pub(crate) far: bool,
    /// Shift: what lies between is selected.
    pub(crate) extending: bool,
}

/// What is active and selected in one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InRow {
    active: Option<usize>,
    /// First and last column.
    selected: Option<(usize, usize)>,
}

impl InRow {
    /// True for the active cell.
    pub(super) fn is_active(self, column: usize) -> bool {
        self.active == Some(column)
    }

    /// True for a cell that is selected.
    pub(super) fn holds(self, column: usize) -> bool {
        self.selected.is_some_and(|(first, last)| (first..=last).contains(&column))
    }
}

impl Selected {
    /// Rows and columns of what is selected, ends included; headings never are.
    pub(crate) fn range(self) -> ((u32, u32), (usize, usize)) {
        let corner = self.corner.unwrap_or(self.active);
        let row = |row: i64| u32::try_from(row.max(0)).unwrap_or(u32::MAX);
        let rows = (row(self.active.row.min(corner.row)), row(self.active.row.max(corner.row)));
        let columns = (self.active.column, corner.column);
        (rows, (columns.0.min(columns.1), columns.0.max(columns.1)))
    }

    /// What of it is in a row.
    pub(super) fn in_row(self, row: u32) -> InRow {
        let (rows, columns) = self.range();
        let is_selected = self.corner.is_some() && (rows.0..=rows.1).contains(&row);
        InRow {
            active: (self.active.row == i64::from(row)).then_some(self.active.column),
            selected: is_selected.then_some(columns),
        }
    }

    /// After a key that moves, `None` for another one.
    pub(crate) fn moved(self, key: &str, held: Held, of: Extent) -> Option<Self> {
        let Held { far, extending } = held;
        let last_row = i64::from(of.rows) - 1;
        let last_column = of.columns.saturating_sub(1);
        let Place { row, column } = self.active;
        let page = i64::from(of.page);
        let (row, column) = match key {
            "ArrowUp" if far => (0, column),
            "ArrowDown" if far => (last_row, column),
            "ArrowUp" => (row - 1, column),
            "ArrowDown" => (row + 1, column),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowRight" => (row, column + 1),
            "PageUp" => ((row - page).max(0), column),
            "PageDown" => (row + page, column),
            "Home" if far => (0, 0),
            "End" if far => (last_row, last_column),
            "Home" => (row, 0),
            "End" => (row, last_column),
            _ => return None,
        };
        let least = if extending { 0 } else { HEADER };
        let row = row.clamp(least, last_row.max(least));
        let active = Place { row, column: column.min(last_column) };
        let corner = extending.then(|| self.corner.unwrap_or(self.active));
        Some(Self { active, corner })
    }

    /// All of the active row, or of all selected ones.
    pub(crate) fn rows(self, columns: usize) -> Self {
        let ((first, last), _) = self.range();
        Self {
            active: Place { row: i64::from(first), column: 0 },
            corner: Some(Place { row: i64::from(last), column: columns.saturating_sub(1) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF: Extent = Extent { rows: 1000, columns: 4, page: 10 };

    fn after(keys: &[(&str, bool, bool)]) -> Selected {
        keys.iter().fold(Selected::default(), |selected, (key, far, extending)| {
            selected
                .moved(key, Held { far: *far, extending: *extending }, OF)
                .expect("a key that moves")
        })
    }

    #[test]
    fn keys_stay_within_the_grid() {
        let at = |row, column| Place { row, column };
        assert_eq!(after(&[("End", true, false)]).active, at(999, 3));
        assert_eq!(after(&[("End", true, false), ("ArrowDown", false, false)]).active, at(999, 3));
        assert_eq!(after(&[("PageDown", false, false)]).active, at(10, 0));
        assert_eq!(after(&[("ArrowUp", false, false)]).active, at(HEADER, 0));
        assert_eq!(after(&[("ArrowUp", false, false), ("Home", true, false)]).active, at(0, 0));
        assert_eq!(Selected::default().moved("a", Held::default(), OF), None);
    }

    #[test]
    fn shift_selects_from_where_it_began() {
        let down = ("ArrowDown", false, true);
        let selected =
            after(&[("ArrowDown", false, false), down, down, ("ArrowRight", false, true)]);
        assert_eq!(selected.range(), ((1, 3), (0, 1)));
        let row = selected.in_row(2);
        assert!(row.holds(1) && !row.holds(2) && !selected.in_row(0).holds(0));
        let back = selected.moved("ArrowLeft", Held::default(), OF).expect("moved");
        assert_eq!(back.corner, None);
        assert_eq!(selected.rows(4).range(), ((1, 3), (0, 3)));
    }
}
