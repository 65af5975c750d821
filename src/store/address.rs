//! `Address`: where a store is.

use jiff::SignedDuration;
use std::fmt;
use std::path::{Path, PathBuf};

use super::clock::MAX_CLOCK_SETBACK;
use super::postgres::ServerAddress;

/// Where a store is.
#[derive(Debug, Clone)]
pub(crate) enum Address {
    /// A file on this machine.
    File(PathBuf),
    /// A server that any number of machines share (R59).
    Server(Box<ServerAddress>),
}

impl Address {
    /// The path of the file, if it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Server(_) => None,
        }
    }

    /// Whether this machine's clock is so far from the store's that the user must be told (R61), and how far ahead it
    /// is.
    pub(crate) fn wrong_clock(&self) -> Option<SignedDuration> {
        let lead = match self {
            Self::File(_) => SignedDuration::ZERO,
            Self::Server(server) => server.clock_lead(),
        };
        (lead.abs() > MAX_CLOCK_SETBACK).then_some(lead)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(server) => server.fmt(f),
        }
    }
}
