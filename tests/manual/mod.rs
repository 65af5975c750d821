//! Generates the manual pages from the command line's definition and the texts in `man/source/`.

mod help_text;
mod roff;

use std::path::{Path, PathBuf};

pub(crate) use help_text::HelpText;
use roff::{Piece, escaped, filled, inline, pieces, roff as shown};

/// The date on the pages.
const DAY: &str = "2026-11-24";

/// A language, with the words that the pages need.
#[derive(Clone, Copy)]
pub(crate) struct Tongue {
    pub(crate) code: &'static str,
    /// The directory of its pages.
    pub(crate) folder: &'static str,
    name: &'static str,
    commands: &'static str,
    examples: &'static str,
    notes: &'static str,
    troubleshooting: &'static str,
    global_options: &'static str,
    see_also: &'static str,
    manual: &'static str,
}

/// The languages of the pages.
pub(crate) const TONGUES: [Tongue; 2] = [
    Tongue {
        code: "en",
        folder: "man",
        name: "NAME",
        commands: "COMMANDS",
        examples: "EXAMPLES",
        notes: "NOTES",
        troubleshooting: "TROUBLESHOOTING",
        global_options: "Global options, such as `--store` and `--format`, are described in bincard(1).",
        see_also: "SEE ALSO",
        manual: "bincard",
    },
    Tongue {
        code: "fr",
        folder: "man/fr",
        name: "NOM",
        commands: "COMMANDES",
        examples: "EXEMPLES",
        notes: "NOTES",
        troubleshooting: "DÉPANNAGE",
        global_options: "Les options générales, comme `--store` et `--format`, sont décrites dans bincard(1).",
        see_also: "VOIR AUSSI",
        manual: "bincard",
    },
];

/// The pages that do not belong to a command, with their sections.
pub(crate) const TOPICS: [&str; 3] = ["bincard-config.5", "bincard-csv.5", "bincard-postgres.7"];

