//! Voltage sources.

use headroom_engine::linear::CMatrix;
use headroom_engine::network::{VoltageSource, phase_impedance};
use num_complex::Complex64;

use super::builder::Builder;

pub(super) fn build(builder: &mut Builder<'_>) {
    let model = builder.model;
    for entry in model.sources.enabled() {
        let source = &entry.element;
        let Some(bus) = builder.required(entry, "bus1", source.bus.as_ref()) else { continue };
        if source.bus2.as_ref().is_some_and(|bus2| {
            bus2.nodes(source.phases, source.phases).iter().any(|&node| node != 0)
        }) {
            builder.warning(
                entry,
                "a source between two buses is not modelled, bus2 is taken as earth",
            );
        }
        let Some((z1, z0)) = source.sequence_impedances_ohm() else {
            builder.error(entry, "short-circuit data fit no impedance: three-phase and single-phase levels do not go together");
            continue;
        };
        if z1.norm() == 0.0 && z0.norm() == 0.0 {
            builder.error(entry, "source impedance is zero");
            continue;
        }
        let terminal = builder.terminal(bus, source.phases, source.phases);
        builder.network.sources.push(VoltageSource {
            name: entry.name.clone(),
            terminal,
            base_kv: source.base_kv,
            pu: source.pu,
            angle_deg: source.angle_deg,
            impedance_ohm: impedance(source.phases, z1, z0),
        });
    }
    if builder.network.sources.is_empty() && !builder.report.has_errors() {
        let message = "no voltage source: the circuit's own is disabled and there is no other";
        builder.report.error(crate::report::Place::default(), None, message);
    }
}

/// Unlike a line, a source of a single phase has its loop impedance, return path and all
/// (`TVsourceObj.RecalcElementData`).
fn impedance(phases: usize, z1: Complex64, z0: Complex64) -> CMatrix {
    if phases == 1 {
        return CMatrix::from_fn(1, |_, _| (z1 * 2.0 + z0) / 3.0);
    }
    phase_impedance(phases, z1, z0)
}
