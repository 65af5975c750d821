//! `SKU[=QTY]`: the lines of a sale, an invoice or an order, as they are typed.

use std::str::FromStr;

use super::value::{positive, sku};
use crate::ledger::decimal::DecimalError;
use crate::ledger::error::LedgerError;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::refusal::Refusal;

/// `SKU[=QTY]`: an item and its quantity, one by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestLine {
    pub(crate) sku: Sku,
    pub(crate) quantity: Quantity,
}

impl FromStr for RequestLine {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let Some((sku_text, quantity_text)) = text.rsplit_once('=') else {
            return Ok(Self { sku: sku(text)?, quantity: Quantity::ONE });
        };
        let quantity = positive(quantity_text).map_err(|refusal| {
            if let Refusal::BadNumber { why: DecimalError::NotANumber, .. } = refusal {
                Refusal::BadLine { text: text.to_owned(), quantity: quantity_text.to_owned() }
            } else {
                refusal
            }
        })?;
        Ok(Self { sku: sku(sku_text)?, quantity })
    }
}

/// Adds up lines with the same item, in the order of first mention (R16).
pub(crate) fn add_up(lines: &[RequestLine]) -> Result<Vec<RequestLine>, LedgerError> {
    let mut place = std::collections::HashMap::new();
    let mut summed: Vec<RequestLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let index = *place.entry(&line.sku).or_insert(summed.len());
        match summed.get_mut(index) {
            Some(known) => {
                let sum = known.quantity.plus(line.quantity);
                known.quantity = sum.map_err(|why| why.of_item(&known.sku))?;
            }
            None => summed.push(line.clone()),
        }
    }
    Ok(summed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_at_the_last_equals_sign() {
        let line: RequestLine = "A=B=2.5".parse().unwrap();
        assert_eq!((line.sku.as_str(), line.quantity.to_string().as_str()), ("A=B", "2.5"));
        assert_eq!("TEA".parse::<RequestLine>().unwrap().quantity, Quantity::ONE);
        assert!(matches!("A=B".parse::<RequestLine>(), Err(Refusal::BadLine { .. })));
        assert!(matches!("A=0".parse::<RequestLine>(), Err(Refusal::QuantityNotPositive { .. })));
        assert!(matches!("A=-1".parse::<RequestLine>(), Err(Refusal::QuantityNotPositive { .. })));
        assert!(matches!("=1".parse::<RequestLine>(), Err(Refusal::BadSku { .. })));
    }

    #[test]
    fn an_item_named_twice_is_one_line() {
        let lines = ["tea", "MUG=2", "TEA=3"].map(|text| text.parse().unwrap());
        let summed = add_up(&lines).unwrap();
        let shown: Vec<_> =
            summed.iter().map(|line| format!("{}={}", line.sku, line.quantity)).collect();
        assert_eq!(shown, ["tea=4", "MUG=2"]);
    }
}
