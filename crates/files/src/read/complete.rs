//! What a table needs beyond what its file has: checks, and the columns that are worked out.

use std::collections::HashMap;

use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};
use headroom_tables::{NO_FLAG, Texts, Values};

use super::Found;
use super::cells::constant;
use super::problem::Wrong;

/// Refuses a file without all columns of the module.
pub(super) fn check(table: ResultTable, columns: &[Option<Values>]) -> Result<(), Wrong> {
    let missing: Vec<&str> = table
        .columns()
        .iter()
        .zip(columns)
        .filter(|(column, values)| values.is_none() && !column.is_derived())
        .map(|(column, _)| column.name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let noun = if missing.len() == 1 { "the column" } else { "the columns" };
    let names = missing.join(", ");
    Err(Wrong::file(format!("it is without {noun} {names}: write the table with all its columns")))
}

/// The one text that all rows have in a column.
pub(super) fn only_text(
    table: ResultTable,
    name: &'static str,
    columns: &[Option<Values>],
) -> Result<String, Wrong> {
    let texts = texts(table, name, columns);
    let first = texts.and_then(|texts| texts.of_row(0)).unwrap_or_default();
    let other = texts
        .and_then(|texts| (0..texts.count()).map(|at| texts.at(at)).find(|other| *other != first));
    match other {
        None => Ok(first.to_owned()),
        Some(other) => {
            let what = format!("it has rows of {first} and of {other}: write one file for each");
            Err(Wrong::column(name, what))
        }
    }
}

fn place(table: ResultTable, name: &str) -> Option<usize> {
    table.columns().iter().position(|column| column.name == name)
}

fn texts<'a>(table: ResultTable, name: &str, columns: &'a [Option<Values>]) -> Option<&'a Texts> {
    match columns.get(place(table, name)?)? {
        Some(Values::Texts(texts)) => Some(texts),
        _ => None,
    }
}

/// What bound rows, by binding.
#[derive(Debug, Default)]
pub(super) struct Bindings(HashMap<String, Binding>);

/// Of limits that broke together the one that was broken furthest in percent of its limit.
#[derive(Debug, Default)]
struct Binding {
    excess: f64,
    violations: i32,
    texts: HashMap<&'static str, String>,
    numbers: HashMap<&'static str, f64>,
}

impl Bindings {
    /// Takes in the rows of `constraint_violations`.
    pub(super) fn add(&mut self, columns: &[Option<Values>]) {
        const TABLE: ResultTable = ResultTable::ConstraintViolations;
        let Some(ids) = texts(TABLE, "binding_id", columns) else { return };
        let number =
            |name: &str, row: usize| match place(TABLE, name).and_then(|at| columns[at].as_ref()) {
                Some(Values::Numbers(numbers)) => numbers.get(row).copied().unwrap_or(f64::NAN),
                _ => f64::NAN,
            };
        for row in 0..ids.of_rows.len() {
            let Some(id) = ids.of_row(row) else { continue };
            let limit = number("constraint_limit", row);
            let excess =
                (number("violating_value", row) - limit).abs() / limit.abs().max(f64::MIN_POSITIVE);
            let binding = self.0.entry(id.to_owned()).or_default();
            binding.violations = binding.violations.saturating_add(1);
            // The last of equals, as where rows are made.
            if binding.violations > 1 && excess < binding.excess {
                continue;
            }
            binding.excess = excess;
            for column in derived(ResultTable::LvGroupHostingCapacity) {
                let own = column.name.trim_start_matches(JOINED);
                if column.is_numeric() {
                    binding.numbers.insert(column.name, number(own, row));
                } else if let Some(text) =
                    texts(TABLE, own, columns).and_then(|texts| texts.of_row(row))
                {
                    binding.texts.insert(column.name, text.to_owned());
                }
            }
        }
    }

    /// A joined column of rows with these bindings.
    fn column(&self, column: &ResultColumn, ids: Option<&Texts>, rows: usize) -> Values {
        let of = |row: usize| self.0.get(ids?.of_row(row)?);
        if column.name == "binding.violation_count" {
            let count = |row| of(row).map_or(f64::NAN, |binding| f64::from(binding.violations));
            return Values::Numbers((0..rows).map(count).collect());
        }
        if column.is_numeric() {
            let number = |row| of(row).and_then(|binding| binding.numbers.get(column.name));
            return Values::Numbers(
                (0..rows).map(|row| number(row).copied().unwrap_or(f64::NAN)).collect(),
            );
        }
        let text = |row| of(row).and_then(|binding| binding.texts.get(column.name));
        Values::Texts(Texts::of((0..rows).map(|row| text(row).map(String::as_str))))
    }
}

/// What joined columns are called.
const JOINED: &str = "binding.";

fn derived(table: ResultTable) -> impl Iterator<Item = &'static ResultColumn> {
    table.columns().iter().filter(|column| column.name.starts_with(JOINED))
}

/// All columns of a table, those that are worked out too: as the file has them, or of its bindings.
pub(super) fn complete(
    table: ResultTable,
    rows: usize,
    columns: Vec<Option<Values>>,
    bindings: &Bindings,
) -> Vec<Values> {
    let ids = texts(table, "binding_id", &columns).cloned();
    let converged = place(table, "convergence").and_then(|at| columns[at].clone());
    let is_lower_bound = |row: usize| {
        let is_bound = ids.as_ref().is_some_and(|ids| ids.of_row(row).is_some());
        match &converged {
            Some(Values::Flags(converged)) => u8::from(!is_bound && converged.get(row) == Some(&1)),
            _ => NO_FLAG,
        }
    };
    let has_joined = texts(table, "binding.metric", &columns).is_some() && bindings.0.is_empty();
    let own = table.columns().iter().zip(columns);
    own.map(|(column, values)| match values {
        Some(values) if has_joined || !column.name.starts_with(JOINED) => values,
        _ if column.name.starts_with(JOINED) => bindings.column(column, ids.as_ref(), rows),
        _ if column.name == "is_lower_bound" => {
            Values::Flags((0..rows).map(is_lower_bound).collect())
        }
        _ => match column.kind {
            ColumnKind::Integer | ColumnKind::Number => Values::Numbers(vec![f64::NAN; rows]),
            ColumnKind::Flag => Values::Flags(vec![NO_FLAG; rows]),
            ColumnKind::Text | ColumnKind::Texts | ColumnKind::Time => constant(None, rows),
        },
    })
    .collect()
}

/// What a table of groups or nodes tells of its work package.
pub(super) fn found(table: ResultTable, columns: &[Values]) -> Found {
    let list = |name: &str| match place(table, name).and_then(|at| columns.get(at)) {
        Some(Values::Texts(texts)) => {
            let mut list: Vec<String> =
                (0..texts.count()).map(|at| texts.at(at).to_owned()).collect();
            list.sort_unstable();
            list.dedup();
            list
        }
        _ => Vec::new(),
    };
    if !matches!(table, ResultTable::LvGroupHostingCapacity | ResultTable::HvNodeHeadroom) {
        return Found::default();
    }
    Found {
        feeders: list("feeder"),
        scenarios: list("scenario"),
        selectors: list("initial_condition_selector"),
        timestamp: list("timestamp").into_iter().next(),
    }
}
