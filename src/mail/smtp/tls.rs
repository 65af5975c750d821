//! `Tls`: how a connection is encrypted, and which certificates are trusted.

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    StreamOwned,
};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use crate::mail::reply::SmtpError;

/// Which server certificates are accepted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trust<'a> {
    /// Those signed by the system's authorities or those in `SSL_CERT_FILE`, and by the shop's.
    Verified(&'a [CertificateDer<'static>]),
    /// Any certificate: on loopback, where no third party is in between, and to read one that was rejected.
    Any,
}

/// The configuration of an encrypted connection.
pub(super) struct Tls {
    config: Arc<ClientConfig>,
    server: ServerName<'static>,
}

/// An encrypted connection.
pub(super) struct TlsStream(StreamOwned<ClientConnection, TcpStream>);

impl Tls {
    pub(super) fn new(host: &str, trust: Trust<'_>) -> Result<Self, SmtpError> {
        let invalid = |error: &dyn std::fmt::Display| std::io::Error::other(error.to_string());
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| invalid(&error))?;
        let config = match trust {
            Trust::Verified(own) => {
                let mut roots = RootCertStore::empty();
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
                roots.add_parsable_certificates(own.iter().cloned());
                builder.with_root_certificates(roots).with_no_client_auth()
            }
            Trust::Any => builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(AnyCertificate(provider)))
                .with_no_client_auth(),
        };
        let server = ServerName::try_from(host.to_owned()).map_err(|error| invalid(&error))?;
        Ok(Self { config: Arc::new(config), server })
    }

    pub(super) fn handshake(&self, mut stream: TcpStream) -> Result<TlsStream, SmtpError> {
        let connection = ClientConnection::new(Arc::clone(&self.config), self.server.clone());
        let mut connection = connection.map_err(std::io::Error::other)?;
        while connection.is_handshaking() {
            connection.complete_io(&mut stream)?;
        }
        Ok(TlsStream(StreamOwned::new(connection, stream)))
    }
}

impl TlsStream {
    /// The server's certificate, in DER encoding.
    pub(super) fn certificate(&self) -> Option<Vec<u8>> {
        self.0.conn.peer_certificates()?.first().map(|certificate| certificate.to_vec())
    }

    pub(super) fn socket(&self) -> &TcpStream {
        &self.0.sock
    }
}

impl Read for TlsStream {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for TlsStream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Accepts any certificate, but still checks that the server has its key.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _certificate: &CertificateDer<'_>,
        _chain: &[CertificateDer<'_>],
        _server: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
