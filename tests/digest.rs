//! The daily e-mail (R27–R32): what it lists for whom and when, and what happens after a failure.

use std::os::unix::fs::symlink;

use crate::support::mail::Sendmail;
use crate::support::{Ran, Shop, chmod, is_about_a_file};

const SILENT: Ran = Ran { code: 0, out: String::new(), err: String::new() };

/// A shop with one low item and one recipient.
fn shop() -> Shop {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 4 --threshold 5");
    shop.ok("item add MUG --name Mug --quantity 9 --threshold 5");
    shop.ok("settings set digest.to owner@shop.test");
    shop
}

#[test]
fn if_nothing_is_low_the_digest_needs_no_settings_and_prints_nothing() {
    let shop = Shop::with("TEA=4");
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(shop.typed("notify digest --dry-run"), SILENT);
    shop.ok("item set TEA --threshold 5");
    assert_eq!(shop.typed("notify digest").code, 78);
    shop.ok("settings set digest.to owner@shop.test");
    assert_eq!(shop.typed("notify digest").code, 78);
    shop.ok("settings set digest.enabled false");
    assert_eq!(shop.typed("notify digest"), SILENT);
}

#[test]
fn an_item_is_listed_as_new_once_and_as_recovered_once() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    let mut told = Vec::new();
    for change in [
        "item list",
        "sell MUG=5",
        "item list",
        "adjust TEA +5 --reason received",
        "adjust MUG =6",
        "item list",
    ] {
        shop.ok(change);
        assert_eq!(shop.typed("notify digest"), SILENT);
        assert_eq!(shop.typed("notify digest"), SILENT);
        let mails = sendmail.mails();
        assert!(mails.len() <= 1, "{mails:?}");
        told.push(mails.first().map_or("-".to_owned(), |mail| {
            ["New", "Still", "No longer"].map(|word| mail.section(word).join(",")).join("/")
        }));
        shop.wait(24 * 60);
    }
    assert_eq!(told, ["TEA//", "MUG/TEA/", "/MUG,TEA/", "/MUG/TEA", "//MUG", "-"]);
}

#[test]
fn after_a_failure_new_items_are_still_new() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    for (end, code, state) in [
        ("echo full >&2; exit 75", 75, "failed"),
        ("echo no such user >&2; exit 67", 69, "refused"),
        ("echo not allowed >&2; exit 77", 69, "failed"),
        ("kill -9 $$", 75, "unknown"),
    ] {
        sendmail.then(end);
        let ran = shop.typed("notify digest");
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{}", ran.err);
        assert_eq!(shop.column("notify list --deliveries", "state"), state);
        assert_eq!(sendmail.mails()[0].section("New"), ["TEA"]);
        shop.wait(24 * 60);
    }
    shop.ok("sell MUG=5");
    sendmail.then("exit 0");
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.mails()[0].section("New"), ["MUG", "TEA"]);
}

#[test]
fn an_address_that_never_got_an_e_mail_sees_what_recovered_since_the_first_attempt() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    sendmail.then("exit 75");
    shop.ok("item add OLD --name Old --quantity 1 --threshold 5");
    shop.ok("adjust OLD =9");
    shop.wait(2 * 24 * 60);
    assert_eq!(shop.typed("notify digest").code, 75);
    shop.wait(24 * 60);
    shop.ok("adjust TEA +5 --reason received");
    assert_eq!(shop.typed("notify digest").code, 75);
    shop.wait(2 * 24 * 60);
    shop.ok("sell MUG=5");
    sendmail.mails();
    sendmail.then("exit 0");
    assert_eq!(shop.typed("notify digest"), SILENT);
    let mail = &sendmail.mails()[0];
    assert_eq!(
        (mail.section("New"), mail.section("No longer")),
        (vec!["MUG".into()], vec!["TEA".into()])
    );
}

