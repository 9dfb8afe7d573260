//! Autotransformers.

use super::transformer::TransformerData;
use super::{ClassInfo, Context, Effect, Element, Model, Store, tables};
use crate::script::Value;

/// An autotransformer as its script describes it: the first winding, in series, lies between the first two buses.
#[derive(Clone, Debug)]
pub(crate) struct AutoTransformer {
    pub(crate) data: TransformerData,
    /// The first winding is a series one, as by default.
    pub(crate) is_series: bool,
}

impl Element for AutoTransformer {
    fn class() -> &'static ClassInfo {
        &tables::AUTO_TRANSFORMER
    }

    fn new(_: f64) -> Self {
        let mut data = TransformerData::new();
        data.x_percent = [10.0, 35.0, 30.0];
        data.windings[0].kv = 115.0;
        Self { data, is_series: true }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.auto_transformers
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.auto_transformers
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        // A series winding's ends are the two buses; what is left to the shared code is wye.
        let is_series = |value: &Value<'_>| value.name().starts_with('s');
        let property = match property {
            "conn" if self.data.active_winding() == 0 => {
                self.is_series = is_series(value);
                if self.is_series {
                    return Ok(Effect::Used);
                }
                property
            }
            "conns" => {
                self.is_series = value.list().first().is_some_and(is_series);
                let wye = value.text.split_once([' ', ',']).map_or("", |(_, rest)| rest);
                let text =
                    if self.is_series { format!("wye {wye}") } else { value.text.to_string() };
                let value = Value { text: text.into(), ..value.clone() };
                return Ok(self.data.set(property, &value)?.unwrap_or(Effect::Unused));
            }
            "xhx" => "xhl",
            "xxt" => "xlt",
            property => property,
        };
        Ok(self.data.set(property, value)?.unwrap_or(Effect::Unused))
    }

    fn heap_bytes(&self) -> usize {
        self.data.heap_bytes()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        self.data.use_data(&other.data);
        self.is_series = other.is_series;
        Effect::Used
    }
}
