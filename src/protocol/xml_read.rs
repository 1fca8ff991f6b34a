//! Values from XML: answers by the rules of AWS CLI's parser (aws-cli.md §11, aws-cli-2.md §20), and the body of a REST
//! request.
//!
//! Timestamps stay the text that was sent; reading them is the printing side's matter.

use serde_json::{Map, Number, Value};
use thiserror::Error;

use super::element::{Element, XmlError};
use super::{Answer, Direction, HttpAnswer, errors, json};
use crate::base::python;
use crate::model::shape::{Location, Protocol};
use crate::model::{Kind, Member, Operation, Service, Shape};

/// Why an answer cannot be read, in AWS CLI's words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It is no XML.
    #[error("Unable to parse response ({error}), invalid XML received. Further retries may succeed:\n{body}")]
    NotXml {
        /// What is wrong with it.
        error: XmlError,
        /// Python's text of its bytes.
        body: String,
    },
    /// The element around a Query answer's members is not there.
    #[error("'{0}'")]
    NoWrapper(&'static str),
    /// An integer that is none; holds Python's text of it.
    #[error("invalid literal for int() with base 10: {0}")]
    NotAnInteger(String),
    /// A number that is none; holds Python's text of it.
    #[error("could not convert string to float: {0}")]
    NotANumber(String),
    /// Two elements where the model has one scalar.
    #[error("'list' object has no attribute 'text'")]
    Repeated,
    /// An error document of another shape than the protocol's; holds what Python says when it stumbles over it.
    #[error("{0}")]
    Misshapen(&'static str),
    /// Something else than keys and values in a map.
    #[error("Unknown tag: {0}")]
    UnknownTag(String),
}

/// What the service answered: the output members of the operation, or an error if the status says so.
///
/// # Errors
/// When it cannot be read; see [`Unreadable`].
pub fn read_answer(service: &Service, operation: &Operation, answer: &HttpAnswer) -> Result<Answer, Unreadable> {
    if answer.status >= 301 {
        return errors::read(service.protocol, answer).map(Answer::Refused);
    }
    if service.protocol == Protocol::Json {
        return json::read_answer(operation, answer);
    }
    let rest = service.protocol == Protocol::RestXml;
    let root = if rest && answer.body.is_empty() { Element::default() } else { parse(&answer.body)? };
    let Some(shape) = operation.output else {
        return Ok(Answer::Given(Value::Object(Map::new())));
    };
    let members = match operation.result_wrapper.filter(|_| service.protocol == Protocol::Query) {
        Some(wrapper) => root.child(wrapper).ok_or(Unreadable::NoWrapper(wrapper))?,
        None => &root,
    };
    let mut given = if rest { headers(shape, answer)? } else { Map::new() };
    given.extend(structure(Direction::Answer, shape, members)?);
    Ok(Answer::Given(Value::Object(given)))
}

/// The document of a body.
pub(super) fn parse(body: &[u8]) -> Result<Element, Unreadable> {
    Element::parse(body).map_err(|error| Unreadable::NotXml { error, body: bytes_repr(body) })
}

fn headers(shape: &Shape, answer: &HttpAnswer) -> Result<Map<String, Value>, Unreadable> {
    let mut given = Map::new();
    for member in shape.members().iter().filter(|member| member.location == Location::Header) {
        if let Some(text) = answer.header(member.response_name) {
            given.insert(member.name.to_owned(), scalar(&member.shape.kind, text)?);
        }
    }
    Ok(given)
}

/// The members of a structure that stand in the body, in the model's order. Elements that the model does not know are
/// dropped. The depth is bounded by that of [`Element`].
pub(super) fn structure(
    direction: Direction,
    shape: &Shape,
    element: &Element,
) -> Result<Map<String, Value>, Unreadable> {
    let mut given = Map::new();
    for member in shape.members().iter().filter(|member| member.location == Location::Body) {
        let name = direction.name(member);
        let mut found = element.children.iter().filter(|child| child.name == name);
        if let Some(first) = found.next() {
            let rest: Vec<_> = found.collect();
            given.insert(member.name.to_owned(), member_value(direction, member, first, &rest)?);
        }
    }
    Ok(given)
}

/// The value of a member whose element may be there more than once: AWS CLI reads the first of several structures,
/// takes several lists for the items of one, and stumbles over several scalars.
fn member_value(
    direction: Direction,
    member: &Member,
    first: &Element,
    rest: &[&Element],
) -> Result<Value, Unreadable> {
    let all = || std::iter::once(first).chain(rest.iter().copied());
    match member.shape.kind {
        Kind::List { item, flattened, .. } if flattened || !rest.is_empty() => list(direction, item, all()),
        _ if member.shape.is_scalar() && !rest.is_empty() => Err(Unreadable::Repeated),
        _ => value(direction, member.shape, first),
    }
}

fn value(direction: Direction, shape: &Shape, element: &Element) -> Result<Value, Unreadable> {
    match &shape.kind {
        Kind::Structure(_) => structure(direction, shape, element).map(Value::Object),
        // Any child is an item, whatever it is called.
        Kind::List { item, .. } => list(direction, item, element.children.iter()),
        Kind::Map { key, value, names, .. } => map(direction, (key, value), *names, element),
        kind => scalar(kind, element.text.as_deref().unwrap_or_default()),
    }
}

fn list<'e>(
    direction: Direction,
    item: &Shape,
    elements: impl Iterator<Item = &'e Element>,
) -> Result<Value, Unreadable> {
    elements.map(|element| value(direction, item, element)).collect::<Result<_, _>>().map(Value::Array)
}

