//! The service `route53`.
// @generated from src/model/extract/route53.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Acceptor, Bounds, Expected, Kind, Location, Matcher, Member, Operation, Paginator, Protocol, Service, Shape, Waiter, WaiterState};

pub(super) static SERVICE: Service = Service {
    command: "route53",
    service_id: "Route 53",
    api_version: "2013-04-01",
    signing_name: "route53",
    protocol: Protocol::RestXml,
    xml_namespace: "https://route53.amazonaws.com/doc/2013-04-01/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "ChangeResourceRecordSets",
        command: "change-resource-record-sets",
        http: ("POST", "/2013-04-01/hostedzone/{Id}/rrset/"),
        status: 200,
        input: &CHANGE_RESOURCE_RECORD_SETS_REQUEST,
        output: Some(&CHANGE_RESOURCE_RECORD_SETS_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Creates, changes and deletes records of a hosted zone, all of them or none.",
        example: "",
    },
    Operation {
        name: "ChangeTagsForResource",
        command: "change-tags-for-resource",
        http: ("POST", "/2013-04-01/tags/{ResourceType}/{ResourceId}"),
        status: 200,
        input: &CHANGE_TAGS_FOR_RESOURCE_REQUEST,
        output: Some(&CHANGE_TAGS_FOR_RESOURCE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Puts tags on a hosted zone and takes tags off it.",
        example: "",
    },
    Operation {
        name: "CreateHostedZone",
        command: "create-hosted-zone",
        http: ("POST", "/2013-04-01/hostedzone"),
        status: 201,
        input: &CREATE_HOSTED_ZONE_REQUEST,
        output: Some(&CREATE_HOSTED_ZONE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Makes a public hosted zone, or a private one of a VPC.",
        example: "",
    },
    Operation {
        name: "DeleteHostedZone",
        command: "delete-hosted-zone",
        http: ("DELETE", "/2013-04-01/hostedzone/{Id}"),
        status: 200,
        input: &DELETE_HOSTED_ZONE_REQUEST,
        output: Some(&DELETE_HOSTED_ZONE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Deletes a hosted zone that has no records but its own two.",
        example: "",
    },
    Operation {
        name: "GetChange",
        command: "get-change",
        http: ("GET", "/2013-04-01/change/{Id}"),
        status: 200,
        input: &GET_CHANGE_REQUEST,
        output: Some(&GET_CHANGE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Tells whether a change has reached all name servers.",
        example: "",
    },
    Operation {
        name: "GetHostedZone",
        command: "get-hosted-zone",
        http: ("GET", "/2013-04-01/hostedzone/{Id}"),
        status: 200,
        input: &GET_HOSTED_ZONE_REQUEST,
        output: Some(&GET_HOSTED_ZONE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Shows a hosted zone with its name servers or its VPCs.",
        example: "",
    },
    Operation {
        name: "ListHostedZones",
        command: "list-hosted-zones",
        http: ("GET", "/2013-04-01/hostedzone"),
        status: 200,
        input: &LIST_HOSTED_ZONES_REQUEST,
        output: Some(&LIST_HOSTED_ZONES_RESPONSE),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["Marker"], output_tokens: &["NextMarker"], limit_key: Some("MaxItems"), result_keys: &["HostedZones"], more_results: Some("IsTruncated") }),
        help: "Lists hosted zones.",
        example: "",
    },
    Operation {
        name: "ListHostedZonesByName",
        command: "list-hosted-zones-by-name",
        http: ("GET", "/2013-04-01/hostedzonesbyname"),
        status: 200,
        input: &LIST_HOSTED_ZONES_BY_NAME_REQUEST,
        output: Some(&LIST_HOSTED_ZONES_BY_NAME_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Lists hosted zones by name.",
        example: "",
    },
    Operation {
        name: "ListHostedZonesByVPC",
        command: "list-hosted-zones-by-vpc",
        http: ("GET", "/2013-04-01/hostedzonesbyvpc"),
        status: 200,
        input: &LIST_HOSTED_ZONES_BY_VPC_REQUEST,
        output: Some(&LIST_HOSTED_ZONES_BY_VPC_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Lists the private hosted zones of a VPC.",
        example: "",
    },
    Operation {
        name: "ListResourceRecordSets",
        command: "list-resource-record-sets",
        http: ("GET", "/2013-04-01/hostedzone/{Id}/rrset"),
        status: 200,
        input: &LIST_RESOURCE_RECORD_SETS_REQUEST,
        output: Some(&LIST_RESOURCE_RECORD_SETS_RESPONSE),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["StartRecordName", "StartRecordType", "StartRecordIdentifier"], output_tokens: &["NextRecordName", "NextRecordType", "NextRecordIdentifier"], limit_key: Some("MaxItems"), result_keys: &["ResourceRecordSets"], more_results: Some("IsTruncated") }),
        help: "Lists the records of a hosted zone by name and type.",
        example: "",
    },
    Operation {
        name: "ListTagsForResource",
        command: "list-tags-for-resource",
        http: ("GET", "/2013-04-01/tags/{ResourceType}/{ResourceId}"),
        status: 200,
        input: &LIST_TAGS_FOR_RESOURCE_REQUEST,
        output: Some(&LIST_TAGS_FOR_RESOURCE_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Lists the tags of a hosted zone.",
        example: "",
    },
    Operation {
        name: "TestDNSAnswer",
        command: "test-dns-answer",
        http: ("GET", "/2013-04-01/testdnsanswer"),
        status: 200,
        input: &TEST_DNS_ANSWER_REQUEST,
        output: Some(&TEST_DNS_ANSWER_RESPONSE),
        result_wrapper: None,
        paginator: None,
        help: "Tells what a name server would answer for a record of a public hosted zone.",
        example: "",
    },
];

static WAITERS: &[Waiter] = &[
    Waiter {
        name: "ResourceRecordSetsChanged",
        command: "resource-record-sets-changed",
        operation: "GetChange",
        delay: 30,
        max_attempts: 60,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Path("ChangeInfo.Status", Expected::Text("INSYNC")) },
        ],
    },
];

static AWS_ACCOUNT_ID: Shape = Shape { name: "AWSAccountID", kind: TEXT };
static AWS_REGION: Shape = Shape { name: "AWSRegion", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(64) } } };
static ACCELERATED_RECOVERY_STATUS: Shape = Shape { name: "AcceleratedRecoveryStatus", kind: Kind::String { choices: &["ENABLING", "ENABLE_FAILED", "ENABLING_HOSTED_ZONE_LOCKED", "ENABLED", "DISABLING", "DISABLE_FAILED", "DISABLED", "DISABLING_HOSTED_ZONE_LOCKED"], bounds: Bounds::NONE } };
static ALIAS_HEALTH_ENABLED: Shape = Shape { name: "AliasHealthEnabled", kind: Kind::Boolean };
static ALIAS_TARGET: Shape = Shape { name: "AliasTarget", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "HostedZoneId", "HostedZoneId") },
    Member { required: true, ..member("DNSName", "dns-name", &DNS_NAME, "DNSName", "DNSName") },
    Member { required: true, ..member("EvaluateTargetHealth", "evaluate-target-health", &ALIAS_HEALTH_ENABLED, "EvaluateTargetHealth", "EvaluateTargetHealth") },
]) };
static BIAS: Shape = Shape { name: "Bias", kind: Kind::Integer(Bounds { min: Some(-99), max: Some(99) }) };
static CHANGE: Shape = Shape { name: "Change", kind: Kind::Structure(&[
    Member { required: true, ..member("Action", "action", &CHANGE_ACTION, "Action", "Action") },
    Member { required: true, ..member("ResourceRecordSet", "resource-record-set", &RESOURCE_RECORD_SET, "ResourceRecordSet", "ResourceRecordSet") },
]) };
static CHANGE_ACTION: Shape = Shape { name: "ChangeAction", kind: Kind::String { choices: &["CREATE", "DELETE", "UPSERT"], bounds: Bounds::NONE } };
static CHANGE_BATCH: Shape = Shape { name: "ChangeBatch", kind: Kind::Structure(&[
    member("Comment", "comment", &RESOURCE_DESCRIPTION, "Comment", "Comment"),
    Member { required: true, ..member("Changes", "changes", &CHANGES, "Changes", "Changes") },
]) };
static CHANGE_ID: Shape = Shape { name: "ChangeId", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(6_500) } } };
static CHANGE_INFO: Shape = Shape { name: "ChangeInfo", kind: Kind::Structure(&[
    Member { required: true, ..member("Id", "id", &RESOURCE_ID, "Id", "Id") },
    Member { required: true, ..member("Status", "status", &CHANGE_STATUS, "Status", "Status") },
    Member { required: true, ..member("SubmittedAt", "submitted-at", &TIME_STAMP, "SubmittedAt", "SubmittedAt") },
    member("Comment", "comment", &RESOURCE_DESCRIPTION, "Comment", "Comment"),
]) };
static CHANGE_RESOURCE_RECORD_SETS_REQUEST: Shape = Shape { name: "ChangeResourceRecordSetsRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "Id", "Id") },
    Member { required: true, ..member("ChangeBatch", "change-batch", &CHANGE_BATCH, "ChangeBatch", "ChangeBatch") },
]) };
static CHANGE_RESOURCE_RECORD_SETS_RESPONSE: Shape = Shape { name: "ChangeResourceRecordSetsResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("ChangeInfo", "change-info", &CHANGE_INFO, "ChangeInfo", "ChangeInfo") },
]) };
static CHANGE_STATUS: Shape = Shape { name: "ChangeStatus", kind: Kind::String { choices: &["PENDING", "INSYNC"], bounds: Bounds::NONE } };
static CHANGE_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape { name: "ChangeTagsForResourceRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("ResourceType", "resource-type", &TAG_RESOURCE_TYPE, "ResourceType", "ResourceType") },
    Member { required: true, location: Location::Uri, ..member("ResourceId", "resource-id", &TAG_RESOURCE_ID, "ResourceId", "ResourceId") },
    member("AddTags", "add-tags", &TAG_LIST, "AddTags", "AddTags"),
    member("RemoveTagKeys", "remove-tag-keys", &TAG_KEY_LIST, "RemoveTagKeys", "RemoveTagKeys"),
]) };
static CHANGE_TAGS_FOR_RESOURCE_RESPONSE: Shape = Shape { name: "ChangeTagsForResourceResponse", kind: Kind::Structure(&[]) };
static CHANGES: Shape = Shape { name: "Changes", kind: Kind::List { item: &CHANGE, item_name: "Change", flattened: false, bounds: Bounds { min: Some(1), max: None } } };
static CIDR_LOCATION_NAME_DEFAULT_ALLOWED: Shape = Shape { name: "CidrLocationNameDefaultAllowed", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(16) } } };
static CIDR_ROUTING_CONFIG: Shape = Shape { name: "CidrRoutingConfig", kind: Kind::Structure(&[
    Member { required: true, ..member("CollectionId", "collection-id", &UUID, "CollectionId", "CollectionId") },
    Member { required: true, ..member("LocationName", "location-name", &CIDR_LOCATION_NAME_DEFAULT_ALLOWED, "LocationName", "LocationName") },
]) };
static COORDINATES: Shape = Shape { name: "Coordinates", kind: Kind::Structure(&[
    Member { required: true, ..member("Latitude", "latitude", &LATITUDE, "Latitude", "Latitude") },
    Member { required: true, ..member("Longitude", "longitude", &LONGITUDE, "Longitude", "Longitude") },
]) };
static CREATE_HOSTED_ZONE_REQUEST: Shape = Shape { name: "CreateHostedZoneRequest", kind: Kind::Structure(&[
    Member { required: true, ..member("Name", "name", &DNS_NAME, "Name", "Name") },
    member("VPC", "vpc", &VPC, "VPC", "VPC"),
    Member { required: true, ..member("CallerReference", "caller-reference", &NONCE, "CallerReference", "CallerReference") },
    member("HostedZoneConfig", "hosted-zone-config", &HOSTED_ZONE_CONFIG, "HostedZoneConfig", "HostedZoneConfig"),
    member("DelegationSetId", "delegation-set-id", &RESOURCE_ID, "DelegationSetId", "DelegationSetId"),
]) };
static CREATE_HOSTED_ZONE_RESPONSE: Shape = Shape { name: "CreateHostedZoneResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZone", "hosted-zone", &HOSTED_ZONE, "HostedZone", "HostedZone") },
    Member { required: true, ..member("ChangeInfo", "change-info", &CHANGE_INFO, "ChangeInfo", "ChangeInfo") },
    Member { required: true, ..member("DelegationSet", "delegation-set", &DELEGATION_SET, "DelegationSet", "DelegationSet") },
    member("VPC", "vpc", &VPC, "VPC", "VPC"),
    Member { required: true, location: Location::Header, ..member("Location", "location", &RESOURCE_URI, "Location", "Location") },
]) };
static DNS_NAME: Shape = Shape { name: "DNSName", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_024) } } };
static DNSR_CODE: Shape = Shape { name: "DNSRCode", kind: TEXT };
static DELEGATION_SET: Shape = Shape { name: "DelegationSet", kind: Kind::Structure(&[
    member("Id", "id", &RESOURCE_ID, "Id", "Id"),
    member("CallerReference", "caller-reference", &NONCE, "CallerReference", "CallerReference"),
    Member { required: true, ..member("NameServers", "name-servers", &DELEGATION_SET_NAME_SERVERS, "NameServers", "NameServers") },
]) };
static DELEGATION_SET_NAME_SERVERS: Shape = Shape { name: "DelegationSetNameServers", kind: Kind::List { item: &DNS_NAME, item_name: "NameServer", flattened: false, bounds: Bounds { min: Some(1), max: None } } };
static DELETE_HOSTED_ZONE_REQUEST: Shape = Shape { name: "DeleteHostedZoneRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("Id", "id", &RESOURCE_ID, "Id", "Id") },
]) };
static DELETE_HOSTED_ZONE_RESPONSE: Shape = Shape { name: "DeleteHostedZoneResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("ChangeInfo", "change-info", &CHANGE_INFO, "ChangeInfo", "ChangeInfo") },
]) };
static FAILURE_REASON: Shape = Shape { name: "FailureReason", kind: TEXT };
static GEO_LOCATION: Shape = Shape { name: "GeoLocation", kind: Kind::Structure(&[
    member("ContinentCode", "continent-code", &GEO_LOCATION_CONTINENT_CODE, "ContinentCode", "ContinentCode"),
    member("CountryCode", "country-code", &GEO_LOCATION_COUNTRY_CODE, "CountryCode", "CountryCode"),
    member("SubdivisionCode", "subdivision-code", &GEO_LOCATION_SUBDIVISION_CODE, "SubdivisionCode", "SubdivisionCode"),
]) };
static GEO_LOCATION_CONTINENT_CODE: Shape = Shape { name: "GeoLocationContinentCode", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(2), max: Some(2) } } };
static GEO_LOCATION_COUNTRY_CODE: Shape = Shape { name: "GeoLocationCountryCode", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(2) } } };
static GEO_LOCATION_SUBDIVISION_CODE: Shape = Shape { name: "GeoLocationSubdivisionCode", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(3) } } };
static GEO_PROXIMITY_LOCATION: Shape = Shape { name: "GeoProximityLocation", kind: Kind::Structure(&[
    member("AWSRegion", "aws-region", &AWS_REGION, "AWSRegion", "AWSRegion"),
    member("LocalZoneGroup", "local-zone-group", &LOCAL_ZONE_GROUP, "LocalZoneGroup", "LocalZoneGroup"),
    member("Coordinates", "coordinates", &COORDINATES, "Coordinates", "Coordinates"),
    member("Bias", "bias", &BIAS, "Bias", "Bias"),
]) };
static GET_CHANGE_REQUEST: Shape = Shape { name: "GetChangeRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("Id", "id", &CHANGE_ID, "Id", "Id") },
]) };
static GET_CHANGE_RESPONSE: Shape = Shape { name: "GetChangeResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("ChangeInfo", "change-info", &CHANGE_INFO, "ChangeInfo", "ChangeInfo") },
]) };
static GET_HOSTED_ZONE_REQUEST: Shape = Shape { name: "GetHostedZoneRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("Id", "id", &RESOURCE_ID, "Id", "Id") },
]) };
static GET_HOSTED_ZONE_RESPONSE: Shape = Shape { name: "GetHostedZoneResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZone", "hosted-zone", &HOSTED_ZONE, "HostedZone", "HostedZone") },
    member("DelegationSet", "delegation-set", &DELEGATION_SET, "DelegationSet", "DelegationSet"),
    member("VPCs", "-vpcs", &_VPCS, "VPCs", "VPCs"),
]) };
static HEALTH_CHECK_ID: Shape = Shape { name: "HealthCheckId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(64) } } };
static HOSTED_ZONE: Shape = Shape { name: "HostedZone", kind: Kind::Structure(&[
    Member { required: true, ..member("Id", "id", &RESOURCE_ID, "Id", "Id") },
    Member { required: true, ..member("Name", "name", &DNS_NAME, "Name", "Name") },
    Member { required: true, ..member("CallerReference", "caller-reference", &NONCE, "CallerReference", "CallerReference") },
    member("Config", "config", &HOSTED_ZONE_CONFIG, "Config", "Config"),
    member("ResourceRecordSetCount", "resource-record-set-count", &HOSTED_ZONE_RR_SET_COUNT, "ResourceRecordSetCount", "ResourceRecordSetCount"),
    member("LinkedService", "linked-service", &LINKED_SERVICE, "LinkedService", "LinkedService"),
    member("Features", "features", &HOSTED_ZONE_FEATURES, "Features", "Features"),
]) };
static HOSTED_ZONE_CONFIG: Shape = Shape { name: "HostedZoneConfig", kind: Kind::Structure(&[
    member("Comment", "comment", &RESOURCE_DESCRIPTION, "Comment", "Comment"),
    member("PrivateZone", "private-zone", &IS_PRIVATE_ZONE, "PrivateZone", "PrivateZone"),
]) };
static HOSTED_ZONE_FAILURE_REASONS: Shape = Shape { name: "HostedZoneFailureReasons", kind: Kind::Structure(&[
    member("AcceleratedRecovery", "accelerated-recovery", &FAILURE_REASON, "AcceleratedRecovery", "AcceleratedRecovery"),
]) };
static HOSTED_ZONE_FEATURES: Shape = Shape { name: "HostedZoneFeatures", kind: Kind::Structure(&[
    member("AcceleratedRecoveryStatus", "accelerated-recovery-status", &ACCELERATED_RECOVERY_STATUS, "AcceleratedRecoveryStatus", "AcceleratedRecoveryStatus"),
    member("FailureReasons", "failure-reasons", &HOSTED_ZONE_FAILURE_REASONS, "FailureReasons", "FailureReasons"),
]) };
static HOSTED_ZONE_OWNER: Shape = Shape { name: "HostedZoneOwner", kind: Kind::Structure(&[
    member("OwningAccount", "owning-account", &AWS_ACCOUNT_ID, "OwningAccount", "OwningAccount"),
    member("OwningService", "owning-service", &HOSTED_ZONE_OWNING_SERVICE, "OwningService", "OwningService"),
]) };
static HOSTED_ZONE_OWNING_SERVICE: Shape = Shape { name: "HostedZoneOwningService", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(128) } } };
static HOSTED_ZONE_RR_SET_COUNT: Shape = Shape { name: "HostedZoneRRSetCount", kind: Kind::Long(Bounds::NONE) };
static HOSTED_ZONE_SUMMARIES: Shape = Shape { name: "HostedZoneSummaries", kind: Kind::List { item: &HOSTED_ZONE_SUMMARY, item_name: "HostedZoneSummary", flattened: false, bounds: Bounds::NONE } };
static HOSTED_ZONE_SUMMARY: Shape = Shape { name: "HostedZoneSummary", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "HostedZoneId", "HostedZoneId") },
    Member { required: true, ..member("Name", "name", &DNS_NAME, "Name", "Name") },
    Member { required: true, ..member("Owner", "owner", &HOSTED_ZONE_OWNER, "Owner", "Owner") },
]) };
static HOSTED_ZONE_TYPE: Shape = Shape { name: "HostedZoneType", kind: Kind::String { choices: &["PrivateHostedZone"], bounds: Bounds::NONE } };
static HOSTED_ZONES: Shape = Shape { name: "HostedZones", kind: Kind::List { item: &HOSTED_ZONE, item_name: "HostedZone", flattened: false, bounds: Bounds::NONE } };
static IP_ADDRESS: Shape = Shape { name: "IPAddress", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(45) } } };
static IS_PRIVATE_ZONE: Shape = Shape { name: "IsPrivateZone", kind: Kind::Boolean };
static LATITUDE: Shape = Shape { name: "Latitude", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(6) } } };
static LINKED_SERVICE: Shape = Shape { name: "LinkedService", kind: Kind::Structure(&[
    member("ServicePrincipal", "service-principal", &SERVICE_PRINCIPAL, "ServicePrincipal", "ServicePrincipal"),
    member("Description", "description", &RESOURCE_DESCRIPTION, "Description", "Description"),
]) };
static LIST_HOSTED_ZONES_BY_NAME_REQUEST: Shape = Shape { name: "ListHostedZonesByNameRequest", kind: Kind::Structure(&[
    Member { location: Location::QueryString, ..member("DNSName", "dns-name", &DNS_NAME, "dnsname", "dnsname") },
    Member { location: Location::QueryString, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "hostedzoneid", "hostedzoneid") },
    Member { location: Location::QueryString, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "maxitems", "maxitems") },
]) };
static LIST_HOSTED_ZONES_BY_NAME_RESPONSE: Shape = Shape { name: "ListHostedZonesByNameResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZones", "hosted-zones", &HOSTED_ZONES, "HostedZones", "HostedZones") },
    member("DNSName", "dns-name", &DNS_NAME, "DNSName", "DNSName"),
    member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "HostedZoneId", "HostedZoneId"),
    Member { required: true, ..member("IsTruncated", "is-truncated", &PAGE_TRUNCATED, "IsTruncated", "IsTruncated") },
    member("NextDNSName", "next-dns-name", &DNS_NAME, "NextDNSName", "NextDNSName"),
    member("NextHostedZoneId", "next-hosted-zone-id", &RESOURCE_ID, "NextHostedZoneId", "NextHostedZoneId"),
    Member { required: true, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "MaxItems", "MaxItems") },
]) };
static LIST_HOSTED_ZONES_BY_VPC_REQUEST: Shape = Shape { name: "ListHostedZonesByVPCRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::QueryString, ..member("VPCId", "vpc-id", &VPC_ID, "vpcid", "vpcid") },
    Member { required: true, location: Location::QueryString, ..member("VPCRegion", "vpc-region", &VPC_REGION, "vpcregion", "vpcregion") },
    Member { location: Location::QueryString, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "maxitems", "maxitems") },
    Member { location: Location::QueryString, help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &PAGINATION_TOKEN, "nexttoken", "nexttoken") },
]) };
static LIST_HOSTED_ZONES_BY_VPC_RESPONSE: Shape = Shape { name: "ListHostedZonesByVPCResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZoneSummaries", "hosted-zone-summaries", &HOSTED_ZONE_SUMMARIES, "HostedZoneSummaries", "HostedZoneSummaries") },
    Member { required: true, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "MaxItems", "MaxItems") },
    member("NextToken", "next-token", &PAGINATION_TOKEN, "NextToken", "NextToken"),
]) };
static LIST_HOSTED_ZONES_REQUEST: Shape = Shape { name: "ListHostedZonesRequest", kind: Kind::Structure(&[
    Member { location: Location::QueryString, help: "Where to go on, from the answer before.", ..member("Marker", "marker", &PAGE_MARKER, "marker", "marker") },
    Member { location: Location::QueryString, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "maxitems", "maxitems") },
    Member { location: Location::QueryString, ..member("DelegationSetId", "delegation-set-id", &RESOURCE_ID, "delegationsetid", "delegationsetid") },
    Member { location: Location::QueryString, ..member("HostedZoneType", "hosted-zone-type", &HOSTED_ZONE_TYPE, "hostedzonetype", "hostedzonetype") },
]) };
static LIST_HOSTED_ZONES_RESPONSE: Shape = Shape { name: "ListHostedZonesResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("HostedZones", "hosted-zones", &HOSTED_ZONES, "HostedZones", "HostedZones") },
    Member { required: true, ..member("Marker", "marker", &PAGE_MARKER, "Marker", "Marker") },
    Member { required: true, ..member("IsTruncated", "is-truncated", &PAGE_TRUNCATED, "IsTruncated", "IsTruncated") },
    member("NextMarker", "next-marker", &PAGE_MARKER, "NextMarker", "NextMarker"),
    Member { required: true, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "MaxItems", "MaxItems") },
]) };
static LIST_RESOURCE_RECORD_SETS_REQUEST: Shape = Shape { name: "ListResourceRecordSetsRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "Id", "Id") },
    Member { location: Location::QueryString, ..member("StartRecordName", "start-record-name", &DNS_NAME, "name", "name") },
    Member { location: Location::QueryString, ..member("StartRecordType", "start-record-type", &RR_TYPE, "type", "type") },
    Member { location: Location::QueryString, ..member("StartRecordIdentifier", "start-record-identifier", &RESOURCE_RECORD_SET_IDENTIFIER, "identifier", "identifier") },
    Member { location: Location::QueryString, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "maxitems", "maxitems") },
]) };
static LIST_RESOURCE_RECORD_SETS_RESPONSE: Shape = Shape { name: "ListResourceRecordSetsResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("ResourceRecordSets", "resource-record-sets", &RESOURCE_RECORD_SETS, "ResourceRecordSets", "ResourceRecordSets") },
    Member { required: true, ..member("IsTruncated", "is-truncated", &PAGE_TRUNCATED, "IsTruncated", "IsTruncated") },
    member("NextRecordName", "next-record-name", &DNS_NAME, "NextRecordName", "NextRecordName"),
    member("NextRecordType", "next-record-type", &RR_TYPE, "NextRecordType", "NextRecordType"),
    member("NextRecordIdentifier", "next-record-identifier", &RESOURCE_RECORD_SET_IDENTIFIER, "NextRecordIdentifier", "NextRecordIdentifier"),
    Member { required: true, ..member("MaxItems", "max-items", &PAGE_MAX_ITEMS, "MaxItems", "MaxItems") },
]) };
static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape { name: "ListTagsForResourceRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::Uri, ..member("ResourceType", "resource-type", &TAG_RESOURCE_TYPE, "ResourceType", "ResourceType") },
    Member { required: true, location: Location::Uri, ..member("ResourceId", "resource-id", &TAG_RESOURCE_ID, "ResourceId", "ResourceId") },
]) };
static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape = Shape { name: "ListTagsForResourceResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("ResourceTagSet", "resource-tag-set", &RESOURCE_TAG_SET, "ResourceTagSet", "ResourceTagSet") },
]) };
static LOCAL_ZONE_GROUP: Shape = Shape { name: "LocalZoneGroup", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(64) } } };
static LONGITUDE: Shape = Shape { name: "Longitude", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(7) } } };
static NAMESERVER: Shape = Shape { name: "Nameserver", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(255) } } };
static NONCE: Shape = Shape { name: "Nonce", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static PAGE_MARKER: Shape = Shape { name: "PageMarker", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(64) } } };
static PAGE_MAX_ITEMS: Shape = Shape { name: "PageMaxItems", kind: TEXT };
static PAGE_TRUNCATED: Shape = Shape { name: "PageTruncated", kind: Kind::Boolean };
static PAGINATION_TOKEN: Shape = Shape { name: "PaginationToken", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_024) } } };
static R_DATA: Shape = Shape { name: "RData", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(4_000) } } };
static RR_TYPE: Shape = Shape { name: "RRType", kind: Kind::String { choices: &["SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP", "SVCB", "HTTPS"], bounds: Bounds::NONE } };
static RECORD_DATA: Shape = Shape { name: "RecordData", kind: Kind::List { item: &RECORD_DATA_ENTRY, item_name: "RecordDataEntry", flattened: false, bounds: Bounds::NONE } };
static RECORD_DATA_ENTRY: Shape = Shape { name: "RecordDataEntry", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(512) } } };
static RESOURCE_DESCRIPTION: Shape = Shape { name: "ResourceDescription", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(256) } } };
static RESOURCE_ID: Shape = Shape { name: "ResourceId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(32) } } };
static RESOURCE_RECORD: Shape = Shape { name: "ResourceRecord", kind: Kind::Structure(&[
    Member { required: true, ..member("Value", "value", &R_DATA, "Value", "Value") },
]) };
static RESOURCE_RECORD_SET: Shape = Shape { name: "ResourceRecordSet", kind: Kind::Structure(&[
    Member { required: true, ..member("Name", "name", &DNS_NAME, "Name", "Name") },
    Member { required: true, ..member("Type", "type", &RR_TYPE, "Type", "Type") },
    member("SetIdentifier", "set-identifier", &RESOURCE_RECORD_SET_IDENTIFIER, "SetIdentifier", "SetIdentifier"),
    member("Weight", "weight", &RESOURCE_RECORD_SET_WEIGHT, "Weight", "Weight"),
    member("Region", "region", &RESOURCE_RECORD_SET_REGION, "Region", "Region"),
    member("GeoLocation", "geo-location", &GEO_LOCATION, "GeoLocation", "GeoLocation"),
    member("Failover", "failover", &RESOURCE_RECORD_SET_FAILOVER, "Failover", "Failover"),
    member("MultiValueAnswer", "multi-value-answer", &RESOURCE_RECORD_SET_MULTI_VALUE_ANSWER, "MultiValueAnswer", "MultiValueAnswer"),
    member("TTL", "ttl", &TTL, "TTL", "TTL"),
    member("ResourceRecords", "resource-records", &RESOURCE_RECORDS, "ResourceRecords", "ResourceRecords"),
    member("AliasTarget", "alias-target", &ALIAS_TARGET, "AliasTarget", "AliasTarget"),
    member("HealthCheckId", "health-check-id", &HEALTH_CHECK_ID, "HealthCheckId", "HealthCheckId"),
    member("TrafficPolicyInstanceId", "traffic-policy-instance-id", &TRAFFIC_POLICY_INSTANCE_ID, "TrafficPolicyInstanceId", "TrafficPolicyInstanceId"),
    member("CidrRoutingConfig", "cidr-routing-config", &CIDR_ROUTING_CONFIG, "CidrRoutingConfig", "CidrRoutingConfig"),
    member("GeoProximityLocation", "geo-proximity-location", &GEO_PROXIMITY_LOCATION, "GeoProximityLocation", "GeoProximityLocation"),
]) };
static RESOURCE_RECORD_SET_FAILOVER: Shape = Shape { name: "ResourceRecordSetFailover", kind: Kind::String { choices: &["PRIMARY", "SECONDARY"], bounds: Bounds::NONE } };
static RESOURCE_RECORD_SET_IDENTIFIER: Shape = Shape { name: "ResourceRecordSetIdentifier", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static RESOURCE_RECORD_SET_MULTI_VALUE_ANSWER: Shape = Shape { name: "ResourceRecordSetMultiValueAnswer", kind: Kind::Boolean };
static RESOURCE_RECORD_SET_REGION: Shape = Shape { name: "ResourceRecordSetRegion", kind: Kind::String { choices: &["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-central-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "eu-north-1", "sa-east-1", "cn-north-1", "cn-northwest-1", "ap-east-1", "me-south-1", "me-central-1", "ap-south-1", "ap-south-2", "af-south-1", "eu-south-1", "eu-south-2", "ap-southeast-4", "il-central-1", "ca-west-1", "ap-southeast-5", "mx-central-1", "ap-southeast-7", "us-gov-east-1", "us-gov-west-1", "ap-east-2", "ap-southeast-6", "eusc-de-east-1"], bounds: Bounds { min: Some(1), max: Some(64) } } };
static RESOURCE_RECORD_SET_WEIGHT: Shape = Shape { name: "ResourceRecordSetWeight", kind: Kind::Long(Bounds { min: Some(0), max: Some(255) }) };
static RESOURCE_RECORD_SETS: Shape = Shape { name: "ResourceRecordSets", kind: Kind::List { item: &RESOURCE_RECORD_SET, item_name: "ResourceRecordSet", flattened: false, bounds: Bounds::NONE } };
static RESOURCE_RECORDS: Shape = Shape { name: "ResourceRecords", kind: Kind::List { item: &RESOURCE_RECORD, item_name: "ResourceRecord", flattened: false, bounds: Bounds { min: Some(1), max: None } } };
static RESOURCE_TAG_SET: Shape = Shape { name: "ResourceTagSet", kind: Kind::Structure(&[
    member("ResourceType", "resource-type", &TAG_RESOURCE_TYPE, "ResourceType", "ResourceType"),
    member("ResourceId", "resource-id", &TAG_RESOURCE_ID, "ResourceId", "ResourceId"),
    member("Tags", "tags", &TAG_LIST, "Tags", "Tags"),
]) };
static RESOURCE_URI: Shape = Shape { name: "ResourceURI", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_024) } } };
static SERVICE_PRINCIPAL: Shape = Shape { name: "ServicePrincipal", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(128) } } };
static SUBNET_MASK: Shape = Shape { name: "SubnetMask", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(0), max: Some(3) } } };
static TTL: Shape = Shape { name: "TTL", kind: Kind::Long(Bounds { min: Some(0), max: Some(2_147_483_647) }) };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    member("Key", "key", &TAG_KEY, "Key", "Key"),
    member("Value", "value", &TAG_VALUE, "Value", "Value"),
]) };
static TAG_KEY: Shape = Shape { name: "TagKey", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(128) } } };
static TAG_KEY_LIST: Shape = Shape { name: "TagKeyList", kind: Kind::List { item: &TAG_KEY, item_name: "Key", flattened: false, bounds: Bounds { min: Some(1), max: Some(10) } } };
static TAG_LIST: Shape = Shape { name: "TagList", kind: Kind::List { item: &TAG, item_name: "Tag", flattened: false, bounds: Bounds { min: Some(1), max: Some(10) } } };
static TAG_RESOURCE_ID: Shape = Shape { name: "TagResourceId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(64) } } };
static TAG_RESOURCE_TYPE: Shape = Shape { name: "TagResourceType", kind: Kind::String { choices: &["healthcheck", "hostedzone"], bounds: Bounds::NONE } };
static TAG_VALUE: Shape = Shape { name: "TagValue", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(256) } } };
static TEST_DNS_ANSWER_REQUEST: Shape = Shape { name: "TestDNSAnswerRequest", kind: Kind::Structure(&[
    Member { required: true, location: Location::QueryString, ..member("HostedZoneId", "hosted-zone-id", &RESOURCE_ID, "hostedzoneid", "hostedzoneid") },
    Member { required: true, location: Location::QueryString, ..member("RecordName", "record-name", &DNS_NAME, "recordname", "recordname") },
    Member { required: true, location: Location::QueryString, ..member("RecordType", "record-type", &RR_TYPE, "recordtype", "recordtype") },
    Member { location: Location::QueryString, ..member("ResolverIP", "resolver-ip", &IP_ADDRESS, "resolverip", "resolverip") },
    Member { location: Location::QueryString, ..member("EDNS0ClientSubnetIP", "edns0-client-subnet-ip", &IP_ADDRESS, "edns0clientsubnetip", "edns0clientsubnetip") },
    Member { location: Location::QueryString, ..member("EDNS0ClientSubnetMask", "edns0-client-subnet-mask", &SUBNET_MASK, "edns0clientsubnetmask", "edns0clientsubnetmask") },
]) };
static TEST_DNS_ANSWER_RESPONSE: Shape = Shape { name: "TestDNSAnswerResponse", kind: Kind::Structure(&[
    Member { required: true, ..member("Nameserver", "nameserver", &NAMESERVER, "Nameserver", "Nameserver") },
    Member { required: true, ..member("RecordName", "record-name", &DNS_NAME, "RecordName", "RecordName") },
    Member { required: true, ..member("RecordType", "record-type", &RR_TYPE, "RecordType", "RecordType") },
    Member { required: true, ..member("RecordData", "record-data", &RECORD_DATA, "RecordData", "RecordData") },
    Member { required: true, ..member("ResponseCode", "response-code", &DNSR_CODE, "ResponseCode", "ResponseCode") },
    Member { required: true, ..member("Protocol", "protocol", &TRANSPORT_PROTOCOL, "Protocol", "Protocol") },
]) };
static TIME_STAMP: Shape = Shape { name: "TimeStamp", kind: Kind::Timestamp };
static TRAFFIC_POLICY_INSTANCE_ID: Shape = Shape { name: "TrafficPolicyInstanceId", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(36) } } };
static TRANSPORT_PROTOCOL: Shape = Shape { name: "TransportProtocol", kind: TEXT };
static UUID: Shape = Shape { name: "UUID", kind: TEXT };
static VPC: Shape = Shape { name: "VPC", kind: Kind::Structure(&[
    member("VPCRegion", "vpc-region", &VPC_REGION, "VPCRegion", "VPCRegion"),
    member("VPCId", "vpc-id", &VPC_ID, "VPCId", "VPCId"),
]) };
static VPC_ID: Shape = Shape { name: "VPCId", kind: Kind::String { choices: &[], bounds: Bounds { min: None, max: Some(1_024) } } };
static VPC_REGION: Shape = Shape { name: "VPCRegion", kind: Kind::String { choices: &["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-central-2", "ap-east-1", "me-south-1", "us-gov-west-1", "us-gov-east-1", "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "me-central-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-south-1", "ap-south-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "eu-north-1", "sa-east-1", "ca-central-1", "cn-north-1", "cn-northwest-1", "af-south-1", "eu-south-1", "eu-south-2", "ap-southeast-4", "il-central-1", "ca-west-1", "ap-southeast-5", "mx-central-1", "us-isof-south-1", "us-isof-east-1", "ap-southeast-7", "ap-east-2", "eu-isoe-west-1", "ap-southeast-6", "us-isob-west-1", "eusc-de-east-1"], bounds: Bounds { min: Some(1), max: Some(64) } } };
static _VPCS: Shape = Shape { name: "VPCs", kind: Kind::List { item: &VPC, item_name: "VPC", flattened: false, bounds: Bounds { min: Some(1), max: None } } };
