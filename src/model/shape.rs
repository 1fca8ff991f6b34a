//! The vocabulary of the API tables: services, operations, shapes and members as AWS's public service descriptions give
//! them, held as statics so that nothing is parsed at run time.
//!
//! What does not belong here: any operation's name, any behaviour.

use std::fmt;

use serde_json::{Map, Value};

/// How requests and answers are put on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// EC2's dialect of Query: lists are `Name.1`, answers have no result wrapper.
    Ec2,
    /// Query: lists are `Name.member.1`, answers stand in `<XResult>`.
    Query,
    /// REST with XML bodies.
    RestXml,
    /// AWS JSON 1.1: `X-Amz-Target` names the operation, input and answer are JSON documents.
    Json,
}

/// One AWS service.
#[derive(Debug)]
pub struct Service {
    /// The word on the command line: `ec2`, `elbv2`.
    pub command: &'static str,
    /// AWS's service id, as in `AWS_ENDPOINT_URL_<ID>` after upper-casing: `EC2`, `Elastic Load Balancing v2`.
    pub service_id: &'static str,
    /// The `Version` parameter: `2016-11-15`.
    pub api_version: &'static str,
    /// The name in a SigV4 scope and in host names: `ec2`, `elasticloadbalancing`.
    pub signing_name: &'static str,
    /// The protocol of every operation.
    pub protocol: Protocol,
    /// The default XML name space of answers; empty in JSON.
    pub xml_namespace: &'static str,
    /// What stands before the operation's name in `X-Amz-Target`, without the dot; empty but in JSON.
    pub target_prefix: &'static str,
    /// Sorted by `command`.
    pub operations: &'static [Operation],
    /// Sorted by `command`. Only waiters whose operation is in `operations`.
    pub waiters: &'static [Waiter],
}

/// One API action.
pub struct Operation {
    /// `DescribeVpcEndpoints`
    pub name: &'static str,
    /// `describe-vpc-endpoints`
    pub command: &'static str,
    /// HTTP method and request URI; only REST protocols have others than `POST /`.
    pub http: (&'static str, &'static str),
    /// The HTTP status of its answer.
    pub status: u16,
    /// Always a structure; an operation without input has one without members.
    pub input: &'static Shape,
    /// A structure, or none when the operation answers nothing that the model names.
    pub output: Option<&'static Shape>,
    /// The element around the answer's members in the Query protocol: `CreateLoadBalancerResult`.
    pub result_wrapper: Option<&'static str>,
    /// How a client walks its pages, if it can.
    pub paginator: Option<Paginator>,
    /// What it does, in one line of our own.
    pub help: &'static str,
    /// A whole command that uses it; empty for most.
    pub example: &'static str,
}

/// A data shape, shared by name within one service.
pub struct Shape {
    /// The model's name: `VpcEndpointSet`.
    pub name: &'static str,
    /// What it is made of.
    pub kind: Kind,
}

/// What a shape is made of.
pub enum Kind {
    /// Named members, in the model's order, which is the order of every answer.
    Structure(&'static [Member]),
    /// Items of one shape.
    List {
        /// The items' shape.
        item: &'static Shape,
        /// The element name of an item: `item` in EC2, `member` in Query.
        item_name: &'static str,
        /// Whether the items stand without an element around them.
        flattened: bool,
        /// The model's minimum and maximum number of items.
        bounds: Bounds,
    },
    /// Keys and values.
    Map {
        /// The keys' shape, always a string.
        key: &'static Shape,
        /// The values' shape.
        value: &'static Shape,
        /// Element names of a key and of a value.
        names: (&'static str, &'static str),
        /// The model's minimum and maximum number of entries.
        bounds: Bounds,
    },
    /// Text. `choices` holds the model's enum values, which AWS CLI does not enforce.
    String {
        /// The model's enum, empty if any text goes.
        choices: &'static [&'static str],
        /// The model's bounds on the number of characters.
        bounds: Bounds,
    },
    /// A 32-bit number, within its bounds.
    Integer(Bounds),
    /// A 64-bit number, within its bounds.
    Long(Bounds),
    /// A single precision number.
    Float,
    /// A double precision number.
    Double,
    /// `true` or `false`.
    Boolean,
    /// ISO 8601 text on the wire, kept as that text.
    Timestamp,
    /// Bytes, base64 on the wire.
    Blob,
}

/// The model's inclusive bounds: of a number's value, of a text's or list's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least allowed.
    pub min: Option<i64>,
    /// The most allowed.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds at all.
    pub const NONE: Self = Self { min: None, max: None };
}

