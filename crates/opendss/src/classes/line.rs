//! Lines.

use num_complex::Complex64;

use super::units::LengthUnit;
use super::{
    BusRef, ClassInfo, Context, Effect, Element, Impedances, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// A line as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) buses: [Option<BusRef>; 2],
    pub(crate) impedances: Impedances,
    pub(crate) length: f64,
    pub(crate) normal_rating_a: f64,
    /// `None` unless stated.
    pub(crate) emergency_rating_a: Option<f64>,
    pub(crate) is_switch: bool,
    /// The data come from conductors on a pole or in a trench, which the reader does not calculate.
    pub(crate) geometry: Option<String>,
    units: LengthUnit,
    /// Units of the line's length in one unit of length of its impedances.
    units_per_impedance_unit: f64,
    /// Unit of the line code that the impedances come from, while they do.
    code_units: Option<LengthUnit>,
    /// Sequence data were given on the line itself.
    sequence_changed: bool,
    capacitance_given: bool,
}

impl Line {
    /// Impedances, and the length in their unit.
    pub(crate) fn impedances_and_length(&self) -> (Impedances, f64) {
        let mut impedances = self.impedances.clone();
        if self.sequence_changed && !self.capacitance_given && impedances.matrices.is_none() {
            // The default capacitance is per 1000 ft; OpenDSS moves it to the line's unit (`TLineObj.CalcYPrim`).
            let per_unit = LengthUnit::KiloFeet.in_unit(self.units);
            impedances.c1_f /= per_unit;
            impedances.c0_f /= per_unit;
        }
        impedances.settle_single_phase();
        (impedances, self.length / self.units_per_impedance_unit)
    }

    /// Length in m; `None` where its unit is not stated.
    pub(crate) fn length_m(&self) -> Option<f64> {
        (self.units != LengthUnit::None).then(|| self.length * self.units.metres())
    }

    fn use_code(&mut self, value: &Value<'_>, model: &Model) -> Result<(), String> {
        let name = value.name();
        let Some(code) = model.line_codes.get(&name) else {
            return Err(format!("line code \"{name}\" is not defined before this line"));
        };
        let code = &code.element;
        // Sequence data a line has had stay behind a code's matrices, as in OpenDSS.
        let sequence =
            (self.impedances.z1, self.impedances.z0, self.impedances.c1_f, self.impedances.c0_f);
        self.impedances = code.impedances.clone();
        if self.impedances.matrices.is_some() {
            (self.impedances.z1, self.impedances.z0, self.impedances.c1_f, self.impedances.c0_f) =
                sequence;
        }
        self.impedances.settle_single_phase();
        self.code_units = Some(code.units);
        self.units_per_impedance_unit = code.units.in_unit(self.units);
        self.normal_rating_a = code.normal_rating_a;
        self.emergency_rating_a = code.emergency_rating_a;
        self.geometry = None;
        Ok(())
    }

    /// The line's own data replace what came from elsewhere, per unit of its own length (`ResetLengthUnits`).
    fn leave_code(&mut self) {
        self.code_units = None;
        self.geometry = None;
        self.units_per_impedance_unit = 1.0;
        self.units = LengthUnit::None;
    }

    fn become_switch(&mut self) {
        // Line.pas, property `switch`: 1 ohm, 1.1 and 1 nF per unit over a length of 0.001.
        self.impedances.matrices = None;
        self.impedances.z1 = Complex64::new(1.0, 1.0);
        self.impedances.z0 = Complex64::new(1.0, 1.0);
        self.impedances.c1_f = 1.1e-9;
        self.impedances.c0_f = 1.0e-9;
        self.length = 0.001;
        self.sequence_changed = true;
        self.leave_code();
    }
}

impl Element for Line {
    fn class() -> &'static ClassInfo {
        &tables::LINE
    }

    fn new(base_frequency_hz: f64) -> Self {
        Self {
            buses: [None, None],
            impedances: Impedances::new(base_frequency_hz),
            length: 1.0,
            normal_rating_a: 400.0,
            emergency_rating_a: None,
            is_switch: false,
            geometry: None,
            units: LengthUnit::None,
            units_per_impedance_unit: 1.0,
            code_units: None,
            sequence_changed: false,
            capacitance_given: false,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.lines
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.lines
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "bus1" => self.buses[0] = Some(BusRef::parse(value)?),
            "bus2" => self.buses[1] = Some(BusRef::parse(value)?),
            "linecode" => self.use_code(value, context.model)?,
            "length" => self.length = value.number()?,
            "phases" => self.impedances.set_phases(value.count(1, MOST_PHASES)? as usize)?,
            "units" => {
                let units = LengthUnit::parse(value)?;
                self.units_per_impedance_unit = match self.code_units {
                    Some(code) => code.in_unit(units),
                    None => self.units_per_impedance_unit * self.units.in_unit(units),
                };
                self.units = units;
            }
            "switch" => {
                self.is_switch = value.yes_no()?;
                if self.is_switch {
                    self.become_switch();
                }
            }
            "geometry" => self.geometry = Some(format!("geometry {}", value.name())),
            "spacing" => self.geometry = Some(format!("spacing {}", value.name())),
            "wires" | "cncables" | "tscables" => {}
            "basefreq" => self.impedances.base_frequency_hz = value.positive()?,
            "normamps" => self.normal_rating_a = value.number()?,
            "emergamps" => self.emergency_rating_a = Some(value.number()?),
            _ => {
                if !self.impedances.set(property, value)? {
                    return Ok(Effect::Unused);
                }
                self.after_impedance(property);
            }
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        self.impedances.heap_bytes()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let buses = std::mem::take(&mut self.buses);
        *self = Self { buses, ..other.clone() };
        // OpenDSS leaves the units of the length behind (`TLineObj.MakeLike`), and so does the model it would solve.
        let same_units = (self.units_per_impedance_unit - 1.0).abs() < f64::EPSILON;
        self.units = LengthUnit::None;
        self.units_per_impedance_unit = 1.0;
        self.code_units = None;
        if same_units {
            return Effect::Used;
        }
        Effect::Noted("like= leaves the units of length behind, as in OpenDSS: state linecode and units again".to_owned())
    }
}

impl Line {
    fn after_impedance(&mut self, property: &str) {
        match property {
            "rg" | "xg" | "rho" => return,
            "rmatrix" | "xmatrix" => {}
            "cmatrix" => self.capacitance_given = true,
            _ => {
                self.sequence_changed = true;
                self.capacitance_given |= matches!(property, "c1" | "c0" | "b1" | "b0");
            }
        }
        self.leave_code();
    }
}
