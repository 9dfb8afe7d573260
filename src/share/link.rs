//! Addresses to give away: of this view, and of this view inside another page. They never hold a token.

use super::payload::LINK_VERSION;
use crate::routes::{self, Panel, key};

/// An address below this page's origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Where this page is served from.
    pub(super) origin: String,
    /// Path.
    pub(super) path: String,
    /// Query without `?`.
    pub(super) query: String,
    /// What stands behind `#`, which no server sees; empty where there is nothing.
    pub(super) fragment: String,
}

impl Link {
    /// The whole address.
    pub(super) fn address(&self) -> String {
        let Self { origin, path, query, .. } = self;
        format!("{origin}{path}?{query}{}", self.hash())
    }

    /// The same for a frame in another page: all of the view, or one panel of it.
    fn framed(&self, panel: Option<Panel>) -> String {
        let Self { origin, path, query, .. } = self;
        let hash = self.hash();
        match panel {
            None => format!("{origin}{path}?{query}&{}=1{hash}", key::EMBED),
            Some(panel) => format!("{origin}{}?{query}{hash}", routes::panel_of(path, panel)),
        }
    }

    /// Markup that puts it into another page.
    pub(super) fn embed_code(&self, panel: Option<Panel>) -> String {
        // Quotes cannot be in an address, and & means itself in markup only in this form.
        let address = self.framed(panel).replace('&', "&amp;");
        let height = if panel.is_some() { 480 } else { 800 };
        format!(
            "<iframe src=\"{address}\" title=\"Headroom\" width=\"100%\" height=\"{height}\" sandbox=\"allow-scripts allow-same-origin allow-downloads allow-popups\"></iframe>"
        )
    }

    /// Whether it names customers: a table's filter may.
    pub(super) fn names_customers(&self) -> bool {
        let is_filter_of = |pair: &str, columns: &[&str]| {
            pair.strip_prefix(key::FILTER)
                .and_then(|rest| rest.strip_prefix('='))
                .is_some_and(|filter| columns.iter().any(|column| filter.contains(column)))
        };
        let of_customers = self.query.contains("table=customer_allocations");
        let columns: &[&str] = if of_customers {
            &["usagePointId", "conductingEquipmentMrid"]
        } else {
            &["usagePointId"]
        };
        self.query.split('&').any(|pair| is_filter_of(pair, columns))
    }

    fn hash(&self) -> String {
        if self.fragment.is_empty() { String::new() } else { format!("#{}", self.fragment) }
    }
}

/// A query with the version of links. What an earlier link said of itself, and how this page is framed, is left out.
pub(super) fn versioned(search: &str) -> String {
    let own = [key::LINK_VERSION, key::FIGURES, key::EMBED];
    let kept = search.trim_start_matches('?').split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !own.contains(&name)
    });
    let version = format!("{}={LINK_VERSION}", key::LINK_VERSION);
    std::iter::once(version.as_str()).chain(kept).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_view_and_nothing_about_another_link() {
        assert_eq!(versioned(""), "v=1");
        assert_eq!(
            versioned("?sort=-headroom&v=9&figures=1,2,3&embed=1&group=t"),
            "v=1&sort=-headroom&group=t"
        );
    }

    #[test]
    fn a_filter_may_name_customers() {
        let names = |query: &str| {
            let link = Link {
                origin: String::new(),
                path: String::new(),
                query: query.to_owned(),
                fragment: String::new(),
            };
            link.names_customers()
        };
        assert!(names("v=1&table=customer_allocations&f=usagePointId%3Ahas%3A7"));
        assert!(names("v=1&table=customer_allocations&f=conductingEquipmentMrid:has:7"));
        assert!(!names("v=1&table=customer_allocations&f=all"));
        assert!(!names("v=1&f=conductingEquipmentMrid:has:7"));
    }

    #[test]
    fn embed_code_holds_the_address_as_markup() {
        let link = Link {
            origin: "https://host".to_owned(),
            path: "/runs/1".to_owned(),
            query: "v=1&sort=a".to_owned(),
            fragment: "x".to_owned(),
        };
        assert_eq!(link.address(), "https://host/runs/1?v=1&sort=a#x");
        let code = link.embed_code(None);
        assert!(
            code.contains("src=\"https://host/runs/1?v=1&amp;sort=a&amp;embed=1#x\""),
            "{code}"
        );
        let code = link.embed_code(Some(Panel::Map));
        assert!(code.contains("src=\"https://host/embed/runs/1/map?v=1&amp;sort=a#x\""), "{code}");
    }
}
