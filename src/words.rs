//! The field's terms in words that people see.

use headroom_contract::input::{
    IntrinsicInitialStateSelectorMode as Mode, IntrinsicInjectionResourceMethod as Method,
};
use headroom_contract::output::{
    BindingSummary, JobStage, LvGroupHostingCapacity, WorkPackageState,
};

use crate::ui::format::{number, utc_minute};

/// What stopped a group, in the classes that colours and patterns tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BindingClass {
    /// An LV voltage.
    LvVoltage,
    /// Loading of the transformer or of an LV line.
    LvThermal,
    /// An HV voltage.
    HvVoltage,
    /// Loading of an HV line or transformer.
    HvThermal,
    /// Nothing: the search ran out of steps.
    NotBound,
    /// The power flow did not converge, or a limit that this version does not know.
    Other,
}

impl BindingClass {
    /// All classes, in the order of legends.
    pub(crate) const ALL: [Self; 6] = [
        Self::LvVoltage,
        Self::LvThermal,
        Self::HvVoltage,
        Self::HvThermal,
        Self::NotBound,
        Self::Other,
    ];

    /// Class of a metric; none means that nothing bound.
    pub(crate) fn of_metric(metric: Option<&str>) -> Self {
        match metric {
            None => Self::NotBound,
            Some("LV_VOLTAGE_MAX_V" | "LV_VOLTAGE_MIN_V") => Self::LvVoltage,
            Some("LV_THERMAL_PERCENT") => Self::LvThermal,
            Some("HV_VOLTAGE_MAX_PU" | "HV_VOLTAGE_MIN_PU") => Self::HvVoltage,
            Some("HV_THERMAL_PERCENT") => Self::HvThermal,
            Some(_) => Self::Other,
        }
    }

    /// Class of a group.
    pub(crate) fn of_group(row: &LvGroupHostingCapacity) -> Self {
        if row.convergence {
            Self::of_metric(row.binding.as_ref().map(|binding| binding.metric.as_str()))
        } else {
            Self::Other
        }
    }

    /// Words in legends.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::LvVoltage => "LV voltage",
            Self::LvThermal => "LV thermal",
            Self::HvVoltage => "HV voltage",
            Self::HvThermal => "HV thermal",
            Self::NotBound => "Not bound",
            Self::Other => "Not converged",
        }
    }

    /// Part of class names and pattern ids.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::LvVoltage => "lv-voltage",
            Self::LvThermal => "lv-thermal",
            Self::HvVoltage => "hv-voltage",
            Self::HvThermal => "hv-thermal",
            Self::NotBound => "not-bound",
            Self::Other => "other",
        }
    }
}

/// A metric of `constraint_violations`.
pub(crate) fn metric(metric: &str) -> &str {
    match metric {
        "LV_VOLTAGE_MAX_V" => "LV voltage above limit",
        "LV_VOLTAGE_MIN_V" => "LV voltage below limit",
        "HV_VOLTAGE_MAX_PU" => "HV voltage above limit",
        "HV_VOLTAGE_MIN_PU" => "HV voltage below limit",
        "LV_THERMAL_PERCENT" => "LV loading above limit",
        "HV_THERMAL_PERCENT" => "HV loading above limit",
        other => other,
    }
}

/// What bound a group.
pub(crate) fn bound_by(row: &LvGroupHostingCapacity) -> String {
    match &row.binding {
        _ if !row.convergence => "Power flow did not converge".to_owned(),
        Some(binding) => metric(&binding.metric).to_owned(),
        None => "Not bound".to_owned(),
    }
}

/// A value that broke its limit, against the limit: `253.1 V > 253 V`.
pub(crate) fn against_limit(metric: &str, value: f64, limit: f64) -> String {
    let (unit, decimals) = if metric.ends_with("_PU") { ("pu", 4) } else { ("V", 1) };
    let unit = if metric.ends_with("_PERCENT") { "%" } else { unit };
    let sign = if value < limit { "<" } else { ">" };
    // More decimals where rounding would make a broken limit look kept.
    let decimals = (decimals..8)
        .find(|&decimals| number(value, decimals) != number(limit, decimals))
        .unwrap_or(8);
    format!("{value:.decimals$} {unit} {sign} {} {unit}", number(limit, 4))
}

