//! The form's own state: text as typed, and its way to an input.
//!
//! A draft can hold anything; [`check`] never fails and answers the input, if there is one, with every issue. Fields
//! that the chosen options hide keep their text and are left out of the input.

mod number;
mod to_input;

pub use number::{NotANumber, parse_number};
pub use to_input::{Checked, check};

use serde::{Deserialize, Serialize};

use crate::input::{
    HcModelConfigInput, HcSolveConfigInput, HcVariantConfigInput, IntrinsicAllocationMethod,
    IntrinsicAllocationScope, IntrinsicExistingCapacityBasis, IntrinsicInitialStateSelectorMode,
    IntrinsicInjectionResourceMethod, IntrinsicLoadModelType, IntrinsicRatingBasis,
    IntrinsicWriterConfigInput,
};

/// Draft of an LV intrinsic work package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct IntrinsicDraft {
    /// Name.
    pub name: String,
    /// Feeders, year, scenario.
    pub scope: ScopeDraft,
    /// Step 0.
    pub initial_state: InitialStateDraft,
    /// Steps.
    pub search: SearchDraft,
    /// What is added.
    pub injection: InjectionDraft,
    /// How it is shared.
    pub allocation: AllocationDraft,
    /// Limits.
    pub limits: LimitsDraft,
    /// Parts without fields of their own, kept as they came.
    pub other: OtherInputs,
}

impl IntrinsicDraft {
    /// An empty draft for a year.
    pub fn new(year: i32) -> Self {
        let scope = ScopeDraft { year: year.to_string(), ..ScopeDraft::default() };
        Self { scope, ..Self::default() }
    }
}

/// Feeders, year, scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct ScopeDraft {
    /// mRIDs of the chosen feeders.
    pub feeders: Vec<String>,
    /// Year.
    pub year: String,
    /// Scenario.
    pub scenario: String,
}

impl Default for ScopeDraft {
    fn default() -> Self {
        Self { feeders: Vec::new(), year: String::new(), scenario: "base".to_owned() }
    }
}

/// Step 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct InitialStateDraft {
    /// Mode.
    pub mode: IntrinsicInitialStateSelectorMode,
    /// Start time.
    pub start_time: String,
    /// End time.
    pub end_time: String,
    /// W of load.
    pub load_watts: String,
    /// var of load.
    pub load_var: String,
    /// W of generation.
    pub gen_watts: String,
    /// var of generation.
    pub gen_var: String,
    /// Keep loads.
    pub include_loads: bool,
    /// Keep net export.
    pub include_existing_der: bool,
    /// Factor on load.
    pub load_factor: String,
    /// Factor on net export.
    pub der_factor: String,
}

impl Default for InitialStateDraft {
    fn default() -> Self {
        Self {
            mode: IntrinsicInitialStateSelectorMode::ZeroLoad,
            start_time: String::new(),
            end_time: String::new(),
            load_watts: String::new(),
            load_var: String::new(),
            gen_watts: String::new(),
            gen_var: String::new(),
            include_loads: true,
            include_existing_der: true,
            load_factor: String::new(),
            der_factor: String::new(),
        }
    }
}

/// Steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct SearchDraft {
    /// kW of a step.
    pub step_kw: String,
    /// Most steps.
    pub max_steps: String,
    /// Stop at the first HV limit.
    pub stop_on_hv: bool,
    /// Hold a bound group.
    pub lock_out: bool,
}

impl Default for SearchDraft {
    fn default() -> Self {
        Self { step_kw: String::new(), max_steps: String::new(), stop_on_hv: true, lock_out: true }
    }
}

/// What is added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct InjectionDraft {
    /// Direction.
    pub method: IntrinsicInjectionResourceMethod,
    /// Model.
    pub load_model_type: IntrinsicLoadModelType,
    /// PV profile.
    pub pv_profile: String,
    /// Power factor.
    pub power_factor: String,
}

/// How a step is shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct AllocationDraft {
    /// Method.
    pub method: IntrinsicAllocationMethod,
    /// Scope of weights.
    pub scope: Option<IntrinsicAllocationScope>,
    /// Basis of weights.
    pub basis: Option<IntrinsicExistingCapacityBasis>,
}

/// Limits; a block that is off keeps its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct LimitsDraft {
    /// HV voltage block.
    pub hv_voltage: BandDraft,
    /// LV voltage block.
    pub lv_voltage: BandDraft,
    /// HV thermal block.
    pub hv_thermal: LoadingDraft,
    /// LV thermal block.
    pub lv_thermal: LoadingDraft,
}

/// A voltage band.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct BandDraft {
    /// Switched on.
    pub on: bool,
    /// Least voltage.
    pub min: String,
    /// Greatest voltage.
    pub max: String,
}

/// A loading limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct LoadingDraft {
    /// Switched on.
    pub on: bool,
    /// Percent of rating.
    pub percent: String,
    /// Which rating.
    pub basis: IntrinsicRatingBasis,
}

/// Parts of an input without fields of their own in the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(reactive_stores::Store))]
#[serde(default)]
pub struct OtherInputs {
    /// `model`.
    pub model: Option<HcModelConfigInput>,
    /// `solve`.
    pub solve: Option<HcSolveConfigInput>,
    /// `variant`.
    pub variant: Option<HcVariantConfigInput>,
    /// `resultsWriter`.
    pub results_writer: Option<IntrinsicWriterConfigInput>,
}

#[cfg(test)]
mod tests;
