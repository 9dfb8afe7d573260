//! The HV node search: its rules, and a single node against the plain power flow.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use common::{feeder, study};
use headroom_engine::network::{LineKind, Network};
use headroom_engine::search::{HvResults, HvSearch, Metric, StudyError};
use headroom_engine::study::{
    Band, Direction, HvNodeKind, HvStudy, InitialState, Limits, ProfileOptions, ThermalLimit,
};

fn hv_study(step_kw_per_node: f64, max_steps_per_node: u32) -> HvStudy {
    let lv = study(1.0, 1);
    HvStudy {
        start_time: lv.start_time,
        initial_state: lv.initial_state,
        step_kw_per_node,
        max_steps_per_node,
        kinds: vec![HvNodeKind::TransformerTerminal],
        addition: lv.addition,
        limits: Limits { hv_voltage_pu: Some(Band { min: 0.9, max: 1.03 }), ..Limits::default() },
        power_flow: lv.power_flow,
    }
}

fn run(network: &Network, study: HvStudy) -> HvResults {
    let mut search = HvSearch::new(network, study).expect("a network that can be solved");
    while search.advance() {}
    search.results()
}

#[test]
fn the_further_node_can_take_less() {
    let results = run(&feeder(4), hv_study(100.0, 1000));
    let headrooms: Vec<f64> = results.nodes.iter().map(|node| node.headroom_kw).collect();
    assert_eq!(results.nodes.len(), 4);
    assert!(headrooms.windows(2).all(|pair| pair[1] < pair[0]), "{headrooms:?}");
    for node in &results.nodes {
        let binding = node.binding.expect("bound");
        let own: Vec<_> = results.violations.iter().filter(|v| v.binding == binding).collect();
        assert!(!own.is_empty());
        assert!(own.iter().all(|v| v.metric == Metric::HvVoltageMaxPu && v.value > v.limit));
        assert!(own.iter().all(|v| f64::from(v.iteration - 1) * 100.0 - node.headroom_kw < 1e-9));
        assert_eq!((node.phase_code.as_str(), node.nominal_kv), ("ABC", 22.0));
    }
}

/// Export through a line of resistance R raises the voltage by about P R / V: the headroom follows.
#[test]
fn headroom_is_what_the_textbook_says() {
    let mut network = feeder(1);
    network.lines[0].series_impedance_ohm =
        headroom_engine::network::phase_impedance(3, 20.0.into(), 20.0.into());
    let results = run(&network, hv_study(1.0, 10_000));
    // The source adds 0.1 ohm. At unity power factor V2 - V1 = P R / V2 for all three phases together.
    let (v1, v2, r) = (22_000.0, 22_000.0 * 1.03, 20.1);
    let expected_kw = (v2 - v1) * v2 / r / 1000.0;
    let found_kw = results.nodes[0].headroom_kw;
    assert!(
        (found_kw - expected_kw).abs() < 0.02 * expected_kw,
        "{found_kw} against {expected_kw}"
    );
}

#[test]
fn each_node_starts_from_the_initial_state() {
    let all = run(&feeder(3), hv_study(50.0, 1000));
    let again = run(&feeder(3), hv_study(50.0, 1000));
    assert_eq!(all, again);
    // A limit that is broken at the start leaves nothing anywhere, under one binding.
    let mut broken = hv_study(50.0, 1000);
    broken.limits.hv_voltage_pu = Some(Band { min: 1.01, max: 1.05 });
    let results = run(&feeder(3), broken);
    assert!(results.nodes.iter().all(|node| node.headroom_kw == 0.0 && node.binding == Some(0)));
    assert!(results.violations.iter().all(|violation| violation.iteration == 0));
}

#[test]
fn running_out_of_steps_is_a_lower_bound_and_lv_limits_count_where_given() {
    let results = run(&feeder(2), hv_study(1.0, 5));
    assert!(
        results
            .nodes
            .iter()
            .all(|node| node.binding.is_none() && (node.headroom_kw - 5.0).abs() < 1e-9)
    );

    let mut with_lv = hv_study(100.0, 1000);
    with_lv.limits.hv_voltage_pu = None;
    with_lv.limits.lv_voltage_v = Some(Band { min: 216.0, max: 235.0 });
    let results = run(&feeder(2), with_lv);
    assert!(results.violations.iter().all(|violation| violation.metric == Metric::LvVoltageMaxV));
    assert!(results.nodes.iter().all(|node| node.headroom_kw > 0.0 && node.binding.is_some()));
}

#[test]
fn import_and_thermal_limits_bind_too() {
    let mut import = hv_study(100.0, 1000);
    import.addition.direction = Direction::Import;
    import.limits = Limits {
        hv_thermal: Some(ThermalLimit { percent: 100.0, emergency: false }),
        ..Limits::default()
    };
    let results = run(&feeder(2), import);
    // 200 A at 22 kV are 7.6 MVA.
    assert!(results.nodes.iter().all(|node| (7400.0..7700.0).contains(&node.headroom_kw)));
    assert!(
        results.violations.iter().all(|violation| violation.metric == Metric::HvThermalPercent)
    );
}

#[test]
fn base_totals_are_those_of_the_whole_feeder() {
    let mut network = feeder(1);
    common::customer(&mut network, "mill", "pole0", 1, 40.0);
    common::customer(&mut network, "farm", "pole0", 2, -15.0);
    let in_groups_kw: f64 = feeder(1).loads.iter().map(|load| load.kw).sum();
    let mut at_noon = hv_study(10.0, 1);
    at_noon.initial_state = InitialState::FixedTime {
        at: at_noon.start_time,
        profiles: ProfileOptions {
            include_import: true,
            include_export: true,
            import_factor: 1.0,
            export_factor: 1.0,
            prefer_daily: false,
        },
    };
    let results = run(&network, at_noon);
    assert!((results.base_net_import_kw - in_groups_kw - 40.0).abs() < 1e-9, "{results:?}");
    assert!((results.base_net_export_kw - 15.0).abs() < 1e-9, "{results:?}");
}

#[test]
fn tees_and_switches_are_found() {
    let mut network = feeder(3);
    common::line(
        &mut network,
        "spur",
        "pole1",
        "spur",
        num_complex::Complex64::new(0.1, 0.1),
        200.0,
    );
    common::line(
        &mut network,
        "sw",
        "spur",
        "beyond",
        num_complex::Complex64::new(0.01, 0.01),
        200.0,
    );
    network.lines.last_mut().expect("just added").kind = LineKind::Switch;
    let kinds = |kinds: Vec<HvNodeKind>| {
        let study = HvStudy { kinds, ..hv_study(500.0, 50) };
        let nodes = run(&network, study).nodes;
        nodes
            .into_iter()
            .map(|node| (node.equipment_mrid, node.terminal_sequence_number))
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(vec![HvNodeKind::LineTee]), [("line.hv1".to_owned(), 2)]);
    assert_eq!(kinds(vec![HvNodeKind::SwitchUpstreamTerminal]), [("line.sw".to_owned(), 1)]);
    assert_eq!(kinds(vec![HvNodeKind::LineTee, HvNodeKind::TransformerTerminal]).len(), 4);
    let none = HvSearch::new(&common::with_source(), hv_study(1.0, 1));
    assert_eq!(none.err(), Some(StudyError::NoNodes));
}
