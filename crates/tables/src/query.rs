//! What is asked of a table.

/// Which rows of a table, in which order, and which part of them. Columns are columns of the table, by their names on
/// the wire.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowQuery {
    /// Rows that are passed over.
    pub offset: usize,
    /// Most rows.
    pub limit: usize,
    /// Order, most significant key first; rows that are equal in all keys stay in the order of the table.
    pub keys: Vec<SortKey>,
    /// All of them hold for every row.
    pub filters: Vec<ColumnFilter>,
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// Name on the wire.
    pub column: &'static str,
    /// Greatest first.
    pub descending: bool,
    /// Where nulls stand, whatever the direction.
    pub nulls_first: bool,
}

/// What the values of a column must be.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnFilter {
    /// Name on the wire.
    pub column: &'static str,
    /// What holds for each of them.
    pub test: Test,
}

/// See [`ColumnFilter`]. Rows without a value pass `Null(true)` only.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of some values; numbers and flags as text.
    OneOf(Vec<String>),
    /// A text with a part in it, whatever the case of ASCII letters.
    Contains(String),
    /// A number not less.
    AtLeast(f64),
    /// A number not greater.
    AtMost(f64),
    /// Whether there is none.
    Null(bool),
    /// A flag.
    Flag(bool),
}

/// A histogram that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramQuery {
    /// A column of numbers, by its name on the wire.
    pub column: &'static str,
    /// Bins, at least one.
    pub bins: usize,
    /// All of them hold for every row.
    pub filters: Vec<ColumnFilter>,
}

/// Groups that are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupQuery {
    /// Columns whose values make a group, by their names on the wire.
    pub by: Vec<&'static str>,
    /// A column of numbers of which least, median and greatest are wanted.
    pub value: Option<&'static str>,
    /// All of them hold for every row.
    pub filters: Vec<ColumnFilter>,
    /// Which of the groups.
    pub window: Window,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Entries that are passed over.
    pub offset: usize,
    /// Most entries.
    pub limit: usize,
}

impl Window {
    /// The part, empty past the end.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        let from = self.offset.min(list.len());
        let to = from.saturating_add(self.limit).min(list.len());
        &list[from..to]
    }
}
