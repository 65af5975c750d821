//! Opening an SMTP session: look the host up, connect, turn to TLS, log in.

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Severity;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};

use super::session::SmtpSession;
use crate::locale::Message;
use crate::mail::diagnosis::{Certificate, FailureReason, Finding};
use crate::mail::outcome::{SendOutcome, about};
use crate::mail::password::Secret;
use crate::mail::stage::SmtpStage;
use crate::mail::transport::Encryption;

impl SmtpSession {
    /// Connects, turns to TLS, and logs in.
    pub(super) fn open(&self) -> Result<SmtpConnection, SendOutcome> {
        let addresses = self.addresses()?;
        let is_loopback = is_loopback(&self.server.host, &addresses);
        let mut connection = self
            .connect(&addresses, self.tls()?)
            .inspect_err(|_| self.report_certificate(&addresses))?;
        self.report(Finding::Connected { server: self.server.to_string() });
        if connection.can_starttls() {
            connection.starttls(&self.tls()?, &ClientId::default()).map_err(|error| {
                let outcome = self.failed(SmtpStage::StartTls, &error);
                self.report_certificate(&addresses);
                outcome
            })?;
        }
        if connection.is_encrypted() {
            let how = self.server.encryption;
            let certificate = connection.peer_certificate().ok();
            let certificate = certificate.and_then(|der| Certificate::read(&der));
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
        tls: TlsParameters,
    ) -> Result<SmtpConnection, SendOutcome> {
        let at_start = match self.server.encryption {
            Encryption::FromStart => Some(tls),
            Encryption::StartTls => None,
        };
        let hello = ClientId::default();
        SmtpConnection::connect(addresses, Some(self.timeout), &hello, at_start.as_ref(), None)
            .map_err(|error| self.failed(SmtpStage::Connect, &error))
    }

    /// Checked against the system's certificates, or those of `SSL_CERT_FILE`, and the shop's own.
    fn tls(&self) -> Result<TlsParameters, SendOutcome> {
        let builder = TlsParameters::builder(self.server.host.clone());
        let builder = match &self.roots {
            Some(roots) => builder.add_root_certificate(roots.clone()),
            None => builder,
        };
        builder.build().map_err(|error| self.failed(SmtpStage::StartTls, &error))
    }

    /// If the certificate was the reason, connects once more to read it: nothing but a greeting is sent.
    fn report_certificate(&self, addresses: &[SocketAddr]) {
        if !self.reason.get().is_some_and(FailureReason::is_of_certificate) {
            return;
        }
        let hello = ClientId::default();
        let any = TlsParameters::builder(self.server.host.clone())
            .dangerous_accept_invalid_certs(true)
            .dangerous_accept_invalid_hostnames(true)
            .build();
        let read = |any: TlsParameters| {
            let at_start = (self.server.encryption == Encryption::FromStart).then_some(&any);
            let timeout = Some(self.timeout);
            let mut connection =
                SmtpConnection::connect(addresses, timeout, &hello, at_start, None).ok()?;
            if !connection.is_encrypted() {
                connection.starttls(&any, &hello).ok()?;
            }
            let certificate = Certificate::read(&connection.peer_certificate().ok()?);
            connection.abort();
            certificate
        };
        if let Some(certificate) = any.ok().and_then(read) {
            self.report(Finding::CertificateRejected(certificate));
        }
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
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        if connection.server_info().get_auth_mechanism(&mechanisms).is_none() {
            let why = Message::new("sending-no-login");
            return Err(self.impossible(FailureReason::NoLogin, why));
        }
        let credentials = Credentials::new(username.to_owned(), password.expose().to_owned());
        let answer = connection.auth(&mechanisms, &credentials);
        self.expect(SmtpStage::Auth, answer, Severity::PositiveCompletion)
            .map_err(|outcome| outcome.without(password))
    }
}

/// Whether both the name and every address of a host are loopback: only such a connection may stay without TLS.
fn is_loopback(host: &str, addresses: &[SocketAddr]) -> bool {
    let is_name = host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    is_name && addresses.iter().all(|address| address.ip().is_loopback())
}
