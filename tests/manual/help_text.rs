//! The text below a command's options, split into examples, exit codes and notes.

use super::roff::{Piece, roff};

/// The parts of the text.
#[derive(Debug, Default)]
pub(crate) struct HelpText {
    /// Lines as they are typed, with remarks as shell comments.
    pub(crate) examples: Vec<String>,
    /// Exit codes, each with its meaning.
    pub(crate) codes: Vec<(String, String)>,
    /// What to check if something does not work.
    troubleshooting: Vec<Piece>,
    /// Everything else.
    notes: Vec<Piece>,
}

const EXAMPLES: [&str; 4] =
    ["Examples:", "Getting started:", "Exemples\u{a0}:", "Premiers pas\u{a0}:"];
const TROUBLESHOOTING: [&str; 2] = ["If no e-mail arrives:", "Si aucun courriel n’arrive\u{a0}:"];
const CODES: [&str; 2] = ["Exit codes:", "Codes de sortie\u{a0}:"];

impl HelpText {
    pub(crate) fn of_examples(examples: impl Iterator<Item = String>) -> Self {
        Self { examples: examples.collect(), ..Self::default() }
    }

    pub(crate) fn read(text: &str) -> Self {
        let mut help = Self::default();
        for paragraph in text.split("\n\n") {
            let lines: Vec<&str> = paragraph.lines().collect();
            let mut rest = lines.as_slice();
            if lines.first().is_some_and(|line| TROUBLESHOOTING.contains(line)) {
                add(&mut help.troubleshooting, &lines);
                continue;
            }
            if lines.first().is_some_and(|line| EXAMPLES.contains(line)) {
                let count = rest.iter().skip(1).take_while(|line| line.starts_with("  ")).count();
                help.examples.extend(rest[1..=count].iter().map(|line| commented(line.trim())));
                rest = &rest[count + 1..];
            }
            help.read_rest(rest);
        }
        help
    }

    fn read_rest(&mut self, lines: &[&str]) {
        let starts_codes = |line: &&str| CODES.iter().any(|word| line.starts_with(word));
        let at = lines.iter().position(starts_codes).unwrap_or(lines.len());
        add(&mut self.notes, &lines[..at]);
        let codes = lines[at..].join(" ");
        let Some((_, codes)) = codes.split_once(':') else { return };
        let (codes, after) = codes.split_once(". ").unwrap_or((codes.trim_end_matches('.'), ""));
        for one in codes.split(", ") {
            let (word, told) = one.trim().split_once([' ', '\u{a0}']).unwrap_or((one, ""));
            match word.parse::<u8>() {
                Ok(_) => {
                    let told = told.strip_prefix("if ").unwrap_or(told);
                    self.codes.push((word.to_owned(), told.to_owned()));
                }
                Err(_) => self.codes.last_mut().unwrap().1.push_str(&format!(", {one}")),
            }
        }
        add(&mut self.notes, &[after]);
    }

    /// The section of notes, if there are any.
    pub(crate) fn notes_as_roff(&self, title: &str) -> String {
        section(title, &self.notes)
    }

    /// The section on what to check if something does not work, if there is one.
    pub(crate) fn troubleshooting_as_roff(&self, title: &str) -> String {
        section(title, &self.troubleshooting)
    }

    pub(crate) fn examples_as_roff(&self, title: &str) -> String {
        roff(&Piece::Section(title.to_owned())) + &roff(&Piece::Code(self.examples.clone()))
    }
}

fn add(pieces: &mut Vec<Piece>, lines: &[&str]) {
    for line in lines.iter().filter(|line| !line.is_empty()) {
        match (line.strip_prefix("  "), pieces.last_mut()) {
            (Some(code), Some(Piece::Code(block))) => block.push(code.to_owned()),
            (Some(code), _) => pieces.push(Piece::Code(vec![code.to_owned()])),
            (None, Some(Piece::Text(text))) if !text.ends_with(['.', ':']) => {
                text.push_str(&format!(" {line}"));
            }
            (None, _) => pieces.push(Piece::Text((*line).to_owned())),
        }
    }
}

/// A section with its title; empty if there are no pieces.
fn section(title: &str, pieces: &[Piece]) -> String {
    if pieces.is_empty() {
        return String::new();
    }
    roff(&Piece::Section(title.to_owned())) + &pieces.iter().map(roff).collect::<String>()
}

/// Turns `bincard sell --void S   (once)` into what can be pasted into a shell: `bincard sell --void S   # once`.
fn commented(line: &str) -> String {
    match line.split_once("  ") {
        Some((typed, remark)) => {
            let blanks = remark.len() - remark.trim_start().len() + 2;
            let bare = remark.trim_start().trim_start_matches('(').trim_end_matches(')');
            format!("{typed}{}# {bare}", " ".repeat(blanks))
        }
        None => line.to_owned(),
    }
}
