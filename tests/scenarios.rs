//! Scenarios: bash scripts in tests/scenarios that use the program as a shop's own scripts do.

use std::process::Command;

use crate::manual::root;
use crate::support::{Shop, is_on_server, variable};

/// Turns each scenario into a test, and checks that none is forgotten.
macro_rules! scenarios {
    ($($name:ident)+) => {
        $(#[test]
        fn $name() {
            must_pass(stringify!($name));
        })+

        #[test]
        fn no_scenario_is_forgotten() {
            let known = [$(stringify!($name)),+, "shop"];
            for path in crate::source::below(&root().join("tests/scenarios")) {
                let name = path.file_stem().unwrap().to_str().unwrap();
                assert!(known.contains(&name), "{} is not run", path.display());
            }
        }
    };
}

scenarios! { selling ordering invoicing counting backdating low_stock scripting racing }

/// Runs a scenario in its own shop; its output explains a failure.
fn must_pass(name: &str) {
    let shop = Shop::empty();
    if is_on_server() {
        shop.ok("store init");
    }
    let script = format!("source shop.sh; source {name}.sh; [[ $failures == 0 ]]");
    let script =
        script.replace("source ", &format!("source {}/tests/scenarios/", root().display()));
    let mut bash = Command::new("timeout");
    bash.args(["120", "bash", "-c", &script]);
    let mut bash = shop.in_shop(bash);
    bash.env("PATH", variable("PATH").unwrap()).env("BINCARD", env!("CARGO_BIN_EXE_bincard"));
    let ended = bash.current_dir(shop.path("")).output().expect("the scenarios need `timeout`");
    let output = [ended.stdout, ended.stderr].concat();
    assert!(
        ended.status.success() && output.is_empty(),
        "{name}: {}",
        String::from_utf8_lossy(&output)
    );
}
