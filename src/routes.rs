//! Addresses of the page's views. Every link is built here.

use js_sys::encode_uri_component;

/// The list of work packages.
pub(crate) const WORK_PACKAGES: &str = "/";
/// The form of an LV intrinsic work package.
pub(crate) const NEW_INTRINSIC: &str = "/new/intrinsic";
/// The form, filled with a sample feeder and the usual limits.
pub(crate) const NEW_FROM_SAMPLE: &str = "/new/intrinsic?template=sample";
/// The networks that can be run.
pub(crate) const NETWORKS: &str = "/networks";

/// Query keys that views read.
pub(crate) mod key {
    /// Text that the list of work packages is searched for.
    pub(crate) const SEARCH: &str = "q";
    /// What the form starts from.
    pub(crate) const TEMPLATE: &str = "template";
    /// A feeder that the form starts with.
    pub(crate) const FEEDER: &str = "feeder";
    /// Column of the result table's order, with `-` in front when descending.
    pub(crate) const SORT: &str = "sort";
    /// Page of the result table, from 1.
    pub(crate) const PAGE: &str = "page";
    /// mRID of the transformer whose detail is open.
    pub(crate) const GROUP: &str = "group";
}

/// Value of [`key::TEMPLATE`] for a sample feeder.
pub(crate) const TEMPLATE_SAMPLE: &str = "sample";

/// One work package.
pub(crate) fn run(id: &str) -> String {
    format!("/runs/{}", encode_uri_component(id))
}

/// The form with a feeder already chosen.
pub(crate) fn new_with_feeder(mrid: &str) -> String {
    format!("{NEW_INTRINSIC}?{}={}", key::FEEDER, encode_uri_component(mrid))
}

/// What of a work package's results is on view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunView {
    /// Order of the table, as in [`key::SORT`]; empty for the default.
    pub(crate) sort: String,
    /// Page of the table, from 0.
    pub(crate) page: u32,
    /// Transformer whose detail is open, with its feeder: two feeders may name a transformer alike.
    pub(crate) group: Option<GroupKey>,
}

/// A capacity group of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupKey {
    /// mRID of the transformer.
    pub(crate) head: String,
    /// Feeder.
    pub(crate) feeder: String,
}

/// A view of one work package.
pub(crate) fn run_view(id: &str, view: &RunView) -> String {
    let mut query = Vec::new();
    if !view.sort.is_empty() {
        query.push(format!("{}={}", key::SORT, encode_uri_component(&view.sort)));
    }
    if view.page > 0 {
        query.push(format!("{}={}", key::PAGE, view.page + 1));
    }
    if let Some(GroupKey { head, feeder }) = &view.group {
        query.push(format!("{}={}", key::GROUP, encode_uri_component(head)));
        query.push(format!("{}={}", key::FEEDER, encode_uri_component(feeder)));
    }
    let path = run(id);
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}
