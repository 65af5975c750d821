//! `Address` and `Sender`: whom the e-mail goes to and who it comes from, parsed once. Nothing here
//! asks whether a mailbox exists; quoted local parts, groups and comments of RFC 5322 are refused.

use serde::{Deserialize, Serialize};

use crate::ledger::label::{Label, forbidden_character};
use crate::locale::{Language, Message};
use crate::text::visible;

/// The most bytes an address may have (RFC 5321).
const MAX_ADDRESS_LENGTH: usize = 254;

/// A text that is no e-mail address, or no sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AddressError {
    /// What was given.
    pub(crate) text: String,
    /// What is wrong with it.
    pub(crate) problem: AddressProblem,
}

/// What can be wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddressProblem {
    /// Nothing but blanks.
    Blank,
    /// A line break or another control character.
    Control(char),
    /// A name beside the address, where only an address may stand.
    DisplayName,
    /// The name beside the address is too long.
    NameTooLong,
    /// Not of the form `name@example.com`.
    Malformed,
    /// What stands after the address is no language of the e-mail.
    Language,
}

impl AddressError {
    /// What is told of it.
    pub(crate) fn message(&self) -> Message {
        let id = match self.problem {
            AddressProblem::Blank => "address-missing",
            AddressProblem::Control(character) => {
                let character = character.escape_unicode().to_string();
                return Message::new("address-control")
                    .with("text", self.text.as_str())
                    .with("character", character);
            }
            AddressProblem::DisplayName => "address-named",
            AddressProblem::Language => "address-language",
            AddressProblem::NameTooLong => "address-name-too-long",
            AddressProblem::Malformed => "address-malformed",
        };
        Message::new(id).with("text", self.text.as_str())
    }
}

impl std::fmt::Display for AddressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.message(), visible(&self.text))
    }
}

impl std::error::Error for AddressError {}

/// An e-mail address by itself: no name, no blanks, no line breaks; the domain in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Address(String);

impl Address {
    /// Trims. Refuses what is not `name@example.com`, and what a mail program could take for an
    /// option.
    pub(crate) fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let refused = |problem| Err(AddressError { text: text.to_owned(), problem });
        if text.is_empty() {
            return refused(AddressProblem::Blank);
        }
        if let Some(character) = text.chars().find(|c| forbidden_character(*c)) {
            return refused(AddressProblem::Control(character));
        }
        if text.ends_with('>') {
            return refused(AddressProblem::DisplayName);
        }
        let is_plain = |c: char| !c.is_whitespace() && !"\"\\<>(),;".contains(c);
        let is_address = text.len() <= MAX_ADDRESS_LENGTH
            && !text.starts_with('-')
            && text.chars().all(is_plain)
            && text.parse::<lettre::Address>().is_ok();
        match text.rsplit_once('@') {
            Some((local, domain)) if is_address => {
                Ok(Self(format!("{local}@{}", domain.to_lowercase())))
            }
            Some(_) | None => refused(AddressProblem::Malformed),
        }
    }

    /// The address.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What every known mail server takes it for: addresses that differ in case alone are one mailbox (R29).
    pub(crate) fn mailbox(&self) -> String {
        self.0.to_lowercase()
    }

    /// Whether both are one mailbox.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.mailbox() == other.mailbox()
    }

    /// The address as lettre has it; it was found good when it was parsed.
    pub(super) fn to_lettre(&self) -> Result<lettre::Address, AddressError> {
        let problem = AddressProblem::Malformed;
        self.0.parse().map_err(|_| AddressError { text: self.0.clone(), problem })
    }
}

/// Who gets the daily e-mail: an address, and its language where that is not the shop's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipient {
    /// The address.
    pub(crate) address: Address,
    /// The language, if it has one of its own.
    pub(crate) language: Option<Language>,
}

impl Recipient {
    /// Reads `owner@shop.test` and `owner@shop.test fr`.
    pub(crate) fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let Some((address, word)) = text.rsplit_once(' ') else {
            return Ok(Self { address: Address::parse(text)?, language: None });
        };
        let is_address = Address::parse(address);
        match (is_address, word.to_ascii_lowercase().parse()) {
            (Ok(address), Ok(language)) => Ok(Self { address, language: Some(language) }),
            (Ok(_), Err(_)) => {
                Err(AddressError { text: text.to_owned(), problem: AddressProblem::Language })
            }
            (Err(_), _) => Address::parse(text).map(|address| Self { address, language: None }),
        }
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.language {
            None => write!(f, "{}", self.address),
            Some(language) => write!(f, "{} {}", self.address, language.word()),
        }
    }
}

