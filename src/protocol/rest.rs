//! REST-XML requests, written and read: method, path, query string and an XML body, each with the members that the
//! model puts there (aws-cli-2.md §20).

use serde_json::{Map, Value};
use thiserror::Error;

use super::element::Element;
use super::xml_read::{Unreadable, scalar, structure};
use super::xml_write::Writer;
use super::{Direction, HttpRequest, TooDeep, form, percent, scalar_text};
use crate::base::document::Document;
use crate::model::shape::Location;
use crate::model::{Kind, Member, Operation, Service};

/// The request of a REST-XML operation.
pub(super) fn write_request(
    service: &Service,
    operation: &Operation,
    params: &Map<String, Value>,
) -> Result<HttpRequest, TooDeep> {
    let (method, template) = operation.http;
    let mut path = template.to_owned();
    let mut query = Vec::new();
    let mut has_body = false;
    for (member, value) in params.iter().filter_map(|(name, value)| Some((operation.member(name)?, value))) {
        match member.location {
            Location::Uri => {
                let text = percent::encode(&scalar_text(value).unwrap_or_default());
                path = path.replace(&format!("{{{}}}", member.request_name), &text);
            }
            Location::QueryString => query.extend(query_pairs(member.request_name, value)),
            Location::Body => has_body = true,
            // No request of the services at hand has header members.
            Location::Header => {}
        }
    }
    let mut body = Writer::new(Direction::Request);
    if has_body {
        let root = format!("{}Request", operation.name);
        body.open_root(&root, service.xml_namespace);
        body.members(operation.input, Document::of(params).members(), 0)?;
        body.close(&root);
    }
    let query = query.join("&");
    Ok(HttpRequest { method, path, query, content_type: None, target: None, body: body.text.into_bytes() })
}

/// `name=value`, or one for each item of a list.
fn query_pairs(name: &str, value: &Value) -> Vec<String> {
    let pair = |value| scalar_text(value).map(|text| format!("{}={}", percent::encode(name), percent::encode(&text)));
    match value {
        Value::Array(items) => items.iter().filter_map(pair).collect(),
        single => pair(single).into_iter().collect(),
    }
}

/// Why a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RestError {
    /// No operation has this method and path.
    #[error("no operation has this method and path")]
    NoOperation,
    /// The body is no XML.
    #[error("Could not parse XML")]
    NoXml,
    /// The body's element is not the operation's.
    #[error("{given} is not valid, expected {expected}")]
    Root {
        /// Its name.
        given: String,
        /// What it should be called.
        expected: String,
    },
    /// The query string is not written in UTF-8, or has a `%` that starts no escape.
    #[error("the query string cannot be read")]
    Query,
    /// A value is none of its type. The words are those of the checks by XML Schema that AWS does.
    #[error("{0}")]
    Value(Fault),
}

/// What is wrong with a value, as XML Schema's checks put it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// A number that is none; holds the text of it in quotes.
    #[error("cvc-datatype-valid.1.2.1: {0} is not a valid value for 'integer'.")]
    NoInteger(String),
    /// The same for a number that need not be whole.
    #[error("cvc-datatype-valid.1.2.1: {0} is not a valid value for 'double'.")]
    NoNumber(String),
    /// An element too many.
    #[error("cvc-complex-type.2.4.d: Invalid content was found. No child element is expected at this point.")]
    TooMany,
}

impl From<Unreadable> for RestError {
    fn from(error: Unreadable) -> Self {
        match error {
            Unreadable::NotAnInteger(text) => Self::Value(Fault::NoInteger(text)),
            Unreadable::NotANumber(text) => Self::Value(Fault::NoNumber(text)),
            Unreadable::Repeated | Unreadable::UnknownTag(_) => Self::Value(Fault::TooMany),
            Unreadable::NotXml { .. } | Unreadable::NoWrapper(_) | Unreadable::Misshapen(_) => Self::NoXml,
        }
    }
}

/// The operation that a REST request asks for and its input members. `path` and `query` are as they came, encoded;
/// names in the query string that the model does not know are ignored.
///
/// # Errors
/// When there is no such operation or the body cannot be read.
pub fn read_request(
    service: &'static Service,
    method: &str,
    path: &str,
    query: &str,
    body: &[u8],
) -> Result<(&'static Operation, Map<String, Value>), RestError> {
    let (operation, labels) = find(service, method, path).ok_or(RestError::NoOperation)?;
    let root = if body.is_empty() { Element::default() } else { root(operation, body)? };
    form::check(query.as_bytes()).map_err(|_| RestError::Query)?;
    let pairs = form::pairs(query);
    let mut params = Map::new();
    for member in operation.members() {
        let value = match member.location {
            Location::Uri => {
                labels.iter().find(|(name, _)| *name == member.request_name).map(|(_, text)| Value::from(text.as_str()))
            }
            Location::QueryString => query_value(member, &pairs)?,
            Location::Body | Location::Header => None,
        };
        params.extend(value.map(|value| (member.name.to_owned(), value)));
    }
    params.extend(structure(Direction::Request, operation.input, &root)?);
    Ok((operation, params))
}

