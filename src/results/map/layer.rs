//! What the colours of the map mean.

use headroom_contract::output::ResultPlace;

use crate::ui::power;
use crate::words::{self, BindingClass};

/// Steps of the headroom scale, and so bins of its legend: as many as there are `--headroom-0` and so on.
pub(super) const STEPS: usize = 10;

/// What is shown by colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layer {
    #[default]
    Headroom,
    Limit,
    Direction,
    Voltage,
    /// What one run has more than another; never of one run's own map.
    Difference,
}

impl Layer {
    /// Those of one run.
    pub(super) const ALL: [Self; 4] = [Self::Headroom, Self::Limit, Self::Direction, Self::Voltage];

    /// In the address; the first is not written.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Headroom => "",
            Self::Limit => "limit",
            Self::Direction => "direction",
            Self::Voltage => "voltage",
            Self::Difference => "difference",
        }
    }

    pub(super) fn of_slug(slug: &str) -> Self {
        Self::ALL.into_iter().find(|layer| layer.slug() == slug).unwrap_or_default()
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Headroom => "Headroom",
            Self::Limit => "What binds",
            Self::Direction => "Direction",
            Self::Voltage => "Voltage level",
            Self::Difference => "B \u{2212} A",
        }
    }

    /// Head of its legend, with the unit of what is measured.
    pub(super) fn title(self, unit: &str) -> String {
        match self {
            Self::Headroom | Self::Difference => format!("{} ({unit})", self.label()),
            Self::Limit | Self::Direction | Self::Voltage => self.label().to_owned(),
        }
    }
}

/// Form of a mark: a second cue beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Shape {
    Circle,
    Square,
    Triangle,
    TriangleDown,
    Diamond,
    Ring,
    Cross,
}

/// How a place looks: a colour by the name of its token, a form, and its radius in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) token: &'static str,
    pub(super) shape: Shape,
    pub(super) radius: f64,
}

/// A place without a result.
pub(super) const NO_RESULT: Look =
    Look { token: "--headroom-none", shape: Shape::Ring, radius: 4.0 };

const STEP_TOKENS: [&str; STEPS] = [
    "--headroom-0",
    "--headroom-1",
    "--headroom-2",
    "--headroom-3",
    "--headroom-4",
    "--headroom-5",
    "--headroom-6",
    "--headroom-7",
    "--headroom-8",
    "--headroom-9",
];
const LEVEL_TOKENS: [&str; 4] = [
    "--binding-lv-voltage",
    "--binding-hv-thermal",
    "--binding-hv-voltage",
    "--binding-lv-thermal",
];

/// Equal bins from the least to the greatest headroom of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bins {
    pub(crate) least_kw: f64,
    pub(crate) greatest_kw: f64,
}

impl Bins {
    fn bin(self, headroom_kw: f64) -> usize {
        let extent = self.greatest_kw - self.least_kw;
        if extent <= 0.0 {
            return 0;
        }
        let at = (headroom_kw - self.least_kw) / extent * STEPS as f64;
        (at.max(0.0) as usize).min(STEPS - 1)
    }

    /// How many there are: one where all headrooms are the same.
    pub(super) fn shown(self) -> usize {
        if self.greatest_kw > self.least_kw { STEPS } else { 1 }
    }

    /// Lower and upper edge of a bin in kW.
    pub(super) fn edges(self, bin: usize) -> (f64, f64) {
        let width = (self.greatest_kw - self.least_kw) / STEPS as f64;
        let edge = |bin: usize| self.least_kw + width * bin as f64;
        (edge(bin), edge(bin + 1))
    }
}

/// How headroom of a bin looks: larger is more.
pub(super) fn step_look(bin: usize) -> Look {
    let token = STEP_TOKENS[bin.min(STEPS - 1)];
    Look { token, shape: Shape::Circle, radius: 4.0 + 0.5 * bin as f64 }
}

/// Parts of the scale of differences: two of less, no difference, two of more.
pub(super) const DIFFERENCE_PARTS: usize = 5;

/// Part of a difference in bins that reach as far down as up.
pub(super) fn difference_part(bins: Bins, difference_kw: f64) -> usize {
    let half_kw = bins.greatest_kw / 2.0;
    match difference_kw {
        kw if kw < -half_kw => 0,
        kw if kw < 0.0 => 1,
        kw if kw > half_kw => 4,
        kw if kw > 0.0 => 3,
        _ => 2,
    }
}

/// How a part of the scale of differences looks: less points down, more up, and larger is further.
pub(super) fn difference_look(part: usize) -> Look {
    let (token, shape, radius) = match part {
        0 => ("--binding-lv-thermal", Shape::TriangleDown, 9.0),
        1 => ("--binding-lv-thermal", Shape::TriangleDown, 6.0),
        2 => ("--binding-other", Shape::Circle, 4.0),
        3 => ("--binding-lv-voltage", Shape::Triangle, 6.0),
        _ => ("--binding-lv-voltage", Shape::Triangle, 9.0),
    };
    Look { token, shape, radius }
}

/// How a class of limits looks.
pub(super) fn class_look(class: BindingClass) -> Look {
    let (token, shape) = match class {
        BindingClass::LvVoltage => ("--binding-lv-voltage", Shape::Circle),
        BindingClass::LvThermal => ("--binding-lv-thermal", Shape::Square),
        BindingClass::HvVoltage => ("--binding-hv-voltage", Shape::Triangle),
        BindingClass::HvThermal => ("--binding-hv-thermal", Shape::Diamond),
        BindingClass::NotBound => ("--binding-not-bound", Shape::Ring),
        BindingClass::Other => ("--binding-other", Shape::Cross),
    };
    Look { token, shape, radius: 6.0 }
}

