//! One e-mail to each address on a day (R29, R30), with several runs at once and processes killed on the way.

use jiff::Timestamp;
use std::process::Child;

use crate::support::Shop;
use crate::support::mail::Sendmail;

/// A shop with the same clock as the processes, at about noon.
#[expect(clippy::disallowed_methods, reason = "processes of their own have the system's clock")]
fn shop() -> Shop {
    let mut shop = Shop::empty();
    let now = Timestamp::now();
    let hour = i64::from(now.to_zoned_datetime(jiff::tz::TimeZone::UTC).hour());
    let east = 12 - hour;
    let zone = match east {
        0 => "UTC".to_owned(),
        1.. => format!("Etc/GMT-{east}"),
        _ => format!("Etc/GMT+{}", -east),
    };
    shop.set_env("TZ", &zone);
    shop.set_env("PATH", "/usr/bin:/bin");
    shop.at(&now.to_string());
    shop.ok("item add TEA --name Tea --quantity 4 --threshold 5");
    shop.ok("settings set digest.to 'a@shop.test, b@shop.test, c@shop.test'");
    shop
}

#[test]
fn eight_runs_at_once_send_one_e_mail_to_each_address() {
    for _ in 0..3 {
        let shop = shop();
        let sendmail = Sendmail::of(&shop);
        let runs: Vec<Child> =
            (0..8).map(|_| shop.process(&["notify", "digest"]).spawn().unwrap()).collect();
        for run in runs {
            let done = run.wait_with_output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let mut called: Vec<String> = sendmail.called().split(' ').map(str::to_owned).collect();
        called.sort();
        assert_eq!(called, ["a@shop.test", "b@shop.test", "c@shop.test"]);
        assert_eq!(shop.column("notify list --deliveries", "state"), "sent sent sent");
        shop.checks();
    }
}

#[test]
fn the_e_mail_of_a_killed_process_is_sent_again_after_ten_minutes_with_the_same_id() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    // Killed after the message was handed over, but before that was recorded.
    sendmail.then("[ \"$5\" != b@shop.test ] || kill -9 $PPID");
    let killed = shop.process(&["notify", "digest"]).output().unwrap();
    assert_eq!(killed.status.code(), None, "{killed:?}");
    assert_eq!(sendmail.called(), "a@shop.test b@shop.test");
    let first = sendmail.mails();
    assert_eq!(shop.column("notify list --deliveries", "state"), "sent claimed null");
    sendmail.then("exit 0");
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "c@shop.test", "the claim still holds");
    sendmail.mails();
    shop.wait(12);
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "b@shop.test");
    let again = sendmail.mails();
    let id = again[0].header("Message-ID");
    assert!(first.iter().any(|mail| mail.header("Message-ID") == id), "{id}");
    assert_eq!(again[0].section("New"), ["TEA"]);
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "");
}
