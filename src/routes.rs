//! Addresses of the page's views. Every link is built here, below the folder that the page is served from.

use std::sync::OnceLock;

use headroom_contract::output::StudyKind;
use js_sys::encode_uri_component;
use leptos::prelude::{document, window};
use leptos_router::NavigateOptions;

/// Path of the page's folder without a slash at its end: `/tools/headroom`, or empty at the root of a host.
static BASE: OnceLock<String> = OnceLock::new();

/// Reads where `public/boot.js` was found; before anything is drawn.
pub(crate) fn find_base() {
    let found = document().document_element().and_then(|root| root.get_attribute("data-base"));
    // Asked once.
    BASE.set(found.unwrap_or_default().trim_end_matches('/').to_owned()).ok();
}

/// Path of the page's folder without a slash at its end.
pub(crate) fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// The address of something in the page's folder, from its path there: `/networks`.
pub(crate) fn at(path: &str) -> String {
    format!("{}{path}", base())
}

/// The path below the page's folder of an address.
pub(crate) fn below(address: &str) -> &str {
    address.strip_prefix(base()).unwrap_or(address)
}

/// Where this page is served from: `https://host`.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// An address of this page with its host, as it is given to others.
pub(crate) fn in_full(address: &str) -> String {
    format!("{}{address}", origin())
}

/// Goes to an address made here; the router's own function would put the page's folder in front of it once more.
pub(crate) fn use_navigate() -> impl Fn(&str, NavigateOptions) + Clone {
    let navigate = leptos_router::hooks::use_navigate();
    move |address, options| navigate(address, NavigateOptions { resolve: false, ..options })
}

/// The list of work packages.
pub(crate) fn work_packages() -> String {
    at("/")
}

/// The form of an LV intrinsic work package.
pub(crate) fn new_intrinsic() -> String {
    at("/new/intrinsic")
}

/// The form of an HV node headroom work package.
pub(crate) fn new_hv() -> String {
    at("/new/hv")
}

/// The form, filled with a sample feeder and the usual limits.
pub(crate) fn new_from_sample() -> String {
    new_from_template(StudyKind::IntrinsicLv, TEMPLATE_SAMPLE)
}

/// The networks that can be run.
pub(crate) fn networks() -> String {
    at("/networks")
}

/// Where people come back to after signing in.
pub(crate) fn signed_in() -> String {
    at("/signed-in")
}

/// Result files of a Hosting Capacity Module.
pub(crate) fn open() -> String {
    at("/open")
}

/// A run that comes with a link.
pub(crate) fn shared() -> String {
    at("/shared")
}

/// Query keys that views read.
pub(crate) mod key {
    /// Text that the list of work packages is searched for.
    pub(crate) const SEARCH: &str = "q";
    /// States that the list of work packages is narrowed to.
    pub(crate) const STATUS: &str = "status";
    /// `1`: only work packages of whoever asks.
    pub(crate) const MINE: &str = "mine";
    /// Version of a link that was shared.
    pub(crate) const LINK_VERSION: &str = "v";
    /// Head figures of a shared run, to compare with.
    pub(crate) const FIGURES: &str = "figures";
    /// `1`: the page stands inside another one.
    pub(crate) const EMBED: &str = "embed";
    /// What the form starts from.
    pub(crate) const TEMPLATE: &str = "template";
    /// Id of the work package that the form starts from.
    pub(crate) const FROM: &str = "from";
    /// A feeder that the form starts with.
    pub(crate) const FEEDER: &str = "feeder";
    /// Columns of a table's order, each with `-` in front when descending.
    pub(crate) const SORT: &str = "sort";
    /// Page of a list, from 1.
    pub(crate) const PAGE: &str = "page";
    /// Result table that is shown.
    pub(crate) const TABLE: &str = "table";
    /// Filters of a result table.
    pub(crate) const FILTER: &str = "f";
    /// Its columns.
    pub(crate) const COLUMNS: &str = "cols";
    /// Column that its rows are grouped by.
    pub(crate) const BY: &str = "by";
    /// mRID of the transformer whose detail is open.
    pub(crate) const GROUP: &str = "group";
    /// How places of two runs that are listed changed.
    pub(crate) const CHANGE: &str = "change";
    /// What the map shows by colour.
    pub(crate) const MAP: &str = "map";
    /// The feeder that the map shows.
    pub(crate) const MAP_FEEDER: &str = "mapfeeder";
    /// Where the map looks.
    pub(crate) const MAP_AT: &str = "at";
    /// Terminal of the HV node whose detail is open.
    pub(crate) const NODE: &str = "node";
    /// Chart that is shown.
    pub(crate) const CHART: &str = "chart";

    /// All that a shared link of this version may hold.
    pub(crate) const OF_LINKS: [&str; 22] = [
        SEARCH,
        STATUS,
        MINE,
        LINK_VERSION,
        FIGURES,
        EMBED,
        TEMPLATE,
        FROM,
        FEEDER,
        SORT,
        PAGE,
        TABLE,
        FILTER,
        COLUMNS,
        BY,
        GROUP,
        CHANGE,
        MAP,
        MAP_FEEDER,
        MAP_AT,
        NODE,
        CHART,
    ];
}

/// Value of [`key::TEMPLATE`] for a sample feeder.
pub(crate) const TEMPLATE_SAMPLE: &str = "sample";

/// A path with those query keys that have a value.
pub(crate) fn with_query(path: &str, query: &[(&str, String)]) -> String {
    let pairs: Vec<String> = query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", encode_uri_component(value)))
        .collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// A part of a run's results that can stand alone in another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// The charts.
    Charts,
    /// The map.
    Map,
    /// The tables.
    Table,
}

