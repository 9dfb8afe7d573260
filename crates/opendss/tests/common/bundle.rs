//! Several files in one, for fuzzing: a line `=== path` begins each, the first is the master file.
//!
//! The tests on stable and the targets in `fuzz/` both read models through this file.

use headroom_opendss::{Files, ReadModel, Severity, read_model};

const MARK: &[u8] = b"=== ";
const MASTER: &str = "Master.dss";

/// The files of a bundle. Without any mark it is one master file.
pub(crate) fn unpack(bundle: &[u8]) -> Files {
    let mut files = Files::new();
    let mut path = MASTER.to_owned();
    let mut content: Vec<u8> = Vec::new();
    for line in bundle.split_inclusive(|&byte| byte == b'\n') {
        if let Some(named) = line.strip_prefix(MARK) {
            let next = String::from_utf8_lossy(named).trim().to_owned();
            let finished = std::mem::replace(&mut path, next);
            files.insert(finished, std::mem::take(&mut content));
        } else {
            content.extend_from_slice(line);
        }
    }
    files.insert(path, content);
    files
}

/// Reads a bundle and checks what must hold whatever its bytes.
pub(crate) fn read_bundle(bundle: &[u8]) -> ReadModel {
    let model = read_model(&unpack(bundle));
    assert!(model.diagnostics.len() <= 402, "{} diagnostics", model.diagnostics.len());
    let has_errors = model.errors().next().is_some();
    assert_eq!(model.network.is_none(), has_errors, "a network or an error, never both");
    assert!(
        model.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.severity == Severity::Warning),
        "errors come first"
    );
    if let Some(network) = &model.network {
        assert!(network.lines.iter().all(|line| line.series_impedance_ohm.is_finite()));
        assert!(network.loads.iter().all(|load| load.kw.is_finite() && load.kvar.is_finite()));
        let buses = network.buses.len();
        assert!(network.loads.iter().all(|load| load.terminal.bus.index() < buses));
        let shapes = network.loads.iter().flat_map(|load| [load.daily, load.yearly]);
        assert!(shapes.flatten().all(|shape| (shape.0 as usize) < network.shapes.len()));
    }
    model
}
