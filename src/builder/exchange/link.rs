//! A form in a link: its draft stands behind `#c=`, the part of an address that no server is sent.

use headroom_contract::draft::Draft;
use headroom_contract::exchange::{file_stem, import, shared_json};
use headroom_contract::spec;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::packed::{pack, unpack};
use crate::builder::form::{Form, use_form};
use crate::builder::name;
use crate::routes;
use crate::ui::format::count_of;
use crate::ui::{CopyButton, Dialog, Notice, Tone, download, use_toasts};

/// Links beyond this many characters are cut by some programs that people send them with.
const MAX_CHARS: usize = 8000;

/// The link's text, or why there is none.
#[derive(Clone, PartialEq, Eq)]
enum Link {
    Making,
    Made(String),
    TooLong,
    Impossible,
}

/// Shows a link to the form as it is, or a file where it would be too long.
#[component]
pub(super) fn LinkDialog(open: RwSignal<bool>) -> impl IntoView {
    let form = use_form();
    let link = RwSignal::new(Link::Making);
    Effect::new(move || {
        if open.get() {
            form.settle();
            let draft = form.now();
            spawn_local(async move { link.set(make(&draft).await) });
        }
    });
    view! {
        <Dialog open title="Link to this form">
            {move || match link.get() {
                Link::Making => view! { <p role="status">"Making the link"</p> }.into_any(),
                Link::Made(address) => view! { <Made address /> }.into_any(),
                Link::TooLong => view! { <AsFile reason="This form holds too much for a link" /> }.into_any(),
                Link::Impossible => view! { <AsFile reason="This browser cannot make such links" /> }.into_any(),
            }}
        </Dialog>
    }
}

async fn make(draft: &Draft) -> Link {
    let Ok(packed) = pack(&shared_json(draft)).await else { return Link::Impossible };
    let address = routes::in_full(&routes::new_with_draft(draft.kind, &packed));
    if address.len() > MAX_CHARS { Link::TooLong } else { Link::Made(address) }
}

#[component]
fn Made(address: String) -> impl IntoView {
    let copied = address.clone();
    view! {
        <div class="field">
            <label for="draft-link">"Link"</label>
            <input id="draft-link" class="entry" type="text" readonly prop:value=address />
        </div>
        <p class="hint">
            "Whoever opens it gets this form, filled in as it is now. It holds no results and no access token, and no server sees what is behind the #."
        </p>
        <div class="dialog-actions">
            <CopyButton label="Copy link" done="Link copied" text=Signal::stored(copied) />
        </div>
    }
}

#[component]
fn AsFile(reason: &'static str) -> impl IntoView {
    let form = use_form();
    let toasts = use_toasts();
    let save = move |_| {
        let draft = form.now();
        let named = name::with_proposal(draft.clone());
        let file = format!("{}.draft.json", file_stem(named.text(&spec::NAME)));
        if download(&file, "application/json", &[shared_json(&draft)]).is_err() {
            toasts.show("This browser does not let the page save a file");
        }
    };
    view! {
        <p>{reason}". Save it as a file instead, which Import takes."</p>
        <div class="dialog-actions">
            <button type="button" class="button button-primary" on:click=save>
                "Download draft"
            </button>
        </div>
    }
}

/// Opens the draft that stands in the address, and says what of it could not be taken.
#[component]
pub(in crate::builder) fn OpenLink(form: Form, restored: RwSignal<Option<f64>>) -> impl IntoView {
    let told = RwSignal::new(None::<Vec<String>>);
    let hash = window().location().hash().unwrap_or_default();
    if let Some(packed) = hash.strip_prefix(routes::DRAFT_HASH).map(str::to_owned) {
        let owner = Owner::current();
        spawn_local(async move {
            let outcome = if packed.len() > MAX_CHARS {
                Err("it is longer than any that this page makes".to_owned())
            } else {
                match unpack(&packed).await {
                    Ok(text) => import(&text, form.kind, 0).map_err(|problem| problem.to_string()),
                    Err(_) => Err("it was cut or changed on the way".to_owned()),
                }
            };
            told.set(Some(match outcome {
                Ok(imported) if imported.draft.kind == form.kind => {
                    restored.set(None);
                    // Behind an await there is no owner any more, and so no context.
                    if let Some(owner) = owner {
                        owner.with(|| form.replace(imported.draft, "Opened from a link"));
                    }
                    forget_hash();
                    imported.problems.iter().map(ToString::to_string).collect()
                }
                Ok(_) => vec!["The link is of the other kind of work package".to_owned()],
                Err(problem) => vec![format!("The link could not be opened: {problem}")],
            }));
        });
    }
    move || {
        let problems = told.get().filter(|problems| !problems.is_empty())?;
        let count = count_of(problems.len(), "part", "parts");
        let items = problems.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        Some(view! {
            <Notice tone=Tone::Caution>
                <p>{format!("{count} of the link could not be taken over")}</p>
                <ul>{items}</ul>
            </Notice>
        })
    }
}

/// From here on the kept draft is the newer one, so loading the page again must not bring the link's back.
fn forget_hash() {
    let path = window().location().pathname().unwrap_or_default();
    if let Ok(history) = window().history() {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path)).ok();
    }
}
