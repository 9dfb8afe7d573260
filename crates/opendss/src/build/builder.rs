//! The network under construction.

use std::collections::{BTreeSet, HashMap};

use headroom_engine::network::{Bus, BusId, Network, Terminal};

use crate::classes::{BusRef, Element, Entry, Model, SwitchedElement};
use crate::report::{Place, Report};

/// More phases than this have no place in a three-phase engine.
const MODELLED_PHASES: usize = 3;

pub(super) struct Builder<'m> {
    pub(super) model: &'m Model,
    pub(super) report: &'m mut Report,
    pub(super) network: Network,
    /// Lines that are left out: element, place and the buses they would join.
    pub(super) left_out: Vec<(String, Place, String, [BusId; 2])>,
    buses: HashMap<String, BusId>,
    /// Terminals that switch controls and protection hold open, by class and name of the element.
    held_open: HashMap<String, BTreeSet<u32>>,
}

/// How much of an element Open commands and switch controls leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    All,
    /// Conductors that are open, from 0.
    AllBut(BTreeSet<usize>),
    Nothing,
}

impl<'m> Builder<'m> {
    pub(super) fn new(model: &'m Model, report: &'m mut Report) -> Option<Self> {
        let name = model.circuit.clone()?;
        let mut builder = Self {
            model,
            report,
            network: Network {
                name,
                base_frequency_hz: model.base_frequency_hz,
                voltage_bases_kv: model.voltage_bases_kv.clone(),
                ..Network::default()
            },
            left_out: Vec::new(),
            buses: HashMap::new(),
            held_open: HashMap::new(),
        };
        for control in model.switch_controls.enabled() {
            builder.hold(&control.element.0);
        }
        for fuse in model.fuses.enabled() {
            builder.hold(&fuse.element.0);
        }
        for relay in model.relays.enabled() {
            builder.hold(&relay.element.0);
        }
        for recloser in model.reclosers.enabled() {
            builder.hold(&recloser.element.0);
        }
        Some(builder)
    }

    fn hold(&mut self, switched: &SwitchedElement) {
        if switched.is_open()
            && let Some(element) = &switched.element
        {
            self.held_open.entry(element.clone()).or_default().insert(switched.terminal);
        }
    }

    /// Positions and stated voltages go to the buses that exist.
    pub(super) fn finish(self) -> Network {
        let Self { model, report, mut network, buses, .. } = self;
        for bus in &mut network.buses {
            bus.position = model.positions.get(&bus.name).copied();
            bus.stated_base_kv = model.stated_bases_kv.get(&bus.name).copied();
        }
        let strangers = model.positions.keys().filter(|name| !buses.contains_key(*name)).count();
        if strangers > 0 {
            let message = format!(
                "{strangers} coordinates name buses that the model does not have, left out"
            );
            report.warning(Place::default(), None, message);
        }
        network
    }

    pub(super) fn error<E: Element>(&mut self, entry: &Entry<E>, message: impl Into<String>) {
        self.report.error(entry.place, Some(mrid(entry)), message);
    }

    pub(super) fn warning<E: Element>(&mut self, entry: &Entry<E>, message: impl Into<String>) {
        self.report.warning(entry.place, Some(mrid(entry)), message);
    }

    /// The bus of a name, new if it is the first mention.
    pub(super) fn bus(&mut self, name: &str) -> BusId {
        if let Some(&bus) = self.buses.get(name) {
            return bus;
        }
        let bus = BusId(self.network.buses.len() as u32);
        self.buses.insert(name.to_owned(), bus);
        self.network.buses.push(Bus {
            name: name.to_owned(),
            position: None,
            stated_base_kv: None,
        });
        bus
    }

    pub(super) fn terminal(&mut self, bus: &BusRef, phases: usize, conductors: usize) -> Terminal {
        Terminal { bus: self.bus(&bus.name), nodes: bus.nodes(phases, conductors) }
    }

    /// A bus an element must have; the error names the property that should state it.
    pub(super) fn required<'b, E: Element>(
        &mut self,
        entry: &Entry<E>,
        property: &str,
        bus: Option<&'b BusRef>,
    ) -> Option<&'b BusRef> {
        if bus.is_none() {
            self.error(entry, format!("{property} is not stated"));
        }
        bus
    }

    /// An error, and false, for more phases than the engine has.
    pub(super) fn has_modelled_phases<E: Element>(
        &mut self,
        entry: &Entry<E>,
        phases: usize,
    ) -> bool {
        if phases > MODELLED_PHASES {
            self.error(entry, format!("{phases} phases: more than three are not modelled"));
        }
        phases <= MODELLED_PHASES
    }

    /// What is left of an element of so many conductors at each terminal.
    pub(super) fn closed<E: Element>(&self, entry: &Entry<E>, conductors: usize) -> Closed {
        if entry.opened.is_empty()
            && (self.held_open.is_empty() || !self.held_open.contains_key(&mrid(entry)))
        {
            return Closed::All;
        }
        let held = self.held_open.get(&mrid(entry)).is_some_and(|terminals| !terminals.is_empty());
        let mut open = BTreeSet::new();
        for &(_, conductor) in &entry.opened {
            match conductor as usize {
                0 => return Closed::Nothing,
                conductor => open.insert(conductor - 1),
            };
        }
        if held || (0..conductors).all(|conductor| open.contains(&conductor)) {
            Closed::Nothing
        } else {
            Closed::AllBut(open)
        }
    }

    /// True when an element that cannot be opened in part is connected at all; a part that is open is named.
    pub(super) fn is_connected<E: Element>(&mut self, entry: &Entry<E>, conductors: usize) -> bool {
        match self.closed(entry, conductors) {
            Closed::All => true,
            Closed::Nothing => false,
            Closed::AllBut(_) => {
                self.warning(
                    entry,
                    "single open conductors are modelled for lines only, taken as closed",
                );
                true
            }
        }
    }
}

/// Class and name.
pub(super) fn mrid<E: Element>(entry: &Entry<E>) -> String {
    headroom_engine::network::mrid(E::class().name, &entry.name)
}
