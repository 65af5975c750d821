//! Catalogue files of each dialect: the first byte says how to read, the rest is the file.
#![no_main]

#[path = "../../src/catalogue/mod.rs"]
mod catalogue;
#[path = "../../src/ledger/mod.rs"]
mod ledger;
#[path = "../../src/locale/io.rs"]
mod io;
mod locale {
    pub(crate) use crate::Message;
    pub(crate) use crate::io::io_error;
}

use std::io::{Seek, Write};

use catalogue::{Dialect, Import, ImportOptions};
use ledger::message::Message;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((how, text)) = bytes.split_first() else { return };
    let dialects = [Dialect::Bincard, Dialect::Square, Dialect::Shopify, Dialect::Woocommerce];
    let encodings = ["windows-1252", "macintosh", "utf-16le"];
    let options = ImportOptions {
        from: dialects.get(usize::from(how & 7)).copied(),
        encoding: encodings.get(usize::from(how >> 3 & 7)).and_then(|name| name.parse().ok()),
        ..ImportOptions::default()
    };
    let mut file = tempfile::tempfile_in("/dev/shm").unwrap();
    file.write_all(text).unwrap();
    file.rewind().unwrap();
    let Ok(mut import) = Import::open("x.csv", file, &options) else { return };
    while let Ok(Some(_)) = import.next() {}
});
