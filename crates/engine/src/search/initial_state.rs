//! Step 0: what every load and generator takes and gives.

use num_complex::Complex64;

use super::customers::CustomerGenerators;
use crate::network::{Generator, Load, Network, Shape, ShapeId};
use crate::study::{Direction, InitialState, ProfileOptions, StudyTime};

/// Why there is no initial state.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InitialStateError {
    /// A peak is looked for in a network without profiles.
    #[error(
        "The network has no load or generation profiles, so it has no peak: choose another initial state"
    )]
    NoProfiles,
    /// No profile interval ends in the window.
    #[error("No profile interval ends in the window: make it longer than one interval")]
    EmptyWindow,
}

/// Power of every load and generator at step 0, in VA, consumption positive, over all phases.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InitialPowers {
    /// By position of the load.
    pub(super) loads_va: Vec<Complex64>,
    /// By position of the generator; generation is negative.
    pub(super) generators_va: Vec<Complex64>,
    /// The instant, where profiles were read.
    pub(super) instant: Option<StudyTime>,
}

impl InitialPowers {
    /// Net import and net export of the whole feeder in kW: the sums over customers, in a group or not, and over
    /// generators without a load beside them.
    pub(super) fn net_import_and_export_kw(
        &self,
        generators_of: &CustomerGenerators,
    ) -> (f64, f64) {
        let of_loads = self.loads_va.iter().zip(generators_of.by_load()).map(|(load_va, own)| {
            load_va.re + own.iter().map(|&at| self.generators_va[at].re).sum::<f64>()
        });
        let alone = generators_of.alone().iter().map(|&at| self.generators_va[at].re);
        of_loads.chain(alone).fold((0.0, 0.0), |(import_kw, export_kw), net_w| {
            (import_kw + net_w.max(0.0) / 1000.0, export_kw + (-net_w).max(0.0) / 1000.0)
        })
    }
}

/// Works the initial state out.
pub(super) fn initial_powers(
    network: &Network,
    generators_of: &CustomerGenerators,
    state: &InitialState,
) -> Result<InitialPowers, InitialStateError> {
    let nothing = |count: usize| vec![Complex64::ZERO; count];
    match *state {
        InitialState::ZeroLoad => Ok(InitialPowers {
            loads_va: nothing(network.loads.len()),
            generators_va: nothing(network.generators.len()),
            instant: None,
        }),
        InitialState::FixedLoad { load_w, load_var, generation_w, generation_var } => {
            let net = Complex64::new(load_w - generation_w, load_var + generation_var);
            Ok(InitialPowers {
                loads_va: vec![net; network.loads.len()],
                generators_va: nothing(network.generators.len()),
                instant: None,
            })
        }
        InitialState::FixedTime { at, profiles } => {
            Ok(at_instant(network, generators_of, at, profiles))
        }
        InitialState::Peak { direction, after, until, profiles } => {
            let at = peak(network, direction, after, until, profiles)?;
            Ok(at_instant(network, generators_of, at, profiles))
        }
    }
}

/// The profiles at one instant. What is kept and scaled is decided by each customer's *net* power: generation that
/// only lowers the customer's own load is part of the load.
fn at_instant(
    network: &Network,
    generators_of: &CustomerGenerators,
    at: StudyTime,
    options: ProfileOptions,
) -> InitialPowers {
    let mut loads_va: Vec<Complex64> =
        network.loads.iter().map(|load| load_va(network, load, at, options)).collect();
    let mut generators_va: Vec<Complex64> = network
        .generators
        .iter()
        .map(|generator| generator_va(network, generator, at, options))
        .collect();
    for (load, own) in loads_va.iter_mut().zip(generators_of.by_load()) {
        let net = *load + own.iter().map(|&at| generators_va[at]).sum::<Complex64>();
        let factor = factor(net, options);
        *load *= factor;
        for &at in own {
            generators_va[at] *= factor;
        }
    }
    for &at in generators_of.alone() {
        let factor = factor(generators_va[at], options);
        generators_va[at] *= factor;
    }
    InitialPowers { loads_va, generators_va, instant: Some(at) }
}

