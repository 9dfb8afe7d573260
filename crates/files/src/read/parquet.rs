//! Parquet, a column at a time. Its lists are read flat; whatever else is nested is of no table.

use bytes::Bytes;
use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType, Int96};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::schema::types::ColumnDescPtr;

use super::cells::{Cell, Cells, MOST_ROWS};
use super::problem::Wrong;
use super::{Columns, finished};

/// Rows that are decoded at a time.
const BATCH: usize = 16_384;
/// What a column of a row group may take when it is decoded.
const MOST_COLUMN_BYTES: i64 = 1 << 30;

/// Names of a file's columns.
pub(super) fn names(content: &Bytes) -> Result<Vec<String>, Wrong> {
    let reader = open(content)?;
    let schema = reader.metadata().file_metadata().schema_descr();
    Ok(schema.columns().iter().map(|column| root(column).to_owned()).collect())
}

/// The columns of a table.
pub(super) fn columns(content: &Bytes, table: ResultTable) -> Result<Columns, Wrong> {
    let reader = open(content)?;
    let rows = reader.metadata().file_metadata().num_rows();
    let rows = usize::try_from(rows).ok().filter(|rows| *rows <= MOST_ROWS);
    let rows = rows.ok_or_else(|| Wrong::file("it has more than 20,000,000 rows"))?;
    let mut columns = Vec::with_capacity(table.columns().len());
    for column in table.columns() {
        columns.push(read_column(&reader, column, (rows, content.len()))?);
    }
    Ok(finished(rows, columns.into_iter().map(|cells| cells.map(Cells::end))))
}

fn open(content: &Bytes) -> Result<SerializedFileReader<Bytes>, Wrong> {
    SerializedFileReader::new(content.clone()).map_err(|_| {
        Wrong::file("it is no Parquet file, or not a whole one: copy it once more and open that")
    })
}

fn root(column: &ColumnDescPtr) -> &str {
    column.path().parts().first().map_or("", String::as_str)
}

/// Whether a part of a column lies inside the file; the library takes that for granted.
fn is_in_file(chunk: &ColumnChunkMetaData, size_bytes: usize) -> bool {
    // A dictionary comes first, and counts.
    let start = chunk.dictionary_page_offset().unwrap_or_else(|| chunk.data_page_offset());
    let range = u64::try_from(start).ok().zip(u64::try_from(chunk.compressed_size()).ok());
    let end = range.and_then(|(start, length)| start.checked_add(length));
    end.is_some_and(|end| end <= size_bytes as u64)
}

/// A column, `None` where the file has none of this name.
fn read_column(
    reader: &SerializedFileReader<Bytes>,
    column: &'static ResultColumn,
    (rows, size_bytes): (usize, usize),
) -> Result<Option<Cells>, Wrong> {
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let is_it = |leaf: &ColumnDescPtr| root(leaf) == column.name || root(leaf) == column.wire;
    let Some(at) = schema.columns().iter().position(is_it) else { return Ok(None) };
    let leaf = schema.column(at);
    let is_list = leaf.max_rep_level() == 1 && column.kind == ColumnKind::Texts;
    if leaf.path().parts().len() > 1 && !is_list {
        return Err(Wrong::column(
            column.name,
            "it holds records where single values are expected",
        ));
    }
    let mut cells = Cells::new(column);
    let mut read = 0;
    for group in 0..reader.num_row_groups() {
        let unreadable = |error: ParquetError| unreadable(column.name, &error);
        let about = reader.metadata().row_group(group);
        let group_rows = usize::try_from(about.num_rows()).unwrap_or(usize::MAX);
        let chunk = about.column(at);
        if !is_in_file(chunk, size_bytes) {
            return Err(Wrong::column(
                column.name,
                "it is not where the file says: copy the file once more and open that",
            ));
        }
        if chunk.uncompressed_size() > MOST_COLUMN_BYTES {
            return Err(Wrong::column(column.name, "it takes more than 1 GiB"));
        }
        read += group_rows;
        if read > rows {
            return Err(Wrong::file("its parts have more rows than it says"));
        }
        let group = reader.get_row_group(group).map_err(unreadable)?;
        let part = group.get_column_reader(at).map_err(unreadable)?;
        let mut to =
            Destination { cells: &mut cells, leaf: &leaf, name: column.name, rows: group_rows };
        if is_list {
            let ColumnReader::ByteArrayColumnReader(part) = part else {
                return Err(Wrong::column(
                    column.name,
                    "it holds lists of something else than text",
                ));
            };
            to.lists(part)?;
        } else {
            to.values(part)?;
        }
    }
    if read == rows {
        Ok(Some(cells))
    } else {
        Err(Wrong::file("its parts have fewer rows than it says"))
    }
}

