//! Catalogue files of each dialect: the first byte says how to read, the rest is the file. Every row is accounted for.
#![no_main]

mod shop;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((mode, text)) = bytes.split_first() else { return };
    let systems = ["bincard", "square", "shopify", "woocommerce"];
    let encodings = ["windows-1252", "macintosh", "utf-16le"];
    let folder = shop::folder();
    let path = folder.path().join("c.csv");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let mut args = vec!["item", "import", path, "--partial", "--dry-run", "--format", "json"];
    if let Some(system) = systems.get(usize::from(mode & 7)) {
        args.extend(["--from", system]);
    }
    if let Some(encoding) = encodings.get(usize::from(mode >> 3 & 7)) {
        args.extend(["--encoding", encoding]);
    }
    let (code, out) = shop::run(&folder, &args);
    assert!([0, 65].contains(&code), "exit code {code}");
    if code == 0 {
        let summary: serde_json::Value = serde_json::from_str(&out).unwrap();
        let count = |key: &str| summary[key].as_u64().unwrap();
        let parts = ["added", "changed", "unchanged", "skipped", "refused"].map(count);
        assert_eq!(count("read"), parts.iter().sum::<u64>(), "{summary}");
    }
});
