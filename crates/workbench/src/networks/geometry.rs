//! Where everything of a network is, for a map.

use std::sync::Arc;

use futures_util::StreamExt as _;
use headroom_contract::output::{
    CoordinateKind, LineGeometry, NetworkGeometry, NodeGeometry, TransformerGeometry,
};
use headroom_engine::network::{BusId, Network};
use headroom_engine::power_flow::Model;
use headroom_engine::study::PowerFlowOptions;
use headroom_engine::topology::Topology;

use super::NetworkError;
use crate::error::RequestError;
use crate::solver::{ModelFile, News, Order, Task};
use crate::sync::lock;
use crate::workbench::Workbench;

/// Networks whose geometry is held.
const HELD: usize = 4;
/// Widest extent in degrees that counts as a feeder's: 500 km.
const MAX_EXTENT_DEGREES: f64 = 5.0;
/// Around 0° 0' there is nothing but sea: coordinates there are those of a drawing.
const SEA_DEGREES: f64 = 4.0;
/// In no group.
const NONE: i32 = -1;

/// A network's geometry, and the files that it was read from.
pub(super) struct Located {
    files: Arc<[ModelFile]>,
    geometry: NetworkGeometry,
}

impl Workbench {
    /// Where everything of a network is; `None` when there is no network of this mRID. A solver reads the model.
    pub(crate) async fn geometry(
        &self,
        mrid: &str,
    ) -> Result<Option<NetworkGeometry>, RequestError> {
        let files = match self.model_files(mrid).await {
            Ok(files) => files,
            Err(NetworkError::Unknown(_)) => return Ok(None),
            Err(NetworkError::Store(error)) => return Err(error.into()),
            Err(NetworkError::Sample { source, .. }) => return Err(source.into()),
        };
        let held = lock(&self.networks.located)
            .iter()
            .find(|held| held.geometry.mrid == mrid && held.files == files)
            .map(|held| held.geometry.clone());
        if held.is_some() {
            return Ok(held);
        }
        let task = Task { order: Order::Locate(mrid.to_owned()), files: Arc::clone(&files) };
        let mut reports = self.host.solvers.run(task);
        while let Some(report) = reports.next().await {
            match report.news {
                News::Located(geometry) => {
                    let mut located = lock(&self.networks.located);
                    located.push_back(Located { files, geometry: (*geometry).clone() });
                    while located.len() > HELD {
                        located.pop_front();
                    }
                    return Ok(Some(*geometry));
                }
                News::Failed(reason) => {
                    return Err(RequestError::UnreadableModel { mrid: mrid.to_owned(), reason });
                }
                _ => {}
            }
        }
        Err(RequestError::ReaderStopped(mrid.to_owned()))
    }
}

/// Where everything of a network is.
pub(crate) fn locate(mrid: String, network: Network) -> NetworkGeometry {
    let network = network.into_canonical();
    // A network that cannot be solved has places all the same, though neither voltages nor groups.
    let model = Model::build(&network, PowerFlowOptions::default()).ok();
    let groups = Groups::new(&network, model.as_ref());
    let mut nodes = NodeGeometry::default();
    let mut node_of = vec![None; network.buses.len()];
    for (at, bus) in network.buses.iter().enumerate() {
        let Some((x, y)) = bus.position else { continue };
        node_of[at] = Some(index(nodes.names.len()));
        nodes.names.push(bus.name.clone());
        nodes.x.push(x);
        nodes.y.push(y);
        nodes
            .nominal_kv
            .push(model.as_ref().map_or(0.0, |model| model.nominal_kv(BusId(at as u32))));
        nodes.groups.push(groups.of_buses[at]);
    }
    let node = |bus: BusId| node_of[bus.index()];
    let mut lines = LineGeometry::default();
    for (line, group) in network.lines.iter().zip(&groups.of_lines) {
        if let (Some(from), Some(to)) = (node(line.from.bus), node(line.to.bus)) {
            lines.mrids.push(line.mrid());
            lines.from_nodes.push(from);
            lines.to_nodes.push(to);
            lines.groups.push(*group);
        }
    }
    let mut transformers = TransformerGeometry::default();
    for (transformer, group) in network.transformers.iter().zip(&groups.of_transformers) {
        let mut windings = transformer.windings.iter();
        if let Some(at) = windings.find_map(|winding| node(winding.terminal.bus)) {
            transformers.mrids.push(transformer.mrid());
            transformers.nodes.push(at);
            transformers.rated_kva.push(transformer.windings[0].rated_kva);
            transformers.groups.push(*group);
        }
    }
    NetworkGeometry {
        mrid,
        coordinates: coordinates(&nodes.x, &nodes.y),
        group_heads: groups.heads,
        unplaced_node_count: index(network.buses.len() - nodes.names.len()),
        nodes,
        lines,
        transformers,
    }
}

