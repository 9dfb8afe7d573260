//! What a field takes.

/// What a field takes, and so how its text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A number in the field's unit.
    Number,
    /// A whole number in the field's unit.
    Whole,
    /// A year: a whole number that is never grouped by thousands.
    Year,
    /// A date and time in UTC.
    Time,
    /// `on` or `off`.
    Switch,
    /// A block of fields that is sent while it is `on`.
    Block,
    /// One of a few options, by its name on the wire.
    Choice(&'static [Choice]),
    /// Some of a few options, by their names on the wire.
    Choices(&'static [Choice]),
    /// Names, one a line.
    Names,
    /// Numbers in the field's unit, parted by blanks or lines.
    Numbers,
    /// Pairs of voltages, `230/400`.
    VoltagePairs,
    /// Read and written by other fields: the parts of the list of switch meters.
    Part,
}

/// An option of a field.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name on the wire.
    pub wire: &'static str,
    /// Label.
    pub label: &'static str,
    /// When to take it; may be empty.
    pub description: &'static str,
}

impl Choice {
    pub(super) const fn new(
        wire: &'static str,
        label: &'static str,
        description: &'static str,
    ) -> Self {
        Self { wire, label, description }
    }
}

impl FieldKind {
    /// The field's options, where it has some.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::Choice(choices) | Self::Choices(choices) => choices,
            _ => &[],
        }
    }
}
