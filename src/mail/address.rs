//! `Address`: an e-mail address alone, parsed once. Whether the mailbox exists is not checked. Quoted local parts,
//! groups and comments of RFC 5322 are refused.

use serde::{Deserialize, Serialize};

use crate::ledger::label::{composed, forbidden_character};
use crate::locale::Message;
use crate::text::visible;

/// The most bytes of an address (RFC 5321).
const MAX_ADDRESS_LENGTH: usize = 254;

/// A text that is not an e-mail address or a sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AddressError {
    /// The text.
    pub(crate) text: String,
    /// What is wrong with it.
    pub(crate) problem: AddressProblem,
}

/// What can be wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AddressProblem {
    /// It is blank.
    Blank,
    /// It has a line break or another control character.
    Control(char),
    /// It has a name where only an address is allowed.
    DisplayName,
    /// The name next to the address is too long.
    NameTooLong,
    /// It is not of the form `name@example.com`.
    Malformed,
    /// What follows the address is not a language of the e-mail.
    Language,
}

impl AddressError {
    /// The reason, for the user.
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

/// An e-mail address alone: no name, spaces or line breaks; the domain in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Address(String);

impl Address {
    /// Trims. Refuses a text that is not `name@example.com`, or that a mail program could take for an option.
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
            Some((local, domain)) if is_address && idna::domain_to_ascii(domain).is_ok() => {
                let address = Self(format!("{local}@{}", domain.to_lowercase()));
                // What no mail server could be given is refused when it is set, not when it is due.
                address.to_lettre().map(|_| address)
            }
            Some(_) | None => refused(AddressProblem::Malformed),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The address for mail servers, with a non-ASCII domain as `xn--…` (IDNA).
    pub(super) fn wire(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let ascii = idna::domain_to_ascii(domain);
        format!("{local}@{}", ascii.as_deref().unwrap_or(domain))
    }

    /// The mailbox, as every known mail server identifies it: addresses that differ only in case or Unicode
    /// normalization are the same mailbox (R29).
    pub(crate) fn mailbox(&self) -> String {
        composed(&self.wire().to_lowercase())
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.mailbox() == other.mailbox()
    }

    /// The address in lettre's type, which is valid because it was checked when it was parsed.
    pub(super) fn to_lettre(&self) -> Result<lettre::Address, AddressError> {
        let problem = AddressProblem::Malformed;
        self.wire().parse().map_err(|_| AddressError { text: self.0.clone(), problem })
    }
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
            ("a@茶葉商店東京都新宿区西早稲田一丁目番地号.jp", AddressProblem::Malformed),
        ] {
            assert_eq!(Address::parse(text).unwrap_err().problem, problem, "{text:?}");
        }
    }

    #[test]
    fn a_non_ascii_domain_is_the_same_mailbox_as_its_idna_form() {
        let address = Address::parse("Patronne@Érable.example").unwrap();
        assert_eq!(address.as_str(), "Patronne@érable.example");
        assert_eq!(address.wire(), "Patronne@xn--rable-9ra.example");
        for same in ["patronne@xn--rable-9ra.example", "patronne@e\u{301}rable.example"] {
            assert!(address.is_same(&Address::parse(same).unwrap()), "{same}");
        }
        assert_eq!(Address::parse("root@localhost").unwrap().wire(), "root@localhost");
    }

    #[test]
    fn an_address_is_checked_when_read_back() {
        let address: Address = serde_json::from_str("\"a@x.test\"").unwrap();
        assert_eq!(serde_json::to_string(&address).unwrap(), "\"a@x.test\"");
        assert!(serde_json::from_str::<Address>("\"a\\nb@x.test\"").is_err());
    }
}
