//! The service `elbv2`.
// @generated from src/model/extract/elbv2.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Acceptor, Bounds, Expected, Kind, Matcher, Member, Operation, Paginator, Protocol, Service, Shape, Waiter, WaiterState};

pub(super) static SERVICE: Service = Service {
    command: "elbv2",
    service_id: "Elastic Load Balancing v2",
    api_version: "2015-12-01",
    signing_name: "elasticloadbalancing",
    protocol: Protocol::Query,
    xml_namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AddTags",
        command: "add-tags",
        http: ("POST", "/"),
        status: 200,
        input: &ADD_TAGS_INPUT,
        output: Some(&ADD_TAGS_OUTPUT),
        result_wrapper: Some("AddTagsResult"),
        paginator: None,
        help: "Puts tags on load balancers, target groups and listeners.",
        example: "",
    },
    Operation {
        name: "CreateListener",
        command: "create-listener",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_LISTENER_INPUT,
        output: Some(&CREATE_LISTENER_OUTPUT),
        result_wrapper: Some("CreateListenerResult"),
        paginator: None,
        help: "Makes a load balancer listen on a port.",
        example: "",
    },
    Operation {
        name: "CreateLoadBalancer",
        command: "create-load-balancer",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_LOAD_BALANCER_INPUT,
        output: Some(&CREATE_LOAD_BALANCER_OUTPUT),
        result_wrapper: Some("CreateLoadBalancerResult"),
        paginator: None,
        help: "Makes a load balancer.",
        example: "",
    },
    Operation {
        name: "CreateTargetGroup",
        command: "create-target-group",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_TARGET_GROUP_INPUT,
        output: Some(&CREATE_TARGET_GROUP_OUTPUT),
        result_wrapper: Some("CreateTargetGroupResult"),
        paginator: None,
        help: "Makes a group of targets for listeners to lead to.",
        example: "",
    },
    Operation {
        name: "DeleteListener",
        command: "delete-listener",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_LISTENER_INPUT,
        output: Some(&DELETE_LISTENER_OUTPUT),
        result_wrapper: Some("DeleteListenerResult"),
        paginator: None,
        help: "Deletes a listener.",
        example: "",
    },
    Operation {
        name: "DeleteLoadBalancer",
        command: "delete-load-balancer",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_LOAD_BALANCER_INPUT,
        output: Some(&DELETE_LOAD_BALANCER_OUTPUT),
        result_wrapper: Some("DeleteLoadBalancerResult"),
        paginator: None,
        help: "Deletes a load balancer with its listeners.",
        example: "",
    },
    Operation {
        name: "DeleteTargetGroup",
        command: "delete-target-group",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_TARGET_GROUP_INPUT,
        output: Some(&DELETE_TARGET_GROUP_OUTPUT),
        result_wrapper: Some("DeleteTargetGroupResult"),
        paginator: None,
        help: "Deletes a target group that no listener uses.",
        example: "",
    },
    Operation {
        name: "DeregisterTargets",
        command: "deregister-targets",
        http: ("POST", "/"),
        status: 200,
        input: &DEREGISTER_TARGETS_INPUT,
        output: Some(&DEREGISTER_TARGETS_OUTPUT),
        result_wrapper: Some("DeregisterTargetsResult"),
        paginator: None,
        help: "Takes targets out of a target group.",
        example: "",
    },
    Operation {
        name: "DescribeAccountLimits",
        command: "describe-account-limits",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_ACCOUNT_LIMITS_INPUT,
        output: Some(&DESCRIBE_ACCOUNT_LIMITS_OUTPUT),
        result_wrapper: Some("DescribeAccountLimitsResult"),
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["NextMarker"], limit_key: Some("PageSize"), result_keys: &["Limits"], more_results: None }),
        help: "Lists the quotas of the account.",
        example: "",
    },
    Operation {
        name: "DescribeListeners",
        command: "describe-listeners",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_LISTENERS_INPUT,
        output: Some(&DESCRIBE_LISTENERS_OUTPUT),
        result_wrapper: Some("DescribeListenersResult"),
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["NextMarker"], limit_key: Some("PageSize"), result_keys: &["Listeners"], more_results: None }),
        help: "Lists listeners.",
        example: "",
    },
    Operation {
        name: "DescribeLoadBalancerAttributes",
        command: "describe-load-balancer-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_LOAD_BALANCER_ATTRIBUTES_INPUT,
        output: Some(&DESCRIBE_LOAD_BALANCER_ATTRIBUTES_OUTPUT),
        result_wrapper: Some("DescribeLoadBalancerAttributesResult"),
        paginator: None,
        help: "Lists the attributes of a load balancer.",
        example: "",
    },
    Operation {
        name: "DescribeLoadBalancers",
        command: "describe-load-balancers",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_LOAD_BALANCERS_INPUT,
        output: Some(&DESCRIBE_LOAD_BALANCERS_OUTPUT),
        result_wrapper: Some("DescribeLoadBalancersResult"),
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["NextMarker"], limit_key: Some("PageSize"), result_keys: &["LoadBalancers"], more_results: None }),
        help: "Lists load balancers.",
        example: "",
    },
    Operation {
        name: "DescribeTags",
        command: "describe-tags",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TAGS_INPUT,
        output: Some(&DESCRIBE_TAGS_OUTPUT),
        result_wrapper: Some("DescribeTagsResult"),
        paginator: None,
        help: "Lists the tags of load balancers, target groups and listeners.",
        example: "",
    },
    Operation {
        name: "DescribeTargetGroupAttributes",
        command: "describe-target-group-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TARGET_GROUP_ATTRIBUTES_INPUT,
        output: Some(&DESCRIBE_TARGET_GROUP_ATTRIBUTES_OUTPUT),
        result_wrapper: Some("DescribeTargetGroupAttributesResult"),
        paginator: None,
        help: "Lists the attributes of a target group.",
        example: "",
    },
    Operation {
        name: "DescribeTargetGroups",
        command: "describe-target-groups",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TARGET_GROUPS_INPUT,
        output: Some(&DESCRIBE_TARGET_GROUPS_OUTPUT),
        result_wrapper: Some("DescribeTargetGroupsResult"),
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["NextMarker"], limit_key: Some("PageSize"), result_keys: &["TargetGroups"], more_results: None }),
        help: "Lists target groups.",
        example: "",
    },
    Operation {
        name: "DescribeTargetHealth",
        command: "describe-target-health",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TARGET_HEALTH_INPUT,
        output: Some(&DESCRIBE_TARGET_HEALTH_OUTPUT),
        result_wrapper: Some("DescribeTargetHealthResult"),
        paginator: None,
        help: "Shows the health of a target group's targets.",
        example: "",
    },
    Operation {
        name: "ModifyListener",
        command: "modify-listener",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_LISTENER_INPUT,
        output: Some(&MODIFY_LISTENER_OUTPUT),
        result_wrapper: Some("ModifyListenerResult"),
        paginator: None,
        help: "Changes a listener.",
        example: "",
    },
    Operation {
        name: "ModifyLoadBalancerAttributes",
        command: "modify-load-balancer-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_LOAD_BALANCER_ATTRIBUTES_INPUT,
        output: Some(&MODIFY_LOAD_BALANCER_ATTRIBUTES_OUTPUT),
        result_wrapper: Some("ModifyLoadBalancerAttributesResult"),
        paginator: None,
        help: "Changes attributes of a load balancer.",
        example: "",
    },
    Operation {
        name: "ModifyTargetGroup",
        command: "modify-target-group",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_TARGET_GROUP_INPUT,
        output: Some(&MODIFY_TARGET_GROUP_OUTPUT),
        result_wrapper: Some("ModifyTargetGroupResult"),
        paginator: None,
        help: "Changes the health checks of a target group.",
        example: "",
    },
    Operation {
        name: "ModifyTargetGroupAttributes",
        command: "modify-target-group-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_TARGET_GROUP_ATTRIBUTES_INPUT,
        output: Some(&MODIFY_TARGET_GROUP_ATTRIBUTES_OUTPUT),
        result_wrapper: Some("ModifyTargetGroupAttributesResult"),
        paginator: None,
        help: "Changes attributes of a target group.",
        example: "",
    },
    Operation {
        name: "RegisterTargets",
        command: "register-targets",
        http: ("POST", "/"),
        status: 200,
        input: &REGISTER_TARGETS_INPUT,
        output: Some(&REGISTER_TARGETS_OUTPUT),
        result_wrapper: Some("RegisterTargetsResult"),
        paginator: None,
        help: "Adds targets to a target group.",
        example: "",
    },
    Operation {
        name: "RemoveTags",
        command: "remove-tags",
        http: ("POST", "/"),
        status: 200,
        input: &REMOVE_TAGS_INPUT,
        output: Some(&REMOVE_TAGS_OUTPUT),
        result_wrapper: Some("RemoveTagsResult"),
        paginator: None,
        help: "Takes tags off load balancers, target groups and listeners.",
        example: "",
    },
    Operation {
        name: "SetIpAddressType",
        command: "set-ip-address-type",
        http: ("POST", "/"),
        status: 200,
        input: &SET_IP_ADDRESS_TYPE_INPUT,
        output: Some(&SET_IP_ADDRESS_TYPE_OUTPUT),
        result_wrapper: Some("SetIpAddressTypeResult"),
        paginator: None,
        help: "Changes the address type of a load balancer.",
        example: "",
    },
    Operation {
        name: "SetSecurityGroups",
        command: "set-security-groups",
        http: ("POST", "/"),
        status: 200,
        input: &SET_SECURITY_GROUPS_INPUT,
        output: Some(&SET_SECURITY_GROUPS_OUTPUT),
        result_wrapper: Some("SetSecurityGroupsResult"),
        paginator: None,
        help: "Changes the security groups of a load balancer.",
        example: "",
    },
    Operation {
        name: "SetSubnets",
        command: "set-subnets",
        http: ("POST", "/"),
        status: 200,
        input: &SET_SUBNETS_INPUT,
        output: Some(&SET_SUBNETS_OUTPUT),
        result_wrapper: Some("SetSubnetsResult"),
        paginator: None,
        help: "Changes the subnets of a load balancer.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[
    Waiter {
        name: "LoadBalancerAvailable",
        command: "load-balancer-available",
        operation: "DescribeLoadBalancers",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("LoadBalancers[].State.Code", Expected::Text("active")) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::PathAny("LoadBalancers[].State.Code", Expected::Text("provisioning")) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("LoadBalancerNotFound") },
        ],
    },
    Waiter {
        name: "LoadBalancerExists",
        command: "load-balancer-exists",
        operation: "DescribeLoadBalancers",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Status(200) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("LoadBalancerNotFound") },
        ],
    },
    Waiter {
        name: "LoadBalancersDeleted",
        command: "load-balancers-deleted",
        operation: "DescribeLoadBalancers",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Retry, matcher: Matcher::PathAll("LoadBalancers[].State.Code", Expected::Text("active")) },
            Acceptor { state: WaiterState::Success, matcher: Matcher::Error("LoadBalancerNotFound") },
        ],
    },
    Waiter {
        name: "TargetDeregistered",
        command: "target-deregistered",
        operation: "DescribeTargetHealth",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Error("InvalidTarget") },
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("TargetHealthDescriptions[].TargetHealth.State", Expected::Text("unused")) },
        ],
    },
    Waiter {
        name: "TargetInService",
        command: "target-in-service",
        operation: "DescribeTargetHealth",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("TargetHealthDescriptions[].TargetHealth.State", Expected::Text("healthy")) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("InvalidInstance") },
        ],
    },
];

