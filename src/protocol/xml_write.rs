//! Values as XML: the body of an answer of each protocol but JSON, and of a REST request.

use serde_json::{Map, Value};

use super::{Direction, HttpAnswer, MAX_DEPTH, TooDeep, json, scalar_text};
use crate::model::shape::{Location, Protocol};
use crate::model::{Kind, Operation, Service, Shape};

/// The XML declaration of EC2's answers, with the newline that follows it.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// Route 53's declaration.
pub(super) const SHORT_DECLARATION: &str = "<?xml version=\"1.0\"?>\n";

/// The answer of a call that succeeded, with its status. Members stand in the model's order; an absent one is left
/// out, and `[]`, `{}` and `""` are all empty elements, which the model tells apart when they are read.
///
/// # Errors
/// When the answer nests too deep.
pub fn write_answer(
    service: &Service,
    operation: &Operation,
    answer: &Map<String, Value>,
    request_id: &str,
) -> Result<HttpAnswer, TooDeep> {
    let mut headers = vec![("Content-Type".to_owned(), content_type(service.protocol).to_owned())];
    let mut xml = Writer::new(Direction::Answer);
    let root = format!("{}Response", operation.name);
    let members = operation.output.filter(|shape| !shape.members().is_empty());
    match service.protocol {
        Protocol::Ec2 => {
            xml.text.push_str(DECLARATION);
            xml.open_root(&root, service.xml_namespace);
            xml.leaf("requestId", request_id);
            match members {
                Some(shape) => xml.members(shape, answer, 0)?,
                // lab-behaviour.md §1.1: operations without output members still say that they did it.
                None => xml.leaf("return", "true"),
            }
        }
        Protocol::Query => {
            xml.open_root(&root, service.xml_namespace);
            if let (Some(wrapper), Some(shape)) = (operation.result_wrapper, operation.output) {
                xml.open(wrapper);
                xml.members(shape, answer, 0)?;
                xml.close(wrapper);
            }
            xml.open("ResponseMetadata");
            xml.leaf("RequestId", request_id);
            xml.close("ResponseMetadata");
        }
        Protocol::RestXml => {
            headers.extend(members.map(|shape| header_members(shape, answer)).unwrap_or_default());
            headers.push(("x-amzn-RequestId".to_owned(), request_id.to_owned()));
            xml.text.push_str(SHORT_DECLARATION);
            xml.open_root(&root, service.xml_namespace);
            if let Some(shape) = members {
                xml.members(shape, answer, 0)?;
            }
        }
        Protocol::Json => return json::write_answer(operation, answer),
    }
    xml.close(&root);
    Ok(HttpAnswer { status: operation.status, headers, body: xml.text.into_bytes() })
}

/// The Content-Type of answers and errors.
pub(super) fn content_type(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Ec2 => "text/xml;charset=UTF-8",
        Protocol::Query | Protocol::RestXml => "text/xml",
        Protocol::Json => json::CONTENT_TYPE,
    }
}

fn header_members(shape: &Shape, answer: &Map<String, Value>) -> Vec<(String, String)> {
    let members = shape.members().iter().filter(|member| member.location == Location::Header);
    let header = |name: &str, text| (name.to_owned(), text);
    members.filter_map(|member| Some(header(member.response_name, scalar_text(answer.get(member.name)?)?))).collect()
}

/// XML as it grows.
pub(super) struct Writer {
    direction: Direction,
    pub(super) text: String,
}

impl Writer {
    pub(super) fn new(direction: Direction) -> Self {
        Self { direction, text: String::new() }
    }

    /// The start tag of a document's element.
    pub(super) fn open_root(&mut self, name: &str, namespace: &str) {
        self.text.extend(["<", name, " xmlns=\"", namespace, "\">"]);
    }

    pub(super) fn open(&mut self, name: &str) {
        self.text.extend(["<", name, ">"]);
    }

    pub(super) fn close(&mut self, name: &str) {
        self.text.extend(["</", name, ">"]);
    }

