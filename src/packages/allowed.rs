//! What a person may do here, as far as the workbench tells beforehand.

use headroom_contract::output::permission;
use leptos::prelude::*;

use crate::backend::use_answering;
use crate::ui::use_toasts;

/// A button for something that takes a permission. Without it the button stays where it is, greyed out, and says why.
#[component]
pub(crate) fn PermittedButton(
    /// What it takes, see [`permission`].
    permission: &'static str,
    /// Classes beside `button`.
    #[prop(optional)]
    class: &'static str,
    /// Hidden while there is nothing to do it to.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// Id, for focus that comes back.
    #[prop(optional)]
    id: &'static str,
    /// Does it.
    #[prop(into)]
    on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    let toasts = use_toasts();
    let refusal = refusal(permission);
    let press = move |_| match refusal.get_untracked() {
        Some(why) => toasts.show(why),
        None => on_press.run(()),
    };
    view! {
        <button
            type="button"
            id=(!id.is_empty()).then_some(id)
            class=format!("button {class}")
            hidden=hidden
            aria-disabled=move || refusal.with(Option::is_some).then_some("true")
            title=refusal
            on:click=press
        >
            {children()}
        </button>
    }
}

/// Why the person may not do something; nothing while they may, or while that is not known.
pub(crate) fn refusal(permission: &'static str) -> Signal<Option<String>> {
    let answering = use_answering();
    Signal::derive(move || answering.lacks(permission).then(|| words(permission)))
}

/// The roles are those that an Energy Workbench comes with.
fn words(lacking: &str) -> String {
    let roles = if lacking == permission::UPDATE {
        "the role SUPER_ADMIN has it"
    } else {
        "the roles SUPER_ADMIN and TIMESERIES_MODELLER have it"
    };
    format!("You need the permission {lacking} ({roles}): ask whoever runs this server")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_permission_and_who_has_it() {
        assert!(words(permission::CANCEL).contains("HC_WORK_PACKAGE:CANCEL"));
        assert!(words(permission::CANCEL).contains("TIMESERIES_MODELLER"));
        assert!(!words(permission::UPDATE).contains("TIMESERIES_MODELLER"));
    }
}
