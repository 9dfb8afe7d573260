//! What of the list is on view. The address holds it all, so that a reload or a colleague sees the same.

use headroom_contract::operation::{
    HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, SortOrder,
};
use headroom_contract::output::WorkPackageState;

use crate::routes::{self, key};

/// Which work packages, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListView {
    /// Part of a name, an id or a feeder; empty for all.
    pub(super) search: String,
    /// Which states.
    pub(super) states: States,
    /// Only those that the person submitted.
    pub(super) mine: bool,
    /// Order.
    pub(super) order: ListOrder,
    /// Page, from 0.
    pub(super) page: u32,
}

/// States that the list can be narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum States {
    /// All.
    #[default]
    Any,
    /// Those that wait or run.
    Active,
    /// One that has ended.
    Ended(WorkPackageState),
}

impl States {
    /// In the order of the choice.
    pub(super) const ALL: [Self; 6] = [
        Self::Any,
        Self::Active,
        Self::Ended(WorkPackageState::Completed),
        Self::Ended(WorkPackageState::Failed),
        Self::Ended(WorkPackageState::TimedOut),
        Self::Ended(WorkPackageState::Cancelled),
    ];

    /// The word people see.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Any => "Any status",
            Self::Active => "Pending or running",
            Self::Ended(state) => state.label(),
        }
    }

    /// The word in the address.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Active => "active",
            Self::Ended(WorkPackageState::Completed) => "succeeded",
            Self::Ended(WorkPackageState::Failed) => "failed",
            Self::Ended(WorkPackageState::TimedOut) => "timed-out",
            Self::Ended(_) => "cancelled",
        }
    }

    /// Reads the word of an address; unknown words are all states.
    pub(super) fn from_slug(slug: &str) -> Self {
        Self::ALL.into_iter().find(|states| states.slug() == slug).unwrap_or_default()
    }

    fn statuses(self) -> Option<Vec<String>> {
        let states = match self {
            Self::Any => return None,
            Self::Active => vec![WorkPackageState::Pending, WorkPackageState::Running],
            Self::Ended(state) => vec![state],
        };
        Some(states.into_iter().map(|state| state.status().to_owned()).collect())
    }
}

/// Orders that the API knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ListOrder {
    /// The latest first.
    #[default]
    Latest,
    /// The earliest first.
    Earliest,
    /// By name.
    Name,
    /// By name, backwards.
    NameDescending,
}

impl ListOrder {
    const ALL: [(Self, &str); 4] = [
        (Self::Latest, "-created"),
        (Self::Earliest, "created"),
        (Self::Name, "name"),
        (Self::NameDescending, "-name"),
    ];

    fn slug(self) -> &'static str {
        Self::ALL.into_iter().find(|(order, _)| *order == self).map_or("", |(_, slug)| slug)
    }

    fn from_slug(slug: &str) -> Self {
        Self::ALL.into_iter().find(|(_, s)| *s == slug).map(|(order, _)| order).unwrap_or_default()
    }

    fn criteria(self) -> HcWorkPackagesSortCriteriaInput {
        let (created_at, name) = match self {
            Self::Latest => (Some(SortOrder::Desc), None),
            Self::Earliest => (Some(SortOrder::Asc), None),
            Self::Name => (None, Some(SortOrder::Asc)),
            Self::NameDescending => (None, Some(SortOrder::Desc)),
        };
        HcWorkPackagesSortCriteriaInput { created_at, name }
    }
}

impl ListView {
    /// Reads the values of an address's keys.
    pub(super) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key| value(key).unwrap_or_default();
        Self {
            search: text(key::SEARCH),
            states: States::from_slug(&text(key::STATUS)),
            mine: text(key::MINE) == "1",
            order: ListOrder::from_slug(&text(key::SORT)),
            page: text(key::PAGE).parse::<u32>().unwrap_or(1).saturating_sub(1),
        }
    }

    /// Its address; what is as usual is left out.
    pub(super) fn address(&self) -> String {
        let Self { search, states, mine, order, page } = self;
        let usual = |is: bool, text: String| if is { String::new() } else { text };
        routes::with_query(
            &routes::work_packages(),
            &[
                (key::SEARCH, search.trim().to_owned()),
                (key::STATUS, states.slug().to_owned()),
                (key::MINE, usual(!mine, "1".to_owned())),
                (key::SORT, usual(*order == ListOrder::default(), order.slug().to_owned())),
                (key::PAGE, usual(*page == 0, (page + 1).to_string())),
            ],
        )
    }

    /// True when some work packages may be left out.
    pub(super) fn narrows(&self) -> bool {
        !self.search.is_empty() || self.states != States::Any || self.mine
    }

    /// What to ask for. `me` is the id of whoever asks, and `by_state` says whether the workbench can tell states apart.
    pub(super) fn filter(&self, me: Option<String>, by_state: bool) -> HcWorkPackagesFilterInput {
        HcWorkPackagesFilterInput {
            search_text: (!self.search.is_empty()).then(|| self.search.clone()),
            statuses: self.states.statuses().filter(|_| by_state),
            created_by: me.filter(|_| self.mine).map(|id| vec![id]),
            ..HcWorkPackagesFilterInput::default()
        }
    }

    /// The order to ask for.
    pub(super) fn criteria(&self) -> HcWorkPackagesSortCriteriaInput {
        self.order.criteria()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_only_what_is_not_as_usual() {
        assert_eq!(ListView::default().address(), "/");
        let default = ListView::read(|_| None);
        assert_eq!(default, ListView::default());
        let query = [(key::STATUS, "nonsense"), (key::SORT, "-name"), (key::PAGE, "3")];
        let view = ListView::read(|asked| {
            query.iter().find(|(key, _)| *key == asked).map(|(_, value)| (*value).to_owned())
        });
        assert_eq!(view.states, States::Any);
        assert_eq!((view.order, view.page), (ListOrder::NameDescending, 2));
    }

    #[test]
    fn every_choice_of_states_is_read_back() {
        for states in States::ALL {
            assert_eq!(States::from_slug(states.slug()), states);
        }
        let waiting = States::Active.statuses().unwrap();
        assert_eq!(waiting, ["SETUP", "RUNNING"]);
    }

    #[test]
    fn only_who_is_known_is_asked_for() {
        let view = ListView { mine: true, states: States::Active, ..ListView::default() };
        assert_eq!(view.filter(None, false), HcWorkPackagesFilterInput::default());
        let filter = view.filter(Some("me".to_owned()), true);
        assert_eq!(filter.created_by, Some(vec!["me".to_owned()]));
        assert_eq!(filter.statuses.unwrap().len(), 2);
    }
}
