//! The limits that broke when a result was bound.

use headroom_contract::operation::{BindingConstraints, ConstraintViolations, ResultFilterInput};
use headroom_contract::output::ConstraintViolation;
use leptos::prelude::*;

use super::super::run::Run;
use crate::backend::query;
use crate::ui::format::count;
use crate::words;

/// Id of the limit that was broken furthest.
pub(super) const FIRST_VIOLATION: &str = "violation-first";
/// Limits shown at once.
const MOST_VIOLATIONS: i32 = 50;

/// Limits that broke at the binding step, the one broken furthest first.
#[component]
pub(super) fn Violations(run: Run, binding_id: String) -> impl IntoView {
    let filter =
        ResultFilterInput { binding_ids: Some(vec![binding_id]), ..ResultFilterInput::default() };
    let joined = {
        let filter = filter.clone();
        query(move || {
            Some(BindingConstraints {
                work_package_id: run.id.get(),
                limit: Some(1),
                filter: Some(filter.clone()),
                ..BindingConstraints::default()
            })
        })
    };
    let violations = query(move || {
        Some(ConstraintViolations {
            work_package_id: run.id.get(),
            limit: Some(MOST_VIOLATIONS),
            filter: Some(filter.clone()),
            ..ConstraintViolations::default()
        })
    });
    move || {
        let page = violations.value.get()?;
        let total = joined.value.with(|page| page.as_ref().map(|page| page.total_count.0));
        let total = total.unwrap_or(page.total_count.0);
        let mut rows: Vec<&ConstraintViolation> = page.rows.iter().collect();
        rows.sort_by(|a, b| excess(b).total_cmp(&excess(a)));
        let items = rows.into_iter().enumerate().map(|(at, row)| item(at, row)).collect_view();
        Some(view! {
            <h4>{format!("What bound it: limits broken ({})", count(total))}</h4>
            <ul class="violations">{items}</ul>
        })
    }
}

/// How far a value is beyond its limit, as a fraction of the limit.
fn excess(violation: &ConstraintViolation) -> f64 {
    let limit = violation.constraint_limit;
    (violation.violating_value - limit).abs() / limit.abs().max(f64::MIN_POSITIVE)
}

fn item(at: usize, violation: &ConstraintViolation) -> impl IntoView + use<> {
    let against = words::against_limit(
        &violation.metric,
        violation.violating_value,
        violation.constraint_limit,
    );
    let place = format!(
        "phase {}, terminal {}, step {}",
        violation.phase,
        violation.terminal_sequence_number,
        count(violation.iteration)
    );
    view! {
        <li id=(at == 0).then_some(FIRST_VIOLATION) tabindex=(at == 0).then_some("-1")>
            <span class="violation-metric">{words::metric(&violation.metric).to_owned()}</span>
            <span class="violation-value">{against}</span>
            <code>{violation.conducting_equipment_mrid.clone()}</code>
            <span class="hint">{place}</span>
        </li>
    }
}
