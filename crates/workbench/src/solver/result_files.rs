//! Reading result files.

use std::sync::Arc;

use bytes::Bytes;
use headroom_contract::output::ResultTable;
use headroom_files::{Found, Outcome, ReadTable, Reading, SourceFile};
use serde::{Deserialize, Serialize};

use super::{ModelFile, News, Report};

/// What became of a file. The bytes of tables follow their news, one after the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum FileNews {
    /// It is of a table.
    Table {
        work_package_id: String,
        table: ResultTable,
        rows: usize,
        length_bytes: usize,
        found: Found,
    },
    /// Why it is passed over.
    PassedOver(String),
    /// What is wrong with it.
    Broken(String),
}

/// Begins to read.
pub(super) fn begin(files: &Arc<[ModelFile]>) -> Reading {
    let source = |at: usize| SourceFile {
        path: files[at].path.clone(),
        content: Bytes::from_owner(FileOf { files: Arc::clone(files), at }),
    };
    Reading::new((0..files.len()).map(source).collect())
}

/// What is read next, with what goes on reading, or what became of all.
pub(super) fn report(reading: Reading) -> (Option<Reading>, Report) {
    if let Some(path) = reading.next_path() {
        let report = Report::new(News::ReadingFile(path.to_owned()));
        return (Some(reading), report);
    }
    let mut archive = Vec::new();
    let news = reading.end().into_iter().map(|outcome| match outcome {
        Outcome::Read(ReadTable { work_package_id, table, rows, packed, found }) => {
            archive.extend_from_slice(&packed);
            FileNews::Table { work_package_id, table, rows, length_bytes: packed.len(), found }
        }
        Outcome::PassedOver(why) => FileNews::PassedOver(why.to_owned()),
        Outcome::Broken(problem) => FileNews::Broken(problem.to_string()),
    });
    let news = News::ResultFiles(news.collect());
    (None, Report { news, archive })
}

/// The content of one of some files, shared.
struct FileOf {
    files: Arc<[ModelFile]>,
    at: usize,
}

impl AsRef<[u8]> for FileOf {
    fn as_ref(&self) -> &[u8] {
        &self.files[self.at].content
    }
}
