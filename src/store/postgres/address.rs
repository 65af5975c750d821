//! `ServerAddress`: libpq's URI, with the schema of the shop.

use anyhow::Result;
use jiff::SignedDuration;
use std::cell::Cell;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

use super::password_file::PasswordFile;
use crate::message::Message;
use crate::refusal::Refusal;

/// The schema, unless the address names one.
const DEFAULT_SCHEMA: &str = "bincard";
/// The longest name of a schema, in bytes; the server would cut a longer one.
const MAX_NAME_BYTES: usize = 63;
/// The directory of the server's socket, unless the address or the environment names a host.
const SOCKET_FOLDER: &str = "/var/run/postgresql";

type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// How this machine gets access to a server.
#[derive(Clone)]
pub(crate) struct ServerAccess {
    /// Reads the password, if a source of bincard's is set; called once for each connection.
    pub(crate) password: Rc<dyn Fn() -> Result<Option<String>>>,
    /// The setting `store.ca_file`.
    pub(crate) ca_file: Option<PathBuf>,
    /// The setting `store.idle_timeout`.
    pub(crate) idle_timeout: Duration,
}

/// A PostgreSQL server, or several that stand in for one another, and the schema of a shop there.
#[derive(Clone)]
pub(crate) struct ServerAddress {
    pub(super) config: Config,
    pub(super) schema: String,
    pub(super) access: ServerAccess,
    /// libpq's variable `PGPASSWORD`.
    password_variable: Option<String>,
    password_file: Option<PasswordFile>,
    /// The file of certificate authorities to trust besides the system's.
    pub(super) ca_file: Option<PathBuf>,
    /// How far this machine's clock is ahead of the server's, as seen on opening.
    pub(super) clock_lead: Rc<Cell<SignedDuration>>,
    shown: String,
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// What the part of an address after `?` says that the library does not know.
#[derive(Default)]
struct Options {
    schema: Option<String>,
    ssl_mode: Option<String>,
    ca_file: Option<PathBuf>,
    /// The rest.
    known: Vec<String>,
}

impl Options {
    fn of(query: &str) -> Result<Self, Refusal> {
        let mut options = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let key = percent_encoding::percent_decode_str(key).decode_utf8_lossy();
            let key = key.as_ref();
            let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy();
            match key {
                "schema" => options.schema = Some(value.into_owned()),
                "sslmode" => options.ssl_mode = Some(value.into_owned()),
                "sslrootcert" => options.ca_file = Some(PathBuf::from(value.as_ref())),
                "password" => return Err(password_in_address()),
                // It would decide which machine is connected to, whatever the host says about TLS.
                "hostaddr" => {
                    return Err(wrong(Message::new("server-unknown-option").with("option", key)));
                }
                _ => options.known.push(pair.to_owned()),
            }
        }
        Ok(options)
    }
}

fn password_in_address() -> Refusal {
    Refusal::PasswordInUrl { key: "store.path" }
}

fn wrong(why: Message) -> Refusal {
    Refusal::BadStoreAddress { why }
}

impl ServerAddress {
    /// Reads an address; what it leaves out comes from libpq's environment variables.
    ///
    /// # Errors
    /// A password in the address, an unknown option, or TLS turned off for a server on the network (R59, R62).
    pub(crate) fn parse(text: &str, env: Env<'_>, access: ServerAccess) -> Result<Self, Refusal> {
        let (base, query) = text.split_once('?').unwrap_or((text, ""));
        let options = Options::of(query)?;
        let (_, place) = base.split_once(':').unwrap_or(("", base));
        let text = format!("postgres:{place}?{}", options.known.join("&"));
        let mut config: Config = text.parse().map_err(|error| wrong(explained(&error)))?;
        if config.get_password().is_some() {
            return Err(password_in_address());
        }
        let variable = |name: &str| {
            env(name).map(|value| value.to_string_lossy().into_owned()).filter(|v| !v.is_empty())
        };
        complete(&mut config, &variable)?;
        let ssl_mode = options.ssl_mode.or_else(|| variable("PGSSLMODE"));
        config.ssl_mode(tls_of(&config, ssl_mode.as_deref())?);
        let schema = options.schema.unwrap_or_else(|| DEFAULT_SCHEMA.to_owned());
        must_be_schema(&schema)?;
        let ca_file = options.ca_file.or_else(|| access.ca_file.clone());
        let ca_file = ca_file.or_else(|| variable("PGSSLROOTCERT").map(PathBuf::from));
        let shown = shown(&config, &schema);
        Ok(Self {
            config,
            schema,
            access,
            password_variable: variable("PGPASSWORD"),
            password_file: PasswordFile::at(env),
            ca_file,
            clock_lead: Rc::default(),
            shown,
        })
    }

