//! Mail servers, programs and directories that misbehave, and what is then known about the message.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use super::super::*;
use super::server::{Fault, Moment, server};
use crate::locale::{Language, Texts};
use crate::refusal::Refusal;

const PATIENT: Duration = Duration::from_secs(10);
const HASTY: Duration = Duration::from_millis(400);
const MESSAGE: &[u8] = b"Subject: x\r\n\r\n.dot\r\n";

fn mailer(url: &str, password: Option<&str>, timeout: Duration) -> Mailer {
    let username = password.map(|_| "owner".to_owned());
    let password = password.map(|text| text.to_owned().into());
    Mailer::new(Transport::parse(url).unwrap(), username, password).unwrap().with_timeout(timeout)
}

fn deliver(mailer: &Mailer) -> SendOutcome {
    let from = Sender::parse("Shop <shop@shop.test>").unwrap();
    let to = Address::parse("owner@shop.test").unwrap();
    mailer.deliver(&from, &to, "<1@bincard.invalid>", MESSAGE)
}

/// Sends to a server with a fault: the outcome, and the lines that the server received.
fn session(
    moment: Moment,
    fault: Fault,
    password: Option<&str>,
    wait: Duration,
) -> (SendOutcome, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = server(listener, moment, fault);
    let sent = deliver(&mailer(&url, password, wait));
    (sent, server.join().unwrap())
}

fn word(sent: &SendOutcome) -> &'static str {
    match sent {
        SendOutcome::Accepted => "accepted",
        SendOutcome::NotSent { can_retry: true, .. } => "retry",
        SendOutcome::NotSent { can_retry: false, .. } | SendOutcome::AddressRefused { .. } => {
            "refused"
        }
        SendOutcome::Unknown { .. } => "unknown",
    }
}

#[test]
fn every_fault_at_every_stage_has_its_outcome() {
    use Fault::{Close, Hang, Say};
    let faults = [
        Close,
        Hang,
        Say("451 4.3.0 later\r\n"),
        Say("550 5.7.1 no\r\n"),
        Say("what?\r\n"),
        Say("250-half an answer"),
    ];
    // In the order of the faults.
    let before = ["retry", "retry", "retry", "refused", "retry", "retry"];
    let after = ["unknown", "unknown", "retry", "refused", "unknown", "unknown"];
    let table = [
        (Moment::Connect, before),
        (Moment::Ehlo, before),
        (Moment::StartTls, before),
        (Moment::Handshake, ["retry"; 6]),
        (Moment::Auth, before),
        (Moment::Mail, before),
        (Moment::Rcpt, before),
        (Moment::Data, before),
        (Moment::Dot, after),
        (Moment::Quit, ["accepted"; 6]),
    ];
    std::thread::scope(|scope| {
        for (moment, outcomes) in table {
            scope.spawn(move || {
                for (fault, outcome) in faults.into_iter().zip(outcomes) {
                    let is_slow = matches!(fault, Hang | Say("250-half an answer"));
                    let wait = if is_slow { HASTY } else { PATIENT };
                    let (sent, received) = session(moment, fault, Some("hunter2"), wait);
                    assert_eq!(word(&sent), outcome, "{moment:?} {fault:?}: {sent:?}");
                    let is_sent = received.iter().any(|line| line.starts_with("AUTH"));
                    let is_before = matches!(moment, Moment::StartTls | Moment::Handshake);
                    assert!(!is_sent || !is_before, "a password in the clear: {received:?}");
                }
            });
        }
    });
}

#[test]
fn a_positive_reply_with_the_wrong_code_is_a_failure() {
    let (sent, _) = session(Moment::Data, Fault::Say("250 ok\r\n"), None, PATIENT);
    assert_eq!(word(&sent), "retry", "{sent:?}");
    let (sent, _) = session(Moment::Dot, Fault::Say("354 more\r\n"), None, PATIENT);
    assert_eq!(word(&sent), "unknown", "{sent:?}");
}

#[test]
fn a_reply_that_drips_is_cut_off() {
    let wait = Duration::from_millis(100);
    let (sent, received) = session(Moment::Rcpt, Fault::Drip, None, wait);
    assert_eq!(word(&sent), "retry", "{sent:?}");
    assert!(!received.contains(&"DATA".to_owned()));
    let (sent, _) = session(Moment::Dot, Fault::Drip, None, wait);
    assert_eq!(word(&sent), "unknown", "{sent:?}");
}

