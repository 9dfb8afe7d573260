//! Files and folders that a person chooses or drops on the page.

mod drop_zone;
mod dropped;
mod picked;

pub(crate) use drop_zone::DropZone;
pub(crate) use picked::Picked;
