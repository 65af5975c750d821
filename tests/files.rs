//! Files that commands write: links are followed, pipes and devices are written to, and important files are never
//! replaced.

use std::io::Read;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;

use crate::support::{Shop, chmod, is_about_a_file, mode};

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// What comes out of the pipe `SHOP/pipe` after running a command.
fn piped(shop: &Shop, line: &str) -> (u8, String) {
    let without_waiting = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let path = shop.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let mut options = std::fs::OpenOptions::new();
    let mut reader = options.read(true).custom_flags(without_waiting).open(&path).unwrap();
    let code = shop.typed(line).code;
    assert!(std::fs::metadata(&path).unwrap().file_type().is_fifo(), "it is a pipe still");
    // A child of another test may hold the write end for a moment, so wait for it to be closed.
    rustix::fs::fcntl_setfl(&reader, rustix::fs::OFlags::empty()).unwrap();
    let mut told = String::new();
    reader.read_to_string(&mut told).unwrap();
    (code, told)
}

#[test]
fn an_export_writes_through_a_link() {
    let shop = Shop::with("TEA=1");
    let wanted = shop.ok("item export");
    let real = shop.write("far/catalogue.csv", "old");
    chmod(&real, 0o640);
    symlink("far/catalogue.csv", shop.path("near.csv")).unwrap();
    symlink("near.csv", shop.path("link.csv")).unwrap();
    shop.ok("item export SHOP/link.csv");
    assert_eq!((text(&real), mode(&real)), (wanted.clone(), 0o640));
    assert!(shop.path("link.csv").is_symlink() && shop.path("near.csv").is_symlink());
    symlink("far/new.csv", shop.path("dangling.csv")).unwrap();
    shop.ok("item export SHOP/dangling.csv");
    assert_eq!(text(&shop.path("far/new.csv")), wanted);
    symlink("round.csv", shop.path("round.csv")).unwrap();
    assert_eq!(shop.typed("item export SHOP/round.csv").code, 74);
    assert_eq!(shop.typed("item export SHOP/far").code, 74, "a folder is no file");
}

#[test]
fn an_export_can_write_to_pipes_and_devices() {
    let shop = Shop::with("TEA=1");
    let wanted = shop.ok("item export");
    assert_eq!(piped(&shop, "item export SHOP/pipe"), (0, wanted.clone()));
    shop.ok("item export /dev/null");
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert_eq!(shop.typed("item export /dev/full").code, 74);
    let ran = shop.process(&["item", "export", "/dev/stdout"]).output().unwrap();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), wanted);
    let kept = shop.write("kept.csv", "before\n");
    let out = std::fs::OpenOptions::new().append(true).open(&kept).unwrap();
    shop.process(&["item", "export", "/dev/stdout"]).stdout(out).output().unwrap();
    assert_eq!(text(&kept), format!("before\n{wanted}"), "`>>` appends");
}

#[test]
fn rejects_can_be_written_through_links_and_to_pipes() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity\nTEA,1\nMUG,x\n");
    let real = shop.write("far/rejects.csv", "old");
    symlink("far/rejects.csv", shop.path("link.csv")).unwrap();
    let line = "item import SHOP/c.csv --partial --rejects";
    shop.ok(&format!("{line} SHOP/link.csv --dry-run"));
    assert_eq!(text(&real), "old");
    shop.ok(&format!("{line} SHOP/link.csv"));
    assert!(shop.path("link.csv").is_symlink());
    let wanted = "sku,quantity,error\nMUG,x,\"line 3, column `quantity`: `x` is not a number\"\n";
    assert_eq!(text(&real), wanted);
    assert_eq!(piped(&shop, &format!("{line} SHOP/pipe")), (0, wanted.to_owned()));
    shop.write("good.csv", "sku,quantity\nTEA,1\n");
    shop.ok("item import SHOP/good.csv --partial --rejects SHOP/link.csv");
    assert_eq!(text(&real), wanted, "without rejects nothing is written");
    assert_eq!(shop.typed(&format!("{line} SHOP/none/r.csv")).code, 74);
    assert_eq!(shop.typed(&format!("{line} /dev/full")).code, 74);
}

#[test]
fn default_rejects_files_follow_no_link_and_wait_for_no_pipe() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity\nTEA,1\nMUG,x\n");
    let profile = shop.write("profile", "of mine");
    symlink("profile", shop.path("c.csv.rejects.csv")).unwrap();
    shop.ok("item import SHOP/c.csv --partial");
    assert_eq!(text(&profile), "of mine");
    let rejects = shop.path("c.csv.rejects.csv");
    assert!(!rejects.is_symlink() && text(&rejects).contains("MUG"));
    std::fs::remove_file(&rejects).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, &rejects, rustix::fs::Mode::from(0o600)).unwrap();
    shop.ok("item import SHOP/c.csv --partial");
    assert!(text(&rejects).contains("MUG"));
}

