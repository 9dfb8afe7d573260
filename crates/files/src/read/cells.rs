//! Cells of a column, one after the other, as the table wants them.

use headroom_contract::output::{ColumnKind, ResultColumn};
use headroom_tables::{NO_FLAG, Texts, TextsBuilder, Values};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::problem::Wrong;

/// Longest text of a cell in bytes: an id or a name has some tens of them.
const MOST_TEXT_BYTES: usize = 64 * 1024;
/// All texts of a column together.
const MOST_TEXTS_BYTES: usize = 1 << 30;
/// Rows of one file.
pub(super) const MOST_ROWS: usize = 20_000_000;
/// Characters of a cell that are shown of it.
const SHOWN: usize = 40;

/// A value of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    None,
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Flag(bool),
    /// Microseconds since 1970, UTC.
    Micros(i64),
}

/// A column that grows.
pub(super) struct Cells {
    column: &'static ResultColumn,
    values: Growing,
    rows: usize,
    /// The last instant, as it came and as it is kept: most rows have the same.
    last_time: Option<(String, String)>,
}

enum Growing {
    Texts(TextsBuilder),
    Numbers(Vec<f64>),
    Flags(Vec<u8>),
}

impl Cells {
    pub(super) fn new(column: &'static ResultColumn) -> Self {
        let values = match column.kind {
            ColumnKind::Text | ColumnKind::Texts | ColumnKind::Time => {
                Growing::Texts(TextsBuilder::default())
            }
            ColumnKind::Integer | ColumnKind::Number => Growing::Numbers(Vec::new()),
            ColumnKind::Flag => Growing::Flags(Vec::new()),
        };
        Self { column, values, rows: 0, last_time: None }
    }

    /// Adds the next row's cell.
    pub(super) fn push(&mut self, cell: Cell<'_>) -> Result<(), Wrong> {
        if cell == Cell::None && !may_be_empty(self.column) {
            return Err(self.wrong("there is no value"));
        }
        if self.rows >= MOST_ROWS {
            return Err(Wrong::file("it has more than 20,000,000 rows"));
        }
        match self.column.kind {
            ColumnKind::Text => match cell {
                Cell::None => self.push_text(None)?,
                Cell::Text(text) => self.push_text(Some(text))?,
                other => return Err(self.is_no("text", other)),
            },
            ColumnKind::Texts => match cell {
                Cell::None => self.push_text(Some("[]"))?,
                Cell::Text(text) => self.push_text(Some(&list(text)))?,
                other => return Err(self.is_no("list of texts", other)),
            },
            ColumnKind::Time => self.push_time(cell)?,
            ColumnKind::Integer => match number(cell) {
                Some(number) if number.is_nan() || is_count(number) => self.push_number(number),
                _ => return Err(self.is_no("whole number", cell)),
            },
            ColumnKind::Number => match number(cell) {
                Some(number) => self.push_number(number),
                None => return Err(self.is_no("number", cell)),
            },
            ColumnKind::Flag => match flag(cell) {
                Some(flag) => self.push_flag(flag),
                None => return Err(self.is_no("true or false", cell)),
            },
        }
        self.rows += 1;
        Ok(())
    }

    /// The column.
    pub(super) fn end(self) -> Values {
        match self.values {
            Growing::Texts(texts) => Values::Texts(texts.end()),
            Growing::Numbers(numbers) => Values::Numbers(numbers),
            Growing::Flags(flags) => Values::Flags(flags),
        }
    }

    fn push_text(&mut self, text: Option<&str>) -> Result<(), Wrong> {
        if text.is_some_and(|text| text.len() > MOST_TEXT_BYTES) {
            return Err(self.wrong("this text is longer than 64 KiB"));
        }
        let Growing::Texts(texts) = &mut self.values else { return Ok(()) };
        texts.push(text);
        if texts.len_bytes() > MOST_TEXTS_BYTES {
            return Err(Wrong::column(self.column.name, "its texts take more than 1 GiB"));
        }
        Ok(())
    }

