//! The table of work packages. Rows stay what they are while their content changes, so that neither focus nor an open tip
//! is lost when the list is brought up to date.

use headroom_contract::output::HcWorkPackage;
use leptos::prelude::*;

use super::List;
use super::view::{ListOrder, ListView};
use crate::backend::use_backend;
use crate::packages::status::{StatusBadge, jobs_done};
use crate::routes;
use crate::ui::format::{count, count_of};
use crate::words::instant;

/// The page of the list on view.
#[component]
pub(super) fn PackageTable(list: List) -> impl IntoView {
    let ids = Memo::new(move |_| {
        list.packages.value.with(|page| {
            let packages = page.iter().flat_map(|page| &page.work_packages);
            packages.map(|package| package.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <div
            class="table-frame"
            role="region"
            aria-label="Work packages"
            tabindex="0"
            aria-busy=move || list.packages.busy.get().to_string()
        >
            <table class="table packages">
                <thead>
                    <tr>
                        <th scope="col" class="choose">
                            <ChooseAll list ids />
                        </th>
                        <OrderHeader
                            list
                            label="Name"
                            ascending=ListOrder::Name
                            descending=ListOrder::NameDescending
                        />
                        <th scope="col">"Status"</th>
                        <th scope="col">"Feeders"</th>
                        <th scope="col">"Progress"</th>
                        <th scope="col">"Author"</th>
                        <OrderHeader
                            list
                            label="Created"
                            ascending=ListOrder::Earliest
                            descending=ListOrder::Latest
                        />
                        <th scope="col">"Finished"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=String::clone let(id)>
                        <PackageRow list id />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn PackageRow(list: List, id: String) -> impl IntoView {
    let own = id.clone();
    let package = Memo::new(move |_| {
        list.packages.value.with(|page| {
            let packages = page.iter().flat_map(|page| &page.work_packages);
            packages.clone().find(|package| package.id == own).cloned().unwrap_or_default()
        })
    });
    let of = move |part: fn(&HcWorkPackage) -> String| move || package.with(part);
    let chosen = {
        let id = id.clone();
        Memo::new(move |_| list.selected.with(|selected| selected.contains(&id)))
    };
    let author = if use_backend().is_embedded() { "This browser" } else { "-" };
    let (href, shown_id) = (routes::run(&id), id.clone());
    let choose = move |event| {
        list.selected.update(|selected| {
            if event_target_checked(&event) {
                selected.insert(id.clone());
            } else {
                selected.remove(&id);
            }
        });
    };
    view! {
        <tr class:row-selected=chosen>
            <td class="choose">
                <input
                    type="checkbox"
                    aria-label=move || package.with(|package| format!("Select {}", package.name))
                    prop:checked=chosen
                    on:change=choose
                />
            </td>
            <th scope="row">
                <a class="row-link" href=href>
                    {of(|package| package.name.clone())}
                </a>
                <code class="id row-id">{shown_id}</code>
            </th>
            <td>
                <StatusBadge package />
            </td>
            <td>{of(|package| feeders(&package.feeders))}</td>
            <td class="instant">{of(progress)}</td>
            <td>
                {move || {
                    let by = package.with(|package| package.created_by.clone());
                    by.map_or_else(|| author.to_owned(), |user| user.username)
                }}
            </td>
            <td class="instant">{of(|package| instant(package.created_at.as_deref()))}</td>
            <td class="instant">{of(|package| instant(package.completed_at.as_deref()))}</td>
        </tr>
    }
}

fn feeders(feeders: &[String]) -> String {
    match feeders {
        [] => "-".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} and {} more", count(rest.len())),
    }
}

fn progress(package: &HcWorkPackage) -> String {
    let (done, jobs) = jobs_done(package);
    format!("{} of {}", count(done), count_of(jobs, "feeder", "feeders"))
}

/// Chooses every work package on the page, or none.
#[component]
fn ChooseAll(list: List, ids: Memo<Vec<String>>) -> impl IntoView {
    let all = Memo::new(move |_| {
        list.selected.with(|selected| ids.with(|ids| ids.iter().all(|id| selected.contains(id))))
    });
    let choose = move |event| {
        list.selected.update(|selected| {
            for id in ids.get_untracked() {
                if event_target_checked(&event) {
                    selected.insert(id);
                } else {
                    selected.remove(&id);
                }
            }
        });
    };
    view! {
        <input
            type="checkbox"
            aria-label="Select all on this page"
            prop:checked=all
            on:change=choose
        />
    }
}

/// A heading that orders the list when pressed.
#[component]
fn OrderHeader(
    list: List,
    label: &'static str,
    ascending: ListOrder,
    descending: ListOrder,
) -> impl IntoView {
    let List { view, show, .. } = list;
    let direction = move || match view.with(|view| view.order) {
        order if order == ascending => "ascending",
        order if order == descending => "descending",
        _ => "none",
    };
    let mark = move || match direction() {
        "ascending" => "▲",
        "descending" => "▼",
        _ => "",
    };
    let press = move |_| {
        let view = view.get_untracked();
        let order = if view.order == ascending { descending } else { ascending };
        show.run(ListView { order, page: 0, ..view });
    };
    view! {
        <th scope="col" aria-sort=direction>
            <button type="button" class="sort" on:click=press>
                {label}
                <span class="sort-mark" aria-hidden="true">
                    {mark}
                </span>
            </button>
        </th>
    }
}
