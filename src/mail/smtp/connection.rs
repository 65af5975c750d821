//! `SmtpConnection`: sends lines and reads replies. Replies are limited in size, and the secrets of the session are
//! removed from them before anything else reads them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::Duration;

use super::tls::{Tls, TlsStream};
use crate::mail::reply::{Features, Reply, SmtpError};

/// The most bytes of a line in a reply.
const MAX_LINE_BYTES: u64 = 4 * 1024;
/// The length of a reply's code and the character after it.
const CODE_BYTES: usize = 4;
/// The most lines of a reply.
const MAX_LINES: usize = 100;

enum Stream {
    Plain(TcpStream),
    Encrypted(Box<TlsStream>),
}

/// A connection to a mail server.
pub(super) struct SmtpConnection {
    stream: BufReader<Stream>,
    features: Features,
    /// What must never appear in a reply.
    secrets: Vec<String>,
    certificate: Option<Vec<u8>>,
    has_failed: bool,
}

impl SmtpConnection {
    /// Connects to the first address that answers, with TLS from the start if `tls` is given.
    pub(super) fn connect(
        addresses: &[SocketAddr],
        timeout: Duration,
        tls: Option<&Tls>,
    ) -> Result<Self, SmtpError> {
        let mut error = SmtpError::Closed;
        for address in addresses {
            match TcpStream::connect_timeout(address, timeout) {
                Ok(stream) => return Self::greeted(stream, timeout, tls),
                Err(refused) => error = refused.into(),
            }
        }
        Err(error)
    }

    fn greeted(stream: TcpStream, timeout: Duration, tls: Option<&Tls>) -> Result<Self, SmtpError> {
        set_timeouts(&stream, timeout)?;
        let mut connection = Self {
            stream: BufReader::new(Stream::Plain(stream)),
            features: Features::default(),
            secrets: Vec::new(),
            certificate: None,
            has_failed: false,
        };
        if let Some(tls) = tls {
            connection = connection.encrypted(tls)?;
        }
        connection.read_reply()?.accepted()?;
        Ok(connection)
    }

    /// Encrypts the connection. Data that the server sent before is not read as if it came afterwards.
    pub(super) fn encrypted(self, tls: &Tls) -> Result<Self, SmtpError> {
        if !self.stream.buffer().is_empty() {
            return Err(SmtpError::Early);
        }
        let Stream::Plain(stream) = self.stream.into_inner() else {
            return Err(SmtpError::Malformed);
        };
        let stream = tls.handshake(stream)?;
        let certificate = TlsStream::certificate(&stream);
        let stream = BufReader::new(Stream::Encrypted(Box::new(stream)));
        Ok(Self { stream, certificate, features: Features::default(), ..self })
    }

    /// Sends a command and reads its reply; a refusal is an error.
    pub(super) fn command(&mut self, command: &str) -> Result<Reply, SmtpError> {
        self.write(format!("{command}\r\n").as_bytes())?;
        self.read_reply()?.accepted()
    }

    /// Sends EHLO and reads what the server supports.
    pub(super) fn hello(&mut self, name: &str) -> Result<(), SmtpError> {
        self.features = Features::of(&self.command(&format!("EHLO {name}"))?);
        Ok(())
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), SmtpError> {
        let stream = self.stream.get_mut();
        let written = stream.write_all(bytes).and_then(|()| stream.flush());
        self.has_failed |= written.is_err();
        Ok(written?)
    }

    pub(super) fn read_reply(&mut self) -> Result<Reply, SmtpError> {
        let reply = self.read_lines();
        self.has_failed |= reply.is_err();
        reply
    }

    fn read_lines(&mut self) -> Result<Reply, SmtpError> {
        let mut lines: Vec<String> = Vec::new();
        loop {
            let mut line = Vec::new();
            (&mut self.stream).take(MAX_LINE_BYTES).read_until(b'\n', &mut line)?;
            if line.last() != Some(&b'\n') {
                let is_endless = u64::try_from(line.len()).is_ok_and(|len| len >= MAX_LINE_BYTES);
                return Err(if is_endless { SmtpError::Malformed } else { SmtpError::Closed });
            }
            let line = self.without_secrets(String::from_utf8_lossy(&line).trim_end());
            let is_last = line.as_bytes().get(3) != Some(&b'-');
            lines.push(line);
            if is_last {
                return Reply::parse(&lines);
            }
            if lines.len() >= MAX_LINES {
                return Err(SmtpError::Malformed);
            }
        }
    }

    /// Removes a secret from every later reply.
    pub(super) fn hide(&mut self, secret: String) {
        if !secret.is_empty() {
            self.secrets.push(secret);
        }
    }

    /// A line in which each secret, regardless of case, is replaced with an ellipsis.
    fn without_secrets(&self, line: &str) -> String {
        let (code, text) = line.split_at_checked(CODE_BYTES).unwrap_or((line, ""));
        let text = self.secrets.iter().fold(text.to_owned(), |text, secret| {
            let secret = secret.to_ascii_lowercase();
            let (mut rest, mut shown) = (text.as_str(), String::new());
            while let Some(at) = rest.to_ascii_lowercase().find(&secret) {
                shown.push_str(rest.get(..at).unwrap_or_default());
                shown.push('…');
                rest = rest.get(at.saturating_add(secret.len())..).unwrap_or_default();
            }
            shown + rest
        });
        format!("{code}{text}")
    }

    pub(super) fn features(&self) -> &Features {
        &self.features
    }

    pub(super) fn is_encrypted(&self) -> bool {
        matches!(self.stream.get_ref(), Stream::Encrypted(_))
    }

    /// The server's certificate, in DER encoding.
    pub(super) fn certificate(&self) -> Option<&[u8]> {
        self.certificate.as_deref()
    }

    /// Whether reading or writing failed, so that the connection is unusable.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// This machine's address on the connection.
    pub(super) fn local_address(&self) -> Option<IpAddr> {
        self.socket().local_addr().ok().map(|address| address.ip())
    }

    pub(super) fn set_timeout(&self, timeout: Duration) -> std::io::Result<()> {
        set_timeouts(self.socket(), timeout)
    }

    fn socket(&self) -> &TcpStream {
        match self.stream.get_ref() {
            Stream::Plain(stream) => stream,
            Stream::Encrypted(stream) => stream.socket(),
        }
    }
}

fn set_timeouts(stream: &TcpStream, timeout: Duration) -> std::io::Result<()> {
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Encrypted(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Encrypted(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Encrypted(stream) => stream.flush(),
        }
    }
}
