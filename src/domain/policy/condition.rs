//! Conditions of statements: operators, alone, for all or for any values of a key, and what they say to a missing one.

use std::cmp::Ordering;
use std::net::IpAddr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::context::{Context, plain};
use crate::domain::pattern::{Part, Pattern};

/// How a value is compared with one that is wanted.
#[derive(Clone, Copy)]
enum Comparison {
    Text,
    TextIgnoringCase,
    Like,
    /// Wildcards do not go beyond one of an ARN's six parts, in either spelling of the operator.
    Arn,
    Number(fn(Ordering) -> bool),
    Date(fn(Ordering) -> bool),
    Address,
    /// Whether there is a value at all.
    Null,
}

/// Operators, whether they are the opposite of what is compared, and how they compare.
const OPERATORS: &[(&str, bool, Comparison)] = &[
    ("StringEquals", false, Comparison::Text),
    ("StringNotEquals", true, Comparison::Text),
    ("StringEqualsIgnoreCase", false, Comparison::TextIgnoringCase),
    ("StringNotEqualsIgnoreCase", true, Comparison::TextIgnoringCase),
    ("StringLike", false, Comparison::Like),
    ("StringNotLike", true, Comparison::Like),
    ("ArnEquals", false, Comparison::Arn),
    ("ArnLike", false, Comparison::Arn),
    ("ArnNotEquals", true, Comparison::Arn),
    ("ArnNotLike", true, Comparison::Arn),
    ("Bool", false, Comparison::TextIgnoringCase),
    ("NumericEquals", false, Comparison::Number(Ordering::is_eq)),
    ("NumericNotEquals", true, Comparison::Number(Ordering::is_eq)),
    ("NumericLessThan", false, Comparison::Number(Ordering::is_lt)),
    ("NumericLessThanEquals", false, Comparison::Number(Ordering::is_le)),
    ("NumericGreaterThan", false, Comparison::Number(Ordering::is_gt)),
    ("NumericGreaterThanEquals", false, Comparison::Number(Ordering::is_ge)),
    ("DateEquals", false, Comparison::Date(Ordering::is_eq)),
    ("DateNotEquals", true, Comparison::Date(Ordering::is_eq)),
    ("DateLessThan", false, Comparison::Date(Ordering::is_lt)),
    ("DateLessThanEquals", false, Comparison::Date(Ordering::is_le)),
    ("DateGreaterThan", false, Comparison::Date(Ordering::is_gt)),
    ("DateGreaterThanEquals", false, Comparison::Date(Ordering::is_ge)),
    ("IpAddress", false, Comparison::Address),
    ("NotIpAddress", true, Comparison::Address),
    ("Null", false, Comparison::Null),
];

/// Which of a key's values an operator is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    /// The one that it has.
    One,
    All,
    Any,
}

/// An operator as a condition writes it: `ForAllValues:StringNotLikeIfExists`.
#[derive(Clone, Copy)]
pub(super) struct Operator {
    set: Set,
    is_negated: bool,
    comparison: Comparison,
    if_exists: bool,
}

impl Operator {
    /// Reads an operator; none if it is not one that is judged here.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (set, text) = match text.split_once(':') {
            None => (Set::One, text),
            Some(("ForAllValues", rest)) => (Set::All, rest),
            Some(("ForAnyValue", rest)) => (Set::Any, rest),
            Some(_) => return None,
        };
        let (name, if_exists) = text.strip_suffix("IfExists").map_or((text, false), |name| (name, true));
        let &(_, is_negated, comparison) = OPERATORS.iter().find(|(known, ..)| *known == name)?;
        // That a key is there cannot depend on its being there.
        let is_null = matches!(comparison, Comparison::Null);
        (!is_null || !if_exists && set == Set::One).then_some(Self { set, is_negated, comparison, if_exists })
    }

    /// Whether it holds of a key's values, and of a key that has none. Variables of what is wanted are filled in if there
    /// are `variables`.
    pub(super) fn holds(self, wanted: &[String], actual: Option<&[String]>, variables: Option<&Context>) -> bool {
        if matches!(self.comparison, Comparison::Null) {
            return wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case("true") == actual.is_none());
        }
        let Some(values) = actual.filter(|values| !values.is_empty()) else {
            return match self.set {
                Set::All => true,
                Set::Any => self.if_exists,
                Set::One => self.if_exists || self.is_negated,
            };
        };
        let fits = |value: &String| {
            wanted.iter().any(|wanted| self.comparison.fits(wanted, value, variables)) != self.is_negated
        };
        // Of several values for an operator about one, any may be equal and none may be unequal [I].
        match self.set {
            Set::All => values.iter().all(fits),
            Set::One if self.is_negated => values.iter().all(fits),
            Set::One | Set::Any => values.iter().any(fits),
        }
    }
}

