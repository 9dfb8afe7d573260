//! Results of a run: head figures, charts, tables, and the detail of one result.

mod detail;
mod legend;
mod map;
mod overview;
mod panel;
mod place;
mod report;
mod run;
mod tables;
mod view_state;

pub(crate) use map::{AroundMap, Bins, FeederChoice, Ground, Layer, Looking, Told};
pub(crate) use panel::{Results, ResultsVersion};
pub(crate) use report::ReportOfResults;
pub(crate) use run::provenance_of_two;
pub(crate) use tables::table_label;
