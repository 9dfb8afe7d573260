//! The inverter between photovoltaic panels and the network.

/// Panels and their inverter, with what the inverter lets through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inverter {
    /// What the panels give in kW in full sun of the model (irradiance included).
    pub panel_kw: f64,
    /// Greatest apparent power in kVA.
    pub kva: f64,
    /// Panel power in kW below which it switches off.
    pub cut_out_kw: f64,
    /// Reactive power.
    pub reactive: InverterReactive,
    /// What gives way when active and reactive power together are more than it can carry.
    pub priority: InverterPriority,
}

/// Reactive power that an inverter is set to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InverterReactive {
    /// A power factor; negative when it takes vars from the network.
    PowerFactor(f64),
    /// kvar, positive when it produces vars.
    Kvar(f64),
}

/// What an overloaded inverter keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InverterPriority {
    /// Reactive power (OpenDSS' default).
    Vars,
    /// Active power.
    Watts,
    /// The ratio of both.
    PowerFactor,
}

impl Inverter {
    /// Power in kW and kvar, both positive into the network, at a share of full sun: what the panels give, no more than
    /// the inverter takes (`TPVsystemObj.ComputekWkvar`). Panel temperature and the inverter's efficiency are not
    /// modelled (both are 1 by default).
    pub fn power_at(&self, sun: f64) -> (f64, f64) {
        let panel_kw = self.panel_kw * sun;
        let kw = if panel_kw >= self.cut_out_kw { panel_kw } else { 0.0 };
        let kvar = match self.reactive {
            InverterReactive::PowerFactor(pf) => {
                kw * (1.0 / (pf * pf) - 1.0).max(0.0).sqrt().copysign(pf)
            }
            InverterReactive::Kvar(kvar) => kvar,
        };
        let kva = kw.hypot(kvar);
        let left_of = |used: f64| (self.kva * self.kva - used * used).max(0.0).sqrt();
        if kva <= self.kva {
            return (kw, kvar);
        }
        match self.priority {
            InverterPriority::PowerFactor => (kw * self.kva / kva, kvar * self.kva / kva),
            InverterPriority::Watts => {
                let kw = kw.min(self.kva);
                (kw, left_of(kw).copysign(kvar))
            }
            InverterPriority::Vars => {
                let kvar = kvar.clamp(-self.kva, self.kva);
                (left_of(kvar), kvar)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_panels_than_inverter_are_cut_off_after_the_shape() {
        let roof = Inverter {
            panel_kw: 6.6,
            kva: 5.0,
            cut_out_kw: 1.0,
            reactive: InverterReactive::PowerFactor(1.0),
            priority: InverterPriority::Vars,
        };
        for (sun, expected_kw) in [(1.0, 5.0), (0.8, 5.0), (0.5, 3.3), (0.1, 0.0)] {
            let (kw, kvar) = roof.power_at(sun);
            assert!((kw - expected_kw).abs() < 1e-12 && kvar == 0.0, "{sun}: {kw} kW {kvar} kvar");
        }
    }
}
