//! The fixtures: a file of variables each, for every part of the API's inputs.

use std::fs;
use std::path::PathBuf;

use headroom_contract::draft::{Submission, check};
use headroom_contract::exchange::{Imported, import};
use headroom_contract::output::StudyKind;

/// Names of the fixtures.
pub(crate) const FIXTURES: [&str; 8] =
    ["least", "guide", "fixed-load", "peak-export", "pv-system", "options", "hv-least", "hv-nodes"];

pub(crate) const LV: StudyKind = StudyKind::IntrinsicLv;
pub(crate) const HV: StudyKind = StudyKind::HvNodeHeadroom;

/// Path of a file beside the fixtures.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Kind of a fixture.
pub(crate) fn kind(name: &str) -> StudyKind {
    if name.starts_with("hv-") { HV } else { LV }
}

/// Text of a fixture.
pub(crate) fn text(name: &str) -> String {
    let path = path(&format!("{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Imports what has to be readable.
pub(crate) fn read(text: &str, kind: StudyKind) -> Imported {
    import(text, kind, 2030).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What a fixture submits.
pub(crate) fn submission(name: &str) -> Submission {
    let imported = read(&text(name), kind(name));
    assert_eq!(imported.problems, [], "{name}");
    submitted(&imported)
}

/// What an import submits.
pub(crate) fn submitted(imported: &Imported) -> Submission {
    let checked = check(&imported.draft);
    checked.request.unwrap_or_else(|| panic!("{:?}", checked.issues))
}
