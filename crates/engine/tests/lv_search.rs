//! The LV search: its rules, and a plain search beside it that takes no short cut.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod common;

use common::{feeder, headrooms, run, study};
use headroom_engine::network::{
    BusId, Generator, GeneratorModel, Inverter, InverterPriority, InverterReactive,
    PowerConnection, Shape, ShapeId, Terminal, VoltageWindow,
};
use headroom_engine::power_flow::{Injections, Model, Solution, element_legs};
use headroom_engine::search::{LvResults, LvSearch, Metric, StudyError};
use headroom_engine::study::{
    Allocation, Band, Direction, InitialState, Limits, ProfileOptions, StudyTime, ThermalLimit,
};
use num_complex::Complex64;

const EVERYTHING: ProfileOptions = ProfileOptions {
    include_import: true,
    include_export: true,
    import_factor: 1.0,
    export_factor: 1.0,
    prefer_daily: false,
};

/// Every binding resolves, totals add up, every customer is there.
fn assert_consistent(results: &LvResults, step_kw: f64) {
    for (position, group) in results.groups.iter().enumerate() {
        if let Some(binding) = group.binding {
            assert!(results.violations.iter().any(|violation| violation.binding == binding));
        }
        let own: Vec<_> =
            results.customers.iter().filter(|customer| customer.group == position).collect();
        assert_eq!(own.len(), group.customer_count);
        let total: f64 = own.iter().map(|customer| customer.allocated_kw.abs()).sum();
        assert!((total - group.total_kw_added).abs() < 1e-9);
        let steps = group.headroom_kw_per_customer / step_kw;
        assert!((steps - steps.round()).abs() < 1e-9);
    }
    for violation in &results.violations {
        let broken = match violation.metric {
            Metric::LvVoltageMinV | Metric::HvVoltageMinPu => violation.value < violation.limit,
            _ => violation.value > violation.limit,
        };
        assert!(broken, "{violation:?}");
    }
}

/// The search as the rules have it, each step solved from the network without load, every voltage looked at.
fn plain_headrooms(
    network: &headroom_engine::network::Network,
    step_kw: f64,
    max_steps: u32,
    max_v: f64,
) -> Vec<f64> {
    let network = network.clone().into_canonical();
    let model = Model::build(&network, study(step_kw, max_steps).power_flow).expect("solvable");
    let groups = network.transformers.len();
    let mut levels = vec![0u32; groups];
    let mut bound: Vec<Option<u32>> = vec![None; groups];
    let group_of = |name: &str| {
        name.trim_start_matches(|c: char| !c.is_ascii_digit())[..1].parse::<usize>().expect("digit")
    };
    for step in 0..=max_steps {
        for group in 0..groups {
            if bound[group].is_none() {
                levels[group] = step;
            }
        }
        let mut injections = Injections::default();
        for load in &network.loads {
            let (legs, _) = element_legs(
                &load.terminal,
                load.phases,
                load.connection,
                load.rated_kv,
                model.nodes(),
            );
            for leg in legs {
                injections.legs.push(leg);
                let kw = -step_kw * f64::from(levels[group_of(&load.name)]);
                injections.constant_va.push(Complex64::new(kw * 1000.0, 0.0));
            }
        }
        let mut solution = Solution::no_load(&model);
        solution.solve(&model, &injections).expect("converges");
        let mut broken = vec![false; groups];
        for (node, bus, _) in model.nodes().iter() {
            if model.nominal_kv(bus) < 1.0 && solution.voltages_v()[node.index()].norm() > max_v {
                broken[group_of(&network.bus(bus).name)] = true;
            }
        }
        for group in (0..groups).filter(|&group| broken[group]) {
            if bound[group].is_none() {
                bound[group] = Some(step.saturating_sub(1));
                levels[group] = step.saturating_sub(1);
            }
        }
    }
    bound.iter().map(|level| f64::from(level.unwrap_or(max_steps)) * step_kw).collect()
}

#[test]
fn equals_the_plain_search() {
    let network = feeder(5);
    for (step_kw, max_steps) in [(0.1, 1200), (0.5, 300), (1.7, 100)] {
        let results = run(&network, study(step_kw, max_steps));
        assert_consistent(&results, step_kw);
        assert_eq!(
            headrooms(&results),
            plain_headrooms(&network, step_kw, max_steps, 253.0),
            "step {step_kw}"
        );
        assert!(results.groups.iter().all(|group| group.binding.is_some()));
    }
}

