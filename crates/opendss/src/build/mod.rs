//! The engine's network from what the scripts have defined.

mod builder;
mod islands;
mod lines;
mod power;
mod shapes;
mod shunts;
mod sources;
mod transformers;

use headroom_engine::network::Network;

use crate::classes::Model;
use crate::report::Report;
use builder::Builder;

/// Builds the network; errors go to the report, and `None` means that nothing could be built.
pub(crate) fn network(model: &Model, report: &mut Report) -> Option<Network> {
    let mut builder = Builder::new(model, report)?;
    sources::build(&mut builder);
    lines::build(&mut builder);
    transformers::build(&mut builder);
    transformers::build_auto(&mut builder);
    transformers::build_regulators(&mut builder);
    shunts::build(&mut builder);
    let shapes = shapes::build(&mut builder);
    power::build(&mut builder, &shapes);
    islands::check_left_out(&mut builder);
    Some(builder.finish())
}
