//! Which keys an input has, and which one was probably meant.

use std::collections::BTreeSet;

use crate::draft::is_of_kind;
use crate::output::StudyKind;
use crate::spec;

/// Most letters that a key may differ from the one that is offered instead, for each eight of its own.
const LETTERS_OFF_OF_8: usize = 3;

/// Keys that may stand in the block at `path` (empty for the input itself).
pub(super) fn keys(kind: StudyKind, path: &str) -> BTreeSet<&'static str> {
    let below = |full: &'static str| {
        if path.is_empty() { Some(full) } else { full.strip_prefix(path)?.strip_prefix('.') }
    };
    spec::all()
        .filter(|field| field.path != spec::NAME.path && is_of_kind(field, kind))
        .filter_map(|field| below(field.path))
        .map(|rest| rest.split_once('.').map_or(rest, |(key, _)| key))
        .collect()
}

/// The candidate that differs least from what was written, if that is not much.
pub(super) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |text: &str| text.replace('_', "").to_lowercase();
    let written = plain(written);
    let most = written.len().div_ceil(8) * LETTERS_OFF_OF_8;
    // Longer ones are far from every key, and would take long to compare.
    (written.len() <= 100)
        .then(|| {
            let near = candidates
                .into_iter()
                .map(|candidate| (letters_off(&written, &plain(candidate)), candidate));
            near.min_by_key(|(letters_off, _)| *letters_off)
        })
        .flatten()
        .filter(|(letters_off, _)| *letters_off <= most)
        .map(|(_, candidate)| candidate)
}

/// Of one that is part of the other, as `min` is of `minimum`, only every fourth letter counts.
fn letters_off(written: &str, candidate: &str) -> usize {
    let is_part = |long: &str, short: &str| short.len() >= 3 && long.contains(short);
    let letters_off = strsim::osa_distance(written, candidate);
    let near = is_part(written, candidate) || is_part(candidate, written);
    if near { letters_off.div_ceil(4) } else { letters_off }
}
