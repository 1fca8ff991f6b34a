//! Forms, the request bodies of the EC2 and Query protocols: `Action=X&Version=Y` and the members, flattened to names
//! such as `Filter.1.Value.2` (EC2) or `Tags.member.1.Key` (Query).
//!
//! Written as AWS CLI does, in the order that members are given (aws-cli.md §10, aws-cli-2.md §20), and read back by
//! the tables.

use serde_json::{Map, Number, Value};
use thiserror::Error;

use super::{MAX_DEPTH, TooDeep, percent, scalar_text};
use crate::model::shape::Protocol;
use crate::model::{Kind, Operation, Service, Shape};

/// The Content-Type that AWS CLI sends.
pub const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";

/// The most parameters that a request may have.
const MAX_PARAMETERS: usize = 10_000;

/// The form of an operation's request.
///
/// # Errors
/// When `params` nests too deep.
pub fn encode(service: &Service, operation: &Operation, params: &Map<String, Value>) -> Result<String, TooDeep> {
    let mut encoder = Encoder { protocol: service.protocol, form: String::new() };
    encoder.pair("Action", operation.name);
    encoder.pair("Version", service.api_version);
    encoder.members("", operation.input, params, 0)?;
    Ok(encoder.form)
}

struct Encoder {
    protocol: Protocol,
    form: String,
}

impl Encoder {
    fn pair(&mut self, name: &str, value: &str) {
        let separator = if self.form.is_empty() { "" } else { "&" };
        self.form.extend([separator, &percent::encode_form(name), "=", &percent::encode_form(value)]);
    }

