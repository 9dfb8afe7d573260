//! Files as tables.
//!
//! - `recognise`: which table a file is of, by its folder, its name, or its columns
//! - `csv` and `parquet`: the columns of a file
//! - `complete`: what a table needs, and what is worked out of other columns and tables

mod cells;
mod complete;
mod csv;
mod parquet;
mod problem;
mod recognise;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use headroom_contract::output::ResultTable;
use headroom_tables::{Values, pack};
use serde::{Deserialize, Serialize};

use complete::Bindings;
pub use problem::Problem;
use problem::Wrong;
use recognise::{Format, Recognised};

/// A file that may be of a result table.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path inside the folder that was picked.
    pub path: String,
    /// All of it.
    pub content: Bytes,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is of a table.
    Read(ReadTable),
    /// It is of no result table, or of one that says nothing new.
    PassedOver(&'static str),
    /// It cannot be used.
    Broken(Problem),
}

/// A table of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTable {
    /// The work package that its rows name.
    pub work_package_id: String,
    /// The table.
    pub table: ResultTable,
    /// Rows.
    pub rows: usize,
    /// Its rows as [`headroom_tables::Packed`] has them.
    pub packed: Vec<u8>,
    /// What rows of groups or nodes tell of their work package; nothing of other tables.
    pub found: Found,
}

/// What rows tell of a work package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Feeders, each once.
    pub feeders: Vec<String>,
    /// Scenarios, each once.
    pub scenarios: Vec<String>,
    /// Modes of the initial state, each once.
    pub selectors: Vec<String>,
    /// Instant of the earliest initial state.
    pub timestamp: Option<String>,
}

/// Rows, and the columns of a table that a file has, in the table's order.
type Columns = (usize, Vec<Option<Values>>);

fn finished(rows: usize, columns: impl Iterator<Item = Option<Values>>) -> Columns {
    (rows, columns.collect())
}

/// Files being read, a step at a time: one file is looked at or decoded in each.
#[derive(Debug)]
pub struct Reading {
    files: Vec<SourceFile>,
    outcomes: Vec<Outcome>,
    /// Files of tables, by table.
    known: BTreeMap<ResultTable, Vec<(usize, Format)>>,
    /// Files to be decoded, once all have been looked at.
    to_read: VecDeque<(usize, ResultTable, Format)>,
    bindings: Bindings,
}

impl Reading {
    /// The order in which tables are decoded: violations tell what bound the rows of the others.
    const ORDER: [ResultTable; 4] = [
        ResultTable::ConstraintViolations,
        ResultTable::LvGroupHostingCapacity,
        ResultTable::HvNodeHeadroom,
        ResultTable::CustomerAllocations,
    ];

    /// Begins.
    pub fn new(files: Vec<SourceFile>) -> Self {
        Self {
            files,
            outcomes: Vec::new(),
            known: BTreeMap::new(),
            to_read: VecDeque::new(),
            bindings: Bindings::default(),
        }
    }

    /// The file of the next step, `None` after the last.
    pub fn next_path(&self) -> Option<&str> {
        let at = match self.to_read.front() {
            Some((at, ..)) => *at,
            None => self.outcomes.len(),
        };
        self.files.get(at).map(|file| file.path.as_str())
    }

    /// Does the next step.
    pub fn step(&mut self) {
        if let Some((at, table, format)) = self.to_read.pop_front() {
            let file = &self.files[at];
            let read = caught(|| read_one(file, table, format, &mut self.bindings));
            self.outcomes[at] = match read {
                Ok(read) => Outcome::Read(read),
                Err(wrong) => Outcome::Broken(wrong.of(&file.path, Some(table))),
            };
        } else if let Some(file) = self.files.get(self.outcomes.len()) {
            let at = self.outcomes.len();
            self.outcomes.push(match caught(|| recognise::recognise(file)) {
                Ok(Recognised::Table(table, format)) => {
                    self.known.entry(table).or_default().push((at, format));
                    // What is said of bindings; a table that is read is told of then.
                    Outcome::PassedOver("constraint_violations has all that it says")
                }
                Ok(Recognised::Other(why)) => Outcome::PassedOver(why),
                Err(wrong) => Outcome::Broken(wrong.of(&file.path, None)),
            });
            if at + 1 == self.files.len() {
                for table in Self::ORDER {
                    let of_table = self.known.remove(&table).into_iter().flatten();
                    self.to_read.extend(of_table.map(|(at, format)| (at, table, format)));
                }
            }
        }
    }

    /// What became of each file, in their order.
    pub fn end(self) -> Vec<Outcome> {
        self.outcomes
    }
}

/// The library for Parquet takes some damaged files for its own mistakes and panics. Where panics cannot be caught, as in
/// WebAssembly, they end whoever reads, which is why somebody else should tell of it.
fn caught<T>(read: impl FnOnce() -> Result<T, Wrong>) -> Result<T, Wrong> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Wrong::file("it is damaged: copy it once more and open that")))
}

fn read_one(
    file: &SourceFile,
    table: ResultTable,
    format: Format,
    bindings: &mut Bindings,
) -> Result<ReadTable, Wrong> {
    let (rows, columns) = match format {
        Format::Parquet => parquet::columns(&file.content, table)?,
        Format::Csv => csv::columns(&file.content, table)?,
    };
    complete::check(table, &columns)?;
    if rows == 0 {
        return Err(Wrong::file("it has no rows"));
    }
    let work_package_id = complete::only_text(table, "work_package_id", &columns)?;
    if table == ResultTable::ConstraintViolations {
        bindings.add(&columns);
    }
    let columns = complete::complete(table, rows, columns, bindings);
    let found = complete::found(table, &columns);
    Ok(ReadTable { work_package_id, table, rows, packed: pack(rows, &columns), found })
}

#[cfg(test)]
mod tests;
