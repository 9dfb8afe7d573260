//! Small dense complex matrices, for one element each.

use num_complex::Complex64;

/// A square complex matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct CMatrix {
    size: usize,
    values: Vec<Complex64>,
}

impl CMatrix {
    /// All zeros.
    pub fn zeros(size: usize) -> Self {
        Self { size, values: vec![Complex64::ZERO; size * size] }
    }

    /// Every value from its row and column.
    pub fn from_fn(size: usize, mut value: impl FnMut(usize, usize) -> Complex64) -> Self {
        let values = (0..size * size).map(|at| value(at / size, at % size)).collect();
        Self { size, values }
    }

    /// Rows, and columns.
    pub fn size(&self) -> usize {
        self.size
    }

    /// True when every value is finite.
    pub fn is_finite(&self) -> bool {
        self.values.iter().all(|value| value.is_finite())
    }

    /// Multiplied by a number.
    #[must_use]
    pub fn scaled(&self, factor: Complex64) -> Self {
        Self { size: self.size, values: self.values.iter().map(|value| value * factor).collect() }
    }

    /// The rows and columns named by `keep`, in that order.
    #[must_use]
    pub fn select(&self, keep: &[usize]) -> Self {
        Self::from_fn(keep.len(), |row, column| self[(keep[row], keep[column])])
    }

    /// The inverse, by Gauss-Jordan elimination with row pivoting; `None` when the matrix is singular.
    pub fn inverse(&self) -> Option<Self> {
        let n = self.size;
        let mut left = self.clone();
        let mut right =
            Self::from_fn(n, |row, column| Complex64::new(f64::from(u8::from(row == column)), 0.0));
        for pivot in 0..n {
            let best = (pivot..n)
                .max_by(|&a, &b| left[(a, pivot)].norm().total_cmp(&left[(b, pivot)].norm()))?;
            let head = left[(best, pivot)];
            if head.norm() == 0.0 || !head.is_finite() {
                return None;
            }
            for column in 0..n {
                left.values.swap(pivot * n + column, best * n + column);
                right.values.swap(pivot * n + column, best * n + column);
            }
            for column in 0..n {
                left[(pivot, column)] /= head;
                right[(pivot, column)] /= head;
            }
            for row in (0..n).filter(|&row| row != pivot) {
                let factor = left[(row, pivot)];
                for column in 0..n {
                    let (down, across) =
                        (left[(pivot, column)] * factor, right[(pivot, column)] * factor);
                    left[(row, column)] -= down;
                    right[(row, column)] -= across;
                }
            }
        }
        Some(right)
    }
}

impl std::ops::Index<(usize, usize)> for CMatrix {
    type Output = Complex64;

    fn index(&self, (row, column): (usize, usize)) -> &Complex64 {
        &self.values[row * self.size + column]
    }
}

impl std::ops::IndexMut<(usize, usize)> for CMatrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut Complex64 {
        &mut self.values[row * self.size + column]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverse_undoes_the_matrix_and_names_singular_ones() {
        let matrix = CMatrix::from_fn(3, |row, column| {
            Complex64::new((row * 3 + column) as f64 % 4.0, if row == column { 2.0 } else { 0.5 })
        });
        let inverse = matrix.inverse().expect("regular");
        for row in 0..3 {
            for column in 0..3 {
                let sum: Complex64 = (0..3).map(|k| matrix[(row, k)] * inverse[(k, column)]).sum();
                let expected = f64::from(u8::from(row == column));
                assert!((sum - expected).norm() < 1e-12);
            }
        }
        assert!(CMatrix::zeros(2).inverse().is_none());
    }
}
