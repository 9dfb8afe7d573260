//! Results of a run at the places of one feeder.

use headroom_contract::operation::{HvNodePlaces, LvGroupPlaces, ResultFilterInput};
use headroom_contract::output::{ResultPlace, ResultPlacePage, StudyKind};
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use crate::backend::{Backend, BackendError, use_backend};
use crate::results::ResultsVersion;

/// Most rows that are answered at once.
const PAGE: i32 = 1000;

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
            let mut rows = Vec::new();
            loop {
                match page(backend, kind, &id, &feeder, rows.len()).await {
                    Ok(ResultPlacePage { total_count, rows: more }) => {
                        let last = more.is_empty();
                        rows.extend(more);
                        let complete = i64::try_from(rows.len()).is_ok_and(|n| n >= total_count.0);
                        if last || complete || !ended {
                            places.error.set(None);
                            places.value.set(rows);
                            return;
                        }
                    }
                    Err(error) => return places.error.set(Some(error)),
                }
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
    from: usize,
) -> Result<ResultPlacePage, BackendError> {
    let work_package_id = id.to_owned();
    let offset = Long(i64::try_from(from).unwrap_or(i64::MAX));
    let filter = ResultFilterInput {
        feeders: Some(vec![feeder.to_owned()]),
        ..ResultFilterInput::default()
    };
    match kind {
        StudyKind::IntrinsicLv => {
            backend.run(&LvGroupPlaces { work_package_id, limit: PAGE, offset, filter }).await
        }
        StudyKind::HvNodeHeadroom => {
            backend.run(&HvNodePlaces { work_package_id, limit: PAGE, offset, filter }).await
        }
    }
}
