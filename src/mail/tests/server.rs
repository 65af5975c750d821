//! A mail server that misbehaves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

/// A point at which the server replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    Connect,
    Ehlo,
    StartTls,
    Handshake,
    Auth,
    Mail,
    Rcpt,
    Data,
    Dot,
    Quit,
}

/// What it does there instead of replying properly.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    Close,
    Hang,
    Drip,
    Say(&'static str),
    /// Repeats the same reply until nobody is listening.
    Flood(&'static str),
}

/// A server for one connection that misbehaves at one point and works otherwise. Returns the lines that it received.
pub(super) fn server(
    listener: TcpListener,
    moment: Moment,
    fault: Fault,
) -> JoinHandle<Vec<String>> {
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap());
        let mut received = Vec::new();
        if !answer(&stream, Moment::Connect, (moment, fault)) {
            return received;
        }
        let mut is_in_message = false;
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap_or(0) == 0 {
                return received;
            }
            let line = line.trim_end().to_owned();
            received.push(line.clone());
            let now = match line.split(' ').next().unwrap() {
                "." => Moment::Dot,
                _ if is_in_message => continue,
                "EHLO" => Moment::Ehlo,
                "STARTTLS" => Moment::StartTls,
                "AUTH" => Moment::Auth,
                "MAIL" => Moment::Mail,
                "RCPT" => Moment::Rcpt,
                "DATA" => Moment::Data,
                _ => Moment::Quit,
            };
            is_in_message = now == Moment::Data && moment != Moment::Data;
            if !answer(&stream, now, (moment, fault)) {
                return received;
            }
            if now == Moment::StartTls && moment == Moment::Handshake {
                answer(&stream, Moment::Handshake, (moment, fault));
                return received;
            }
        }
    })
}

/// Replies; returns `false` to close the connection.
fn answer(mut stream: &TcpStream, now: Moment, (moment, fault): (Moment, Fault)) -> bool {
    let answer = match now {
        Moment::Connect => "220 ready\r\n",
        Moment::Ehlo if matches!(moment, Moment::StartTls | Moment::Handshake) => {
            "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n"
        }
        Moment::Ehlo => "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n",
        Moment::StartTls => "220 go ahead\r\n",
        Moment::Handshake => "",
        Moment::Auth => "235 welcome\r\n",
        Moment::Mail | Moment::Rcpt | Moment::Dot => "250 ok\r\n",
        Moment::Data => "354 go on\r\n",
        Moment::Quit => "221 bye\r\n",
    };
    if now != moment {
        return stream.write_all(answer.as_bytes()).is_ok();
    }
    match fault {
        Fault::Close => false,
        Fault::Say(wrong) => stream.write_all(wrong.as_bytes()).is_ok(),
        Fault::Hang => {
            let _ = stream.read_to_end(&mut Vec::new());
            false
        }
        Fault::Flood(words) => {
            let words = words.repeat(1_000);
            while stream.write_all(words.as_bytes()).is_ok() {}
            false
        }
        Fault::Drip => {
            // Waiting for something that never arrives is the pause between two drops; two seconds in total.
            stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
            for _ in 0..100 {
                let _ = stream.write_all(b"2");
                let _ = stream.read(&mut [0; 64]);
            }
            false
        }
    }
}
