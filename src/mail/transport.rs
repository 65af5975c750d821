//! `Transport`: how an e-mail is sent, from the setting `smtp.url`. A password in the URL is refused. Nothing is
//! connected or looked up here.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::path::PathBuf;
use url::{Host, ParseError, Url};

use crate::locale::Message;
use crate::text::visible;

/// How an e-mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Transport {
    /// Through a mail server.
    Smtp(Server),
    /// Through this machine's `sendmail`; without a path, it is looked for in the usual places.
    Sendmail(Option<PathBuf>),
    /// As an `.eml` file in a directory.
    File(PathBuf),
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Server {
    /// Its name or IP address, without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
    /// When the connection is encrypted.
    pub(crate) encryption: Encryption,
    /// The user name in the URL, if there is one.
    pub(crate) username: Option<String>,
}

/// When a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encryption {
    /// From the start (`smtps://`).
    FromStart,
    /// With STARTTLS (`smtp://`): required, except on loopback if the server does not offer it.
    StartTls,
}

/// Why a URL is not valid. Never contains the URL itself, which could include a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TransportError {
    /// It contains a password.
    Password,
    /// It has an unknown scheme.
    UnknownScheme {
        /// The text before the colon; empty if there is none.
        scheme: String,
    },
    /// The host is missing or not a host name.
    BadHost,
    /// The port is not a number from 1 to 65535.
    BadPort,
    /// The user name is not valid percent encoding, or has a control character.
    BadUser,
    /// A path, a query or a fragment follows the host.
    Trailing,
    /// `file:` without a directory.
    NoDirectory,
    /// `sendmail:` without a full path.
    NotAFullPath,
}

impl TransportError {
    /// The reason, for the user.
    pub(crate) fn message(&self) -> Message {
        let id = match self {
            Self::Password => "url-password",
            Self::UnknownScheme { scheme } if scheme.is_empty() => "url-no-scheme",
            Self::UnknownScheme { scheme } => {
                return Message::new("url-scheme").with("scheme", scheme.as_str());
            }
            Self::BadHost => "url-host",
            Self::BadPort => "url-port",
            Self::BadUser => "url-user",
            Self::Trailing => "url-trailing",
            Self::NoDirectory => "url-no-folder",
            Self::NotAFullPath => "url-program",
        };
        Message::new(id)
    }
}

impl std::fmt::Display for TransportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message())
    }
}

impl std::error::Error for TransportError {}

impl Transport {
    /// Reads the setting `smtp.url`.
    pub(crate) fn parse(url: &str) -> Result<Self, TransportError> {
        let url = url.trim();
        let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
        let scheme = scheme.to_ascii_lowercase();
        match scheme.as_str() {
            "sendmail" => match local_path(rest) {
                "" => Ok(Self::Sendmail(None)),
                path if path.starts_with('/') => Ok(Self::Sendmail(Some(path.into()))),
                _ => Err(TransportError::NotAFullPath),
            },
            "file" => match local_path(rest) {
                "" => Err(TransportError::NoDirectory),
                path => Ok(Self::File(path.into())),
            },
            // Checked before the URL is parsed, because an invalid one may contain a password, too.
            _ if has_password(rest) => Err(TransportError::Password),
            "smtps" => Server::parse(url, Encryption::FromStart).map(Self::Smtp),
            "smtp" => Server::parse(url, Encryption::StartTls).map(Self::Smtp),
            _ => Err(TransportError::UnknownScheme { scheme: known_shape(&scheme) }),
        }
    }
}

impl std::fmt::Display for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Smtp(server) => write!(f, "{server}"),
            Self::Sendmail(None) => f.write_str("sendmail"),
            Self::Sendmail(Some(path)) | Self::File(path) => {
                f.write_str(&visible(&path.to_string_lossy()))
            }
        }
    }
}

impl Server {
    fn parse(url: &str, encryption: Encryption) -> Result<Self, TransportError> {
        let url = Url::parse(url).map_err(|error| {
            let is_port = error == ParseError::InvalidPort;
            if is_port { TransportError::BadPort } else { TransportError::BadHost }
        })?;
        let host = match url.host() {
            Some(Host::Domain(host)) if is_host_name(host) => host.to_owned(),
            Some(Host::Ipv4(address)) => address.to_string(),
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(Host::Domain(_)) | None => return Err(TransportError::BadHost),
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(TransportError::Trailing);
        }
        let port = match (url.port(), encryption) {
            (Some(0), _) => return Err(TransportError::BadPort),
            (Some(port), _) => port,
            (None, Encryption::FromStart) => 465,
            (None, Encryption::StartTls) => 587,
        };
        let username = match url.username() {
            "" => None,
            encoded => Some(decoded(encoded)?),
        };
        Ok(Self { host, port, encryption, username })
    }
}

