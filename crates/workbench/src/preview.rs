//! A search whose result is looked at and forgotten: what limits mean, while they are being chosen.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::StreamExt as _;
use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::output::{ResultHistogram, ResultTable};
use headroom_contract::rules::{Issue, check_intrinsic};
use uuid::Uuid;

use crate::error::{Refusal, RequestError};
use crate::results::{HistogramRequest, Tables, source_of};
use crate::solver::{LvOrder, News, Order, Task};
use crate::workbench::Workbench;

/// Bins of the histogram.
const BINS: i32 = 12;

/// Counts the previews, so that whatever is newer ends the one before.
#[derive(Default)]
pub(crate) struct Previews(AtomicU64);

impl Previews {
    /// Ends the preview that is under way, and answers the number of the next one.
    pub(crate) fn turn(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Workbench {
    /// Headroom per customer of the groups of the input's first feeder, as counts in bins. Nothing of it is kept.
    pub(crate) async fn preview(
        &self,
        input: IntrinsicWorkPackageInput,
    ) -> Result<ResultHistogram, RequestError> {
        let issues = check_intrinsic("Preview", &input);
        let errors: Vec<Issue> = issues.into_iter().filter(Issue::is_error).collect();
        if !errors.is_empty() {
            return Err(Refusal(errors).into());
        }
        let turn = self.previews.turn();
        let feeder = input.syf.feeders.first().cloned().unwrap_or_default();
        let files = self.model_files(&feeder).await;
        let files = files.map_err(|error| Refusal::at("syf.feeders", error.to_string()))?;
        let order = LvOrder { work_package_id: Uuid::nil(), feeder: feeder.clone(), input };
        let mut reports =
            self.host.solvers.run(Task { order: Order::SearchLv(Box::new(order)), files });
        let mut found = Tables::default();
        while let Some(report) = reports.next().await {
            if self.previews.0.load(Ordering::Relaxed) != turn {
                return Err(RequestError::NotNow("Something newer was asked for".to_owned()));
            }
            match report.news {
                News::Rows(rows) => found.lv_groups.extend(rows.tables.lv_groups),
                News::Searched => return histogram(found),
                News::Failed(reason) => return Err(RequestError::NotNow(reason)),
                _ => {}
            }
        }
        Err(RequestError::ReaderStopped(feeder))
    }
}

fn histogram(found: Tables) -> Result<ResultHistogram, RequestError> {
    const TABLE: ResultTable = ResultTable::LvGroupHostingCapacity;
    let column = "headroomKwPerCustomer".to_owned();
    let query = HistogramRequest { column, bins: Some(BINS), filter: None }.check(TABLE)?;
    Ok(headroom_tables::histogram(&*source_of(&[Arc::new(found)], TABLE), &query))
}
