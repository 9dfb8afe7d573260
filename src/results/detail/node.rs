//! One HV node.

use headroom_contract::operation::{
    ExplainNode, HvNodeHeadrooms, ResultConditionInput, ResultFilterInput,
};
use headroom_contract::output::{HvNodeHeadroom, StudyKind};
use leptos::prelude::*;

use super::super::place::kind_words;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::binding::Violations;
use super::explained::Explained;
use super::found::found;
use super::remarks::{Remarks, Standing};
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::facts;
use crate::ui::format::number;
use crate::words;

fn of_node(key: &GroupKey) -> ResultFilterInput {
    ResultFilterInput {
        feeders: (!key.feeder.is_empty()).then(|| vec![key.feeder.clone()]),
        conditions: Some(vec![ResultConditionInput {
            column: "terminalMrid".to_owned(),
            one_of: Some(vec![key.head.clone()]),
            ..ResultConditionInput::default()
        }]),
        ..ResultFilterInput::default()
    }
}

/// The detail of an HV node.
#[component]
pub(super) fn NodeDetail(run: Run, key: GroupKey, view_state: ViewState) -> impl IntoView {
    let nodes = query(move || {
        run.version.track();
        Some(HvNodeHeadrooms {
            work_package_id: run.id.get(),
            limit: Some(1),
            filter: Some(of_node(&key)),
            ..HvNodeHeadrooms::default()
        })
    });
    found(nodes, "This run has no result for this node", move |row| {
        view! { <Node run row=row.clone() view_state /> }.into_any()
    })
}

#[component]
fn Node(run: Run, row: HvNodeHeadroom, view_state: ViewState) -> impl IntoView {
    let words = kind_words(StudyKind::HvNodeHeadroom);
    let standing = Standing {
        is_over_at_start: row.available_headroom_kw == 0.0
            && row.binding.as_ref().is_some_and(|binding| binding.iteration == 0),
        is_lower_bound: row.is_lower_bound,
        is_scaled: false,
    };
    let headroom = words::headroom_kw(row.available_headroom_kw, row.is_lower_bound);
    let shown = vec![
        ("Headroom", format!("{headroom} {}", words.unit)),
        ("Direction", words::row_direction(&row.headroom_direction).to_owned()),
        ("Place", words::location_type(&row.location_type).to_owned()),
        ("Nominal voltage", format!("{} kV", number(row.nominal_voltage_kv, 3))),
        ("Phases", row.phase_code.clone()),
        ("Bound by", words::bound_by_of(row.convergence, row.binding.as_ref())),
        ("Meets there", row.associated_equipment_mrids.join(", ")),
        ("Feeder", row.feeder.clone()),
    ];
    let ask = ExplainNode {
        work_package_id: run.id.get_untracked(),
        feeder: row.feeder.clone(),
        terminal_mrid: row.terminal_mrid.clone(),
    };
    let explanation = query(move || Some(ask.clone()));
    let iteration = row.binding.as_ref().map(|binding| binding.iteration);
    view! {
        <Remarks standing converged=row.convergence run timestamp=row.timestamp.clone() words />
        {facts(shown)}
        {row.binding_id.clone().map(|binding_id| view! { <Violations run binding_id /> })}
        <Explained run explanation iteration view_state words />
    }
}
