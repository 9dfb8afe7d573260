//! The field's terms in words that people see.

use headroom_contract::input::{
    IntrinsicInitialStateSelectorMode as Mode, IntrinsicInjectionResourceMethod as Method,
};
use headroom_contract::output::{
    BindingSummary, JobStage, LvGroupHostingCapacity, StudyKind, VoltageUnit, WorkPackageState,
};

use crate::ui::format::{fixed, minute, number};
use crate::ui::power;

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

    /// Metrics of the class.
    pub(crate) fn metrics(self) -> &'static [&'static str] {
        match self {
            Self::LvVoltage => &["LV_VOLTAGE_MAX_V", "LV_VOLTAGE_MIN_V"],
            Self::LvThermal => &["LV_THERMAL_PERCENT"],
            Self::HvVoltage => &["HV_VOLTAGE_MAX_PU", "HV_VOLTAGE_MIN_PU"],
            Self::HvThermal => &["HV_THERMAL_PERCENT"],
            Self::NotBound | Self::Other => &[],
        }
    }

    /// Class of a group.
    pub(crate) fn of_group(row: &LvGroupHostingCapacity) -> Self {
        Self::of(row.convergence, row.binding.as_ref())
    }

    /// Class of a result by what its row says.
    pub(crate) fn of(convergence: bool, binding: Option<&BindingSummary>) -> Self {
        if convergence {
            Self::of_metric(binding.map(|binding| binding.metric.as_str()))
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

    /// What it did to a result.
    pub(crate) fn as_cause(self) -> &'static str {
        match self {
            Self::LvVoltage => "bound by LV voltage",
            Self::LvThermal => "bound by LV thermal",
            Self::HvVoltage => "bound by HV voltage",
            Self::HvThermal => "bound by HV thermal",
            Self::NotBound => "not bound",
            Self::Other => "not converged",
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

/// A limit by its metric.
pub(crate) fn limit(metric: &str) -> &str {
    match metric {
        "LV_VOLTAGE_MAX_V" => "LV voltage, upper",
        "LV_VOLTAGE_MIN_V" => "LV voltage, lower",
        "HV_VOLTAGE_MAX_PU" => "HV voltage, upper",
        "HV_VOLTAGE_MIN_PU" => "HV voltage, lower",
        "LV_THERMAL_PERCENT" => "LV loading",
        "HV_THERMAL_PERCENT" => "HV loading",
        other => other,
    }
}

/// The value of a metric that comes nearest to its limit.
pub(crate) fn worst_of(metric: &str) -> &str {
    match metric {
        "LV_VOLTAGE_MAX_V" => "highest LV voltage",
        "LV_VOLTAGE_MIN_V" => "lowest LV voltage",
        "HV_VOLTAGE_MAX_PU" => "highest HV voltage",
        "HV_VOLTAGE_MIN_PU" => "lowest HV voltage",
        "LV_THERMAL_PERCENT" => "highest LV loading",
        "HV_THERMAL_PERCENT" => "highest HV loading",
        other => other,
    }
}

/// What bound a group.
pub(crate) fn bound_by(row: &LvGroupHostingCapacity) -> String {
    bound_by_of(row.convergence, row.binding.as_ref())
}

/// What bound a result by what its row says.
pub(crate) fn bound_by_of(convergence: bool, binding: Option<&BindingSummary>) -> String {
    match binding {
        _ if !convergence => "Power flow did not converge".to_owned(),
        Some(binding) => metric(&binding.metric).to_owned(),
        None => "Not bound".to_owned(),
    }
}

/// A value that broke its limit, against the limit: `253.1 V > 253 V`.
pub(crate) fn against_limit(metric: &str, value: f64, limit: f64) -> String {
    let unit = metric_unit(metric);
    let decimals = if unit == "pu" { 4 } else { 1 };
    let sign = if value < limit { "<" } else { ">" };
    // More decimals where rounding would make a broken limit look kept.
    let decimals = (decimals..8)
        .find(|&decimals| number(value, decimals) != number(limit, decimals))
        .unwrap_or(8);
    format!("{} {unit} {sign} {} {unit}", fixed(value, decimals), number(limit, 4))
}

/// Unit of a metric's values.
pub(crate) fn metric_unit(metric: &str) -> &'static str {
    if metric.ends_with("_PU") {
        "pu"
    } else if metric.ends_with("_PERCENT") {
        "%"
    } else {
        "V"
    }
}

/// A metric's value without its unit, with as many decimals as are of use.
pub(crate) fn metric_value(metric: &str, value: f64) -> String {
    let decimals = if metric_unit(metric) == "pu" { 4 } else { 1 };
    fixed(value, decimals)
}

/// Unit of a profile's voltages.
pub(crate) fn voltage_unit(unit: VoltageUnit) -> &'static str {
    match unit {
        VoltageUnit::Volts => "V",
        VoltageUnit::PerUnit => "pu",
    }
}

/// A voltage without its unit.
pub(crate) fn voltage_value(value: f64, unit: VoltageUnit) -> String {
    match unit {
        VoltageUnit::Volts => fixed(value, 1),
        VoltageUnit::PerUnit => fixed(value, 4),
    }
}

/// A voltage.
pub(crate) fn voltage(value: f64, unit: VoltageUnit) -> String {
    format!("{} {}", voltage_value(value, unit), voltage_unit(unit))
}

/// A kind of HV node.
pub(crate) fn location_type(kind: &str) -> &str {
    match kind {
        "DTX_HV_TERMINAL" => "HV terminal of a distribution transformer",
        "LINE_TEE" => "Where HV lines meet",
        "SWITCH_UPSTREAM_TERMINAL" => "Upstream terminal of a switch",
        other => other,
    }
}

/// A value in the unit of its metric, always with the same decimals, so that values line up below each other.
pub(crate) fn in_unit_of(metric: &str, value: f64) -> String {
    let unit = metric_unit(metric);
    format!("{} {unit}", fixed(value, if unit == "pu" { 5 } else { 3 }))
}

/// A limit in the unit of its metric, as it was set.
pub(crate) fn limit_in_unit_of(metric: &str, limit: f64) -> String {
    format!("{} {}", number(limit, 4), metric_unit(metric))
}

/// Headroom of so many kW in the unit in use, marked when it is a lower bound.
pub(crate) fn headroom_kw(kw: f64, is_lower_bound: bool) -> String {
    let shown = power::text(kw, 3);
    if is_lower_bound { format!("≥ {shown}") } else { shown }
}

/// The same of a group.
pub(crate) fn headroom(row: &LvGroupHostingCapacity) -> String {
    headroom_kw(row.headroom_kw_per_customer, row.is_lower_bound)
}

/// What a lower bound is.
pub(crate) const LOWER_BOUND: &str = "At least: the search ran out of steps before a limit broke";

/// Said of headroom that is zero because a limit was broken before anything was added.
pub(crate) const ZERO_AT_START: &str = "already over a limit at the start";

/// Said of headroom of an addition that was weighted.
pub(crate) const SCALED: &str = "highest-weighted customer";

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

/// A way to choose the initial state, as results name it (`FIXED_TIME`).
pub(crate) fn selector(name: &str) -> String {
    let mode = serde_json::from_value::<Mode>(name.into()).map(initial_state);
    mode.map_or_else(|_| name.to_owned(), str::to_owned)
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

/// What a search of a kind finds the headroom of.
pub(crate) fn searched(kind: StudyKind) -> &'static str {
    match kind {
        StudyKind::IntrinsicLv => "groups",
        StudyKind::HvNodeHeadroom => "nodes",
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

/// The instant of a state: results stamp a period by its end.
pub(crate) fn period_ending(iso: &str) -> String {
    format!("{} (end of the period)", minute(iso))
}

/// An optional instant.
pub(crate) fn instant(iso: Option<&str>) -> String {
    iso.map_or_else(|| "-".to_owned(), minute)
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