static ACTION: Shape = Shape { name: "Action", kind: Kind::Structure(&[
    Member { required: true, ..member("Type", "type", &ACTION_TYPE_ENUM, "Type", "Type") },
    member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn"),
    member("AuthenticateOidcConfig", "authenticate-oidc-config", &AUTHENTICATE_OIDC_ACTION_CONFIG, "AuthenticateOidcConfig", "AuthenticateOidcConfig"),
    member("AuthenticateCognitoConfig", "authenticate-cognito-config", &AUTHENTICATE_COGNITO_ACTION_CONFIG, "AuthenticateCognitoConfig", "AuthenticateCognitoConfig"),
    member("Order", "order", &ACTION_ORDER, "Order", "Order"),
    member("RedirectConfig", "redirect-config", &REDIRECT_ACTION_CONFIG, "RedirectConfig", "RedirectConfig"),
    member("FixedResponseConfig", "fixed-response-config", &FIXED_RESPONSE_ACTION_CONFIG, "FixedResponseConfig", "FixedResponseConfig"),
    member("ForwardConfig", "forward-config", &FORWARD_ACTION_CONFIG, "ForwardConfig", "ForwardConfig"),
    member("JwtValidationConfig", "jwt-validation-config", &JWT_VALIDATION_ACTION_CONFIG, "JwtValidationConfig", "JwtValidationConfig"),
]) };
static ACTION_ORDER: Shape = Shape { name: "ActionOrder", kind: Kind::Integer(Bounds { min: Some(1), max: Some(50_000) }) };
static ACTION_TYPE_ENUM: Shape = Shape { name: "ActionTypeEnum", kind: Kind::String { choices: &["forward", "authenticate-oidc", "authenticate-cognito", "redirect", "fixed-response", "jwt-validation"], bounds: Bounds::NONE } };
static ACTIONS: Shape = Shape { name: "Actions", kind: Kind::List { item: &ACTION, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static ADD_TAGS_INPUT: Shape = Shape { name: "AddTagsInput", kind: Kind::Structure(&[
    Member { required: true, help: "Load balancers, target groups and listeners.", ..member("ResourceArns", "resource-arns", &RESOURCE_ARNS, "ResourceArns", "ResourceArns") },
    Member { required: true, help: "The tags: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tags", "Tags") },
]) };
static ADD_TAGS_OUTPUT: Shape = Shape { name: "AddTagsOutput", kind: Kind::Structure(&[]) };
static ADMINISTRATIVE_OVERRIDE: Shape = Shape { name: "AdministrativeOverride", kind: Kind::Structure(&[
    member("State", "state", &TARGET_ADMINISTRATIVE_OVERRIDE_STATE_ENUM, "State", "State"),
    member("Reason", "reason", &TARGET_ADMINISTRATIVE_OVERRIDE_REASON_ENUM, "Reason", "Reason"),
    member("Description", "description", &DESCRIPTION, "Description", "Description"),
]) };
static ADVERTISE_TRUST_STORE_CA_NAMES_ENUM: Shape = Shape { name: "AdvertiseTrustStoreCaNamesEnum", kind: Kind::String { choices: &["on", "off"], bounds: Bounds::NONE } };
static ALLOCATION_ID: Shape = Shape { name: "AllocationId", kind: TEXT };
static ALPN_POLICY_NAME: Shape = Shape { name: "AlpnPolicyName", kind: Kind::List { item: &ALPN_POLICY_VALUE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static ALPN_POLICY_VALUE: Shape = Shape { name: "AlpnPolicyValue", kind: TEXT };
static ANOMALY_DETECTION: Shape = Shape { name: "AnomalyDetection", kind: Kind::Structure(&[
    member("Result", "result", &ANOMALY_RESULT_ENUM, "Result", "Result"),
    member("MitigationInEffect", "mitigation-in-effect", &MITIGATION_IN_EFFECT_ENUM, "MitigationInEffect", "MitigationInEffect"),
]) };
static ANOMALY_RESULT_ENUM: Shape = Shape { name: "AnomalyResultEnum", kind: Kind::String { choices: &["anomalous", "normal"], bounds: Bounds::NONE } };
static AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_EXTRA_PARAMS: Shape = Shape { name: "AuthenticateCognitoActionAuthenticationRequestExtraParams", kind: Kind::Map { key: &AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_PARAM_NAME, value: &AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_PARAM_VALUE, names: ("key", "value"), bounds: Bounds::NONE } };
static AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_PARAM_NAME: Shape = Shape { name: "AuthenticateCognitoActionAuthenticationRequestParamName", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_PARAM_VALUE: Shape = Shape { name: "AuthenticateCognitoActionAuthenticationRequestParamValue", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_CONDITIONAL_BEHAVIOR_ENUM: Shape = Shape { name: "AuthenticateCognitoActionConditionalBehaviorEnum", kind: Kind::String { choices: &["deny", "allow", "authenticate"], bounds: Bounds::NONE } };
static AUTHENTICATE_COGNITO_ACTION_CONFIG: Shape = Shape { name: "AuthenticateCognitoActionConfig", kind: Kind::Structure(&[
    Member { required: true, ..member("UserPoolArn", "user-pool-arn", &AUTHENTICATE_COGNITO_ACTION_USER_POOL_ARN, "UserPoolArn", "UserPoolArn") },
    Member { required: true, ..member("UserPoolClientId", "user-pool-client-id", &AUTHENTICATE_COGNITO_ACTION_USER_POOL_CLIENT_ID, "UserPoolClientId", "UserPoolClientId") },
    Member { required: true, ..member("UserPoolDomain", "user-pool-domain", &AUTHENTICATE_COGNITO_ACTION_USER_POOL_DOMAIN, "UserPoolDomain", "UserPoolDomain") },
    member("SessionCookieName", "session-cookie-name", &AUTHENTICATE_COGNITO_ACTION_SESSION_COOKIE_NAME, "SessionCookieName", "SessionCookieName"),
    member("Scope", "scope", &AUTHENTICATE_COGNITO_ACTION_SCOPE, "Scope", "Scope"),
    member("SessionTimeout", "session-timeout", &AUTHENTICATE_COGNITO_ACTION_SESSION_TIMEOUT, "SessionTimeout", "SessionTimeout"),
    member("AuthenticationRequestExtraParams", "authentication-request-extra-params", &AUTHENTICATE_COGNITO_ACTION_AUTHENTICATION_REQUEST_EXTRA_PARAMS, "AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams"),
    member("OnUnauthenticatedRequest", "on-unauthenticated-request", &AUTHENTICATE_COGNITO_ACTION_CONDITIONAL_BEHAVIOR_ENUM, "OnUnauthenticatedRequest", "OnUnauthenticatedRequest"),
]) };
static AUTHENTICATE_COGNITO_ACTION_SCOPE: Shape = Shape { name: "AuthenticateCognitoActionScope", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_SESSION_COOKIE_NAME: Shape = Shape { name: "AuthenticateCognitoActionSessionCookieName", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_SESSION_TIMEOUT: Shape = Shape { name: "AuthenticateCognitoActionSessionTimeout", kind: Kind::Long(Bounds::NONE) };
static AUTHENTICATE_COGNITO_ACTION_USER_POOL_ARN: Shape = Shape { name: "AuthenticateCognitoActionUserPoolArn", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_USER_POOL_CLIENT_ID: Shape = Shape { name: "AuthenticateCognitoActionUserPoolClientId", kind: TEXT };
static AUTHENTICATE_COGNITO_ACTION_USER_POOL_DOMAIN: Shape = Shape { name: "AuthenticateCognitoActionUserPoolDomain", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_EXTRA_PARAMS: Shape = Shape { name: "AuthenticateOidcActionAuthenticationRequestExtraParams", kind: Kind::Map { key: &AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_PARAM_NAME, value: &AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_PARAM_VALUE, names: ("key", "value"), bounds: Bounds::NONE } };
static AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_PARAM_NAME: Shape = Shape { name: "AuthenticateOidcActionAuthenticationRequestParamName", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_PARAM_VALUE: Shape = Shape { name: "AuthenticateOidcActionAuthenticationRequestParamValue", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_AUTHORIZATION_ENDPOINT: Shape = Shape { name: "AuthenticateOidcActionAuthorizationEndpoint", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_CLIENT_ID: Shape = Shape { name: "AuthenticateOidcActionClientId", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_CLIENT_SECRET: Shape = Shape { name: "AuthenticateOidcActionClientSecret", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_CONDITIONAL_BEHAVIOR_ENUM: Shape = Shape { name: "AuthenticateOidcActionConditionalBehaviorEnum", kind: Kind::String { choices: &["deny", "allow", "authenticate"], bounds: Bounds::NONE } };
static AUTHENTICATE_OIDC_ACTION_CONFIG: Shape = Shape { name: "AuthenticateOidcActionConfig", kind: Kind::Structure(&[
    Member { required: true, ..member("Issuer", "issuer", &AUTHENTICATE_OIDC_ACTION_ISSUER, "Issuer", "Issuer") },
    Member { required: true, ..member("AuthorizationEndpoint", "authorization-endpoint", &AUTHENTICATE_OIDC_ACTION_AUTHORIZATION_ENDPOINT, "AuthorizationEndpoint", "AuthorizationEndpoint") },
    Member { required: true, ..member("TokenEndpoint", "token-endpoint", &AUTHENTICATE_OIDC_ACTION_TOKEN_ENDPOINT, "TokenEndpoint", "TokenEndpoint") },
    Member { required: true, ..member("UserInfoEndpoint", "user-info-endpoint", &AUTHENTICATE_OIDC_ACTION_USER_INFO_ENDPOINT, "UserInfoEndpoint", "UserInfoEndpoint") },
    Member { required: true, ..member("ClientId", "client-id", &AUTHENTICATE_OIDC_ACTION_CLIENT_ID, "ClientId", "ClientId") },
    member("ClientSecret", "client-secret", &AUTHENTICATE_OIDC_ACTION_CLIENT_SECRET, "ClientSecret", "ClientSecret"),
    member("SessionCookieName", "session-cookie-name", &AUTHENTICATE_OIDC_ACTION_SESSION_COOKIE_NAME, "SessionCookieName", "SessionCookieName"),
    member("Scope", "scope", &AUTHENTICATE_OIDC_ACTION_SCOPE, "Scope", "Scope"),
    member("SessionTimeout", "session-timeout", &AUTHENTICATE_OIDC_ACTION_SESSION_TIMEOUT, "SessionTimeout", "SessionTimeout"),
    member("AuthenticationRequestExtraParams", "authentication-request-extra-params", &AUTHENTICATE_OIDC_ACTION_AUTHENTICATION_REQUEST_EXTRA_PARAMS, "AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams"),
    member("OnUnauthenticatedRequest", "on-unauthenticated-request", &AUTHENTICATE_OIDC_ACTION_CONDITIONAL_BEHAVIOR_ENUM, "OnUnauthenticatedRequest", "OnUnauthenticatedRequest"),
    member("UseExistingClientSecret", "use-existing-client-secret", &AUTHENTICATE_OIDC_ACTION_USE_EXISTING_CLIENT_SECRET, "UseExistingClientSecret", "UseExistingClientSecret"),
]) };
static AUTHENTICATE_OIDC_ACTION_ISSUER: Shape = Shape { name: "AuthenticateOidcActionIssuer", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_SCOPE: Shape = Shape { name: "AuthenticateOidcActionScope", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_SESSION_COOKIE_NAME: Shape = Shape { name: "AuthenticateOidcActionSessionCookieName", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_SESSION_TIMEOUT: Shape = Shape { name: "AuthenticateOidcActionSessionTimeout", kind: Kind::Long(Bounds::NONE) };
static AUTHENTICATE_OIDC_ACTION_TOKEN_ENDPOINT: Shape = Shape { name: "AuthenticateOidcActionTokenEndpoint", kind: TEXT };
static AUTHENTICATE_OIDC_ACTION_USE_EXISTING_CLIENT_SECRET: Shape = Shape { name: "AuthenticateOidcActionUseExistingClientSecret", kind: Kind::Boolean };
static AUTHENTICATE_OIDC_ACTION_USER_INFO_ENDPOINT: Shape = Shape { name: "AuthenticateOidcActionUserInfoEndpoint", kind: TEXT };
static AVAILABILITY_ZONE: Shape = Shape { name: "AvailabilityZone", kind: Kind::Structure(&[
    member("ZoneName", "zone-name", &ZONE_NAME, "ZoneName", "ZoneName"),
    member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "SubnetId"),
    member("OutpostId", "outpost-id", &OUTPOST_ID, "OutpostId", "OutpostId"),
    member("LoadBalancerAddresses", "load-balancer-addresses", &LOAD_BALANCER_ADDRESSES, "LoadBalancerAddresses", "LoadBalancerAddresses"),
    member("SourceNatIpv6Prefixes", "source-nat-ipv6-prefixes", &SOURCE_NAT_IPV6_PREFIXES, "SourceNatIpv6Prefixes", "SourceNatIpv6Prefixes"),
]) };
static AVAILABILITY_ZONES: Shape = Shape { name: "AvailabilityZones", kind: Kind::List { item: &AVAILABILITY_ZONE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static CANONICAL_HOSTED_ZONE_ID: Shape = Shape { name: "CanonicalHostedZoneId", kind: TEXT };
static CERTIFICATE: Shape = Shape { name: "Certificate", kind: Kind::Structure(&[
    member("CertificateArn", "certificate-arn", &CERTIFICATE_ARN, "CertificateArn", "CertificateArn"),
    member("IsDefault", "is-default", &DEFAULT, "IsDefault", "IsDefault"),
]) };
static CERTIFICATE_ARN: Shape = Shape { name: "CertificateArn", kind: TEXT };
static CERTIFICATE_LIST: Shape = Shape { name: "CertificateList", kind: Kind::List { item: &CERTIFICATE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static CREATE_LISTENER_INPUT: Shape = Shape { name: "CreateListenerInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { help: "The protocol: TCP, TLS, UDP or TCP_UDP for a Network Load Balancer.", ..member("Protocol", "protocol", &PROTOCOL_ENUM, "Protocol", "Protocol") },
    Member { help: "The port that it listens on.", ..member("Port", "port", &PORT, "Port", "Port") },
    Member { help: "By name, the TLS versions and ciphers on offer.", ..member("SslPolicy", "ssl-policy", &SSL_POLICY_NAME, "SslPolicy", "SslPolicy") },
    Member { help: "The certificate to show; exactly one.", ..member("Certificates", "certificates", &CERTIFICATE_LIST, "Certificates", "Certificates") },
    Member { required: true, help: "What is done with a connection that no rule is for.", ..member("DefaultActions", "default-actions", &ACTIONS, "DefaultActions", "DefaultActions") },
    Member { help: "Which application protocols a TLS listener agrees to.", ..member("AlpnPolicy", "alpn-policy", &ALPN_POLICY_NAME, "AlpnPolicy", "AlpnPolicy") },
    Member { help: "Tags for what is made: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tags", "Tags") },
    Member { help: "Whether, and against what, clients' certificates are checked.", ..member("MutualAuthentication", "mutual-authentication", &MUTUAL_AUTHENTICATION_ATTRIBUTES, "MutualAuthentication", "MutualAuthentication") },
]) };
static CREATE_LISTENER_OUTPUT: Shape = Shape { name: "CreateListenerOutput", kind: Kind::Structure(&[
    member("Listeners", "listeners", &LISTENERS, "Listeners", "Listeners"),
]) };
static CREATE_LOAD_BALANCER_INPUT: Shape = Shape { name: "CreateLoadBalancerInput", kind: Kind::Structure(&[
    Member { required: true, help: "A name that no other load balancer of the account has in the Region.", ..member("Name", "name", &LOAD_BALANCER_NAME, "Name", "Name") },
    Member { help: "The subnets that it stands in, one a zone.", ..member("Subnets", "subnets", &SUBNETS, "Subnets", "Subnets") },
    Member { help: "The same, with addresses of your choice.", ..member("SubnetMappings", "subnet-mappings", &SUBNET_MAPPINGS, "SubnetMappings", "SubnetMappings") },
    Member { help: "Its security groups; without any it can never have some.", ..member("SecurityGroups", "security-groups", &SECURITY_GROUPS, "SecurityGroups", "SecurityGroups") },
    Member { help: "Whether it has public addresses; internet-facing if not given.", ..member("Scheme", "scheme", &LOAD_BALANCER_SCHEME_ENUM, "Scheme", "Scheme") },
    Member { help: "Tags for what is made: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tags", "Tags") },
    Member { help: "Its kind; application if not given.", ..member("Type", "type", &LOAD_BALANCER_TYPE_ENUM, "Type", "Type") },
    Member { help: "Which addresses it has; ipv4 if not given.", ..member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType") },
    Member { help: "On an Outpost: the pool of your own addresses.", ..member("CustomerOwnedIpv4Pool", "customer-owned-ipv4-pool", &CUSTOMER_OWNED_IPV4_POOL, "CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool") },
    Member { help: "Whether it gets an IPv6 prefix for source NAT.", ..member("EnablePrefixForIpv6SourceNat", "enable-prefix-for-ipv6-source-nat", &ENABLE_PREFIX_FOR_IPV6_SOURCE_NAT_ENUM, "EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat") },
    Member { help: "The IPAM pools that give its public addresses.", ..member("IpamPools", "ipam-pools", &IPAM_POOLS, "IpamPools", "IpamPools") },
]) };
static CREATE_LOAD_BALANCER_OUTPUT: Shape = Shape { name: "CreateLoadBalancerOutput", kind: Kind::Structure(&[
    member("LoadBalancers", "load-balancers", &LOAD_BALANCERS, "LoadBalancers", "LoadBalancers"),
]) };
static CREATE_TARGET_GROUP_INPUT: Shape = Shape { name: "CreateTargetGroupInput", kind: Kind::Structure(&[
    Member { required: true, help: "A name that no other target group of the account has in the Region.", ..member("Name", "name", &TARGET_GROUP_NAME, "Name", "Name") },
    Member { help: "How targets are spoken to.", ..member("Protocol", "protocol", &PROTOCOL_ENUM, "Protocol", "Protocol") },
    Member { help: "HTTP1, HTTP2 or GRPC.", ..member("ProtocolVersion", "protocol-version", &PROTOCOL_VERSION, "ProtocolVersion", "ProtocolVersion") },
    Member { help: "The targets' port, unless a target has its own.", ..member("Port", "port", &PORT, "Port", "Port") },
    Member { help: "The VPC of the targets; not for Lambda functions.", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "How targets are checked.", ..member("HealthCheckProtocol", "health-check-protocol", &PROTOCOL_ENUM, "HealthCheckProtocol", "HealthCheckProtocol") },
    Member { help: "The port to check; traffic-port is the one that traffic goes to.", ..member("HealthCheckPort", "health-check-port", &HEALTH_CHECK_PORT, "HealthCheckPort", "HealthCheckPort") },
    Member { help: "Whether targets are checked.", ..member("HealthCheckEnabled", "health-check-enabled", &HEALTH_CHECK_ENABLED, "HealthCheckEnabled", "HealthCheckEnabled") },
    Member { help: "The path that an HTTP check asks for.", ..member("HealthCheckPath", "health-check-path", &PATH, "HealthCheckPath", "HealthCheckPath") },
    Member { help: "Seconds between two checks.", ..member("HealthCheckIntervalSeconds", "health-check-interval-seconds", &HEALTH_CHECK_INTERVAL_SECONDS, "HealthCheckIntervalSeconds", "HealthCheckIntervalSeconds") },
    Member { help: "Seconds until a check has failed.", ..member("HealthCheckTimeoutSeconds", "health-check-timeout-seconds", &HEALTH_CHECK_TIMEOUT_SECONDS, "HealthCheckTimeoutSeconds", "HealthCheckTimeoutSeconds") },
    Member { help: "Good checks in a row until a target is healthy.", ..member("HealthyThresholdCount", "healthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "HealthyThresholdCount", "HealthyThresholdCount") },
    Member { help: "Failed checks in a row until a target is unhealthy.", ..member("UnhealthyThresholdCount", "unhealthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "UnhealthyThresholdCount", "UnhealthyThresholdCount") },
    Member { help: "The answers to a check that are good.", ..member("Matcher", "matcher", &MATCHER, "Matcher", "Matcher") },
    Member { help: "What targets are; instance if not given.", ..member("TargetType", "target-type", &TARGET_TYPE_ENUM, "TargetType", "TargetType") },
    Member { help: "Tags for what is made: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tags", "Tags") },
    Member { help: "Which addresses targets have.", ..member("IpAddressType", "ip-address-type", &TARGET_GROUP_IP_ADDRESS_TYPE_ENUM, "IpAddressType", "IpAddressType") },
    Member { help: "The port on which targets say how busy they are.", ..member("TargetControlPort", "target-control-port", &TARGET_CONTROL_PORT, "TargetControlPort", "TargetControlPort") },
]) };
static CREATE_TARGET_GROUP_OUTPUT: Shape = Shape { name: "CreateTargetGroupOutput", kind: Kind::Structure(&[
    member("TargetGroups", "target-groups", &TARGET_GROUPS, "TargetGroups", "TargetGroups"),
]) };
static CREATED_TIME: Shape = Shape { name: "CreatedTime", kind: Kind::Timestamp };
static CUSTOMER_OWNED_IPV4_POOL: Shape = Shape { name: "CustomerOwnedIpv4Pool", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(256) } } };
static DNS_NAME: Shape = Shape { name: "DNSName", kind: TEXT };
static DEFAULT: Shape = Shape { name: "Default", kind: Kind::Boolean };
static DELETE_LISTENER_INPUT: Shape = Shape { name: "DeleteListenerInput", kind: Kind::Structure(&[
    Member { required: true, help: "The listener.", ..member("ListenerArn", "listener-arn", &LISTENER_ARN, "ListenerArn", "ListenerArn") },
]) };
static DELETE_LISTENER_OUTPUT: Shape = Shape { name: "DeleteListenerOutput", kind: Kind::Structure(&[]) };
static DELETE_LOAD_BALANCER_INPUT: Shape = Shape { name: "DeleteLoadBalancerInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
]) };
static DELETE_LOAD_BALANCER_OUTPUT: Shape = Shape { name: "DeleteLoadBalancerOutput", kind: Kind::Structure(&[]) };
static DELETE_TARGET_GROUP_INPUT: Shape = Shape { name: "DeleteTargetGroupInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
]) };
static DELETE_TARGET_GROUP_OUTPUT: Shape = Shape { name: "DeleteTargetGroupOutput", kind: Kind::Structure(&[]) };
static DEREGISTER_TARGETS_INPUT: Shape = Shape { name: "DeregisterTargetsInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
    Member { required: true, help: "The targets by id, each with a port of its own or the group's.", ..member("Targets", "targets", &TARGET_DESCRIPTIONS, "Targets", "Targets") },
]) };
static DEREGISTER_TARGETS_OUTPUT: Shape = Shape { name: "DeregisterTargetsOutput", kind: Kind::Structure(&[]) };
static DESCRIBE_ACCOUNT_LIMITS_INPUT: Shape = Shape { name: "DescribeAccountLimitsInput", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("Marker", "marker", &MARKER, "Marker", "Marker") },
    Member { help: "The most items of one page.", ..member("PageSize", "page-size", &PAGE_SIZE, "PageSize", "PageSize") },
]) };
static DESCRIBE_ACCOUNT_LIMITS_OUTPUT: Shape = Shape { name: "DescribeAccountLimitsOutput", kind: Kind::Structure(&[
    member("Limits", "limits", &LIMITS, "Limits", "Limits"),
    member("NextMarker", "next-marker", &MARKER, "NextMarker", "NextMarker"),
]) };
static DESCRIBE_LISTENERS_INPUT: Shape = Shape { name: "DescribeListenersInput", kind: Kind::Structure(&[
    Member { help: "All of this load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { help: "Listeners by ARN.", ..member("ListenerArns", "listener-arns", &LISTENER_ARNS, "ListenerArns", "ListenerArns") },
    Member { help: "Where to go on, from the answer before.", ..member("Marker", "marker", &MARKER, "Marker", "Marker") },
    Member { help: "The most items of one page.", ..member("PageSize", "page-size", &PAGE_SIZE, "PageSize", "PageSize") },
]) };
static DESCRIBE_LISTENERS_OUTPUT: Shape = Shape { name: "DescribeListenersOutput", kind: Kind::Structure(&[
    member("Listeners", "listeners", &LISTENERS, "Listeners", "Listeners"),
    member("NextMarker", "next-marker", &MARKER, "NextMarker", "NextMarker"),
]) };
static DESCRIBE_LOAD_BALANCER_ATTRIBUTES_INPUT: Shape = Shape { name: "DescribeLoadBalancerAttributesInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
]) };
static DESCRIBE_LOAD_BALANCER_ATTRIBUTES_OUTPUT: Shape = Shape { name: "DescribeLoadBalancerAttributesOutput", kind: Kind::Structure(&[
    member("Attributes", "attributes", &LOAD_BALANCER_ATTRIBUTES, "Attributes", "Attributes"),
]) };
static DESCRIBE_LOAD_BALANCERS_INPUT: Shape = Shape { name: "DescribeLoadBalancersInput", kind: Kind::Structure(&[
    Member { help: "Load balancers by ARN.", ..member("LoadBalancerArns", "load-balancer-arns", &LOAD_BALANCER_ARNS, "LoadBalancerArns", "LoadBalancerArns") },
    Member { help: "Load balancers by name.", ..member("Names", "names", &LOAD_BALANCER_NAMES, "Names", "Names") },
    Member { help: "Where to go on, from the answer before.", ..member("Marker", "marker", &MARKER, "Marker", "Marker") },
    Member { help: "The most items of one page.", ..member("PageSize", "page-size", &PAGE_SIZE, "PageSize", "PageSize") },
]) };
static DESCRIBE_LOAD_BALANCERS_OUTPUT: Shape = Shape { name: "DescribeLoadBalancersOutput", kind: Kind::Structure(&[
    member("LoadBalancers", "load-balancers", &LOAD_BALANCERS, "LoadBalancers", "LoadBalancers"),
    member("NextMarker", "next-marker", &MARKER, "NextMarker", "NextMarker"),
]) };
static DESCRIBE_TAGS_INPUT: Shape = Shape { name: "DescribeTagsInput", kind: Kind::Structure(&[
    Member { required: true, help: "Load balancers, target groups and listeners.", ..member("ResourceArns", "resource-arns", &RESOURCE_ARNS, "ResourceArns", "ResourceArns") },
]) };
static DESCRIBE_TAGS_OUTPUT: Shape = Shape { name: "DescribeTagsOutput", kind: Kind::Structure(&[
    member("TagDescriptions", "tag-descriptions", &TAG_DESCRIPTIONS, "TagDescriptions", "TagDescriptions"),
]) };
static DESCRIBE_TARGET_GROUP_ATTRIBUTES_INPUT: Shape = Shape { name: "DescribeTargetGroupAttributesInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
]) };
static DESCRIBE_TARGET_GROUP_ATTRIBUTES_OUTPUT: Shape = Shape { name: "DescribeTargetGroupAttributesOutput", kind: Kind::Structure(&[
    member("Attributes", "attributes", &TARGET_GROUP_ATTRIBUTES, "Attributes", "Attributes"),
]) };
static DESCRIBE_TARGET_GROUPS_INPUT: Shape = Shape { name: "DescribeTargetGroupsInput", kind: Kind::Structure(&[
    Member { help: "Those that this load balancer leads to.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { help: "Target groups by ARN.", ..member("TargetGroupArns", "target-group-arns", &TARGET_GROUP_ARNS, "TargetGroupArns", "TargetGroupArns") },
    Member { help: "Target groups by name.", ..member("Names", "names", &TARGET_GROUP_NAMES, "Names", "Names") },
    Member { help: "Where to go on, from the answer before.", ..member("Marker", "marker", &MARKER, "Marker", "Marker") },
    Member { help: "The most items of one page.", ..member("PageSize", "page-size", &PAGE_SIZE, "PageSize", "PageSize") },
]) };
static DESCRIBE_TARGET_GROUPS_OUTPUT: Shape = Shape { name: "DescribeTargetGroupsOutput", kind: Kind::Structure(&[
    member("TargetGroups", "target-groups", &TARGET_GROUPS, "TargetGroups", "TargetGroups"),
    member("NextMarker", "next-marker", &MARKER, "NextMarker", "NextMarker"),
]) };
static DESCRIBE_TARGET_HEALTH_INPUT: Shape = Shape { name: "DescribeTargetHealthInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
    Member { help: "Only these targets.", ..member("Targets", "targets", &TARGET_DESCRIPTIONS, "Targets", "Targets") },
    Member { help: "What else is told of each target.", ..member("Include", "include", &LIST_OF_DESCRIBE_TARGET_HEALTH_INCLUDE_OPTIONS, "Include", "Include") },
]) };
static DESCRIBE_TARGET_HEALTH_INPUT_INCLUDE_ENUM: Shape = Shape { name: "DescribeTargetHealthInputIncludeEnum", kind: Kind::String { choices: &["AnomalyDetection", "All"], bounds: Bounds::NONE } };
static DESCRIBE_TARGET_HEALTH_OUTPUT: Shape = Shape { name: "DescribeTargetHealthOutput", kind: Kind::Structure(&[
    member("TargetHealthDescriptions", "target-health-descriptions", &TARGET_HEALTH_DESCRIPTIONS, "TargetHealthDescriptions", "TargetHealthDescriptions"),
]) };
static DESCRIPTION: Shape = Shape { name: "Description", kind: TEXT };
static ENABLE_PREFIX_FOR_IPV6_SOURCE_NAT_ENUM: Shape = Shape { name: "EnablePrefixForIpv6SourceNatEnum", kind: Kind::String { choices: &["on", "off"], bounds: Bounds::NONE } };
static ENFORCE_SECURITY_GROUP_INBOUND_RULES_ON_PRIVATE_LINK_TRAFFIC: Shape = Shape { name: "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", kind: TEXT };
static ENFORCE_SECURITY_GROUP_INBOUND_RULES_ON_PRIVATE_LINK_TRAFFIC_ENUM: Shape = Shape { name: "EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum", kind: Kind::String { choices: &["on", "off"], bounds: Bounds::NONE } };
static FIXED_RESPONSE_ACTION_CONFIG: Shape = Shape { name: "FixedResponseActionConfig", kind: Kind::Structure(&[
    member("MessageBody", "message-body", &FIXED_RESPONSE_ACTION_MESSAGE, "MessageBody", "MessageBody"),
    Member { required: true, ..member("StatusCode", "status-code", &FIXED_RESPONSE_ACTION_STATUS_CODE, "StatusCode", "StatusCode") },
    member("ContentType", "content-type", &FIXED_RESPONSE_ACTION_CONTENT_TYPE, "ContentType", "ContentType"),
]) };
static FIXED_RESPONSE_ACTION_CONTENT_TYPE: Shape = Shape { name: "FixedResponseActionContentType", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(32) } } };
static FIXED_RESPONSE_ACTION_MESSAGE: Shape = Shape { name: "FixedResponseActionMessage", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(1_024) } } };
static FIXED_RESPONSE_ACTION_STATUS_CODE: Shape = Shape { name: "FixedResponseActionStatusCode", kind: TEXT };
static FORWARD_ACTION_CONFIG: Shape = Shape { name: "ForwardActionConfig", kind: Kind::Structure(&[
    member("TargetGroups", "target-groups", &TARGET_GROUP_LIST, "TargetGroups", "TargetGroups"),
    member("TargetGroupStickinessConfig", "target-group-stickiness-config", &TARGET_GROUP_STICKINESS_CONFIG, "TargetGroupStickinessConfig", "TargetGroupStickinessConfig"),
]) };
static GRPC_CODE: Shape = Shape { name: "GrpcCode", kind: TEXT };
static HEALTH_CHECK_ENABLED: Shape = Shape { name: "HealthCheckEnabled", kind: Kind::Boolean };
static HEALTH_CHECK_INTERVAL_SECONDS: Shape = Shape { name: "HealthCheckIntervalSeconds", kind: Kind::Integer(Bounds { min: Some(5), max: Some(300) }) };
static HEALTH_CHECK_PORT: Shape = Shape { name: "HealthCheckPort", kind: TEXT };
static HEALTH_CHECK_THRESHOLD_COUNT: Shape = Shape { name: "HealthCheckThresholdCount", kind: Kind::Integer(Bounds { min: Some(2), max: Some(10) }) };
static HEALTH_CHECK_TIMEOUT_SECONDS: Shape = Shape { name: "HealthCheckTimeoutSeconds", kind: Kind::Integer(Bounds { min: Some(2), max: Some(120) }) };
static HTTP_CODE: Shape = Shape { name: "HttpCode", kind: TEXT };
static I_PV6_ADDRESS: Shape = Shape { name: "IPv6Address", kind: TEXT };
static IGNORE_CLIENT_CERTIFICATE_EXPIRY: Shape = Shape { name: "IgnoreClientCertificateExpiry", kind: Kind::Boolean };
static IP_ADDRESS: Shape = Shape { name: "IpAddress", kind: TEXT };
static IP_ADDRESS_TYPE: Shape = Shape { name: "IpAddressType", kind: Kind::String { choices: &["ipv4", "dualstack", "dualstack-without-public-ipv4"], bounds: Bounds::NONE } };
static IPAM_POOL_ID: Shape = Shape { name: "IpamPoolId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_000) } } };
static IPAM_POOLS: Shape = Shape { name: "IpamPools", kind: Kind::Structure(&[
    member("Ipv4IpamPoolId", "ipv4-ipam-pool-id", &IPAM_POOL_ID, "Ipv4IpamPoolId", "Ipv4IpamPoolId"),
]) };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM: Shape = Shape { name: "JwtValidationActionAdditionalClaim", kind: Kind::Structure(&[
    Member { required: true, ..member("Format", "format", &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_FORMAT_ENUM, "Format", "Format") },
    Member { required: true, ..member("Name", "name", &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_NAME, "Name", "Name") },
    Member { required: true, ..member("Values", "values", &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_VALUES, "Values", "Values") },
]) };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_FORMAT_ENUM: Shape = Shape { name: "JwtValidationActionAdditionalClaimFormatEnum", kind: Kind::String { choices: &["single-string", "string-array", "space-separated-values"], bounds: Bounds::NONE } };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_NAME: Shape = Shape { name: "JwtValidationActionAdditionalClaimName", kind: TEXT };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_VALUE: Shape = Shape { name: "JwtValidationActionAdditionalClaimValue", kind: TEXT };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_VALUES: Shape = Shape { name: "JwtValidationActionAdditionalClaimValues", kind: Kind::List { item: &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM_VALUE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static JWT_VALIDATION_ACTION_ADDITIONAL_CLAIMS: Shape = Shape { name: "JwtValidationActionAdditionalClaims", kind: Kind::List { item: &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIM, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static JWT_VALIDATION_ACTION_CONFIG: Shape = Shape { name: "JwtValidationActionConfig", kind: Kind::Structure(&[
    Member { required: true, ..member("JwksEndpoint", "jwks-endpoint", &JWT_VALIDATION_ACTION_JWKS_ENDPOINT, "JwksEndpoint", "JwksEndpoint") },
    Member { required: true, ..member("Issuer", "issuer", &JWT_VALIDATION_ACTION_ISSUER, "Issuer", "Issuer") },
    member("AdditionalClaims", "additional-claims", &JWT_VALIDATION_ACTION_ADDITIONAL_CLAIMS, "AdditionalClaims", "AdditionalClaims"),
]) };
static JWT_VALIDATION_ACTION_ISSUER: Shape = Shape { name: "JwtValidationActionIssuer", kind: TEXT };
static JWT_VALIDATION_ACTION_JWKS_ENDPOINT: Shape = Shape { name: "JwtValidationActionJwksEndpoint", kind: TEXT };
static LIMIT: Shape = Shape { name: "Limit", kind: Kind::Structure(&[
    member("Name", "name", &NAME, "Name", "Name"),
    member("Max", "max", &MAX, "Max", "Max"),
]) };
static LIMITS: Shape = Shape { name: "Limits", kind: Kind::List { item: &LIMIT, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LIST_OF_DESCRIBE_TARGET_HEALTH_INCLUDE_OPTIONS: Shape = Shape { name: "ListOfDescribeTargetHealthIncludeOptions", kind: Kind::List { item: &DESCRIBE_TARGET_HEALTH_INPUT_INCLUDE_ENUM, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LISTENER: Shape = Shape { name: "Listener", kind: Kind::Structure(&[
    member("ListenerArn", "listener-arn", &LISTENER_ARN, "ListenerArn", "ListenerArn"),
    member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn"),
    member("Port", "port", &PORT, "Port", "Port"),
    member("Protocol", "protocol", &PROTOCOL_ENUM, "Protocol", "Protocol"),
    member("Certificates", "certificates", &CERTIFICATE_LIST, "Certificates", "Certificates"),
    member("SslPolicy", "ssl-policy", &SSL_POLICY_NAME, "SslPolicy", "SslPolicy"),
    member("DefaultActions", "default-actions", &ACTIONS, "DefaultActions", "DefaultActions"),
    member("AlpnPolicy", "alpn-policy", &ALPN_POLICY_NAME, "AlpnPolicy", "AlpnPolicy"),
    member("MutualAuthentication", "mutual-authentication", &MUTUAL_AUTHENTICATION_ATTRIBUTES, "MutualAuthentication", "MutualAuthentication"),
]) };
static LISTENER_ARN: Shape = Shape { name: "ListenerArn", kind: TEXT };
static LISTENER_ARNS: Shape = Shape { name: "ListenerArns", kind: Kind::List { item: &LISTENER_ARN, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LISTENERS: Shape = Shape { name: "Listeners", kind: Kind::List { item: &LISTENER, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LOAD_BALANCER: Shape = Shape { name: "LoadBalancer", kind: Kind::Structure(&[
    member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn"),
    member("DNSName", "dns-name", &DNS_NAME, "DNSName", "DNSName"),
    member("CanonicalHostedZoneId", "canonical-hosted-zone-id", &CANONICAL_HOSTED_ZONE_ID, "CanonicalHostedZoneId", "CanonicalHostedZoneId"),
    member("CreatedTime", "created-time", &CREATED_TIME, "CreatedTime", "CreatedTime"),
    member("LoadBalancerName", "load-balancer-name", &LOAD_BALANCER_NAME, "LoadBalancerName", "LoadBalancerName"),
    member("Scheme", "scheme", &LOAD_BALANCER_SCHEME_ENUM, "Scheme", "Scheme"),
    member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId"),
    member("State", "state", &LOAD_BALANCER_STATE, "State", "State"),
    member("Type", "type", &LOAD_BALANCER_TYPE_ENUM, "Type", "Type"),
    member("AvailabilityZones", "availability-zones", &AVAILABILITY_ZONES, "AvailabilityZones", "AvailabilityZones"),
    member("SecurityGroups", "security-groups", &SECURITY_GROUPS, "SecurityGroups", "SecurityGroups"),
    member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType"),
    member("CustomerOwnedIpv4Pool", "customer-owned-ipv4-pool", &CUSTOMER_OWNED_IPV4_POOL, "CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool"),
    member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "enforce-security-group-inbound-rules-on-private-link-traffic", &ENFORCE_SECURITY_GROUP_INBOUND_RULES_ON_PRIVATE_LINK_TRAFFIC, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
    member("EnablePrefixForIpv6SourceNat", "enable-prefix-for-ipv6-source-nat", &ENABLE_PREFIX_FOR_IPV6_SOURCE_NAT_ENUM, "EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat"),
    member("IpamPools", "ipam-pools", &IPAM_POOLS, "IpamPools", "IpamPools"),
]) };
static LOAD_BALANCER_ADDRESS: Shape = Shape { name: "LoadBalancerAddress", kind: Kind::Structure(&[
    member("IpAddress", "ip-address", &IP_ADDRESS, "IpAddress", "IpAddress"),
    member("AllocationId", "allocation-id", &ALLOCATION_ID, "AllocationId", "AllocationId"),
    member("PrivateIPv4Address", "private-i-pv4-address", &PRIVATE_I_PV4_ADDRESS, "PrivateIPv4Address", "PrivateIPv4Address"),
    member("IPv6Address", "i-pv6-address", &I_PV6_ADDRESS, "IPv6Address", "IPv6Address"),
]) };
static LOAD_BALANCER_ADDRESSES: Shape = Shape { name: "LoadBalancerAddresses", kind: Kind::List { item: &LOAD_BALANCER_ADDRESS, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LOAD_BALANCER_ARN: Shape = Shape { name: "LoadBalancerArn", kind: TEXT };
static LOAD_BALANCER_ARNS: Shape = Shape { name: "LoadBalancerArns", kind: Kind::List { item: &LOAD_BALANCER_ARN, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LOAD_BALANCER_ATTRIBUTE: Shape = Shape { name: "LoadBalancerAttribute", kind: Kind::Structure(&[
    member("Key", "key", &LOAD_BALANCER_ATTRIBUTE_KEY, "Key", "Key"),
    member("Value", "value", &LOAD_BALANCER_ATTRIBUTE_VALUE, "Value", "Value"),
]) };
static LOAD_BALANCER_ATTRIBUTE_KEY: Shape = Shape { name: "LoadBalancerAttributeKey", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(256) } } };
static LOAD_BALANCER_ATTRIBUTE_VALUE: Shape = Shape { name: "LoadBalancerAttributeValue", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_024) } } };
static LOAD_BALANCER_ATTRIBUTES: Shape = Shape { name: "LoadBalancerAttributes", kind: Kind::List { item: &LOAD_BALANCER_ATTRIBUTE, item_name: "member", flattened: false, bounds: Bounds { min: None, max: Some(20) } } };
static LOAD_BALANCER_NAME: Shape = Shape { name: "LoadBalancerName", kind: TEXT };
static LOAD_BALANCER_NAMES: Shape = Shape { name: "LoadBalancerNames", kind: Kind::List { item: &LOAD_BALANCER_NAME, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static LOAD_BALANCER_SCHEME_ENUM: Shape = Shape { name: "LoadBalancerSchemeEnum", kind: Kind::String { choices: &["internet-facing", "internal"], bounds: Bounds::NONE } };
static LOAD_BALANCER_STATE: Shape = Shape { name: "LoadBalancerState", kind: Kind::Structure(&[
    member("Code", "code", &LOAD_BALANCER_STATE_ENUM, "Code", "Code"),
    member("Reason", "reason", &STATE_REASON, "Reason", "Reason"),
]) };
static LOAD_BALANCER_STATE_ENUM: Shape = Shape { name: "LoadBalancerStateEnum", kind: Kind::String { choices: &["active", "provisioning", "active_impaired", "failed"], bounds: Bounds::NONE } };
static LOAD_BALANCER_TYPE_ENUM: Shape = Shape { name: "LoadBalancerTypeEnum", kind: Kind::String { choices: &["application", "network", "gateway"], bounds: Bounds::NONE } };
static LOAD_BALANCERS: Shape = Shape { name: "LoadBalancers", kind: Kind::List { item: &LOAD_BALANCER, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static MARKER: Shape = Shape { name: "Marker", kind: TEXT };
static MATCHER: Shape = Shape { name: "Matcher", kind: Kind::Structure(&[
    member("HttpCode", "http-code", &HTTP_CODE, "HttpCode", "HttpCode"),
    member("GrpcCode", "grpc-code", &GRPC_CODE, "GrpcCode", "GrpcCode"),
]) };
static MAX: Shape = Shape { name: "Max", kind: TEXT };
static MITIGATION_IN_EFFECT_ENUM: Shape = Shape { name: "MitigationInEffectEnum", kind: Kind::String { choices: &["yes", "no"], bounds: Bounds::NONE } };
static MODE: Shape = Shape { name: "Mode", kind: TEXT };
static MODIFY_LISTENER_INPUT: Shape = Shape { name: "ModifyListenerInput", kind: Kind::Structure(&[
    Member { required: true, help: "The listener.", ..member("ListenerArn", "listener-arn", &LISTENER_ARN, "ListenerArn", "ListenerArn") },
    Member { help: "The port.", ..member("Port", "port", &PORT, "Port", "Port") },
    Member { help: "The protocol: TCP, TLS, UDP or TCP_UDP for a Network Load Balancer.", ..member("Protocol", "protocol", &PROTOCOL_ENUM, "Protocol", "Protocol") },
    Member { help: "By name, the TLS versions and ciphers on offer.", ..member("SslPolicy", "ssl-policy", &SSL_POLICY_NAME, "SslPolicy", "SslPolicy") },
    Member { help: "The certificate to show; exactly one.", ..member("Certificates", "certificates", &CERTIFICATE_LIST, "Certificates", "Certificates") },
    Member { help: "What is done with a connection that no rule is for.", ..member("DefaultActions", "default-actions", &ACTIONS, "DefaultActions", "DefaultActions") },
    Member { help: "Which application protocols a TLS listener agrees to.", ..member("AlpnPolicy", "alpn-policy", &ALPN_POLICY_NAME, "AlpnPolicy", "AlpnPolicy") },
    Member { help: "Whether, and against what, clients' certificates are checked.", ..member("MutualAuthentication", "mutual-authentication", &MUTUAL_AUTHENTICATION_ATTRIBUTES, "MutualAuthentication", "MutualAuthentication") },
]) };
static MODIFY_LISTENER_OUTPUT: Shape = Shape { name: "ModifyListenerOutput", kind: Kind::Structure(&[
    member("Listeners", "listeners", &LISTENERS, "Listeners", "Listeners"),
]) };
static MODIFY_LOAD_BALANCER_ATTRIBUTES_INPUT: Shape = Shape { name: "ModifyLoadBalancerAttributesInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { required: true, help: "The attributes: a key and its new value.", ..member("Attributes", "attributes", &LOAD_BALANCER_ATTRIBUTES, "Attributes", "Attributes") },
]) };
static MODIFY_LOAD_BALANCER_ATTRIBUTES_OUTPUT: Shape = Shape { name: "ModifyLoadBalancerAttributesOutput", kind: Kind::Structure(&[
    member("Attributes", "attributes", &LOAD_BALANCER_ATTRIBUTES, "Attributes", "Attributes"),
]) };
static MODIFY_TARGET_GROUP_ATTRIBUTES_INPUT: Shape = Shape { name: "ModifyTargetGroupAttributesInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
    Member { required: true, help: "The attributes: a key and its new value.", ..member("Attributes", "attributes", &TARGET_GROUP_ATTRIBUTES, "Attributes", "Attributes") },
]) };
static MODIFY_TARGET_GROUP_ATTRIBUTES_OUTPUT: Shape = Shape { name: "ModifyTargetGroupAttributesOutput", kind: Kind::Structure(&[
    member("Attributes", "attributes", &TARGET_GROUP_ATTRIBUTES, "Attributes", "Attributes"),
]) };
static MODIFY_TARGET_GROUP_INPUT: Shape = Shape { name: "ModifyTargetGroupInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
    Member { help: "How targets are checked.", ..member("HealthCheckProtocol", "health-check-protocol", &PROTOCOL_ENUM, "HealthCheckProtocol", "HealthCheckProtocol") },
    Member { help: "The port to check; traffic-port is the one that traffic goes to.", ..member("HealthCheckPort", "health-check-port", &HEALTH_CHECK_PORT, "HealthCheckPort", "HealthCheckPort") },
    Member { help: "The path that an HTTP check asks for.", ..member("HealthCheckPath", "health-check-path", &PATH, "HealthCheckPath", "HealthCheckPath") },
    Member { help: "Whether targets are checked.", ..member("HealthCheckEnabled", "health-check-enabled", &HEALTH_CHECK_ENABLED, "HealthCheckEnabled", "HealthCheckEnabled") },
    Member { help: "Seconds between two checks.", ..member("HealthCheckIntervalSeconds", "health-check-interval-seconds", &HEALTH_CHECK_INTERVAL_SECONDS, "HealthCheckIntervalSeconds", "HealthCheckIntervalSeconds") },
    Member { help: "Seconds until a check has failed.", ..member("HealthCheckTimeoutSeconds", "health-check-timeout-seconds", &HEALTH_CHECK_TIMEOUT_SECONDS, "HealthCheckTimeoutSeconds", "HealthCheckTimeoutSeconds") },
    Member { help: "Good checks in a row until a target is healthy.", ..member("HealthyThresholdCount", "healthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "HealthyThresholdCount", "HealthyThresholdCount") },
    Member { help: "Failed checks in a row until a target is unhealthy.", ..member("UnhealthyThresholdCount", "unhealthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "UnhealthyThresholdCount", "UnhealthyThresholdCount") },
    Member { help: "The answers to a check that are good.", ..member("Matcher", "matcher", &MATCHER, "Matcher", "Matcher") },
]) };
static MODIFY_TARGET_GROUP_OUTPUT: Shape = Shape { name: "ModifyTargetGroupOutput", kind: Kind::Structure(&[
    member("TargetGroups", "target-groups", &TARGET_GROUPS, "TargetGroups", "TargetGroups"),
]) };
static MUTUAL_AUTHENTICATION_ATTRIBUTES: Shape = Shape { name: "MutualAuthenticationAttributes", kind: Kind::Structure(&[
    member("Mode", "mode", &MODE, "Mode", "Mode"),
    member("TrustStoreArn", "trust-store-arn", &TRUST_STORE_ARN, "TrustStoreArn", "TrustStoreArn"),
    member("IgnoreClientCertificateExpiry", "ignore-client-certificate-expiry", &IGNORE_CLIENT_CERTIFICATE_EXPIRY, "IgnoreClientCertificateExpiry", "IgnoreClientCertificateExpiry"),
    member("TrustStoreAssociationStatus", "trust-store-association-status", &TRUST_STORE_ASSOCIATION_STATUS_ENUM, "TrustStoreAssociationStatus", "TrustStoreAssociationStatus"),
    member("AdvertiseTrustStoreCaNames", "advertise-trust-store-ca-names", &ADVERTISE_TRUST_STORE_CA_NAMES_ENUM, "AdvertiseTrustStoreCaNames", "AdvertiseTrustStoreCaNames"),
]) };
static NAME: Shape = Shape { name: "Name", kind: TEXT };
static OUTPOST_ID: Shape = Shape { name: "OutpostId", kind: TEXT };
static PAGE_SIZE: Shape = Shape { name: "PageSize", kind: Kind::Integer(Bounds { min: Some(1), max: Some(400) }) };
static PATH: Shape = Shape { name: "Path", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(1_024) } } };
static PORT: Shape = Shape { name: "Port", kind: Kind::Integer(Bounds { min: Some(1), max: Some(65_535) }) };
static PRIVATE_I_PV4_ADDRESS: Shape = Shape { name: "PrivateIPv4Address", kind: TEXT };
static PROTOCOL_ENUM: Shape = Shape { name: "ProtocolEnum", kind: Kind::String { choices: &["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC"], bounds: Bounds::NONE } };
static PROTOCOL_VERSION: Shape = Shape { name: "ProtocolVersion", kind: TEXT };
static QUIC_SERVER_ID: Shape = Shape { name: "QuicServerId", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(256) } } };
static REDIRECT_ACTION_CONFIG: Shape = Shape { name: "RedirectActionConfig", kind: Kind::Structure(&[
    member("Protocol", "protocol", &REDIRECT_ACTION_PROTOCOL, "Protocol", "Protocol"),
    member("Port", "port", &REDIRECT_ACTION_PORT, "Port", "Port"),
    member("Host", "host", &REDIRECT_ACTION_HOST, "Host", "Host"),
    member("Path", "path", &REDIRECT_ACTION_PATH, "Path", "Path"),
    member("Query", "query", &REDIRECT_ACTION_QUERY, "Query", "Query"),
    Member { required: true, ..member("StatusCode", "status-code", &REDIRECT_ACTION_STATUS_CODE_ENUM, "StatusCode", "StatusCode") },
]) };
static REDIRECT_ACTION_HOST: Shape = Shape { name: "RedirectActionHost", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static REDIRECT_ACTION_PATH: Shape = Shape { name: "RedirectActionPath", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static REDIRECT_ACTION_PORT: Shape = Shape { name: "RedirectActionPort", kind: TEXT };
static REDIRECT_ACTION_PROTOCOL: Shape = Shape { name: "RedirectActionProtocol", kind: TEXT };
static REDIRECT_ACTION_QUERY: Shape = Shape { name: "RedirectActionQuery", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(128) } } };
static REDIRECT_ACTION_STATUS_CODE_ENUM: Shape = Shape { name: "RedirectActionStatusCodeEnum", kind: Kind::String { choices: &["HTTP_301", "HTTP_302"], bounds: Bounds::NONE } };
static REGISTER_TARGETS_INPUT: Shape = Shape { name: "RegisterTargetsInput", kind: Kind::Structure(&[
    Member { required: true, help: "The target group.", ..member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn") },
    Member { required: true, help: "The targets by id, each with a port of its own or the group's.", ..member("Targets", "targets", &TARGET_DESCRIPTIONS, "Targets", "Targets") },
]) };
static REGISTER_TARGETS_OUTPUT: Shape = Shape { name: "RegisterTargetsOutput", kind: Kind::Structure(&[]) };
static REMOVE_TAGS_INPUT: Shape = Shape { name: "RemoveTagsInput", kind: Kind::Structure(&[
    Member { required: true, help: "Load balancers, target groups and listeners.", ..member("ResourceArns", "resource-arns", &RESOURCE_ARNS, "ResourceArns", "ResourceArns") },
    Member { required: true, help: "Keys of the tags to take off.", ..member("TagKeys", "tag-keys", &TAG_KEYS, "TagKeys", "TagKeys") },
]) };
static REMOVE_TAGS_OUTPUT: Shape = Shape { name: "RemoveTagsOutput", kind: Kind::Structure(&[]) };
static RESOURCE_ARN: Shape = Shape { name: "ResourceArn", kind: TEXT };
static RESOURCE_ARNS: Shape = Shape { name: "ResourceArns", kind: Kind::List { item: &RESOURCE_ARN, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static SECURITY_GROUP_ID: Shape = Shape { name: "SecurityGroupId", kind: TEXT };
static SECURITY_GROUPS: Shape = Shape { name: "SecurityGroups", kind: Kind::List { item: &SECURITY_GROUP_ID, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static SET_IP_ADDRESS_TYPE_INPUT: Shape = Shape { name: "SetIpAddressTypeInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { required: true, help: "The address type.", ..member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType") },
]) };
static SET_IP_ADDRESS_TYPE_OUTPUT: Shape = Shape { name: "SetIpAddressTypeOutput", kind: Kind::Structure(&[
    member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType"),
]) };
static SET_SECURITY_GROUPS_INPUT: Shape = Shape { name: "SetSecurityGroupsInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { required: true, help: "Its security groups by id.", ..member("SecurityGroups", "security-groups", &SECURITY_GROUPS, "SecurityGroups", "SecurityGroups") },
    Member { help: "Whether the groups' rules also hold for what comes through endpoints.", ..member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "enforce-security-group-inbound-rules-on-private-link-traffic", &ENFORCE_SECURITY_GROUP_INBOUND_RULES_ON_PRIVATE_LINK_TRAFFIC_ENUM, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic") },
]) };
static SET_SECURITY_GROUPS_OUTPUT: Shape = Shape { name: "SetSecurityGroupsOutput", kind: Kind::Structure(&[
    member("SecurityGroupIds", "security-group-ids", &SECURITY_GROUPS, "SecurityGroupIds", "SecurityGroupIds"),
    member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "enforce-security-group-inbound-rules-on-private-link-traffic", &ENFORCE_SECURITY_GROUP_INBOUND_RULES_ON_PRIVATE_LINK_TRAFFIC_ENUM, "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
]) };
static SET_SUBNETS_INPUT: Shape = Shape { name: "SetSubnetsInput", kind: Kind::Structure(&[
    Member { required: true, help: "The load balancer.", ..member("LoadBalancerArn", "load-balancer-arn", &LOAD_BALANCER_ARN, "LoadBalancerArn", "LoadBalancerArn") },
    Member { help: "All its subnets from now on, one a zone.", ..member("Subnets", "subnets", &SUBNETS, "Subnets", "Subnets") },
    Member { help: "The same, with addresses of your choice.", ..member("SubnetMappings", "subnet-mappings", &SUBNET_MAPPINGS, "SubnetMappings", "SubnetMappings") },
    Member { help: "The address type from now on.", ..member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType") },
    Member { help: "Whether it gets an IPv6 prefix for source NAT.", ..member("EnablePrefixForIpv6SourceNat", "enable-prefix-for-ipv6-source-nat", &ENABLE_PREFIX_FOR_IPV6_SOURCE_NAT_ENUM, "EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat") },
]) };
static SET_SUBNETS_OUTPUT: Shape = Shape { name: "SetSubnetsOutput", kind: Kind::Structure(&[
    member("AvailabilityZones", "availability-zones", &AVAILABILITY_ZONES, "AvailabilityZones", "AvailabilityZones"),
    member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType"),
    member("EnablePrefixForIpv6SourceNat", "enable-prefix-for-ipv6-source-nat", &ENABLE_PREFIX_FOR_IPV6_SOURCE_NAT_ENUM, "EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat"),
]) };
static SOURCE_NAT_IPV6_PREFIX: Shape = Shape { name: "SourceNatIpv6Prefix", kind: TEXT };
static SOURCE_NAT_IPV6_PREFIXES: Shape = Shape { name: "SourceNatIpv6Prefixes", kind: Kind::List { item: &SOURCE_NAT_IPV6_PREFIX, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static SSL_POLICY_NAME: Shape = Shape { name: "SslPolicyName", kind: TEXT };
static STATE_REASON: Shape = Shape { name: "StateReason", kind: TEXT };
static SUBNET_ID: Shape = Shape { name: "SubnetId", kind: TEXT };
static SUBNET_MAPPING: Shape = Shape { name: "SubnetMapping", kind: Kind::Structure(&[
    member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "SubnetId"),
    member("AllocationId", "allocation-id", &ALLOCATION_ID, "AllocationId", "AllocationId"),
    member("PrivateIPv4Address", "private-i-pv4-address", &PRIVATE_I_PV4_ADDRESS, "PrivateIPv4Address", "PrivateIPv4Address"),
    member("IPv6Address", "i-pv6-address", &I_PV6_ADDRESS, "IPv6Address", "IPv6Address"),
    member("SourceNatIpv6Prefix", "source-nat-ipv6-prefix", &SOURCE_NAT_IPV6_PREFIX, "SourceNatIpv6Prefix", "SourceNatIpv6Prefix"),
]) };
static SUBNET_MAPPINGS: Shape = Shape { name: "SubnetMappings", kind: Kind::List { item: &SUBNET_MAPPING, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static SUBNETS: Shape = Shape { name: "Subnets", kind: Kind::List { item: &SUBNET_ID, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    Member { required: true, ..member("Key", "key", &TAG_KEY, "Key", "Key") },
    member("Value", "value", &TAG_VALUE, "Value", "Value"),
]) };
static TAG_DESCRIPTION: Shape = Shape { name: "TagDescription", kind: Kind::Structure(&[
    member("ResourceArn", "resource-arn", &RESOURCE_ARN, "ResourceArn", "ResourceArn"),
    member("Tags", "tags", &TAG_LIST, "Tags", "Tags"),
]) };
static TAG_DESCRIPTIONS: Shape = Shape { name: "TagDescriptions", kind: Kind::List { item: &TAG_DESCRIPTION, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG_KEY: Shape = Shape { name: "TagKey", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static TAG_KEYS: Shape = Shape { name: "TagKeys", kind: Kind::List { item: &TAG_KEY, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TAG_LIST: Shape = Shape { name: "TagList", kind: Kind::List { item: &TAG, item_name: "member", flattened: false, bounds: Bounds { min: Some(1), max: None } } };
static TAG_VALUE: Shape = Shape { name: "TagValue", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(256) } } };
static TARGET_ADMINISTRATIVE_OVERRIDE_REASON_ENUM: Shape = Shape { name: "TargetAdministrativeOverrideReasonEnum", kind: Kind::String { choices: &["AdministrativeOverride.Unknown", "AdministrativeOverride.NoOverride", "AdministrativeOverride.ZonalShiftActive", "AdministrativeOverride.ZonalShiftDelegatedToDns"], bounds: Bounds::NONE } };
static TARGET_ADMINISTRATIVE_OVERRIDE_STATE_ENUM: Shape = Shape { name: "TargetAdministrativeOverrideStateEnum", kind: Kind::String { choices: &["unknown", "no_override", "zonal_shift_active", "zonal_shift_delegated_to_dns"], bounds: Bounds::NONE } };
static TARGET_CONTROL_PORT: Shape = Shape { name: "TargetControlPort", kind: Kind::Integer(Bounds { min: Some(1), max: Some(65_535) }) };
static TARGET_DESCRIPTION: Shape = Shape { name: "TargetDescription", kind: Kind::Structure(&[
    Member { required: true, ..member("Id", "id", &TARGET_ID, "Id", "Id") },
    member("Port", "port", &PORT, "Port", "Port"),
    member("AvailabilityZone", "availability-zone", &ZONE_NAME, "AvailabilityZone", "AvailabilityZone"),
    member("QuicServerId", "quic-server-id", &QUIC_SERVER_ID, "QuicServerId", "QuicServerId"),
]) };
static TARGET_DESCRIPTIONS: Shape = Shape { name: "TargetDescriptions", kind: Kind::List { item: &TARGET_DESCRIPTION, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_GROUP: Shape = Shape { name: "TargetGroup", kind: Kind::Structure(&[
    member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn"),
    member("TargetGroupName", "target-group-name", &TARGET_GROUP_NAME, "TargetGroupName", "TargetGroupName"),
    member("Protocol", "protocol", &PROTOCOL_ENUM, "Protocol", "Protocol"),
    member("Port", "port", &PORT, "Port", "Port"),
    member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId"),
    member("HealthCheckProtocol", "health-check-protocol", &PROTOCOL_ENUM, "HealthCheckProtocol", "HealthCheckProtocol"),
    member("HealthCheckPort", "health-check-port", &HEALTH_CHECK_PORT, "HealthCheckPort", "HealthCheckPort"),
    member("HealthCheckEnabled", "health-check-enabled", &HEALTH_CHECK_ENABLED, "HealthCheckEnabled", "HealthCheckEnabled"),
    member("HealthCheckIntervalSeconds", "health-check-interval-seconds", &HEALTH_CHECK_INTERVAL_SECONDS, "HealthCheckIntervalSeconds", "HealthCheckIntervalSeconds"),
    member("HealthCheckTimeoutSeconds", "health-check-timeout-seconds", &HEALTH_CHECK_TIMEOUT_SECONDS, "HealthCheckTimeoutSeconds", "HealthCheckTimeoutSeconds"),
    member("HealthyThresholdCount", "healthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "HealthyThresholdCount", "HealthyThresholdCount"),
    member("UnhealthyThresholdCount", "unhealthy-threshold-count", &HEALTH_CHECK_THRESHOLD_COUNT, "UnhealthyThresholdCount", "UnhealthyThresholdCount"),
    member("HealthCheckPath", "health-check-path", &PATH, "HealthCheckPath", "HealthCheckPath"),
    member("Matcher", "matcher", &MATCHER, "Matcher", "Matcher"),
    member("LoadBalancerArns", "load-balancer-arns", &LOAD_BALANCER_ARNS, "LoadBalancerArns", "LoadBalancerArns"),
    member("TargetType", "target-type", &TARGET_TYPE_ENUM, "TargetType", "TargetType"),
    member("ProtocolVersion", "protocol-version", &PROTOCOL_VERSION, "ProtocolVersion", "ProtocolVersion"),
    member("IpAddressType", "ip-address-type", &TARGET_GROUP_IP_ADDRESS_TYPE_ENUM, "IpAddressType", "IpAddressType"),
    member("TargetControlPort", "target-control-port", &TARGET_CONTROL_PORT, "TargetControlPort", "TargetControlPort"),
]) };
static TARGET_GROUP_ARN: Shape = Shape { name: "TargetGroupArn", kind: TEXT };
static TARGET_GROUP_ARNS: Shape = Shape { name: "TargetGroupArns", kind: Kind::List { item: &TARGET_GROUP_ARN, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_GROUP_ATTRIBUTE: Shape = Shape { name: "TargetGroupAttribute", kind: Kind::Structure(&[
    member("Key", "key", &TARGET_GROUP_ATTRIBUTE_KEY, "Key", "Key"),
    member("Value", "value", &TARGET_GROUP_ATTRIBUTE_VALUE, "Value", "Value"),
]) };
static TARGET_GROUP_ATTRIBUTE_KEY: Shape = Shape { name: "TargetGroupAttributeKey", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(256) } } };
static TARGET_GROUP_ATTRIBUTE_VALUE: Shape = Shape { name: "TargetGroupAttributeValue", kind: TEXT };
static TARGET_GROUP_ATTRIBUTES: Shape = Shape { name: "TargetGroupAttributes", kind: Kind::List { item: &TARGET_GROUP_ATTRIBUTE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_GROUP_IP_ADDRESS_TYPE_ENUM: Shape = Shape { name: "TargetGroupIpAddressTypeEnum", kind: Kind::String { choices: &["ipv4", "ipv6"], bounds: Bounds::NONE } };
static TARGET_GROUP_LIST: Shape = Shape { name: "TargetGroupList", kind: Kind::List { item: &TARGET_GROUP_TUPLE, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_GROUP_NAME: Shape = Shape { name: "TargetGroupName", kind: TEXT };
static TARGET_GROUP_NAMES: Shape = Shape { name: "TargetGroupNames", kind: Kind::List { item: &TARGET_GROUP_NAME, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_GROUP_STICKINESS_CONFIG: Shape = Shape { name: "TargetGroupStickinessConfig", kind: Kind::Structure(&[
    member("Enabled", "enabled", &TARGET_GROUP_STICKINESS_ENABLED, "Enabled", "Enabled"),
    member("DurationSeconds", "duration-seconds", &TARGET_GROUP_STICKINESS_DURATION_SECONDS, "DurationSeconds", "DurationSeconds"),
]) };
static TARGET_GROUP_STICKINESS_DURATION_SECONDS: Shape = Shape { name: "TargetGroupStickinessDurationSeconds", kind: Kind::Integer(Bounds::NONE) };
static TARGET_GROUP_STICKINESS_ENABLED: Shape = Shape { name: "TargetGroupStickinessEnabled", kind: Kind::Boolean };
static TARGET_GROUP_TUPLE: Shape = Shape { name: "TargetGroupTuple", kind: Kind::Structure(&[
    member("TargetGroupArn", "target-group-arn", &TARGET_GROUP_ARN, "TargetGroupArn", "TargetGroupArn"),
    member("Weight", "weight", &TARGET_GROUP_WEIGHT, "Weight", "Weight"),
]) };
static TARGET_GROUP_WEIGHT: Shape = Shape { name: "TargetGroupWeight", kind: Kind::Integer(Bounds::NONE) };
static TARGET_GROUPS: Shape = Shape { name: "TargetGroups", kind: Kind::List { item: &TARGET_GROUP, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_HEALTH: Shape = Shape { name: "TargetHealth", kind: Kind::Structure(&[
    member("State", "state", &TARGET_HEALTH_STATE_ENUM, "State", "State"),
    member("Reason", "reason", &TARGET_HEALTH_REASON_ENUM, "Reason", "Reason"),
    member("Description", "description", &DESCRIPTION, "Description", "Description"),
]) };
static TARGET_HEALTH_DESCRIPTION: Shape = Shape { name: "TargetHealthDescription", kind: Kind::Structure(&[
    member("Target", "target", &TARGET_DESCRIPTION, "Target", "Target"),
    member("HealthCheckPort", "health-check-port", &HEALTH_CHECK_PORT, "HealthCheckPort", "HealthCheckPort"),
    member("TargetHealth", "target-health", &TARGET_HEALTH, "TargetHealth", "TargetHealth"),
    member("AnomalyDetection", "anomaly-detection", &ANOMALY_DETECTION, "AnomalyDetection", "AnomalyDetection"),
    member("AdministrativeOverride", "administrative-override", &ADMINISTRATIVE_OVERRIDE, "AdministrativeOverride", "AdministrativeOverride"),
]) };
static TARGET_HEALTH_DESCRIPTIONS: Shape = Shape { name: "TargetHealthDescriptions", kind: Kind::List { item: &TARGET_HEALTH_DESCRIPTION, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TARGET_HEALTH_REASON_ENUM: Shape = Shape { name: "TargetHealthReasonEnum", kind: Kind::String { choices: &["Elb.RegistrationInProgress", "Elb.InitialHealthChecking", "Target.ResponseCodeMismatch", "Target.Timeout", "Target.FailedHealthChecks", "Target.NotRegistered", "Target.NotInUse", "Target.DeregistrationInProgress", "Target.InvalidState", "Target.IpUnusable", "Target.HealthCheckDisabled", "Elb.InternalError"], bounds: Bounds::NONE } };
static TARGET_HEALTH_STATE_ENUM: Shape = Shape { name: "TargetHealthStateEnum", kind: Kind::String { choices: &["initial", "healthy", "unhealthy", "unhealthy.draining", "unused", "draining", "unavailable"], bounds: Bounds::NONE } };
static TARGET_ID: Shape = Shape { name: "TargetId", kind: TEXT };
static TARGET_TYPE_ENUM: Shape = Shape { name: "TargetTypeEnum", kind: Kind::String { choices: &["instance", "ip", "lambda", "alb"], bounds: Bounds::NONE } };
static TRUST_STORE_ARN: Shape = Shape { name: "TrustStoreArn", kind: TEXT };
static TRUST_STORE_ASSOCIATION_STATUS_ENUM: Shape = Shape { name: "TrustStoreAssociationStatusEnum", kind: Kind::String { choices: &["active", "removed"], bounds: Bounds::NONE } };
static VPC_ID: Shape = Shape { name: "VpcId", kind: TEXT };
static ZONE_NAME: Shape = Shape { name: "ZoneName", kind: TEXT };
