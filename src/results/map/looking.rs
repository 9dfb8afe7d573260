//! Where the map looks, as it stands in the address.

use leptos::prelude::*;

/// The part of the address that says where the map looks.
#[derive(Clone, Copy)]
pub(crate) struct Looking {
    /// Where; empty for the whole network.
    pub(crate) at: Signal<String>,
    /// Looks there from now on.
    pub(crate) set: Callback<String>,
}

impl Looking {
    /// Of a map whose address does not say it.
    pub(crate) fn anywhere() -> Self {
        Self { at: Signal::stored(String::new()), set: Callback::new(|_| {}) }
    }
}

/// The middle of the map, as x and y of the model, and how near it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) middle: (f64, f64),
    pub(super) zoom: f64,
}

impl Spot {
    /// `-33.86882,151.20929,17`: latitude first, as maps have it.
    pub(super) fn write(self) -> String {
        let short = |number: f64| {
            let text = format!("{number:.5}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        let (x, y) = self.middle;
        [y, x, self.zoom].map(short).join(",")
    }

    /// Reads what [`Self::write`] wrote; nothing for any other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split(',').map(|number| number.parse::<f64>().ok());
        let mut next = || numbers.next()?.filter(|number| number.is_finite() && number.abs() < 1e9);
        let (y, x, zoom) = (next()?, next()?, next()?);
        numbers.next().is_none().then_some(Self { middle: (x, y), zoom })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_comes_back_to_a_metre() {
        let spot = Spot { middle: (151.209_291, -33.868_822), zoom: 17.5 };
        assert_eq!(spot.write(), "-33.86882,151.20929,17.5");
        let read = Spot::read(&spot.write()).unwrap();
        assert!((read.middle.0 - spot.middle.0).abs() < 1e-5);
        assert!((read.zoom - 17.5).abs() < 1e-9);
        assert_eq!(Spot { middle: (0.0, 100.0), zoom: -3.0 }.write(), "100,0,-3");
    }

    #[test]
    fn other_texts_are_no_spots() {
        for text in ["", "1,2", "1,2,3,4", "a,b,c", "NaN,1,2", "inf,1,2", "1e300,1,2"] {
            assert_eq!(Spot::read(text), None, "{text}");
        }
    }
}
