//! The run whose results are shown, and what every figure and file of it says of where it comes from.

use headroom_contract::input::{
    CommonInput, HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput,
};
use headroom_contract::output::{HcWorkPackage, WorkPackageState};
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};

use super::panel::ResultsVersion;
use crate::backend::{use_answering, use_backend};
use crate::json;
use crate::ui::chart::Provenance;
use crate::ui::now_utc;
use crate::words;

/// Said of everything that the engine in this browser computed.
pub(crate) const EMBEDDED_ENGINE: &str = "In-browser engine, not Zepben\u{2019}s service";
/// Said of everything that was opened from files.
const FROM_FILES: &str = "Read from files";
/// Bytes of a configuration's hash that are shown.
const HASH_BYTES: usize = 6;

/// The run, for all views of its results.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Work package.
    pub(super) id: Signal<String>,
    /// What is said of it.
    pub(super) facts: Memo<RunFacts>,
    /// When to ask again.
    pub(super) version: Memo<ResultsVersion>,
    /// What stands below everything that is exported.
    pub(super) provenance: Callback<(), Provenance>,
}

/// The run of a work package.
pub(super) fn use_run(
    id: Signal<String>,
    package: Signal<HcWorkPackage>,
    version: Memo<ResultsVersion>,
) -> Run {
    let facts = Memo::new(move |_| package.with(RunFacts::of));
    let engine = engine_words();
    let provenance = Callback::new(move |()| Provenance {
        lines: facts.with_untracked(|facts| facts.lines(&engine(facts), &now_utc())),
    });
    Run { id, facts, version, provenance }
}

/// What stands below what is exported of two runs.
pub(crate) fn provenance_of_two(
    first: &HcWorkPackage,
    second: &HcWorkPackage,
) -> Callback<(), Provenance> {
    let runs = [("A", RunFacts::of(first)), ("B", RunFacts::of(second))];
    let engine = engine_words();
    Callback::new(move |()| {
        let now = now_utc();
        let lines = runs.iter().flat_map(|(letter, facts)| {
            let lines = facts.lines(&engine(facts), &now).into_iter();
            lines.map(move |line| format!("{letter}: {line}"))
        });
        Provenance { lines: lines.collect() }
    })
}

/// What is said of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunFacts {
    /// Work package.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The feeders that it searched.
    pub(crate) feeders: Vec<String>,
    /// `2025, 2026`.
    pub(crate) years: String,
    /// `base, 2025`.
    pub(crate) scenario_and_year: String,
    /// The initial state, in words.
    pub(crate) initial_state: String,
    /// What is added, in words; empty where that is not known.
    pub(crate) direction: &'static str,
    /// Stopped by a person: its results must not be used.
    pub(crate) is_cancelled: bool,
    /// When it was run.
    pub(crate) created: String,
    /// The first digits of the SHA-256 of its configuration; empty where that is not known.
    pub(crate) configuration_hash: String,
}

impl RunFacts {
    /// What a work package says.
    pub(crate) fn of(package: &HcWorkPackage) -> Self {
        let config = package.config.as_deref().unwrap_or_default();
        let assumed = assumed(config);
        Self {
            id: package.id.clone(),
            name: package.name.clone(),
            feeders: package.feeders.clone(),
            years: years(package).join(", "),
            scenario_and_year: scenario_and_year(package),
            initial_state: assumed
                .map(|(initial_state, _)| initial_state.to_owned())
                .or_else(|| package.load_type.as_deref().map(words::selector))
                .unwrap_or_default(),
            direction: assumed.map_or("", |(_, direction)| direction),
            is_cancelled: package.state() == WorkPackageState::Cancelled,
            created: words::instant(package.created_at.as_deref()),
            configuration_hash: if config.is_empty() { String::new() } else { short_hash(config) },
        }
    }

    /// In this browser: the rows were read from files, and who computed them is not known. Runs have a configuration.
    fn is_from_files(&self) -> bool {
        self.configuration_hash.is_empty()
    }

