//! The options of `--batch`.

use anyhow::Result;
use clap::Args;

use crate::catalogue::TableMapping;
use crate::command::context::Context;
use crate::command::rejected_rows::{RejectsMode, RejectsOptions};

/// How the file of a batch is read.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct BatchOptions {
    /// Column of the batch to read as a field, such as Qté=quantity; `ignore` to leave it out; may be repeated
    #[arg(long, value_name = "COLUMN=FIELD", requires = "batch")]
    pub(super) map: Vec<TableMapping>,
    /// Record the valid rows of the batch and write the others to a rejects file
    #[arg(long, requires = "batch")]
    pub(super) partial: bool,
    /// File to write the refused rows to [default: FILE.rejects.csv]
    #[arg(long, value_name = "FILE", requires = "partial")]
    rejects: Option<String>,
}

impl BatchOptions {
    /// What happens to the invalid rows of a file.
    pub(super) fn rejects_mode(
        &self,
        source: &str,
        context: &Context<'_, '_>,
        is_dry_run: bool,
    ) -> Result<RejectsMode> {
        let (is_partial, path) = (self.partial, self.rejects.as_deref());
        RejectsOptions { source, is_partial, path }.mode(context, is_dry_run)
    }
}
