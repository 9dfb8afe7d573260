//! The search over a feeder's HV nodes.

use std::sync::Arc;

use headroom_engine::search::HvSearch;

use super::lv::ROWS_EVERY_MS;
use super::solving::Search;
use super::{FoundRows, HeldNetworks, HvOrder, ModelFile, News};
use crate::host::Clock;
use crate::results::{HvRowPart, RowContext, hv_tables};
use crate::study::hv_study;

/// Nodes from which a report of rows is not made longer: whoever takes it in is held up by it.
const PORTION_NODES: usize = 1000;

/// A search, and how many of its nodes, violations and warnings were told.
pub(super) struct HvSolving {
    order: HvOrder,
    search: HvSearch,
    goes_on: bool,
    /// Instant of the last report of rows.
    told_ms: f64,
    told_nodes: usize,
    told_violations: usize,
    told_warnings: usize,
}

impl HvSolving {
    /// Reads the network and builds its model; an error says why that cannot be.
    pub(super) fn new(
        order: HvOrder,
        files: &Arc<[ModelFile]>,
        held: &HeldNetworks,
    ) -> Result<Self, String> {
        let network = held
            .network(files)
            .map_err(|reason| format!("The network {} cannot be read: {reason}", order.feeder))?;
        let search =
            HvSearch::new(&network, hv_study(&order.input)).map_err(|error| error.to_string())?;
        Ok(Self {
            order,
            search,
            goes_on: true,
            told_ms: f64::NEG_INFINITY,
            told_nodes: 0,
            told_violations: 0,
            told_warnings: 0,
        })
    }

    /// Rows and warnings not told before, in portions.
    fn new_rows(&mut self) -> Vec<FoundRows> {
        let results = self.search.results();
        let context = RowContext {
            work_package_id: self.order.work_package_id,
            feeder: &self.order.feeder,
            input: (&self.order.input).into(),
        };
        let mut part = HvRowPart {
            nodes: self.told_nodes..results.nodes.len(),
            violations: self.told_violations..results.violations.len(),
        };
        let mut warnings = results.warnings.get(self.told_warnings..).unwrap_or_default().to_vec();
        self.told_nodes = results.nodes.len();
        self.told_violations = results.violations.len();
        self.told_warnings = results.warnings.len();
        let mut portions = Vec::new();
        while !(part.nodes.is_empty() && part.violations.is_empty() && warnings.is_empty()) {
            let until = part.nodes.end.min(part.nodes.start + PORTION_NODES);
            let portion = HvRowPart { nodes: part.nodes.start..until, ..part.clone() };
            let tables = hv_tables(&context, &results, &portion);
            portions.push(FoundRows { tables, warnings: std::mem::take(&mut warnings) });
            part = HvRowPart { nodes: until..part.nodes.end, violations: 0..0 };
        }
        portions
    }
}

impl Search for HvSolving {
    fn advance(&mut self, clock: &dyn Clock, until_ms: f64) -> bool {
        while self.goes_on && clock.elapsed_ms() < until_ms {
            self.goes_on = self.search.advance();
        }
        self.goes_on
    }

    fn news(&mut self, now_ms: f64) -> Vec<News> {
        let at = self.search.progress();
        let due = at.groups_bound != self.told_nodes && now_ms - self.told_ms >= ROWS_EVERY_MS;
        let mut rows = Vec::new();
        if due || !self.goes_on {
            self.told_ms = now_ms;
            rows = self.new_rows();
        }
        [News::Progress(at.into())].into_iter().chain(rows.into_iter().map(News::Rows)).collect()
    }
}
