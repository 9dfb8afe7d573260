//! Inputs and enums of the Energy Workbench API, one Rust type each, named as in the API.
//!
//! A field that is left out takes the server's default and is not sent.

mod allocation;
mod common;
mod constraints;
mod forecast;
mod hv;
mod initial_state;
mod injection;
mod model;
mod scope;
mod search;
mod solve;
mod variant;
mod work_package;
mod writer;

pub use allocation::*;
pub use common::*;
pub use constraints::*;
pub use forecast::*;
pub use hv::*;
pub use initial_state::*;
pub use injection::*;
pub use model::*;
pub use scope::*;
pub use search::*;
pub use solve::*;
pub use variant::*;
pub use work_package::*;
pub use writer::*;
