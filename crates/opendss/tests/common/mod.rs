//! Scripts in, what the reader makes of them out.

#![allow(dead_code, reason = "every test file uses some of these")]

use headroom_engine::network::{BusId, Network, Terminal};
use headroom_opendss::{Files, ReadModel, read_model};

/// Reads one script as the master file.
pub(crate) fn read(script: &str) -> ReadModel {
    read_files(&[("Master.dss", script)])
}

/// Reads a set of files.
pub(crate) fn read_files(files: &[(&str, &str)]) -> ReadModel {
    read_model(&files.iter().copied().collect::<Files>())
}

/// Reads elements into a 22 kV circuit of 50 Hz.
pub(crate) fn read_in_circuit(elements: &str) -> ReadModel {
    read(&format!("Set DefaultBaseFrequency=50\nNew Circuit.test basekv=22\n{elements}"))
}

/// As [`read_in_circuit`], for scripts that must give a network without a word.
pub(crate) fn network(elements: &str) -> Network {
    let model = read_in_circuit(elements);
    assert!(model.diagnostics.is_empty(), "{:#?}", lines(&model));
    model.network.unwrap_or_default()
}

/// The diagnostics as a person reads them.
pub(crate) fn lines(model: &ReadModel) -> Vec<String> {
    model.diagnostics.iter().map(ToString::to_string).collect()
}

/// A terminal as OpenDSS writes it.
pub(crate) fn shown(network: &Network, terminal: &Terminal) -> String {
    let nodes = terminal.nodes.iter().map(ToString::to_string);
    std::iter::once(network.bus(terminal.bus).name.clone())
        .chain(nodes)
        .collect::<Vec<_>>()
        .join(".")
}

/// The bus of a name.
pub(crate) fn bus(network: &Network, name: &str) -> BusId {
    let at = network.buses.iter().position(|bus| bus.name == name);
    BusId(at.unwrap_or_else(|| panic!("no bus {name}")) as u32)
}

/// Fails unless two numbers agree to nine digits.
#[track_caller]
pub(crate) fn assert_close(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1e-3),
        "{what}: {found}, expected {expected}"
    );
}
