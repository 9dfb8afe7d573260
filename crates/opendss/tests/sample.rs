//! The sample feeder reads without a word.

use std::{fs, path::Path};

use headroom_opendss::{Files, read_model};

#[test]
fn the_sample_feeder_is_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/WBK12");
    let mut files = Files::new();
    for entry in fs::read_dir(folder).expect("the sample's folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        files.insert(name, fs::read(&path).expect("a readable file"));
    }
    let model = read_model(&files);
    assert_eq!(model.diagnostics, []);
    let network = model.network.expect("a network");
    assert_eq!(
        (network.transformers.len(), network.loads.len(), network.generators.len()),
        (29, 1102, 388)
    );
    assert!(network.buses.iter().all(|bus| bus.position.is_some()), "every bus is on the map");
    assert!(network.loads.iter().all(|load| load.daily.is_some() && load.window.max_pu > 1.1));
}
