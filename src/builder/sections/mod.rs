//! The form's sections, one file each.

mod addition;
mod allocation;
mod initial_state;
mod limits;
mod nodes;
mod options;
mod scope;
mod search;
mod section;
mod switch_meters;

pub(super) use addition::AdditionSection;
pub(super) use allocation::AllocationSection;
pub(super) use initial_state::InitialStateSection;
pub(super) use limits::LimitsSection;
pub(super) use nodes::NodesSection;
pub(super) use options::OptionsSection;
pub(super) use scope::ScopeSection;
pub(super) use search::SearchSection;

use headroom_contract::output::StudyKind;

/// A section of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionId {
    /// Name, feeders, year, scenario.
    Scope,
    /// Step 0.
    InitialState,
    /// Which nodes are tested; of HV node headroom only.
    Nodes,
    /// Steps.
    Search,
    /// What is added.
    Addition,
    /// How it is shared; of LV intrinsic runs only.
    Allocation,
    /// What stops the search.
    Limits,
    /// `model`
    Model,
    /// `solve`
    Solve,
    /// `variant` and `resultsWriter`
    Variant,
}

impl SectionId {
    /// All sections, in the order of the form.
    pub(super) const ALL: [Self; 10] = [
        Self::Scope,
        Self::InitialState,
        Self::Nodes,
        Self::Search,
        Self::Addition,
        Self::Allocation,
        Self::Limits,
        Self::Model,
        Self::Solve,
        Self::Variant,
    ];

    /// The sections of a kind of work package.
    pub(super) fn of_kind(kind: StudyKind) -> impl Iterator<Item = Self> {
        let other = match kind {
            StudyKind::IntrinsicLv => Self::Nodes,
            StudyKind::HvNodeHeadroom => Self::Allocation,
        };
        Self::ALL.into_iter().filter(move |section| *section != other)
    }

    /// The section of a field.
    pub(super) fn of(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.has(path))
    }

    /// Heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Scope => "Scope",
            Self::InitialState => "Initial state",
            Self::Nodes => "Nodes",
            Self::Search => "Search",
            Self::Addition => "What is added",
            Self::Allocation => "Sharing",
            Self::Limits => "Constraints",
            Self::Model => "Model options",
            Self::Solve => "Solve options",
            Self::Variant => "Variant and results",
        }
    }

    /// Id of the section's heading, where links go.
    pub(super) fn anchor(self) -> &'static str {
        match self {
            Self::Scope => "section-scope",
            Self::InitialState => "section-initial-state",
            Self::Nodes => "section-nodes",
            Self::Search => "section-search",
            Self::Addition => "section-addition",
            Self::Allocation => "section-allocation",
            Self::Limits => "section-constraints",
            Self::Model => "section-model",
            Self::Solve => "section-solve",
            Self::Variant => "section-variant",
        }
    }

    /// True for fields of this section.
    pub(super) fn has(self, path: &str) -> bool {
        let block = path.split('.').next().unwrap_or(path);
        match self {
            Self::Scope => matches!(block, "workPackageName" | "syf"),
            Self::InitialState => block == "initialStateSelector",
            Self::Nodes => block == "nodeLocationSelector",
            Self::Search => block == "search",
            Self::Addition => block == "injectionResource",
            Self::Allocation => matches!(block, "allocation" | "capacityGroupPlacement"),
            Self::Limits => block == "constraints",
            Self::Model => block == "model",
            Self::Solve => block == "solve",
            Self::Variant => matches!(block, "variant" | "resultsWriter"),
        }
    }

    /// True for what few runs change: one line until it is opened.
    pub(super) fn starts_folded(self) -> bool {
        matches!(self, Self::Allocation | Self::Model | Self::Solve | Self::Variant)
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::spec;

    use super::*;

    #[test]
    fn every_field_is_in_one_section() {
        for field in spec::all() {
            let sections = SectionId::ALL.iter().filter(|section| section.has(field.path)).count();
            assert_eq!(sections, 1, "{}", field.path);
        }
    }
}
