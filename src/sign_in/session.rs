//! Whom the page is signed in as, and the tokens that show it.

use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::attempt::{Attempt, tab_storage};
use super::provider::{Granted, Provider};
use super::settings::Settings;
use super::{SignInProblem, id_token, window as windows};
use crate::routes;
use crate::ui::{now_ms, sleep};

/// Kept for this tab while it is signed in: a reload then asks the issuer, which remembers the person.
const SIGNED_IN: &str = "headroom.signed-in";
/// Where an issuer does not say how long a token holds.
const USUAL_LIFE_S: f64 = 300.0;
/// Tokens are renewed when this part of their life is over.
const RENEW_AFTER: f64 = 0.8;
/// A token that holds no longer than this is renewed before it is sent.
const TOO_SHORT_MS: f64 = 5_000.0;
/// A page that goes to the issuer is gone by then.
const LEAVES_WITHIN: Duration = Duration::from_secs(10);

/// Whom the page is signed in as.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    state: RwSignal<State>,
    inside: StoredValue<Inside, LocalStorage>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nobody.
    Out,
    /// Under way.
    Busy,
    /// Somebody, by the best name there is.
    In(Option<String>),
    /// Nobody, because something went wrong.
    Failed(SignInProblem),
}

struct Inside {
    /// None where the page's host names no issuer.
    settings: Option<Settings>,
    provider: Option<Rc<Provider>>,
    tokens: Option<Tokens>,
    /// Requests that wait until it is known who asks.
    waiting: Vec<oneshot::Sender<()>>,
    busy: bool,
    renewal: Option<TimeoutHandle>,
}

/// In memory only.
#[derive(Clone)]
struct Tokens {
    access: String,
    refresh: Option<String>,
    id: Option<String>,
    subject: String,
    expires_at_ms: f64,
}

/// Makes the session available, and goes on with a sign-in that has come back from the issuer. Before the router looks at the
/// address: the issuer's answer stands in it, and goes at once.
pub(crate) fn provide_session() -> Session {
    let inside = Inside {
        settings: Settings::configured(),
        provider: None,
        tokens: None,
        waiting: Vec::new(),
        busy: false,
        renewal: None,
    };
    let session =
        Session { state: RwSignal::new(State::Out), inside: StoredValue::new_local(inside) };
    provide_context(session);
    if let Some((attempt, query)) = returned() {
        session.begin(async move { session.finish(&attempt?, &query).await });
    } else if session.is_offered() && was_signed_in() {
        session.begin(session.ask_silently());
    }
    session
}

/// Whom the page is signed in as.
pub(crate) fn use_session() -> Session {
    expect_context::<Session>()
}

/// The attempt and the answer to it, where the issuer has just sent this window back.
fn returned() -> Option<(Result<Attempt, SignInProblem>, String)> {
    let here = window().location();
    if here.pathname().ok()? != routes::signed_in() {
        return None;
    }
    let query = here.search().unwrap_or_default();
    let attempt = Attempt::take().ok_or(SignInProblem::NoAttempt);
    let back = attempt.as_ref().map(|attempt| attempt.back.clone()).unwrap_or_default();
    let is_own = back.starts_with(&routes::work_packages()) && !back.starts_with("//");
    let back = if is_own { back } else { routes::work_packages() };
    let history = window().history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(&back)).ok()?;
    Some((attempt, query))
}

fn was_signed_in() -> bool {
    tab_storage().and_then(|storage| storage.get_item(SIGNED_IN).ok().flatten()).is_some()
}

fn keep_signed_in(is: bool) {
    if let Some(storage) = tab_storage() {
        // Without it a reload asks the person, which is no harm.
        if is {
            storage.set_item(SIGNED_IN, "1").ok()
        } else {
            storage.remove_item(SIGNED_IN).ok()
        };
    }
}

impl Session {
    /// True where the page's host names who signs people in.
    pub(crate) fn is_offered(self) -> bool {
        self.inside.with_value(|inside| inside.settings.is_some())
    }

    pub(super) fn state(self) -> State {
        self.state.get()
    }

