//! Error documents, written and read.

use serde_json::{Map, Value};

use super::element::Element;
use super::xml_read::{Unreadable, parse};
use super::xml_write::{DECLARATION, SHORT_DECLARATION, Writer, content_type};
use super::{Direction, HttpAnswer, Refusal, json};
use crate::base::python;
use crate::model::Service;
use crate::model::shape::Protocol;

/// The error document of a service, in the shapes that AWS sends (lab-behaviour.md §1.1, §10.1, §12.1).
pub fn write(service: &Service, refusal: &Refusal, status: u16, request_id: &str) -> HttpAnswer {
    let mut xml = Writer::new(Direction::Answer);
    let sender = if status < 500 { "Sender" } else { "Receiver" };
    match service.protocol {
        Protocol::Ec2 => {
            xml.text.push_str(DECLARATION);
            for name in ["Response", "Errors", "Error"] {
                xml.open(name);
            }
            code_and_message(&mut xml, refusal, "");
            xml.close("Error");
            xml.close("Errors");
            xml.leaf("RequestID", request_id);
            xml.close("Response");
        }
        Protocol::Query => {
            // Who does not know the operation does not know whose it would be (gh:ex_aws#177).
            let is_nobody_s = refusal.code == "InvalidAction";
            xml.open_root("ErrorResponse", if is_nobody_s { FAULTS } else { service.xml_namespace });
            xml.text.push_str("\n  ");
            xml.open("Error");
            xml.text.push_str("\n    ");
            xml.leaf("Type", sender);
            code_and_message(&mut xml, refusal, "\n    ");
            xml.text.push_str("\n  ");
            xml.close("Error");
            xml.text.push_str("\n  ");
            xml.leaf("RequestId", request_id);
            xml.text.push('\n');
            xml.close("ErrorResponse");
            xml.text.push('\n');
        }
        Protocol::RestXml => {
            xml.text.push_str(SHORT_DECLARATION);
            xml.open_root("ErrorResponse", service.xml_namespace);
            xml.open("Error");
            xml.leaf("Type", sender);
            code_and_message(&mut xml, refusal, "");
            xml.close("Error");
            xml.leaf("RequestId", request_id);
            xml.close("ErrorResponse");
        }
        Protocol::Json => return json::write_error(refusal, status),
    }
    let headers = vec![("Content-Type".to_owned(), content_type(service.protocol).to_owned())];
    HttpAnswer { status, headers, body: xml.text.into_bytes() }
}

/// The namespace of errors that no service of the Query protocol takes for its own.
const FAULTS: &str = "http://webservices.amazon.com/AWSFault/2005-15-09";

fn code_and_message(xml: &mut Writer, refusal: &Refusal, indent: &str) {
    xml.text.push_str(indent);
    xml.leaf("Code", &refusal.code);
    xml.text.push_str(indent);
    xml.leaf("Message", &refusal.message);
}

/// What an answer with an error status says (aws-cli.md §11, aws-cli-2.md §20).
pub(super) fn read(protocol: Protocol, answer: &HttpAnswer) -> Result<Refusal, Unreadable> {
    if protocol == Protocol::Json {
        return json::read_error(answer);
    }
    if answer.status >= 500 && says_nothing(&answer.body) {
        return Ok(by_status(answer.status));
    }
    if protocol != Protocol::RestXml {
        let mut document = members(&parse(&answer.body)?);
        // EC2 puts an `Errors` around its `Error`; AWS CLI takes both forms from both protocols.
        match document.remove("Errors") {
            None => {}
            Some(Value::Object(errors)) => document.extend(errors),
            Some(Value::String(_)) => {
                return Err(Unreadable::Misshapen("dictionary update sequence element #0 has length 1; 2 is required"));
            }
            Some(_) => return Err(Unreadable::Misshapen("'NoneType' object is not iterable")),
        }
        return read_error(document.get("Error"), "Unknown");
    }
    match parse(&answer.body) {
        Err(_) => Ok(by_status(answer.status)),
        Ok(root) if root.name == "Error" => read_error(Some(&Value::Object(members(&root))), "Unknown"),
        Ok(root) => read_error(members(&root).get("Error"), ""),
    }
}

/// A server error that tells no more than its status does: nothing, or a page for people.
pub(super) fn says_nothing(body: &[u8]) -> bool {
    let body = body.trim_ascii();
    body.is_empty() || body.starts_with(b"<html>")
}

pub(super) fn by_status(status: u16) -> Refusal {
    Refusal { code: status.to_string(), message: reason_phrase(status).to_owned() }
}

/// The code and message of an `Error`. One that is no map of them makes Python stumble, and so does a code that is a map.
fn read_error(error: Option<&Value>, missing: &str) -> Result<Refusal, Unreadable> {
    let error = match error {
        Some(Value::Object(error)) => Some(error),
        Some(Value::String(_)) => return Err(Unreadable::Misshapen("'str' object has no attribute 'get'")),
        Some(_) => return Err(Unreadable::Misshapen("'NoneType' object has no attribute 'get'")),
        None => None,
    };
    let member = |name| error.and_then(|error| error.get(name));
    if member("Code").is_some_and(Value::is_object) {
        return Err(Unreadable::Misshapen("unhashable type: 'dict'"));
    }
    let text = |name| member(name).map_or_else(|| missing.to_owned(), python::str);
    Ok(Refusal { code: text("Code"), message: text("Message") })
}

