//! Progress of long work, for a person who waits at a terminal; nothing is shown to anybody else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cell::Cell;

/// Rows between two updates of the bar.
const ROWS_PER_UPDATE: u64 = 256;

/// How far long work has come.
pub(crate) struct Progress {
    bar: ProgressBar,
    rows: Cell<u64>,
}

impl Progress {
    /// Counts rows; shown on stderr where a person reads it.
    pub(crate) fn rows(is_attended: bool) -> Self {
        let target =
            if is_attended { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) =
            ProgressStyle::with_template("{spinner} {human_pos} · {per_sec} · {elapsed}")
        {
            bar.set_style(style);
        }
        Self { bar, rows: Cell::new(0) }
    }

    /// Work whose length nobody knows; shown on stderr where a person reads it.
    pub(crate) fn working(is_attended: bool) -> Self {
        let progress = Self::rows(is_attended);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed}") {
            progress.bar.set_style(style);
        }
        if is_attended {
            progress.bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        progress
    }

    /// One row more.
    pub(crate) fn tick(&self) {
        let rows = self.rows.get().saturating_add(1);
        self.rows.set(rows);
        if rows.is_multiple_of(ROWS_PER_UPDATE) {
            self.bar.set_position(rows);
        }
    }
}

/// The line disappears once the work is done.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
