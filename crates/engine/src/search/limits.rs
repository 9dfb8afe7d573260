//! Which limits a solved state breaks.

use std::collections::HashSet;

use num_complex::Complex64;

use super::loading::{loading, phase_name};
use super::result::{EquipmentType, Metric, Violation};
use crate::network::Network;
use crate::power_flow::{Model, NodeId};
use crate::study::{Limits, ThermalLimit};
use crate::topology::{Equipment, Group, Topology};

/// A state to be checked.
#[derive(Clone, Copy)]
pub(super) struct Checked<'a> {
    pub(super) network: &'a Network,
    pub(super) model: &'a Model,
    pub(super) topology: &'a Topology,
    pub(super) limits: &'a Limits,
    pub(super) voltages_v: &'a [Complex64],
}

/// A limit broken at one place; which binding and step it belongs to is the search's to say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Breach {
    pub(super) equipment: Equipment,
    pub(super) terminal: u32,
    pub(super) phase: &'static str,
    pub(super) metric: Metric,
    pub(super) value: f64,
    pub(super) limit: f64,
    pub(super) v_base_v: f64,
}

/// A value against its limit, in the metric's unit.
#[derive(Clone, Copy)]
struct Measured {
    metric: Metric,
    value: f64,
    limit: f64,
}

/// What tells one HV limit from another.
pub(super) type LimitKey = (Equipment, u32, &'static str, Metric);

impl Breach {
    pub(super) fn key(&self) -> LimitKey {
        (self.equipment, self.terminal, self.phase, self.metric)
    }

    pub(super) fn into_violation(
        self,
        network: &Network,
        binding: u32,
        iteration: u32,
    ) -> Violation {
        Violation {
            binding,
            iteration,
            equipment_mrid: self.equipment.mrid(network),
            equipment_type: match self.equipment {
                Equipment::Line(_) => EquipmentType::AcLineSegment,
                Equipment::Transformer(_) => EquipmentType::PowerTransformer,
            },
            terminal_sequence_number: self.terminal,
            phase: self.phase,
            metric: self.metric,
            value: self.value,
            limit: self.limit,
            v_base_v: self.v_base_v,
        }
    }
}

impl Checked<'_> {
    /// Does the state break any limit of the group's zone? The quick form of [`Self::lv_breaches`].
    pub(super) fn breaks_lv(&self, group: &Group) -> bool {
        if let Some(band) = self.limits.lv_voltage_v {
            let (low, high) = (band.min * band.min, band.max * band.max);
            let outside = |squared: f64| squared < low || squared > high;
            if group.nodes.iter().any(|node| outside(node.voltage_squared(self.voltages_v))) {
                return true;
            }
        }
        self.limits.lv_thermal.is_some_and(|limit| {
            zone_equipment(group).any(|equipment| {
                self.overload(equipment, limit, Metric::LvThermalPercent).is_some()
            })
        })
    }

    /// Every limit of the group's zone that the state breaks.
    pub(super) fn lv_breaches(&self, group: &Group) -> Vec<Breach> {
        let mut breaches = Vec::new();
        if let Some(band) = self.limits.lv_voltage_v {
            for zone_node in &group.nodes {
                let squared = zone_node.voltage_squared(self.voltages_v);
                let broken = if squared > band.max * band.max {
                    Some((Metric::LvVoltageMaxV, band.max))
                } else if squared < band.min * band.min {
                    Some((Metric::LvVoltageMinV, band.min))
                } else {
                    None
                };
                breaches.extend(broken.map(|(metric, limit)| {
                    let measured = Measured { metric, value: squared.sqrt(), limit };
                    self.voltage_breach(
                        zone_node.node,
                        measured,
                        Equipment::Transformer(group.head),
                    )
                }));
            }
        }
        if let Some(limit) = self.limits.lv_thermal {
            breaches.extend(
                zone_equipment(group).filter_map(|equipment| {
                    self.overload(equipment, limit, Metric::LvThermalPercent)
                }),
            );
        }
        breaches
    }

    /// Every HV limit that the state breaks.
    pub(super) fn hv_breaches(&self) -> Vec<Breach> {
        let mut breaches = Vec::new();
        if let Some(band) = self.limits.hv_voltage_pu {
            let base_v = self.model.base_v();
            for &node in &self.topology.hv_nodes {
                let value = self.voltages_v[node.index()].norm() / base_v[node.index()];
                let broken = if value > band.max {
                    Some((Metric::HvVoltageMaxPu, band.max))
                } else if value < band.min {
                    Some((Metric::HvVoltageMinPu, band.min))
                } else {
                    None
                };
                breaches.extend(broken.map(|(metric, limit)| {
                    self.voltage_breach(node, Measured { metric, value, limit }, self.feeder_head())
                }));
            }
        }
        if let Some(limit) = self.limits.hv_thermal {
            let lines = self.topology.hv_lines.iter().map(|&at| Equipment::Line(at));
            let transformers =
                self.topology.hv_transformers.iter().map(|&at| Equipment::Transformer(at));
            breaches.extend(
                lines.chain(transformers).filter_map(|equipment| {
                    self.overload(equipment, limit, Metric::HvThermalPercent)
                }),
            );
        }
        breaches
    }

    /// What an HV voltage is put down to at the source itself, which nothing feeds.
    fn feeder_head(&self) -> Equipment {
        let first_line = self.topology.hv_lines.first().map(|&at| Equipment::Line(at));
        first_line.unwrap_or(Equipment::Transformer(
            self.topology.groups.first().map_or(0, |group| group.head),
        ))
    }

    /// A voltage belongs to the line or transformer that feeds its node; a node at the source itself to `otherwise`.
    fn voltage_breach(&self, node: NodeId, measured: Measured, otherwise: Equipment) -> Breach {
        let (bus, number) = self.model.nodes().place(node);
        let feeding = self.topology.feeding[node.index()];
        Breach {
            equipment: feeding.map_or(otherwise, |feeding| feeding.equipment),
            terminal: feeding.map_or(1, |feeding| feeding.terminal_sequence_number),
            phase: phase_name(number),
            metric: measured.metric,
            value: measured.value,
            limit: measured.limit,
            v_base_v: self.model.nominal_kv(bus) * 1000.0,
        }
    }

    fn overload(
        &self,
        equipment: Equipment,
        limit: ThermalLimit,
        metric: Metric,
    ) -> Option<Breach> {
        let loading = loading(self.network, self.model, equipment, limit, self.voltages_v)?;
        (loading.percent > limit.percent).then(|| {
            let bus = match equipment {
                Equipment::Line(at) => self.network.lines[at].from.bus,
                Equipment::Transformer(at) => {
                    let windings = &self.network.transformers[at].windings;
                    windings[(loading.terminal as usize - 1).min(windings.len() - 1)].terminal.bus
                }
            };
            Breach {
                equipment,
                terminal: loading.terminal,
                phase: loading.phase,
                metric,
                value: loading.percent,
                limit: limit.percent,
                v_base_v: self.model.nominal_kv(bus) * 1000.0,
            }
        })
    }
}

/// Transformers and lines of a group's zone.
pub(super) fn zone_equipment(group: &Group) -> impl Iterator<Item = Equipment> + '_ {
    let transformers = group.transformers.iter().map(|&at| Equipment::Transformer(at));
    transformers.chain(group.lines.iter().map(|&at| Equipment::Line(at)))
}

/// HV limits already listed.
pub(super) type ListedLimits = HashSet<LimitKey>;
