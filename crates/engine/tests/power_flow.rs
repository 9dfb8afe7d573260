//! The power flow against closed forms.

mod common;

use headroom_engine::network::BusId;
use headroom_engine::power_flow::{Injections, Model, ModelError, Solution, element_legs};
use headroom_engine::study::PowerFlowOptions;
use num_complex::Complex64;

/// A balanced load behind a line: the voltage solves a quadratic equation.
#[test]
fn a_balanced_load_behind_a_line_has_the_textbook_voltage() {
    let mut network = common::with_source();
    network.sources[0].impedance_ohm =
        network.sources[0].impedance_ohm.scaled(Complex64::new(1e-9, 0.0));
    let impedance = Complex64::new(3.0, 4.0);
    common::line(&mut network, "l", "source", "end", impedance, 400.0);
    for phase in 1..=3 {
        common::customer(&mut network, &format!("c{phase}"), "end", phase, 500.0);
    }
    let model =
        Model::build(&network, PowerFlowOptions { tolerance_pu: 1e-12, ..Default::default() })
            .expect("solvable");
    let mut injections = Injections::default();
    for load in &network.loads {
        let (legs, phases) = element_legs(
            &load.terminal,
            load.phases,
            load.connection,
            load.rated_kv,
            model.nodes(),
        );
        for leg in legs {
            injections.legs.push(leg);
            injections
                .constant_va
                .push(Complex64::new(load.kw, load.kvar) * 1000.0 / phases as f64);
        }
    }
    let mut solution = Solution::no_load(&model);
    solution.solve(&model, &injections).expect("converges");

    // |V|^4 + (2 (P R + Q X) - E^2) |V|^2 + |S|^2 |Z|^2 = 0
    let (source_v, power_w) = (22_000.0 / 3f64.sqrt(), 500_000.0_f64);
    let half = source_v.powi(2) / 2.0 - power_w * impedance.re;
    let expected_v = (half + (half * half - power_w.powi(2) * impedance.norm_sqr()).sqrt()).sqrt();
    let end = network.buses.iter().position(|bus| bus.name == "end").expect("bus") as u32;
    for phase in 1..=3 {
        let node = model.nodes().find(BusId(end), phase).expect("energised");
        let found_v = solution.voltages_v()[node.index()].norm();
        assert!(
            (found_v - expected_v).abs() / expected_v < 1e-8,
            "phase {phase}: {found_v} against {expected_v}"
        );
    }
}

#[test]
fn a_delta_wye_transformer_lags_by_thirty_degrees() {
    let mut network = common::with_source();
    common::transformer(&mut network, "tx", "source", "board", 100.0);
    let model = Model::build(&network, PowerFlowOptions::default()).expect("solvable");
    let voltage = |bus: u32, number| {
        let node = model.nodes().find(BusId(bus), number).expect("energised");
        model.no_load_v()[node.index()]
    };
    let (hv, lv) = (voltage(0, 1), voltage(1, 1));
    assert!((lv.norm() - 400.0 / 3f64.sqrt()).abs() < 0.01);
    assert!(((lv / hv).arg().to_degrees() + 30.0).abs() < 1e-3, "{}", (lv / hv).arg().to_degrees());
}

#[test]
fn what_no_source_reaches_is_left_out() {
    let mut network = common::feeder(1);
    common::line(&mut network, "island", "nowhere", "elsewhere", Complex64::new(1.0, 1.0), 100.0);
    let model = Model::build(&network, PowerFlowOptions::default()).expect("solvable");
    let nowhere = network.buses.iter().position(|bus| bus.name == "nowhere").expect("bus") as u32;
    assert_eq!(model.nodes().find(BusId(nowhere), 1), None);
    let survey = headroom_engine::topology::survey(&network).expect("solvable");
    assert_eq!((survey.capacity_group_count, survey.customer_count), (1, 3));
    assert!(
        survey.warnings.iter().any(|warning| warning.contains("nowhere")),
        "{:?}",
        survey.warnings
    );
}

#[test]
fn a_load_on_a_neutral_of_its_own_is_named() {
    let mut network = common::feeder(1);
    let named = |network: &headroom_engine::network::Network| {
        let survey = headroom_engine::topology::survey(network).expect("solvable");
        survey.warnings.iter().any(|warning| warning.contains("Without the power"))
    };
    assert!(!named(&network));
    let nodes = &mut network.loads[0].terminal.nodes;
    *nodes.last_mut().expect("a neutral") = 4;
    assert!(named(&network));
}

#[test]
fn what_cannot_be_solved_is_named() {
    let mut zero = common::feeder(1);
    common::line(&mut zero, "short", "pole0", "pole9", Complex64::ZERO, 100.0);
    let outcome = Model::build(&zero, PowerFlowOptions::default());
    assert_eq!(outcome.err(), Some(ModelError::ZeroImpedance("line.short".into())));

    let mut dark = common::feeder(1);
    dark.sources.clear();
    assert_eq!(Model::build(&dark, PowerFlowOptions::default()).err(), Some(ModelError::NoSource));
}
