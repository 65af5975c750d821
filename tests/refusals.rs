//! Every refusal, each triggered once: what is typed, the exit code, the message and the hint. The table names the
//! variants of `Refusal`, and a test checks that none is missing.

use crate::support::{Shop, chmod, is_about_a_file, is_on_server};

/// The variant, what is typed, the exit code, `error:`, and `hint:` if there is one.
pub(crate) type Row = (&'static str, &'static str, u8, &'static str, &'static str);

const HELP_ITEMS: &str =
    "list all items with `bincard item list`, or add one with `bincard item add`";
const REASONS: &str =
    "add `--reason` with one of: received, return, damaged, theft, loss, pickup, correction, other";
const LESS: &str = "request less, or see what is available with `bincard item list`";
const POINT: &str = "use digits and a decimal point, such as `2.5`";
const DATES: &str = "use a form such as `2026-11-24`, `2026-11-24 13:30`, `2026-11-24T13:30:00-05:00`, `yesterday`, or `-3d`";

/// Refusals in the shop that `shop()` creates.
#[rustfmt::skip]
pub(crate) const TABLE: &[Row] = &[
    ("BadNumber", "item add X --name X --quantity many", 2, "`many` is not a number", POINT),
    ("BadNumber", "item add X --name X --price 8,50", 2, "`8,50` is not a number: decimals are written with a point", "write `8.50`"),
    ("BadNumber", "sell TEA=1,200", 2, "`1,200` is not a number: decimals are written with a point, and thousands without a separator", "write `1200` or `1.200`"),
    ("BadNumber", "sell TEA=0.123456", 2, "`0.123456` has more than 5 decimal places", "round it to 5 decimal places"),
    ("BadNumber", "adjust TEA =9000000000000.1", 2, "`9000000000000.1` is outside ±9,000,000,000,000", ""),
    ("BadNumber", "adjust TEA =NaN", 2, "`NaN` is not a number", POINT),
    ("QuantityNotPositive", "sell TEA=0", 2, "the quantity `0` is not greater than zero", ""),
    ("QuantityIsBarcode", "sell TEA=96385074", 2, "the quantity `96385074` is a barcode", "if it really is a quantity, write `96385074.0`"),
    ("QuantityNotPositive", "adjust TEA +-5 --reason loss", 2, "the quantity `-5` is not greater than zero", ""),
    ("CountNegative", "adjust TEA =-1", 2, "the count `-1` is below zero", "to remove stock, use `-N` with a reason"),
    ("BadChange", "adjust TEA 5 --reason other", 2, "`5` is not a change in stock", "use `+N` to add, `-N` to remove, or `'=N'` for a count"),
    ("BadLine", "sell A=B", 2, "`B` in `A=B` is not a quantity", "use SKU=QUANTITY; if the SKU itself contains `=`, add the quantity: `A=B=1`"),
    ("BadSku", "item show ' '", 2, "` ` is not a valid SKU: it is blank", ""),
    ("BadSku", "sell =2", 2, "`` is not a valid SKU: it is blank", ""),
    ("BadOptionText", "sell TEA --note ''", 2, "invalid value `` for `--note`: it is blank", ""),
    ("BadOptionText", "sell TEA --key ''", 2, "invalid value `` for `--key`: it is blank", ""),
    ("BadOptionText", "item set TEA --name ' '", 2, "invalid value ` ` for `--name`: it is blank", ""),
    ("BadOptionText", "order place '' TEA", 2, "invalid value `` for `<NUMBER>`: it is blank", ""),
    ("BadOptionText", "sell TEA --key $'a\\nb'", 2, "invalid value `a\\nb` for `--key`: it contains the control character \\u{a}", ""),
    ("BadInstant", "sell TEA --at tomorrow", 2, "`tomorrow` is not a date or time", DATES),
    ("BadInstant", "item list --as-of 2026-02-30", 2, "`2026-02-30` is not a date or time", DATES),
    ("BadInstant", "order place 9 TEA --expires 2026-02-30", 2, "`2026-02-30` is not a date or time", DATES),
    ("BadWholeNumber", "item list --limit 1.5", 2, "`1.5` is not a whole number", ""),
    ("BadDuration", "order place 9 TEA --expires soon", 2, "`soon` is not a duration", "use a duration such as `48h`, `3d`, or `2w`, or a date or time such as `2026-11-24` or `2026-11-24 13:30`"),
    ("DurationNotPositive", "order place 9 TEA --expires 0h", 2, "the duration `0h` is not greater than zero", "use a duration such as `48h`, `3d`, or `2w`"),
    ("DurationTooLong", "order place 9 TEA --expires 999999d", 2, "the duration `999999d` is too long", "use at most `36500d` (100 years)"),
    ("InFuture", "sell TEA --at 9999-12-31", 2, "`9999-12-31` is in the future", "use a time in the past, or omit `--at` to use the current time"),
    ("BadSettingValue", "settings set orders.expire_after -1d", 2, "invalid value `-1d` for `orders.expire_after`; expected a duration of at least one second, such as 30s, 48h, or 3d", ""),
    ("BadSettingValue", "settings set store.busy_timeout 500ms", 2, "invalid value `500ms` for `store.busy_timeout`; expected a duration of at least one second, such as 30s, 48h, or 3d", ""),
    ("InFuture", "sell TEA --at 2026-11-25", 2, "`2026-11-25` is in the future", "use a time in the past, or omit `--at` to use the current time"),
    ("DeadlinePassed", "order place 9 TEA --expires 2026-11-23", 2, "the deadline `2026-11-23` has already passed", "use a deadline in the future, such as `--expires 48h`"),
    ("BeforeLastStep", "order cancel 1001 --at 2020-01-01", 2, "`2020-01-01` is before the last step of order `1001`", "use a later time, or omit `--at` to use the current time"),
    ("ReasonMissing", "adjust TEA +1", 2, "a reason is required", REASONS),
    ("UnknownWord", "adjust TEA +1 --reason receivd", 2, "invalid value `receivd`; expected one of: received, return, count, damaged, theft, loss, pickup, correction, other", "did you mean `received`?"),
    ("UnknownWord", "item list --format xml", 2, "invalid value `xml`; expected one of: table, plain, json, ndjson, csv", ""),
    ("UnknownWord", "item list --lang de", 2, "invalid value `de`; expected one of: en, fr", ""),
    ("UnknownWord", "item import SHOP/items.csv --from foo", 2, "invalid value `foo`; expected one of: auto, bincard, square, shopify, woocommerce", ""),
    ("UnknownWord", "item import SHOP/items.csv --encoding nope", 2, "invalid value `nope`; expected one of: utf-8, utf-16le, utf-16be, windows-1252, macintosh, iso-8859-15, …", ""),
    ("UnknownWord", "item import SHOP/items.csv --encoding windows1252", 2, "invalid value `windows1252`; expected one of: utf-8, utf-16le, utf-16be, windows-1252, macintosh, iso-8859-15, …", "did you mean `windows-1252`?"),
    ("BadAddress", "notify test --to nobody", 2, "`nobody` is not an e-mail address such as name@example.com", ""),
    ("BadSettingValue", "settings set currency dollars", 2, "invalid value `dollars` for `currency`; expected an ISO 4217 code such as CAD", ""),
    ("BadSettingValue", "settings set shop.name $'Tea\\nHouse'", 2, "invalid value `Tea\\nHouse` for `shop.name`; expected text on one line, without control characters", ""),
    ("MachineTakesNoKey", "settings set language fr --key k", 2, "`--key` cannot be used with `language`, which is a setting of this machine", "omit `--key`; repeating the command is harmless"),
    ("MachineTakesNoKey", "settings unset smtp.url --key k", 2, "`--key` cannot be used with `smtp.url`, which is a setting of this machine", "omit `--key`; repeating the command is harmless"),
    ("NotASetting", "settings get orders.expire", 3, "there is no setting `orders.expire`; expected one of: shop.name, timezone, currency, alerts.rule, invoices.track_stock, orders.expire_after, digest.enabled, digest.to, digest.from, digest.reply_to, digest.language, digest.not_before, store.path, store.busy_timeout, store.idle_timeout, store.password_file, store.password_command, store.ca_file, language, format, smtp.url, smtp.username, smtp.password_file, smtp.password_command, smtp.ca_file, smtp.hello", "did you mean `orders.expire_after`?"),
    ("NameMissing", "item add X --threshold 3", 2, "a new item needs a name", "add the item with `bincard item add --name NAME X`"),
    ("ItemExists", "item add TEA", 5, "an item with the SKU `TEA` already exists", "change the item with `bincard item set`, or its stock with `bincard adjust`"),
    ("OpeningUntracked", "item add X --name X --track off --quantity 5", 1, "`X` is not tracked, so it cannot have a quantity", "omit `--quantity`, or use `--track on`"),
    ("NothingAsked", "item set TEA", 2, "nothing to do", "specify at least one of --name, --variation, --category, --barcode, --price, --cost, --threshold, --alert, or --track"),
    ("NeedsFile", "store backup -", 2, "`bincard store backup` cannot use standard input or output (`-`)", "use the path of a file; for a file that is named `-`, use `./-`"),
    ("NeedsFile", "store restore -", 2, "`bincard store restore` cannot use standard input or output (`-`)", "use the path of a file; for a file that is named `-`, use `./-`"),
    ("RejectsOverSource", "item import SHOP/letter.txt --partial --rejects SHOP/./letter.txt", 2, "`SHOP/./letter.txt` is the file being imported, and the rejects would overwrite it", "choose another file with `--rejects FILE`"),
    ("UnknownItem", "sell PIANO", 3, "there is no item with the SKU `PIANO`", HELP_ITEMS),
    ("UnknownItem", "item history TEAA", 3, "there is no item with the SKU `TEAA`", "did you mean `TEA`?"),
    ("UnknownDocument", "order complete 9", 3, "there is no order `9`", "list all orders with `bincard order list`"),
    ("ZoneInBrackets", "sell TEA --at 2026-11-24T10:00:00Z[Asia/Tokyo]", 2, "`2026-11-24T10:00:00Z[Asia/Tokyo]` contains a time zone in brackets, which is not supported", "use an offset instead, as in `2026-11-24T13:30:00-05:00`"),
    ("ItemArchived", "item add OLD --name Old", 5, "an item with the SKU `OLD` exists and is archived", "unarchive it with `bincard item unarchive OLD`"),
    ("UnknownDocument", "order show 101", 3, "there is no order `101`", "did you mean `1001`, `1002`?"),
    ("UnknownDocument", "invoice pay 9", 3, "there is no invoice `9`", "list all invoices with `bincard invoice list`"),
    ("UnknownDocument", "sell --void SALE-99", 3, "there is no sale `SALE-99`", "find its number with `bincard item history SKU`"),
    ("UnknownDocument", "adjust TEA +1 --reason return --ref 99", 3, "there is no sale, invoice, or order `99`", "find its number with `bincard item history SKU`"),
    ("AmbiguousDocument", "adjust TEA +1 --reason return --ref 1001", 3, "several documents have the number `1001`", "specify which one: `invoice:1001`, `order:1001`"),
    ("SoldOut", "order place 9 TEA=99 BOX", 4, "Only 7 left: `TEA`; Sold out: `BOX`", LESS),
    ("ItemExists", "item add tea --name Tea", 5, "an item with the SKU `tea` already exists", "change the item with `bincard item set`, or its stock with `bincard adjust`"),
    ("RefundTooMuch", "order refund 1002 TEA=2", 5, "only 1 of `TEA` on `1002` can still be refunded", ""),
    ("StepForbidden", "order cancel 1002", 5, "order `1002` is completed and cannot be cancelled", "run `bincard order refund 1002`"),
    ("StepForbidden", "invoice refund 1001", 5, "invoice `1001` is unpaid and cannot be refunded", "run `bincard invoice cancel 1001`"),
    ("DocumentEnded", "order place gone TEA=1", 5, "order `gone` is cancelled; nothing was changed", "to reserve its items again, run `bincard order reopen gone`"),
    ("NumberAssigned", "order place sale-12 TEA", 2, "`sale-12` cannot be used here: bincard assigns the numbers that start with `SALE-`", "use a number that does not start with `SALE-`"),
    ("NumberAssigned", "invoice create ADJ-x TEA", 2, "`ADJ-x` cannot be used here: bincard assigns the numbers that start with `ADJ-`", "use a number that does not start with `ADJ-`"),
    ("NumberAssigned", "order place Import-7 TEA", 2, "`Import-7` cannot be used here: bincard assigns the numbers that start with `IMPORT-`", "use a number that does not start with `IMPORT-`"),
    ("OrderNumberMissing", "order expire --at 2026-11-24", 2, "`--at` requires the number of an order", "add the number, as in `bincard order expire 1001`"),
    ("KeyReused", "sell TEA=5 --key k", 5, "the key `k` was already used for a different request: `sell TEA=1`; the quantity of `tea` was `1` and is now `5`", "use a different key for each request"),
    ("NumberReused", "order place 1001 TEA=5", 5, "order `1001` already exists: `order place 1001 TEA=1`; the quantity of `tea` was `1` and is now `5`", "use a different number, or repeat the first request exactly"),
    ("NumberReused", "invoice create 1001 TEA=5", 5, "invoice `1001` already exists: `invoice create 1001 TEA=1`; the quantity of `tea` was `1` and is now `5`", "use a different number, or repeat the first request exactly"),
    ("NotOnDocument", "order refund 1002 BOX", 5, "`BOX` is not on `1002`", ""),
    ("Untracked", "adjust GIFT +1 --reason received", 1, "`GIFT` is not tracked", "track its stock with `bincard item set --track on GIFT`"),
    ("Untracked", "adjust 'GIFT CARD' +1 --reason received", 1, "`GIFT CARD` is not tracked", "track its stock with `bincard item set --track on 'GIFT CARD'`"),
    ("OutOfRange", "adjust TEA +9000000000000 --reason received", 1, "the stock of `TEA` would exceed ±9,000,000,000,000", ""),
    ("OutOfRange", "sell TEA=9000000000000 BOX=1 TEA=1", 1, "the stock of `TEA` would exceed ±9,000,000,000,000", ""),
    ("NoStore", "item list --store SHOP/typo.db", 66, "there is no store at `SHOP/typo.db`", "use an existing store with `--store` or BINCARD_STORE, or create one with `bincard store init`"),
    ("NoFolder", "store init --store SHOP/typo/shop.db", 74, "there is no directory `SHOP/typo`", "create it with `mkdir -p SHOP/typo`, or use another path"),
    ("StoreTampered", "item list --store SHOP/tampered.db", 66, "the schema of `SHOP/tampered.db` was modified: trigger `spy`", "restore a backup with `bincard store restore FILE`"),
    ("NotABackup", "store restore SHOP/none.db", 66, "cannot restore `SHOP/none.db`: no such file", "use a file written by `bincard store backup`"),
    ("NotABackup", "store restore SHOP/letter.txt", 66, "cannot restore `SHOP/letter.txt`: it is not an SQLite database", "use a file written by `bincard store backup`"),
    ("NotAStore", "item list --store SHOP/letter.txt", 66, "`SHOP/letter.txt` is not a bincard store: it is not an SQLite database", "use another path with `--store` or BINCARD_STORE"),
    ("StoreLeftover", "item add NEW --name New --store SHOP/left.db", 1, "`SHOP/left.db-wal` was left behind by an interrupted process, and its store is missing", "put the store back next to it, or remove the leftover file with `rm SHOP/left.db-wal`"),
    ("StoreLeftover", "store backup SHOP/left.db", 1, "`SHOP/left.db-wal` was left behind by an interrupted process, and its store is missing", "put the store back next to it, or remove the leftover file with `rm SHOP/left.db-wal`"),
    ("IsTheStore", "store backup SHOP/shop.db", 1, "`SHOP/shop.db` is the store itself or belongs to it", "use another file"),
    ("BackupOverOther", "store backup SHOP/letter.txt", 1, "`SHOP/letter.txt` exists and is not a backup of this store: it is not an SQLite database", "use another file"),
    ("RestoreOverOther", "store restore SHOP/shop.db --store SHOP/letter.txt", 66, "`SHOP/letter.txt` exists and is not a bincard store: it is not an SQLite database", "to restore here, first move it away with `mv SHOP/letter.txt SHOP/letter.txt.old`"),
    ("NoFolder", "item add NEW --name New --store SHOP/none/shop.db", 74, "there is no directory `SHOP/none`", "create it with `mkdir -p SHOP/none`, or use another path"),
    ("NewerStore", "item list --store SHOP/newer.db", 1, "`SHOP/newer.db` was written by a newer version of bincard (store version 9; this bincard supports 1)", "update bincard on this machine"),
    ("StoreDamaged", "store check --store SHOP/damaged.db", 1, "`SHOP/damaged.db` is damaged: `TEA` has 1 available and 1 reserved, but its movements add up to 7 and 1", "rebuild what is wrong from the ledger with `bincard store check --repair`"),
    ("StoreBroken", "store check --store SHOP/broken.db", 1, "`SHOP/broken.db` is damaged: the movements of `1001` do not match its lines for `TEA`", "restore the latest backup with `bincard store restore FILE`"),
    ("SettingWrong", "item history TEA --since 2026-11-24 --store SHOP/zone.db", 78, "`timezone` is set to `Mars/Olympus`: this time zone is unknown on this machine", "fix the cause, or change the setting with `bincard settings set timezone VALUE`"),
    ("BadMapping", "item import SHOP/letter.txt --map sku", 2, "`sku` is not of the form COLUMN=FIELD", "use, for example, `--map Référence=sku --map Qté=quantity`"),
    ("BadDelimiter", "item import SHOP/letter.txt --delimiter xy", 2, "`xy` is not a delimiter", "use `,`, `;`, `|`, or `tab`"),
    ("ConflictingWords", "item import SHOP/letter.txt --from square --map a=sku", 2, "--map and --from square cannot be used together", ""),
    ("FileUnreadable", "item import SHOP/nothing.csv", 74, "cannot read `SHOP/nothing.csv`: no such file or directory", ""),
    ("BadFile", "item import SHOP/letter.txt", 65, "`SHOP/letter.txt`: there is no SKU column; the header is: Dear Anne", "choose the SKU column with `--map COLUMN=sku`"),
    ("NoLocations", "item import SHOP/items.csv --location Main", 2, "`--location` does not apply to `SHOP/items.csv`: bincard files of this kind have no locations", "omit `--location`, or choose a column with `--map COLUMN=quantity`"),
    ("NoLocations", "item import SHOP/items.csv --location Main --map Depot=quantity", 2, "`--location` does not apply to `SHOP/items.csv`: bincard files of this kind have no locations", "omit `--location`, or choose a column with `--map COLUMN=quantity`"),
    ("BadFile", "item import SHOP/items.csv --map Nope=sku", 65, "`SHOP/items.csv`: there is no column `Nope` to map", "the columns are: sku, Main, Depot"),
    ("SettingMissing", "notify test", 78, "`digest.to` is not set", "set it with `bincard settings set digest.to VALUE`"),
    ("BadConfig", "item list --config SHOP/nothing.toml", 78, "cannot use the configuration file `SHOP/nothing.toml`: no such file or directory", "use another file with `--config` or BINCARD_CONFIG, or create this one with `bincard settings set KEY VALUE --config SHOP/nothing.toml`"),
    ("BadConfig", "item list --config SHOP", 78, "cannot use the configuration file `SHOP`: it is a directory", "use another file with `--config` or BINCARD_CONFIG"),
    ("BadConfig", "item list --config SHOP/wrong.toml", 78, "cannot use the configuration file `SHOP/wrong.toml`: invalid value `de` for `language`; expected one of: en, fr", "fix it in the file, or run `bincard settings set language VALUE --config SHOP/wrong.toml`"),
    ("ConfigOpenToOthers", "item list --config SHOP/open.toml", 78, "other users can read `SHOP/open.toml` (mode 644), which contains a command that prints a password", "run `chmod 600 SHOP/open.toml`"),
    ("PasswordInUrl", "settings set smtp.url smtp://till:secret@mail.shop.example", 78, "`smtp.url` contains a password", "remove it from the URL, and set `smtp.password_file` or BINCARD_SMTP_PASSWORD instead"),
    ("StoreUrl", "store backup postgres://till@db.shop.example/shop", 78, "an address with `postgres` cannot be used here", "use the path of a file; only a store can have an address, such as postgres://USER@HOST/DATABASE"),
    ("StoreUrl", "settings set store.path mysql://u:secret@db.shop.example/shop", 78, "an address with `mysql` cannot be used here", "use the path of a file; only a store can have an address, such as postgres://USER@HOST/DATABASE"),
    ("StoreLinked", "item list --store SHOP/linked.db", 1, "`SHOP/linked.db` has a second name (a hard link), and a store that is opened under two names can be corrupted", "to find all its names, run `find / -xdev -samefile SHOP/linked.db`; then remove all but one"),
    ("StoreCompanion", "item list --store SHOP/beside.db", 1, "`SHOP/beside.db-shm` was not created by bincard for this store, so the store was not opened", "find out where it comes from with `ls -l SHOP/beside.db-shm`, then remove it"),
    ("RestoreOfOther", "store restore SHOP/stranger.db", 1, "`SHOP/stranger.db` is a backup of another shop, so the store was not replaced", "to replace this shop's stock anyway, run `bincard store restore --force SHOP/stranger.db`"),
];