#[test]
fn running_out_of_steps_is_a_lower_bound() {
    let results = run(&feeder(2), study(0.1, 3));
    assert_consistent(&results, 0.1);
    for group in &results.groups {
        assert!((group.headroom_kw_per_customer - 0.3).abs() < 1e-12);
        assert_eq!((group.binding, group.converged), (None, true));
    }
}

#[test]
fn a_limit_broken_at_the_start_leaves_no_headroom() {
    let mut tight = study(0.1, 100);
    tight.limits.lv_voltage_v = Some(Band { min: 216.0, max: 220.0 });
    let results = run(&feeder(2), tight);
    assert_consistent(&results, 0.1);
    assert_eq!(headrooms(&results), [0.0, 0.0]);
    assert!(results.violations.iter().all(|violation| violation.iteration == 0));
    assert!(results.violations.iter().all(|violation| violation.metric == Metric::LvVoltageMaxV));
}

#[test]
fn an_hv_limit_ends_the_search_or_is_only_listed() {
    let mut stopping = study(1.0, 100);
    stopping.limits = Limits {
        hv_thermal: Some(ThermalLimit { percent: 0.5, emergency: false }),
        ..Limits::default()
    };
    let results = run(&feeder(3), stopping.clone());
    assert_consistent(&results, 1.0);
    let first = results.groups[0].binding.expect("bound");
    assert!(results.groups.iter().all(|group| group.binding == Some(first)), "one binding for all");
    assert!(
        results.violations.iter().all(|violation| violation.metric == Metric::HvThermalPercent)
    );

    stopping.steps.stop_on_hv_violation = false;
    let results = run(&feeder(3), stopping);
    assert!(results.groups.iter().all(|group| group.binding.is_none()));
    let mut listed: Vec<_> = results
        .violations
        .iter()
        .map(|v| (&v.equipment_mrid, v.terminal_sequence_number, v.phase))
        .collect();
    assert!(!listed.is_empty());
    listed.sort();
    let all = listed.len();
    listed.dedup();
    assert_eq!(listed.len(), all, "each HV limit is listed once");
}

#[test]
fn transformers_bind_by_their_rating() {
    let mut thermal = study(1.0, 200);
    thermal.limits = Limits {
        lv_thermal: Some(ThermalLimit { percent: 100.0, emergency: false }),
        ..Limits::default()
    };
    let mut network = feeder(1);
    network.lines.iter_mut().for_each(|line| line.normal_rating_a = 10_000.0);
    let normal = headrooms(&run(&network, thermal.clone()))[0];
    // Three customers on 100 kVA: 3 x 34 kW, of which the mains lose 3 % before the transformer.
    assert!((normal - 34.0).abs() < 1e-9, "{normal}");
    thermal.limits.lv_thermal = Some(ThermalLimit { percent: 100.0, emergency: true });
    // Half as much again, of which 5 % is lost.
    assert!((headrooms(&run(&network, thermal))[0] - 52.0).abs() < 1e-9);
}

#[test]
fn letting_bound_groups_grow_asks_more_of_the_others() {
    let network = feeder(4);
    let held = headrooms(&run(&network, study(0.5, 400)));
    let mut growing = study(0.5, 400);
    growing.steps.lock_out_bound_groups = false;
    let grown = headrooms(&run(&network, growing));
    assert!(
        grown.iter().zip(&held).all(|(grown, held)| grown <= held),
        "{grown:?} against {held:?}"
    );
}

#[test]
fn import_binds_at_the_lower_limit_and_beyond_reach_does_not_converge() {
    let mut import = study(1.0, 400);
    import.addition.direction = Direction::Import;
    let results = run(&feeder(2), import.clone());
    assert_consistent(&results, 1.0);
    assert!(results.violations.iter().all(|violation| violation.metric == Metric::LvVoltageMinV));
    assert!(results.customers.iter().all(|customer| customer.allocated_kw >= 0.0));

    import.limits = Limits::default();
    import.steps.step_kw_per_customer = 20.0;
    let results = run(&feeder(2), import);
    assert!(results.groups.iter().all(|group| !group.converged && group.binding.is_none()));
    assert!(results.groups.iter().all(|group| group.headroom_kw_per_customer > 0.0));
}

