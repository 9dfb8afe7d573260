//! What a chart shows, as data.

/// A chart: what is drawn, what is read of it, and the same numbers as a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chart {
    /// The finding's subject.
    pub(crate) title: String,
    /// The chart in a sentence, for who does not see it.
    pub(crate) summary: String,
    /// Along.
    pub(crate) x: Axis,
    /// Upwards.
    pub(crate) y: Axis,
    /// Lines across at values of `y`.
    pub(crate) limits: Vec<Limit>,
    /// What is drawn, from the back to the front.
    pub(crate) layers: Vec<Layer>,
    /// What pointer and keys walk, in the order of the keys.
    pub(crate) points: Vec<Point>,
    /// How the pointer finds a point.
    pub(crate) pick: Pick,
    /// The same numbers.
    pub(crate) table: Table,
}

/// An axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Axis {
    /// What is measured, with its unit.
    pub(crate) label: String,
    /// From where to where.
    pub(crate) range: Range,
    /// What stands at it.
    pub(crate) ticks: Ticks,
}

/// From one value to a greater one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Default for Range {
    fn default() -> Self {
        Self { from: 0.0, to: 1.0 }
    }
}

impl Range {
    /// From zero to some values, with a little room above them.
    pub(crate) fn from_zero(values: impl IntoIterator<Item = f64>) -> Self {
        let most = values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max);
        Self { from: 0.0, to: if most > 0.0 { most * 1.06 } else { 1.0 } }
    }

    /// Around some values, with a little room on both sides.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        if low > high {
            return Self::default();
        }
        let room = ((high - low) * 0.08).max(high.abs() * 1e-4).max(1e-6);
        Self { from: low - room, to: high + room }
    }

    /// The same, with no room where the first value is.
    pub(crate) fn exactly(from: f64, to: f64) -> Self {
        if to > from { Self { from, to } } else { Self { from, to: from + 1.0 } }
    }
}

/// What stands at an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Ticks {
    /// Round numbers.
    #[default]
    Numbers,
    /// Whole numbers.
    Counts,
    /// A name in the middle of each unit, from 0 on.
    Names(Vec<String>),
    /// Nothing.
    None,
}

/// A line across, with its name at the line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Limit {
    /// Where.
    pub(crate) value: f64,
    /// What it is.
    pub(crate) label: String,
}

/// How marks look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Class in the style sheet.
    pub(crate) class: String,
    /// Pattern, as `url(#...)`; the class's own fill where there is none.
    pub(crate) pattern: Option<String>,
}

impl Look {
    /// The look of a class.
    pub(crate) fn class(class: impl Into<String>) -> Self {
        Self { class: class.into(), pattern: None }
    }
}

/// Marks that look alike.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Layer {
    pub(crate) look: Look,
    pub(crate) marks: Marks,
}

/// What is drawn, in the axes' units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Marks {
    /// Bars on the axis: left edge, right edge, value.
    Bars(Vec<(f64, f64, f64)>),
    /// Lines through points.
    Lines(Vec<Vec<(f64, f64)>>),
    /// Dots of a shape.
    Dots(Dot, Vec<(f64, f64)>),
}

/// Shape of a dot: the second cue beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dot {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    Ring,
}

/// Something that can be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    /// Where it is.
    pub(crate) at: (f64, f64),
    /// What it says.
    pub(crate) text: String,
}

/// How the pointer finds a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The nearest along: bars and lines.
    #[default]
    Along,
    /// The nearest in both directions: dots.
    Nearest,
}

/// Numbers as a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// Headings, with units; true for columns of numbers.
    pub(crate) columns: Vec<(String, bool)>,
    /// Cells as they are shown.
    pub(crate) rows: Vec<Vec<String>>,
}
