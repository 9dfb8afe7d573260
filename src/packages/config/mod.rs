//! The configuration of a work package: what was submitted, for people and for programs.

mod settings;
mod summary;
mod tree;

use std::sync::Arc;

use headroom_contract::draft::Submission;
use headroom_contract::exchange::{Dialect, python_script};
use headroom_contract::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use headroom_contract::operation::{RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage};
use headroom_contract::output::{HcWorkPackage, IntrinsicJob, StudyKind};
use leptos::prelude::*;
use serde_json::Value;

use self::settings::Settings;
use self::tree::JsonTree;
use crate::json;
use crate::ui::CopyButton;

/// An input of either kind.
enum Input {
    Lv(IntrinsicWorkPackageInput),
    Hv(HvNodeHeadroomWorkPackageInput),
}

impl Input {
    /// Reads a configuration. Without a kind the first that fits is taken: inputs with only what both kinds have read the
    /// same.
    fn read(config: &str, kind: Option<StudyKind>) -> Option<Self> {
        let lv = || json::read(config).ok().map(Self::Lv);
        let hv = || json::read(config).ok().map(Self::Hv);
        match kind {
            Some(StudyKind::HvNodeHeadroom) => hv(),
            Some(StudyKind::IntrinsicLv) => lv(),
            None => lv().or_else(hv),
        }
    }

    /// What would submit it again, under a name.
    fn submission(self, work_package_name: String) -> Submission {
        match self {
            Self::Lv(input) => {
                Submission::Intrinsic(RunIntrinsicWorkPackage { input, work_package_name })
            }
            Self::Hv(input) => Submission::HvNodeHeadroom(RunHvNodeHeadroomWorkPackage {
                input,
                work_package_name,
            }),
        }
    }
}

/// What was asked for.
#[component]
pub(super) fn Configuration(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let config = Memo::new(move |_| package.with(|p| p.config.clone().unwrap_or_default()));
    let kind = Memo::new(move |_| {
        jobs.with(|jobs| jobs.as_ref().and_then(|jobs| jobs.first()).map(|job| job.kind))
    });
    // It does not change while the run does, so that what is unfolded stays so.
    move || {
        let config = config.get();
        let input = Input::read(&config, kind.get());
        let value = json::read::<Value>(&config).ok();
        match (input, value) {
            (_, None) => ().into_any(),
            (input, Some(value)) => {
                let name = package.with_untracked(|package| package.name.clone());
                view! { <Known name input value /> }.into_any()
            }
        }
    }
}

#[component]
fn Known(
    /// Name of the work package.
    name: String,
    /// Nothing for work packages of a kind that this page does not know.
    input: Option<Input>,
    value: Value,
) -> impl IntoView {
    // Numbers, order and nulls are kept as they were submitted.
    let pretty = serde_json::to_string_pretty(&value).unwrap_or_default();
    let line = |(term, text): (&'static str, String)| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let lines = input.as_ref().map(summary::lines).unwrap_or_default();
    let python = input.map(|input| python_script(&input.submission(name), Dialect::default()));
    view! {
        <section class="configuration" aria-label="Configuration">
            <dl class="config">{lines.into_iter().map(line).collect_view()}</dl>
            <div class="config-forms">
                <details class="preview">
                    <summary>"Every setting"</summary>
                    <Settings value=value.clone() />
                </details>
                <details class="preview">
                    <summary>"Configuration as JSON"</summary>
                    <CopyButton label="Copy JSON" done="JSON copied" text=pretty />
                    <JsonTree value />
                </details>
                {python.map(|python| view! { <Script python /> })}
            </div>
        </section>
    }
}

/// A script that submits the same.
#[component]
fn Script(python: String) -> impl IntoView {
    view! {
        <details class="preview">
            <summary>"Configuration as Python"</summary>
            <CopyButton label="Copy Python" done="Python copied" text=python.clone() />
            <pre class="code" tabindex="0" aria-label="Configuration as Python">
                {python}
            </pre>
        </details>
    }
}
