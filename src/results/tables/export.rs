//! Tables as text: CSV as RFC 4180 has it, and programs that fetch the same rows.

use std::fmt::Write as _;

use headroom_contract::operation::SortOrder;
use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable, spreadsheet_text};
use serde_json::json;

use super::cells::{Object, plain, value};
use super::source::{TableQuery, document};

/// Where a file comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Provenance {
    /// Work package's id.
    pub(super) run_id: String,
    /// SHA-256 of its configuration; nothing where that is not known.
    pub(super) config_hash: Option<String>,
    /// Who answered, with the version.
    pub(super) engine: String,
    /// When the file was made, UTC.
    pub(super) made_at: String,
    /// Why it must not be used: `Cancelled: incomplete`.
    pub(super) incomplete: Option<&'static str>,
}

impl Provenance {
    /// Lines of comment before a table.
    pub(super) fn comment(&self) -> String {
        let mut lines = format!("# Headroom result\r\n# run id: {}\r\n", self.run_id);
        let mut add = |name: &str, text: &str| {
            // Writing to a String does not fail.
            let _ = write!(lines, "# {name}: {}\r\n", text.replace(['\r', '\n'], " "));
        };
        if let Some(hash) = &self.config_hash {
            add("configuration (SHA-256)", hash);
        }
        add("engine", &self.engine);
        add("written (UTC)", &self.made_at);
        if let Some(incomplete) = self.incomplete {
            add("state", incomplete);
        }
        lines
    }
}

/// The line of names, units behind them.
pub(super) fn csv_head(columns: &[&ResultColumn]) -> String {
    let names = columns.iter().map(|column| {
        if column.unit.is_empty() {
            column.name.to_owned()
        } else {
            format!("{} [{}]", column.name, column.unit)
        }
    });
    line(names)
}