fn unreadable(column: &'static str, error: &ParquetError) -> Wrong {
    let words = error.to_string();
    // The library says `Disabled feature at compile time: zstd` of a codec that it was built without.
    if let Some((_, codec)) = words.rsplit_once("feature at compile time: ") {
        let codec = if codec == "flate2" { "gzip" } else { codec };
        return Wrong::file(format!(
            "it is compressed with {codec}: write it with Snappy, or without"
        ));
    }
    Wrong::column(
        column,
        format!("it cannot be decoded ({words}): copy the file once more and open that"),
    )
}

/// Where the values of a part of a column go.
struct Destination<'a> {
    cells: &'a mut Cells,
    leaf: &'a ColumnDescPtr,
    name: &'static str,
    /// Rows of the part.
    rows: usize,
}

impl Destination<'_> {
    fn values(&mut self, part: ColumnReader) -> Result<(), Wrong> {
        let logical = self.leaf.logical_type_ref().cloned();
        let converted = self.leaf.converted_type();
        match part {
            ColumnReader::BoolColumnReader(part) => self.flat(part, |flag| Ok(Cell::Flag(*flag))),
            ColumnReader::Int32ColumnReader(part) => {
                let scale = scale(logical.as_ref(), self.leaf);
                self.flat(part, move |number| Ok(scaled(i64::from(*number), scale)))
            }
            ColumnReader::Int64ColumnReader(part) => {
                let scale = scale(logical.as_ref(), self.leaf);
                let micros = micros(logical.as_ref(), converted);
                self.flat(part, move |number| {
                    Ok(micros
                        .map_or_else(|| scaled(*number, scale), |to| Cell::Micros(to(*number))))
                })
            }
            ColumnReader::Int96ColumnReader(part) => {
                self.flat(part, |time: &Int96| Ok(Cell::Micros(time.to_micros())))
            }
            ColumnReader::FloatColumnReader(part) => {
                // Through its shortest text, as the number that was meant.
                self.flat(part, |number| {
                    Ok(Cell::Number(number.to_string().parse().unwrap_or(f64::NAN)))
                })
            }
            ColumnReader::DoubleColumnReader(part) => {
                self.flat(part, |number| Ok(Cell::Number(*number)))
            }
            ColumnReader::ByteArrayColumnReader(part) => self.flat(part, text),
            ColumnReader::FixedLenByteArrayColumnReader(part) => {
                let is_uuid = self.leaf.physical_type() == Physical::FIXED_LEN_BYTE_ARRAY
                    && self.leaf.type_length() == 16;
                if !is_uuid {
                    return Err(Wrong::column(
                        self.name,
                        "it holds bytes where values are expected",
                    ));
                }
                self.ids(part)
            }
        }
    }

    fn flat<T: DataType>(
        &mut self,
        part: ColumnReaderImpl<T>,
        cell: impl for<'a> Fn(&'a T::T) -> Result<Cell<'a>, &'static str>,
    ) -> Result<(), Wrong> {
        let name = self.name;
        self.each(part, |cells, value| {
            cells.push(match value.map(&cell) {
                None => Cell::None,
                // Not a number is none.
                Some(Ok(Cell::Number(number))) if number.is_nan() => Cell::None,
                Some(Ok(value)) => value,
                Some(Err(what)) => return Err(Wrong::column(name, what)),
            })
        })
    }

    /// UUIDs in sixteen bytes.
    fn ids(
        &mut self,
        part: ColumnReaderImpl<parquet::data_type::FixedLenByteArrayType>,
    ) -> Result<(), Wrong> {
        self.each(part, |cells, value| match value {
            Some(bytes) => cells.push(Cell::Text(&uuid(bytes.data()))),
            None => cells.push(Cell::None),
        })
    }

    /// Hands on the value of each row, or that it has none.
    fn each<T: DataType>(
        &mut self,
        mut part: ColumnReaderImpl<T>,
        push: impl Fn(&mut Cells, Option<&T::T>) -> Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        let most = self.leaf.max_def_level();
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        let mut left = self.rows;
        while left > 0 {
            let (rows, there) = batch(&mut part, left, &mut levels, None, &mut values, self.name)?;
            let mut next = values.iter().take(there);
            for row in 0..rows {
                let is_there = most == 0 || levels.get(row).copied() == Some(most);
                push(self.cells, if is_there { next.next() } else { None })?;
            }
            left -= rows;
        }
        Ok(())
    }

    /// Lists of texts, one for each row, joined as CSV has them.
    fn lists(
        &mut self,
        mut part: ColumnReaderImpl<parquet::data_type::ByteArrayType>,
    ) -> Result<(), Wrong> {
        let most = self.leaf.max_def_level();
        let mut left = self.rows;
        while left > 0 {
            let (mut values, mut levels, mut starts) = (Vec::new(), Vec::new(), Vec::new());
            let (rows, _) =
                batch(&mut part, left, &mut levels, Some(&mut starts), &mut values, self.name)?;
            let mut next = values.iter();
            let mut row = String::new();
            for (at, level) in levels.iter().enumerate() {
                if at > 0 && starts.get(at).copied() == Some(0) {
                    self.cells.push(Cell::Text(&row))?;
                    row.clear();
                }
                let value = if *level == most { next.next() } else { None };
                if let Some(value) = value {
                    let Ok(Cell::Text(item)) = text(value) else {
                        return Err(Wrong::column(self.name, NOT_UTF8));
                    };
                    if !row.is_empty() {
                        row.push(';');
                    }
                    row.push_str(item);
                }
            }
            self.cells.push(Cell::Text(&row))?;
            left -= rows;
        }
        Ok(())
    }
}

