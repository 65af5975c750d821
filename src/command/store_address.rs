//! Where the store is, according to this machine's settings.

use std::ffi::OsString;
use std::path::PathBuf;
use std::rc::Rc;

use crate::config::Machine;
use crate::mail::{PasswordNames, PasswordSources, Secret};
use crate::refusal::Refusal;
use crate::store::{Address, ServerAccess, ServerAddress};

type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The address of the store: a file, or a server with what is needed to connect to it.
pub(crate) fn store_address(
    machine: &Machine,
    env: Env<'_>,
    home: &dyn Fn() -> Option<PathBuf>,
) -> Result<Address, Refusal> {
    machine.check_store()?;
    let Some(text) = machine.server() else {
        return Ok(Address::File(machine.store_path(home)));
    };
    let setting = |key: &str| machine.value(key).map(|(value, _)| value.to_owned());
    let filled = |name: &str| env(name).filter(|value| !value.is_empty());
    let sources = PasswordSources {
        names: &PasswordNames::STORE,
        value: filled("BINCARD_STORE_PASSWORD")
            .map(|value| Secret::from(value.to_string_lossy().into_owned())),
        credentials_directory: filled("CREDENTIALS_DIRECTORY").map(PathBuf::from),
        file: setting("store.password_file").map(PathBuf::from),
        command: setting("store.password_command"),
    };
    let read = move || Ok(sources.read()?.map(|secret| secret.expose().to_owned()));
    let access = ServerAccess {
        password: Rc::new(read),
        ca_file: setting("store.ca_file").map(PathBuf::from),
        idle_timeout: machine.timeout("store.idle_timeout")?,
    };
    Ok(Address::Server(Box::new(ServerAddress::parse(text, env, access)?)))
}
