//! Where everything of a network is, in columns: a hundred thousand nodes travel as a handful of lists.

use serde::{Deserialize, Serialize};

/// What the coordinates of a model are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CoordinateKind {
    /// Longitude and latitude in degrees.
    Geographic,
    /// A plane of the model's own, usually in metres.
    Planar,
}

/// Nodes (buses) that have a place, one value for each in every list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct NodeGeometry {
    /// Names of the buses.
    pub names: Vec<String>,
    /// Longitudes, or distances to the east.
    pub x: Vec<f64>,
    /// Latitudes, or distances to the north.
    pub y: Vec<f64>,
    /// Nominal voltages phase to phase in kV; 0 where no source reaches.
    pub nominal_kv: Vec<f64>,
    /// Positions in [`NetworkGeometry::group_heads`] of the groups that the nodes lie in; -1 for none.
    pub groups: Vec<i32>,
}

/// Lines, switches and series elements whose two ends have a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct LineGeometry {
    /// mRIDs, as results name them.
    #[serde(rename = "mRIDs")]
    #[cfg_attr(feature = "graphql", graphql(name = "mRIDs"))]
    pub mrids: Vec<String>,
    /// Positions of the nodes at their first terminals.
    pub from_nodes: Vec<i32>,
    /// Positions of the nodes at their second terminals.
    pub to_nodes: Vec<i32>,
    /// Positions of the groups that they lie in; -1 for none.
    pub groups: Vec<i32>,
}

/// Transformers of which a terminal has a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct TransformerGeometry {
    /// mRIDs, as results name them.
    #[serde(rename = "mRIDs")]
    #[cfg_attr(feature = "graphql", graphql(name = "mRIDs"))]
    pub mrids: Vec<String>,
    /// Positions of the nodes where they stand: of the first terminal that has a place.
    pub nodes: Vec<i32>,
    /// Rated powers of their first windings in kVA.
    pub rated_kva: Vec<f64>,
    /// Positions of the groups that they feed; -1 for none.
    pub groups: Vec<i32>,
}

/// Where everything of a network is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct NetworkGeometry {
    /// The network.
    #[serde(rename = "mRID")]
    #[cfg_attr(feature = "graphql", graphql(name = "mRID"))]
    pub mrid: String,
    /// What the coordinates are.
    pub coordinates: CoordinateKind,
    /// mRIDs of the transformers that head capacity groups.
    pub group_heads: Vec<String>,
    /// Buses.
    pub nodes: NodeGeometry,
    /// Lines.
    pub lines: LineGeometry,
    /// Transformers.
    pub transformers: TransformerGeometry,
    /// Buses that the model gives no coordinates, which are left out with all that needs them.
    pub unplaced_node_count: i32,
}