#[test]
fn vars_that_are_consumed_help_export_and_produced_ones_do_not() {
    let network = feeder(1);
    let with = |power_factor: f64| {
        let mut study = study(0.1, 3000);
        study.addition.power_factor = power_factor;
        headrooms(&run(&network, study))[0]
    };
    assert!(with(0.9) > with(1.0) && with(1.0) > with(-0.9));
}

#[test]
fn the_order_of_the_script_leaves_no_trace() {
    let network = feeder(4);
    let mut shuffled = network.clone();
    shuffled.lines.reverse();
    shuffled.loads.rotate_left(5);
    shuffled.transformers.swap(0, 3);
    let text = |network| format!("{:?}", run(network, study(0.3, 300)));
    assert_eq!(text(&network), text(&shuffled));
    assert_eq!(text(&network), text(&network), "the same input gives the same bytes");
}

#[test]
fn weights_follow_existing_power() {
    let mut network = feeder(2);
    network.loads.iter_mut().for_each(|load| load.kw = 1.0);
    network.loads[0].kw = 4.0;
    let at = StudyTime { year: 2025, second_of_year: 43_200 };
    let mut weighted = study(0.5, 50);
    weighted.initial_state = InitialState::FixedTime { at, profiles: EVERYTHING };
    weighted.allocation = Allocation::Weighted { basis: Direction::Import, within_zone: false };
    let results = run(&network, weighted.clone());
    assert_consistent(&results, 0.5);
    let scales: Vec<f64> =
        results.customers.iter().map(|customer| customer.scaling_factor).collect();
    assert_eq!(scales, [1.0, 0.25, 0.25, 0.25, 0.25, 0.25]);

    weighted.allocation = Allocation::Weighted { basis: Direction::Export, within_zone: true };
    let results = run(&network, weighted);
    assert!(
        results.groups.iter().all(|group| group.total_kw_added == 0.0 && group.binding.is_none())
    );
    assert!(
        results.warnings.iter().any(|warning| warning.contains("no existing export")),
        "{:?}",
        results.warnings
    );
}

/// Load of 2 kW by a shape of four six-hour values, with 3 kW of generation at the first customer.
fn profiled() -> headroom_engine::network::Network {
    let mut network = feeder(1);
    let shape = |name: &str, active: [f64; 4]| Shape {
        name: name.into(),
        interval_s: 21_600.0,
        active: active.to_vec(),
        reactive: None,
        use_actual: false,
    };
    network.shapes = vec![shape("load", [0.5, 0.25, 0.5, 1.0]), shape("sun", [0.0, 1.0, 0.5, 0.0])];
    network.loads.iter_mut().for_each(|load| load.yearly = Some(ShapeId(0)));
    let end: BusId = network.loads[0].terminal.bus;
    network.generators.push(Generator {
        class: "generator".into(),
        name: "roof".into(),
        terminal: Terminal { bus: end, nodes: vec![1, 0] },
        phases: 1,
        connection: PowerConnection::Wye,
        rated_kv: 0.23,
        kw: 3.0,
        kvar: 0.0,
        model: GeneratorModel::ConstantPower,
        window: VoltageWindow { min_pu: 0.9, max_pu: 1.1 },
        inverter: None,
        daily: Some(ShapeId(1)),
        yearly: None,
    });
    network
}

#[test]
fn a_group_without_weight_ends_in_the_state_after_the_last_roll_back() {
    let mut network = feeder(2);
    for load in &mut network.loads {
        load.kw = if load.name.starts_with("c0") { -1.0 } else { 0.0 };
    }
    let at = StudyTime { year: 2025, second_of_year: 43_200 };
    let ended = |max_steps: u32| {
        let mut weighted = study(2.0, max_steps);
        weighted.initial_state = InitialState::FixedTime { at, profiles: EVERYTHING };
        weighted.allocation = Allocation::Weighted { basis: Direction::Export, within_zone: false };
        run(&network, weighted)
    };
    let volts = |results: &LvResults| results.customers[3].voltages_v[0].expect("phase A");
    let results = ended(500);
    assert!(results.groups[0].binding.is_some() && results.groups[1].binding.is_none());
    let valid_steps = (results.groups[0].headroom_kw_per_customer / 2.0).round() as u32;
    let one_step_v = (volts(&ended(valid_steps)) - volts(&ended(valid_steps - 1))).abs();
    let difference_v = (volts(&results) - volts(&ended(valid_steps))).abs();
    assert!(
        difference_v < one_step_v / 10.0,
        "{difference_v} V, where a step makes {one_step_v} V"
    );
}

