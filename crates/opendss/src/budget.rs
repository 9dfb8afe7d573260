//! How much work scripts may ask for.
//!
//! A few bytes of script can ask for any amount of it: files that redirect to one another, a copy (`like=`) of a copy, an
//! edit of every element in every line. Whatever is not read once from the files is paid for here, so that time and
//! memory stay in proportion to the files, whatever is in them.

use std::cell::Cell;

use crate::files::Files;

/// Bytes of work that any model may ask for, however small.
const LEAST: u64 = 256 << 20;
/// Bytes of work for each byte of the files. A line of a real model asks for less: it is read once, and what it defines
/// takes a few hundred bytes.
const PER_BYTE: u64 = 32;
/// Reading a byte takes as long as copying so many.
const READING: usize = 8;

/// What is left of it, in bytes copied or kept.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<u64>,
}

impl Budget {
    pub(crate) fn for_files(files: &Files) -> Self {
        Self { left: Cell::new(LEAST.saturating_add(PER_BYTE.saturating_mul(files.total_bytes()))) }
    }

    pub(crate) fn spend(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes as u64));
    }

    /// For a text or table that is read.
    pub(crate) fn spend_on_reading(&self, bytes: usize) {
        self.spend(bytes.saturating_mul(READING));
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }
}
