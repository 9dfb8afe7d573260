//! The contract's types on both sides of GraphQL by way of serde.
//!
//! The derives of the GraphQL library describe these types; reading and answering them field by field as well would
//! make a third of the worker's program, and take a boxed future for each cell of each row. Serde knows the same names,
//! as the page reads answers and writes inputs by it.

use std::borrow::Cow;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::registry::{MetaTypeName, Registry};
use async_graphql::{
    ContextSelectionSet, InputType, InputValueError, InputValueResult, Name, OutputType,
    Positioned, ServerError, ServerResult, Value, to_value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An answer.
pub(super) struct Shown<T>(pub(super) T);

impl<T: OutputType + Serialize> OutputType for Shown<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn qualified_type_name() -> String {
        T::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(
        &self,
        context: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        let whole = to_value(&self.0)
            .map_err(|error| ServerError::new(error.to_string(), Some(field.pos)))?;
        let type_name = T::type_name();
        let type_name = MetaTypeName::concrete_typename(&type_name);
        Ok(select(&whole, type_name, &context.item.node, context))
    }
}

/// What a selection takes of a value.
fn select(
    value: &Value,
    type_name: &str,
    selection: &SelectionSet,
    context: &ContextSelectionSet<'_>,
) -> Value {
    match value {
        Value::List(items) => Value::List(
            items.iter().map(|item| select(item, type_name, selection, context)).collect(),
        ),
        Value::Object(whole) => {
            let mut selected = IndexMap::new();
            add_selected(&mut selected, whole, type_name, selection, context);
            Value::Object(selected)
        }
        leaf => leaf.clone(),
    }
}

fn add_selected(
    selected: &mut IndexMap<Name, Value>,
    whole: &IndexMap<Name, Value>,
    type_name: &str,
    selection: &SelectionSet,
    context: &ContextSelectionSet<'_>,
) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(field) => {
                let Field { name, selection_set, .. } = &field.node;
                let name = name.node.as_str();
                let value = if name == "__typename" {
                    Value::from(type_name)
                } else {
                    let described = context.schema_env.registry.types.get(type_name);
                    let described = described.and_then(|described| described.field_by_name(name));
                    let inner =
                        described.map_or("", |field| MetaTypeName::concrete_typename(&field.ty));
                    let value = whole.get(name).unwrap_or(&Value::Null);
                    select(value, inner, &selection_set.node, context)
                };
                let key = field.node.response_key().node.clone();
                match selected.get_mut(&key) {
                    Some(before) => merge(before, value),
                    None => {
                        selected.insert(key, value);
                    }
                }
            }
            // No type of the contract is an interface or a union, so every fragment applies.
            Selection::FragmentSpread(spread) => {
                let fragment = context.query_env.fragments.get(&spread.node.fragment_name.node);
                if let Some(fragment) = fragment {
                    let selection = &fragment.node.selection_set.node;
                    add_selected(selected, whole, type_name, selection, context);
                }
            }
            Selection::InlineFragment(fragment) => {
                let selection = &fragment.node.selection_set.node;
                add_selected(selected, whole, type_name, selection, context);
            }
        }
    }
}

/// Joins two selections of one field.
fn merge(before: &mut Value, more: Value) {
    match (before, more) {
        (Value::Object(before), Value::Object(more)) => {
            for (key, value) in more {
                match before.get_mut(&key) {
                    Some(before) => merge(before, value),
                    None => {
                        before.insert(key, value);
                    }
                }
            }
        }
        (Value::List(before), Value::List(more)) => {
            before.iter_mut().zip(more).for_each(|(before, more)| merge(before, more));
        }
        _ => {}
    }
}

/// An argument.
pub(super) struct Given<T>(pub(super) T);

impl<T: InputType + DeserializeOwned + Serialize> InputType for Given<T> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn qualified_type_name() -> String {
        T::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    /// By way of JSON text, which is what the store reads these types from as well: one reader of each, not two.
    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let json =
            serde_json::to_vec(&value.unwrap_or_default()).map_err(InputValueError::custom)?;
        serde_json::from_slice(&json).map(Self).map_err(|error| {
            let words = error.to_string();
            // Where in that text means nothing to whoever wrote the request.
            InputValueError::custom(words.split(" at line ").next().unwrap_or_default())
        })
    }

    fn to_value(&self) -> Value {
        to_value(&self.0).unwrap_or_default()
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}
