//! JSON as a tree whose branches fold.

use leptos::prelude::*;
use serde_json::Value;

use crate::ui::format::count_of;

/// Branches with more children start folded.
const UNFOLDED_TO: usize = 20;

/// The tree.
#[component]
pub(super) fn JsonTree(value: Value) -> impl IntoView {
    view! {
        <div class="code json-tree" tabindex="0" role="region" aria-label="Configuration as JSON">
            {node(None, &value)}
        </div>
    }
}

fn node(name: Option<&str>, value: &Value) -> AnyView {
    match value {
        Value::Object(fields) => {
            let children = fields.iter().map(|(name, value)| node(Some(name), value));
            branch(name, &count_of(fields.len(), "field", "fields"), children.collect())
        }
        Value::Array(items) => {
            let children = items.iter().map(|value| node(None, value));
            branch(name, &count_of(items.len(), "entry", "entries"), children.collect())
        }
        leaf => {
            let text = leaf.to_string();
            view! { <p class="json-leaf">{label(name)} <code>{text}</code></p> }.into_any()
        }
    }
}

fn branch(name: Option<&str>, size: &str, children: Vec<AnyView>) -> AnyView {
    let open = children.len() <= UNFOLDED_TO;
    view! {
        <details class="json-branch" open=open>
            <summary>{label(name)} <span class="hint">{size.to_owned()}</span></summary>
            {children}
        </details>
    }
    .into_any()
}

fn label(name: Option<&str>) -> Option<AnyView> {
    name.map(|name| view! { <span class="json-name">{format!("{name}: ")}</span> }.into_any())
}