#[test]
fn an_endless_reply_is_cut_off() {
    for moment in [Moment::Connect, Moment::Ehlo, Moment::Rcpt] {
        for words in ["2", "250-more\r\n"] {
            let (sent, _) = session(moment, Fault::Flood(words), None, PATIENT);
            assert_eq!(word(&sent), "retry", "{sent:?}");
            assert!(reason(&sent).contains("the reply is not SMTP"), "{sent:?}");
        }
    }
}

#[test]
fn data_from_before_the_handshake_is_not_read_after_it() {
    let injected = Fault::Say("220 go ahead\r\n250-mail.test\r\n250 AUTH PLAIN\r\n");
    let (sent, received) = session(Moment::StartTls, injected, Some("hunter2"), PATIENT);
    assert_eq!(word(&sent), "retry");
    assert!(reason(&sent).contains("before the connection was encrypted"), "{sent:?}");
    assert_eq!(received.last().unwrap(), "STARTTLS");
}

#[test]
fn a_refused_address_differs_from_a_server_that_refuses_everything() {
    let refused = |moment| session(moment, Fault::Say("550 5.1.1 no\r\n"), None, PATIENT).0;
    assert!(matches!(refused(Moment::Rcpt), SendOutcome::AddressRefused { .. }));
    assert!(matches!(refused(Moment::Mail), SendOutcome::NotSent { .. }));
    assert!(matches!(refused(Moment::Dot), SendOutcome::NotSent { .. }));
}

#[test]
fn the_configured_hello_name_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = server(listener, Moment::Quit, Fault::Close);
    deliver(&mailer(&url, None, PATIENT).introduced_as(Some("till.shop.test".to_owned())));
    assert_eq!(server.join().unwrap()[0], "EHLO till.shop.test");
}

#[test]
fn the_reason_has_the_server_stage_and_reply_on_one_line() {
    let answer = Fault::Say("550-5.1.1 no\u{1b}[2J\r\n550 5.1.1 such user\r\n");
    let (sent, _) = session(Moment::Rcpt, answer, None, PATIENT);
    let why = reason(&sent);
    let (server, rest) = why.split_once(" (").unwrap();
    assert!(server.starts_with("127.0.0.1:"), "{why}");
    assert_eq!(rest, "RCPT TO): 550 5.1.1 no\\u{1b}[2J such user");
    let (sent, _) = session(Moment::Mail, Fault::Hang, None, HASTY);
    assert!(reason(&sent).contains("MAIL FROM): no reply within 400ms"), "{sent:?}");
    let (sent, _) = session(Moment::Dot, Fault::Close, None, PATIENT);
    assert!(reason(&sent).contains("the connection was closed"), "{sent:?}");
}

/// Why it was not sent, in English.
fn reason(sent: &SendOutcome) -> String {
    let (SendOutcome::NotSent { why, .. }
    | SendOutcome::AddressRefused { why }
    | SendOutcome::Unknown { why }) = sent
    else {
        panic!("{sent:?}")
    };
    Texts::new(Language::En).say(why)
}

#[test]
fn leading_dots_survive() {
    let (sent, received) = session(Moment::Quit, Fault::Close, Some("hunter2"), PATIENT);
    assert_eq!(sent, SendOutcome::Accepted);
    assert!(received.contains(&"MAIL FROM:<shop@shop.test>".to_owned()), "{received:?}");
    assert!(received.contains(&"RCPT TO:<owner@shop.test>".to_owned()));
    assert!(received.contains(&"..dot".to_owned()));
    assert_eq!(received.last().unwrap(), "QUIT");
}

