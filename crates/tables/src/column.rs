//! A column.

use std::sync::OnceLock;

use crate::sorting::{self, Sorted};
use crate::{Ranks, Texts};

/// A flag that has no value.
pub const NO_FLAG: u8 = 2;

/// The values of a column, row by row, and their sort order once it was asked for.
#[derive(Debug)]
pub struct Column {
    /// The values.
    pub values: Values,
    sorted: OnceLock<Sorted>,
}

/// See [`Column`].
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// See [`Texts`].
    Texts(Texts),
    /// NaN for none.
    Numbers(Vec<f64>),
    /// 0, 1, or [`NO_FLAG`].
    Flags(Vec<u8>),
}

impl Column {
    /// A column whose order is not yet known.
    pub fn new(values: Values) -> Self {
        Self { values, sorted: OnceLock::new() }
    }

    /// The place of every row's value among the distinct ones.
    pub fn ranks(&self) -> &Ranks {
        &self.sorted().ranks
    }

    pub(crate) fn sorted(&self) -> &Sorted {
        self.sorted.get_or_init(|| match &self.values {
            Values::Texts(texts) => sorting::sort_texts(texts),
            Values::Numbers(numbers) => sorting::sort_numbers(numbers),
            Values::Flags(flags) => sorting::sort_flags(flags),
        })
    }

    /// The number of a row, `None` for none.
    pub fn number(&self, row: u32) -> Option<f64> {
        let Values::Numbers(numbers) = &self.values else { return None };
        numbers.get(row as usize).copied().filter(|number| !number.is_nan())
    }

    /// The value of a row as text, `None` for none.
    pub fn text(&self, row: u32) -> Option<String> {
        match &self.values {
            Values::Texts(texts) => texts.of_row(row as usize).map(str::to_owned),
            Values::Numbers(_) => self.number(row).map(|number| number.to_string()),
            Values::Flags(flags) => {
                let flag = *flags.get(row as usize)?;
                (flag != NO_FLAG).then(|| (flag == 1).to_string())
            }
        }
    }
}