    fn push_time(&mut self, cell: Cell<'_>) -> Result<(), Wrong> {
        let time = match cell {
            Cell::Text(text) => {
                if let Some((_, kept)) = self.last_time.as_ref().filter(|(came, _)| came == text) {
                    let kept = kept.clone();
                    return self.push_text(Some(&kept));
                }
                let kept = instant(text);
                if let Some(kept) = &kept {
                    self.last_time = Some((text.to_owned(), kept.clone()));
                }
                kept
            }
            Cell::Micros(micros) => Timestamp::from_microsecond(micros).ok().map(utc),
            _ => None,
        };
        match time {
            Some(time) => self.push_text(Some(&time)),
            None => Err(self.is_no("time", cell)),
        }
    }

    fn push_number(&mut self, number: f64) {
        if let Growing::Numbers(numbers) = &mut self.values {
            numbers.push(number);
        }
    }

    fn push_flag(&mut self, flag: u8) {
        if let Growing::Flags(flags) = &mut self.values {
            flags.push(flag);
        }
    }

    fn wrong(&self, what: impl Into<String>) -> Wrong {
        Wrong::cell(self.column.name, self.rows, what)
    }

    fn is_no(&self, wanted: &str, cell: Cell<'_>) -> Wrong {
        let found = match cell {
            Cell::None => return self.wrong("there is no value"),
            Cell::Text(text) => {
                let shown: String = text.chars().take(SHOWN).collect();
                let rest = if shown.len() < text.len() { "..." } else { "" };
                format!("\"{shown}{rest}\"")
            }
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Micros(_) => "a time".to_owned(),
        };
        self.wrong(format!("{found} is no {wanted}"))
    }
}

/// Whether a row may be without a value: nothing bound it, or a customer lacks a phase.
fn may_be_empty(column: &ResultColumn) -> bool {
    column.name == "binding_id"
        || column.name.starts_with("customer_v_")
        || column.kind == ColumnKind::Texts
        || column.is_derived()
}

/// NaN for none; infinite numbers are none of a result.
fn number(cell: Cell<'_>) -> Option<f64> {
    match cell {
        Cell::None => Some(f64::NAN),
        Cell::Integer(number) => Some(number as f64),
        Cell::Number(number) => Some(number).filter(|number| number.is_finite()),
        Cell::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        Cell::Flag(_) | Cell::Micros(_) => None,
    }
}

fn is_count(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX)
}

fn flag(cell: Cell<'_>) -> Option<u8> {
    match cell {
        Cell::None => Some(NO_FLAG),
        Cell::Flag(flag) => Some(u8::from(flag)),
        Cell::Text(text) if text.eq_ignore_ascii_case("true") || text == "t" => Some(1),
        Cell::Text(text) if text.eq_ignore_ascii_case("false") || text == "f" => Some(0),
        _ => None,
    }
}

/// Several texts of one cell as JSON, as tables keep them.
fn list(text: &str) -> String {
    let items = text.split(';').map(str::trim).filter(|item| !item.is_empty());
    items.collect::<serde_json::Value>().to_string()
}

/// An instant as tables keep it: in UTC, without saying so.
fn instant(text: &str) -> Option<String> {
    let text = text.trim();
    match text.parse::<Timestamp>() {
        Ok(instant) => Some(utc(instant)),
        Err(_) => text.parse::<DateTime>().ok().map(|time| time.to_string()),
    }
}

fn utc(instant: Timestamp) -> String {
    instant.to_zoned(TimeZone::UTC).datetime().to_string()
}

/// One value for all rows.
pub(super) fn constant(text: Option<&str>, rows: usize) -> Values {
    let mut texts = Texts::default();
    let number = text.map_or(0, |text| texts.add(text));
    texts.of_rows = vec![number; rows];
    Values::Texts(texts)
}
