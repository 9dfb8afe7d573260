//! What a network holds, before any study.

use super::Topology;
use crate::network::Network;
use crate::power_flow::{Model, ModelError};
use crate::study::PowerFlowOptions;

/// Counts of a network that can be solved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Energised nodes.
    pub node_count: usize,
    /// Distribution transformers with customers.
    pub capacity_group_count: usize,
    /// Customers in a group.
    pub customer_count: usize,
    /// Names of loads that lie in no group.
    pub ungrouped_loads: Vec<String>,
    /// What a person should know, in plain words.
    pub warnings: Vec<String>,
}

/// Numbers and factorises a network and counts what a study would be about; errors say why it cannot be solved.
pub fn survey(network: &Network) -> Result<Survey, ModelError> {
    let network = network.clone().into_canonical();
    let model = Model::build(&network, PowerFlowOptions::default())?;
    let topology = Topology::new(&network, &model);
    Ok(Survey {
        node_count: model.nodes().len(),
        capacity_group_count: topology.groups.len(),
        customer_count: topology.groups.iter().map(|group| group.customers.len()).sum(),
        ungrouped_loads: topology
            .ungrouped_loads
            .iter()
            .map(|&at| network.loads[at].name.clone())
            .collect(),
        warnings: topology.warnings,
    })
}
