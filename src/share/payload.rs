//! A run that travels in a link: everything that it takes to run it again, because a run is deterministic.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use headroom_contract::output::StudyKind;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json;

/// Version of links that this page writes. It reads all up to this one.
pub(super) const LINK_VERSION: u32 = 1;

/// Compression 6 of 10: more takes longer and saves nothing at this size.
const COMPRESSION_LEVEL: u8 = 6;
/// No input is larger; a link that claims to be was made to do harm.
const MOST_BYTES: usize = 4 << 20;

/// A run without its results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedRun {
    /// Kind of the work package.
    pub(crate) kind: StudyKind,
    /// Its name.
    pub(crate) name: String,
    /// Its input, as it was submitted.
    pub(crate) input: Value,
}

impl SharedRun {
    /// Has it run on a network of another mRID in place of this one.
    pub(super) fn rename_feeder(&mut self, from: &str, to: &str) {
        let feeders = self.input.pointer_mut("/syf/feeders").and_then(Value::as_array_mut);
        for feeder in feeders.into_iter().flatten() {
            if feeder.as_str() == Some(from) {
                *feeder = Value::from(to);
            }
        }
    }
}

/// Why a link's text is no run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotASharedRun {
    /// Nothing stands behind the `#`: some programs leave it away.
    #[error(
        "Nothing stands behind the # of this address, where the run should be. Some programs cut links there: ask for the link again, or for the run as a file"
    )]
    Absent,
    /// No text of ours, or half of one.
    #[error(
        "The run in this link cannot be read: the link was cut off or changed on its way. Ask for it again"
    )]
    Damaged,
    /// More than a run can need.
    #[error("This run is larger than any that Headroom makes, and is not opened")]
    TooLarge,
    /// A file of something else.
    #[error(
        "This file holds no run that Headroom wrote. A configuration is imported in the form of a new work package"
    )]
    NoFile,
    /// A file of ours that is not whole.
    #[error("This file of a run was cut off or changed on its way. Ask for it again")]
    DamagedFile,
    /// Written by a page of a later version.
    #[error(
        "This was made by a later version of Headroom. Reload the page to get the latest version, or ask whoever runs it here to update it"
    )]
    Later,
}

/// The text that stands for a run in a link's fragment, which browsers send to no server.
pub(super) fn encode(run: &SharedRun) -> Option<String> {
    let text = serde_json::to_vec(run).ok()?;
    Some(URL_SAFE_NO_PAD.encode(compress_to_vec(&text, COMPRESSION_LEVEL)))
}

/// The run in a link's fragment. `version` is what the link says of itself; links that say nothing are of version 1.
pub(super) fn decode(text: &str, version: Option<&str>) -> Result<SharedRun, NotASharedRun> {
    if version.is_some_and(is_later) {
        return Err(NotASharedRun::Later);
    }
    if text.is_empty() {
        return Err(NotASharedRun::Absent);
    }
    let packed = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotASharedRun::Damaged)?;
    let bytes = decompress_to_vec_with_limit(&packed, MOST_BYTES).map_err(|error| {
        if error.status == TINFLStatus::HasMoreOutput {
            NotASharedRun::TooLarge
        } else {
            NotASharedRun::Damaged
        }
    })?;
    let text = String::from_utf8(bytes).map_err(|_| NotASharedRun::Damaged)?;
    json::read(&text).map_err(|_| NotASharedRun::Damaged)
}

/// Whether a link says that it is of a version after this page's.
pub(super) fn is_later(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|version| version > LINK_VERSION)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::damage::Random;

    fn run() -> SharedRun {
        SharedRun {
            kind: StudyKind::IntrinsicLv,
            name: "Sydney, \u{6771}\u{4eac}".to_owned(),
            input: json!({ "syf": { "feeders": ["F"], "year": 2025, "scenario": "base" } }),
        }
    }

    #[test]
    fn a_run_comes_back_as_it_was() {
        let text = encode(&run()).unwrap();
        assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        assert_eq!(decode(&text, Some("1")), Ok(run()));
        assert_eq!(decode(&text, None), Ok(run()));
    }

    #[test]
    fn it_is_pointed_at_a_network_of_another_name() {
        let mut run = run();
        run.rename_feeder("F", "F 2");
        assert_eq!(run.input["syf"]["feeders"], json!(["F 2"]));
        let mut other = SharedRun { input: json!([1]), ..run };
        other.rename_feeder("F", "G");
        assert_eq!(other.input, json!([1]));
    }

    /// Links that released versions have made stand in `tests/links`, with what they hold; tests in the browser open them.
    #[test]
    fn links_of_released_versions_are_read() {
        let released: Vec<Value> =
            serde_json::from_str(include_str!("../../tests/links/released.json")).unwrap();
        let runs = released.iter().filter(|link| link["holds"] == "run");
        let mut count = 0;
        for link in runs {
            let address = link["address"].as_str().unwrap();
            let (_, text) = address.split_once('#').unwrap();
            let run = decode(text, Some("1")).unwrap();
            assert_eq!(run.name, link["name"].as_str().unwrap());
            assert_eq!(json!(run.kind), link["kind"]);
            count += 1;
        }
        assert!(count >= 2, "links of both kinds of run");
    }

    #[test]
    fn what_is_cut_off_or_made_up_is_refused() {
        let text = encode(&run()).unwrap();
        assert_eq!(decode("", None), Err(NotASharedRun::Absent));
        for length in 1..text.len() {
            assert_eq!(decode(&text[..length], None), Err(NotASharedRun::Damaged), "{length}");
        }
        for text in ["%", "AAAA", "\u{0}", "é"] {
            assert_eq!(decode(text, None), Err(NotASharedRun::Damaged), "{text}");
        }
    }

    #[test]
    fn a_later_version_is_not_taken_for_damage() {
        let text = encode(&run()).unwrap();
        for version in ["2", "99"] {
            assert_eq!(decode(&text, Some(version)), Err(NotASharedRun::Later), "{version}");
        }
        assert_eq!(decode(&text, Some("x")), Ok(run()), "what is no version says nothing");
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let packed = compress_to_vec(&vec![b' '; 2 * MOST_BYTES], COMPRESSION_LEVEL);
        assert_eq!(decode(&URL_SAFE_NO_PAD.encode(packed), None), Err(NotASharedRun::TooLarge));
    }

    /// Bytes from outside never make it panic, whatever they are: some thousand changes of what is right.
    #[test]
    fn damaged_bytes_are_read_or_refused() {
        let packed = URL_SAFE_NO_PAD.decode(encode(&run()).unwrap()).unwrap();
        let mut random = Random::new(7);
        for _ in 0..4000 {
            let text = URL_SAFE_NO_PAD.encode(random.damaged(&packed));
            match decode(&text, None) {
                Ok(read) => assert!(encode(&read).is_some()),
                Err(problem) => assert!(!problem.to_string().is_empty()),
            }
        }
    }
}
