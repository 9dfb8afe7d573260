//! Buttons for what a form can start from and go to.

use leptos::prelude::*;

use super::import::ImportDialog;
use super::link::LinkDialog;
use super::templates::TemplatesDialog;

/// Templates, import, and a link to the form as it is.
#[component]
pub(in crate::builder) fn Starters() -> impl IntoView {
    let (templates, import, link) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let button = |words: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" class="button button-small" on:click=move |_| open.set(true)>
                {words}
            </button>
        }
    };
    view! {
        <div class="form-tools" role="group" aria-label="Start from, and share">
            {button("Templates…", templates)}
            {button("Import…", import)}
            {button("Link to this form…", link)}
        </div>
        <TemplatesDialog open=templates />
        <ImportDialog open=import />
        <LinkDialog open=link />
    }
}
