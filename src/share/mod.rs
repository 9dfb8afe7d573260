//! Sharing: links that show the same to somebody else. A link never carries a token.
//!
//! - `payload`, `bundle`: a run as text, in a link and in a file; `run_file`: the file as the browser holds it; `networks`: those
//!   that go with a file
//! - `link`: addresses; `use_link`: those of what is on view
//! - `dialog`, `embed_code`, `framing`, `notices`, `open`: what people see

mod bundle;
mod dialog;
mod embed_code;
mod figures;
mod framing;
mod link;
mod networks;
mod notices;
mod open;
mod payload;
mod run_file;
mod use_link;

pub(crate) use dialog::ShareButton;
pub(crate) use notices::{LinkNotice, SameNumbers};
pub(crate) use open::SharedRunPage;
pub(crate) use use_link::OpenInHeadroom;
