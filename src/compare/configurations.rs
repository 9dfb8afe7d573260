//! What two runs were asked differently.

use std::collections::BTreeMap;

use headroom_contract::output::HcWorkPackage;
use leptos::prelude::*;
use serde_json::Value;

use crate::json;
use crate::ui::{Notice, Tone};

/// Where the mode of the initial state stands in an input.
const INITIAL_STATE: &str = "initialStateSelector.selectorMode";

/// A field that differs: its path, and its value in each run.
type Difference = (String, Option<String>, Option<String>);

/// The differences, with a warning when the runs answer different questions.
#[component]
pub(super) fn ConfigurationDifferences(
    first: HcWorkPackage,
    second: HcWorkPackage,
) -> impl IntoView {
    let known = first.config.is_some() && second.config.is_some();
    let differences = differences(
        first.config.as_deref().unwrap_or_default(),
        second.config.as_deref().unwrap_or_default(),
    );
    let incomparable = known && differences.iter().any(|(path, ..)| path == INITIAL_STATE);
    let rows = differences
        .into_iter()
        .map(|(path, first, second)| {
            let value = |value: Option<String>| value.unwrap_or_else(|| "not set".to_owned());
            view! {
                <tr>
                    <th scope="row">
                        <code>{path}</code>
                    </th>
                    <td>{value(first)}</td>
                    <td>{value(second)}</td>
                </tr>
            }
        })
        .collect_view();
    let table = if rows.is_empty() {
        let words = if known {
            "Both runs have the same configuration"
        } else {
            "The configuration of at least one of the runs is not known"
        };
        view! { <p class="hint">{words}</p> }.into_any()
    } else {
        view! {
            <div class="table-frame" role="region" aria-label="Configuration differences" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Field"</th>
                            <th scope="col">"A"</th>
                            <th scope="col">"B"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        {incomparable
            .then(|| {
                view! {
                    <Notice tone=Tone::Caution>
                        <strong>"These answer different questions"</strong>
                        <p>
                            "The runs start from different kinds of initial state, so a difference between them is not a change of the network"
                        </p>
                    </Notice>
                }
            })}
        <section class="panel" aria-labelledby="compare-config-title">
            <h2 id="compare-config-title">"What was asked differently"</h2>
            {table}
        </section>
    }
}

/// Fields whose values differ, by path. Text that is no JSON has no fields.
fn differences(first: &str, second: &str) -> Vec<Difference> {
    let fields = |text: &str| {
        let mut fields = BTreeMap::new();
        if let Ok(value) = json::read::<Value>(text) {
            flatten("", &value, &mut fields);
        }
        fields
    };
    let (mut first, mut second) = (fields(first), fields(second));
    let paths: std::collections::BTreeSet<String> =
        first.keys().chain(second.keys()).cloned().collect();
    let pair = |path: String| {
        let (first, second) = (first.remove(&path), second.remove(&path));
        (first != second).then_some((path, first, second))
    };
    paths.into_iter().filter_map(pair).collect()
}

/// Lists are values of one field; nulls are fields that are not set.
fn flatten(path: &str, value: &Value, fields: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                flatten(&path, value, fields);
            }
        }
        Value::Null => {}
        Value::String(text) => {
            fields.insert(path.to_owned(), text.clone());
        }
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect();
            fields.insert(path.to_owned(), items.join(", "));
        }
        other => {
            fields.insert(path.to_owned(), other.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_differ_are_listed_with_their_paths() {
        let first = r#"{"a":{"b":1,"c":"x","d":null},"e":["f","g"]}"#;
        let second = r#"{"a":{"b":2,"c":"x"},"e":["f"],"h":true}"#;
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            differences(first, second),
            [
                ("a.b".to_owned(), text("1"), text("2")),
                ("e".to_owned(), text("f, g"), text("f")),
                ("h".to_owned(), None, text("true")),
            ]
        );
        assert!(differences("nonsense", "").is_empty());
    }
}