/// The rows of the table that apply to the engine that the tests run on.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    let is_of_files = |(variant, line, ..): &&Row| {
        *variant == "RestoreOfOther" || line.contains("SHOP/shop.db") && !line.contains("stranger")
    };
    TABLE.iter().filter(move |row| !is_on_server() || !is_of_files(row))
}

/// Variants that another file triggers, or that no test can.
#[rustfmt::skip]
const ELSEWHERE: [(&str, &str); 15] = [
    ("MailNotRecorded", "it needs a store that is held for ten minutes"),
    ("MailNotRecorded", "in digest.rs: it needs a store that is held for ten minutes"),
    ("StoreMounted", "it needs a mount"),
    ("BackupOfDamaged", "in backup.rs: it needs damage"),
    ("EnvironmentWrong", "below: it needs another environment"),
    ("BadText", "in batch.rs: on the command line it has an option"),
    ("BadTimeZone", "below: it needs another environment"),
    ("StoreBusy", "below: it needs another process"),
    ("NetworkStore", "it needs a network file system"),
    ("BadRows", "in catalogue.rs: its words are many lines"),
    ("SecretOpenToOthers", "in digest.rs, with the mail"),
    ("MailDeferred", "in digest.rs, with the mail"),
    ("MailRefused", "in digest.rs, with the mail"),
    ("MailUnknown", "in digest.rs, with the mail"),
    ("WithHint", "in test_email.rs, with the mail"),
];

