//! Which function answers which operation: one sorted line each.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::input;
use crate::base::document::Document;
use crate::domain::error::ApiError;
use crate::model::Service;
use crate::ops::{
    Call, Failure, account_aliases, account_attributes, account_limits, associations, connections, dhcp_options,
    elb_tags, endpoints, identity, interfaces, internet_gateways, listeners, load_balancers, network_acls, nothing,
    notifications, organizations, payers, peering, permissions, prefix_lists, regions, route_tables, route53,
    security_groups, services, sns, subnets, tagging, tags, target_groups, targets, vpcs, zones,
};
use crate::store::Access;

/// An operation that we have.
pub struct Entry {
    /// `DescribeVpcs`
    pub name: &'static str,
    /// Whether it changes the state.
    pub access: Access,
    /// From the input's members to the answer's.
    pub run: fn(&mut Call<'_>, &Value) -> Result<Document, Failure>,
}

impl Entry {
    /// Whether it changes the state.
    pub fn writes(&self) -> bool {
        self.access == Access::Write
    }
}

/// The entry of an operation.
pub fn find(service: &Service, operation: &str) -> Option<&'static Entry> {
    let entries = all(service.command)?;
    let found = entries.binary_search_by(|entry| entry.name.cmp(operation));
    found.ok().map(|index| &entries[index])
}

/// The entries of a service.
pub fn all(service: &str) -> Option<&'static [Entry]> {
    match service {
        "ec2" => Some(EC2),
        "elbv2" => Some(ELBV2),
        "iam" => Some(IAM),
        "organizations" => Some(ORGANIZATIONS),
        "resourcegroupstaggingapi" => Some(TAGGING),
        "route53" => Some(ROUTE53),
        "sns" => Some(SNS),
        "sts" => Some(STS),
        _ => None,
    }
}

macro_rules! entries {
    ($( $access:ident $name:ident => $function:path, )+) => {
        &[$( Entry { name: stringify!($name), access: Access::$access, run: |call, input| run($function, call, input) }, )+]
    };
}

