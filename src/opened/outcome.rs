//! What became of files.

use headroom_contract::output::{OpenedFile, OpenedResults};
use leptos::prelude::*;

use crate::routes;
use crate::ui::format::{count, count_of};
use crate::ui::{Notice, Tone};

/// Files that were read but are not open, or that are of several work packages.
#[component]
pub(super) fn Outcome(opened: OpenedResults) -> impl IntoView {
    let OpenedResults { work_package_ids, files } = opened;
    let broken = files.iter().filter(|file| file.problem.is_some()).count();
    let notice = if broken > 0 {
        let files = count_of(broken, "file is", "files are");
        let words = format!(
            "Nothing was opened: {files} not as result tables are. Put right what is named below, or leave it out."
        );
        view! { <Notice tone=Tone::Error>{words}</Notice> }.into_any()
    } else if work_package_ids.is_empty() {
        view! { <Notice tone=Tone::Error>"None of these files is of a result table"</Notice> }
            .into_any()
    } else {
        view! { <Packages ids=work_package_ids /> }.into_any()
    };
    view! {
        {notice}
        <div class="table-frame open-outcome" role="region" aria-label="Files" tabindex="0">
            <table class="table">
                <caption class="visually-hidden">"What became of each file"</caption>
                <thead>
                    <tr>
                        <th scope="col">"File"</th>
                        <th scope="col">"Outcome"</th>
                    </tr>
                </thead>
                <tbody>{files.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(file: &OpenedFile) -> impl IntoView + use<> {
    let words = match (&file.problem, &file.passed_over, file.table) {
        (Some(problem), ..) => problem.clone(),
        (_, Some(why), _) => format!("Passed over: {why}"),
        (.., Some(table)) => format!("{}, {} rows", table.name(), count(file.row_count.0)),
        _ => String::new(),
    };
    view! {
        <tr>
            <th scope="row">{file.path.clone()}</th>
            <td>{words}</td>
        </tr>
    }
}

/// The work packages whose results are open.
#[component]
fn Packages(ids: Vec<String>) -> impl IntoView {
    let links = ids.into_iter().zip(1..).map(|(id, number)| {
        view! {
            <li>
                <a href=routes::run(&id)>{format!("Results {number}")}</a>
            </li>
        }
    });
    view! {
        <p>"These files are of several work packages:"</p>
        <ul>{links.collect_view()}</ul>
    }
}
