//! How a headroom is to be read, and under which assumptions it was found.

use leptos::prelude::*;

use super::super::place::KindWords;
use super::super::run::Run;
use super::binding::FIRST_VIOLATION;
use crate::ui::{Notice, Tone, focus_by_id};
use crate::words;

/// What there is to know of a headroom beyond its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// A limit was broken before anything was added.
    pub(super) is_over_at_start: bool,
    /// The search ran out of steps.
    pub(super) is_lower_bound: bool,
    /// Additions were weighted.
    pub(super) is_scaled: bool,
}

/// The remarks.
#[component]
pub(super) fn Remarks(
    standing: Standing,
    /// False: the power flow did not converge where the search ended.
    converged: bool,
    run: Run,
    /// Instant of the initial state.
    timestamp: String,
    words: KindWords,
) -> impl IntoView {
    let Standing { is_over_at_start, is_lower_bound, is_scaled } = standing;
    let at_start = is_over_at_start.then(|| {
        view! {
            <p class="remark">
                "Already over a limit at the start, before anything was added. "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| focus_by_id(FIRST_VIOLATION)
                >
                    "Show that limit"
                </button>
            </p>
        }
    });
    let lower_bound = is_lower_bound.then(|| {
        view! {
            <p class="remark">
                {words::LOWER_BOUND}
                ". The headroom is a lower bound, not the limit"
            </p>
        }
    });
    let scaled = is_scaled.then(|| {
        view! {
            <p class="remark">
                "Additions were weighted by existing power: the headroom is that of the highest-weighted customer, others got less"
            </p>
        }
    });
    let not_converged = (!converged).then(|| {
        view! {
            <Notice tone=Tone::Caution>
                "The power flow did not converge at the step that ended this search: treat the headroom with caution"
            </Notice>
        }
    });
    let assumed = move || {
        run.facts.with(|facts| {
            format!(
                "Scenario {}. Initial state: {}, {}. Run {}. {}",
                facts.scenario_and_year,
                facts.initial_state,
                words::period_ending(&timestamp),
                facts.created,
                words.caveat
            )
        })
    };
    view! {
        {not_converged}
        {at_start}
        {lower_bound}
        {scaled}
        <p class="caveat detail-caveat">{assumed}</p>
    }
}
