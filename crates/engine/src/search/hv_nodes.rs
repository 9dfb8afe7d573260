//! The HV nodes that an HV study tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::network::{BusId, LineKind, Network, Terminal};
use crate::power_flow::{Model, NodeId};
use crate::study::HvNodeKind;
use crate::topology::{Equipment, LV_MAX_KV, Topology, is_distribution};

/// One HV node to test.
#[derive(Clone, Debug)]
pub(super) struct HvNode {
    pub(super) kind: HvNodeKind,
    pub(super) equipment: Equipment,
    pub(super) terminal_sequence_number: u32,
    pub(super) bus: BusId,
    /// Phases by number, with their nodes.
    pub(super) phases: Vec<(u8, NodeId)>,
    /// Everything else that meets at the bus.
    pub(super) associated: Vec<Equipment>,
}

/// The nodes of the kinds asked for, by mRID of their equipment, then terminal.
pub(super) fn find(
    network: &Network,
    model: &Model,
    topology: &Topology,
    kinds: &[HvNodeKind],
) -> Vec<HvNode> {
    let finder = Finder { network, model, meeting: meeting_at(network, model, topology) };
    let mut nodes = Vec::new();
    if kinds.contains(&HvNodeKind::TransformerTerminal) {
        finder.transformer_terminals(&mut nodes);
    }
    if kinds.contains(&HvNodeKind::SwitchUpstreamTerminal) {
        finder.switch_terminals(topology, &mut nodes);
    }
    if kinds.contains(&HvNodeKind::LineTee) {
        finder.line_tees(&mut nodes);
    }
    nodes.sort_by_cached_key(|node| {
        (node.equipment.mrid(network), node.terminal_sequence_number, node.kind)
    });
    nodes
}

/// Energised equipment at every HV bus, each with its terminal there.
type Meeting = BTreeMap<BusId, BTreeSet<(Equipment, u32)>>;

fn meeting_at(network: &Network, model: &Model, topology: &Topology) -> Meeting {
    let mut meeting = Meeting::new();
    let mut note = |bus: BusId, equipment: Equipment, terminal: u32| {
        if model.nominal_kv(bus) > LV_MAX_KV {
            meeting.entry(bus).or_default().insert((equipment, terminal));
        }
    };
    for &at in &topology.hv_lines {
        note(network.lines[at].from.bus, Equipment::Line(at), 1);
        note(network.lines[at].to.bus, Equipment::Line(at), 2);
    }
    for (at, transformer) in network.transformers.iter().enumerate() {
        if model.transformer(at).is_some() {
            for (winding, terminal) in transformer.windings.iter().zip(1..) {
                note(winding.terminal.bus, Equipment::Transformer(at), terminal);
            }
        }
    }
    meeting
}

struct Finder<'a> {
    network: &'a Network,
    model: &'a Model,
    meeting: Meeting,
}

impl Finder<'_> {
    fn transformer_terminals(&self, nodes: &mut Vec<HvNode>) {
        for (at, transformer) in self.network.transformers.iter().enumerate() {
            if !is_distribution(transformer) {
                continue;
            }
            for (winding, terminal) in transformer.windings.iter().zip(1..) {
                if winding.rated_kv > LV_MAX_KV {
                    let equipment = Equipment::Transformer(at);
                    let kind = HvNodeKind::TransformerTerminal;
                    nodes.extend(self.node(kind, equipment, terminal, &winding.terminal));
                }
            }
        }
    }

    /// The end of a switch that is not fed through the switch itself.
    fn switch_terminals(&self, topology: &Topology, nodes: &mut Vec<HvNode>) {
        for &at in &topology.hv_lines {
            let line = &self.network.lines[at];
            if line.kind != LineKind::Switch {
                continue;
            }
            let fed_through_it = |terminal: &Terminal| {
                terminal.nodes.iter().any(|&number| {
                    let node = self.model.nodes().find(terminal.bus, number);
                    let feeding = node.and_then(|node| topology.feeding[node.index()]);
                    feeding.is_some_and(|feeding| feeding.equipment == Equipment::Line(at))
                })
            };
            let (terminal, number) =
                if fed_through_it(&line.from) { (&line.to, 2) } else { (&line.from, 1) };
            let kind = HvNodeKind::SwitchUpstreamTerminal;
            nodes.extend(self.node(kind, Equipment::Line(at), number, terminal));
        }
    }

    /// A tee stands under the first of its lines, in canonical order.
    fn line_tees(&self, nodes: &mut Vec<HvNode>) {
        for equipment in self.meeting.values() {
            let lines: Vec<(usize, u32)> = equipment
                .iter()
                .filter_map(|&(equipment, terminal)| match equipment {
                    Equipment::Line(at) => Some((at, terminal)),
                    Equipment::Transformer(_) => None,
                })
                .collect();
            if let [(at, number), _, _, ..] = lines[..] {
                let line = &self.network.lines[at];
                let terminal = if number == 1 { &line.from } else { &line.to };
                nodes.extend(self.node(HvNodeKind::LineTee, Equipment::Line(at), number, terminal));
            }
        }
    }

    /// `None` when no phase of the terminal is energised.
    fn node(
        &self,
        kind: HvNodeKind,
        equipment: Equipment,
        terminal_sequence_number: u32,
        terminal: &Terminal,
    ) -> Option<HvNode> {
        let phases: Vec<(u8, NodeId)> = (1..=3)
            .filter(|number| terminal.nodes.contains(number))
            .filter_map(|number| Some((number, self.model.nodes().find(terminal.bus, number)?)))
            .collect();
        let associated = self
            .meeting
            .get(&terminal.bus)
            .into_iter()
            .flatten()
            .map(|&(other, _)| other)
            .filter(|&other| other != equipment)
            .collect();
        (!phases.is_empty()).then_some(HvNode {
            kind,
            equipment,
            terminal_sequence_number,
            bus: terminal.bus,
            phases,
            associated,
        })
    }
}

/// Name of a node's equipment without its class.
pub(super) fn equipment_name(network: &Network, equipment: Equipment) -> String {
    let mrid = equipment.mrid(network);
    mrid.split_once('.').map_or(mrid.clone(), |(_, name)| name.to_owned())
}

/// mRIDs of equipment, lines and transformers alike.
pub(super) fn mrids(network: &Network, equipment: &[Equipment]) -> Vec<String> {
    equipment.iter().map(|equipment| equipment.mrid(network)).collect()
}
