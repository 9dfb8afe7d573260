//! Order of the result table, as it stands in the address.

use headroom_contract::operation::{ResultSortInput, SortOrder};

/// A column that the table can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// mRID of the transformer.
    Head,
    /// Headroom in kW for each customer.
    Headroom,
    /// What was added over the group in kW.
    Total,
    /// Customers of the group.
    Customers,
}

impl Column {
    const ALL: [Self; 4] = [Self::Head, Self::Headroom, Self::Total, Self::Customers];

    /// Name in the API.
    pub(super) fn wire(self) -> &'static str {
        match self {
            Self::Head => "capacityGroupHeadId",
            Self::Headroom => "headroomKwPerCustomer",
            Self::Total => "totalKwAdded",
            Self::Customers => "includedCustomerCount",
        }
    }
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// By what.
    pub(super) column: Column,
    /// Greatest first.
    pub(super) descending: bool,
}

impl Default for Order {
    /// Least headroom first: what needs attention.
    fn default() -> Self {
        Self { column: Column::Headroom, descending: false }
    }
}

impl Order {
    /// Reads `-headroomKwPerCustomer`; the default for anything else.
    pub(super) fn read(text: &str) -> Self {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        Column::ALL
            .into_iter()
            .find(|column| column.wire() == name)
            .map_or_else(Self::default, |column| Self { column, descending })
    }

    /// The address's text; empty for the default.
    pub(super) fn write(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.column.wire())
    }

    /// The order after pressing a column's heading.
    pub(super) fn pressed(self, column: Column) -> Self {
        let descending = self.column == column && !self.descending;
        Self { column, descending }
    }

    /// The API's keys; equals are told apart so that pages do not overlap.
    pub(super) fn keys(self) -> Vec<ResultSortInput> {
        let order = if self.descending { SortOrder::Desc } else { SortOrder::Asc };
        let key = |column: &str, order| ResultSortInput { column: column.to_owned(), order };
        vec![
            key(self.column.wire(), order),
            key("feeder", SortOrder::Asc),
            key(Column::Head.wire(), SortOrder::Asc),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_survive_the_address() {
        for column in Column::ALL {
            for descending in [false, true] {
                let order = Order { column, descending };
                assert_eq!(Order::read(&order.write()), order);
            }
        }
        assert_eq!(Order::read("nonsense"), Order::default());
    }

    #[test]
    fn pressing_again_turns_the_order() {
        let order = Order::default();
        assert!(order.pressed(Column::Headroom).descending);
        assert!(!order.pressed(Column::Headroom).pressed(Column::Headroom).descending);
        assert_eq!(order.pressed(Column::Total).column, Column::Total);
    }
}
