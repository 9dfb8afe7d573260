//! Why a result is what it is.

use headroom_contract::operation::{
    ExplainGroup, ExplainNode, HvNodeHeadrooms, LvGroupHostingCapacities,
};
use headroom_contract::output::VoltageUnit;
use serde_json::json;

use crate::bench::{Bench, endless, hv_input, input};

fn explain(id: &str, head: &str) -> ExplainGroup {
    ExplainGroup {
        work_package_id: id.to_owned(),
        feeder: "tiny".to_owned(),
        capacity_group_head_id: head.to_owned(),
        terminal_sequence_number: None,
    }
}

#[test]
fn a_group_is_explained_as_its_row_says() {
    let bench = Bench::new();
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let rows = LvGroupHostingCapacities { work_package_id: id.clone(), ..Default::default() };
    let row = bench.ask(&rows).expect("a page").rows.remove(0);
    let binding = row.binding.expect("a binding");

    let explanation = bench.ask(&explain(&id, "transformer.tx1")).expect("an explanation");
    assert_eq!(explanation.binding_iteration, Some(binding.iteration));
    assert_eq!(explanation.binding_metric.as_ref(), Some(&binding.metric));
    let trace = explanation.traces.iter().find(|trace| trace.metric == binding.metric);
    let trace = trace.expect("a trace");
    assert_eq!(i32::try_from(trace.values.len()), Ok(binding.iteration + 1));
    let last = trace.values.last().expect("values");
    assert!((last - binding.violating_value).abs() < 1e-9 && *last > trace.constraint_limit);
    let path: Vec<&str> =
        explanation.path.iter().map(|at| at.conducting_equipment_mrid.as_str()).collect();
    assert_eq!(path, ["line.hv", "transformer.tx1", "line.l1"]);
    assert_eq!(explanation.path[2].length_m, Some(300.0));
    let profile = &explanation.profile;
    assert_eq!(
        (profile.unit, profile.min, profile.max),
        (VoltageUnit::Volts, Some(216.0), Some(253.0))
    );
    let at_end = profile.nodes.iter().filter(|node| node.bus == "end");
    assert!(at_end.clone().all(|node| (node.distance - 300.0).abs() < 1e-9));
    assert_eq!(at_end.map(|node| node.load_mrids.len()).sum::<usize>(), 3);
}

#[test]
fn a_node_is_explained_as_its_row_says() {
    let bench = Bench::new();
    let fields = json!({
        "search": { "stepKwPerNode": 100.0 },
        "constraints": { "voltage": { "hv": { "maxPu": 1.01 } } },
    });
    let id = bench.submit_hv("Nodes", hv_input(&["tiny"], fields));
    bench.finish();
    let rows = HvNodeHeadrooms { work_package_id: id.clone(), ..Default::default() };
    let row = bench.ask(&rows).expect("a page").rows.remove(0);
    let ask = ExplainNode {
        work_package_id: id.clone(),
        feeder: row.feeder,
        terminal_mrid: row.terminal_mrid,
    };
    let explanation = bench.ask(&ask).expect("an explanation");
    let binding = row.binding.expect("a binding");
    assert_eq!(explanation.binding_iteration, Some(binding.iteration));
    assert_eq!(explanation.profile.unit, VoltageUnit::PerUnit);

    let unreadable = ExplainNode { terminal_mrid: "tx1".to_owned(), ..ask };
    let errors = bench.ask(&unreadable).expect_err("no terminal");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("terminalMrid"));
    assert!(bench.ask(&explain(&id, "transformer.tx1")).is_err(), "it searched nodes");
}

#[test]
fn what_cannot_be_explained_is_refused_in_plain_words() {
    let bench = Bench::new();
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let unknown = bench.ask(&explain(&id, "transformer.tx9")).expect_err("no such group");
    assert!(unknown[0].message.contains("transformer.tx9"), "{}", unknown[0].message);
    let waiting = bench.submit("Run", endless(&["second"]));
    let waiting = bench.ask(&explain(&waiting, "transformer.tx1")).expect_err("another feeder");
    assert!(waiting[0].message.contains("tiny"), "{}", waiting[0].message);
}
