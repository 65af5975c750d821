//! What a talk with a mail server found on its way, step by step, and what was the cause where it ended: for
//! `notify test`, which tells it with what to do.

use jiff::Timestamp;
use lettre::transport::smtp::Error;
use rustls::CertificateError;
use std::error::Error as _;
use std::io::ErrorKind;
use x509_cert::Certificate as Parsed;
use x509_cert::der::Decode;

use super::smtp::Stage;
use super::transport::Encryption;

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The host has these addresses.
    Found {
        /// Its name.
        host: String,
        /// What it leads to.
        addresses: Vec<String>,
    },
    /// Something answers there as a mail server does.
    Connected {
        /// The host and port.
        server: String,
    },
    /// What is said from now on nobody else can read.
    Encrypted {
        /// From the start or by STARTTLS.
        how: Encryption,
        /// What the server showed; it was found good.
        certificate: Option<Certificate>,
    },
    /// The server showed this certificate, which was found wanting.
    Distrusted(Certificate),
    /// Nothing is encrypted, which only loopback may.
    InTheClear,
    /// User name and password were right.
    SignedIn {
        /// The user name.
        username: String,
    },
    /// No user name is set, so none was given.
    NotSignedIn,
    /// The message was taken over.
    Accepted {
        /// The server's answer; empty for a program or a folder.
        answer: String,
    },
    /// It ended here.
    Cause(Cause),
}

/// Why it ended, as far as there is something to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// No such host is known.
    NameUnknown,
    /// Nothing listens at that port.
    NobodyThere,
    /// No answer came in time.
    Silent,
    /// Something answers, but not with TLS.
    NotTls,
    /// Something answers, but not as a mail server does, or hangs up.
    NotSmtp,
    /// Nobody who is trusted here vouches for the certificate.
    CertificateUntrusted,
    /// The certificate is another host's.
    CertificateOfAnother,
    /// The certificate is no longer, or not yet, valid.
    CertificateExpired,
    /// The server cannot encrypt.
    NoStartTls,
    /// The server takes no user name and password.
    NoLogin,
    /// The server does not take this user name and password.
    LoginRefused,
    /// The server does not take mail from that sender.
    SenderRefused,
    /// The server does not take mail for that recipient.
    RecipientRefused,
    /// The server does not take this message.
    MessageRefused,
    /// The server asks to come back later.
    Later,
}

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// Whose it is.
    pub(crate) subject: String,
    /// Who vouches for it.
    pub(crate) issuer: String,
    /// The last instant at which it is valid.
    pub(crate) expires_at: Timestamp,
}

impl Certificate {
    /// Reads a certificate as it comes over the wire; `None` where that is not readable.
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let parsed = Parsed::from_der(der).ok()?;
        let body = parsed.tbs_certificate();
        let end = body.validity().not_after.to_unix_duration();
        Some(Self {
            subject: body.subject().to_string(),
            issuer: body.issuer().to_string(),
            expires_at: Timestamp::from_second(i64::try_from(end.as_secs()).ok()?).ok()?,
        })
    }
}

impl Cause {
    /// What the cause is with an error at a stage of the talk.
    pub(super) fn of(stage: Stage, error: &Error, encryption: Encryption) -> Self {
        if let Some(certificate) = certificate_error(error) {
            return certificate;
        }
        if error.status().is_some() {
            return Self::of_answer(stage, error.is_transient());
        }
        match io_kind(error) {
            Some(ErrorKind::WouldBlock | ErrorKind::TimedOut) => Self::Silent,
            Some(
                ErrorKind::ConnectionRefused
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::AddrNotAvailable,
            ) => Self::NobodyThere,
            Some(ErrorKind::InvalidData) => Self::NotTls,
            Some(_) | None => match (stage, encryption) {
                (Stage::StartTls, Encryption::FromStart | Encryption::StartTls)
                | (Stage::Connect, Encryption::FromStart) => Self::NotTls,
                (
                    Stage::Connect
                    | Stage::Auth
                    | Stage::Mail
                    | Stage::Recipient
                    | Stage::Data
                    | Stage::Message,
                    Encryption::FromStart | Encryption::StartTls,
                ) => Self::NotSmtp,
            },
        }
    }

    fn of_answer(stage: Stage, is_transient: bool) -> Self {
        if is_transient {
            return Self::Later;
        }
        match stage {
            Stage::Connect => Self::NotSmtp,
            Stage::StartTls => Self::NoStartTls,
            Stage::Auth => Self::LoginRefused,
            Stage::Mail => Self::SenderRefused,
            Stage::Recipient => Self::RecipientRefused,
            Stage::Data | Stage::Message => Self::MessageRefused,
        }
    }

    /// Whether it is worth looking at the certificate that was refused.
    pub(super) fn is_of_certificate(self) -> bool {
        matches!(
            self,
            Self::CertificateUntrusted | Self::CertificateOfAnother | Self::CertificateExpired
        )
    }
}

/// What the TLS library says of the certificate, if that was it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is rustls's, and may grow")]
fn certificate_error(error: &Error) -> Option<Cause> {
    let io = io_error(error)?;
    let tls = io.get_ref()?.downcast_ref::<rustls::Error>()?;
    let rustls::Error::InvalidCertificate(why) = tls else { return None };
    Some(match why {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Cause::CertificateExpired,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Cause::CertificateOfAnother
        }
        _ => Cause::CertificateUntrusted,
    })
}

/// Whether what answered was no TLS at all.
pub(super) fn is_not_tls(error: &Error) -> bool {
    let tls = io_error(error).and_then(|io| io.get_ref()?.downcast_ref::<rustls::Error>());
    matches!(tls, Some(rustls::Error::InvalidMessage(_)))
}

fn io_kind(error: &Error) -> Option<ErrorKind> {
    io_error(error).map(std::io::Error::kind)
}

/// The first error of input or output below an error.
fn io_error(error: &Error) -> Option<&std::io::Error> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            return Some(io);
        }
        source = inner.source();
    }
    None
}

/// Whether no answer came in time. A read that ran out of time reports `WouldBlock`, a connect `TimedOut`; lettre
/// knows only the second.
pub(super) fn is_timeout(error: &Error) -> bool {
    matches!(io_kind(error), Some(ErrorKind::WouldBlock | ErrorKind::TimedOut))
}
