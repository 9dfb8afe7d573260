//! Blocks of limits: a switch, and the fields behind it.

use headroom_contract::draft::{
    BandDraft, BandDraftStoreFields, LoadingDraft, LoadingDraftStoreFields,
};
use headroom_contract::input::IntrinsicRatingBasis;
use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::fields::{Entry, SelectField, TextField};

/// Ratings with their labels.
const RATINGS: [(IntrinsicRatingBasis, &str); 2] =
    [(IntrinsicRatingBasis::Normal, "Normal"), (IntrinsicRatingBasis::Emergency, "Emergency")];

fn rating_index(basis: IntrinsicRatingBasis) -> usize {
    RATINGS.iter().position(|(rating, _)| *rating == basis).unwrap_or(0)
}

/// A voltage band.
#[component]
pub(super) fn BandBlock(
    /// The block.
    spec: &'static FieldSpec,
    /// Its lower end.
    min: &'static FieldSpec,
    /// Its upper end.
    max: &'static FieldSpec,
    /// The draft's part.
    #[prop(into)]
    band: Field<BandDraft>,
) -> impl IntoView {
    let summary = Signal::derive(move || {
        let BandDraft { min: least, max: greatest, .. } = band.get();
        let end = |text: &str, spec: &FieldSpec| {
            let text = text.trim();
            if text.is_empty() {
                spec.default.unwrap_or_default().to_owned()
            } else {
                text.to_owned()
            }
        };
        format!("{} to {} {}", end(&least, min), end(&greatest, max), min.unit_text())
    });
    view! {
        <LimitBlock spec on=band.on() summary>
            <div class="fields-row">
                <TextField spec=min value=band.min() entry=Entry::Number />
                <TextField spec=max value=band.max() entry=Entry::Number />
            </div>
        </LimitBlock>
    }
}

/// A loading limit.
#[component]
pub(super) fn LoadingBlock(
    /// The block.
    spec: &'static FieldSpec,
    /// Its percentage.
    percent: &'static FieldSpec,
    /// Its rating.
    basis: &'static FieldSpec,
    /// The draft's part.
    #[prop(into)]
    loading: Field<LoadingDraft>,
) -> impl IntoView {
    let summary = Signal::derive(move || {
        let LoadingDraft { percent: text, basis, .. } = loading.get();
        let text = text.trim();
        let most = if text.is_empty() { "100" } else { text };
        let (_, rating) = RATINGS[rating_index(basis)];
        format!("{most} % of {} rating", rating.to_lowercase())
    });
    let rating = Signal::derive(move || rating_index(loading.basis().get()));
    let choose_rating = Callback::new(move |index: usize| {
        let (basis, _) = RATINGS[index.min(RATINGS.len() - 1)];
        loading.basis().set(basis);
    });
    view! {
        <LimitBlock spec on=loading.on() summary>
            <div class="fields-row">
                <TextField spec=percent value=loading.percent() entry=Entry::Number />
                <SelectField
                    spec=basis
                    options=RATINGS.iter().map(|(_, label)| *label).collect()
                    chosen=rating
                    choose=choose_rating
                />
            </div>
        </LimitBlock>
    }
}

/// The switch of a block, its summary in one line, and its fields while it is on.
#[component]
fn LimitBlock(
    spec: &'static FieldSpec,
    #[prop(into)] on: Field<bool>,
    summary: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let hint = format!("{}-hint", spec.id());
    view! {
        <div class="limit" class:limit-on=move || on.get()>
            <div class="limit-head">
                <input
                    id=spec.id()
                    class="switch"
                    type="checkbox"
                    role="switch"
                    aria-describedby=hint.clone()
                    bind:checked=on
                />
                <label for=spec.id()>{spec.label}</label>
                <span class="limit-summary">
                    {move || if on.get() { summary.get() } else { "Off".to_owned() }}
                </span>
            </div>
            <p class="hint" id=hint>
                {spec.help}
            </p>
            <Show when=move || on.get()>
                <div class="limit-fields">{children()}</div>
            </Show>
        </div>
    }
}
