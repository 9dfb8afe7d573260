//! Result files that a person opened: read by a solver, held in memory, gone with the workbench.

use std::collections::BTreeMap;
use std::sync::Mutex;

use futures_util::StreamExt as _;
use headroom_contract::output::{OpenedFile, OpenedResults, ResultTable};
use headroom_files::Found;
use uuid::Uuid;

use crate::error::{Refusal, RequestError};
use crate::paging::long;
use crate::results::{FoundOrigin, FoundPackage, KeptRows, ResultStore};
use crate::solver::{FileNews, ModelFile, News, Order, Task};
use crate::sync::lock;
use crate::workbench::Workbench;

/// What was opened.
pub(crate) struct Opened {
    packages: Mutex<BTreeMap<Uuid, FoundPackage>>,
    rows: KeptRows,
}

impl Default for Opened {
    fn default() -> Self {
        Self { packages: Mutex::default(), rows: KeptRows::in_memory() }
    }
}

impl Opened {
    /// The work packages, by id.
    pub(crate) fn packages(&self) -> Vec<FoundPackage> {
        lock(&self.packages).values().cloned().collect()
    }

    /// Whether a work package was opened.
    pub(crate) fn has(&self, id: Uuid) -> bool {
        lock(&self.packages).contains_key(&id)
    }

    /// Forgets a work package; false when it was not opened.
    pub(crate) async fn close(&self, id: Uuid) -> Result<bool, RequestError> {
        if lock(&self.packages).remove(&id).is_none() {
            return Ok(false);
        }
        self.rows.delete(id).await?;
        Ok(true)
    }
}

/// A table of a file.
struct OpenedTable<'a> {
    table: ResultTable,
    packed: &'a [u8],
    found: &'a Found,
}

impl Workbench {
    /// Where the rows of a work package are.
    pub(crate) fn results_of(&self, id: Uuid) -> &dyn ResultStore {
        if self.opened.has(id) { &self.opened.rows } else { &*self.results }
    }

    /// Reads result files and holds their tables; what is wrong with a file is told, and then nothing is held.
    pub(crate) async fn open_results(
        &self,
        files: Vec<ModelFile>,
    ) -> Result<OpenedResults, RequestError> {
        if !self.host.opens_results {
            let message = "Result files are opened in the browser, by the engine that runs there";
            return Err(RequestError::NotOffered(message.to_owned()));
        }
        if files.is_empty() {
            let message = "Choose Parquet or CSV files of result tables, or their folder";
            return Err(Refusal::at("files", message).into());
        }
        let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        let (news, bytes) = self.read_result_files(files).await?;
        let is_broken = news.iter().any(|news| matches!(news, FileNews::Broken(_)));
        let work_package_ids =
            if is_broken { Vec::new() } else { self.hold(&paths, &news, &bytes).await? };
        let files = paths.into_iter().zip(news).map(|(path, news)| told(path, news)).collect();
        Ok(OpenedResults { work_package_ids, files })
    }

    async fn read_result_files(
        &self,
        files: Vec<ModelFile>,
    ) -> Result<(Vec<FileNews>, Vec<u8>), RequestError> {
        let task = Task { order: Order::ReadResults, files: files.into() };
        let mut under_way = "the files".to_owned();
        let mut reports = self.host.solvers.run(task);
        while let Some(report) = reports.next().await {
            match report.news {
                News::ReadingFile(path) => under_way = path,
                News::ResultFiles(news) => return Ok((news, report.archive)),
                News::Failed(reason) => return Err(RequestError::NotNow(reason)),
                _ => {}
            }
        }
        let message = format!(
            "The engine stopped while it was reading {under_way}: it is damaged, or takes more memory than there is"
        );
        Err(Refusal::at("files", message).into())
    }

    /// Puts tables among those that can be asked for, in place of those of the same work package; answers its id, or
    /// theirs.
    async fn hold(
        &self,
        paths: &[String],
        news: &[FileNews],
        bytes: &[u8],
    ) -> Result<Vec<String>, RequestError> {
        let mut packages: BTreeMap<&str, Vec<OpenedTable<'_>>> = BTreeMap::new();
        let mut rest = bytes;
        for news in news {
            if let FileNews::Table { work_package_id, table, length_bytes, found, .. } = news {
                let (packed, after) = rest.split_at_checked(*length_bytes).unwrap_or((rest, &[]));
                let table = OpenedTable { table: *table, packed, found };
                packages.entry(work_package_id).or_default().push(table);
                rest = after;
            }
        }
        let heads = [ResultTable::LvGroupHostingCapacity, ResultTable::HvNodeHeadroom];
        let has_heads =
            |tables: &Vec<OpenedTable<'_>>| tables.iter().any(|table| heads.contains(&table.table));
        if let Some((own_id, _)) = packages.iter().find(|(_, tables)| !has_heads(tables)) {
            let message = format!(
                "Add {} or {} of work package {own_id}: the other tables belong to its rows",
                heads[0].name(),
                heads[1].name()
            );
            return Err(Refusal::at("files", message).into());
        }
        let name = paths.first().and_then(|path| path.split('/').next()).unwrap_or_default();
        let mut ids = Vec::with_capacity(packages.len());
        for (own_id, tables) in packages {
            // Another than the run's own, which may be here as well.
            let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("opened {own_id}").as_bytes());
            self.opened.close(id).await?;
            let mut package = FoundPackage {
                id,
                origin: FoundOrigin::Files {
                    name: name.to_owned(),
                    work_package_id: own_id.to_owned(),
                    files: tables.len(),
                },
                ..FoundPackage::default()
            };
            for (part, table) in tables.iter().enumerate() {
                self.opened.rows.put_packed(id, part, table.table, table.packed.to_vec()).await?;
                add(&mut package, table.found);
            }
            lock(&self.opened.packages).insert(id, package);
            ids.push(id.to_string());
        }
        Ok(ids)
    }
}

fn add(package: &mut FoundPackage, found: &Found) {
    for (list, more) in [
        (&mut package.feeders, &found.feeders),
        (&mut package.scenarios, &found.scenarios),
        (&mut package.selectors, &found.selectors),
    ] {
        list.extend(more.iter().cloned());
        list.sort_unstable();
        list.dedup();
    }
    let times = package.timestamp.iter().chain(&found.timestamp);
    package.timestamp = times.min().cloned();
}

fn told(path: String, news: FileNews) -> OpenedFile {
    let file = OpenedFile { path, ..OpenedFile::default() };
    match news {
        FileNews::Table { table, rows, .. } => {
            OpenedFile { table: Some(table), row_count: long(rows), ..file }
        }
        FileNews::PassedOver(why) => OpenedFile { passed_over: Some(why), ..file },
        FileNews::Broken(problem) => OpenedFile { problem: Some(problem), ..file },
    }
}
