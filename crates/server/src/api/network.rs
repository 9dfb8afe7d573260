//! Feeders and places of assets, under the addresses that the Energy Workbench has for them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use headroom_contract::output::NetworkInfo;
use headroom_contract::output::permission::READ_NETWORK;
use headroom_workbench::{Asset, Place};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{App, MAX_REQUEST_BYTES, Refused, Signed, refused};

/// Networks whose assets are held.
const HELD: usize = 32;
/// Id and name of the one region, sub-region and substation.
const REGION: (&str, &str) = ("networks", "Networks");

/// Feeders below regions and substations. Model files know of neither, so there is one of each, which holds all feeders.
pub(super) async fn hierarchy(
    State(app): State<Arc<App>>,
    signed: Signed,
) -> Result<Json<Value>, Refused> {
    signed.must_have(READ_NETWORK)?;
    let feeder = |network: NetworkInfo| json!({ "mRID": network.mrid, "name": network.name, "normalEnergizedLvFeeders": [] });
    let networks = app.api.networks().await.map_err(Refused::Failed)?;
    let feeders: Vec<Value> = networks.into_iter().map(feeder).collect();
    let (mrid, name) = REGION;
    let substation = json!({ "mRID": mrid, "name": name, "feeders": feeders });
    let sub_region = json!({ "mRID": mrid, "name": name, "substations": [substation] });
    let region = json!({ "mRID": mrid, "name": name, "subGeographicalRegions": [sub_region] });
    Ok(Json(json!({ "geographicalRegions": [region] })))
}

/// Which assets.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssetsRequest {
    /// mRIDs of elements; that of a feeder stands for all its elements.
    asset_ids: BTreeSet<String>,
    /// Feeders to look in; all where there is none.
    #[serde(default)]
    feeders: BTreeSet<String>,
}

/// Places of assets as GeoJSON: points of nodes and what is connected there, lines of conductors. Coordinates are the
/// model's own. Ids are those of elements within a feeder, so two feeders may each have an element of one id.
pub(super) async fn geo_json(
    State(app): State<Arc<App>>,
    signed: Signed,
    request: Result<Json<AssetsRequest>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    signed.must_have(READ_NETWORK)?;
    let Json(AssetsRequest { asset_ids, feeders }) =
        request.map_err(|error| refused(&error, error.status(), MAX_REQUEST_BYTES))?;
    let mut features = Vec::new();
    for network in app.api.networks().await.map_err(Refused::Failed)? {
        if !feeders.is_empty() && !feeders.contains(&network.mrid) {
            continue;
        }
        let assets = app.places.of(&app, &network).await?;
        let whole = asset_ids.contains(&network.mrid);
        let wanted = assets.iter().filter(|asset| whole || asset_ids.contains(&asset.mrid));
        features.extend(wanted.map(|asset| feature(asset, &network.mrid)));
    }
    Ok(Json(json!({ "type": "FeatureCollection", "features": features })))
}

fn feature(asset: &Asset, feeder: &str) -> Value {
    let geometry = match asset.place {
        Place::Point((x, y)) => json!({ "type": "Point", "coordinates": [x, y] }),
        Place::Line(ends) => {
            let ends = ends.map(|(x, y)| [x, y]);
            json!({ "type": "LineString", "coordinates": ends })
        }
    };
    let properties = json!({ "id": asset.mrid, "name": asset.name, "feeder": feeder });
    json!({ "type": "Feature", "id": asset.mrid, "geometry": geometry, "properties": properties })
}

/// A network as it was known when its assets were read, with them.
type Held = (NetworkInfo, Arc<Vec<Asset>>);

/// Assets of networks that were asked for.
#[derive(Default)]
pub(super) struct Places {
    /// By mRID, with what was known of the network then: another one may be opened under its name. Held while a model
    /// is read, so that one is read at a time.
    held: Mutex<HashMap<String, Held>>,
}

impl Places {
    async fn of(&self, app: &App, network: &NetworkInfo) -> Result<Arc<Vec<Asset>>, Refused> {
        let mut held = self.held.lock().await;
        if let Some((info, assets)) = held.get(&network.mrid)
            && info == network
        {
            return Ok(Arc::clone(assets));
        }
        let files = app.api.model_files(&network.mrid).await.map_err(Refused::Failed)?;
        let read = tokio::task::spawn_blocking(move || files.assets()).await;
        let assets = read.map_err(|error| Refused::Failed(error.to_string()))?;
        // A model that cannot be run has no assets, and says why among the networks.
        let assets = Arc::new(assets.unwrap_or_default());
        if held.len() >= HELD {
            held.clear();
        }
        held.insert(network.mrid.clone(), (network.clone(), Arc::clone(&assets)));
        Ok(assets)
    }
}
