//! Where a server writes results: `resultsWriter`.

use serde::{Deserialize, Serialize};

/// Kind of store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HcWriterType {
    /// A Postgres database.
    Postgres,
    /// Parquet files.
    Parquet,
}

/// Where results are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicWriterConfigInput {
    /// Default: as the server is deployed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writer_type: Option<HcWriterType>,
}
