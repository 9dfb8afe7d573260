//! What a form starts from: a sample, a feeder chosen elsewhere, the kept draft, or nothing.

use headroom_contract::draft::{BandDraft, IntrinsicDraft, LimitsDraft, LoadingDraft};
use headroom_contract::output::{NetworkInfo, NetworkOrigin};
use js_sys::Date;
use leptos_router::params::ParamsMap;

use super::draft_store::{self, KeptDraft};
use crate::routes;

/// The start of a form.
pub(super) struct Start {
    /// The draft.
    pub(super) draft: IntrinsicDraft,
    /// When the draft was kept, for one that was restored.
    pub(super) restored_ms: Option<f64>,
    /// The sample feeder is still to be filled in, once the networks are known.
    pub(super) wants_sample: bool,
}

/// Decides by the address's query.
pub(super) fn start(query: &ParamsMap) -> Start {
    if query.get(routes::key::TEMPLATE).as_deref() == Some(routes::TEMPLATE_SAMPLE) {
        let draft = IntrinsicDraft { limits: usual_limits(), ..empty() };
        return Start { draft, restored_ms: None, wants_sample: true };
    }
    let kept = draft_store::load();
    let restored_ms = kept.as_ref().map(|kept| kept.kept_at_ms);
    let mut draft = kept.map_or_else(empty, |KeptDraft { draft, .. }| draft);
    if let Some(feeder) = query.get(routes::key::FEEDER)
        && !draft.scope.feeders.contains(&feeder)
    {
        draft.scope.feeders.push(feeder);
    }
    Start { draft, restored_ms, wants_sample: false }
}

/// An empty draft for this year.
pub(super) fn empty() -> IntrinsicDraft {
    IntrinsicDraft::new(i32::try_from(Date::new_0().get_full_year()).unwrap_or(2025))
}

/// All limits on, each with its default.
pub(super) fn usual_limits() -> LimitsDraft {
    let band = BandDraft { on: true, ..BandDraft::default() };
    let loading = LoadingDraft { on: true, ..LoadingDraft::default() };
    LimitsDraft {
        hv_voltage: band.clone(),
        lv_voltage: band,
        hv_thermal: loading.clone(),
        lv_thermal: loading,
    }
}

/// The sample that shows most: the one with the most capacity groups.
pub(super) fn sample(networks: &[NetworkInfo]) -> Option<&NetworkInfo> {
    networks
        .iter()
        .filter(|network| network.origin == NetworkOrigin::Sample)
        .max_by_key(|network| network.capacity_group_count)
}