impl Tongue {
    pub(crate) fn source(self, name: &str) -> String {
        let path = root().join("man/source").join(self.code).join(format!("{name}.md"));
        std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// The definitions that all commands share, by section.
    fn common(self) -> Vec<(String, Vec<(String, String)>)> {
        let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for piece in pieces(&self.source("common")) {
            match piece {
                Piece::Section(title) => sections.push((title, Vec::new())),
                Piece::Definition(term, text) => {
                    sections.last_mut().unwrap().1.push((term, text));
                }
                other => panic!("{other:?} is no definition"),
            }
        }
        sections
    }
}

/// What the translation of a document must match: the codes in its terms, and the number of its blocks.
pub(crate) fn shape(document: &str) -> Vec<String> {
    let told = |piece: Piece| match piece {
        Piece::Section(_) => "section".to_owned(),
        Piece::Part(_) => "part".to_owned(),
        Piece::Text(_) => "text".to_owned(),
        Piece::Definition(term, _) => {
            term.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(" ")
        }
        Piece::Code(lines) => format!("code of {} lines", lines.len()),
    };
    let bare = |told: String| {
        told.replace("FICHIER", "FILE")
            .replace("COLONNE", "COLUMN")
            .replace("BASE.", "STORE.")
            .replace("HEURE", "TIME")
    };
    pieces(document).into_iter().map(told).map(bare).collect()
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every page of a language, by file name.
pub(crate) fn pages(tongue: Tongue) -> Vec<(String, String)> {
    let mut command = bincard::command_in(tongue.code);
    command.build();
    let mut found = Vec::new();
    below(tongue, &command, "bincard", &mut found);
    for topic in TOPICS {
        found.push((topic.to_owned(), topic_page(tongue, topic)));
    }
    found
}

fn commands_of(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|below| below.get_name() != "help")
}

fn below(tongue: Tongue, command: &clap::Command, name: &str, found: &mut Vec<(String, String)>) {
    found.push((format!("{name}.1"), command_page(tongue, command, name)));
    for below in commands_of(command) {
        self::below(tongue, below, &format!("{name}-{}", below.get_name()), found);
    }
}

fn title(tongue: Tongue, name: &str, section: &str) -> String {
    let (version, manual) = (env!("CARGO_PKG_VERSION"), tongue.manual);
    format!(".TH {} {section} {DAY} \"bincard {version}\" {manual}\n.ad l\n", name.to_uppercase())
}

fn topic_page(tongue: Tongue, topic: &str) -> String {
    let (name, section) = topic.rsplit_once('.').unwrap();
    let body: String = pieces(&tongue.source(topic)).iter().map(shown).collect();
    filled(&(title(tongue, name, section) + &body))
}

/// The page of a command, such as `bincard-item-add`.
fn command_page(tongue: Tongue, command: &clap::Command, name: &str) -> String {
    let words = name.replace('-', " ");
    let own = command.clone().name(name.to_owned()).display_name(name).bin_name(words.clone());
    // Positional arguments have their own section.
    let options =
        own.clone().mut_args(|arg| if arg.is_positional() { arg.hide(true) } else { arg });
    let generated = clap_mangen::Man::new(options);
    let mut text = Vec::new();
    let about = own.get_about().unwrap().to_string();
    let head = format!(
        "{}.SH {}\n{} \\- {}\n.SH SYNOPSIS\n\\fB{}\\fR {}\n",
        title(tongue, name, "1"),
        tongue.name,
        escaped(name),
        escaped(&about),
        escaped(&words),
        escaped(&usage(&own, &words)),
    );
    generated.render_description_section(&mut text).unwrap();
    if commands_of(command).next().is_none() || name == "bincard" {
        generated.render_options_section(&mut text).unwrap();
    }
    let generated = String::from_utf8(text).unwrap();
    let generated =
        headed(&generated.replacen(".SH OPTIONS", &(arguments(&own) + ".SH OPTIONS"), 1));
    let help = help_of(command);
    let mut page = head + &generated;
    if name != "bincard" {
        page.push_str(&shown(&Piece::Text(tongue.global_options.to_owned())));
    }
    page.push_str(&commands(tongue, command, name));
    page.push_str(&common(tongue, name, command, &help));
    page.push_str(&help.notes_as_roff(tongue.notes));
    page.push_str(&help.troubleshooting_as_roff(tongue.troubleshooting));
    page.push_str(&help.examples_as_roff(tongue.examples));
    page.push_str(&see_also(tongue, command, name));
    filled(&page)
}

/// What is below a command's options; for a group of commands, an example of each.
fn help_of(command: &clap::Command) -> HelpText {
    match command.get_after_help() {
        Some(text) => HelpText::read(&text.to_string()),
        None => HelpText::of_examples(
            commands_of(command).filter_map(|below| help_of(below).examples.first().cloned()),
        ),
    }
}

/// What follows a command in its synopsis: `[OPTIONS] SKU`.
fn usage(command: &clap::Command, words: &str) -> String {
    let usage = command.clone().render_usage().to_string();
    let line = usage.lines().next().unwrap().split_once(words).unwrap().1;
    line.trim().replace(['<', '>'], "")
}

/// Generated sections, with headings in capitals and without the space before the colon in French help.
fn headed(generated: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ") {
        None => line.to_owned(),
        Some(heading) => {
            let bare = heading.trim_matches('"').trim_end_matches('\u{a0}').to_uppercase();
            let marks = if bare.contains(' ') { "\"" } else { "" };
            format!(".SH {marks}{bare}{marks}")
        }
    };
    let body =
        generated.lines().filter(|line| !line.starts_with(".ie") && !line.starts_with(".el"));
    let body = body.map(|one| bold(&line(one)) + "\n").collect::<String>();
    body.replace("\\*(Aq", "\\(aq")
}

/// Text between backticks, in bold.
fn bold(line: &str) -> String {
    let mut parts = line.split('`');
    let first = parts.next().unwrap().to_owned();
    parts
        .enumerate()
        .fold(first, |line, (n, part)| line + if n % 2 == 0 { "\\fB\\%" } else { "\\fR" } + part)
}

/// The positional arguments, if there are any.
fn arguments(command: &clap::Command) -> String {
    let entry = |arg: &clap::Arg| {
        let name = arg.get_value_names().unwrap()[0].to_string();
        let more = if arg.get_num_args().unwrap().max_values() > 1 { "..." } else { "" };
        let told = arg.get_long_help().or(arg.get_help()).unwrap().to_string();
        format!(".TP\n\\fI{}\\fR{more}\n{}\n", escaped(&name), escaped(&told).replace("\\(ga", "`"))
    };
    let entries: String = command.get_positionals().map(entry).collect();
    if entries.is_empty() { entries } else { format!(".SH ARGUMENTS\n{entries}") }
}

fn commands(tongue: Tongue, command: &clap::Command, name: &str) -> String {
    let entry = |below: &clap::Command| {
        let about = below.get_about().unwrap().to_string();
        let page = format!("{name}-{}", below.get_name());
        format!(".TP\n\\fB{}\\fR(1)\n{}\n", escaped(&page), inline(&about))
    };
    let entries: String = commands_of(command).map(entry).collect();
    if entries.is_empty() { entries } else { format!(".SH {}\n{entries}", tongue.commands) }
}

