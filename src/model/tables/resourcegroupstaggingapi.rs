//! The service `resourcegroupstaggingapi`.
// @generated from src/model/extract/resourcegroupstaggingapi.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Bounds, Kind, Member, Operation, Paginator, Protocol, Service, Shape, Waiter};

pub(super) static SERVICE: Service = Service {
    command: "resourcegroupstaggingapi",
    service_id: "Resource Groups Tagging API",
    api_version: "2017-01-26",
    signing_name: "tagging",
    protocol: Protocol::Json,
    xml_namespace: "",
    target_prefix: "ResourceGroupsTaggingAPI_20170126",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "GetResources",
        command: "get-resources",
        http: ("POST", "/"),
        status: 200,
        input: &GET_RESOURCES_INPUT,
        output: Some(&GET_RESOURCES_OUTPUT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["PaginationToken"], output_tokens: &["PaginationToken"], limit_key: Some("ResourcesPerPage"), result_keys: &["ResourceTagMappingList"], more_results: None }),
        help: "Lists what you have tagged in the Region, of all services.",
        example: "",
    },
    Operation {
        name: "GetTagKeys",
        command: "get-tag-keys",
        http: ("POST", "/"),
        status: 200,
        input: &GET_TAG_KEYS_INPUT,
        output: Some(&GET_TAG_KEYS_OUTPUT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["PaginationToken"], output_tokens: &["PaginationToken"], limit_key: None, result_keys: &["TagKeys"], more_results: None }),
        help: "Lists the keys of your tags in the Region.",
        example: "",
    },
    Operation {
        name: "GetTagValues",
        command: "get-tag-values",
        http: ("POST", "/"),
        status: 200,
        input: &GET_TAG_VALUES_INPUT,
        output: Some(&GET_TAG_VALUES_OUTPUT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["PaginationToken"], output_tokens: &["PaginationToken"], limit_key: None, result_keys: &["TagValues"], more_results: None }),
        help: "Lists the values that your tags of a key have in the Region.",
        example: "",
    },
    Operation {
        name: "TagResources",
        command: "tag-resources",
        http: ("POST", "/"),
        status: 200,
        input: &TAG_RESOURCES_INPUT,
        output: Some(&TAG_RESOURCES_OUTPUT),
        result_wrapper: None,
        paginator: None,
        help: "Puts tags on things of several services; what fails is told for each.",
        example: "",
    },
    Operation {
        name: "UntagResources",
        command: "untag-resources",
        http: ("POST", "/"),
        status: 200,
        input: &UNTAG_RESOURCES_INPUT,
        output: Some(&UNTAG_RESOURCES_OUTPUT),
        result_wrapper: None,
        paginator: None,
        help: "Takes tags off things of several services; what fails is told for each.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[];

static AMAZON_RESOURCE_TYPE: Shape = Shape { name: "AmazonResourceType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(256) } } };
static COMPLIANCE_DETAILS: Shape = Shape { name: "ComplianceDetails", kind: Kind::Structure(&[
    member("NoncompliantKeys", "noncompliant-keys", &TAG_KEY_LIST, "NoncompliantKeys", "NoncompliantKeys"),
    member("KeysWithNoncompliantValues", "keys-with-noncompliant-values", &TAG_KEY_LIST, "KeysWithNoncompliantValues", "KeysWithNoncompliantValues"),
    member("MissingTagKeys", "missing-tag-keys", &TAG_KEY_LIST, "MissingTagKeys", "MissingTagKeys"),
    member("ComplianceStatus", "compliance-status", &COMPLIANCE_STATUS, "ComplianceStatus", "ComplianceStatus"),
]) };
static COMPLIANCE_STATUS: Shape = Shape { name: "ComplianceStatus", kind: Kind::Boolean };
static ERROR_CODE: Shape = Shape { name: "ErrorCode", kind: Kind::String { choices: &["InternalServiceException", "InvalidParameterException"], bounds: Bounds::NONE } };
static ERROR_MESSAGE: Shape = Shape { name: "ErrorMessage", kind: TEXT };
static EXCLUDE_COMPLIANT_RESOURCES: Shape = Shape { name: "ExcludeCompliantResources", kind: Kind::Boolean };
static FAILED_RESOURCES_MAP: Shape = Shape { name: "FailedResourcesMap", kind: Kind::Map { key: &RESOURCE_ARN, value: &FAILURE_INFO, names: ("key", "value"), bounds: Bounds::NONE } };
static FAILURE_INFO: Shape = Shape { name: "FailureInfo", kind: Kind::Structure(&[
    member("StatusCode", "status-code", &STATUS_CODE, "StatusCode", "StatusCode"),
    member("ErrorCode", "error-code", &ERROR_CODE, "ErrorCode", "ErrorCode"),
    member("ErrorMessage", "error-message", &ERROR_MESSAGE, "ErrorMessage", "ErrorMessage"),
]) };
static GET_RESOURCES_INPUT: Shape = Shape { name: "GetResourcesInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken") },
    Member { help: "Keeps what has every key given, with one of its values if there are any.", ..member("TagFilters", "tag-filters", &TAG_FILTER_LIST, "TagFilters", "TagFilters") },
    Member { help: "The most resources of one page: 1 to 100.", ..member("ResourcesPerPage", "resources-per-page", &RESOURCES_PER_PAGE, "ResourcesPerPage", "ResourcesPerPage") },
    Member { help: "The most tags of one page: 100 to 500.", ..member("TagsPerPage", "tags-per-page", &TAGS_PER_PAGE, "TagsPerPage", "TagsPerPage") },
    Member { help: "Only of these types: ec2, ec2:vpc-endpoint, elasticloadbalancing:loadbalancer …", ..member("ResourceTypeFilters", "resource-type-filters", &RESOURCE_TYPE_FILTER_LIST, "ResourceTypeFilters", "ResourceTypeFilters") },
    Member { help: "Tells what a tag policy thinks of each; there is none here.", ..member("IncludeComplianceDetails", "include-compliance-details", &INCLUDE_COMPLIANCE_DETAILS, "IncludeComplianceDetails", "IncludeComplianceDetails") },
    Member { help: "Leaves out what a tag policy agrees with; only with compliance details.", ..member("ExcludeCompliantResources", "exclude-compliant-resources", &EXCLUDE_COMPLIANT_RESOURCES, "ExcludeCompliantResources", "ExcludeCompliantResources") },
    Member { help: "Only these, by ARN; with no other filter and no paging.", ..member("ResourceARNList", "resource-arn-list", &RESOURCE_ARN_LIST_FOR_GET, "ResourceARNList", "ResourceARNList") },
]) };
static GET_RESOURCES_OUTPUT: Shape = Shape { name: "GetResourcesOutput", kind: Kind::Structure(&[
    member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken"),
    member("ResourceTagMappingList", "resource-tag-mapping-list", &RESOURCE_TAG_MAPPING_LIST, "ResourceTagMappingList", "ResourceTagMappingList"),
]) };
static GET_TAG_KEYS_INPUT: Shape = Shape { name: "GetTagKeysInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken") },
]) };
static GET_TAG_KEYS_OUTPUT: Shape = Shape { name: "GetTagKeysOutput", kind: Kind::Structure(&[
    member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken"),
    member("TagKeys", "tag-keys", &TAG_KEY_LIST, "TagKeys", "TagKeys"),
]) };
static GET_TAG_VALUES_INPUT: Shape = Shape { name: "GetTagValuesInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken") },
    Member { required: true, ..member("Key", "key", &TAG_KEY, "Key", "Key") },
]) };
static GET_TAG_VALUES_OUTPUT: Shape = Shape { name: "GetTagValuesOutput", kind: Kind::Structure(&[
    member("PaginationToken", "pagination-token", &PAGINATION_TOKEN, "PaginationToken", "PaginationToken"),
    member("TagValues", "tag-values", &TAG_VALUES_OUTPUT_LIST, "TagValues", "TagValues"),
]) };
static INCLUDE_COMPLIANCE_DETAILS: Shape = Shape { name: "IncludeComplianceDetails", kind: Kind::Boolean };
static PAGINATION_TOKEN: Shape = Shape { name: "PaginationToken", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(2_048) } } };
static RESOURCE_ARN: Shape = Shape { name: "ResourceARN", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(1_011) } } };
static RESOURCE_ARN_LIST_FOR_GET: Shape = Shape { name: "ResourceARNListForGet", kind: Kind::List { item: &RESOURCE_ARN, item_name: "member", flattened: false, bounds: Bounds { min: Some(1), max: Some(100) } } };
static RESOURCE_ARN_LIST_FOR_TAG_UNTAG: Shape = Shape { name: "ResourceARNListForTagUntag", kind: Kind::List { item: &RESOURCE_ARN, item_name: "member", flattened: false, bounds: Bounds { min: Some(1), max: Some(20) } } };
static RESOURCE_TAG_MAPPING: Shape = Shape { name: "ResourceTagMapping", kind: Kind::Structure(&[
    member("ResourceARN", "resource-arn", &RESOURCE_ARN, "ResourceARN", "ResourceARN"),
    member("Tags", "tags", &TAG_LIST, "Tags", "Tags"),
    member("ComplianceDetails", "compliance-details", &COMPLIANCE_DETAILS, "ComplianceDetails", "ComplianceDetails"),
]) };
static RESOURCE_TAG_MAPPING_LIST: Shape = Shape { name: "ResourceTagMappingList", kind: Kind::List { item: &RESOURCE_TAG_MAPPING, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static RESOURCE_TYPE_FILTER_LIST: Shape = Shape { name: "ResourceTypeFilterList", kind: Kind::List { item: &AMAZON_RESOURCE_TYPE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static RESOURCES_PER_PAGE: Shape = Shape { name: "ResourcesPerPage", kind: Kind::Integer(Bounds::NONE) };
static STATUS_CODE: Shape = Shape { name: "StatusCode", kind: Kind::Integer(Bounds::NONE) };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    Member { required: true, ..member("Key", "key", &TAG_KEY, "Key", "Key") },
    Member { required: true, ..member("Value", "value", &TAG_VALUE, "Value", "Value") },
]) };
static TAG_FILTER: Shape = Shape { name: "TagFilter", kind: Kind::Structure(&[
    member("Key", "key", &TAG_KEY, "Key", "Key"),
    member("Values", "values", &TAG_VALUE_LIST, "Values", "Values"),
]) };
static TAG_FILTER_LIST: Shape = Shape { name: "TagFilterList", kind: Kind::List { item: &TAG_FILTER, item_name: "member", flattened: false, bounds: Bounds { min: Some(0), max: Some(50) } } };
static TAG_KEY: Shape = Shape { name: "TagKey", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static TAG_KEY_LIST: Shape = Shape { name: "TagKeyList", kind: Kind::List { item: &TAG_KEY, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG_KEY_LIST_FOR_UNTAG: Shape = Shape { name: "TagKeyListForUntag", kind: Kind::List { item: &TAG_KEY, item_name: "member", flattened: false, bounds: Bounds { min: Some(1), max: Some(50) } } };
static TAG_LIST: Shape = Shape { name: "TagList", kind: Kind::List { item: &TAG, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG_MAP: Shape = Shape { name: "TagMap", kind: Kind::Map { key: &TAG_KEY, value: &TAG_VALUE, names: ("key", "value"), bounds: Bounds { min: Some(1), max: Some(50) } } };
static TAG_RESOURCES_INPUT: Shape = Shape { name: "TagResourcesInput", kind: Kind::Structure(&[
    Member { required: true, help: "What to tag, by ARN.", ..member("ResourceARNList", "resource-arn-list", &RESOURCE_ARN_LIST_FOR_TAG_UNTAG, "ResourceARNList", "ResourceARNList") },
    Member { required: true, help: "The tags: a map of keys and values.", ..member("Tags", "tags", &TAG_MAP, "Tags", "Tags") },
]) };
static TAG_RESOURCES_OUTPUT: Shape = Shape { name: "TagResourcesOutput", kind: Kind::Structure(&[
    member("FailedResourcesMap", "failed-resources-map", &FAILED_RESOURCES_MAP, "FailedResourcesMap", "FailedResourcesMap"),
]) };
static TAG_VALUE: Shape = Shape { name: "TagValue", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(256) } } };
static TAG_VALUE_LIST: Shape = Shape { name: "TagValueList", kind: Kind::List { item: &TAG_VALUE, item_name: "member", flattened: false, bounds: Bounds { min: Some(0), max: Some(20) } } };
static TAG_VALUES_OUTPUT_LIST: Shape = Shape { name: "TagValuesOutputList", kind: Kind::List { item: &TAG_VALUE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAGS_PER_PAGE: Shape = Shape { name: "TagsPerPage", kind: Kind::Integer(Bounds::NONE) };
static UNTAG_RESOURCES_INPUT: Shape = Shape { name: "UntagResourcesInput", kind: Kind::Structure(&[
    Member { required: true, help: "What to untag, by ARN.", ..member("ResourceARNList", "resource-arn-list", &RESOURCE_ARN_LIST_FOR_TAG_UNTAG, "ResourceARNList", "ResourceARNList") },
    Member { required: true, help: "The keys of the tags.", ..member("TagKeys", "tag-keys", &TAG_KEY_LIST_FOR_UNTAG, "TagKeys", "TagKeys") },
]) };
static UNTAG_RESOURCES_OUTPUT: Shape = Shape { name: "UntagResourcesOutput", kind: Kind::Structure(&[
    member("FailedResourcesMap", "failed-resources-map", &FAILED_RESOURCES_MAP, "FailedResourcesMap", "FailedResourcesMap"),
]) };
