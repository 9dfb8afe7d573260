//! The engine doing the benchmark's search, timed.

use headroom_engine::power_flow::{ControlError, ModelError, NotConverged};
use headroom_engine::search::{LvResults, LvSearch, StudyError};
use headroom_opendss::{Files, read_model};

use crate::replay::Replay;
use crate::report::{BoundGroup, Report};
use crate::study::{STEP_KW, study};

/// What the place tells in which the engine runs.
pub trait Host {
    /// Milliseconds since any fixed instant.
    fn now_ms(&self) -> f64;
    /// Most memory in use so far in bytes, where that can be known.
    fn peak_bytes(&self) -> Option<u64>;
}

/// Why there is nothing to measure.
#[derive(Debug, thiserror::Error)]
pub enum MeasureError {
    /// The scripts make no network.
    #[error("The model cannot be used: {0}")]
    Model(String),
    /// The network cannot be numbered or factorised.
    #[error(transparent)]
    Equations(#[from] ModelError),
    /// The search cannot start.
    #[error(transparent)]
    Study(#[from] StudyError),
    /// A state of the search cannot be solved.
    #[error("A power flow of the search does not converge")]
    NotConverged,
}

impl From<NotConverged> for MeasureError {
    fn from(_: NotConverged) -> Self {
        Self::NotConverged
    }
}

impl From<ControlError> for MeasureError {
    fn from(error: ControlError) -> Self {
        match error {
            ControlError::NotConverged => Self::NotConverged,
            ControlError::Model(error) => Self::Equations(error),
        }
    }
}

/// Reads a model, searches it in at most `max_steps` steps, and solves the search's states again without anything else, `repeats` times from the
/// beginning.
pub fn measure(
    files: &Files,
    max_steps: u32,
    repeats: u32,
    host: &dyn Host,
) -> Result<Report, MeasureError> {
    let mut report = Report { converged: true, ..Report::default() };
    for repeat in 0..repeats {
        let (network, read_ms) = timed(host, || read(files));
        let network = network?;
        let (search, prepare_ms) = timed(host, || LvSearch::new(&network, study(max_steps)));
        let mut search = search?;
        let (results, search_ms) = timed(host, || {
            while search.advance() {}
            search.results()
        });
        if repeat == 0 {
            report.peak_bytes = host.peak_bytes();
        }
        let progress = search.progress();
        drop(search);
        report.step_count = progress.step;
        report.solve_count = progress.solves;
        report.groups = bound_groups(&results);
        report.converged &= results.groups.iter().all(|group| group.converged);

        let mut replay = Replay::new(&network, study(max_steps).power_flow, &report.groups)?;
        let (iterations, solving_ms) = timed(host, || replay.run(progress.step));
        report.iteration_count = iterations?;
        report.node_count = replay.node_count();
        report.read_ms.push(read_ms);
        report.prepare_ms.push(prepare_ms);
        report.search_ms.push(search_ms);
        report.solving_ms.push(solving_ms);
    }
    Ok(report)
}

/// The network that the scripts describe.
pub(crate) fn read(files: &Files) -> Result<headroom_engine::network::Network, MeasureError> {
    let model = read_model(files);
    model.network.ok_or_else(|| {
        let first = model.diagnostics.first();
        MeasureError::Model(first.map_or_else(|| "no network".to_owned(), ToString::to_string))
    })
}

fn timed<T>(host: &dyn Host, work: impl FnOnce() -> T) -> (T, f64) {
    let start_ms = host.now_ms();
    let answer = work();
    (answer, host.now_ms() - start_ms)
}

fn bound_groups(results: &LvResults) -> Vec<BoundGroup> {
    let step_of = |binding| {
        let first = results.violations.iter().find(|violation| violation.binding == binding);
        first.map(|violation| violation.iteration)
    };
    let groups = results.groups.iter().map(|group| BoundGroup {
        head_mrid: group.head_mrid.clone(),
        valid_step: (group.headroom_kw_per_customer / STEP_KW).round() as u32,
        bound_at_step: group.binding.and_then(step_of),
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A clock that counts how often it was read.
    struct Counter(Cell<f64>);

    impl Host for Counter {
        fn now_ms(&self) -> f64 {
            self.0.set(self.0.get() + 1.0);
            self.0.get()
        }

        fn peak_bytes(&self) -> Option<u64> {
            None
        }
    }

    fn files() -> Files {
        let script = "New Circuit.c basekv=22 bus1=s\n\
            New Transformer.t windings=2 buses=[s.1.2.3 l.1.2.3.0] conns=[delta wye] kvs=[22 0.4] kvas=[100 100] xhl=4\n\
            New Line.l bus1=l bus2=c r1=0.5 x1=0.3 r0=1 x0=0.9 c1=0 c0=0 length=1\n\
            New Load.a bus1=c.1 phases=1 kv=0.23 kw=1\n\
            New Load.b bus1=c.2 phases=1 kv=0.23 kw=1\n\
            Set voltagebases=[22 0.4]\nCalcVoltageBases\n";
        Files::from_iter([("Master.dss", script)])
    }

    #[test]
    fn every_part_is_timed_at_every_repeat() {
        let report = measure(&files(), 1000, 2, &Counter(Cell::new(0.0))).unwrap();
        for times in [&report.read_ms, &report.prepare_ms, &report.search_ms, &report.solving_ms] {
            assert_eq!(times, &[1.0, 1.0]);
        }
        let [group] = &report.groups[..] else { panic!("{:?}", report.groups) };
        assert_eq!(
            group.bound_at_step,
            Some(report.step_count),
            "the search ends at its only group's limit"
        );
        assert_eq!(group.valid_step + 1, report.step_count);
        assert!(report.step_count > 10, "{}", report.step_count);
        assert!(report.iteration_count >= u64::from(report.step_count));
    }

    #[test]
    fn a_model_without_a_circuit_is_an_error_that_says_so() {
        let files = Files::from_iter([("Master.dss", "New Line.l")]);
        let error = measure(&files, 1000, 1, &Counter(Cell::new(0.0))).unwrap_err();
        assert!(matches!(error, MeasureError::Model(_)), "{error}");
    }
}
