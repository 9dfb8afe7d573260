//! Factorisation of a sparse complex symmetric matrix.
//!
//! A nodal admittance matrix equals its transpose, so `Y = L D Lᵀ` with a unit lower triangle `L` and a diagonal `D`,
//! without conjugation. No pivoting: the real part of a passive network's admittance is positive semidefinite, which
//! keeps the growth of such a factorisation small (Higham, "Factorizing complex symmetric matrices with positive
//! definite real and imaginary parts", Math. Comp. 67, 1998). The algorithm is the up-looking one of Davis,
//! "Algorithm 849: a concise sparse Cholesky factorization package", ACM TOMS 31, 2005.

use num_complex::Complex64;

use super::blocks::{BlockFactor, Columns};

/// A sparse symmetric matrix given by its entries on and above the diagonal, column by column.
#[derive(Clone, Debug)]
pub struct SparseSymmetric {
    size: usize,
    column_starts: Vec<u32>,
    rows: Vec<u32>,
    values: Vec<Complex64>,
}

impl SparseSymmetric {
    /// From entries `(row, column, value)`; those at the same place add up, those below the diagonal are ignored
    /// (the matrix is symmetric: both triangles are expected).
    pub fn from_entries(size: usize, entries: &[(u32, u32, Complex64)]) -> Self {
        let upper = || entries.iter().filter(|&&(row, column, _)| row <= column);
        let mut ends = vec![0u32; size + 1];
        for &(_, column, _) in upper() {
            ends[column as usize + 1] += 1;
        }
        for column in 0..size {
            ends[column + 1] += ends[column];
        }
        let mut filled = ends.clone();
        let mut by_column = vec![(0u32, Complex64::ZERO); ends[size] as usize];
        for &(row, column, value) in upper() {
            let at = &mut filled[column as usize];
            by_column[*at as usize] = (row, value);
            *at += 1;
        }
        let mut matrix = Self {
            size,
            column_starts: Vec::with_capacity(size + 1),
            rows: Vec::with_capacity(by_column.len()),
            values: Vec::with_capacity(by_column.len()),
        };
        for column in 0..size {
            matrix.column_starts.push(matrix.rows.len() as u32);
            let entries = &mut by_column[ends[column] as usize..ends[column + 1] as usize];
            // Stable: equal places keep the order of the elements, so sums are the same on every machine.
            entries.sort_by_key(|entry| entry.0);
            for same_place in entries.chunk_by(|a, b| a.0 == b.0) {
                matrix.rows.push(same_place[0].0);
                matrix.values.push(same_place.iter().map(|entry| entry.1).sum());
            }
        }
        matrix.column_starts.push(matrix.rows.len() as u32);
        matrix
    }

    fn column(&self, column: usize) -> std::ops::Range<usize> {
        self.column_starts[column] as usize..self.column_starts[column + 1] as usize
    }
}

/// Why a matrix is not factorised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorError {
    /// It has no inverse.
    Singular {
        /// Row from 0 at which that showed.
        row: usize,
    },
    /// Its factorisation would take more memory or time than any network that is near to radial.
    TooDense,
}

/// Values below the diagonal that a factorisation may have: about half a gigabyte with what is made of them. A feeder of
/// 100,000 nodes has a million.
const MOST_FILL: usize = 16_000_000;
/// Multiplications that it may take: some ten seconds.
const MOST_WORK: u64 = 10_000_000_000;

/// `L D Lᵀ` of a [`SparseSymmetric`] matrix.
#[derive(Clone, Debug)]
pub struct SymmetricFactor {
    blocks: BlockFactor,
    fill: usize,
}

/// `L D Lᵀ`, column by column.
pub(super) struct ColumnFactor {
    column_starts: Vec<u32>,
    rows: Vec<u32>,
    lower: Vec<Complex64>,
    inverse_diagonal: Vec<Complex64>,
}

const NONE: u32 = u32::MAX;

impl SymmetricFactor {
    /// Factorises in the order of the rows: bring them into elimination order before.
    pub fn new(matrix: &SparseSymmetric) -> Result<Self, FactorError> {
        let factor = ColumnFactor::new(matrix)?;
        Ok(Self { blocks: BlockFactor::new(&factor.columns()), fill: factor.lower.len() })
    }

    /// Number of values below the diagonal of `L`.
    pub fn fill(&self) -> usize {
        self.fill
    }

    /// Solves in place: `values` holds the right-hand side before and the solution after.
    pub fn solve(&self, values: &mut [Complex64]) {
        self.blocks.solve(values);
    }
}

