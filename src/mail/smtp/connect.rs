//! Opening an SMTP session: looking up the host, connecting, encrypting, logging in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};

use super::connection::SmtpConnection;
use super::hello::own_name;
use super::session::SmtpSession;
use super::tls::{Tls, Trust};
use crate::locale::Message;
use crate::mail::diagnosis::{Certificate, FailureReason, Finding};
use crate::mail::outcome::{SendOutcome, about};
use crate::mail::password::Secret;
use crate::mail::reply::{Reply, SmtpError};
use crate::mail::stage::SmtpStage;
use crate::mail::transport::Encryption;

impl SmtpSession {
    /// Connects, encrypts the connection and logs in.
    pub(super) fn open(&self) -> Result<SmtpConnection, SendOutcome> {
        let addresses = self.addresses()?;
        let is_loopback = is_loopback(&self.server.host, &addresses);
        // No third party can be between two programs of one machine, and their certificates often have no valid name.
        let trust = if is_loopback { Trust::Any } else { Trust::Verified(&self.roots) };
        let mut connection = self
            .connect(&addresses, trust)
            .map_err(|error| self.refused_tls(SmtpStage::Connect, &error, &addresses))?;
        self.report(Finding::Connected { server: self.server.to_string() });
        if !connection.is_encrypted() && connection.features().has("STARTTLS") {
            connection = self
                .start_tls(connection, trust)
                .map_err(|error| self.refused_tls(SmtpStage::StartTls, &error, &addresses))?;
        }
        if connection.is_encrypted() {
            let how = self.server.encryption;
            let certificate = connection.certificate().and_then(Certificate::read);
            self.report(Finding::Encrypted { how, certificate });
        } else if is_loopback {
            self.report(Finding::Unencrypted);
        } else {
            let why = Message::new("sending-no-starttls");
            return Err(self.impossible(FailureReason::NoStartTls, why));
        }
        match &self.credentials {
            Some((username, password)) => {
                self.log_in(&mut connection, username, password)?;
                self.report(Finding::LoggedIn { username: username.clone() });
            }
            None => self.report(Finding::NotLoggedIn),
        }
        Ok(connection)
    }

    fn connect(
        &self,
        addresses: &[SocketAddr],
        trust: Trust<'_>,
    ) -> Result<SmtpConnection, SmtpError> {
        let at_start = match self.server.encryption {
            Encryption::FromStart => Some(Tls::new(&self.server.host, trust)?),
            Encryption::StartTls => None,
        };
        let mut connection = SmtpConnection::connect(addresses, self.timeout, at_start.as_ref())?;
        self.introduce(&mut connection)?;
        Ok(connection)
    }

    fn introduce(&self, connection: &mut SmtpConnection) -> Result<(), SmtpError> {
        let name = self.hello.clone().unwrap_or_else(|| own_name(connection));
        connection.hello(&name)
    }

    /// Forgets what the server claimed to support before encryption.
    fn start_tls(
        &self,
        mut connection: SmtpConnection,
        trust: Trust<'_>,
    ) -> Result<SmtpConnection, SmtpError> {
        connection.command("STARTTLS")?;
        let mut connection = connection.encrypted(&Tls::new(&self.server.host, trust)?)?;
        self.introduce(&mut connection)?;
        Ok(connection)
    }

    /// Handles a failed connection or handshake. If the certificate was the cause, the server is contacted once more
    /// to read it; only a greeting is sent.
    fn refused_tls(
        &self,
        stage: SmtpStage,
        error: &SmtpError,
        addresses: &[SocketAddr],
    ) -> SendOutcome {
        let outcome = self.failed(stage, error);
        let is_of_certificate = self.reason.get().is_some_and(FailureReason::is_of_certificate);
        if is_of_certificate && let Ok(mut connection) = self.connect(addresses, Trust::Any) {
            if !connection.is_encrypted() {
                let Ok(encrypted) = self.start_tls(connection, Trust::Any) else { return outcome };
                connection = encrypted;
            }
            let certificate = connection.certificate().and_then(Certificate::read);
            if let Some(certificate) = certificate {
                self.report(Finding::CertificateRejected(certificate));
            }
        }
        outcome
    }

    fn addresses(&self) -> Result<Vec<SocketAddr>, SendOutcome> {
        let target = (self.server.host.as_str(), self.server.port);
        let unknown = |why: Message| {
            self.report(Finding::Failed(FailureReason::HostNotFound));
            SendOutcome::retry(about(&self.server, why))
        };
        let addresses: Vec<SocketAddr> = target
            .to_socket_addrs()
            .map_err(|_| unknown(Message::new("sending-no-host")))?
            .collect();
        if addresses.is_empty() {
            return Err(unknown(Message::new("sending-no-address")));
        }
        let shown = addresses.iter().map(|address| address.ip().to_string()).collect();
        self.report(Finding::Resolved { host: self.server.host.clone(), addresses: shown });
        Ok(addresses)
    }

    fn log_in(
        &self,
        connection: &mut SmtpConnection,
        username: &str,
        password: &Secret,
    ) -> Result<(), SendOutcome> {
        let plain = BASE64.encode(format!("\0{username}\0{}", password.expose()));
        let secret = BASE64.encode(password.expose());
        // A server may leave out blanks and padding at the end of what it repeats.
        for hidden in [plain.as_str(), secret.as_str(), password.expose()] {
            connection.hide(hidden.trim().trim_end_matches('=').to_owned());
        }
        let steps = if connection.features().has_login("PLAIN") {
            vec![format!("AUTH PLAIN {plain}")]
        } else if connection.features().has_login("LOGIN") {
            vec!["AUTH LOGIN".to_owned(), BASE64.encode(username), secret]
        } else {
            let why = Message::new("sending-no-login");
            return Err(self.impossible(FailureReason::NoLogin, why));
        };
        let last = steps.len().saturating_sub(1);
        for (place, step) in steps.iter().enumerate() {
            let is_expected = if place == last { Reply::is_done } else { Reply::is_go_on };
            self.expect(SmtpStage::Auth, connection.command(step), is_expected)?;
        }
        Ok(())
    }
}

/// Whether the name and all addresses of a host are loopback: only such a connection may be unencrypted.
fn is_loopback(host: &str, addresses: &[SocketAddr]) -> bool {
    let is_name = host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    is_name && addresses.iter().all(|address| address.ip().is_loopback())
}
