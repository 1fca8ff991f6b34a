//! Values as XML: the body of an answer of each protocol but JSON, and of a REST request.

use std::borrow::Cow;

use super::{Direction, HttpAnswer, MAX_DEPTH, TooDeep, json};
use crate::base::bytes::first_of;
use crate::base::document::{Content, Document, Members, Node};
use crate::model::shape::{Location, Protocol};
use crate::model::{Kind, Member, Operation, Service, Shape};

/// The XML declaration of EC2's answers, with the newline that follows it.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// Route 53's declaration.
pub(super) const SHORT_DECLARATION: &str = "<?xml version=\"1.0\"?>\n";

/// The answer of a call that succeeded, with its status. Members stand in their order, which
/// is the model's; an absent one is left out, and `[]`, `{}` and `""` are all empty elements, which the model tells apart when they are read.
///
/// # Errors
/// When the answer nests too deep.
pub fn write_answer(
    service: &Service,
    operation: &Operation,
    answer: &Document,
    request_id: &str,
) -> Result<HttpAnswer, TooDeep> {
    let mut headers = vec![("Content-Type".to_owned(), content_type(service.protocol).to_owned())];
    let mut xml = Writer::new(Direction::Answer);
    let root = format!("{}Response", operation.name);
    let members = operation.output.filter(|shape| !shape.members().is_empty());
    let given = answer.members();
    match service.protocol {
        Protocol::Ec2 => {
            xml.text.push_str(DECLARATION);
            xml.open_root(&root, service.xml_namespace);
            xml.leaf("requestId", request_id);
            match members {
                Some(shape) => xml.members(shape, given, 0)?,
                // lab-behaviour.md §1.1: operations without output members still say that they did it.
                None => xml.leaf("return", "true"),
            }
        }
        Protocol::Query => {
            xml.open_root(&root, service.xml_namespace);
            if let (Some(wrapper), Some(shape)) = (operation.result_wrapper, operation.output) {
                xml.open(wrapper);
                xml.members(shape, given, 0)?;
                xml.close(wrapper);
            }
            xml.open("ResponseMetadata");
            xml.leaf("RequestId", request_id);
            xml.close("ResponseMetadata");
        }
        Protocol::RestXml => {
            headers.extend(members.map(|shape| header_members(shape, given.clone())).unwrap_or_default());
            headers.push(("x-amzn-RequestId".to_owned(), request_id.to_owned()));
            xml.text.push_str(SHORT_DECLARATION);
            xml.open_root(&root, service.xml_namespace);
            if let Some(shape) = members {
                xml.members(shape, given, 0)?;
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

fn header_members(shape: &Shape, given: Members<'_>) -> Vec<(String, String)> {
    let members = known(shape, given).filter(|(member, _)| member.location == Location::Header);
    members
        .filter_map(|(member, value)| Some((member.response_name.to_owned(), scalar_text(value)?.into_owned())))
        .collect()
}

/// The members that a shape has, in the order given.
fn known<'a>(shape: &'a Shape, given: Members<'a>) -> impl Iterator<Item = (&'a Member, Node<'a>)> {
    let members = shape.members();
    let mut next = 0;
    given.filter_map(move |(name, value)| {
        // Mostly they stand in the model's order.
        let (before, after) = members.split_at(next);
        let at = after.iter().chain(before).position(|member| member.name == name)?;
        next = (next + at) % members.len() + 1;
        members.get(next - 1).map(|member| (member, value))
    })
}

/// A scalar as XML has it; nothing for null and for what is no scalar.
fn scalar_text(value: Node<'_>) -> Option<Cow<'_, str>> {
    match value.content() {
        Content::Text(text) => Some(Cow::Borrowed(text)),
        Content::Flag(flag) => Some(Cow::Borrowed(if flag { "true" } else { "false" })),
        Content::Number(number) => Some(Cow::Owned(number.to_string())),
        Content::Null | Content::List(_) | Content::Map(_) => None,
    }
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
        self.tag("<", name, ">");
    }

    pub(super) fn close(&mut self, name: &str) {
        self.tag("</", name, ">");
    }

    fn tag(&mut self, start: &str, name: &str, end: &str) {
        self.text.push_str(start);
        self.text.push_str(name);
        self.text.push_str(end);
    }

    /// An element with nothing but text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            self.empty(name);
        } else {
            self.open(name);
            self.content(text);
            self.close(name);
        }
    }

    /// The members that a body carries.
    pub(super) fn members(&mut self, shape: &Shape, given: Members<'_>, depth: usize) -> Result<(), TooDeep> {
        for (member, value) in known(shape, given).filter(|(member, _)| member.location == Location::Body) {
            self.member(self.direction.name(member), member.shape, value, depth + 1)?;
        }
        Ok(())
    }

    fn member(&mut self, name: &str, shape: &Shape, value: Node<'_>, depth: usize) -> Result<(), TooDeep> {
        if depth > MAX_DEPTH {
            return Err(TooDeep);
        }
        match (&shape.kind, value.content()) {
            (Kind::Structure(_), Content::Map(given)) => {
                self.around(name, given.is_empty(), |xml| xml.members(shape, given, depth))
            }
            (Kind::List { item, flattened: true, .. }, Content::List(mut items)) => {
                items.try_for_each(|element| self.member(name, item, element, depth + 1))
            }
            (Kind::List { item, item_name, .. }, Content::List(mut items)) => {
                self.around(name, items.is_empty(), |xml| {
                    items.try_for_each(|element| xml.member(item_name, item, element, depth + 1))
                })
            }
            (Kind::Map { value, names, .. }, Content::Map(entries)) => self.around(name, entries.is_empty(), |xml| {
                for (entry_key, entry_value) in entries {
                    xml.open("entry");
                    xml.leaf(names.0, entry_key);
                    xml.member(names.1, value, entry_value, depth + 1)?;
                    xml.close("entry");
                }
                Ok(())
            }),
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
        self.tag("<", name, end);
    }

    /// Text with its markup escaped, and carriage returns, which would be read as newlines. An answer must be readable:
    /// most control characters have no place in XML at all.
    fn content(&mut self, text: &str) {
        let is_answer = self.direction == Direction::Answer;
        let mut rest = text;
        // U+FFFE and U+FFFF begin with 0xEF, which few texts have.
        while let Some(at) = first_of(rest.as_bytes(), *b"<>&\xEF") {
            let (plain, found) = rest.split_at(at);
            self.text.push_str(plain);
            let mut found = found.chars();
            match found.next() {
                Some('<') => self.text.push_str("&lt;"),
                Some('>') => self.text.push_str("&gt;"),
                Some('&') => self.text.push_str("&amp;"),
                Some('\r') => self.text.push_str("&#13;"),
                Some(unfit) if is_answer && is_unfit(unfit) => self.text.push(char::REPLACEMENT_CHARACTER),
                fit => self.text.extend(fit),
            }
            rest = found.as_str();
        }
        self.text.push_str(rest);
    }
}

/// Whether XML has no place for a character.
fn is_unfit(character: char) -> bool {
    matches!(character, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};
    use serde_json::{Value, json};

    use super::super::{Answer, read_answer, sample};
    use super::*;

    /// Writes an answer, reads it back, and gives its body.
    fn there_and_back(service: &Service, operation: &Operation, answer: &Value) -> String {
        let written = write_answer(service, operation, &Document::of(answer), "id-1").unwrap();
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

    proptest! {
        #[test]
        fn texts_are_escaped_as_quick_xml_does_it(text in "[ab<>&\r\n\t\0-\x1fé\u{ef00}\u{fffd}-\u{ffff}]{0,40}") {
            let written = |direction| {
                let mut xml = Writer::new(direction);
                xml.content(&text);
                xml.text
            };
            let escaped = quick_xml::escape::partial_escape(&text);
            let readable = escaped.replace(is_unfit, "\u{FFFD}");
            prop_assert_eq!(written(Direction::Request), escaped);
            prop_assert_eq!(written(Direction::Answer), readable);
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let operation = &sample::QUERY.operations[0];
        let written = write_answer(&sample::QUERY, operation, &json!({"Name": "a\0\u{FFFF}"}).into(), "i");
        let read = read_answer(&sample::QUERY, operation, &written.unwrap());
        assert_eq!(read, Ok(Answer::Given(json!({"Name": "a\u{FFFD}\u{FFFD}"}))));
    }
}
