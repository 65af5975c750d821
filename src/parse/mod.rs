//! Text that people type becomes a SKU, a quantity, an instant, a line or a change here, once.

mod change;
pub(crate) mod duration;
mod line;
#[cfg(test)]
mod tests;
mod value;
pub(crate) mod when;

pub(crate) use line::{RequestLine, add_up};
pub(crate) use value::{label, money, number, positive, quantity, sku, switch, whole, word};
