//! What deleting does.

use leptos::prelude::*;

use crate::backend::{use_answering, use_backend};
use crate::ui::format::count_of;

/// What deleting does where it is asked for. Only an Energy Workbench keeps the results.
pub(super) fn deletion_words(packages: Signal<usize>) -> Signal<String> {
    let answering = use_answering();
    let embedded = use_backend().is_embedded();
    Signal::derive(move || {
        let subject = match packages.get() {
            1 => "The work package is".to_owned(),
            several => format!("{} are", count_of(several, "work package", "work packages")),
        };
        let its = if packages.get() == 1 { "its" } else { "their" };
        if answering.is_plain() {
            format!(
                "{subject} removed from the list, for everyone; {its} results are kept in the server's database or files. What still runs is stopped. This is irreversible."
            )
        } else if embedded {
            format!(
                "{subject} removed from this browser, and so are {its} results: export first what you need. What still runs is stopped. This is irreversible."
            )
        } else {
            format!(
                "{subject} removed from the server, for everyone, and so are {its} results: export first what you need. What still runs is stopped. This is irreversible."
            )
        }
    })
}
