//! Sending a work package: one press, one mutation.

use headroom_contract::operation::RunIntrinsicWorkPackage;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::draft_store;
use super::error_summary::SUMMARY_ID;
use super::feeders;
use super::form::{FieldIssue, Form};
use crate::backend::{BackendError, GraphQlError, use_backend};
use crate::routes;
use crate::ui::{focus_by_id, use_toasts};

/// What submits the form.
pub(super) fn use_submit(form: Form) -> impl Fn() + Copy + 'static {
    let backend = use_backend();
    let toasts = use_toasts();
    let navigate = StoredValue::new_local(use_navigate());
    move || {
        if form.sending.get_untracked() {
            return;
        }
        let Some(request) = ready(form) else {
            focus_summary();
            return;
        };
        form.failure.set(None);
        form.sending.set(true);
        spawn_local(async move {
            let outcome = backend.run(&request).await;
            form.sending.set(false);
            match outcome {
                Ok(id) => {
                    draft_store::forget();
                    toasts.show("Work package submitted");
                    navigate.with_value(|navigate| {
                        navigate(&routes::run(&id), NavigateOptions::default());
                    });
                }
                Err(BackendError::Answer(errors)) => {
                    form.refuse(errors.into_iter().map(field_issue).collect());
                    focus_summary();
                }
                Err(error) => {
                    form.failure.set(Some(format!("{error}. Your draft is kept")));
                }
            }
        });
    }
}

/// The request, or nothing when there is something to put right, which is shown from then on.
fn ready(form: Form) -> Option<RunIntrinsicWorkPackage> {
    // An mRID that was typed and not yet added is meant all the same.
    let typed = form.feeder_text.get_untracked();
    if !typed.trim().is_empty() && untrack(|| form.feeders()).is_empty() {
        feeders::add(form, &typed);
        form.feeder_text.set(String::new());
    }
    form.show_errors();
    form.checked.with_untracked(|checked| checked.request.clone())
}

/// The summary is hidden until the errors have been drawn.
fn focus_summary() {
    request_animation_frame(|| focus_by_id(SUMMARY_ID));
}

fn field_issue(error: GraphQlError) -> FieldIssue {
    FieldIssue { path: error.field.unwrap_or_default(), message: error.message }
}
