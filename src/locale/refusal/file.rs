//! What is wrong with a CSV file as a whole.

use crate::locale::texts::Texts;
use crate::message::Message;
use crate::refusal::FileProblem;

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
        FileProblem::NoItems { reasons } => {
            let reasons: Vec<String> = reasons.iter().map(|reason| texts.say(reason)).collect();
            Message::new("file-no-items").with("reasons", reasons.join("; "))
        }
        FileProblem::NoRows => Message::new("file-no-rows"),
        FileProblem::NothingCounted => Message::new("file-nothing-counted"),
        FileProblem::MissingColumn { column } => {
            Message::new("file-missing-column").with("column", column.as_str())
        }
        FileProblem::MissingBoth { one, other } => {
            Message::new("file-missing-both").with("one", *one).with("other", *other)
        }
        FileProblem::DuplicateColumn { column } => {
            Message::new("file-duplicate-column").with("column", column.as_str())
        }
        FileProblem::MapUnknownColumn { column, header } => Message::new("file-map-unknown-column")
            .with("column", column.as_str())
            .with("header", header.join(", ")),
        FileProblem::NotText => Message::new("file-not-text"),
        FileProblem::Malformed { line, encoding } => Message::new("file-malformed")
            .with("line", line.to_string())
            .with("encoding", *encoding),
        FileProblem::ManyLocations { locations } => {
            Message::new("file-many-locations").with("locations", shown(locations))
        }
        FileProblem::UnknownLocation { location, locations } => {
            Message::new("file-unknown-location")
                .with("location", location.as_str())
                .with("locations", shown(locations))
        }
        FileProblem::UnclosedQuote { line } => {
            Message::new("file-unclosed-quote").with("line", line.to_string())
        }
        FileProblem::LongQuote { line } => {
            Message::new("file-long-quote").with("line", line.to_string())
        }
    }
}

/// The most locations that are named.
const MAX_LOCATIONS_SHOWN: usize = 20;

fn shown(locations: &[String]) -> String {
    let more = (locations.len() > MAX_LOCATIONS_SHOWN).then_some("…");
    let first = locations.iter().map(String::as_str).take(MAX_LOCATIONS_SHOWN);
    first.chain(more).collect::<Vec<_>>().join(", ")
}
