//! A table of any length: an ARIA grid that draws only the rows in view and asks for them a page at a time.
//!
//! It knows columns by name and cells by their text; sorting and filtering are for whoever has the rows.

mod columns_dialog;
mod copied;
mod header;
mod model;
mod place;
mod row;
mod view;
mod window;

pub(crate) use columns_dialog::ColumnsDialog;
pub(crate) use copied::CopyAs;
pub(crate) use model::{GridCell, GridColumn, GridRow, GridRows, GridSort, PAGE_ROWS};
pub(crate) use place::Selected;
pub(crate) use view::{Grid, GridState, copy_selected};