/// A binding's value against its limit.
pub(crate) fn binding_against_limit(binding: &BindingSummary) -> String {
    against_limit(&binding.metric, binding.violating_value, binding.constraint_limit)
}

/// Headroom of a group in kW, marked when it is a lower bound.
pub(crate) fn headroom(row: &LvGroupHostingCapacity) -> String {
    let kw = number(row.headroom_kw_per_customer, 3);
    if row.is_lower_bound { format!("≥ {kw}") } else { kw }
}

/// What there is to say about a group's headroom beyond the number.
pub(crate) fn headroom_remark(row: &LvGroupHostingCapacity) -> Option<&'static str> {
    let at_start = row.binding.as_ref().is_some_and(|binding| binding.iteration == 0);
    if row.headroom_kw_per_customer == 0.0 && at_start {
        Some("Already over a limit at the start")
    } else if row.is_lower_bound {
        Some("At least: the search ran out of steps before a limit broke")
    } else if row.addition_kw_scaling_applied {
        Some("Of the highest-weighted customer")
    } else {
        None
    }
}

/// Direction of an addition, never a bare sign.
pub(crate) fn direction(method: Method) -> &'static str {
    match method {
        Method::ExportGeneration => "Export (generation added)",
        Method::ImportLoad => "Import (load added)",
    }
}

/// Direction of a result row.
pub(crate) fn row_direction(direction_word: &str) -> &str {
    match direction_word {
        "export" => direction(Method::ExportGeneration),
        "import" => direction(Method::ImportLoad),
        other => other,
    }
}

/// A way to choose the initial state.
pub(crate) fn initial_state(mode: Mode) -> &'static str {
    match mode {
        Mode::ZeroLoad => "Zero load",
        Mode::FixedLoad => "Fixed load",
        Mode::FixedTime => "Fixed time",
        Mode::PeakFeederImport => "Peak feeder import",
        Mode::PeakFeederExport => "Peak feeder export",
    }
}

/// A stage of a job.
pub(crate) fn stage(stage: JobStage) -> &'static str {
    match stage {
        JobStage::Pending => "Pending",
        JobStage::Generation => "Reading the network",
        JobStage::Execution => "Searching",
        JobStage::ResultProcessing => "Writing results",
        JobStage::Succeeded => "Succeeded",
        JobStage::Failed => "Failed",
        JobStage::Cancelled => "Cancelled",
    }
}

/// Class of a status badge.
pub(crate) fn state_class(state: WorkPackageState) -> &'static str {
    match state {
        WorkPackageState::Pending | WorkPackageState::Running => "badge badge-active",
        WorkPackageState::Completed => "badge badge-done",
        WorkPackageState::Failed | WorkPackageState::TimedOut => "badge badge-failed",
        WorkPackageState::Cancelled => "badge badge-caution",
        WorkPackageState::Unknown => "badge",
    }
}

/// An optional instant.
pub(crate) fn instant(iso: Option<&str>) -> String {
    iso.map_or_else(|| "-".to_owned(), utc_minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_limit_never_looks_kept() {
        assert_eq!(against_limit("LV_VOLTAGE_MAX_V", 253.1, 253.0), "253.1 V > 253 V");
        assert_eq!(against_limit("LV_VOLTAGE_MAX_V", 253.001, 253.0), "253.001 V > 253 V");
        assert_eq!(against_limit("HV_VOLTAGE_MIN_PU", 0.89, 0.9), "0.8900 pu < 0.9 pu");
        assert_eq!(against_limit("LV_THERMAL_PERCENT", 100.04, 100.0), "100.04 % > 100 %");
    }

    #[test]
    fn every_metric_has_a_class() {
        assert_eq!(BindingClass::of_metric(None), BindingClass::NotBound);
        assert_eq!(BindingClass::of_metric(Some("LV_THERMAL_PERCENT")), BindingClass::LvThermal);
        assert_eq!(BindingClass::of_metric(Some("NEW_METRIC")), BindingClass::Other);
    }
}
