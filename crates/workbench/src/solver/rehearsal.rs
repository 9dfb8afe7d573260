//! Work for a solver that has none, so that its program is fast when it has.
//!
//! A browser compiles a program twice: at once and simply, then well what has been in use for a while. Without a
//! rehearsal, a person's first search is that while.

use std::fmt::Write as _;

use headroom_engine::search::LvSearch;
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, InitialState, Limits, LvStudy, PowerFlowOptions, Steps,
    StudyTime,
};
use headroom_opendss::{Files, read_model};

/// Distribution transformers of the rehearsal's feeder, and LV poles below each.
const TRANSFORMERS: usize = 4;
const POLES: usize = 12;

/// Reads a small made-up feeder and searches it; answers the power flows solved. Takes some milliseconds.
pub fn rehearse() -> u32 {
    let mut files = Files::new();
    files.insert("Master.dss".to_owned(), script().into_bytes());
    let Some(network) = read_model(&files).network else { return 0 };
    let Ok(mut search) = LvSearch::new(&network, study()) else { return 0 };
    while search.advance() {}
    search.progress().solves
}

fn script() -> String {
    let mut script = "clear\nnew circuit.rehearsal basekv=22 pu=1.01 bus1=h0\n\
        new linecode.open nphases=3 r1=0.3 x1=0.3 r0=0.6 x0=1.2 units=km\n"
        .to_owned();
    for tx in 0..TRANSFORMERS {
        let next = tx + 1;
        // Writing to a string cannot fail.
        write!(
            script,
            "new line.h{tx} bus1=h{tx} bus2=h{next} linecode=open length=1 units=km normamps=400\n\
             new transformer.t{tx} windings=2 buses=[h{next} l{tx}_0] conns=[delta wye] kvs=[22 0.4] kvas=[200 200] xhl=4\n"
        )
        .ok();
        for pole in 0..POLES {
            let (next, phase) = (pole + 1, pole % 3 + 1);
            write!(
                script,
                "new line.l{tx}_{pole} bus1=l{tx}_{pole} bus2=l{tx}_{next} linecode=open length=30 units=m ! span\n\
                 new load.c{tx}_{pole} bus1=l{tx}_{next}.{phase} phases=1 kv=0.23 kw=2 pf=0.98\n"
            )
            .ok();
        }
    }
    script.push_str("set voltagebases=[22 0.4]\ncalcvoltagebases\nsolve\n");
    script
}

fn study() -> LvStudy {
    LvStudy {
        start_time: StudyTime { year: 2025, second_of_year: 0 },
        initial_state: InitialState::ZeroLoad,
        steps: Steps {
            step_kw_per_customer: 0.1,
            max_steps: 60,
            stop_on_hv_violation: true,
            lock_out_bound_groups: true,
        },
        addition: Addition { direction: Direction::Export, power_factor: 1.0, profile: None },
        allocation: Allocation::Uniform,
        limits: Limits { lv_voltage_v: Some(Band { min: 216.0, max: 253.0 }), ..Limits::default() },
        power_flow: PowerFlowOptions::default(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_rehearsal_is_a_search() {
        assert!(super::rehearse() > 10);
    }
}
