//! Options that few runs change, by topic.

use headroom_contract::spec::{OPTIONS, Topic};
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use super::switch_meters::SwitchMeters;
use crate::builder::fields::field;
use crate::builder::form::{Form, use_form};
use crate::ui::format::count_of;

/// A section of options.
#[component]
pub(in crate::builder) fn OptionsSection(id: SectionId) -> impl IntoView {
    let form = use_form();
    let topics =
        OPTIONS.iter().filter(move |topic| topic.fields.iter().any(|field| id.has(field.path)));
    let summary = Signal::derive(move || set_words(set_in(form, |path| id.has(path))));
    view! {
        <Section id summary>
            <div class="topics">
                {topics.map(|topic| view! { <TopicFields topic /> }).collect_view()}
            </div>
        </Section>
    }
}

/// A topic: one line until it is opened.
#[component]
fn TopicFields(topic: &'static Topic) -> impl IntoView {
    let form = use_form();
    let set = Memo::new(move |_| {
        set_in(form, |path| topic.fields.iter().any(|field| field.path == path))
    });
    let only = form.view.only_changes;
    let is_open = Memo::new(move |_| only.get() || form.view.is_open(topic.title));
    let id = topic.title.to_lowercase().replace(' ', "-");
    let body = format!("topic-{id}");
    let fields = move || {
        let has_switch_meters = topic.fields.iter().any(|field| field.path.contains("switchMeter"));
        view! {
            <div class="fields-row">{topic.fields.iter().map(field).collect_view()}</div>
            {has_switch_meters.then(|| view! { <SwitchMeters /> })}
        }
    };
    view! {
        <div class="topic" class:topic-open=is_open hidden=move || only.get() && set.get() == 0>
            <h3>
                <button
                    type="button"
                    class="topic-fold"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=body.clone()
                    on:click=move |_| form.view.open_topic(topic.title, !is_open.get_untracked())
                >
                    <span>{topic.title}</span>
                    <span class="topic-count" class:topic-set=move || { set.get() > 0 }>
                        {move || set_words(set.get())}
                    </span>
                </button>
            </h3>
            <div class="topic-fields" id=body>
                <Show when=move || is_open.get()>{fields()}</Show>
            </div>
        </div>
    }
}

/// How many fields of the draft say something of their own.
fn set_in(form: Form, has: impl Fn(&str) -> bool) -> usize {
    form.settled.with(|draft| {
        let fields = OPTIONS.iter().flat_map(|topic| topic.fields);
        fields.filter(|field| has(field.path) && draft.is_set(field)).count()
    })
}

fn set_words(set: usize) -> String {
    if set == 0 { "Defaults".to_owned() } else { count_of(set, "set", "set") }
}
