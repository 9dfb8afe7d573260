//! What is shown of a network.

use headroom_contract::output::{
    DiagnosticSeverity, NetworkBoundingBox, NetworkDiagnostic, NetworkInfo, NetworkOrigin,
};
use headroom_engine::network::Network;
use headroom_engine::topology::survey;
use headroom_opendss::{Diagnostic, ReadModel, Severity};
use serde::{Deserialize, Serialize};

/// How a network is named and described.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Title {
    pub(crate) mrid: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) origin: NetworkOrigin,
}

/// What is shown of a model that was read; counts are zero where it could not be.
pub(crate) fn info(title: Title, model: &ReadModel) -> NetworkInfo {
    let mut diagnostics: Vec<NetworkDiagnostic> =
        model.diagnostics.iter().map(diagnostic).collect();
    let none = Network::default();
    let network = model.network.as_ref().unwrap_or(&none);
    let mut groups = Groups::default();
    if model.network.is_some() {
        match survey(network) {
            Ok(survey) => {
                groups = Groups {
                    count: survey.capacity_group_count,
                    customers: survey.customer_count,
                    ungrouped: survey.ungrouped_loads.len(),
                };
                let warning = |message| about_all(DiagnosticSeverity::Warning, message);
                diagnostics.extend(survey.warnings.into_iter().map(warning));
                if groups.count == 0 {
                    diagnostics
                        .insert(0, about_all(DiagnosticSeverity::Error, NO_GROUPS.to_owned()));
                }
            }
            Err(error) => {
                diagnostics.insert(0, about_all(DiagnosticSeverity::Error, error.to_string()));
            }
        }
    }
    let Title { mrid, name, description, origin } = title;
    NetworkInfo {
        mrid,
        name,
        description,
        origin,
        bus_count: count(network.buses.len()),
        line_count: count(network.lines.len()),
        transformer_count: count(network.transformers.len()),
        capacity_group_count: count(groups.count),
        customer_count: count(groups.customers),
        ungrouped_customer_count: count(groups.ungrouped),
        profile_count: count(network.shapes.len()),
        bounding_box: bounding_box(network),
        diagnostics,
    }
}

/// Capacity groups of a network that can be solved.
#[derive(Default)]
struct Groups {
    count: usize,
    customers: usize,
    /// Customers in none.
    ungrouped: usize,
}

const NO_GROUPS: &str = "No distribution transformer with customers below it was found. A study needs at least one \
     transformer with windings above and below 1 kV, and loads on its low-voltage side.";

/// A finding about a network as a whole.
pub(super) fn about_all(severity: DiagnosticSeverity, message: String) -> NetworkDiagnostic {
    NetworkDiagnostic { severity, file: None, line: None, column: None, element: None, message }
}

/// True for what keeps a network from being used.
pub(crate) fn is_error(diagnostic: &NetworkDiagnostic) -> bool {
    diagnostic.severity == DiagnosticSeverity::Error
}

fn diagnostic(found: &Diagnostic) -> NetworkDiagnostic {
    let position = |number: u32| i32::try_from(number).ok().filter(|number| *number > 0);
    NetworkDiagnostic {
        severity: match found.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        },
        file: Some(found.file.clone()).filter(|file| !file.is_empty()),
        line: position(found.line),
        column: position(found.column),
        element: found.element.clone(),
        message: found.message.clone(),
    }
}

fn bounding_box(network: &Network) -> Option<NetworkBoundingBox> {
    let positions = network.buses.iter().filter_map(|bus| bus.position);
    positions.fold(None, |around: Option<NetworkBoundingBox>, (x, y)| {
        let NetworkBoundingBox { min_x, min_y, max_x, max_y } =
            around.unwrap_or(NetworkBoundingBox { min_x: x, min_y: y, max_x: x, max_y: y });
        Some(NetworkBoundingBox {
            min_x: min_x.min(x),
            min_y: min_y.min(y),
            max_x: max_x.max(x),
            max_y: max_y.max(y),
        })
    })
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
