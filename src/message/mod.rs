//! Texts as data: a text by its id, with its values, and the texts of errors of the system and of the store's engine.

mod io;
mod text;

pub(crate) use io::{engine_error, io_error};
pub(crate) use text::{Arg, Message};
