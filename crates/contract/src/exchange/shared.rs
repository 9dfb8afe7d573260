//! A draft as it is, complete or not, to be sent to somebody: in a link, or in a file where it is too long for one.

use serde_json::{Map, Value, json};

use crate::draft::{Draft, SwitchMeter};
use crate::output::StudyKind;
use crate::spec;

/// Version of what [`shared_json`] writes. It grows when an older page could not read it.
const VERSION: i64 = 1;
/// Names the version, and so tells a shared draft from an input.
pub(super) const VERSION_KEY: &str = "headroomDraft";

/// A draft as JSON, to be read by [`super::import`].
pub fn shared_json(draft: &Draft) -> String {
    let texts = spec::all().filter(|field| !draft.text(field).is_empty());
    let texts: Map<String, Value> =
        texts.map(|field| (field.path.to_owned(), draft.text(field).into())).collect();
    let meters: Vec<[&str; 2]> =
        draft.switch_meters.iter().map(|meter| [&*meter.class, &*meter.name_pattern]).collect();
    let kind = match draft.kind {
        StudyKind::IntrinsicLv => "lv",
        StudyKind::HvNodeHeadroom => "hv",
    };
    json!({ VERSION_KEY: VERSION, "kind": kind, "texts": texts, "switchMeters": meters })
        .to_string()
}

/// A shared draft, and the fields in it that this version does not know.
pub(super) struct Shared {
    pub(super) draft: Draft,
    pub(super) taken: usize,
    pub(super) unknown: Vec<String>,
}

/// Reads a shared draft.
///
/// # Errors
/// What is wrong with it as a whole.
pub(super) fn read(shared: &Map<String, Value>) -> Result<Shared, String> {
    if shared.get(VERSION_KEY).and_then(Value::as_i64) != Some(VERSION) {
        return Err("This draft was shared by a newer version of this page, which has to open it"
            .to_owned());
    }
    let kind = match shared.get("kind").and_then(Value::as_str) {
        Some("lv") => StudyKind::IntrinsicLv,
        Some("hv") => StudyKind::HvNodeHeadroom,
        _ => {
            return Err(
                "This shared draft does not say which kind of work package it is".to_owned()
            );
        }
    };
    let mut read = Shared { draft: Draft::new(kind, 0), taken: 0, unknown: Vec::new() };
    read.draft.set_text(&spec::YEAR, "");
    let texts = shared.get("texts").and_then(Value::as_object);
    for (path, text) in texts.into_iter().flatten() {
        match (spec::find(path), text.as_str()) {
            (Some(field), Some(text)) => {
                read.draft.set_text(field, text);
                read.taken += 1;
            }
            _ => read.unknown.push(path.clone()),
        }
    }
    let meters = shared.get("switchMeters").and_then(Value::as_array);
    for meter in meters.into_iter().flatten() {
        let text = |at| meter.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        read.draft.switch_meters.push(SwitchMeter { class: text(0), name_pattern: text(1) });
    }
    Ok(read)
}
