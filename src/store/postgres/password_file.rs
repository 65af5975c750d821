//! `PasswordFile`: libpq's password file, `~/.pgpass`. libpq ignores one that others can read; bincard says so.

use std::ffi::OsString;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::files::open_regular;
use crate::refusal::Refusal;

/// The most bytes read.
const MAX_BYTES: u64 = 64 * 1024;

#[derive(Clone)]
pub(super) struct PasswordFile {
    path: PathBuf,
}

impl PasswordFile {
    /// The file that `PGPASSFILE` names, else the one in the user's directory.
    pub(super) fn at(env: &dyn Fn(&str) -> Option<OsString>) -> Option<Self> {
        let usual = || env("HOME").map(|home| PathBuf::from(home).join(".pgpass"));
        let path = env("PGPASSFILE").map(PathBuf::from).or_else(usual)?;
        Some(Self { path })
    }

    /// The password of the first line that matches one of the servers; `None` if there is none, or no file.
    ///
    /// # Errors
    /// A file that other users can read.
    pub(super) fn find(&self, config: &Config) -> Result<Option<String>, Refusal> {
        let Ok(file) = open_regular(&self.path) else { return Ok(None) };
        let mode = file.metadata().map_or(0, |metadata| metadata.mode());
        if mode & 0o077 != 0 {
            return Err(Refusal::SecretOpenToOthers {
                path: self.path.clone(),
                mode: mode & 0o777,
            });
        }
        let mut text = String::new();
        if file.take(MAX_BYTES).read_to_string(&mut text).is_err() {
            return Ok(None);
        }
        let lines = || text.lines().filter(|line| !line.starts_with('#'));
        let servers = servers(config);
        let user = config.get_user().unwrap_or_default();
        let database = config.get_dbname().unwrap_or_default();
        Ok(servers.iter().find_map(|(host, port)| {
            lines().find_map(|line| password(line, &[host, port, database, user]))
        }))
    }
}

/// Host and port of each server of an address, as the file names them.
fn servers(config: &Config) -> Vec<(String, String)> {
    let ports = config.get_ports();
    let port = |index| ports.get(index).or(ports.first()).copied().unwrap_or(5432).to_string();
    let named = config.get_hosts().iter().enumerate().map(|(index, host)| match host {
        Host::Tcp(name) => (name.clone(), port(index)),
        Host::Unix(_) => ("localhost".to_owned(), port(index)),
    });
    named.collect()
}

/// The password of a line if its other fields match.
fn password(line: &str, parts: &[&str; 4]) -> Option<String> {
    let fields = fields(line);
    let (password, matched) = fields.split_last().filter(|_| fields.len() == 5)?;
    let is_match = matched.iter().zip(parts).all(|(field, part)| field == "*" || field == part);
    is_match.then(|| password.clone())
}

/// The fields of a line, separated by `:`; `\` takes the next character as it is.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        let last = fields.len() == 5;
        match (character, fields.last_mut()) {
            (':', _) if !last => fields.push(String::new()),
            ('\\', Some(field)) => field.extend(characters.next()),
            (other, Some(field)) => field.push(other),
            (_, None) => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_matches_by_its_first_four_fields() {
        let parts = ["db.example", "5432", "shop", "till"];
        assert_eq!(password("db.example:5432:shop:till:a\\:b", &parts).unwrap(), "a:b");
        assert_eq!(password("*:*:*:till:a:b", &parts).unwrap(), "a:b");
        assert_eq!(password("*:*:*:owner:secret", &parts), None);
        assert_eq!(password("*:*:*:till", &parts), None);
    }
}
