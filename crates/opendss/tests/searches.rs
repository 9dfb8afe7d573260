//! What holds for every search of a model with everything in it: results are whole, and do not depend on the order in
//! which the script names elements of one class.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use std::collections::{BTreeSet, HashMap};

use common::read;
use headroom_engine::network::{Network, mrid};
use headroom_engine::search::{HvResults, HvSearch, LvResults, LvSearch, Metric, Violation};
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, HvNodeKind, HvStudy, InitialState, Limits, LvStudy,
    PowerFlowOptions, ProfileOptions, Steps, StudyTime, ThermalLimit,
};

const SCRIPT: &str = include_str!("../../../tests/differential/networks/zones/Master.dss");
const NOON: StudyTime = StudyTime { year: 2025, second_of_year: 180 * 86_400 + 43_200 };
const STEP_KW: f64 = 2.0;
/// Loads without a group: one that no source reaches and one on HV.
const UNGROUPED: [&str; 2] = ["dead", "factory"];

fn network(script: &str) -> Network {
    read(script).network.expect("a model without errors")
}

fn limits() -> Limits {
    Limits {
        lv_voltage_v: Some(Band { min: 216.0, max: 256.0 }),
        hv_voltage_pu: Some(Band { min: 0.98, max: 1.02 }),
        lv_thermal: Some(ThermalLimit { percent: 100.0, emergency: false }),
        hv_thermal: Some(ThermalLimit { percent: 60.0, emergency: true }),
    }
}

fn at_noon() -> InitialState {
    let profiles = ProfileOptions {
        include_import: true,
        include_export: true,
        import_factor: 1.0,
        export_factor: 1.0,
        prefer_daily: false,
    };
    InitialState::FixedTime { at: NOON, profiles }
}

/// Both directions, every allocation, and every way to go on after a breach.
fn studies() -> Vec<LvStudy> {
    let mut studies = Vec::new();
    for direction in [Direction::Export, Direction::Import] {
        for (stop_on_hv_violation, lock_out_bound_groups) in [(true, true), (false, false)] {
            for allocation in [
                Allocation::Uniform,
                Allocation::Weighted { basis: direction, within_zone: true },
                Allocation::Weighted { basis: direction, within_zone: false },
            ] {
                studies.push(LvStudy {
                    start_time: NOON,
                    initial_state: at_noon(),
                    steps: Steps {
                        step_kw_per_customer: STEP_KW,
                        max_steps: 12,
                        stop_on_hv_violation,
                        lock_out_bound_groups,
                    },
                    addition: Addition { direction, power_factor: 0.95, profile: None },
                    allocation,
                    limits: limits(),
                    power_flow: PowerFlowOptions::default(),
                });
            }
        }
    }
    studies
}

fn lv(network: &Network, study: LvStudy) -> LvResults {
    let mut search = LvSearch::new(network, study).expect("a network that can be searched");
    while search.advance() {}
    search.results()
}

fn hv(network: &Network) -> HvResults {
    let study = HvStudy {
        start_time: NOON,
        initial_state: at_noon(),
        step_kw_per_node: 300.0,
        max_steps_per_node: 10,
        kinds: vec![
            HvNodeKind::TransformerTerminal,
            HvNodeKind::SwitchUpstreamTerminal,
            HvNodeKind::LineTee,
        ],
        addition: Addition { direction: Direction::Export, power_factor: 1.0, profile: None },
        limits: Limits { lv_voltage_v: None, ..limits() },
        power_flow: PowerFlowOptions::default(),
    };
    let mut search = HvSearch::new(network, study).expect("a network that can be searched");
    while search.advance() {}
    search.results()
}

