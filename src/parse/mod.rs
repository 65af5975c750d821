//! Parses what people type into SKUs, quantities, instants, lines and changes, once.

mod change;
pub(crate) mod duration;
pub(crate) mod french;
mod line;
#[cfg(test)]
mod tests;
mod value;
pub(crate) mod when;

pub(crate) use french::with_decimal_commas;
pub(crate) use line::{RequestLine, add_up};
pub(crate) use value::{
    label, money, new_number, not_scanned, number, positive, quantity, sku, switch, whole, word,
};
