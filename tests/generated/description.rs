//! AWS's description of a service as `.ci/extract-model` leaves it. A member that is not listed here is an error, so
//! that nothing is carried along unread.

use std::collections::BTreeSet;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub metadata: Metadata,
    pub operations: Entries<Operation>,
    pub shapes: Entries<Shape>,
    pub pagination: Entries<Paginator>,
    pub waiters: Entries<Waiter>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Metadata {
    pub api_version: String,
    pub endpoint_prefix: String,
    pub protocol: Protocol,
    pub service_id: String,
    pub signing_name: Option<String>,
    #[serde(default)]
    pub target_prefix: String,
    #[serde(default)]
    pub xml_namespace: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    Ec2,
    Query,
    RestXml,
    Json,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    pub name: String,
    pub http: Http,
    pub input: Option<Reference>,
    pub output: Option<Reference>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Http {
    pub method: String,
    pub request_uri: String,
    pub response_code: Option<u16>,
}

/// A use of a shape: by a member, as a list's item, as an operation's input.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reference {
    pub shape: String,
    pub location: Option<Location>,
    pub location_name: Option<String>,
    pub query_name: Option<String>,
    pub result_wrapper: Option<String>,
    /// AWS CLI's name for the member's option where it is not made of the member's.
    pub option: Option<String>,
    #[serde(default)]
    pub idempotency_token: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Location {
    #[serde(rename = "header")]
    Header,
    #[serde(rename = "querystring")]
    QueryString,
    #[serde(rename = "uri")]
    Uri,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub enum Shape {
    Structure {
        #[serde(default)]
        required: Vec<String>,
        members: Entries<Reference>,
    },
    List {
        member: Reference,
        #[serde(default)]
        flattened: bool,
        min: Option<i64>,
        max: Option<i64>,
    },
    Map {
        key: Reference,
        value: Reference,
        min: Option<i64>,
        max: Option<i64>,
    },
    String {
        #[serde(rename = "enum", default)]
        choices: Vec<String>,
        min: Option<i64>,
        max: Option<i64>,
    },
    Integer {
        min: Option<i64>,
        max: Option<i64>,
    },
    Long {
        min: Option<i64>,
        max: Option<i64>,
    },
    Float,
    Double,
    Boolean,
    Timestamp,
    Blob,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paginator {
    pub input_token: OneOrMore,
    pub output_token: OneOrMore,
    pub limit_key: Option<String>,
    pub result_key: OneOrMore,
    pub more_results: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Waiter {
    pub operation: String,
    pub delay: u32,
    pub max_attempts: u32,
    pub acceptors: Vec<Acceptor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptor {
    pub state: WaiterState,
    pub matcher: String,
    pub expected: Value,
    #[serde(default)]
    pub argument: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WaiterState {
    Success,
    Failure,
    Retry,
}

/// A JSON map in its own order.
pub struct Entries<T>(Vec<(String, T)>);

impl<T> Entries<T> {
    pub fn iter(&self) -> impl Iterator<Item = &(String, T)> {
        self.0.iter()
    }

    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(name, _)| name)
    }

    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(other, _)| other == name).map(|(_, entry)| entry)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parse = |(name, value)| match T::deserialize(value) {
            Ok(entry) => Ok((name, entry)),
            Err(error) => Err(D::Error::custom(format!("{name}: {error}"))),
        };
        Map::deserialize(deserializer)?.into_iter().map(parse).collect::<Result<_, _>>().map(Self)
    }
}

impl OneOrMore {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

impl Shape {
    /// The shapes that it is made of.
    fn parts(&self) -> Vec<&str> {
        match self {
            Self::Structure { members, .. } => members.iter().map(|(_, member)| member.shape.as_str()).collect(),
            Self::List { member, .. } => vec![&member.shape],
            Self::Map { key, value, .. } => vec![&key.shape, &value.shape],
            _ => Vec::new(),
        }
    }
}

impl Description {
    /// The shapes that operations reach, in order of name; a patch may have cut others off.
    pub fn reached_shapes(&self) -> Vec<(&str, &Shape)> {
        let sides = self.operations.iter().flat_map(|(_, operation)| [&operation.input, &operation.output]);
        let mut waiting: Vec<&str> = sides.flatten().map(|reference| reference.shape.as_str()).collect();
        let mut reached = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            if reached.insert(name) {
                waiting.extend(self.shape(name).parts());
            }
        }
        reached.into_iter().map(|name| (name, self.shape(name))).collect()
    }

    fn shape(&self, name: &str) -> &Shape {
        self.shapes.get(name).unwrap_or_else(|| panic!("there is no shape {name}"))
    }
}
