//! Whether parameters fit the model, with botocore's report of everything that does not (aws-cli.md §9).
//!
//! Maxima, patterns and enums are not looked at: that is left to the service.

use serde_json::{Map, Value};

use super::errors::CliError;
use super::foreign;
use crate::model::shape::Bounds;
use crate::model::{Kind, Member, Shape};

const STRING: &str = "<class 'str'>";
const LIST: &str = "<class 'list'>, <class 'tuple'>";
const MAP: &str = "<class 'dict'>";
const INTEGER: &str = "<class 'int'>";
const NUMBER: &str = "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>";
const BOOLEAN: &str = "<class 'bool'>";
const BLOB: &str = "<class 'bytes'>, <class 'bytearray'>, file-like object";
const TIMESTAMP: &str = "<class 'datetime.datetime'>, timestamp-string";

/// Checks an operation's parameters.
///
/// # Errors
/// One report, a line for each thing that is wrong.
pub fn validate(shape: &Shape, params: &Value) -> Result<(), CliError> {
    let mut report = Report::default();
    report.check(shape, params, "");
    if report.lines.is_empty() {
        return Ok(());
    }
    Err(CliError::ParamValidation(format!("Parameter validation failed:\n{}", report.lines.join("\n"))))
}

#[derive(Default)]
struct Report {
    lines: Vec<String>,
}

impl Report {
    /// The shape's and the value's depth both end the recursion: a value of JSON is no deeper than its reader lets it be.
    fn check(&mut self, shape: &Shape, value: &Value, path: &str) {
        if foreign::is_foreign(value) {
            self.check_foreign(shape, value, path);
            return;
        }
        match (&shape.kind, value) {
            (Kind::Structure(members), Value::Object(given)) => self.check_structure(members, given, path),
            (Kind::List { item, bounds, .. }, Value::Array(items)) => {
                self.check_length(items.len(), *bounds, path);
                for (index, value) in items.iter().enumerate() {
                    self.check(item, value, &format!("{path}[{index}]"));
                }
            }
            (Kind::Map { key, value: shape, .. }, Value::Object(given)) => {
                for (name, value) in given {
                    self.check(key, &Value::from(name.as_str()), &format!("{path} (key: {name})"));
                    self.check(shape, value, &format!("{path}.{name}"));
                }
            }
            (Kind::String { bounds, .. }, Value::String(text)) => {
                self.check_length(text.chars().count(), *bounds, path);
            }
            (Kind::Integer(bounds) | Kind::Long(bounds), value) if is_integer(value) => {
                self.check_range(value, *bounds, path);
            }
            (Kind::Float | Kind::Double, Value::Number(_) | Value::Bool(_))
            | (Kind::Boolean, Value::Bool(_))
            | (Kind::Blob, Value::String(_))
            // Python's reader of dates takes nearly any text; what it means is for the service to say.
            | (Kind::Timestamp, Value::String(_) | Value::Number(_)) => {}
            _ => self.wrong_type(shape, value, path),
        }
    }

    /// What only Python has fits almost nowhere.
    fn check_foreign(&mut self, shape: &Shape, value: &Value, path: &str) {
        let fits = match shape.kind {
            Kind::Blob => foreign::is(value, "bytes"),
            _ => false,
        };
        if !fits {
            self.wrong_type(shape, value, path);
        }
    }

    fn check_structure(&mut self, members: &[Member], given: &Map<String, Value>, path: &str) {
        let place = shown(path);
        for member in members.iter().filter(|member| member.required && !given.contains_key(member.name)) {
            self.lines.push(format!("Missing required parameter in {place}: \"{}\"", member.name));
        }
        let find = |name: &str| members.iter().find(|member| member.name == name);
        for name in given.keys().filter(|name| find(name).is_none()) {
            let known: Vec<&str> = members.iter().map(|member| member.name).collect();
            let known = known.join(", ");
            self.lines.push(format!("Unknown parameter in {place}: \"{name}\", must be one of: {known}"));
        }
        for (name, value) in given {
            if let Some(member) = find(name) {
                self.check(member.shape, value, &format!("{path}.{name}"));
            }
        }
    }

