//! Every English text of help has its French one, which is looked at again when the English changes.

use super::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

const FRENCH: &str = include_str!("../../locale/help/fr.ftl");

/// The English texts that each message says in French: by message, then by attribute (empty for its value).
type English = BTreeMap<String, BTreeMap<String, String>>;

struct Walk {
    french: HelpTexts,
    english: English,
    /// Texts without a French one.
    missing: BTreeSet<String>,
}

impl Walk {
    fn over_all_help() -> Self {
        let french = HelpTexts::new(Language::Fr);
        let mut walk = Self { french, english: BTreeMap::new(), missing: BTreeSet::new() };
        walk.take("help-first-steps", "", FIRST_STEPS);
        walk.take("help-for-scripts", "", FOR_SCRIPTS);
        walk.take("help-all-options", "", ALL_OPTIONS);
        walk.take("help-global-options", "", GLOBAL_OPTIONS);
        walk.take("help-all-settings", "", SETTINGS);
        for word in OWN_WORDS {
            let word = word.trim_end_matches(':');
            walk.take("help-words", &word.to_lowercase(), word);
        }
        walk.command(&command(), "help");
        walk
    }

    fn take(&mut self, id: &str, attribute: &str, english: &str) {
        let name = Some(attribute).filter(|name| !name.is_empty());
        if self.french.text(id, name).is_none() {
            self.missing.insert(format!("{id}.{attribute}: {english}"));
        }
        let texts = self.english.entry(id.to_owned()).or_default();
        let before = texts.insert(attribute.to_owned(), english.to_owned());
        let is_same = before.is_none_or(|before| before == english);
        assert!(is_same, "one French text for two English ones: {id}.{attribute}");
    }

    fn command(&mut self, command: &Command, id: &str) {
        self.take(id, "", &command.get_about().unwrap().to_string());
        if let Some(text) = command.get_long_about() {
            self.take(id, "long", &text.to_string());
        }
        if let Some(text) = command.get_after_help().filter(|_| id != "help") {
            self.take(id, "after", &text.to_string());
        }
        assert!(command.get_after_long_help().is_none());
        for arg in command.get_arguments() {
            self.argument(arg, id);
        }
        if command.has_subcommands() {
            self.heading("Commands");
            self.values("COMMAND");
        }
        for below in command.get_subcommands() {
            if below.get_name() == "help" {
                self.take(COMMON, "help-command", &below.get_about().unwrap().to_string());
            } else {
                self.command(below, &format!("{id}-{}", below.get_name()));
            }
        }
    }

    fn argument(&mut self, arg: &Arg, id: &str) {
        let name = arg.get_id().as_str();
        let long = arg.get_long_help().map(|text| (format!("{name}-long"), text.to_string()));
        let short = arg.get_help().map(|text| (name.to_owned(), text.to_string()));
        for (name, english) in short.into_iter().chain(long) {
            let is_own = self.french.text(id, Some(&name)).is_some();
            self.take(if is_own { id } else { COMMON }, &name, &english);
        }
        if let Some(heading) = arg.get_help_heading() {
            self.heading(heading);
        }
        if arg.get_num_args().is_some_and(|n| n.takes_values()) {
            for name in arg.get_value_names().unwrap_or_default() {
                self.values(name);
            }
        }
    }

    fn heading(&mut self, english: &str) {
        self.take("help-headings", &english.to_lowercase().replace(' ', "-"), english);
    }

    fn values(&mut self, names: &str) {
        if names == "on|off" {
            self.take("help-values", "on-off", names);
        }
        for name in names.split(|c: char| !c.is_ascii_uppercase()).filter(|name| !name.is_empty()) {
            self.take("help-values", &name.to_lowercase(), name);
        }
    }
}

