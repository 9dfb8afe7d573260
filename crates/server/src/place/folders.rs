//! Networks in folders: every sub-folder with an OpenDSS master file is a feeder, named by the folder.
//!
//! The scan is all that reads folders. Later only its own paths are opened, so what a request names is no path.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use async_trait::async_trait;
use headroom_workbench::host::{SampleError, SampleFiles};
use serde::{Deserialize, Serialize};

/// What makes a folder a model.
const MASTERS: [&str; 2] = ["master.dss", "master.txt"];
/// How deep folders of a model may be nested.
const MAX_DEPTH: usize = 8;
/// The list that the workbench asks for; in the folder of networks, names and descriptions of some of them.
const INDEX: &str = "index.json";

/// Why there are no networks.
#[derive(Debug, thiserror::Error)]
pub enum FoldersError {
    /// A folder cannot be read.
    #[error("the folder of networks {} cannot be read: {source}", .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The list of names cannot be understood.
    #[error("the names in {} cannot be read: {source}", .path.display())]
    Names {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// The list cannot be written.
    #[error("the list of networks cannot be written: {0}")]
    Index(#[from] serde_json::Error),
}

/// What people see of a feeder.
#[derive(Deserialize)]
struct Title {
    #[serde(rename = "mRID")]
    mrid: String,
    name: String,
    description: Option<String>,
}

/// A feeder, as the workbench reads it from a list of networks.
#[derive(Serialize)]
struct Feeder {
    #[serde(rename = "mRID")]
    mrid: String,
    name: String,
    description: Option<String>,
    folder: String,
    files: Vec<String>,
    digest: String,
}

/// Feeders as the scan found them.
pub(crate) struct Folders {
    index: Vec<u8>,
    count: usize,
    /// Where each file is, by its path below the networks as the list names it.
    files: BTreeMap<String, PathBuf>,
}

impl Folders {
    /// Looks at every sub-folder of `networks`.
    pub(crate) fn scan(networks: &Path) -> Result<Self, FoldersError> {
        let unreadable =
            |path: &Path, source| FoldersError::Folder { path: path.to_owned(), source };
        let mut titles = titles(&networks.join(INDEX))?;
        let mut feeders = Vec::new();
        let mut files = BTreeMap::new();
        for (name, entry) in entries(networks).map_err(|error| unreadable(networks, error))? {
            let folder = entry.path();
            if !folder.is_dir() || !is_model(&folder) {
                continue;
            }
            let mut found = Found::default();
            found.add(&folder, "", 0).map_err(|error| unreadable(&folder, error))?;
            let stamps: Vec<String> =
                found.files.iter().map(|file| format!("{} {}", file.path, file.stamp)).collect();
            for file in &found.files {
                files.insert(format!("{name}/{}", file.path), file.place.clone());
            }
            let (title, description) = titles.remove(&name).unwrap_or_else(|| (name.clone(), None));
            feeders.push(Feeder {
                mrid: name.clone(),
                name: title,
                description,
                folder: name,
                files: found.files.into_iter().map(|file| file.path).collect(),
                digest: stamps.join("\n"),
            });
        }
        Ok(Self { index: serde_json::to_vec(&feeders)?, count: feeders.len(), files })
    }

    /// Feeders.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

#[async_trait]
impl SampleFiles for Folders {
    async fn read(&self, path: &str) -> Result<Vec<u8>, SampleError> {
        if path == INDEX {
            return Ok(self.index.clone());
        }
        let place = self.files.get(path).ok_or_else(|| SampleError::Missing(path.to_owned()))?;
        tokio::fs::read(place).await.map_err(|error| SampleError::Unreachable {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }
}

/// A file of a model.
struct FoundFile {
    /// Below the model's folder, with slashes.
    path: String,
    place: PathBuf,
    /// Size and time of change.
    stamp: String,
}

/// Files of a model.
#[derive(Default)]
struct Found {
    files: Vec<FoundFile>,
}

impl Found {
    fn add(&mut self, folder: &Path, below: &str, depth: usize) -> io::Result<()> {
        for (name, entry) in entries(folder)? {
            let place = entry.path();
            let path = format!("{below}{name}");
            // As given, not where a link leads: a link to a parent would not end.
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < MAX_DEPTH {
                self.add(&place, &format!("{path}/"), depth + 1)?;
            } else if kind.is_file() {
                let data = entry.metadata()?;
                let changed = data.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
                let stamp = format!("{} {}", data.len(), changed.as_millis());
                self.files.push(FoundFile { path, place, stamp });
            }
        }
        Ok(())
    }
}

/// What is in a folder by name, without what is hidden or whose name is no text.
fn entries(folder: &Path) -> io::Result<BTreeMap<String, DirEntry>> {
    let mut entries = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string()
            && !name.starts_with('.')
        {
            entries.insert(name, entry);
        }
    }
    Ok(entries)
}

/// Names and descriptions by mRID, from a file that need not be there.
fn titles(path: &Path) -> Result<HashMap<String, (String, Option<String>)>, FoldersError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(HashMap::new()),
        Err(source) => return Err(FoldersError::Folder { path: path.to_owned(), source }),
    };
    let titles: Vec<Title> = serde_json::from_slice(&text)
        .map_err(|source| FoldersError::Names { path: path.to_owned(), source })?;
    let entry = |title: Title| (title.mrid, (title.name, title.description));
    Ok(titles.into_iter().map(entry).collect())
}

/// Whether a folder holds a master file.
fn is_model(folder: &Path) -> bool {
    let is_master = |name: &String| MASTERS.contains(&name.to_lowercase().as_str());
    entries(folder).is_ok_and(|entries| entries.keys().any(is_master))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("headroom-{name}-{}", uuid::Uuid::new_v4()));
        fs::create_dir_all(folder.join("CRE21/lines")).unwrap();
        fs::create_dir_all(folder.join("not a model")).unwrap();
        fs::write(folder.join("CRE21/Master.dss"), "Clear").unwrap();
        fs::write(folder.join("CRE21/lines/L.dss"), "! lines").unwrap();
        fs::write(folder.join("not a model/notes.txt"), "").unwrap();
        fs::write(folder.join("secret"), "secret").unwrap();
        folder
    }