/// Decodes some rows; answers how many, and how many values they have.
fn batch<T: DataType>(
    part: &mut ColumnReaderImpl<T>,
    left: usize,
    levels: &mut Vec<i16>,
    starts: Option<&mut Vec<i16>>,
    values: &mut Vec<T::T>,
    name: &'static str,
) -> Result<(usize, usize), Wrong> {
    levels.clear();
    values.clear();
    let read = part.read_records(left.min(BATCH), Some(levels), starts, values);
    let (rows, there, _) = read.map_err(|error| unreadable(name, &error))?;
    if rows == 0 || rows > left {
        return Err(Wrong::column(name, "it does not have as many rows as the file says"));
    }
    Ok((rows, there))
}

const NOT_UTF8: &str = "there is text that is not UTF-8";

fn text(bytes: &ByteArray) -> Result<Cell<'_>, &'static str> {
    // Without data there is nothing to look at, which the library takes for a mistake of its caller.
    if bytes.is_empty() {
        return Ok(Cell::Text(""));
    }
    std::str::from_utf8(bytes.data()).map(Cell::Text).map_err(|_| NOT_UTF8)
}

fn uuid(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    text
}

/// Digits behind the point of a decimal number, `None` for a whole one.
fn scale(logical: Option<&LogicalType>, leaf: &ColumnDescPtr) -> Option<i32> {
    let is_decimal = leaf.converted_type() == ConvertedType::DECIMAL
        || matches!(logical, Some(LogicalType::Decimal { .. }));
    is_decimal.then(|| leaf.type_scale())
}

fn scaled<'a>(number: i64, scale: Option<i32>) -> Cell<'a> {
    match scale {
        None => Cell::Integer(number),
        Some(scale) => Cell::Number(number as f64 / 10_f64.powi(scale)),
    }
}

/// From a file's instants to microseconds, for a column that holds instants.
fn micros(logical: Option<&LogicalType>, converted: ConvertedType) -> Option<fn(i64) -> i64> {
    const MILLIS: fn(i64) -> i64 = |millis| millis.saturating_mul(1000);
    const MICROS: fn(i64) -> i64 = |micros| micros;
    const NANOS: fn(i64) -> i64 = |nanos| nanos.div_euclid(1000);
    match (logical, converted) {
        (Some(LogicalType::Timestamp(kind)), _) => Some(match kind.unit {
            TimeUnit::MILLIS => MILLIS,
            TimeUnit::MICROS => MICROS,
            TimeUnit::NANOS => NANOS,
        }),
        (_, ConvertedType::TIMESTAMP_MILLIS) => Some(MILLIS),
        (_, ConvertedType::TIMESTAMP_MICROS) => Some(MICROS),
        _ => None,
    }
}
