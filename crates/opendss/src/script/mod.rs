//! The text of a script: lines, arguments, values.

mod bytes;
mod lexer;
mod lines;
mod number;
mod value;

pub(crate) use bytes::decode;
pub(crate) use lexer::{Argument, arguments, words};
pub(crate) use lines::script_lines;
pub(crate) use number::parse_number;
pub(crate) use value::{Value, shortened};
