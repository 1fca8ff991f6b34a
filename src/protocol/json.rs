//! AWS JSON 1.1: the operation in the header `X-Amz-Target`, input, answers and errors as JSON documents.
//!
//! Answers are read as AWS CLI's parser does, which believes what it gets; requests are read strictly. Timestamps are
//! seconds since 1970 on the wire and ISO 8601 text in values, blobs are base64 in both, and null is as good as absent.

use jiff::Timestamp;
use serde_json::{Map, Number, Value, json};
use thiserror::Error;

use super::errors::{by_status, says_nothing};
use super::{Answer, HttpAnswer, HttpRequest, MAX_DEPTH, Refusal, TooDeep, Unreadable};
use crate::base::document::Document;
use crate::base::python;
use crate::model::{Kind, Operation, Service, Shape};

/// The Content-Type of requests, answers and errors.
pub(super) const CONTENT_TYPE: &str = "application/x-amz-json-1.1";

/// The header that names the operation.
pub const TARGET: &str = "x-amz-target";

/// The request of an operation, its members in the order given and its body in Python's spelling, as AWS CLI sends it.
pub(super) fn write_request(
    service: &Service,
    operation: &Operation,
    params: &Map<String, Value>,
) -> Result<HttpRequest, TooDeep> {
    let body = written(operation.input, &Value::Object(params.clone()), 0)?.unwrap_or_default();
    Ok(HttpRequest {
        method: "POST",
        path: "/".to_owned(),
        query: String::new(),
        content_type: Some(CONTENT_TYPE),
        target: Some(format!("{}.{}", service.target_prefix, operation.name)),
        body: python::json_dumps(&body, ", ", ": ").into_bytes(),
    })
}

/// Why a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonError {
    /// The target names no operation of the service.
    #[error("the target names no operation")]
    NoOperation,
    /// It is no JSON, or has a value of another type than the model; says which, as AWS's reader would.
    #[error("{0}")]
    Unreadable(String),
    /// A member that the model does not have, at any depth.
    #[error("the member {0} is not known")]
    Unknown(String),
}

/// The operation that a target names and its input members; an empty body is an empty document.
///
/// # Errors
/// See [`JsonError`].
pub fn read_request(
    service: &'static Service,
    target: &str,
    body: &[u8],
) -> Result<(&'static Operation, Map<String, Value>), JsonError> {
    let operation = target
        .split_once('.')
        .filter(|(prefix, _)| *prefix == service.target_prefix)
        .and_then(|(_, name)| service.operation_by_name(name))
        .ok_or(JsonError::NoOperation)?;
    let document = match body.trim_ascii() {
        [] => json!({}),
        body => serde_json::from_slice(body).map_err(|error| JsonError::Unreadable(error.to_string()))?,
    };
    match read_strictly(operation.input, document, 0)? {
        Value::Object(params) => Ok((operation, params)),
        _ => Err(JsonError::Unreadable(expected("structure"))),
    }
}

/// The answer of a call that succeeded.
pub(super) fn write_answer(operation: &Operation, answer: &Document) -> Result<HttpAnswer, TooDeep> {
    let answer = answer.root().to_value();
    let body = operation.output.map(|shape| written(shape, &answer, 0)).transpose()?.flatten();
    Ok(document(operation.status, &body.unwrap_or_else(|| json!({}))))
}

/// What an answer of a call that succeeded says. What is no JSON says nothing, as AWS CLI has it.
pub(super) fn read_answer(operation: &Operation, answer: &HttpAnswer) -> Result<Answer, Unreadable> {
    let document = serde_json::from_slice(&answer.body).unwrap_or_else(|_| json!({}));
    match (operation.output, document) {
        (None, _) => Ok(Answer::Given(json!({}))),
        (Some(shape), document @ Value::Object(_)) => Ok(Answer::Given(read_loosely(shape, document))),
        (Some(_), _) => Err(NO_MAP),
    }
}

/// An error document. The services at hand model the text as `Message`; every client takes it.
pub(super) fn write_error(refusal: &Refusal, status: u16) -> HttpAnswer {
    document(status, &json!({ "__type": refusal.code, "Message": refusal.message }))
}

