//! The words of what is wrong with a CSV file and its rows.

use super::Message;
use super::refusal::{Words, joined, words};
use super::texts::Texts;
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};

/// The most bad rows that are told in full.
const MOST_ROWS: usize = 20;

pub(super) fn bad_rows(file: &str, rows: &[BadRow], count: u64, texts: &Texts) -> Words {
    let message = Message::new("refused-bad-rows").with("file", file).with("count", count);
    let lines = rows_in_words(rows, count, texts).into_iter().map(|line| format!("  {line}"));
    let error = std::iter::once(texts.say(&message)).chain(lines).collect::<Vec<_>>().join("\n");
    Words { error, hint: Some(hints(rows, &message, texts)) }
}

/// What is wrong with the first of some rows, a line each, and how many more there are.
pub(crate) fn rows_in_words(rows: &[BadRow], count: u64, texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> =
        rows.iter().take(MOST_ROWS).map(|row| bad_row(row, texts)).collect();
    let untold = count.saturating_sub(u64::try_from(lines.len()).unwrap_or(count));
    if untold > 0 {
        lines.push(texts.say(&Message::new("refused-more-rows").with("count", untold)));
    }
    lines
}

/// What to do about bad rows: one hint for each kind of problem that has one, then what to do about any.
fn hints(rows: &[BadRow], whole: &Message, texts: &Texts) -> String {
    let mut kinds = Vec::new();
    let mut hints = Vec::new();
    for message in rows.iter().take(MOST_ROWS).filter_map(|row| row_message(&row.problem).ok()) {
        if !kinds.contains(&message.id) {
            hints.extend(texts.hint(&message));
            kinds.push(message.id);
        }
    }
    hints.extend(texts.hint(whole));
    joined(hints, texts)
}

/// One bad row on one line: where, what stands there, what is wrong.
pub(crate) fn bad_row(row: &BadRow, texts: &Texts) -> String {
    let why = row_problem(&row.problem, texts);
    let message = match (&row.column, row.value.as_str(), &row.problem) {
        (None, _, _) => Message::new("bad-row"),
        // A refusal names the value itself.
        (Some(column), "", _) | (Some(column), _, RowProblem::Refused(_)) => {
            Message::new("bad-row-column").with("column", column.as_str())
        }
        (Some(column), value, _) => {
            Message::new("bad-row-value").with("column", column.as_str()).with("value", value)
        }
    };
    texts.say(&message.with("line", row.line.to_string()).with("why", why))
}

/// What is wrong with a row, in words.
fn row_problem(problem: &RowProblem, texts: &Texts) -> String {
    match row_message(problem) {
        Ok(message) => texts.say(&message),
        Err(refusal) => {
            let words = words(refusal, texts);
            // Which item is meant differs from row to row, so each row tells its near ones.
            let near = words.hint.filter(|_| has_near_ones(refusal));
            joined(std::iter::once(words.error).chain(near).collect(), texts)
        }
    }
}

fn has_near_ones(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::UnknownItem { nearest, .. } if !nearest.is_empty())
}

/// The text of a problem of CSV itself; where a rule refuses the cell, that refusal.
fn row_message(problem: &RowProblem) -> Result<Message, &Refusal> {
    Ok(match problem {
        RowProblem::Refused(refusal) => return Err(refusal),
        RowProblem::RowLength { cells, header } => {
            Message::new("row-length").with("cells", *cells).with("header", *header)
        }
        RowProblem::LooseQuote => Message::new("row-loose-quote"),
        RowProblem::AmbiguousPoint { decimal, thousands } => Message::new("row-ambiguous-point")
            .with("decimal", decimal.as_str())
            .with("thousands", thousands.as_str()),
        RowProblem::FirstRowUnread { first } => {
            Message::new("row-first-row-unread").with("first", first.to_string())
        }
        RowProblem::NoChange => Message::new("row-no-change"),
        RowProblem::Blank => Message::new("row-blank"),
        RowProblem::UnknownWord { known } => Message::new("row-unknown-word").with("known", *known),
        RowProblem::AmbiguousComma { decimal, thousands } => Message::new("row-ambiguous-comma")
            .with("decimal", decimal.as_str())
            .with("thousands", thousands.as_str()),
        RowProblem::DecimalComma { decimal } => {
            Message::new("row-decimal-comma").with("decimal", decimal.as_str())
        }
        RowProblem::SpreadsheetNumber => Message::new("row-spreadsheet-number"),
        RowProblem::DuplicateSku { first } => {
            Message::new("row-duplicate-sku").with("first", first.to_string())
        }
        RowProblem::Stale { on_hand } => Message::new("row-stale").with("on_hand", *on_hand),
        RowProblem::RecordTooLong => Message::new("row-record-too-long"),
    })
}

pub(super) fn file_problem(problem: &FileProblem, texts: &Texts) -> Message {
    match problem {
        FileProblem::Empty => Message::new("file-empty"),
        FileProblem::Spreadsheet { kind } => Message::new("file-spreadsheet").with("kind", *kind),
        FileProblem::NotUtf8 { line, readings } => {
            let shown: Vec<String> = readings
                .iter()
                .map(|(encoding, text)| {
                    let reading = Message::new("file-reading").with("encoding", encoding.as_str());
                    texts.say(&reading.with("text", text.as_str()))
                })
                .collect();
            Message::new("file-not-utf8")
                .with("line", line.to_string())
                .with("readings", shown.join(", "))
        }
        FileProblem::NoKnownHeader { header } => {
            Message::new("file-no-known-header").with("header", header.join(", "))
        }
        FileProblem::MissingColumn { column } => {
            Message::new("file-missing-column").with("column", column.as_str())
        }
        FileProblem::MissingBoth { one, other } => {
            Message::new("file-missing-both").with("one", *one).with("other", *other)
        }
        FileProblem::DuplicateColumn { column } => {
            Message::new("file-duplicate-column").with("column", column.as_str())
        }
        FileProblem::RepeatedColumn { column } => {
            Message::new("file-repeated-column").with("column", column.as_str())
        }
        FileProblem::MapUnknownColumn { column, header } => Message::new("file-map-unknown-column")
            .with("column", column.as_str())
            .with("header", header.join(", ")),
        FileProblem::NotText => Message::new("file-not-text"),
        FileProblem::Malformed { line, encoding } => Message::new("file-malformed")
            .with("line", line.to_string())
            .with("encoding", *encoding),
        FileProblem::ManyLocations { locations } => {
            Message::new("file-many-locations").with("locations", locations.join(", "))
        }
        FileProblem::UnknownLocation { location, locations } => {
            Message::new("file-unknown-location")
                .with("location", location.as_str())
                .with("locations", locations.join(", "))
        }
        FileProblem::UnclosedQuote { line } => {
            Message::new("file-unclosed-quote").with("line", line.to_string())
        }
        FileProblem::LongQuote { line } => {
            Message::new("file-long-quote").with("line", line.to_string())
        }
    }
}
