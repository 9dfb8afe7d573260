//! Transformers.

use super::Terminal;

/// How the phases of a winding are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindingConnection {
    /// Phase to neutral; the terminal's last conductor is the neutral.
    Wye,
    /// Phase to phase. A single-phase winding lies between its two conductors whatever its connection is called.
    Delta,
    /// From the terminal's phases to those of the second winding's: the first winding of an autotransformer.
    Series,
}

/// One winding of a [`Transformer`].
#[derive(Clone, Debug, PartialEq)]
pub struct Winding {
    /// Where it is connected: one conductor for each phase, then the neutral (the return conductor when single
    /// phase). A three-phase delta winding has its neutral conductor on node 0, unused.
    pub terminal: Terminal,
    /// Connection.
    pub connection: WindingConnection,
    /// Rated voltage in kV: phase to phase with two and more phases, else across the winding; that of the terminal, not
    /// of the turns, for a series winding.
    pub rated_kv: f64,
    /// Rated power in kVA over all phases.
    pub rated_kva: f64,
    /// Tap in pu of the rated voltage.
    pub tap_pu: f64,
    /// Least tap in pu that a control may set.
    pub min_tap_pu: f64,
    /// Greatest tap in pu that a control may set.
    pub max_tap_pu: f64,
    /// Number of steps between least and greatest tap.
    pub tap_steps: u32,
    /// Resistance in percent on the rating of the first winding.
    pub resistance_percent: f64,
    /// Resistance from the neutral to earth in ohm, beside what the neutral's node is connected to; `None` when open.
    pub neutral_resistance_ohm: Option<f64>,
    /// Reactance from the neutral to earth in ohm, in series with the resistance.
    pub neutral_reactance_ohm: f64,
}

/// A transformer of two or three windings.
#[derive(Clone, Debug, PartialEq)]
pub struct Transformer {
    /// Name, lower case.
    pub name: String,
    /// Number of phases.
    pub phases: usize,
    /// Two or three windings, the first being the primary.
    pub windings: Vec<Winding>,
    /// Reactance between windings 1 and 2 in percent on the first winding's rating.
    pub x12_percent: f64,
    /// Reactance between windings 1 and 3, for three windings.
    pub x13_percent: f64,
    /// Reactance between windings 2 and 3, for three windings.
    pub x23_percent: f64,
    /// No-load loss in percent of the rating, as a conductance across winding 2.
    pub no_load_loss_percent: f64,
    /// Magnetising current in percent, as a susceptance across winding 2.
    pub magnetising_percent: f64,
    /// Tiny susceptance to earth at every winding end, in parts per million of the rating, so that a winding
    /// without any path to earth has a voltage at all (`ppm_antifloat`).
    pub antifloat_ppm: f64,
    /// In a mix of delta and wye the lower voltage leads by 30 degrees (Dy11) instead of lagging (Dy1).
    pub lower_voltage_leads: bool,
}

impl Transformer {
    /// Voltage across the turns of one phase of a winding (from 0) at rated tap, in volts.
    pub fn turns_voltage_v(&self, winding: usize) -> f64 {
        let Winding { connection, rated_kv, .. } = self.windings[winding];
        let across = match connection {
            WindingConnection::Series => rated_kv - self.windings[1].rated_kv,
            WindingConnection::Wye | WindingConnection::Delta => rated_kv,
        } * 1000.0;
        let is_to_neutral = self.phases > 1 && connection != WindingConnection::Delta;
        if is_to_neutral { across / 3f64.sqrt() } else { across }
    }

    /// Its mRID; autotransformers are a class of their own.
    pub fn mrid(&self) -> String {
        super::mrid(if self.is_auto() { "autotrans" } else { "transformer" }, &self.name)
    }

    /// Is it an autotransformer, its first winding in series?
    pub fn is_auto(&self) -> bool {
        self.windings[0].connection == WindingConnection::Series
    }

    /// Windings' highest and lowest rated voltage in kV.
    pub fn rated_kv_range(&self) -> (f64, f64) {
        self.windings.iter().fold((f64::MAX, f64::MIN), |(low, high), winding| {
            (low.min(winding.rated_kv), high.max(winding.rated_kv))
        })
    }
}
