//! Which workbench the page talks to: what a person chose, or else what the page's host says, or else the embedded one.

use super::server::{Server, address_from_input};
use crate::ui::storage;
use leptos::prelude::document;

/// Where the choice is kept: [`EMBEDDED`], or an address, with that of the results' server after a blank if results are
/// kept elsewhere. Never a token.
const KEY: &str = "headroom.server";
const EMBEDDED: &str = "embedded";
/// Where `public/boot.js` leaves the `server` and the `results` of `config.json`.
const CONFIGURED: &str = "data-server";
const CONFIGURED_RESULTS: &str = "data-results";

/// Who answers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The workbench in this browser.
    Embedded,
    /// A server, or two.
    Servers(Servers),
}

/// Who takes work packages, and who has their results.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Servers {
    /// Takes work packages and tells of their progress.
    pub(crate) runs: Server,
    /// Answers what is read of results, where that is another.
    pub(crate) results: Option<Server>,
}

impl Place {
    /// Where the page starts.
    pub(super) fn at_start() -> Self {
        let kept = storage::read(KEY).ok().flatten();
        from_kept(kept.as_deref()).unwrap_or_else(Self::configured)
    }

    /// What the page's host says.
    fn configured() -> Self {
        let root = document().document_element();
        let said = |name| root.as_ref().and_then(|root| root.get_attribute(name));
        from_configuration(said(CONFIGURED).as_deref(), said(CONFIGURED_RESULTS).as_deref())
    }

    /// True for a server that the page's host names.
    pub(super) fn is_configured(server: &Server) -> bool {
        let configured = Self::configured();
        let servers = configured.servers();
        servers.is_some_and(|Servers { runs, results }| {
            runs.address == server.address
                || results.as_ref().is_some_and(|results| results.address == server.address)
        })
    }

    /// Keeps the choice for the next visit; one that the page starts with anyway needs no keeping. Where the store
    /// is closed the choice holds until the page is left.
    pub(super) fn keep(&self) {
        let kept = self.to_keep();
        if kept == Self::configured().to_keep() {
            storage::remove(KEY).ok();
        } else {
            storage::write(KEY, &kept).ok();
        }
    }

    /// What [`from_kept`] reads.
    fn to_keep(&self) -> String {
        match self {
            Self::Embedded => EMBEDDED.to_owned(),
            Self::Servers(Servers { runs, results: None }) => runs.address.clone(),
            Self::Servers(Servers { runs, results: Some(results) }) => {
                format!("{} {}", runs.address, results.address)
            }
        }
    }

    /// The servers, if servers answer.
    pub(super) fn servers(&self) -> Option<&Servers> {
        match self {
            Self::Embedded => None,
            Self::Servers(servers) => Some(servers),
        }
    }
}

impl Servers {
    /// Who answers a question.
    pub(super) fn asked_for(&self, results: bool) -> &Server {
        self.results.as_ref().filter(|_| results).unwrap_or(&self.runs)
    }
}

/// The kept choice, if there is one that can be read.
fn from_kept(kept: Option<&str>) -> Option<Place> {
    let kept = kept?;
    if kept == EMBEDDED {
        return Some(Place::Embedded);
    }
    let (runs, results) =
        kept.split_once(' ').map_or((kept, None), |(runs, results)| (runs, Some(results)));
    let server = |text| address_from_input(text).ok().map(Server::new);
    Some(Place::Servers(Servers { runs: server(runs)?, results: results.and_then(server) }))
}

/// The empty address is the folder that the page is served from. An address that cannot be one is as good as none.
fn from_configuration(server: Option<&str>, results: Option<&str>) -> Place {
    let server_at = |text: &str| {
        let address =
            if text.is_empty() { Some(String::new()) } else { address_from_input(text).ok() };
        address.map(Server::new)
    };
    server.and_then(server_at).map_or(Place::Embedded, |runs| {
        Place::Servers(Servers { runs, results: results.and_then(server_at) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(place: &Place) -> Option<(&str, Option<&str>)> {
        let Servers { runs, results } = place.servers()?;
        Some((&runs.address, results.as_ref().map(|server| server.address.as_str())))
    }

    #[test]
    fn the_host_names_servers_its_own_origin_or_none() {
        for (server, results, expected) in [
            (None, None, None),
            (None, Some("https://results"), None),
            (Some("host"), None, None),
            (Some(""), None, Some(("", None))),
            (Some("https://host/"), None, Some(("https://host", None))),
            (Some("https://host"), Some(""), Some(("https://host", Some("")))),
            (Some("https://host"), Some("https://r/"), Some(("https://host", Some("https://r")))),
            (Some("https://host"), Some("r"), Some(("https://host", None))),
        ] {
            let place = from_configuration(server, results);
            assert_eq!(addresses(&place), expected, "{server:?} {results:?}");
        }
    }

    #[test]
    fn only_a_readable_choice_wins_over_the_host() {
        for kept in [None, Some(""), Some("nonsense"), Some(" https://host")] {
            assert!(from_kept(kept).is_none(), "{kept:?}");
        }
        for kept in ["embedded", "https://host", "https://host https://results"] {
            let place = from_kept(Some(kept)).unwrap();
            assert_eq!(place.to_keep(), kept);
        }
    }

    #[test]
    fn results_are_asked_of_their_own_server() {
        let at = |text: &str| Server::new(text.to_owned());
        let alone = Servers { runs: at("https://runs"), results: None };
        assert_eq!(alone.asked_for(true).address, "https://runs");
        let two = Servers { results: Some(at("https://results")), ..alone };
        assert_eq!(two.asked_for(true).address, "https://results");
        assert_eq!(two.asked_for(false).address, "https://runs");
    }
}
