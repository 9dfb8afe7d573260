//! Configurations of forecast scenarios.

use serde::{Deserialize, Serialize};

use crate::scalar::Long;

/// Which forecasts a scenario is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ScenarioConfiguration {
    /// Id.
    pub id: String,
    /// Name, as `syf.scenario` takes it.
    pub scenario_name: String,
    /// Allocation of batteries.
    pub bess_allocation_id: Option<String>,
    /// Level of the battery forecast.
    pub bess_forecast_level: Option<String>,
    /// Scenario of the battery forecast.
    pub bess_forecasts_scenario: Option<String>,
    /// Level of the demand forecast.
    pub demand_forecast_level: Option<String>,
    /// Probability of exceedance of the demand forecast.
    pub demand_forecast_poe: Option<String>,
    /// Scenario of the demand forecast.
    pub demand_forecasts_scenario: Option<String>,
    /// Allocation of electric vehicles.
    pub ev_allocation_id: Option<String>,
    /// Level of the electric-vehicle forecast.
    pub ev_forecast_level: Option<String>,
    /// Scenario of the electric-vehicle forecast.
    pub ev_forecasts_scenario: Option<String>,
    /// Allocation of photovoltaics.
    pub pv_allocation_id: Option<String>,
    /// Level of the photovoltaic forecast.
    pub pv_forecast_level: Option<String>,
    /// Scenario of the photovoltaic forecast.
    pub pv_forecasts_scenario: Option<String>,
}

/// A page of scenario configurations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HcScenarioConfigsPage {
    /// Configurations that match.
    pub total_count: i32,
    /// Position of the first one on this page.
    pub offset: Long,
    /// The page.
    pub scenario_configs: Vec<ScenarioConfiguration>,
}
