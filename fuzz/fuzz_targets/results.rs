//! Any bytes as a CSV file of broken limits. Parquet is left to the damage tests of `headroom-files`: its library panics on
//! some damaged files, which is caught there and would end the fuzzer.
#![no_main]

use headroom_files::{Reading, SourceFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = "constraint_violations.csv".to_owned();
    let mut reading = Reading::new(vec![SourceFile { path, content: bytes.to_vec().into() }]);
    while reading.next_path().is_some() {
        reading.step();
    }
    reading.end();
});
