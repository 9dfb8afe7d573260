//! One result of either kind of run: a capacity group, or an HV node.

use headroom_contract::output::{
    BindingSummary, HvNodeHeadroom, LvGroupHostingCapacity, StudyKind,
};

use crate::routes::{GroupKey, RunView};
use crate::ui::power::{self, PowerUnit};
use crate::words::{self, BindingClass};

/// What has its detail open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Selected {
    /// A capacity group, by its transformer and feeder.
    Group(GroupKey),
    /// An HV node, by its terminal and feeder.
    Node(GroupKey),
}

impl Selected {
    /// What a view has open.
    pub(super) fn of(view: &RunView) -> Option<Self> {
        let group = view.group.clone().map(Self::Group);
        group.or_else(|| view.node.clone().map(Self::Node))
    }
}

/// A result as charts and lists show it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// How it is opened.
    pub(super) key: Selected,
    /// mRID of its transformer, or of the node's asset.
    pub(super) name: String,
    /// Headroom in kW: of every customer, or of the node.
    pub(super) headroom_kw: f64,
    /// The same as it is shown.
    pub(super) headroom: String,
    /// What bound it.
    pub(super) class: BindingClass,
    /// The same in words.
    pub(super) bound_by: String,
    /// The group's generation at the initial state in kW.
    pub(super) base_export_kw: f64,
    /// The limit that bound it, where one did.
    pub(super) binding: Option<BindingSummary>,
}

impl From<&LvGroupHostingCapacity> for Place {
    fn from(row: &LvGroupHostingCapacity) -> Self {
        Self {
            key: Selected::Group(GroupKey {
                head: row.capacity_group_head_id.clone(),
                feeder: row.feeder.clone(),
            }),
            name: row.capacity_group_head_id.clone(),
            headroom_kw: row.headroom_kw_per_customer,
            headroom: words::headroom(row),
            class: BindingClass::of_group(row),
            bound_by: words::bound_by(row),
            base_export_kw: row.total_base_net_export_kw,
            binding: row.binding.clone(),
        }
    }
}

impl From<&HvNodeHeadroom> for Place {
    fn from(row: &HvNodeHeadroom) -> Self {
        Self {
            key: Selected::Node(GroupKey {
                head: row.terminal_mrid.clone(),
                feeder: row.feeder.clone(),
            }),
            name: row.terminal_mrid.clone(),
            headroom_kw: row.available_headroom_kw,
            headroom: words::headroom_kw(row.available_headroom_kw, row.is_lower_bound),
            class: BindingClass::of(row.convergence, row.binding.as_ref()),
            bound_by: words::bound_by_of(row.convergence, row.binding.as_ref()),
            base_export_kw: row.total_base_net_export_kw,
            binding: row.binding.clone(),
        }
    }
}

/// Words of a kind of run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KindWords {
    /// Unit of its headroom, of those in use.
    pub(super) unit: &'static str,
    /// What has a headroom: one and several.
    pub(super) things: (&'static str, &'static str),
    /// What a row is about, in a title.
    pub(super) by: &'static str,
    /// What the figures mean, and what they do not.
    pub(super) caveat: &'static str,
}

/// Words of a kind of run.
pub(super) fn kind_words(kind: StudyKind) -> KindWords {
    match kind {
        StudyKind::IntrinsicLv => KindWords {
            unit: match power::unit() {
                PowerUnit::Kilowatts => "kW per customer",
                PowerUnit::Megawatts => "MW per customer",
            },
            things: ("group", "groups"),
            by: "transformer",
            caveat: "Simultaneous for the group: headroom is what every customer of a transformer can add at the same time. One customer alone can often add more, other groups\u{2019} additions count against HV limits, and the sum may exceed the transformer\u{2019}s nameplate where its loading is not limited. It does not replace a connection study.",
        },
        StudyKind::HvNodeHeadroom => KindWords {
            unit: match power::unit() {
                PowerUnit::Kilowatts => "kW at the node",
                PowerUnit::Megawatts => "MW at the node",
            },
            things: ("node", "nodes"),
            by: "node",
            caveat: "One node alone: headroom is what this node can add while every other node stays as it is. Headrooms do not add up, and may exceed the nameplate of an installed transformer. It does not replace a connection study.",
        },
    }
}