#[test]
fn peaks_are_found_and_net_export_is_what_the_customer_sends_out() {
    let day = |hour: i64| StudyTime { year: 2025, second_of_year: hour * 3600 };
    let initial = |direction, profiles| {
        let mut peak = study(0.5, 1);
        peak.initial_state =
            InitialState::Peak { direction, after: day(0), until: day(24), profiles };
        run(&profiled(), peak)
    };
    let import = initial(Direction::Import, EVERYTHING);
    assert_eq!(import.instant, Some(day(24)));
    assert!((import.groups[0].base_net_import_kw - 6.0).abs() < 1e-12);

    let export = initial(Direction::Export, EVERYTHING);
    assert_eq!(export.instant, Some(day(12)));
    // 0.5 kW of load everywhere; the roof's 3 kW leave 2.5 kW of net export.
    assert!((export.groups[0].base_net_export_kw - 2.5).abs() < 1e-12);
    assert!((export.groups[0].base_net_import_kw - 1.0).abs() < 1e-12);

    let no_export =
        initial(Direction::Export, ProfileOptions { include_export: false, ..EVERYTHING });
    assert!(no_export.groups[0].base_net_export_kw.abs() < 1e-12);
    assert!((no_export.groups[0].base_net_import_kw - 1.0).abs() < 1e-12);
    let doubled = initial(Direction::Export, ProfileOptions { export_factor: 2.0, ..EVERYTHING });
    assert!((doubled.groups[0].base_net_export_kw - 5.0).abs() < 1e-12);
}

#[test]
fn an_inverter_cuts_off_what_the_sun_leaves_over() {
    let mut network = profiled();
    network.generators[0].inverter = Some(Inverter {
        panel_kw: 6.6,
        kva: 3.0,
        cut_out_kw: 0.6,
        reactive: InverterReactive::PowerFactor(1.0),
        priority: InverterPriority::Vars,
    });
    let export_kw = |hour: i64| {
        let mut at_hour = study(0.5, 1);
        let at = StudyTime { year: 2025, second_of_year: hour * 3600 };
        at_hour.initial_state = InitialState::FixedTime { at, profiles: EVERYTHING };
        run(&network, at_hour).groups[0].base_net_export_kw
    };
    // Half the sun is 3.3 kW of panels, all of it 6.6 kW: the inverter gives 3 kW of both.
    assert!((export_kw(18) - (3.0 - 1.0)).abs() < 1e-12, "{}", export_kw(18));
    assert!((export_kw(12) - (3.0 - 0.5)).abs() < 1e-12, "{}", export_kw(12));
}

#[test]
fn a_pv_system_follows_its_profile_and_an_unknown_one_is_named() {
    let mut pv = study(1.0, 10);
    pv.start_time = StudyTime { year: 2025, second_of_year: 18 * 3600 };
    pv.addition.profile = Some("Sun".into());
    pv.limits = Limits::default();
    let results = run(&profiled(), pv.clone());
    // Half the sun at 18:00: ten steps of 1 kW are 5 kW each.
    assert!(
        (results.groups[0].total_kw_added - 15.0).abs() < 1e-9,
        "{}",
        results.groups[0].total_kw_added
    );
    pv.addition.profile = Some("moon".into());
    assert_eq!(LvSearch::new(&profiled(), pv).err(), Some(StudyError::NoProfile("moon".into())));
}

#[test]
fn a_network_without_groups_is_refused() {
    let outcome = LvSearch::new(&common::with_source(), study(1.0, 1));
    assert_eq!(outcome.err(), Some(StudyError::NoGroups));
}
