//! Networks and the workbench itself (this product's own operations).

use serde::Serialize;

use super::Operation;
use crate::output::{NetworkGeometry, NetworkInfo, OpenedNetwork, WorkbenchInfo};

/// Who answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Workbench {}

impl Operation for Workbench {
    const NAME: &'static str = "Workbench";
    const DOCUMENT: &'static str =
        "query Workbench { workbench { name version persistent notice } }";
    const FIELD: &'static str = "workbench";
    const IS_MUTATION: bool = false;
    type Answer = WorkbenchInfo;
}

/// The networks (feeders) that can be run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Networks {}

impl Operation for Networks {
    const NAME: &'static str = "Networks";
    const DOCUMENT: &'static str = "query Networks {
  networks {
    mRID name description origin busCount lineCount transformerCount capacityGroupCount customerCount ungroupedCustomerCount profileCount
    boundingBox { minX minY maxX maxY }
    diagnostics { severity file line column element message }
  }
}";
    const FIELD: &'static str = "networks";
    const IS_MUTATION: bool = false;
    type Answer = Vec<NetworkInfo>;
}

/// Where everything of a network is; nothing when there is no network of this mRID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NetworkGeometries {
    /// mRID.
    #[serde(rename = "mRID")]
    pub mrid: String,
}

impl Operation for NetworkGeometries {
    const NAME: &'static str = "NetworkGeometries";
    const DOCUMENT: &'static str = "query NetworkGeometries($mRID: ID!) {
  networkGeometry(mRID: $mRID) {
    mRID coordinates groupHeads unplacedNodeCount
    nodes { names x y nominalKv groups }
    lines { mRIDs fromNodes toNodes groups }
    transformers { mRIDs nodes ratedKva groups }
  }
}";
    const FIELD: &'static str = "networkGeometry";
    const IS_MUTATION: bool = false;
    type Answer = Option<NetworkGeometry>;
}

/// Reads a network from files and keeps it. The files travel beside the variables, as the GraphQL multipart request
/// specification has it: `files` is a list of nulls, as long as the number of files; each file's name is its path
/// inside the folder that was picked. A single ZIP file is unpacked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenNetwork {
    /// Name shown and, made unique, the mRID.
    pub name: String,
    /// One null for each file.
    pub files: Vec<Option<()>>,
}

impl Operation for OpenNetwork {
    const NAME: &'static str = "OpenNetwork";
    const DOCUMENT: &'static str = "mutation OpenNetwork($name: String!, $files: [Upload!]!) {
  openNetwork(name: $name, files: $files) {
    network {
      mRID name description origin busCount lineCount transformerCount capacityGroupCount customerCount ungroupedCustomerCount profileCount
      boundingBox { minX minY maxX maxY }
      diagnostics { severity file line column element message }
    }
    diagnostics { severity file line column element message }
  }
}";
    const FIELD: &'static str = "openNetwork";
    const IS_MUTATION: bool = true;
    type Answer = OpenedNetwork;
}

/// Removes a network that a person opened; answers its mRID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemoveNetwork {
    /// mRID.
    #[serde(rename = "mRID")]
    pub mrid: String,
}

impl Operation for RemoveNetwork {
    const NAME: &'static str = "RemoveNetwork";
    const DOCUMENT: &'static str =
        "mutation RemoveNetwork($mRID: ID!) { removeNetwork(mRID: $mRID) }";
    const FIELD: &'static str = "removeNetwork";
    const IS_MUTATION: bool = true;
    type Answer = String;
}
