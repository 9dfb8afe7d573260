//! A run as a file, for where a link is too long or gets cut: the same as a link holds, as JSON that people can read. Behind it
//! lie the networks that only the sender has, byte for byte, so that nobody has to decode megabytes of text.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Deserializer, Value};

use super::payload::{NotASharedRun, SharedRun};

/// Version of the files that this page writes. It reads all up to this one.
const FILE_VERSION: u32 = 1;
/// The JSON of no file of ours is longer; what lies behind it is not looked at here.
pub(super) const MOST_HEAD_BYTES: u32 = 4 << 20;

/// A run with the view of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bundle {
    /// Version of the file.
    headroom_run: u32,
    /// The run.
    #[serde(flatten)]
    pub(super) run: SharedRun,
    /// Query of the link that shows it, with the sender's figures.
    #[serde(default)]
    pub(super) view: String,
    /// Networks of the sender's own that it ran on, in the order in which they lie behind the JSON.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) networks: Vec<PackedNetwork>,
}

/// A network as it travels: a ZIP of its OpenDSS files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PackedNetwork {
    /// Its mRID at the sender's.
    pub(super) mrid: String,
    /// Length of the ZIP.
    pub(super) zip_bytes: u64,
}

impl Bundle {
    /// Of a run that is looked at in a view, with the networks that it takes.
    pub(super) fn new(run: SharedRun, view: String, networks: Vec<PackedNetwork>) -> Self {
        Self { headroom_run: FILE_VERSION, run, view, networks }
    }

    /// What the file begins with, and ends with where no networks follow; nothing where it were too large to be read again.
    pub(super) fn write(&self) -> Option<String> {
        let head = serde_json::to_string_pretty(self).ok()? + "\n";
        (head.len() <= MOST_HEAD_BYTES as usize).then_some(head)
    }

    /// Reads what [`Self::write`] wrote from the first [`MOST_HEAD_BYTES`] of a file, and answers where in the file each
    /// network lies.
    pub(super) fn read(
        start: &str,
        file_bytes: u64,
    ) -> Result<(Self, Vec<Range<u64>>), NotASharedRun> {
        let mut values = Deserializer::from_str(start).into_iter::<Value>();
        let head = match values.next() {
            Some(Ok(head)) => head,
            Some(Err(error)) if error.is_eof() && file_bytes > u64::from(MOST_HEAD_BYTES) => {
                return Err(NotASharedRun::TooLarge);
            }
            _ => return Err(NotASharedRun::NoFile),
        };
        let head_bytes = values.byte_offset();
        let version = head.get("headroomRun").and_then(Value::as_u64);
        if version.ok_or(NotASharedRun::NoFile)? > u64::from(FILE_VERSION) {
            return Err(NotASharedRun::Later);
        }
        let bundle: Self = serde_json::from_value(head).map_err(|_| NotASharedRun::NoFile)?;
        let places = bundle.places(head_bytes, file_bytes).ok_or(NotASharedRun::DamagedFile)?;
        if places.is_empty() && !start[head_bytes..].trim().is_empty() {
            return Err(NotASharedRun::DamagedFile);
        }
        Ok((bundle, places))
    }

