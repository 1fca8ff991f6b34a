//! The service `sns`.
// @generated from src/model/extract/sns.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Bounds, Kind, Member, Operation, Paginator, Protocol, Service, Shape, Waiter};

pub(super) static SERVICE: Service = Service {
    command: "sns",
    service_id: "SNS",
    api_version: "2010-03-31",
    signing_name: "sns",
    protocol: Protocol::Query,
    xml_namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "CreateTopic",
        command: "create-topic",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_TOPIC_INPUT,
        output: Some(&CREATE_TOPIC_RESPONSE),
        result_wrapper: Some("CreateTopicResult"),
        paginator: None,
        help: "Makes a topic, or finds the one of that name.",
        example: "",
    },
    Operation {
        name: "DeleteTopic",
        command: "delete-topic",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_TOPIC_INPUT,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes a topic with its subscriptions.",
        example: "",
    },
    Operation {
        name: "GetTopicAttributes",
        command: "get-topic-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &GET_TOPIC_ATTRIBUTES_INPUT,
        output: Some(&GET_TOPIC_ATTRIBUTES_RESPONSE),
        result_wrapper: Some("GetTopicAttributesResult"),
        paginator: None,
        help: "Shows the attributes of a topic.",
        example: "",
    },
    Operation {
        name: "ListSubscriptions",
        command: "list-subscriptions",
        http: ("POST", "/"),
        status: 200,
        input: &LIST_SUBSCRIPTIONS_INPUT,
        output: Some(&LIST_SUBSCRIPTIONS_RESPONSE),
        result_wrapper: Some("ListSubscriptionsResult"),
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: None, result_keys: &["Subscriptions"], more_results: None }),
        help: "Lists subscriptions.",
        example: "",
    },
    Operation {
        name: "ListSubscriptionsByTopic",
        command: "list-subscriptions-by-topic",
        http: ("POST", "/"),
        status: 200,
        input: &LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT,
        output: Some(&LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE),
        result_wrapper: Some("ListSubscriptionsByTopicResult"),
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: None, result_keys: &["Subscriptions"], more_results: None }),
        help: "Lists the subscriptions of a topic.",
        example: "",
    },
    Operation {
        name: "ListTopics",
        command: "list-topics",
        http: ("POST", "/"),
        status: 200,
        input: &LIST_TOPICS_INPUT,
        output: Some(&LIST_TOPICS_RESPONSE),
        result_wrapper: Some("ListTopicsResult"),
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: None, result_keys: &["Topics"], more_results: None }),
        help: "Lists topics.",
        example: "",
    },
    Operation {
        name: "SetTopicAttributes",
        command: "set-topic-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &SET_TOPIC_ATTRIBUTES_INPUT,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Changes an attribute of a topic.",
        example: "",
    },
    Operation {
        name: "Subscribe",
        command: "subscribe",
        http: ("POST", "/"),
        status: 200,
        input: &SUBSCRIBE_INPUT,
        output: Some(&SUBSCRIBE_RESPONSE),
        result_wrapper: Some("SubscribeResult"),
        paginator: None,
        help: "Has an endpoint get the messages of a topic.",
        example: "",
    },
    Operation {
        name: "Unsubscribe",
        command: "unsubscribe",
        http: ("POST", "/"),
        status: 200,
        input: &UNSUBSCRIBE_INPUT,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Ends a subscription.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[];

static CREATE_TOPIC_INPUT: Shape = Shape { name: "CreateTopicInput", kind: Kind::Structure(&[
    Member { required: true, ..member("Name", "name", &TOPIC_NAME, "Name", "Name") },
    member("Attributes", "attributes", &TOPIC_ATTRIBUTES_MAP, "Attributes", "Attributes"),
    Member { help: "Tags for what is made: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tags", "Tags") },
    member("DataProtectionPolicy", "data-protection-policy", &ATTRIBUTE_VALUE, "DataProtectionPolicy", "DataProtectionPolicy"),
]) };
static CREATE_TOPIC_RESPONSE: Shape = Shape { name: "CreateTopicResponse", kind: Kind::Structure(&[
    member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn"),
]) };
static DELETE_TOPIC_INPUT: Shape = Shape { name: "DeleteTopicInput", kind: Kind::Structure(&[
    Member { required: true, ..member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn") },
]) };
static GET_TOPIC_ATTRIBUTES_INPUT: Shape = Shape { name: "GetTopicAttributesInput", kind: Kind::Structure(&[
    Member { required: true, ..member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn") },
]) };
static GET_TOPIC_ATTRIBUTES_RESPONSE: Shape = Shape { name: "GetTopicAttributesResponse", kind: Kind::Structure(&[
    member("Attributes", "attributes", &TOPIC_ATTRIBUTES_MAP, "Attributes", "Attributes"),
]) };
static LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT: Shape = Shape { name: "ListSubscriptionsByTopicInput", kind: Kind::Structure(&[
    Member { required: true, ..member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken") },
]) };
static LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE: Shape = Shape { name: "ListSubscriptionsByTopicResponse", kind: Kind::Structure(&[
    member("Subscriptions", "subscriptions", &SUBSCRIPTIONS_LIST, "Subscriptions", "Subscriptions"),
    member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken"),
]) };
static LIST_SUBSCRIPTIONS_INPUT: Shape = Shape { name: "ListSubscriptionsInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken") },
]) };
static LIST_SUBSCRIPTIONS_RESPONSE: Shape = Shape { name: "ListSubscriptionsResponse", kind: Kind::Structure(&[
    member("Subscriptions", "subscriptions", &SUBSCRIPTIONS_LIST, "Subscriptions", "Subscriptions"),
    member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken"),
]) };
static LIST_TOPICS_INPUT: Shape = Shape { name: "ListTopicsInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken") },
]) };
static LIST_TOPICS_RESPONSE: Shape = Shape { name: "ListTopicsResponse", kind: Kind::Structure(&[
    member("Topics", "topics", &TOPICS_LIST, "Topics", "Topics"),
    member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken"),
]) };
static SET_TOPIC_ATTRIBUTES_INPUT: Shape = Shape { name: "SetTopicAttributesInput", kind: Kind::Structure(&[
    Member { required: true, ..member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn") },
    Member { required: true, ..member("AttributeName", "attribute-name", &ATTRIBUTE_NAME, "AttributeName", "AttributeName") },
    member("AttributeValue", "attribute-value", &ATTRIBUTE_VALUE, "AttributeValue", "AttributeValue"),
]) };
static SUBSCRIBE_INPUT: Shape = Shape { name: "SubscribeInput", kind: Kind::Structure(&[
    Member { required: true, ..member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn") },
    Member { required: true, help: "sqs, lambda, http, https, email, email-json, sms, firehose or application.", ..member("Protocol", "protocol", &PROTOCOL, "Protocol", "Protocol") },
    Member { help: "What gets them: the ARN of a queue or a function, a URL, an address, a number.", ..member("Endpoint", "notification-endpoint", &ENDPOINT, "Endpoint", "Endpoint") },
    member("Attributes", "attributes", &SUBSCRIPTION_ATTRIBUTES_MAP, "Attributes", "Attributes"),
    Member { help: "Answer the ARN, even while the endpoint has yet to confirm.", ..member("ReturnSubscriptionArn", "return-subscription-arn", &BOOLEAN, "ReturnSubscriptionArn", "ReturnSubscriptionArn") },
]) };
static SUBSCRIBE_RESPONSE: Shape = Shape { name: "SubscribeResponse", kind: Kind::Structure(&[
    member("SubscriptionArn", "subscription-arn", &SUBSCRIPTION_ARN, "SubscriptionArn", "SubscriptionArn"),
]) };
static SUBSCRIPTION: Shape = Shape { name: "Subscription", kind: Kind::Structure(&[
    member("SubscriptionArn", "subscription-arn", &SUBSCRIPTION_ARN, "SubscriptionArn", "SubscriptionArn"),
    member("Owner", "owner", &ACCOUNT, "Owner", "Owner"),
    member("Protocol", "protocol", &PROTOCOL, "Protocol", "Protocol"),
    member("Endpoint", "endpoint", &ENDPOINT, "Endpoint", "Endpoint"),
    member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn"),
]) };
static SUBSCRIPTION_ATTRIBUTES_MAP: Shape = Shape { name: "SubscriptionAttributesMap", kind: Kind::Map { key: &ATTRIBUTE_NAME, value: &ATTRIBUTE_VALUE, names: ("key", "value"), bounds: Bounds::NONE } };
static SUBSCRIPTIONS_LIST: Shape = Shape { name: "SubscriptionsList", kind: Kind::List { item: &SUBSCRIPTION, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    Member { required: true, ..member("Key", "key", &TAG_KEY, "Key", "Key") },
    Member { required: true, ..member("Value", "value", &TAG_VALUE, "Value", "Value") },
]) };
static TAG_KEY: Shape = Shape { name: "TagKey", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static TAG_LIST: Shape = Shape { name: "TagList", kind: Kind::List { item: &TAG, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG_VALUE: Shape = Shape { name: "TagValue", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(256) } } };
static TOPIC: Shape = Shape { name: "Topic", kind: Kind::Structure(&[
    member("TopicArn", "topic-arn", &TOPIC_ARN, "TopicArn", "TopicArn"),
]) };
static TOPIC_ATTRIBUTES_MAP: Shape = Shape { name: "TopicAttributesMap", kind: Kind::Map { key: &ATTRIBUTE_NAME, value: &ATTRIBUTE_VALUE, names: ("key", "value"), bounds: Bounds::NONE } };
static TOPICS_LIST: Shape = Shape { name: "TopicsList", kind: Kind::List { item: &TOPIC, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static UNSUBSCRIBE_INPUT: Shape = Shape { name: "UnsubscribeInput", kind: Kind::Structure(&[
    Member { required: true, ..member("SubscriptionArn", "subscription-arn", &SUBSCRIPTION_ARN, "SubscriptionArn", "SubscriptionArn") },
]) };
static ACCOUNT: Shape = Shape { name: "account", kind: TEXT };
static ATTRIBUTE_NAME: Shape = Shape { name: "attributeName", kind: TEXT };
static ATTRIBUTE_VALUE: Shape = Shape { name: "attributeValue", kind: TEXT };
static BOOLEAN: Shape = Shape { name: "boolean", kind: Kind::Boolean };
static ENDPOINT: Shape = Shape { name: "endpoint", kind: TEXT };
static NEXT_TOKEN: Shape = Shape { name: "nextToken", kind: TEXT };
static PROTOCOL: Shape = Shape { name: "protocol", kind: TEXT };
static SUBSCRIPTION_ARN: Shape = Shape { name: "subscriptionARN", kind: TEXT };
static TOPIC_ARN: Shape = Shape { name: "topicARN", kind: TEXT };
static TOPIC_NAME: Shape = Shape { name: "topicName", kind: TEXT };
