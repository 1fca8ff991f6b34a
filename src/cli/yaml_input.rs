//! YAML 1.2 as `--cli-input-yaml` takes it. The library splits the text into events; what a plain scalar means follows
//! ruamel.yaml, which AWS CLI reads with: `yes` is text, `2024-01-01` is a date, keys may not repeat (aws-cli.md §8).

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Value};

use super::yaml_date::{self, Dated};
use super::{foreign, input};
use crate::base::python;

/// No input of AWS comes near this depth.
const DEEPEST: usize = 200;
/// Aliases may repeat what they stand for, but not without end.
const MOST_NODES: usize = 100_000;

/// Why a text gives no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvalidYaml {
    /// It is no YAML that Python would take; AWS CLI does not say why.
    Syntax,
    /// It is, but makes Python stumble: its words.
    Stumbled(String),
}

use InvalidYaml::Syntax;

/// Reads the one document of a text; an empty text is null.
///
/// # Errors
/// Broken YAML, a second document, a tag that nobody knows.
pub fn parse(text: &str) -> Result<Value, InvalidYaml> {
    let open_end = if text.ends_with('\n') { None } else { Some(text.chars().count()) };
    let mut loader =
        Loader { events: Parser::new_from_str(text), anchors: HashMap::new(), nodes: 0, open_end, stumbled: None };
    loader.expect(&Event::StreamStart)?;
    let value = match loader.next()? {
        Event::StreamEnd => return Ok(Value::Null),
        Event::DocumentStart(_) => loader.node(0)?,
        _ => return Err(Syntax),
    };
    loader.expect(&Event::DocumentEnd)?;
    loader.expect(&Event::StreamEnd)?;
    // What is no YAML at all is found first.
    loader.stumbled.map_or(Ok(value), |reason| Err(InvalidYaml::Stumbled(reason)))
}

