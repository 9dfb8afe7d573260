//! What a grid shows: columns, rows, and where rows come from.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

/// Rows that are asked for at once.
pub(crate) const PAGE_ROWS: u32 = 100;
/// Pages that are kept.
const MOST_PAGES: usize = 60;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GridColumn {
    /// What it is called by in orders and addresses.
    pub(crate) id: &'static str,
    /// Position of its cell in every row.
    pub(crate) cell: usize,
    /// Heading, with the unit.
    pub(crate) label: String,
    /// Its cells stand at the right.
    pub(crate) numeric: bool,
    /// Width in px.
    pub(crate) width: f64,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GridCell {
    /// What it says.
    pub(crate) text: String,
    /// What is copied: numbers with a dot and nothing else.
    pub(crate) plain: String,
    /// More about it, as a small text behind.
    pub(crate) remark: Option<&'static str>,
    /// The same in a sentence, for the pointer and for screen readers.
    pub(crate) explanation: Option<&'static str>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// Cells of all columns, shown or not.
    pub(crate) cells: Vec<GridCell>,
    /// What the row stands for, in the words of whoever made it.
    pub(crate) key: String,
    /// To be taken with caution.
    pub(crate) caution: bool,
}

/// A key of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GridSort {
    /// Column.
    pub(crate) id: &'static str,
    /// Greatest first.
    pub(crate) descending: bool,
}

/// The order after a press on a column's heading: turned if it was the one, added if there are to be several.
pub(crate) fn pressed(order: &[GridSort], id: &'static str, adding: bool) -> Vec<GridSort> {
    let before = order.iter().find(|key| key.id == id);
    let key = GridSort { id, descending: before.is_some_and(|key| !key.descending) };
    if !adding {
        return vec![key];
    }
    let mut order = order.to_vec();
    match order.iter_mut().find(|key| key.id == id) {
        Some(own) => *own = key,
        None => order.push(key),
    }
    order
}

/// Rows that come a page at a time.
#[derive(Clone, Copy)]
pub(crate) struct GridRows {
    /// Rows there are; nothing before the first page.
    pub(crate) total: RwSignal<Option<u32>>,
    pages: RwSignal<HashMap<u32, Vec<Arc<GridRow>>>>,
    asked: StoredValue<HashSet<u32>>,
    wanted: StoredValue<Range<u32>>,
    /// Which question the pages answer.
    turn: StoredValue<u32>,
    /// The pages are those of the question before.
    stale: StoredValue<bool>,
    /// Called with a turn and the number of a page.
    fetch: Callback<(u32, u32)>,
}

impl GridRows {
    /// Rows that `fetch` brings, called with a turn and the number of a page; it answers by [`Self::arrived`].
    pub(crate) fn new(fetch: Callback<(u32, u32)>) -> Self {
        Self {
            total: RwSignal::new(None),
            pages: RwSignal::default(),
            asked: StoredValue::default(),
            wanted: StoredValue::new(0..PAGE_ROWS),
            turn: StoredValue::new(0),
            stale: StoredValue::new(false),
            fetch,
        }
    }

    /// The row at a position, `None` while it is on its way.
    pub(crate) fn row(self, position: u32) -> Option<Arc<GridRow>> {
        self.pages.with(|pages| {
            pages.get(&(position / PAGE_ROWS))?.get((position % PAGE_ROWS) as usize).map(Arc::clone)
        })
    }

    /// Asks for rows that are not there and, once they are, for the pages next to them: whoever waits is answered first.
    pub(crate) fn want(self, rows: Range<u32>) {
        let most = self.total.get_untracked().unwrap_or(1).saturating_sub(1) / PAGE_ROWS;
        let first = (rows.start / PAGE_ROWS).min(most);
        let last = (rows.end.saturating_sub(1) / PAGE_ROWS).min(most);
        self.wanted.set_value(rows);
        let turn = self.turn.get_value();
        let are_there = !self.stale.get_value()
            && self
                .pages
                .with_untracked(|pages| (first..=last).all(|page| pages.contains_key(&page)));
        let next_to = [last + 1, first.saturating_sub(1)].into_iter().filter(|_| are_there);
        for page in (first..=last).chain(next_to) {
            let is_new = page <= most
                && self.asked.try_update_value(|asked| asked.insert(page)).unwrap_or(false);
            if is_new {
                self.fetch.run((turn, page));
            }
        }
    }

    /// Asks anew, because there are other rows or another order. What is shown stays until the answer comes.
    pub(crate) fn restart(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.stale.set_value(true);
        self.asked.update_value(HashSet::clear);
        self.want(self.wanted.get_value());
    }

    /// Takes a page in, unless another question was asked since.
    pub(crate) fn arrived(self, turn: u32, page: u32, total: u32, rows: Vec<GridRow>) {
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        let stale = self.stale.get_value();
        self.stale.set_value(false);
        self.pages.update(|pages| {
            if stale || pages.len() >= MOST_PAGES {
                pages.retain(|number, _| !stale && number.abs_diff(page) < 3);
                self.asked.update_value(|asked| {
                    asked.retain(|number| stale || pages.contains_key(number) || *number == page);
                });
            }
            pages.insert(page, rows.into_iter().map(Arc::new).collect());
        });
        if self.total.get_untracked() != Some(total) {
            self.total.set(Some(total));
        }
        self.want(self.wanted.get_value());
    }

    /// Forgets that a page was asked for, so that it is asked for again when it is wanted.
    pub(crate) fn failed(self, turn: u32, page: u32) {
        if self.turn.try_get_value() == Some(turn) {
            self.asked.update_value(|asked| {
                asked.remove(&page);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_turns_and_a_press_with_shift_adds() {
        let order = pressed(&[], "a", false);
        assert_eq!(order, [GridSort { id: "a", descending: false }]);
        assert!(pressed(&order, "a", false)[0].descending);
        let two = pressed(&order, "b", true);
        assert_eq!(two.iter().map(|key| key.id).collect::<Vec<_>>(), ["a", "b"]);
        assert!(pressed(&two, "b", true)[1].descending);
        assert_eq!(pressed(&two, "b", false), [GridSort { id: "b", descending: true }]);
    }
}
