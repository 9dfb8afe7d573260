//! All elements of a model, by class and name.

use std::collections::HashMap;

use super::{
    AutoTransformer, Capacitor, Fuse, Generator, Line, LineCode, Load, LoadShape, PvSystem,
    Reactor, Recloser, RegControl, Relay, Source, Storage, SwitchControl, Transformer,
    TransformerCode,
};
use crate::report::Place;

/// The elements of one class, in order of creation.
#[derive(Clone, Debug)]
pub(crate) struct Store<T> {
    entries: Vec<Entry<T>>,
    index: HashMap<String, usize>,
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), index: HashMap::new() }
    }
}

/// One element with what all elements have.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    /// Lower case.
    pub(crate) name: String,
    /// Where the script creates it.
    pub(crate) place: Place,
    /// `enabled`; disabled elements are not part of the network.
    pub(crate) enabled: bool,
    /// Conductors that the commands Open and Close have opened: terminal from 1, conductor from 1 or 0 for all.
    pub(crate) opened: Vec<(u32, u32)>,
    pub(crate) element: T,
}

impl<T> Store<T> {
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Entry<T>> {
        self.position(name).map(|at| &self.entries[at])
    }

    pub(crate) fn at(&self, position: usize) -> Option<&Entry<T>> {
        self.entries.get(position)
    }

    pub(crate) fn at_mut(&mut self, position: usize) -> Option<&mut Entry<T>> {
        self.entries.get_mut(position)
    }

    /// Adds an element under a name that is not taken yet.
    pub(crate) fn add(&mut self, name: String, place: Place, element: T) -> usize {
        let position = self.entries.len();
        self.index.insert(name.clone(), position);
        self.entries.push(Entry { name, place, enabled: true, opened: Vec::new(), element });
        position
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry<T>> {
        self.entries.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Entry<T>> {
        self.entries.iter_mut()
    }

    /// Those that are part of the network.
    pub(crate) fn enabled(&self) -> impl Iterator<Item = &Entry<T>> {
        self.entries.iter().filter(|entry| entry.enabled)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Everything the scripts have defined.
#[derive(Debug)]
pub(crate) struct Model {
    /// Name of the circuit, once there is one.
    pub(crate) circuit: Option<String>,
    pub(crate) base_frequency_hz: f64,
    pub(crate) voltage_bases_kv: Vec<f64>,
    /// Controls act (`Set controlmode`).
    pub(crate) controls_act: bool,
    /// Bus positions, x then y.
    pub(crate) positions: HashMap<String, (f64, f64)>,
    /// Bus voltage bases phase to phase in kV.
    pub(crate) stated_bases_kv: HashMap<String, f64>,
    pub(crate) line_codes: Store<LineCode>,
    pub(crate) transformer_codes: Store<TransformerCode>,
    pub(crate) load_shapes: Store<LoadShape>,
    pub(crate) sources: Store<Source>,
    pub(crate) lines: Store<Line>,
    pub(crate) transformers: Store<Transformer>,
    pub(crate) auto_transformers: Store<AutoTransformer>,
    pub(crate) reg_controls: Store<RegControl>,
    pub(crate) loads: Store<Load>,
    pub(crate) generators: Store<Generator>,
    pub(crate) pv_systems: Store<PvSystem>,
    pub(crate) storages: Store<Storage>,
    pub(crate) capacitors: Store<Capacitor>,
    pub(crate) reactors: Store<Reactor>,
    pub(crate) switch_controls: Store<SwitchControl>,
    pub(crate) fuses: Store<Fuse>,
    pub(crate) relays: Store<Relay>,
    pub(crate) reclosers: Store<Recloser>,
}

impl Model {
    /// Nothing yet, at a system frequency.
    pub(crate) fn new(base_frequency_hz: f64) -> Self {
        Self {
            circuit: None,
            base_frequency_hz,
            voltage_bases_kv: Vec::new(),
            controls_act: true,
            positions: HashMap::new(),
            stated_bases_kv: HashMap::new(),
            line_codes: Store::default(),
            transformer_codes: Store::default(),
            load_shapes: Store::default(),
            sources: Store::default(),
            lines: Store::default(),
            transformers: Store::default(),
            auto_transformers: Store::default(),
            reg_controls: Store::default(),
            loads: Store::default(),
            generators: Store::default(),
            pv_systems: Store::default(),
            storages: Store::default(),
            capacitors: Store::default(),
            reactors: Store::default(),
            switch_controls: Store::default(),
            fuses: Store::default(),
            relays: Store::default(),
            reclosers: Store::default(),
        }
    }
}
