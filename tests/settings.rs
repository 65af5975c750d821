//! `bincard settings`: those of the shop in the store, those of the machine in its file, and where each value comes
//! from.

use crate::support::{Shop, chmod, is_about_a_file, mode};

#[test]
fn the_shops_settings_are_in_the_store() {
    let shop = Shop::with("TEA=1");
    shop.sees(
        "
        $ bincard settings get alerts.rule
        below
        $ bincard settings set alerts.rule AT-OR-BELOW
        Set alerts.rule to at-or-below.
        $ bincard settings get alerts.rule
        at-or-below
        $ bincard settings unset alerts.rule
        Reset alerts.rule to its default.
        $ bincard settings get alerts.rule
        below
        $ bincard settings get digest.to
        ",
    );
    assert!(!shop.path("config").exists(), "the machine's file is not touched");
}

#[test]
fn every_setting_is_listed_with_its_value_and_source() {
    let mut shop = Shop::with("TEA=1");
    shop.ok("settings set currency usd");
    shop.ok("settings set smtp.username till");
    shop.set_env("BINCARD_FORMAT", "csv");
    shop.sees(
        "
        $ bincard settings list --format plain
        shop.name\t\tdefault
        timezone\tUTC\tstore
        currency\tUSD\tstore
        alerts.rule\tbelow\tdefault
        invoices.track_stock\tfalse\tdefault
        orders.expire_after\t\tdefault
        digest.enabled\ttrue\tdefault
        digest.to\t\tdefault
        digest.from\t\tdefault
        digest.reply_to\t\tdefault
        digest.language\ten\tdefault
        digest.not_before\t\tdefault
        store.path\tSHOP/shop.db\tenvironment
        store.busy_timeout\t10s\tdefault
        store.idle_timeout\t5s\tdefault
        store.password_file\t\tdefault
        store.password_command\t\tdefault
        store.ca_file\t\tdefault
        language\ten\tenvironment
        format\tplain\toption
        smtp.url\t\tdefault
        smtp.username\ttill\tfile
        smtp.password_file\t\tdefault
        smtp.password_command\t\tdefault
        smtp.ca_file\t\tdefault
        smtp.hello\t\tdefault
        ",
    );
}

