//! The files of a model, in memory.

use std::collections::HashMap;

/// No system has longer ones.
const LONGEST_PATH: usize = 4096;

/// Named files. Paths are compared as OpenDSS on Windows would: without regard to case, `\` like `/`.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
    index: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
struct File {
    path: String,
    content: Vec<u8>,
}

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces the one of the same path.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        let file = File { path: path.into().replace('\\', "/"), content: content.into() };
        if let Some(&at) = self.index.get(&normalised(&file.path)) {
            self.files[at] = file;
        } else {
            self.index.insert(normalised(&file.path), self.files.len());
            self.files.push(file);
        }
    }

    /// Paths as they were given, with `/` between folders.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }

    /// Content of the file at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.index.get(&normalised(path)).map(|&at| self.files[at].content.as_slice())
    }

    /// Bytes of all files together.
    pub(crate) fn total_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.content.len() as u64).sum()
    }

    /// The file that a script in `folder` means by `path`: its path as given and its content.
    ///
    /// Relative to the folder first, then to the root. A path that was absolute on the machine the model comes from
    /// (`C:\models\feeder\lines.dss`) means the file that shares most of its last parts.
    pub(crate) fn resolve(&self, folder: &str, path: &str) -> Option<(&str, &[u8])> {
        if path.len() > LONGEST_PATH {
            return None;
        }
        let path = path.trim().replace('\\', "/");
        let beside = if folder.is_empty() { path.clone() } else { format!("{folder}/{path}") };
        let whole = normalised(&path);
        let is_absolute = path.starts_with('/') || path.as_bytes().get(1) == Some(&b':');
        let last_parts =
            whole.match_indices('/').filter(|_| is_absolute).map(|(at, _)| &whole[at + 1..]);
        let at = self
            .index
            .get(&normalised(&beside))
            .or_else(|| self.index.get(&whole))
            .or_else(|| last_parts.into_iter().find_map(|parts| self.index.get(parts)))?;
        let file = &self.files[*at];
        Some((&file.path, &file.content))
    }
}

impl<P: Into<String>, C: Into<Vec<u8>>> FromIterator<(P, C)> for Files {
    fn from_iter<I: IntoIterator<Item = (P, C)>>(files: I) -> Self {
        let mut all = Self::new();
        for (path, content) in files {
            all.insert(path, content);
        }
        all
    }
}

/// Folder of a path, empty for the root.
pub(crate) fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

fn normalised(path: &str) -> String {
    let path = path.replace('\\', "/").to_lowercase();
    let path = match path.split_once(':') {
        Some((drive, rest)) if drive.len() == 1 => rest,
        _ => path.as_str(),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_meet_whatever_their_case_and_slashes() {
        let files = Files::from_iter([
            ("Feeder/Data/Lines.DSS", "a"),
            ("Feeder/Master.dss", "b"),
            ("shared.txt", "c"),
        ]);
        let cases = [
            ("Feeder", "data\\lines.dss", Some("Feeder/Data/Lines.DSS")),
            ("Feeder", "./Data/../data/LINES.dss", Some("Feeder/Data/Lines.DSS")),
            ("Feeder/Data", "../master.dss", Some("Feeder/Master.dss")),
            ("Feeder", "shared.txt", Some("shared.txt")),
            ("", "C:\\models\\Feeder\\Data\\lines.dss", Some("Feeder/Data/Lines.DSS")),
            ("Feeder", "lines.dss", None),
        ];
        for (folder, path, expected) in cases {
            assert_eq!(
                files.resolve(folder, path).map(|(found, _)| found),
                expected,
                "{folder} {path}"
            );
        }
    }
}
