//! Load shapes.

use std::collections::HashMap;

use headroom_engine::network::{Shape, ShapeId};

use super::builder::Builder;
use crate::classes::{Entry, LoadShape};

/// OpenDSS has this shape from the start (`LoadShape.pas`, "default"): a day in hours.
const DEFAULT_DAY: [f64; 24] = [
    0.677, 0.6256, 0.6087, 0.5833, 0.58028, 0.6025, 0.657, 0.7477, 0.832, 0.88, 0.94, 0.989, 0.985,
    0.98, 0.9898, 0.999, 1.0, 0.958, 0.936, 0.913, 0.876, 0.876, 0.828, 0.756,
];

/// Shapes by name; `None` for those that are defined but cannot be used.
pub(super) type Shapes = HashMap<String, Option<ShapeId>>;

pub(super) fn build(builder: &mut Builder<'_>) -> Shapes {
    let model = builder.model;
    let mut shapes = Shapes::new();
    for entry in model.load_shapes.iter() {
        let shape = build_shape(builder, entry);
        let id = shape.map(|shape| add(builder, shape));
        shapes.insert(entry.name.clone(), id);
    }
    if !shapes.contains_key("default") && refers_to_default(builder) {
        let shape = Shape {
            name: "default".to_owned(),
            interval_s: 3600.0,
            active: DEFAULT_DAY.to_vec(),
            reactive: None,
            use_actual: false,
        };
        let id = add(builder, shape);
        shapes.insert("default".to_owned(), Some(id));
    }
    shapes
}

fn add(builder: &mut Builder<'_>, shape: Shape) -> ShapeId {
    builder.network.shapes.push(shape);
    ShapeId(builder.network.shapes.len() as u32 - 1)
}

fn refers_to_default(builder: &Builder<'_>) -> bool {
    let model = builder.model;
    let is_default = |name: &Option<String>| name.as_deref() == Some("default");
    model
        .loads
        .iter()
        .any(|entry| is_default(&entry.element.daily) || is_default(&entry.element.yearly))
        || model
            .generators
            .iter()
            .any(|entry| is_default(&entry.element.daily) || is_default(&entry.element.yearly))
        || model
            .pv_systems
            .iter()
            .any(|entry| is_default(&entry.element.daily) || is_default(&entry.element.yearly))
}

fn build_shape(builder: &mut Builder<'_>, entry: &Entry<LoadShape>) -> Option<Shape> {
    let shape = &entry.element;
    if shape.active.is_empty() {
        builder.warning(entry, "no values, not used");
        return None;
    }
    let interval_s =
        if shape.interval_s > 0.0 { Some(shape.interval_s) } else { even_interval_s(&shape.hours) };
    let Some(interval_s) = interval_s else {
        builder.warning(entry, "values at uneven hours are not modelled; what follows the shape keeps its nominal power");
        return None;
    };
    if let Some(reactive) = &shape.reactive
        && reactive.len() != shape.active.len()
    {
        let message =
            format!("{} reactive values for {} active ones", reactive.len(), shape.active.len());
        builder.warning(entry, format!("{message}; those that lack follow the active ones"));
    }
    if shape.points > shape.active.len() {
        builder.warning(
            entry,
            format!(
                "npts is {} but there are {} values, which are all",
                shape.points,
                shape.active.len()
            ),
        );
    }
    Some(Shape {
        name: entry.name.clone(),
        interval_s,
        active: shape.active.clone(),
        reactive: shape.reactive.clone(),
        use_actual: shape.use_actual,
    })
}

/// Interval in seconds of hours that are evenly spaced from the first interval on.
fn even_interval_s(hours: &[f64]) -> Option<f64> {
    let step = match hours {
        [first, second, ..] => second - first,
        _ => return None,
    };
    let even = hours.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() < 1e-6);
    (even && step > 0.0).then_some(step * 3600.0)
}
