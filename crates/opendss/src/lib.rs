//! OpenDSS scripts in, the engine's network out.
//!
//! [`read_model`] runs the scripts of a model as OpenDSS would, command by command, and builds the engine's
//! [`Network`] from the elements that result. It never fails: it answers with what it understood and with
//! [`Diagnostic`]s that name file, line and column. Nothing is dropped in silence: whatever is understood but not
//! modelled is named once.
//!
//! Architecture invariants: no I/O (files come as bytes in [`Files`]), no power flow, and no panic whatever the bytes.
//!
//! Where OpenDSS' own behaviour is not written in its manual, comments cite its public sources (`Line.pas`,
//! `Transformer.pas` and so on).

mod budget;
mod build;
mod classes;
mod diagnostic;
mod files;
mod interpreter;
mod master;
mod report;
mod script;

pub use diagnostic::{Diagnostic, Severity};
pub use files::Files;
pub use master::find_master;

use headroom_engine::network::Network;

use interpreter::Interpreter;

/// What [`read_model`] made of a model's files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadModel {
    /// The network; `None` when any diagnostic is an error.
    pub network: Option<Network>,
    /// Errors first, then warnings, each in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl ReadModel {
    /// The diagnostics that keep the model from being used.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics of what was understood but not modelled.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }
}

/// Reads a model from its master file, which [`find_master`] chooses.
pub fn read_model(files: &Files) -> ReadModel {
    match find_master(files) {
        Ok(master) => read_model_from(files, &master),
        Err(diagnostic) => ReadModel { network: None, diagnostics: vec![diagnostic] },
    }
}

/// Reads a model whose first script is `master`, a path in `files`.
pub fn read_model_from(files: &Files, master: &str) -> ReadModel {
    let mut interpreter = Interpreter::new(files);
    interpreter.run_master(master);
    let (model, mut report) = interpreter.finish();
    let network = if report.has_errors() { None } else { build::network(&model, &mut report) };
    let network = network.filter(|_| !report.has_errors());
    ReadModel { network, diagnostics: report.into_diagnostics() }
}