/// What is inside an element, by name: texts, null for what is empty, maps for what has children. Of elements of one name
/// only the children of the first are read, as AWS CLI does.
fn members(element: &Element) -> Map<String, Value> {
    let mut members = Map::new();
    for child in &element.children {
        let value = match (&child.text, child.children.is_empty() && !members.contains_key(&child.name)) {
            (Some(text), true) => Value::from(text.as_str()),
            (None, true) => Value::Null,
            (_, false) => {
                let first = element.child(&child.name).unwrap_or(child);
                Value::Object(self::members(first))
            }
        };
        members.insert(child.name.clone(), value);
    }
    members
}

/// The reason phrases of Python's `http.client`, for the statuses that a service may send.
fn reason_phrase(status: u16) -> &'static str {
    match status {
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Request Entity Too Large",
        414 => "Request-URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Requested Range Not Satisfiable",
        417 => "Expectation Failed",
        418 => "I'm a Teapot",
        421 => "Misdirected Request",
        422 => "Unprocessable Entity",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        510 => "Not Extended",
        511 => "Network Authentication Required",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn answer(status: u16, body: &str) -> HttpAnswer {
        HttpAnswer { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
    }

    fn code_and_message(protocol: Protocol, status: u16, body: &str) -> (String, String) {
        let refusal = read(protocol, &answer(status, body)).unwrap();
        (refusal.code, refusal.message)
    }

    fn pair(code: &str, message: &str) -> (String, String) {
        (code.to_owned(), message.to_owned())
    }

    #[test]
    fn every_protocol_there_and_back() {
        let refusal = Refusal { code: "InvalidVpcID.NotFound".to_owned(), message: " <é>\r\n& \"x\"".to_owned() };
        for service in [Service::find("ec2").unwrap(), &sample::QUERY, &sample::REST, &sample::JSON] {
            let written = write(service, &refusal, 400, "id-1");
            assert_eq!(read(service.protocol, &written).unwrap(), refusal, "{:?}", service.protocol);
        }
    }

    #[test]
    fn ec2_looks_as_aws_sends_it() {
        let refusal = Refusal { code: "AuthFailure".to_owned(), message: "m".to_owned() };
        let written = write(Service::find("ec2").unwrap(), &refusal, 401, "id-1");
        assert_eq!(
            String::from_utf8(written.body).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>AuthFailure</Code>\
             <Message>m</Message></Error></Errors><RequestID>id-1</RequestID></Response>"
        );
    }

    #[test]
    fn what_is_missing_has_a_name() {
        let empty = "<Response><Errors><Error><Code>X</Code><Message/></Error></Errors></Response>";
        assert_eq!(code_and_message(Protocol::Ec2, 400, empty), pair("X", "None"));
        assert_eq!(code_and_message(Protocol::Query, 404, "<html>no</html>"), pair("Unknown", "Unknown"));
        assert_eq!(code_and_message(Protocol::RestXml, 400, "<Other/>"), pair("", ""));
    }

    #[test]
    fn documents_of_another_shape_make_python_stumble() {
        let stumbled = |protocol, inner: &str| {
            let document = format!("<Response>{inner}</Response>");
            read(protocol, &answer(400, &document)).map_or_else(|error| error.to_string(), |refusal| refusal.message)
        };
        for (inner, ec2, rest) in [
            ("<Errors/>", "'NoneType' object is not iterable", ""),
            ("<Errors>t</Errors>", "dictionary update sequence element #0 has length 1; 2 is required", ""),
            ("<Errors><Error/></Errors>", "'NoneType' object has no attribute 'get'", ""),
            ("<Error/>", "'NoneType' object has no attribute 'get'", "'NoneType' object has no attribute 'get'"),
            ("<Error>abc</Error>", "'str' object has no attribute 'get'", "'str' object has no attribute 'get'"),
            ("<Error><Code>A</Code><Code>B</Code></Error>", "unhashable type: 'dict'", "unhashable type: 'dict'"),
            ("<Errors><Error><Message>m</Message></Error></Errors>", "m", ""),
            ("<Error><Message><b/>t</Message></Error>", "{'b': None}", "{'b': None}"),
        ] {
            assert_eq!(stumbled(Protocol::Ec2, inner), ec2, "{inner}");
            assert_eq!(stumbled(Protocol::RestXml, inner), rest, "{inner}");
        }
    }

    #[test]
    fn an_answer_without_a_document_is_told_by_its_status() {
        assert_eq!(code_and_message(Protocol::Ec2, 502, " \n"), pair("502", "Bad Gateway"));
        assert_eq!(code_and_message(Protocol::Query, 504, "<html>x"), pair("504", "Gateway Timeout"));
        assert_eq!(code_and_message(Protocol::RestXml, 400, "oops"), pair("400", "Bad Request"));
        let unreadable = read(Protocol::Ec2, &answer(301, "")).unwrap_err().to_string();
        let start = "Unable to parse response (no element found: line 1, column 0), invalid XML received.";
        assert_eq!(unreadable, format!("{start} Further retries may succeed:\nb''"));
    }
}
