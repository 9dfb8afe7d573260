//! Storage units, which the reader takes as idle.

use super::{ClassInfo, Context, Effect, Element, Model, Store, tables};
use crate::script::Value;

/// A storage unit. Idle, it neither gives nor takes power, so nothing of it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    /// The script has it charge or discharge from the start.
    pub(crate) is_active: bool,
}

impl Element for Storage {
    fn class() -> &'static ClassInfo {
        &tables::STORAGE
    }

    fn new(_: f64) -> Self {
        Self { is_active: false }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.storages
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.storages
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        if property == "state" {
            self.is_active = !value.name().starts_with('i');
        }
        // The build reports every storage unit once, so its properties are not counted one by one.
        Ok(Effect::Used)
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        *self = other.clone();
        Effect::Used
    }
}
