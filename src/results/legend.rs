//! What binds: colours with their patterns, words and counts.

use leptos::prelude::*;

use crate::ui::format::count;
use crate::words::BindingClass;

/// The legend.
#[component]
pub(super) fn Legend(classes: Vec<(BindingClass, usize)>) -> impl IntoView {
    let entries = classes
        .into_iter()
        .map(|(class, groups)| {
            view! {
                <li>
                    <Swatch class />
                    {class.label()}
                    <span class="legend-count">{count(groups)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="legend" aria-label="What binds">
            {entries}
        </ul>
    }
}

/// A class's colour and pattern.
#[component]
pub(super) fn Swatch(class: BindingClass) -> impl IntoView {
    view! {
        <svg class="swatch" width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" fill=pattern_url(class) />
        </svg>
    }
}

/// Fill of a class. An attribute, because `url(#...)` in a style sheet would look for the pattern in that file.
pub(super) fn pattern_url(class: BindingClass) -> String {
    format!("url(#binding-{})", class.slug())
}

/// The patterns that fills refer to; once on the page.
#[component]
pub(super) fn BindingPatterns() -> impl IntoView {
    let patterns = BindingClass::ALL
        .map(|class| {
            let slug = class.slug();
            view! {
                <pattern
                    id=format!("binding-{slug}")
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                >
                    <rect class=format!("binding-ground binding-{slug}") width="6" height="6" />
                    <path class="binding-mark" d=mark(class) />
                </pattern>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
            <defs>{patterns}</defs>
        </svg>
    }
}

/// Second cue beside the colour: plain, rising lines, falling lines, grid, dots, cross.
fn mark(class: BindingClass) -> &'static str {
    match class {
        BindingClass::LvVoltage => "",
        BindingClass::LvThermal => "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
        BindingClass::HvVoltage => "M0,1.5 h6 M0,4.5 h6",
        BindingClass::HvThermal => "M1.5,0 v6 M4.5,0 v6",
        BindingClass::NotBound => "M1,1 h1 M4,4 h1",
        BindingClass::Other => "M0,0 l6,6 M0,6 l6,-6",
    }
}
