//! Filters that are on, each to be taken away.

use leptos::prelude::*;

use super::address::{Filter, Test};
use super::cells::yes_or_no;
use super::columns::{label, shown_number};
use super::view::TableView;
use crate::words;

/// The filters of a table.
#[component]
pub(super) fn Chips(view: TableView) -> impl IntoView {
    let chips = move || {
        let filters = view.filters.get();
        let chips = filters.iter().enumerate().map(|(at, filter)| {
            let words = in_words(filter);
            let name = format!("Remove filter {words}");
            let remove = move |_| {
                let mut filters = view.filters.get_untracked();
                if at < filters.len() {
                    filters.remove(at);
                }
                view.set_filters(filters);
            };
            view! {
                <li class="chip">
                    <span class="chip-text">{words}</span>
                    <button type="button" class="chip-remove" aria-label=name on:click=remove>
                        "×"
                    </button>
                </li>
            }
        });
        chips.collect_view()
    };
    view! {
        <Show when=move || view.filters.with(|filters| !filters.is_empty())>
            <ul class="chips" aria-label="Filters">
                {chips}
            </ul>
        </Show>
    }
}

/// A filter in words: `Headroom per customer (kW) at most 2`.
pub(super) fn in_words(filter: &Filter) -> String {
    let name = label(filter.column);
    let shown = |value: f64| shown_number(filter.column, value, 4);
    match &filter.test {
        Test::In(values) => {
            let shown: Vec<&str> =
                values.iter().take(3).map(|value| value_words(filter.column.wire, value)).collect();
            let more = values.len().saturating_sub(shown.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{name}: {}{more}", shown.join(", "))
        }
        Test::Contains(part) => format!("{name} contains {part}"),
        Test::Range(Some(min), Some(max)) => {
            format!("{name} {} to {}", shown(*min), shown(*max))
        }
        Test::Range(Some(min), None) => format!("{name} at least {}", shown(*min)),
        Test::Range(None, Some(max)) => format!("{name} at most {}", shown(*max)),
        Test::Range(None, None) => name,
        Test::Is(flag) => format!("{name}: {}", yes_or_no(*flag)),
        Test::Missing => format!("{name}: none"),
    }
}

/// A value of a set as people read it.
pub(super) fn value_words<'a>(wire: &str, value: &'a str) -> &'a str {
    match wire {
        "metric" | "binding.metric" => words::metric(value),
        "headroomDirection" => words::row_direction(value),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::ResultTable;

    use super::super::address::read_filters;
    use super::*;

    #[test]
    fn filters_read_like_sentences() {
        let text = "headroomKwPerCustomer:range::2;binding.metric:in:LV_VOLTAGE_MAX_V;isLowerBound:is:false;feeder:in:a:b:c:d:e";
        let words: Vec<String> =
            read_filters(ResultTable::LvGroupHostingCapacity, text).iter().map(in_words).collect();
        assert_eq!(
            words,
            [
                "Headroom per customer (kW) at most 2",
                "Bound by: LV voltage above limit",
                "Lower bound: No",
                "Feeder: a, b, c and 2 more",
            ]
        );
    }
}
