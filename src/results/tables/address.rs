//! Filters, order and columns of a table as they stand in the address.
//!
//! `feeder:in:A:B;headroomKwPerCustomer:range::2;isLowerBound:is:true`: filters with `;` between them, their parts with `:`.

use headroom_contract::operation::{
    ResultConditionInput, ResultFilterInput, ResultSortInput, SortOrder,
};
use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};

use crate::ui::grid::GridSort;

/// A filter on a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Filter {
    pub(crate) column: &'static ResultColumn,
    pub(crate) test: Test,
}

/// What a filter asks of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// One of these.
    In(Vec<String>),
    /// A text with this in it.
    Contains(String),
    /// A number between these, both included.
    Range(Option<f64>, Option<f64>),
    /// A flag.
    Is(bool),
    /// No value.
    Missing,
}

impl Filter {
    fn condition(&self) -> ResultConditionInput {
        let mut condition = ResultConditionInput {
            column: self.column.wire.to_owned(),
            ..ResultConditionInput::default()
        };
        match &self.test {
            Test::In(values) => condition.one_of = Some(values.clone()),
            Test::Contains(part) => condition.contains = Some(part.clone()),
            Test::Range(min, max) => (condition.min, condition.max) = (*min, *max),
            Test::Is(flag) => condition.equals = Some(*flag),
            Test::Missing => condition.is_null = Some(true),
        }
        condition
    }
}

/// The filters as the API takes them; nothing without any.
pub(crate) fn filter_input(filters: &[Filter]) -> Option<ResultFilterInput> {
    let conditions: Vec<ResultConditionInput> = filters.iter().map(Filter::condition).collect();
    (!conditions.is_empty())
        .then(|| ResultFilterInput { conditions: Some(conditions), ..ResultFilterInput::default() })
}

/// Reads filters of a table; what it does not have is left out.
pub(crate) fn read_filters(table: ResultTable, text: &str) -> Vec<Filter> {
    text.split(';').filter_map(|text| read_filter(table, text)).collect()
}

fn read_filter(table: ResultTable, text: &str) -> Option<Filter> {
    let mut parts = text.split(':').map(unescaped);
    let column = table.column(&parts.next()?)?;
    let test = match parts.next()?.as_str() {
        "in" => Test::In(parts.collect()),
        "has" => Test::Contains(parts.next().filter(|part| !part.is_empty())?),
        "range" => {
            let mut number = || parts.next().and_then(|text| text.parse::<f64>().ok());
            let (min, max) = (number(), number());
            min.or(max)?;
            Test::Range(min, max)
        }
        "is" => Test::Is(parts.next()?.parse().ok()?),
        "missing" => Test::Missing,
        _ => return None,
    };
    let fits = match &test {
        Test::In(_) | Test::Missing => column.kind != ColumnKind::Texts,
        Test::Contains(_) => column.kind == ColumnKind::Text,
        Test::Range(..) => column.is_numeric(),
        Test::Is(_) => column.kind == ColumnKind::Flag,
    };
    fits.then_some(Filter { column, test })
}

/// Filters as text.
pub(crate) fn write_filters(filters: &[Filter]) -> String {
    let texts: Vec<String> = filters.iter().map(write_filter).collect();
    texts.join(";")
}

fn write_filter(filter: &Filter) -> String {
    let name = filter.column.wire;
    match &filter.test {
        Test::In(values) => {
            let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
            format!("{name}:in:{}", values.join(":"))
        }
        Test::Contains(part) => format!("{name}:has:{}", escaped(part)),
        Test::Range(min, max) => {
            let number = |number: &Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
            format!("{name}:range:{}:{}", number(min), number(max))
        }
        Test::Is(flag) => format!("{name}:is:{flag}"),
        Test::Missing => format!("{name}:missing"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace(';', "%3B").replace(':', "%3A")
}

fn unescaped(text: &str) -> String {
    text.replace("%3A", ":").replace("%3B", ";").replace("%25", "%")
}

/// Reads `-headroomKwPerCustomer,feeder`; columns that a table does not have are left out.
pub(crate) fn read_order(table: ResultTable, text: &str) -> Vec<GridSort> {
    text.split(',')
        .filter_map(|text| {
            let (name, descending) =
                text.strip_prefix('-').map_or((text, false), |name| (name, true));
            let column = table.column(name).filter(|column| column.kind != ColumnKind::Texts)?;
            Some(GridSort { id: column.wire, descending })
        })
        .collect()
}

/// An order as text.
pub(crate) fn write_order(order: &[GridSort]) -> String {
    let key = |key: &GridSort| format!("{}{}", if key.descending { "-" } else { "" }, key.id);
    order.iter().map(key).collect::<Vec<_>>().join(",")
}

/// The API's keys; equals are told apart by `ties`, so that pages do not overlap.
pub(crate) fn sort_input(order: &[GridSort], ties: &[&str]) -> Vec<ResultSortInput> {
    let key = |column: &str, descending: bool| ResultSortInput {
        column: column.to_owned(),
        order: if descending { SortOrder::Desc } else { SortOrder::Asc },
    };
    let ties = ties.iter().filter(|tie| order.iter().all(|key| key.id != **tie));
    order
        .iter()
        .map(|own| key(own.id, own.descending))
        .chain(ties.map(|tie| key(tie, false)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: ResultTable = ResultTable::LvGroupHostingCapacity;

    #[test]
    fn filters_survive_the_address() {
        let column = |name| TABLE.column(name).expect("a column");
        let filters = vec![
            Filter {
                column: column("feeder"),
                test: Test::In(vec!["a;b:c%3A".to_owned(), "ü".to_owned()]),
            },
            Filter {
                column: column("capacityGroupHeadId"),
                test: Test::Contains("tx:1".to_owned()),
            },
            Filter { column: column("headroomKwPerCustomer"), test: Test::Range(None, Some(2.5)) },
            Filter { column: column("totalKwAdded"), test: Test::Range(Some(-1.0), None) },
            Filter { column: column("isLowerBound"), test: Test::Is(true) },
            Filter { column: column("binding.metric"), test: Test::Missing },
        ];
        assert_eq!(read_filters(TABLE, &write_filters(&filters)), filters);
        assert_eq!(write_filters(&filters[2..3]), "headroomKwPerCustomer:range::2.5");
    }

    #[test]
    fn what_a_table_does_not_have_is_left_out() {
        for text in [
            "",
            "colour:in:red",
            "feeder:range:1:2",
            "isLowerBound:is:maybe",
            "feeder",
            "totalKwAdded:range::",
        ] {
            assert!(read_filters(TABLE, text).is_empty(), "{text}");
        }
        assert!(read_filters(ResultTable::BindingConstraints, "feeder:in:a").is_empty());
        assert_eq!(filter_input(&[]), None);
    }

    #[test]
    fn orders_survive_the_address() {
        let order = read_order(TABLE, "-headroomKwPerCustomer,feeder,colour");
        assert_eq!(write_order(&order), "-headroomKwPerCustomer,feeder");
        let keys = sort_input(&order, &["feeder", "capacityGroupHeadId"]);
        let names: Vec<&str> = keys.iter().map(|key| key.column.as_str()).collect();
        assert_eq!(names, ["headroomKwPerCustomer", "feeder", "capacityGroupHeadId"]);
    }
}
