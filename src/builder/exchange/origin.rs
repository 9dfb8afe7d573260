//! The run that a form started from.

use headroom_contract::exchange::{Imported, import};
use headroom_contract::operation::GetWorkPackageById;
use headroom_contract::output::HcWorkPackage;
use headroom_contract::spec;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::backend::{query, use_answering};
use crate::builder::form::Form;
use crate::builder::start;
use crate::routes;
use crate::ui::format::count_of;
use crate::ui::{storage, use_toasts};

/// A run that a form started from.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RunRef {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// Where the form started.
#[derive(Clone, Copy)]
pub(crate) struct Origin(RwSignal<Option<RunRef>>);

impl Origin {
    /// The run, tracked.
    pub(crate) fn run(self) -> Option<RunRef> {
        self.0.get()
    }

    /// The run's id, for what is sent.
    pub(crate) fn parent_id(self) -> Option<String> {
        self.0.with_untracked(|run| run.as_ref().map(|run| run.id.clone()))
    }
}

/// Makes the origin available to the form.
pub(in crate::builder) fn provide_origin() {
    provide_context(Origin(RwSignal::new(None)));
}

/// The form's origin.
pub(crate) fn use_origin() -> Origin {
    expect_context::<Origin>()
}

/// Fills the form with the run that the address names. A draft of the same run that was `restored` stays: it is what a
/// person made of it.
pub(in crate::builder) fn start_from_run(form: Form, restored: RwSignal<Option<f64>>) {
    let address = use_query_map();
    let Some(id) = address.with_untracked(|query| query.get(routes::key::FROM)) else { return };
    let answering = use_answering();
    let toasts = use_toasts();
    let origin = use_origin();
    let asked = id.clone();
    let package =
        query(move || (!answering.is_silent()).then(|| GetWorkPackageById { id: asked.clone() }));
    let taken = StoredValue::new(false);
    Effect::new(move || {
        if taken.get_value() {
            return;
        }
        if let Some(error) = package.error.get() {
            toasts.show(format!("The run to start from could not be had: {error}"));
        }
        let Some(answer) = package.value.get() else { return };
        taken.set_value(true);
        match answer.as_ref().as_ref().map(|package| take(form, package, restored)) {
            Some(Ok(run)) => origin.0.set(Some(run)),
            Some(Err(problem)) => {
                toasts.show(format!("This run is no start for a form: {problem}"));
            }
            None => toasts.show("The run to start from is not here: the form is as it was"),
        }
    });
}

fn take(
    form: Form,
    package: &HcWorkPackage,
    restored: RwSignal<Option<f64>>,
) -> Result<RunRef, String> {
    let config = package.config.as_deref().unwrap_or_default();
    let year = start::empty(form.kind).text(&spec::YEAR).parse().unwrap_or_default();
    let imported = import(config, form.kind, year).map_err(|problem| problem.to_string())?;
    let Imported { draft, problems, .. } = imported;
    if draft.kind != form.kind {
        return Err("it is of the other kind of work package".to_owned());
    }
    if let Some(problem) = problems.first() {
        // It was run, so this is an option of another version.
        let more = count_of(problems.len(), "part", "parts");
        use_toasts().show(format!("{more} of the run could not be taken over, such as {problem}"));
    }
    form.source.set(draft.clone());
    let key = origin_key(form);
    let is_same_run = storage::read(key).ok().flatten().as_deref() == Some(package.id.as_str());
    if !(is_same_run && restored.get_untracked().is_some()) {
        restored.set(None);
        form.open(draft);
        // Where nothing can be kept there is no draft to be restored either.
        storage::write(key, &package.id).ok();
    }
    Ok(RunRef { id: package.id.clone(), name: package.name.clone() })
}

/// Where it is kept which run the kept draft was made from.
fn origin_key(form: Form) -> &'static str {
    use headroom_contract::output::StudyKind;
    match form.kind {
        StudyKind::IntrinsicLv => "headroom.draft.intrinsic.from",
        StudyKind::HvNodeHeadroom => "headroom.draft.hv.from",
    }
}
