//! The form's page.

use std::time::Duration;

use headroom_contract::draft::{IntrinsicDraft, IntrinsicDraftStoreFields, ScopeDraftStoreFields};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::aside::ThisRun;
use super::draft_store::{self, KeptDraft};
use super::error_summary::ErrorSummary;
use super::form::Form;
use super::section_nav::SectionNav;
use super::sections::{
    AdditionSection, AllocationSection, InitialStateSection, LimitsSection, ScopeSection,
    SearchSection,
};
use super::start::{self, Start};
use super::submit::use_submit;
use crate::networks::use_networks;
use crate::ui::{Notice, PageHeading, Tone, local_time, now_ms};

/// Typing pauses this long before the draft is kept.
const KEEP_AFTER: Duration = Duration::from_millis(400);

/// `/new/intrinsic`
#[component]
pub(crate) fn NewIntrinsicPage() -> impl IntoView {
    let query = use_query_map();
    let Start { draft, restored_ms, wants_sample } = query.with_untracked(start::start);
    let form = Form::new(draft.clone());
    provide_context(form);
    let baseline = StoredValue::new(draft);
    if wants_sample {
        fill_in_sample(form, baseline);
    }
    let not_kept = autosave(form, baseline);
    let restored = RwSignal::new(restored_ms);
    let submit = use_submit(form);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        submit();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            submit();
        }
    };
    let title = "New intrinsic work package";
    let window_title = Signal::derive(move || {
        if form.errors.with(Vec::is_empty) { title.to_owned() } else { format!("Error: {title}") }
    });
    view! {
        <form class="builder" novalidate on:submit=on_submit on:keydown=on_key>
            <div class="builder-head">
                <PageHeading title window_title />
                <p class="lead">
                    "How much more generation or load every transformer's customers can take, and what stops them"
                </p>
                <DraftNotices form baseline restored not_kept />
                <ErrorSummary />
            </div>
            <SectionNav empty=start::empty() />
            <div class="builder-form">
                <ScopeSection />
                <InitialStateSection />
                <SearchSection />
                <AdditionSection />
                <AllocationSection />
                <LimitsSection />
            </div>
            <ThisRun />
        </form>
    }
}

/// What to know about the draft itself.
#[component]
fn DraftNotices(
    form: Form,
    baseline: StoredValue<IntrinsicDraft>,
    restored: RwSignal<Option<f64>>,
    not_kept: RwSignal<bool>,
) -> impl IntoView {
    let afresh = move |_| {
        let empty = start::empty();
        draft_store::forget();
        baseline.set_value(empty.clone());
        form.restart(empty);
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
        <Show when=move || not_kept.get()>
            <Notice tone=Tone::Caution>
                <p>"Drafts are not kept here: this browser does not let the page keep anything"</p>
            </Notice>
        </Show>
    }
}

/// Fills in the sample feeder once the networks are known, which may take longer than drawing the form.
fn fill_in_sample(form: Form, baseline: StoredValue<IntrinsicDraft>) {
    let networks = use_networks();
    let filled = StoredValue::new(false);
    Effect::new(move || {
        let Some(known) = networks.value.get() else { return };
        if filled.get_value() || !untrack(|| form.feeders()).is_empty() {
            return;
        }
        if let Some(sample) = start::sample(&known) {
            filled.set_value(true);
            form.draft.scope().feeders().set(vec![sample.mrid.clone()]);
            form.draft.name().set(format!("{}, first run", sample.name));
            baseline.set_value(form.draft.get_untracked());
        }
    });
}

/// Keeps the draft shortly after it was changed from `baseline`; answers whether that fails.
fn autosave(form: Form, baseline: StoredValue<IntrinsicDraft>) -> RwSignal<bool> {
    let not_kept = RwSignal::new(false);
    let newest = StoredValue::new(0_u32);
    Effect::new(move || {
        let draft = form.draft.get();
        if baseline.with_value(|baseline| *baseline == draft) {
            return;
        }
        let number = newest.get_value() + 1;
        newest.set_value(number);
        set_timeout(
            move || {
                // Typed on, or left the page: submitting has then forgotten the draft for good.
                if newest.try_get_value() != Some(number)
                    || form.sending.try_get_untracked() != Some(false)
                {
                    return;
                }
                let kept = draft_store::keep(&KeptDraft { kept_at_ms: now_ms(), draft });
                not_kept.set(kept.is_err());
            },
            KEEP_AFTER,
        );
    });
    not_kept
}