#[test]
fn an_e_mail_that_may_have_arrived_is_sent_again_with_the_same_id() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    sendmail.then("kill -9 $$");
    assert_eq!(shop.typed("notify digest").code, 75);
    let first = sendmail.mails();
    sendmail.then("exit 0");
    shop.wait(1);
    assert_eq!(shop.typed("notify digest"), SILENT);
    let second = sendmail.mails();
    assert_eq!(first[0].header("Message-ID"), second[0].header("Message-ID"));
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.mails(), []);
}

#[test]
fn items_added_to_a_repeated_e_mail_are_new_again_tomorrow() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    sendmail.then("kill -9 $$");
    assert_eq!(shop.typed("notify digest").code, 75);
    shop.ok("sell MUG=5");
    sendmail.mails();
    sendmail.then("exit 0");
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.mails()[0].section("New"), ["MUG", "TEA"]);
    shop.wait(24 * 60);
    assert_eq!(shop.typed("notify digest"), SILENT);
    let mail = &sendmail.mails()[0];
    assert_eq!(
        (mail.section("New"), mail.section("Still")),
        (vec!["MUG".into()], vec!["TEA".into()])
    );
}

#[test]
fn a_claim_lasts_ten_minutes() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    assert_eq!(shop.typed("notify digest"), SILENT);
    shop.sql("update delivery set state = 'claimed', ended_at = null");
    sendmail.called();
    shop.wait(9);
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.called(), "");
    shop.wait(1);
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.called(), "owner@shop.test");
}

#[test]
fn a_permanently_refused_address_is_tried_and_reported_once_a_day() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set digest.to 'a@shop.test, gone@shop.test, c@shop.test'");
    sendmail.then("[ \"$5\" != gone@shop.test ] || exit 67");
    assert_eq!(shop.typed("notify digest").code, 69);
    assert_eq!(sendmail.called(), "a@shop.test gone@shop.test c@shop.test");
    for _ in 0..3 {
        assert_eq!(shop.typed("notify digest"), SILENT);
        assert_eq!(sendmail.called(), "");
    }
    assert_eq!(shop.column("notify list --deliveries", "state"), "sent sent refused");
    assert_eq!(shop.typed("notify digest --force --to gone@shop.test").code, 69);
    sendmail.then("exit 0");
    shop.wait(24 * 60);
    shop.ok("notify digest");
    assert!(sendmail.called().contains("gone@shop.test"), "it is tried again the next day");
    assert_eq!(
        sendmail.mails().iter().filter(|mail| !mail.section("New").is_empty()).count(),
        1 + 4
    );
}

#[test]
fn force_sends_despite_the_claim_of_a_killed_run_and_leaves_it_in_place() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("notify digest");
    shop.sql("update delivery set state = 'claimed', ended_at = null");
    sendmail.called();
    shop.wait(5);
    shop.ok("notify digest --force");
    assert_eq!(sendmail.called(), "owner@shop.test");
    assert_eq!(
        shop.sql("select repeat, state from delivery order by repeat"),
        "0|claimed\n1|sent\n"
    );
}

#[test]
fn a_process_that_lost_its_claim_does_not_end_another_one() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    // While it is being sent, another process takes over the delivery.
    let taken = format!(
        "echo 'update delivery set claimed_at = claimed_at + 660000000' | {}",
        shop.sql_program()
    );
    for (end, state) in [("exit 75", "claimed"), ("exit 0", "sent")] {
        sendmail.then(&format!("{taken}; {end}"));
        shop.typed("notify digest");
        assert_eq!(shop.column("notify list --deliveries", "state"), state);
        shop.wait(30);
    }
    assert_eq!(shop.sql("select case when claimed_at > tried_at then 1 end from delivery"), "1\n");
}

