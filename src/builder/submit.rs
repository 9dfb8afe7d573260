//! Sending a work package: one press, one mutation.

use headroom_contract::draft::Submission;
use headroom_contract::operation::{
    RunHvNodeHeadroomWorkPackage, RunHvNodeHeadroomWorkPackageFrom, RunIntrinsicWorkPackage,
    RunIntrinsicWorkPackageFrom,
};
use headroom_contract::output::permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;

use super::draft_store;
use super::error_summary::SUMMARY_ID;
use super::exchange::use_origin;
use super::feeders;
use super::form::Form;
use super::refusal::Refusal;
use crate::backend::{Backend, BackendError, use_answering, use_backend};
use crate::packages::refusal;
use crate::routes;
use crate::ui::{focus_by_id, use_toasts};

/// What submits the form.
pub(super) fn use_submit(form: Form) -> impl Fn() + Copy + 'static {
    let backend = use_backend();
    let answering = use_answering();
    let origin = use_origin();
    let toasts = use_toasts();
    let navigate = StoredValue::new_local(routes::use_navigate());
    let refusal = refusal(permission::CREATE);
    move || {
        if let Some(why) = refusal.get_untracked() {
            return toasts.show(why);
        }
        if form.sending.get_untracked() {
            return;
        }
        let Some(request) = ready(form) else {
            focus_summary();
            return;
        };
        form.failure.set(None);
        form.sending.set(true);
        // A plain Energy Workbench keeps no parents and would refuse one.
        let parent_id = origin.parent_id().filter(|_| answering.is_headroom());
        spawn_local(async move {
            let outcome = send(backend, &request, parent_id).await;
            form.sending.set(false);
            match outcome {
                Ok(id) => {
                    draft_store::forget(form.kind);
                    form.open(form.now());
                    toasts.show("Work package submitted");
                    navigate.with_value(|navigate| {
                        navigate(&routes::run(&id), NavigateOptions::default());
                    });
                }
                Err(error) => match Refusal::of(&request, error) {
                    Refusal::Fields(issues) => {
                        form.refuse(issues);
                        focus_summary();
                    }
                    Refusal::Other(words) => {
                        form.failure.set(Some(format!("{words}. Your draft is kept")));
                    }
                },
            }
        });
    }
}

/// The request, or nothing when there is something to put right, which is shown from then on.
fn ready(form: Form) -> Option<Submission> {
    form.settle();
    // An mRID that was typed and not yet added is meant all the same.
    let typed = form.feeder_text.get_untracked();
    if !typed.trim().is_empty() && form.now().feeders().is_empty() {
        feeders::add(form, &typed);
        form.feeder_text.set(String::new());
    }
    form.show_errors();
    form.checked.with_untracked(|checked| checked.request.clone())
}

async fn send(
    backend: Backend,
    submission: &Submission,
    parent_id: Option<String>,
) -> Result<String, BackendError> {
    match (submission.clone(), parent_id) {
        (Submission::Intrinsic(run), None) => backend.run(&run).await,
        (Submission::HvNodeHeadroom(run), None) => backend.run(&run).await,
        (Submission::Intrinsic(run), Some(parent_id)) => {
            let RunIntrinsicWorkPackage { input, work_package_name } = run;
            backend.run(&RunIntrinsicWorkPackageFrom { input, work_package_name, parent_id }).await
        }
        (Submission::HvNodeHeadroom(run), Some(parent_id)) => {
            let RunHvNodeHeadroomWorkPackage { input, work_package_name } = run;
            let run = RunHvNodeHeadroomWorkPackageFrom { input, work_package_name, parent_id };
            backend.run(&run).await
        }
    }
}

/// The summary is hidden until the errors have been drawn.
fn focus_summary() {
    request_animation_frame(|| focus_by_id(SUMMARY_ID));
}
