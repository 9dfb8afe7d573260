//! The issuer's own pages. They end at `/signed-in` below the page's folder. In a window or a frame of its own that address
//! starts nothing: `index.html` hands its query to the window that waits for it here.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use js_sys::{Object, Reflect};
use leptos::ev;
use leptos::prelude::{
    document, set_interval_with_handle, set_timeout_with_handle, window, window_event_listener,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlIFrameElement, MessageEvent, Window};

use super::SignInProblem;
use crate::routes;

/// Size of the other window, and what makes it one.
const LOOKS: &str = "popup,width=480,height=680";
/// A frame in which nobody can be asked anything answers no later.
const FRAME_WITHIN: Duration = Duration::from_secs(8);
/// How often the other window is looked at, which tells nobody when it is closed.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Name of the query in the message of `index.html`.
const ANSWER: &str = "signedIn";

/// Sends this window there; the page ends.
pub(super) fn go(address: &str) -> Result<(), SignInProblem> {
    window().location().assign(address).map_err(|_| SignInProblem::Blocked)
}

/// True inside another page, where issuers do not let themselves be shown.
pub(super) fn is_framed() -> bool {
    window().parent().ok().flatten().is_some_and(|parent| !Object::is(&parent, &window()))
}

/// A window of its own. Empty at first, because browsers open one only at once after a press.
pub(super) fn open() -> Result<Window, SignInProblem> {
    let opened = window().open_with_url_and_target_and_features("", "headroom-sign-in", LOOKS);
    opened.ok().flatten().ok_or(SignInProblem::Blocked)
}

/// Goes to an address in an own window; answers the query that it ends with.
pub(super) async fn in_window(opened: &Window, address: &str) -> Result<String, SignInProblem> {
    opened.location().set_href(address).map_err(|_| SignInProblem::Blocked)?;
    let looked_at = opened.clone();
    let gone = move || looked_at.closed().unwrap_or(true);
    let answer = Waiting::new(opened.clone(), move |end| {
        let looking = set_interval_with_handle(
            move || {
                if gone() {
                    end();
                }
            },
            LOOK_EVERY,
        );
        move || looking.iter().for_each(leptos::leptos_dom::helpers::IntervalHandle::clear)
    });
    let answer = answer.answer().await;
    opened.close().ok();
    answer.ok_or(SignInProblem::Closed)
}

/// Goes to an address in a frame that nobody sees; answers the query that it ends with.
pub(super) async fn in_frame(address: &str) -> Result<String, SignInProblem> {
    let frame = document().create_element("iframe").map_err(|_| SignInProblem::Blocked)?;
    let frame: HtmlIFrameElement = frame.unchecked_into();
    frame.set_hidden(true);
    frame.set_src(address);
    let body = document().body().ok_or(SignInProblem::Blocked)?;
    body.append_child(&frame).map_err(|_| SignInProblem::Blocked)?;
    let source = frame.content_window();
    let answer = match source {
        Some(source) => {
            let waiting = Waiting::new(source, |end| {
                let timer = set_timeout_with_handle(end, FRAME_WITHIN);
                move || timer.iter().for_each(leptos::leptos_dom::helpers::TimeoutHandle::clear)
            });
            waiting.answer().await
        }
        None => None,
    };
    frame.remove();
    answer.ok_or(SignInProblem::SignedOut)
}

/// Waits for the message of another window of this page.
struct Waiting {
    answer: oneshot::Receiver<Option<String>>,
    stop: Box<dyn FnOnce()>,
}

impl Waiting {
    /// `watch` gets what ends the waiting without an answer, and answers what ends the watch.
    fn new<Stop: FnOnce() + 'static>(
        source: Window,
        watch: impl FnOnce(Box<dyn Fn()>) -> Stop,
    ) -> Self {
        let (sender, answer) = oneshot::channel();
        let sender = Rc::new(RefCell::new(Some(sender)));
        let tell = {
            let sender = Rc::clone(&sender);
            move |answer: Option<String>| {
                if let Some(sender) = sender.borrow_mut().take() {
                    // Whoever waited may be gone.
                    sender.send(answer).ok();
                }
            }
        };
        let own = routes::origin();
        let heard = tell.clone();
        let listener =
            window_event_listener(ev::Custom::<MessageEvent>::new("message"), move |event| {
                let from = event.source().is_some_and(|from| Object::is(&from, &source));
                let query = Reflect::get(&event.data(), &ANSWER.into()).ok();
                let query = query.and_then(|query| query.as_string());
                if from && event.origin() == own && query.is_some() {
                    heard(query);
                }
            });
        let stop_watch = watch(Box::new(move || tell(None)));
        let stop = move || {
            listener.remove();
            stop_watch();
        };
        Self { answer, stop: Box::new(stop) }
    }

    async fn answer(self) -> Option<String> {
        let Self { answer, stop } = self;
        let answer = answer.await.ok().flatten();
        stop();
        answer
    }
}
