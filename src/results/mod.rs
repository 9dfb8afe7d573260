//! Results of a run: head figures, chart, table, and the detail of one group.

mod chart;
mod chart_plot;
mod chart_scale;
mod chart_table;
mod detail;
mod figures;
mod legend;
mod order;
mod panel;
mod table;
mod view_state;

pub(crate) use panel::{Results, ResultsVersion};