    /// What people see of the issuer.
    pub(super) fn issuer_name(self) -> String {
        self.inside.with_value(|inside| {
            inside.settings.as_ref().map(|settings| settings.name().to_owned()).unwrap_or_default()
        })
    }

    /// What a request of now shows. Waits for a sign-in that is under way, and renews a token that is about to expire.
    pub(crate) async fn token(self) -> Option<String> {
        if !self.is_offered() {
            return None;
        }
        self.wait().await;
        if self.tokens().is_some_and(|tokens| tokens.expires_at_ms - now_ms() < TOO_SHORT_MS) {
            self.begin(self.renew());
            self.wait().await;
        }
        self.tokens().map(|tokens| tokens.access)
    }

    /// Leads to the issuer; `entered` is called where this page goes on and is signed in. Called by a press, because browsers
    /// open windows for nothing else.
    pub(super) fn sign_in(self, entered: impl FnOnce() + 'static) {
        if self.inside.with_value(|inside| inside.busy) {
            return;
        }
        if windows::is_framed() {
            let opened = windows::open();
            self.begin(async move {
                self.ask_in_window(&opened?).await?;
                entered();
                Ok(())
            });
        } else {
            self.begin(self.leave());
        }
    }

    /// Forgets the tokens, and signs out at the issuer where it offers that.
    pub(super) fn sign_out(self, left: impl FnOnce()) {
        let tokens = self.tokens();
        let provider = self.inside.with_value(|inside| inside.provider.clone());
        self.forget();
        self.state.set(State::Out);
        left();
        let back = routes::in_full(&routes::work_packages());
        let id_token = tokens.and_then(|tokens| tokens.id);
        let address = provider.and_then(|it| it.sign_out_address(id_token.as_deref(), back));
        if let Some(address) = address.filter(|_| !windows::is_framed()) {
            // This page is signed out whether the issuer is reached or not.
            windows::go(&address).ok();
        }
    }

    fn tokens(self) -> Option<Tokens> {
        self.inside.with_value(|inside| inside.tokens.clone())
    }

    fn forget(self) {
        keep_signed_in(false);
        self.inside.update_value(|inside| {
            inside.tokens = None;
            inside.renewal.take().iter().for_each(TimeoutHandle::clear);
        });
    }

    /// Does something that ends in being signed in or not; one at a time.
    fn begin(self, work: impl Future<Output = Result<(), SignInProblem>> + 'static) {
        if self.inside.with_value(|inside| inside.busy) {
            return;
        }
        self.inside.update_value(|inside| inside.busy = true);
        // Somebody who is signed in stays so on view while tokens are renewed.
        if !matches!(self.state.get_untracked(), State::In(_)) {
            self.state.set(State::Busy);
        }
        spawn_local(async move {
            if let Err(problem) = work.await {
                self.fail(problem);
            }
            self.inside.update_value(|inside| {
                inside.busy = false;
                for waiting in inside.waiting.drain(..) {
                    waiting.send(()).ok();
                }
            });
        });
    }

    fn fail(self, problem: SignInProblem) {
        let holds = self.tokens().is_some_and(|tokens| tokens.expires_at_ms > now_ms());
        if holds && matches!(problem, SignInProblem::Unreachable(_)) {
            // Tried again with the next request, when the token is too short.
            return;
        }
        self.forget();
        self.state.set(State::Failed(problem));
    }

    async fn wait(self) {
        let (sender, receiver) = oneshot::channel();
        let busy = self.inside.try_update_value(|inside| {
            if inside.busy {
                inside.waiting.push(sender);
            }
            inside.busy
        });
        if busy == Some(true) {
            // Ends with the page at the latest.
            receiver.await.ok();
        }
    }

    async fn provider(self) -> Result<(Settings, Rc<Provider>), SignInProblem> {
        let (settings, known) =
            self.inside.with_value(|inside| (inside.settings.clone(), inside.provider.clone()));
        let settings = settings.ok_or(SignInProblem::NoAttempt)?;
        if let Some(provider) = known {
            return Ok((settings, provider));
        }
        let provider = Rc::new(Provider::discover(&settings).await?);
        let kept = Rc::clone(&provider);
        self.inside.update_value(|inside| inside.provider = Some(kept));
        Ok((settings, provider))
    }

