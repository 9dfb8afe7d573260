//! Which limits were broken, and where.

use std::sync::Arc;

use headroom_contract::output::StudyKind;
use leptos::prelude::*;

use super::super::run::Run;
use super::super::view_state::ViewState;
use super::Source;
use super::class_charts::violations;
use super::classes::by_metric;
use super::filtering::{with_bound_by, with_violations_of};
use super::source::{asset_and_metric, headroom_column};
use super::tabs::{HEIGHT, file_name};
use crate::ui::chart::ChartFrame;
use crate::ui::format::count;
use crate::words;

/// Limits broken, by class; below, the assets that bind most.
#[component]
pub(super) fn Violations(
    run: Run,
    source: Source,
    kind: StudyKind,
    view_state: ViewState,
) -> impl IntoView {
    let shares = Memo::new(move |_| {
        let page = source.violations.value;
        page.with(|page| page.as_ref().map(|page| by_metric(page)).unwrap_or_default())
    });
    let chart = Memo::new(move |_| Arc::new(shares.with(violations)));
    let open = Callback::new(move |at: usize| {
        let class = shares.with_untracked(|shares| shares.0.get(at).map(|share| share.0));
        if let Some(class) = class {
            view_state.replace(with_violations_of(view_state.view.get_untracked(), class));
        }
    });
    view! {
        <ChartFrame
            chart
            height=HEIGHT
            hint="Point at a bar, or use the arrow keys, to read it. Enter shows its rows in the table"
            file_name=file_name(run, "limits-broken")
            provenance=run.provenance
            open
        />
        <BindingAssets source kind view_state />
    }
}

/// Where the limits bind: the assets that stop most results.
#[component]
fn BindingAssets(source: Source, kind: StudyKind, view_state: ViewState) -> impl IntoView {
    let (table, _) = headroom_column(kind);
    move || {
        let page = source.assets.value.get()?;
        let rows = page
            .groups
            .iter()
            .filter_map(|group| {
                let (asset, metric) = asset_and_metric(group)?;
                let bound_by = (asset.clone(), metric.clone());
                let show = move |_| {
                    let (asset, metric) = bound_by.clone();
                    let view = view_state.view.get_untracked();
                    view_state.replace(with_bound_by(view, table, asset, metric));
                };
                Some(view! {
                    <tr>
                        <th scope="row">
                            <button type="button" class="row-open" on:click=show>
                                {asset.clone()}
                            </button>
                        </th>
                        <td>{words::metric(metric).to_owned()}</td>
                        <td class="numeric">{count(group.count.0)}</td>
                    </tr>
                })
            })
            .collect_view();
        Some(view! {
            <div class="table-frame binding-assets" role="region" aria-label="What binds most, and where" tabindex="0">
                <table class="table">
                    <caption>"What binds most, and where"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Asset"</th>
                            <th scope="col">"Limit"</th>
                            <th scope="col" class="numeric">
                                "Results bound"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    }
}
