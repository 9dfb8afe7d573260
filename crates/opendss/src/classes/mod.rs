//! The classes of elements the reader models: their properties and what setting one does.
//!
//! An element is edited property by property in the order of the script, because in OpenDSS that order matters
//! (`units` before or after `linecode`, `kw` after `kvar`).

mod auto_transformer;
mod bus_ref;
mod capacitor;
mod connection;
mod generator;
mod impedances;
mod line;
mod line_code;
mod load;
mod load_shape;
mod pv_system;
mod reactor;
mod regulator;
mod source;
mod storage;
mod store;
mod switch_control;
mod tables;
mod transformer;
mod units;

use crate::budget::Budget;
use crate::files::Files;
use crate::script::Value;

pub(crate) use auto_transformer::AutoTransformer;
pub(crate) use bus_ref::BusRef;
pub(crate) use capacitor::{Capacitor, CapacitorSize};
pub(crate) use connection::Connection;
pub(crate) use generator::Generator;
pub(crate) use impedances::Impedances;
pub(crate) use line::Line;
pub(crate) use line_code::LineCode;
pub(crate) use load::Load;
pub(crate) use load_shape::LoadShape;
pub(crate) use pv_system::PvSystem;
pub(crate) use reactor::{Reactor, ReactorSize};
pub(crate) use regulator::RegControl;
pub(crate) use source::Source;
pub(crate) use storage::Storage;
pub(crate) use store::{Entry, Model, Store};
pub(crate) use switch_control::{Fuse, Recloser, Relay, SwitchControl, SwitchedElement};
pub(crate) use transformer::{Transformer, TransformerCode, TransformerData, WindingData};

/// More phases or conductors than this are a mistake.
pub(crate) const MOST_PHASES: u32 = 50;
/// Names of elements and buses with more bytes than this are a mistake.
pub(crate) const LONGEST_NAME: usize = 255;

/// Name and properties of a class.
#[derive(Debug)]
pub(crate) struct ClassInfo {
    /// Lower case.
    pub(crate) name: &'static str,
    /// Lower case, in OpenDSS' order.
    pub(crate) properties: Vec<&'static str>,
    /// Those of them that no snapshot of voltages and flows depends on.
    pub(crate) no_bearing: Vec<&'static str>,
}

impl ClassInfo {
    /// Both lists as words.
    fn new(name: &'static str, properties: &'static str, no_bearing: &'static str) -> Self {
        let list = |words: &'static str| words.split_ascii_whitespace().collect();
        Self { name, properties: list(properties), no_bearing: list(no_bearing) }
    }

    /// The property of this name, or else the first that begins with it.
    pub(crate) fn property(&self, name: &str) -> Option<usize> {
        if name.is_empty() {
            return None;
        }
        let exact = self.properties.iter().position(|property| property.eq_ignore_ascii_case(name));
        exact.or_else(|| {
            self.properties.iter().position(|property| {
                property.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            })
        })
    }
}

/// What setting a property did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
    /// It is part of the model.
    Used,
    /// Nothing: the reader does not model it.
    Unused,
    /// It is part of the model as far as the note says.
    Noted(String),
}

/// What the rest of the model knows while a property is set.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) files: &'a Files,
    /// Folder of the script.
    pub(crate) folder: &'a str,
    pub(crate) budget: &'a Budget,
}

impl Context<'_> {
    /// Nominal kW and kvar that a shape of kW gives to what follows it; `None` for shapes of multipliers.
    pub(crate) fn peak_kw_kvar(&self, shape: Option<&str>) -> Option<(f64, f64)> {
        self.model.load_shapes.get(shape?)?.element.peak_kw_kvar()
    }
}

/// An element or library object that scripts create and edit.
pub(crate) trait Element: Clone {
    /// Its class.
    fn class() -> &'static ClassInfo;

    /// As OpenDSS creates it, before any property is set.
    fn new(base_frequency_hz: f64) -> Self;

    /// Where the model keeps elements of this class.
    fn store(model: &Model) -> &Store<Self>;

    /// As [`Self::store`], to change.
    fn store_mut(model: &mut Model) -> &mut Store<Self>;

    /// Sets one property, by its name in the class's table; the error says what is wrong with the value.
    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String>;

    /// Settles what depends on several properties, after every line that edits the element
    /// (`RecalcElementData` in OpenDSS).
    fn settle(&mut self) {}

    /// Bytes that the element takes beyond those of every element of its class, about.
    fn heap_bytes(&self) -> usize {
        0
    }

    /// Takes over the data of another element (`like=`), but not where that is connected.
    fn adopt(&mut self, other: &Self) -> Effect;
}