/// A member of a structure.
pub struct Member {
    /// The model's name, which is also the name in JSON: `VpcEndpointIds`.
    pub name: &'static str,
    /// The option on the command line, without dashes in front: `vpc-endpoint-ids`.
    pub option: &'static str,
    /// The member's shape.
    pub shape: &'static Shape,
    /// Whether a request must have it.
    pub required: bool,
    /// Its name in a request: EC2's and Query's parameter (`VpcEndpointId`), REST's element or query string name.
    pub request_name: &'static str,
    /// Its element name in an answer (`vpcEndpointIdSet`).
    pub response_name: &'static str,
    /// Where REST protocols carry it.
    pub location: Location,
    /// Whether a client fills it with a random UUID when it is not given.
    pub idempotency_token: bool,
    /// What it is, in one line of our own; empty where the name says it.
    pub help: &'static str,
}

/// Where a REST protocol carries a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body.
    Body,
    /// In the path.
    Uri,
    /// In the query string.
    QueryString,
    /// In a header.
    Header,
}

/// How a client walks the pages of an operation.
pub struct Paginator {
    /// The request's token members: `NextToken`, `Marker`.
    pub input_tokens: &'static [&'static str],
    /// The answer's token members, as many: `NextToken`, `NextMarker`.
    pub output_tokens: &'static [&'static str],
    /// The member that bounds a page: `MaxResults`, `PageSize`.
    pub limit_key: Option<&'static str>,
    /// The answer's lists; the first one is counted.
    pub result_keys: &'static [&'static str],
    /// The member that says whether there is more, where the tokens do not.
    pub more_results: Option<&'static str>,
}

/// A `wait` command.
pub struct Waiter {
    /// `LoadBalancerAvailable`
    pub name: &'static str,
    /// `load-balancer-available`
    pub command: &'static str,
    /// The operation that it polls: `DescribeLoadBalancers`.
    pub operation: &'static str,
    /// Seconds between two checks.
    pub delay: u32,
    /// The most checks.
    pub max_attempts: u32,
    /// Tried in order; the first that matches decides.
    pub acceptors: &'static [Acceptor],
}

/// One rule of a waiter.
pub struct Acceptor {
    /// What a match means.
    pub state: WaiterState,
    /// What it looks at.
    pub matcher: Matcher,
}

/// What a match of an acceptor means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiterState {
    /// Waiting is over.
    Success,
    /// Waiting is over, in vain.
    Failure,
    /// Go on.
    Retry,
}

/// What an acceptor looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Matcher {
    /// A JMESPath over the answer gives this value.
    Path(&'static str, Expected),
    /// It gives a non-empty list of nothing but this value.
    PathAll(&'static str, Expected),
    /// It gives a list with this value in it.
    PathAny(&'static str, Expected),
    /// The HTTP status.
    Status(u16),
    /// The error's code.
    Error(&'static str),
}

/// The value that a path is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    /// Text.
    Text(&'static str),
    /// `true` or `false`.
    Boolean(bool),
}

impl Operation {
    /// The input's members, in the model's order.
    pub fn members(&self) -> &'static [Member] {
        self.input.members()
    }

    /// The input member of this name.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members().iter().find(|member| member.name == name)
    }

    /// Route 53 gives ids as `/hostedzone/Z1` and wants them back as `Z1`; AWS CLI takes either, in members of these shapes
    /// (aws-cli-2.md §19).
    pub fn strip_id_prefixes(&self, params: &mut Map<String, Value>) {
        const ID_SHAPES: [&str; 3] = ["ResourceId", "DelegationSetId", "ChangeId"];
        for member in self.members() {
            let is_id = ID_SHAPES.contains(&member.shape.name) && member.location != Location::Header;
            if let Some(Value::String(id)) = params.get_mut(member.name).filter(|_| is_id) {
                *id = id.rsplit('/').next().unwrap_or_default().to_owned();
            }
        }
    }

    /// Fills the members that a client makes up words for, where none is given.
    pub fn fill_idempotency_tokens(&self, params: &mut Map<String, Value>, mut word: impl FnMut() -> String) {
        for member in self.members().iter().filter(|member| member.idempotency_token) {
            params.entry(member.name).or_insert_with(|| Value::from(word()));
        }
    }
}

impl Shape {
    /// A structure's members; none for every other kind.
    pub fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure(members) => members,
            _ => &[],
        }
    }

    /// `true` or `false`.
    pub fn is_boolean(&self) -> bool {
        matches!(self.kind, Kind::Boolean)
    }

    /// Neither structure, list nor map.
    pub fn is_scalar(&self) -> bool {
        !matches!(self.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. })
    }
}

// Shapes may refer to themselves, so their debug form names them and stops there.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation").field("name", &self.name).finish_non_exhaustive()
    }
}

impl fmt::Debug for Waiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter").field("name", &self.name).finish_non_exhaustive()
    }
}
