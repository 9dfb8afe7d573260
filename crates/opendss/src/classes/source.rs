//! Voltage sources.

use num_complex::Complex64;

use super::{BusRef, ClassInfo, Context, Effect, Element, MOST_PHASES, Model, Store, tables};
use crate::script::Value;

/// A voltage source as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) bus: Option<BusRef>,
    /// Second terminal, earth unless stated.
    pub(crate) bus2: Option<BusRef>,
    pub(crate) phases: usize,
    pub(crate) base_kv: f64,
    pub(crate) pu: f64,
    pub(crate) angle_deg: f64,
    impedance: ImpedanceData,
    mva_sc3: f64,
    mva_sc1: f64,
    isc3_a: f64,
    isc1_a: f64,
    x1_over_r1: f64,
    x0_over_r0: f64,
    base_mva: f64,
    z1: Complex64,
    z0: Complex64,
    z0_given: bool,
    per_unit_z1: Complex64,
    per_unit_z0: Option<Complex64>,
}

/// Which of its data a source takes its impedance from: the last ones given.
#[derive(Clone, Copy, Debug, PartialEq)]
enum ImpedanceData {
    ShortCircuitPower,
    ShortCircuitCurrent,
    Ohms,
    PerUnit,
}

impl Source {
    /// Positive- and zero-sequence impedance in ohm; `None` when the short-circuit data fit no impedance.
    pub(crate) fn sequence_impedances_ohm(&self) -> Option<(Complex64, Complex64)> {
        let factor = self.line_to_phase();
        let (mva_sc3, isc1_a) = match self.impedance {
            ImpedanceData::Ohms => return Some((self.z1, self.z0)),
            ImpedanceData::PerUnit => {
                let base_ohm = self.base_kv * self.base_kv / self.base_mva;
                let z0 = self.per_unit_z0.unwrap_or(self.per_unit_z1);
                return Some((self.per_unit_z1 * base_ohm, z0 * base_ohm));
            }
            ImpedanceData::ShortCircuitPower => {
                (self.mva_sc3, self.mva_sc1 * 1000.0 / (factor * self.base_kv))
            }
            ImpedanceData::ShortCircuitCurrent => {
                (3f64.sqrt() * self.base_kv * self.isc3_a / 1000.0, self.isc1_a)
            }
        };
        let x1 = self.base_kv * self.base_kv / mva_sc3 / (1.0 + self.x1_over_r1.powi(-2)).sqrt();
        let r1 = x1 / self.x1_over_r1;
        let loop_ohm = 3.0 * self.base_kv * 1000.0 / factor / isc1_a;
        let r0 = greater_root(
            1.0 + self.x0_over_r0 * self.x0_over_r0,
            4.0 * (r1 + x1 * self.x0_over_r0),
            4.0 * (r1 * r1 + x1 * x1) - loop_ohm * loop_ohm,
        )?;
        let both = (Complex64::new(r1, x1), Complex64::new(r0, r0 * self.x0_over_r0));
        (both.0.is_finite() && both.1.is_finite()).then_some(both)
    }

    fn line_to_phase(&self) -> f64 {
        if self.phases == 1 { 1.0 } else { 3f64.sqrt() }
    }
}

/// Greater root of `a x² + b x + c`.
fn greater_root(a: f64, b: f64, c: f64) -> Option<f64> {
    let discriminant = b * b - 4.0 * a * c;
    (discriminant >= 0.0).then(|| (-b + discriminant.sqrt()) / (2.0 * a))
}