#[test]
fn a_sent_e_mail_is_recorded_even_if_the_store_is_locked_beyond_the_timeout() {
    let mut shop = shop();
    shop.set_env("PATH", "/usr/bin:/bin");
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set store.busy_timeout 1s");
    sendmail.then(&format!(
        "(echo '{}; select 1;'; sleep 3) | {} >\"$0.held\" &
         until [ -s \"$0.held\" ] || [ ! -e \"$0\" ]; do :; done",
        shop.locking(),
        shop.sql_program()
    ));
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(shop.column("notify list --deliveries", "state"), "sent");
    assert_eq!(sendmail.called(), "owner@shop.test");
}

#[test]
fn what_was_sent_and_cannot_be_recorded_is_told_and_sent_again_as_the_same_mail() {
    let mut shop = shop();
    shop.set_env("PATH", "/usr/bin:/bin");
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set store.busy_timeout 1s");
    let (held, done) = (shop.path("held"), shop.path("done"));
    sendmail.then(&format!(
        "(echo '{locking}; select 1;'; until [ -e {done} ] || [ ! -e \"$0\" ]; do :; done) | {program} >{held} &
         until [ -s {held} ] || [ ! -e \"$0\" ]; do :; done",
        done = done.display(),
        locking = shop.locking(),
        program = shop.sql_program(),
        held = held.display(),
    ));
    let ran = std::thread::scope(|scope| {
        let digest = scope.spawn(|| shop.typed("notify digest"));
        while std::fs::read_to_string(&held).unwrap_or_default().is_empty() {
            std::thread::yield_now();
        }
        shop.wait(11);
        digest.join().unwrap()
    });
    assert_eq!(ran.code, 74, "{}", ran.err);
    assert!(ran.err.contains("sent to owner@shop.test, but not recorded: "), "{}", ran.err);
    shop.write("done", "");
    sendmail.then("exit 0");
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "owner@shop.test owner@shop.test");
    let mails = sendmail.mails();
    assert_eq!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
    assert_eq!(shop.column("notify list --deliveries", "state"), "sent");
}

#[test]
fn two_spellings_of_a_mailbox_get_one_e_mail() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    let same = "patronne@érable.example, Patronne@xn--rable-9ra.example";
    shop.ok(&format!("settings set digest.to '{same}'"));
    shop.ok("settings set digest.from 'Shop <stock@x.example>'");
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "patronne@xn--rable-9ra.example");
    let mail = &sendmail.mails()[0];
    assert!(mail.header("Message-ID").ends_with("@x.example>"), "{}", mail.raw);
    shop.ok(
        "notify digest --force --to patronne@érable.example --to PATRONNE@XN--rable-9ra.example",
    );
    assert_eq!(sendmail.called(), "patronne@xn--rable-9ra.example");
}

#[test]
fn after_todays_e_mail_no_mail_server_is_needed() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    assert_eq!(shop.typed("notify digest"), SILENT);
    shop.ok("settings unset smtp.url");
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.mails().len(), 1);
    shop.wait(24 * 60);
    assert_eq!(shop.typed("notify digest").code, 78);
}

#[test]
fn a_failed_address_does_not_make_others_get_it_twice() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set digest.to 'a@shop.test, b@shop.test, c@shop.test'");
    sendmail.then("[ \"$5\" != b@shop.test ] || exit 75");
    assert_eq!(shop.typed("notify digest").code, 75);
    assert_eq!(sendmail.called(), "a@shop.test b@shop.test c@shop.test");
    sendmail.then("exit 0");
    assert_eq!(shop.typed("notify digest"), SILENT);
    assert_eq!(sendmail.called(), "b@shop.test");
    shop.ok("notify digest --force --to c@shop.test");
    assert_eq!(sendmail.called(), "c@shop.test");
}

#[test]
fn an_address_in_another_case_is_the_same_mailbox() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set digest.to Owner@shop.test");
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "Owner@shop.test");
    shop.ok("settings set digest.to OWNER@Shop.test");
    shop.ok("notify digest");
    assert_eq!(sendmail.called(), "");
    assert_eq!(shop.column("notify list --deliveries", "state"), "sent");
}