#[test]
fn machine_settings_are_in_the_file_and_its_comments_are_preserved() {
    let shop = Shop::with("TEA=1");
    let file = shop.write(
        "config/bincard/config.toml",
        "# the back office\nlanguage = \"en\" # for Anne\n\n[store]\n# slow disk\nbusy_timeout = \"20s\"\n",
    );
    let text = || std::fs::read_to_string(&file).unwrap();
    shop.ok("settings set store.busy_timeout 30s");
    shop.ok("settings set language fr");
    shop.ok("settings set smtp.url smtp://mail.shop.example:587");
    assert_eq!(
        text(),
        "# the back office\nlanguage = \"fr\" # for Anne\n\n[store]\n# slow disk\nbusy_timeout = \"30s\"\n\n\
         [smtp]\nurl = \"smtp://mail.shop.example:587\"\n"
    );
    shop.ok("settings unset smtp.url");
    shop.ok("settings unset language --lang en");
    assert!(!text().contains("smtp://") && !text().contains("language"), "{}", text());
    assert!(text().contains("# slow disk"));
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn the_configuration_file_is_created_if_missing() {
    let shop = Shop::empty();
    shop.sees(
        "
        $ bincard settings path
        SHOP/config/bincard/config.toml
        $ bincard settings set store.busy_timeout 2s
        Set store.busy_timeout to 2s.
        $ bincard settings get store.busy_timeout
        2s
        $ bincard settings get store.busy_timeout --format ndjson
        {\"key\":\"store.busy_timeout\",\"value\":\"2s\",\"source\":\"file\"}
        ",
    );
    assert_eq!(mode(&shop.path("config/bincard/config.toml")), 0o600);
}

#[test]
fn a_setting_that_overrides_the_file_is_reported() {
    let mut shop = Shop::with("TEA=1");
    shop.set_env("BINCARD_FORMAT", "json");
    let ran = shop.typed("settings set format csv");
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("warning: format is currently overridden by an environment variable"),
        "{}",
        ran.err
    );
    shop.unset_env("BINCARD_FORMAT");
    assert_eq!(shop.ok("item list --columns sku"), "sku\r\nTEA\r\n");
    assert_eq!(shop.ok("item list --columns sku --format plain"), "TEA\n");
}

#[test]
fn the_environment_overrides_the_file_and_options_override_both() {
    let mut shop = Shop::with("TEA=1");
    let other = shop.path("other.db").to_string_lossy().into_owned();
    shop.ok(&format!("store init --store {other}"));
    shop.unset_env("BINCARD_STORE");
    shop.write("config/bincard/config.toml", format!("[store]\npath = \"{other}\"\n"));
    let path = |line: &str| shop.ok(line).trim().to_owned();
    assert_eq!(path("store path"), other);
    shop.set_env("BINCARD_STORE", "/from/the/environment.db");
    assert_eq!(shop.ok("store path"), "/from/the/environment.db\n");
    assert_eq!(shop.ok("store path --store /from/an/option.db"), "/from/an/option.db\n");
    shop.set_env("BINCARD_STORE", "");
    assert_eq!(shop.ok("store path").trim(), other, "an empty variable says nothing");
    if is_about_a_file("the home directory holds no store") {
        return;
    }
    shop.write("config/bincard/config.toml", "[store]\npath = \"~/shop.db\"\n");
    assert_eq!(shop.ok("item list --columns sku"), "TEA\n");
}

#[test]
fn by_default_the_store_is_in_the_data_directory() {
    let mut shop = Shop::empty();
    shop.unset_env("BINCARD_STORE");
    shop.ok("item add TEA --name Tea");
    let folder = shop.path("data/bincard");
    assert!(folder.join("bincard.db").is_file());
    assert_eq!((mode(&folder), mode(&folder.join("bincard.db"))), (0o700, 0o600));
}

#[test]
fn a_named_configuration_file_must_exist() {
    let mut shop = Shop::with("TEA=1");
    let named = shop.write("mine.toml", "format = \"ndjson\"\n").to_string_lossy().into_owned();
    assert_eq!(
        shop.ok(&format!("settings get format --config {named}")),
        "{\"key\":\"format\",\"value\":\"ndjson\",\"source\":\"file\"}\n"
    );
    shop.set_env("BINCARD_CONFIG", &named);
    assert!(shop.ok("item list").starts_with("{\"sku\":\"TEA\""));
    shop.set_env("BINCARD_CONFIG", "/nowhere/config.toml");
    assert_eq!(shop.typed("item list").code, 78);
}

#[test]
fn a_named_configuration_file_is_created_and_a_mistyped_one_is_noticed() {
    let shop = Shop::with("TEA=1");
    let file = shop.path("mine.toml");
    let with_file = |line: &str| format!("{line} --config {}", file.display());
    let told = shop.ok(&with_file("settings path"));
    assert_eq!(told, format!("{}\n", file.display()));
    shop.ok(&with_file("settings set format csv"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "format = \"csv\"\n");
    shop.write("mine.toml", "formt = 1\n");
    assert_eq!(shop.ok(&with_file("settings path")), told);
    shop.refuses(78, &with_file("settings get format"));
    shop.write("mine.toml", "= =\n");
    assert_eq!(shop.ok(&with_file("settings path")), told);
    shop.refuses(78, &with_file("settings set format csv"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "= =\n");
}

#[test]
fn settings_path_in_json_contains_only_the_path() {
    let shop = Shop::with("TEA=1");
    let path = shop.address();
    assert_eq!(shop.json("store path"), serde_json::json!({ "path": path }));
    assert!(shop.json("settings path")["path"].as_str().unwrap().ends_with("config.toml"));
}

#[test]
fn the_configured_language_overrides_the_locale() {
    let mut shop = Shop::with("TEA=1");
    shop.set_env("LANG", "fr_CA.UTF-8");
    shop.ok("settings set language en");
    let ran = shop.typed("settings set language en");
    assert_eq!((ran.code, ran.err.as_str()), (0, "Set language to en.\n"));
}

#[test]
fn unsetting_preserves_the_rest_of_the_file() {
    let shop = Shop::with("TEA=1");
    for (before, line, after) in [
        (
            "# mine\n\n# how it looks\nformat = 'csv' # for the till\nlanguage = 'fr'\n",
            "format",
            "# mine\n\n# how it looks\n# for the till\nlanguage = 'fr'\n",
        ),
        (
            "[smtp]\n# the old server\nurl = 'smtp://mail.shop.test:587'\n# end\n",
            "smtp.url",
            "[smtp]\n# the old server\n# end\n",
        ),
        ("smtp.url = 'sendmail:'", "smtp.url", ""),
        (
            "smtp = { url = 'sendmail:', username = 'till' }\n",
            "smtp.url",
            "smtp = { username = 'till' }\n",
        ),
        ("# nothing\n", "format", "# nothing\n"),
    ] {
        let file = shop.write("config/bincard/config.toml", before);
        shop.ok(&format!("settings unset {line}"));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), after);
    }
}

#[test]
fn an_invalid_configuration_file_is_refused() {
    let shop = Shop::with("TEA=1");
    for (text, why) in [
        ("formt = \"csv\"\n", "line 1: "),
        ("[store]\npath = 3\n", "line 2: "),
        ("language = \"de\"\n", "invalid value `de` for `language`; expected one of: en, fr"),
        ("alerts.rule = \"below\"\n", "line 1: "),
        ("= =\n", "line 1: "),
    ] {
        shop.write("config/bincard/config.toml", text);
        let ran = shop.typed("item list");
        assert_eq!((ran.code, ran.out.as_str()), (78, ""), "{text}");
        assert!(ran.err.starts_with("error: cannot use the configuration file `"), "{}", ran.err);
        assert!(ran.err.contains(why) && ran.err.lines().count() == 2, "{text}: {}", ran.err);
    }
}

#[test]
fn an_unknown_key_and_an_invalid_value_are_refused() {
    let shop = Shop::with("TEA=1");
    for line in ["get alerts.rul", "set alerts.rul below", "unset alerts.rul"] {
        shop.refuses(3, &format!("settings {line}"));
        assert!(
            shop.typed(&format!("settings {line}")).err.contains("did you mean `alerts.rule`?")
        );
    }
    for value in [
        "alerts.rule sometimes",
        "currency dollars",
        "timezone Mars/Olympus",
        "invoices.track_stock perhaps",
        "orders.expire_after soon",
        "orders.expire_after 0h",
        "digest.not_before 25:00",
        "digest.language de",
        "digest.to 'owner@shop.test de'",
        "digest.reply_to nobody",
        "format xml",
        "language de",
        "store.busy_timeout fast",
        "shop.name ''",
    ] {
        shop.refuses(2, &format!("settings set {value}"));
    }
    shop.refuses(2, "settings unset timezone");
    assert!(!shop.path("config").exists());
}

#[test]
fn the_time_zone_is_fixed_when_the_store_is_created() {
    let mut shop = Shop::empty();
    shop.set_env("TZ", "America/Montreal");
    shop.ok("store init");
    shop.set_env("TZ", "Asia/Tokyo");
    assert_eq!(shop.ok("settings get timezone"), "America/Montreal\n");
    shop.ok("settings set timezone europe/paris");
    assert_eq!(shop.ok("settings get timezone"), "Europe/Paris\n");
    shop.ok("item add TEA --name Tea --quantity 1");
    assert_eq!(shop.rows("item history TEA")[0]["at"], "2026-11-24T13:00:00+01:00");
}

#[test]
fn an_unknown_time_zone_creates_no_store() {
    let mut shop = Shop::empty();
    shop.set_env("TZ", "Mars/Olympus");
    shop.sees(
        "
        $ bincard store init
        error: the environment variable TZ is set to an unknown time zone: `Mars/Olympus`
        hint: set it to a name such as `America/Montreal`, or unset it
        [78]
        ",
    );
    assert!(!shop.store().exists());
}

#[test]
fn a_shops_setting_needs_a_store_and_a_machines_does_not() {
    let shop = Shop::empty();
    shop.refuses(66, "settings get currency");
    shop.refuses(66, "settings set currency CAD");
    shop.refuses(66, "settings list");
    shop.ok("settings get language");
    assert!(!shop.store().exists());
}

#[test]
fn an_unknown_currency_is_refused() {
    let shop = Shop::with("TEA=1");
    shop.ok("settings set currency eur");
    assert_eq!(shop.ok("settings get currency"), "EUR\n");
    for none in ["XYZ", "ABC", "12", "EURO"] {
        shop.refuses(2, &format!("settings set currency {none}"));
    }
    for price in ["--price=-5", "--price -5"] {
        shop.ok(&format!("item set TEA {price}"));
        assert_eq!(shop.json("item show TEA")["price"], -5);
    }
}

#[test]
fn windows_line_endings_are_preserved() {
    let shop = Shop::with("TEA=1");
    let file = shop.write("config/bincard/config.toml", "# till\r\nlanguage = 'en'\r\n");
    let text = || std::fs::read_to_string(&file).unwrap();
    shop.ok("settings set language fr");
    assert_eq!(text(), "# till\r\nlanguage = \"fr\"\r\n");
    shop.ok("settings set store.busy_timeout 2s --lang en");
    shop.ok("settings unset language --lang en");
    assert_eq!(text(), "# till\r\n\r\n[store]\r\nbusy_timeout = \"2s\"\r\n");
}

#[test]
fn a_file_that_gets_a_secret_becomes_private() {
    let shop = Shop::with("TEA=1");
    let file = shop.write("config/bincard/config.toml", "format = 'csv'\n");
    chmod(&file, 0o644);
    shop.ok("settings set store.busy_timeout 2s");
    assert_eq!(mode(&file), 0o644, "there is nothing to hide in it");
    shop.ok("settings set smtp.password_command 'echo x' --dry-run");
    assert_eq!(mode(&file), 0o644);
    shop.ok("settings set smtp.password_command 'echo x'");
    assert_eq!(mode(&file), 0o600);
    shop.ok("item list");
    for again in ["smtp.password_command 'echo x'", "language en"] {
        chmod(&file, 0o644);
        shop.refuses(78, "item list");
        shop.ok(&format!("settings set {again}"));
        assert_eq!(mode(&file), 0o600, "{again}");
    }
}

#[test]
fn an_invalid_configuration_file_is_explained_with_what_to_do() {
    let shop = Shop::with("TEA=1");
    for (text, why, hint) in [
        ("\nformt = 'csv'\n", "line 2: there is no setting `formt`", "did you mean `format`?"),
        (
            "[smtp]\npasword_file = 'x'\n",
            "line 2: there is no setting `pasword_file`",
            "did you mean `password_file`?",
        ),
        (
            "[till]\nx = 1\n",
            "line 1: there is no setting `till`",
            "expected one of: language, format, store, smtp",
        ),
        (
            "currency = 'EUR'\n",
            "line 1: there is no setting `currency`",
            "this is a setting of the shop, stored in its store: run `bincard settings set currency VALUE`",
        ),
        (
            "alerts.rule = 'below'\n",
            "line 1: there is no setting `alerts`",
            "this is a setting of the shop, stored in its store: run `bincard settings set alerts.rule VALUE`",
        ),
        (
            "format = 3\n",
            "line 1: the value is not a quoted string",
            "fix or remove the line; the format is described in `man bincard-config`",
        ),
    ] {
        shop.write("config/bincard/config.toml", text);
        let ran = shop.typed("item list");
        let told = format!("config.toml`: {why}\nhint: {hint}\n");
        assert!(ran.code == 78 && ran.err.ends_with(&told), "{told}\n{}", ran.err);
    }
    shop.write("config/bincard/config.toml", "format = 3\n");
    let ran = shop.typed("item list --lang fr");
    let told = "est inutilisable\u{a0}: ligne 1\u{a0}: la valeur doit être un texte entre guillemets\n\
                conseil\u{a0}: corrigez ou supprimez la ligne; le format du fichier est décrit dans `man bincard-config`\n";
    assert!(ran.err.ends_with(told), "{}", ran.err);
    shop.write("config/bincard/config.toml", "a = 1\n= =\n");
    let ran = shop.typed("settings set format csv");
    assert!(ran.code == 78 && ran.err.contains("line 2: it cannot be read ("), "{}", ran.err);
    shop.write("config/bincard/config.toml", "smtp = 1\n");
    let ran = shop.typed("settings set smtp.username till");
    assert!(ran.err.contains("`smtp` is not a table\nhint: fix or remove the line"), "{}", ran.err);
}

#[test]
fn the_digest_is_in_the_language_of_the_command_that_created_the_store() {
    for line in ["item add TEA --name Tea", "store init", "item import SHOP/items.csv"] {
        let mut shop = Shop::empty();
        shop.set_env("LC_ALL", "fr_CA.UTF-8");
        shop.write("items.csv", "sku,name\nTEA,Tea\n");
        shop.ok(line);
        shop.set_env("LC_ALL", "C.UTF-8");
        assert_eq!(shop.ok("settings get digest.language"), "fr\n", "{line}");
    }
}

#[test]
fn a_configuration_file_that_is_a_pipe_has_no_end_or_is_no_text_is_refused() {
    let shop = Shop::with("TEA=1");
    let pipe = shop.path("pipe.toml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", shop.path("zero.toml")).unwrap();
    shop.write("binary.toml", b"\xff\xfe");
    for (file, told) in [
        ("pipe.toml", "it ended unexpectedly"),
        ("zero.toml", "the file is too large"),
        ("binary.toml", "it is not valid UTF-8"),
    ] {
        let ran = shop.typed(&format!("item list --config SHOP/{file}"));
        assert_eq!(ran.code, 78, "{file}");
        assert!(ran.err.contains(told), "{file}: {}", ran.err);
    }
    shop.ok("item list --config /dev/null");
}