#[test]
fn a_rejected_password_is_never_shown() {
    for (answer, outcome) in [
        ("535 5.7.8 wrong password hunter2\r\n", "refused"),
        ("454 4.7.0 busy, hunter2\r\n", "retry"),
        ("oh, hunter2\r\n", "retry"),
        ("535 not recognized: AUTH PLAIN AG93bmVyAGh1bnRlcjI=\r\n", "refused"),
        ("535 not recognized: AG93bmVyAGh1bnRlcjI\r\n", "refused"),
        ("535-auth plain ag93bmvyaGH1BNRLCJI= is\r\n535 aHVudGVyMg== HUNTER2\r\n", "refused"),
    ] {
        let (sent, received) = session(Moment::Auth, Fault::Say(answer), Some("hunter2"), PATIENT);
        assert_eq!(word(&sent), outcome, "{sent:?}");
        let shown = format!("{sent:?}").to_lowercase();
        for secret in ["hunter2", "ag93bmvyagh1bnrlcji", "ahvudgvymg"] {
            assert!(!shown.contains(secret), "{sent:?}");
        }
        assert!(received.iter().all(|line| !line.starts_with("MAIL")));
    }
    let echo = Fault::Say("535 wrong password: hunter2 \r\n");
    let (sent, _) = session(Moment::Auth, echo, Some("hunter2 "), PATIENT);
    assert!(!format!("{sent:?}").contains("hunter2"), "without the blank at its end: {sent:?}");
    let no_auth = Fault::Say("250 mail.test\r\n");
    let (sent, received) = session(Moment::Ehlo, no_auth, Some("hunter2"), PATIENT);
    assert_eq!(word(&sent), "refused");
    assert!(received.iter().all(|line| !line.starts_with("AUTH")));
}

#[test]
fn nothing_is_sent_without_tls_except_on_loopback() {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let url = format!("smtp://0.0.0.0:{}", listener.local_addr().unwrap().port());
    let server = server(listener, Moment::Quit, Fault::Close);
    let sent = deliver(&mailer(&url, Some("hunter2"), PATIENT));
    assert_eq!(word(&sent), "refused");
    assert!(reason(&sent).contains("STARTTLS"), "{sent:?}");
    assert!(server.join().unwrap().iter().all(|line| line.starts_with("EHLO")));
}

#[test]
fn an_unreachable_server_and_missing_tls_can_be_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    for url in [format!("smtp://127.0.0.1:{port}"), "smtp://no-such-host.invalid".to_owned()] {
        assert_eq!(word(&deliver(&mailer(&url, None, PATIENT))), "retry", "{url}");
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtps://{}", listener.local_addr().unwrap());
    let server = server(listener, Moment::Quit, Fault::Close);
    assert_eq!(word(&deliver(&mailer(&url, None, PATIENT))), "retry");
    server.join().unwrap();
}

#[test]
fn a_server_without_a_handshake_is_still_a_mail_server() {
    for (fault, wait) in [
        (Fault::Close, PATIENT),
        (Fault::Hang, HASTY),
        (Fault::Say("220 mail.test ESMTP, not TLS\r\n"), PATIENT),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtps://{}", listener.local_addr().unwrap());
        let server = server(listener, Moment::Connect, fault);
        let from = Sender::parse("shop@shop.test").unwrap();
        let to = Address::parse("owner@shop.test").unwrap();
        let (sent, findings) = mailer(&url, None, wait).diagnose(&from, &to, "<1@x>", MESSAGE);
        server.join().unwrap();
        assert_eq!(word(&sent), "retry", "{fault:?}: {sent:?}");
        let cause = match fault {
            Fault::Hang => FailureReason::Timeout,
            Fault::Close | Fault::Drip | Fault::Say(_) | Fault::Flood(_) => FailureReason::NotTls,
        };
        assert!(matches!(findings[0], Finding::Resolved { .. }), "{findings:?}");
        assert_eq!(findings[1..], [Finding::Failed(cause)], "{fault:?}");
    }
}