#[test]
fn a_dry_run_of_the_digest_releases_no_order() {
    let shop = shop();
    shop.ok("settings set digest.to owner@shop.test");
    shop.ok("order place 1 MUG=5 --expires 1h");
    shop.wait(90);
    let before = shop.content();
    let text = shop.ok("notify digest --dry-run");
    let (_, back) = text.split_once("\nNo longer low (1)\n").unwrap();
    assert!(back.contains("SKU MUG"), "{text}");
    assert_eq!(shop.content(), before);
}

#[test]
fn not_before_is_local_time_across_clock_changes() {
    let mut shop = Shop::empty();
    shop.set_env("TZ", "America/Montreal");
    shop.at("2026-03-01T12:00:00Z");
    shop.ok("item add TEA --name Tea --quantity 4 --threshold 5");
    shop.ok("settings set digest.to owner@shop.test");
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set digest.not_before 02:30");
    for (at, is_sent) in [
        ("2026-03-08T06:59:00Z", false), // 01:59
        ("2026-03-08T07:00:00Z", true),  // 03:00: the clock went over 02:30
        ("2026-03-09T04:01:00Z", false), // the next day, 00:01
        ("2026-03-09T06:30:00Z", true),
        ("2026-11-01T06:29:00Z", false), // 01:29, the second time
        ("2026-11-01T07:30:00Z", true),
        ("2026-10-31T07:30:00Z", true), // the clock was set back a day, which had none
        ("2026-11-01T07:45:00Z", false),
        ("2026-11-02T07:30:00Z", true),
    ] {
        shop.at(at);
        assert_eq!(shop.typed("notify digest"), SILENT, "{at}");
        assert_eq!(sendmail.called() == "owner@shop.test", is_sent, "{at}");
    }
}

#[test]
fn each_address_has_its_language() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("settings set digest.to 'a@shop.test, b@shop.test FR'");
    assert_eq!(shop.ok("settings get digest.to").trim(), "a@shop.test, b@shop.test fr");
    shop.ok("notify digest");
    let mut told: Vec<(String, bool)> = Vec::new();
    for mail in sendmail.mails() {
        told.push((mail.header("To").to_owned(), mail.text.starts_with("1 en stock réduit\n")));
    }
    told.sort();
    assert_eq!(told, [("a@shop.test".to_owned(), false), ("b@shop.test".to_owned(), true)]);
    assert!(
        shop.ok("notify digest --dry-run --to b@shop.test").starts_with("Objet\u{a0}: 1 article")
    );
    shop.ok("settings set digest.language fr");
    assert!(shop.ok("notify digest --dry-run").starts_with("Objet\u{a0}: 1 article"));
    assert!(
        shop.ok("notify digest --dry-run --to 'b@shop.test en'").starts_with("Subject: 1 item")
    );
}

#[test]
fn days_of_stock_and_reorder_quantities_follow_from_sales() {
    let shop = Shop::empty();
    shop.at("2026-10-01T12:00:00Z");
    shop.ok("item add TEA --name Tea --quantity 100 --threshold 50");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("sell TEA=20");
    shop.at("2026-11-10T12:00:00Z");
    shop.ok("sell TEA=10");
    shop.ok("invoice create I1 TEA=5");
    shop.ok("invoice pay I1");
    shop.ok("order place 1 TEA=13");
    shop.ok("order complete 1");
    shop.ok("sell TEA=3");
    shop.ok("sell --void SALE-4");
    shop.ok("adjust TEA -2 --reason damaged");
    shop.ok("order place 2 TEA=8");
    shop.at("2026-11-24T12:00:00Z");
    let told = shop.ok("notify digest --dry-run");
    // 28 sold in 28 days, one a day; 42 left of 50.
    let expected = "\n  42 available · threshold 50 · 8 short · 8 reserved · about 42 days left\n  \
                    reorder about 36\n  low since November 10, 2026\n";
    assert!(told.contains(expected), "{told}");
    shop.at("2026-12-24T12:00:00Z");
    let later = shop.ok("notify digest --dry-run");
    assert!(!later.contains(" left") && !later.contains("reorder"), "{later}");
}