    /// Why the results must not be used.
    fn warning(&self) -> &'static str {
        if self.is_cancelled { ". Cancelled: incomplete, do not use" } else { "" }
    }

    /// The lines below an export.
    pub(crate) fn lines(&self, engine: &str, now_utc: &str) -> Vec<String> {
        let hash = if self.configuration_hash.is_empty() {
            "configuration unknown".to_owned()
        } else {
            format!("configuration sha256 {}", self.configuration_hash)
        };
        vec![
            [self.name.as_str(), &self.scenario_and_year, &self.initial_state, self.direction]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            format!("Run {}, {hash}, run {}{}", self.id, self.created, self.warning()),
            format!("{engine}. Exported {now_utc}"),
        ]
    }
}

fn scenario_and_year(package: &HcWorkPackage) -> String {
    package.scenarios.iter().cloned().chain(years(package)).collect::<Vec<_>>().join(", ")
}

fn years(package: &HcWorkPackage) -> Vec<String> {
    package.years.iter().map(ToString::to_string).collect()
}

/// Initial state and direction of a configuration, in words.
fn assumed(config: &str) -> Option<(&'static str, &'static str)> {
    let words = |input: CommonInput<'_>| {
        let method = input.injection_resource.and_then(|injection| injection.method);
        (
            words::initial_state(input.initial_state_selector.selector_mode),
            words::direction(method.unwrap_or_default()),
        )
    };
    if let Ok(input) = json::read::<IntrinsicWorkPackageInput>(config) {
        return Some(words((&input).into()));
    }
    let input = json::read::<HvNodeHeadroomWorkPackageInput>(config).ok()?;
    Some(words((&input).into()))
}

/// The SHA-256 of a text in hexadecimal.
pub(super) fn sha_256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let hex: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.concat()
}

fn short_hash(text: &str) -> String {
    let mut hash = sha_256(text);
    hash.truncate(2 * HASH_BYTES);
    hash
}

/// Who computed, or read: the workbench's name and version.
fn engine_words() -> impl Fn(&RunFacts) -> String + Clone + Send + Sync {
    let embedded = use_backend().is_embedded();
    let answering = use_answering();
    move |facts: &RunFacts| {
        let name = answering.workbench.value.with_untracked(|info| {
            info.as_ref().map_or_else(String::new, |info| format!("{} {}", info.name, info.version))
        });
        match (embedded, facts.is_from_files()) {
            (true, false) => format!("{name}. {EMBEDDED_ENGINE}"),
            (true, true) => format!("{name}. {FROM_FILES}"),
            (false, _) => name,
        }
    }
}

/// Says which engine computed what stands below, where that is the one in this browser, or that it comes from files.
#[component]
pub(super) fn EngineBadge(run: Run) -> impl IntoView {
    use_backend().is_embedded().then(|| {
        let words = move || {
            run.facts.with(|facts| if facts.is_from_files() { FROM_FILES } else { EMBEDDED_ENGINE })
        };
        view! { <span class="badge engine-note">{words}</span> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_says_where_it_comes_from() {
        let config = r#"{"syf":{"feeders":["F"],"year":2025,"scenario":"base"},
            "initialStateSelector":{"selectorMode":"ZERO_LOAD","startTime":"2024-01-11T12:00:00"}}"#;
        let package = HcWorkPackage {
            id: "r1".to_owned(),
            name: "Solar".to_owned(),
            scenarios: vec!["base".to_owned()],
            years: vec![2025],
            config: Some(config.to_owned()),
            created_at: Some("2026-01-02T03:04:05Z".to_owned()),
            ..HcWorkPackage::default()
        };
        let facts = RunFacts::of(&package);
        assert_eq!(facts.configuration_hash.len(), 2 * HASH_BYTES);
        let lines = facts.lines("Engine 1", "2026-11-24 16:00:00 UTC");
        assert_eq!(lines[0], "Solar, base, 2025, Zero load, Export (generation added)");
        assert!(lines[1].starts_with("Run r1, configuration sha256 "), "{}", lines[1]);
        assert!(lines[1].ends_with("run 2026-01-02 03:04 UTC"), "{}", lines[1]);
        assert_eq!(lines[2], "Engine 1. Exported 2026-11-24 16:00:00 UTC");
    }

    #[test]
    fn the_hash_is_that_of_sha256sum() {
        assert_eq!(short_hash("abc"), "ba7816bf8f01");
    }
}
