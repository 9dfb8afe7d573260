//! A task being carried out.

use std::collections::VecDeque;
use std::sync::Arc;

use headroom_files::Reading;

use super::explain::Repeating;
use super::hv::HvSolving;
use super::lv::LvSolving;
use super::read::read;
use super::result_files;
use super::{HeldNetworks, News, Order, Report, Task};
use crate::host::Clock;
use crate::networks::locate;

/// A task being carried out: each look at it works for a while and answers what there is to tell.
///
/// Reports do not depend on where and how fast they are made, but for how many there are of progress.
pub struct Solving {
    stage: Stage,
    /// Reports not told yet.
    reports: VecDeque<Report>,
    clock: Arc<dyn Clock>,
    held: Arc<HeldNetworks>,
    report_every_ms: f64,
}

/// A search over a feeder, and what was told of it.
pub(super) trait Search: Send {
    /// Searches until an instant or the end; false at the end.
    fn advance(&mut self, clock: &dyn Clock, until_ms: f64) -> bool;
    /// What is new at an instant.
    fn news(&mut self, now_ms: f64) -> Vec<News>;
    /// The last news, once it has ended.
    fn end(&mut self) -> News {
        News::Searched
    }
}

enum Stage {
    Asked(Task),
    /// Result files.
    Files(Reading),
    Search(Box<dyn Search>),
    Over,
}

impl Solving {
    /// Begins a task; a search reports at least every `report_every_ms`. Reading a model takes as long as it takes.
    pub fn new(
        task: Task,
        clock: Arc<dyn Clock>,
        held: Arc<HeldNetworks>,
        report_every_ms: f64,
    ) -> Self {
        let reports = VecDeque::new();
        Self { stage: Stage::Asked(task), reports, clock, held, report_every_ms }
    }

    /// Takes up a search, or tells why it cannot be made.
    fn start(&mut self, search: Result<impl Search + 'static, String>) {
        let news = match search {
            Ok(search) => {
                self.stage = Stage::Search(Box::new(search));
                News::Searching
            }
            Err(reason) => News::Failed(reason),
        };
        self.reports.push_back(Report::new(news));
    }

    /// Tells which file is read next, or what became of all.
    fn go_on(&mut self, reading: Reading) {
        let (rest, report) = result_files::report(reading);
        if let Some(reading) = rest {
            self.stage = Stage::Files(reading);
        }
        self.reports.push_back(report);
    }

    fn work(&mut self) {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Asked(Task { order: Order::Read(order), files }) => {
                self.reports.push_back(read(order, &files, &self.held));
            }
            Stage::Asked(Task { order: Order::Locate(mrid), files }) => {
                let network = self.held.network(&files);
                let news = network.map(|network| locate(mrid, (*network).clone()));
                let news = news.map_or_else(News::Failed, |found| News::Located(Box::new(found)));
                self.reports.push_back(Report::new(news));
            }
            Stage::Asked(Task { order: Order::ReadResults, files }) => {
                self.go_on(result_files::begin(&files));
            }
            Stage::Files(mut reading) => {
                reading.step();
                self.go_on(reading);
            }
            Stage::Asked(Task { order: Order::SearchLv(order), files }) => {
                self.start(LvSolving::new(*order, &files, &self.held));
            }
            Stage::Asked(Task { order: Order::SearchHv(order), files }) => {
                self.start(HvSolving::new(*order, &files, &self.held));
            }
            Stage::Asked(Task { order: Order::Explain(order), files }) => {
                self.start(Repeating::new(*order, &files, &self.held));
            }
            Stage::Search(mut search) => {
                let until_ms = self.clock.elapsed_ms() + self.report_every_ms;
                let goes_on = search.advance(self.clock.as_ref(), until_ms);
                let news = search.news(self.clock.elapsed_ms());
                self.reports.extend(news.into_iter().map(Report::new));
                if goes_on {
                    self.stage = Stage::Search(search);
                } else {
                    self.reports.push_back(Report::new(search.end()));
                }
            }
            Stage::Over => {}
        }
    }
}

impl Iterator for Solving {
    type Item = Report;

    fn next(&mut self) -> Option<Report> {
        if self.reports.is_empty() {
            self.work();
        }
        self.reports.pop_front()
    }
}
