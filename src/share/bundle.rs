//! A run as a file, for where a link is too long or gets cut: the same as a link holds, as JSON that people can read.

use serde::{Deserialize, Serialize};

use super::payload::{NotASharedRun, SharedRun};
use crate::json;

/// Version of the files that this page writes. It reads all up to this one.
const FILE_VERSION: u32 = 1;
/// No file of ours is larger.
const MOST_BYTES: usize = 16 << 20;

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
}

impl Bundle {
    /// Of a run that is looked at in a view.
    pub(super) fn new(run: SharedRun, view: String) -> Self {
        Self { headroom_run: FILE_VERSION, run, view }
    }

    /// Content of the file.
    pub(super) fn write(&self) -> Option<String> {
        serde_json::to_string_pretty(self).ok()
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
        Bundle::new(run, "v=1&figures=1,2,3".to_owned())
    }

    #[test]
    fn a_file_comes_back_as_it_was() {
        assert_eq!(Bundle::read(&bundle().write().unwrap()), Ok(bundle()));
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
                assert!(read.write().is_some());
            }
        }
    }
}
