//! A run's results at a glance: head figures and charts.

mod by_limit;
mod by_place;
mod charts;
mod class_charts;
mod classes;
mod distribution;
mod figures;
mod filtering;
mod source;
mod tabs;

pub(super) use charts::{capital, class_counts, histogram, ranked};
pub(super) use classes::Shares;
pub(super) use figures::Figures;
pub(super) use source::{Source, asset_and_metric, use_source};
pub(super) use tabs::OverviewCharts;
