//! A store with bytes changed by a failing disk or another program: each command refuses, gives the same answer as
//! before, or `store check` reports the damage. Never a panic, and never wrong stock that nobody notices. The same
//! for the configuration file.

use proptest::prelude::*;
use std::sync::LazyLock;

use crate::support::Shop;

/// The queries of a store, and the columns of their output that are stock. Other values (names, notes, times) are
/// stored only once, so nobody can tell whether they have changed.
const QUESTIONS: [(&str, std::ops::Range<usize>); 6] = [
    ("item list --columns on_hand,reserved,available", 0..3),
    ("item history TEA", 3..6),
    ("item history MUG", 3..6),
    ("item history POT", 3..6),
    ("order list", 0..0),
    ("notify list --all", 0..0),
];

/// The columns of each line.
fn cells(out: &str, columns: &std::ops::Range<usize>) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let kept = |line| cells(line).get(columns.clone()).unwrap_or_default().to_vec();
    out.lines().map(kept).collect()
}

/// A valid store that is closed, and its answers.
struct Sound {
    bytes: Vec<u8>,
    answers: Vec<Vec<Vec<String>>>,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let shop = Shop::in_file_with("TEA=100 MUG=50 POT=7");
    for line in [
        "item set TEA --threshold 90",
        "settings set invoices.track_stock true",
        "order place R-1 TEA=3 MUG=2",
        "order place R-2 MUG=1",
        "order complete R-1",
        "sell TEA=5 POT=0.5 --key k --note 'a note'",
        "adjust MUG =40",
        "invoice create F-1 TEA=9",
        "invoice pay F-1",
    ] {
        shop.ok(line);
    }
    shop.checks();
    shop.sql("pragma wal_checkpoint(truncate)");
    let answers = QUESTIONS.iter().map(|(question, columns)| cells(&shop.ok(question), columns));
    let answers = answers.collect();
    Sound { bytes: std::fs::read(shop.store()).unwrap(), answers }
});

/// A shop with a copy of the valid store in which some bytes are changed.
fn damaged(damage: &[(prop::sample::Index, u8)]) -> Shop {
    let shop = Shop::in_file();
    let mut bytes = SOUND.bytes.clone();
    for (at, change) in damage {
        let at = at.index(bytes.len());
        bytes[at] ^= change;
    }
    shop.write("shop.db", bytes);
    shop
}

/// Wrong answers of a store, given with exit code 0.
fn wrong_answers(shop: &Shop) -> Vec<String> {
    let mut wrong = Vec::new();
    for ((question, columns), right) in QUESTIONS.iter().zip(&SOUND.answers) {
        let ran = shop.typed(question);
        if ran.code == 0 && cells(&ran.out, columns) != *right {
            wrong.push(format!("{question}: {}, not {right:?}", ran.out));
        }
    }
    wrong
}

proptest! {
    #[test]
    fn changed_bytes_are_refused_harmless_or_reported(
        damage in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4),
    ) {
        let shop = damaged(&damage);
        let wrong = wrong_answers(&shop);
        let is_told = shop.typed("store check").code != 0;
        prop_assert!(wrong.is_empty() || is_told, "nobody sees it: {}", wrong.join("\n"));
        let sold = shop.typed("sell TEA=2");
        if sold.code == 0 && !is_told && shop.typed("store check").code == 0 {
            prop_assert_eq!(shop.stock("TEA"), "81/0/81");
        }
        let repaired = shop.typed("store check --repair");
        if repaired.code == 0 {
            prop_assert_eq!(shop.typed("store check").code, 0);
        }
    }
}

#[test]
fn a_truncated_store_or_empty_page_is_refused_or_reported() {
    for page in 0..SOUND.bytes.len() / 4096 {
        let shop = damaged(&[]);
        let mut bytes = SOUND.bytes.clone();
        bytes[page * 4096..][..4096].fill(0);
        shop.write("shop.db", &bytes);
        assert!(wrong_answers(&shop).is_empty() || shop.typed("store check").code != 0, "{page}");
        if page > 0 {
            shop.write("shop.db", &SOUND.bytes[..page * 4096]);
            assert!(
                wrong_answers(&shop).is_empty() || shop.typed("store check").code != 0,
                "{page}"
            );
        }
    }
    assert!(wrong_answers(&damaged(&[])).is_empty(), "the sound one answers as it did");
}

