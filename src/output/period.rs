//! Periods: a time span divided into a few equal parts of the shop's calendar, for charts.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan, Unit};

const MAX_PARTS: usize = 31;

/// The length of each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodUnit {
    Hour,
    Day,
    /// Starting on Monday.
    Week,
    Month,
    /// One or several years.
    Year,
}

impl PeriodUnit {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    /// Its label: its last hour or day, its month, or its year.
    pub(crate) label: String,
    /// Its end; for the last one, the end of the span.
    pub(crate) ends_at: Timestamp,
}

/// The parts between two instants, and their length: the shortest that gives at most 31 of them.
pub(crate) fn periods(
    from: Timestamp,
    to: Timestamp,
    zone: &TimeZone,
) -> (PeriodUnit, Vec<Period>) {
    let from = from.min(to);
    let years = [1_i64, 2, 5, 10, 20, 50, 100, 200, 500];
    let units = [
        (PeriodUnit::Hour, 1.hour()),
        (PeriodUnit::Day, 1.day()),
        (PeriodUnit::Week, 1.week()),
        (PeriodUnit::Month, 1.month()),
    ];
    let years = years.into_iter().map(|years| (PeriodUnit::Year, years.years()));
    units
        .into_iter()
        .chain(years)
        .find_map(|(unit, span)| Some((unit, parts(from, to, zone, unit, span)?)))
        .unwrap_or((PeriodUnit::Year, vec![Period { label: String::new(), ends_at: to }]))
}

/// The parts, unless there are too many.
fn parts(
    from: Timestamp,
    to: Timestamp,
    zone: &TimeZone,
    unit: PeriodUnit,
    span: Span,
) -> Option<Vec<Period>> {
    let mut start = floor(zone.to_datetime(from), unit)?;
    let mut parts = Vec::new();
    loop {
        let next = start.checked_add(span).ok()?;
        let next_at = zone.to_ambiguous_timestamp(next).compatible().ok()?;
        let last = Timestamp::from_microsecond(next_at.as_microsecond().saturating_sub(1)).ok()?;
        let ends_at = last.min(to);
        if parts.len() == MAX_PARTS {
            return None;
        }
        parts.push(Period { label: label(zone, ends_at, unit), ends_at });
        if last >= to {
            return Some(parts);
        }
        start = next;
    }
}

fn floor(local: DateTime, unit: PeriodUnit) -> Option<DateTime> {
    let day = local.date();
    Some(match unit {
        PeriodUnit::Hour => local
            .round(
                jiff::civil::DateTimeRound::new().smallest(Unit::Hour).mode(jiff::RoundMode::Trunc),
            )
            .ok()?,
        PeriodUnit::Day => day.to_datetime(jiff::civil::Time::midnight()),
        PeriodUnit::Week => {
            let days = i64::from(day.weekday().to_monday_zero_offset());
            day.checked_sub(days.days()).ok()?.to_datetime(jiff::civil::Time::midnight())
        }
        PeriodUnit::Month => day.first_of_month().to_datetime(jiff::civil::Time::midnight()),
        PeriodUnit::Year => day.first_of_year().to_datetime(jiff::civil::Time::midnight()),
    })
}

fn label(zone: &TimeZone, at: Timestamp, unit: PeriodUnit) -> String {
    let format = match unit {
        PeriodUnit::Hour => "%Y-%m-%d %H:%M",
        PeriodUnit::Day | PeriodUnit::Week => "%Y-%m-%d",
        PeriodUnit::Month => "%Y-%m",
        PeriodUnit::Year => "%Y",
    };
    at.to_zoned_datetime(zone.clone()).strftime(format).to_string()
}