static EC2: &[Entry] = entries! {
    Write AcceptVpcEndpointConnections => connections::accept_vpc_endpoint_connections,
    Write AcceptVpcPeeringConnection => peering::accept_vpc_peering_connection,
    Write AssociateRouteTable => route_tables::associate_route_table,
    Write AttachInternetGateway => internet_gateways::attach_internet_gateway,
    Write AuthorizeSecurityGroupEgress => security_groups::authorize_security_group_egress,
    Write AuthorizeSecurityGroupIngress => security_groups::authorize_security_group_ingress,
    Write CreateDefaultVpc => vpcs::create_default_vpc,
    Write CreateInternetGateway => internet_gateways::create_internet_gateway,
    Write CreateNetworkInterface => interfaces::create_network_interface,
    Write CreateRoute => route_tables::create_route,
    Write CreateRouteTable => route_tables::create_route_table,
    Write CreateSecurityGroup => security_groups::create_security_group,
    Write CreateSubnet => subnets::create_subnet,
    Write CreateTags => tags::create_tags,
    Write CreateVpc => vpcs::create_vpc,
    Write CreateVpcEndpoint => endpoints::create_vpc_endpoint,
    Write CreateVpcEndpointConnectionNotification => notifications::create_vpc_endpoint_connection_notification,
    Write CreateVpcEndpointServiceConfiguration => services::create_vpc_endpoint_service_configuration,
    Write CreateVpcPeeringConnection => peering::create_vpc_peering_connection,
    Write DeleteInternetGateway => internet_gateways::delete_internet_gateway,
    Write DeleteNetworkInterface => interfaces::delete_network_interface,
    Write DeleteRoute => route_tables::delete_route,
    Write DeleteRouteTable => route_tables::delete_route_table,
    Write DeleteSecurityGroup => security_groups::delete_security_group,
    Write DeleteSubnet => subnets::delete_subnet,
    Write DeleteTags => tags::delete_tags,
    Write DeleteVpc => vpcs::delete_vpc,
    Write DeleteVpcEndpointConnectionNotifications => notifications::delete_vpc_endpoint_connection_notifications,
    Write DeleteVpcEndpointServiceConfigurations => services::delete_vpc_endpoint_service_configurations,
    Write DeleteVpcEndpoints => endpoints::delete_vpc_endpoints,
    Write DeleteVpcPeeringConnection => peering::delete_vpc_peering_connection,
    Read DescribeAccountAttributes => account_attributes::describe_account_attributes,
    Read DescribeAddresses => nothing::describe_addresses,
    Read DescribeAvailabilityZones => zones::describe_availability_zones,
    Read DescribeCustomerGateways => nothing::describe_customer_gateways,
    Read DescribeDhcpOptions => dhcp_options::describe_dhcp_options,
    Read DescribeEgressOnlyInternetGateways => nothing::describe_egress_only_internet_gateways,
    Read DescribeFlowLogs => nothing::describe_flow_logs,
    Read DescribeInternetGateways => internet_gateways::describe_internet_gateways,
    Read DescribeManagedPrefixLists => prefix_lists::describe_managed_prefix_lists,
    Read DescribeNetworkAcls => network_acls::describe_network_acls,
    Read DescribeNetworkInterfaces => interfaces::describe_network_interfaces,
    Read DescribePrefixLists => prefix_lists::describe_prefix_lists,
    Read DescribeRegions => regions::describe_regions,
    Read DescribeRouteTables => route_tables::describe_route_tables,
    Read DescribeSecurityGroupRules => security_groups::describe_security_group_rules,
    Read DescribeSecurityGroups => security_groups::describe_security_groups,
    Read DescribeSubnets => subnets::describe_subnets,
    Read DescribeTags => tags::describe_tags,
    Read DescribeTransitGatewayRouteTables => nothing::describe_transit_gateway_route_tables,
    Read DescribeTransitGatewayVpcAttachments => nothing::describe_transit_gateway_vpc_attachments,
    Read DescribeTransitGateways => nothing::describe_transit_gateways,
    Read DescribeVpcAttribute => vpcs::describe_vpc_attribute,
    Read DescribeVpcEndpointAssociations => associations::describe_vpc_endpoint_associations,
    Read DescribeVpcEndpointConnectionNotifications => notifications::describe_vpc_endpoint_connection_notifications,
    Read DescribeVpcEndpointConnections => connections::describe_vpc_endpoint_connections,
    Read DescribeVpcEndpointServiceConfigurations => services::describe_vpc_endpoint_service_configurations,
    Read DescribeVpcEndpointServicePermissions => permissions::describe_vpc_endpoint_service_permissions,
    Read DescribeVpcEndpointServices => services::offered::describe_vpc_endpoint_services,
    Read DescribeVpcEndpoints => endpoints::describe_vpc_endpoints,
    Read DescribeVpcPeeringConnections => peering::describe_vpc_peering_connections,
    Read DescribeVpcs => vpcs::describe_vpcs,
    Read DescribeVpnConnections => nothing::describe_vpn_connections,
    Read DescribeVpnGateways => nothing::describe_vpn_gateways,
    Write DetachInternetGateway => internet_gateways::detach_internet_gateway,
    Write DisassociateRouteTable => route_tables::disassociate_route_table,
    Write ModifyNetworkInterfaceAttribute => interfaces::modify_network_interface_attribute,
    Write ModifySubnetAttribute => subnets::modify_subnet_attribute,
    Write ModifyVpcAttribute => vpcs::modify_vpc_attribute,
    Write ModifyVpcEndpoint => endpoints::modify_vpc_endpoint,
    Write ModifyVpcEndpointConnectionNotification => notifications::modify_vpc_endpoint_connection_notification,
    Write ModifyVpcEndpointPayerResponsibility => payers::modify_vpc_endpoint_payer_responsibility,
    Write ModifyVpcEndpointServiceConfiguration => services::modify_vpc_endpoint_service_configuration,
    Write ModifyVpcEndpointServicePayerResponsibility => payers::modify_vpc_endpoint_service_payer_responsibility,
    Write ModifyVpcEndpointServicePermissions => permissions::modify_vpc_endpoint_service_permissions,
    Write ModifyVpcPeeringConnectionOptions => peering::modify_vpc_peering_connection_options,
    Write RejectVpcEndpointConnections => connections::reject_vpc_endpoint_connections,
    Write RejectVpcPeeringConnection => peering::reject_vpc_peering_connection,
    Write ReplaceRoute => route_tables::replace_route,
    Write RevokeSecurityGroupEgress => security_groups::revoke_security_group_egress,
    Write RevokeSecurityGroupIngress => security_groups::revoke_security_group_ingress,
    Write StartVpcEndpointServicePrivateDnsVerification => services::start_vpc_endpoint_service_private_dns_verification,
};