    fn members(
        &mut self,
        prefix: &str,
        shape: &Shape,
        given: &Map<String, Value>,
        depth: usize,
    ) -> Result<(), TooDeep> {
        for (name, value) in given {
            if let Some(member) = shape.members().iter().find(|member| member.name == name) {
                self.value(&join(prefix, member.request_name), member.shape, value, depth + 1)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, name: &str, shape: &Shape, value: &Value, depth: usize) -> Result<(), TooDeep> {
        if depth > MAX_DEPTH {
            return Err(TooDeep);
        }
        match (&shape.kind, value) {
            (Kind::Structure(_), Value::Object(given)) => self.members(name, shape, given, depth)?,
            (Kind::List { item, item_name, flattened, .. }, Value::Array(items)) => {
                if items.is_empty() && self.protocol == Protocol::Query {
                    self.pair(name, "");
                }
                let plain = *flattened || self.protocol == Protocol::Ec2;
                let prefix = if plain { name.to_owned() } else { join(name, item_name) };
                for (number, element) in (1..).zip(items) {
                    self.value(&format!("{prefix}.{number}"), item, element, depth + 1)?;
                }
            }
            (Kind::Map { key, value, names, .. }, Value::Object(entries)) => {
                for (number, (entry_key, entry_value)) in (1..).zip(entries) {
                    let prefix = format!("{name}.entry.{number}");
                    self.value(&join(&prefix, names.0), key, &Value::from(entry_key.as_str()), depth + 1)?;
                    self.value(&join(&prefix, names.1), value, entry_value, depth + 1)?;
                }
            }
            // As Python writes it: only what the model knows as a boolean is sent in lower case (recording
            // input-json-types-bool).
            (_, Value::Bool(given)) if !shape.is_boolean() => self.pair(name, if *given { "True" } else { "False" }),
            _ => {
                if let Some(text) = scalar_text(value) {
                    self.pair(name, &text);
                }
            }
        }
        Ok(())
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

/// Why a form is no request of an operation. Each names the parameter as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormError {
    /// No member, list index or map entry is called so.
    #[error("unknown parameter {0}")]
    Unknown(String),
    /// It was given twice, or both by itself and with something below it.
    #[error("the parameter {0} is given more than once")]
    Repeated(String),
    /// A number or boolean that is none.
    #[error("the value {value:?} of the parameter {name} is no {expected}")]
    BadValue {
        /// The parameter.
        name: String,
        /// What was sent.
        value: String,
        /// `integer`, `number` or `boolean`.
        expected: &'static str,
    },
    /// Parts for what is a text, a number or a boolean.
    #[error("the parameter {0} has parts and should have a value of its own")]
    NoValue(String),
    /// A list of the Query protocol whose items are not named as such: `Subnets.1`.
    #[error("the items of the parameter {0} are not named as items")]
    NoItems(String),
    /// Text for a structure, a list or a map.
    #[error("the parameter {0} has a value of its own and should have parts")]
    NoParts(String),
    /// A name or value that is no text, or has a `%` that is none of an escape.
    #[error("the parameters are not written in UTF-8, or have a % that starts no escape")]
    NoText,
    /// More parameters than any request has.
    #[error("more than {MAX_PARAMETERS} parameters")]
    TooMany,
    /// Names with more parts than any request has.
    #[error("the parameter {0} has too many parts")]
    TooDeep(String),
}

/// Whether the names and values of a form can be read as what they are meant to be.
///
/// # Errors
/// [`FormError::NoText`].
pub fn check(body: &[u8]) -> Result<(), FormError> {
    let text = std::str::from_utf8(body).map_err(|_| FormError::NoText)?;
    let is_text = percent::is_plain(text) || text.split(['&', '=']).all(percent::is_text);
    if is_text { Ok(()) } else { Err(FormError::NoText) }
}

/// The names and values of a form, in order.
pub fn pairs(body: &str) -> Vec<(String, String)> {
    let pieces = body.split('&').filter(|piece| !piece.is_empty());
    let split = |piece: &'_ str| match piece.split_once('=') {
        Some((name, value)) => (percent::decode_form(name), percent::decode_form(value)),
        None => (percent::decode_form(piece), String::new()),
    };
    pieces.map(split).collect()
}

/// The input members that these pairs give an operation, in the order that they first appear. `Action` and `Version`
/// are left aside; numbers, booleans, empty lists and maps come out as what the model says they are.
///
/// # Errors
/// When the pairs are no request of this operation; see [`FormError`].
pub fn decode(
    service: &Service,
    operation: &Operation,
    pairs: &[(String, String)],
) -> Result<Map<String, Value>, FormError> {
    if pairs.len() > MAX_PARAMETERS {
        return Err(FormError::TooMany);
    }
    let mut tree = Map::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != "Action" && name != "Version") {
        graft(&mut tree, name, value)?;
    }
    Decoder { protocol: service.protocol }.members("", operation.input, &tree)
}

/// Hangs a value at its place in the tree that dotted names make: branches are maps, leaves are texts.
fn graft(tree: &mut Map<String, Value>, name: &str, value: &str) -> Result<(), FormError> {
    let repeated = || FormError::Repeated(name.to_owned());
    let mut parts: Vec<&str> = name.split('.').collect();
    if parts.len() > MAX_DEPTH {
        return Err(FormError::TooDeep(name.to_owned()));
    }
    let leaf = parts.pop().unwrap_or_default();
    let mut branch = tree;
    for part in parts {
        let below = branch.entry(part).or_insert_with(|| Value::Object(Map::new()));
        branch = below.as_object_mut().ok_or_else(repeated)?;
    }
    match branch.insert(leaf.to_owned(), Value::from(value)) {
        None => Ok(()),
        Some(_) => Err(repeated()),
    }
}

struct Decoder {
    protocol: Protocol,
}

impl Decoder {
    fn members(&self, prefix: &str, shape: &Shape, tree: &Map<String, Value>) -> Result<Map<String, Value>, FormError> {
        let mut members = Map::new();
        for (part, below) in tree {
            let name = join(prefix, part);
            let member = shape.members().iter().find(|member| member.request_name == part);
            let member = member.ok_or_else(|| FormError::Unknown(whole_name(&name, below)))?;
            members.insert(member.name.to_owned(), self.value(&name, member.shape, below)?);
        }
        Ok(members)
    }

    fn value(&self, name: &str, shape: &Shape, tree: &Value) -> Result<Value, FormError> {
        match (&shape.kind, tree) {
            (Kind::Structure(_), Value::Object(tree)) => self.members(name, shape, tree).map(Value::Object),
            (Kind::List { item, item_name, flattened, .. }, Value::Object(tree)) => {
                if *flattened || self.protocol == Protocol::Ec2 {
                    self.items(name, item, tree)
                } else {
                    if tree.keys().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
                        let first = tree.iter().next().map(|(part, below)| whole_name(&join(name, part), below));
                        return Err(FormError::NoItems(first.unwrap_or_default()));
                    }
                    self.items(&join(name, item_name), item, only_branch(name, item_name, tree)?)
                }
            }
            // Query's empty list; EC2 has none, but what could an empty text be?
            (Kind::List { .. }, Value::String(text)) if text.is_empty() => Ok(Value::Array(Vec::new())),
            (Kind::Map { key, value, names, .. }, Value::Object(tree)) => {
                let prefix = join(name, "entry");
                self.entries(&prefix, (key, value), *names, only_branch(name, "entry", tree)?)
            }
            (Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }, _) => Err(FormError::NoParts(name.to_owned())),
            (_, Value::String(text)) => scalar(name, shape, text),
            (_, below) => Err(FormError::NoValue(whole_name(name, below))),
        }
    }

    fn items(&self, prefix: &str, item: &Shape, tree: &Map<String, Value>) -> Result<Value, FormError> {
        let numbered = numbered(prefix, tree)?;
        let items = numbered.into_iter().map(|(part, below)| self.value(&join(prefix, part), item, below));
        items.collect::<Result<_, _>>().map(Value::Array)
    }

    fn entries(
        &self,
        prefix: &str,
        (key, value): (&Shape, &Shape),
        names: (&str, &str),
        tree: &Map<String, Value>,
    ) -> Result<Value, FormError> {
        let mut entries = Map::new();
        for (number, below) in numbered(prefix, tree)? {
            let name = join(prefix, number);
            let parts = below.as_object().ok_or_else(|| FormError::NoParts(name.clone()))?;
            if let Some((part, below)) = parts.iter().find(|(part, _)| *part != names.0 && *part != names.1) {
                return Err(FormError::Unknown(whole_name(&join(&name, part), below)));
            }
            let part = |part| parts.get(part).unwrap_or(&Value::String(String::new())).clone();
            let entry_key = self.value(&join(&name, names.0), key, &part(names.0))?;
            let entry_value = self.value(&join(&name, names.1), value, &part(names.1))?;
            entries.insert(scalar_text(&entry_key).unwrap_or_default(), entry_value);
        }
        Ok(Value::Object(entries))
    }
}

