//! Something asked of the workbench and kept up to date in a view.

use std::rc::Rc;
use std::sync::Arc;

use headroom_contract::operation::Operation;
use leptos::ev;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use serde_json::Value;

use super::{Ask, BackendError, read, use_backend};
use crate::ui::now_ms;

/// The answer so far. While it is asked again the old value stays; when that fails, value and error stand together
/// and the value is stale.
pub(crate) struct Query<T: Send + Sync + 'static> {
    /// Latest answer.
    pub(crate) value: RwSignal<Option<Arc<T>>>,
    /// Why the latest attempt had no answer.
    pub(crate) error: RwSignal<Option<BackendError>>,
    /// When the latest answer came, in ms since 1970 UTC.
    pub(crate) answered_at_ms: RwSignal<f64>,
    /// True while an answer is awaited.
    pub(crate) busy: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Query<T> {}

impl<T: Send + Sync + 'static> Query<T> {
    /// Asks again.
    pub(crate) fn refetch(self) {
        self.again.notify();
    }

    /// Asks again unless an answer is under way: for polling, where a slow answer must not be dropped for the next.
    pub(crate) fn refresh(self) {
        if !self.busy.get_untracked() {
            self.refetch();
        }
    }

    /// Something has come: an answer or an error.
    pub(crate) fn settled(self) -> bool {
        self.value.with(Option::is_some) || self.error.with(Option::is_some)
    }

    fn settle(self, outcome: Result<T, BackendError>)
    where
        T: PartialEq,
    {
        self.busy.set(false);
        match outcome {
            Ok(value) => {
                self.answered_at_ms.set(now_ms());
                // An equal answer wakes no view: polling must not flicker.
                let changed =
                    self.value.with_untracked(|old| old.as_deref().is_none_or(|old| *old != value));
                if changed {
                    self.value.set(Some(Arc::new(value)));
                }
                if self.error.with_untracked(Option::is_some) {
                    self.error.set(None);
                }
            }
            Err(error) => self.error.set(Some(error)),
        }
    }
}

/// Asks `operation` now and whenever what it reads changes, and again after a failure when the browser is back on a network;
/// `None` asks nothing.
pub(crate) fn query<O>(operation: impl Fn() -> Option<O> + 'static) -> Query<O::Answer>
where
    O: Operation + 'static,
    O::Answer: PartialEq + Send + Sync + 'static,
{
    let query = Query {
        value: RwSignal::new(None),
        error: RwSignal::new(None),
        answered_at_ms: RwSignal::new(0.0),
        busy: RwSignal::new(false),
        again: Trigger::new(),
    };
    let settle = move |outcome: Result<Value, BackendError>| {
        query.settle(outcome.and_then(read));
    };
    let online = window_event_listener(ev::online, move |_| {
        if query.error.with_untracked(Option::is_some) {
            query.refetch();
        }
    });
    on_cleanup(move || online.remove());
    keep_asking(Question {
        ask: Box::new(move || operation().map(|operation| Ask::of(&operation))),
        again: query.again,
        busy: query.busy,
        settle: Rc::new(settle),
    });
    query
}

/// A query without the types of its operation, so that there is one copy of what follows.
struct Question {
    ask: Box<dyn Fn() -> Option<Result<Ask, BackendError>>>,
    again: Trigger,
    busy: RwSignal<bool>,
    settle: Rc<dyn Fn(Result<Value, BackendError>)>,
}

fn keep_asking(question: Question) {
    let Question { ask, again, busy, settle } = question;
    let backend = use_backend();
    Effect::new(move || {
        again.track();
        let Some(ask) = ask() else { return };
        busy.set(true);
        let settle = Rc::clone(&settle);
        // Belongs to this run of the effect: a newer question cancels it, so an old answer never overwrites a new one.
        spawn_local_scoped_with_cancellation(async move {
            let outcome = match ask {
                Ok(ask) => backend.ask(ask, Vec::new()).await,
                Err(error) => Err(error),
            };
            settle(outcome);
        });
    });
}
