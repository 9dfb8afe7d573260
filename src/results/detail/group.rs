//! One capacity group.

use headroom_contract::operation::{ExplainGroup, LvGroupHostingCapacities, ResultFilterInput};
use headroom_contract::output::{LvGroupHostingCapacity, StudyKind};
use leptos::prelude::*;

use super::super::place::kind_words;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::binding::Violations;
use super::customers::Customers;
use super::explained::Explained;
use super::found::found;
use super::remarks::{Remarks, Standing};
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::format::count;
use crate::ui::{facts, power};
use crate::words;

/// The rows of one group.
pub(super) fn of_group(key: &GroupKey) -> ResultFilterInput {
    ResultFilterInput {
        feeders: (!key.feeder.is_empty()).then(|| vec![key.feeder.clone()]),
        capacity_group_head_ids: Some(vec![key.head.clone()]),
        ..ResultFilterInput::default()
    }
}

/// The detail of a capacity group.
#[component]
pub(super) fn GroupDetail(run: Run, key: GroupKey, view_state: ViewState) -> impl IntoView {
    let groups = query(move || {
        run.version.track();
        Some(LvGroupHostingCapacities {
            work_package_id: run.id.get(),
            filter: Some(of_group(&key)),
            ..LvGroupHostingCapacities::default()
        })
    });
    // A transformer with two LV sides heads two groups.
    found(groups, "This run has no result for this transformer", move |row| {
        view! { <Group run row=row.clone() view_state /> }.into_any()
    })
}

#[component]
fn Group(run: Run, row: LvGroupHostingCapacity, view_state: ViewState) -> impl IntoView {
    let words = kind_words(StudyKind::IntrinsicLv);
    let standing = Standing {
        is_over_at_start: row.headroom_kw_per_customer == 0.0
            && row.binding.as_ref().is_some_and(|binding| binding.iteration == 0),
        is_lower_bound: row.is_lower_bound,
        is_scaled: row.addition_kw_scaling_applied,
    };
    let shown = vec![
        ("Headroom", format!("{} {}", words::headroom(&row), words.unit)),
        ("Total added", power::with_unit(row.total_kw_added, 2)),
        ("Direction", words::row_direction(&row.headroom_direction).to_owned()),
        ("Customers", count(row.included_customer_count)),
        ("Bound by", words::bound_by(&row)),
        ("Import at the start", power::with_unit(row.total_base_net_import_kw, 2)),
        ("Export at the start", power::with_unit(row.total_base_net_export_kw, 2)),
        ("Feeder", row.feeder.clone()),
    ];
    let key = GroupKey { head: row.capacity_group_head_id.clone(), feeder: row.feeder.clone() };
    let ask = ExplainGroup {
        work_package_id: run.id.get_untracked(),
        feeder: row.feeder.clone(),
        capacity_group_head_id: row.capacity_group_head_id.clone(),
        terminal_sequence_number: Some(row.terminal_sequence_number),
    };
    let explanation = query(move || Some(ask.clone()));
    let iteration = row.binding.as_ref().map(|binding| binding.iteration);
    view! {
        <Remarks standing converged=row.convergence run timestamp=row.timestamp.clone() words />
        {facts(shown)}
        {row.binding_id.clone().map(|binding_id| view! { <Violations run binding_id /> })}
        <Explained run explanation iteration view_state words />
        <Customers run key view_state explanation exports=row.headroom_direction == "export" />
    }
}
