//! Turns text into a manual page: the subset of Markdown in `man/source/`, with lines short enough for every tool. It
//! supports `#` headings, paragraphs, definitions (`term`, then `: text`), fenced blocks, `code` and *names*.

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Section(String),
    Part(String),
    Text(String),
    /// A term and its definition.
    Definition(String, String),
    Code(Vec<String>),
}

/// The blocks of a document, except its first line, `# name(section)`.
pub(crate) fn pieces(document: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut lines = document.lines().filter(|line| !line.starts_with("# ")).peekable();
    while let Some(line) = lines.next() {
        let is_term = lines.peek().is_some_and(|next| next.starts_with(": "));
        found.push(if line.is_empty() {
            continue;
        } else if let Some(title) = line.strip_prefix("### ") {
            Piece::Part(title.to_owned())
        } else if let Some(title) = line.strip_prefix("## ") {
            Piece::Section(title.to_owned())
        } else if line.starts_with("```") {
            Piece::Code(lines.by_ref().take_while(|one| *one != "```").map(str::to_owned).collect())
        } else if is_term {
            let text = lines.next().unwrap().strip_prefix(": ").unwrap();
            Piece::Definition(line.to_owned(), text.to_owned())
        } else {
            Piece::Text(line.to_owned())
        });
    }
    found
}

/// A block in a page.
pub(crate) fn roff(piece: &Piece) -> String {
    match piece {
        Piece::Section(title) => format!(".SH {}\n", quoted(title)),
        Piece::Part(title) => format!(".SS {}\n", quoted(&inline(title))),
        Piece::Text(text) => format!(".PP\n{}\n", inline(text)),
        Piece::Definition(term, text) => format!(".TP\n{}\n{}\n", tag(term), inline(text)),
        Piece::Code(lines) => code(lines),
    }
}

/// The terms of a definition. A formatter expects them on one line, so several terms become several tags.
fn tag(term: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for one in term.split_inclusive("`, ") {
        match lines.last_mut() {
            Some(line) if line.chars().count() + one.chars().count() <= 60 => line.push_str(one),
            Some(_) | None => lines.push(one.to_owned()),
        }
    }
    // With a short last line, the definition would appear next to it.
    if let [.., above, last] = lines.as_mut_slice() {
        let cut = above.trim_end_matches(", ").rfind("`, ").map(|at| at + "`, ".len());
        if let Some(cut) = cut.filter(|_| last.chars().count() < 12) {
            *last = above.split_off(cut) + last;
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| inline(line.trim_end())).collect();
    lines.join("\n.TQ\n").replace('—', "\\(em")
}

fn code(lines: &[String]) -> String {
    let shown: String = lines.iter().map(|line| escaped(line) + "\n").collect();
    format!(".PP\n.RS 4\n.EX\n{shown}.EE\n.RE\n")
}

/// Quotes a title of several words as one argument.
fn quoted(title: &str) -> String {
    if title.contains(' ') { format!("\"{title}\"") } else { title.to_owned() }
}

/// `code` in bold, *names* in italics.
pub(crate) fn inline(text: &str) -> String {
    let mut shown = String::new();
    for (n, part) in text.split('`').enumerate() {
        if n % 2 == 1 {
            let whole = if part.contains([' ', '/']) { "" } else { "\\%" };
            shown.push_str(&format!("\\fB{whole}{}\\fR", escaped(part)));
            continue;
        }
        for (n, part) in part.split('*').enumerate() {
            let part = escaped(part);
            shown.push_str(&if n % 2 == 1 { format!("\\fI{part}\\fR") } else { part });
        }
    }
    shown
}

/// Escapes text for the formatter.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    let text = text.replace('\'', "\\(aq").replace('`', "\\(ga").replace('^', "\\(ha");
    let text = text.replace('~', "\\(ti");
    if text.starts_with('.') { format!("\\&{text}") } else { text }
}

/// Wraps the running text of a page; examples are left unchanged.
pub(crate) fn filled(page: &str) -> String {
    let mut shown = String::new();
    let mut is_example = false;
    let mut is_tag = false;
    for line in page.lines() {
        is_example = line == ".EX" || (is_example && line != ".EE");
        let is_text = !is_example && !is_tag && !line.starts_with(['.', '\'']);
        is_tag = [".TP", ".TQ"].contains(&line);
        if is_text {
            fill(line.trim_end(), &mut shown);
        } else {
            shown.push_str(line.trim_end());
        }
        shown.push('\n');
    }
    let title = |line: &str| line.starts_with(".SH") || line.starts_with(".SS");
    let mut kept: Vec<&str> = Vec::new();
    for line in shown.lines() {
        let is_first = kept.last().is_some_and(|above| title(above));
        if line != ".PP" || !is_first {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

/// The length of a word for the formatter, which turns non-ASCII characters into `\[u00E9]` first.
fn length_of(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 8 }).sum()
}

fn fill(line: &str, shown: &mut String) {
    let mut length = 0;
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if length > 0 && length + 1 + length_of(word) > 78 {
            shown.push('\n');
            length = 0;
        }
        if length > 0 {
            shown.push(' ');
        } else if word.starts_with(['.', '\'']) {
            shown.push_str("\\&");
        }
        shown.push_str(word);
        length += length_of(word) + 1;
    }
}

#[test]
fn formatter_marks_in_text_are_escaped() {
    assert_eq!(inline("a `-d '\\n'` of *FILE*"), "a \\fB\\-d \\(aq\\en\\(aq\\fR of \\fIFILE\\fR");
    assert_eq!(escaped(".TH"), "\\&.TH");
    let long = "word ".repeat(15) + ".SH rest";
    let shown = filled(&long);
    assert!(shown.ends_with("\n\\&.SH rest\n"), "{shown}");
}