/// How a direction looks.
pub(super) fn direction_look(direction: &str) -> Look {
    let (token, shape) = match direction {
        "export" => ("--binding-lv-voltage", Shape::Triangle),
        _ => ("--binding-lv-thermal", Shape::TriangleDown),
    };
    Look { token, shape, radius: 6.0 }
}

/// How a voltage level looks, by its place among the levels of the network, least first.
pub(super) fn level_look(level: usize) -> Look {
    let token = LEVEL_TOKENS[level % LEVEL_TOKENS.len()];
    Look { token, shape: Shape::Circle, radius: 4.0 + level as f64 }
}

/// What bound a place.
pub(super) fn class_of(place: &ResultPlace) -> BindingClass {
    if place.convergence {
        BindingClass::of_metric(place.binding.as_ref().map(|binding| binding.metric.as_str()))
    } else {
        BindingClass::Other
    }
}

/// How a place with a result looks; voltage levels are those of nodes, not of results.
pub(super) fn look(layer: Layer, bins: Bins, place: &ResultPlace) -> Look {
    match layer {
        Layer::Headroom | Layer::Voltage => step_look(bins.bin(place.headroom_kw)),
        Layer::Limit => class_look(class_of(place)),
        Layer::Direction => direction_look(&place.headroom_direction),
        Layer::Difference => difference_look(difference_part(bins, place.headroom_kw)),
    }
}

/// Headroom with its unit, marked when it is a lower bound.
pub(super) fn headroom_words(place: &ResultPlace, unit: &str) -> String {
    let sign = if place.is_lower_bound { "≥ " } else { "" };
    format!("{sign}{} {unit}", power::text(place.headroom_kw, 3))
}

/// What bound a place, in words.
pub(super) fn bound_by(place: &ResultPlace) -> String {
    match &place.binding {
        _ if !place.convergence => "Power flow did not converge".to_owned(),
        Some(binding) => words::metric(&binding.metric).to_owned(),
        None => "Not bound".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_cover_the_values_and_their_edges_meet() {
        let bins = Bins { least_kw: 1.0, greatest_kw: 6.0 };
        assert_eq!((bins.bin(1.0), bins.bin(6.0), bins.bin(3.6)), (0, STEPS - 1, 5));
        assert_eq!(bins.edges(0), (1.0, 1.5));
        assert!((bins.edges(STEPS - 1).1 - 6.0).abs() < 1e-9);
        assert_eq!(Bins { least_kw: 2.0, greatest_kw: 2.0 }.bin(2.0), 0);
    }

    #[test]
    fn classes_differ_by_form_as_well() {
        let mut shapes = BindingClass::ALL.map(|class| class_look(class).shape);
        shapes.sort_unstable();
        assert!(shapes.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn differences_are_told_by_form_and_size() {
        let bins = Bins { least_kw: -4.0, greatest_kw: 4.0 };
        let parts = [-4.0, -2.0, 0.0, 2.0, 2.1].map(|kw| difference_part(bins, kw));
        assert_eq!(parts, [0, 1, 2, 3, 4]);
        for part in 1..DIFFERENCE_PARTS {
            let (before, look) = (difference_look(part - 1), difference_look(part));
            assert!(
                before.shape != look.shape || (before.radius - look.radius).abs() > 1.0,
                "{part}"
            );
        }
        // No difference anywhere.
        assert_eq!(difference_part(Bins { least_kw: 0.0, greatest_kw: 0.0 }, 0.0), 2);
    }

    #[test]
    fn layers_survive_the_address() {
        for layer in Layer::ALL {
            assert_eq!(Layer::of_slug(layer.slug()), layer);
        }
        assert_eq!(Layer::of_slug("nonsense"), Layer::Headroom);
    }

    /// Colours as red, green and blue of 0 to 1 of the tokens of the headroom scale: light, then dark.
    fn scale_colors() -> [Vec<[f64; 3]>; 2] {
        let tokens = include_str!("../../../style/tokens.css");
        let color = |hex: &str| {
            [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
        };
        let both = STEP_TOKENS.map(|token| {
            let (_, after) = tokens.split_once(&format!("{token}: light-dark(#")).unwrap();
            let (light, dark) = after.split_once(", #").unwrap();
            (color(light), color(&dark[..6]))
        });
        [both.iter().map(|both| both.0).collect(), both.iter().map(|both| both.1).collect()]
    }

    fn linear(color: [f64; 3]) -> [f64; 3] {
        color.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
    }

    fn lightness(linear: [f64; 3]) -> f64 {
        let [r, g, b] = linear;
        116.0 * (0.2126 * r + 0.7152 * g + 0.0722 * b).max(0.008_856).cbrt() - 16.0
    }

    /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
    /// severity 1: without red, green and blue cones.
    const BLINDNESS: [[[f64; 3]; 3]; 3] = [
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    #[test]
    fn headroom_is_told_by_lightness_whatever_colours_a_person_sees() {
        for colors in scale_colors() {
            for blindness in BLINDNESS {
                let seen = colors.iter().map(|color| {
                    let color = linear(*color);
                    lightness(blindness.map(|row| {
                        (0..3).map(|at| row[at] * color[at]).sum::<f64>().clamp(0.0, 1.0)
                    }))
                });
                let seen: Vec<f64> = seen.collect();
                for pair in seen.windows(2) {
                    assert!(pair[0] - pair[1] > 2.0, "{seen:?}");
                }
            }
        }
    }
}