fn factor(net_va: Complex64, options: ProfileOptions) -> f64 {
    let (keep, factor) = if net_va.re < 0.0 {
        (options.include_export, options.export_factor)
    } else {
        (options.include_import, options.import_factor)
    };
    if keep { factor } else { 0.0 }
}

fn shape(
    network: &Network,
    daily: Option<ShapeId>,
    yearly: Option<ShapeId>,
    prefer_daily: bool,
) -> Option<&Shape> {
    let id = if prefer_daily { daily.or(yearly) } else { yearly.or(daily) };
    id.and_then(|id| network.shapes.get(id.0 as usize))
}

fn shaped_va(nominal: Complex64, shape: Option<&Shape>, at: StudyTime) -> Complex64 {
    let Some(shape) = shape else { return nominal };
    let (active, reactive) = (shape.active_at(at.seconds()), shape.reactive_at(at.seconds()));
    if !shape.use_actual {
        return Complex64::new(nominal.re * active, nominal.im * reactive);
    }
    // Values are kW; without reactive values of its own the power factor stays the nominal one.
    let watts = active * 1000.0;
    let vars = match (&shape.reactive, nominal.re == 0.0) {
        (Some(_), _) => reactive * 1000.0,
        (None, true) => 0.0,
        (None, false) => watts * nominal.im / nominal.re,
    };
    Complex64::new(watts, vars)
}

fn load_va(network: &Network, load: &Load, at: StudyTime, options: ProfileOptions) -> Complex64 {
    let nominal = Complex64::new(load.kw, load.kvar) * 1000.0;
    let shape = shape(network, load.daily, load.yearly, options.prefer_daily);
    shaped_va(nominal, shape.filter(|_| !load.fixed), at)
}

fn generator_va(
    network: &Network,
    generator: &Generator,
    at: StudyTime,
    options: ProfileOptions,
) -> Complex64 {
    let shape = shape(network, generator.daily, generator.yearly, options.prefer_daily);
    if let (Some(inverter), Some(sun)) = (&generator.inverter, shape) {
        let (kw, kvar) = inverter.power_at(sun.active_at(at.seconds()));
        return Complex64::new(kw, kvar) * -1000.0;
    }
    let nominal = Complex64::new(generator.kw, generator.kvar) * 1000.0;
    -shaped_va(nominal, shape, at)
}

/// The instant in the window at which the feeder imports, or exports, most; the earliest of equals. Instants are the
/// ends of the finest profile's intervals.
fn peak(
    network: &Network,
    direction: Direction,
    after: StudyTime,
    until: StudyTime,
    options: ProfileOptions,
) -> Result<StudyTime, InitialStateError> {
    let interval_s = finest_interval_s(network, options).ok_or(InitialStateError::NoProfiles)?;
    let mut best: Option<(f64, StudyTime)> = None;
    let mut at = after.next_multiple_of(interval_s);
    while at <= until {
        let demand_w = feeder_demand_w(network, at, options);
        let towards = if direction == Direction::Import { demand_w } else { -demand_w };
        if best.is_none_or(|(most, _)| towards > most) {
            best = Some((towards, at));
        }
        at = at.next_multiple_of(interval_s);
    }
    best.map(|(_, at)| at).ok_or(InitialStateError::EmptyWindow)
}

fn finest_interval_s(network: &Network, options: ProfileOptions) -> Option<i64> {
    let of_loads = network.loads.iter().map(|load| (load.daily, load.yearly));
    let of_generators =
        network.generators.iter().map(|generator| (generator.daily, generator.yearly));
    of_loads
        .chain(of_generators)
        .filter_map(|(daily, yearly)| shape(network, daily, yearly, options.prefer_daily))
        .map(|shape| (shape.interval_s as i64).max(1))
        .min()
}

fn feeder_demand_w(network: &Network, at: StudyTime, options: ProfileOptions) -> f64 {
    let loads: f64 = network.loads.iter().map(|load| load_va(network, load, at, options).re).sum();
    let generators: f64 = network
        .generators
        .iter()
        .map(|generator| generator_va(network, generator, at, options).re)
        .sum();
    loads + generators
}
