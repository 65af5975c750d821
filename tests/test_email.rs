//! `bincard notify test` where it fails: the error in plain words, then one hint.

use std::io::{Read, Write};

use crate::support::{Ran, Shop};

const SENDMAIL: [&str; 7] = [
    "/usr/sbin/sendmail",
    "/usr/lib/sendmail",
    "/usr/bin/sendmail",
    "/usr/local/sbin/sendmail",
    "/usr/local/bin/sendmail",
    "/sbin/sendmail",
    "/run/wrappers/bin/sendmail",
];

fn has_sendmail() -> bool {
    SENDMAIL.iter().any(|path| std::path::Path::new(path).is_file())
}

fn shop() -> Shop {
    let shop = Shop::with("TEA=5");
    shop.ok("item set TEA --threshold 9");
    shop.ok("settings set digest.to owner@shop.test");
    shop
}

/// Tests a server that answers the first bytes it gets with these.
fn tested(shop: &Shop, scheme: &str, answer: &'static [u8], line: &str) -> Ran {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    shop.ok(&format!("settings set smtp.url {scheme}://127.0.0.1:{port}"));
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 16]);
        let _ = stream.write_all(answer);
    });
    let ran = shop.typed(line);
    server.join().unwrap();
    ran
}

#[test]
fn the_error_is_in_plain_words_and_one_hint_comes_after_it() {
    /// A fatal alert: the handshake failed.
    const ALERT: &[u8] = b"\x15\x03\x03\x00\x02\x02\x28";
    let shop = shop();
    let english = tested(&shop, "smtps", ALERT, "notify test");
    let french = tested(&shop, "smtps", ALERT, "notify test --lang fr");
    let digest = tested(&shop, "smtps", ALERT, "notify digest --force");
    assert!(digest.err.contains("no encrypted connection could be established\n"), "{digest:?}");
    shop.ok("settings set smtp.url smtp://nohost.invalid");
    let unknown = shop.typed("notify test");
    shop.ok("settings set smtp.url sendmail:/bin/false");
    let program = shop.typed("notify test");
    for (ran, error, hint) in [
        (&english, "no encrypted connection could be established", "hint: the port does not use"),
        (
            &french,
            "impossible d’établir une connexion chiffrée",
            "conseil\u{a0}: ce port n’utilise",
        ),
        (&unknown, "nohost.invalid:587: the host name is not known", "hint: check the host in"),
        (&program, "/bin/false: exit status 1", ""),
    ] {
        let mut lines = ran.err.lines();
        assert!(lines.next().unwrap().ends_with(error), "{}", ran.err);
        let told = lines.next().unwrap_or_default();
        assert!(told.starts_with(hint) && told.is_empty() == hint.is_empty(), "{}", ran.err);
        assert_eq!(lines.next(), None, "{}", ran.err);
    }
    for ran in [english, french, digest, unknown, program] {
        let told = ran.out + &ran.err;
        for raw in ["alert", "HandshakeFailure", "os error", "lookup", "`bincard notify test`"] {
            assert!(!told.contains(raw), "{raw}: {told}");
        }
    }
}

#[test]
fn a_machine_with_sendmail_is_advised_to_use_it() {
    let shop = shop();
    let missing = shop.typed("notify test");
    let french = shop.typed("notify test --lang fr");
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    shop.ok(&format!("settings set smtp.url smtp://{nobody}"));
    let refused = shop.typed("notify test");
    for ran in [&missing, &french, &refused] {
        let advice = "`bincard settings set smtp.url sendmail:`\n";
        assert_eq!(ran.err.ends_with(advice), has_sendmail(), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
    }
    assert_eq!((missing.code, refused.code), (78, 75));
    shop.ok("settings set smtp.url sendmail:/bin/false");
    assert!(!shop.typed("notify test").err.contains("sendmail:`"));
}

#[test]
fn a_missing_temporary_directory_is_not_blamed_on_the_mail_program() {
    let shop = shop();
    shop.ok("settings set smtp.url sendmail:/bin/true");
    let digest = shop.process(&["notify", "digest"]).env("TMPDIR", "/nowhere").output().unwrap();
    let told = String::from_utf8(digest.stderr).unwrap();
    assert!(told.contains("cannot create a temporary file (see TMPDIR)"), "{told}");
    assert_eq!(digest.status.code(), Some(75), "trying again may help");
}
