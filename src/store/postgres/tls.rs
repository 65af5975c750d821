//! TLS with a verified certificate (R62).

use anyhow::{Context as _, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::message::{Message, io_error};
use crate::refusal::Refusal;

/// Trusts the system's authorities and those of a file.
pub(super) fn connector(ca_file: Option<&Path>) -> Result<MakeRustlsConnect> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = ca_file {
        roots.add_parsable_certificates(certificates(path)?);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .context(Message::new("server-tls-failed"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let wrong = |why: Message| Refusal::SettingWrong {
        key: "store.ca_file".to_owned(),
        value: path.display().to_string(),
        why,
    };
    let bytes = crate::files::read_small(path).map_err(|error| wrong(io_error(&error)))?;
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&bytes).flatten().collect();
    if certificates.is_empty() {
        return Err(wrong(Message::new("server-no-certificate")).into());
    }
    Ok(certificates)
}