#[test]
fn a_voided_sale_does_not_count_for_days_of_stock() {
    let told = |has_voided_sale: bool| {
        let shop = Shop::empty();
        shop.at("2026-10-01T12:00:00Z");
        shop.ok("item add TEA --name Tea --quantity 100 --threshold 80");
        if has_voided_sale {
            shop.ok("sell TEA=20");
        }
        shop.at("2026-11-10T12:00:00Z");
        shop.ok("sell TEA=28");
        shop.at("2026-11-24T12:00:00Z");
        if has_voided_sale {
            shop.ok("sell --void SALE-2");
        }
        let told = shop.ok("notify digest --dry-run");
        let pace = told.lines().find(|line| line.contains("days left"));
        pace.unwrap_or_else(|| panic!("{told}")).to_owned()
    };
    assert_eq!(told(true), told(false));
}

#[test]
fn a_till_with_a_fast_clock_hides_no_sales() {
    let shop = Shop::empty();
    shop.at("2026-05-01T12:00:00Z");
    shop.ok("item add TEA --name Tea --quantity 100 --threshold 90");
    for (at, quantity) in [("2026-06-01", 14), ("2026-06-10", 14), ("2027-07-20", 1)] {
        shop.at(&format!("{at}T12:00:00Z"));
        shop.ok(&format!("sell TEA={quantity}"));
    }
    shop.at("2026-06-15T12:00:00Z");
    let told = shop.ok("notify digest --dry-run");
    let line = told.replace("\n  ", " · ");
    assert!(line.contains("about 71 days left · reorder about 47"), "{told}");
    shop.ok("sell TEA=2");
    let told = shop.ok("notify digest --dry-run");
    let line = told.replace("\n  ", " · ");
    assert!(line.contains("about 64 days left · reorder about 51"), "{told}");
    shop.checks();
}

#[test]
fn the_most_urgent_items_come_first() {
    let shop = Shop::empty();
    shop.at("2026-10-01T12:00:00Z");
    for (sku, quantity) in [("CALM", 4), ("LATER", 60), ("QUIET", 1), ("SOON", 60), ("GONE", 0)] {
        shop.ok(&format!("item add {sku} --name {sku} --quantity {quantity} --threshold 50"));
    }
    shop.at("2026-11-20T12:00:00Z");
    shop.ok("sell LATER=11 SOON=40");
    let told = shop.ok("notify digest --dry-run");
    assert!(told.starts_with("Subject: 5 items low: GONE, SOON, LATER, QUIET, CALM\n"), "{told}");
}

#[test]
fn the_html_page_is_written_to_the_given_path() {
    let shop = shop();
    shop.refuses(2, "notify digest --html SHOP/page.html");
    let text = shop.ok("notify digest --dry-run --html SHOP/page.html");
    let page = std::fs::read_to_string(shop.path("page.html")).unwrap();
    assert!(
        text.contains("4 available · threshold 5 · 1 short") && page.contains("1 short</span>")
    );
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(shop.typed("notify digest --dry-run --html /nowhere/page.html").code, 74);
}

#[test]
fn notify_list_shows_the_last_e_mail_to_each_address() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.sees(
        "
        $ bincard notify list
        TEA\tTea\t2026-11-24T12:00:00+00:00\t4\t5\t\t
        No daily e-mail has been sent to owner@shop.test yet.
        $ bincard notify digest
        ",
    );
    shop.wait(24 * 60);
    sendmail.then("echo full; exit 75");
    shop.ok("settings set digest.to 'owner@shop.test, new@shop.test'");
    assert_eq!(shop.typed("notify digest").code, 75);
    shop.sees(
        "
        $ bincard notify list --format plain
        TEA\tTea\t2026-11-24T12:00:00+00:00\t4\t5\t\t
        No daily e-mail has been sent to new@shop.test yet.
        warning: the daily e-mail for 2026-11-25 to new@shop.test was not sent: SHOP/sendmail: exit status 75 full
        The last daily e-mail to owner@shop.test was sent on 2026-11-24 12:00.
        warning: the daily e-mail for 2026-11-25 to owner@shop.test was not sent: SHOP/sendmail: exit status 75 full
        ",
    );
    assert_eq!(shop.rows("notify list").len(), 1, "one row a notification");
    let rows = shop.rows("notify list --deliveries");
    assert_eq!(rows[1]["sent_at"], "2026-11-24T12:00:00+00:00");
    assert_eq!(rows[1]["state"], "failed");
}