pub(crate) fn shop() -> Shop {
    let shop = Shop::with("TEA=10 BOX=0");
    shop.ok("item add GIFT --name Gift --track off");
    shop.ok("item add OLD --name Old");
    shop.ok("item archive OLD");
    shop.ok("item add 'GIFT CARD' --name Gift --track off");
    shop.ok("sell TEA=1 --key k");
    shop.ok("order place 1001 TEA=1");
    shop.ok("order place 1002 TEA=1");
    shop.ok("order complete 1002");
    shop.ok("order place gone TEA=1");
    shop.ok("order cancel gone");
    shop.ok("invoice create 1001 TEA=1");
    shop.write("letter.txt", "Dear Anne");
    shop.write("left.db-wal", "half a journal");
    shop.write("items.csv", "sku,Main,Depot\nTEA,1,2\n");
    shop.write("wrong.toml", "language = \"de\"\n");
    chmod(&shop.write("open.toml", "[smtp]\npassword_command = \"pass mail\"\n"), 0o644);
    for (copy, damage) in [
        ("newer.db", "pragma user_version = 9"),
        (
            "damaged.db",
            "update balance set available = 100000 where item_id = (select id from item where sku = 'TEA')",
        ),
        (
            "broken.db",
            "update line set quantity = 300000 where document_id = (select id from document where number = '1001' and kind = 'order')",
        ),
        ("tampered.db", "create trigger spy after insert on step begin select 1; end"),
        ("zone.db", "update setting set value = 'Mars/Olympus' where key = 'timezone'"),
    ] {
        shop.ok(&format!("store backup SHOP/{copy}"));
        crate::support::sqlite(&shop.path(copy), damage);
    }
    for copy in ["linked.db", "beside.db"] {
        shop.ok(&format!("store backup SHOP/{copy}"));
    }
    std::fs::hard_link(shop.path("linked.db"), shop.path("second.db")).unwrap();
    std::fs::create_dir(shop.path("beside.db-shm")).unwrap();
    shop.ok("store init --store SHOP/stranger.db");
    shop
}

