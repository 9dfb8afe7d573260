//! This browser's storage: one IndexedDB object store of bytes by key.

use async_trait::async_trait;
use headroom_workbench::host::{Store, StoreError};
use js_sys::{Array, Promise, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use crate::js::{self, get};

const DATABASE: &str = "headroom";
const VERSION: u32 = 1;
const VALUES: &str = "values";

/// Greater than any character of a key.
const LAST: char = '\u{ffff}';

pub(super) struct BrowserStore {
    database: SendWrapper<IdbDatabase>,
}

impl BrowserStore {
    /// Opens the database, making it where there is none. Fails where the browser blocks storage.
    pub(super) async fn open() -> Result<Self, StoreError> {
        let factory = js::scope().indexed_db().map_err(failed)?;
        let factory =
            factory.ok_or_else(|| StoreError::Other("there is no IndexedDB".to_owned()))?;
        let request = factory.open_with_u32(DATABASE, VERSION).map_err(failed)?;
        let upgraded = request.clone();
        let upgrade = Closure::once(move || {
            if let Ok(database) = upgraded.result() {
                // An error here fails the request, which is seen below.
                database.unchecked_into::<IdbDatabase>().create_object_store(VALUES).ok();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = outcome(&request).await?;
        Ok(Self { database: SendWrapper::new(database.unchecked_into()) })
    }

    fn transaction(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let transaction =
            self.database.transaction_with_str_and_mode(VALUES, mode).map_err(failed)?;
        let values = transaction.object_store(VALUES).map_err(failed)?;
        Ok((transaction, values))
    }

    async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (_, values) = self.transaction(IdbTransactionMode::Readonly)?;
        let value = outcome(&values.get(&JsValue::from_str(key)).map_err(failed)?).await?;
        Ok(value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
    }

    async fn write(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        let (transaction, values) = self.transaction(IdbTransactionMode::Readwrite)?;
        values.put_with_key(&Uint8Array::from(value), &JsValue::from_str(key)).map_err(failed)?;
        committed(&transaction).await
    }

    async fn remove(&self, key: &str) -> Result<(), StoreError> {
        let (transaction, values) = self.transaction(IdbTransactionMode::Readwrite)?;
        values.delete(&JsValue::from_str(key)).map_err(failed)?;
        committed(&transaction).await
    }

    async fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let (_, values) = self.transaction(IdbTransactionMode::Readonly)?;
        let last = format!("{prefix}{LAST}");
        let range = IdbKeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&last))
            .map_err(failed)?;
        let request = values.get_all_keys_with_key(&range).map_err(failed)?;
        let keys = outcome(&request).await?.unchecked_into::<Array>();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

#[async_trait]
impl Store for BrowserStore {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        SendWrapper::new(self.read(key)).await
    }

    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        SendWrapper::new(self.write(key, &value)).await
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        SendWrapper::new(self.remove(key)).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        SendWrapper::new(self.list(prefix)).await
    }
}

/// Waits for a request and takes its result.
async fn outcome(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(failed),
        Err(_) => Err(failed(get(request, "error"))),
    }
}

/// Waits until what a transaction wrote is kept. A full disk shows only here.
async fn committed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => Ok(()),
        Err(_) => Err(failed(get(transaction, "error"))),
    }
}

fn failed(error: impl Into<JsValue>) -> StoreError {
    let error = error.into();
    match get(&error, "name").as_string().as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        _ => StoreError::Other(js::words(&error)),
    }
}
