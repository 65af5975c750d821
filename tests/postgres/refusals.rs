//! What a server, or a store on one, is refused for.

use crate::json_errors::{error, kind_of};
use crate::refusals::Row;
use crate::support::{Server, Shop};

/// Refusals in the shop that `shop()` creates. SERVER is the address of its server.
#[rustfmt::skip]
pub(crate) const TABLE: &[Row] = &[
    ("NoSharedStore", "item list --store SERVER/shop?schema=nowhere", 66, "there is no store at `SERVER/shop?schema=nowhere`", "create one with `bincard store init`, or check the address and its `schema`"),
    ("BadStoreAddress", "item list --store postgres://db.shop.example/shop?schema=Shop", 78, "invalid store address: invalid schema `Shop`; use lower-case letters, digits, and _", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("BadStoreAddress", "item list --store postgres://db.shop.example/shop?sslmode=disable", 78, "invalid store address: TLS (sslmode, PGSSLMODE) can be turned off only for a server on this machine", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("BadStoreAddress", "item list --store postgres:till:secret@db.shop.example/shop", 78, "invalid store address: it has no `//`", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("BadStoreAddress", "item list --store postgres://db.shop.example/shop?foo=1", 78, "invalid store address: unknown option `foo`", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("BadStoreAddress", "item list --store postgres://db.shop.example/shop?sslmode=full", 78, "invalid store address: unknown sslmode `full` (use `verify-full`, or `disable` on this machine)", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("BadStoreAddress", "item list --store postgres://shop@localhost/shop?hostaddr=192.0.2.2", 78, "invalid store address: unknown option `hostaddr`", "use postgres://USER@HOST/DATABASE, with ?schema=NAME if several shops share the database"),
    ("PasswordInUrl", "settings set store.path postgres://till:se/cr?et@db.shop.example/shop", 78, "the address of the store contains a password", "remove it from the address, and set `store.password_file` or BINCARD_STORE_PASSWORD instead"),
    ("PasswordInUrl", "item list --store Postgres://till:secret@db.shop.example/shop", 78, "the address of the store contains a password", "remove it from the address, and set `store.password_file` or BINCARD_STORE_PASSWORD instead"),
    ("PasswordInUrl", "item list --store postgres://till:secret@db.shop.example/shop", 78, "the address of the store contains a password", "remove it from the address, and set `store.password_file` or BINCARD_STORE_PASSWORD instead"),
    ("PasswordInUrl", "settings set store.path postgres://db.shop.example/shop?password=secret", 78, "the address of the store contains a password", "remove it from the address, and set `store.password_file` or BINCARD_STORE_PASSWORD instead"),
    ("ServerUnfit", "item list --store LOSSY/shop", 78, "the server of `LOSSY/shop?schema=bincard` cannot be used: `synchronous_commit` is off, so it may lose sales that it has acknowledged", "turn it on in postgresql.conf, then reload the server"),
    ("ServerUnfit", "item list --store READER/shop", 78, "the server of `READER/shop?schema=bincard` cannot be used: it is a standby, or read-only", "name the primary server in the address; to carry on after a failover, name all servers: postgres://USER@HOST1,HOST2/DATABASE"),
    ("ServerUnfit", "item list --store SERVER/latin", 78, "the server of `SERVER/latin?schema=bincard` cannot be used: the encoding of the database is LATIN1, not UTF8", "create another database with `createdb --encoding UTF8 --template template0`"),
    ("ServerRefused", "item list --store SERVER/nowhere", 78, "the server refused: there is no database `nowhere`", "create it with `createdb nowhere`, or correct the address"),
    ("ServerTls", "item list --store SERVER/shop?sslmode=require", 78, "no secure connection to `SERVER/shop?schema=bincard`: the server does not offer TLS", "turn on `ssl` in the server’s postgresql.conf"),
    ("SchemaTampered", "item list --store SERVER/shop?schema=tampered", 66, "the schema of `SERVER/shop?schema=tampered` was modified: trigger `spy`, view `sold`", "remove what is not bincard’s, or restore a backup into another schema (`?schema=NAME`)"),
    ("NewerSchema", "item list --store SERVER/shop?schema=newer", 1, "`SERVER/shop?schema=newer` was written by a newer version of bincard (store version 9; this bincard supports 1)", "update bincard on this machine"),
    ("NewerSchema", "store upgrade --store SERVER/shop?schema=newer", 1, "`SERVER/shop?schema=newer` was written by a newer version of bincard (store version 9; this bincard supports 1)", "update bincard on this machine"),
    ("NoSharedStore", "store upgrade --store SERVER/shop?schema=nowhere", 66, "there is no store at `SERVER/shop?schema=nowhere`", "create one with `bincard store init`, or check the address and its `schema`"),
    ("SchemaTampered", "item list --store SERVER/shop?schema=incomplete", 66, "the schema of `SERVER/shop?schema=incomplete` was modified: no table `movement`", "remove what is not bincard’s, or restore a backup into another schema (`?schema=NAME`)"),
    ("OlderSchema", "sell TEA --store SERVER/shop?schema=older", 1, "`SERVER/shop?schema=older` has an older format (0; this version of bincard needs 1)", "run `bincard store upgrade`"),
    ("SharedStoreNotEmpty", "store restore SHOP/backup.db", 1, "the shared store already has items or documents", "restore into another schema: create it with `bincard store init`"),
];

fn shop() -> Shop {
    let server = Server::shared();
    let shop = Shop::on(server);
    shop.ok("settings set store.busy_timeout 1s");
    shop.ok("item add TEA --name Tea --quantity 10");
    shop.ok("store backup SHOP/backup.db");
    for (schema, damage) in [
        (
            "tampered",
            "create view sold as select 1; create function spy() returns trigger language plpgsql as 'begin return new; end';
             create trigger spy after insert on step execute function spy()",
        ),
        ("incomplete", "drop table movement"),
        ("newer", "update format set version = 9, oldest = 9"),
        ("older", "update format set version = 0, oldest = 0"),
    ] {
        shop.ok(&format!("store init --store {}?schema={schema}", server.address));
        shop.sql(&format!("set search_path = {schema}; {damage}"));
    }
    shop.sql("create role lossy login; alter role lossy set synchronous_commit = off");
    shop.sql("create role reader login; alter role reader set default_transaction_read_only = on");
    server.run("create database latin encoding 'LATIN1' locale 'C' template template0");
    shop
}

#[test]
fn every_refusal_of_a_server_explains_itself_and_changes_nothing() {
    let mut shop = shop();
    let folder = shop.path("").to_string_lossy().trim_end_matches('/').to_owned();
    let server = Server::shared().address.strip_suffix("/shop").unwrap();
    let names = [
        ("SERVER", server.to_owned()),
        ("LOSSY", server.replace("shop@", "lossy@")),
        ("READER", server.replace("shop@", "reader@")),
    ];
    let full = |text: &str| names.iter().fold(text.to_owned(), |t, (name, to)| t.replace(name, to));
    let before = shop.content();
    for (variant, line, code, message, hint) in TABLE {
        let ran = shop.typed(&full(line));
        let hint = if hint.is_empty() { String::new() } else { format!("hint: {hint}\n") };
        let seen = (ran.code, ran.out.as_str(), ran.err.replace(&folder, "SHOP"));
        let expected = (*code, "", full(&format!("error: {message}\n{hint}")));
        assert_eq!(seen, expected, "{variant}: bincard {line}");
        let told = error(&shop.typed(&full(&format!("{line} --format json"))));
        assert_eq!(told["kind"], kind_of(variant), "bincard {line}");
    }
    assert_eq!(shop.content(), before);
    let till = server.replace("shop@", "till@");
    let ran = shop.typed(&format!("item list --store {till}/shop"));
    let refused =
        "error: the server refused: it asks for the password of `till`, and none is set\n";
    assert!(ran.code == 78 && ran.err.starts_with(refused), "{ran:?}");
    shop.set_env("BINCARD_STORE_PASSWORD", "wrong");
    let ran = shop.typed(&format!("item list --store {till}/shop"));
    assert!(
        ran.err.starts_with("error: the server refused: wrong password for `till`\n"),
        "{ran:?}"
    );
    shop.set_env("BINCARD_STORE_PASSWORD", "secret");
    let ran = shop.typed(&format!("item list --store {till}/shop"));
    assert_eq!(ran.code, 66, "the password is right, and there is no store: {ran:?}");
}

#[test]
fn a_server_that_cannot_be_reached() {
    let shop = Shop::empty();
    shop.ok("settings set store.busy_timeout 1s");
    let line = "item list --store postgres://shop@127.0.0.1:1/shop";
    let ran = shop.typed(line);
    let error = "error: the store `postgres://shop@127.0.0.1:1/shop?schema=bincard` cannot be reached \
                 (connection refused); nothing was changed\n\
                 hint: try again later; if it keeps failing, check the network and the server\n";
    assert_eq!((ran.code, ran.err.as_str()), (75, error));
    let told = crate::json_errors::error(&shop.typed(&format!("{line} --format json")));
    assert_eq!(told["kind"], "store_unreachable");
}

#[test]
fn a_server_that_may_lose_what_it_acknowledged() {
    let server = Server::start(&["fsync=off"]);
    let shop = Shop::empty();
    let ran = shop.typed(&format!("store init --store {}", server.address));
    assert!(ran.code == 78 && ran.err.contains("`fsync` is off"), "{ran:?}");
}
