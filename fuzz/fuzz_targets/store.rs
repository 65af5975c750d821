//! A valid store in which bytes are changed: each three bytes say where and what. Any wrong stock level must
//! be seen by `store check`.
#![no_main]

mod shop;

use std::sync::LazyLock;

const LIST: [&str; 4] = ["item", "list", "--columns", "on_hand,reserved,available"];

static SOUND: LazyLock<(Vec<u8>, String)> = LazyLock::new(|| {
    let folder = shop::folder();
    for line in [
        "item add TEA --name Tea --quantity 100 --threshold 90",
        "item add MUG --name Mug --quantity 50",
        "order place R-1 TEA=3 MUG=2",
        "order complete R-1",
        "order place R-2 MUG",
        "sell TEA=5 --key k",
        "adjust MUG =40",
        "settings set shop.name Shop",
    ] {
        assert_eq!(shop::run(&folder, &line.split(' ').collect::<Vec<_>>()).0, 0, "{line}");
    }
    (std::fs::read(folder.path().join("shop.db")).unwrap(), shop::run(&folder, &LIST).1)
});

libfuzzer_sys::fuzz_target!(|damage: &[u8]| {
    let mut bytes = SOUND.0.clone();
    for one in damage.chunks_exact(3).take(8) {
        let at = usize::from(u16::from_be_bytes([one[0], one[1]])) * 2 + usize::from(one[2] & 1);
        let length = bytes.len();
        bytes[at % length] ^= one[2];
    }
    let folder = shop::folder();
    std::fs::write(folder.path().join("shop.db"), bytes).unwrap();
    let (code, told) = shop::run(&folder, &LIST);
    let is_seen = shop::run(&folder, &["store", "check"]).0 != 0;
    assert!(code != 0 || told == SOUND.1 || is_seen, "{told}");
    for args in [&["item", "history", "TEA"][..], &["sell", "TEA"], &["store", "check", "--repair"]] {
        shop::run(&folder, args);
    }
});
