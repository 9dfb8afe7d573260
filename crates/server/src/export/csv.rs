//! CSV as RFC 4180 has it: a line of names, then the rows, lines ending in CR LF, quotes where they are needed.

use axum::body::Bytes;
use csv::{Terminator, Writer, WriterBuilder};
use futures_util::stream::{self, Stream};
use headroom_contract::output::{ColumnKind, ResultTable, spreadsheet_text};
use headroom_files::{Row, joined, module_columns};
use serde_json::Value;

use super::rows::Pages;
use crate::api::Refused;

/// The table, a page at a time.
pub(super) fn body(pages: Pages) -> impl Stream<Item = Result<Bytes, Refused>> + Send + 'static {
    stream::try_unfold((pages, true), async |(mut pages, is_first)| {
        let Some(rows) = pages.next().await? else { return Ok(None) };
        let text = lines(pages.table, &rows, is_first);
        let text = text.map_err(|error| Refused::Failed(error.to_string()))?;
        Ok(Some((text, (pages, false))))
    })
}

fn lines(table: ResultTable, rows: &[Row], with_names: bool) -> Result<Bytes, csv::Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    if with_names {
        writer.write_record(module_columns(table).map(|column| column.name))?;
    }
    for row in rows {
        write_row(&mut writer, table, row)?;
    }
    let written = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(written.into())
}

fn write_row(
    writer: &mut Writer<Vec<u8>>,
    table: ResultTable,
    row: &Row,
) -> Result<(), csv::Error> {
    let cells = module_columns(table)
        .map(|column| spreadsheet_text(cell(row.get(column.wire), column.kind)));
    writer.write_record(cells)
}

/// A value as text; nothing for none.
fn cell(value: Option<&Value>, kind: ColumnKind) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if kind == ColumnKind::Texts => joined(items),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_follow_their_names_with_quotes_where_they_are_needed() {
        let row =
            json!({ "workPackageId": "a,\"b\"", "bindingId": null, "violationId": "=line\nbreak" });
        let rows = [row.as_object().unwrap().clone()];
        let written = lines(ResultTable::BindingConstraints, &rows, true).unwrap();
        let expected =
            "work_package_id,binding_id,violation_id\r\n\"a,\"\"b\"\"\",,\"'=line\nbreak\"\r\n";
        assert_eq!(written, expected.as_bytes());
    }

    #[test]
    fn numbers_flags_and_lists_are_plain() {
        assert_eq!(cell(Some(&json!(-0.1)), ColumnKind::Number), "-0.1");
        assert_eq!(cell(Some(&json!(true)), ColumnKind::Flag), "true");
        assert_eq!(cell(Some(&json!(["a", "b"])), ColumnKind::Texts), "a;b");
    }
}