#[test]
fn a_test_e_mail_is_reported_step_by_step_with_suggestions() {
    let shop = shop();
    shop.write("letter.txt", "Dear Anne");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    shop.ok(&format!("settings set smtp.url smtp://127.0.0.1:{port}"));
    let ran = shop.typed("notify test");
    assert_eq!(ran.code, 75);
    assert!(
        ran.out.starts_with("name\t127.0.0.1 resolves to 127.0.0.1\nfailed\t127.0.0.1:"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("hint: nothing is listening there: check the port in `smtp.url`"),
        "{}",
        ran.err
    );
    shop.sees(
        "
        $ bincard settings set smtp.url file:SHOP/box -q
        $ bincard notify test
        error: `smtp.url` is set to `file:SHOP/box`: no such file or directory
        hint: create the directory with `mkdir -p SHOP/box`
        [78]
        $ bincard settings set smtp.url sendmail:SHOP/letter.txt -q
        $ bincard notify test
        error: `smtp.url` is set to `sendmail:SHOP/letter.txt`: it is not a program
        hint: fix the cause, or change the setting with `bincard settings set smtp.url VALUE`
        [78]
        ",
    );
    std::fs::create_dir(shop.path("box")).unwrap();
    shop.sees(
        "
        $ bincard settings set smtp.url file:SHOP/box
        Set smtp.url to file:SHOP/box.
        $ bincard notify test
        mail\taccepted for owner@shop.test.
        Sent a test e-mail to owner@shop.test.
        ",
    );
}

#[test]
fn an_invalid_password_or_ca_file_is_an_invalid_setting() {
    let shop = shop();
    shop.ok("settings set smtp.url smtp://owner@127.0.0.1:9");
    let secret = shop.write("secret", "hunter2\n");
    shop.ok("settings set smtp.password_file SHOP/secret");
    chmod(&secret, 0o644);
    let told = shop.typed("notify test");
    assert_eq!(told.code, 78);
    assert!(told.err.contains("other users can read the password"), "{}", told.err);
    chmod(&secret, 0o600);
    for (file, why) in
        [("SHOP/none.pem", "no such file"), ("SHOP/secret", "contains no certificate")]
    {
        shop.ok(&format!("settings set smtp.ca_file {file}"));
        let told = shop.typed("notify test");
        assert_eq!(told.code, 78, "{}", told.err);
        assert!(told.err.contains("smtp.ca_file") && told.err.contains(why), "{}", told.err);
    }
}

#[test]
fn a_digest_that_could_not_be_attempted_loses_no_news() {
    let shop = Shop::empty();
    shop.at("2026-03-01T07:00:00Z");
    shop.ok("item add MUG --name Mug --quantity 2 --threshold 5");
    shop.ok("settings set digest.to a@shop.test");
    shop.ok("settings set digest.from s@shop.test");
    shop.at("2026-03-01T08:00:00Z");
    assert_eq!(shop.typed("notify digest").code, 78);
    shop.at("2026-03-01T12:00:00Z");
    shop.ok("adjust MUG +10 --reason received");
    for day in 2..9 {
        shop.at(&format!("2026-03-0{day}T08:00:00Z"));
        assert_eq!(shop.typed("notify digest").code, 78);
    }
    let told = shop.typed("notify list");
    assert!(told.err.contains("`smtp.url` is not set"), "{told:?}");
    std::fs::create_dir(shop.path("box")).unwrap();
    shop.ok(&format!("settings set smtp.url file:{}", shop.path("box").display()));
    shop.ok("notify digest");
    let mails: Vec<_> = std::fs::read_dir(shop.path("box")).unwrap().collect();
    assert_eq!(mails.len(), 1);
    let mail = std::fs::read_to_string(mails[0].as_ref().unwrap().path()).unwrap();
    assert!(mail.contains("No longer low (1)") && mail.contains("MUG"), "{mail}");
}

#[test]
fn the_page_of_a_digest_is_never_written_over_the_store() {
    if is_about_a_file("no file is the store") {
        return;
    }
    let shop = Shop::with("TEA=5");
    shop.ok("item set TEA --threshold 9");
    let before = shop.content();
    symlink(shop.store(), shop.path("link.html")).unwrap();
    for path in ["SHOP/shop.db", "SHOP/./shop.db", "SHOP/link.html"] {
        let ran = shop.typed(&format!("notify digest --dry-run --html {path}"));
        assert_eq!(ran.code, 1, "{path}");
        assert!(ran.err.contains("is the store itself"), "{}", ran.err);
    }
    assert_eq!(shop.content(), before);
    shop.write("page.html", "an older one");
    shop.ok("notify digest --dry-run --html SHOP/page.html");
    assert!(
        std::fs::read_to_string(shop.path("page.html")).unwrap().starts_with("<!doctype html>")
    );
}

#[test]
fn a_port_without_tls_is_recognized() {
    let shop = shop();
    shop.write("letter.txt", "Dear Anne");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    shop.ok(&format!("settings set smtp.url smtps://127.0.0.1:{port}"));
    let server = std::thread::spawn(move || {
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = std::io::Write::write_all(&mut stream, b"220 mail.test ESMTP\r\n");
            let _ = std::io::Read::read_to_end(&mut stream, &mut Vec::new());
        }
    });
    let why = "the server does not use TLS on this port, as smtps:// requires";
    for (line, why) in [
        ("notify test", why),
        (
            "notify digest --force --lang fr",
            "le serveur n’utilise pas TLS sur ce port, ce que smtps:// exige",
        ),
    ] {
        let ran = shop.typed(line);
        assert!(ran.code == 75 && (ran.out + &ran.err).contains(why), "{line}: {}", ran.err);
    }
    server.join().unwrap();
}

