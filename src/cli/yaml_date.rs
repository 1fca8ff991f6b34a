//! Dates and moments in YAML, as Python makes them of plain scalars: no member takes one, but errors show them.

use std::ops::RangeInclusive;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

/// What a plain scalar that has a date's form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// `2024-01-01`: Python's class, and how it prints it.
    Value(&'static str, String),
    /// No such day or time, in Python's words.
    Impossible(&'static str),
}

/// Reads a date, or a date and a time of day; none of any other form.
pub fn read(text: &str) -> Option<Dated> {
    let (date, rest) = text.split_at(text.find(['T', 't', ' ', '\t']).unwrap_or(text.len()));
    let [year, month, day] = numbers(date, '-')?;
    let (year, month, day) = (digits(year, 4..=4)?, digits(month, 1..=2)?, digits(day, 1..=2)?);
    if rest.is_empty() {
        // Of a date alone every part has all its digits.
        return (date.len() == 10).then(|| match to_date(year, month, day) {
            Ok(date) => Dated::Value("datetime.date", date.to_string()),
            Err(reason) => Dated::Impossible(reason),
        });
    }
    let rest = rest.strip_prefix(['T', 't']).unwrap_or_else(|| rest.trim_start_matches(BLANKS));
    let is_clock = |c: char| c.is_ascii_digit() || c == ':';
    let (clock, rest) = rest.split_at(rest.find(|c| !is_clock(c)).unwrap_or(rest.len()));
    let [hour, minute, second] = numbers(clock, ':')?;
    let (hour, minute, second) = (digits(hour, 1..=2)?, digits(minute, 2..=2)?, digits(second, 2..=2)?);
    let (fraction, zone) = match rest.strip_prefix('.') {
        None => ("", rest),
        Some(rest) => rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())),
    };
    let zone = zone_of(zone)?;
    let made = to_date(year, month, day).and_then(|date| {
        let time = to_time(hour, minute, second)?;
        Ok(date.to_datetime(time).saturating_add(SignedDuration::from_micros(micros(fraction))))
    });
    Some(match made {
        Ok(moment) => Dated::Value("datetime.datetime", printed(moment) + &zone),
        Err(reason) => Dated::Impossible(reason),
    })
}

const BLANKS: [char; 2] = [' ', '\t'];

fn numbers(text: &str, separator: char) -> Option<[&str; 3]> {
    text.split(separator).collect::<Vec<_>>().try_into().ok()
}

fn digits(text: &str, lengths: RangeInclusive<usize>) -> Option<i16> {
    let fits = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

/// How Python ends a moment of this zone: nothing, `+00:00`, `-05:30`.
fn zone_of(text: &str) -> Option<String> {
    let text = text.trim_start_matches(BLANKS);
    let (sign, rest) = match text.as_bytes() {
        [] => return Some(String::new()),
        b"Z" => return Some("+00:00".to_owned()),
        [b'+', ..] => ('+', &text[1..]),
        [b'-', ..] => ('-', &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    Some(format!("{sign}{:02}:{:02}", digits(hours, 1..=2)?, digits(minutes, 2..=2)?))
}

/// Six digits count, and the seventh rounds.
fn micros(fraction: &str) -> i64 {
    let six: i64 = format!("{fraction:0<6}")[..6].parse().unwrap_or_default();
    six + i64::from(fraction.as_bytes().get(6).is_some_and(|digit| *digit > b'4'))
}

fn to_date(year: i16, month: i16, day: i16) -> Result<Date, &'static str> {
    if year == 0 {
        return Err("year 0 is out of range");
    }
    let small = |number: i16| i8::try_from(number).unwrap_or(-1);
    let first = Date::new(year, small(month), 1).map_err(|_| "month must be in 1..12")?;
    first.with().day(small(day)).build().map_err(|_| "day is out of range for month")
}

fn to_time(hour: i16, minute: i16, second: i16) -> Result<Time, &'static str> {
    let within = |number: i16, end: i8, reason| i8::try_from(number).ok().filter(|n| *n < end).ok_or(reason);
    let hour = within(hour, 24, "hour must be in 0..23")?;
    let minute = within(minute, 60, "minute must be in 0..59")?;
    Ok(Time::constant(hour, minute, within(second, 60, "second must be in 0..59")?, 0))
}

/// With six digits of a second, or none if they are zero.
fn printed(moment: DateTime) -> String {
    let micros = moment.subsec_nanosecond() / 1000;
    let whole =
        format!("{} {}", moment.date(), moment.time().with().subsec_nanosecond(0).build().unwrap_or(moment.time()));
    if micros == 0 { whole } else { format!("{whole}.{micros:06}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_print_as_python_prints_them() {
        let printed = |text: &str| match read(text) {
            Some(Dated::Value(_, text)) => text,
            Some(Dated::Impossible(reason)) => reason.to_owned(),
            None => "text".to_owned(),
        };
        for (text, expected) in [
            ("2024-01-01", "2024-01-01"),
            ("2024-1-2", "text"),
            ("2024-01-01T00:00:00Z", "2024-01-01 00:00:00+00:00"),
            ("2024-1-1 1:02:03.5", "2024-01-01 01:02:03.500000"),
            ("2024-01-01 1:02:03.1234567", "2024-01-01 01:02:03.123457"),
            ("2024-01-01T01:02:03.9999999", "2024-01-01 01:02:04"),
            ("2024-01-01  01:02:03  +2", "2024-01-01 01:02:03+02:00"),
            ("2024-01-01t01:02:03-05:30", "2024-01-01 01:02:03-05:30"),
            ("2024-01-01T01:02", "text"),
            ("2024-01-01T00:00:00Z[b]", "text"),
            ("2024-13-01", "month must be in 1..12"),
            ("2024-02-30", "day is out of range for month"),
            ("2024-01-01T25:02:03", "hour must be in 0..23"),
            ("0000-01-01", "year 0 is out of range"),
            ("\u{e9}024-01-01", "text"),
        ] {
            assert_eq!(printed(text), expected, "{text}");
        }
    }
}
