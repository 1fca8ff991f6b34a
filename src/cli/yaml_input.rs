//! YAML 1.2 as `--cli-input-yaml` takes it. The library splits the text into events; what a plain scalar means follows
//! ruamel.yaml, which AWS CLI reads with: `yes` is text, `2024-01-01` is a date, keys may not repeat (aws-cli.md §8).

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Value};

use super::{foreign, input};
use crate::base::python;

/// No input of AWS comes near this depth.
const DEEPEST: usize = 200;
/// Aliases may repeat what they stand for, but not without end.
const MOST_NODES: usize = 100_000;

/// The text is no YAML that Python would take; AWS CLI does not say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidYaml;

/// Reads the one document of a text; an empty text is null.
///
/// # Errors
/// Broken YAML, a second document, a tag that nobody knows.
pub fn parse(text: &str) -> Result<Value, InvalidYaml> {
    let open_end = if text.ends_with('\n') { None } else { Some(text.chars().count()) };
    let mut loader = Loader { events: Parser::new_from_str(text), anchors: HashMap::new(), nodes: 0, open_end };
    loader.expect(&Event::StreamStart)?;
    let value = match loader.next()? {
        Event::StreamEnd => return Ok(Value::Null),
        Event::DocumentStart(_) => loader.node(0)?,
        _ => return Err(InvalidYaml),
    };
    loader.expect(&Event::DocumentEnd)?;
    loader.expect(&Event::StreamEnd)?;
    Ok(value)
}

struct Loader<'a, I: saphyr_parser::Input> {
    events: Parser<'a, I>,
    anchors: HashMap<usize, Value>,
    nodes: usize,
    /// How long the text is, if it ends without a line end.
    open_end: Option<usize>,
}

