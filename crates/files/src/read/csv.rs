//! CSV: a line of names, then rows. Lines that begin with `#` are passed over; units behind names too.

use csv::{ErrorKind, Position, ReaderBuilder, StringRecord};
use headroom_contract::output::ResultTable;

use super::cells::{Cell, Cells};
use super::problem::Wrong;
use super::{Columns, finished};

/// Names of a file's columns.
pub(super) fn names(content: &[u8]) -> Result<Vec<String>, Wrong> {
    let mut reader = reader(content);
    let head = reader.headers().map_err(|error| wrong(&error))?;
    Ok(head.iter().map(name).collect())
}

/// The columns of a table.
pub(super) fn columns(content: &[u8], table: ResultTable) -> Result<Columns, Wrong> {
    let mut reader = reader(content);
    let head = reader.headers().map_err(|error| wrong(&error))?;
    let names: Vec<String> = head.iter().map(name).collect();
    // Where in a line each column is, and what it grows into.
    let mut cells: Vec<Option<(usize, Cells)>> = table
        .columns()
        .iter()
        .map(|column| {
            let at = names.iter().position(|name| name == column.name || name == column.wire)?;
            Some((at, Cells::new(column)))
        })
        .collect();
    let mut record = StringRecord::new();
    let mut rows = 0;
    while reader.read_record(&mut record).map_err(|error| wrong(&error))? {
        for (at, cells) in cells.iter_mut().flatten() {
            let cell = match record.get(*at) {
                None | Some("") => Cell::None,
                Some(text) => Cell::Text(text),
            };
            cells.push(cell)?;
        }
        rows += 1;
    }
    Ok(finished(rows, cells.into_iter().map(|cells| cells.map(|(_, cells)| cells.end()))))
}

fn reader(content: &[u8]) -> csv::Reader<&[u8]> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    ReaderBuilder::new().comment(Some(b'#')).from_reader(content)
}

/// `headroom_kw_per_customer` of `headroom_kw_per_customer [kW]`.
fn name(heading: &str) -> String {
    let heading = heading.split(" [").next().unwrap_or_default();
    heading.trim().to_owned()
}

fn wrong(error: &csv::Error) -> Wrong {
    let at =
        error.position().map_or_else(String::new, |at: &Position| format!("line {}, ", at.line()));
    Wrong::file(match error.kind() {
        ErrorKind::Utf8 { .. } => format!("{at}there is text that is not UTF-8"),
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{at}there are {len} cells where the headings are {expected_len}")
        }
        _ => format!("{at}it is no CSV"),
    })
}
