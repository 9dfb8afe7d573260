//! Results of a run at the places of one feeder.

use headroom_contract::operation::{HvNodePlaces, LvGroupPlaces, ResultFilterInput};
use headroom_contract::output::{ResultPlace, ResultPlacePage, StudyKind};
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use crate::backend::{Backend, BackendError, all_pages, use_backend};
use crate::results::ResultsVersion;

/// Places so far, and why there are no more.
#[derive(Clone, Copy)]
pub(super) struct Places {
    pub(super) value: RwSignal<Vec<ResultPlace>>,
    pub(super) error: RwSignal<Option<BackendError>>,
}

/// Asks for the places of a feeder, all of them once the run has ended, and until then as many as one page holds.
pub(super) fn places(
    id: Signal<String>,
    kind: StudyKind,
    feeder: Memo<String>,
    version: Memo<ResultsVersion>,
) -> Places {
    let places = Places { value: RwSignal::new(Vec::new()), error: RwSignal::new(None) };
    let backend = use_backend();
    Effect::new(move || {
        let (id, feeder, ended) = (id.get(), feeder.get(), version.get().ended);
        if feeder.is_empty() {
            return;
        }
        spawn_local_scoped_with_cancellation(async move {
            let more = async |limit, offset| {
                let found = page(backend, kind, &id, &feeder, limit, offset).await?;
                let shown = i64::try_from(found.rows.len()).map_or(found.total_count, Long);
                // A search that goes on has more places by the time that they are all had.
                Ok((if ended { found.total_count } else { shown }, found.rows))
            };
            match all_pages(more).await {
                Ok(rows) => {
                    places.error.set(None);
                    places.value.set(rows);
                }
                Err(error) => places.error.set(Some(error)),
            }
        });
    });
    places
}

async fn page(
    backend: Backend,
    kind: StudyKind,
    id: &str,
    feeder: &str,
    limit: i32,
    offset: Long,
) -> Result<ResultPlacePage, BackendError> {
    let work_package_id = id.to_owned();
    let filter = ResultFilterInput {
        feeders: Some(vec![feeder.to_owned()]),
        ..ResultFilterInput::default()
    };
    match kind {
        StudyKind::IntrinsicLv => {
            backend.run(&LvGroupPlaces { work_package_id, limit, offset, filter }).await
        }
        StudyKind::HvNodeHeadroom => {
            backend.run(&HvNodePlaces { work_package_id, limit, offset, filter }).await
        }
    }
}
