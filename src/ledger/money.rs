//! `Money`: a price or a cost in the shop's currency, exact to five places. Nothing here adds money up.

use super::decimal::exact_number;

exact_number! {
    /// A price or a cost, in whole units of the shop's currency.
    Money
}
