//! `Sender`: who the e-mail comes from, with or without a name.

use super::address::{Address, AddressError, AddressProblem};
use crate::ledger::label::{Label, forbidden_character};
use crate::text::visible;

/// Who the e-mail comes from: `shop@example.com` or `The Shop <shop@example.com>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sender {
    /// The name shown next to the address, on one line.
    pub(crate) name: Option<Label>,
    pub(crate) address: Address,
}

impl Sender {
    /// Reads both forms; the name may be in quotes. Refuses a name with a line break.
    pub(crate) fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let refused = |problem| AddressError { text: text.to_owned(), problem };
        if let Some(character) = text.chars().find(|c| forbidden_character(*c)) {
            return Err(refused(AddressProblem::Control(character)));
        }
        let Some((name, rest)) = text.rsplit_once('<') else {
            return Ok(Self { name: None, address: Address::parse(text)? });
        };
        let address = rest.strip_suffix('>').ok_or_else(|| refused(AddressProblem::Malformed))?;
        let name = Label::parse_or_clear(&without_quotes(name.trim()))
            .map_err(|_| refused(AddressProblem::NameTooLong))?;
        Ok(Self { name, address: Address::parse(address)? })
    }

    /// The sender in lettre's type, which requires a name on one line.
    pub(super) fn to_mailbox(&self) -> Result<lettre::message::Mailbox, AddressError> {
        let name = self.name.as_ref().map(|name| visible(name.as_str()).into_owned());
        Ok(lettre::message::Mailbox::new(name, self.address.to_lettre()?))
    }
}

impl std::fmt::Display for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} <{}>", visible(name.as_str()), self.address),
            None => write!(f, "{}", self.address),
        }
    }
}

/// `"Tea \"House\""` as `Tea "House"`.
fn without_quotes(name: &str) -> String {
    match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_can_have_a_name_on_one_line() {
        let sender = Sender::parse("\"Thé, \\\"chez\\\" nous\" <shop@x.test>").unwrap();
        assert_eq!(sender.name.unwrap().as_str(), "Thé, \"chez\" nous");
        assert_eq!(Sender::parse("shop@x.test").unwrap().name, None);
        assert_eq!(Sender::parse("<shop@x.test>").unwrap().name, None);
        let broken = Sender::parse("Shop\nBcc: x <shop@x.test>").unwrap_err();
        assert_eq!(broken.problem, AddressProblem::Control('\n'));
        assert!(Sender::parse("Shop <shop@x.test").is_err());
    }
}
