//! Which fields a draft has: by its kind, and by what was chosen elsewhere in it.

use super::Draft;
use crate::output::StudyKind;
use crate::spec::{self, FieldSpec};

/// Where a time comes from profiles, `ZERO_LOAD` and `FIXED_LOAD` take it for a date of the results only.
const UNPROFILED: [&str; 2] = ["ZERO_LOAD", "FIXED_LOAD"];
const PEAKS: [&str; 2] = ["PEAK_FEEDER_IMPORT", "PEAK_FEEDER_EXPORT"];
/// First parts of the paths of fields that only one kind has.
const INTRINSIC_ONLY: [&str; 2] = ["allocation", "capacityGroupPlacement"];
const HV_ONLY: [&str; 1] = ["nodeLocationSelector"];

impl Draft {
    /// True when the field is part of the form as it stands, and so of the input when it has text.
    pub fn shows(&self, field: &FieldSpec) -> bool {
        is_of_kind(field, self.kind) && self.choices_show(field)
    }

    /// True while the initial state comes from profiles, so that its time decides about it.
    pub fn is_profiled(&self) -> bool {
        !UNPROFILED.contains(&self.value(&spec::MODE))
    }

    fn choices_show(&self, field: &FieldSpec) -> bool {
        let path = field.path;
        let block = path.split_once('.').map_or(path, |(block, _)| block);
        match block {
            "initialStateSelector" => self.initial_state_shows(path),
            "injectionResource" => {
                path != spec::PV_PROFILE.path || self.value(&spec::LOAD_MODEL_TYPE) == "PV_SYSTEM"
            }
            "allocation" => {
                path == spec::ALLOCATION_METHOD.path
                    || self.value(&spec::ALLOCATION_METHOD) == "WEIGHTED_BY_EXISTING_CUSTOMER"
            }
            "constraints" => self.limit_shows(path),
            _ => true,
        }
    }

    fn initial_state_shows(&self, path: &str) -> bool {
        let mode = self.value(&spec::MODE);
        let of_fixed_load = [&spec::LOAD_WATTS, &spec::LOAD_VAR, &spec::GEN_WATTS, &spec::GEN_VAR];
        let of_profiles =
            [&spec::INCLUDE_LOADS, &spec::INCLUDE_DER, &spec::LOAD_FACTOR, &spec::DER_FACTOR];
        if path == spec::END_TIME.path {
            PEAKS.contains(&mode)
        } else if of_fixed_load.iter().any(|field| field.path == path) {
            mode == "FIXED_LOAD"
        } else if of_profiles.iter().any(|field| field.path == path) {
            self.is_profiled()
        } else {
            true
        }
    }

    /// The switch of a block of limits always shows; its fields while it is on.
    fn limit_shows(&self, path: &str) -> bool {
        let blocks = [&spec::HV_VOLTAGE, &spec::LV_VOLTAGE, &spec::HV_THERMAL, &spec::LV_THERMAL];
        blocks.into_iter().all(|block| {
            let behind = path.strip_prefix(block.path).is_some_and(|rest| rest.starts_with('.'));
            !behind || self.is_on(block)
        })
    }
}

/// True for the fields of a kind of work package.
pub(crate) fn is_of_kind(field: &FieldSpec, kind: StudyKind) -> bool {
    let path = field.path;
    let block = path.split_once('.').map_or(path, |(block, _)| block);
    let hv_search = [&spec::STEP_KW_PER_NODE, &spec::MAX_STEPS_PER_NODE];
    let of_hv = HV_ONLY.contains(&block) || hv_search.iter().any(|field| field.path == path);
    let of_intrinsic = INTRINSIC_ONLY.contains(&block) || (block == "search" && !of_hv);
    match kind {
        StudyKind::IntrinsicLv => !of_hv,
        StudyKind::HvNodeHeadroom => !of_intrinsic,
    }
}