static ELBV2: &[Entry] = entries! {
    Write AddTags => elb_tags::add_tags,
    Write CreateListener => listeners::create_listener,
    Write CreateLoadBalancer => load_balancers::create_load_balancer,
    Write CreateTargetGroup => target_groups::create_target_group,
    Write DeleteListener => listeners::delete_listener,
    Write DeleteLoadBalancer => load_balancers::delete_load_balancer,
    Write DeleteTargetGroup => target_groups::delete_target_group,
    Write DeregisterTargets => targets::deregister_targets,
    Read DescribeAccountLimits => account_limits::describe_account_limits,
    Read DescribeListeners => listeners::describe_listeners,
    Read DescribeLoadBalancerAttributes => load_balancers::describe_load_balancer_attributes,
    Read DescribeLoadBalancers => load_balancers::describe_load_balancers,
    Read DescribeTags => elb_tags::describe_tags,
    Read DescribeTargetGroupAttributes => target_groups::describe_target_group_attributes,
    Read DescribeTargetGroups => target_groups::describe_target_groups,
    Read DescribeTargetHealth => targets::describe_target_health,
    Write ModifyListener => listeners::modify_listener,
    Write ModifyLoadBalancerAttributes => load_balancers::modify_load_balancer_attributes,
    Write ModifyTargetGroup => target_groups::modify_target_group,
    Write ModifyTargetGroupAttributes => target_groups::modify_target_group_attributes,
    Write RegisterTargets => targets::register_targets,
    Write RemoveTags => elb_tags::remove_tags,
    Write SetIpAddressType => load_balancers::set_ip_address_type,
    Write SetSecurityGroups => load_balancers::set_security_groups,
    Write SetSubnets => load_balancers::set_subnets,
};

static IAM: &[Entry] = entries! {
    Read ListAccountAliases => account_aliases::list_account_aliases,
};

static ORGANIZATIONS: &[Entry] = entries! {
    Read DescribeAccount => organizations::describe_account,
};

static TAGGING: &[Entry] = entries! {
    Read GetResources => tagging::get_resources,
    Read GetTagKeys => tagging::get_tag_keys,
    Read GetTagValues => tagging::get_tag_values,
    Write TagResources => tagging::tag_resources,
    Write UntagResources => tagging::untag_resources,
};

static ROUTE53: &[Entry] = entries! {
    Write ChangeResourceRecordSets => route53::change_resource_record_sets,
    Write ChangeTagsForResource => route53::change_tags_for_resource,
    Write CreateHostedZone => route53::create_hosted_zone,
    Write DeleteHostedZone => route53::delete_hosted_zone,
    Read GetChange => route53::get_change,
    Read GetHostedZone => route53::get_hosted_zone,
    Read ListHostedZones => route53::list_hosted_zones,
    Read ListHostedZonesByName => route53::list_hosted_zones_by_name,
    Read ListHostedZonesByVPC => route53::list_hosted_zones_by_vpc,
    Read ListResourceRecordSets => route53::list_resource_record_sets,
    Read ListTagsForResource => route53::list_tags_for_resource,
    Read TestDNSAnswer => route53::test_dns_answer,
};

static SNS: &[Entry] = entries! {
    Write CreateTopic => sns::topics::create_topic,
    Write DeleteTopic => sns::topics::delete_topic,
    Read GetTopicAttributes => sns::topics::get_topic_attributes,
    Read ListSubscriptions => sns::subscriptions::list_subscriptions,
    Read ListSubscriptionsByTopic => sns::subscriptions::list_subscriptions_by_topic,
    Read ListTopics => sns::topics::list_topics,
    Write SetTopicAttributes => sns::topics::set_topic_attributes,
    Write Subscribe => sns::subscriptions::subscribe,
    Write Unsubscribe => sns::subscriptions::unsubscribe,
};

static STS: &[Entry] = entries! {
    Write AssumeRole => identity::assume_role,
    Read GetAccessKeyInfo => identity::get_access_key_info,
    Read GetCallerIdentity => identity::get_caller_identity,
    Write GetSessionToken => identity::get_session_token,
};

/// The seam between the dynamic tables and a typed function.
fn run<I: DeserializeOwned, O: Serialize>(
    operation: fn(&mut Call<'_>, I) -> Result<O, Failure>,
    call: &mut Call<'_>,
    input: &Value,
) -> Result<Document, Failure> {
    let input = input::read(input).map_err(|error| ApiError::MalformedParameter { reason: error.to_string() })?;
    Ok(Document::of(&operation(call, input)?))
}
