//! Every setting that was submitted, with its name in the form, its unit and what it is without.

use headroom_contract::spec::{self, FieldSpec};
use leptos::prelude::*;
use serde_json::Value;

/// A setting.
#[derive(Debug, PartialEq, Eq)]
struct Setting {
    path: String,
    value: String,
}

/// The list.
#[component]
pub(super) fn Settings(value: Value) -> impl IntoView {
    let mut settings = Vec::new();
    collect("", &value, &mut settings);
    settings.sort_by_key(|setting| spec::position(&setting.path));
    view! {
        <div class="table-frame" role="region" aria-label="Every setting" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Setting"</th>
                        <th scope="col">"Value"</th>
                        <th scope="col">"When left out"</th>
                        <th scope="col">"Name in the API"</th>
                    </tr>
                </thead>
                <tbody>{settings.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(setting: Setting) -> impl IntoView {
    let Setting { path, value } = setting;
    let spec = spec::find(&path);
    let label = spec.map_or_else(|| path.clone(), |spec| spec.label.to_owned());
    let with_unit = |text: &str| match spec.and_then(|spec| spec.unit) {
        Some(unit) => format!("{text} {unit}"),
        None => text.to_owned(),
    };
    let default = spec.and_then(|spec: &FieldSpec| spec.default).map(with_unit);
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="setting-value">{with_unit(&value)}</td>
            <td>{default.unwrap_or_else(|| "-".to_owned())}</td>
            <td>
                <code class="id">{path}</code>
            </td>
        </tr>
    }
}

/// The leaves of the input, and the blocks that are on by being there.
fn collect(path: &str, value: &Value, settings: &mut Vec<Setting>) {
    let set = |value: String| Setting { path: path.to_owned(), value };
    match value {
        Value::Object(fields) if fields.is_empty() => settings.push(set("On".to_owned())),
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(&path, value, settings);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(text).collect();
            settings.push(set(items.join(", ")));
        }
        leaf => settings.push(set(text(leaf))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "Yes".to_owned(),
        Value::Bool(false) => "No".to_owned(),
        Value::Null => "None".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_leaf_is_a_setting_and_an_empty_block_is_on() {
        let mut settings = Vec::new();
        let input = json!({
            "syf": { "feeders": ["a", "b"], "year": 2025 },
            "constraints": { "voltage": { "lv": {} } },
            "search": { "lockOutBoundGroups": false },
        });
        collect("", &input, &mut settings);
        let mut pairs: Vec<(&str, &str)> =
            settings.iter().map(|s| (s.path.as_str(), s.value.as_str())).collect();
        pairs.sort_unstable();
        assert_eq!(
            pairs,
            [
                ("constraints.voltage.lv", "On"),
                ("search.lockOutBoundGroups", "No"),
                ("syf.feeders", "a, b"),
                ("syf.year", "2025"),
            ]
        );
    }
}
