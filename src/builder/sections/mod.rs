//! The form's sections, one file each.

mod addition;
mod allocation;
mod initial_state;
mod limits;
mod scope;
mod search;

pub(super) use addition::AdditionSection;
pub(super) use allocation::AllocationSection;
pub(super) use initial_state::InitialStateSection;
pub(super) use limits::LimitsSection;
pub(super) use scope::ScopeSection;
pub(super) use search::SearchSection;

use headroom_contract::draft::IntrinsicDraft;
use leptos::prelude::*;

/// A section of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionId {
    /// Name, feeders, year, scenario.
    Scope,
    /// Step 0.
    InitialState,
    /// Steps.
    Search,
    /// What is added.
    Addition,
    /// How it is shared.
    Allocation,
    /// What stops the search.
    Limits,
}

impl SectionId {
    /// All sections, in the order of the form.
    pub(super) const ALL: [Self; 6] = [
        Self::Scope,
        Self::InitialState,
        Self::Search,
        Self::Addition,
        Self::Allocation,
        Self::Limits,
    ];

    /// Heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Scope => "Scope",
            Self::InitialState => "Initial state",
            Self::Search => "Search",
            Self::Addition => "What is added",
            Self::Allocation => "Sharing",
            Self::Limits => "Limits",
        }
    }

    /// Id of the section's heading, where links go.
    pub(super) fn anchor(self) -> &'static str {
        match self {
            Self::Scope => "section-scope",
            Self::InitialState => "section-initial-state",
            Self::Search => "section-search",
            Self::Addition => "section-addition",
            Self::Allocation => "section-allocation",
            Self::Limits => "section-limits",
        }
    }

    /// True for fields of this section.
    pub(super) fn has(self, path: &str) -> bool {
        let block = path.split('.').next().unwrap_or(path);
        match self {
            Self::Scope => matches!(block, "workPackageName" | "syf"),
            Self::InitialState => block == "initialStateSelector",
            Self::Search => block == "search",
            Self::Addition => block == "injectionResource",
            Self::Allocation => block == "allocation",
            Self::Limits => block == "constraints",
        }
    }

    /// True when two drafts agree in this section.
    pub(super) fn agrees(self, one: &IntrinsicDraft, other: &IntrinsicDraft) -> bool {
        match self {
            Self::Scope => one.name == other.name && one.scope == other.scope,
            Self::InitialState => one.initial_state == other.initial_state,
            Self::Search => one.search == other.search,
            Self::Addition => one.injection == other.injection,
            Self::Allocation => one.allocation == other.allocation,
            Self::Limits => one.limits == other.limits,
        }
    }
}

/// A section with its heading.
#[component]
fn Section(id: SectionId, children: Children) -> impl IntoView {
    view! {
        <section class="form-section" aria-labelledby=id.anchor()>
            <h2 id=id.anchor() tabindex="-1">
                {id.title()}
            </h2>
            {children()}
        </section>
    }
}
