//! Timestamps of an answer as Python's `isoformat()` prints them (aws-cli.md §11).
//!
//! AWS CLI reads them with dateutil, which takes almost anything. The forms here are those that services send: ISO 8601,
//! extended and basic, RFC 822 and its relatives, and seconds since 1970, which are shown in UTC.

use super::errors::CliError;
use crate::base::document::{Content, Document, Node, Place};
use crate::base::python;
use crate::model::{Kind, Shape};

/// No answer is nested as deeply.
const DEEPEST: usize = 100;

/// Rewrites every timestamp of an answer, found by the model.
///
/// # Errors
/// A text that is no timestamp.
pub fn to_isoformat(answer: &mut Document, shape: &Shape) -> Result<(), CliError> {
    let Some(way) = way(shape, 0) else { return Ok(()) };
    let mut rewritten = Vec::new();
    rewrite(answer.root(), &way, &mut rewritten)?;
    for (place, text) in rewritten {
        answer.set_text(place, &text);
    }
    Ok(())
}

/// The ways to the timestamps of a shape, which are found once for all items of a list.
enum Way {
    Here,
    Members(Vec<(&'static str, Way)>),
    Items(Box<Way>),
    Values(Box<Way>),
}

/// None if the shape has no timestamps.
fn way(shape: &Shape, depth: usize) -> Option<Way> {
    if depth > DEEPEST {
        return None;
    }
    let deeper = |shape| way(shape, depth + 1);
    match &shape.kind {
        Kind::Timestamp => Some(Way::Here),
        Kind::Structure(members) => {
            let ways: Vec<_> = members.iter().filter_map(|member| Some((member.name, deeper(member.shape)?))).collect();
            (!ways.is_empty()).then_some(Way::Members(ways))
        }
        Kind::List { item, .. } => Some(Way::Items(Box::new(deeper(item)?))),
        Kind::Map { value, .. } => Some(Way::Values(Box::new(deeper(value)?))),
        _ => None,
    }
}

/// Where the timestamps are, and what they are to be.
fn rewrite(value: Node<'_>, way: &Way, rewritten: &mut Vec<(Place, String)>) -> Result<(), CliError> {
    match (way, value.content()) {
        (Way::Members(ways), Content::Map(members)) => {
            for (name, value) in members {
                if let Some((_, way)) = ways.iter().find(|(member, _)| *member == name) {
                    rewrite(value, way, rewritten)?;
                }
            }
        }
        (Way::Items(way), Content::List(mut items)) => items.try_for_each(|item| rewrite(item, way, rewritten))?,
        (Way::Values(way), Content::Map(mut members)) => {
            members.try_for_each(|(_, value)| rewrite(value, way, rewritten))?;
        }
        (Way::Here, Content::Text(text)) => rewritten.push((value.place(), isoformat(text)?)),
        _ => {}
    }
    Ok(())
}

/// One timestamp.
fn isoformat(text: &str) -> Result<String, CliError> {
    // A time of day has colons, a number never.
    if !text.contains(':')
        && let Some(moment) = python::parse_float(text).and_then(of_epoch)
    {
        return Ok(moment.to_string());
    }
    let moment = match text.trim() {
        "" => Err("String does not contain a date"),
        trimmed => read(trimmed).ok_or("Unknown string format").and_then(Moment::checked),
    };
    moment
        .map(|moment| moment.to_string())
        .map_err(|reason| CliError::General(format!("Invalid timestamp \"{text}\": {reason}: {text}")))
}

/// A date, a time of day and, if one is given, the offset from UTC.
#[derive(Clone, Copy, Debug, Default)]
struct Moment {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    microsecond: u32,
    /// In minutes.
    offset: Option<i32>,
}

impl Moment {
    /// Python's ranges, in the order that Python checks them.
    fn checked(self) -> Result<Self, &'static str> {
        match self {
            Self { year: 0, .. } => Err("year 0 is out of range"),
            Self { month, .. } if !(1..=12).contains(&month) => Err("month must be in 1..12"),
            Self { day, .. } if day < 1 || day > self.days_in_month() => Err("day is out of range for month"),
            Self { hour: 24.., .. } => Err("hour must be in 0..23"),
            Self { minute: 60.., .. } => Err("minute must be in 0..59"),
            Self { second: 60.., .. } => Err("second must be in 0..59"),
            moment => Ok(moment),
        }
    }

    fn days_in_month(&self) -> u32 {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        write!(f, "T{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        if self.microsecond > 0 {
            write!(f, ".{:06}", self.microsecond)?;
        }
        match self.offset {
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

/// Seconds since 1970, rounded to microseconds.
fn of_epoch(seconds: f64) -> Option<Moment> {
    let microseconds = (seconds * 1e6).round_ties_even();
    #[expect(clippy::cast_possible_truncation, reason = "in the range of the years 1 to 9999")]
    let microseconds = (-6.3e16..=2.534e17).contains(&microseconds).then_some(microseconds as i64)?;
    let moment = jiff::Timestamp::from_microsecond(microseconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
    let field = |field: i8| u32::try_from(field).ok();
    Some(Moment {
        year: u32::try_from(moment.year()).ok()?,
        month: field(moment.month())?,
        day: field(moment.day())?,
        hour: field(moment.hour())?,
        minute: field(moment.minute())?,
        second: field(moment.second())?,
        microsecond: u32::try_from(moment.subsec_nanosecond() / 1000).ok()?,
        offset: Some(0),
    })
}

fn read(text: &str) -> Option<Moment> {
    let mut rest = Rest(text);
    let mut moment = Moment::default();
    rest.date(&mut moment)?;
    if !rest.0.is_empty() {
        if rest.0.starts_with(['T', 't']) {
            rest.0 = &rest.0[1..];
        }
        rest.blanks();
        rest.time(&mut moment)?;
        // As C's `asctime` has it: the year stands last.
        if moment.year == 0 && moment.offset.is_none() {
            rest.blanks();
            moment.year = rest.number(4)?;
        }
    }
    rest.blanks();
    rest.0.is_empty().then_some(moment)
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn blanks(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn skip(&mut self, any: &[char]) -> Option<()> {
        self.0 = self.0.strip_prefix(any)?;
        Some(())
    }

    fn digits(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits
    }

    /// A number of exactly so many digits, which more digits may follow.
    fn number(&mut self, length: usize) -> Option<u32> {
        let number = self.0.get(..length).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        self.0 = &self.0[length..];
        number.parse().ok()
    }

    fn word(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        word
    }

    fn date(&mut self, moment: &mut Moment) -> Option<()> {
        if self.0.starts_with(|c: char| c.is_ascii_alphabetic()) {
            is_weekday(self.word()).then_some(())?;
            let _ = self.skip(&[',']);
            self.blanks();
            if self.0.starts_with(|c: char| c.is_ascii_alphabetic()) {
                moment.month = month(self.word())?;
                self.blanks();
                moment.day = self.digits().parse().ok()?;
                return Some(());
            }
        }
        let first = self.digits();
        match first.len() {
            8 => {
                let mut digits = Rest(first);
                (moment.year, moment.month, moment.day) = (digits.number(4)?, digits.number(2)?, digits.number(2)?);
                Some(())
            }
            4 => {
                let separator = self.0.chars().next().filter(|c| "-/".contains(*c))?;
                moment.year = first.parse().ok()?;
                self.skip(&[separator])?;
                moment.month = self.digits().parse().ok()?;
                self.skip(&[separator])?;
                moment.day = self.digits().parse().ok()?;
                Some(())
            }
            1 | 2 => {
                moment.day = first.parse().ok()?;
                self.skip(&[' ', '-'])?;
                moment.month = month(self.word())?;
                self.skip(&[' ', '-'])?;
                let year = self.digits();
                moment.year = year.parse().ok()?;
                // Two digits are of the century that is nearest: dateutil's fifty years either way.
                if year.len() == 2 {
                    moment.year += if moment.year < 76 { 2000 } else { 1900 };
                }
                Some(())
            }
            _ => None,
        }
    }

    fn time(&mut self, moment: &mut Moment) -> Option<()> {
        let first = self.digits();
        match first.len() {
            1 | 2 => {
                moment.hour = first.parse().ok()?;
                if self.skip(&[':']).is_some() {
                    moment.minute = self.digits().parse().ok()?;
                    if self.skip(&[':']).is_some() {
                        moment.second = self.digits().parse().ok()?;
                    }
                }
            }
            4 | 6 => {
                let mut digits = Rest(first);
                (moment.hour, moment.minute) = (digits.number(2)?, digits.number(2)?);
                moment.second = digits.number(2).unwrap_or(0);
            }
            _ => return None,
        }
        if self.skip(&['.', ',']).is_some() {
            let fraction = format!("{:0<6}", self.digits());
            moment.microsecond = fraction[..6].parse().ok()?;
        }
        self.blanks();
        self.zone(moment)
    }

    /// A zone, or nothing at all.
    fn zone(&mut self, moment: &mut Moment) -> Option<()> {
        if self.0.starts_with(|c: char| c.is_ascii_alphabetic()) {
            moment.offset = Some(0);
            return matches!(self.word(), "Z" | "z" | "UTC" | "GMT").then_some(());
        }
        let Some(sign) = self.0.chars().next().filter(|c| "+-".contains(*c)) else { return Some(()) };
        self.skip(&[sign])?;
        let hours = self.number(2)?;
        let separated = self.skip(&[':']).is_some();
        let minutes = if separated || !self.0.trim().is_empty() { self.number(2)? } else { 0 };
        let offset = i32::try_from(hours * 60 + minutes).ok().filter(|offset| *offset < 24 * 60)?;
        moment.offset = Some(if sign == '-' { -offset } else { offset });
        Some(())
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|month| is_name(word, month))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].iter().any(|day| is_name(word, day))
}

/// In full, or its first three letters.
fn is_name(word: &str, name: &str) -> bool {
    word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(&name[..3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_comes_out_as_isoformat() {
        // What dateutil 2.9.0 and `isoformat()` make of them.
        for (wire, expected) in [
            ("2024-03-05T07:08:09.123Z", "2024-03-05T07:08:09.123000+00:00"),
            ("2024-03-05T07:08:09.000Z", "2024-03-05T07:08:09+00:00"),
            ("2024-03-05T07:08:09.123456789Z", "2024-03-05T07:08:09.123456+00:00"),
            ("2024-03-05T07:08:09,1Z", "2024-03-05T07:08:09.100000+00:00"),
            ("2024-03-05T07:08:09+02:00", "2024-03-05T07:08:09+02:00"),
            ("2024-03-05T07:08:09-0530", "2024-03-05T07:08:09-05:30"),
            ("2024-03-05T07:08:09+02", "2024-03-05T07:08:09+02:00"),
            ("2024-03-05t07:08:09z", "2024-03-05T07:08:09+00:00"),
            ("2024-03-05 07:08:09", "2024-03-05T07:08:09"),
            ("2024-03-05T07:08", "2024-03-05T07:08:00"),
            ("2024-03-05T07Z", "2024-03-05T07:00:00+00:00"),
            ("2024-03-05", "2024-03-05T00:00:00"),
            ("2024/03/05 07:08:09 UTC", "2024-03-05T07:08:09+00:00"),
            ("20240305T070809Z", "2024-03-05T07:08:09+00:00"),
            ("1709622489.5", "2024-03-05T07:08:09.500000+00:00"),
            ("1709622489", "2024-03-05T07:08:09+00:00"),
            ("-1", "1969-12-31T23:59:59+00:00"),
            ("Tue, 05 Mar 2024 07:08:09 GMT", "2024-03-05T07:08:09+00:00"),
            ("Tue, 05 Mar 2024 07:08:09 +0100", "2024-03-05T07:08:09+01:00"),
            ("5 March 2024", "2024-03-05T00:00:00"),
            ("Tuesday, 05-Mar-24 07:08:09 GMT", "2024-03-05T07:08:09+00:00"),
            ("Tue Mar  5 07:08:09 2024", "2024-03-05T07:08:09"),
            (" 2024-03-05T07:08:09Z ", "2024-03-05T07:08:09+00:00"),
        ] {
            assert_eq!(isoformat(wire).unwrap(), expected, "{wire}");
        }
    }

    #[test]
    fn what_is_no_timestamp_is_told() {
        for (wire, reason) in [
            ("yesterday", "Unknown string format"),
            ("", "String does not contain a date"),
            ("2024-13-05T07:08:09Z", "month must be in 1..12"),
            ("2024-02-30T00:00:00Z", "day is out of range for month"),
            ("2024-03-05T24:00:00Z", "hour must be in 0..23"),
            ("0000-03-05T00:00:00Z", "year 0 is out of range"),
        ] {
            let error = isoformat(wire).unwrap_err().to_string();
            assert_eq!(error, format!("Invalid timestamp \"{wire}\": {reason}: {wire}"));
        }
    }
}
