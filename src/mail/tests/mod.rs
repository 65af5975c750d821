//! What the e-mail contains, and what is known about it if a server, a program or a directory misbehaves.

mod emails;
mod faults;
mod server;
