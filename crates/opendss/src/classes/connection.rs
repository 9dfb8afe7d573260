//! Wye or delta.

use crate::script::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    Wye,
    Delta,
}

impl Connection {
    /// `wye`, `y`, `ln`, or `delta`, `d`, `ll`; OpenDSS looks at the first letters only (`InterpretConnection`).
    pub(crate) fn parse(value: &Value<'_>) -> Result<Self, String> {
        let name = value.name();
        match name.as_bytes() {
            [b'y' | b'w', ..] | [b'l', b'n', ..] => Ok(Self::Wye),
            [b'd', ..] | [b'l', b'l', ..] => Ok(Self::Delta),
            _ => Err(format!("\"{}\" is neither wye nor delta", value.text)),
        }
    }
}
