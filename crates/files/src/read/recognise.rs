//! Which table a file is of.

use headroom_contract::output::ResultTable;

use super::problem::Wrong;
use super::{SourceFile, csv, parquet};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Parquet,
    Csv,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recognised {
    Table(ResultTable, Format),
    /// Why it is passed over.
    Other(&'static str),
}

/// By the folder it is in, its own name, or else its columns.
pub(super) fn recognise(file: &SourceFile) -> Result<Recognised, Wrong> {
    let lower = file.path.to_ascii_lowercase();
    let format = match lower.rsplit_once('.') {
        Some((_, "parquet" | "pq")) => Format::Parquet,
        Some((_, "csv")) => Format::Csv,
        _ => return Ok(Recognised::Other("it is neither a .parquet nor a .csv file")),
    };
    if file.content.is_empty() {
        return Err(Wrong::file("it is empty"));
    }
    if let Some(table) = named(&lower) {
        return Ok(Recognised::Table(table, format));
    }
    let names = match format {
        Format::Parquet => parquet::names(&file.content)?,
        Format::Csv => csv::names(&file.content)?,
    };
    Ok(of_columns(&names).map_or(
        Recognised::Other(
            "neither its folder, its name nor its columns are those of a result table",
        ),
        |table| Recognised::Table(table, format),
    ))
}

/// `<work package>/<table>/...`, or `<table>.csv`, `<table> (1).csv`.
fn named(path: &str) -> Option<ResultTable> {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    parts
        .find_map(ResultTable::of_name)
        .or_else(|| ResultTable::ALL.into_iter().find(|table| file.starts_with(table.name())))
}

/// The table with the most columns that are all there.
fn of_columns(names: &[String]) -> Option<ResultTable> {
    let has_all = |table: &ResultTable| {
        let mut own = table.columns().iter().filter(|column| !column.is_derived());
        own.all(|column| names.iter().any(|name| name == column.name || name == column.wire))
    };
    ResultTable::ALL.into_iter().filter(has_all).max_by_key(|table| table.columns().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_names_tell_tables() {
        use ResultTable::{CustomerAllocations, HvNodeHeadroom};
        for (path, table) in [
            ("w/customer_allocations/base/f/2025/part-0.parquet", Some(CustomerAllocations)),
            ("hv_node_headroom (2).csv", Some(HvNodeHeadroom)),
            ("constraint_violations/hv_node_headroom/x.csv", Some(HvNodeHeadroom)),
            ("export.csv", None),
        ] {
            assert_eq!(named(path), table, "{path}");
        }
    }

    #[test]
    fn columns_tell_tables_where_names_do_not() {
        for table in ResultTable::ALL {
            let names: Vec<String> =
                table.columns().iter().map(|column| column.name.to_owned()).collect();
            assert_eq!(of_columns(&names), Some(table));
            assert_eq!(of_columns(&names[1..]), None, "without a column");
        }
    }
}
