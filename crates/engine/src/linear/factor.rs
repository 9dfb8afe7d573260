//! Factorisation of a sparse complex symmetric matrix.
//!
//! A nodal admittance matrix equals its transpose, so `Y = L D Lᵀ` with a unit lower triangle `L` and a diagonal `D`,
//! without conjugation. No pivoting: the real part of a passive network's admittance is positive semidefinite, which
//! keeps the growth of such a factorisation small (Higham, "Factorizing complex symmetric matrices with positive
//! definite real and imaginary parts", Math. Comp. 67, 1998). The algorithm is the up-looking one of Davis,
//! "Algorithm 849: a concise sparse Cholesky factorization package", ACM TOMS 31, 2005.

use num_complex::Complex64;

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
        let mut upper: Vec<(u32, u32, Complex64)> =
            entries.iter().copied().filter(|&(row, column, _)| row <= column).collect();
        // A stable sort: equal places keep the order of the elements, so sums are the same on every machine.
        upper.sort_by_key(|&(row, column, _)| (column, row));
        upper.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let mut column_starts = vec![0u32; size + 1];
        for &(_, column, _) in &upper {
            column_starts[column as usize + 1] += 1;
        }
        for column in 0..size {
            column_starts[column + 1] += column_starts[column];
        }
        Self {
            size,
            column_starts,
            rows: upper.iter().map(|entry| entry.0).collect(),
            values: upper.iter().map(|entry| entry.2).collect(),
        }
    }

    fn column(&self, column: usize) -> std::ops::Range<usize> {
        self.column_starts[column] as usize..self.column_starts[column + 1] as usize
    }
}

/// The matrix has no inverse; the row at which that showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Singular {
    /// Row from 0.
    pub row: usize,
}

/// `L D Lᵀ` of a [`SparseSymmetric`] matrix.
#[derive(Clone, Debug)]
pub struct SymmetricFactor {
    column_starts: Vec<u32>,
    rows: Vec<u32>,
    lower: Vec<Complex64>,
    inverse_diagonal: Vec<Complex64>,
}

const NONE: u32 = u32::MAX;

impl SymmetricFactor {
    /// Factorises in the order of the rows: bring them into elimination order before.
    pub fn new(matrix: &SparseSymmetric) -> Result<Self, Singular> {
        let (parents, column_starts) = symbolic(matrix);
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

    /// Number of stored values below the diagonal.
    pub fn fill(&self) -> usize {
        self.lower.len()
    }

    fn numeric(&mut self, matrix: &SparseSymmetric, parents: &[u32]) -> Result<(), Singular> {
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
                return Err(Singular { row: k });
            }
            self.inverse_diagonal[k] = diagonal.inv();
        }
        Ok(())
    }

    /// Solves in place: `values` holds the right-hand side before and the solution after.
    pub fn solve(&self, values: &mut [Complex64]) {
        let n = self.inverse_diagonal.len();
        for column in 0..n {
            let value = values[column];
            for (row, lower) in self.column(column) {
                values[row as usize] -= lower * value;
            }
        }
        for column in (0..n).rev() {
            let mut value = values[column] * self.inverse_diagonal[column];
            for (row, lower) in self.column(column) {
                value -= lower * values[row as usize];
            }
            values[column] = value;
        }
    }

    fn column(&self, column: usize) -> impl Iterator<Item = (u32, Complex64)> + '_ {
        let range = self.column_starts[column] as usize..self.column_starts[column + 1] as usize;
        self.rows[range.clone()].iter().copied().zip(self.lower[range].iter().copied())
    }
}

/// Elimination tree (parent of every column) and where the columns of `L` start.
fn symbolic(matrix: &SparseSymmetric) -> (Vec<u32>, Vec<u32>) {
    let n = matrix.size;
    let mut parents = vec![NONE; n];
    let mut flags = vec![NONE; n];
    let mut counts = vec![0u32; n];
    for k in 0..n {
        flags[k] = k as u32;
        for at in matrix.column(k) {
            let mut row = matrix.rows[at] as usize;
            while flags[row] != k as u32 {
                if parents[row] == NONE {
                    parents[row] = k as u32;
                }
                counts[row] += 1;
                flags[row] = k as u32;
                row = parents[row] as usize;
            }
        }
    }
    let mut starts = vec![0u32; n + 1];
    for k in 0..n {
        starts[k + 1] = starts[k] + counts[k];
    }
    (parents, starts)
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
        assert_eq!(outcome.err(), Some(Singular { row: 1 }));
    }
}
