//! What a form starts from: a sample, a feeder chosen elsewhere, the kept draft, or nothing.

use headroom_contract::draft::Draft;
use headroom_contract::output::{NetworkInfo, NetworkOrigin, StudyKind};
use headroom_contract::{spec, template};
use js_sys::Date;
use leptos_router::params::ParamsMap;

use super::draft_store::{self, KeptDraft};
use crate::routes;

/// The start of a form.
pub(super) struct Start {
    /// The draft.
    pub(super) draft: Draft,
    /// When the draft was kept, for one that was restored.
    pub(super) restored_ms: Option<f64>,
    /// The sample feeder is still to be filled in, once the networks are known.
    pub(super) wants_sample: bool,
    /// A feeder to add, chosen elsewhere.
    pub(super) feeder: Option<String>,
}

/// Decides by the address's query.
pub(super) fn start(kind: StudyKind, query: &ParamsMap) -> Start {
    if query.get(routes::key::TEMPLATE).as_deref() == Some(routes::TEMPLATE_SAMPLE) {
        let mut draft = empty(kind);
        use_usual_limits(&mut draft);
        return Start { draft, restored_ms: None, wants_sample: true, feeder: None };
    }
    let template = query.get(routes::key::TEMPLATE).and_then(|id| template::find(&id));
    if let Some(template) = template.filter(|template| template.kind == kind) {
        let draft = template.applied_to(&empty(kind));
        return Start { draft, restored_ms: None, wants_sample: false, feeder: None };
    }
    let kept = draft_store::load(kind);
    let restored_ms = kept.as_ref().map(|kept| kept.kept_at_ms);
    let draft = kept.map_or_else(|| empty(kind), |KeptDraft { draft, .. }| draft);
    Start { draft, restored_ms, wants_sample: false, feeder: query.get(routes::key::FEEDER) }
}

/// An empty draft for this year.
pub(super) fn empty(kind: StudyKind) -> Draft {
    Draft::new(kind, i32::try_from(Date::new_0().get_full_year()).unwrap_or(2025))
}

/// All limits on, each with its default.
pub(super) fn use_usual_limits(draft: &mut Draft) {
    for field in spec::LIMITS {
        let is_switch = matches!(field.kind, spec::FieldKind::Block);
        draft.set_text(field, if is_switch { headroom_contract::draft::ON } else { "" });
    }
}

/// The sample that shows most: the one with the most capacity groups.
pub(super) fn sample(networks: &[NetworkInfo]) -> Option<&NetworkInfo> {
    networks
        .iter()
        .filter(|network| network.origin == NetworkOrigin::Sample)
        .max_by_key(|network| network.capacity_group_count)
}