/// Recipients separated by commas, each address once, in the order given. Refuses a list with none.
pub(crate) fn parse_list(text: &str) -> Result<Vec<Recipient>, AddressError> {
    let mut recipients: Vec<Recipient> = Vec::new();
    for part in text.split(',').filter(|part| !part.trim().is_empty()) {
        let recipient = Recipient::parse(part)?;
        if !recipients.iter().any(|known| known.address.is_same(&recipient.address)) {
            recipients.push(recipient);
        }
    }
    if recipients.is_empty() {
        return Err(AddressError { text: text.to_owned(), problem: AddressProblem::Blank });
    }
    Ok(recipients)
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for Address {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        Self::parse(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

impl std::str::FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::parse(text)
    }
}

/// Who the e-mail comes from: `shop@example.com` or `The Shop <shop@example.com>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sender {
    /// The name shown beside the address; one line.
    pub(crate) name: Option<Label>,
    /// The address.
    pub(crate) address: Address,
}

impl Sender {
    /// Reads both forms; the name may stand in quotes. Refuses a name with a line break.
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
        let name = Label::parse_or_clear(&unquoted(name.trim()))
            .map_err(|_| refused(AddressProblem::NameTooLong))?;
        Ok(Self { name, address: Address::parse(address)? })
    }

    /// The sender as lettre has it. The name is a single line here, which lettre's `Mailbox` relies
    /// on.
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
fn unquoted(name: &str) -> String {
    match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_plain_address() {
        assert_eq!(Address::parse(" Owner@Shop.TEST ").unwrap().as_str(), "Owner@shop.test");
        assert_eq!(Address::parse("root@localhost").unwrap().as_str(), "root@localhost");
        for (text, problem) in [
            ("", AddressProblem::Blank),
            ("a@shop.test\nBcc: b@shop.test", AddressProblem::Control('\n')),
            ("A <a@shop.test>", AddressProblem::DisplayName),
            ("a", AddressProblem::Malformed),
            ("@shop.test", AddressProblem::Malformed),
            ("a@", AddressProblem::Malformed),
            ("a b@shop.test", AddressProblem::Malformed),
            ("a@b@shop.test", AddressProblem::Malformed),
            ("\"a\"@shop.test", AddressProblem::Malformed),
            ("-oQ@shop.test", AddressProblem::Malformed),
            ("a@shop.test> SIZE=1", AddressProblem::Malformed),
        ] {
            assert_eq!(Address::parse(text).unwrap_err().problem, problem, "{text:?}");
        }
    }

    #[test]
    fn a_list_has_each_address_once() {
        let list = parse_list("a@x.test FR, b@y.test,, A@X.test").unwrap();
        assert_eq!(
            list.iter().map(Recipient::to_string).collect::<Vec<_>>(),
            ["a@x.test fr", "b@y.test"]
        );
        assert_eq!(parse_list("a@x.test de").unwrap_err().problem, AddressProblem::Language);
        assert_eq!(parse_list("a b@x.test").unwrap_err().problem, AddressProblem::Malformed);
        assert_eq!(parse_list(" , ").unwrap_err().problem, AddressProblem::Blank);
        assert_eq!(parse_list("a@x.test, oops").unwrap_err().text, "oops");
    }

    #[test]
    fn a_sender_may_have_a_name_of_one_line() {
        let sender = Sender::parse("\"Thé, \\\"chez\\\" nous\" <shop@x.test>").unwrap();
        assert_eq!(sender.name.unwrap().as_str(), "Thé, \"chez\" nous");
        assert_eq!(Sender::parse("shop@x.test").unwrap().name, None);
        assert_eq!(Sender::parse("<shop@x.test>").unwrap().name, None);
        let broken = Sender::parse("Shop\nBcc: x <shop@x.test>").unwrap_err();
        assert_eq!(broken.problem, AddressProblem::Control('\n'));
        assert!(Sender::parse("Shop <shop@x.test").is_err());
    }

    #[test]
    fn an_address_is_checked_when_read_back() {
        let address: Address = serde_json::from_str("\"a@x.test\"").unwrap();
        assert_eq!(serde_json::to_string(&address).unwrap(), "\"a@x.test\"");
        assert!(serde_json::from_str::<Address>("\"a\\nb@x.test\"").is_err());
    }
}