/// A refusal as it is printed on stderr.
fn refusal(error: &str, hint: &str) -> String {
    let hint = if hint.is_empty() { String::new() } else { format!("hint: {hint}\n") };
    format!("error: {error}\n{hint}")
}

#[test]
fn every_refusal_explains_itself_and_changes_nothing() {
    let shop = shop();
    let folder = shop.path("").to_string_lossy().trim_end_matches('/').to_owned();
    let before = shop.content();
    for (variant, line, code, error, hint) in rows() {
        let ran = shop.typed(line);
        let seen = (ran.code, ran.out.as_str(), ran.err.replace(&folder, "SHOP"));
        assert_eq!(seen, (*code, "", refusal(error, hint)), "{variant}: bincard {line}");
    }
    assert_eq!(shop.content(), before);
}

/// The variants of the rules of stock and of all others.
pub(crate) fn variants() -> Vec<&'static str> {
    let variants_of = |source: &'static str, name: &str| {
        let (_, variants) = source.split_once(name).unwrap();
        variants.split_once("\n}").unwrap().0.lines()
    };
    let rules = variants_of(include_str!("../src/ledger/error.rs"), "enum LedgerError {");
    let others = variants_of(include_str!("../src/refusal.rs"), "enum Refusal {");
    rules
        .chain(others.filter(|line| !line.contains("Ledger(")))
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .filter_map(|line| line.split([' ', ',', '{']).next())
        .collect()
}