    /// Where the networks lie in a file of this length; nothing where they do not fill it to its end.
    fn places(&self, head_bytes: usize, file_bytes: u64) -> Option<Vec<Range<u64>>> {
        // One line break follows the JSON.
        let mut next = u64::try_from(head_bytes).ok()?.checked_add(1)?;
        let mut places = Vec::with_capacity(self.networks.len());
        for network in &self.networks {
            let end = next.checked_add(network.zip_bytes)?;
            places.push(next..end);
            next = end;
        }
        (places.is_empty() || next == file_bytes).then_some(places)
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::StudyKind;
    use serde_json::json;

    use super::*;
    use crate::damage::Random;

    fn bundle() -> Bundle {
        let run = SharedRun {
            kind: StudyKind::HvNodeHeadroom,
            name: "N".to_owned(),
            input: json!({ "syf": { "feeders": ["F"] } }),
        };
        let networks = [("F", 5), ("G", 0), ("H", 7)]
            .map(|(mrid, zip_bytes)| PackedNetwork { mrid: mrid.to_owned(), zip_bytes });
        Bundle::new(run, "v=1&figures=1,2,3".to_owned(), networks.to_vec())
    }

    fn without_networks() -> Bundle {
        Bundle { networks: Vec::new(), ..bundle() }
    }

    /// As a browser would: bytes that are no text are replaced.
    fn read(file: &[u8]) -> Result<(Bundle, Vec<Range<u64>>), NotASharedRun> {
        Bundle::read(&String::from_utf8_lossy(file), file.len() as u64)
    }

    fn file() -> Vec<u8> {
        [bundle().write().unwrap().as_bytes(), b"\xff\x00\xfe\x80{", b"", b"PK-last"].concat()
    }

    #[test]
    fn a_file_comes_back_as_it_was() {
        let file = file();
        let (read, places) = read(&file).unwrap();
        assert_eq!(read, bundle());
        let zips = places.into_iter().map(|place| &file[place.start as usize..place.end as usize]);
        assert_eq!(zips.collect::<Vec<_>>(), [b"\xff\x00\xfe\x80{", &b""[..], b"PK-last"]);
    }

    #[test]
    fn files_without_networks_are_json() {
        let bundle = without_networks();
        let text = bundle.write().unwrap();
        assert!(!text.contains("networks"), "{text}");
        assert!(serde_json::from_str::<Value>(&text).is_ok());
        assert_eq!(read(text.as_bytes()), Ok((bundle.clone(), Vec::new())));
        assert_eq!(read(text.trim_end().as_bytes()), Ok((bundle, Vec::new())));
    }

    #[test]
    fn a_file_that_is_not_whole_is_told_from_others() {
        let whole = file();
        let longer = [&whole[..], b"."].concat();
        for damaged in [&whole[..whole.len() - 1], &longer] {
            assert_eq!(read(damaged), Err(NotASharedRun::DamagedFile));
        }
        let text = without_networks().write().unwrap() + "more";
        assert_eq!(read(text.as_bytes()), Err(NotASharedRun::DamagedFile));
        let endless = String::from_utf8_lossy(&whole)
            .replace("\"zipBytes\": 7", &format!("\"zipBytes\": {}", u64::MAX));
        assert_eq!(read(endless.as_bytes()), Err(NotASharedRun::DamagedFile));
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        let run = SharedRun { name: "N".repeat(MOST_HEAD_BYTES as usize), ..bundle().run };
        assert_eq!(Bundle { run, ..bundle() }.write(), None);
    }

    #[test]
    fn other_files_are_named_as_such() {
        let text = bundle().write().unwrap();
        for other in
            ["", "{}", "[]", "\u{fffd}PK", r#"{"headroomRun":"1"}"#, r#"{"headroomRun":1}"#]
        {
            assert_eq!(read(other.as_bytes()), Err(NotASharedRun::NoFile), "{other}");
        }
        let later = text.replace("\"headroomRun\": 1", "\"headroomRun\": 2");
        assert_eq!(read(later.as_bytes()), Err(NotASharedRun::Later));
        let start = &text[..text.len() / 2];
        let longest = u64::from(MOST_HEAD_BYTES);
        assert_eq!(Bundle::read(start, longest + 1), Err(NotASharedRun::TooLarge));
        assert_eq!(Bundle::read(start, longest), Err(NotASharedRun::NoFile));
    }

    #[test]
    fn damaged_files_are_read_or_refused() {
        let whole = file();
        let mut random = Random::new(11);
        for _ in 0..2000 {
            let damaged = random.damaged(&whole);
            if let Ok((bundle, places)) = read(&damaged) {
                assert_eq!(places.len(), bundle.networks.len());
                assert!(places.iter().all(|place| place.end <= damaged.len() as u64));
            }
        }
    }
}
