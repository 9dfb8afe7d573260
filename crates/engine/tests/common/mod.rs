//! A small feeder built by hand, for tests.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "each test binary uses its own part"
)]

use headroom_engine::linear::CMatrix;
use headroom_engine::network::{
    Bus, BusId, Line, LineKind, Load, LoadModel, Network, PowerConnection, Terminal, Transformer,
    VoltageSource, VoltageWindow, Winding, WindingConnection, phase_impedance,
};
use headroom_engine::search::{LvResults, LvSearch};
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, InitialState, Limits, LvStudy, PowerFlowOptions, Steps,
    StudyTime,
};
use num_complex::Complex64;

/// Adds a bus, or finds the one of that name.
pub fn bus(network: &mut Network, name: &str) -> BusId {
    let found = network.buses.iter().position(|bus| bus.name == name);
    let at = found.unwrap_or_else(|| {
        network.buses.push(Bus { name: name.into(), position: None, stated_base_kv: None });
        network.buses.len() - 1
    });
    BusId(at as u32)
}

/// A network with a stiff 22 kV source at `source`.
pub fn with_source() -> Network {
    let mut network = Network {
        name: "test".into(),
        base_frequency_hz: 50.0,
        voltage_bases_kv: vec![22.0, 0.4],
        ..Network::default()
    };
    let at = bus(&mut network, "source");
    network.sources.push(VoltageSource {
        name: "source".into(),
        terminal: Terminal { bus: at, nodes: vec![1, 2, 3] },
        base_kv: 22.0,
        pu: 1.0,
        angle_deg: 0.0,
        impedance_ohm: phase_impedance(3, Complex64::new(0.1, 1.0), Complex64::new(0.1, 1.0)),
    });
    network
}

/// Adds a three-phase line.
pub fn line(
    network: &mut Network,
    name: &str,
    from: &str,
    to: &str,
    impedance: Complex64,
    rating_a: f64,
) {
    let (from, to) = (bus(network, from), bus(network, to));
    network.lines.push(Line {
        name: name.into(),
        kind: LineKind::Conductor,
        from: Terminal { bus: from, nodes: vec![1, 2, 3] },
        to: Terminal { bus: to, nodes: vec![1, 2, 3] },
        length_m: Some(100.0),
        series_impedance_ohm: phase_impedance(3, impedance, impedance * 3.0),
        shunt_admittance_s: CMatrix::zeros(3),
        normal_rating_a: rating_a,
        emergency_rating_a: None,
    });
}

/// Adds a delta-wye transformer of 22/0.4 kV.
pub fn transformer(network: &mut Network, name: &str, hv: &str, lv: &str, kva: f64) {
    let (hv, lv) = (bus(network, hv), bus(network, lv));
    let winding = |terminal: Terminal, connection, rated_kv| Winding {
        terminal,
        connection,
        rated_kv,
        rated_kva: kva,
        tap_pu: 1.0,
        min_tap_pu: 0.9,
        max_tap_pu: 1.1,
        tap_steps: 32,
        resistance_percent: 0.75,
        neutral_resistance_ohm: None,
        neutral_reactance_ohm: 0.0,
    };
    network.transformers.push(Transformer {
        name: name.into(),
        phases: 3,
        windings: vec![
            winding(Terminal { bus: hv, nodes: vec![1, 2, 3, 0] }, WindingConnection::Delta, 22.0),
            winding(Terminal { bus: lv, nodes: vec![1, 2, 3, 0] }, WindingConnection::Wye, 0.4),
        ],
        x12_percent: 4.0,
        x13_percent: 35.0,
        x23_percent: 30.0,
        no_load_loss_percent: 0.0,
        magnetising_percent: 0.0,
        antifloat_ppm: 1.0,
        lower_voltage_leads: false,
    });
}

/// Adds a single-phase customer that takes `kw` at unity power factor.
pub fn customer(network: &mut Network, name: &str, at: &str, phase: u8, kw: f64) {
    let at = bus(network, at);
    network.loads.push(Load {
        name: name.into(),
        terminal: Terminal { bus: at, nodes: vec![phase, 0] },
        phases: 1,
        connection: PowerConnection::Wye,
        rated_kv: 0.23,
        kw,
        kvar: 0.0,
        model: LoadModel::ConstantPower,
        window: VoltageWindow { min_pu: 0.0, max_pu: 10.0 },
        daily: None,
        yearly: None,
        fixed: false,
    });
}

/// A 22 kV line with `groups` transformers of three customers each; the further along, the longer the LV mains.
pub fn feeder(groups: usize) -> Network {
    let mut network = with_source();
    let mut upstream = "source".to_owned();
    for group in 0..groups {
        let pole = format!("pole{group}");
        line(
            &mut network,
            &format!("hv{group}"),
            &upstream,
            &pole,
            Complex64::new(0.3, 0.3),
            200.0,
        );
        transformer(&mut network, &format!("tx{group}"), &pole, &format!("board{group}"), 100.0);
        let reach = 0.05 + 0.03 * group as f64;
        line(
            &mut network,
            &format!("mains{group}"),
            &format!("board{group}"),
            &format!("end{group}"),
            Complex64::new(reach, reach / 2.0),
            150.0,
        );
        for phase in 1..=3 {
            customer(&mut network, &format!("c{group}{phase}"), &format!("end{group}"), phase, 2.0);
        }
        upstream = pole;
    }
    network
}

/// Zero load, export, LV 216 to 253 V.
pub fn study(step_kw: f64, max_steps: u32) -> LvStudy {
    LvStudy {
        start_time: StudyTime { year: 2025, second_of_year: 0 },
        initial_state: InitialState::ZeroLoad,
        steps: Steps {
            step_kw_per_customer: step_kw,
            max_steps,
            stop_on_hv_violation: true,
            lock_out_bound_groups: true,
        },
        addition: Addition { direction: Direction::Export, power_factor: 1.0, profile: None },
        allocation: Allocation::Uniform,
        limits: Limits { lv_voltage_v: Some(Band { min: 216.0, max: 253.0 }), ..Limits::default() },
        power_flow: PowerFlowOptions::default(),
    }
}

/// Runs a search to its end.
pub fn run(network: &Network, study: LvStudy) -> LvResults {
    let mut search = LvSearch::new(network, study).expect("a network that can be solved");
    while search.advance() {}
    search.results()
}

/// Headroom of each group in kW for each customer.
pub fn headrooms(results: &LvResults) -> Vec<f64> {
    results.groups.iter().map(|group| group.headroom_kw_per_customer).collect()
}
