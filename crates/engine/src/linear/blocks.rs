//! A factorisation regrouped for solving: neighbouring columns of the same pattern as one dense block.
//!
//! The nodes of a bus are eliminated one after the other and mostly see the same nodes further up, so three columns
//! share one list of rows. A block reads and writes each of those rows once instead of three times.
//!
//! A block keeps the triangle of its own columns. Its inverse would need no order among them, but costs digits: the three
//! nodes of an unearthed winding are held to earth a million times more weakly than to one another.

use std::cmp::Ordering;

use num_complex::Complex64;
use wide::f64x2;

/// Most columns of a block: the conductors of a four-wire bus.
const MAX_WIDTH: usize = 4;

/// Columns of `L` and `D`, as [`super::SymmetricFactor`] finds them.
pub(super) struct Columns<'a> {
    /// Where the rows of each column start, one more than columns.
    pub(super) starts: &'a [u32],
    /// Rows below the diagonal, rising within a column.
    pub(super) rows: &'a [u32],
    /// `L` at those rows.
    pub(super) lower: &'a [Complex64],
    /// `1 / D`.
    pub(super) inverse_diagonal: &'a [Complex64],
}

impl Columns<'_> {
    fn rows_of(&self, column: usize) -> &[u32] {
        &self.rows[self.starts[column] as usize..self.starts[column + 1] as usize]
    }

    /// `L` at a place, 0 where nothing is stored.
    fn lower_at(&self, row: usize, column: usize) -> Complex64 {
        let found = self.rows_of(column).binary_search(&(row as u32));
        found.map_or(Complex64::ZERO, |at| self.lower[self.starts[column] as usize + at])
    }

    /// Width of the block that starts at a column: as long as the next column has the rows of this one but itself.
    fn width_at(&self, first: usize) -> usize {
        let columns = self.inverse_diagonal.len();
        let mut width = 1;
        while width < MAX_WIDTH && first + width < columns {
            let next = first + width;
            match self.rows_of(next - 1).split_first() {
                Some((&row, rest)) if row as usize == next && rest == self.rows_of(next) => {
                    width += 1;
                }
                _ => break,
            }
        }
        width
    }
}

/// `L` and `D` in blocks of columns.
#[derive(Clone, Debug)]
pub(super) struct BlockFactor {
    blocks: Vec<Block>,
    /// Rows below each block.
    rows: Vec<u32>,
    /// For each block its own rows, with `1 / D` on the diagonal, then those below it, all as wide as the block.
    values: Vec<Complex64>,
}

#[derive(Clone, Copy, Debug)]
struct Block {
    /// Its first column.
    first: u32,
    width: u32,
    rows_end: u32,
    values_end: u32,
}

impl BlockFactor {
    pub(super) fn new(columns: &Columns<'_>) -> Self {
        let mut factor = Self { blocks: Vec::new(), rows: Vec::new(), values: Vec::new() };
        let mut first = 0;
        while first < columns.inverse_diagonal.len() {
            let width = columns.width_at(first);
            factor.push(columns, first, width);
            first += width;
        }
        factor
    }

    fn push(&mut self, columns: &Columns<'_>, first: usize, width: usize) {
        let block = first..first + width;
        let below = &columns.rows_of(first)[width - 1..];
        for row in block.clone().chain(below.iter().map(|&row| row as usize)) {
            self.values.extend(block.clone().map(|column| match row.cmp(&column) {
                Ordering::Less => Complex64::ZERO,
                Ordering::Equal => columns.inverse_diagonal[column],
                Ordering::Greater => columns.lower_at(row, column),
            }));
        }
        self.rows.extend_from_slice(below);
        self.blocks.push(Block {
            first: first as u32,
            width: width as u32,
            rows_end: self.rows.len() as u32,
            values_end: self.values.len() as u32,
        });
    }

    /// Solves in place: `x` holds the right-hand side before and the solution after.
    pub(super) fn solve(&self, x: &mut [Complex64]) {
        let (mut rows_start, mut values_start) = (0, 0);
        for block in &self.blocks {
            let rows = &self.rows[rows_start..block.rows_end as usize];
            let values = &self.values[values_start..block.values_end as usize];
            let first = block.first as usize;
            match block.width {
                1 => forward::<1>(first, rows, values, x),
                2 => forward::<2>(first, rows, values, x),
                3 => forward::<3>(first, rows, values, x),
                _ => forward::<MAX_WIDTH>(first, rows, values, x),
            }
            (rows_start, values_start) = (block.rows_end as usize, block.values_end as usize);
        }
        for (at, block) in self.blocks.iter().enumerate().rev() {
            let before = at.checked_sub(1).map(|before| self.blocks[before]);
            let rows_start = before.map_or(0, |block| block.rows_end as usize);
            let values_start = before.map_or(0, |block| block.values_end as usize);
            let rows = &self.rows[rows_start..block.rows_end as usize];
            let values = &self.values[values_start..block.values_end as usize];
            let first = block.first as usize;
            match block.width {
                1 => backward::<1>(first, rows, values, x),
                2 => backward::<2>(first, rows, values, x),
                3 => backward::<3>(first, rows, values, x),
                _ => backward::<MAX_WIDTH>(first, rows, values, x),
            }
        }
    }
}

