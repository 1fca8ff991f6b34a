//! The service `iam`.
// @generated from src/model/extract/iam.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Bounds, Kind, Member, Operation, Paginator, Protocol, Service, Shape, Waiter};

pub(super) static SERVICE: Service = Service {
    command: "iam",
    service_id: "IAM",
    api_version: "2010-05-08",
    signing_name: "iam",
    protocol: Protocol::Query,
    xml_namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "ListAccountAliases",
        command: "list-account-aliases",
        http: ("POST", "/"),
        status: 200,
        input: &LIST_ACCOUNT_ALIASES_REQUEST,
        output: Some(&LIST_ACCOUNT_ALIASES_RESPONSE),
        result_wrapper: Some("ListAccountAliasesResult"),
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["Marker"], limit_key: Some("MaxItems"), result_keys: &["AccountAliases"], more_results: Some("IsTruncated") }),
        help: "Lists the account's alias: there is none.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[];

static LIST_ACCOUNT_ALIASES_REQUEST: Shape = Shape { name: "ListAccountAliasesRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("Marker", "marker", &MARKER_TYPE, "Marker", "Marker") },
    Member { help: "The most items of one page.", ..member("MaxItems", "max-items", &MAX_ITEMS_TYPE, "MaxItems", "MaxItems") },
]) };
static LIST_ACCOUNT_ALIASES_RESPONSE: Shape = Shape { name: "ListAccountAliasesResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("AccountAliases", "account-aliases", &ACCOUNT_ALIAS_LIST_TYPE, "AccountAliases", "AccountAliases") },
    member("IsTruncated", "is-truncated", &BOOLEAN_TYPE, "IsTruncated", "IsTruncated"),
    member("Marker", "marker", &RESPONSE_MARKER_TYPE, "Marker", "Marker"),
]) };
static ACCOUNT_ALIAS_LIST_TYPE: Shape = Shape { name: "accountAliasListType", kind: Kind::List { item: &ACCOUNT_ALIAS_TYPE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static ACCOUNT_ALIAS_TYPE: Shape = Shape { name: "accountAliasType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(3), max: Some(63) } } };
static BOOLEAN_TYPE: Shape = Shape { name: "booleanType", kind: Kind::Boolean };
static MARKER_TYPE: Shape = Shape { name: "markerType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(320) } } };
static MAX_ITEMS_TYPE: Shape = Shape { name: "maxItemsType", kind: Kind::Integer(Bounds { min: Some(1), max: Some(1_000) }) };
static RESPONSE_MARKER_TYPE: Shape = Shape { name: "responseMarkerType", kind: TEXT };
