//! Stores that need no browser and no database.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use async_trait::async_trait;

use crate::host::{Store, StoreError};
use crate::sync::lock;

/// A store that ends with the workbench.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: Mutex<BTreeMap<String, Vec<u8>>>,
}

#[async_trait]
impl Store for MemoryStore {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(lock(&self.values).get(key).cloned())
    }

    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        lock(&self.values).insert(key.to_owned(), value);
        Ok(())
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        lock(&self.values).remove(key);
        Ok(())
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let values = lock(&self.values);
        let from = values.range(prefix.to_owned()..).map(|(key, _)| key);
        Ok(from.take_while(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// A store that keeps in memory what the one below it refuses, so that work goes on when storage is full.
pub(crate) struct SpillStore {
    below: Box<dyn Store>,
    spilt: MemoryStore,
}

impl SpillStore {
    pub(crate) fn new(below: Box<dyn Store>) -> Self {
        Self { below, spilt: MemoryStore::default() }
    }

    /// Sets a value; an error says that it is held in memory only.
    pub(crate) async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        match self.below.put(key, value.clone()).await {
            Ok(()) => self.spilt.delete(key).await,
            Err(error) => {
                self.spilt.put(key, value).await?;
                Err(error)
            }
        }
    }

    pub(crate) async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.spilt.get(key).await? {
            Some(value) => Ok(Some(value)),
            None => self.below.get(key).await,
        }
    }

    pub(crate) async fn delete(&self, key: &str) -> Result<(), StoreError> {
        self.spilt.delete(key).await?;
        self.below.delete(key).await
    }

    /// Keys of both, each once.
    pub(crate) async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys: BTreeSet<String> = self.spilt.keys(prefix).await?.into_iter().collect();
        keys.extend(self.below.keys(prefix).await?);
        Ok(keys.into_iter().collect())
    }
}
