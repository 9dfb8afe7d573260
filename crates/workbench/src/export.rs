//! Rows as Parquet, a page at a time, by the same queries that answer the API.

use headroom_contract::operation::ResultFile;
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, ResultTable,
};
use headroom_contract::scalar::Long;
use headroom_files::ParquetWriter;
use serde::Serialize;
use serde_json::Value;

use crate::error::RequestError;
use crate::paging::long;
use crate::results::{PageRequest, TableRow};
use crate::workbench::Workbench;

/// Rows of a page, the most that may be asked for.
const ROWS: i32 = 1000;

impl Workbench {
    /// The file.
    pub(crate) async fn parquet(&self, wanted: ResultFile) -> Result<Vec<u8>, RequestError> {
        match wanted.table {
            ResultTable::LvGroupHostingCapacity => {
                self.written::<LvGroupHostingCapacity>(wanted).await
            }
            ResultTable::HvNodeHeadroom => self.written::<HvNodeHeadroom>(wanted).await,
            ResultTable::ConstraintViolations => self.written::<ConstraintViolation>(wanted).await,
            ResultTable::BindingConstraints => self.written::<BindingConstraint>(wanted).await,
            ResultTable::CustomerAllocations => self.written::<CustomerAllocation>(wanted).await,
        }
    }

    async fn written<Row: TableRow + Serialize>(
        &self,
        wanted: ResultFile,
    ) -> Result<Vec<u8>, RequestError> {
        let ResultFile { work_package_id, table, sort, filter } = wanted;
        if !self.rows_source(&work_package_id).await?.ended {
            let message = "Files are written of work packages that have ended: wait for its end";
            return Err(RequestError::NotNow(message.to_owned()));
        }
        let mut writer =
            ParquetWriter::new(Vec::new(), table, work_package_id.clone()).map_err(unwritten)?;
        let mut request =
            PageRequest { limit: Some(ROWS), offset: Some(Long(0)), sort: Some(sort), filter };
        let mut offset = 0;
        loop {
            let page = self.rows::<Row>(&work_package_id, &request).await?;
            offset += page.rows.len();
            let is_last = page.rows.is_empty() || offset >= page.total_count;
            let rows: Vec<_> = page.rows.iter().filter_map(object).collect();
            writer.add(&rows).map_err(unwritten)?;
            if is_last {
                return writer.end().map_err(unwritten);
            }
            request.offset = Some(long(offset));
            self.host.executor.yield_now().await;
        }
    }
}

fn object(row: &impl Serialize) -> Option<headroom_files::Row> {
    match serde_json::to_value(row) {
        Ok(Value::Object(row)) => Some(row),
        _ => None,
    }
}

fn unwritten(reason: String) -> RequestError {
    RequestError::NotNow(format!("The file could not be written: {reason}"))
}
