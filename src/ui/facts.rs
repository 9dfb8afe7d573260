//! Terms with what they are.

use leptos::prelude::*;

/// Facts with their terms.
pub(crate) fn facts(facts: impl IntoIterator<Item = (&'static str, String)>) -> impl IntoView {
    let facts = facts
        .into_iter()
        .map(|(term, text)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}

/// The same of those that have a text.
pub(crate) fn known_facts(
    known: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> impl IntoView {
    facts(known.into_iter().filter_map(|(term, text)| {
        let text = text.filter(|text| !text.is_empty())?;
        Some((term, text))
    }))
}
