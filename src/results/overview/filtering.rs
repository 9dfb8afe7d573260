//! Filters of the tables that charts set.

use headroom_contract::output::{HistogramBin, ResultTable};

use super::super::tables::{Filter, Test, read_filters, write_filters};
use crate::routes::RunView;
use crate::words::BindingClass;

/// A view's filters of a table, where it shows that table. No name stands for the first one, which is about headroom.
fn filters_of(view: &RunView, table: ResultTable) -> Option<Vec<Filter>> {
    let is_first = !matches!(
        table,
        ResultTable::ConstraintViolations
            | ResultTable::BindingConstraints
            | ResultTable::CustomerAllocations
    );
    let shown = ResultTable::of_name(&view.table);
    (shown == Some(table) || (shown.is_none() && is_first))
        .then(|| read_filters(table, &view.filter))
}

/// The view with a test of one column in place of any other test of it; the rest of the table's view stays, where it
/// is that table's.
fn with_test(view: RunView, table: ResultTable, wire: &str, test: Option<Test>) -> RunView {
    let shown = filters_of(&view, table);
    let is_shown = shown.is_some();
    let mut filters = shown.unwrap_or_default();
    filters.retain(|filter| filter.column.wire != wire);
    if let (Some(column), Some(test)) = (table.column(wire), test) {
        filters.push(Filter { column, test });
    }
    let filter = write_filters(&filters);
    if is_shown {
        return RunView { filter, by: String::new(), ..view };
    }
    let RunView { chart, group, node, .. } = view;
    RunView { table: table.name().to_owned(), filter, chart, group, node, ..RunView::default() }
}

/// The bins that a view's table is narrowed to: the first, and the one after the last.
pub(super) fn chosen_bins(
    view: &RunView,
    table: ResultTable,
    wire: &str,
    bins: &[HistogramBin],
) -> Option<(usize, usize)> {
    let filters = filters_of(view, table)?;
    let (min, max) = filters.iter().find_map(|filter| match filter.test {
        Test::Range(min, max) if filter.column.wire == wire => Some((min, max)),
        _ => None,
    })?;
    let from = min.map_or(0, |min| bins.iter().take_while(|bin| bin.to <= min).count());
    let to = max.map_or(bins.len(), |max| bins.iter().take_while(|bin| bin.from <= max).count());
    (from < to).then_some((from, to))
}

/// The view with its table narrowed to some bins, or to all of them.
pub(super) fn with_bins(
    view: RunView,
    table: ResultTable,
    wire: &str,
    bins: &[HistogramBin],
    chosen: Option<(usize, usize)>,
) -> RunView {
    let part = chosen.filter(|&(from, to)| from > 0 || to < bins.len());
    let test = part.and_then(|(from, to)| {
        let (first, last) = (bins.get(from)?, bins.get(to.checked_sub(1)?)?);
        // The upper edge of a bin is in the next one, but for the last bin.
        let max = if to < bins.len() { last.to.next_down() } else { last.to };
        Some(Test::Range((from > 0).then_some(first.from), (to < bins.len()).then_some(max)))
    });
    with_test(view, table, wire, test)
}

/// The view with the violations of a class.
pub(super) fn with_violations_of(view: RunView, class: BindingClass) -> RunView {
    let metrics = class.metrics().iter().map(|metric| (*metric).to_owned()).collect();
    with_test(view, ResultTable::ConstraintViolations, "metric", Some(Test::In(metrics)))
}

/// The view with the results that an asset's limit binds.
pub(super) fn with_bound_by(
    view: RunView,
    table: ResultTable,
    asset: String,
    metric: String,
) -> RunView {
    let view =
        with_test(view, table, "binding.conductingEquipmentMrid", Some(Test::In(vec![asset])));
    with_test(view, table, "binding.metric", Some(Test::In(vec![metric])))
}

#[cfg(test)]
mod tests {
    use headroom_contract::scalar::Long;

    use super::*;

    const TABLE: ResultTable = ResultTable::LvGroupHostingCapacity;
    const WIRE: &str = "headroomKwPerCustomer";

    fn bins() -> Vec<HistogramBin> {
        (0..4u8)
            .map(|at| HistogramBin { from: f64::from(at), to: f64::from(at) + 1.0, count: Long(1) })
            .collect()
    }

    #[test]
    fn a_choice_of_bins_comes_back_from_the_address() {
        for chosen in [None, Some((0, 2)), Some((1, 3)), Some((3, 4)), Some((2, 4))] {
            let view = with_bins(RunView::default(), TABLE, WIRE, &bins(), chosen);
            assert_eq!(chosen_bins(&view, TABLE, WIRE, &bins()), chosen, "{}", view.filter);
        }
    }

    #[test]
    fn other_filters_of_the_table_stay_and_those_of_another_go() {
        let view = RunView { filter: "feeder:in:A".to_owned(), ..RunView::default() };
        let narrowed = with_bins(view, TABLE, WIRE, &bins(), Some((0, 1)));
        assert!(narrowed.filter.starts_with("feeder:in:A;"), "{}", narrowed.filter);
        let violations = with_violations_of(narrowed, BindingClass::LvThermal);
        assert_eq!(violations.table, "constraint_violations");
        assert_eq!(violations.filter, "metric:in:LV_THERMAL_PERCENT");
    }
}
