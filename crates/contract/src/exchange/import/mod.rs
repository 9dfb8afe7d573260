//! Reads a work package that was written elsewhere: JSON, or one of our own Python scripts.

mod found;
mod taking;
mod values;

use std::fmt;

use super::shared::{self, Shared};
use crate::draft::Draft;
use crate::output::StudyKind;
use found::Found;
use taking::Taking;

/// Texts longer than this are not read: the longest input, with four lists of a leap year's half hours, is shorter.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Something in a text that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `search.maxSteps`, below the mutation's `input`.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// What a text gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// A draft with every part that could be taken, checked by nothing but its types: the rules speak in the form.
    pub draft: Draft,
    /// How many fields were taken.
    pub taken: usize,
    /// What was not taken, and what is missing.
    pub problems: Vec<Problem>,
}

impl From<Shared> for Imported {
    fn from(Shared { draft, taken, unknown }: Shared) -> Self {
        let problem = |path| Problem { path, message: "unknown field, or no text".to_owned() };
        Self { draft, taken, problems: unknown.into_iter().map(problem).collect() }
    }
}

/// Why nothing of a text could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a work package from text: the input as JSON, a whole GraphQL request around it, a script of
/// [`super::python_script`], or a draft of [`super::shared_json`]. `kind` is what it is where the text leaves that open, and `year` where it names none.
///
/// Values are taken one by one: a key that no input has, or a value of another type, is a [`Problem`] with its path, and
/// everything else is taken. Of a name spelt wrong the nearest known one is named.
///
/// # Errors
/// When the text is none of these, or has no work package in it.
pub fn import(text: &str, kind: StudyKind, year: i32) -> Result<Imported, Unreadable> {
    if text.len() > MAX_BYTES {
        let most = MAX_BYTES / 1024 / 1024;
        return Err(Unreadable(format!(
            "This is over {most} MiB, and no work package is that long"
        )));
    }
    let Found { kind, input, work_package_name } = found::find(text, kind).map_err(Unreadable)?;
    if input.contains_key(shared::VERSION_KEY) {
        return shared::read(&input).map(Imported::from).map_err(Unreadable);
    }
    let mut taking = Taking::new(kind, year);
    taking.name(work_package_name);
    taking.block("", &input);
    Ok(taking.end(&input))
}