fn map(
    direction: Direction,
    (key, value_shape): (&Shape, &Shape),
    names: (&str, &str),
    element: &Element,
) -> Result<Value, Unreadable> {
    let mut entries = Map::new();
    for entry in &element.children {
        let (mut entry_key, mut entry_value) = (Value::Null, Value::Null);
        for part in &entry.children {
            if part.name == names.0 {
                entry_key = value(direction, key, part)?;
            } else if part.name == names.1 {
                entry_value = value(direction, value_shape, part)?;
            } else {
                return Err(Unreadable::UnknownTag(part.name.clone()));
            }
        }
        entries.insert(entry_key.as_str().unwrap_or_default().to_owned(), entry_value);
    }
    Ok(Value::Object(entries))
}

/// A scalar from its text. Blanks are kept; only the exact text `true` is true.
pub(super) fn scalar(kind: &Kind, text: &str) -> Result<Value, Unreadable> {
    match kind {
        Kind::Boolean => Ok(Value::Bool(text == "true")),
        Kind::Integer(_) | Kind::Long(_) => {
            let number = python::int(text).and_then(|number| i64::try_from(number).ok());
            number.map(Value::from).ok_or_else(|| Unreadable::NotAnInteger(python::str_repr(text)))
        }
        Kind::Float | Kind::Double => {
            let number = python::parse_float(text).and_then(Number::from_f64);
            number.map(Value::Number).ok_or_else(|| Unreadable::NotANumber(python::str_repr(text)))
        }
        _ => Ok(Value::from(text)),
    }
}

/// Python's text of bytes: `b'…'`.
fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut text = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\t' => text.push_str("\\t"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\\' => text.push_str("\\\\"),
            b' '..=b'~' if char::from(byte) == quote => text.extend(['\\', quote]),
            b' '..=b'~' => text.push(char::from(byte)),
            _ => text.extend(["\\x".to_owned(), format!("{byte:02x}")]),
        }
    }
    text.push(quote);
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sample;
    use super::*;

    fn read((service, operation): (&Service, &Operation), body: &str) -> Result<Value, Unreadable> {
        let answer = HttpAnswer { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() };
        read_answer(service, operation, &answer).map(|answer| match answer {
            Answer::Given(value) => value,
            Answer::Refused(refusal) => unreachable!("{refusal:?}"),
        })
    }

    /// The answer of a DescribeVpcEndpoints whose body is this.
    fn endpoints(inner: &str) -> Result<Value, Unreadable> {
        let service = Service::find("ec2").unwrap();
        let operation = service.operation("describe-vpc-endpoints").unwrap();
        read((service, operation), &format!("<R><vpcEndpointSet><item>{inner}</item></vpcEndpointSet></R>"))
            .map(|mut answer| answer["VpcEndpoints"][0].take())
    }

    #[test]
    fn the_model_orders_and_chooses() {
        let body = "<new>1</new><state> a </state><privateDnsEnabled>True</privateDnsEnabled>\
                    <x:vpcEndpointId>v</x:vpcEndpointId>";
        let expected = r#"{"VpcEndpointId":"v","State":" a ","PrivateDnsEnabled":false}"#;
        assert_eq!(endpoints(body).unwrap().to_string(), expected);
        let odd =
            "<tagSet><any><key>k</key></any></tagSet><creationTimestamp>2024-03-05T07:08:09.123Z</creationTimestamp>";
        let expected = json!({"CreationTimestamp": "2024-03-05T07:08:09.123Z", "Tags": [{"Key": "k"}]});
        assert_eq!(endpoints(odd).unwrap(), expected);
    }

    #[test]
    fn copies_of_an_element() {
        assert_eq!(endpoints("<state>a</state><state>b</state>").unwrap_err(), Unreadable::Repeated);
        let options = "<dnsOptions><dnsRecordIpType>a</dnsRecordIpType></dnsOptions><dnsOptions/>";
        assert_eq!(endpoints(options).unwrap(), json!({"DnsOptions": {"DnsRecordIpType": "a"}}));
    }

    #[test]
    fn what_cannot_be_read_is_told_as_aws_cli_does() {
        let topics = (&sample::QUERY, &sample::QUERY.operations[0]);
        assert_eq!(read(topics, "<Foo/>").unwrap_err().to_string(), "'CreateTopicResult'");
        let zone = (&sample::REST, &sample::REST.operations[1]);
        let number = read(zone, "<R><Zone><TTL>many</TTL></Zone></R>").unwrap_err().to_string();
        assert_eq!(number, "invalid literal for int() with base 10: 'many'");
        assert_eq!(read(zone, "").unwrap(), json!({}));
        let text = read(topics, "<oops\n'é\\").unwrap_err().to_string();
        assert!(text.ends_with("succeed:\nb\"<oops\\n'\\xc3\\xa9\\\\\""), "{text}");
    }
}