impl Element for Source {
    fn class() -> &'static ClassInfo {
        &tables::VOLTAGE_SOURCE
    }

    fn new(_: f64) -> Self {
        let mut source = Self {
            bus: None,
            bus2: None,
            phases: 3,
            base_kv: 115.0,
            pu: 1.0,
            angle_deg: 0.0,
            impedance: ImpedanceData::ShortCircuitPower,
            mva_sc3: 2000.0,
            mva_sc1: 2100.0,
            isc3_a: 10_000.0,
            isc1_a: 10_540.0,
            x1_over_r1: 4.0,
            x0_over_r0: 3.0,
            base_mva: 100.0,
            z1: Complex64::new(1.65, 6.6),
            z0: Complex64::new(1.9, 5.7),
            z0_given: false,
            per_unit_z1: Complex64::ZERO,
            per_unit_z0: None,
        };
        source.settle();
        source
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.sources
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.sources
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "bus1" => self.bus = Some(BusRef::parse(value)?),
            "bus2" => self.bus2 = Some(BusRef::parse(value)?),
            "basekv" => self.base_kv = value.positive()?,
            "pu" => self.pu = value.number()?,
            "angle" => self.angle_deg = value.number()?,
            "phases" => self.phases = value.count(1, MOST_PHASES)? as usize,
            "frequency" => {
                let same = (value.number()? - context.model.base_frequency_hz).abs() < 1e-9;
                return Ok(if same { Effect::Used } else { Effect::Unused });
            }
            "basemva" => self.base_mva = value.positive()?,
            "x1r1" => self.x1_over_r1 = value.positive()?,
            "x0r0" => self.x0_over_r0 = value.positive()?,
            _ => return self.set_impedance(property, value),
        }
        Ok(Effect::Used)
    }

    /// OpenDSS works out all forms of the impedance from the one last given, so that a later line may change any
    /// single number of any of them (`TVsourceObj.RecalcElementData`).
    fn settle(&mut self) {
        let Some((z1, z0)) = self.sequence_impedances_ohm() else { return };
        let factor = self.line_to_phase();
        let volts = self.base_kv * 1000.0;
        (self.z1, self.z0) = (z1, z0);
        match self.impedance {
            ImpedanceData::ShortCircuitPower => {
                self.isc3_a = self.mva_sc3 * 1000.0 / (3f64.sqrt() * self.base_kv);
                self.isc1_a = self.mva_sc1 * 1000.0 / (factor * self.base_kv);
            }
            ImpedanceData::Ohms | ImpedanceData::PerUnit if z1.norm() > 0.0 => {
                self.isc3_a = volts / (3f64.sqrt() * z1.norm());
                self.isc1_a = volts * 3.0 / factor / (z1 * 2.0 + z0).norm();
            }
            _ => {}
        }
        if self.impedance != ImpedanceData::ShortCircuitPower {
            self.mva_sc3 = 3f64.sqrt() * self.base_kv * self.isc3_a / 1000.0;
            self.mva_sc1 = factor * self.base_kv * self.isc1_a / 1000.0;
        }
    }

    fn heap_bytes(&self) -> usize {
        size_of::<Complex64>() * self.phases * self.phases
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let (bus, bus2) = (self.bus.take(), self.bus2.take());
        *self = Self { bus, bus2, ..other.clone() };
        Effect::Used
    }
}

impl Source {
    fn set_impedance(&mut self, property: &str, value: &Value<'_>) -> Result<Effect, String> {
        self.impedance = match property {
            "mvasc3" => {
                self.mva_sc3 = value.positive()?;
                ImpedanceData::ShortCircuitPower
            }
            "mvasc1" => {
                self.mva_sc1 = value.positive()?;
                ImpedanceData::ShortCircuitPower
            }
            "isc3" => {
                self.isc3_a = value.positive()?;
                ImpedanceData::ShortCircuitCurrent
            }
            "isc1" => {
                self.isc1_a = value.positive()?;
                ImpedanceData::ShortCircuitCurrent
            }
            "r1" | "x1" | "r0" | "x0" => {
                let number = value.number()?;
                match property {
                    "r1" => self.z1.re = number,
                    "x1" => self.z1.im = number,
                    "r0" => self.z0.re = number,
                    _ => self.z0.im = number,
                }
                ImpedanceData::Ohms
            }
            "z1" => {
                self.z1 = value.complex()?;
                if !self.z0_given {
                    self.z0 = self.z1;
                }
                ImpedanceData::Ohms
            }
            "z0" => {
                self.z0 = value.complex()?;
                self.z0_given = true;
                ImpedanceData::Ohms
            }
            "puz1" => {
                self.per_unit_z1 = value.complex()?;
                ImpedanceData::PerUnit
            }
            "puz0" => {
                self.per_unit_z0 = Some(value.complex()?);
                ImpedanceData::PerUnit
            }
            _ => return Ok(Effect::Unused),
        };
        Ok(Effect::Used)
    }
}
