//! `HelpTexts`: help in languages other than English, whose texts are the doc comments in command/. Each command is a
//! message, and each argument is an attribute of it.

use fluent_bundle::{FluentBundle, FluentResource};

use super::language::Language;

pub(crate) struct HelpTexts {
    /// `None` for English.
    bundle: Option<FluentBundle<FluentResource>>,
}

impl HelpTexts {
    /// Parses all texts, which only help and usage errors need.
    pub(crate) fn new(language: Language) -> Self {
        let source = match language {
            Language::En => return Self { bundle: None },
            Language::Fr => include_str!("help/fr.ftl"),
        };
        let mut bundle = FluentBundle::new(vec![language.word().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _errors)| readable));
        Self { bundle: Some(bundle) }
    }

    /// The text of a message or of one of its attributes.
    pub(crate) fn text(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        let bundle = self.bundle.as_ref()?;
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_french_help_file_is_valid() {
        let read = FluentResource::try_new(include_str!("help/fr.ftl").to_owned());
        assert_eq!(read.err().map(|(_, errors)| errors), None);
    }
}