impl Panel {
    /// All of them, with what they are called.
    pub(crate) const ALL: [(Self, &str); 3] =
        [(Self::Charts, "Charts"), (Self::Map, "Map"), (Self::Table, "Tables")];

    /// As it stands in an address.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Charts => "charts",
            Self::Map => "map",
            Self::Table => "table",
        }
    }

    /// The panel of an address.
    pub(crate) fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(panel, _)| panel).find(|panel| panel.slug() == slug)
    }
}

/// What stands before the path of a run whose panel stands alone. `public/boot.js` takes such addresses for embedded ones.
pub(crate) const EMBED: &str = "/embed";

/// The address of one panel of what an address shows: of [`run`] or [`shared`].
pub(crate) fn panel_of(address: &str, panel: Panel) -> String {
    at(&format!("{EMBED}{}/{}", below(address), panel.slug()))
}

/// One work package.
pub(crate) fn run(id: &str) -> String {
    format!("{}/runs/{}", base(), encode_uri_component(id))
}

/// One work package on paper.
pub(crate) fn report(id: &str) -> String {
    format!("{}/report", run(id))
}

/// Two work packages side by side.
pub(crate) fn compare(first: &str, second: &str) -> String {
    let [first, second] = [first, second].map(encode_uri_component);
    format!("{}/compare/{first}/{second}", base())
}

/// The form of a kind of work package.
pub(crate) fn new_of(kind: StudyKind) -> String {
    match kind {
        StudyKind::IntrinsicLv => new_intrinsic(),
        StudyKind::HvNodeHeadroom => new_hv(),
    }
}

/// The form, filled with one of our templates.
pub(crate) fn new_from_template(kind: StudyKind, id: &str) -> String {
    format!("{}?{}={id}", new_of(kind), key::TEMPLATE)
}

/// The form, filled with what another work package was.
pub(crate) fn new_from_run(kind: StudyKind, id: &str) -> String {
    format!("{}?{}={}", new_of(kind), key::FROM, encode_uri_component(id))
}

/// What stands before a packed draft in an address; browsers send nothing behind `#` to a server.
pub(crate) const DRAFT_HASH: &str = "#c=";

/// The form, filled with a packed draft.
pub(crate) fn new_with_draft(kind: StudyKind, packed: &str) -> String {
    format!("{}{DRAFT_HASH}{packed}", new_of(kind))
}

/// The form with a feeder already chosen.
pub(crate) fn new_with_feeder(mrid: &str) -> String {
    format!("{}?{}={}", new_intrinsic(), key::FEEDER, encode_uri_component(mrid))
}

/// A path with the query of another address, with or without `?`.
pub(crate) fn with_search(path: &str, search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

/// What of a work package's results is on view. Texts are empty where nothing else than usual is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunView {
    /// Chart; the first where empty.
    pub(crate) chart: String,
    /// Name of the table.
    pub(crate) table: String,
    /// Order of the table.
    pub(crate) sort: String,
    /// Filters of the table.
    pub(crate) filter: String,
    /// Columns of the table.
    pub(crate) columns: String,
    /// Column that rows are grouped by.
    pub(crate) by: String,
    /// Transformer whose detail is open, with its feeder: two feeders may name a transformer alike.
    pub(crate) group: Option<GroupKey>,
    /// What the map shows by colour.
    pub(crate) map: String,
    /// The feeder that the map shows.
    pub(crate) map_feeder: String,
    /// Where the map looks; at the whole network where empty.
    pub(crate) map_at: String,
    /// HV node whose detail is open: its terminal, with its feeder.
    pub(crate) node: Option<GroupKey>,
}

impl RunView {
    /// Reads the values of an address's keys.
    pub(crate) fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| value(key).unwrap_or_default();
        let selected = |key: &str| Some(GroupKey { head: value(key)?, feeder: text(key::FEEDER) });
        Self {
            chart: text(key::CHART),
            table: text(key::TABLE),
            sort: text(key::SORT),
            filter: text(key::FILTER),
            columns: text(key::COLUMNS),
            by: text(key::BY),
            map: text(key::MAP),
            map_feeder: text(key::MAP_FEEDER),
            map_at: text(key::MAP_AT),
            group: selected(key::GROUP),
            node: selected(key::NODE),
        }
    }
}

/// A capacity group of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupKey {
    /// mRID of the transformer.
    pub(crate) head: String,
    /// Feeder.
    pub(crate) feeder: String,
}

/// A view of the results at a path.
pub(crate) fn results_view(path: &str, view: &RunView) -> String {
    let mut query = Vec::new();
    let mut add = |key: &str, text: &str| {
        if !text.is_empty() {
            query.push(format!("{key}={}", encode_uri_component(text)));
        }
    };
    add(key::CHART, &view.chart);
    add(key::TABLE, &view.table);
    add(key::SORT, &view.sort);
    add(key::FILTER, &view.filter);
    add(key::COLUMNS, &view.columns);
    add(key::BY, &view.by);
    add(key::MAP, &view.map);
    add(key::MAP_FEEDER, &view.map_feeder);
    add(key::MAP_AT, &view.map_at);
    for (key, selected) in [(key::GROUP, &view.group), (key::NODE, &view.node)] {
        if let Some(GroupKey { head, feeder }) = selected {
            add(key, head);
            add(key::FEEDER, feeder);
        }
    }
    with_search(path, &query.join("&"))
}
