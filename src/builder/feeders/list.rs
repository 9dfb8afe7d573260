//! The list of chosen feeders, and adding to it.

use std::collections::HashSet;

use headroom_contract::spec;

use crate::builder::form::Form;
use crate::ui::format::count_of;

/// Adds the mRIDs in a text, in one step, and says what became of them.
pub(in crate::builder) fn add(form: Form, text: &str) -> String {
    let now = form.now();
    let mut feeders = now.feeders();
    let mut seen: HashSet<&str> = feeders.iter().copied().collect();
    let typed = split(text);
    let before = feeders.len();
    feeders.extend(typed.iter().map(String::as_str).filter(|mrid| seen.insert(*mrid)));
    let duplicates = typed.len() + before - feeders.len();
    form.edit(|draft| draft.set_names(&spec::FEEDERS, &feeders));
    let chosen = count_of(feeders.len(), "feeder", "feeders");
    match duplicates {
        0 => chosen,
        _ => format!("{chosen}, {} removed", count_of(duplicates, "duplicate", "duplicates")),
    }
}

/// Takes a feeder out and says how many are left.
pub(super) fn remove(form: Form, mrid: &str) -> String {
    let now = form.now();
    let left: Vec<&str> = now.feeders().into_iter().filter(|feeder| *feeder != mrid).collect();
    form.edit(|draft| draft.set_names(&spec::FEEDERS, &left));
    format!("{mrid} removed, {}", count_of(left.len(), "feeder", "feeders"))
}

/// mRIDs of a text. A blank may be part of one, so it parts none.
pub(super) fn split(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\t', ',', ';'])
        .map(|mrid| mrid.trim().trim_matches('"').to_owned())
        .filter(|mrid| !mrid.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_anything_but_blanks() {
        assert_eq!(split("a, b;c\n\"d e\"\r\n\t"), ["a", "b", "c", "d e"]);
        assert!(split(" \n ").is_empty());
    }
}
