//! Lists that are had page by page.

use headroom_contract::scalar::Long;

use super::BackendError;

/// Most entries that are answered at once.
const PAGE: i32 = 1000;

/// All entries of a list. `page` asks for so many from a position, and answers how many there are in all with those it got.
pub(crate) async fn all_pages<T>(
    page: impl AsyncFn(i32, Long) -> Result<(Long, Vec<T>), BackendError>,
) -> Result<Vec<T>, BackendError> {
    let mut entries = Vec::new();
    loop {
        let (total, more) =
            page(PAGE, Long(i64::try_from(entries.len()).unwrap_or(i64::MAX))).await?;
        let is_last = more.is_empty();
        entries.extend(more);
        if is_last || i64::try_from(entries.len()).is_ok_and(|count| count >= total.0) {
            return Ok(entries);
        }
    }
}