/// What an answer with an error status says: a code may stand behind a name space and before a URL.
pub(super) fn read_error(answer: &HttpAnswer) -> Result<Refusal, Unreadable> {
    if answer.status >= 500 && says_nothing(&answer.body) {
        return Ok(by_status(answer.status));
    }
    let text = String::from_utf8_lossy(&answer.body);
    let document = match text.as_ref() {
        "" => json!({}),
        text => serde_json::from_str(text).unwrap_or_else(|_| json!({ "message": text })),
    };
    let Value::Object(members) = document else { return Err(NO_MAP) };
    let message = members.get("message").or_else(|| members.get("Message")).map(python::str).unwrap_or_default();
    let code = members.get("__type").map_or_else(|| answer.status.to_string(), python::str);
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default().to_owned();
    Ok(Refusal { code, message })
}

const NO_MAP: Unreadable = Unreadable::Misshapen("'list' object has no attribute 'get'");

fn document(status: u16, body: &Value) -> HttpAnswer {
    let headers = vec![("Content-Type".to_owned(), CONTENT_TYPE.to_owned())];
    HttpAnswer { status, headers, body: body.to_string().into_bytes() }
}

/// A value as it is on the wire; none for null and for members that the model does not know.
fn written(shape: &Shape, value: &Value, depth: usize) -> Result<Option<Value>, TooDeep> {
    if depth > MAX_DEPTH {
        return Err(TooDeep);
    }
    Ok(Some(match (&shape.kind, value) {
        (_, Value::Null) => return Ok(None),
        (Kind::Structure(members), Value::Object(given)) => {
            let known = given.iter().filter_map(|(name, value)| {
                let member = members.iter().find(|member| member.name == name)?;
                Some(written(member.shape, value, depth + 1).map(|value| Some((name.clone(), value?))))
            });
            Value::Object(known.filter_map(Result::transpose).collect::<Result<_, _>>()?)
        }
        (Kind::List { item, .. }, Value::Array(items)) => Value::Array(
            items.iter().filter_map(|value| written(item, value, depth + 1).transpose()).collect::<Result<_, _>>()?,
        ),
        (Kind::Map { value: shape, .. }, Value::Object(entries)) => {
            let entries = entries.iter().filter_map(|(key, value)| {
                let value = written(shape, value, depth + 1).transpose()?;
                Some(value.map(|value| (key.clone(), value)))
            });
            Value::Object(entries.collect::<Result<_, _>>()?)
        }
        (Kind::Timestamp, Value::String(text)) => seconds(text).map_or_else(|| value.clone(), Value::Number),
        _ => value.clone(),
    }))
}

/// Seconds since 1970, with a fraction only where there is one.
fn seconds(text: &str) -> Option<Number> {
    let milliseconds = text.parse::<Timestamp>().ok()?.as_millisecond();
    if milliseconds % 1000 == 0 {
        return Some(Number::from(milliseconds / 1000));
    }
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of every year to come are exact")]
    let seconds = milliseconds as f64 / 1000.0;
    Number::from_f64(seconds)
}

/// The moment so many seconds after 1970, as text.
fn moment(number: &Number) -> Option<String> {
    #[expect(clippy::cast_possible_truncation, reason = "what is too large is refused as a timestamp")]
    let milliseconds = (number.as_f64()? * 1000.0).round() as i64;
    Some(Timestamp::from_millisecond(milliseconds).ok()?.to_string())
}

/// A value as a client takes it: whatever is there, in the model's order, without nulls and unknown members.
fn read_loosely(shape: &Shape, value: Value) -> Value {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(mut given)) => {
            let present = members.iter().filter_map(|member| {
                let value = given.shift_remove(member.name).filter(|value| !value.is_null())?;
                Some((member.name.to_owned(), read_loosely(member.shape, value)))
            });
            Value::Object(present.collect())
        }
        (Kind::List { item, .. }, Value::Array(items)) => {
            items.into_iter().map(|value| read_loosely(item, value)).collect()
        }
        (Kind::Map { value: shape, .. }, Value::Object(entries)) => {
            Value::Object(entries.into_iter().map(|(key, value)| (key, read_loosely(shape, value))).collect())
        }
        (Kind::Timestamp, Value::Number(number)) => {
            moment(&number).map_or_else(|| Value::from(number.to_string()), Value::from)
        }
        (_, value) => value,
    }
}