/// The messages of the file: each with its attributes, and the mark in the comment above it.
fn messages() -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut messages: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
    let (mut mark, mut last, mut is_value) = (String::new(), String::new(), false);
    for line in FRENCH.lines() {
        if let Some(comment) = line.strip_prefix("# English ") {
            comment.clone_into(&mut mark);
        } else if let Some((id, text)) = line.split_once(" =").filter(|_| line.starts_with("help"))
        {
            id.clone_into(&mut last);
            let (attributes, own) = messages.entry(last.clone()).or_default();
            *own = std::mem::take(&mut mark);
            attributes.extend((!text.is_empty()).then(String::new));
            is_value = true;
        } else if let Some(name) = line.strip_prefix("    .") {
            let name = name.split(" =").next().unwrap().to_owned();
            messages.get_mut(&last).unwrap().0.insert(name);
            is_value = false;
        } else if is_value && !line.is_empty() {
            messages.get_mut(&last).unwrap().0.insert(String::new());
        }
    }
    messages
}

/// A mark of English texts: another one if one of them changes.
fn mark(texts: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (attribute, english) in texts {
        hash.update(format!("{attribute}={english}\n"));
    }
    let bytes = hash.finalize();
    bytes.iter().take(4).fold(String::new(), |mark, byte| mark + &format!("{byte:02x}"))
}

#[test]
fn every_help_text_has_a_french_one_and_none_is_left_over() {
    let walk = Walk::over_all_help();
    assert_eq!(walk.missing, BTreeSet::new(), "in src/locale/help/fr.ftl");
    let needed: BTreeSet<(String, String)> = walk
        .english
        .iter()
        .flat_map(|(id, texts)| texts.keys().map(|name| (id.clone(), name.clone())))
        .collect();
    let there = messages()
        .into_iter()
        .flat_map(|(id, (names, _))| names.into_iter().map(move |name| (id.clone(), name)));
    let left_over: Vec<_> = there.filter(|text| !needed.contains(text)).collect();
    assert_eq!(left_over, vec![], "in src/locale/help/fr.ftl");
}

#[test]
fn a_changed_english_text_is_noticed() {
    let messages = messages();
    for (id, texts) in Walk::over_all_help().english {
        let (current, noted) = (mark(&texts), &messages[&id].1);
        assert_eq!(
            *noted, current,
            "the English of `{id}` changed: see whether its French in src/locale/help/fr.ftl still \
             says the same, then write `# English {current}` above it"
        );
    }
}

#[test]
fn french_help_keeps_commands_and_options() {
    let walk = Walk::over_all_help();
    for (id, texts) in &walk.english {
        for (name, english) in texts {
            let name = Some(name.as_str()).filter(|name| !name.is_empty());
            let french = walk.french.text(id, name).unwrap();
            let options = |text: &str| {
                let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
                let options = words.filter(|word| word.starts_with("--"));
                options.map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(options(english), options(&french), "{french}");
        }
    }
}

#[test]
fn french_help_contains_no_english() {
    fn check(command: &mut Command, english: &BTreeSet<String>) {
        let texts = HelpTexts::new(Language::Fr);
        let help = with_own_words(&command.render_long_help().to_string(), &texts);
        for line in help.lines().map(str::trim) {
            assert!(!english.contains(line), "{line}");
        }
        assert!(!help.contains("Usage") && !help.contains("[default"), "{help}");
        for below in command.get_subcommands_mut().filter(|below| below.get_name() != "help") {
            check(below, english);
        }
    }
    let walk = Walk::over_all_help();
    let texts = || walk.english.iter().flat_map(|(id, texts)| texts.iter().map(move |t| (id, t)));
    let french = |id: &str, name: &str| {
        walk.french.text(id, Some(name).filter(|name| !name.is_empty())).unwrap()
    };
    let said: Vec<String> = texts().map(|(id, (name, _))| french(id, name)).collect();
    let english = texts()
        .filter(|(id, (name, english))| french(id, name) != **english)
        .flat_map(|(_, (_, english))| english.lines().map(|line| line.trim().to_owned()))
        .filter(|line| line.len() > 3 && !line.starts_with("bincard ") && line.contains(' '))
        .filter(|line| !said.iter().any(|said| said.contains(line.as_str())))
        .collect();
    check(&mut localized(Language::Fr), &english);
}