#[test]
fn every_refusal_is_triggered() {
    let variants = variants();
    assert!(variants.len() > 40, "{variants:?}");
    let tables = TABLE.iter().chain(crate::postgres::REFUSALS);
    let mut known: Vec<&str> = tables.map(|row| row.0).collect();
    known.extend(ELSEWHERE.iter().map(|(variant, _)| *variant));
    for variant in &variants {
        assert!(known.contains(variant), "no row of TABLE triggers `Refusal::{variant}`");
    }
    for name in known {
        assert!(variants.contains(&name), "there is no `Refusal::{name}`");
    }
}

#[test]
fn an_unknown_time_zone_in_the_environment() {
    let mut shop = Shop::empty();
    shop.set_env("TZ", "Mars/Olympus");
    let ran = shop.typed(if is_on_server() { "store init" } else { "item add TEA --name Tea" });
    let error = "the environment variable TZ is set to an unknown time zone: `Mars/Olympus`";
    let hint = "set it to a name such as `America/Montreal`, or unset it";
    assert_eq!((ran.code, ran.err), (78, refusal(error, hint)));
}

#[test]
fn a_time_zone_given_as_a_file() {
    let mut shop = Shop::empty();
    for (n, (zone, name)) in [
        (":/etc/localtime", None),
        ("/etc/localtime", None),
        (":/usr/share/zoneinfo/America/Toronto", Some("America/Toronto")),
    ]
    .into_iter()
    .enumerate()
    {
        let is_there = std::path::Path::new(zone.trim_start_matches(':')).exists();
        shop.set_env("TZ", zone);
        if name.is_none() || is_there {
            shop.ok(&format!("store init --store SHOP/{n}.db"));
            let stored = shop.ok(&format!("settings get timezone --store SHOP/{n}.db"));
            assert!(name.is_none_or(|name| name == stored.trim()), "{stored}");
        }
    }
}

