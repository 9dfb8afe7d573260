//! Work packages as texts that leave the page and come back: JSON, GraphQL and Python.
//!
//! - [`input_json`], [`graphql_variables`] and [`python_script`] write what would be sent
//! - [`import`] reads JSON, our own Python and shared drafts: what it cannot take it names, and the rest it takes
//! - [`shared_json`] writes a draft as it is, complete or not
//! - [`run_size`] says how much a work package asks for
//!
//! Nothing here sends anything, and nothing that is read is ever run.

mod graphql;
mod import;
mod json;
mod known;
mod python;
mod shared;
mod size;
mod tree;

pub use graphql::{graphql_body, graphql_document, graphql_variables};
pub use import::{Imported, Problem, Unreadable, import};
pub use json::input_json;
pub use python::{Dialect, python_script};
pub use shared::shared_json;
pub use size::{RunSize, run_size};

/// A work package's name as the stem of a file's name: `2025-base-export-cre21`.
pub fn file_stem(work_package_name: &str) -> String {
    let words: Vec<String> = work_package_name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let stem: String = words.join("-").chars().take(60).collect();
    if stem.is_empty() { "work-package".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_work_package() {
        assert_eq!(file_stem("2025 base export, CRE21"), "2025-base-export-cre21");
        assert_eq!(file_stem("../../Été \"x\""), "été-x");
        assert_eq!(file_stem(" / "), "work-package");
    }
}
