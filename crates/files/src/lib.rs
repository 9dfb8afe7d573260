//! Result tables as Parquet and CSV files, as a Hosting Capacity Module writes them: from rows to a file, and back.
//!
//! - [`ParquetWriter`] takes rows as they cross the wire, a page at a time
//! - [`Reading`] takes files and answers tables by column, or says in plain words which file, column and row is wrong
//!
//! Deliberately absent: where files come from and go to. What reading takes of memory is in proportion to the files.

mod read;
mod write;

pub use read::{Found, Outcome, Problem, ReadTable, Reading, SourceFile};
pub use write::{ParquetWriter, Row, joined, module_columns};
