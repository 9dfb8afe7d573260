//! The store of keys and values, and opening it again.

use super::super::connect::{Database, OpenError};
use super::Place;

const PACKAGE: &str = "packages/6f9619ff-8b86-4000-8000-00c04fc964ff";

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.sort();
    keys
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn values_are_put_found_and_deleted() {
    for place in Place::all().await {
        let store = place.database.store();
        let values: [(&str, &[u8]); 4] = [
            (PACKAGE, br#"{"name": "N", "state": "RUNNING", "createdAt": "2024-01-11T12:00:00Z"}"#),
            ("packages/of another version", b"{}"),
            ("network-file/a/%_'\"", &[0, 255, 10]),
            ("network-files", b""),
        ];
        for (key, value) in values {
            assert_eq!(store.get(key).await, Ok(None));
            store.put(key, value.to_vec()).await.expect("put");
            assert_eq!(store.get(key).await, Ok(Some(value.to_vec())), "{key}");
        }
        let keys = async |prefix| sorted(store.keys(prefix).await.expect("keys"));
        assert_eq!(keys("packages/").await, [PACKAGE, "packages/of another version"]);
        assert_eq!(keys("network-file/").await, ["network-file/a/%_'\""]);
        assert_eq!(keys("packages/6f9619").await, [PACKAGE]);
        assert_eq!(keys("").await.len(), 4);
        store.put(PACKAGE, b"not an object".to_vec()).await.expect("put");
        assert_eq!(store.get(PACKAGE).await, Ok(Some(b"not an object".to_vec())));
        for (key, _) in values {
            store.delete(key).await.expect("deleted");
            store.delete(key).await.expect("deleted already");
            assert_eq!(store.get(key).await, Ok(None));
        }
        assert!(keys("").await.is_empty());
        place.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_kept_is_there_when_it_is_opened_again() {
    let place = Place::sqlite().await;
    place.database.store().put("key", b"value".to_vec()).await.expect("put");
    let url = format!("sqlite:{}", place.file.as_ref().expect("a file").display());
    let again = Database::open(&url).await.expect("a database");
    assert_eq!(again.store().get("key").await, Ok(Some(b"value".to_vec())));
    again.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_database_is_refused() {
    assert!(matches!(Database::open("mysql://localhost/x").await, Err(OpenError::Url(_))));
    assert!(matches!(Database::open("").await, Err(OpenError::Url(_))));
    let nowhere = Database::open("sqlite:/nowhere/at/all.sqlite").await;
    assert!(matches!(nowhere, Err(OpenError::Connect(_))));
}
