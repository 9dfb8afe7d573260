//! What became of the places: choice, picture, table and map.

use headroom_contract::operation::CompareResults;
use headroom_contract::output::ResultChangeCount;
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;

use super::map::DifferenceMap;
use super::scatter::Scatter;
use super::table::DifferenceTable;
use super::view::CompareView;
use super::{CHANGES, change_of, change_slug, change_words};
use crate::backend::query;
use crate::ui::chart::Provenance;
use crate::ui::format::count;
use crate::ui::{EmptyState, Notice, Pager, Skeleton, Tone};

/// Places of a page.
const PAGE_SIZE: u32 = 200;

/// The places of two runs; the address says which and in what order.
#[component]
pub(super) fn Differences(
    a: String,
    b: String,
    provenance: Callback<(), Provenance>,
) -> impl IntoView {
    let (a, b) = (StoredValue::new(a), StoredValue::new(b));
    let address = use_query_map();
    let shown = Memo::new(move |_| address.with(|query| CompareView::read(|key| query.get(key))));
    let navigate = crate::routes::use_navigate();
    let go = Callback::new(move |view: CompareView| {
        let options =
            NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&view.path(&a.get_value(), &b.get_value()), options);
    });
    let asked = Memo::new(move |_| shown.get().of_feeder(""));
    let compared = query(move || {
        let CompareView { change, page, sort, .. } = asked.get();
        Some(CompareResults {
            first_id: a.get_value(),
            second_id: b.get_value(),
            changes: change_of(&change).map(|change| vec![change]),
            feeder: None,
            sort: sort.map(|sort| vec![sort.into()]),
            limit: i32::try_from(PAGE_SIZE).ok(),
            offset: Some(Long(i64::from(page) * i64::from(PAGE_SIZE))),
        })
    });
    let feeders = Memo::new(move |_| {
        compared
            .value
            .with(|page| page.as_ref().map(|page| page.feeders.clone()))
            .unwrap_or_default()
    });
    let content = move || {
        if let Some(error) = compared.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        match compared.value.get() {
            None => view! { <Skeleton rows=8 /> }.into_any(),
            Some(page) if page.changes.is_empty() => view! {
                <EmptyState title="Nothing to compare">
                    <p>"Neither of the runs has results"</p>
                </EmptyState>
            }
            .into_any(),
            Some(page) => {
                let page = (*page).clone();
                let total = u32::try_from(page.total_count.0).unwrap_or_default();
                let is_in_both =
                    page.rows.iter().any(|row| row.first_kw.is_some() && row.second_kw.is_some());
                view! {
                    <ChangeChoice changes=page.changes.clone() shown go />
                    {is_in_both.then(|| view! { <Scatter rows=page.rows.clone() /> })}
                    <Pager
                        label="Pages of differences"
                        page=Signal::derive(move || shown.with(|shown| shown.page))
                        page_size=PAGE_SIZE
                        total
                        turn=move |page| go.run(CompareView { page, ..shown.get_untracked() })
                    />
                    <DifferenceTable rows=page.rows shown go />
                }
                .into_any()
            }
        }
    };
    view! {
        <section class="panel compare-differences" aria-labelledby="compare-title">
            <h2 id="compare-title">"Differences, B \u{2212} A"</h2>
            {content}
        </section>
        <DifferenceMap a b feeders shown go provenance />
    }
}

#[component]
fn ChangeChoice(
    changes: Vec<ResultChangeCount>,
    shown: Memo<CompareView>,
    go: Callback<CompareView>,
) -> impl IntoView {
    let all: i32 = changes.iter().map(|counted| counted.count).sum();
    let count_of = |change| {
        changes.iter().find(|counted| counted.change == change).map_or(0, |counted| counted.count)
    };
    let mut choices = vec![(String::new(), "All".to_owned(), all)];
    choices.extend(CHANGES.into_iter().filter(|change| count_of(*change) > 0).map(|change| {
        (change_slug(change).to_owned(), change_words(change).to_owned(), count_of(change))
    }));
    let buttons = choices
        .into_iter()
        .map(|(slug, words, places)| {
            let own = slug.clone();
            let pressed = move || shown.with(|shown| shown.change == own).to_string();
            view! {
                <button
                    type="button"
                    class="button button-small"
                    aria-pressed=pressed
                    on:click=move |_| go.run(shown.get_untracked().of_change(&slug))
                >
                    {format!("{words}: {}", count(places))}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="compare-changes" role="group" aria-label="Places by change">
            {buttons}
        </div>
    }
}
