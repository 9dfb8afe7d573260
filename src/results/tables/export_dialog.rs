//! Rows as a file, or as a program that fetches them.

use headroom_contract::operation::{GetWorkPackageById, ResultFile, Workbench};
use headroom_contract::output::{ResultColumn, WorkPackageState};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::run::sha_256;
use super::export::{Provenance, csv_head, csv_rows, python, sql, with_flag};
use super::source::TableQuery;
use super::view::TableView;
use crate::backend::{Backend, BackendError, use_backend};
use crate::ui::format::count;
use crate::ui::{CopyButton, Dialog, Notice, Tone, download, download_blob, use_toasts};

/// Rows that are asked for at a time, the most that may be.
const ROWS: u32 = 1000;

/// The dialog.
#[component]
pub(super) fn ExportDialog(
    open: RwSignal<bool>,
    view: TableView,
    asked: Memo<TableQuery>,
) -> impl IntoView {
    let backend = use_backend();
    let progress = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let toasts = use_toasts();
    let save = move |whole: bool| {
        let mut query = asked.get_untracked();
        let table = query.table;
        let shown: Vec<&'static str> =
            view.columns.get_untracked().iter().map(|column| column.id).collect();
        let columns = if whole {
            query.filter = None;
            query.sort = Vec::new();
            table.columns().iter().collect()
        } else {
            with_flag(table, &shown)
        };
        error.set(None);
        spawn_local(async move {
            match csv(backend, &query, &columns, progress).await {
                Ok(parts) => {
                    let name = format!("{}.csv", table.name());
                    if download(&name, "text/csv;charset=utf-8", &parts).is_err() {
                        error.set(Some("This browser does not let the page save files".to_owned()));
                    } else {
                        toasts.show(format!("{name} is saved"));
                    }
                }
                Err(problem) => error.set(Some(problem.to_string())),
            }
            progress.set(None);
        });
    };
    let save_parquet = move |_| {
        let query = asked.get_untracked();
        error.set(None);
        progress.set(Some("Writing the file…".to_owned()));
        spawn_local(async move {
            let name = format!("{}.parquet", query.table.name());
            let wanted = ResultFile {
                work_package_id: query.id,
                table: query.table,
                sort: query.sort,
                filter: query.filter,
            };
            match backend.parquet(&wanted).await {
                Ok(bytes) if download_blob(&name, &bytes).is_ok() => {
                    toasts.show(format!("{name} is saved"));
                }
                Ok(_) => {
                    error.set(Some("This browser does not let the page save files".to_owned()));
                }
                Err(problem) => error.set(Some(problem.to_string())),
            }
            progress.set(None);
        });
    };
    let endpoint = move || {
        let elsewhere = "https://workbench.example/api/graphql";
        backend.results_endpoint().unwrap_or_else(|| elsewhere.to_owned())
    };
    let busy = move || progress.with(Option::is_some);
    let python_text = Signal::derive(move || python(&asked.get(), &endpoint()));
    let sql_text = Signal::derive(move || sql(&asked.get()));
    view! {
        <Dialog open title="Export">
            <p class="hint">
                "CSV with units in its headings, times in UTC, and in lines of comment where it comes from"
            </p>
            <div class="dialog-actions">
                <button type="button" class="button button-primary" disabled=busy on:click=move |_| save(false)>
                    "Filtered rows (CSV)"
                </button>
                <button type="button" class="button" disabled=busy on:click=move |_| save(true)>
                    "All rows and columns (CSV)"
                </button>
                <button type="button" class="button" disabled=busy on:click=save_parquet>
                    "Filtered rows (Parquet)"
                </button>
            </div>
            <p role="status">{move || progress.get()}</p>
            {move || error.get().map(|error| view! { <Notice tone=Tone::Error>{error}</Notice> })}
            <h3>"The same rows by a program"</h3>
            <div class="dialog-actions">
                <CopyButton label="Copy Python" done="Python copied" text=python_text />
                <CopyButton label="Copy SQL" done="SQL copied" text=sql_text />
            </div>
            <pre class="snippet" role="region" tabindex="0" aria-label="Python that fetches these rows">
                {python_text}
            </pre>
        </Dialog>
    }
}

async fn csv(
    backend: Backend,
    query: &TableQuery,
    columns: &[&ResultColumn],
    progress: RwSignal<Option<String>>,
) -> Result<Vec<String>, BackendError> {
    let mut parts = vec![provenance(backend, &query.id).await?.comment(), csv_head(columns)];
    let mut offset = 0;
    loop {
        let page = query.page(backend, offset, ROWS).await?;
        offset += u32::try_from(page.rows.len()).unwrap_or_default();
        parts.push(csv_rows(columns, &page.rows));
        progress.try_set(Some(format!("{} of {} rows", count(offset), count(page.total_count.0))));
        if page.rows.is_empty() || i64::from(offset) >= page.total_count.0 {
            return Ok(parts);
        }
    }
}

async fn provenance(backend: Backend, id: &str) -> Result<Provenance, BackendError> {
    let package = backend.run(&GetWorkPackageById { id: id.to_owned() }).await?;
    let workbench = backend.run(&Workbench {}).await?;
    let package = package.unwrap_or_default();
    let note = match (backend.is_embedded(), &package.config) {
        (true, Some(_)) => " in this browser, not the Hosting Capacity Module",
        (true, None) => ", which read the rows from files",
        (false, _) => "",
    };
    let incomplete = match package.state() {
        WorkPackageState::Completed => None,
        WorkPackageState::Cancelled => Some("Cancelled: incomplete"),
        state if state.is_active() => Some("Still running: incomplete"),
        _ => Some("Failed: incomplete"),
    };
    Ok(Provenance {
        run_id: id.to_owned(),
        config_hash: package.config.as_deref().map(sha_256),
        engine: format!("{} {}{note}", workbench.name, workbench.version),
        made_at: Date::new_0().to_iso_string().into(),
        incomplete,
    })
}