impl Comparison {
    fn fits(self, wanted: &str, actual: &str, variables: Option<&Context>) -> bool {
        let is_wild = matches!(self, Self::Like | Self::Arn);
        let filled = match variables {
            Some(context) => context.fill(wanted, is_wild),
            None => Some(plain(wanted, is_wild).collect()),
        };
        // What has no value is equal to nothing.
        let Some(parts) = filled else { return false };
        match self {
            Self::Text | Self::Like => Pattern::Wild(parts).fits(actual),
            Self::TextIgnoringCase => text(&parts).to_lowercase() == actual.to_lowercase(),
            Self::Arn => is_arn_like(&parts, actual),
            Self::Number(holds) => {
                let number = |text: &str| text.trim().parse::<f64>().ok();
                number(actual)
                    .zip(number(&text(&parts)))
                    .is_some_and(|(actual, wanted)| actual.partial_cmp(&wanted).is_some_and(holds))
            }
            Self::Date(holds) => {
                moment(actual).zip(moment(&text(&parts))).is_some_and(|(actual, wanted)| holds(actual.cmp(&wanted)))
            }
            Self::Address => actual.parse().is_ok_and(|address| is_within(address, &text(&parts))),
            Self::Null => false,
        }
    }
}

fn text(parts: &[Part]) -> String {
    let character = |part: &Part| match part {
        Part::Literal(character) => *character,
        Part::One => '?',
        Part::Any => '*',
    };
    parts.iter().map(character).collect()
}

fn is_arn_like(wanted: &[Part], actual: &str) -> bool {
    let wanted: Vec<&[Part]> = wanted.splitn(6, |part| *part == Part::Literal(':')).collect();
    let actual: Vec<&str> = actual.splitn(6, ':').collect();
    wanted.len() == actual.len()
        && wanted.iter().zip(actual).all(|(wanted, actual)| Pattern::Wild(wanted.to_vec()).fits(actual))
}

/// A moment, a day or seconds since 1970.
fn moment(text: &str) -> Option<Timestamp> {
    let of_day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    let of_seconds = || Timestamp::from_second(text.parse().ok()?).ok();
    text.parse().ok().or_else(of_seconds).or_else(of_day)
}

