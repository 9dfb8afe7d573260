//! What crosses the wire between the page and a workbench, and the rules about it.
//!
//! - [`scalar`]: `LocalDateTime` and `Long`
//! - [`input`]: one Rust type for every input type and enum of the Energy Workbench API
//! - [`rules`]: what makes an input acceptable, with the field's path and a message
//! - [`spec`]: label, unit, default and help of every form field
//! - [`draft`]: the form's own state, text as typed, and its way to an input
//! - [`exchange`]: work packages as JSON, GraphQL and Python, and back
//! - [`template`]: drafts to start from
//! - [`output`]: what a workbench answers
//! - [`operation`]: GraphQL documents with their variables and answers
//!
//! No I/O. Field names, types, defaults and limits are those of the public Python client `zepben.eas` 2.20.0.

pub mod draft;
pub mod exchange;
pub mod input;
pub mod operation;
pub mod output;
pub mod rules;
pub mod scalar;
pub mod spec;
pub mod template;
