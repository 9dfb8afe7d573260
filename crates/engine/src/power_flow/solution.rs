//! The fixed point of voltages and currents.

use num_complex::Complex64;

use super::injections::Injections;
use super::model::Model;

/// Voltages of one state, with what it takes to find the next quickly.
#[derive(Clone, Debug)]
pub struct Solution {
    voltages_v: Vec<Complex64>,
    scratch: Vec<Complex64>,
}

/// The iteration did not settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotConverged;

impl Solution {
    /// Starts from the network without load.
    pub fn no_load(model: &Model) -> Self {
        Self {
            voltages_v: model.no_load_v().to_vec(),
            scratch: vec![Complex64::ZERO; model.nodes().len()],
        }
    }

    /// Voltages to earth in volts, by node.
    pub fn voltages_v(&self) -> &[Complex64] {
        &self.voltages_v
    }

    /// Starts the next solve from `guess`.
    pub fn set_voltages(&mut self, guess: &[Complex64]) {
        self.voltages_v.copy_from_slice(guess);
    }

    /// Finds the voltages at which the currents of `injections` fit, starting from the present ones; answers the
    /// number of iterations.
    ///
    /// The iteration is `V ← Y⁻¹ (I_source + I(V))`. It contracts by about the ratio of load to short-circuit power,
    /// and fails, as any power flow does, when a state beyond the network's reach is asked for.
    pub fn solve(&mut self, model: &Model, injections: &Injections) -> Result<u32, NotConverged> {
        let tolerance_squared = model.options().tolerance_pu.powi(2);
        for iteration in 1..=model.options().max_iterations {
            self.scratch.copy_from_slice(model.source_currents_a());
            injections.add_currents(&self.voltages_v, &mut self.scratch);
            model.factor().solve(&mut self.scratch);
            let mut worst = 0.0_f64;
            let mut finite = true;
            for ((new, old), weight) in
                self.scratch.iter().zip(&self.voltages_v).zip(model.inverse_base_squared())
            {
                let change = (new - old).norm_sqr() * weight;
                finite &= change.is_finite();
                worst = worst.max(change);
            }
            if !finite {
                return Err(NotConverged);
            }
            std::mem::swap(&mut self.voltages_v, &mut self.scratch);
            if worst <= tolerance_squared {
                return Ok(iteration);
            }
        }
        Err(NotConverged)
    }
}
