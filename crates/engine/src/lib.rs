//! Network model, three-phase power flow and capacity search.
//!
//! The rooms, in reading order:
//!
//! - [`network`]: what a feeder is made of, in physical units
//! - [`linear`]: dense and sparse complex matrices
//! - [`power_flow`]: from a network to its voltages
//! - [`topology`]: which nodes are alive, which transformer heads which customers
//! - [`study`]: what a study asks: initial state, addition, limits
//! - [`search`]: the capacity search and its result rows
//!
//! No I/O, no GraphQL, no file formats.

pub mod linear;
pub mod network;
pub mod power_flow;
pub mod search;
pub mod study;
pub mod topology;