    fn check_length(&mut self, length: usize, bounds: Bounds, path: &str) {
        let Some(min) = bounds.min else { return };
        if i64::try_from(length).is_ok_and(|length| length < min) {
            let place = shown(path);
            self.lines.push(format!("Invalid length for parameter {place}, value: {length}, valid min length: {min}"));
        }
    }

    fn check_range(&mut self, value: &Value, bounds: Bounds, path: &str) {
        // Python's booleans are numbers, too.
        let number = value.as_i64().or_else(|| value.as_bool().map(i64::from));
        let (Some(min), Some(number)) = (bounds.min, number) else { return };
        if number < min {
            let (place, value) = (shown(path), foreign::str(value));
            self.lines.push(format!("Invalid value for parameter {place}, value: {value}, valid min value: {min}"));
        }
    }

    fn wrong_type(&mut self, shape: &Shape, value: &Value, path: &str) {
        let valid = match shape.kind {
            Kind::Structure(_) | Kind::Map { .. } => MAP,
            Kind::List { .. } => LIST,
            Kind::String { .. } => STRING,
            Kind::Integer(_) | Kind::Long(_) => INTEGER,
            Kind::Float | Kind::Double => NUMBER,
            Kind::Boolean => BOOLEAN,
            Kind::Blob => BLOB,
            Kind::Timestamp => TIMESTAMP,
        };
        let (place, text, class) = (shown(path), foreign::str(value), foreign::class(value));
        self.lines
            .push(format!("Invalid type for parameter {place}, value: {text}, type: {class}, valid types: {valid}"));
    }
}

fn is_integer(value: &Value) -> bool {
    matches!(value, Value::Number(number) if !number.is_f64()) || value.is_boolean()
}

/// Paths are built with a dot in front of every name; the first one is not shown.
fn shown(path: &str) -> &str {
    if path.is_empty() { "input" } else { path.strip_prefix('.').unwrap_or(path) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    static COUNT: Shape = Shape { name: "Count", kind: Kind::Integer(Bounds { min: Some(1), max: None }) };
    static KEY: Shape =
        Shape { name: "Key", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: None } } };
    static TAGS: Shape = Shape {
        name: "Tags",
        kind: Kind::List { item: &KEY, item_name: "item", flattened: false, bounds: Bounds::NONE },
    };
    static INPUT: Shape = Shape {
        name: "Input",
        kind: Kind::Structure(&[member("Count", &COUNT), Member { required: true, ..member("Tags", &TAGS) }]),
    };

    const fn member(name: &'static str, shape: &'static Shape) -> Member {
        Member {
            name,
            option: name,
            shape,
            required: false,
            request_name: name,
            response_name: name,
            location: crate::model::shape::Location::Body,
            idempotency_token: false,
            help: "",
        }
    }

    fn report(params: &Value) -> String {
        validate(&INPUT, params).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn missing_then_unknown_then_depth_first() {
        assert_eq!(
            report(&json!({"Count": false, "Nope": 1})),
            "Parameter validation failed:\n\
             Missing required parameter in input: \"Tags\"\n\
             Unknown parameter in input: \"Nope\", must be one of: Count, Tags\n\
             Invalid value for parameter Count, value: False, valid min value: 1"
        );
        assert_eq!(
            report(&json!({"Tags": ["", {"a": null}], "Count": 1.5})),
            "Parameter validation failed:\n\
             Invalid length for parameter Tags[0], value: 0, valid min length: 1\n\
             Invalid type for parameter Tags[1], value: {'a': None}, type: <class 'dict'>, valid types: <class 'str'>\n\
             Invalid type for parameter Count, value: 1.5, type: <class 'float'>, valid types: <class 'int'>"
        );
        assert_eq!(report(&json!({"Tags": [], "Count": true})), "");
    }

    #[test]
    fn what_only_python_has_is_shown_as_python_shows_it() {
        let lines = report(&json!({"Tags": [foreign::bytes(b"a'\xff"), foreign::float(f64::NAN)]}));
        assert!(lines.contains("value: b\"a'\\xff\", type: <class 'bytes'>, valid types"), "{lines}");
        assert!(lines.contains("Tags[1], value: nan, type: <class 'float'>"), "{lines}");
    }
}