/// Whether an address is this one or one of this network's.
fn is_within(address: IpAddr, network: &str) -> bool {
    let (base, prefix) = network.split_once('/').map_or((network, None), |(base, prefix)| (base, Some(prefix)));
    let (bits, base, size) = match (address, base.parse()) {
        (IpAddr::V4(address), Ok(IpAddr::V4(base))) => (u128::from(address.to_bits()), u128::from(base.to_bits()), 32),
        (IpAddr::V6(address), Ok(IpAddr::V6(base))) => (address.to_bits(), base.to_bits(), 128),
        _ => return false,
    };
    let Some(prefix) = prefix.map_or(Some(size), |prefix| prefix.parse().ok()).filter(|prefix| *prefix <= size) else {
        return false;
    };
    (bits ^ base).checked_shr(size - prefix).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `operator` holds of these wanted and actual values, each a list parted by spaces; `-` is no key at all.
    fn holds(operator: &str, wanted: &str, actual: &str) -> bool {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let values = list(actual);
        let context = Context::of([("aws:username", "ann"), ("aws:PrincipalArn", "arn:aws:iam::1:role/a:b")]);
        let operator = Operator::parse(operator).unwrap_or_else(|| panic!("{operator}"));
        operator.holds(&list(wanted), (actual != "-").then_some(&values), Some(&context))
    }

    #[test]
    fn operators() {
        for (operator, wanted, actual, expected) in [
            ("StringEquals", "a b", "b", true),
            ("StringEquals", "a", "A", false),
            ("StringEquals", "a*", "ab", false),
            ("StringEquals", "${*}", "*", true),
            ("StringEquals", "${aws:username}", "ann", true),
            ("StringEquals", "${aws:nobody}", "ann", false),
            ("StringNotEquals", "a b", "b", false),
            ("StringNotEquals", "a b", "c", true),
            ("StringEqualsIgnoreCase", "Us-East-1", "us-east-1", true),
            ("StringNotEqualsIgnoreCase", "A", "a", false),
            ("StringLike", "com.amazonaws.*.s?", "com.amazonaws.us-east-1.s3", true),
            ("StringLike", r"a\*", r"a\bc", true),
            ("StringNotLike", "com.*", "com.a", false),
            ("ArnEquals", "arn:*:iam::1:role/*", "arn:aws:iam::1:role/x/y:z", true),
            ("ArnLike", "arn:*", "arn:aws:iam::1:role/x", false),
            ("ArnLike", "${aws:PrincipalArn}", "arn:aws:iam::1:role/a:b", true),
            ("ArnNotEquals", "arn:aws:iam::1:role/a", "arn:aws:iam::1:role/a", false),
            ("ArnNotLike", "arn:aws:iam::2:*", "arn:aws:iam::1:role/a", true),
            ("Bool", "true", "TRUE", true),
            ("Bool", "false", "true", false),
            ("NumericLessThanEquals", "10", "10.0", true),
            ("NumericNotEquals", "10", "ten", true),
            ("NumericGreaterThan", "9", "10", true),
            ("DateLessThan", "2026-02-01", "2026-01-31T23:59:59Z", true),
            ("DateGreaterThanEquals", "1767225600", "2026-01-01T00:00:00Z", true),
            ("DateEquals", "never", "2026-01-01T00:00:00Z", false),
            ("IpAddress", "10.0.0.0/8 2001:db8::/32", "10.9.8.7", true),
            ("IpAddress", "10.0.0.0/8 2001:db8::/32", "2001:db8::1", true),
            ("IpAddress", "0.0.0.0/0", "203.0.113.9", true),
            ("IpAddress", "10.0.0.1/33 x 10.0.0.1/", "10.0.0.1", false),
            ("NotIpAddress", "10.0.0.1", "10.0.0.2", true),
        ] {
            assert_eq!(holds(operator, wanted, actual), expected, "{operator} {wanted}: {actual}");
        }
    }

    #[test]
    fn missing_keys() {
        for (operator, expected) in [
            ("StringEquals", false),
            ("StringNotEquals", true),
            ("StringLike", false),
            ("ArnNotLike", true),
            ("Bool", false),
            ("IpAddress", false),
            ("NotIpAddress", true),
            ("StringEqualsIfExists", true),
            ("StringNotEqualsIfExists", true),
            ("BoolIfExists", true),
            ("ForAllValues:StringEquals", true),
            ("ForAllValues:StringNotEquals", true),
            ("ForAnyValue:StringEquals", false),
            ("ForAnyValue:StringNotEquals", false),
            ("ForAnyValue:StringEqualsIfExists", true),
        ] {
            assert_eq!(holds(operator, "a", "-"), expected, "{operator}");
            assert_eq!(holds(operator, "a", ""), expected, "{operator} of no values");
        }
        assert!(holds("Null", "true", "-") && holds("Null", "false", "x"));
        assert!(!holds("Null", "false", "-") && !holds("Null", "true", "x"));
    }

    #[test]
    fn sets_of_values() {
        for (operator, wanted, actual, expected) in [
            ("ForAllValues:StringEquals", "a b", "a b", true),
            ("ForAllValues:StringEquals", "a b", "a c", false),
            ("ForAllValues:StringNotEquals", "a b", "c d", true),
            ("ForAllValues:StringNotEquals", "a b", "a c", false),
            ("ForAnyValue:StringEquals", "a b", "c b", true),
            ("ForAnyValue:StringEquals", "a b", "c d", false),
            ("ForAnyValue:StringNotEquals", "a b", "a c", true),
            ("ForAnyValue:StringNotLike", "a* b*", "ax bx", false),
            ("ForAllValues:StringLikeIfExists", "us-*", "us-east-1 us-west-2", true),
            ("StringEquals", "a", "a b", true),
            ("StringNotEquals", "a", "a b", false),
        ] {
            assert_eq!(holds(operator, wanted, actual), expected, "{operator} {wanted}: {actual}");
        }
    }

    #[test]
    fn what_is_no_operator() {
        for text in ["BinaryEquals", "stringequals", "ForSome:Bool", "NullIfExists", "ForAnyValue:Null", "", "IfExists"]
        {
            assert!(Operator::parse(text).is_none(), "{text}");
        }
    }
}
