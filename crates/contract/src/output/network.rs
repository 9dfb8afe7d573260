//! Networks a workbench can run.

use serde::{Deserialize, Serialize};

/// Where a network came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NetworkOrigin {
    /// Ships with the product.
    Sample,
    /// Opened by a person.
    Opened,
}

/// How serious a finding about a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DiagnosticSeverity {
    /// The network cannot be used as it stands.
    Error,
    /// Left out or assumed.
    Warning,
}

/// A finding about a network's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct NetworkDiagnostic {
    /// How serious.
    pub severity: DiagnosticSeverity,
    /// File, where one is to blame.
    pub file: Option<String>,
    /// Line from 1.
    pub line: Option<i32>,
    /// Column from 1.
    pub column: Option<i32>,
    /// Element, where one is to blame.
    pub element: Option<String>,
    /// What, in plain words.
    pub message: String,
}

/// Extent of a network's coordinates, in the model's own units (metres or degrees).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct NetworkBoundingBox {
    /// West.
    pub min_x: f64,
    /// South.
    pub min_y: f64,
    /// East.
    pub max_x: f64,
    /// North.
    pub max_y: f64,
}

/// A network (feeder) that the workbench can run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
pub struct NetworkInfo {
    /// What a work package names it by.
    #[serde(rename = "mRID")]
    #[cfg_attr(feature = "graphql", graphql(name = "mRID"))]
    pub mrid: String,
    /// Name shown.
    pub name: String,
    /// Free text.
    pub description: Option<String>,
    /// Where it came from.
    pub origin: NetworkOrigin,
    /// Buses.
    #[serde(rename = "busCount")]
    pub bus_count: i32,
    /// Lines and switches.
    #[serde(rename = "lineCount")]
    pub line_count: i32,
    /// Transformers of any kind.
    #[serde(rename = "transformerCount")]
    pub transformer_count: i32,
    /// Distribution transformers with customers.
    #[serde(rename = "capacityGroupCount")]
    pub capacity_group_count: i32,
    /// Customers.
    #[serde(rename = "customerCount")]
    pub customer_count: i32,
    /// Customers that lie in no capacity group.
    #[serde(rename = "ungroupedCustomerCount")]
    pub ungrouped_customer_count: i32,
    /// Profiles of load or generation.
    #[serde(rename = "profileCount")]
    pub profile_count: i32,
    /// Extent, when the model has coordinates.
    #[serde(rename = "boundingBox")]
    pub bounding_box: Option<NetworkBoundingBox>,
    /// What the reader left out or assumed.
    pub diagnostics: Vec<NetworkDiagnostic>,
}

/// Answer to opening a network: what was read, or why it could not be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct OpenedNetwork {
    /// The network, when it can be run.
    pub network: Option<NetworkInfo>,
    /// Findings, errors first; why there is no network when there is none.
    pub diagnostics: Vec<NetworkDiagnostic>,
}

/// Who answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkbenchInfo {
    /// Name shown in the page's frame.
    pub name: String,
    /// Version.
    pub version: String,
    /// True when work packages and results outlive a reload.
    pub persistent: bool,
    /// What a person should know about its store, in plain words.
    pub notice: Option<String>,
}