#[test]
fn a_diagnosis_lists_the_steps_up_to_the_failure() {
    let diagnose = |moment, fault, password: Option<&str>| {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let server = server(listener, moment, fault);
        let from = Sender::parse("shop@shop.test").unwrap();
        let to = Address::parse("owner@shop.test").unwrap();
        let (_, findings) = mailer(&url, password, PATIENT).diagnose(&from, &to, "<1@x>", MESSAGE);
        server.join().unwrap();
        findings.into_iter().skip(2).collect::<Vec<_>>()
    };
    let signed_in = Finding::LoggedIn { username: "owner".to_owned() };
    let accepted = Finding::Accepted { answer: "250 ok".to_owned() };
    let found = diagnose(Moment::Quit, Fault::Close, Some("hunter2"));
    assert_eq!(found, [Finding::Unencrypted, signed_in.clone(), accepted]);
    for (moment, cause) in [
        (Moment::Mail, FailureReason::SenderRefused),
        (Moment::Rcpt, FailureReason::RecipientRefused),
        (Moment::Dot, FailureReason::MessageRefused),
    ] {
        let found = diagnose(moment, Fault::Say("550 no\r\n"), Some("hunter2"));
        assert_eq!(found, [Finding::Unencrypted, signed_in.clone(), Finding::Failed(cause)]);
    }
    let found = diagnose(Moment::Auth, Fault::Say("535 no\r\n"), Some("hunter2"));
    assert_eq!(found, [Finding::Unencrypted, Finding::Failed(FailureReason::LoginRefused)]);
    let found = diagnose(Moment::Rcpt, Fault::Say("450 later\r\n"), None);
    let later = Finding::Failed(FailureReason::Deferred);
    assert_eq!(found, [Finding::Unencrypted, Finding::NotLoggedIn, later]);
}

#[test]
fn a_user_name_needs_a_password_and_the_other_way_round() {
    let new = |url: &str, username: Option<&str>, password: Option<&str>| {
        let password = password.map(|text| text.to_owned().into());
        Mailer::new(Transport::parse(url).unwrap(), username.map(str::to_owned), password)
    };
    let missing = |key| Refusal::SettingMissing { key };
    assert!(new("smtp://owner@mail.test", None, Some("x")).is_ok());
    assert_eq!(
        new("smtp://owner@mail.test", None, None).unwrap_err(),
        missing("smtp.password_file")
    );
    assert_eq!(new("smtp://mail.test", None, Some("x")).unwrap_err(), missing("smtp.username"));
    assert!(new("file:/tmp", None, Some("x")).is_ok());
    let shown = format!("{:?}", new("smtp://mail.test", Some("owner"), Some("hunter2")).unwrap());
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn an_e_mail_file_is_complete_and_private() {
    let directory = tempfile::tempdir().unwrap();
    let mailer = mailer(&format!("file:{}", directory.path().display()), None, PATIENT);
    assert_eq!(deliver(&mailer), SendOutcome::Accepted);
    assert_eq!(deliver(&mailer), SendOutcome::Accepted);
    let names: Vec<_> =
        std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(names, [directory.path().join("1@bincard.invalid.eml")]);
    assert_eq!(std::fs::read(&names[0]).unwrap(), MESSAGE);
    assert_eq!(std::fs::metadata(&names[0]).unwrap().permissions().mode() & 0o777, 0o600);
    let from = Sender::parse("shop@shop.test").unwrap();
    let to = Address::parse("owner@shop.test").unwrap();
    assert_eq!(mailer.deliver(&from, &to, "<../../x@y>", MESSAGE), SendOutcome::Accepted);
    assert!(directory.path().join("_.._x@y.eml").exists());
    directory.close().unwrap();
    assert_eq!(word(&deliver(&mailer)), "refused");
}

#[test]
fn the_exit_status_of_sendmail_is_the_outcome() {
    let directory = tempfile::tempdir().unwrap();
    let program = directory.path().join("sendmail");
    let url = format!("sendmail:{}", program.display());
    assert_eq!(word(&deliver(&mailer(&url, None, PATIENT))), "refused");
    for (end, outcome) in [
        ("exit 0", "accepted"),
        ("echo deferred >&2; exit 75", "retry"),
        ("exit 67", "refused"),
        ("kill -9 $$", "unknown"),
    ] {
        let script = format!("#!/bin/sh\necho \"$@\" > \"$0.args\"; cat > \"$0.mail\"; {end}\n");
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let sent = deliver(&mailer(&url, None, PATIENT));
        assert_eq!(word(&sent), outcome, "{end}: {sent:?}");
        let read = |name: &str| std::fs::read(directory.path().join(name)).unwrap();
        assert_eq!(read("sendmail.args"), b"-i -f shop@shop.test -- owner@shop.test\n");
        assert_eq!(read("sendmail.mail"), MESSAGE);
    }
}
