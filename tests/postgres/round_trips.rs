//! How often a command waits for the server: over a distance, that decides how long it takes.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::support::{Server, Shop};

/// Requests that were sent, and those that were answered.
#[derive(Default)]
struct Count {
    is_asked: AtomicBool,
    answers: AtomicUsize,
}

/// Passes connections on to the socket of a server, and counts; returns its own address and the count.
fn proxy(socket: String) -> (String, Arc<Count>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let count = Arc::<Count>::default();
    let counted = Arc::clone(&count);
    thread::spawn(move || {
        for client in listener.incoming() {
            pass(&client.unwrap(), &UnixStream::connect(&socket).unwrap(), &counted);
        }
    });
    (address, count)
}

/// Passes on what both sides of a connection say, until it ends.
fn pass(client: &TcpStream, server: &UnixStream, count: &Count) {
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut to_server = server;
            copy(client, |bytes| {
                count.is_asked.store(true, Ordering::SeqCst);
                to_server.write_all(bytes).unwrap();
            });
            let _ = server.shutdown(Shutdown::Write);
        });
        let mut to_client = client;
        copy(server, |bytes| {
            if count.is_asked.swap(false, Ordering::SeqCst) {
                count.answers.fetch_add(1, Ordering::SeqCst);
            }
            // A client that has hung up does not read.
            let _ = to_client.write_all(bytes);
        });
        let _ = client.shutdown(Shutdown::Both);
    });
}

fn copy(mut from: impl Read, mut to: impl FnMut(&[u8])) {
    let mut buffer = [0; 1 << 14];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        to(&buffer[..length]);
    }
}

#[test]
fn a_sale_takes_few_round_trips() {
    let server = Server::shared();
    let shop = Shop::on(server);
    shop.ok("item add TEA --name Tea --quantity 10 --threshold 3");
    shop.ok("item add MUG --name Mug --quantity 10");
    let folder = server.address.split(['@', ':']).nth(2).unwrap().replace("%2F", "/");
    let (proxy, count) = proxy(format!("{folder}/.s.PGSQL.5432"));
    let schema = shop.address().split_once('?').unwrap().1.to_owned();
    let trips = |line: &str| {
        let before = count.answers.load(Ordering::SeqCst);
        shop.ok(&format!("{line} --store postgres://shop@{proxy}/shop?{schema}"));
        count.answers.load(Ordering::SeqCst) - before
    };
    // Connecting and opening the store take three, the lock and the commit one each. The third sale makes an item low.
    for (line, most) in [
        ("sell TEA", 14),
        ("sell TEA --key till-1-1", 16),
        ("sell TEA=6", 16),
        ("sell TEA MUG", 18),
        ("order place 1001 MUG", 15),
        ("adjust MUG +3 --reason received", 14),
        ("item list", 7),
    ] {
        let taken = trips(line);
        assert!(taken <= most, "bincard {line}: {taken} round trips");
    }
}
