//! Parquet from rows. Every column may be empty, as in the tables that the Hosting Capacity Module writes; texts are UTF-8,
//! times microseconds in UTC.

use std::io::Write;
use std::sync::Arc;

use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use parquet::basic::Compression;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::TypePtr;
use serde_json::{Map, Value};

/// Rows that are compressed together.
const GROUP_ROWS: usize = 65_536;

/// A row by the names of GraphQL.
pub type Row = Map<String, Value>;

/// The columns of a file: those of the Hosting Capacity Module.
pub fn module_columns(table: ResultTable) -> impl Iterator<Item = &'static ResultColumn> {
    table.columns().iter().filter(|column| !column.is_derived())
}

/// Several texts in one cell.
pub fn joined(items: &[Value]) -> String {
    items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";")
}

/// A table on its way into a file. Without [`Self::end`] the file has no end, so that nobody takes a part for the whole.
pub struct ParquetWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    table: ResultTable,
    group: Group,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file; `run_id` is the work package's. An error is that of `to`.
    pub fn new(to: W, table: ResultTable, run_id: String) -> Result<Self, String> {
        let metadata =
            [("headroom.units".to_owned(), units(table)), ("headroom.run_id".to_owned(), run_id)];
        let metadata = metadata.map(|(key, value)| KeyValue::new(key, value)).to_vec();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(metadata))
            .build();
        let schema = schema(table).map_err(words)?;
        let file = SerializedFileWriter::new(to, schema, Arc::new(properties)).map_err(words)?;
        Ok(Self { file, table, group: Group::new(table) })
    }

    /// Adds rows.
    pub fn add(&mut self, rows: &[Row]) -> Result<(), String> {
        for row in rows {
            self.group.add(row);
        }
        if self.group.rows >= GROUP_ROWS { self.write_group() } else { Ok(()) }
    }

    /// Writes the end of the file, and answers where it went.
    pub fn end(mut self) -> Result<W, String> {
        if self.group.rows > 0 {
            self.write_group()?;
        }
        self.file.into_inner().map_err(words)
    }

    fn write_group(&mut self) -> Result<(), String> {
        let group = std::mem::replace(&mut self.group, Group::new(self.table));
        group.write(&mut self.file).map_err(words)
    }
}

fn words(error: ParquetError) -> String {
    error.to_string()
}

/// Units of the columns that have one, as JSON.
fn units(table: ResultTable) -> String {
    let units = module_columns(table).filter(|column| !column.unit.is_empty());
    let units = units.map(|column| (column.name.to_owned(), Value::from(column.unit)));
    Value::Object(units.collect()).to_string()
}

fn schema(table: ResultTable) -> Result<TypePtr, ParquetError> {
    let column = |column: &ResultColumn| {
        let name = column.name;
        let (physical, logical) = match column.kind {
            ColumnKind::Text | ColumnKind::Texts => ("BYTE_ARRAY", " (UTF8)"),
            ColumnKind::Integer => ("INT32", ""),
            ColumnKind::Number => ("DOUBLE", ""),
            ColumnKind::Flag => ("BOOLEAN", ""),
            ColumnKind::Time => ("INT64", " (TIMESTAMP(MICROS,true))"),
        };
        format!("OPTIONAL {physical} {name}{logical};")
    };
    let columns: String = module_columns(table).map(column).collect();
    parse_message_type(&format!("message {} {{ {columns} }}", table.name())).map(Arc::new)
}

/// Rows that are compressed together, by column.
struct Group {
    rows: usize,
    columns: Vec<Column>,
}

/// The values of a column that there are, and for each row whether there is one.
struct Column {
    /// Name of GraphQL.
    name: &'static str,
    levels: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i32>),
    Number(Vec<f64>),
    Flag(Vec<bool>),
    Time(Vec<i64>),
}

impl Group {
    fn new(table: ResultTable) -> Self {
        let column = |column: &ResultColumn| Column {
            name: column.wire,
            levels: Vec::new(),
            values: match column.kind {
                ColumnKind::Text | ColumnKind::Texts => Values::Text(Vec::new()),
                ColumnKind::Integer => Values::Integer(Vec::new()),
                ColumnKind::Number => Values::Number(Vec::new()),
                ColumnKind::Flag => Values::Flag(Vec::new()),
                ColumnKind::Time => Values::Time(Vec::new()),
            },
        };
        Self { rows: 0, columns: module_columns(table).map(column).collect() }
    }

