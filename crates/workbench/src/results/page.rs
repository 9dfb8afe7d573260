//! A page of rows by filter and order.

use std::cmp::Ordering;

use headroom_contract::operation::{ResultFilterInput, ResultSortInput, SortOrder};
use headroom_contract::scalar::Long;

use super::columns::{Cell, Column, Columns};
use crate::error::Refusal;
use crate::order::positions;
use crate::paging::Window;

/// Which rows, in which order, and which part of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageRequest {
    pub(crate) limit: Option<i32>,
    pub(crate) offset: Option<Long>,
    pub(crate) sort: Option<Vec<ResultSortInput>>,
    pub(crate) filter: Option<ResultFilterInput>,
}

/// Rows of a page, with the number of rows that match.
pub(crate) struct Page<Row> {
    pub(crate) total_count: usize,
    pub(crate) offset: usize,
    pub(crate) rows: Vec<Row>,
}

/// The page of some rows that a request asks for; equal rows keep their order.
pub(crate) fn page<'a, Row>(
    rows: impl Iterator<Item = &'a Row>,
    request: &PageRequest,
) -> Result<Page<Row>, Refusal>
where
    Row: Columns + Clone + 'a,
{
    let window = Window::new(request.limit, request.offset)?;
    let filters = filters::<Row>(request.filter.as_ref())?;
    let keys = keys::<Row>(request.sort.as_deref().unwrap_or_default())?;
    let matching: Vec<&Row> =
        rows.filter(|row| filters.iter().all(|filter| filter.accepts(row))).collect();
    let order = positions(matching.len(), &|a, b| {
        let orders = keys.iter().map(|key| key.compare(matching[a], matching[b]));
        orders.fold(Ordering::Equal, Ordering::then)
    });
    Ok(Page {
        total_count: matching.len(),
        offset: window.offset,
        rows: window.of(&order).iter().map(|at| matching[*at].clone()).collect(),
    })
}

struct Filter<'a, Row> {
    column: Column<Row>,
    accepted: &'a [String],
}

impl<Row> Filter<'_, Row> {
    fn accepts(&self, row: &Row) -> bool {
        match (self.column)(row) {
            Cell::Text(text) => self.accepted.iter().any(|accepted| accepted == text),
            _ => false,
        }
    }
}

fn filters<Row: Columns>(
    given: Option<&ResultFilterInput>,
) -> Result<Vec<Filter<'_, Row>>, Refusal> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let ResultFilterInput { feeders, capacity_group_head_ids, binding_ids } = given;
    let mut filters = Vec::new();
    for (field, name, accepted) in [
        ("filter.feeders", "feeder", feeders),
        ("filter.capacityGroupHeadIds", "capacityGroupHeadId", capacity_group_head_ids),
        ("filter.bindingIds", "bindingId", binding_ids),
    ] {
        if let Some(accepted) = accepted {
            let column = Row::column(name).ok_or_else(|| {
                let table = Row::TABLE;
                Refusal::at(field, format!("Take this filter out: {table} has no column {name}"))
            })?;
            filters.push(Filter { column, accepted });
        }
    }
    Ok(filters)
}

struct Key<Row> {
    column: Column<Row>,
    order: SortOrder,
}

impl<Row> Key<Row> {
    fn compare(&self, a: &Row, b: &Row) -> Ordering {
        let (a, b) = ((self.column)(a), (self.column)(b));
        let descending = matches!(
            self.order,
            SortOrder::Desc | SortOrder::DescNullsFirst | SortOrder::DescNullsLast
        );
        let nulls_first =
            matches!(self.order, SortOrder::AscNullsFirst | SortOrder::DescNullsFirst);
        // Where nulls stand does not depend on the direction.
        let reversed = if a.is_null() || b.is_null() { nulls_first } else { descending };
        let order = a.compare(b);
        if reversed { order.reverse() } else { order }
    }
}

