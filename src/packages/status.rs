//! A work package's state as a badge, with its jobs counted behind it.

use headroom_contract::output::{HcWorkPackage, WorkPackageModelTotals};
use leptos::prelude::*;

use crate::ui::Tip;
use crate::ui::format::{count, count_of};
use crate::words::state_class;

/// Jobs by where they are: `3 jobs: 1 running, 2 succeeded`.
pub(super) fn breakdown(totals: &WorkPackageModelTotals) -> String {
    let parts: Vec<String> = [
        (totals.total_pending, "pending"),
        (totals.total_running, "running"),
        (totals.total_succeeded, "succeeded"),
        (totals.total_failed, "failed"),
        (totals.total_cancelled, "cancelled"),
        (totals.total_timed_out, "timed out"),
    ]
    .into_iter()
    .filter(|&(jobs, _)| jobs > 0)
    .map(|(jobs, word)| format!("{} {word}", count(jobs)))
    .collect();
    format!("{}: {}", count_of(totals.total_models, "job", "jobs"), parts.join(", "))
}

fn totals(package: &HcWorkPackage) -> WorkPackageModelTotals {
    package.progress_details.as_ref().map(|progress| progress.model_totals).unwrap_or_default()
}

/// The badge.
#[component]
pub(super) fn StatusBadge(
    /// Whose state.
    #[prop(into)]
    package: Signal<HcWorkPackage>,
) -> impl IntoView {
    let id = package.with_untracked(|package| format!("status-{}", package.id));
    let text = Signal::derive(move || package.with(|package| breakdown(&totals(package))));
    view! {
        <Tip id text>
            <span class=move || package.with(|package| state_class(package.state()))>
                {move || package.with(|package| package.state().label())}
            </span>
        </Tip>
    }
}

/// Share of jobs that have ended, and the words for it.
pub(super) fn jobs_done(package: &HcWorkPackage) -> (i32, i32) {
    let totals = totals(package);
    (totals.total_models - totals.total_pending - totals.total_running, totals.total_models)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kinds_that_occur_are_named() {
        let totals = WorkPackageModelTotals {
            total_models: 3,
            total_running: 1,
            total_succeeded: 2,
            ..WorkPackageModelTotals::default()
        };
        assert_eq!(breakdown(&totals), "3 jobs: 1 running, 2 succeeded");
    }
}
