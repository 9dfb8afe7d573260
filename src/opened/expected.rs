//! What can be opened.

use headroom_contract::output::ResultTable;
use leptos::prelude::*;

use crate::results::table_label;

/// The tables, and how they are recognised.
#[component]
pub(super) fn Expected() -> impl IntoView {
    let tables = ResultTable::ALL.map(|table| {
        view! {
            <li>
                <code>{table.name()}</code>
                ": "
                {table_label(table)}
            </li>
        }
    });
    view! {
        <section class="open-expected" aria-labelledby="open-expected-title">
            <h2 id="open-expected-title">"What can be opened"</h2>
            <ul>{tables.collect_view()}</ul>
            <p>
                "A file is recognised by its folder (" <code>"<work package>/<table>/..."</code>
                ", as the Hosting Capacity Module writes them), by its own name, or by its columns. Parquet has to be compressed with Snappy or not at all; CSV has a line of headings. All columns of a table have to be there, more are passed over. The first two tables give the overview; what bound their rows comes from constraint_violations."
            </p>
        </section>
    }
}
