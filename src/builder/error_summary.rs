//! What is to be put right, at the top of the form, each with a link to its field.

use headroom_contract::spec;
use leptos::html;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::form::{FieldIssue, Form, use_form};

/// Id of the summary, which takes the focus after a failed attempt to submit.
pub(super) const SUMMARY_ID: &str = "error-summary";

/// The summary; nothing while there is nothing to put right.
#[component]
pub(super) fn ErrorSummary() -> impl IntoView {
    let form = use_form();
    let element = NodeRef::<html::Div>::new();
    let links =
        move || form.errors.get().into_iter().map(|issue| issue_line(form, issue)).collect_view();
    view! {
        <div
            node_ref=element
            id=SUMMARY_ID
            class="error-summary"
            tabindex="-1"
            role="alert"
            aria-labelledby="error-summary-title"
            hidden=move || form.errors.with(Vec::is_empty)
        >
            <h2 id="error-summary-title">"There is something to put right"</h2>
            <ul>{links}</ul>
        </div>
    }
}

fn issue_line(form: Form, issue: FieldIssue) -> impl IntoView {
    let FieldIssue { path, message } = issue;
    if spec::position(&path) == usize::MAX {
        return view! { <li>{message}</li> }.into_any();
    }
    let href = format!("#{}", spec::control_id(&path));
    let go = move |event: MouseEvent| {
        event.prevent_default();
        form.reveal(&path);
    };
    view! {
        <li>
            <a href=href on:click=go>
                {message}
            </a>
        </li>
    }
    .into_any()
}
