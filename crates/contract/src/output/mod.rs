//! What a workbench answers, one Rust type each, shared by the server that fills it and the page that shows it.

mod job;
mod network;
mod page;
mod result_rows;
mod summary;
mod work_package;

pub use job::*;
pub use network::*;
pub use page::*;
pub use result_rows::*;
pub use summary::*;
pub use work_package::*;