impl<'a, I: saphyr_parser::Input> Loader<'a, I> {
    fn next(&mut self) -> Result<Event<'a>, InvalidYaml> {
        match self.events.next() {
            // The library gives a block scalar the line end that its last line does not have.
            Some(Ok((
                Event::Scalar(mut text, style @ (ScalarStyle::Literal | ScalarStyle::Folded), anchor, tag),
                span,
            ))) if self.open_end.is_some_and(|end| span.end.index() >= end) => {
                if text.ends_with('\n') {
                    text.to_mut().pop();
                }
                Ok(Event::Scalar(text, style, anchor, tag))
            }
            Some(Ok((event, _))) => Ok(event),
            Some(Err(_)) | None => Err(InvalidYaml),
        }
    }

    fn expect(&mut self, wanted: &Event<'_>) -> Result<(), InvalidYaml> {
        if self.next()? == *wanted { Ok(()) } else { Err(InvalidYaml) }
    }

    fn node(&mut self, depth: usize) -> Result<Value, InvalidYaml> {
        let event = self.next()?;
        self.node_of(event, depth)
    }

    fn node_of(&mut self, event: Event<'a>, depth: usize) -> Result<Value, InvalidYaml> {
        self.count(1)?;
        if depth > DEEPEST {
            return Err(InvalidYaml);
        }
        let (anchor, value) = match event {
            Event::Alias(anchor) => {
                // An alias inside what it names has no value yet; Python could loop here, JSON cannot.
                let value = self.anchors.get(&anchor).cloned().ok_or(InvalidYaml)?;
                self.count(size(&value))?;
                return Ok(value);
            }
            Event::Scalar(text, style, anchor, tag) => (anchor, scalar(&text, style, tag.as_deref())?),
            Event::SequenceStart(anchor, tag) => {
                allow(tag.as_deref(), "seq")?;
                (anchor, self.sequence(depth)?)
            }
            Event::MappingStart(anchor, tag) => {
                allow(tag.as_deref(), "map")?;
                (anchor, self.mapping(depth)?)
            }
            _ => return Err(InvalidYaml),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn count(&mut self, nodes: usize) -> Result<(), InvalidYaml> {
        self.nodes += nodes;
        if self.nodes > MOST_NODES { Err(InvalidYaml) } else { Ok(()) }
    }

    fn sequence(&mut self, depth: usize) -> Result<Value, InvalidYaml> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return Ok(Value::Array(items)),
                event => items.push(self.node_of(event, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Value, InvalidYaml> {
        let (mut merged, mut own) = (Map::new(), Map::new());
        loop {
            let key = match self.next()? {
                Event::MappingEnd => break,
                Event::Scalar(text, ScalarStyle::Plain, 0, None) if text == "<<" => {
                    merge(&mut merged, self.node(depth + 1)?)?;
                    continue;
                }
                event => key(&self.node_of(event, depth + 1)?)?,
            };
            let value = self.node(depth + 1)?;
            if own.insert(key, value).is_some() {
                return Err(InvalidYaml);
            }
        }
        merged.extend(own);
        Ok(Value::Object(merged))
    }
}

/// Members of a `<<` come before a mapping's own, and of several the first wins.
fn merge(merged: &mut Map<String, Value>, value: Value) -> Result<(), InvalidYaml> {
    match value {
        Value::Object(members) if !foreign::is_foreign(&Value::Object(members.clone())) => {
            for (key, value) in members {
                merged.entry(key).or_insert(value);
            }
            Ok(())
        }
        Value::Array(items) => items.into_iter().try_for_each(|item| merge(merged, item)),
        _ => Err(InvalidYaml),
    }
}

/// JSON has only texts as keys; others are named as Python prints them.
fn key(value: &Value) -> Result<String, InvalidYaml> {
    match value {
        Value::Object(_) if !foreign::is_foreign(value) => Err(InvalidYaml),
        _ => Ok(foreign::str(value)),
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn allow(tag: Option<&Tag>, wanted: &str) -> Result<(), InvalidYaml> {
    match tag.map(short_tag) {
        None => Ok(()),
        Some(Some(name)) if name == wanted || name == "!" => Ok(()),
        Some(_) => Err(InvalidYaml),
    }
}

/// `str` of `!!str`, `!` of the tag that only says "not plain"; others are nobody's.
fn short_tag(tag: &Tag) -> Option<&str> {
    match (tag.handle.as_str(), tag.suffix.as_str()) {
        ("tag:yaml.org,2002:", name) => Some(name),
        ("", "!") | ("!", "") => Some("!"),
        _ => None,
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, InvalidYaml> {
    let Some(tag) = tag else {
        return if style == ScalarStyle::Plain { plain(text) } else { Ok(Value::from(text)) };
    };
    match short_tag(tag).ok_or(InvalidYaml)? {
        "str" | "!" => Ok(Value::from(text)),
        "null" => Ok(Value::Null),
        "int" => integer(text).ok_or(InvalidYaml),
        "float" => python::parse_float(text).map(foreign::float).ok_or(InvalidYaml),
        "bool" => match text.to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => Ok(Value::Bool(true)),
            "false" | "no" | "off" | "n" => Ok(Value::Bool(false)),
            _ => Err(InvalidYaml),
        },
        _ => Err(InvalidYaml),
    }
}

/// A scalar without quotes and tag.
fn plain(text: &str) -> Result<Value, InvalidYaml> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Value::Null),
        "true" | "True" | "TRUE" => return Ok(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Value::Bool(false)),
        // Tags of their own in the resolver, which its constructor does not know.
        "=" | "<<" => return Err(InvalidYaml),
        _ => {}
    }
    if let Some(number) = integer(text).or_else(|| float(text)) {
        return Ok(number);
    }
    if is_date(text) {
        return Ok(foreign::value("datetime.date", text));
    }
    if is_moment(text) {
        return Ok(foreign::value("datetime.datetime", text));
    }
    Ok(Value::from(text))
}

fn integer(text: &str) -> Option<Value> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (radix, digits) = match unsigned.get(..2) {
        Some("0b") => (2, &unsigned[2..]),
        Some("0o") => (8, &unsigned[2..]),
        Some("0x") => (16, &unsigned[2..]),
        _ => (10, unsigned),
    };
    let starts = unsigned.starts_with(|c: char| c.is_ascii_digit());
    let digits = digits.replace('_', "");
    if !starts || digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let number = i128::from_str_radix(&digits, radix).unwrap_or(i128::MAX);
    let number = if text.starts_with('-') { -number } else { number };
    input::integer(&Value::from(number.to_string())).ok()
}

fn float(text: &str) -> Option<Value> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    match unsigned {
        ".inf" | ".Inf" | ".INF" => return Some(foreign::float(sign * f64::INFINITY)),
        ".nan" | ".NaN" | ".NAN" if unsigned == text => return Some(foreign::float(f64::NAN)),
        _ => {}
    }
    let is_float = unsigned.contains(|c: char| c.is_ascii_digit())
        && unsigned.contains(['.', 'e', 'E'])
        && unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned.chars().all(|c| c.is_ascii_digit() || "._eE+-".contains(c));
    let number: f64 = unsigned.replace('_', "").parse().ok().filter(|_| is_float)?;
    Some(foreign::float(sign * number))
}

/// Digits where the pattern has `0`, and all else as it stands.
fn has_form(text: &str, pattern: &str) -> bool {
    let fits = |(c, wanted): (u8, u8)| if wanted == b'0' { c.is_ascii_digit() } else { c == wanted };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(fits)
}

fn is_date(text: &str) -> bool {
    has_form(text, "0000-00-00")
}

/// A date and a time of day; fractions and zones are not looked at closely, since nothing takes the value.
fn is_moment(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else { return false };
    let time = time.trim_start();
    is_date(date) && time.get(..8).is_some_and(|clock| has_form(clock, "00:00:00"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_scalars_mean_what_ruamel_takes_them_for() {
        let text = "[yes, True, ~, 010, 0x1F, 1_000, -.5, 1e3, 0o8, '12', 1:30, !!str 7]";
        let wanted = json!(["yes", true, null, 10, 31, 1000, -0.5, 1000.0, "0o8", "12", "1:30", "7"]);
        assert_eq!(parse(text), Ok(wanted));
        assert_eq!(foreign::class(&parse("2024-01-01").unwrap()), "<class 'datetime.date'>");
        assert_eq!(foreign::str(&parse("2024-01-01").unwrap()), "2024-01-01");
    }

    #[test]
    fn merges_aliases_and_what_is_refused() {
        let text = "a: &x {b: 1, d: 0}\nc:\n  <<: *x\n  d: 2\n";
        assert_eq!(parse(text), Ok(json!({"a": {"b": 1, "d": 0}, "c": {"b": 1, "d": 2}})));
        assert_eq!(parse("# nothing\n"), Ok(Value::Null));
        assert_eq!(parse("a: |\n  x\nb: >\n  y"), Ok(json!({"a": "x\n", "b": "y"})));
        for broken in ["{a: 1, a: 2}", "--- a\n--- b", "a: [b", "!x a", "&a [*a]", "a: b: c"] {
            assert_eq!(parse(broken), Err(InvalidYaml), "{broken}");
        }
        let bomb = (1..30).fold("a0: &a0 x\n".to_owned(), |text, i| {
            let before = format!("*a{}", i - 1);
            format!("{text}a{i}: &a{i} [{before}, {before}]\n")
        });
        assert_eq!(parse(&bomb), Err(InvalidYaml));
        assert_eq!(parse(&"[".repeat(5000)), Err(InvalidYaml));
    }
}