struct Loader<'a, I: saphyr_parser::Input> {
    events: Parser<'a, I>,
    anchors: HashMap<usize, Value>,
    nodes: usize,
    /// How long the text is, if it ends without a line end.
    open_end: Option<usize>,
    /// What Python would stumble over first.
    stumbled: Option<String>,
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
            Some(Err(_)) | None => Err(Syntax),
        }
    }

    fn expect(&mut self, wanted: &Event<'_>) -> Result<(), InvalidYaml> {
        if self.next()? == *wanted { Ok(()) } else { Err(Syntax) }
    }

    fn node(&mut self, depth: usize) -> Result<Value, InvalidYaml> {
        let event = self.next()?;
        self.node_of(event, depth)
    }

    fn node_of(&mut self, event: Event<'a>, depth: usize) -> Result<Value, InvalidYaml> {
        self.count(1)?;
        if depth > DEEPEST {
            return Err(Syntax);
        }
        let (anchor, value) = match event {
            Event::Alias(anchor) => {
                // An alias inside what it names has no value yet; Python could loop here, JSON cannot.
                let value = self.anchors.get(&anchor).cloned().ok_or(Syntax)?;
                self.count(size(&value))?;
                return Ok(value);
            }
            Event::Scalar(text, style, anchor, tag) => (anchor, self.scalar(&text, style, tag.as_deref())?),
            Event::SequenceStart(anchor, tag) => {
                allow(tag.as_deref(), "seq")?;
                (anchor, self.sequence(depth)?)
            }
            Event::MappingStart(anchor, tag) => {
                allow(tag.as_deref(), "map")?;
                (anchor, self.mapping(depth)?)
            }
            _ => return Err(Syntax),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn count(&mut self, nodes: usize) -> Result<(), InvalidYaml> {
        self.nodes += nodes;
        if self.nodes > MOST_NODES { Err(Syntax) } else { Ok(()) }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, InvalidYaml> {
        match scalar(text, style, tag) {
            Err(InvalidYaml::Stumbled(reason)) => {
                self.stumbled.get_or_insert(reason);
                Ok(Value::Null)
            }
            read => read,
        }
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
                event => {
                    let value = self.node_of(event, depth + 1)?;
                    if depth == 0 && !value.is_string() {
                        // The names of a call's parameters.
                        self.stumbled.get_or_insert_with(|| "keywords must be strings".to_owned());
                    }
                    key(&value)?
                }
            };
            let value = self.node(depth + 1)?;
            if own.insert(key, value).is_some() {
                return Err(Syntax);
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
        _ => Err(Syntax),
    }
}

/// JSON has only texts as keys; others are named as Python prints them.
fn key(value: &Value) -> Result<String, InvalidYaml> {
    match value {
        Value::Object(_) if !foreign::is_foreign(value) => Err(Syntax),
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
        Some(_) => Err(Syntax),
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
    match short_tag(tag).ok_or(Syntax)? {
        "str" | "!" => Ok(Value::from(text)),
        "null" => Ok(Value::Null),
        "binary" => {
            let packed: String = text.split_ascii_whitespace().collect();
            STANDARD.decode(packed).map(|bytes| foreign::bytes(&bytes)).map_err(|_| Syntax)
        }
        "int" => integer(text).ok_or(Syntax),
        "float" => python::parse_float(text).map(foreign::float).ok_or(Syntax),
        "bool" => match text.to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => Ok(Value::Bool(true)),
            "false" | "no" | "off" | "n" => Ok(Value::Bool(false)),
            _ => Err(Syntax),
        },
        _ => Err(Syntax),
    }
}

/// A scalar without quotes and tag.
fn plain(text: &str) -> Result<Value, InvalidYaml> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Value::Null),
        "true" | "True" | "TRUE" => return Ok(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Value::Bool(false)),
        // Tags of their own in the resolver, which its constructor does not know.
        "=" | "<<" => return Err(Syntax),
        _ => {}
    }
    if let Some(number) = integer(text).or_else(|| float(text)) {
        return Ok(number);
    }
    match yaml_date::read(text) {
        None => Ok(Value::from(text)),
        Some(Dated::Value(class, text)) => Ok(foreign::value(class, &text)),
        Some(Dated::Impossible(reason)) => Err(InvalidYaml::Stumbled(reason.to_owned())),
    }
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
    fn what_python_stumbles_over() {
        let stumbled = |text: &str| match parse(text) {
            Err(InvalidYaml::Stumbled(reason)) => reason,
            other => format!("{other:?}"),
        };
        assert_eq!(stumbled("a: 2024-02-30"), "day is out of range for month");
        assert_eq!(stumbled("1: a"), "keywords must be strings");
        assert_eq!(parse("a: 2024-02-30\nb: ["), Err(Syntax));
        assert_eq!(parse("a: {1: b}"), Ok(json!({"a": {"1": "b"}})));
        assert_eq!(foreign::str(&parse("!!binary aGk=").unwrap()), "b'hi'");
    }

    #[test]
    fn merges_aliases_and_what_is_refused() {
        let text = "a: &x {b: 1, d: 0}\nc:\n  <<: *x\n  d: 2\n";
        assert_eq!(parse(text), Ok(json!({"a": {"b": 1, "d": 0}, "c": {"b": 1, "d": 2}})));
        assert_eq!(parse("# nothing\n"), Ok(Value::Null));
        assert_eq!(parse("a: |\n  x\nb: >\n  y"), Ok(json!({"a": "x\n", "b": "y"})));
        for broken in ["{a: 1, a: 2}", "--- a\n--- b", "a: [b", "!x a", "&a [*a]", "a: b: c"] {
            assert_eq!(parse(broken), Err(Syntax), "{broken}");
        }
        let bomb = (1..30).fold("a0: &a0 x\n".to_owned(), |text, i| {
            let before = format!("*a{}", i - 1);
            format!("{text}a{i}: &a{i} [{before}, {before}]\n")
        });
        assert_eq!(parse(&bomb), Err(Syntax));
        assert_eq!(parse(&"[".repeat(5000)), Err(Syntax));
    }
}
