//! A group's customers, with their voltages against the limits.

use headroom_contract::operation::{CustomerAllocations, ResultSortInput, SortOrder};
use headroom_contract::output::{CustomerAllocation, Explanation};
use leptos::prelude::*;

use super::super::run::Run;
use super::super::tables::customers_of;
use super::super::view_state::ViewState;
use super::group::of_group;
use crate::backend::{Query, query};
use crate::routes::GroupKey;
use crate::ui::format::{count, fixed, number};
use crate::ui::power;

/// Customers shown at once.
const MOST_CUSTOMERS: i32 = 20;

/// Limits of a customer's voltage in V, where they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct VoltageLimits {
    min: Option<f64>,
    max: Option<f64>,
}

/// The group's customers, the one worst off first.
#[component]
pub(super) fn Customers(
    run: Run,
    key: GroupKey,
    view_state: ViewState,
    explanation: Query<Explanation>,
    /// True when generation is added, which raises voltages.
    exports: bool,
) -> impl IntoView {
    let (column, order) = if exports {
        ("customerVMaxV", SortOrder::DescNullsLast)
    } else {
        ("customerVMinV", SortOrder::AscNullsLast)
    };
    let group = key.clone();
    let show_all = Callback::new(move |()| {
        view_state.replace(customers_of(view_state.view.get_untracked(), &group));
    });
    let customers = query(move || {
        Some(CustomerAllocations {
            work_package_id: run.id.get(),
            limit: Some(MOST_CUSTOMERS),
            sort: Some(vec![ResultSortInput { column: column.to_owned(), order }]),
            filter: Some(of_group(&key)),
            ..CustomerAllocations::default()
        })
    });
    let limits = Memo::new(move |_| {
        explanation.value.with(|found| {
            let profile = found.as_ref().map(|found| &found.profile);
            VoltageLimits {
                min: profile.and_then(|profile| profile.min),
                max: profile.and_then(|profile| profile.max),
            }
        })
    });
    move || {
        let page = customers.value.get()?;
        let total = page.total_count.0;
        let complete = usize::try_from(total).is_ok_and(|total| total == page.rows.len());
        let title = if complete {
            format!("Customers ({})", count(total))
        } else {
            format!("Customers (the {} worst of {})", count(page.rows.len()), count(total))
        };
        let limits = limits.get();
        let rows = page.rows.iter().map(|row| customer_row(row, limits)).collect_view();
        Some(view! {
            <h4>{title}</h4>
            <div class="table-frame" role="region" aria-label="Customers of the group" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col" class="numeric">
                                {power::heading("Start")}
                            </th>
                            <th scope="col" class="numeric">
                                {power::heading("Added")}
                            </th>
                            <th scope="col">"Phase"</th>
                            <th scope="col" class="numeric">
                                "Min (V)"
                            </th>
                            <th scope="col" class="numeric">
                                "Max (V)"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="hint">{limits.in_words()}</p>
            <button type="button" class="button button-small" on:click=move |_| show_all.run(())>
                "Customers in the table"
            </button>
        })
    }
}

impl VoltageLimits {
    fn in_words(self) -> String {
        let limits = match (self.min, self.max) {
            (Some(min), Some(max)) => {
                format!(
                    " Limits: {} to {} V; beyond them is marked.",
                    number(min, 2),
                    number(max, 2)
                )
            }
            _ => String::new(),
        };
        format!(
            "Import is positive, export negative, seen from the customer. Voltages are phase to neutral at the step that bound the group.{limits}"
        )
    }

    fn is_beyond(self, volts: f64) -> bool {
        self.max.is_some_and(|max| volts > max) || self.min.is_some_and(|min| volts < min)
    }
}

fn customer_row(customer: &CustomerAllocation, limits: VoltageLimits) -> impl IntoView + use<> {
    let volts = |value: Option<f64>| {
        let beyond = value.is_some_and(|volts| limits.is_beyond(volts));
        let text = value.map_or_else(|| "-".to_owned(), |volts| fixed(volts, 1));
        view! {
            <td class="numeric" class:beyond=beyond>
                {text}
                {beyond.then(|| view! { <span class="visually-hidden">" beyond the limit"</span> })}
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">{customer.usage_point_id.clone()}</th>
            <td class="numeric">{power::text(customer.initial_kw, 2)}</td>
            <td class="numeric">{power::text(customer.allocated_kw, 2)}</td>
            <td>{customer.customer_phase_code.clone()}</td>
            {volts(customer.customer_v_min_v)}
            {volts(customer.customer_v_max_v)}
        </tr>
    }
}
