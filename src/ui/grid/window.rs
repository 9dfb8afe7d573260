//! Which rows of a long list are in view.
//!
//! Browsers cut elements off at some 16 million px, so the scrolled height is capped, and beyond the cap the place of
//! the scroll bar is mapped to rows in proportion.

use std::ops::Range;

/// Greatest scrolled height in px.
const MOST_PX: f64 = 10_000_000.0;
/// Rows that are drawn beyond either edge.
const BEYOND: u32 = 6;
/// Rows that are drawn at most.
const MOST_ROWS: u32 = 120;

/// Part of a row that may be hidden without it being out of view: less than a pixel, which scroll bars round to.
const HIDDEN: f64 = 0.01;

/// A list and the part of it in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Window {
    /// Rows of the list.
    pub(crate) rows: u32,
    /// Height of a row in px.
    pub(crate) row_px: f64,
    /// Height of the view in px, without the header.
    pub(crate) view_px: f64,
}

impl Window {
    /// Height of everything that is scrolled.
    pub(crate) fn spacer_px(self) -> f64 {
        (f64::from(self.rows) * self.row_px).min(MOST_PX)
    }

    /// How far it can be scrolled, in px.
    fn scroll_range_px(self) -> f64 {
        (self.spacer_px() - self.view_px).max(0.0)
    }

    /// How far it can be scrolled, in rows.
    fn row_range(self) -> f64 {
        (f64::from(self.rows) - self.view_px / self.row_px).max(0.0)
    }

    /// The row at the upper edge, with its hidden part as fraction.
    pub(crate) fn first_row(self, scroll_px: f64) -> f64 {
        let range = self.scroll_range_px();
        if range <= 0.0 { 0.0 } else { (scroll_px / range).clamp(0.0, 1.0) * self.row_range() }
    }

    /// How far to scroll so that a row is at the upper edge.
    pub(crate) fn scroll_to(self, first_row: f64) -> f64 {
        let range = self.row_range();
        if range <= 0.0 {
            0.0
        } else {
            (first_row / range).clamp(0.0, 1.0) * self.scroll_range_px()
        }
    }

    /// How far to scroll so that a row is in view, `None` when it is already.
    pub(crate) fn reveal(self, row: u32, scroll_px: f64) -> Option<f64> {
        let first = self.first_row(scroll_px);
        let fits = (self.view_px / self.row_px).max(1.0);
        let row = f64::from(row);
        if row + HIDDEN < first {
            Some(self.scroll_to(row))
        } else if row + 1.0 > first + fits + HIDDEN {
            Some(self.scroll_to(row + 1.0 - fits))
        } else {
            None
        }
    }

    /// Rows to draw.
    pub(crate) fn drawn(self, scroll_px: f64) -> Range<u32> {
        let first = self.first_row(scroll_px) as u32;
        let fits = ((self.view_px / self.row_px).ceil() as u32 + 1).min(MOST_ROWS);
        first.saturating_sub(BEYOND)..(first + fits + BEYOND).min(self.rows)
    }

    /// Where the first drawn row starts, in px of the spacer.
    pub(crate) fn drawn_top_px(self, scroll_px: f64) -> f64 {
        let drawn = self.drawn(scroll_px);
        scroll_px + (f64::from(drawn.start) - self.first_row(scroll_px)) * self.row_px
    }

    /// Rows that a page key moves by.
    pub(crate) fn page(self) -> u32 {
        ((self.view_px / self.row_px) as u32).saturating_sub(1).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Window = Window { rows: 100, row_px: 28.0, view_px: 280.0 };
    const LARGE: Window = Window { rows: 1_000_000, row_px: 28.0, view_px: 280.0 };

    #[test]
    fn short_lists_scroll_by_pixel() {
        assert!((SMALL.spacer_px() - 2800.0).abs() < 1e-9);
        assert!((SMALL.first_row(280.0) - 10.0).abs() < 1e-9);
        assert!((SMALL.drawn_top_px(280.0) - 4.0 * 28.0).abs() < 1e-9);
        assert_eq!(SMALL.drawn(280.0), 4..27);
        let none = Window { rows: 3, ..SMALL };
        assert_eq!(none.drawn(0.0), 0..3);
        assert!(none.first_row(50.0).abs() < 1e-9);
    }

    #[test]
    fn long_lists_reach_both_ends_below_the_cap() {
        assert!((LARGE.spacer_px() - MOST_PX).abs() < 1e-9);
        let end = LARGE.spacer_px() - LARGE.view_px;
        assert_eq!(LARGE.drawn(0.0).start, 0);
        assert_eq!(LARGE.drawn(end).end, 1_000_000);
        assert!((LARGE.first_row(end) - 999_990.0).abs() < 1e-6);
        // The last row ends where the spacer does.
        let drawn = LARGE.drawn(end);
        let bottom = LARGE.drawn_top_px(end) + f64::from(drawn.end - drawn.start) * 28.0;
        assert!((bottom - MOST_PX).abs() < 1e-3);
        for row in [0, 1, 12_345, 500_000, 999_999] {
            let scroll_px = LARGE.reveal(row, 0.0).unwrap_or(0.0);
            assert!(LARGE.drawn(scroll_px).contains(&row), "{row}");
            assert_eq!(LARGE.reveal(row, scroll_px), None, "{row}");
        }
    }

    #[test]
    fn few_rows_are_drawn_whatever_the_view() {
        let tall = Window { view_px: 1e6, ..LARGE };
        assert!(tall.drawn(0.0).len() < 200);
        assert_eq!(LARGE.page(), 9);
    }
}
