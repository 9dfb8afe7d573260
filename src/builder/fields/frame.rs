//! What stands around every control: label, help, error, note, and what it was before.

use headroom_contract::draft::Difference;
use headroom_contract::spec::{self, FieldSpec};
use leptos::either::Either;
use leptos::prelude::*;

use crate::builder::form::{Form, use_form};

/// Id of a field's help, which describes its control also while it is folded away.
fn help_id(spec: &FieldSpec) -> String {
    format!("{}-help", spec.id())
}

fn error_id(spec: &FieldSpec) -> String {
    format!("{}-error", spec.id())
}

/// What describes a control: its error while it has one, else its help. Heard on every visit, the help would drown what
/// is to be put right.
pub(in crate::builder) fn described_by(
    spec: &'static FieldSpec,
    error: Memo<Option<String>>,
) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || if error.with(Option::is_some) { error_id(spec) } else { help_id(spec) }
}

/// Label, help, error and note of a field around its control.
#[component]
pub(in crate::builder) fn FieldFrame(
    spec: &'static FieldSpec,
    /// The unit in the label, where it is not the field's own.
    #[prop(optional, into)]
    unit: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let open = RwSignal::new(false);
    let unit = move || {
        let unit = unit.get().or_else(|| spec.unit.map(str::to_owned))?;
        Some(view! { <span class="unit">{format!(" ({unit})")}</span> })
    };
    view! {
        <div
            class="field"
            class:field-wrong=move || error.with(Option::is_some)
            hidden=left_out(form, spec)
        >
            <div class="field-head">
                <label for=spec.id()>
                    {spec.label}
                    {unit}
                </label>
                <HelpButton spec open />
            </div>
            <FieldError spec error />
            {children()}
            <Help spec open />
            <FieldNote path=spec.path />
            <Was spec />
        </div>
    }
}

/// True for a field that is not on view while only changes are.
pub(in crate::builder) fn left_out(
    form: Form,
    spec: &'static FieldSpec,
) -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    move || form.view.only_changes.get() && change(form, spec).is_none()
}

fn change(form: Form, spec: &'static FieldSpec) -> Option<Difference> {
    form.changes.with(|changes| changes.iter().find(|change| change.field == spec).cloned())
}

/// Opens a field's help.
#[component]
pub(in crate::builder) fn HelpButton(
    spec: &'static FieldSpec,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="help-button"
            aria-expanded=move || open.get().to_string()
            aria-controls=help_id(spec)
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <span aria-hidden="true">"?"</span>
            <span class="visually-hidden">{format!("Help: {}", spec.label)}</span>
        </button>
    }
}

/// A field's help.
#[component]
pub(in crate::builder) fn Help(spec: &'static FieldSpec, open: RwSignal<bool>) -> impl IntoView {
    let all = use_form().view.all_help;
    let shown = move || open.get() || all.get();
    view! {
        <div class="help" hidden=move || !shown()>
            <p class="hint" id=help_id(spec)>
                {spec.help}
                {super::default_words(spec).map(|words| format!(" Default: {words}."))}
            </p>
            <p class="hint">
                <code>{spec.path}</code>
                " "
                <a href=spec::GUIDE target="_blank" rel="external noreferrer">
                    "Public guide"
                </a>
            </p>
        </div>
    }
}

/// A field's error, in the same words as in the summary.
#[component]
pub(in crate::builder) fn FieldError(
    spec: &'static FieldSpec,
    error: Memo<Option<String>>,
) -> impl IntoView {
    move || {
        error.get().map(|message| {
            view! {
                <p class="field-error" id=error_id(spec)>
                    {message}
                </p>
            }
        })
    }
}

/// A field's note: something to know that does not keep it from being sent.
#[component]
pub(in crate::builder) fn FieldNote(path: &'static str) -> impl IntoView {
    let warning = use_form().warning_at(path);
    move || {
        warning.get().map(|message| {
            view! {
                <p class="field-note">
                    <strong>"Check: "</strong>
                    {message}
                </p>
            }
        })
    }
}

/// What the field was in the form's source, while only changes are on view.
#[component]
pub(super) fn Was(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    move || {
        if !form.view.only_changes.get() {
            return Either::Left(());
        }
        Either::Right(change(form, spec).map(|Difference { before, after, .. }| {
            view! {
                <p class="change">
                    <del>{before}</del>
                    <span aria-hidden="true">" → "</span>
                    <ins>{after}</ins>
                </p>
            }
        }))
    }
}
