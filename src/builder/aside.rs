//! What the run will be, and the button that starts it.

use headroom_contract::output::NetworkInfo;
use headroom_contract::spec;
use leptos::prelude::*;

use super::form::{Form, use_form};
use crate::networks::use_networks;
use crate::ui::format::{count, count_of};
use crate::ui::{CopyButton, Notice, Tone};

/// Most steps when the field is left out.
const DEFAULT_MAX_STEPS: i32 = 1000;

/// This run.
#[component]
pub(super) fn ThisRun() -> impl IntoView {
    let form = use_form();
    view! {
        <aside class="this-run" aria-labelledby="this-run-title">
            <h2 id="this-run-title">"This run"</h2>
            <RunSize />
            <p class="field-note" hidden=move || form.warnings.with(Vec::is_empty)>
                <strong>"Check: "</strong>
                {move || form.warnings.with(|warnings| {
                    warnings.iter().map(|w| w.message.clone()).collect::<Vec<_>>().join("; ")
                })}
            </p>
            {move || {
                form.failure.get().map(|failure| view! { <Notice tone=Tone::Error>{failure}</Notice> })
            }}
            <button
                type="submit"
                class="button button-primary button-wide"
                aria-keyshortcuts="Control+Enter"
                aria-disabled=move || form.sending.get().then_some("true")
            >
                {move || if form.sending.get() { "Sending…" } else { "Run" }}
            </button>
            <p class="hint">"Ctrl+Enter runs from anywhere in the form"</p>
            <RequestPreview />
            <p class="hint">
                "More about the fields: the "
                <a href=spec::GUIDE target="_blank" rel="external noreferrer">
                    "public guide of the Energy Workbench"
                </a>
            </p>
        </aside>
    }
}

/// How much there is to solve.
#[component]
fn RunSize() -> impl IntoView {
    let form = use_form();
    let networks = use_networks();
    let size = move || networks.value.with(|known| known_size(form, known.as_deref()));
    view! {
        <dl class="figures-list">
            <div>
                <dt>"Feeders"</dt>
                <dd>{move || count(form.feeders().len())}</dd>
            </div>
            <div>
                <dt>"Groups"</dt>
                <dd>{move || count(size().0)}</dd>
            </div>
            <div>
                <dt>"Customers"</dt>
                <dd>{move || count(size().1)}</dd>
            </div>
            <div>
                <dt>"Power flows"</dt>
                <dd>{move || most_solves(form)}</dd>
            </div>
        </dl>
    }
}

/// Capacity groups and customers of the chosen feeders, as far as they are known here.
fn known_size(form: Form, known: Option<&Vec<NetworkInfo>>) -> (i64, i64) {
    let feeders = form.feeders();
    known.into_iter().flatten().filter(|network| feeders.contains(&network.mrid)).fold(
        (0, 0),
        |(groups, customers), network| {
            (
                groups + i64::from(network.capacity_group_count),
                customers + i64::from(network.customer_count),
            )
        },
    )
}

/// The initial state and every step, for every feeder.
fn most_solves(form: Form) -> String {
    let max_steps = form.checked.with(|checked| {
        checked.request.as_ref().map(|request| {
            let search = request.input.search.as_ref();
            search.and_then(|search| search.max_steps).unwrap_or(DEFAULT_MAX_STEPS)
        })
    });
    let feeders = form.feeders().len();
    match max_steps {
        Some(max_steps) if feeders > 0 => {
            format!("at most {}", count(feeders as u64 * (u64::from(max_steps.unsigned_abs()) + 1)))
        }
        _ => "-".to_owned(),
    }
}

/// The request's input as JSON.
#[component]
fn RequestPreview() -> impl IntoView {
    let form = use_form();
    let json = Memo::new(move |_| {
        form.checked.with(|checked| {
            let request = checked.request.as_ref()?;
            serde_json::to_string_pretty(&request.input).ok()
        })
    });
    let missing = move || {
        form.checked.with(|checked| {
            let errors = checked.issues.iter().filter(|issue| issue.is_error()).count();
            format!("{} to fill in or put right first", count_of(errors, "field", "fields"))
        })
    };
    view! {
        <details class="preview">
            <summary>"Request as JSON"</summary>
            {move || match json.get() {
                Some(text) => {
                    let copied = text.clone();
                    view! {
                        <CopyButton label="Copy JSON" done="JSON copied" text=copied />
                        <pre class="code" tabindex="0" aria-label="Request as JSON">
                            {text}
                        </pre>
                    }
                        .into_any()
                }
                None => view! { <p class="hint">{missing()}</p> }.into_any(),
            }}
        </details>
    }
}
