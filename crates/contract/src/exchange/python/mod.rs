//! A work package as a Python script for the client `zepben.eas`, and back.

mod lexer;
mod literal;
mod names;
mod read;
mod script;

pub(super) use read::{Script, read};
pub use script::python_script;

/// How a script spells the fields of inputs. Clients from 2.17.0 on understand both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// As on the wire, and as the client's guide of 2.20.0 does: `initialStateSelector`.
    #[default]
    CamelCase,
    /// As older guides do: `initial_state_selector`.
    SnakeCase,
}
