//! Any bytes as the only file of a model, text or not.
#![no_main]

use headroom_opendss::{Files, read_model};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut files = Files::new();
    files.insert("Master.dss", bytes);
    read_model(&files);
});
