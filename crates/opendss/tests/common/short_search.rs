//! A few steps of both searches, for networks that nobody meant.

use headroom_engine::network::Network;
use headroom_engine::search::{HvSearch, LvSearch};
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, HvNodeKind, HvStudy, InitialState, Limits, LvStudy,
    PowerFlowOptions, ProfileOptions, Steps, StudyTime, ThermalLimit,
};
use headroom_engine::topology::survey;

const NOON: StudyTime = StudyTime { year: 2025, second_of_year: 43_200 };
const MOST_STEPS: u32 = 3;

fn limits() -> Limits {
    let thermal = Some(ThermalLimit { percent: 100.0, emergency: true });
    Limits {
        lv_voltage_v: Some(Band { min: 216.0, max: 253.0 }),
        hv_voltage_pu: Some(Band { min: 0.9, max: 1.1 }),
        lv_thermal: thermal,
        hv_thermal: thermal,
    }
}

fn at_noon() -> InitialState {
    let profiles = ProfileOptions {
        include_import: true,
        include_export: true,
        import_factor: 1.0,
        export_factor: 1.0,
        prefer_daily: true,
    };
    InitialState::FixedTime { at: NOON, profiles }
}

fn addition() -> Addition {
    Addition { direction: Direction::Export, power_factor: 0.95, profile: None }
}

/// Surveys and searches; answers whether there was anything to search.
pub(crate) fn search(network: &Network) -> bool {
    let power_flow = PowerFlowOptions { max_iterations: 30, ..PowerFlowOptions::default() };
    if survey(network).is_err() {
        return false;
    }
    let lv = LvStudy {
        start_time: NOON,
        initial_state: at_noon(),
        steps: Steps {
            step_kw_per_customer: 1.0,
            max_steps: MOST_STEPS,
            stop_on_hv_violation: true,
            lock_out_bound_groups: true,
        },
        addition: addition(),
        allocation: Allocation::Uniform,
        limits: limits(),
        power_flow: power_flow.clone(),
    };
    let hv = HvStudy {
        start_time: NOON,
        initial_state: at_noon(),
        step_kw_per_node: 100.0,
        max_steps_per_node: MOST_STEPS,
        kinds: vec![HvNodeKind::TransformerTerminal, HvNodeKind::LineTee],
        addition: addition(),
        limits: limits(),
        power_flow,
    };
    let lv = LvSearch::new(network, lv).map(|mut search| {
        while search.advance() {}
        let results = search.results();
        assert!(results.groups.iter().all(|group| group.total_kw_added.is_finite()));
    });
    let hv = HvSearch::new(network, hv).map(|mut search| {
        while search.advance() {}
        assert!(search.results().nodes.iter().all(|node| node.headroom_kw.is_finite()));
    });
    lv.is_ok() || hv.is_ok()
}