#[test]
fn an_unknown_format_in_the_environment() {
    let mut shop = Shop::with("TEA=10");
    shop.set_env("BINCARD_FORMAT", "xml");
    shop.sees(
        "
        $ bincard item list
        error: the environment variable BINCARD_FORMAT is set to `xml`: expected one of: table, plain, json, ndjson, csv
        hint: set it to another value, or unset it with `unset BINCARD_FORMAT`
        [78]
        ",
    );
    shop.ok("item list --format csv");
    let ran = shop.typed("item list --lang fr");
    let told =
        "erreur\u{a0}: problème avec la variable d’environnement BINCARD_FORMAT (`xml`)\u{a0}: ";
    assert!(ran.code == 78 && ran.err.starts_with(told), "{}", ran.err);
}

#[test]
fn a_path_in_a_command_to_copy_is_quoted() {
    let shop = Shop::with("TEA=10");
    chmod(&shop.write("my till.toml", "[smtp]\npassword_command = \"pass mail\"\n"), 0o644);
    let ran = shop.typed("item list --config 'SHOP/my till.toml'");
    assert!(ran.err.contains("`chmod 600 '/"), "{}", ran.err);
    if is_about_a_file("other users' access to a store on a server is the server's") {
        return;
    }
    std::fs::copy(shop.store(), shop.path("my shop.db")).unwrap();
    chmod(&shop.path("my shop.db"), 0o644);
    let ran = shop.typed("item list --store 'SHOP/my shop.db'");
    assert!(ran.code == 0 && ran.err.ends_with("/my shop.db'`\n"), "{}", ran.err);
    assert!(ran.err.contains("chmod 600 '/"), "{}", ran.err);
}

