//! Power as the person prefers it: in kW or in MW. Fields of the form, addresses and files keep kW.
//!
//! The unit is kept beside the reactive graph, as the formats of [`super::prefs`] are.

use std::cell::Cell;

use super::format::{number, signed as signed_number};

/// What power is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PowerUnit {
    #[default]
    Kilowatts,
    Megawatts,
}

impl PowerUnit {
    /// All of them.
    pub(super) const ALL: [Self; 2] = [Self::Kilowatts, Self::Megawatts];

    /// Its symbol.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Kilowatts => "kW",
            Self::Megawatts => "MW",
        }
    }

    /// The unit of a symbol; the usual one for other texts.
    pub(super) fn of_symbol(symbol: &str) -> Self {
        Self::ALL.into_iter().find(|unit| unit.symbol() == symbol).unwrap_or_default()
    }

    fn in_kw(self) -> f64 {
        match self {
            Self::Kilowatts => 1.0,
            Self::Megawatts => 1000.0,
        }
    }

    /// Decimals that tell as much as so many of kW.
    fn decimals(self, of_kw: usize) -> usize {
        match self {
            Self::Kilowatts => of_kw,
            Self::Megawatts => of_kw + 3,
        }
    }
}

thread_local! {
    static UNIT: Cell<PowerUnit> = const { Cell::new(PowerUnit::Kilowatts) };
}

/// Shows power in a unit from now on; whoever changes it draws the views anew.
pub(super) fn use_unit(unit: PowerUnit) {
    UNIT.set(unit);
}

/// The unit in use.
pub(crate) fn unit() -> PowerUnit {
    UNIT.get()
}

/// A power in the unit in use.
pub(crate) fn shown(kw: f64) -> f64 {
    kw / unit().in_kw()
}

/// Power in kW of a number in the unit in use, to a millionth of a watt: 0.0069 MW are 6.9 kW and not a little less, which a
/// filter would tell apart.
pub(crate) fn kw_of(shown: f64) -> f64 {
    const PARTS: f64 = 1e9;
    (shown * unit().in_kw() * PARTS).round() / PARTS
}

/// A power without its unit, with as much of it as so many decimals of kW tell.
pub(crate) fn text(kw: f64, decimals: usize) -> String {
    number(shown(kw), unit().decimals(decimals))
}

/// The same with its unit: `2.5 kW`.
pub(crate) fn with_unit(kw: f64, decimals: usize) -> String {
    format!("{} {}", text(kw, decimals), unit().symbol())
}

/// A difference of powers without its unit, with `+` before what is above zero.
pub(crate) fn signed(kw: f64, decimals: usize) -> String {
    signed_number(shown(kw), unit().decimals(decimals))
}

/// A heading with the unit in use: `Headroom (kW)`.
pub(crate) fn heading(words: &str) -> String {
    format!("{words} ({})", unit().symbol())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn megawatts_tell_as_much_as_kilowatts() {
        assert_eq!(with_unit(2644.8, 1), "2,644.8 kW");
        use_unit(PowerUnit::Megawatts);
        assert_eq!(with_unit(2644.8, 1), "2.6448 MW");
        assert_eq!(text(2.4, 3), "0.0024");
        assert_eq!(signed(-0.5, 3), "\u{2212}0.0005");
        assert_eq!(heading("Total"), "Total (MW)");
        assert!((kw_of(shown(12.5)) - 12.5).abs() < 1e-12);
        for tenths in 0..1000 {
            let kw = f64::from(tenths) / 10.0;
            assert!(kw_of(shown(kw)) >= kw && kw_of(shown(kw)) <= kw, "{kw}");
        }
        use_unit(PowerUnit::Kilowatts);
    }

    #[test]
    fn units_survive_their_symbols() {
        for unit in PowerUnit::ALL {
            assert_eq!(PowerUnit::of_symbol(unit.symbol()), unit);
        }
        assert_eq!(PowerUnit::of_symbol("GW"), PowerUnit::Kilowatts);
    }
}
