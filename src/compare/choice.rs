//! From one run to its comparison with another.

use headroom_contract::operation::GetWorkPackages;
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use crate::backend::query;
use crate::routes;

/// Runs that are offered; others are reached by their addresses.
const OFFERED: i32 = 100;

/// Chooses the run to compare with; nothing where there is no other.
#[component]
pub(crate) fn CompareWith(
    /// This run: the first of the two.
    id: Signal<String>,
) -> impl IntoView {
    let packages =
        query(|| Some(GetWorkPackages { limit: Some(OFFERED), ..GetWorkPackages::default() }));
    let navigate = routes::use_navigate();
    let chosen = move |event| {
        let second = event_target_value(&event);
        if !second.is_empty() {
            navigate(&routes::compare(&id.get_untracked(), &second), NavigateOptions::default());
        }
    };
    let options = move || {
        let page = packages.value.get()?;
        let own = id.get();
        let others = page.work_packages.iter().filter(|package| package.id != own);
        let options: Vec<_> = others
            .map(|package| {
                let words =
                    format!("{} ({})", package.name, package.id.get(..8).unwrap_or_default());
                view! { <option value=package.id.clone()>{words}</option> }
            })
            .collect();
        (!options.is_empty()).then_some(options)
    };
    move || {
        let chosen = chosen.clone();
        options().map(|options| {
            view! {
                <select class="button compare-with" aria-label="Compare with another run" on:change=chosen>
                    <option value="">"Compare with…"</option>
                    {options}
                </select>
            }
        })
    }
}