#[test]
fn a_store_locked_by_another_process() {
    let shop = Shop::with("TEA=10");
    shop.ok("settings set store.busy_timeout 1s");
    let error =
        format!("another process has kept the store `{}` locked for 1 second", shop.address());
    let told =
        (75, String::new(), refusal(&error, "run the same command again; nothing was changed"));
    let writing = ["sell TEA", "order place 1 TEA --key k", "item add MUG --name Mug"];
    let (mut process, orders) = shop.held_by(shop.locking());
    for line in writing {
        let ran = shop.typed(line);
        assert_eq!((ran.code, ran.out, ran.err), told, "{line}");
    }
    assert_eq!(shop.stock("TEA"), "10/0/10", "reading does not wait");
    drop(orders);
    process.wait().unwrap();
    if is_about_a_file("nobody can lock out those who only read") {
        return;
    }
    let (mut process, orders) = shop.held_by("pragma locking_mode = exclusive; begin immediate");
    for line in writing.into_iter().chain(["item list", "store check"]) {
        let ran = shop.typed(line);
        assert_eq!((ran.code, ran.out, ran.err), told, "{line}");
    }
    drop(orders);
    process.wait().unwrap();
    shop.ok("order place 1 TEA --key k");
    assert_eq!(shop.stock("TEA"), "9/1/10");
}

