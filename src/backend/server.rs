//! A server that answers over HTTP: its address, and what a person shows to be let in.

use std::borrow::Cow;

use super::BackendError;
use crate::routes;
use crate::ui::format::count_of;

/// Path of the API below a server's address.
pub(super) const API_PATH: &str = "/api/graphql";

/// What people see of the server that the page comes from.
const THIS_ADDRESS: &str = "this address";

/// A server.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Server {
    /// Address without a trailing slash; empty for the folder that the page is served from.
    pub(crate) address: String,
    /// Access token. Lives in memory only: it is in no address, store or message.
    pub(super) token: Option<String>,
}

/// Why text is no server's address or no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ServerInputProblem {
    /// No scheme, or another one.
    #[error("Enter the server's address from https:// or http:// on")]
    NoScheme,
    /// Nothing between scheme and path.
    #[error("Enter the server's name after the two slashes")]
    NoHost,
    /// More than an address.
    #[error("Enter the address alone, without user, password, question mark, # or blanks")]
    MoreThanAddress,
    /// The browser could not send it.
    #[error("This is no access token: it must be one line without blanks. Copy it again")]
    NotAToken,
}

impl Server {
    /// The server at an address that a person typed, with the token they gave, if any.
    pub(crate) fn from_input(address: &str, token: &str) -> Result<Self, ServerInputProblem> {
        let token = token.trim();
        let token = token.strip_prefix("Bearer ").unwrap_or(token).trim_start();
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ServerInputProblem::NotAToken);
        }
        let token = (!token.is_empty()).then(|| token.to_owned());
        Ok(Self { address: address_from_input(address)?, token })
    }

    /// The server at an address as [`Self::from_input`] makes it, without a token.
    pub(super) fn new(address: String) -> Self {
        Self { address, token: None }
    }

    /// Whether a token was given.
    pub(crate) fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Where requests go.
    pub(super) fn endpoint(&self) -> String {
        self.at(API_PATH)
    }

    /// Where a path of it is.
    pub(super) fn at(&self, path: &str) -> String {
        if self.address.is_empty() { routes::at(path) } else { format!("{}{path}", self.address) }
    }

    /// The address in full, also where it is the page's own folder.
    pub(crate) fn shown_address(&self) -> String {
        if self.address.is_empty() { routes::in_full(routes::base()) } else { self.address.clone() }
    }

    /// What people see of it: `workbench.example:8090`.
    pub(crate) fn name(&self) -> &str {
        match self.address.split_once("://") {
            Some((_, rest)) => rest,
            None => THIS_ADDRESS,
        }
    }
}

/// The address without what people copy along with it.
pub(super) fn address_from_input(text: &str) -> Result<String, ServerInputProblem> {
    let (scheme, rest) = text.trim().split_once("://").ok_or(ServerInputProblem::NoScheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(ServerInputProblem::NoScheme);
    }
    if rest.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '@' | '\\')) {
        return Err(ServerInputProblem::MoreThanAddress);
    }
    let rest = rest.trim_end_matches('/');
    let rest = rest.strip_suffix(API_PATH).unwrap_or(rest).trim_end_matches('/');
    if rest.is_empty() || rest.starts_with(['/', ':']) {
        return Err(ServerInputProblem::NoHost);
    }
    Ok(format!("{scheme}://{rest}"))
}

/// A server gave no answer to what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {}{}", problem.what(server), problem.remedy(), if *maybe_done { MAYBE_DONE } else { "" })]
pub(crate) struct ServerError {
    /// What people see of the server.
    pub(crate) server: String,
    /// What went wrong.
    pub(crate) problem: ServerProblem,
    /// True for a change that the server may have made all the same.
    pub(crate) maybe_done: bool,
}

impl ServerError {
    /// True when an access token would help.
    pub(crate) fn wants_token(&self) -> bool {
        self.problem == ServerProblem::SignIn
    }

    /// True when whoever asks is known and may not.
    pub(crate) fn forbids(&self) -> bool {
        self.problem == ServerProblem::Forbidden
    }
}

/// Nothing here sends a change twice on its own, and a person should not either.
const MAYBE_DONE: &str = ". The server may have done it all the same: look before you do it again";

/// What went wrong between the page and a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServerProblem {
    /// The browser has no network.
    Offline,
    /// No connection, or the browser forbids it; browsers do not tell which.
    Unreachable,
    /// Nothing came in time.
    TimedOut,
    /// The answer ended in its middle.
    Cut,
    /// HTTP 401.
    SignIn,
    /// HTTP 403.
    Forbidden,
    /// HTTP 404.
    NotFound,
    /// HTTP 413.
    TooLarge,
    /// HTTP 429, with the seconds to wait where the server says so.
    TooMany(Option<u32>),
    /// HTTP 5xx.
    Failed(u16),
    /// Another HTTP status that means no answer.
    Refused(u16),
    /// Something that is not GraphQL, a web page for instance.
    NotGraphQl,
}

