//! `bincard adjust`: adjustments and physical counts (R22, R22b, R23).

use anyhow::Result;
use clap::Args;

use super::adjustment_request::AdjustmentRequest;
use super::batch::{self, BatchOptions};
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
/// `+N` and `-N` change the available quantity and require a reason. `'=N'` is a physical count: on hand
/// (including what is reserved) becomes N, whatever it was before. Quote it, because shells such as zsh expand a bare `=N`.
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
    #[arg(
        value_name = "SKU",
        value_parser = parse::sku,
        required_unless_present = "batch",
        conflicts_with = "BatchOptions"
    )]
    sku: Option<Sku>,
    /// Quantity to add (`+N`) or remove (`-N`), or quantity counted (`'=N'`)
    #[arg(value_name = "+N|-N|=N", allow_hyphen_values = true, required_unless_present = "batch")]
    change: Option<StockChange>,
    /// Reason for the adjustment; optional for a count
    #[arg(long, value_name = "REASON")]
    reason: Option<Reason>,
    /// Order, sale, or invoice that the adjustment refers to
    #[arg(long = "ref", value_name = "DOCUMENT", value_parser = parse::number)]
    reference: Option<Label>,
    /// Record a count sheet from a CSV file, or standard input (-), all or nothing
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["sku", "change"])]
    batch: Option<String>,
    #[command(flatten)]
    batch_options: BatchOptions,
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
            return batch::adjust(context, file, &defaults, &self.batch_options, &self.options);
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

    /// The files that list all reasons, with a word in each list.
    const LISTS: [(&str, &str, &str); 5] = [
        ("src/command/adjust.rs", include_str!("adjust.rs"), "theft"),
        ("src/locale/en/refusal.ftl", include_str!("../locale/en/refusal.ftl"), "theft"),
        ("schema/bincard.schema.json", include_str!("../../schema/bincard.schema.json"), "theft"),
        ("src/locale/help/fr.ftl", include_str!("../locale/help/fr.ftl"), "endommagé,"),
        ("src/locale/fr/refusal.ftl", include_str!("../locale/fr/refusal.ftl"), "endommagé,"),
    ];

    #[test]
    fn every_reason_has_its_words_and_is_in_every_list_of_reasons() {
        let english = include_str!("../locale/en/output.ftl");
        let french = include_str!("../locale/fr/output.ftl");
        let mut missing = Vec::new();
        // A count is the default for `=N`, so the hints for `+N` and `-N` leave it out.
        for reason in Reason::ALL.into_iter().filter(|reason| *reason != Reason::Count) {
            let word = reason.word();
            let id = format!("reason-{word} = ");
            let text_of = |file: &'static str| file.lines().find_map(|line| line.strip_prefix(&id));
            if text_of(english).is_none() {
                missing.push(format!("src/locale/en/output.ftl: {id}{word}"));
            }
            let Some(french) = text_of(french) else {
                missing.push(format!("src/locale/fr/output.ftl: {id}…"));
                continue;
            };
            if word_for(word) != Some(french) {
                missing.push(format!("WORDS in src/parse/french.rs: (\"{word}\", \"{french}\")"));
            }
            for (path, text, listed) in LISTS {
                let list = text.lines().find(|line| line.contains(listed)).unwrap();
                let word = if listed == "theft" { word } else { french };
                if !list.contains(word) {
                    missing.push(format!("{path}: `{word}`, in the list of reasons"));
                }
            }
        }
        assert!(missing.is_empty(), "to add a reason, also add:\n{}", missing.join("\n"));
    }
}
