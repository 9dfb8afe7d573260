//! The page's styles as one file: where it is loaded from far away, every file is one more question.

use anyhow::{Context, Result};
use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
};

/// How a link to a style begins, up to its address.
const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// Puts one style in the place of those that the page in `dist` asks for, in their order.
pub(super) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("the page has no index.html")?;
    let Links { before, addresses, behind } = take_links(&page)?;
    let mut joined = String::new();
    for address in addresses {
        let style = dist.join(address);
        joined +=
            &fs::read_to_string(&style).with_context(|| format!("{address} cannot be read"))?;
        joined.push('\n');
        fs::remove_file(style)?;
    }
    let name = named_by_content(&joined);
    fs::write(dist.join(&name), joined)?;
    fs::write(index, format!("{before}{LINK}{name}\">{behind}"))?;
    Ok(())
}

/// The styles of a page, and what stands around their links.
struct Links<'a> {
    before: &'a str,
    /// Relative to the page.
    addresses: Vec<&'a str>,
    behind: String,
}

/// Takes the links to styles out of a page.
fn take_links(page: &str) -> Result<Links<'_>> {
    let (before, links) = page.split_once(LINK).context("the page has no styles")?;
    let mut addresses = Vec::new();
    let mut behind = String::new();
    for link in links.split(LINK) {
        let (address, rest) = link.split_once('"').context("an address without an end")?;
        let (_, rest) = rest.split_once('>').context("a link without an end")?;
        addresses.push(address);
        behind += rest.trim_start();
    }
    Ok(Links { before, addresses, behind })
}

/// A name that changes with the content, so that browsers may keep the file for ever.
fn named_by_content(style: &str) -> String {
    let mut hasher = DefaultHasher::new();
    style.hash(&mut hasher);
    format!("style-{:016x}.css", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_stands_where_the_first_was() {
        let page = "<template>\n  <link rel=\"icon\">\n  \
            <link rel=\"stylesheet\" href=\"./b-1.css\">\n  \
            <link rel=\"stylesheet\" href=\"./a-2.css\" />\n</template>";
        let Links { before, addresses, behind } = take_links(page).unwrap();
        assert_eq!(before, "<template>\n  <link rel=\"icon\">\n  ");
        assert_eq!(addresses, ["./b-1.css", "./a-2.css"]);
        assert_eq!(behind, "</template>");
        assert!(take_links("<template></template>").is_err());
        assert_ne!(named_by_content("a"), named_by_content("b"));
    }
}
