//! Complex matrices: small dense ones for elements, a sparse symmetric factorisation for the network.

mod blocks;
mod dense;
mod factor;
mod ordering;

pub use dense::CMatrix;
pub use factor::{FactorError, SparseSymmetric, SymmetricFactor};
pub use ordering::minimum_degree;
