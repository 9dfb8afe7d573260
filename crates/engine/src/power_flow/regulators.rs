//! Tap changers: the control loop that settles their taps.
//!
//! The rules are OpenDSS' (`RegControl.pas`, static control mode): a control whose voltage is outside its band asks for
//! the whole taps that would bring it to its target and gets 70 % of them, at least one; of all that ask, those with the shortest delay move; the network
//! is solved again, until nobody asks.

use num_complex::Complex64;

use super::injections::Injections;
use super::model::{Model, ModelError};
use super::solution::{NotConverged, Solution};
use super::transformer::{End, winding_ends};
use crate::network::{Network, Regulator, Transformer, WatchedPhase};

/// Share of the taps asked for that one round moves (`AtLeastOneTap` in `RegControl.pas`).
const APPROACH: f64 = 0.7;

/// How the control loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Power flows solved.
    pub solves: u32,
    /// False when controls still asked for taps after the last round.
    pub at_rest: bool,
}

/// Why the control loop ended without a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ControlError {
    /// A power flow did not converge.
    NotConverged,
    /// The network with new taps cannot be solved at all.
    Model(ModelError),
}

impl From<NotConverged> for ControlError {
    fn from(_: NotConverged) -> Self {
        Self::NotConverged
    }
}

/// Solves, moves taps, and solves again until the taps are at rest, in at most `max_rounds` rounds of tap changes.
///
/// Taps are written into `network`, and `model` is rebuilt to match.
pub fn settle_taps(
    network: &mut Network,
    model: &mut Model,
    solution: &mut Solution,
    injections: &Injections,
    max_rounds: u32,
) -> Result<Settled, ControlError> {
    solution.solve(model, injections)?;
    for round in 0..max_rounds {
        let changes = wanted_changes(network, model, solution.voltages_v());
        if changes.is_empty() {
            return Ok(Settled { solves: round + 1, at_rest: true });
        }
        for (transformer, winding, tap_pu) in changes {
            network.transformers[transformer].windings[winding].tap_pu = tap_pu;
        }
        *model = Model::build(network, model.options().clone()).map_err(ControlError::Model)?;
        solution.solve(model, injections)?;
    }
    let at_rest = wanted_changes(network, model, solution.voltages_v()).is_empty();
    Ok(Settled { solves: max_rounds + 1, at_rest })
}

/// New taps (transformer, winding, tap in pu) of the controls with the shortest delay among those that ask.
fn wanted_changes(
    network: &Network,
    model: &Model,
    voltages_v: &[Complex64],
) -> Vec<(usize, usize, f64)> {
    let asking: Vec<(f64, (usize, usize, f64))> = network
        .regulators
        .iter()
        .filter_map(|regulator| {
            let tap_pu = wanted_tap_pu(network, model, regulator, voltages_v)?;
            Some((regulator.delay_s, (regulator.transformer, regulator.tap_winding, tap_pu)))
        })
        .collect();
    let soonest = asking.iter().map(|&(delay_s, _)| delay_s).fold(f64::INFINITY, f64::min);
    asking
        .into_iter()
        .filter(|&(delay_s, _)| delay_s <= soonest)
        .map(|(_, change)| change)
        .collect()
}

/// The tap that a control wants; `None` when it is content, at the end of its range, or not energised.
fn wanted_tap_pu(
    network: &Network,
    model: &Model,
    regulator: &Regulator,
    voltages_v: &[Complex64],
) -> Option<f64> {
    let transformer = network.transformers.get(regulator.transformer)?;
    let tapped = transformer.windings.get(regulator.tap_winding)?;
    let seen_v = watched_voltage_v(model, transformer, regulator, voltages_v)?;
    if (regulator.target_v - seen_v).abs() <= regulator.band_v / 2.0 {
        return None;
    }
    let step_pu = (tapped.max_tap_pu - tapped.min_tap_pu) / f64::from(tapped.tap_steps.max(1));
    if step_pu <= 0.0 {
        return None;
    }
    let boost_pu = (regulator.target_v - seen_v) * regulator.pt_ratio
        / transformer.turns_voltage_v(regulator.winding);
    // A higher tap of another winding lowers the watched one.
    let direction = if regulator.winding == regulator.tap_winding { 1.0 } else { -1.0 };
    let wanted_taps = (boost_pu / step_pu).round() * direction;
    if wanted_taps == 0.0 || regulator.max_tap_change == 0 {
        return None;
    }
    let taps =
        (APPROACH * wanted_taps.abs()).trunc().clamp(1.0, f64::from(regulator.max_tap_change));
    let sign = wanted_taps.signum();
    let tap_pu =
        (tapped.tap_pu + sign * taps * step_pu).clamp(tapped.min_tap_pu, tapped.max_tap_pu);
    ((tap_pu - tapped.tap_pu).abs() > step_pu * 1e-6).then_some(tap_pu)
}

/// Voltage on the control's own scale: the watched phase's winding voltage through the potential transformer, less the
/// drop along the line that the control compensates for.
fn watched_voltage_v(
    model: &Model,
    transformer: &Transformer,
    regulator: &Regulator,
    voltages_v: &[Complex64],
) -> Option<f64> {
    let at = |(winding, conductor): End| {
        let terminal = &transformer.windings[winding].terminal;
        let number = terminal.nodes.get(conductor).copied().unwrap_or(0);
        let node = model.nodes().find(terminal.bus, number);
        node.map_or(Complex64::ZERO, |node| voltages_v[node.index()])
    };
    let across = |phase: usize| {
        let (first, last) = winding_ends(transformer, regulator.winding, phase);
        at(first) - at(last)
    };
    let by_height =
        |one: &usize, other: &usize| across(*one).norm().total_cmp(&across(*other).norm());
    let phase = match regulator.watched_phase {
        // A phase that the transformer lacks is the first, as in OpenDSS.
        WatchedPhase::Own(phase) if phase >= transformer.phases => 0,
        WatchedPhase::Own(phase) => phase,
        WatchedPhase::Highest => (0..transformer.phases).max_by(by_height)?,
        WatchedPhase::Lowest => (0..transformer.phases).min_by(by_height)?,
    };
    let mut seen = across(phase) / regulator.pt_ratio;
    if seen == Complex64::ZERO {
        return None;
    }
    if (regulator.r_v != 0.0 || regulator.x_v != 0.0) && regulator.ct_primary_a > 0.0 {
        let powers = model.transformer(regulator.transformer)?;
        // Current out of the winding, towards the load.
        let current =
            -powers.current_a(regulator.winding, phase, voltages_v) / regulator.ct_primary_a;
        seen -= current * Complex64::new(regulator.r_v, regulator.x_v);
    }
    Some(seen.norm())
}
