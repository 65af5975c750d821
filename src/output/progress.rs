//! Progress of long operations, shown only on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cell::Cell;
use std::time::Duration;

use crate::locale::{Message, Texts};

/// Rows between two updates of the bar.
const ROWS_PER_UPDATE: u64 = 256;

/// The progress of a long operation.
pub(crate) struct Progress<'a> {
    bar: ProgressBar,
    rows: Cell<u64>,
    texts: Option<&'a Texts>,
}

impl<'a> Progress<'a> {
    /// Counts rows, shown on stderr if it is a terminal. With a size, for example in bytes, it also shows how much is
    /// left.
    pub(crate) fn rows(is_attended: bool, size: Option<u64>, texts: &'a Texts) -> Self {
        let mut progress = Self::with_style(is_attended, size, "{spinner} {msg}");
        progress.texts = Some(texts);
        progress
    }

    /// Work of unknown length, shown on stderr if it is a terminal.
    pub(crate) fn working(is_attended: bool) -> Self {
        let progress = Self::with_style(is_attended, None, "{spinner} {elapsed}");
        if is_attended {
            progress.bar.enable_steady_tick(Duration::from_millis(100));
        }
        progress
    }

    fn with_style(is_attended: bool, size: Option<u64>, template: &str) -> Self {
        let target =
            if is_attended { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size, target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, rows: Cell::new(0), texts: None }
    }

    /// Counts another row; `position` is how much of the size is done.
    pub(crate) fn tick(&self, position: impl FnOnce() -> u64) {
        let rows = self.rows.get().saturating_add(1);
        self.rows.set(rows);
        if !rows.is_multiple_of(ROWS_PER_UPDATE) || self.bar.is_hidden() {
            return;
        }
        let Some(texts) = self.texts else { return };
        let position = position();
        self.bar.set_position(position);
        let left = self.bar.length().map(|size| (percent(position, size), self.bar.eta()));
        self.bar.set_message(texts.say(&message(rows, self.bar.elapsed(), left)));
    }
}

/// The line disappears once the work is done.
impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn percent(position: u64, size: u64) -> u64 {
    position.saturating_mul(100).checked_div(size).unwrap_or(100).min(100)
}

fn message(rows: u64, elapsed: Duration, left: Option<(u64, Duration)>) -> Message {
    let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = rounded(rows.saturating_mul(1000).checked_div(millis).unwrap_or(0));
    let id = if left.is_some() { "progress-left" } else { "progress-rows" };
    let message = Message::new(id).with("rows", rows).with("rate", rate);
    match left {
        Some((percent, left)) => {
            message.with("percent", percent).with("left", minutes(left.as_secs()))
        }
        None => message,
    }
}

/// Rounds to two digits, because a rate changes every second.
fn rounded(rate: u64) -> u64 {
    let mut unit: u64 = 1;
    while rate.checked_div(unit).is_some_and(|digits| digits >= 100) {
        unit = unit.saturating_mul(10);
    }
    let half = unit.checked_div(2).unwrap_or(0);
    rate.saturating_add(half).checked_div(unit).unwrap_or(0).saturating_mul(unit)
}

/// `1:05`
fn minutes(seconds: u64) -> String {
    let (minutes, seconds) = (seconds.div_euclid(60), seconds.rem_euclid(60));
    format!("{minutes}:{seconds:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn progress_has_a_percentage_a_rounded_rate_and_the_time_left() {
        let say = |language, left| {
            let message = message(12_345, Duration::from_millis(1_500), left);
            Texts::new(language).say(&message)
        };
        let left = Some((percent(450, 1_000), Duration::from_secs(65)));
        assert_eq!(say(Language::En, left), "45%, 12,345 rows, 8,200/s, 1:05 left");
        assert_eq!(say(Language::En, None), "12,345 rows, 8,200/s");
        assert_eq!(
            say(Language::Fr, left).replace('\u{a0}', " "),
            "45 %, 12 345 lignes, 8 200/s, encore 1:05"
        );
        assert_eq!([0, 7, 99, 104, 105, 9_960].map(rounded), [0, 7, 99, 100, 110, 10_000]);
        assert_eq!(percent(3, 0), 100, "an empty file");
    }
}
