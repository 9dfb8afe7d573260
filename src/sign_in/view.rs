//! The way in and out.

use leptos::prelude::*;

use super::session::{State, use_session};
use crate::backend::use_backend;

/// Leads to where people sign in; nothing where the page's host names no such place.
#[component]
pub(crate) fn SignInButton() -> impl IntoView {
    let session = use_session();
    let backend = use_backend();
    let busy = move || session.state() == State::Busy;
    session.is_offered().then(|| {
        view! {
            <button
                type="button"
                class="button button-small"
                aria-disabled=move || busy().then_some("true")
                on:click=move |_| session.sign_in(move || backend.ask_anew())
            >
                {move || if busy() { "Signing in…" } else { "Sign in" }}
            </button>
            {move || match session.state() {
                State::Failed(problem) => Some(view! { <p>{problem.to_string()}</p> }),
                State::Out | State::Busy | State::In(_) => None,
            }}
        }
    })
}

/// Who is signed in, with the way out; else the way in. Nothing where the page's host names nowhere to sign in.
#[component]
pub(crate) fn SignedIn() -> impl IntoView {
    let session = use_session();
    let backend = use_backend();
    session.is_offered().then(|| {
        let issuer = session.issuer_name();
        move || match session.state() {
            State::In(name) => {
                let who = name.map(|name| format!(" as {name}")).unwrap_or_default();
                view! {
                    <p>{format!("Signed in at {issuer}{who}.")}</p>
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| session.sign_out(move || backend.ask_anew())
                    >
                        "Sign out"
                    </button>
                }
                .into_any()
            }
            State::Out | State::Busy | State::Failed(_) => view! {
                <p>{format!("You are not signed in. People of this page sign in at {issuer}.")}</p>
                <SignInButton />
            }
            .into_any(),
        }
    })
}
