//! Where the elements of a network are.

use std::sync::Arc;

use headroom_engine::network::{BusId, Network, mrid};

use super::files::{gather, read_network};
use crate::solver::ModelFile;

/// The files of a network that can be run.
#[derive(Clone, Debug)]
pub struct ModelFiles(pub(crate) Arc<[ModelFile]>);

/// An element of a network that has a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Asset {
    /// As results name it: class and name, lower case.
    pub mrid: String,
    /// Its name in the model.
    pub name: String,
    /// Where.
    pub place: Place,
}

/// A place in the model's own coordinates: degrees or metres, x first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A bus, or what is connected there.
    Point((f64, f64)),
    /// A conductor between two buses.
    Line([(f64, f64); 2]),
}

impl ModelFiles {
    /// The elements that have a place: buses, lines, transformers, loads, generators and what else is connected to a
    /// bus. This reads the whole model, which takes its time. An error says in plain words why it cannot be read.
    pub fn assets(&self) -> Result<Vec<Asset>, String> {
        let files = gather(&self.0).map_err(|error| error.to_string())?;
        let network = read_network(&files)?;
        Ok(assets(&network))
    }
}

fn assets(network: &Network) -> Vec<Asset> {
    let position = |bus: BusId| network.bus(bus).position;
    let asset = |class: &str, name: &str, place: Place| Asset {
        mrid: mrid(class, name),
        name: name.to_owned(),
        place,
    };
    let at_bus = |class: &str, name: &str, bus: BusId| {
        position(bus).map(|at| asset(class, name, Place::Point(at)))
    };
    let buses = network.buses.iter();
    let buses = buses.filter_map(|bus| Some(asset("bus", &bus.name, Place::Point(bus.position?))));
    let lines = network.lines.iter().filter_map(|line| {
        let ends = [position(line.from.bus)?, position(line.to.bus)?];
        Some(asset("line", &line.name, Place::Line(ends)))
    });
    let transformers = network.transformers.iter().filter_map(|transformer| {
        let mut windings = transformer.windings.iter();
        let at = windings.find_map(|winding| position(winding.terminal.bus))?;
        Some(asset("transformer", &transformer.name, Place::Point(at)))
    });
    let loads = network.loads.iter();
    let loads = loads.filter_map(|load| at_bus("load", &load.name, load.terminal.bus));
    let generators = network.generators.iter();
    let generators = generators
        .filter_map(|generator| at_bus(&generator.class, &generator.name, generator.terminal.bus));
    let shunts = network.shunts.iter();
    let shunts = shunts.filter_map(|shunt| at_bus(&shunt.class, &shunt.name, shunt.terminal.bus));
    buses.chain(lines).chain(transformers).chain(loads).chain(generators).chain(shunts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "Clear
New Circuit.c bus1=a basekv=22 pu=1.0 phases=3
New Line.l1 bus1=a bus2=b length=1 units=km
New Line.l2 bus1=b bus2=c length=1 units=km
New Transformer.t phases=3 windings=2 buses=[b d] kVs=[22 0.4] kVAs=[100 100]
New Load.c1 bus1=d.1 phases=1 kV=0.23 kW=1
BusCoords coords.csv
";

    #[test]
    fn elements_are_where_their_buses_are_and_without_a_place_are_left_out() {
        let file = |path: &str, content: &str| ModelFile {
            path: path.to_owned(),
            content: content.as_bytes().to_vec(),
        };
        let coords = file("coords.csv", "a,1,2\nb,3,4\nd,5,6\n");
        let files = ModelFiles([file("Master.dss", MODEL), coords].into());
        let assets = files.assets().unwrap();
        let place =
            |mrid: &str| assets.iter().find(|asset| asset.mrid == mrid).map(|asset| asset.place);
        assert_eq!(place("line.l1"), Some(Place::Line([(1.0, 2.0), (3.0, 4.0)])));
        assert_eq!(place("transformer.t"), Some(Place::Point((3.0, 4.0))));
        assert_eq!(place("load.c1"), Some(Place::Point((5.0, 6.0))));
        assert_eq!(place("bus.a"), Some(Place::Point((1.0, 2.0))));
        assert_eq!(place("line.l2"), None, "its end has no coordinates");
        assert_eq!(place("bus.c"), None);
    }

    #[test]
    fn a_model_that_cannot_be_read_is_told_of() {
        let file = ModelFile { path: "Master.dss".to_owned(), content: b"New Nothing".to_vec() };
        assert!(!ModelFiles([file].into()).assets().unwrap_err().is_empty());
    }
}
