//! The page's styles as one file: where it is loaded from far away, every file is one more question.

use anyhow::{Context, Result, ensure};
use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
};

/// How a link to a style begins as Trunk writes it, up to its address.
const LINK: &str = "<link rel=\"stylesheet\" href=\"";
/// Before the file's name in its address: the page's own folder.
const FOLDER: &str = "./";
/// Where the first link was, until the new one stands there.
const PLACE: &str = "<link joined>";

/// Puts one style in the place of those that the page in `dist` asks for, in their order.
pub(super) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("the page has no index.html")?;
    let (names, rest) = take_links(&page)?;
    let mut joined = String::new();
    for name in &names {
        let style = dist.join(name);
        joined += &fs::read_to_string(&style).with_context(|| format!("{name} cannot be read"))?;
        joined.push('\n');
        fs::remove_file(style)?;
    }
    let name = named_by_content(&joined);
    fs::write(dist.join(&name), joined)?;
    let link = format!("{LINK}{FOLDER}{name}\">");
    fs::write(index, rest.replacen(PLACE, &link, 1))?;
    Ok(())
}

/// The names of the styles, and the page with [`PLACE`] instead of their links.
fn take_links(page: &str) -> Result<(Vec<&str>, String)> {
    let mut parts = page.split(LINK);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut names = Vec::new();
    for part in parts {
        let (address, behind) = part.split_once('"').context("an address without an end")?;
        let (_, behind) = behind.split_once('>').context("a link without an end")?;
        if names.is_empty() {
            rest += PLACE;
        }
        names.push(address.strip_prefix(FOLDER).unwrap_or(address));
        rest += if names.len() == 1 { behind } else { behind.trim_start() };
    }
    ensure!(!names.is_empty(), "the page has no styles");
    Ok((names, rest))
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
        let (names, rest) = take_links(page).unwrap();
        assert_eq!(names, ["b-1.css", "a-2.css"]);
        assert_eq!(rest, "<template>\n  <link rel=\"icon\">\n  <link joined>\n  </template>");
        assert!(take_links("<template></template>").is_err());
        assert_ne!(named_by_content("a"), named_by_content("b"));
    }
}
