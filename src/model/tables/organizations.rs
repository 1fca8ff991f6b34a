//! The service `organizations`.
// @generated from src/model/extract/organizations.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Bounds, Kind, Member, Operation, Protocol, Service, Shape, Waiter};

pub(super) static SERVICE: Service = Service {
    command: "organizations",
    service_id: "Organizations",
    api_version: "2016-11-28",
    signing_name: "organizations",
    protocol: Protocol::Json,
    xml_namespace: "",
    target_prefix: "AWSOrganizationsV20161128",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "DescribeAccount",
        command: "describe-account",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_ACCOUNT_REQUEST,
        output: Some(&DESCRIBE_ACCOUNT_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Shows an account of the organization that you manage.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[];

static ACCOUNT: Shape = Shape { name: "Account", kind: Kind::Structure(&[
    member("Id", "id", &ACCOUNT_ID, "Id", "Id"),
    member("Arn", "arn", &ACCOUNT_ARN, "Arn", "Arn"),
    member("Email", "email", &EMAIL, "Email", "Email"),
    member("Name", "name", &ACCOUNT_NAME, "Name", "Name"),
    member("Status", "status", &ACCOUNT_STATUS, "Status", "Status"),
    member("State", "state", &ACCOUNT_STATE, "State", "State"),
    member("Paths", "paths", &PATHS, "Paths", "Paths"),
    member("JoinedMethod", "joined-method", &ACCOUNT_JOINED_METHOD, "JoinedMethod", "JoinedMethod"),
    member("JoinedTimestamp", "joined-timestamp", &TIMESTAMP, "JoinedTimestamp", "JoinedTimestamp"),
]) };
static ACCOUNT_ARN: Shape = Shape { name: "AccountArn", kind: TEXT };
static ACCOUNT_ID: Shape = Shape { name: "AccountId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(12) } } };
static ACCOUNT_JOINED_METHOD: Shape = Shape { name: "AccountJoinedMethod", kind: Kind::String { choices: &["INVITED", "CREATED"], bounds: Bounds::NONE } };
static ACCOUNT_NAME: Shape = Shape { name: "AccountName", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static ACCOUNT_STATE: Shape = Shape { name: "AccountState", kind: Kind::String { choices: &["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"], bounds: Bounds::NONE } };
static ACCOUNT_STATUS: Shape = Shape { name: "AccountStatus", kind: Kind::String { choices: &["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"], bounds: Bounds::NONE } };
static DESCRIBE_ACCOUNT_REQUEST: Shape = Shape { name: "DescribeAccountRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The account: 12 digits.", ..member("AccountId", "account-id", &ACCOUNT_ID, "AccountId", "AccountId") },
]) };
static DESCRIBE_ACCOUNT_RESPONSE: Shape = Shape { name: "DescribeAccountResponse", kind: Kind::Structure(&[
    member("Account", "account", &ACCOUNT, "Account", "Account"),
]) };
static EMAIL: Shape = Shape { name: "Email", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(6), max: Some(64) } } };
static PATH: Shape = Shape { name: "Path", kind: TEXT };
static PATHS: Shape = Shape { name: "Paths", kind: Kind::List { item: &PATH, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TIMESTAMP: Shape = Shape { name: "Timestamp", kind: Kind::Timestamp };