#[test]
fn a_long_value_is_truncated() {
    let shop = Shop::with("TEA=10");
    let (long, shown) = ("k".repeat(256), "k".repeat(100));
    for (line, error) in [
        (
            "sell TEA --key",
            format!("invalid value `{shown}…` for `--key`: it is longer than 255 characters"),
        ),
        ("item show", format!("`{shown}…` is not a valid SKU: it is longer than 255 characters")),
        ("item list --as-of", format!("`{shown}…` is not a date or time")),
    ] {
        let ran = shop.typed(&format!("{line} {long}"));
        assert_eq!(
            (ran.code, ran.err.lines().next().unwrap()),
            (2, format!("error: {error}").as_str())
        );
    }
}

#[test]
fn unknown_words_on_the_command_line() {
    let shop = Shop::with("TEA=10");
    shop.sees(
        "
        $ bincard ordr list
        error: unrecognized subcommand `ordr`
        hint: did you mean `order`?
        [2]
        $ bincard sell TEA --reson x
        error: unexpected argument `--reson` found
        hint: for usage, run `bincard sell --help`
        [2]
        $ bincard item list --serch x
        error: unexpected argument `--serch` found
        hint: did you mean `--search`?
        [2]
        $ bincard adjust TEA
        error: the following required arguments were not provided: <+N|-N|=N>
        hint: for usage, run `bincard adjust --help`
        [2]
        $ bincard item list --limit x
        error: `x` is not a whole number
        [2]
        ",
    );
    assert_eq!(shop.typed("").code, 0, "help is what a newcomer wants");
    assert_eq!(shop.typed("item").code, 2);
}

#[test]
fn each_kind_of_bad_row_has_its_hint_once() {
    let shop = Shop::with("TEA=10");
    shop.write("c.csv", "sku,name,price\nA,a,\"1,234\"\nB,b,\"2,345\"\nC,c,3\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 2 rows of `SHOP/c.csv` are invalid; nothing was changed
          line 2, column `price`, `1,234`: the comma is ambiguous: 1.234 or 1234
          line 3, column `price`, `2,345`: the comma is ambiguous: 2.345 or 2345
        hint: to read it as 1.234, use `--decimal-comma`; otherwise, remove the thousands separators; fix the file and run the same command again
        [65]
        ",
    );
}

/// Each exit code, except those of mail and catalogues, once.
#[test]
fn every_exit_code_occurs() {
    let shop = shop();
    for (line, code) in [
        ("sell TEA", 0),
        ("adjust GIFT +1 --reason received", 1),
        ("sell", 2),
        ("sell PIANO", 3),
        ("order place 9 BOX", 4),
        ("order cancel 1002", 5),
        ("sell --batch SHOP/letter.txt", 65),
        ("item list --store SHOP/typo.db", 66),
        ("sell --batch SHOP/nothing.csv", 74),
        ("item list --config SHOP/nothing.toml", 78),
    ] {
        assert_eq!(shop.typed(line).code, code, "{line}");
    }
}
