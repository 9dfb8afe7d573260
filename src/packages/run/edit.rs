//! Name and description, and changing them.

use headroom_contract::operation::EditWorkPackage;
use headroom_contract::output::{HcWorkPackage, permission};
use headroom_contract::rules::{Issue, check_edit};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::use_backend;
use crate::packages::allowed::PermittedButton;
use crate::ui::{Notice, Tone, focus_by_id, use_toasts};

const EDIT_ID: &str = "edit-details";
const NAME_ID: &str = "edit-name";
const DESCRIPTION_ID: &str = "edit-description";

/// The description with the way to change it and the name.
#[component]
pub(super) fn Details(package: Signal<HcWorkPackage>, changed: Callback<()>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let description =
        Memo::new(move |_| package.with(|package| package.description.clone().unwrap_or_default()));
    let edit = move |()| {
        editing.set(true);
        request_animation_frame(|| focus_by_id(NAME_ID));
    };
    let close = Callback::new(move |()| {
        editing.set(false);
        request_animation_frame(|| focus_by_id(EDIT_ID));
    });
    view! {
        <div class="details" hidden=editing>
            <p class="description" hidden=move || description.with(String::is_empty)>
                {description}
            </p>
            <PermittedButton
                permission=permission::UPDATE
                id=EDIT_ID
                class="button-small"
                on_press=edit
            >
                {move || {
                    if description.with(String::is_empty) {
                        "Rename or describe…"
                    } else {
                        "Edit name and description…"
                    }
                }}
            </PermittedButton>
        </div>
        <Show when=move || editing.get()>
            <EditForm package=package.get_untracked() close changed />
        </Show>
    }
}

#[component]
fn EditForm(
    /// As it is when the form opens; what is typed is not overwritten by what comes later.
    package: HcWorkPackage,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let name = RwSignal::new(package.name);
    let description = RwSignal::new(package.description.unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let save = use_save(package.id, name, description, problem, close, changed);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    view! {
        <form
            class="edit-details"
            novalidate
            aria-label="Name and description"
            on:submit=on_submit
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    close.run(());
                }
            }
        >
            <div class="field">
                <label for=NAME_ID>"Name"</label>
                <input id=NAME_ID class="entry" autocomplete="off" bind:value=name />
            </div>
            <div class="field">
                <label for=DESCRIPTION_ID>"Description"</label>
                <textarea id=DESCRIPTION_ID class="entry" rows="3" prop:value=description
                    on:input=move |event| description.set(event_target_value(&event))
                ></textarea>
            </div>
            {move || {
                problem.get().map(|problem| view! { <Notice tone=Tone::Error>{problem}</Notice> })
            }}
            <div class="actions">
                <button type="submit" class="button button-primary">
                    "Save"
                </button>
                <button type="button" class="button" on:click=move |_| close.run(())>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}

/// Sends what was typed once the rules have nothing against it.
fn use_save(
    id: String,
    name: RwSignal<String>,
    description: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    close: Callback<()>,
    changed: Callback<()>,
) -> Callback<()> {
    let backend = use_backend();
    let toasts = use_toasts();
    let sending = StoredValue::new(false);
    Callback::new(move |()| {
        let name = name.get_untracked();
        if let Some(issue) = check_edit(Some(&name)).into_iter().find(Issue::is_error) {
            return problem.set(Some(issue.message));
        }
        if sending.get_value() {
            return;
        }
        sending.set_value(true);
        let edit = EditWorkPackage {
            work_package_id: id.clone(),
            name: Some(name),
            description: Some(description.get_untracked()),
        };
        spawn_local(async move {
            let outcome = backend.run(&edit).await;
            sending.try_set_value(false);
            match outcome {
                Ok(_) => {
                    toasts.show("Name and description saved");
                    changed.try_run(());
                    close.try_run(());
                }
                Err(error) => {
                    problem.try_set(Some(error.to_string()));
                }
            }
        });
    })
}