fn keys<Row: Columns>(sort: &[ResultSortInput]) -> Result<Vec<Key<Row>>, Refusal> {
    let key = |given: &ResultSortInput| {
        let column = Row::column(&given.column).ok_or_else(|| {
            let message = format!("{} has no column {} to sort by", Row::TABLE, given.column);
            Refusal::at("sort", message)
        })?;
        Ok(Key { column, order: given.order })
    };
    sort.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::{
        BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
        LvGroupHostingCapacity,
    };
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::*;

    fn violation(id: &str, value: f64, binding: &str) -> ConstraintViolation {
        ConstraintViolation {
            violation_id: id.to_owned(),
            binding_id: binding.to_owned(),
            work_package_id: "w".to_owned(),
            scenario: "base".to_owned(),
            timestamp: "2024-01-01T00:00:00".to_owned(),
            feeder: "f".to_owned(),
            iteration: 3,
            conducting_equipment_mrid: "line.l".to_owned(),
            conducting_equipment_type: "AcLineSegment".to_owned(),
            terminal_sequence_number: 2,
            phase: "A".to_owned(),
            metric: "LV_VOLTAGE_MAX_V".to_owned(),
            violating_value: value,
            constraint_limit: 253.0,
            v_base: 400.0,
        }
    }

    fn ids(rows: &[ConstraintViolation], request: &PageRequest) -> String {
        let page = page(rows.iter(), request).expect("a page");
        page.rows.iter().map(|row| row.violation_id.as_str()).collect()
    }

    fn by(column: &str, order: SortOrder) -> ResultSortInput {
        ResultSortInput { column: column.to_owned(), order }
    }

    #[test]
    fn rows_are_sorted_filtered_and_cut() {
        let rows =
            [violation("a", 254.0, "1"), violation("b", 260.0, "2"), violation("c", 253.5, "1")];
        let mut request = PageRequest::default();
        assert_eq!(ids(&rows, &request), "abc", "as they come");
        request.sort = Some(vec![by("violatingValue", SortOrder::Desc)]);
        assert_eq!(ids(&rows, &request), "bac");
        request.sort =
            Some(vec![by("bindingId", SortOrder::Desc), by("violationId", SortOrder::Asc)]);
        assert_eq!(ids(&rows, &request), "bac");
        let binding_ids = Some(vec!["1".to_owned()]);
        request.filter = Some(ResultFilterInput { binding_ids, ..ResultFilterInput::default() });
        assert_eq!(ids(&rows, &request), "ac");
        request.offset = Some(Long(1));
        assert_eq!(ids(&rows, &request), "c");
        request.offset = Some(Long(9));
        assert_eq!(ids(&rows, &request), "");
        request = PageRequest { limit: Some(2), ..PageRequest::default() };
        let cut = page(rows.iter(), &request).expect("a page");
        assert_eq!((cut.rows.len(), cut.total_count), (2, 3));
    }

    #[test]
    fn nulls_come_last_unless_asked_otherwise() {
        let allocation = |id: &str, volts: Option<f64>| -> CustomerAllocation {
            serde_json::from_value(json!({
                "workPackageId": "w", "scenario": "base", "timestamp": "", "feeder": "f",
                "capacityGroupHeadId": "t", "capacityGroupHeadType": "", "terminalSequenceNumber": 2,
                "conductingEquipmentMrid": id, "usagePointId": id, "initialKw": 0.0, "allocatedKw": 0.0,
                "scalingFactor": 1.0, "powerFactor": 1.0, "customerPhaseCode": "A", "customerVAV": volts,
            }))
            .expect("a row")
        };
        let rows =
            [allocation("n", None), allocation("h", Some(250.0)), allocation("l", Some(230.0))];
        let cases = [
            (SortOrder::Asc, "lhn"),
            (SortOrder::Desc, "hln"),
            (SortOrder::AscNullsFirst, "nlh"),
            (SortOrder::DescNullsFirst, "nhl"),
            (SortOrder::AscNullsLast, "lhn"),
            (SortOrder::DescNullsLast, "hln"),
        ];
        for (order, expected) in cases {
            let sort = Some(vec![by("customerVAV", order)]);
            let page = page(rows.iter(), &PageRequest { sort, ..PageRequest::default() });
            let rows = page.expect("a page").rows;
            let found: String = rows.iter().map(|row| row.usage_point_id.as_str()).collect();
            assert_eq!(found, expected, "{order:?}");
        }
    }

    #[test]
    fn what_a_table_does_not_have_is_named() {
        let rows = [violation("a", 254.0, "1")];
        let sort = Some(vec![by("colour", SortOrder::Asc)]);
        let refused = page(rows.iter(), &PageRequest { sort, ..PageRequest::default() }).err();
        assert!(refused.is_some_and(|refusal| refusal.to_string().contains("colour")));
        let filter = Some(ResultFilterInput {
            capacity_group_head_ids: Some(vec!["t".to_owned()]),
            ..ResultFilterInput::default()
        });
        assert!(page(rows.iter(), &PageRequest { filter, ..PageRequest::default() }).is_err());
    }

    /// Every leaf of a row can be sorted by, but for lists.
    #[test]
    fn every_column_is_known_by_its_name() {
        fn check<Row: Columns + DeserializeOwned + serde::Serialize>(row: Row) {
            let Ok(Value::Object(fields)) = serde_json::to_value(row) else { panic!("not a row") };
            for (name, value) in fields {
                match value {
                    Value::Object(inner) => {
                        for inner in inner.keys() {
                            let name = format!("{name}.{inner}");
                            assert!(Row::column(&name).is_some(), "{name}");
                        }
                    }
                    Value::Array(_) => {}
                    _ => assert!(Row::column(&name).is_some(), "{name}"),
                }
            }
        }
        let group: LvGroupHostingCapacity = serde_json::from_value(json!({
            "workPackageId": "", "scenario": "", "timestamp": "", "feeder": "", "capacityGroupHeadId": "",
            "capacityGroupHeadType": "", "terminalSequenceNumber": 2, "mode": "", "initialConditionSelector": "",
            "includedCustomerCount": 1, "headroomKwPerCustomer": 1.0, "isLowerBound": false,
            "additionKwScalingApplied": false, "totalKwAdded": 1.0, "headroomDirection": "", "bindingId": null,
            "convergence": true, "totalBaseNetImportKw": 0.0, "totalBaseNetExportKw": 0.0,
            "binding": {
                "metric": "", "conductingEquipmentMrid": "", "conductingEquipmentType": "", "phase": "",
                "violatingValue": 1.0, "constraintLimit": 1.0, "iteration": 1, "violationCount": 1,
            },
        }))
        .expect("a row");
        check(group);
        check(violation("a", 1.0, "b"));
        check(BindingConstraint {
            work_package_id: String::new(),
            binding_id: String::new(),
            violation_id: String::new(),
        });
        let node: HvNodeHeadroom = serde_json::from_value(json!({
            "workPackageId": "", "scenario": "", "timestamp": "", "feeder": "", "locationType": "",
            "conductingEquipmentMrid": "", "assetName": "", "terminalMrid": "", "associatedEquipmentMrids": [],
            "nominalVoltageKv": 11.0, "phaseCode": "", "totalBaseNetImportKw": 0.0, "totalBaseNetExportKw": 0.0,
            "availableHeadroomKw": 0.0, "headroomDirection": "", "convergence": true,
        }))
        .expect("a row");
        check(node);
    }
}
