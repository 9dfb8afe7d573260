//! The request as it would be sent, in each of the forms that people take away.

use headroom_contract::draft::Submission;
use headroom_contract::exchange::{
    Dialect, file_stem, graphql_body, graphql_document, graphql_variables, input_json,
    python_script,
};
use leptos::prelude::*;

use crate::builder::form::use_form;
use crate::ui::format::count_of;
use crate::ui::{CopyButton, Tab, Tabs, download, use_toasts};

/// A form of the request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    GraphQl,
    Python,
}

impl Format {
    const ALL: [Self; 3] = [Self::Json, Self::GraphQl, Self::Python];

    fn label(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::GraphQl => "GraphQL",
            Self::Python => "Python",
        }
    }

    fn tab_id(self) -> &'static str {
        match self {
            Self::Json => "request-tab-json",
            Self::GraphQl => "request-tab-graphql",
            Self::Python => "request-tab-python",
        }
    }

    /// Words on the button that copies it, and what is said afterwards.
    fn copy_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("Copy JSON", "JSON copied"),
            Self::GraphQl => ("Copy GraphQL", "GraphQL copied"),
            Self::Python => ("Copy Python", "Python copied"),
        }
    }

    /// What is shown and copied.
    fn text(self, submission: &Submission, dialect: Dialect) -> String {
        match self {
            Self::Json => input_json(submission),
            Self::GraphQl => {
                let variables = graphql_variables(submission);
                format!("{}\n\n# Variables\n{variables}", graphql_document(submission))
            }
            Self::Python => python_script(submission, dialect),
        }
    }

    /// Ending, type and content of the file. That of GraphQL is the body of the HTTP request.
    fn file(
        self,
        submission: &Submission,
        dialect: Dialect,
    ) -> (&'static str, &'static str, String) {
        match self {
            Self::Json => ("json", "application/json", input_json(submission)),
            Self::GraphQl => ("graphql.json", "application/json", graphql_body(submission)),
            Self::Python => ("py", "text/x-python", python_script(submission, dialect)),
        }
    }
}

/// The request in tabs. Only the one on view is written, after each pause in typing.
#[component]
pub(super) fn RequestPreview() -> impl IntoView {
    let form = use_form();
    let format = RwSignal::new(Format::Json);
    let dialect = RwSignal::new(Dialect::default());
    let text = Memo::new(move |_| {
        let write = |submission: &Submission| format.get().text(submission, dialect.get());
        form.checked.with(|checked| checked.request.as_ref().map(write))
    });
    let is_complete = Memo::new(move |_| text.with(Option::is_some));
    let label = move || format!("Request as {}", format.get().label());
    view! {
        <section class="request" aria-label="Request">
            <FormatTabs format />
            <div class="request-panel" role="tabpanel" id="request-panel" aria-labelledby=move || format.get().tab_id()>
                <Show
                    when=move || is_complete.get()
                    fallback=move || view! { <p class="hint">{missing()}</p> }
                >
                    <div class="request-actions">
                        {move || {
                            let (label, done) = format.get().copy_words();
                            let text = Signal::derive(move || text.get().unwrap_or_default());
                            view! { <CopyButton label done text /> }
                        }}
                        <DownloadButton format dialect />
                        <DialectSwitch format dialect />
                    </div>
                    <pre class="code" tabindex="0" aria-label=label>
                        {move || text.get()}
                    </pre>
                </Show>
            </div>
        </section>
    }
}

fn missing() -> impl Fn() -> String {
    let form = use_form();
    move || {
        form.checked.with(|checked| {
            let errors = checked.issues.iter().filter(|issue| issue.is_error()).count();
            format!("{} to fill in or put right first", count_of(errors, "field", "fields"))
        })
    }
}

/// The tabs.
#[component]
fn FormatTabs(format: RwSignal<Format>) -> impl IntoView {
    let tabs = Format::ALL.map(|one| Tab { id: one.tab_id().to_owned(), label: one.label() });
    let shown = move || Format::ALL.iter().position(|one| *one == format.get()).unwrap_or(0);
    let on_show = Callback::new(move |at: usize| {
        if let Some(one) = Format::ALL.get(at) {
            format.set(*one);
        }
    });
    view! {
        <Tabs
            label="Request as"
            controls="request-panel"
            tabs=Signal::stored(tabs.to_vec())
            shown=Signal::derive(shown)
            on_show
        />
    }
}

#[component]
fn DownloadButton(format: RwSignal<Format>, dialect: RwSignal<Dialect>) -> impl IntoView {
    let form = use_form();
    let toasts = use_toasts();
    let save = move |_| {
        form.settle();
        form.checked.with_untracked(|checked| {
            let Some(submission) = &checked.request else { return };
            let (ending, media_type, text) =
                format.get_untracked().file(submission, dialect.get_untracked());
            let name = format!("{}.{ending}", file_stem(submission.work_package_name()));
            if download(&name, media_type, &[text]).is_err() {
                toasts
                    .show("This browser does not let the page save a file: copy the text instead");
            }
        });
    };
    view! {
        <button type="button" class="button" on:click=save>
            "Download"
        </button>
    }
}

/// How the script spells the fields.
#[component]
fn DialectSwitch(format: RwSignal<Format>, dialect: RwSignal<Dialect>) -> impl IntoView {
    let is_snake = move || dialect.get() == Dialect::SnakeCase;
    let switch = move |event| {
        let snake = event_target_checked(&event);
        dialect.set(if snake { Dialect::SnakeCase } else { Dialect::CamelCase });
    };
    view! {
        <label class="check" hidden=move || format.get() != Format::Python>
            <input type="checkbox" prop:checked=is_snake on:change=switch />
            "snake_case, as older guides have it"
        </label>
    }
}
