//! Has a solver read a model, so that requests are answered in the meantime.

use std::sync::Arc;

use futures_util::StreamExt as _;
use headroom_contract::output::NetworkInfo;

use crate::error::RequestError;
use crate::solver::{ModelFile, News, Order, ReadOrder, Task};
use crate::workbench::Workbench;

/// What came of reading a model.
pub(super) enum Reading {
    /// What was read, and the files as a ZIP, if that was asked for, or why there is none.
    Read { info: NetworkInfo, archive: Result<Vec<u8>, String> },
    /// Why the files cannot be taken, in plain words.
    Unreadable(String),
}

impl Workbench {
    /// Reads a model in a solver.
    pub(super) async fn read_model(
        &self,
        order: ReadOrder,
        files: Arc<[ModelFile]>,
    ) -> Result<Reading, RequestError> {
        let stopped = RequestError::ReaderStopped(order.title.name.clone());
        let mut reports = self.host.solvers.run(Task { order: Order::Read(order), files });
        while let Some(report) = reports.next().await {
            match report.news {
                News::Network { info, not_packed } => {
                    let archive = not_packed.map_or(Ok(report.archive), Err);
                    return Ok(Reading::Read { info: *info, archive });
                }
                News::Failed(reason) => return Ok(Reading::Unreadable(reason)),
                News::Searching
                | News::Progress(_)
                | News::Rows(_)
                | News::Located(_)
                | News::Searched
                | News::ReadingFile(_)
                | News::ResultFiles(_)
                | News::Explained(_) => {}
            }
        }
        Err(stopped)
    }
}
