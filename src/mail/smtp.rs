//! The talk with a mail server, step by step, so that its outcome is exact: a failure before the
//! message was handed over sent nothing; a silence after it leaves it unknown. There is no pool and
//! no retry: the next run of the command is the retry (R30).

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate as Root, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};
use std::cell::Cell;
use std::error::Error as _;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::Sent;
use super::address::{Address, AddressError};
use super::diagnosis::{Cause, Certificate, Finding, is_not_tls, is_timeout};
use super::password::Secret;
use super::transport::{Encryption, Server};
use crate::locale::{Message, io_error};
use crate::text::visible;

/// How many times the timeout of one step the whole talk may take, looking up the host included.
const STEPS: u32 = 8;
/// The longest to wait for the answer to QUIT, which changes nothing any more.
const FAREWELL: Duration = Duration::from_secs(5);
/// The most characters of a server's answer that are told.
const MAX_ANSWER: usize = 300;

/// One message for one address, and the server that shall have it.
pub(super) struct Job {
    /// The server.
    pub(super) server: Server,
    /// The user name and password, if the server wants them.
    pub(super) credentials: Option<(String, Secret)>,
    /// The envelope's sender.
    pub(super) from: Address,
    /// The envelope's only recipient.
    pub(super) to: Address,
    /// The message, as RFC 5322 has it.
    pub(super) message: Vec<u8>,
    /// The longest to wait for one step.
    pub(super) timeout: Duration,
    /// Certificates that are trusted besides the system's.
    pub(super) roots: Option<Root>,
    /// Who is told what was found on the way.
    pub(super) found: mpsc::Sender<Finding>,
    /// The last cause.
    pub(super) cause: Cell<Option<Cause>>,
}

/// Who came first: the talk that hands the message over, or the watch that gives it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Winner {
    HandedOver,
    GivenUp,
}

/// Where in the talk something failed, in the words of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Connect,
    StartTls,
    Auth,
    Mail,
    Recipient,
    Data,
    Message,
}

impl Stage {
    fn said(self) -> Message {
        match self {
            Self::Connect => Message::new("sending-connecting"),
            Self::StartTls => Message::foreign("STARTTLS"),
            Self::Auth => Message::foreign("AUTH"),
            Self::Mail => Message::foreign("MAIL FROM"),
            Self::Recipient => Message::foreign("RCPT TO"),
            Self::Data => Message::foreign("DATA"),
            Self::Message => Message::new("sending-end"),
        }
    }
}

