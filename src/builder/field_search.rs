//! Finding a field by name.

use headroom_contract::spec::{self, FieldSpec};
use leptos::prelude::*;

use super::form::use_form;
use super::sections::SectionId;
use crate::ui::{Finder, FinderWords, Found};

/// Id of the box, which the key `/` goes to.
pub(super) const SEARCH_ID: &str = "field-search";
/// More than a person looks through.
const MOST_FOUND: usize = 8;
const WORDS: FinderWords = FinderWords {
    id: SEARCH_ID,
    label: "Find a field",
    placeholder: "Find a field  /",
    list: "Fields found",
    nothing: "No field of this form by these words",
    key: Some("/"),
};

/// A box that finds fields; Enter goes to the one that is marked.
#[component]
pub(super) fn FieldSearch() -> impl IntoView {
    let form = use_form();
    let text = RwSignal::new(String::new());
    let fields = Memo::new(move |_| {
        let fields = text.with(|text| spec::search(text));
        form.settled.with(|draft| {
            fields.into_iter().filter(|f| draft.shows(f)).take(MOST_FOUND).collect::<Vec<_>>()
        })
    });
    let found = Memo::new(move |_| {
        let of_field = |field: &&FieldSpec| Found {
            name: field.label.to_owned(),
            about: place(field).to_owned(),
        };
        fields.with(|fields| fields.iter().map(of_field).collect())
    });
    let go = Callback::new(move |at: usize| {
        if let Some(field) = fields.with_untracked(|fields| fields.get(at).copied()) {
            text.set(String::new());
            form.reveal(field.path);
        }
    });
    view! {
        <div class="field-search">
            <Finder words=WORDS text found choose=go over=true />
        </div>
    }
}

/// Where a field stands: its topic or its section.
fn place(field: &FieldSpec) -> &'static str {
    spec::topic_of(field.path)
        .map(|topic| topic.title)
        .or_else(|| SectionId::of(field.path).map(SectionId::title))
        .unwrap_or_default()
}
