//! Ctrl+K: to any page, form, template or run by a few letters of its name.

mod places;

use headroom_contract::operation::GetWorkPackages;
use headroom_contract::scalar::Long;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use self::places::{Destination, matching, pages, run};
use crate::backend::{query, use_answering};
use crate::ui::{Dialog, Finder, FinderWords, focus_by_id};

/// Runs that are offered, the latest.
const RUNS: i32 = 50;
const WORDS: FinderWords = FinderWords {
    id: "go-to",
    label: "Page, form, template or run",
    placeholder: "Page, form, template or run",
    list: "Places",
    nothing: "Nothing by these words",
    key: None,
};

/// The dialog, which Ctrl+K opens anywhere.
#[component]
pub(crate) fn GoTo() -> impl IntoView {
    let open = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let is_meant = (event.ctrl_key() || event.meta_key())
            && !event.shift_key()
            && !event.alt_key()
            && event.key().eq_ignore_ascii_case("k");
        if is_meant {
            event.prevent_default();
            open.set(true);
            request_animation_frame(|| focus_by_id(WORDS.id));
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <Dialog open title="Go to">
            <Places open />
        </Dialog>
    }
}

/// The places; Enter goes to the one that is marked.
#[component]
fn Places(open: RwSignal<bool>) -> impl IntoView {
    let answering = use_answering();
    let text = RwSignal::new(String::new());
    let runs = query(move || {
        (!answering.is_silent()).then(|| GetWorkPackages {
            limit: Some(RUNS),
            offset: Some(Long(0)),
            ..GetWorkPackages::default()
        })
    });
    let all = Memo::new(move |_| {
        let mut places = pages();
        runs.value.with(|page| {
            let packages = page.iter().flat_map(|page| &page.work_packages);
            places.extend(packages.map(run));
        });
        places
    });
    let places = Memo::new(move |_| all.with(|all| text.with(|text| matching(all, text))));
    let found = Memo::new(move |_| {
        let of_place = |place: &Destination| place.found.clone();
        places.with(|places| places.iter().map(of_place).collect())
    });
    let go = Callback::new(move |at: usize| {
        let address =
            places.with_untracked(|places| places.get(at).map(|place| place.address.clone()));
        if let Some(address) = address {
            open.set(false);
            follow(&address);
        }
    });
    view! { <Finder words=WORDS text found choose=go over=false /> }
}

/// Goes there as by a link, so that a form that has been edited asks first.
fn follow(address: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let link = link.unchecked_into::<HtmlAnchorElement>();
    link.set_href(address);
    let Some(body) = document().body() else { return };
    if body.append_child(&link).is_ok() {
        link.click();
        link.remove();
    }
}
