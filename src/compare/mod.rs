//! Two runs side by side: what was asked differently, and what came of it.

mod choice;
mod configurations;
mod differences;
mod map;
mod page;
mod scatter;
mod table;
mod view;

pub(crate) use choice::CompareWith;
pub(crate) use page::ComparePage;

use headroom_contract::output::ResultChange;

/// Ways in which a place can change, in the order of the page.
const CHANGES: [ResultChange; 7] = [
    ResultChange::NewlyLimited,
    ResultChange::NewlyFree,
    ResultChange::Less,
    ResultChange::More,
    ResultChange::Same,
    ResultChange::OnlyFirst,
    ResultChange::OnlySecond,
];

/// A way to change, in words.
fn change_words(change: ResultChange) -> &'static str {
    match change {
        ResultChange::Same => "Same",
        ResultChange::More => "More headroom",
        ResultChange::Less => "Less headroom",
        ResultChange::NewlyLimited => "Newly limited",
        ResultChange::NewlyFree => "Newly free",
        ResultChange::OnlyFirst => "Only in A",
        ResultChange::OnlySecond => "Only in B",
    }
}

/// A way to change, in the address.
fn change_slug(change: ResultChange) -> &'static str {
    match change {
        ResultChange::Same => "same",
        ResultChange::More => "more",
        ResultChange::Less => "less",
        ResultChange::NewlyLimited => "limited",
        ResultChange::NewlyFree => "free",
        ResultChange::OnlyFirst => "only-a",
        ResultChange::OnlySecond => "only-b",
    }
}

/// The way to change of an address.
fn change_of(slug: &str) -> Option<ResultChange> {
    CHANGES.into_iter().find(|change| change_slug(*change) == slug)
}
