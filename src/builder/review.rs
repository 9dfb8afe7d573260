//! The answers before they are sent, each with a way back to its field.

use headroom_contract::draft::value_words;
use headroom_contract::spec::{self, FieldKind, FieldSpec};
use leptos::prelude::*;

use super::form::{Form, use_form};
use super::name;
use super::sections::SectionId;
use crate::ui::focus_by_id;
use crate::ui::format::count_of;

/// Id of the review's heading.
const HEADING: &str = "review-title";
/// A list of hundreds is told by its beginning.
const MOST_CHARACTERS: usize = 200;

/// Opens the review.
#[component]
pub(super) fn ReviewButton() -> impl IntoView {
    let form = use_form();
    let open = move |_| {
        form.settle();
        form.view.review.set(true);
        request_animation_frame(|| focus_by_id(HEADING));
    };
    view! {
        <button type="button" class="button" on:click=open>
            "Review"
        </button>
    }
}

/// The review: what is set, section by section, and how much is left at its default.
#[component]
pub(super) fn Review() -> impl IntoView {
    let form = use_form();
    let back = move |_| {
        form.view.review.set(false);
        request_animation_frame(|| focus_by_id(SectionId::Scope.anchor()));
    };
    view! {
        <section class="review" aria-labelledby=HEADING>
            <div class="section-tools">
                <h2 id=HEADING tabindex="-1">
                    "Review"
                </h2>
                <button type="button" class="button button-small" on:click=back>
                    "Back to the form"
                </button>
            </div>
            {SectionId::of_kind(form.kind).map(|section| reviewed(form, section)).collect_view()}
        </section>
    }
}

fn reviewed(form: Form, section: SectionId) -> impl IntoView {
    let rows = form.settled.with_untracked(|draft| {
        let draft = name::with_proposal(draft.clone());
        let shown = spec::all().filter(|field| section.has(field.path) && draft.shows(field));
        let (set, unset): (Vec<_>, Vec<_>) =
            shown.partition(|field| draft.is_set(field) || is_essential(field));
        let rows = set.into_iter().map(|field| row(form, field, value_words(&draft, field)));
        (rows.collect_view(), unset.len())
    });
    let (rows, defaults) = rows;
    view! {
        <h3>{section.title()}</h3>
        <dl class="review-list">{rows}</dl>
        {(defaults > 0)
            .then(|| {
                let words = count_of(defaults, "field", "fields");
                view! { <p class="hint">{format!("{words} at the default")}</p> }
            })}
    }
}

/// What a reader of the run asks first, whether or not it was set.
fn is_essential(field: &FieldSpec) -> bool {
    [&spec::METHOD, &spec::STEP_KW, &spec::MAX_STEPS, &spec::STEP_KW_PER_NODE, &spec::NODE_KINDS]
        .contains(&field)
        || field.kind == FieldKind::Block
}

fn row(form: Form, field: &'static FieldSpec, mut words: String) -> impl IntoView {
    if let Some((end, _)) = words.char_indices().nth(MOST_CHARACTERS) {
        words.truncate(end);
        words.push('…');
    }
    view! {
        <div>
            <dt>{field.label}</dt>
            <dd>{words}</dd>
            <dd>
                <button
                    type="button"
                    class="button-link"
                    on:click=move |_| form.reveal(field.path)
                >
                    "Change"
                    <span class="visually-hidden">{format!(" {}", field.label)}</span>
                </button>
            </dd>
        </div>
    }
}
