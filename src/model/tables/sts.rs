//! The service `sts`.
// @generated from src/model/extract/sts.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Bounds, Kind, Member, Operation, Protocol, Service, Shape, Waiter};

pub(super) static SERVICE: Service = Service {
    command: "sts",
    service_id: "STS",
    api_version: "2011-06-15",
    signing_name: "sts",
    protocol: Protocol::Query,
    xml_namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AssumeRole",
        command: "assume-role",
        http: ("POST", "/"),
        status: 200,
        input: &ASSUME_ROLE_REQUEST,
        output: Some(&ASSUME_ROLE_RESPONSE),
        result_wrapper: Some("AssumeRoleResult"),
        paginator: None,
        help: "Gives temporary credentials for a role.",
        example: "",
    },
    Operation {
        name: "GetAccessKeyInfo",
        command: "get-access-key-info",
        http: ("POST", "/"),
        status: 200,
        input: &GET_ACCESS_KEY_INFO_REQUEST,
        output: Some(&GET_ACCESS_KEY_INFO_RESPONSE),
        result_wrapper: Some("GetAccessKeyInfoResult"),
        paginator: None,
        help: "Tells the account of an access key id.",
        example: "",
    },
    Operation {
        name: "GetCallerIdentity",
        command: "get-caller-identity",
        http: ("POST", "/"),
        status: 200,
        input: &GET_CALLER_IDENTITY_REQUEST,
        output: Some(&GET_CALLER_IDENTITY_RESPONSE),
        result_wrapper: Some("GetCallerIdentityResult"),
        paginator: None,
        help: "Says who you are: account, ARN and id.",
        example: "",
    },
    Operation {
        name: "GetSessionToken",
        command: "get-session-token",
        http: ("POST", "/"),
        status: 200,
        input: &GET_SESSION_TOKEN_REQUEST,
        output: Some(&GET_SESSION_TOKEN_RESPONSE),
        result_wrapper: Some("GetSessionTokenResult"),
        paginator: None,
        help: "Gives temporary keys of the caller.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[];

static ASSUME_ROLE_REQUEST: Shape = Shape { name: "AssumeRoleRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The role.", ..member("RoleArn", "role-arn", &ARN_TYPE, "RoleArn", "RoleArn") },
    Member { required: true, help: "A name for the session; it becomes part of the caller's ARN.", ..member("RoleSessionName", "role-session-name", &ROLE_SESSION_NAME_TYPE, "RoleSessionName", "RoleSessionName") },
    Member { help: "Managed policies that narrow what the session may do.", ..member("PolicyArns", "policy-arns", &POLICY_DESCRIPTOR_LIST_TYPE, "PolicyArns", "PolicyArns") },
    Member { help: "A policy in JSON that narrows what the session may do.", ..member("Policy", "policy", &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE, "Policy", "Policy") },
    Member { help: "How long the credentials hold; an hour if not given.", ..member("DurationSeconds", "duration-seconds", &ROLE_DURATION_SECONDS_TYPE, "DurationSeconds", "DurationSeconds") },
    Member { help: "Tags of the session.", ..member("Tags", "tags", &TAG_LIST_TYPE, "Tags", "Tags") },
    Member { help: "The tags that go on to roles assumed from this session.", ..member("TransitiveTagKeys", "transitive-tag-keys", &TAG_KEY_LIST_TYPE, "TransitiveTagKeys", "TransitiveTagKeys") },
    Member { help: "The word that the role's trust policy may ask of other accounts.", ..member("ExternalId", "external-id", &EXTERNAL_ID_TYPE, "ExternalId", "ExternalId") },
    Member { help: "The caller's MFA device.", ..member("SerialNumber", "serial-number", &SERIAL_NUMBER_TYPE, "SerialNumber", "SerialNumber") },
    Member { help: "What the MFA device shows.", ..member("TokenCode", "token-code", &TOKEN_CODE_TYPE, "TokenCode", "TokenCode") },
    Member { help: "Who stands behind the session; it stays the same through further roles.", ..member("SourceIdentity", "source-identity", &SOURCE_IDENTITY_TYPE, "SourceIdentity", "SourceIdentity") },
    Member { help: "Signed statements about the caller from elsewhere.", ..member("ProvidedContexts", "provided-contexts", &PROVIDED_CONTEXTS_LIST_TYPE, "ProvidedContexts", "ProvidedContexts") },
]) };
static ASSUME_ROLE_RESPONSE: Shape = Shape { name: "AssumeRoleResponse", kind: Kind::Structure(&[
    member("Credentials", "credentials", &CREDENTIALS, "Credentials", "Credentials"),
    member("AssumedRoleUser", "assumed-role-user", &ASSUMED_ROLE_USER, "AssumedRoleUser", "AssumedRoleUser"),
    member("PackedPolicySize", "packed-policy-size", &NON_NEGATIVE_INTEGER_TYPE, "PackedPolicySize", "PackedPolicySize"),
    member("SourceIdentity", "source-identity", &SOURCE_IDENTITY_TYPE, "SourceIdentity", "SourceIdentity"),
]) };
static ASSUMED_ROLE_USER: Shape = Shape { name: "AssumedRoleUser", kind: Kind::Structure(&[
    Member { required: true, ..member("AssumedRoleId", "assumed-role-id", &ASSUMED_ROLE_ID_TYPE, "AssumedRoleId", "AssumedRoleId") },
    Member { required: true, ..member("Arn", "arn", &ARN_TYPE, "Arn", "Arn") },
]) };
static CREDENTIALS: Shape = Shape { name: "Credentials", kind: Kind::Structure(&[
    Member { required: true, ..member("AccessKeyId", "access-key-id", &ACCESS_KEY_ID_TYPE, "AccessKeyId", "AccessKeyId") },
    Member { required: true, ..member("SecretAccessKey", "secret-access-key", &ACCESS_KEY_SECRET_TYPE, "SecretAccessKey", "SecretAccessKey") },
    Member { required: true, ..member("SessionToken", "session-token", &TOKEN_TYPE, "SessionToken", "SessionToken") },
    Member { required: true, ..member("Expiration", "expiration", &DATE_TYPE, "Expiration", "Expiration") },
]) };
static GET_ACCESS_KEY_INFO_REQUEST: Shape = Shape { name: "GetAccessKeyInfoRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The access key id: AKIA… or ASIA….", ..member("AccessKeyId", "access-key-id", &ACCESS_KEY_ID_TYPE, "AccessKeyId", "AccessKeyId") },
]) };
static GET_ACCESS_KEY_INFO_RESPONSE: Shape = Shape { name: "GetAccessKeyInfoResponse", kind: Kind::Structure(&[
    member("Account", "account", &ACCOUNT_TYPE, "Account", "Account"),
]) };
static GET_CALLER_IDENTITY_REQUEST: Shape = Shape { name: "GetCallerIdentityRequest", kind: Kind::Structure(&[]) };
static GET_CALLER_IDENTITY_RESPONSE: Shape = Shape { name: "GetCallerIdentityResponse", kind: Kind::Structure(&[
    member("UserId", "user-id", &USER_ID_TYPE, "UserId", "UserId"),
    member("Account", "account", &ACCOUNT_TYPE, "Account", "Account"),
    member("Arn", "arn", &ARN_TYPE, "Arn", "Arn"),
]) };
static GET_SESSION_TOKEN_REQUEST: Shape = Shape { name: "GetSessionTokenRequest", kind: Kind::Structure(&[
    Member { help: "How long the keys hold; 12 hours if not given.", ..member("DurationSeconds", "duration-seconds", &DURATION_SECONDS_TYPE, "DurationSeconds", "DurationSeconds") },
    Member { help: "The caller's MFA device.", ..member("SerialNumber", "serial-number", &SERIAL_NUMBER_TYPE, "SerialNumber", "SerialNumber") },
    Member { help: "What the MFA device shows.", ..member("TokenCode", "token-code", &TOKEN_CODE_TYPE, "TokenCode", "TokenCode") },
]) };
static GET_SESSION_TOKEN_RESPONSE: Shape = Shape { name: "GetSessionTokenResponse", kind: Kind::Structure(&[
    member("Credentials", "credentials", &CREDENTIALS, "Credentials", "Credentials"),
]) };
static POLICY_DESCRIPTOR_TYPE: Shape = Shape { name: "PolicyDescriptorType", kind: Kind::Structure(&[
    member("arn", "arn", &ARN_TYPE, "arn", "arn"),
]) };
static PROVIDED_CONTEXT: Shape = Shape { name: "ProvidedContext", kind: Kind::Structure(&[
    member("ProviderArn", "provider-arn", &ARN_TYPE, "ProviderArn", "ProviderArn"),
    member("ContextAssertion", "context-assertion", &CONTEXT_ASSERTION_TYPE, "ContextAssertion", "ContextAssertion"),
]) };
static PROVIDED_CONTEXTS_LIST_TYPE: Shape = Shape { name: "ProvidedContextsListType", kind: Kind::List { item: &PROVIDED_CONTEXT, item_name: "member", flattened: false, bounds: Bounds { min: Some(1), max: Some(5) } } };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    Member { required: true, ..member("Key", "key", &TAG_KEY_TYPE, "Key", "Key") },
    Member { required: true, ..member("Value", "value", &TAG_VALUE_TYPE, "Value", "Value") },
]) };
static ACCESS_KEY_ID_TYPE: Shape = Shape { name: "accessKeyIdType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(16), max: Some(128) } } };
static ACCESS_KEY_SECRET_TYPE: Shape = Shape { name: "accessKeySecretType", kind: TEXT };
static ACCOUNT_TYPE: Shape = Shape { name: "accountType", kind: TEXT };
static ARN_TYPE: Shape = Shape { name: "arnType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(20), max: Some(2_048) } } };
static ASSUMED_ROLE_ID_TYPE: Shape = Shape { name: "assumedRoleIdType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(2), max: Some(193) } } };
static CONTEXT_ASSERTION_TYPE: Shape = Shape { name: "contextAssertionType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(4), max: Some(2_048) } } };
static DATE_TYPE: Shape = Shape { name: "dateType", kind: Kind::Timestamp };
static DURATION_SECONDS_TYPE: Shape = Shape { name: "durationSecondsType", kind: Kind::Integer(Bounds { min: Some(900), max: Some(129_600) }) };
static EXTERNAL_ID_TYPE: Shape = Shape { name: "externalIdType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(2), max: Some(1_224) } } };
static NON_NEGATIVE_INTEGER_TYPE: Shape = Shape { name: "nonNegativeIntegerType", kind: Kind::Integer(Bounds { min: Some(0), max: None }) };
static POLICY_DESCRIPTOR_LIST_TYPE: Shape = Shape { name: "policyDescriptorListType", kind: Kind::List { item: &POLICY_DESCRIPTOR_TYPE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static ROLE_DURATION_SECONDS_TYPE: Shape = Shape { name: "roleDurationSecondsType", kind: Kind::Integer(Bounds { min: Some(900), max: Some(43_200) }) };
static ROLE_SESSION_NAME_TYPE: Shape = Shape { name: "roleSessionNameType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(2), max: Some(64) } } };
static SERIAL_NUMBER_TYPE: Shape = Shape { name: "serialNumberType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(9), max: Some(256) } } };
static SOURCE_IDENTITY_TYPE: Shape = Shape { name: "sourceIdentityType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(2), max: Some(64) } } };
static TAG_KEY_LIST_TYPE: Shape = Shape { name: "tagKeyListType", kind: Kind::List { item: &TAG_KEY_TYPE, item_name: "member", flattened: false, bounds: Bounds { min: None, max: Some(50) } } };
static TAG_KEY_TYPE: Shape = Shape { name: "tagKeyType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static TAG_LIST_TYPE: Shape = Shape { name: "tagListType", kind: Kind::List { item: &TAG, item_name: "member", flattened: false, bounds: Bounds { min: None, max: Some(50) } } };
static TAG_VALUE_TYPE: Shape = Shape { name: "tagValueType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(256) } } };
static TOKEN_CODE_TYPE: Shape = Shape { name: "tokenCodeType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(6), max: Some(6) } } };
static TOKEN_TYPE: Shape = Shape { name: "tokenType", kind: TEXT };
static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: Shape = Shape { name: "unrestrictedSessionPolicyDocumentType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: None } } };
static USER_ID_TYPE: Shape = Shape { name: "userIdType", kind: TEXT };
