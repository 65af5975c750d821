//! `Recipient`: who receives the daily e-mail, and in which language.

use super::address::{Address, AddressError, AddressProblem};
use crate::locale::Language;

/// An address for the daily e-mail, with its language if that differs from the shop's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipient {
    pub(crate) address: Address,
    /// `None` for the shop's language.
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

/// Recipients separated by commas, each address once, in the order given. Refuses an empty list.
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
