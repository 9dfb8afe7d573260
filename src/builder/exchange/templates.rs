//! Templates: ours, and those that a person saved.

use headroom_contract::draft::{Draft, differences};
use headroom_contract::template::{TEMPLATES, applied};
use leptos::prelude::*;

use super::saved::{self, Saved};
use crate::builder::form::{Form, use_form};
use crate::routes;
use crate::ui::format::count_of;
use crate::ui::{Dialog, use_toasts};

/// Most fields that are named when a template was chosen; more are only counted.
const NAMED_FIELDS: usize = 4;

/// Chooses, saves, renames and deletes templates.
#[component]
pub(super) fn TemplatesDialog(open: RwSignal<bool>) -> impl IntoView {
    let templates = RwSignal::new(Vec::<Saved>::new());
    Effect::new(move || {
        if open.get() {
            templates.set(saved::load());
        }
    });
    view! {
        <Dialog open title="Templates">
            <p class="hint">
                "A template sets everything but the name, feeders, year and scenario. It can be undone."
            </p>
            <BuiltIn open />
            <Own open templates />
            <SaveAs templates />
        </Dialog>
    }
}

/// Puts a template's draft into the form, and says what that changed.
fn choose(form: Form, name: &str, draft: Draft, open: RwSignal<bool>) {
    let changed = differences(&form.now(), &draft);
    let labels: Vec<&str> =
        changed.iter().take(NAMED_FIELDS).map(|change| change.field.label).collect();
    let more = changed.len().saturating_sub(NAMED_FIELDS);
    let words = match (labels.is_empty(), more) {
        (true, _) => format!("{name}: the form was like that already"),
        (false, 0) => format!("{name}: changed {}", labels.join(", ")),
        (false, more) => format!("{name}: changed {} and {more} more", labels.join(", ")),
    };
    open.set(false);
    form.replace(draft, words);
}

/// Our templates; those of the other kind open its form.
#[component]
fn BuiltIn(open: RwSignal<bool>) -> impl IntoView {
    let form = use_form();
    let items = TEMPLATES.iter().map(|template| {
        let action = if template.kind == form.kind {
            let choose = move |_| {
                form.settle();
                choose(form, template.name, template.applied_to(&form.now()), open);
            };
            view! {
                <button type="button" class="button button-small" on:click=choose>
                    "Use" <span class="visually-hidden">{format!(" {}", template.name)}</span>
                </button>
            }
            .into_any()
        } else {
            let href = routes::new_from_template(template.kind, template.id);
            view! {
                <a class="button button-small" href=href>
                    "Open" <span class="visually-hidden">{format!(" {}", template.name)}</span>
                </a>
            }
            .into_any()
        };
        view! {
            <li class="template">
                <div>
                    <strong>{template.name}</strong>
                    <p class="hint">{template.description}</p>
                </div>
                {action}
            </li>
        }
    });
    view! {
        <ul class="templates" aria-label="Built-in templates">
            {items.collect_view()}
        </ul>
    }
}

/// Saved templates of the form's kind.
#[component]
fn Own(open: RwSignal<bool>, templates: RwSignal<Vec<Saved>>) -> impl IntoView {
    let form = use_form();
    let items = move || {
        let all = templates.get().into_iter().enumerate();
        let own = all.filter(|(_, saved)| saved.draft.kind == form.kind);
        own.map(|(at, saved)| view! { <OwnTemplate at saved open templates /> }).collect_view()
    };
    let none = move || {
        templates.with(|templates| templates.iter().all(|saved| saved.draft.kind != form.kind))
    };
    view! {
        <ul class="templates" aria-label="Your templates" hidden=none>
            {items}
        </ul>
    }
}

#[component]
fn OwnTemplate(
    at: usize,
    saved: Saved,
    open: RwSignal<bool>,
    templates: RwSignal<Vec<Saved>>,
) -> impl IntoView {
    let form = use_form();
    let Saved { name, draft } = saved;
    let id = format!("template-{at}");
    let use_label = format!("Use {name}");
    let delete_label = format!("Delete {name}");
    let use_it = {
        let name = name.clone();
        move |_| {
            form.settle();
            choose(form, &name, applied(&draft, &form.now()), open);
        }
    };
    let rename = use_change(templates, move |all, new_name: String| {
        if let (Some(saved), false) = (all.get_mut(at), new_name.trim().is_empty()) {
            new_name.trim().clone_into(&mut saved.name);
        }
    });
    let delete = use_change(templates, move |all, _: String| {
        if at < all.len() {
            all.remove(at);
        }
    });
    view! {
        <li class="template">
            <label class="visually-hidden" for=id.clone()>
                "Name of the template"
            </label>
            <input
                id=id
                class="entry"
                type="text"
                prop:value=name
                on:change=move |event| rename(event_target_value(&event))
            />
            <button type="button" class="button button-small" aria-label=use_label on:click=use_it>
                "Use"
            </button>
            <button
                type="button"
                class="button button-small"
                aria-label=delete_label
                on:click=move |_| delete(String::new())
            >
                "Delete"
            </button>
        </li>
    }
}

/// Saves the form as it is.
#[component]
fn SaveAs(templates: RwSignal<Vec<Saved>>) -> impl IntoView {
    let form = use_form();
    let name = RwSignal::new(String::new());
    let save = use_change(templates, move |all, name: String| {
        form.settle();
        all.push(Saved { name, draft: form.now() });
    });
    let add = move |_| {
        let proposed = name.get_untracked();
        let proposed = proposed.trim();
        let number = templates.with_untracked(Vec::len) + 1;
        save(if proposed.is_empty() { format!("Template {number}") } else { proposed.to_owned() });
        name.set(String::new());
    };
    view! {
        <div class="field">
            <label for="template-name">"Save this form as a template"</label>
            <div class="entry-with-button">
                <input id="template-name" class="entry" type="text" placeholder="Name" bind:value=name />
                <button type="button" class="button" on:click=add>
                    "Save"
                </button>
            </div>
            <p class="hint">"It is kept in this browser"</p>
        </div>
    }
}

/// What changes the saved templates and keeps them; a store that is closed is told of.
fn use_change(
    templates: RwSignal<Vec<Saved>>,
    change: impl Fn(&mut Vec<Saved>, String) + Copy + 'static,
) -> impl Fn(String) + Copy + 'static {
    let toasts = use_toasts();
    move |text: String| {
        templates.update(|all| change(all, text));
        match templates.with_untracked(|all| saved::keep(all)) {
            Ok(()) => {
                let count = templates.with_untracked(Vec::len);
                toasts.show(format!("{} kept", count_of(count, "template", "templates")));
            }
            Err(closed) => toasts.show(format!("Not kept for later: {closed}")),
        }
    }
}
