//! Loading of lines and transformers against their ratings.

use num_complex::Complex64;

use crate::network::Network;
use crate::power_flow::Model;
use crate::study::ThermalLimit;
use crate::topology::{Equipment, LV_MAX_KV};

/// Loading of one line or transformer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Loading {
    /// In percent of the rating.
    pub(super) percent: f64,
    /// Terminal at which it is largest, from 1.
    pub(super) terminal: u32,
    /// Phase of the largest conductor current, or `ABC` for a transformer's total.
    pub(super) phase: &'static str,
}

/// Loading of a line by its largest conductor current at either end, of a transformer by the larger of its HV side's
/// and its LV side's total power. `None` when no source reaches it or it has no rating.
pub(super) fn loading(
    network: &Network,
    model: &Model,
    equipment: Equipment,
    limit: ThermalLimit,
    voltages_v: &[Complex64],
) -> Option<Loading> {
    let factor = model.options().emergency_rating_factor;
    match equipment {
        Equipment::Line(at) => {
            let line = &network.lines[at];
            let rating_a = if limit.emergency {
                line.emergency_rating_a.unwrap_or(line.normal_rating_a * factor)
            } else {
                line.normal_rating_a
            };
            let largest = model.line(at)?.largest(voltages_v);
            let terminal = if largest.terminal == 1 { &line.from } else { &line.to };
            let phase = phase_name(terminal.nodes.get(largest.conductor).copied().unwrap_or(0));
            percent_of(largest.current_a, rating_a).map(|percent| Loading {
                percent,
                terminal: largest.terminal,
                phase,
            })
        }
        Equipment::Transformer(at) => {
            let transformer = &network.transformers[at];
            let powers = model.transformer(at)?;
            let mut hv_va = Complex64::ZERO;
            let mut lv_va = Complex64::ZERO;
            // Where all windings are on one side of 1 kV, the first winding stands against the others.
            let all_alike = {
                let (low, high) = transformer.rated_kv_range();
                (low > LV_MAX_KV) == (high > LV_MAX_KV)
            };
            let mut lv_terminal = 2;
            for (winding, data) in transformer.windings.iter().enumerate() {
                let is_hv = if all_alike { winding == 0 } else { data.rated_kv > LV_MAX_KV };
                let power = powers.power_va(winding, voltages_v);
                if is_hv {
                    hv_va += power;
                } else {
                    lv_va += power;
                    lv_terminal = lv_terminal.min(winding as u32 + 1);
                }
            }
            let hv_terminal = if lv_terminal == 1 { 2 } else { 1 };
            let rating_kva =
                transformer.windings[0].rated_kva * if limit.emergency { factor } else { 1.0 };
            let (largest_va, terminal) = if hv_va.norm() >= lv_va.norm() {
                (hv_va.norm(), hv_terminal)
            } else {
                (lv_va.norm(), lv_terminal)
            };
            percent_of(largest_va / 1000.0, rating_kva).map(|percent| Loading {
                percent,
                terminal,
                phase: "ABC",
            })
        }
    }
}

fn percent_of(value: f64, rating: f64) -> Option<f64> {
    (rating > 0.0).then(|| 100.0 * value / rating)
}

/// Phases among node numbers, in order: `A`, `BC`, `ABC`.
pub(super) fn phase_code(numbers: &[u8]) -> String {
    (1..=3).filter(|number| numbers.contains(number)).map(phase_name).collect()
}

/// Phase of a node number.
pub(super) fn phase_name(number: u8) -> &'static str {
    match number {
        1 => "A",
        2 => "B",
        3 => "C",
        _ => "N",
    }
}