#[test]
fn a_pipe_named_like_a_draft_does_not_block() {
    let shop = Shop::with("TEA=1");
    let pipe = shop.path(".bincard-draft-abcdefghijklmnop");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::from(0o600)).unwrap();
    let long_ago = rustix::fs::Timespec { tv_sec: 0, tv_nsec: 0 };
    let times = rustix::fs::Timestamps { last_access: long_ago, last_modification: long_ago };
    rustix::fs::utimensat(rustix::fs::CWD, &pipe, &times, rustix::fs::AtFlags::empty()).unwrap();
    shop.ok("item export SHOP/x.csv");
    assert!(pipe.exists());
}

#[test]
fn rejects_never_overwrite_the_imported_file() {
    let shop = Shop::with("TEA=1");
    let file = "sku,quantity\nTEA,1\nMUG,x\n";
    let path = shop.write("c.csv", file);
    symlink("c.csv", shop.path("link.csv")).unwrap();
    std::fs::hard_link(&path, shop.path("hard.csv")).unwrap();
    symlink("c.csv", shop.path("c.csv.rejects.csv")).unwrap();
    for (source, rejects) in [
        ("c.csv", "--rejects SHOP/c.csv"),
        ("c.csv", "--rejects SHOP/./c.csv"),
        ("c.csv", "--rejects SHOP/link.csv --dry-run"),
        ("link.csv", "--rejects SHOP/hard.csv"),
        ("c.csv", ""),
    ] {
        shop.refuses(2, &format!("item import SHOP/{source} --partial {rejects}"));
        assert_eq!(text(&path), file, "{source} {rejects}");
    }
    let stdin = std::fs::File::open(&path).unwrap();
    let rejects = path.to_str().unwrap();
    let mut command = shop.process(&["item", "import", "-", "--partial", "--rejects", rejects]);
    assert_eq!(command.stdin(stdin).output().unwrap().status.code(), Some(2));
    assert_eq!(text(&path), file);
}

#[test]
fn neither_export_nor_rejects_replace_the_store() {
    if is_about_a_file("no file is the store") {
        return;
    }
    let shop = Shop::with("TEA=1");
    shop.write("c.csv", "sku,quantity\nMUG,x\n");
    symlink("shop.db", shop.path("link")).unwrap();
    shop.refuses(1, "item export SHOP/shop.db");
    shop.refuses(1, "item export SHOP/link");
    shop.refuses(1, "item import SHOP/c.csv --partial --rejects SHOP/link");
    shop.checks();
}

#[test]
fn nothing_is_written_where_the_engine_would_remove_it() {
    if is_about_a_file("nothing is next to a store on a server") {
        return;
    }
    let shop = Shop::with("TEA=1");
    shop.ok("item set TEA --threshold 5");
    shop.write("c.csv", "sku,quantity\nMUG,x\n");
    for ending in ["-wal", "-shm", "-journal"] {
        for line in [
            "item export SHOP/shop.db",
            "item import SHOP/c.csv --partial --rejects SHOP/./shop.db",
            "notify digest --dry-run --html SHOP/shop.db",
            "store backup SHOP/shop.db",
            "store init --store SHOP/shop.db",
        ] {
            shop.refuses(1, &format!("{line}{ending}"));
        }
        assert!(!shop.path(&format!("shop.db{ending}")).exists());
    }
}

#[test]
fn a_configuration_file_that_is_a_link_remains_one() {
    let shop = Shop::empty();
    let real = shop.write("dotfiles/bincard.toml", "# mine\nlanguage = \"en\"\n");
    std::fs::create_dir_all(shop.path("config/bincard")).unwrap();
    let link = shop.path("config/bincard/config.toml");
    symlink("../../dotfiles/bincard.toml", &link).unwrap();
    shop.ok("settings set store.busy_timeout 2s");
    assert!(link.is_symlink());
    assert_eq!(text(&real), "# mine\nlanguage = \"en\"\n\n[store]\nbusy_timeout = \"2s\"\n");
    shop.ok("settings unset language");
    assert!(link.is_symlink() && !text(&real).contains("language"), "{}", text(&real));
}

#[test]
fn leftovers_of_a_killed_export_are_removed_by_the_next_one() {
    let shop = Shop::empty();
    let rows: String = (0..5_000).map(|n| format!("SKU-{n},A name of some length\n")).collect();
    shop.write("c.csv", format!("sku,name\n{rows}"));
    shop.ok("item import SHOP/c.csv");
    std::fs::create_dir(shop.path("out")).unwrap();
    // A process that writes more than 64 KiB to a file is killed.
    let mut command = std::process::Command::new("sh");
    command.args([
        "-c",
        "ulimit -f 128; exec \"$0\" item export out/x.csv",
        env!("CARGO_BIN_EXE_bincard"),
    ]);
    let ended = shop.in_shop(command).current_dir(shop.path("")).status().unwrap();
    assert_eq!(ended.signal(), Some(rustix::process::Signal::XFSZ.as_raw()));
    let names = || {
        let entries = std::fs::read_dir(shop.path("out")).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    let [draft] = names().try_into().unwrap();
    assert!(draft.starts_with(".bincard-"), "{draft}");
    let draft = std::fs::File::open(shop.path("out").join(draft)).unwrap();
    draft.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    shop.ok("item export SHOP/out/x.csv");
    assert_eq!(names(), ["x.csv"]);
    shop.checks();
}