/// The script with all elements of one class in reverse.
fn reversed(script: &str, class: &str) -> String {
    let start = format!("New {class}.");
    let belongs = |line: &&str| line.starts_with(&start);
    let mut backwards = script.lines().filter(belongs).rev();
    let lines = script
        .lines()
        .map(|line| if belongs(&line) { backwards.next().unwrap_or(line) } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Every violation breaks its limit and every binding but a feeder's own is somebody's.
fn assert_joined(violations: &[Violation], bindings: &BTreeSet<u32>, feeder_may_have_one: bool) {
    let listed: BTreeSet<u32> = violations.iter().map(|violation| violation.binding).collect();
    assert!(bindings.is_subset(&listed), "{bindings:?} of {listed:?}");
    assert!(listed.difference(bindings).count() <= usize::from(feeder_may_have_one));
    for violation in violations {
        let is_least = matches!(violation.metric, Metric::LvVoltageMinV | Metric::HvVoltageMinPu);
        let excess = violation.value - violation.limit;
        assert!(if is_least { excess < 0.0 } else { excess > 0.0 }, "{violation:?}");
    }
}

fn assert_whole(network: &Network, study: &LvStudy, results: &LvResults) {
    let bindings = results.groups.iter().filter_map(|group| group.binding).collect();
    assert_joined(&results.violations, &bindings, !study.steps.stop_on_hv_violation);
    let mut steps_of: HashMap<u32, BTreeSet<u32>> = HashMap::new();
    for violation in &results.violations {
        steps_of.entry(violation.binding).or_default().insert(violation.iteration);
    }
    for (position, group) in results.groups.iter().enumerate() {
        let own: Vec<_> =
            results.customers.iter().filter(|customer| customer.group == position).collect();
        assert_eq!(own.len(), group.customer_count);
        let added: f64 = own.iter().map(|customer| customer.allocated_kw.abs()).sum();
        assert!((added - group.total_kw_added).abs() < 1e-9, "{group:?}");
        let net: f64 = own.iter().map(|customer| customer.initial_kw).sum();
        let base = group.base_net_import_kw - group.base_net_export_kw;
        assert!((net - base).abs() < 1e-9, "{group:?}");
        let steps = group.headroom_kw_per_customer / STEP_KW;
        match group.binding {
            Some(binding) => {
                let bound_at = &steps_of[&binding];
                assert_eq!(bound_at.len(), 1, "one binding, one step");
                let expected = f64::from(bound_at.first().copied().unwrap_or(0).saturating_sub(1));
                assert!((steps - expected).abs() < 1e-9, "{group:?} at {bound_at:?}");
            }
            None => assert!(!group.converged || (steps - 12.0).abs() < 1e-9, "{group:?}"),
        }
    }
    let mut accounted: BTreeSet<String> =
        results.customers.iter().map(|customer| customer.load_mrid.clone()).collect();
    assert_eq!(accounted.len(), results.customers.len(), "nobody twice");
    for name in UNGROUPED {
        assert!(accounted.insert(mrid("load", name)), "{name} has no group");
        let names_it =
            |warning: &String| warning.contains("no capacity group") && warning.contains(name);
        assert!(results.warnings.iter().any(names_it), "{name}: {:?}", results.warnings);
    }
    let all: BTreeSet<String> = network.loads.iter().map(|load| mrid("load", &load.name)).collect();
    assert_eq!(accounted, all);
}

#[test]
fn results_are_whole() {
    let network = network(SCRIPT);
    let (mut bound, mut unbound) = (0, 0);
    for study in studies() {
        let results = lv(&network, study.clone());
        assert_whole(&network, &study, &results);
        let count = results.groups.iter().filter(|group| group.binding.is_some()).count();
        bound += count;
        unbound += results.groups.len() - count;
    }
    assert!(bound > 0 && unbound > 0, "{bound} bound and {unbound} unbound: both must occur");

    let nodes = hv(&network);
    let bindings = nodes.nodes.iter().filter_map(|node| node.binding).collect();
    assert_joined(&nodes.violations, &bindings, false);
    assert!(!bindings.is_empty());
}

#[test]
fn the_order_of_elements_leaves_no_trace() {
    let given = network(SCRIPT);
    let expected: Vec<String> =
        studies().into_iter().map(|study| format!("{:?}", lv(&given, study))).collect();
    let expected_hv = format!("{:?}", hv(&given));
    for class in ["Line", "Transformer", "Load", "Generator", "LoadShape"] {
        let script = reversed(SCRIPT, class);
        let other = network(&script);
        assert_ne!(other, given, "{class}: the order did change");
        for (study, expected) in studies().into_iter().zip(&expected) {
            assert_eq!(&format!("{:?}", lv(&other, study)), expected, "{class}");
        }
        assert_eq!(format!("{:?}", hv(&other)), expected_hv, "{class}");
    }
}