/// The element of a body; what it is called shows whether it was meant for this operation.
fn root(operation: &Operation, body: &[u8]) -> Result<Element, RestError> {
    let root = Element::parse(body).map_err(|_| RestError::NoXml)?;
    let expected = format!("{}Request", operation.name);
    if root.name == expected { Ok(root) } else { Err(RestError::Root { given: root.name, expected }) }
}

fn query_value(member: &Member, pairs: &[(String, String)]) -> Result<Option<Value>, Unreadable> {
    let mut given = pairs.iter().filter(|(name, _)| name == member.request_name).map(|(_, value)| value);
    match member.shape.kind {
        Kind::List { item, .. } => {
            let items = given.map(|text| scalar(&item.kind, text)).collect::<Result<Vec<_>, _>>()?;
            Ok((!items.is_empty()).then_some(Value::Array(items)))
        }
        _ => given.next().map(|text| scalar(&member.shape.kind, text)).transpose(),
    }
}

/// A label of a path template and the text in its place.
type Label = (&'static str, String);

/// The operation whose method and template fit; the one with the fewest labels if several do.
fn find(service: &'static Service, method: &str, path: &str) -> Option<(&'static Operation, Vec<Label>)> {
    let candidates = service.operations.iter().filter(|operation| operation.http.0 == method);
    let fitting = candidates.filter_map(|operation| Some((operation, labels(operation.http.1, path)?)));
    fitting.min_by_key(|(_, labels)| labels.len())
}

/// The labels of a path that fits the template; a slash at the end makes no difference.
fn labels(template: &'static str, path: &str) -> Option<Vec<Label>> {
    let (template, path) = (template.trim_end_matches('/'), path.trim_end_matches('/'));
    if template.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut labels = Vec::new();
    for (expected, given) in template.split('/').zip(path.split('/')) {
        match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => labels.push((name, percent::decode(given))),
            None if expected == given => {}
            None => return None,
        }
    }
    Some(labels)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sample::REST;
    use super::*;

    /// Writes the request of the operation at `index`, and reads it back.
    fn there_and_back(index: usize, params: &Value) -> HttpRequest {
        let request = write_request(&REST, &REST.operations[index], params.as_object().unwrap()).unwrap();
        let (operation, read) =
            read_request(&REST, request.method, &request.path, &request.query, &request.body).unwrap();
        assert_eq!((operation.name, &Value::Object(read)), (REST.operations[index].name, params));
        request
    }

    #[test]
    fn a_body_keeps_the_given_order_and_escapes_as_python_does() {
        let params = json!({"Id": "/zone/Z 1", "Records": [{"Name": "<é> & \"x\"", "Action": "", "TTL": 5}, {}]});
        let params_in_order = write_request(&REST, &REST.operations[0], params.as_object().unwrap()).unwrap();
        assert_eq!(params_in_order.path, "/v1/zone/%2Fzone%2FZ%201/records/");
        assert_eq!(
            String::from_utf8(params_in_order.body).unwrap(),
            "<ChangeRecordsRequest xmlns=\"https://zones.example/doc/\"><Records><Record>\
             <Name>&lt;é&gt; &amp; \"x\"</Name><Action /><TTL>5</TTL></Record><Record /></Records>\
             </ChangeRecordsRequest>"
        );
        there_and_back(0, &params);
    }

    #[test]
    fn a_query_string_and_no_body() {
        let request = there_and_back(2, &json!({"MaxItems": 1, "Marker": "a+b*\\"}));
        assert_eq!((request.method, request.path.as_str()), ("GET", "/v1/zone"));
        assert_eq!(request.query, "maxitems=1&marker=a%2Bb%2A%5C");
        assert_eq!((request.content_type, request.body.len()), (None, 0));
    }

    #[test]
    fn finds_the_operation_by_method_and_path() {
        assert_eq!(there_and_back(1, &json!({"Name": "n"})).path, "/v1/zone");
        assert_eq!(read_request(&REST, "PUT", "/v1/zone", "", b"").unwrap_err(), RestError::NoOperation);
        assert_eq!(read_request(&REST, "GET", "/v1/zone/x", "", b"").unwrap_err(), RestError::NoOperation);
        let error = |body: &[u8]| read_request(&REST, "POST", "/v1/zone", "", body).unwrap_err().to_string();
        assert_eq!(error(b"<a"), "Could not parse XML");
        assert_eq!(error(b"<Name>n</Name>"), "Name is not valid, expected CreateZoneRequest");
    }
}
