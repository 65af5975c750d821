//! What was found at each step of sending, and why sending failed. `notify test` shows this, with suggestions.

use jiff::Timestamp;
use rustls::CertificateError;
use std::io::ErrorKind;
use x509_cert::Certificate as Parsed;
use x509_cert::der::Decode;

use super::reply::{Reply, SmtpError};
use super::stage::SmtpStage;
use super::transport::Encryption;
use crate::locale::Message;

/// What was found at a step of sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The host name resolves to these addresses.
    Resolved {
        host: String,
        /// Its IP addresses.
        addresses: Vec<String>,
    },
    /// A mail server answered.
    Connected {
        /// The host and port.
        server: String,
    },
    /// The connection is encrypted from here on.
    Encrypted {
        /// From the start or with STARTTLS.
        how: Encryption,
        /// The server's certificate, which was accepted.
        certificate: Option<Certificate>,
    },
    /// The server's certificate was rejected.
    CertificateRejected(Certificate),
    /// The connection is not encrypted, which is allowed on loopback only.
    Unencrypted,
    /// The user name and password were accepted.
    LoggedIn { username: String },
    /// No user name is set, so there was no login.
    NotLoggedIn,
    /// The message was accepted.
    Accepted {
        /// The server's reply; empty for a program or a directory.
        answer: String,
    },
    /// Sending failed here.
    Failed(FailureReason),
}

/// Why sending failed, if something can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureReason {
    /// The host name is unknown.
    HostNotFound,
    /// Nothing is listening on that port.
    ConnectionRefused,
    /// There was no reply in time.
    Timeout,
    /// The port does not use TLS.
    NotTls,
    /// The reply is not from a mail server, or the connection was dropped.
    NotSmtp,
    /// The certificate is not signed by a trusted authority.
    CertificateUntrusted,
    /// The certificate is for another host.
    CertificateNameMismatch,
    /// The certificate has expired, or is not valid yet.
    CertificateExpired,
    /// The server does not offer encryption.
    NoStartTls,
    /// The server does not offer logins.
    NoLogin,
    /// The user name or password is wrong.
    LoginRefused,
    /// The server rejects mail from this sender.
    SenderRefused,
    /// The server rejects mail to this recipient.
    RecipientRefused,
    /// The server rejects this message.
    MessageRefused,
    /// The server asks to try again later.
    Deferred,
}

/// The parts of a server's certificate that help to diagnose a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// The name it was issued to.
    pub(crate) subject: String,
    /// The authority that signed it.
    pub(crate) issuer: String,
    /// The last instant at which it is valid.
    pub(crate) expires_at: Timestamp,
}

impl Certificate {
    /// Reads a certificate from its DER encoding; `None` if it cannot be read.
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

impl FailureReason {
    /// The cause of an error at a stage of the session.
    pub(super) fn of(stage: SmtpStage, error: &SmtpError, encryption: Encryption) -> Self {
        if let Some(certificate) = certificate_error(error) {
            return certificate;
        }
        if let Some(reply) = error.reply() {
            return Self::of_answer(stage, !Reply::is_permanent(reply));
        }
        match io_kind(error) {
            Some(ErrorKind::WouldBlock | ErrorKind::TimedOut) => Self::Timeout,
            Some(
                ErrorKind::ConnectionRefused
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::AddrNotAvailable,
            ) => Self::ConnectionRefused,
            Some(ErrorKind::InvalidData) => Self::NotTls,
            Some(_) | None => match (stage, encryption) {
                (SmtpStage::StartTls, Encryption::FromStart | Encryption::StartTls)
                | (SmtpStage::Connect, Encryption::FromStart) => Self::NotTls,
                (
                    SmtpStage::Connect
                    | SmtpStage::Auth
                    | SmtpStage::Mail
                    | SmtpStage::Recipient
                    | SmtpStage::Data
                    | SmtpStage::Message,
                    Encryption::FromStart | Encryption::StartTls,
                ) => Self::NotSmtp,
            },
        }
    }

    fn of_answer(stage: SmtpStage, is_transient: bool) -> Self {
        if is_transient {
            return Self::Deferred;
        }
        match stage {
            SmtpStage::Connect => Self::NotSmtp,
            SmtpStage::StartTls => Self::NoStartTls,
            SmtpStage::Auth => Self::LoginRefused,
            SmtpStage::Mail => Self::SenderRefused,
            SmtpStage::Recipient => Self::RecipientRefused,
            SmtpStage::Data | SmtpStage::Message => Self::MessageRefused,
        }
    }

    /// The problem with the certificate, if that is the cause.
    pub(super) fn certificate_text(self) -> Option<Message> {
        let id = match self {
            Self::CertificateExpired => "sending-certificate-expired",
            Self::CertificateNameMismatch => "sending-certificate-name",
            Self::CertificateUntrusted => "sending-certificate-untrusted",
            Self::HostNotFound
            | Self::ConnectionRefused
            | Self::Timeout
            | Self::NotTls
            | Self::NotSmtp
            | Self::NoStartTls
            | Self::NoLogin
            | Self::LoginRefused
            | Self::SenderRefused
            | Self::RecipientRefused
            | Self::MessageRefused
            | Self::Deferred => return None,
        };
        Some(Message::new(id))
    }

    /// Whether the rejected certificate should be shown.
    pub(super) fn is_of_certificate(self) -> bool {
        matches!(
            self,
            Self::CertificateUntrusted | Self::CertificateNameMismatch | Self::CertificateExpired
        )
    }
}

/// The problem with the certificate, if that is the error.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is rustls's, and may grow")]
fn certificate_error(error: &SmtpError) -> Option<FailureReason> {
    let tls = error.io()?.get_ref()?.downcast_ref::<rustls::Error>()?;
    let rustls::Error::InvalidCertificate(why) = tls else { return None };
    Some(match why {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => FailureReason::CertificateExpired,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            FailureReason::CertificateNameMismatch
        }
        _ => FailureReason::CertificateUntrusted,
    })
}

/// Whether the reply was not TLS at all.
pub(super) fn is_not_tls(error: &SmtpError) -> bool {
    let tls = error.io().and_then(|io| io.get_ref()?.downcast_ref::<rustls::Error>());
    matches!(tls, Some(rustls::Error::InvalidMessage(_)))
}

fn io_kind(error: &SmtpError) -> Option<ErrorKind> {
    error.io().map(std::io::Error::kind)
}

/// Whether there was no reply in time. A read that times out reports `WouldBlock`, a connect `TimedOut`.
pub(super) fn is_timeout(error: &SmtpError) -> bool {
    matches!(io_kind(error), Some(ErrorKind::WouldBlock | ErrorKind::TimedOut))
}