impl ColumnFactor {
    pub(super) fn columns(&self) -> Columns<'_> {
        Columns {
            starts: &self.column_starts,
            rows: &self.rows,
            lower: &self.lower,
            inverse_diagonal: &self.inverse_diagonal,
        }
    }

    pub(super) fn new(matrix: &SparseSymmetric) -> Result<Self, FactorError> {
        let (parents, column_starts) = symbolic(matrix)?;
        let n = matrix.size;
        let total = column_starts[n] as usize;
        let mut factor = Self {
            column_starts,
            rows: vec![0; total],
            lower: vec![Complex64::ZERO; total],
            inverse_diagonal: vec![Complex64::ZERO; n],
        };
        factor.numeric(matrix, &parents)?;
        Ok(factor)
    }

    fn numeric(&mut self, matrix: &SparseSymmetric, parents: &[u32]) -> Result<(), FactorError> {
        let n = matrix.size;
        let mut work = vec![Complex64::ZERO; n];
        let mut flags = vec![NONE; n];
        let mut pattern = vec![0u32; n];
        let mut filled = vec![0u32; n];
        for k in 0..n {
            let mut top = n;
            flags[k] = k as u32;
            for at in matrix.column(k) {
                let mut row = matrix.rows[at] as usize;
                work[row] += matrix.values[at];
                // The path from this row up the elimination tree, until one already seen, in reverse onto the stack.
                let mut length = 0;
                while flags[row] != k as u32 {
                    pattern[length] = row as u32;
                    length += 1;
                    flags[row] = k as u32;
                    row = parents[row] as usize;
                }
                while length > 0 {
                    length -= 1;
                    top -= 1;
                    pattern[top] = pattern[length];
                }
            }
            let mut diagonal = std::mem::replace(&mut work[k], Complex64::ZERO);
            for &column in &pattern[top..n] {
                let column = column as usize;
                let value = std::mem::replace(&mut work[column], Complex64::ZERO);
                let start = self.column_starts[column] as usize;
                let end = start + filled[column] as usize;
                for at in start..end {
                    work[self.rows[at] as usize] -= self.lower[at] * value;
                }
                let scaled = value * self.inverse_diagonal[column];
                diagonal -= scaled * value;
                self.rows[end] = k as u32;
                self.lower[end] = scaled;
                filled[column] += 1;
            }
            if diagonal == Complex64::ZERO || !diagonal.is_finite() {
                return Err(FactorError::Singular { row: k });
            }
            self.inverse_diagonal[k] = diagonal.inv();
        }
        Ok(())
    }
}

/// Elimination tree (parent of every column) and where the columns of `L` start.
fn symbolic(matrix: &SparseSymmetric) -> Result<(Vec<u32>, Vec<u32>), FactorError> {
    let n = matrix.size;
    let mut parents = vec![NONE; n];
    let mut flags = vec![NONE; n];
    let mut counts = vec![0u32; n];
    let mut fill = 0;
    for k in 0..n {
        flags[k] = k as u32;
        if fill > MOST_FILL {
            return Err(FactorError::TooDense);
        }
        for at in matrix.column(k) {
            let mut row = matrix.rows[at] as usize;
            while flags[row] != k as u32 {
                fill += 1;
                if parents[row] == NONE {
                    parents[row] = k as u32;
                }
                counts[row] += 1;
                flags[row] = k as u32;
                row = parents[row] as usize;
            }
        }
    }
    let work: u64 = counts.iter().map(|&count| u64::from(count).pow(2)).sum();
    if work > MOST_WORK {
        return Err(FactorError::TooDense);
    }
    let mut starts = vec![0u32; n + 1];
    for k in 0..n {
        starts[k + 1] = starts[k] + counts[k];
    }
    Ok((parents, starts))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ring of `n` complex admittances with a small one to earth at every node.
    fn ring(n: u32) -> Vec<(u32, u32, Complex64)> {
        let mut entries = Vec::new();
        for from in 0..n {
            let to = (from + 1) % n;
            let y = Complex64::new(1.0 + f64::from(from % 5), -2.0);
            entries.extend([(from, from, y), (to, to, y), (from, to, -y), (to, from, -y)]);
            entries.push((from, from, Complex64::new(1e-3, 0.0)));
        }
        entries
    }

    #[test]
    fn solution_satisfies_the_equations() {
        let n = 50;
        let entries = ring(n);
        let factor = SymmetricFactor::new(&SparseSymmetric::from_entries(n as usize, &entries))
            .expect("regular");
        let rhs: Vec<Complex64> =
            (0..n).map(|k| Complex64::new(f64::from(k) - 20.0, f64::from(k % 7))).collect();
        let mut solution = rhs.clone();
        factor.solve(&mut solution);
        let mut residual = rhs;
        for &(row, column, value) in &entries {
            residual[row as usize] -= value * solution[column as usize];
        }
        let worst = residual.iter().map(|value| value.norm()).fold(0.0, f64::max);
        assert!(worst < 1e-9, "residual {worst}");
    }

    #[test]
    fn a_singular_matrix_is_named() {
        let y = Complex64::new(1.0, 0.0);
        let floating = [(0, 0, y), (1, 1, y), (0, 1, -y), (1, 0, -y)];
        let outcome = SymmetricFactor::new(&SparseSymmetric::from_entries(2, &floating));
        assert_eq!(outcome.err(), Some(FactorError::Singular { row: 1 }));
    }

    #[test]
    fn what_would_fill_up_is_refused_before_it_does() {
        // A star whose hub is eliminated first joins all the others.
        let y = Complex64::new(1.0, 0.0);
        let star = |n: u32| {
            let spokes = (1..n).flat_map(|to| [(0, to, -y), (to, to, y * 2.0)]);
            let entries: Vec<_> = [(0, 0, y * f64::from(n))].into_iter().chain(spokes).collect();
            SymmetricFactor::new(&SparseSymmetric::from_entries(n as usize, &entries))
        };
        assert!(star(300).is_ok());
        assert_eq!(star(6000).err(), Some(FactorError::TooDense), "by memory");
        assert_eq!(star(4000).err(), Some(FactorError::TooDense), "by time");
    }
}
