//! Whatever network the reader makes of several files can be surveyed and searched, or is refused in words.
#![no_main]

#[path = "../../crates/opendss/tests/common/bundle.rs"]
mod bundle;
#[path = "../../crates/opendss/tests/common/short_search.rs"]
mod short_search;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(network) = bundle::read_bundle(bytes).network {
        short_search::search(&network);
    }
});