impl ServerProblem {
    /// True when the server may have carried out what it was asked.
    pub(super) fn leaves_unsure(self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Cut | Self::Failed(_))
    }

    fn what(self, server: &str) -> String {
        let words = match self {
            Self::Offline => "This browser is offline.".to_owned(),
            Self::Unreachable => format!("{server} could not be reached."),
            Self::TimedOut => format!("{server} did not answer in time."),
            Self::Cut => format!("The answer of {server} broke off."),
            Self::SignIn => format!("{server} lets nobody in without a valid access token."),
            Self::Forbidden => format!("{server} does not let you do this."),
            Self::NotFound => format!("There is no Energy Workbench at {server}."),
            Self::TooLarge => format!("This is more than {server} takes at once."),
            Self::TooMany(_) => format!("{server} has been asked too often."),
            Self::Failed(status) => format!("{server} failed (HTTP {status})."),
            Self::Refused(status) => format!("{server} did not answer this (HTTP {status})."),
            Self::NotGraphQl => format!("What answers at {server} is not an Energy Workbench."),
        };
        // A host's name begins a sentence as it is written; words do not.
        match words.strip_prefix(THIS_ADDRESS) {
            Some(rest) => format!("This address{rest}"),
            None => words,
        }
    }

    fn remedy(self) -> Cow<'static, str> {
        let words = match self {
            Self::Offline => "Connect to the network and try again",
            Self::Unreachable => {
                "Check the address and your connection. If both are right, the server has to allow this page's address (CORS), and this page's host has to allow the server (connect-src in deploy/headers.txt)"
            }
            Self::TimedOut => "Try again in a moment",
            Self::Cut => "Check your connection and try again",
            Self::SignIn => {
                "Tokens expire, and a reload forgets them: press the engine's name at the top and enter one"
            }
            Self::Forbidden => "Ask whoever runs it for the permission",
            Self::NotFound | Self::NotGraphQl => {
                "Check the address: press the engine's name at the top"
            }
            Self::TooLarge => {
                "Leave out files that the network does not need, or ask whoever runs the server to raise its limit"
            }
            Self::TooMany(Some(wait_s)) => {
                return format!("Wait {}, then try again", count_of(wait_s, "second", "seconds"))
                    .into();
            }
            Self::TooMany(None) => "Wait a minute, then try again",
            Self::Failed(_) | Self::Refused(_) => {
                "Try again in a moment; if it stays so, tell whoever runs the server"
            }
        };
        words.into()
    }
}

impl Server {
    /// The error that a problem with this server is.
    pub(super) fn error(&self, problem: ServerProblem, is_mutation: bool) -> BackendError {
        BackendError::Server(ServerError {
            server: self.name().to_owned(),
            problem,
            maybe_done: is_mutation && problem.leaves_unsure(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_what_is_copied_along_with_them() {
        for text in [
            "https://workbench.example:8090",
            " HTTPS://workbench.example:8090/ ",
            "https://workbench.example:8090/api/graphql",
            "https://workbench.example:8090/api/graphql/",
        ] {
            assert_eq!(
                address_from_input(text).unwrap(),
                "https://workbench.example:8090",
                "{text}"
            );
        }
        let below =
            Server::from_input("http://host/ewb/", "").unwrap_or_else(|_| panic!("an address"));
        assert_eq!(below.endpoint(), "http://host/ewb/api/graphql");
        assert_eq!(below.name(), "host/ewb");
        assert_eq!(Server::new(String::new()).endpoint(), "/api/graphql");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        use ServerInputProblem::{MoreThanAddress, NoHost, NoScheme};
        for (text, problem) in [
            ("", NoScheme),
            ("workbench.example", NoScheme),
            ("javascript://alert", NoScheme),
            ("https://", NoHost),
            ("https:///api/graphql", NoHost),
            ("http://:80", NoHost),
            ("https://me:secret@host", MoreThanAddress),
            ("https://host/?token=secret", MoreThanAddress),
            ("https://host/#secret", MoreThanAddress),
            ("https://ho st", MoreThanAddress),
        ] {
            assert_eq!(address_from_input(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn tokens_are_one_line_of_visible_characters() {
        let token = |text| Server::from_input("https://host", text).map(|server| server.token);
        assert_eq!(token(" Bearer abc.def "), Ok(Some("abc.def".to_owned())));
        assert_eq!(token("  "), Ok(None));
        for text in ["a b", "a\nb", "tök"] {
            assert_eq!(token(text), Err(ServerInputProblem::NotAToken), "{text}");
        }
    }

    #[test]
    fn only_a_change_that_may_have_been_made_is_called_unsure() {
        let server = Server::new("https://host".to_owned());
        let words = |problem, is_mutation| server.error(problem, is_mutation).to_string();
        assert!(words(ServerProblem::TimedOut, true).contains("look before you do it again"));
        assert!(!words(ServerProblem::TimedOut, false).contains("look before"));
        assert!(!words(ServerProblem::SignIn, true).contains("look before"));
        assert!(
            words(ServerProblem::Failed(503), false).starts_with("host failed (HTTP 503). Try")
        );
    }
}