/// What is below `part`, the only part that may be there.
fn only_branch<'t>(name: &str, part: &str, tree: &'t Map<String, Value>) -> Result<&'t Map<String, Value>, FormError> {
    if let Some((other, below)) = tree.iter().find(|(other, _)| *other != part) {
        return Err(FormError::Unknown(whole_name(&join(name, other), below)));
    }
    let below = tree.get(part).and_then(Value::as_object);
    below.ok_or_else(|| FormError::NoParts(join(name, part)))
}

/// The branches by their numbers; gaps are allowed, since only the order is meant.
fn numbered<'t>(prefix: &str, tree: &'t Map<String, Value>) -> Result<Vec<(&'t str, &'t Value)>, FormError> {
    let mut numbered = Vec::with_capacity(tree.len());
    for (part, below) in tree {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = part.parse::<u64>().ok().filter(|number| digits && *number > 0);
        let number = number.ok_or_else(|| FormError::Unknown(whole_name(&join(prefix, part), below)))?;
        numbered.push((number, part.as_str(), below));
    }
    numbered.sort_by_key(|(number, ..)| *number);
    Ok(numbered.into_iter().map(|(_, part, below)| (part, below)).collect())
}

fn scalar(name: &str, shape: &Shape, text: &str) -> Result<Value, FormError> {
    let bad = |expected| FormError::BadValue { name: name.to_owned(), value: text.to_owned(), expected };
    match shape.kind {
        Kind::Boolean if text.eq_ignore_ascii_case("true") => Ok(Value::Bool(true)),
        Kind::Boolean if text.eq_ignore_ascii_case("false") => Ok(Value::Bool(false)),
        Kind::Boolean => Err(bad("boolean")),
        Kind::Integer(_) => text.parse::<i32>().map(Value::from).map_err(|_| bad("integer")),
        Kind::Long(_) => text.parse::<i64>().map(Value::from).map_err(|_| bad("integer")),
        Kind::Float | Kind::Double => {
            let number = text.parse().ok().and_then(Number::from_f64);
            number.map(Value::Number).ok_or_else(|| bad("number"))
        }
        _ => Ok(Value::from(text)),
    }
}

