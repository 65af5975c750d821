//! `Money`: a price or cost in the shop's currency, with five exact decimals. It is never added up here.

use super::decimal::exact_number;

exact_number! {
    /// A price or cost in the shop's currency.
    Money
}
