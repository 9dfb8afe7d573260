//! A table of an ended work package: packed, with what was unpacked and worked out of it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use headroom_contract::output::{ColumnKind, ResultTable};
use serde_json::{Map, Value};

use crate::column::{Column, Values};
use crate::packed::Packed;
use crate::texts::Texts;
use crate::{ColumnFilter, NO_FLAG, RowQuery, SortKey, Source, positions};

/// Orders and filters that are kept, the latest ones.
const KEPT_ORDERS: usize = 4;

/// See the module.
pub struct Held {
    table: ResultTable,
    /// One for each job that has rows.
    parts: Vec<Packed>,
    columns: HashMap<&'static str, OnceLock<Arc<Column>>>,
    orders: Mutex<VecDeque<Order>>,
}

struct Order {
    filters: Vec<ColumnFilter>,
    keys: Vec<SortKey>,
    rows: Arc<Vec<u32>>,
}

impl Held {
    /// The table of some jobs. `binding_constraints` is read of the violations, which have its columns.
    pub fn new(table: ResultTable, parts: Vec<Packed>) -> Self {
        let columns = table.columns().iter().map(|column| (column.wire, OnceLock::new())).collect();
        Self { table, parts, columns, orders: Mutex::default() }
    }

    /// Positions of the rows of a query, before its window is taken; `None` for all in their own order.
    fn order(&self, query: &RowQuery) -> Option<Arc<Vec<u32>>> {
        if query.keys.is_empty() && query.filters.is_empty() {
            return None;
        }
        let known = |order: &Order| order.filters == query.filters && order.keys == query.keys;
        if let Some(order) = self.orders().iter().find(|order| known(order)) {
            return Some(Arc::clone(&order.rows));
        }
        let rows = Arc::new(positions(self, query));
        let mut orders = self.orders();
        let (filters, keys) = (query.filters.clone(), query.keys.clone());
        orders.push_back(Order { filters, keys, rows: Arc::clone(&rows) });
        if orders.len() > KEPT_ORDERS {
            orders.pop_front();
        }
        Some(rows)
    }

    /// The number of rows that match, and those of the window as objects of some table's columns.
    pub fn page(&self, table: ResultTable, query: &RowQuery) -> (usize, Vec<Value>) {
        let order = self.order(query);
        let count = order.as_ref().map_or(self.count(), |order| order.len());
        let from = query.offset.min(count);
        let to = from.saturating_add(query.limit).min(count);
        let columns: Vec<(&'static str, ColumnKind, Arc<Column>)> = table
            .columns()
            .iter()
            .filter_map(|column| Some((column.wire, column.kind, self.any_column(column.wire)?)))
            .collect();
        let rows = (from..to).map(|at| {
            let row = order.as_ref().map_or(at as u32, |order| order[at]);
            object(&columns, row)
        });
        (count, rows.collect())
    }

    /// Locked for a moment only; every change is complete in itself.
    fn orders(&self) -> MutexGuard<'_, VecDeque<Order>> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A column, lists of texts too.
    fn any_column(&self, name: &str) -> Option<Arc<Column>> {
        let held = self.columns.get(name)?;
        let at = self.table.columns().iter().position(|column| column.wire == name)?;
        let column = held.get_or_init(|| {
            let parts = self.parts.iter().filter_map(|part| part.column(at));
            Arc::new(Column::new(joined(parts)))
        });
        Some(Arc::clone(column))
    }
}

impl Source for Held {
    fn count(&self) -> usize {
        self.parts.iter().map(|part| part.rows).sum()
    }

    fn column(&self, name: &str) -> Option<Arc<Column>> {
        self.any_column(name)
    }
}

/// The parts of a column one after the other.
fn joined(mut parts: impl Iterator<Item = Values>) -> Values {
    let Some(mut whole) = parts.next() else { return Values::Flags(Vec::new()) };
    for part in parts {
        match (&mut whole, part) {
            (Values::Texts(whole), Values::Texts(part)) => append(whole, &part),
            (Values::Numbers(whole), Values::Numbers(part)) => whole.extend(part),
            (Values::Flags(whole), Values::Flags(part)) => whole.extend(part),
            // The table says what a column holds.
            _ => {}
        }
    }
    whole
}

fn append(whole: &mut Texts, part: &Texts) {
    let (start, before) = (whole.text.len() as u32, whole.count() as u32);
    whole.text.push_str(&part.text);
    whole.ends.extend(part.ends.iter().map(|end| end + start));
    let number = |number: &u32| if *number == 0 { 0 } else { number + before };
    whole.of_rows.extend(part.of_rows.iter().map(number));
}

/// A row as it crosses the wire: columns of the limit that bound it in an object of their own.
fn object(columns: &[(&'static str, ColumnKind, Arc<Column>)], row: u32) -> Value {
    let mut object = Map::new();
    let mut binding = None::<Map<String, Value>>;
    for (wire, kind, column) in columns {
        let value = cell(*kind, column, row);
        match wire.strip_prefix("binding.") {
            Some(name) => {
                binding.get_or_insert_default().insert(name.to_owned(), value);
            }
            None => {
                object.insert((*wire).to_owned(), value);
            }
        }
    }
    if let Some(binding) = binding {
        let is_bound = binding.values().any(|value| !value.is_null());
        let binding = if is_bound { Value::Object(binding) } else { Value::Null };
        object.insert("binding".to_owned(), binding);
    }
    Value::Object(object)
}

fn cell(kind: ColumnKind, column: &Column, row: u32) -> Value {
    match (&column.values, kind) {
        (Values::Texts(texts), ColumnKind::Texts) => {
            let text = texts.of_row(row as usize);
            text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
        }
        (Values::Texts(texts), _) => texts.of_row(row as usize).into(),
        (Values::Numbers(_), ColumnKind::Integer) => {
            column.number(row).map(|number| number as i64).into()
        }
        (Values::Numbers(_), _) => column.number(row).into(),
        (Values::Flags(flags), _) => {
            let flag = flags.get(row as usize).copied().unwrap_or(NO_FLAG);
            (flag != NO_FLAG).then_some(flag == 1).into()
        }
    }
}