#[test]
fn an_index_that_does_not_match_its_table_is_reported() {
    let shop = damaged(&[]);
    shop.sql(
        "pragma writable_schema = on; update sqlite_schema set rootpage = \
         (select rootpage from sqlite_schema where name = 'delivery_by_digest') where name = 'step_by_document'",
    );
    let ran = shop.typed("store check");
    assert_eq!(ran.code, 1);
    let store = shop.store();
    assert!(ran.err.starts_with(&format!("error: `{}` is damaged: ", store.display())));
    for told in [
        "; row 1 missing from index step_by_document; row 2 missing",
        "\nhint: restore the latest backup with `bincard store restore FILE`\n",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert!(!ran.err.contains("***") && !ran.err.contains("\\n"), "{}", ran.err);
}

#[test]
fn a_command_that_finds_damage_suggests_store_check() {
    let shop = Shop::in_file_with("TEA=5");
    shop.sql(
        "pragma ignore_check_constraints = on; update balance set available = 9223372036854775807",
    );
    for line in ["item list", "item show TEA", "sell TEA"] {
        let ran = shop.typed(line);
        assert_eq!(ran.code, 1, "{line}: {}", ran.out);
        assert!(ran.err.starts_with("error: the store contains invalid data: "), "{}", ran.err);
        assert!(
            ran.err.contains("\nhint: see what is wrong with `bincard store check`"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_row_with_a_dangling_reference_is_reported() {
    let shop = Shop::in_file_with("TEA=5");
    shop.ok("sell TEA");
    shop.sql(
        "pragma foreign_keys = off; \
         insert into line (document_id, n, item_id, quantity, moves) values (2, 7, 999, 100000, 1)",
    );
    shop.sees(
        "
        $ bincard store check
        error: `SHOP/shop.db` is damaged: a row of `line` refers to a missing row of `item`
        hint: restore the latest backup with `bincard store restore FILE`
        [1]
        ",
    );
}

#[test]
fn a_changed_quantity_is_found() {
    let shop = damaged(&[]);
    shop.sql("update balance set available = available + 1 where item_id = (select id from item where sku = 'TEA')");
    assert!(!wrong_answers(&shop).is_empty());
    assert_eq!(shop.typed("store check").code, 1);
}

/// Keys, values and punctuation of a configuration file, valid and invalid.
fn toml() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "language",
        "format",
        "store",
        "smtp",
        "store.path",
        "smtp.url",
        "path",
        "url",
        "busy_timeout",
        "password_command",
        " = ",
        "=",
        ".",
        "\"fr\"",
        "'en'",
        "\"json\"",
        "\"10s\"",
        "\"file:/tmp\"",
        "7",
        "[",
        "]",
        "[store]\n",
        "[smtp]\n",
        "[[store]]\n",
        "{ ",
        " }",
        ", ",
        "\n",
        "# why\n",
        "\"",
        "\\",
        "\u{0}",
        "é",
        "\u{feff}",
        "\r\n",
        "true",
    ]);
    prop::collection::vec(word, 0..14).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_configuration_file_is_read_or_refused_and_edited_without_loss(text in toml()) {
        let mut shop = Shop::in_file();
        shop.unset_env("BINCARD_STORE");
        shop.write("config/bincard/config.toml", &text);
        let list = |shop: &Shop| shop.typed("settings list --format csv");
        let before = list(&shop);
        let others = |out: &str| -> Vec<String> {
            out.lines().filter(|line| !line.contains("busy_timeout")).map(str::to_owned).collect()
        };
        let ran = shop.typed("settings set store.busy_timeout 7s");
        if ran.code != 0 {
            let left = std::fs::read_to_string(shop.path("config/bincard/config.toml")).unwrap();
            prop_assert_eq!(left, text);
        } else if before.code == 0 {
            let after = list(&shop);
            prop_assert_eq!(&shop.ok("settings get store.busy_timeout"), "7s\n");
            prop_assert_eq!(others(&before.out), others(&after.out));
            shop.ok("settings unset store.busy_timeout");
            prop_assert_eq!(others(&list(&shop).out), others(&after.out));
        }
    }
}

#[test]
fn a_configuration_file_with_random_bytes_is_refused() {
    let shop = Shop::in_file();
    let path = shop.write("config/bincard/config.toml", b"language = \"\xff\"\n");
    for line in ["settings list", "settings set language fr", "item list"] {
        assert_ne!(shop.typed(line).code, 0, "{line}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"language = \"\xff\"\n");
}