/// Exit status, files and environment: the shared definitions that concern this command.
fn common(tongue: Tongue, name: &str, command: &clap::Command, help: &HelpText) -> String {
    let mut page = String::new();
    for (place, (title, definitions)) in tongue.common().iter().enumerate() {
        page.push_str(&shown(&Piece::Section(title.clone())));
        for (nth, (term, text)) in definitions.iter().enumerate() {
            let bare = term.split('`').nth(1).unwrap();
            let is_wanted = match place {
                0 => is_code_of(bare, name, command),
                1 => is_file_of(nth, name),
                _ => is_variable_of(bare, name),
            };
            if is_wanted || name == "bincard" {
                let own = help.codes.iter().find(|(code, _)| place == 0 && code == bare);
                let text = own.map_or(text, |(_, text)| text);
                page.push_str(&shown(&Piece::Definition(term.clone(), text.clone())));
            }
        }
    }
    page
}

fn is_about_mail(name: &str) -> bool {
    ["bincard-notify", "bincard-notify-digest", "bincard-notify-test"].contains(&name)
}

fn makes_store(name: &str) -> bool {
    ["bincard-item-add", "bincard-item-import", "bincard-store-init"].contains(&name)
}

/// Whether a file concerns a command, by its index in the list.
fn is_file_of(nth: usize, name: &str) -> bool {
    match nth {
        2 => is_about_mail(name),
        3 => name == "bincard-item-import",
        4 => name == "bincard-store-restore",
        5 => name == "bincard-store-check",
        6 => name == "bincard",
        _ => true,
    }
}

fn is_variable_of(variable: &str, name: &str) -> bool {
    match variable {
        "BINCARD_SMTP_PASSWORD" | "CREDENTIALS_DIRECTORY" => is_about_mail(name),
        "PGHOST" => name.starts_with("bincard-store"),
        "TZ" => makes_store(name),
        _ => true,
    }
}

/// The exit codes of a command: the common ones, and those in its own help. A group has those of its commands.
fn is_code_of(code: &str, name: &str, command: &clap::Command) -> bool {
    let own =
        |below| is_code_of(code, &format!("{name}-{}", clap::Command::get_name(below)), below);
    if commands_of(command).any(own) || help_of(command).codes.iter().any(|(own, _)| own == code) {
        return true;
    }
    let is_without_store =
        ["bincard-completions", "bincard-settings-path", "bincard-store-path"].contains(&name);
    let names_things = command.get_arguments().any(|arg| {
        let words = arg.get_value_names().unwrap_or_default().join(" ");
        let known = ["SKU", "UGS", "NUMBER", "NUMÉRO", "KEY", "CLÉ"];
        arg.is_positional() && known.iter().any(|word| words.starts_with(word))
    });
    let is_group = commands_of(command).next().is_some();
    match code {
        "0" | "2" | "74" => true,
        "1" | "75" | "78" => name != "bincard-completions",
        "3" => names_things && !makes_store(name),
        "66" => !is_group && !is_without_store && !makes_store(name),
        "69" => is_about_mail(name),
        _ => false,
    }
}

/// The related pages: parent, siblings and subcommands, and those of settings and files.
fn see_also(tongue: Tongue, command: &clap::Command, name: &str) -> String {
    let mut pages: Vec<String> = Vec::new();
    let mut above = name;
    while let Some((parent, _)) = above.rsplit_once('-') {
        pages.push(format!("{parent}(1)"));
        above = parent;
    }
    let group = if commands_of(command).next().is_some() { name } else { above_of(name) };
    let root = bincard::command();
    let parent = group.split('-').skip(1).fold(&root, |at, word| at.find_subcommand(word).unwrap());
    let beside = commands_of(parent).map(|one| format!("{group}-{}(1)", one.get_name()));
    if name == "bincard" || group != "bincard" {
        pages.extend(beside.filter(|page| page.strip_suffix("(1)") != Some(name)));
    }
    pages.sort();
    pages.dedup();
    let reads_files = ["bincard", "-item", "-import", "-export", "-sell", "-adjust"];
    for topic in TOPICS {
        let is_related = match topic {
            "bincard-csv.5" => reads_files.iter().any(|end| name.ends_with(end)),
            "bincard-postgres.7" => name == "bincard" || name.starts_with("bincard-store"),
            _ => true,
        };
        if is_related {
            let (page, section) = topic.rsplit_once('.').unwrap();
            pages.push(format!("{page}({section})"));
        }
    }
    let linked = |page: &String| {
        let (name, section) = page.split_once('(').unwrap();
        format!("\\fB\\%{}\\fR({section}", escaped(name))
    };
    let list = pages.iter().map(linked).collect::<Vec<_>>().join(",\n");
    format!(".SH \"{}\"\n{list}\n", tongue.see_also)
}

fn above_of(name: &str) -> &str {
    name.rsplit_once('-').map_or(name, |(above, _)| above)
}
