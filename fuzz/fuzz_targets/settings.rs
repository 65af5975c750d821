//! Configuration files: read or refused, and edited without loss.
#![no_main]

mod shop;

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    let folder = shop::folder();
    std::fs::write(folder.path().join("config.toml"), text).unwrap();
    let (before, listed) = shop::run(&folder, &["settings", "list"]);
    let (set, _) = shop::run(&folder, &["settings", "set", "store.busy_timeout", "7s"]);
    if before == 0 && set == 0 {
        let others = |out: &str| -> Vec<String> {
            out.lines().filter(|line| !line.contains("busy_timeout")).map(str::to_owned).collect()
        };
        assert_eq!(others(&shop::run(&folder, &["settings", "list"]).1), others(&listed));
        assert_eq!(shop::run(&folder, &["settings", "get", "store.busy_timeout"]), (0, "7s\n".to_owned()));
    }
});
