//! Several files: scripts that redirect to one another, shapes and coordinates in tables.
#![no_main]

#[path = "../../crates/opendss/tests/common/bundle.rs"]
mod bundle;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    bundle::read_bundle(bytes);
});
