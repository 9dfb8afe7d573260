//! One capacity group: what bound it, its state at the start, its customers.

use headroom_contract::operation::{
    ConstraintViolations, CustomerAllocations, LvGroupHostingCapacities, ResultFilterInput,
};
use headroom_contract::output::{ConstraintViolation, CustomerAllocation, LvGroupHostingCapacity};
use headroom_contract::scalar::Long;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::view_state::ViewState;
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::format::{count, number};
use crate::ui::{Notice, Skeleton, Tone};
use crate::words;

/// Customers shown at once.
const MOST_CUSTOMERS: i32 = 50;

/// The detail panel.
#[component]
pub(super) fn GroupDetail(
    id: Signal<String>,
    group: GroupKey,
    view_state: ViewState,
) -> impl IntoView {
    let filter = group_filter(&group);
    let groups = query(move || {
        Some(LvGroupHostingCapacities {
            work_package_id: id.get(),
            limit: Some(1),
            filter: Some(filter.clone()),
            ..LvGroupHostingCapacities::default()
        })
    });
    let heading = NodeRef::<html::H3>::new();
    heading.on_load(|heading| {
        request_animation_frame(move || {
            heading.focus().ok();
        });
    });
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            view_state.close();
        }
    });
    on_cleanup(move || listener.remove());
    let head = group.head.clone();
    let content = move || match groups.value.get() {
        None => match groups.error.get() {
            Some(error) => {
                view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any()
            }
            None => view! { <Skeleton rows=5 /> }.into_any(),
        },
        Some(page) => match page.rows.first() {
            Some(row) => view! { <GroupContent id row=row.clone() /> }.into_any(),
            None => view! { <p>"This run has no result for this transformer"</p> }.into_any(),
        },
    };
    view! {
        <aside class="detail" aria-labelledby="detail-title">
            <div class="detail-head">
                <h3 id="detail-title" tabindex="-1" node_ref=heading>
                    {head}
                </h3>
                <button
                    type="button"
                    class="button button-icon"
                    aria-label="Close detail"
                    on:click=move |_| view_state.close()
                >
                    "×"
                </button>
            </div>
            {content}
        </aside>
    }
}

fn group_filter(group: &GroupKey) -> ResultFilterInput {
    ResultFilterInput {
        feeders: (!group.feeder.is_empty()).then(|| vec![group.feeder.clone()]),
        capacity_group_head_ids: Some(vec![group.head.clone()]),
        binding_ids: None,
    }
}

#[component]
fn GroupContent(id: Signal<String>, row: LvGroupHostingCapacity) -> impl IntoView {
    let customers = count(row.included_customer_count);
    let remark = words::headroom_remark(&row);
    let facts = [
        ("Headroom", format!("{} kW per customer", words::headroom(&row))),
        ("Total added", format!("{} kW", number(row.total_kw_added, 2))),
        ("Direction", words::row_direction(&row.headroom_direction).to_owned()),
        ("Customers", customers),
        ("Bound by", words::bound_by(&row)),
        ("Import at the start", format!("{} kW", number(row.total_base_net_import_kw, 2))),
        ("Export at the start", format!("{} kW", number(row.total_base_net_export_kw, 2))),
        ("Initial state", words::instant(Some(&row.timestamp))),
        ("Feeder", row.feeder.clone()),
    ]
    .map(|(term, text)| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{text}</dd>
            </div>
        }
    })
    .into_iter()
    .collect_view();
    let key = GroupKey { head: row.capacity_group_head_id.clone(), feeder: row.feeder.clone() };
    view! {
        {(!row.convergence)
            .then(|| {
                view! {
                    <Notice tone=Tone::Caution>
                        "The power flow did not converge at the step that ended this group's search: treat the headroom with caution"
                    </Notice>
                }
            })}
        {remark.map(|remark| view! { <p class="remark">{remark}</p> })}
        <dl class="facts">{facts}</dl>
        {row.binding_id.map(|binding_id| view! { <Violations id binding_id /> })}
        <Customers id group=key />
    }
}

/// Limits that broke at the binding step.
#[component]
fn Violations(id: Signal<String>, binding_id: String) -> impl IntoView {
    let violations = query(move || {
        Some(ConstraintViolations {
            work_package_id: id.get(),
            limit: Some(MOST_CUSTOMERS),
            offset: Some(Long(0)),
            filter: Some(ResultFilterInput {
                binding_ids: Some(vec![binding_id.clone()]),
                ..ResultFilterInput::default()
            }),
            ..ConstraintViolations::default()
        })
    });
    move || {
        let page = violations.value.get()?;
        let total = page.total_count.0;
        let rows = page.rows.iter().map(violation_row).collect_view();
        Some(view! {
            <h4>{format!("Limits broken ({})", count(total))}</h4>
            <ul class="violations">{rows}</ul>
        })
    }
}

fn violation_row(violation: &ConstraintViolation) -> impl IntoView + use<> {
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
        <li>
            <span class="violation-metric">{words::metric(&violation.metric).to_owned()}</span>
            <span class="violation-value">{against}</span>
            <code>{violation.conducting_equipment_mrid.clone()}</code>
            <span class="hint">{place}</span>
        </li>
    }
}

/// The group's first customers.
#[component]
fn Customers(id: Signal<String>, group: GroupKey) -> impl IntoView {
    let customers = query(move || {
        Some(CustomerAllocations {
            work_package_id: id.get(),
            limit: Some(MOST_CUSTOMERS),
            offset: Some(Long(0)),
            filter: Some(group_filter(&group)),
            ..CustomerAllocations::default()
        })
    });
    move || {
        let page = customers.value.get()?;
        let total = page.total_count.0;
        let complete = usize::try_from(total).is_ok_and(|total| total == page.rows.len());
        let title = if complete {
            format!("Customers ({})", count(total))
        } else {
            format!("Customers (first {} of {})", count(page.rows.len()), count(total))
        };
        let rows = page.rows.iter().map(customer_row).collect_view();
        Some(view! {
            <h4>{title}</h4>
            <div class="table-frame" role="region" aria-label="Customers of the group" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Customer"</th>
                            <th scope="col" class="numeric">
                                "Start (kW)"
                            </th>
                            <th scope="col" class="numeric">
                                "Added (kW)"
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
            <p class="hint">
                "Import is positive, export negative, seen from the customer. Voltages are phase to neutral at the step that bound the group."
            </p>
        })
    }
}

fn customer_row(customer: &CustomerAllocation) -> impl IntoView + use<> {
    let volts = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| number(v, 1));
    view! {
        <tr>
            <th scope="row">{customer.usage_point_id.clone()}</th>
            <td class="numeric">{number(customer.initial_kw, 2)}</td>
            <td class="numeric">{number(customer.allocated_kw, 2)}</td>
            <td>{customer.customer_phase_code.clone()}</td>
            <td class="numeric">{volts(customer.customer_v_min_v)}</td>
            <td class="numeric">{volts(customer.customer_v_max_v)}</td>
        </tr>
    }
}