/// The group of every element, by position in the network.
struct Groups {
    heads: Vec<String>,
    of_buses: Vec<i32>,
    of_lines: Vec<i32>,
    of_transformers: Vec<i32>,
}

impl Groups {
    fn new(network: &Network, model: Option<&Model>) -> Self {
        let mut groups = Self {
            heads: Vec::new(),
            of_buses: vec![NONE; network.buses.len()],
            of_lines: vec![NONE; network.lines.len()],
            of_transformers: vec![NONE; network.transformers.len()],
        };
        let Some(model) = model else { return groups };
        for (group, number) in Topology::new(network, model).groups.iter().zip(0..) {
            groups.heads.push(group.head_mrid(network));
            for zone_node in &group.nodes {
                let (bus, _) = model.nodes().place(zone_node.node);
                groups.of_buses[bus.index()] = number;
            }
            group.lines.iter().for_each(|&at| groups.of_lines[at] = number);
            group.transformers.iter().for_each(|&at| groups.of_transformers[at] = number);
        }
        groups
    }
}

/// OpenDSS does not say what coordinates are. They are degrees when they can be, span no more than a feeder does, and do
/// not lie in the sea around 0° 0', where drawings start.
fn coordinates(x: &[f64], y: &[f64]) -> CoordinateKind {
    let extent = |values: &[f64]| {
        let around = |(least, most): (f64, f64), value: &f64| (least.min(*value), most.max(*value));
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), around)
    };
    let ((west, east), (south, north)) = (extent(x), extent(y));
    let on_earth = west >= -180.0 && east <= 180.0 && south >= -90.0 && north <= 90.0;
    let small = east - west <= MAX_EXTENT_DEGREES && north - south <= MAX_EXTENT_DEGREES;
    let at_sea = x.is_empty()
        || [west, east, south, north].iter().all(|degrees| degrees.abs() < SEA_DEGREES);
    if on_earth && small && !at_sea { CoordinateKind::Geographic } else { CoordinateKind::Planar }
}

fn index(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use headroom_opendss::{Files, read_model};

    use super::*;

    const MODEL: &str = "Clear
New Circuit.c bus1=a basekv=11 pu=1.0 phases=3
New Line.l1 bus1=a bus2=b phases=3 length=1 units=km
New Line.l2 bus1=b bus2=nowhere phases=3 length=1 units=km
New Transformer.t phases=3 windings=2 buses=[b d] conns=[delta wye] kVs=[11 0.4] kVAs=[100 100]
New Line.lv bus1=d bus2=e phases=3 length=0.1 units=km
New Load.c1 bus1=e.1 phases=1 kV=0.23 kW=1
Set voltagebases=[11 0.4]
Calcvoltagebases
BusCoords coords.csv
";

    fn located(coords: &str) -> NetworkGeometry {
        let files: Files = [("Master.dss", MODEL.as_bytes()), ("coords.csv", coords.as_bytes())]
            .into_iter()
            .collect();
        locate("f".to_owned(), read_model(&files).network.unwrap())
    }

    #[test]
    fn elements_refer_to_nodes_and_lv_ones_to_their_group() {
        let found = located("a,500000,2\nb,500100,4\nd,500100,5\ne,500200,6\n");
        let NetworkGeometry { nodes, lines, transformers, group_heads, .. } = &found;
        assert_eq!(group_heads, &["transformer.t"]);
        assert_eq!(nodes.names, ["a", "b", "d", "e"]);
        assert_eq!(nodes.x, [500_000.0, 500_100.0, 500_100.0, 500_200.0]);
        assert_eq!(nodes.nominal_kv, [11.0, 11.0, 0.4, 0.4]);
        assert_eq!(nodes.groups, [NONE, NONE, 0, 0]);
        assert_eq!(lines.mrids, ["line.l1", "line.lv"], "l2 ends where nobody knows");
        assert_eq!((&lines.from_nodes[..], &lines.to_nodes[..]), (&[0, 2][..], &[1, 3][..]));
        assert_eq!(lines.groups, [NONE, 0]);
        assert_eq!(transformers.mrids, ["transformer.t"]);
        assert_eq!((&transformers.nodes[..], &transformers.groups[..]), (&[1][..], &[0][..]));
        assert_eq!(found.unplaced_node_count, 1);
    }

    #[test]
    fn degrees_are_told_from_a_plane() {
        let kind = |coords: &str| located(coords).coordinates;
        assert_eq!(kind("a,144.9,-36.5\nb,145.0,-36.6\n"), CoordinateKind::Geographic);
        assert_eq!(kind("a,390000,390000\nb,390100,390050\n"), CoordinateKind::Planar);
        assert_eq!(kind("a,0,0\nb,3,1\n"), CoordinateKind::Planar, "a drawing");
        assert_eq!(kind("a,10,20\nb,90,60\n"), CoordinateKind::Planar, "too wide for a feeder");
        assert_eq!(kind(""), CoordinateKind::Planar, "no coordinates at all");
    }
}
