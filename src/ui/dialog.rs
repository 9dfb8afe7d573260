//! Modal dialogs on the browser's own element, which keeps focus inside and gives it back.

use leptos::html;
use leptos::prelude::*;

/// A modal dialog. Its content is built anew each time it opens.
#[component]
pub(crate) fn Dialog(
    /// Open or closed; Escape closes it.
    open: RwSignal<bool>,
    /// Heading.
    title: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(element) = element.get() else { return };
        if open.get() {
            // Fails only when it is open already.
            element.show_modal().ok();
        } else {
            element.close();
        }
    });
    view! {
        <dialog node_ref=element class="dialog" aria-label=title on:close=move |_| open.set(false)
            // Keys pressed in a dialog are not meant for the form it stands in.
            on:keydown=|event| event.stop_propagation()
        >
            <Show when=move || open.get()>
                <div class="dialog-head">
                    <h2>{title}</h2>
                    <button
                        type="button"
                        class="button button-icon"
                        aria-label="Close"
                        on:click=move |_| open.set(false)
                    >
                        "×"
                    </button>
                </div>
                {children()}
            </Show>
        </dialog>
    }
}

/// Asks before something that cannot be undone.
#[component]
pub(crate) fn ConfirmDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// The question.
    title: &'static str,
    /// What will happen.
    #[prop(into)]
    message: Signal<String>,
    /// Words on the button that does it.
    confirm: &'static str,
    /// Words on the button that does not.
    keep: &'static str,
    /// Does it.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let act = move |_| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog open title>
            <p>{message}</p>
            <div class="dialog-actions">
                // Enter by habit must not do it.
                <button
                    type="button"
                    class="button"
                    autofocus
                    on:click=move |_| open.set(false)
                >
                    {keep}
                </button>
                <button type="button" class="button button-danger" on:click=act>
                    {confirm}
                </button>
            </div>
        </Dialog>
    }
}
