//! What of the results is on view. The address holds it all, so that it can be sent to a colleague.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;

use super::place::Selected;
use crate::routes::{self, GroupKey, RunView};

/// The view, read from the address and changed by navigating.
#[derive(Clone, Copy)]
pub(super) struct ViewState {
    /// All of it.
    pub(super) view: Memo<RunView>,
    /// The group whose detail is open: the one selection of chart, map and table.
    pub(super) group: Memo<Option<GroupKey>>,
    /// What has its detail open.
    pub(super) selected: Memo<Option<Selected>>,
    /// mRIDs from the source to what bound the open result, for the map; empty where they are not known.
    pub(super) path: RwSignal<Vec<String>>,
    go: Callback<(RunView, bool)>,
}

/// The view of the results at a path.
pub(super) fn use_view_state(path: Signal<String>) -> ViewState {
    let query = use_query_map();
    let navigate = routes::use_navigate();
    let view = Memo::new(move |_| query.with(|query| RunView::read(|key| query.get(key))));
    let group = Memo::new(move |_| view.with(|view| view.group.clone()));
    let selected = Memo::new(move |_| view.with(Selected::of));
    let go = Callback::new(move |(view, replace): (RunView, bool)| {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&routes::results_view(&path.get_untracked(), &view), options);
    });
    ViewState { view, group, selected, path: RwSignal::new(Vec::new()), go }
}

impl ViewState {
    /// Shows another view in place of this one.
    pub(super) fn replace(self, view: RunView) {
        self.go.run((view, true));
    }

    /// Shows another view, as a place that Back leaves again.
    pub(super) fn push(self, view: RunView) {
        self.go.run((view, false));
    }

    /// Opens the detail of a group, as a place that Back leaves again.
    pub(super) fn open(self, group: GroupKey) {
        let before = self.view.get_untracked();
        let replace = before.group.is_some();
        self.go.run((RunView { group: Some(group), ..before }, replace));
    }

    /// The same of an HV node.
    pub(super) fn open_node(self, node: GroupKey) {
        let before = self.view.get_untracked();
        let replace = before.node.is_some();
        self.go.run((RunView { node: Some(node), ..before }, replace));
    }

    /// The same of either.
    pub(super) fn select(self, selected: Selected) {
        match selected {
            Selected::Group(group) => self.open(group),
            Selected::Node(node) => self.open_node(node),
        }
    }

    /// Shows another chart.
    pub(super) fn show_chart(self, chart: &str) {
        self.replace(RunView { chart: chart.to_owned(), ..self.view.get_untracked() });
    }

    /// Has the map show something else by colour.
    pub(super) fn set_map(self, map: String) {
        self.replace(RunView { map, ..self.view.get_untracked() });
    }

    /// Has the map show another feeder.
    pub(super) fn set_map_feeder(self, map_feeder: String) {
        let map_at = String::new();
        self.replace(RunView { map_feeder, map_at, ..self.view.get_untracked() });
    }

    /// Has the map look elsewhere.
    pub(super) fn set_map_at(self, map_at: String) {
        self.replace(RunView { map_at, ..self.view.get_untracked() });
    }

    /// Closes the detail.
    pub(super) fn close(self) {
        self.replace(RunView { group: None, node: None, ..self.view.get_untracked() });
    }
}
