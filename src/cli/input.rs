//! What the words of an option mean for a member of the model: files, JSON, shorthand, numbers (aws-cli.md §7).
//!
//! What does not belong here: the order in which options are converted (`command`), the grammars of JSON and shorthand.

use serde_json::{Map, Value};

use super::argparse::Given;
use super::errors::CliError;
use super::foreign;
use super::paramfile::{self, Content, Unloaded};
use super::python_json::{self, JsonError};
use super::shorthand::{self, ShorthandError};
use super::yaml_input::{self, InvalidYaml};
use crate::base::environment::Environment;
use crate::base::python;
use crate::model::{Kind, Shape};

/// An option's words once `file://` has been followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// One text: the word of an option that takes one, or a file's.
    Text(String),
    /// The words of an option that takes many.
    Words(Vec<String>),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

/// Follows `file://` and `fileb://`, which happens only where the option has exactly one word.
///
/// # Errors
/// A file that cannot be read.
pub fn load(option: &str, given: &Given, environment: &Environment) -> Result<Raw, CliError> {
    let word = match given {
        Given::Word(word) => Some(word),
        Given::Words(words) => words.first().filter(|_| words.len() == 1),
        Given::Bare => None,
    };
    match word.and_then(|word| paramfile::load(word, environment)) {
        Some(Ok(Content::Text(text))) => Ok(Raw::Text(text)),
        Some(Ok(Content::Bytes(bytes))) => Ok(Raw::Bytes(bytes)),
        Some(Err(Unloaded::Told(message))) => Err(parameter_error(option, &message)),
        Some(Err(Unloaded::Raised(message))) => Err(CliError::General(message)),
        None => Ok(match given {
            Given::Bare => Raw::Words(Vec::new()),
            Given::Word(word) => Raw::Text(word.clone()),
            Given::Words(words) => Raw::Words(words.clone()),
        }),
    }
}

/// The text of an option that is neither a member nor a number. Bytes that are no text are shown as Python shows them.
pub fn text(raw: &Raw) -> String {
    match raw {
        Raw::Text(text) => text.clone(),
        Raw::Words(words) => words.concat(),
        Raw::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap_or_else(|_| foreign::str(&foreign::bytes(bytes))),
    }
}

/// Converts an option's words to a value for the shape. What does not fit the shape is left for validation.
///
/// # Errors
/// Words that are not what they look like: broken JSON or shorthand, no number.
pub fn convert(option: &str, raw: &Raw, shape: &Shape, environment: &Environment) -> Result<Value, CliError> {
    if takes_shorthand(shape) && !looks_like_json(raw) {
        return from_shorthand(option, raw, shape, environment);
    }
    let mut value = from_json_or_plain(option, raw, shape)?;
    order_maps(&mut value, shape);
    Ok(value)
}

fn from_json_or_plain(option: &str, raw: &Raw, shape: &Shape) -> Result<Value, CliError> {
    match (&shape.kind, raw) {
        (Kind::List { item, .. }, _) => list(option, raw, item),
        (Kind::Structure(_) | Kind::Map { .. }, Raw::Text(text)) => json_map(option, text),
        (_, Raw::Text(text)) => scalar(shape, Value::from(text.as_str())),
        (_, Raw::Words(words)) => scalar(shape, Value::from(words.clone())),
        (_, Raw::Bytes(bytes)) => scalar(shape, foreign::bytes(bytes)),
    }
}

/// An option's JSON is read to ordered maps, unlike a whole input. A map that stands where none belongs is printed by
/// validation, and so must look like one.
fn order_maps(value: &mut Value, shape: &Shape) {
    match (&shape.kind, &mut *value) {
        (Kind::Structure(members), Value::Object(given)) => {
            for member in *members {
                if let Some(value) = given.get_mut(member.name) {
                    order_maps(value, member.shape);
                }
            }
        }
        (Kind::Map { value: shape, .. }, Value::Object(given)) => {
            given.values_mut().for_each(|value| order_maps(value, shape));
        }
        (Kind::List { item, .. }, Value::Array(items)) => items.iter_mut().for_each(|value| order_maps(value, item)),
        (_, misplaced @ (Value::Object(_) | Value::Array(_))) if !foreign::is_foreign(misplaced) => {
            *value = foreign::ordered(misplaced);
        }
        _ => {}
    }
}

