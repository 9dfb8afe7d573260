//! What is seen of one solved state: worst values, ways, voltages.

use std::collections::HashMap;

use super::{PathElement, Profile, ProfileNode, VoltageUnit};
use crate::network::{BusId, Terminal};
use crate::power_flow::NodeId;
use crate::search::feeder::Feeder;
use crate::search::limits::{Checked, zone_equipment};
use crate::search::loading::{loading, phase_name};
use crate::search::result::{EquipmentType, Metric};
use crate::study::{Limits, ThermalLimit};
use crate::topology::{Equipment, Feeding, Group, LV_MAX_KV};

/// A limit and the value nearest to or furthest beyond it.
#[derive(Clone, Copy)]
pub(super) struct WorstValue {
    pub(super) metric: Metric,
    pub(super) limit: f64,
    pub(super) value: f64,
}

impl Checked<'_> {
    /// Every LV limit, with the worst value of a group's zone.
    pub(super) fn worst_lv<'g>(
        &self,
        groups: impl Iterator<Item = &'g Group> + Clone,
    ) -> Vec<WorstValue> {
        let mut worst = Vec::new();
        if let Some(band) = self.limits.lv_voltage_v {
            let nodes = groups.clone().flat_map(|group| &group.nodes);
            let (low, high) = extremes(nodes.map(|node| node.voltage_squared(self.voltages_v)));
            worst.push(WorstValue {
                metric: Metric::LvVoltageMaxV,
                limit: band.max,
                value: high.sqrt(),
            });
            worst.push(WorstValue {
                metric: Metric::LvVoltageMinV,
                limit: band.min,
                value: low.sqrt(),
            });
        }
        if let Some(limit) = self.limits.lv_thermal {
            let value = self.largest_percent(groups.flat_map(zone_equipment), limit);
            worst.push(WorstValue {
                metric: Metric::LvThermalPercent,
                limit: limit.percent,
                value,
            });
        }
        worst
    }

    /// Every HV limit, with the worst value of the feeder.
    pub(super) fn worst_hv(&self) -> Vec<WorstValue> {
        let mut worst = Vec::new();
        if let Some(band) = self.limits.hv_voltage_pu {
            let base_v = self.model.base_v();
            let pu = |node: &NodeId| self.voltages_v[node.index()].norm() / base_v[node.index()];
            let (low, high) = extremes(self.topology.hv_nodes.iter().map(pu));
            worst.push(WorstValue { metric: Metric::HvVoltageMaxPu, limit: band.max, value: high });
            worst.push(WorstValue { metric: Metric::HvVoltageMinPu, limit: band.min, value: low });
        }
        if let Some(limit) = self.limits.hv_thermal {
            let lines = self.topology.hv_lines.iter().map(|&at| Equipment::Line(at));
            let transformers = &self.topology.hv_transformers;
            let transformers = transformers.iter().map(|&at| Equipment::Transformer(at));
            let value = self.largest_percent(lines.chain(transformers), limit);
            worst.push(WorstValue {
                metric: Metric::HvThermalPercent,
                limit: limit.percent,
                value,
            });
        }
        worst
    }

    fn largest_percent(
        &self,
        equipment: impl Iterator<Item = Equipment>,
        limit: ThermalLimit,
    ) -> f64 {
        equipment
            .filter_map(|at| loading(self.network, self.model, at, limit, self.voltages_v))
            .map(|loading| loading.percent)
            .fold(0.0, f64::max)
    }
}

fn extremes(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, 0.0), |(low, high), value| (low.min(value), high.max(value)))
}

impl Feeder {
    /// The line or transformer of an mRID.
    pub(super) fn equipment(&self, mrid: &str) -> Option<Equipment> {
        let lines = (0..self.network.lines.len()).map(Equipment::Line);
        let transformers = (0..self.network.transformers.len()).map(Equipment::Transformer);
        lines.chain(transformers).find(|equipment| equipment.mrid(&self.network) == mrid)
    }

    /// Where a terminal of a line or transformer lands, terminals counted from 1.
    fn terminal(&self, equipment: Equipment, terminal: u32) -> Option<&Terminal> {
        match equipment {
            Equipment::Line(at) => {
                let line = &self.network.lines[at];
                Some(if terminal == 1 { &line.from } else { &line.to })
            }
            Equipment::Transformer(at) => {
                let winding = (terminal as usize).checked_sub(1)?;
                self.network.transformers[at].windings.get(winding).map(|winding| &winding.terminal)
            }
        }
    }

    /// Everything on the way from the source to a terminal, the equipment itself at the end.
    pub(super) fn path_to(&self, equipment: Equipment, terminal: u32) -> Vec<PathElement> {
        let Some(end) = self.terminal(equipment, terminal) else { return Vec::new() };
        let nodes = self.model.nodes();
        let mut at = end.nodes.iter().find_map(|&number| nodes.find(end.bus, number));
        let mut way: Vec<PathElement> = Vec::new();
        let mut ends_with_it = false;
        // Each step is nearer to a source, so this comes to an end.
        while let Some((node, feeding)) = at.and_then(|node| Some((node, self.feeding(node)?))) {
            ends_with_it |= way.is_empty() && feeding.equipment == equipment;
            let (from, to) = (nodes.place(feeding.from).0, nodes.place(node).0);
            way.push(self.path_element(feeding.equipment, from, to));
            at = Some(feeding.from);
        }
        way.reverse();
        if !ends_with_it {
            let other = if terminal == 1 { 2 } else { 1 };
            let to = self.terminal(equipment, other).map_or(end.bus, |terminal| terminal.bus);
            way.push(self.path_element(equipment, end.bus, to));
        }
        way
    }