/// A value as a server takes it: of the model's types throughout.
fn read_strictly(shape: &Shape, value: Value, depth: usize) -> Result<Value, JsonError> {
    let unreadable = |text: String| Err(JsonError::Unreadable(text));
    if depth > MAX_DEPTH {
        return unreadable(TooDeep.to_string());
    }
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(given)) => {
            let mut read = Map::new();
            for (name, value) in given {
                let Some(member) = members.iter().find(|member| member.name == name) else {
                    return Err(JsonError::Unknown(name));
                };
                if !value.is_null() {
                    read.insert(name, read_strictly(member.shape, value, depth + 1)?);
                }
            }
            Ok(Value::Object(read))
        }
        (Kind::List { item, .. }, Value::Array(items)) => {
            items.into_iter().map(|value| read_strictly(item, value, depth + 1)).collect()
        }
        (Kind::Map { value: shape, .. }, Value::Object(entries)) => entries
            .into_iter()
            .map(|(key, value)| Ok((key, read_strictly(shape, value, depth + 1)?)))
            .collect::<Result<_, _>>()
            .map(Value::Object),
        (Kind::Structure(_), _) => unreadable(expected("structure")),
        (Kind::List { .. }, _) => unreadable(expected("list")),
        (Kind::Map { .. }, _) => unreadable(expected("map")),
        (Kind::Timestamp, Value::Number(number)) => match moment(&number) {
            Some(text) => Ok(Value::from(text)),
            None => unreadable(format!("{number} is no timestamp")),
        },
        (kind, value) if fits(kind, &value) => Ok(value),
        (kind, value) => unreadable(match value {
            Value::Array(_) => "Start of list found where not expected".to_owned(),
            Value::Object(_) => "Start of structure or map found where not expected.".to_owned(),
            scalar => format!("{} can not be converted to {}", token(&scalar), java_type(kind)),
        }),
    }
}

/// Whether a scalar is of this kind.
fn fits(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::String { .. }, Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Float | Kind::Double, Value::Number(_)) => true,
        (Kind::Integer(_) | Kind::Long(_), Value::Number(number)) => number.is_i64(),
        (Kind::Blob, Value::String(text)) => {
            use base64::Engine as _;
            base64::engine::general_purpose::STANDARD.decode(text).is_ok()
        }
        _ => false,
    }
}

/// What AWS's reader says to another type: these are its words for scalars, the others by analogy [I].
fn expected(what: &str) -> String {
    format!("Expected {what} or null")
}

fn token(value: &Value) -> &'static str {
    match value {
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        _ => "STRING_VALUE",
    }
}