impl std::fmt::Display for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// Whether there is text between a colon and an `@`, which is a password in a URL, or a parameter that is named one.
fn has_password(rest: &str) -> bool {
    let rest = rest.trim_start_matches('/').to_ascii_lowercase();
    let user = rest.rsplit_once('@').map(|(user, _)| user);
    user.is_some_and(|user| user.contains(':') || user.contains("%3a"))
        || rest.split_once('?').is_some_and(|(_, query)| query.contains("pass"))
}

/// `///var/mail` and `/var/mail` are the same.
fn local_path(rest: &str) -> &str {
    rest.strip_prefix("//").filter(|path| path.starts_with('/')).unwrap_or(rest)
}

/// A scheme to show; empty if the text before the colon could be anything else.
fn known_shape(scheme: &str) -> String {
    let is_scheme = scheme.len() <= 20 && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    if is_scheme { scheme.to_owned() } else { String::new() }
}

fn is_host_name(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 253
        && !host.starts_with(['-', '.'])
        && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

/// `owner%40shop.test` as `owner@shop.test`.
fn decoded(username: &str) -> Result<String, TransportError> {
    let is_code = |rest: &str| {
        rest.get(..2).is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    let text = percent_decode_str(username).decode_utf8().ok();
    text.filter(|text| !text.chars().any(char::is_control))
        .filter(|_| username.split('%').skip(1).all(is_code))
        .map(Cow::into_owned)
        .ok_or(TransportError::BadUser)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> (String, u16, Encryption, Option<String>) {
        match Transport::parse(url).unwrap() {
            Transport::Smtp(server) => {
                (server.host, server.port, server.encryption, server.username)
            }
            other @ (Transport::Sendmail(_) | Transport::File(_)) => panic!("{url}: {other:?}"),
        }
    }

    #[test]
    fn servers_have_their_usual_ports() {
        let at = |host: &str, port, encryption| (host.to_owned(), port, encryption, None);
        assert_eq!(server("smtps://mail.test"), at("mail.test", 465, Encryption::FromStart));
        assert_eq!(server("smtp://mail.test/"), at("mail.test", 587, Encryption::StartTls));
        assert_eq!(server("SMTP://127.0.0.1:2525"), at("127.0.0.1", 2525, Encryption::StartTls));
        assert_eq!(server("smtp://[::1]:25"), at("::1", 25, Encryption::StartTls));
        assert_eq!(server("smtps://a%40b.test@mail.test").3.as_deref(), Some("a@b.test"));
    }

    #[test]
    fn local_transports() {
        assert_eq!(Transport::parse("sendmail:").unwrap(), Transport::Sendmail(None));
        assert_eq!(
            Transport::parse("sendmail:/opt/bin/sendmail").unwrap(),
            Transport::Sendmail(Some("/opt/bin/sendmail".into()))
        );
        for url in ["file:/var/mail", "file:///var/mail"] {
            assert_eq!(Transport::parse(url).unwrap(), Transport::File("/var/mail".into()));
        }
    }

    #[test]
    fn a_password_is_refused_and_never_shown() {
        let urls = ["smtp://me:hunter2@mail.test", "smtps://me:hun@ter2@mail.test:465"];
        let odd = ["smtp://me%3Ahunter2@mail.test", "smtps://mail.test/?User=me&Password=hunter2"];
        let urls = urls.into_iter().chain(odd);
        for url in urls.chain(["smtp:me:hunter2@mail.test", "http://me:hunter2@x"]) {
            let error = Transport::parse(url).unwrap_err();
            assert_eq!(error, TransportError::Password, "{url}");
            assert!(!format!("{error} {error:?}").contains("hun"));
        }
    }

    #[test]
    fn an_invalid_url_is_refused() {
        let scheme = |scheme: &str| TransportError::UnknownScheme { scheme: scheme.to_owned() };
        for (url, error) in [
            ("", scheme("")),
            ("mail.test", scheme("")),
            ("http://mail.test", scheme("http")),
            ("smtp:mail.test", TransportError::BadHost),
            ("smtp://", TransportError::BadHost),
            ("smtp://ma il.test", TransportError::BadHost),
            ("smtp://mail.test:0", TransportError::BadPort),
            ("smtp://mail.test:+25", TransportError::BadPort),
            ("smtp://mail.test:70000", TransportError::BadPort),
            ("smtp://[::1", TransportError::BadHost),
            ("smtp://mail.test/inbox", TransportError::Trailing),
            ("smtp://mail.test?tls=none", TransportError::Trailing),
            ("smtp://a%zz@mail.test", TransportError::BadUser),
            ("smtp://a%0ab@mail.test", TransportError::BadUser),
            ("file:", TransportError::NoDirectory),
            ("sendmail:sendmail", TransportError::NotAFullPath),
        ] {
            assert_eq!(Transport::parse(url).unwrap_err(), error, "{url}");
        }
        assert_eq!(scheme("http").message().id, "url-scheme");
    }
}
