//! A page of rows in memory by filter and order.

use headroom_tables::{Columns, RowQuery, Rows, Source as _, positions};

/// Rows of a page, with the number of rows that match.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<Row> {
    /// Rows that match.
    pub total_count: usize,
    /// Position of the first row of the page among them.
    pub offset: usize,
    /// The page.
    pub rows: Vec<Row>,
}

/// The page of some rows that is asked for; equal rows keep their order.
pub(crate) fn page<Row>(rows: &Rows<'_, Row>, query: &RowQuery) -> Page<Row>
where
    Row: Columns + Clone + Send + Sync,
{
    // All rows in their own order need no column.
    if query.keys.is_empty() && query.filters.is_empty() {
        let all = rows.0.iter().flat_map(|rows| rows.iter());
        let rows_shown = all.skip(query.offset).take(query.limit).cloned().collect();
        return Page { total_count: rows.count(), offset: query.offset, rows: rows_shown };
    }
    let order = positions(rows, query);
    let from = query.offset.min(order.len());
    let to = from.saturating_add(query.limit).min(order.len());
    let shown = order[from..to].iter().filter_map(|at| rows.at(*at as usize)).cloned();
    Page { total_count: order.len(), offset: query.offset, rows: shown.collect() }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use headroom_contract::operation::{ResultFilterInput, ResultSortInput, SortOrder};
    use headroom_contract::output::{
        BindingConstraint, ColumnKind, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
        LvGroupHostingCapacity,
    };
    use headroom_contract::scalar::Long;
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::super::PageRequest;
    use super::*;
    use crate::error::Refusal;

    fn page<Row: Columns + Clone + Send + Sync>(
        rows: &[Row],
        request: &PageRequest,
    ) -> Result<Page<Row>, Refusal> {
        let rows = Rows(vec![Cow::Borrowed(rows)]);
        Ok(super::page(&rows, &request.check(Row::TABLE)?))
    }

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
        let page = page(rows, request).expect("a page");
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
        let cut = page(&rows, &request).expect("a page");
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
            let page = page(&rows, &PageRequest { sort, ..PageRequest::default() });
            let rows = page.expect("a page").rows;
            let found: String = rows.iter().map(|row| row.usage_point_id.as_str()).collect();
            assert_eq!(found, expected, "{order:?}");
        }
    }

    #[test]
    fn what_a_table_does_not_have_is_named() {
        let rows = [violation("a", 254.0, "1")];
        let sort = Some(vec![by("colour", SortOrder::Asc)]);
        let refused = page(&rows, &PageRequest { sort, ..PageRequest::default() }).err();
        assert!(refused.is_some_and(|refusal| refusal.to_string().contains("colour")));
        let filter = Some(ResultFilterInput {
            capacity_group_head_ids: Some(vec!["t".to_owned()]),
            ..ResultFilterInput::default()
        });
        assert!(page(&rows, &PageRequest { filter, ..PageRequest::default() }).is_err());
    }

    /// Every leaf of a row can be sorted by, but for lists.
    #[test]
    fn every_column_is_known_by_its_name() {
        fn check<Row: Columns + DeserializeOwned + serde::Serialize>(row: Row) {
            for column in Row::TABLE.columns() {
                let is_list = column.kind == ColumnKind::Texts;
                assert_eq!(Row::column(column.wire).is_none(), is_list, "{}", column.wire);
            }
            let Ok(Value::Object(fields)) = serde_json::to_value(row) else { panic!("not a row") };
            for (name, value) in fields {
                match value {
                    Value::Object(inner) => {
                        for inner in inner.keys() {
                            let name = format!("{name}.{inner}");
                            assert!(Row::TABLE.column(&name).is_some(), "{name}");
                        }
                    }
                    Value::Array(_) => {}
                    _ => assert!(Row::TABLE.column(&name).is_some(), "{name}"),
                }
            }
        }
        let binding = json!({
            "metric": "", "conductingEquipmentMrid": "", "conductingEquipmentType": "", "phase": "",
            "violatingValue": 1.0, "constraintLimit": 1.0, "iteration": 1, "violationCount": 1,
        });
        let group: LvGroupHostingCapacity = serde_json::from_value(json!({
            "workPackageId": "", "scenario": "", "timestamp": "", "feeder": "", "capacityGroupHeadId": "",
            "capacityGroupHeadType": "", "terminalSequenceNumber": 2, "mode": "", "initialConditionSelector": "",
            "includedCustomerCount": 1, "headroomKwPerCustomer": 1.0, "isLowerBound": false,
            "additionKwScalingApplied": false, "totalKwAdded": 1.0, "headroomDirection": "", "bindingId": null,
            "convergence": true, "totalBaseNetImportKw": 0.0, "totalBaseNetExportKw": 0.0,
            "binding": binding,
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
            "availableHeadroomKw": 0.0, "isLowerBound": false, "headroomDirection": "", "bindingId": null,
            "convergence": true, "binding": binding,
        }))
        .expect("a row");
        check(node);
    }
}
