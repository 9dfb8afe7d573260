//! Locks on data, which are held for a moment only, never across an `await`.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Takes a lock. What a panicking holder left is used as it is: every change under a lock is complete in itself.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