/// The members that `--cli-input-json` gives.
///
/// # Errors
/// A text that is no JSON, or no map.
pub fn members_of_json(raw: Raw) -> Result<Map<String, Value>, CliError> {
    let read = |text: &str| match python_json::parse(text) {
        Ok(value) => Ok(value),
        Err(JsonError::Syntax(_)) => Err(parameter_error("cli-input-json", "Invalid JSON received.")),
        Err(error @ JsonError::TooDeep(_)) => Err(CliError::General(error.to_string())),
    };
    only_map("--cli-input-json", read(&document(raw, "cli-input-json", "Invalid JSON received.")?)?)
}

/// The members that `--cli-input-yaml` gives.
///
/// # Errors
/// A text that is no YAML, or no map.
pub fn members_of_yaml(raw: Raw) -> Result<Map<String, Value>, CliError> {
    let invalid = "Invalid YAML received.";
    let text = document(raw, "cli-input-yaml", invalid)?;
    let value = yaml_input::parse(&text).map_err(|error| match error {
        InvalidYaml::Syntax => parameter_error("cli-input-yaml", invalid),
        InvalidYaml::Stumbled(reason) => CliError::General(reason),
    })?;
    only_map("--cli-input-yaml", value)
}

/// The text of a whole input; bytes are UTF-8 or invalid.
fn document(raw: Raw, option: &str, invalid: &str) -> Result<String, CliError> {
    match raw {
        Raw::Text(text) => Ok(text),
        Raw::Words(words) => Ok(words.concat()),
        Raw::Bytes(bytes) => String::from_utf8(bytes).map_err(|_| parameter_error(option, invalid)),
    }
}

fn only_map(option: &str, value: Value) -> Result<Map<String, Value>, CliError> {
    match value {
        Value::Object(members) if !foreign::is_foreign(&Value::Object(members.clone())) => Ok(members),
        other => {
            let message = format!("Invalid type: expecting map, received {}", foreign::class(&other));
            Err(parameter_error(option, &message))
        }
    }
}

/// Python's `int(value)`, or the text of its error.
pub fn integer(value: &Value) -> Result<Value, String> {
    match value {
        Value::Bool(flag) => Ok(Value::from(i64::from(*flag))),
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().unwrap_or_default().trunc();
            Ok(bounded(python::int(&format!("{whole:.0}")).unwrap_or_default()))
        }
        Value::Number(_) => Ok(value.clone()),
        Value::String(text) => match python::int(text) {
            Some(number) => Ok(bounded(number)),
            None => Err(python::no_int(text)),
        },
        other => {
            let wanted = "int() argument must be a string, a bytes-like object or a real number";
            Err(format!("{wanted}, not '{}'", python::type_name(other)))
        }
    }
}

/// Python's `float(value)`, or the text of its error.
pub fn number(value: &Value) -> Result<Value, String> {
    match value {
        Value::Number(number) => Ok(foreign::float(number.as_f64().unwrap_or_default())),
        Value::String(text) => match python::parse_float(text) {
            Some(number) => Ok(foreign::float(number)),
            None => Err(format!("could not convert string to float: {}", python::str_repr(text))),
        },
        other => Err(format!("float() argument must be a string or a real number, not '{}'", python::type_name(other))),
    }
}

/// Python's integers have no bounds. No service takes one beyond 64 bits, so it is held there and refused there.
fn bounded(number: i128) -> Value {
    let clamped = number.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    i64::try_from(clamped).map_or(Value::Null, Value::from)
}

