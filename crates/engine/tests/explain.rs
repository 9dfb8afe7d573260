//! Repeated searches tell of the results that the search found.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use common::{feeder, run, study};
use headroom_engine::network::Network;
use headroom_engine::search::{
    Explanation, GroupRepeat, HvSearch, Metric, NodeRepeat, Trace, Violation, VoltageUnit,
};
use headroom_engine::study::{Band, HvNodeKind, HvStudy, Limits, LvStudy, ThermalLimit};

fn explain_group(network: &Network, study: LvStudy, head: &str) -> Explanation {
    let repeat =
        GroupRepeat::new(network, study, head, None).expect("a network that can be solved");
    let mut repeat = repeat.expect("a group");
    while repeat.advance() {}
    repeat.explanation()
}

fn trace(explanation: &Explanation, metric: Metric) -> &Trace {
    explanation.traces.iter().find(|trace| trace.metric == metric).expect("a trace")
}

fn mrids(explanation: &Explanation) -> Vec<&str> {
    explanation.path.iter().map(|element| element.mrid.as_str()).collect()
}

#[test]
fn the_trace_ends_with_the_value_that_bound_the_group() {
    let network = feeder(4);
    let thermal = ThermalLimit { percent: 100.0, emergency: false };
    let limits = Limits { lv_thermal: Some(thermal), ..study(0.1, 1000).limits };
    let study = LvStudy { limits, ..study(0.1, 1000) };
    let results = run(&network, study.clone());
    for group in &results.groups {
        let explanation = explain_group(&network, study.clone(), &group.head_mrid);
        let binding = explanation.binding.as_ref().expect("a binding");
        let own = results.violations.iter().filter(|row| Some(row.binding) == group.binding);
        assert_eq!(Some(binding), Violation::furthest(own));
        let steps = group.headroom_kw_per_customer / explanation.step_kw;
        assert!((steps - f64::from(binding.iteration - 1)).abs() < 1e-9);
        for trace in &explanation.traces {
            assert_eq!(trace.values.len(), binding.iteration as usize + 1);
        }
        let trace = trace(&explanation, binding.metric);
        let (last, before) = trace.values.split_last().expect("values");
        assert!((last - binding.value).abs() < 1e-9, "{last} {}", binding.value);
        assert!(before.iter().all(|value| *value <= trace.limit), "nothing broke before");
        assert!(*last > trace.limit);
    }
}

#[test]
fn the_profile_is_that_of_the_binding_state() {
    let network = feeder(3);
    let results = run(&network, study(0.5, 1000));
    let explanation = explain_group(&network, study(0.5, 1000), "transformer.tx2");
    let profile = &explanation.profile;
    assert_eq!((profile.unit, profile.in_metres), (VoltageUnit::Volts, true));
    assert_eq!(profile.limits, Some(Band { min: 216.0, max: 253.0 }));
    assert_eq!(profile.nodes.len(), 6, "three phases of board and end");
    let (position, _) = results
        .groups
        .iter()
        .enumerate()
        .find(|(_, group)| group.head_mrid == "transformer.tx2")
        .expect("the group");
    for node in &profile.nodes {
        match node.fed_from {
            None => assert_eq!((node.bus.as_str(), node.distance), ("board2", 0.0)),
            Some(from) => {
                let from = &profile.nodes[from];
                assert_eq!((node.bus.as_str(), from.bus.as_str()), ("end2", "board2"));
                assert_eq!((node.phase, node.distance), (from.phase, 100.0));
                let [load] = &node.load_mrids[..] else { panic!("{node:?}") };
                let customer = results
                    .customers
                    .iter()
                    .find(|customer| customer.group == position && customer.load_mrid == *load)
                    .expect("the customer");
                let volts = customer.voltages_v.iter().flatten().next().expect("a voltage");
                assert!((node.voltage - volts).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn the_path_leads_from_the_source_to_what_bound() {
    let network = feeder(3);
    let voltage = explain_group(&network, study(0.5, 1000), "transformer.tx1");
    assert_eq!(mrids(&voltage), ["line.hv0", "line.hv1", "transformer.tx1", "line.mains1"]);
    let lv: Vec<bool> = voltage.path.iter().map(|element| element.is_lv).collect();
    assert_eq!(lv, [false, false, true, true]);
    let ends = (voltage.path[3].from_bus.as_str(), voltage.path[3].to_bus.as_str());
    assert_eq!(ends, ("board1", "end1"));
    assert_eq!(voltage.path[0].length_m, Some(100.0));

    // Nothing binds: the path ends at the transformer.
    let free = LvStudy { limits: Limits::default(), ..study(0.5, 3) };
    let free = explain_group(&network, free, "transformer.tx1");
    assert!(free.binding.is_none() && free.traces.is_empty());
    assert_eq!(mrids(&free), ["line.hv0", "line.hv1", "transformer.tx1"]);
}

#[test]
fn a_limit_broken_at_the_start_has_a_trace_of_one_step() {
    let low = Limits { lv_voltage_v: Some(Band { min: 216.0, max: 220.0 }), ..Limits::default() };
    let study = LvStudy { limits: low, ..study(0.5, 1000) };
    let explanation = explain_group(&feeder(2), study, "transformer.tx0");
    assert_eq!(explanation.binding.as_ref().map(|binding| binding.iteration), Some(0));
    assert_eq!(trace(&explanation, Metric::LvVoltageMaxV).values.len(), 1);
}

#[test]
fn a_transformer_that_is_not_there_has_no_explanation() {
    let none = GroupRepeat::new(&feeder(1), study(1.0, 1), "transformer.tx9", None);
    assert!(none.expect("a network that can be solved").is_none());
}

#[test]
fn a_node_is_explained_without_the_others() {
    let network = feeder(4);
    let lv = study(1.0, 1);
    let study = HvStudy {
        start_time: lv.start_time,
        initial_state: lv.initial_state,
        step_kw_per_node: 100.0,
        max_steps_per_node: 1000,
        kinds: vec![HvNodeKind::TransformerTerminal],
        addition: lv.addition,
        limits: Limits { hv_voltage_pu: Some(Band { min: 0.9, max: 1.03 }), ..Limits::default() },
        power_flow: lv.power_flow,
    };
    let mut search = HvSearch::new(&network, study.clone()).expect("a network that can be solved");
    while search.advance() {}
    let results = search.results();
    for node in &results.nodes {
        let (mrid, terminal) = (&node.equipment_mrid, node.terminal_sequence_number);
        let repeat = NodeRepeat::new(&network, study.clone(), mrid, terminal);
        let mut repeat = repeat.expect("a network that can be solved").expect("a node");
        while repeat.advance() {}
        let explanation = repeat.explanation();
        let binding = explanation.binding.as_ref().expect("a binding");
        let own = results.violations.iter().filter(|row| Some(row.binding) == node.binding);
        let found = Violation::furthest(own).expect("a violation");
        assert_eq!(
            (binding.iteration, &binding.equipment_mrid),
            (found.iteration, &found.equipment_mrid)
        );
        assert!((binding.value - found.value).abs() < 1e-12);
        let last = *trace(&explanation, binding.metric).values.last().expect("values");
        assert!((last - binding.value).abs() < 1e-12);
        assert_eq!(explanation.profile.unit, VoltageUnit::PerUnit);
        let nearest = explanation.profile.nodes.first().expect("nodes");
        assert_eq!((nearest.bus.as_str(), nearest.distance), ("source", 0.0));
    }
}
