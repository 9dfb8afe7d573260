//! The form's page, for either kind of work package.

use headroom_contract::output::StudyKind;
use headroom_contract::spec;
use leptos::ev::{self, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::aside::ThisRun;
use super::draft_store;
use super::error_summary::ErrorSummary;
use super::exchange::{OpenLink, Starters, provide_origin, start_from_run};
use super::feeders;
use super::form::{Form, use_form};
use super::leave_guard::LeaveGuard;
use super::review::{Review, ReviewButton};
use super::section_nav::SectionNav;
use super::sections::{
    AdditionSection, AllocationSection, InitialStateSection, LimitsSection, NodesSection,
    OptionsSection, ScopeSection, SearchSection, SectionId,
};
use super::start::{self, Start};
use super::submit::use_submit;
use super::tabs::OtherTabs;
use super::toolbar::Toolbar;
use crate::networks::use_networks;
use crate::routes;
use crate::ui::{Notice, PageHeading, Tone, local_time};

/// `/new/intrinsic`
#[component]
pub(crate) fn NewIntrinsicPage() -> impl IntoView {
    view! { <NewPage kind=StudyKind::IntrinsicLv /> }
}

/// `/new/hv`
#[component]
pub(crate) fn NewHvPage() -> impl IntoView {
    view! { <NewPage kind=StudyKind::HvNodeHeadroom /> }
}

#[component]
fn NewPage(kind: StudyKind) -> impl IntoView {
    let query = use_query_map();
    let Start { draft, restored_ms, wants_sample, feeder } =
        query.with_untracked(|query| start::start(kind, query));
    let form = Form::new(draft);
    provide_context(form);
    provide_origin();
    if let Some(feeder) = feeder {
        feeders::add(form, &feeder);
    }
    if wants_sample {
        fill_in_sample(form);
    }
    let restored = RwSignal::new(restored_ms);
    start_from_run(form, restored);
    let submit = use_submit(form);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        submit();
    };
    // Wherever the focus is; dialogs keep their keys to themselves.
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let is_meant = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if is_meant && !event.default_prevented() {
            event.prevent_default();
            submit();
        }
    });
    on_cleanup(move || keys.remove());
    let (title, lead) = words(kind);
    let window_title = Signal::derive(move || {
        if form.errors.with(Vec::is_empty) { title.to_owned() } else { format!("Error: {title}") }
    });
    view! {
        <form class="builder" novalidate on:submit=on_submit>
            <div class="builder-head">
                <PageHeading title window_title />
                <p class="lead">{lead}</p>
                <KindSwitch kind />
                <DraftNotices restored />
                <OpenLink form restored />
                <OtherTabs />
                <ErrorSummary />
                <Starters />
                <Toolbar />
            </div>
            <SectionNav />
            <div class="builder-form" hidden=move || form.view.review.get()>
                {SectionId::of_kind(kind).map(section).collect_view()}
                <p class="builder-end">
                    <ReviewButton />
                </p>
            </div>
            <Show when=move || form.view.review.get()>
                <Review />
            </Show>
            <ThisRun />
        </form>
        <LeaveGuard />
    }
}

/// Title and lead.
fn words(kind: StudyKind) -> (&'static str, &'static str) {
    match kind {
        StudyKind::IntrinsicLv => (
            "New intrinsic work package",
            "How much more generation or load every transformer's customers can take, and what stops them",
        ),
        StudyKind::HvNodeHeadroom => (
            "New HV node headroom work package",
            "How much more generation or load each HV node can take, one node at a time, and what stops it",
        ),
    }
}

fn section(id: SectionId) -> AnyView {
    match id {
        SectionId::Scope => view! { <ScopeSection /> }.into_any(),
        SectionId::InitialState => view! { <InitialStateSection /> }.into_any(),
        SectionId::Nodes => view! { <NodesSection /> }.into_any(),
        SectionId::Search => view! { <SearchSection /> }.into_any(),
        SectionId::Addition => view! { <AdditionSection /> }.into_any(),
        SectionId::Allocation => view! { <AllocationSection /> }.into_any(),
        SectionId::Limits => view! { <LimitsSection /> }.into_any(),
        SectionId::Model | SectionId::Solve | SectionId::Variant => {
            view! { <OptionsSection id /> }.into_any()
        }
    }
}

/// The other kind of form.
#[component]
fn KindSwitch(kind: StudyKind) -> impl IntoView {
    let links = [
        (StudyKind::IntrinsicLv, routes::new_intrinsic(), "LV intrinsic"),
        (StudyKind::HvNodeHeadroom, routes::new_hv(), "HV node headroom"),
    ]
    .map(|(other, href, words)| {
        view! {
            <li>
                <a href=href aria-current=(other == kind).then_some("page")>
                    {words}
                </a>
            </li>
        }
    });
    view! {
        <nav class="kinds" aria-label="Kind of work package">
            <ul>{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// What to know about the draft itself.
#[component]
fn DraftNotices(restored: RwSignal<Option<f64>>) -> impl IntoView {
    let form = use_form();
    let afresh = move |_| {
        draft_store::forget(form.kind);
        form.source.set(start::empty(form.kind));
        form.open(start::empty(form.kind));
        restored.set(None);
    };
    view! {
        {move || {
            restored
                .get()
                .map(|kept_at_ms| {
                    view! {
                        <Notice tone=Tone::Info>
                            <p>{format!("Draft from {} restored", local_time(kept_at_ms))}</p>
                            <button type="button" class="button button-small" on:click=afresh>
                                "Start afresh"
                            </button>
                        </Notice>
                    }
                })
        }}
        <Show when=move || form.not_kept.get()>
            <Notice tone=Tone::Caution>
                <p>"Drafts are not kept here: this browser does not let the page keep anything"</p>
            </Notice>
        </Show>
    }
}

/// Fills in the sample feeder once the networks are known, which may take longer than drawing the form.
fn fill_in_sample(form: Form) {
    let networks = use_networks();
    let filled = StoredValue::new(false);
    Effect::new(move || {
        let Some(known) = networks.value.get() else { return };
        let mut draft = form.now();
        if filled.get_value() || !draft.feeders().is_empty() {
            return;
        }
        if let Some(sample) = start::sample(&known) {
            filled.set_value(true);
            draft.set_names(&spec::FEEDERS, &[&sample.mrid]);
            draft.set_text(&spec::NAME, format!("{}, first run", sample.name));
            form.open(draft);
        }
    });
}