fn java_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "Boolean",
        Kind::Integer(_) => "Integer",
        Kind::Long(_) => "Long",
        Kind::Float => "Float",
        Kind::Double => "Double",
        Kind::Timestamp => "Date",
        Kind::Blob => "ByteBuffer",
        _ => "String",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::JSON;
    use super::*;

    fn sent(params: &Value) -> HttpRequest {
        write_request(&JSON, &JSON.operations[0], params.as_object().unwrap()).unwrap()
    }

    fn read(body: &str) -> Result<Value, JsonError> {
        read_request(&JSON, "Jobs_2020.PutJob", body.as_bytes()).map(|(_, params)| Value::Object(params))
    }

    fn refused(body: &str) -> String {
        read(body).unwrap_err().to_string()
    }

    /// All kinds of values.
    fn sample() -> Value {
        json!({
            "Name": "é", "When": "2026-01-02T03:04:05.678Z", "Data": "AAEC", "Tags": {"b": "1", "a": ""},
            "Keys": ["x"], "Parts": [{"Count": 5, "Share": 0.5, "Done": true}, {}], "Started": "1969-12-31T23:59:59Z",
        })
    }

    #[test]
    fn a_request_there_and_back() {
        let request = sent(&sample());
        assert_eq!(request.target.as_deref(), Some("Jobs_2020.PutJob"));
        let body = String::from_utf8(request.body).unwrap();
        assert!(body.starts_with(r#"{"Name": "\u00e9", "When": 1767323045.678, "Data": "AAEC", "#), "{body}");
        assert!(body.ends_with(r#""Started": -1}"#), "{body}");
        assert_eq!(read(&body).unwrap(), sample());
        assert_eq!((read("").unwrap(), read(" {} ").unwrap()), (json!({}), json!({})));
        assert_eq!(read(r#"{"Name": null, "Parts": [{"Count": null}]}"#).unwrap(), json!({"Parts": [{}]}));
    }

    #[test]
    fn an_answer_there_and_back() {
        let operation = &JSON.operations[0];
        let there_and_back = |value: &Value| {
            let answer = write_answer(operation, &Document::of(&value)).unwrap();
            (String::from_utf8(answer.body.clone()).unwrap(), read_answer(operation, &answer).unwrap())
        };
        assert_eq!(there_and_back(&sample()).1, Answer::Given(sample()));
        let empty = json!({"Name": "", "Tags": {}, "Keys": []});
        let expected = r#"{"Name":"","Tags":{},"Keys":[]}"#;
        assert_eq!(there_and_back(&empty), (expected.to_owned(), Answer::Given(empty)));
    }

    #[test]
    fn a_client_takes_what_it_gets() {
        let given = |body: &str| {
            let answer = HttpAnswer { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() };
            read_answer(&JSON.operations[0], &answer)
        };
        let odd = r#"{"New": 1, "Keys": null, "When": 1.5, "Name": 7}"#;
        assert_eq!(given(odd), Ok(Answer::Given(json!({"Name": 7, "When": "1970-01-01T00:00:01.5Z"}))));
        assert_eq!(given("oops"), Ok(Answer::Given(json!({}))));
        assert_eq!(given("[]").unwrap_err().to_string(), "'list' object has no attribute 'get'");
    }

    #[test]
    fn errors_there_and_back_and_of_other_forms() {
        let refusal = Refusal { code: "XException".to_owned(), message: "<é>".to_owned() };
        let answer = write_error(&refusal, 400);
        assert_eq!(String::from_utf8_lossy(&answer.body), r#"{"__type":"XException","Message":"<é>"}"#);
        assert_eq!(read_error(&answer), Ok(refusal));
        let told = |status, body: &str| {
            let answer = HttpAnswer { status, headers: Vec::new(), body: body.as_bytes().to_vec() };
            read_error(&answer).map(|Refusal { code, message }| (code, message))
        };
        let pair = |code: &str, message: &str| Ok((code.to_owned(), message.to_owned()));
        assert_eq!(told(400, r#"{"__type":"a.b#Y:http://z/","message":"m","Message":"n"}"#), pair("Y", "m"));
        assert_eq!(told(404, "{}"), pair("404", ""));
        assert_eq!(told(400, "no"), pair("400", "no"));
        assert_eq!(told(502, "<html>"), pair("502", "Bad Gateway"));
    }

    #[test]
    fn what_is_no_request_is_told() {
        for (body, told) in [
            ("{", "EOF while parsing an object at line 1 column 1"),
            ("[]", "Expected structure or null"),
            (r#"{"Name": 1}"#, "NUMBER_VALUE can not be converted to String"),
            (r#"{"Name": []}"#, "Start of list found where not expected"),
            (r#"{"Keys": "x"}"#, "Expected list or null"),
            (r#"{"Keys": [null]}"#, "NULL_VALUE can not be converted to String"),
            (r#"{"Tags": {"a": {}}}"#, "Start of structure or map found where not expected."),
            (r#"{"Parts": [{"Count": 1.5}]}"#, "NUMBER_VALUE can not be converted to Long"),
            (r#"{"Data": "%"}"#, "STRING_VALUE can not be converted to ByteBuffer"),
            (r#"{"When": 1e300}"#, "1e+300 is no timestamp"),
            (r#"{"Parts": [{"Nope": 1}]}"#, "the member Nope is not known"),
        ] {
            assert_eq!(refused(body), told, "{body}");
        }
        assert!(refused(&format!("{{\"Name\": {}", "[".repeat(100_000))).starts_with("recursion limit exceeded"));
        assert_eq!(
            refused("{\"Name\": \"\u{0}\"}").split(" at ").next(),
            Some("control character (\\u0000-\\u001F) found while parsing a string")
        );
        let other = |target| read_request(&JSON, target, b"{}").unwrap_err();
        for target in ["", "PutJob", "Jobs_2020.", "Jobs_2020.Nope", "Other.PutJob"] {
            assert_eq!(other(target), JsonError::NoOperation, "{target}");
        }
    }
}
