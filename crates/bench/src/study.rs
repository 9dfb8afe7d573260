//! The one search of the benchmark.

use headroom_engine::study::{
    Addition, Allocation, Band, Direction, InitialState, Limits, LvStudy, PowerFlowOptions, Steps,
    StudyTime,
};

/// kW that each customer gets more at each step.
pub(crate) const STEP_KW: f64 = 0.1;

/// LV limits in V, phase to neutral.
pub(crate) const LV_BAND: Band = Band { min: 216.0, max: 253.0 };

/// From an idle network, generation at unity power factor, alike for every customer, until every group is
/// bound or the steps are done.
pub(crate) fn study(max_steps: u32) -> LvStudy {
    LvStudy {
        start_time: StudyTime { year: 2025, second_of_year: 0 },
        initial_state: InitialState::ZeroLoad,
        steps: Steps {
            step_kw_per_customer: STEP_KW,
            max_steps,
            stop_on_hv_violation: false,
            lock_out_bound_groups: true,
        },
        addition: Addition { direction: Direction::Export, power_factor: 1.0, profile: None },
        allocation: Allocation::Uniform,
        limits: Limits { lv_voltage_v: Some(LV_BAND), ..Limits::default() },
        power_flow: PowerFlowOptions { tolerance_pu: 1e-6, ..PowerFlowOptions::default() },
    }
}
