//! The search over a feeder's LV groups.

use std::collections::HashSet;
use std::sync::Arc;

use headroom_engine::search::{LvResults, LvSearch};

use super::solving::Search;
use super::{FoundRows, HeldNetworks, LvOrder, ModelFile, News};
use crate::host::Clock;
use crate::results::{RowContext, RowPart, tables};
use crate::study::lv_study;

/// Shortest time in ms between two reports of rows while more may come.
pub(super) const ROWS_EVERY_MS: f64 = 200.0;
/// Customers from which a report of rows is not made longer: whoever takes it in is held up by it.
const PORTION_CUSTOMERS: usize = 1000;

/// A search, and what was told of it.
pub(super) struct LvSolving {
    order: LvOrder,
    search: LvSearch,
    goes_on: bool,
    /// Instant of the last report of rows.
    told_ms: f64,
    told: Told,
}

/// Rows and warnings that were told.
#[derive(Default)]
struct Told {
    /// Groups, by their head and its terminal.
    groups: HashSet<(String, u32)>,
    violations: usize,
    warnings: usize,
}

impl LvSolving {
    /// Reads the network and builds its model; an error says why that cannot be.
    pub(super) fn new(
        order: LvOrder,
        files: &Arc<[ModelFile]>,
        held: &HeldNetworks,
    ) -> Result<Self, String> {
        let network = held
            .network(files)
            .map_err(|reason| format!("The network {} cannot be read: {reason}", order.feeder))?;
        let search =
            LvSearch::new(&network, lv_study(&order.input)).map_err(|error| error.to_string())?;
        let told_ms = f64::NEG_INFINITY;
        Ok(Self { order, search, goes_on: true, told_ms, told: Told::default() })
    }

    /// Rows and warnings not told before, in portions.
    fn new_rows(&mut self) -> Vec<FoundRows> {
        let Self { order, search, told, .. } = self;
        let results = search.results();
        let context = RowContext {
            work_package_id: order.work_package_id,
            feeder: &order.feeder,
            input: (&order.input).into(),
        };
        let mut portions: Vec<FoundRows> = Vec::new();
        let mut part = RowPart {
            groups: HashSet::new(),
            violations: told.violations..results.violations.len(),
        };
        let mut customers = 0;
        for position in new_groups(&results, told) {
            part.groups.insert(position);
            customers += results.groups[position].customer_count;
            if customers >= PORTION_CUSTOMERS {
                let tables = tables(&context, &results, &part);
                portions.push(FoundRows { tables, warnings: Vec::new() });
                part = RowPart::default();
                customers = 0;
            }
        }
        let warnings = results.warnings.get(told.warnings..).unwrap_or_default().to_vec();
        if !(part.groups.is_empty() && part.violations.is_empty() && warnings.is_empty()) {
            portions.push(FoundRows { tables: tables(&context, &results, &part), warnings });
        }
        told.violations = results.violations.len();
        told.warnings = results.warnings.len();
        portions
    }
}

impl Search for LvSolving {
    fn advance(&mut self, clock: &dyn Clock, until_ms: f64) -> bool {
        while self.goes_on && clock.elapsed_ms() < until_ms {
            self.goes_on = self.search.advance();
        }
        self.goes_on
    }

    fn news(&mut self, now_ms: f64) -> Vec<News> {
        let at = self.search.progress();
        let due =
            at.groups_bound != self.told.groups.len() && now_ms - self.told_ms >= ROWS_EVERY_MS;
        let mut rows = Vec::new();
        if due || !self.goes_on {
            self.told_ms = now_ms;
            rows = self.new_rows();
        }
        [News::Progress(at.into())].into_iter().chain(rows.into_iter().map(News::Rows)).collect()
    }
}

/// Positions of the groups that were not told of; from now on they are.
fn new_groups(results: &LvResults, told: &mut Told) -> Vec<usize> {
    let groups = results.groups.iter().enumerate();
    let new = groups.filter(|(_, group)| {
        told.groups.insert((group.head_mrid.clone(), group.terminal_sequence_number))
    });
    new.map(|(position, _)| position).collect()
}
