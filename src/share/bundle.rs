//! A run as a file, for where a link is too long or gets cut: the same as a link holds, as JSON that people can read, and the
//! networks that only the sender has.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::payload::{NotASharedRun, SharedRun};
use crate::json;

/// Version of the files that this page writes. It reads all up to this one.
const FILE_VERSION: u32 = 1;
/// No file of ours is larger.
const MOST_BYTES: usize = 32 << 20;

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
    /// Networks of the sender's own that it ran on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) networks: Vec<PackedNetwork>,
}

/// A network as it travels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PackedNetwork {
    /// Its mRID at the sender's.
    pub(super) mrid: String,
    /// ZIP of its OpenDSS files in base64.
    zip: String,
}

impl PackedNetwork {
    /// Of a network's ZIP.
    pub(super) fn new(mrid: String, zip: &[u8]) -> Self {
        Self { mrid, zip: STANDARD.encode(zip) }
    }

    /// The ZIP again; nothing where its text was changed.
    pub(super) fn zip(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.zip).ok()
    }
}

impl Bundle {
    /// Of a run that is looked at in a view.
    pub(super) fn new(run: SharedRun, view: String) -> Self {
        Self { headroom_run: FILE_VERSION, run, view, networks: Vec::new() }
    }

    /// The same with the networks it takes.
    pub(super) fn with_networks(self, networks: Vec<PackedNetwork>) -> Self {
        Self { networks, ..self }
    }

    /// Content of the file; nothing where it were too large to be read again.
    pub(super) fn write(&self) -> Option<String> {
        serde_json::to_string_pretty(self).ok().filter(|text| text.len() <= MOST_BYTES)
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(text: &str) -> Result<Self, NotASharedRun> {
        if text.len() > MOST_BYTES {
            return Err(NotASharedRun::TooLarge);
        }
        let version = json::read::<Version>(text).map_err(|_| NotASharedRun::NoFile)?;
        if version.headroom_run > FILE_VERSION {
            return Err(NotASharedRun::Later);
        }
        json::read(text).map_err(|_| NotASharedRun::NoFile)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    headroom_run: u32,
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
        let network = PackedNetwork::new("F".to_owned(), b"a network's files");
        Bundle::new(run, "v=1&figures=1,2,3".to_owned()).with_networks(vec![network])
    }

    #[test]
    fn a_file_comes_back_as_it_was() {
        let read = Bundle::read(&bundle().write().unwrap()).unwrap();
        assert_eq!(read, bundle());
        assert_eq!(read.networks[0].zip().as_deref(), Some(&b"a network's files"[..]));
    }

    #[test]
    fn files_without_networks_are_as_those_of_before() {
        let bundle = bundle().with_networks(Vec::new());
        let text = bundle.write().unwrap();
        assert!(!text.contains("networks"), "{text}");
        assert_eq!(Bundle::read(&text), Ok(bundle));
    }

    #[test]
    fn a_network_that_was_changed_on_its_way_is_none() {
        let changed = PackedNetwork { mrid: "F".to_owned(), zip: "no base64!".to_owned() };
        assert_eq!(changed.zip(), None);
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        let network = PackedNetwork::new("F".to_owned(), &vec![0; MOST_BYTES]);
        assert_eq!(bundle().with_networks(vec![network]).write(), None);
    }

    #[test]
    fn other_files_are_named_as_such() {
        let text = bundle().write().unwrap();
        for other in ["", "{}", "[]", r#"{"headroomRun":"1"}"#, r#"{"headroomRun":1}"#] {
            assert_eq!(Bundle::read(other), Err(NotASharedRun::NoFile), "{other}");
        }
        let later = text.replace("\"headroomRun\": 1", "\"headroomRun\": 2");
        assert_eq!(Bundle::read(&later), Err(NotASharedRun::Later));
        assert_eq!(Bundle::read(&" ".repeat(MOST_BYTES + 1)), Err(NotASharedRun::TooLarge));
    }

    #[test]
    fn damaged_files_are_read_or_refused() {
        let text = bundle().write().unwrap();
        let mut random = Random::new(11);
        for _ in 0..2000 {
            let damaged = random.damaged(text.as_bytes());
            if let Ok(read) = Bundle::read(&String::from_utf8_lossy(&damaged)) {
                assert!(
                    read.networks
                        .iter()
                        .all(|network| network.zip().is_none_or(|zip| zip.len() < 99))
                );
                assert!(read.write().is_some());
            }
        }
    }
}
