//! Light, dark or as the system has it. `public/boot.js` applies the choice before the first paint.

use leptos::prelude::*;

use super::storage;

const KEY: &str = "headroom.theme";

/// Value, words.
const THEMES: [(&str, &str); 3] =
    [("system", "System theme"), ("light", "Light theme"), ("dark", "Dark theme")];

/// Chooses the theme.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let kept = storage::read(KEY).ok().flatten();
    let theme = RwSignal::new(kept.or_else(usual_theme).unwrap_or_else(|| "system".to_owned()));
    let choose = move |event| {
        let chosen = event_target_value(&event);
        show_theme(&chosen);
        // Where nothing can be kept the choice lasts until the page is closed.
        storage::write(KEY, &chosen).ok();
        theme.set(chosen);
    };
    let options = THEMES
        .map(|(value, words)| view! { <option value=value>{words}</option> })
        .into_iter()
        .collect_view();
    view! {
        <select class="theme-switch" aria-label="Theme" prop:value=theme on:change=choose>
            {options}
        </select>
    }
}

/// `theme` of `config.json`, for people who have not chosen.
fn usual_theme() -> Option<String> {
    document().document_element()?.get_attribute("data-usual-theme")
}

/// Shows a theme without keeping it: `system`, or a value of `data-theme`.
pub(crate) fn show_theme(theme: &str) {
    let Some(root) = document().document_element() else { return };
    // Setting an attribute of this name cannot fail.
    if theme == "system" {
        root.remove_attribute("data-theme").ok();
    } else {
        root.set_attribute("data-theme", theme).ok();
    }
}
