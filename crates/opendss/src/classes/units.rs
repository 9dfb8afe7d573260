//! Units of length.

use crate::script::Value;

/// A unit of length; `None` fits any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LengthUnit {
    None,
    Miles,
    KiloFeet,
    Kilometres,
    Metres,
    Feet,
    Inches,
    Centimetres,
    Millimetres,
}

impl LengthUnit {
    pub(crate) fn parse(value: &Value<'_>) -> Result<Self, String> {
        let name = value.name();
        Ok(match name.as_bytes() {
            [b'n', b'o', ..] => Self::None,
            [b'm', b'i', ..] => Self::Miles,
            [b'k', b'f', ..] => Self::KiloFeet,
            [b'k', b'm', ..] => Self::Kilometres,
            [b'm'] | [b'm', b'e', ..] => Self::Metres,
            [b'f', b't' | b'e', ..] => Self::Feet,
            [b'i', b'n', ..] => Self::Inches,
            [b'c', b'm', ..] => Self::Centimetres,
            [b'm', b'm', ..] => Self::Millimetres,
            _ => {
                let names = "none, mi, kft, km, m, ft, in, cm, mm";
                return Err(format!(
                    "\"{}\" is no unit of length; the units are {names}",
                    value.text
                ));
            }
        })
    }

    /// Metres in one of this unit; 1 for none.
    pub(crate) fn metres(self) -> f64 {
        match self {
            Self::None | Self::Metres => 1.0,
            Self::Miles => 1609.344,
            Self::KiloFeet => 304.8,
            Self::Kilometres => 1000.0,
            Self::Feet => 0.3048,
            Self::Inches => 0.0254,
            Self::Centimetres => 0.01,
            Self::Millimetres => 0.001,
        }
    }

    /// How many of `other` make one of this unit; 1 where either is none (`ConvertLineUnits`).
    pub(crate) fn in_unit(self, other: Self) -> f64 {
        if self == Self::None || other == Self::None { 1.0 } else { self.metres() / other.metres() }
    }
}
