//! What is wrong with the rows of a CSV file, one line for each.

use super::text::{RefusalText, single};
use crate::locale::language::Language;
use crate::locale::texts::Texts;
use crate::message::Message;
use crate::refusal::{BadRow, Refusal, RowProblem};

/// Further rows are only counted.
const MAX_ROWS: usize = 20;

/// The message that sums the rows up, the rows below it, and hints for all of them.
pub(super) fn with_rows(
    summary: &Message,
    rows: &[BadRow],
    count: u64,
    texts: &Texts,
) -> RefusalText {
    let lines = bad_row_lines(rows, count, texts).into_iter().map(|line| format!("  {line}"));
    let error = std::iter::once(texts.say(summary)).chain(lines).collect::<Vec<_>>().join("\n");
    RefusalText { error, hint: Some(hints(rows, summary, texts)) }
}

/// What is wrong with each of the first rows, and how many more there are.
pub(crate) fn bad_row_lines(rows: &[BadRow], count: u64, texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> =
        rows.iter().take(MAX_ROWS).map(|row| bad_row_line(row, texts)).collect();
    let hidden = count.saturating_sub(u64::try_from(lines.len()).unwrap_or(count));
    if hidden > 0 {
        lines.push(texts.say(&Message::new("refused-more-rows").with("count", hidden)));
    }
    lines
}

/// The hints of each kind of problem, then the general one.
fn hints(rows: &[BadRow], summary: &Message, texts: &Texts) -> String {
    let mut kinds = Vec::new();
    let mut hints = Vec::new();
    for message in
        rows.iter().take(MAX_ROWS).filter_map(|row| row_message(&row.problem, texts).ok())
    {
        if !kinds.contains(&message.id) {
            hints.extend(texts.hint(&message));
            kinds.push(message.id);
        }
    }
    hints.extend(texts.hint(summary));
    texts.sentences(hints)
}

/// The position and value of a problem, and what is wrong.
pub(crate) fn bad_row_line(row: &BadRow, texts: &Texts) -> String {
    let why = row_problem(&row.problem, texts);
    let message = match (&row.column, row.value.as_str(), &row.problem) {
        (None, _, _) => Message::new("bad-row"),
        // A refusal already contains the value.
        (Some(column), "", _) | (Some(column), _, RowProblem::Refused(_)) => {
            Message::new("bad-row-column").with("column", column.as_str())
        }
        (Some(column), value, _) => {
            Message::new("bad-row-value").with("column", column.as_str()).with("value", value)
        }
    };
    texts.say(&message.with("line", row.line.to_string()).with("why", why))
}

/// What is wrong with a row, without its place.
pub(crate) fn row_problem(problem: &RowProblem, texts: &Texts) -> String {
    match row_message(problem, texts) {
        Ok(message) => texts.say(&message),
        Err(refusal) => {
            let RefusalText { error, hint } = single(refusal, texts);
            // The item meant differs from row to row, so each row has its own suggestion.
            let suggestion = hint.filter(|_| has_suggestion(refusal));
            texts.sentences(std::iter::once(error).chain(suggestion))
        }
    }
}

fn has_suggestion(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::UnknownItem { nearest, .. } if !nearest.is_empty())
}

/// The message of a CSV problem, or the refusal if a rule refuses the value.
fn row_message<'p>(problem: &'p RowProblem, texts: &Texts) -> Result<Message, &'p Refusal> {
    let figure = |exact: &str| match texts.language() {
        Language::En => exact.to_owned(),
        Language::Fr => texts.number(exact),
    };
    Ok(match problem {
        RowProblem::Refused(refusal) => return Err(refusal),
        RowProblem::RowLength { cells, header } => {
            Message::new("row-length").with("cells", *cells).with("header", *header)
        }
        RowProblem::LooseQuote => Message::new("row-loose-quote"),
        RowProblem::AmbiguousPoint { decimal, thousands } => Message::new("row-ambiguous-point")
            .with("decimal", figure(decimal))
            .with("thousands", figure(thousands)),
        RowProblem::FirstRowUnread { first } => {
            Message::new("row-first-row-unread").with("first", first.to_string())
        }
        RowProblem::NoChange => Message::new("row-no-change"),
        RowProblem::Blank => Message::new("row-blank"),
        RowProblem::Zero => Message::new("row-zero"),
        RowProblem::SaleInvalid { line } => {
            Message::new("row-sale-invalid").with("line", line.to_string())
        }
        RowProblem::UnknownWord { known } => {
            Message::new("row-unknown-word").with("known", Message::words(*known))
        }
        RowProblem::AmbiguousComma { decimal, thousands } => Message::new("row-ambiguous-comma")
            .with("decimal", figure(decimal))
            .with("thousands", figure(thousands)),
        RowProblem::DecimalComma { decimal } => {
            Message::new("row-decimal-comma").with("decimal", figure(decimal))
        }
        RowProblem::SpreadsheetNumber => Message::new("row-spreadsheet-number"),
        RowProblem::DuplicateSku { first } => {
            Message::new("row-duplicate-sku").with("first", first.to_string())
        }
        RowProblem::ColumnsDiffer { other, text } => Message::new("row-columns-differ")
            .with("other", other.as_str())
            .with("text", text.as_str()),
        RowProblem::Stale { on_hand } => Message::new("row-stale").with("on_hand", *on_hand),
        RowProblem::RecordTooLong => Message::new("row-record-too-long"),
    })
}
