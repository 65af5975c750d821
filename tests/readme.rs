//! The README's examples are run: every `$ bincard …` of its `console` blocks, one after the other in one shop, shows
//! what stands there, as a terminal would show it.

use crate::support::Shop;

#[test]
fn the_readme_shows_what_a_terminal_shows() {
    let readme = include_str!("../README.md");
    let mut shop = Shop::empty();
    shop.set_env("BINCARD_FORMAT", "table");
    shop.at("2026-11-24T09:00:00Z");
    let blocks: Vec<&str> =
        readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty(), "the README has no examples");
    for block in blocks {
        let mut seen = Vec::new();
        for line in block.lines().filter_map(|line| line.strip_prefix("$ bincard ")) {
            let ran = shop.typed(line);
            let told = format!("{}{}", ran.out, ran.err);
            seen.push(format!("$ bincard {line}"));
            seen.extend(told.lines().map(|line| line.trim_end().to_owned()));
        }
        let seen = seen.join("\n");
        assert!(block.trim_end() == seen.trim_end(), "expected:\n{block}\nseen:\n{seen}");
    }
}
