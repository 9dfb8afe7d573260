//! Signing in by OpenID Connect: the authorization code flow with PKCE (RFC 7636), for a public client. The issuer is the
//! one that `config.json` names, and its tokens go to the servers that `config.json` names, to no others.
//!
//! - [`settings`]: what `config.json` says
//! - [`attempt`]: one way to the issuer and back
//! - [`provider`]: the issuer's addresses, and its answers
//! - [`id_token`]: for whom, and from whom, an answer is
//! - [`window`]: the issuer's own pages, in this window or in another
//! - [`session`]: whom the page is signed in as
//!
//! Tokens live in memory only. `sessionStorage` holds an attempt that is under way, which is of no use to anybody else, and
//! that this tab was signed in, so that a reload asks the issuer again.

mod attempt;
mod id_token;
mod provider;
mod session;
mod settings;
mod view;
mod window;

pub(crate) use session::{Session, provide_session};
pub(crate) use view::{SignInButton, SignedIn};

/// Why somebody is not signed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SignInProblem {
    /// No answer of the issuer could be read.
    #[error(
        "{0}, where you sign in, could not be reached. Check your connection. If it is right, this page's host has to allow that address (connect-src in deploy/headers.txt), and {0} has to allow this page's (CORS)"
    )]
    Unreachable(String),
    /// The issuer's metadata are of another issuer.
    #[error(
        "{0} does not say of itself what this page's config.json says of it: ask whoever runs this page"
    )]
    AnotherIssuer(String),
    /// The issuer says no.
    #[error("Signing in was refused: {0}")]
    Refused(String),
    /// Nobody is signed in at the issuer, or something has to be asked.
    #[error("You are signed out: sign in again")]
    SignedOut,
    /// An answer without the attempt it belongs to.
    #[error("This answer belongs to no attempt of this tab: sign in again")]
    NoAttempt,
    /// The ID token is not what it has to be.
    #[error(
        "The answer of the sign-in is not to be trusted ({0}): sign in again, and tell whoever runs this page if it stays so"
    )]
    Untrusted(&'static str),
    /// The other window was closed.
    #[error("The window was closed before you were signed in")]
    Closed,
    /// The other window was not opened, or something else that browsers always have is missing.
    #[error(
        "This browser did not let the page open a window to sign in: allow pop-up windows for it, then sign in again"
    )]
    Blocked,
}
