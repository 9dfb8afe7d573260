//! What must hold on any feeder with one group, tried on many made-up ones.

mod common;

use common::{customer, headrooms, line, run, study, transformer, with_source};
use headroom_engine::network::Network;
use headroom_engine::study::{Band, Direction, Limits, LvStudy, ThermalLimit};
use num_complex::Complex64;

const FEEDERS: u64 = 24;

/// `SplitMix64`: the same feeders on every machine.
struct Random(u64);

impl Random {
    fn between(&mut self, least: f64, most: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        least + (most - least) * ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        self.between(0.0, bound as f64) as usize
    }
}

/// One transformer and a tree of LV lines with single-phase customers.
fn one_group(random: &mut Random) -> Network {
    let mut network = with_source();
    let hv_ohm = Complex64::new(random.between(0.1, 20.0), random.between(0.1, 20.0));
    line(&mut network, "hv", "source", "pole", hv_ohm, 200.0);
    transformer(&mut network, "tx", "pole", "board", random.between(25.0, 300.0));
    let mut places = vec!["board".to_owned()];
    for at in 0..=random.below(8) {
        let from = places[random.below(places.len())].clone();
        let end = format!("b{at}");
        let ohm = Complex64::new(random.between(0.01, 0.2), random.between(0.005, 0.1));
        line(&mut network, &format!("l{at}"), &from, &end, ohm, random.between(50.0, 300.0));
        customer(&mut network, &format!("c{at}"), &end, 1 + random.below(3) as u8, 1.0);
        places.push(end);
    }
    network
}

/// Both directions, vars either way, voltage and loading limits.
fn one_study(random: &mut Random) -> LvStudy {
    let mut asked = study(1.0, 400);
    asked.addition.direction = [Direction::Export, Direction::Import][random.below(2)];
    asked.addition.power_factor = [1.0, 0.98, -0.95][random.below(3)];
    asked.limits = Limits {
        lv_voltage_v: Some(Band { min: 216.0, max: 253.0 }),
        hv_voltage_pu: Some(Band { min: 0.9, max: 1.1 }),
        lv_thermal: Some(ThermalLimit { percent: 120.0, emergency: false }),
        hv_thermal: Some(ThermalLimit { percent: 100.0, emergency: false }),
    };
    asked
}

fn headroom_kw(network: &Network, asked: LvStudy) -> f64 {
    headrooms(&run(network, asked))[0]
}

/// The study with one of its limits tightened by a share from 0 to 1.
fn tightened(asked: &LvStudy, which: usize, share: f64) -> LvStudy {
    let mut tighter = asked.clone();
    let narrow = |band: &mut Option<Band>, by: f64| {
        if let Some(band) = band {
            band.min += by;
            band.max -= by;
        }
    };
    let lower = |limit: &mut Option<ThermalLimit>| {
        if let Some(limit) = limit {
            limit.percent *= 1.0 - share;
        }
    };
    match which {
        0 => narrow(&mut tighter.limits.lv_voltage_v, 15.0 * share),
        1 => narrow(&mut tighter.limits.hv_voltage_pu, 0.08 * share),
        2 => lower(&mut tighter.limits.lv_thermal),
        _ => lower(&mut tighter.limits.hv_thermal),
    }
    tighter
}

#[test]
fn a_tighter_limit_never_gives_more() {
    let mut less = 0;
    for seed in 0..FEEDERS {
        let random = &mut Random(seed);
        let (network, asked) = (one_group(random), one_study(random));
        let all_kw = headroom_kw(&network, asked.clone());
        for which in 0..4 {
            let tighter = tightened(&asked, which, random.between(0.1, 0.9));
            let kw = headroom_kw(&network, tighter.clone());
            assert!(kw <= all_kw, "feeder {seed}: {kw} kW after {all_kw} kW with {tighter:?}");
            less += u32::from(kw < all_kw);
        }
    }
    assert!(less > 10, "only {less} limits bind earlier");
}

#[test]
fn a_finer_step_loses_at_most_one_coarse_step() {
    for seed in 0..FEEDERS {
        let random = &mut Random(seed + 1000);
        let (network, coarse) = (one_group(random), one_study(random));
        let coarse_kw = headroom_kw(&network, coarse.clone());
        for parts in [2, 5, 10] {
            let mut fine = coarse.clone();
            fine.steps.step_kw_per_customer /= f64::from(parts);
            fine.steps.max_steps *= parts;
            let fine_kw = headroom_kw(&network, fine);
            let difference_kw = fine_kw - coarse_kw;
            assert!(
                (-1.0 - 1e-9..1.0 + 1e-9).contains(&difference_kw),
                "feeder {seed}: {fine_kw} kW in {parts} parts, {coarse_kw} kW in whole steps"
            );
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for seed in 0..FEEDERS {
        let random = &mut Random(seed + 2000);
        let (network, asked) = (one_group(random), one_study(random));
        let text = || format!("{:?}", run(&network, asked.clone()));
        assert_eq!(text(), text(), "feeder {seed}");
    }
}
