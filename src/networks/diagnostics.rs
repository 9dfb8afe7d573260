//! What the reader found in a network's files.

use headroom_contract::output::{DiagnosticSeverity, NetworkDiagnostic};
use leptos::prelude::*;

use crate::ui::format::count_of;

/// More than anyone reads; the rest is counted.
const MOST_SHOWN: usize = 200;

/// Findings, each with its place in the files.
#[component]
pub(super) fn Diagnostics(diagnostics: Vec<NetworkDiagnostic>) -> impl IntoView {
    let left_out = diagnostics.len().saturating_sub(MOST_SHOWN);
    let rows = diagnostics.into_iter().take(MOST_SHOWN).map(row).collect_view();
    view! {
        <ul class="diagnostics">{rows}</ul>
        {(left_out > 0).then(|| view! { <p class="hint">{format!("and {left_out} more")}</p> })}
    }
}

fn row(diagnostic: NetworkDiagnostic) -> impl IntoView {
    let place = place(&diagnostic);
    let NetworkDiagnostic { severity, element, message, .. } = diagnostic;
    let (class, word) = match severity {
        DiagnosticSeverity::Error => ("diagnostic diagnostic-error", "Error"),
        DiagnosticSeverity::Warning => ("diagnostic diagnostic-warning", "Check"),
    };
    view! {
        <li class=class>
            <span class="diagnostic-word">{word}</span>
            <span class="diagnostic-message">
                {element.map(|element| view! { <code>{element}</code> " " })} {message}
                {place.map(|place| view! { <span class="diagnostic-place">{place}</span> })}
            </span>
        </li>
    }
}

/// `Lines.dss:12:5`
fn place(diagnostic: &NetworkDiagnostic) -> Option<String> {
    let file = diagnostic.file.as_deref()?;
    let place = match (diagnostic.line, diagnostic.column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}"),
        (Some(line), None) => format!("{file}:{line}"),
        (None, _) => file.to_owned(),
    };
    Some(place)
}

/// How many findings of each kind: `2 errors, 1 warning`.
pub(super) fn tally(diagnostics: &[NetworkDiagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let errors = of(DiagnosticSeverity::Error);
    let warnings = of(DiagnosticSeverity::Warning);
    let warnings_words = count_of(warnings, "warning", "warnings");
    match (errors, warnings) {
        (0, _) => warnings_words,
        (_, 0) => count_of(errors, "error", "errors"),
        _ => format!("{}, {warnings_words}", count_of(errors, "error", "errors")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(severity: DiagnosticSeverity, line: Option<i32>) -> NetworkDiagnostic {
        NetworkDiagnostic {
            severity,
            file: Some("Lines.dss".to_owned()),
            line,
            column: line.map(|_| 5),
            element: None,
            message: String::new(),
        }
    }

    #[test]
    fn findings_name_their_place_and_are_counted() {
        let error = finding(DiagnosticSeverity::Error, Some(12));
        let warning = finding(DiagnosticSeverity::Warning, None);
        assert_eq!(place(&error).as_deref(), Some("Lines.dss:12:5"));
        assert_eq!(place(&warning).as_deref(), Some("Lines.dss"));
        assert_eq!(tally(&[error, warning]), "1 error, 1 warning");
    }
}
