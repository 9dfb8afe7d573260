//! Autotransformers.

use super::transformer::TransformerData;
use super::{ClassInfo, Context, Effect, Element, Model, Store, tables};
use crate::script::Value;

/// An autotransformer as its script describes it: the first winding, in series, lies between the first two buses.
#[derive(Clone, Debug)]
pub(crate) struct AutoTransformer {
    data: TransformerData,
    /// The first winding is a series one, as by default.
    is_series: bool,
}

impl AutoTransformer {
    /// The transformer with separate windings that has the same admittances at its terminals; the error says why
    /// there is none.
    ///
    /// With turns for `kv1 - kv2` in series and `kv2` in common, taps `t1` and `t2`, it has
    /// `(kv1 - kv2) t1 + kv2 t2` to `kv2 t2` and, since OpenDSS keeps the series winding's impedance and not the
    /// whole's, percentages multiplied by `(t1 kv1 / new kv1)²`. This agrees with the primitive admittances of
    /// OpenDSS to all digits.
    pub(crate) fn equivalent(&self) -> Result<TransformerData, String> {
        let mut data = self.data.clone();
        let [high, low] = &mut data.windings[..] else {
            return Err("autotransformers of more than two windings are not modelled".to_owned());
        };
        if !self.is_series {
            return Ok(data);
        }
        let (kv1, kv2, tap1, tap2) = (high.kv, low.kv, high.tap_pu, low.tap_pu);
        if kv1 <= kv2 || kv2 <= 0.0 {
            return Err(format!(
                "kV of the first winding, {kv1}, must be greater than that of the second, {kv2}"
            ));
        }
        high.kv = (kv1 - kv2) * tap1 + kv2 * tap2;
        low.kv = kv2 * tap2;
        if high.kv <= 0.0 || low.kv <= 0.0 {
            return Err("taps leave no turns".to_owned());
        }
        let scale = (tap1 * kv1 / high.kv).powi(2);
        for winding in [high, low] {
            winding.tap_pu = 1.0;
            winding.resistance_percent *= scale;
        }
        data.x_percent[0] *= scale;
        Ok(data)
    }
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

    fn adopt(&mut self, other: &Self) -> Effect {
        self.data.use_data(&other.data);
        self.is_series = other.is_series;
        Effect::Used
    }
}
