//! From an input back to a draft.

use serde_json::Value;

use super::to_input::SWITCH_METERS;
use super::{Draft, SwitchMeter, reader};
use crate::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use crate::output::StudyKind;
use crate::spec;

impl Draft {
    /// The draft that sends this input again: what is in it is set, defaults that it spells out too.
    pub fn from_intrinsic(work_package_name: &str, input: &IntrinsicWorkPackageInput) -> Self {
        let input = serde_json::to_value(input).unwrap_or_default();
        Self::from_json(StudyKind::IntrinsicLv, work_package_name, &input)
    }

    /// As [`Draft::from_intrinsic`], for the other kind.
    pub fn from_hv_node_headroom(
        work_package_name: &str,
        input: &HvNodeHeadroomWorkPackageInput,
    ) -> Self {
        let input = serde_json::to_value(input).unwrap_or_default();
        Self::from_json(StudyKind::HvNodeHeadroom, work_package_name, &input)
    }

    /// Takes each field's value, where there is one of its type. Anything else in `input` is left out, so a caller that
    /// was handed it by a person reads it as an input first.
    pub fn from_json(kind: StudyKind, work_package_name: &str, input: &Value) -> Self {
        let mut draft = Self::blank(kind);
        draft.set_text(&spec::NAME, work_package_name);
        for field in spec::all() {
            if let Some(text) = at(input, field.path).and_then(|value| reader::write(field, value))
            {
                draft.set_text(field, text);
            }
        }
        let meters = at(input, SWITCH_METERS).and_then(Value::as_array);
        draft.switch_meters = meters.into_iter().flatten().map(switch_meter).collect();
        draft
    }
}

fn switch_meter(value: &Value) -> SwitchMeter {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    SwitchMeter { class: text("meterSwitchClass"), name_pattern: text("namePattern") }
}

fn at<'a>(input: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(input, |value, key| value.get(key))
}