/// The name of a parameter as it was sent: down to the first leaf below `name`.
fn whole_name(name: &str, below: &Value) -> String {
    let mut whole = name.to_owned();
    let mut below = below;
    while let Some((part, next)) = below.as_object().and_then(|tree| tree.iter().next()) {
        whole = join(&whole, part);
        below = next;
    }
    whole
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sample;
    use super::*;

    fn ec2(operation: &str) -> (&'static Service, &'static Operation) {
        let service = Service::find("ec2").unwrap();
        (service, service.operation(operation).unwrap())
    }

    fn topics() -> (&'static Service, &'static Operation) {
        (&sample::QUERY, &sample::QUERY.operations[0])
    }

    /// Writes the parameters, and reads them back.
    fn there_and_back((service, operation): (&Service, &Operation), params: &Value) -> String {
        let form = encode(service, operation, params.as_object().unwrap()).unwrap();
        assert_eq!(&Value::Object(decode(service, operation, &pairs(&form)).unwrap()), params, "{form}");
        form
    }

    fn refused((service, operation): (&Service, &Operation), form: &str) -> FormError {
        decode(service, operation, &pairs(form)).unwrap_err()
    }

    #[test]
    fn ec2_as_recorded() {
        // The parameters of the recording `req-create-full`, cut.
        let params = json!({
            "VpcEndpointType": "Interface",
            "PolicyDocument": r#"{"Action":"*"}"#,
            "SubnetIds": ["subnet-1", "subnet-2"],
            "DnsOptions": {"DnsRecordIpType": "dualstack", "PrivateDnsOnlyForInboundResolverEndpoint": false},
            "PrivateDnsEnabled": true,
            "TagSpecifications": [{"ResourceType": "vpc-endpoint", "Tags": [{"Key": "é", "Value": "&=+ %"}]}],
        });
        assert_eq!(
            there_and_back(ec2("create-vpc-endpoint"), &params),
            "Action=CreateVpcEndpoint&Version=2016-11-15&VpcEndpointType=Interface\
             &PolicyDocument=%7B%22Action%22%3A%22%2A%22%7D&SubnetId.1=subnet-1&SubnetId.2=subnet-2\
             &DnsOptions.DnsRecordIpType=dualstack&DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint=false\
             &PrivateDnsEnabled=true&TagSpecification.1.ResourceType=vpc-endpoint\
             &TagSpecification.1.Tag.1.Key=%C3%A9&TagSpecification.1.Tag.1.Value=%26%3D%2B+%25"
        );
    }

    #[test]
    fn query_lists_and_maps() {
        let params = json!({"Name": "T", "Attributes": {"B": "x y", "A": ""}, "Keys": ["k", "l"]});
        assert_eq!(
            there_and_back(topics(), &params),
            "Action=CreateTopic&Version=2010-03-31&Name=T&Attributes.entry.1.key=B&Attributes.entry.1.value=x+y\
             &Attributes.entry.2.key=A&Attributes.entry.2.value=&Keys.member.1=k&Keys.member.2=l"
        );
    }

    #[test]
    fn an_empty_list_is_sent_in_query_alone() {
        let empty = json!({"Keys": []});
        assert!(there_and_back(topics(), &empty).ends_with("&Keys="));
        let (service, operation) = ec2("describe-vpc-endpoints");
        let form = encode(service, operation, json!({"VpcEndpointIds": []}).as_object().unwrap()).unwrap();
        assert_eq!(form, "Action=DescribeVpcEndpoints&Version=2016-11-15");
    }

    #[test]
    fn items_come_in_the_order_of_their_numbers() {
        let (service, operation) = ec2("describe-vpc-endpoints");
        let params =
            decode(service, operation, &pairs("VpcEndpointId.10=c&VpcEndpointId.2=b&VpcEndpointId.1=a")).unwrap();
        assert_eq!(Value::Object(params), json!({"VpcEndpointIds": ["a", "b", "c"]}));
    }

    #[test]
    fn names_the_parameter_that_is_wrong() {
        let endpoints = ec2("describe-vpc-endpoints");
        let unknown = |name: &str| FormError::Unknown(name.to_owned());
        assert_eq!(refused(endpoints, "Nope=1"), unknown("Nope"));
        assert_eq!(refused(endpoints, "Filter.1.Nope.1=x"), unknown("Filter.1.Nope.1"));
        assert_eq!(refused(endpoints, "VpcEndpointId.x=1"), unknown("VpcEndpointId.x"));
        assert_eq!(refused(endpoints, "VpcEndpointId.0=1"), unknown("VpcEndpointId.0"));
        assert_eq!(refused(endpoints, "NextToken.1=1"), FormError::NoValue("NextToken.1".to_owned()));
        assert_eq!(refused(topics(), "Keys.1=x"), FormError::NoItems("Keys.1".to_owned()));
        assert_eq!(refused(topics(), "Keys.item.1=x"), unknown("Keys.item.1"));
        assert_eq!(refused(topics(), "Attributes.entry.1.k=x"), unknown("Attributes.entry.1.k"));
        assert_eq!(refused(endpoints, "Filter.1=x"), FormError::NoParts("Filter.1".to_owned()));
        assert_eq!(refused(endpoints, "NextToken=a&NextToken=b"), FormError::Repeated("NextToken".to_owned()));
        assert_eq!(refused(endpoints, "Filter=a&Filter.1.Name=b"), FormError::Repeated("Filter.1.Name".to_owned()));
        let bad = FormError::BadValue { name: "MaxResults".to_owned(), value: "ten".to_owned(), expected: "integer" };
        assert_eq!(refused(endpoints, "MaxResults=ten"), bad);
    }

    #[test]
    fn has_limits() {
        let endpoints = ec2("describe-vpc-endpoints");
        assert!(matches!(refused(endpoints, &"a.".repeat(1_000_000)), FormError::TooDeep(_)));
        assert_eq!(refused(endpoints, &"a=1&".repeat(10_001)), FormError::TooMany);
    }
}
