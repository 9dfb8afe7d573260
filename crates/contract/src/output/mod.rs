//! What a workbench answers, one Rust type each, shared by the server that fills it and the page that shows it.

mod aggregates;
mod comparison;
mod explanation;
mod geometry;
mod hierarchy;
mod job;
mod lineage;
mod network;
mod opened;
mod page;
mod place;
mod result_rows;
mod scenario;
mod summary;
mod tables;
mod user;
mod work_package;

pub use aggregates::*;
pub use comparison::*;
pub use explanation::*;
pub use geometry::*;
pub use hierarchy::*;
pub use job::*;
pub use lineage::*;
pub use network::*;
pub use opened::*;
pub use page::*;
pub use place::*;
pub use result_rows::*;
pub use scenario::*;
pub use summary::*;
pub use tables::*;
pub use user::*;
pub use work_package::*;
