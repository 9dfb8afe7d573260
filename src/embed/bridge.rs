//! Talks with the page around this one.

use js_sys::{JSON, Object, Reflect};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

use super::height::body_height;
use super::is_embedded;
use super::protocol::{FromHost, MOST_BYTES, ToHost, is_allowed, is_own_path, read, write};
use crate::backend::{BackendError, Place, Server, Servers, use_backend};
use crate::routes::{self, key};
use crate::ui::{show_theme, use_preferences};

/// Where `public/boot.js` leaves `embedOrigins` of `config.json`, between blanks.
const ORIGINS: &str = "data-embed-origins";

/// The page around this one.
#[derive(Clone, Copy)]
struct Host {
    /// Its origin, once it is known and allowed; nothing is sent before, and never to another.
    origin: RwSignal<Option<String>>,
}

/// Listens and tells; draws nothing. Does nothing unless the page is embedded and has a page around it.
#[component]
pub(crate) fn EmbedBridge() -> impl IntoView {
    if !is_embedded() || parent().is_none() {
        return;
    }
    let host = Host { origin: RwSignal::new(ancestor().filter(|origin| is_listed(origin))) };
    listen(host);
    tell(host);
}

fn parent() -> Option<Window> {
    let parent = window().parent().ok().flatten()?;
    (!Object::is(&parent, &window())).then_some(parent)
}

/// Origin of the page around this one, in browsers that tell it; in others the host's first message does.
fn ancestor() -> Option<String> {
    let origins = Reflect::get(&window().location(), &"ancestorOrigins".into()).ok()?;
    Reflect::get_u32(&origins, 0).ok()?.as_string()
}

fn is_listed(origin: &str) -> bool {
    let list = document().document_element().and_then(|root| root.get_attribute(ORIGINS));
    let own = routes::origin();
    is_allowed(origin, &own, list.as_deref().unwrap_or_default())
}

impl Host {
    fn send(self, message: &ToHost) {
        let Some(origin) = self.origin.get_untracked() else { return };
        let Some(value) = write(message).and_then(|text| JSON::parse(&text).ok()) else { return };
        if let Some(parent) = parent() {
            // Fails only for an origin that is none.
            parent.post_message(&value, &origin).ok();
        }
    }
}

/// Does what the host asks for.
fn listen(host: Host) {
    let act = use_action(host);
    let listener =
        window_event_listener(ev::Custom::<MessageEvent>::new("message"), move |event| {
            let from_parent = match (event.source(), parent()) {
                (Some(source), Some(parent)) => Object::is(&source, &parent),
                _ => false,
            };
            if !from_parent || !is_listed(&event.origin()) {
                return;
            }
            let text = JSON::stringify(&event.data()).ok().and_then(|text| text.as_string());
            let message = text.filter(|text| text.len() <= MOST_BYTES).and_then(|text| read(&text));
            if let Some(message) = message {
                if host.origin.get_untracked().is_none() {
                    host.origin.set(Some(event.origin()));
                }
                act(message);
            }
        });
    on_cleanup(move || listener.remove());
}

fn use_action(host: Host) -> impl Fn(FromHost) {
    let backend = use_backend();
    let preferences = use_preferences();
    let navigate = routes::use_navigate();
    move |message| match message {
        FromHost::Hello => host.send(&ready(backend.servers())),
        FromHost::Set { theme, timezone, locale } => {
            if let Some(theme) = theme.filter(|t| matches!(t.as_str(), "light" | "dark" | "system"))
            {
                show_theme(&theme);
            }
            if timezone.is_some() || locale.is_some() {
                preferences.follow_host(timezone.as_deref(), locale.as_deref());
            }
        }
        FromHost::Token { value } => {
            let given = backend.servers().and_then(|Servers { runs, results }| {
                let runs = Server::from_input(&runs.shown_address(), &value).ok()?;
                Some(Servers { runs, results })
            });
            if let Some(servers) = given {
                backend.switch_to(Place::Servers(servers));
            }
        }
        FromHost::Go { path } if is_own_path(&path) => {
            navigate(&routes::at(&path), NavigateOptions::default());
        }
        FromHost::Go { .. } => {}
        FromHost::Print => {
            // A frame that may not print stays as it is.
            window().print().ok();
        }
    }
}

fn ready(servers: Option<Servers>) -> ToHost {
    let wants = servers.is_some_and(|servers| !servers.runs.has_token());
    ToHost::Ready {
        version: env!("CARGO_PKG_VERSION"),
        wants: if wants { vec!["token"] } else { Vec::new() },
    }
}

/// Tells the host what happens, from when it is known on.
fn tell(host: Host) {
    let backend = use_backend();
    Effect::new(move || {
        host.origin.track();
        host.send(&ready(backend.servers()));
    });
    let height = body_height();
    Effect::new(move || {
        host.origin.track();
        let height = height.get();
        if height > 0 {
            host.send(&ToHost::Resize { height });
        }
    });
    let location = use_location();
    Effect::new(move || {
        host.origin.track();
        let (path, search) = (location.pathname.get(), location.search.get());
        stay_embedded(&path, &search);
        let search = search.trim_start_matches('?');
        let path = routes::below(&path);
        let path = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
        host.send(&ToHost::Navigated { path });
    });
    Effect::new(move || {
        if let Some(run_id) = backend.submitted.get() {
            host.send(&ToHost::Submitted { run_id });
        }
    });
    Effect::new(move || {
        let refused = backend.refused.get();
        if matches!(refused, Some(BackendError::Server(error)) if error.wants_token()) {
            host.send(&ToHost::Error { code: "sign-in" });
        }
    });
}

/// Keeps the address such that a reload of the frame is embedded again.
fn stay_embedded(path: &str, search: &str) {
    let flag = format!("{}=1", key::EMBED);
    let search = search.trim_start_matches('?');
    // Panels say it by their path.
    if routes::below(path).starts_with(routes::EMBED) || search.split('&').any(|pair| pair == flag)
    {
        return;
    }
    let query = if search.is_empty() { flag } else { format!("{search}&{flag}") };
    let Ok(history) = window().history() else { return };
    let hash = window().location().hash().unwrap_or_default();
    let state = history.state().unwrap_or(JsValue::NULL);
    // Fails only in browsers that count, after a hundred changes within seconds.
    history.replace_state_with_url(&state, "", Some(&format!("{path}?{query}{hash}"))).ok();
}
