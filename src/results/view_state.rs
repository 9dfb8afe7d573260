//! What of the results is on view. The address holds it all, so that it can be sent to a colleague.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::order::Order;
use crate::routes::{self, GroupKey, RunView, key};

/// The view, read from the address and changed by navigating.
#[derive(Clone, Copy)]
pub(super) struct ViewState {
    /// Order of the table.
    pub(super) order: Memo<Order>,
    /// Page of the table, from 0.
    pub(super) page: Memo<u32>,
    /// The group whose detail is open: the one selection of chart and table.
    pub(super) group: Memo<Option<GroupKey>>,
    go: Callback<(RunView, bool)>,
}

/// The view of a run's results.
pub(super) fn use_view_state(id: Signal<String>) -> ViewState {
    let query = use_query_map();
    let navigate = use_navigate();
    let order =
        Memo::new(move |_| query.with(|q| Order::read(&q.get(key::SORT).unwrap_or_default())));
    let page = Memo::new(move |_| {
        let page = query.with(|q| q.get(key::PAGE)).and_then(|page| page.parse::<u32>().ok());
        page.unwrap_or(1).saturating_sub(1)
    });
    let group = Memo::new(move |_| {
        query.with(|q| {
            let head = q.get(key::GROUP)?;
            Some(GroupKey { head, feeder: q.get(key::FEEDER).unwrap_or_default() })
        })
    });
    let go = Callback::new(move |(view, replace): (RunView, bool)| {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&routes::run_view(&id.get_untracked(), &view), options);
    });
    ViewState { order, page, group, go }
}

impl ViewState {
    fn current(self) -> RunView {
        RunView {
            sort: self.order.get_untracked().write(),
            page: self.page.get_untracked(),
            group: self.group.get_untracked(),
        }
    }

    /// Orders the table, from its first page on.
    pub(super) fn set_order(self, order: Order) {
        self.go.run((RunView { sort: order.write(), page: 0, ..self.current() }, true));
    }

    /// Turns to a page of the table.
    pub(super) fn set_page(self, page: u32) {
        self.go.run((RunView { page, ..self.current() }, true));
    }

    /// Opens the detail of a group, as a place that Back leaves again.
    pub(super) fn open(self, group: GroupKey) {
        let replace = self.group.get_untracked().is_some();
        self.go.run((RunView { group: Some(group), ..self.current() }, replace));
    }

    /// Closes the detail.
    pub(super) fn close(self) {
        self.go.run((RunView { group: None, ..self.current() }, true));
    }
}