/// Lines of rows.
pub(super) fn csv_rows(columns: &[&ResultColumn], rows: &[Object]) -> String {
    rows.iter()
        .map(|row| {
            line(columns.iter().map(|column| {
                let text = spreadsheet_text(plain(value(row, column.wire)));
                let is_time = column.kind == ColumnKind::Time && !text.is_empty();
                if is_time && !text.ends_with('Z') { format!("{text}Z") } else { text }
            }))
        })
        .collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.map(quoted).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

fn quoted(cell: String) -> String {
    if cell.contains(['"', ',', '\r', '\n']) || cell.starts_with('#') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// The columns of a file: shown ones, with the flag that tells lower bounds wherever there is headroom.
pub(super) fn with_flag(table: ResultTable, shown: &[&'static str]) -> Vec<&'static ResultColumn> {
    let mut columns: Vec<&ResultColumn> =
        shown.iter().filter_map(|wire| table.column(wire)).collect();
    let headroom = super::columns::headroom_column(table);
    if let (Some(at), Some(flag)) = (
        columns.iter().position(|column| Some(column.wire) == headroom),
        table.column("isLowerBound"),
    ) && !columns.contains(&flag)
    {
        columns.insert(at + 1, flag);
    }
    columns
}

/// A program in Python that fetches the rows. The token comes from the surroundings, never from here.
pub(super) fn python(query: &TableQuery, endpoint: &str) -> String {
    let variables = json!({ "workPackageId": query.id, "sort": query.sort, "filter": query.filter, "limit": 1000 });
    let variables = serde_json::to_string_pretty(&variables).unwrap_or_default();
    let field = query.table.field();
    let document = document(query.table);
    format!(
        r#"import json
import os

import pandas
import requests

QUERY = """
{document}
"""
VARIABLES = json.loads(r"""
{variables}
""")
token = os.environ.get("WORKBENCH_TOKEN")
headers = {{"Authorization": f"Bearer {{token}}"}} if token else {{}}

rows, total = [], 1
while len(rows) < total:
    answer = requests.post(
        {endpoint:?},
        json={{"query": QUERY, "variables": {{**VARIABLES, "offset": len(rows)}}}},
        headers=headers,
        timeout=60,
    )
    answer.raise_for_status()
    page = answer.json()["data"]["{field}"]
    total = page["totalCount"]
    rows += page["rows"]
table = pandas.json_normalize(rows)
"#
    )
}

/// The rows in SQL, for databases with the tables of the Hosting Capacity Module.
pub(super) fn sql(query: &TableQuery) -> String {
    let mut text = String::new();
    let mut joins = false;
    let mut expression = |wire: &str| {
        let name = query.table.column(wire).map_or("", |column| column.name);
        match name.strip_prefix("binding.") {
            Some(own) => {
                joins = true;
                format!("v.{own}")
            }
            None if name == "is_lower_bound" => {
                "(t.binding_id IS NULL AND t.convergence)".to_owned()
            }
            None => format!("t.{name}"),
        }
    };
    let mut wheres = vec![format!("t.work_package_id = {}", literal(&query.id))];
    let conditions = query.filter.iter().flat_map(|filter| filter.conditions.iter().flatten());
    for condition in conditions {
        let column = expression(&condition.column);
        if let Some(values) = &condition.one_of {
            let values: Vec<String> = values.iter().map(|value| literal(value)).collect();
            wheres.push(format!("{column} IN ({})", values.join(", ")));
        }
        if let Some(part) = &condition.contains {
            wheres.push(format!("strpos(lower({column}), {}) > 0", literal(&part.to_lowercase())));
        }
        wheres.extend(condition.min.map(|min| format!("{column} >= {min}")));
        wheres.extend(condition.max.map(|max| format!("{column} <= {max}")));
        wheres.extend(condition.equals.map(|flag| format!("{column} = {flag}")));
        if condition.is_null == Some(true) {
            wheres.push(format!("{column} IS NULL"));
        }
    }
    let keys: Vec<String> = query
        .sort
        .iter()
        .map(|key| {
            let descending = key.order == SortOrder::Desc;
            format!(
                "{}{} NULLS LAST",
                expression(&key.column),
                if descending { " DESC" } else { "" }
            )
        })
        .collect();
    let _ = writeln!(text, "SELECT t.*\nFROM {} t", query.table.name());
    if joins {
        text.push_str("JOIN constraint_violations v ON v.binding_id = t.binding_id -- every limit of the binding\n");
    }
    let _ = write!(text, "WHERE {}", wheres.join("\n  AND "));
    if !keys.is_empty() {
        let _ = write!(text, "\nORDER BY {}", keys.join(", "));
    }
    text.push_str(";\n");
    text
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::address::{filter_input, read_filters, read_order, sort_input};
    use super::*;

    const TABLE: ResultTable = ResultTable::LvGroupHostingCapacity;

    fn query() -> TableQuery {
        let text =
            "headroomKwPerCustomer:range::2;binding.metric:in:LV_VOLTAGE_MAX_V;feeder:has:O'N";
        TableQuery {
            id: "w".to_owned(),
            table: TABLE,
            sort: sort_input(&read_order(TABLE, "-totalKwAdded"), &["feeder"]),
            filter: filter_input(&read_filters(TABLE, text)),
        }
    }

    #[test]
    fn csv_is_quoted_where_it_must_be_and_keeps_numbers_plain() {
        let columns = with_flag(TABLE, &["feeder", "headroomKwPerCustomer", "timestamp"]);
        assert_eq!(
            csv_head(&columns),
            "feeder,headroom_kw_per_customer [kW],is_lower_bound,timestamp [UTC]\r\n"
        );
        let row = json!({
            "feeder": "=a \"b\", c", "headroomKwPerCustomer": 1234.5, "isLowerBound": true,
            "timestamp": "2024-01-11T12:00:00",
        });
        let Value::Object(row) = row else { panic!("no row") };
        let expected = "\"'=a \"\"b\"\", c\",1234.5,true,2024-01-11T12:00:00Z\r\n";
        assert_eq!(csv_rows(&columns, &[row]), expected);
    }

    #[test]
    fn files_say_where_they_come_from() {
        let provenance = Provenance {
            run_id: "r".to_owned(),
            config_hash: Some("abc".to_owned()),
            engine: "Embedded engine 0.1.0".to_owned(),
            made_at: "2026-01-01T00:00:00Z".to_owned(),
            incomplete: Some("Cancelled: incomplete"),
        };
        let comment = provenance.comment();
        for line in [
            "# run id: r\r\n",
            "# configuration (SHA-256): abc\r\n",
            "# state: Cancelled: incomplete\r\n",
        ] {
            assert!(comment.contains(line), "{comment}");
        }
        assert!(comment.lines().all(|line| line.starts_with('#')));
    }

    #[test]
    fn programs_hold_the_filter() {
        let python = python(&query(), "https://workbench.example/api/graphql");
        for part in [
            "\"max\": 2.0",
            "LV_VOLTAGE_MAX_V",
            "\"https://workbench.example/api/graphql\"",
            "lvGroupHostingCapacity(",
            "WORKBENCH_TOKEN",
        ] {
            assert!(python.contains(part), "{part}: {python}");
        }
        let expected = "SELECT t.*\nFROM lv_group_hosting_capacity t\n\
            JOIN constraint_violations v ON v.binding_id = t.binding_id -- every limit of the binding\n\
            WHERE t.work_package_id = 'w'\n  AND t.headroom_kw_per_customer <= 2\n  AND v.metric IN ('LV_VOLTAGE_MAX_V')\n  \
            AND strpos(lower(t.feeder), 'o''n') > 0\nORDER BY t.total_kw_added DESC NULLS LAST, t.feeder NULLS LAST;\n";
        assert_eq!(sql(&query()), expected);
    }
}