#[test]
fn only_items_that_had_run_out_are_back_in_stock() {
    let shop = shop();
    let sendmail = Sendmail::of(&shop);
    shop.ok("item add OUT --name Out --quantity 6 --threshold 5");
    shop.ok("item add ZERO --name Zero --threshold 5");
    shop.ok("notify digest");
    let first = &sendmail.mails()[0];
    assert_eq!(first.section("Low"), ["TEA", "ZERO"]);
    assert!(!first.text.contains("since the last e-mail"), "{}", first.text);
    assert!(first.text.starts_with("1 sold out · 1 low\n"), "{}", first.text);
    shop.wait(24 * 60);
    shop.ok("sell OUT=6 MUG=5");
    for sku in ["TEA", "MUG", "OUT", "ZERO"] {
        shop.wait(1);
        shop.ok(&format!("adjust {sku} +9 --reason received"));
    }
    shop.ok("notify digest");
    let mail = &sendmail.mails()[0];
    assert_eq!(mail.section("Back"), ["OUT", "ZERO"]);
    assert_eq!(mail.section("No longer"), ["MUG", "TEA"]);
    assert_eq!(mail.header("Subject"), "4 items no longer low: Out, Zero, Mug, Tea");
    assert!(mail.text.starts_with("2 back in stock · 2 no longer low\n"), "{}", mail.text);
    assert!(mail.text.contains("\n  low on November 25, 2026\n"), "{}", mail.text);
    assert!(mail.text.contains("\n  low from November 24 to November 25, 2026\n"));
}
