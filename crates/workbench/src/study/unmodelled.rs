//! Options that are accepted and named, but not followed.

use headroom_contract::input::CommonInput;
use serde::Serialize;
use serde_json::Value;

use super::options::FOLLOWED;

/// Warnings about what the input sets and this engine does not follow.
pub(crate) fn warnings(input: CommonInput<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut paths = Vec::new();
    collect("model", input.model, &mut paths);
    collect("solve", input.solve, &mut paths);
    collect("variant", input.variant, &mut paths);
    collect("resultsWriter", input.results_writer, &mut paths);
    paths.retain(|path| !FOLLOWED.contains(&path.as_str()));
    match paths.as_slice() {
        [] => {}
        [path] => warnings.push(format!("{path} is not modelled by this engine")),
        _ => warnings.push(format!("{} are not modelled by this engine", paths.join(", "))),
    }
    if input.syf.scenario != "base" {
        warnings.push(format!(
            "Scenario {} is a label only: this engine runs the network as its files describe it",
            input.syf.scenario
        ));
    }
    warnings
}

/// Paths of the options given in a block, as the wire names them.
fn collect(block: &str, options: Option<&impl Serialize>, paths: &mut Vec<String>) {
    if let Some(Ok(Value::Object(fields))) = options.map(serde_json::to_value) {
        paths.extend(fields.keys().map(|field| format!("{block}.{field}")));
    }
}
