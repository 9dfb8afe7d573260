//! From a draft to an input.

use super::{BandDraft, InitialStateDraft, IntrinsicDraft, LoadingDraft, parse_number};
use crate::input::{
    IntrinsicAllocationConfigInput, IntrinsicAllocationMethod, IntrinsicConstraintsConfigInput,
    IntrinsicHvVoltageConstraintInput, IntrinsicInitialLoadStateConfigInput,
    IntrinsicInitialStateSelectorMode as Mode, IntrinsicInjectionResourceConfigInput,
    IntrinsicLoadModelType, IntrinsicLvVoltageConstraintInput, IntrinsicSearchConfigInput,
    IntrinsicSyfConfigInput, IntrinsicThermalConstraintInput, IntrinsicThermalConstraintsInput,
    IntrinsicVoltageConstraintsInput, IntrinsicWorkPackageInput,
};
use crate::operation::RunIntrinsicWorkPackage;
use crate::rules::{Issue, check_intrinsic};
use crate::scalar::LocalDateTime;
use crate::spec::{self, FieldSpec};

/// What [`check`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What would be sent; there only when no issue is an error.
    pub request: Option<RunIntrinsicWorkPackage>,
    /// Everything to put right or to know, in the order of the form.
    pub issues: Vec<Issue>,
}

/// Turns a draft into a request, with everything there is to say about it. Never fails.
pub fn check(draft: &IntrinsicDraft) -> Checked {
    let mut reader = Reader { issues: Vec::new() };
    let input = reader.input(draft);
    let unreadable = reader.issues;
    // A field that could not be read stands in the input as if left out: what the rules then say of it would be the
    // wrong words, so the reader's issue wins.
    let mut issues: Vec<Issue> = check_intrinsic(&draft.name, &input)
        .into_iter()
        .filter(|issue| unreadable.iter().all(|other| other.path != issue.path))
        .collect();
    issues.extend(unreadable);
    issues.sort_by_key(|issue| spec::position(issue.path));
    let complete = !issues.iter().any(Issue::is_error);
    let request = complete.then(|| RunIntrinsicWorkPackage {
        input,
        work_package_name: draft.name.trim().to_owned(),
    });
    Checked { request, issues }
}

struct Reader {
    issues: Vec<Issue>,
}

impl Reader {
    fn input(&mut self, draft: &IntrinsicDraft) -> IntrinsicWorkPackageInput {
        let year = self.year(&draft.scope.year);
        IntrinsicWorkPackageInput {
            syf: IntrinsicSyfConfigInput {
                feeders: draft.scope.feeders.clone(),
                year,
                scenario: draft.scope.scenario.trim().to_owned(),
            },
            initial_state_selector: self.initial_state(&draft.initial_state, year),
            search: self.search(draft),
            injection_resource: self.injection(draft),
            allocation: allocation(draft),
            capacity_group_placement: None,
            constraints: self.constraints(draft),
            model: draft.other.model.clone(),
            solve: draft.other.solve.clone(),
            variant: draft.other.variant.clone(),
            results_writer: draft.other.results_writer.clone(),
        }
    }

    /// A number; text that is none becomes an issue and `None`.
    fn number(&mut self, spec: &'static FieldSpec, text: &str) -> Option<f64> {
        parse_number(text, spec.unit_text()).unwrap_or_else(|problem| {
            self.issues.push(Issue::error(spec.path, format!("{}: {problem}", spec.label)));
            None
        })
    }