    fn feeding(&self, node: NodeId) -> Option<Feeding> {
        self.topology.feeding[node.index()]
    }

    fn path_element(&self, equipment: Equipment, from: BusId, to: BusId) -> PathElement {
        let (equipment_type, length_m) = match equipment {
            Equipment::Line(at) => (EquipmentType::AcLineSegment, self.network.lines[at].length_m),
            Equipment::Transformer(_) => (EquipmentType::PowerTransformer, None),
        };
        PathElement {
            mrid: equipment.mrid(&self.network),
            equipment_type,
            from_bus: self.network.bus(from).name.clone(),
            to_bus: self.network.bus(to).name.clone(),
            length_m,
            is_lv: self.model.nominal_kv(to) <= LV_MAX_KV,
        }
    }

    /// Voltages of a group's zone in V, phase to neutral, by distance from its transformer.
    pub(super) fn lv_profile(&self, group: &Group, limits: &Limits) -> Profile {
        let voltages_v = self.solution.voltages_v();
        let mut loads: HashMap<(BusId, u8), Vec<String>> = HashMap::new();
        for &at in &group.customers {
            let load = &self.network.loads[at];
            for &number in load.terminal.nodes.iter().filter(|number| (1..=3).contains(*number)) {
                let mrids = loads.entry((load.terminal.bus, number)).or_default();
                mrids.push(crate::network::mrid("load", &load.name));
            }
        }
        let in_zone: HashMap<NodeId, f64> = group
            .nodes
            .iter()
            .map(|zone| (zone.node, zone.voltage_squared(voltages_v).sqrt()))
            .collect();
        self.profile(&in_zone, VoltageUnit::Volts, limits.lv_voltage_v, loads)
    }

    /// Voltages along a way in pu, by distance from the source.
    pub(super) fn hv_profile(&self, path: &[PathElement], limits: &Limits) -> Profile {
        let voltages_v = self.solution.voltages_v();
        let base_v = self.model.base_v();
        let on_way = |bus: BusId| {
            let name = &self.network.bus(bus).name;
            path.iter().any(|element| element.from_bus == *name || element.to_bus == *name)
        };
        let along: HashMap<NodeId, f64> = self
            .model
            .nodes()
            .iter()
            .filter(|&(_, bus, number)| {
                (1..=3).contains(&number) && self.model.nominal_kv(bus) > LV_MAX_KV && on_way(bus)
            })
            .map(|(node, _, _)| (node, voltages_v[node.index()].norm() / base_v[node.index()]))
            .collect();
        self.profile(&along, VoltageUnit::PerUnit, limits.hv_voltage_pu, HashMap::new())
    }

    /// Some nodes with their voltages, by phase and then by distance.
    fn profile(
        &self,
        voltages: &HashMap<NodeId, f64>,
        unit: VoltageUnit,
        limits: Option<crate::study::Band>,
        mut loads: HashMap<(BusId, u8), Vec<String>>,
    ) -> Profile {
        let in_metres = voltages.keys().any(|&node| self.length_into_m(node).is_some());
        let inside = |node: NodeId| {
            self.feeding(node)
                .map(|feeding| feeding.from)
                .filter(|from| voltages.contains_key(from))
        };
        let distance = |node: NodeId| {
            let way = std::iter::successors(Some(node), |&node| inside(node));
            let lengths = way.filter(|&node| inside(node).is_some());
            let length =
                |node| if in_metres { self.length_into_m(node).unwrap_or(0.0) } else { 1.0 };
            // Added from the far end on: `fold`, since the empty sum of floats is -0.
            lengths.map(length).fold(0.0, |sum, length| sum + length)
        };
        let depth = |node: NodeId| std::iter::successors(Some(node), |&node| inside(node)).count();
        let mut order: Vec<(u8, usize, NodeId)> = voltages
            .keys()
            .map(|&node| (self.model.nodes().place(node).1, depth(node), node))
            .collect();
        order.sort_unstable_by_key(|&(phase, depth, node)| (phase, depth, node.index()));
        let positions: HashMap<NodeId, usize> =
            order.iter().enumerate().map(|(position, &(_, _, node))| (node, position)).collect();
        let nodes = order
            .iter()
            .map(|&(_, _, node)| {
                let (bus, number) = self.model.nodes().place(node);
                ProfileNode {
                    bus: self.network.bus(bus).name.clone(),
                    phase: phase_name(number),
                    distance: distance(node),
                    voltage: voltages[&node],
                    fed_from: inside(node).and_then(|from| positions.get(&from).copied()),
                    load_mrids: loads.remove(&(bus, number)).unwrap_or_default(),
                }
            })
            .collect();
        Profile { unit, limits, in_metres, nodes }
    }

    /// Length of the line that feeds a node.
    fn length_into_m(&self, node: NodeId) -> Option<f64> {
        match self.feeding(node)?.equipment {
            Equipment::Line(at) => self.network.lines[at].length_m,
            Equipment::Transformer(_) => None,
        }
    }
}
