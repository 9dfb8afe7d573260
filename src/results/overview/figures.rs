//! Head figures of a run.

use headroom_contract::output::StudyKind;
use leptos::prelude::*;

use super::super::place::kind_words;
use super::Source;
use crate::ui::format::{count, number};
use crate::ui::power;
use crate::words::BindingClass;

/// How many, median, P10, and what binds.
#[component]
pub(crate) fn Figures(source: Source, kind: StudyKind) -> impl IntoView {
    let words = kind_words(kind);
    let kw = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |kw| power::text(kw, 2));
    let bound = move || {
        let shares = source.shares.get();
        let all = shares.count();
        let figure_of = |(class, results): (BindingClass, usize)| {
            let percent = number(100.0 * results as f64 / all.max(1) as f64, 0);
            figure(count(results), "", format!("{}, {percent} %", class.as_cause()))
        };
        shares.0.into_iter().map(figure_of).collect_view()
    };
    view! {
        <dl class="head-figures">
            {move || {
                let figures = source.figures.get();
                let things = if figures.count == 1 { words.things.0 } else { words.things.1 };
                view! {
                    {figure(count(figures.count), "", things.to_owned())}
                    {figures
                        .customers
                        .map(|customers| figure(count(customers), "", "customers".to_owned()))}
                    {figure(kw(figures.median_kw), words.unit, "median".to_owned())}
                    {figure(kw(figures.p10_kw), words.unit, "P10: nine in ten have more".to_owned())}
                }
            }}
            {bound}
        </dl>
    }
}

fn figure(value: String, unit: &'static str, words: String) -> impl IntoView {
    view! {
        <div class="head-figure">
            <dt>{words}</dt>
            <dd>
                {value}
                {(!unit.is_empty()).then(|| view! { <span class="unit">{format!(" {unit}")}</span> })}
            </dd>
        </div>
    }
}