    /// This window goes to the issuer and comes back as a new page.
    async fn leave(self) -> Result<(), SignInProblem> {
        let (settings, provider) = self.provider().await?;
        let attempt = Attempt::new()?;
        attempt.keep()?;
        windows::go(&attempt.address(provider.authorization_endpoint(), &settings, None))?;
        // The page ends about now; where it does not, or is come back to, it is as before.
        sleep(LEAVES_WITHIN).await;
        Err(SignInProblem::SignedOut)
    }

    async fn ask_in_window(self, opened: &web_sys::Window) -> Result<(), SignInProblem> {
        let attempt = Attempt::new()?;
        let query = async {
            let (settings, provider) = self.provider().await?;
            let address = attempt.address(provider.authorization_endpoint(), &settings, None);
            windows::in_window(opened, &address).await
        };
        let query = query.await;
        opened.close().ok();
        self.finish(&attempt, &query?).await
    }

    /// Asks the issuer, which may remember the person, without asking the person.
    async fn ask_silently(self) -> Result<(), SignInProblem> {
        let (settings, provider) = self.provider().await?;
        let attempt = Attempt::new()?;
        let address = attempt.address(provider.authorization_endpoint(), &settings, Some("none"));
        let query = windows::in_frame(&address).await?;
        self.finish(&attempt, &query).await
    }

    /// Turns the code in that the issuer answered with.
    async fn finish(self, attempt: &Attempt, query: &str) -> Result<(), SignInProblem> {
        let (settings, provider) = self.provider().await?;
        let code = attempt.code(query, &settings.issuer)?;
        let granted = provider
            .tokens(&[
                ("grant_type", "authorization_code".to_owned()),
                ("code", code),
                ("redirect_uri", routes::in_full(&routes::signed_in())),
                ("code_verifier", attempt.verifier.clone()),
            ])
            .await?;
        let id = granted.id_token.as_deref();
        let id = id.ok_or(SignInProblem::Untrusted("it holds no ID token"))?;
        let person = id_token::read(id, &settings, Some(&attempt.nonce), now_ms())?;
        self.enter(granted, person.subject, None);
        self.state.set(State::In(person.name));
        Ok(())
    }

    async fn renew(self) -> Result<(), SignInProblem> {
        let old = self.tokens().ok_or(SignInProblem::SignedOut)?;
        let Some(refresh) = old.refresh.clone() else { return self.ask_silently().await };
        let (settings, provider) = self.provider().await?;
        let granted = provider
            .tokens(&[("grant_type", "refresh_token".to_owned()), ("refresh_token", refresh)])
            .await?;
        if let Some(id) = &granted.id_token {
            // Issued without a nonce, but for the same person (OpenID Connect Core 1.0, section 12.2).
            let person = id_token::read(id, &settings, None, now_ms())?;
            if person.subject != old.subject {
                return Err(SignInProblem::Untrusted("it is for another person"));
            }
        }
        self.enter(granted, old.subject.clone(), Some(old));
        Ok(())
    }

    /// Holds new tokens, with what is still good of the old ones, and renews them in time.
    fn enter(self, granted: Granted, subject: String, old: Option<Tokens>) {
        let life_ms = granted.expires_in.unwrap_or(USUAL_LIFE_S) * 1000.0;
        let (refresh, id) = old.map(|old| (old.refresh, old.id)).unwrap_or_default();
        let tokens = Tokens {
            access: granted.access_token,
            refresh: granted.refresh_token.or(refresh),
            id: granted.id_token.or(id),
            subject,
            expires_at_ms: now_ms() + life_ms,
        };
        keep_signed_in(true);
        let renew_in =
            Duration::from_secs_f64((life_ms * RENEW_AFTER / 1000.0).clamp(1.0, 86_400.0));
        let renewal = set_timeout_with_handle(move || self.begin(self.renew()), renew_in).ok();
        self.inside.update_value(|inside| {
            inside.renewal.take().iter().for_each(TimeoutHandle::clear);
            inside.tokens = Some(tokens);
            inside.renewal = renewal;
        });
    }
}
