//! Controls with label, hint and issues tied to them.

use headroom_contract::draft::parse_number;
use headroom_contract::spec::FieldSpec;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use reactive_stores::Field;

use super::form::use_form;

/// Id of a field's hint.
pub(super) fn hint_id(spec: &FieldSpec) -> String {
    format!("{}-hint", spec.id())
}

fn error_id(spec: &FieldSpec) -> String {
    format!("{}-error", spec.id())
}

/// What describes a control: its error while it has one, else its hint. The hint stays in sight, but heard on every
/// visit it would drown what is to be put right.
pub(super) fn described_by(
    spec: &'static FieldSpec,
    error: Memo<Option<String>>,
) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || if error.with(Option::is_some) { error_id(spec) } else { hint_id(spec) }
}

/// A field's error, in the same words as in the summary.
#[component]
pub(super) fn FieldError(spec: &'static FieldSpec, error: Memo<Option<String>>) -> impl IntoView {
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
pub(super) fn FieldNote(path: &'static str) -> impl IntoView {
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

/// What a text box takes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Entry {
    /// Any text.
    #[default]
    Text,
    /// A number in the field's unit.
    Number,
    /// A year.
    Year,
    /// A date and time in UTC.
    Time,
}

/// A text box.
#[component]
pub(super) fn TextField(
    /// The field.
    spec: &'static FieldSpec,
    /// Its text.
    #[prop(into)]
    value: Field<String>,
    /// What it takes.
    #[prop(optional)]
    entry: Entry,
    /// Shown while it is empty, instead of the default.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
) -> impl IntoView {
    let error = use_form().error_at(spec.path);
    let unit = match entry {
        Entry::Time => Some("UTC"),
        _ => spec.unit,
    };
    let placeholder = move || placeholder.get().or_else(|| default_words(spec)).unwrap_or_default();
    let settle = move |_: FocusEvent| {
        if entry == Entry::Number
            && let Some(plain) = normalised(&value.get_untracked(), spec.unit_text())
        {
            value.set(plain);
        }
    };
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label for=spec.id()>
                {spec.label}
                {unit.map(|unit| view! { <span class="unit">{format!(" ({unit})")}</span> })}
            </label>
            <FieldError spec error />
            <input
                id=spec.id()
                class=entry_class(entry)
                type=if entry == Entry::Time { "datetime-local" } else { "text" }
                inputmode=inputmode(entry)
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(spec, error)
                bind:value=value
                on:blur=settle
            />
            <p class="hint" id=hint_id(spec)>
                {spec.help}
            </p>
            <FieldNote path=spec.path />
        </div>
    }
}

/// A switch.
#[component]
pub(super) fn SwitchField(
    /// The field.
    spec: &'static FieldSpec,
    /// On or off.
    #[prop(into)]
    value: Field<bool>,
) -> impl IntoView {
    let error = use_form().error_at(spec.path);
    view! {
        <div class="field field-switch" class:field-wrong=move || error.with(Option::is_some)>
            <input
                id=spec.id()
                class="switch"
                type="checkbox"
                role="switch"
                aria-describedby=described_by(spec, error)
                bind:checked=value
            />
            <label for=spec.id()>{spec.label}</label>
            <FieldError spec error />
            <p class="hint" id=hint_id(spec)>
                {spec.help}
                {default_words(spec).map(|words| format!(" {words}."))}
            </p>
        </div>
    }
}

/// A choice between options that need no explaining.
#[component]
pub(super) fn SelectField(
    /// The field.
    spec: &'static FieldSpec,
    /// Labels of the options.
    options: Vec<&'static str>,
    /// Position of the chosen one.
    chosen: Signal<usize>,
    /// Chooses another.
    choose: Callback<usize>,
) -> impl IntoView {
    let error = use_form().error_at(spec.path);
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            view! {
                <option value=index.to_string() selected=move || chosen.get() == index>
                    {label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label for=spec.id()>{spec.label}</label>
            <FieldError spec error />
            <select
                id=spec.id()
                class="entry entry-number"
                aria-describedby=described_by(spec, error)
                on:change=move |event| {
                    if let Ok(index) = event_target_value(&event).parse() {
                        choose.run(index);
                    }
                }
            >
                {options}
            </select>
            <p class="hint" id=hint_id(spec)>
                {spec.help}
            </p>
        </div>
    }
}

/// `Default 1.0 kW`.
fn default_words(spec: &FieldSpec) -> Option<String> {
    spec.default.map(|default| match spec.unit {
        Some(unit) => format!("Default {default} {unit}"),
        None => format!("Default {default}"),
    })
}

fn inputmode(entry: Entry) -> Option<&'static str> {
    match entry {
        Entry::Number => Some("decimal"),
        Entry::Year => Some("numeric"),
        Entry::Text | Entry::Time => None,
    }
}

fn entry_class(entry: Entry) -> &'static str {
    match entry {
        Entry::Text => "entry",
        Entry::Number | Entry::Year => "entry entry-number",
        Entry::Time => "entry entry-time",
    }
}

/// The plain number behind what was typed with a unit, grouped or in full-width digits; `None` when there is nothing
/// to change.
fn normalised(text: &str, unit: &'static str) -> Option<String> {
    if text.trim().parse::<f64>().is_ok() {
        return None;
    }
    parse_number(text, unit).ok().flatten().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_units_become_the_fields_own() {
        assert_eq!(normalised("5000 W", "kW").as_deref(), Some("5"));
        assert_eq!(normalised("1 000", "").as_deref(), Some("1000"));
        assert_eq!(normalised("0.50", "kW"), None);
        assert_eq!(normalised("5 kVA", "kW"), None);
        assert_eq!(normalised("", "kW"), None);
    }
}
