//! `bincard adjust`: adjustments and physical counts (R22, R22b, R23).

use anyhow::Result;
use clap::Args;

use super::adjustment_request::AdjustmentRequest;
use super::batch;
use super::change::{ChangeOptions, EntryOptions};
use super::context::Context;
use crate::ledger::adjustment::{self, Change as StockChange, Reason};
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::parse;
use crate::refusal::Refusal;

/// Adjust stock, or record a physical count
///
/// `+N` and `-N` change the available quantity and require a reason. `'=N'` is a physical count: on hand becomes N,
/// whatever it was, including what is reserved. Quote it, because shells such as zsh expand a bare `=N`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard adjust TEA-01 +12 --reason received
  bincard adjust TEA-01 -1 --reason damaged --note 'fell off the shelf'
  bincard adjust TEA-01 '=9'
  bincard adjust TEA-01 +4 --reason return --ref 1001
  bincard adjust --batch count.csv    (sku, change or count, reason, at, note)

Reasons: received, return, count, damaged, theft, loss, pickup, correction, or other.

Exit codes: 1 if the item is not tracked, 3 if there is no such item or document, \
65 if the file has invalid rows.")]
pub(crate) struct Adjust {
    /// SKU of the item
    #[arg(value_name = "SKU", value_parser = parse::sku, required_unless_present = "batch")]
    sku: Option<Sku>,
    /// Quantity to add (`+N`) or remove (`-N`), or quantity counted (`'=N'`)
    #[arg(value_name = "+N|-N|=N", allow_hyphen_values = true, required_unless_present = "batch")]
    change: Option<StockChange>,
    /// Reason for the adjustment; optional for a count
    #[arg(long, value_name = "REASON")]
    reason: Option<Reason>,
    /// Order, sale, or invoice that it refers to
    #[arg(long = "ref", value_name = "DOCUMENT", value_parser = parse::number)]
    reference: Option<Label>,
    /// Record a count sheet from a CSV file, or standard input (-), all or nothing
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["sku", "change"])]
    batch: Option<String>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Adjust {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        if let Some(file) = &self.batch {
            let defaults = batch::CountSheet {
                reason: self.reason,
                reference: self.reference,
                entry: self.entry,
            };
            return batch::adjust(context, file, &defaults, &self.options);
        }
        let (Some(sku), Some(change)) = (self.sku, self.change) else {
            return Err(Refusal::NothingAsked { known: Message::new("asked-change") }.into());
        };
        let reason = adjustment::reason_for(change, self.reason).map_err(LedgerError::from)?;
        let request =
            AdjustmentRequest { sku, change, reason, reference: self.reference, entry: self.entry };
        context.change(&request, &self.options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::french::word_for;

    #[test]
    fn every_reason_has_its_words_and_is_in_every_list_of_reasons() {
        let words =
            [include_str!("../locale/en/output.ftl"), include_str!("../locale/fr/output.ftl")];
        let lists = [
            ("the help", include_str!("adjust.rs")),
            ("the hint", include_str!("../locale/en/refusal.ftl")),
            ("the schema", include_str!("../../schema/bincard.schema.json")),
        ];
        let french_lists = [
            ("the French help", include_str!("../locale/help/fr.ftl")),
            ("the French hint", include_str!("../locale/fr/refusal.ftl")),
        ];
        // A count is the default for `=N`, so the hints for `+N` and `-N` leave it out.
        for reason in Reason::ALL.into_iter().filter(|reason| *reason != Reason::Count) {
            let word = reason.word();
            for text in words {
                assert!(text.contains(&format!("\nreason-{word} =")), "`{word}` has no word");
            }
            for (name, text) in lists {
                let list = text.lines().find(|line| line.contains("theft")).unwrap();
                assert!(list.contains(word), "`{word}` is not in {name}");
            }
            let french = word_for(word).unwrap_or(word);
            for (name, text) in french_lists {
                let list = text.lines().find(|line| line.contains("endommagé,")).unwrap();
                assert!(list.contains(french), "`{french}` is not in {name}");
            }
        }
    }
}
