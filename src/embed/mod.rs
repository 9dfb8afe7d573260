//! Standing inside another page: the versioned messages of docs/embed-protocol.md. `public/boot.js` decides before the first
//! paint whether the page is embedded, and `style/embed.css` follows it.

mod bridge;
mod height;
mod protocol;

pub(crate) use bridge::EmbedBridge;

use leptos::prelude::document;

/// Set by `public/boot.js`.
const EMBEDDED: &str = "data-embed";

/// True when the page was asked to stand inside another one.
pub(crate) fn is_embedded() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(EMBEDDED))
}