    fn whole_number(&mut self, spec: &'static FieldSpec, text: &str) -> Option<i32> {
        let number = self.number(spec, text)?;
        if number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX) {
            return Some(number as i32);
        }
        self.issues
            .push(Issue::error(spec.path, format!("{}: a whole number is needed", spec.label)));
        None
    }

    /// Years are never grouped by thousands and never left out.
    fn year(&mut self, text: &str) -> i32 {
        let year = text.trim().parse();
        if year.is_err() {
            self.issues.push(Issue::error(spec::YEAR.path, "Enter a year, such as 2025"));
        }
        year.unwrap_or(2000)
    }

    fn time(&mut self, spec: &'static FieldSpec, text: &str) -> Option<LocalDateTime> {
        match text.parse() {
            Ok(at) => Some(at),
            Err(problem) => {
                self.issues.push(Issue::error(spec.path, format!("{}: {problem}", spec.label)));
                None
            }
        }
    }

    fn initial_state(
        &mut self,
        draft: &InitialStateDraft,
        year: i32,
    ) -> IntrinsicInitialLoadStateConfigInput {
        let mode = draft.mode;
        let profiled = !matches!(mode, Mode::ZeroLoad | Mode::FixedLoad);
        let peak = matches!(mode, Mode::PeakFeederImport | Mode::PeakFeederExport);
        let fixed = mode == Mode::FixedLoad;
        // Where the time only dates the results it need not be typed; it is sent in every mode.
        let new_year = new_year(year);
        let start_time = if draft.start_time.trim().is_empty() && !profiled {
            new_year
        } else {
            self.time(&spec::START_TIME, &draft.start_time).unwrap_or(new_year)
        };
        let end_time = if peak && !draft.end_time.trim().is_empty() {
            self.time(&spec::END_TIME, &draft.end_time)
        } else {
            None
        };
        IntrinsicInitialLoadStateConfigInput {
            selector_mode: mode,
            start_time,
            end_time,
            per_customer_load_watts: fixed
                .then(|| self.number(&spec::LOAD_WATTS, &draft.load_watts))
                .flatten(),
            per_customer_load_var: fixed
                .then(|| self.number(&spec::LOAD_VAR, &draft.load_var))
                .flatten(),
            per_customer_gen_watts: fixed
                .then(|| self.number(&spec::GEN_WATTS, &draft.gen_watts))
                .flatten(),
            per_customer_gen_var: fixed
                .then(|| self.number(&spec::GEN_VAR, &draft.gen_var))
                .flatten(),
            include_loads: (profiled && !draft.include_loads).then_some(false),
            include_existing_der: (profiled && !draft.include_existing_der).then_some(false),
            load_scaling_factor: profiled
                .then(|| self.number(&spec::LOAD_FACTOR, &draft.load_factor))
                .flatten(),
            der_scaling_factor: profiled
                .then(|| self.number(&spec::DER_FACTOR, &draft.der_factor))
                .flatten(),
        }
    }

    fn search(&mut self, draft: &IntrinsicDraft) -> Option<IntrinsicSearchConfigInput> {
        let search = IntrinsicSearchConfigInput {
            step_kw_per_customer: self.number(&spec::STEP_KW, &draft.search.step_kw),
            max_steps: self.whole_number(&spec::MAX_STEPS, &draft.search.max_steps),
            stop_on_hv_violation: (!draft.search.stop_on_hv).then_some(false),
            lock_out_capacity_zone_on_violation: (!draft.search.lock_out).then_some(false),
        };
        unless_default(search)
    }

    fn injection(
        &mut self,
        draft: &IntrinsicDraft,
    ) -> Option<IntrinsicInjectionResourceConfigInput> {
        let injection = &draft.injection;
        let pv = injection.load_model_type == IntrinsicLoadModelType::PvSystem;
        let profile = injection.pv_profile.trim();
        unless_default(IntrinsicInjectionResourceConfigInput {
            method: unless_default(injection.method),
            load_model_type: unless_default(injection.load_model_type),
            pv_profile_id: (pv && !profile.is_empty()).then(|| profile.to_owned()),
            power_factor: self.number(&spec::POWER_FACTOR, &injection.power_factor),
            phase_matching: None,
        })
    }

    fn constraints(&mut self, draft: &IntrinsicDraft) -> Option<IntrinsicConstraintsConfigInput> {
        let limits = &draft.limits;
        let hv = self
            .band(&limits.hv_voltage, &spec::HV_MIN_PU, &spec::HV_MAX_PU)
            .map(|(min_pu, max_pu)| IntrinsicHvVoltageConstraintInput { min_pu, max_pu });
        let lv =
            self.band(&limits.lv_voltage, &spec::LV_MIN_V, &spec::LV_MAX_V).map(|(min, max)| {
                IntrinsicLvVoltageConstraintInput { min, max, measurement_type: None }
            });
        let voltage = unless_default(IntrinsicVoltageConstraintsInput { hv, lv });
        let thermal = unless_default(IntrinsicThermalConstraintsInput {
            hv: self.loading(&limits.hv_thermal, &spec::HV_THERMAL_PERCENT),
            lv: self.loading(&limits.lv_thermal, &spec::LV_THERMAL_PERCENT),
        });
        unless_default(IntrinsicConstraintsConfigInput { voltage, thermal })
    }

    fn band(
        &mut self,
        band: &BandDraft,
        min: &'static FieldSpec,
        max: &'static FieldSpec,
    ) -> Option<(Option<f64>, Option<f64>)> {
        band.on.then(|| (self.number(min, &band.min), self.number(max, &band.max)))
    }

    fn loading(
        &mut self,
        loading: &LoadingDraft,
        spec: &'static FieldSpec,
    ) -> Option<IntrinsicThermalConstraintInput> {
        loading.on.then(|| IntrinsicThermalConstraintInput {
            percent_of_rating: self.number(spec, &loading.percent),
            rating_basis: unless_default(loading.basis),
        })
    }
}

fn allocation(draft: &IntrinsicDraft) -> Option<IntrinsicAllocationConfigInput> {
    let weighted = draft.allocation.method == IntrinsicAllocationMethod::WeightedByExistingCustomer;
    weighted.then_some(IntrinsicAllocationConfigInput {
        method: Some(draft.allocation.method),
        scope: draft.allocation.scope,
        existing_capacity_basis: draft.allocation.basis,
    })
}

/// Left-out fields take the server's default, so a default is not sent.
fn unless_default<T: Default + PartialEq>(value: T) -> Option<T> {
    (value != T::default()).then_some(value)
}

fn new_year(year: i32) -> LocalDateTime {
    let year = i16::try_from(year).ok().filter(|year| (1..=9999).contains(year)).unwrap_or(2000);
    LocalDateTime(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0))
}
