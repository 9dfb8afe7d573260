//! Requests as they come over HTTP.

use std::path::Path;

use headroom_workbench::Api;

use crate::place;
use crate::sql::Database;

/// A workbench on the sample feeder.
pub(crate) async fn bench() -> Api {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let name = format!("headroom-{}.sqlite", uuid::Uuid::new_v4());
    let file = std::env::temp_dir().join(name);
    let database = Database::open(&format!("sqlite:{}", file.display())).await.unwrap();
    let (host, feeders) = place::host(&samples, &database, Some(1)).unwrap();
    assert_eq!(feeders, 1);
    Api::open(host).await
}
