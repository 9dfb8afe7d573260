//! What of a comparison is on view, as it stands in the address.

use headroom_contract::operation::{ResultSortInput, SortOrder};
use headroom_contract::output::ComparedResult;

use crate::routes::{self, key};

/// What of a comparison is on view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CompareView {
    /// Slug of a way to change; empty for any.
    pub(super) change: String,
    /// Page, from 0.
    pub(super) page: u32,
    /// Order; without any, those that lose most come first.
    pub(super) sort: Option<Sort>,
    /// The feeder that the map shows; empty for the first.
    pub(super) feeder: String,
}

/// A column that places are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    /// One of [`ComparedResult::SORTABLE`].
    pub(super) column: &'static str,
    pub(super) descending: bool,
}

impl From<Sort> for ResultSortInput {
    fn from(sort: Sort) -> Self {
        let order = if sort.descending { SortOrder::Desc } else { SortOrder::Asc };
        Self { column: sort.column.to_owned(), order }
    }
}

impl Sort {
    /// Reads `-differenceKw`.
    fn read(text: &str) -> Option<Self> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let column = ComparedResult::SORTABLE.into_iter().find(|column| *column == name)?;
        Some(Self { column, descending })
    }

    fn write(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column)
    }
}

impl CompareView {
    /// Reads the values of an address's keys.
    pub(super) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| value(key).unwrap_or_default();
        Self {
            change: text(key::CHANGE),
            page: text(key::PAGE).parse().unwrap_or(1).max(1) - 1,
            sort: Sort::read(&text(key::SORT)),
            feeder: text(key::MAP_FEEDER),
        }
    }

    /// The address of two runs with this on view.
    pub(super) fn path(&self, first: &str, second: &str) -> String {
        routes::with_query(&routes::compare(first, second), &self.query())
    }

    fn query(&self) -> [(&'static str, String); 4] {
        let page = if self.page > 0 { (self.page + 1).to_string() } else { String::new() };
        [
            (key::CHANGE, self.change.clone()),
            (key::PAGE, page),
            (key::SORT, self.sort.map(Sort::write).unwrap_or_default()),
            (key::MAP_FEEDER, self.feeder.clone()),
        ]
    }

    /// Only places that changed in a way, from the first of them.
    pub(super) fn of_change(self, slug: &str) -> Self {
        Self { change: slug.to_owned(), page: 0, ..self }
    }

    /// With another feeder on the map.
    pub(super) fn of_feeder(self, feeder: &str) -> Self {
        Self { feeder: feeder.to_owned(), ..self }
    }

    /// By a column: upwards, pressed again downwards, and then as it was.
    pub(super) fn sorted_by(self, column: &'static str) -> Self {
        let sort = match self.sort {
            Some(sort) if sort.column == column && sort.descending => None,
            Some(sort) if sort.column == column => Some(Sort { descending: true, ..sort }),
            _ => Some(Sort { column, descending: false }),
        };
        Self { sort, page: 0, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_survives_the_address() {
        let sort = Some(Sort { column: "differenceKw", descending: true });
        let view =
            CompareView { change: "limited".to_owned(), page: 2, sort, feeder: "F".to_owned() };
        let query = view.query();
        let value =
            |key: &str| query.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone());
        assert_eq!(CompareView::read(value), view);
    }

    #[test]
    fn an_address_with_nonsense_shows_all_from_the_start() {
        let value = |key: &str| Some(if key == key::CHANGE { "" } else { "nonsense" }.to_owned());
        let feeder = "nonsense".to_owned();
        assert_eq!(CompareView::read(value), CompareView { feeder, ..CompareView::default() });
    }

    #[test]
    fn a_third_press_on_a_column_brings_the_usual_order_back() {
        let first = CompareView::default().sorted_by("place");
        let second = first.clone().sorted_by("place");
        assert_eq!(first.sort, Some(Sort { column: "place", descending: false }));
        assert_eq!(second.sort, Some(Sort { column: "place", descending: true }));
        assert_eq!(second.clone().sorted_by("place").sort, None);
        assert_eq!(second.sorted_by("feeder").sort.map(|sort| sort.column), Some("feeder"));
    }
}
