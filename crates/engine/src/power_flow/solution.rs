//! The fixed point of voltages and currents.

use num_complex::Complex64;

use super::injections::Injections;
use super::model::Model;

/// Voltages of one state, with what it takes to find the next quickly.
///
/// Vectors have one slot more than there are nodes: the last one is earth, so that a leg to earth needs no branch.
#[derive(Clone, Debug)]
pub struct Solution {
    voltages_v: Vec<Complex64>,
    /// Voltages of the solve before.
    previous_v: Vec<Complex64>,
    /// Voltages of the solve before that.
    older_v: Vec<Complex64>,
    scratch: Vec<Complex64>,
    /// Solves so far, as far as they count: three make a curve.
    known_states: u8,
}

/// The iteration did not settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotConverged;

impl Solution {
    /// Starts from the network without load.
    pub fn no_load(model: &Model) -> Self {
        let mut voltages_v = model.no_load_v().to_vec();
        voltages_v.push(Complex64::ZERO);
        Self {
            previous_v: voltages_v.clone(),
            older_v: voltages_v.clone(),
            scratch: voltages_v.clone(),
            voltages_v,
            known_states: 0,
        }
    }

    /// Voltages to earth in volts, by node.
    pub fn voltages_v(&self) -> &[Complex64] {
        &self.voltages_v[..self.voltages_v.len() - 1]
    }

    /// Finds the voltages at which the currents of `injections` fit, starting from the present ones; answers the
    /// number of iterations. Where it fails, the voltages stay as they were.
    ///
    /// The iteration is `V ← Y⁻¹ (I_source + I(V))`. It contracts by about the ratio of load to short-circuit power,
    /// and fails, as any power flow does, when a state beyond the network's reach is asked for.
    pub fn solve(&mut self, model: &Model, injections: &Injections) -> Result<u32, NotConverged> {
        self.remember();
        self.iterate(model, injections)
    }

    /// As [`Self::solve`], starting from the curve through the last states: in a search, where every state is one
    /// equal step from the last, that is nearly the answer.
    pub fn solve_next(
        &mut self,
        model: &Model,
        injections: &Injections,
    ) -> Result<u32, NotConverged> {
        let known_states = self.known_states;
        self.remember();
        // After remembering, previous_v holds the present state, older_v the one before, scratch the one before that.
        for (at, ahead) in self.voltages_v.iter_mut().enumerate() {
            match known_states {
                0 | 1 => break,
                2 => *ahead = *ahead * 2.0 - self.older_v[at],
                _ => *ahead = (*ahead - self.older_v[at]) * 3.0 + self.scratch[at],
            }
        }
        self.iterate(model, injections)
    }

    /// Moves the states back by one; the oldest is left in `scratch`.
    fn remember(&mut self) {
        std::mem::swap(&mut self.scratch, &mut self.older_v);
        std::mem::swap(&mut self.older_v, &mut self.previous_v);
        self.previous_v.copy_from_slice(&self.voltages_v);
        self.known_states = (self.known_states + 1).min(3);
    }

    fn iterate(&mut self, model: &Model, injections: &Injections) -> Result<u32, NotConverged> {
        let tolerance_squared = model.options().tolerance_pu.powi(2);
        let earth = self.voltages_v.len() - 1;
        for iteration in 1..=model.options().max_iterations {
            self.scratch[..earth].copy_from_slice(model.source_currents_a());
            injections.add_currents(&self.voltages_v, &mut self.scratch);
            self.scratch[earth] = Complex64::ZERO;
            model.factor().solve(&mut self.scratch[..earth]);
            let worst =
                largest_change(&self.scratch, &self.voltages_v, model.inverse_base_squared());
            std::mem::swap(&mut self.voltages_v, &mut self.scratch);
            if worst <= tolerance_squared {
                return Ok(iteration);
            }
            if !worst.is_finite() {
                break;
            }
        }
        self.voltages_v.copy_from_slice(&self.previous_v);
        Err(NotConverged)
    }
}

/// Square of the largest change in pu; not finite as soon as any voltage is not.
fn largest_change(new: &[Complex64], old: &[Complex64], inverse_base_squared: &[f64]) -> f64 {
    let mut worst = 0.0_f64;
    let mut sum = 0.0_f64;
    for ((new, old), weight) in new.iter().zip(old).zip(inverse_base_squared) {
        let change = (new - old).norm_sqr() * weight;
        worst = if change > worst { change } else { worst };
        // A comparison passes over a NaN; a sum does not.
        sum += change;
    }
    if sum.is_finite() { worst } else { f64::INFINITY }
}
