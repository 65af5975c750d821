//! The rules of stock (R1–R25), pure: no clock, no file, no SQL, no command line.

pub(crate) mod adjustment;
pub(crate) mod count;
pub(crate) mod decimal;
pub(crate) mod digest;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod foreign_identity;
pub(crate) mod instant;
pub(crate) mod invoice;
pub(crate) mod item;
pub(crate) mod item_field;
pub(crate) mod label;
pub(crate) mod level;
pub(crate) mod line;
pub(crate) mod low;
pub(crate) mod money;
pub(crate) mod movement;
pub(crate) mod order;
pub(crate) mod pace;
pub(crate) mod quantity;
pub(crate) mod sale;
pub(crate) mod sku;
pub(crate) mod sort_key;
pub(crate) mod transition;
