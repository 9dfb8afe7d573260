//! How much a work package asks for, before it is sent.

use crate::draft::Submission;
use crate::output::NetworkInfo;
use crate::spec;

/// Size of a run. Bounds: most searches end long before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunSize {
    /// Jobs: one for each feeder in the scenario and year.
    pub jobs: u64,
    /// Most power flows of one search, with that of the initial state.
    pub solves_a_search: u64,
    /// What is searched: the feeders of an LV run, the nodes of an HV run; nothing while that is not known.
    pub searches: Option<u64>,
    /// Rows of the main table, one for each capacity group or node; nothing while that is not known.
    pub rows: Option<u64>,
    /// Customers of the feeders; nothing while they are not known.
    pub customers: Option<u64>,
}

impl RunSize {
    /// Most power flows in all.
    pub fn max_solves(&self) -> Option<u64> {
        Some(self.searches?.saturating_mul(self.solves_a_search))
    }
}

/// The size of a work package, as far as the networks at hand tell.
pub fn run_size(submission: &Submission, networks: &[NetworkInfo]) -> RunSize {
    let feeders = match submission {
        Submission::Intrinsic(run) => &run.input.syf.feeders,
        Submission::HvNodeHeadroom(run) => &run.input.syf.feeders,
    };
    let known: Option<Vec<&NetworkInfo>> = feeders
        .iter()
        .map(|feeder| networks.iter().find(|network| network.mrid == *feeder))
        .collect();
    let total = |count: fn(&NetworkInfo) -> i32| {
        let known = known.as_ref()?;
        Some(known.iter().map(|network| u64::from(count(network).unsigned_abs())).sum::<u64>())
    };
    let jobs = feeders.len() as u64;
    let customers = total(|network| network.customer_count);
    let solves = |steps: Option<i32>, field: &spec::FieldSpec| {
        let default = field.default_number().unwrap_or_default() as u64;
        steps.map_or(default, |steps| u64::from(steps.unsigned_abs())) + 1
    };
    match submission {
        Submission::Intrinsic(run) => RunSize {
            jobs,
            solves_a_search: solves(
                run.input.search.as_ref().and_then(|search| search.max_steps),
                &spec::MAX_STEPS,
            ),
            searches: Some(jobs),
            rows: total(|network| network.capacity_group_count),
            customers,
        },
        // How many nodes of each kind a feeder has is known to whoever reads its model.
        Submission::HvNodeHeadroom(run) => RunSize {
            jobs,
            solves_a_search: solves(
                run.input.search.as_ref().and_then(|search| search.max_steps_per_node),
                &spec::MAX_STEPS_PER_NODE,
            ),
            searches: None,
            rows: None,
            customers,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Draft, check};
    use crate::output::StudyKind;

    fn network(mrid: &str, groups: i32, customers: i32) -> NetworkInfo {
        let mut network = serde_json::json!({
            "mRID": mrid, "name": mrid, "origin": "SAMPLE", "diagnostics": [],
            "busCount": 0, "lineCount": 0, "transformerCount": 0, "ungroupedCustomerCount": 0, "profileCount": 0,
        });
        network["capacityGroupCount"] = groups.into();
        network["customerCount"] = customers.into();
        serde_json::from_value(network).expect("a network")
    }

    fn size(kind: StudyKind, steps: &str, networks: &[NetworkInfo]) -> RunSize {
        let mut draft = Draft::new(kind, 2025);
        draft.set_text(&spec::NAME, "A name");
        draft.set_names(&spec::FEEDERS, &["A", "B", "C"]);
        draft.set_text(&spec::MAX_STEPS, steps);
        draft.set_text(&spec::MAX_STEPS_PER_NODE, steps);
        run_size(&check(&draft).request.expect("complete"), networks)
    }

    #[test]
    fn an_lv_run_solves_each_feeder_once_a_step_and_once_before() {
        let networks = [network("A", 10, 100), network("B", 20, 200), network("C", 3, 7)];
        let at_most = size(StudyKind::IntrinsicLv, "", &networks);
        assert_eq!((at_most.jobs, at_most.max_solves()), (3, Some(3003)));
        assert_eq!((at_most.rows, at_most.customers), (Some(33), Some(307)));
        assert_eq!(size(StudyKind::IntrinsicLv, "20", &networks).max_solves(), Some(63));
    }

    #[test]
    fn what_is_not_known_is_not_counted() {
        let at_most = size(StudyKind::IntrinsicLv, "", &[network("A", 10, 100)]);
        assert_eq!((at_most.rows, at_most.customers), (None, None));
        let at_most = size(StudyKind::HvNodeHeadroom, "200", &[]);
        assert_eq!((at_most.jobs, at_most.solves_a_search), (3, 201));
        assert_eq!(at_most.max_solves(), None);
    }
}