/// Every error that AWS CLI puts down to one option.
pub fn parameter_error(option: &str, message: &str) -> CliError {
    CliError::ParamValidation(format!("Error parsing parameter '{option}': {message}"))
}

fn takes_shorthand(shape: &Shape) -> bool {
    match shape.kind {
        Kind::List { item, .. } => !item.is_scalar(),
        _ => !shape.is_scalar(),
    }
}

/// Whether the first word, and only the first, starts like JSON.
fn looks_like_json(raw: &Raw) -> bool {
    let first = match raw {
        Raw::Text(text) => Some(text),
        Raw::Words(words) => words.first(),
        Raw::Bytes(_) => None,
    };
    first.is_some_and(|word| word.trim_start_matches(python::is_space).starts_with(['[', '{']))
}

fn from_shorthand(option: &str, raw: &Raw, shape: &Shape, environment: &Environment) -> Result<Value, CliError> {
    let located = |error: ShorthandError| match error {
        ShorthandError::Other(message) => CliError::General(message),
        error => parameter_error(option, &error.to_string()),
    };
    let mut value = match raw {
        Raw::Text(text) if is_text_value(shape) && !text.contains('=') => {
            return Ok(Value::Object(Map::from_iter([("Value".to_owned(), Value::from(text.as_str()))])));
        }
        Raw::Text(text) => shorthand::parse(text, environment).map_err(located)?,
        Raw::Words(words) => {
            let items = words.iter().map(|word| shorthand::parse(word, environment));
            Value::Array(items.collect::<Result<_, _>>().map_err(located)?)
        }
        Raw::Bytes(_) => {
            let python = "'in <string>' requires string as left operand, not int";
            return Err(CliError::General(python.to_owned()));
        }
    };
    // A file's shorthand for a list stays the one map that it is, and validation refuses it.
    if !matches!((&shape.kind, &value), (Kind::List { .. }, Value::Object(_))) {
        shorthand::apply_model(&mut value, shape).map_err(located)?;
    }
    Ok(value)
}

/// A structure whose only member is the text `Value`; for it a bare word will do.
fn is_text_value(shape: &Shape) -> bool {
    matches!(shape.members(), [only] if only.name == "Value" && matches!(only.shape.kind, Kind::String { .. }))
}

fn list(option: &str, raw: &Raw, item: &Shape) -> Result<Value, CliError> {
    let converted = match raw {
        Raw::Text(text) if first_character(text)? == '[' => return json(option, text),
        Raw::Words(words) if words.len() == 1 && words[0].trim_matches(python::is_space).starts_with('[') => {
            return json(option, &words[0]);
        }
        // Python iterates over a text character by character, and over bytes number by number.
        Raw::Text(text) => items(option, text.chars().map(String::from), item),
        Raw::Words(words) => items(option, words.iter().cloned(), item),
        Raw::Bytes(bytes) => Ok(bytes.iter().map(|byte| Value::from(*byte)).collect()),
    };
    converted.map(Value::Array)
}

fn items(option: &str, words: impl Iterator<Item = String>, shape: &Shape) -> Result<Vec<Value>, CliError> {
    let mut first = None;
    let mut values = Vec::new();
    for word in words {
        let first = first.get_or_insert_with(|| word.clone());
        values.push(match &shape.kind {
            Kind::Structure(_) | Kind::Map { .. } => json_map(option, &word)?,
            Kind::List { item, .. } => list(option, &Raw::Text(word), item)?,
            // A word that is no number is told by the first word of the list, whichever it is.
            _ => scalar(shape, Value::from(word)).map_err(|_| parameter_error(option, first))?,
        });
    }
    Ok(values)
}

