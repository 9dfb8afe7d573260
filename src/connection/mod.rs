//! Who answers: its name in the page's frame, changing it, and what follows when it cannot do all that the page can show.

mod badge;
mod diagnostics;
mod dialog;
mod notices;

pub(crate) use badge::EngineButton;
use leptos::prelude::*;
pub(crate) use notices::{NotAnswering, PlainWorkbench};

/// Whether the dialog that changes who answers is open.
#[derive(Clone, Copy)]
struct ConnectDialogOpen(RwSignal<bool>);

/// Lets every view of this place open the dialog that changes who answers.
pub(crate) fn provide_connect_dialog() {
    provide_context(ConnectDialogOpen(RwSignal::new(false)));
}

/// Whether the dialog that changes who answers is open.
pub(crate) fn use_connect_dialog() -> RwSignal<bool> {
    expect_context::<ConnectDialogOpen>().0
}