/// Finds a block's part of `L⁻¹` times the right-hand side and takes what it adds to the rows below off them.
#[inline]
fn forward<const W: usize>(first: usize, rows: &[u32], values: &[Complex64], x: &mut [Complex64]) {
    let Some(right) = x.get_mut(first..).and_then(<[_]>::first_chunk_mut::<W>) else { return };
    let (chunks, _) = values.as_chunks::<W>();
    let (triangle, lower) = chunks.split_at(W);
    let mut own = [Factor::new(Complex64::ZERO); W];
    for row in 0..W {
        let mut sum = pair(right[row]);
        for column in 0..row {
            sum -= own[column].times(triangle[row][column]);
        }
        right[row] = complex(sum);
        own[row] = Factor::new(right[row]);
    }
    for (&row, lower) in rows.iter().zip(lower) {
        let mut sum = pair(x[row as usize]);
        for k in 0..W {
            sum -= own[k].times(lower[k]);
        }
        x[row as usize] = complex(sum);
    }
}

/// Finds a block's values from what [`forward`] left and the rows below it.
#[inline]
fn backward<const W: usize>(first: usize, rows: &[u32], values: &[Complex64], x: &mut [Complex64]) {
    let Some(right) = x.get(first..).and_then(<[_]>::first_chunk::<W>) else { return };
    let (chunks, _) = values.as_chunks::<W>();
    let (triangle, lower) = chunks.split_at(W);
    let mut own = [f64x2::ZERO; W];
    for k in 0..W {
        own[k] = Factor::new(right[k]).times(triangle[k][k]);
    }
    for (&row, lower) in rows.iter().zip(lower) {
        let below = Factor::new(x[row as usize]);
        for k in 0..W {
            own[k] -= below.times(lower[k]);
        }
    }
    for row in (0..W).rev() {
        let value = complex(own[row]);
        x[first + row] = value;
        let value = Factor::new(value);
        for column in 0..row {
            own[column] -= value.times(triangle[row][column]);
        }
    }
}

/// A complex number made ready to multiply many others.
#[derive(Clone, Copy)]
struct Factor {
    re: f64x2,
    /// Minus the imaginary part, the imaginary part.
    im: f64x2,
}

impl Factor {
    #[inline]
    fn new(value: Complex64) -> Self {
        Self { re: f64x2::splat(value.re), im: f64x2::new([-value.im, value.im]) }
    }

    #[inline]
    fn times(self, other: Complex64) -> f64x2 {
        pair(other) * self.re + f64x2::new([other.im, other.re]) * self.im
    }
}

#[inline]
fn pair(value: Complex64) -> f64x2 {
    f64x2::new([value.re, value.im])
}

#[inline]
fn complex(value: f64x2) -> Complex64 {
    let [re, im] = value.to_array();
    Complex64::new(re, im)
}

#[cfg(test)]
mod tests {
    use super::super::{SparseSymmetric, SymmetricFactor};
    use super::*;

    /// A chain of buses with these numbers of nodes, fully coupled within a bus and to the next, earthed at the end.
    fn chain(nodes_at: &[usize]) -> (usize, Vec<(u32, u32, Complex64)>) {
        let mut entries = Vec::new();
        let mut first = 0;
        for pair in nodes_at.windows(2) {
            let joined = pair[0] + pair[1];
            for row in 0..joined {
                for column in 0..joined {
                    let value = if row == column {
                        Complex64::new(5.0 + row as f64, -9.0)
                    } else {
                        Complex64::new(-0.3, 0.1 * (row + column) as f64)
                    };
                    entries.push(((first + row) as u32, (first + column) as u32, value));
                }
            }
            first += pair[0];
        }
        (nodes_at.iter().sum(), entries)
    }

    #[test]
    fn blocks_of_every_width_solve_the_equations() {
        let (size, entries) = chain(&[1, 2, 3, 4, 5, 3, 1, 1, 2, 4]);
        let factor =
            SymmetricFactor::new(&SparseSymmetric::from_entries(size, &entries)).expect("regular");
        let right: Vec<Complex64> =
            (0..size).map(|at| Complex64::new(at as f64 - 7.0, 1.0 / (at + 1) as f64)).collect();
        let mut solution = right.clone();
        factor.solve(&mut solution);
        let mut residual = right;
        for (row, column, value) in entries {
            residual[row as usize] -= value * solution[column as usize];
        }
        let worst = residual.iter().map(|value| value.norm()).fold(0.0, f64::max);
        assert!(worst < 1e-12, "residual {worst}");
    }

    #[test]
    fn columns_of_one_bus_become_one_block() {
        // Two three-wire buses and a wire: of a bus seen from below all rows are the same.
        let (size, entries) = chain(&[3, 3, 1]);
        let columns =
            super::super::factor::ColumnFactor::new(&SparseSymmetric::from_entries(size, &entries))
                .expect("regular");
        let widths: Vec<u32> =
            BlockFactor::new(&columns.columns()).blocks.iter().map(|block| block.width).collect();
        assert_eq!(widths, [3, 4]);
    }
}