    /// The password: from bincard's sources, else from libpq's, if there is one.
    ///
    /// # Errors
    /// A source of bincard's that cannot be read, or a password file that other users can read.
    pub(super) fn password(&self) -> Result<Option<String>> {
        if let Some(password) = (self.access.password)()?.or_else(|| self.password_variable.clone())
        {
            return Ok(Some(password));
        }
        let file = self.password_file.as_ref();
        Ok(file.map(|file| file.find(&self.config)).transpose()?.flatten())
    }

    pub(super) fn user(&self) -> &str {
        self.config.get_user().unwrap_or_default()
    }

    pub(super) fn database(&self) -> &str {
        self.config.get_dbname().unwrap_or_default()
    }

    /// How far this machine's clock is ahead of the server's; zero until a store has been opened.
    pub(crate) fn clock_lead(&self) -> SignedDuration {
        self.clock_lead.get()
    }
}

/// What the library finds wrong with an address: an option it does not know, or the value of one.
fn explained(error: &tokio_postgres::Error) -> Message {
    let why =
        std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let option = why.split('`').nth(1).unwrap_or_default();
    if why.starts_with("unknown option") {
        return Message::new("server-unknown-option").with("option", option);
    }
    if why.starts_with("invalid value for option") {
        return Message::new("server-bad-option").with("option", option);
    }
    Message::foreign(why)
}

/// Fills in what an address leaves out, as libpq does.
fn complete(config: &mut Config, variable: &dyn Fn(&str) -> Option<String>) -> Result<(), Refusal> {
    if config.get_hosts().is_empty() {
        let hosts = variable("PGHOST").unwrap_or_else(|| SOCKET_FOLDER.to_owned());
        for host in hosts.split(',') {
            config.host(host);
        }
        if let Some(ports) = variable("PGPORT") {
            for port in ports.split(',') {
                let wrong = |_| wrong(Message::new("server-bad-option").with("option", "PGPORT"));
                config.port(port.parse().map_err(wrong)?);
            }
        }
    }
    let user = config.get_user().map(str::to_owned).or_else(|| variable("PGUSER"));
    let user = user
        .or_else(|| variable("USER"))
        .or_else(|| variable("LOGNAME"))
        .unwrap_or_else(|| "postgres".to_owned());
    let database = config.get_dbname().map(str::to_owned).or_else(|| variable("PGDATABASE"));
    config.dbname(database.unwrap_or_else(|| user.clone())).user(user);
    config.application_name("bincard");
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    // A dead link is noticed within half a minute.
    config.keepalives_idle(Duration::from_secs(10));
    config.keepalives_interval(Duration::from_secs(5)).keepalives_retries(3);
    config.tcp_user_timeout(Duration::from_secs(30));
    Ok(())
}

/// Verified TLS, except on a socket and on loopback, where it is used if the address asks for it (R62).
fn tls_of(config: &Config, ssl_mode: Option<&str>) -> Result<SslMode, Refusal> {
    let is_local = config.get_hosts().iter().all(is_local);
    match ssl_mode {
        None | Some("prefer" | "allow" | "disable") if is_local => Ok(SslMode::Disable),
        None | Some("prefer" | "allow" | "require" | "verify-ca" | "verify-full") => {
            Ok(SslMode::Require)
        }
        Some("disable") => Err(wrong(Message::new("server-tls-off"))),
        Some(other) => Err(wrong(Message::new("server-bad-ssl-mode").with("mode", other))),
    }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost"
                || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    }
}

fn must_be_schema(name: &str) -> Result<(), Refusal> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '_';
    let is_plain = name.starts_with(is_letter)
        && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
        && name.len() <= MAX_NAME_BYTES
        && !name.starts_with("pg_");
    if is_plain {
        return Ok(());
    }
    Err(wrong(Message::new("server-bad-schema").with("schema", name)))
}

/// The address without anything secret.
fn shown(config: &Config, schema: &str) -> String {
    let ports = config.get_ports();
    let port_of = |index: usize| ports.get(index).or(ports.first()).copied();
    let hosts = config.get_hosts().iter().enumerate().map(|(index, host)| {
        let name = match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(folder) => folder.display().to_string().replace('/', "%2F"),
        };
        port_of(index).map_or(name.clone(), |port| format!("{name}:{port}"))
    });
    let hosts = hosts.collect::<Vec<_>>().join(",");
    let (user, database) =
        (config.get_user().unwrap_or_default(), config.get_dbname().unwrap_or_default());
    format!("postgres://{user}@{hosts}/{database}?schema={schema}")
}
