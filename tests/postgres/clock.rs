//! The clock of a shared store (R61).

use crate::support::{Server, Shop};

#[test]
fn a_machine_whose_clock_is_wrong_is_told_so_and_the_servers_clock_counts() {
    let shop = Shop::on(Server::shared());
    let other = format!("{}?schema=other_clock", Server::shared().address);
    let set = |minutes: i64| {
        let at = shop.now().as_microsecond() + minutes * 60_000_000;
        shop.sql(&format!(
            "set search_path = other_clock;
             create or replace function store_clock() returns bigint language sql volatile
             as 'select cast({at} as bigint)'"
        ));
    };
    let typed = |line: &str| shop.typed(&format!("{line} --store {other}"));
    assert_eq!(typed("store init").code, 0);
    set(2);
    assert_eq!(typed("item add TEA --name Tea --quantity 10").err, "Added TEA: 10 available.\n");
    set(5);
    let clock = "this machine’s clock is 5 minutes behind the store’s, which decides what is due \
                 and what is in the future; correct this machine’s clock";
    let sold = typed("sell TEA --format json");
    assert!(sold.code == 0 && sold.err.contains(clock), "{sold:?}");
    let sold_at = shop.sql("set search_path = other_clock; select max(at) from movement");
    assert_eq!(sold_at, format!("{}\n", shop.now().as_microsecond() + 5 * 60_000_000));
    set(-300);
    assert!(typed("item list").err.contains("clock is 300 minutes ahead of the store’s"));
    let late = shop.now() - jiff::SignedDuration::from_mins(301);
    assert_eq!(typed(&format!("sell TEA --at {late}")).code, 0);
    let early = typed(&format!("sell TEA --at {}", shop.now()));
    assert!(early.code != 0 && early.err.contains("future"), "{early:?}");
}
