//! Charts: drawn with plotters into shapes that carry classes instead of colours, so that the style sheet dresses them in
//! light and dark and no inline style is needed; read by pointer, keys and screen reader; shown as a table; exported.

mod brush;
mod data;
mod export;
mod frame;
mod picture;
mod plot;
mod pointing;
mod sheet;
mod still;
mod table;

pub(crate) use brush::Brush;
pub(crate) use data::{
    Axis, Chart, Dot, Layer, Limit, Look, Marks, Pick, Point, Range, Table, Ticks,
};
pub(crate) use export::Provenance;
pub(crate) use frame::ChartFrame;
pub(crate) use still::StillChart;
