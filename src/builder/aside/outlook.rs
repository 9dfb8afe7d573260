//! What the limits mean: headroom on a sample feeder, found anew after every change of the form.

use headroom_contract::draft::{Draft, Submission, check};
use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::operation::PreviewHeadroom;
use headroom_contract::output::{NetworkInfo, ResultHistogram, StudyKind};
use headroom_contract::spec;
use leptos::prelude::*;

use crate::backend::{query, use_backend};
use crate::builder::form::use_form;
use crate::builder::{name, start};
use crate::networks::use_networks;
use crate::ui::format::count_of;
use crate::ui::power;

/// Size of the drawing, in its own units.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 56.0;
const GAP: f64 = 2.0;

/// A feeder and what would be run on it.
#[derive(Clone, PartialEq)]
struct Previewed {
    name: String,
    input: IntrinsicWorkPackageInput,
}

/// A small histogram of headroom on the first chosen feeder that is here, or else on a sample. It is found by the engine in
/// this browser, beside the page, and leaves no work package.
#[component]
pub(super) fn Outlook() -> impl IntoView {
    let form = use_form();
    let networks = use_networks();
    if form.kind != StudyKind::IntrinsicLv {
        return ().into_any();
    }
    if !use_backend().is_embedded() {
        let words = "Previews of headroom are found by the engine in this browser, and a server answers here";
        return view! { <p class="hint">{words}</p> }.into_any();
    }
    let previewed = Memo::new(move |_| {
        let known = networks.value.get()?;
        form.settled.with(|draft| previewed(draft, &known))
    });
    let preview =
        query(move || previewed.get().map(|Previewed { input, .. }| PreviewHeadroom { input }));
    let histogram = move || {
        let Previewed { name, .. } = previewed.get()?;
        let histogram = preview.value.get()?;
        Some(view! { <Histogram histogram=(*histogram).clone() name /> })
    };
    view! {
        <section class="outlook" aria-label="Preview" aria-busy=move || preview.busy.get().to_string()>
            {histogram}
            <p class="hint" hidden=move || previewed.with(Option::is_some)>
                "No preview while there is something to put right"
            </p>
        </section>
    }
    .into_any()
}

fn previewed(draft: &Draft, known: &[NetworkInfo]) -> Option<Previewed> {
    let chosen = draft
        .names(&spec::FEEDERS)
        .find_map(|mrid| known.iter().find(|network| network.mrid == mrid));
    let network = chosen.or_else(|| start::sample(known))?;
    let mut draft = name::with_proposal(draft.clone());
    draft.set_names(&spec::FEEDERS, &[&network.mrid]);
    match check(&draft).request? {
        Submission::Intrinsic(run) => {
            Some(Previewed { name: network.name.clone(), input: run.input })
        }
        Submission::HvNodeHeadroom(_) => None,
    }
}

#[component]
fn Histogram(histogram: ResultHistogram, name: String) -> impl IntoView {
    let ResultHistogram { total_count, min, max, bins, .. } = histogram;
    let groups = count_of(total_count.0, "group", "groups");
    let kw =
        |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| power::text(value, 1));
    let (min, max, unit) = (kw(min), kw(max), power::unit().symbol());
    let words = format!("Headroom of {groups} of {name}: {min} to {max} {unit} per customer");
    let tallest = bins.iter().map(|bin| bin.count.0).max().unwrap_or(0).max(1) as f64;
    let width = WIDTH / bins.len().max(1) as f64;
    let bars = bins
        .iter()
        .enumerate()
        .map(|(at, bin)| {
            let height = bin.count.0 as f64 / tallest * HEIGHT;
            view! {
                <rect
                    x=(at as f64 * width).to_string()
                    y=(HEIGHT - height).to_string()
                    width=(width - GAP).max(1.0).to_string()
                    height=height.to_string()
                ></rect>
            }
        })
        .collect_view();
    view! {
        <p class="outlook-title">{format!("Preview on {name}")}</p>
        <svg
            class="outlook-bars"
            role="img"
            aria-label=words
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="none"
        >
            {bars}
        </svg>
        <p class="outlook-axis">
            <span>{min}</span>
            <span>{format!("headroom, {unit} per customer")}</span>
            <span>{max}</span>
        </p>
    }
}
