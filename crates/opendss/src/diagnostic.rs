//! What the reader has to say about a model.

use std::fmt;

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The model cannot be used as it stands.
    Error,
    /// Understood, but not modelled or not used.
    Warning,
}

/// One finding, with its place in the model's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Path of the file as it was given; empty when the finding is about the files as a whole.
    pub file: String,
    /// Line, from 1; 0 when the finding is about the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 when the finding is about the whole line.
    pub column: u32,
    /// The element it is about, class and name (`line.l1`); the first one where the finding sums up several.
    pub element: Option<String>,
    /// What is the matter and how to put it right, complete without the other fields.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(formatter, "{}:", self.file)?;
            if self.line > 0 {
                write!(formatter, "{}:{}:", self.line, self.column)?;
            }
            formatter.write_str(" ")?;
        }
        formatter.write_str(&self.message)
    }
}
