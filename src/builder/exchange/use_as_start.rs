//! The way from a run to a form filled with what it was.

use std::sync::Arc;

use headroom_contract::exchange::import;
use headroom_contract::output::{IntrinsicJob, StudyKind};
use leptos::prelude::*;

use crate::routes;

/// A link to the form of the run's kind, filled with its input. Its jobs tell the kind, or else its input does.
#[component]
pub(crate) fn UseAsStart(
    /// Id of the run.
    #[prop(into)]
    id: Signal<String>,
    /// Its input as JSON.
    #[prop(into)]
    config: Signal<Option<String>>,
    /// Its jobs, where they are known.
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let kind = Memo::new(move |_| {
        let told = jobs.with(|jobs| jobs.as_ref()?.first().map(|job| job.kind));
        told.or_else(|| {
            let read = |config: &String| import(config, StudyKind::IntrinsicLv, 0).ok();
            config.with(|config| config.as_ref().and_then(read)).map(|read| read.draft.kind)
        })
    });
    move || {
        kind.get().map(|kind| {
            view! {
                <a class="button" href=move || routes::new_from_run(kind, &id.get())>
                    "Use as starting point"
                </a>
            }
        })
    }
}
