//! Time zones by name, from the system's database or else the built-in one.
//! `TimeZone::get` lists every file in the system's database first: 1 ms warm, 16 ms cold, against 0.05 ms here.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::path::Path;

/// Where systems store time zones.
const SYSTEM_ZONES: &str = "/usr/share/zoneinfo";

/// The time zone of an IANA name, if it is known.
pub(crate) fn named(name: &str) -> Option<TimeZone> {
    if matches!(name, "UTC" | "Etc/UTC" | "Z") {
        return Some(TimeZone::UTC);
    }
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
    };
    if !name.split('/').all(is_name) {
        return None;
    }
    let built_in = TimeZoneDatabase::bundled().get(name).ok();
    let spelling = built_in.as_ref().and_then(TimeZone::iana_name).unwrap_or(name).to_owned();
    let own = std::fs::read(Path::new(SYSTEM_ZONES).join(&spelling))
        .ok()
        .and_then(|data| TimeZone::tzif(&spelling, &data).ok());
    own.or(built_in)
}

/// The names of all built-in time zones.
pub(crate) fn names() -> Vec<String> {
    TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_zones_are_found_by_name_and_not_by_path() {
        assert_eq!(named("america/montreal").unwrap().iana_name(), Some("America/Montreal"));
        assert_eq!(named("UTC"), Some(TimeZone::UTC));
        for wrong in ["", "Mars/Olympus", "../../../etc/passwd", "/etc/localtime", "posixrules/.."]
        {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