    /// An element with nothing but text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            self.empty(name);
        } else {
            self.open(name);
            if text.bytes().any(may_need_care) {
                self.text.push_str(&self.escaped(text));
            } else {
                self.text.push_str(text);
            }
            self.close(name);
        }
    }

    /// The members that a body carries.
    pub(super) fn members(&mut self, shape: &Shape, given: &Map<String, Value>, depth: usize) -> Result<(), TooDeep> {
        let members = || shape.members().iter().filter(|member| member.location == Location::Body);
        match self.direction {
            Direction::Request => {
                for (name, value) in given {
                    if let Some(member) = members().find(|member| member.name == name) {
                        self.member(member.request_name, member.shape, value, depth + 1)?;
                    }
                }
            }
            Direction::Answer => {
                for member in members() {
                    if let Some(value) = given.get(member.name) {
                        self.member(member.response_name, member.shape, value, depth + 1)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn member(&mut self, name: &str, shape: &Shape, value: &Value, depth: usize) -> Result<(), TooDeep> {
        if depth > MAX_DEPTH {
            return Err(TooDeep);
        }
        match (&shape.kind, value) {
            (Kind::Structure(_), Value::Object(given)) => {
                self.around(name, given.is_empty(), |xml| xml.members(shape, given, depth))
            }
            (Kind::List { item, flattened: true, .. }, Value::Array(items)) => {
                items.iter().try_for_each(|element| self.member(name, item, element, depth + 1))
            }
            (Kind::List { item, item_name, .. }, Value::Array(items)) => self.around(name, items.is_empty(), |xml| {
                items.iter().try_for_each(|element| xml.member(item_name, item, element, depth + 1))
            }),
            (Kind::Map { key, value, names, .. }, Value::Object(entries)) => {
                self.around(name, entries.is_empty(), |xml| {
                    for (entry_key, entry_value) in entries {
                        xml.open("entry");
                        xml.member(names.0, key, &Value::from(entry_key.as_str()), depth + 1)?;
                        xml.member(names.1, value, entry_value, depth + 1)?;
                        xml.close("entry");
                    }
                    Ok(())
                })
            }
            (_, Value::String(text)) => {
                self.leaf(name, text);
                Ok(())
            }
            _ => {
                if let Some(text) = scalar_text(value) {
                    self.leaf(name, &text);
                }
                Ok(())
            }
        }
    }

    fn around(
        &mut self,
        name: &str,
        empty: bool,
        content: impl FnOnce(&mut Self) -> Result<(), TooDeep>,
    ) -> Result<(), TooDeep> {
        if empty {
            self.empty(name);
            return Ok(());
        }
        self.open(name);
        content(self)?;
        self.close(name);
        Ok(())
    }

    fn empty(&mut self, name: &str) {
        // Python's ElementTree, which writes AWS CLI's requests, puts a blank there.
        let end = if self.direction == Direction::Request { " />" } else { "/>" };
        self.text.extend(["<", name, end]);
    }

    /// Text with its markup escaped. An answer must be readable: a carriage return would be read as a newline, and
    /// most control characters have no place in XML at all.
    fn escaped(&self, text: &str) -> String {
        let escaped = quick_xml::escape::partial_escape(text);
        if self.direction == Direction::Request || !escaped.contains(needs_care) {
            return escaped.into_owned();
        }
        let careful = |mut careful: String, character: char| {
            match character {
                '\r' => careful.push_str("&#13;"),
                unfit if needs_care(unfit) => careful.push(char::REPLACEMENT_CHARACTER),
                fit => careful.push(fit),
            }
            careful
        };
        escaped.chars().fold(String::new(), careful)
    }
}

/// Whether a character that begins with this byte may have to be written in another way: most texts have none.
fn may_need_care(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | 0..=0x1F | 0xEF)
}

fn needs_care(character: char) -> bool {
    matches!(character, '\0'..='\x08' | '\x0B' | '\x0C' | '\r' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Answer, read_answer, sample};
    use super::*;

    /// Writes an answer, reads it back, and gives its body.
    fn there_and_back(service: &Service, operation: &Operation, answer: &Value) -> String {
        let written = write_answer(service, operation, answer.as_object().unwrap(), "id-1").unwrap();
        assert_eq!(read_answer(service, operation, &written), Ok(Answer::Given(answer.clone())));
        String::from_utf8(written.body).unwrap()
    }

    fn ec2(operation: &str) -> (&'static Service, &'static Operation) {
        let service = Service::find("ec2").unwrap();
        (service, service.operation(operation).unwrap())
    }

    #[test]
    fn absent_and_the_kinds_of_empty_stay_distinct() {
        let (service, operation) = ec2("describe-vpc-endpoints");
        let answer = json!({"VpcEndpoints": [
            {"VpcEndpointId": "", "PolicyDocument": "a\r\nb <&> ", "Groups": [], "DnsOptions": {},
             "RequesterManaged": false},
            {},
        ]});
        let body = there_and_back(service, operation, &answer);
        let namespace = service.xml_namespace;
        assert_eq!(
            body,
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <DescribeVpcEndpointsResponse xmlns=\"{namespace}\"><requestId>id-1</requestId><vpcEndpointSet><item>\
                 <vpcEndpointId/><policyDocument>a&#13;\nb &lt;&amp;&gt; </policyDocument><groupSet/><dnsOptions/>\
                 <requesterManaged>false</requesterManaged></item><item/></vpcEndpointSet>\
                 </DescribeVpcEndpointsResponse>"
            )
        );
    }

    #[test]
    fn query_has_a_result_and_metadata() {
        let topics = (&sample::QUERY, &sample::QUERY.operations[0]);
        let answer = json!({"Name": "T", "Attributes": {"B": "x", "A": ""}, "Keys": ["k"]});
        assert_eq!(
            there_and_back(topics.0, topics.1, &answer),
            "<CreateTopicResponse xmlns=\"http://topics.example/doc/\"><CreateTopicResult><Name>T</Name><Attributes>\
             <entry><key>B</key><value>x</value></entry><entry><key>A</key><value/></entry></Attributes>\
             <Keys><member>k</member></Keys></CreateTopicResult>\
             <ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></CreateTopicResponse>"
        );
        there_and_back(topics.0, topics.1, &json!({"Attributes": {}, "Keys": []}));
        there_and_back(topics.0, topics.1, &json!({}));
    }

    #[test]
    fn rest_headers_are_members_too_and_come_first() {
        let operation = &sample::REST.operations[1];
        let answer = json!({"Location": "https://zones.example/v1/zone/Z1", "Zone": {"Name": "n", "TTL": 5}});
        let body = there_and_back(&sample::REST, operation, &answer);
        assert!(body.ends_with("<Zone><Name>n</Name><TTL>5</TTL></Zone></CreateZoneResponse>"), "{body}");
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let operation = &sample::QUERY.operations[0];
        let written = write_answer(&sample::QUERY, operation, json!({"Name": "a\0\u{FFFF}"}).as_object().unwrap(), "i");
        let read = read_answer(&sample::QUERY, operation, &written.unwrap());
        assert_eq!(read, Ok(Answer::Given(json!({"Name": "a\u{FFFD}\u{FFFD}"}))));
    }
}
