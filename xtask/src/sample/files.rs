//! All files of the sample.

use super::hv;
use super::lv::{self, Feeder};
use super::people::{self, Customer};
use super::plan::{self, STATIONS};
use super::random::Random;
use super::{FOLDER, SampleFile, scripts};

/// Any number would do; this one is the feeder's.
const SEED: u64 = 12;

/// Writes out every file, in the order in which the index lists them.
pub(crate) fn all() -> Vec<SampleFile> {
    let mut random = Random::new(SEED);
    let hv_side = hv::lay_out(&mut random);
    let mut feeders: Vec<Feeder> = Vec::new();
    let mut customers: Vec<Customer> = Vec::new();
    for (at, station) in STATIONS.iter().enumerate() {
        let mains = lv::lay_out(at + 1, station, &mut random);
        customers.extend(people::settle(station, &mains, &mut random));
        feeders.extend(mains);
    }
    let busbars: Vec<String> = (1..=STATIONS.len()).map(lv::busbar).collect();
    let places = hv_side
        .buses
        .iter()
        .map(scripts::place)
        .chain(
            busbars
                .iter()
                .zip(STATIONS)
                .map(|(name, station)| (name.as_str(), plan::centre(station.cell))),
        )
        .chain(
            feeders
                .iter()
                .flat_map(|feeder| feeder.poles.iter().map(|pole| scripts::place(&pole.bus))),
        )
        .chain(customers.iter().map(|customer| (customer.name.as_str(), customer.at)));
    let redirected = [
        ("LineCodes.dss", scripts::line_codes()),
        ("LoadShapes.dss", scripts::load_shapes()),
        ("HvLines.dss", scripts::hv_lines(&hv_side)),
        ("Transformers.dss", scripts::transformers()),
        ("LvLines.dss", scripts::lv_lines(&feeders)),
        ("Services.dss", scripts::services(&customers)),
        ("Loads.dss", scripts::loads(&customers)),
        ("Solar.dss", scripts::solar_systems(&customers)),
    ];
    let names: Vec<&str> = redirected.iter().map(|(name, _)| *name).collect();
    let mut files = vec![("Master.dss", scripts::master(&names))];
    files.extend(redirected);
    files.push(("BusCoords.csv", scripts::bus_coordinates(places)));
    let index = index(&files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), customers.len());
    let in_folder = |(name, content)| SampleFile { path: format!("{FOLDER}/{name}"), content };
    let mut all: Vec<SampleFile> = files.into_iter().map(in_folder).collect();
    all.push(SampleFile { path: "index.json".to_owned(), content: index });
    all
}

/// The list of samples as the page reads it.
fn index(files: &[&str], customers: usize) -> String {
    let quoted: Vec<String> = files.iter().map(|file| format!("\"{file}\"")).collect();
    let transformers = STATIONS.len();
    format!(
        r#"[
  {{
    "mRID": "{FOLDER}",
    "name": "Wattlebank WBK12",
    "folder": "{FOLDER}",
    "files": [{}],
    "description": "An invented 22 kV urban feeder of the Australian kind: {transformers} distribution transformers, {customers} customers, a third of them with rooftop solar."
  }}
]
"#,
        quoted.join(", ")
    )
}
