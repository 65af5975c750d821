//! What the e-mail says, and what is known of it when a server, a program or a directory misbehaves.

mod emails;
mod faults;
mod server;