fn scalar(shape: &Shape, value: Value) -> Result<Value, CliError> {
    match shape.kind {
        Kind::Integer(_) | Kind::Long(_) => integer(&value).map_err(CliError::General),
        Kind::Float | Kind::Double => number(&value).map_err(CliError::General),
        Kind::Boolean => Ok(Value::Bool(value.as_str().is_some_and(|word| {
            // Python's bool(): any text but an empty one, except this word.
            !word.is_empty() && word.to_lowercase() != "false"
        }))),
        _ => Ok(value),
    }
}

fn json_map(option: &str, text: &str) -> Result<Value, CliError> {
    if first_character(text)? == '{' {
        return json(option, text);
    }
    Err(parameter_error(option, &format!("Invalid JSON:\n{text}")))
}

fn json(option: &str, text: &str) -> Result<Value, CliError> {
    python_json::parse(text).map_err(|error| match error {
        JsonError::Syntax(_) => parameter_error(option, &format!("Invalid JSON: {error}\nJSON received: {text}")),
        JsonError::TooDeep(_) => CliError::General(error.to_string()),
    })
}

/// The first character that is no blank; a text without one is an error that AWS CLI does not put in words of its own.
fn first_character(text: &str) -> Result<char, CliError> {
    let first = text.trim_start_matches(python::is_space).chars().next();
    first.ok_or_else(|| CliError::General("string index out of range".to_owned()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;
    use crate::model::Service;

    fn converted(member: &str, given: &Given, environment: &Environment) -> Result<Value, String> {
        let operation = Service::find("ec2").and_then(|ec2| ec2.operation("describe-vpcs")).unwrap();
        let member = operation.member(member).unwrap();
        let option = format!("--{}", member.option);
        let raw = load(&option, given, environment).map_err(|error| error.to_string())?;
        convert(&option, &raw, member.shape, environment).map_err(|error| error.to_string())
    }

    fn words(words: &[&str]) -> Given {
        Given::Words(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn the_first_word_tells_json_from_shorthand() {
        let filters = |given: &[&str]| converted("Filters", &words(given), &Environment::default());
        assert_eq!(filters(&["Name=a,Values=b", "Name=c"]), Ok(json!([{"Name": "a", "Values": ["b"]}, {"Name": "c"}])));
        assert_eq!(filters(&[" [{\"Name\":\"a\"}]"]), Ok(json!([{"Name": "a"}])));
        let message = "Error parsing parameter '--filters': Invalid JSON:\nName=a";
        assert_eq!(filters(&["{\"Name\":\"c\"}", "Name=a"]), Err(message.to_owned()));
        assert_eq!(filters(&[]), Ok(json!([])));
    }

    #[test]
    fn numbers_are_python_s() {
        let count = |text: &str| converted("MaxResults", &Given::Word(text.to_owned()), &Environment::default());
        assert_eq!(count(" 1_0 "), Ok(Value::from(10)));
        assert_eq!(count("abc"), Err("invalid literal for int() with base 10: 'abc'".to_owned()));
    }

    #[test]
    fn a_file_takes_the_place_of_the_whole_list() {
        let directory = tempfile::tempdir().unwrap();
        let environment = Environment::isolated(directory.path(), []);
        fs::write(directory.path().join("ids"), "[\"a\", \"b\"]\r\n").unwrap();
        fs::write(directory.path().join("plain"), "ab").unwrap();
        let ids = |given: &[&str]| converted("VpcIds", &words(given), &environment);
        assert_eq!(ids(&["file://ids"]), Ok(json!(["a", "b"])));
        assert_eq!(ids(&["file://plain"]), Ok(json!(["a", "b"])));
        assert_eq!(ids(&["file://ids", "c"]), Ok(json!(["file://ids", "c"])));
        assert_eq!(ids(&["fileb://plain"]), Ok(json!([97, 98])));
        let message = "Unable to load paramfile file://no: [Errno 2] No such file or directory: 'no'";
        assert_eq!(ids(&["file://no"]), Err(format!("Error parsing parameter '--vpc-ids': {message}")));
    }
}