/// Sends, and comes back within `STEPS` timeouts whatever the server or the resolver does: the talk
/// runs on a thread of its own that is left behind if it hangs, and that then can no longer hand
/// the message over.
pub(super) fn send(job: Job) -> Sent {
    let turn = Arc::new(OnceLock::new());
    let limit = job.timeout.saturating_mul(STEPS);
    let server = job.server.to_string();
    let (outcome, outcomes) = mpsc::channel();
    let talk = {
        let turn = Arc::clone(&turn);
        move || {
            let (sent, connection) = job.talk(&turn);
            // EntryTime before QUIT: nothing that happens there changes it.
            if outcome.send(sent).is_ok()
                && let Some(mut connection) = connection
            {
                let patience = job.timeout.min(FAREWELL);
                if connection.set_timeout(Some(patience)).is_ok() {
                    let _ = connection.quit();
                }
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().spawn(talk) {
        return Sent::retry(Message::foreign(error.to_string()));
    }
    match outcomes.recv_timeout(limit) {
        Ok(sent) => {
            let _ = outcomes.recv_timeout(FAREWELL);
            sent
        }
        Err(_) if turn.set(Winner::GivenUp).is_ok() => {
            let seconds = limit.as_secs().to_string();
            Sent::retry(about(&server, Message::new("sending-too-long").with("seconds", seconds)))
        }
        Err(_) => Sent::Unknown { why: about(&server, Message::new("sending-no-answer-at-last")) },
    }
}

impl Job {
    /// The whole talk but QUIT; gives the connection back where QUIT can still be said.
    fn talk(&self, turn: &OnceLock<Winner>) -> (Sent, Option<SmtpConnection>) {
        let mut connection = match self.open() {
            Ok(connection) => connection,
            Err(sent) => return (sent, None),
        };
        let sent = match self.announce(&mut connection) {
            Ok(()) if turn.set(Winner::HandedOver).is_ok() => self.hand_over(&mut connection),
            Ok(()) => Sent::retry(about(&self.server, Message::new("sending-given-up"))),
            Err(sent) => sent,
        };
        let is_open = !matches!(sent, Sent::Unknown { .. }) && !connection.has_broken();
        (sent, is_open.then_some(connection))
    }

    /// Connects, turns to TLS, and signs in.
    fn open(&self) -> Result<SmtpConnection, Sent> {
        let addresses = self.addresses()?;
        let is_loopback = is_loopback(&self.server.host, &addresses);
        let mut connection = self
            .connect(&addresses, self.tls()?)
            .inspect_err(|_| self.look_at_certificate(&addresses))?;
        self.tell(Finding::Connected { server: self.server.to_string() });
        if connection.can_starttls() {
            connection.starttls(&self.tls()?, &ClientId::default()).map_err(|error| {
                let sent = self.failed(Stage::StartTls, &error);
                self.look_at_certificate(&addresses);
                sent
            })?;
        }
        if connection.is_encrypted() {
            let how = self.server.encryption;
            let certificate = connection.peer_certificate().ok();
            let certificate = certificate.and_then(|der| Certificate::read(&der));
            self.tell(Finding::Encrypted { how, certificate });
        } else if is_loopback {
            self.tell(Finding::InTheClear);
        } else {
            let why = Message::new("sending-no-starttls");
            return Err(self.impossible(Cause::NoStartTls, why));
        }
        match &self.credentials {
            Some((username, password)) => {
                self.sign_in(&mut connection, username, password)?;
                self.tell(Finding::SignedIn { username: username.clone() });
            }
            None => self.tell(Finding::NotSignedIn),
        }
        Ok(connection)
    }

    fn connect(
        &self,
        addresses: &[SocketAddr],
        tls: TlsParameters,
    ) -> Result<SmtpConnection, Sent> {
        let at_start = match self.server.encryption {
            Encryption::FromStart => Some(tls),
            Encryption::StartTls => None,
        };
        let hello = ClientId::default();
        SmtpConnection::connect(addresses, Some(self.timeout), &hello, at_start.as_ref(), None)
            .map_err(|error| self.failed(Stage::Connect, &error))
    }

    /// Checked against the system's certificates, or those of `SSL_CERT_FILE`, and the shop's own.
    fn tls(&self) -> Result<TlsParameters, Sent> {
        let builder = TlsParameters::builder(self.server.host.clone());
        let builder = match &self.roots {
            Some(roots) => builder.add_root_certificate(roots.clone()),
            None => builder,
        };
        builder.build().map_err(|error| self.failed(Stage::StartTls, &error))
    }

    /// Where the last cause was the server's certificate, connects once more to see it: nothing is sent there
    /// but a greeting.
    fn look_at_certificate(&self, addresses: &[SocketAddr]) {
        if !self.cause.get().is_some_and(Cause::is_of_certificate) {
            return;
        }
        let hello = ClientId::default();
        let any = TlsParameters::builder(self.server.host.clone())
            .dangerous_accept_invalid_certs(true)
            .dangerous_accept_invalid_hostnames(true)
            .build();
        let look = |any: TlsParameters| {
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
        if let Some(certificate) = any.ok().and_then(look) {
            self.tell(Finding::Distrusted(certificate));
        }
    }

    /// Nobody may be listening any more.
    fn tell(&self, finding: Finding) {
        let _ = self.found.send(finding);
    }

    fn addresses(&self) -> Result<Vec<SocketAddr>, Sent> {
        let place = (self.server.host.as_str(), self.server.port);
        let unknown = |why: Message| {
            self.tell(Finding::Cause(Cause::NameUnknown));
            Sent::retry(about(&self.server, why))
        };
        let found: Vec<SocketAddr> = place
            .to_socket_addrs()
            .map_err(|error| unknown(Message::foreign(one_line(&error.to_string()))))?
            .collect();
        if found.is_empty() {
            return Err(unknown(Message::new("sending-no-address")));
        }
        let addresses = found.iter().map(|address| address.ip().to_string()).collect();
        self.tell(Finding::Found { host: self.server.host.clone(), addresses });
        Ok(found)
    }

    fn sign_in(
        &self,
        connection: &mut SmtpConnection,
        username: &str,
        password: &Secret,
    ) -> Result<(), Sent> {
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        if connection.server_info().get_auth_mechanism(&mechanisms).is_none() {
            let why = Message::new("sending-no-login");
            return Err(self.impossible(Cause::NoLogin, why));
        }
        let credentials = Credentials::new(username.to_owned(), password.expose().to_owned());
        let answer = connection.auth(&mechanisms, &credentials);
        self.expect(Stage::Auth, answer, Severity::PositiveCompletion)
            .map_err(|sent| sent.without(password))
    }

    /// MAIL, RCPT and DATA: up to the point where the message is awaited.
    fn announce(&self, connection: &mut SmtpConnection) -> Result<(), Sent> {
        let lettre_address = |address: &Address| {
            let why =
                |error: AddressError| self.impossible(Cause::RecipientRefused, error.message());
            address.to_lettre().map_err(why)
        };
        let (from, to) = (lettre_address(&self.from)?, lettre_address(&self.to)?);
        let parameters = self.parameters(connection)?;
        let answer = connection.command(Mail::new(Some(from), parameters));
        self.expect(Stage::Mail, answer, Severity::PositiveCompletion)?;
        let answer = connection.command(Rcpt::new(to, Vec::new()));
        self.expect(Stage::Recipient, answer, Severity::PositiveCompletion)?;
        let answer = connection.command(Data);
        self.expect(Stage::Data, answer, Severity::PositiveIntermediate)
    }

    /// What the server must be able to do where addresses or the message are not ASCII.
    fn parameters(&self, connection: &SmtpConnection) -> Result<Vec<MailParameter>, Sent> {
        let info = connection.server_info();
        let mut parameters = Vec::new();
        if !self.from.as_str().is_ascii() || !self.to.as_str().is_ascii() {
            if !info.supports_feature(Extension::SmtpUtfEight) {
                let why = Message::new("sending-no-smtputf8");
                return Err(self.impossible(Cause::RecipientRefused, why));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !self.message.is_ascii() {
            if !info.supports_feature(Extension::EightBitMime) {
                let why = Message::new("sending-no-8bitmime");
                return Err(self.impossible(Cause::MessageRefused, why));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }

    /// The message and its final dot. Once the whole message is written the dot may reach the
    /// server, whatever comes back.
    fn hand_over(&self, connection: &mut SmtpConnection) -> Sent {
        let is_written = Cell::new(false);
        let end = std::iter::from_fn(|| {
            is_written.set(true);
            None
        });
        let parts = std::iter::once(self.message.as_slice()).chain(end);
        match connection.message_iter(parts) {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => {
                self.tell(Finding::Accepted { answer: one_line(&unexpected(&answer)) });
                Sent::Accepted
            }
            Ok(answer) => {
                Sent::Unknown { why: self.why(Stage::Message, said(&unexpected(&answer))) }
            }
            Err(error) => match self.failed(Stage::Message, &error) {
                Sent::NotSent { why, .. } if is_written.get() && error.status().is_none() => {
                    Sent::Unknown { why }
                }
                sent @ (Sent::Accepted | Sent::NotSent { .. } | Sent::Unknown { .. }) => sent,
            },
        }
    }

    /// The answer a step needs; any other means that nothing was sent.
    fn expect(
        &self,
        stage: Stage,
        answer: Result<Response, Error>,
        severity: Severity,
    ) -> Result<(), Sent> {
        match answer {
            Ok(answer) if answer.code().severity == severity => Ok(()),
            Ok(answer) => {
                self.tell(Finding::Cause(Cause::NotSmtp));
                Err(Sent::retry(self.why(stage, said(&unexpected(&answer)))))
            }
            Err(error) => Err(self.failed(stage, &error)),
        }
    }

    /// A failure before the server had the message: a 5xx and a wrong certificate are for good.
    fn failed(&self, stage: Stage, error: &Error) -> Sent {
        let cause = Cause::of(stage, error, self.server.encryption);
        self.cause.set(Some(cause));
        self.tell(Finding::Cause(cause));
        let reason = match self.server.encryption {
            Encryption::FromStart if is_not_tls(error) => Message::new("sending-not-tls"),
            Encryption::FromStart | Encryption::StartTls => self.cause(error),
        };
        let why = self.why(stage, reason);
        // A certificate does not become another by waiting.
        let can_retry = !error.is_permanent() && !cause.is_of_certificate();
        Sent::NotSent { can_retry, why }
    }

    fn impossible(&self, cause: Cause, what: Message) -> Sent {
        self.tell(Finding::Cause(cause));
        Sent::refused(about(&self.server, what))
    }

    fn why(&self, stage: Stage, cause: Message) -> Message {
        Message::new("sending-at")
            .with("server", self.server.to_string())
            .with("stage", stage.said())
            .with("why", cause)
    }

    /// What happened: the server's own words, or what became of the connection.
    fn cause(&self, error: &Error) -> Message {
        let source = error.source().map(ToString::to_string).unwrap_or_default();
        if let Some(code) = error.status() {
            return said(&format!("{code} {source}"));
        }
        if is_timeout(error) {
            return Message::new("sending-silent").with("wait", format!("{:?}", self.timeout));
        }
        match source.as_str() {
            "incomplete response" => Message::new("sending-closed"),
            _ if error.is_response() => Message::new("sending-not-smtp"),
            "" => said(&error.to_string()),
            _ => match error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>()) {
                Some(error) => io_error(error),
                None => said(&source),
            },
        }
    }
}

/// What a server or a library said.
fn said(text: &str) -> Message {
    Message::foreign(one_line(text))
}

/// What happened, and with whom.
pub(super) fn about(whom: &impl ToString, why: Message) -> Message {
    Message::new("broke-because").with("what", one_line(&whom.to_string())).with("why", why)
}

fn unexpected(answer: &Response) -> String {
    format!("{} {}", answer.code(), answer.message().collect::<Vec<_>>().join(" "))
}

/// By name or number, and by where it leads: only such a connection may stay without TLS.
fn is_loopback(host: &str, addresses: &[SocketAddr]) -> bool {
    let is_named_so = host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    is_named_so && addresses.iter().all(|address| address.ip().is_loopback())
}

/// Made visible, on one line, not endless.
pub(super) fn one_line(text: &str) -> String {
    visible(text.trim()).chars().take(MAX_ANSWER).collect()
}