    #[tokio::test]
    async fn folders_with_a_master_file_are_feeders() {
        let networks = folder("feeders");
        let folders = Folders::scan(&networks).unwrap();
        assert_eq!(folders.count(), 1);
        let index = String::from_utf8(folders.read(INDEX).await.unwrap()).unwrap();
        assert!(index.contains(r#""mRID":"CRE21""#), "{index}");
        assert!(index.contains(r#"["Master.dss","lines/L.dss"]"#), "{index}");
        assert_eq!(folders.read("CRE21/lines/L.dss").await.unwrap(), b"! lines");
        fs::remove_dir_all(networks).unwrap();
    }

    #[tokio::test]
    async fn a_list_may_name_them() {
        let networks = folder("names");
        fs::write(
            networks.join(INDEX),
            r#"[{"mRID":"CRE21","name":"Creekside"},{"mRID":"X","name":"Gone"}]"#,
        )
        .unwrap();
        let folders = Folders::scan(&networks).unwrap();
        let index = String::from_utf8(folders.read(INDEX).await.unwrap()).unwrap();
        assert!(index.contains(r#""mRID":"CRE21","name":"Creekside""#), "{index}");
        assert!(!index.contains("Gone"), "{index}");
        fs::write(networks.join(INDEX), "{").unwrap();
        let error = Folders::scan(&networks).err().unwrap().to_string();
        assert!(error.contains("index.json cannot be read"), "{error}");
        fs::remove_dir_all(networks).unwrap();
    }

    #[tokio::test]
    async fn only_what_the_scan_found_is_read() {
        let networks = folder("paths");
        let folders = Folders::scan(&networks).unwrap();
        for path in ["secret", "CRE21/../secret", "CRE21/./Master.dss", "/etc/passwd", "CRE21", ""]
        {
            let answer = folders.read(path).await;
            assert_eq!(answer, Err(SampleError::Missing(path.to_owned())), "{path}");
        }
        fs::remove_dir_all(networks).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_of() {
        let error = Folders::scan(Path::new("/no/such/folder")).err().unwrap().to_string();
        assert!(error.contains("/no/such/folder"), "{error}");
    }
}