    fn add(&mut self, row: &Row) {
        self.rows += 1;
        for column in &mut self.columns {
            let value = row.get(column.name).unwrap_or(&Value::Null);
            let is_there = column.values.add(value);
            column.levels.push(i16::from(is_there));
        }
    }

    fn write<W: Write + Send>(
        self,
        file: &mut SerializedFileWriter<W>,
    ) -> Result<(), ParquetError> {
        let mut group = file.next_row_group()?;
        for Column { levels, values, .. } in &self.columns {
            match values {
                Values::Text(values) => add_column::<W, ByteArrayType>(&mut group, values, levels)?,
                Values::Integer(values) => add_column::<W, Int32Type>(&mut group, values, levels)?,
                Values::Number(values) => add_column::<W, DoubleType>(&mut group, values, levels)?,
                Values::Flag(values) => add_column::<W, BoolType>(&mut group, values, levels)?,
                Values::Time(values) => add_column::<W, Int64Type>(&mut group, values, levels)?,
            }
        }
        group.close().map(|_| ())
    }
}

fn add_column<W: Write + Send, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    levels: &[i16],
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(values, Some(levels), None)?;
    column.close()
}

impl Values {
    /// Adds a value; false when there is none.
    fn add(&mut self, value: &Value) -> bool {
        match self {
            Self::Text(values) => push(values, text(value)),
            Self::Integer(values) => {
                push(values, value.as_i64().and_then(|number| i32::try_from(number).ok()))
            }
            Self::Number(values) => push(values, value.as_f64()),
            Self::Flag(values) => push(values, value.as_bool()),
            Self::Time(values) => push(values, value.as_str().and_then(micros)),
        }
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    values.extend(value);
    is_there
}

fn text(value: &Value) -> Option<ByteArray> {
    match value {
        Value::String(text) => Some(text.as_str().into()),
        Value::Array(items) => Some(joined(items).as_str().into()),
        _ => None,
    }
}

/// Microseconds since 1970 of a date-time in UTC.
fn micros(time: &str) -> Option<i64> {
    let time: DateTime = time.trim_end_matches('Z').parse().ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().as_microsecond())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::RowAccessor as _;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let table = ResultTable::CustomerAllocations;
        let row = json!({
            "timestamp": "2024-01-11T12:00:00", "feeder": "A", "terminalSequenceNumber": 2, "initialKw": -1.5,
            "customerVAV": null,
        });
        let row = row.as_object().unwrap().clone();
        let mut writer = ParquetWriter::new(Vec::new(), table, "run".to_owned()).unwrap();
        writer.add(&[row.clone(), row]).unwrap();
        let content = writer.end().unwrap();

        let reader = SerializedFileReader::new(Bytes::from(content)).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), 2);
        let metadata = reader.metadata().file_metadata().key_value_metadata().unwrap();
        let value = |key: &str| metadata.iter().find(|pair| pair.key == key).unwrap().value.clone();
        assert_eq!(value("headroom.run_id").as_deref(), Some("run"));
        assert!(value("headroom.units").unwrap().contains(r#""initial_kw":"kW""#));
        let at = |name: &str| module_columns(table).position(|column| column.name == name).unwrap();
        assert_eq!(rows[0].get_timestamp_micros(at("timestamp")).unwrap(), 1_704_974_400_000_000);
        assert_eq!(rows[0].get_string(at("feeder")).unwrap(), "A");
        assert_eq!(rows[1].get_int(at("terminal_sequence_number")).unwrap(), 2);
        assert!((rows[1].get_double(at("initial_kw")).unwrap() + 1.5).abs() < 1e-12);
        assert!(rows[0].get_double(at("customer_v_a_v")).is_err(), "none");
    }

    #[test]
    fn every_table_has_a_schema() {
        for table in ResultTable::ALL {
            let schema = schema(table).unwrap();
            assert_eq!(
                schema.get_fields().len(),
                module_columns(table).count(),
                "{}",
                table.name()
            );
        }
    }
}
