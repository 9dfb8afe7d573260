//! Why a group or a node has the headroom it has: its feeder's search once more, in a solver.

use futures_util::StreamExt as _;
use headroom_contract::output::{Explanation, JobStage};

use crate::error::{Refusal, RequestError};
use crate::packages::Record;
use crate::solver::{ExplainOrder, News, Order, Task};
use crate::submitted::Submitted;
use crate::workbench::Workbench;

/// Which group of a feeder, or which node.
pub(crate) enum Explained {
    /// A capacity group by its transformer, and the terminal where two groups hang on one.
    Group { head_mrid: String, terminal_sequence_number: Option<i32> },
    /// An HV node by its terminal, `transformer.t1#1`.
    Node { terminal_mrid: String },
}

impl Workbench {
    /// Repeats the search of a feeder until the headroom in question is known.
    pub(crate) async fn explain(
        &self,
        id: &str,
        feeder: &str,
        of: Explained,
    ) -> Result<Explanation, RequestError> {
        let record = match self.record(id).await {
            Err(RequestError::UnknownWorkPackage(_)) if self.has_found(id).await? => {
                return Err(not_here(
                    "This work package was run elsewhere, and its model is not here",
                ));
            }
            record => record?,
        };
        if !was_searched(&record, feeder) {
            let message = format!("There is no finished search of {feeder} to explain");
            return Err(RequestError::NotNow(message));
        }
        let order = order(record.input, feeder, of)?;
        let files = match self.model_files(feeder).await {
            Ok(files) => files,
            Err(error) => return Err(not_here(&error.to_string())),
        };
        let mut reports =
            self.host.solvers.run(Task { order: Order::Explain(Box::new(order)), files });
        while let Some(report) = reports.next().await {
            match report.news {
                News::Explained(explanation) => return Ok(*explanation),
                News::Failed(reason) => return Err(RequestError::NotNow(reason)),
                _ => {}
            }
        }
        Err(RequestError::ReaderStopped(feeder.to_owned()))
    }
}

/// A search can be repeated only with its model.
fn not_here(why: &str) -> RequestError {
    RequestError::NotNow(format!("The search cannot be repeated step by step. {why}"))
}

/// True when a feeder's search has ended by itself, so that its results are those of the repetition.
fn was_searched(record: &Record, feeder: &str) -> bool {
    let feeders = &record.input.common().syf.feeders;
    let job = feeders.iter().position(|own| own == feeder).and_then(|at| record.jobs.get(at));
    job.is_some_and(|job| {
        matches!(job.stage, JobStage::Execution | JobStage::ResultProcessing | JobStage::Succeeded)
    })
}

fn order(input: Submitted, feeder: &str, of: Explained) -> Result<ExplainOrder, RequestError> {
    let feeder = feeder.to_owned();
    match (input, of) {
        (
            Submitted::IntrinsicLv(input),
            Explained::Group { head_mrid, terminal_sequence_number },
        ) => {
            let number = terminal_sequence_number.map(u32::try_from).transpose();
            let terminal_sequence_number = number.map_err(|_| {
                Refusal::at("terminalSequenceNumber", "Terminals are numbered from 1")
            })?;
            Ok(ExplainOrder::Group { feeder, input, head_mrid, terminal_sequence_number })
        }
        (Submitted::HvNodeHeadroom(input), Explained::Node { terminal_mrid }) => {
            let (equipment_mrid, terminal_sequence_number) = terminal_mrid
                .rsplit_once('#')
                .and_then(|(mrid, number)| Some((mrid.to_owned(), number.parse().ok()?)))
                .ok_or_else(|| {
                    let example =
                        "A node is named by an asset and its terminal, like transformer.t1#1";
                    Refusal::at("terminalMrid", example)
                })?;
            Ok(ExplainOrder::Node { feeder, input, equipment_mrid, terminal_sequence_number })
        }
        (Submitted::IntrinsicLv(_), Explained::Node { .. }) => Err(RequestError::NotNow(
            "This work package searched LV groups, not HV nodes".to_owned(),
        )),
        (Submitted::HvNodeHeadroom(_), Explained::Group { .. }) => Err(RequestError::NotNow(
            "This work package searched HV nodes, not LV groups".to_owned(),
        )),
    }
}
