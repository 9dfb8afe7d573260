//! Inputs of the other kinds of work package, forecasts and interventions. Nothing here runs them; a client that knows
//! the whole API finds them, may have their size estimated, and is told so in plain words.

mod interventions;
mod results;
mod work_package;

pub use interventions::*;
pub use results::*;
pub use work_package::*;
