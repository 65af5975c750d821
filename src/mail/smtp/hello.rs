//! The name by which this machine greets a mail server, unless `smtp.hello` is set.

use std::net::IpAddr;

use super::connection::SmtpConnection;

/// Where Linux stores the host name.
const HOST_NAME: &str = "/proc/sys/kernel/hostname";
/// Where the fully qualified name usually is.
const HOSTS: &str = "/etc/hosts";

/// The machine's fully qualified name if it has one, or else its address: RFC 5321 requires this, and many servers
/// check it.
pub(super) fn own_name(connection: &SmtpConnection) -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    full_name(read(HOST_NAME).trim(), &read(HOSTS)).unwrap_or_else(|| {
        match connection.local_address() {
            Some(IpAddr::V6(address)) => format!("[IPv6:{address}]"),
            Some(IpAddr::V4(address)) => format!("[{address}]"),
            None => "[127.0.0.1]".to_owned(),
        }
    })
}

fn full_name(name: &str, hosts: &str) -> Option<String> {
    let is_full = |name: &&str| {
        let is_host_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
        name.contains('.') && is_host_name && !name.starts_with("localhost")
    };
    let names_on = |line: &'_ str| -> Vec<String> {
        let names = line.split('#').next().unwrap_or_default().split_whitespace().skip(1);
        names.map(str::to_owned).collect()
    };
    let is_of_machine = |names: &Vec<String>| names.iter().any(|other| other == name);
    let in_hosts = hosts.lines().map(names_on).filter(is_of_machine).flatten();
    Some(name.to_owned())
        .filter(|name| is_full(&name.as_str()))
        .or_else(|| in_hosts.into_iter().find(|other| is_full(&other.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fully_qualified_name_has_a_domain() {
        let hosts = "127.0.0.1 localhost\n127.0.1.1\ttill.shop.example till # me\n10.0.0.9 a.b.c\n";
        assert_eq!(full_name("till", hosts).as_deref(), Some("till.shop.example"));
        assert_eq!(full_name("mail.shop.example", hosts).as_deref(), Some("mail.shop.example"));
        assert_eq!(full_name("other", hosts), None);
        assert_eq!(full_name("localhost", "127.0.0.1 localhost localhost.localdomain"), None);
        assert_eq!(full_name("till", "10.0.0.1 till x\r\n.evil"), None);
    }
}
