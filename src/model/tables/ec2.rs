//! The service `ec2`.
// @generated from src/model/extract/ec2.json by `UPDATE=1 cargo test --test generated`

use super::{TEXT, member};
use crate::model::shape::{Acceptor, Bounds, Expected, Kind, Matcher, Member, Operation, Paginator, Protocol, Service, Shape, Waiter, WaiterState};

pub(super) static SERVICE: Service = Service {
    command: "ec2",
    service_id: "EC2",
    api_version: "2016-11-15",
    signing_name: "ec2",
    protocol: Protocol::Ec2,
    xml_namespace: "http://ec2.amazonaws.com/doc/2016-11-15/",
    target_prefix: "",
    operations: OPERATIONS,
    waiters: WAITERS,
};

static OPERATIONS: &[Operation] = &[
    Operation {
        name: "AcceptVpcEndpointConnections",
        command: "accept-vpc-endpoint-connections",
        http: ("POST", "/"),
        status: 200,
        input: &ACCEPT_VPC_ENDPOINT_CONNECTIONS_REQUEST,
        output: Some(&ACCEPT_VPC_ENDPOINT_CONNECTIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lets endpoints that wait for acceptance connect to an endpoint service.",
        example: "vpce ec2 accept-vpc-endpoint-connections --service-id vpce-svc-0123456789abcdef0 --vpc-endpoint-ids vpce-0123456789abcdef0",
    },
    Operation {
        name: "AcceptVpcPeeringConnection",
        command: "accept-vpc-peering-connection",
        http: ("POST", "/"),
        status: 200,
        input: &ACCEPT_VPC_PEERING_CONNECTION_REQUEST,
        output: Some(&ACCEPT_VPC_PEERING_CONNECTION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Accepts a peering connection that was asked for.",
        example: "",
    },
    Operation {
        name: "AssociateRouteTable",
        command: "associate-route-table",
        http: ("POST", "/"),
        status: 200,
        input: &ASSOCIATE_ROUTE_TABLE_REQUEST,
        output: Some(&ASSOCIATE_ROUTE_TABLE_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Has a subnet use a route table.",
        example: "",
    },
    Operation {
        name: "AttachInternetGateway",
        command: "attach-internet-gateway",
        http: ("POST", "/"),
        status: 200,
        input: &ATTACH_INTERNET_GATEWAY_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Attaches an internet gateway to a VPC.",
        example: "",
    },
    Operation {
        name: "AuthorizeSecurityGroupEgress",
        command: "authorize-security-group-egress",
        http: ("POST", "/"),
        status: 200,
        input: &AUTHORIZE_SECURITY_GROUP_EGRESS_REQUEST,
        output: Some(&AUTHORIZE_SECURITY_GROUP_EGRESS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Adds rules to a security group for what may go out.",
        example: "",
    },
    Operation {
        name: "AuthorizeSecurityGroupIngress",
        command: "authorize-security-group-ingress",
        http: ("POST", "/"),
        status: 200,
        input: &AUTHORIZE_SECURITY_GROUP_INGRESS_REQUEST,
        output: Some(&AUTHORIZE_SECURITY_GROUP_INGRESS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Adds rules to a security group for what may come in.",
        example: "",
    },
    Operation {
        name: "CreateDefaultVpc",
        command: "create-default-vpc",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_DEFAULT_VPC_REQUEST,
        output: Some(&CREATE_DEFAULT_VPC_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes the Region's default VPC, with a subnet in each zone and an internet gateway.",
        example: "",
    },
    Operation {
        name: "CreateInternetGateway",
        command: "create-internet-gateway",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_INTERNET_GATEWAY_REQUEST,
        output: Some(&CREATE_INTERNET_GATEWAY_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes an internet gateway.",
        example: "",
    },
    Operation {
        name: "CreateNetworkInterface",
        command: "create-network-interface",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_NETWORK_INTERFACE_REQUEST,
        output: Some(&CREATE_NETWORK_INTERFACE_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes a network interface in a subnet.",
        example: "",
    },
    Operation {
        name: "CreateRoute",
        command: "create-route",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_ROUTE_REQUEST,
        output: Some(&CREATE_ROUTE_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Adds a route to a route table.",
        example: "",
    },
    Operation {
        name: "CreateRouteTable",
        command: "create-route-table",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_ROUTE_TABLE_REQUEST,
        output: Some(&CREATE_ROUTE_TABLE_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes a route table in a VPC.",
        example: "",
    },
    Operation {
        name: "CreateSecurityGroup",
        command: "create-security-group",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_SECURITY_GROUP_REQUEST,
        output: Some(&CREATE_SECURITY_GROUP_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes a security group in a VPC.",
        example: "",
    },
    Operation {
        name: "CreateSubnet",
        command: "create-subnet",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_SUBNET_REQUEST,
        output: Some(&CREATE_SUBNET_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes a subnet in one zone of a VPC.",
        example: "",
    },
    Operation {
        name: "CreateTags",
        command: "create-tags",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_TAGS_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Puts tags on resources, over those of the same key.",
        example: "",
    },
    Operation {
        name: "CreateVpc",
        command: "create-vpc",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_VPC_REQUEST,
        output: Some(&CREATE_VPC_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes a VPC.",
        example: "",
    },
    Operation {
        name: "CreateVpcEndpoint",
        command: "create-vpc-endpoint",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_VPC_ENDPOINT_REQUEST,
        output: Some(&CREATE_VPC_ENDPOINT_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes an endpoint in a VPC for a service.",
        example: "vpce ec2 create-vpc-endpoint --vpc-id vpc-0123456789abcdef0 --vpc-endpoint-type Interface --service-name com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0 --subnet-ids subnet-0123456789abcdef0 --security-group-ids sg-0123456789abcdef0",
    },
    Operation {
        name: "CreateVpcEndpointConnectionNotification",
        command: "create-vpc-endpoint-connection-notification",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION_REQUEST,
        output: Some(&CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Has connection events of an endpoint service or an endpoint sent to an SNS topic.",
        example: "vpce ec2 create-vpc-endpoint-connection-notification --service-id vpce-svc-0123456789abcdef0 --connection-notification-arn arn:aws:sns:us-east-1:111122223333:connections --connection-events Connect Accept Reject Delete",
    },
    Operation {
        name: "CreateVpcEndpointServiceConfiguration",
        command: "create-vpc-endpoint-service-configuration",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION_REQUEST,
        output: Some(&CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Offers a load balancer as an endpoint service.",
        example: "vpce ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/orders/0123456789abcdef --acceptance-required",
    },
    Operation {
        name: "CreateVpcPeeringConnection",
        command: "create-vpc-peering-connection",
        http: ("POST", "/"),
        status: 200,
        input: &CREATE_VPC_PEERING_CONNECTION_REQUEST,
        output: Some(&CREATE_VPC_PEERING_CONNECTION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Asks the owner of another VPC for a peering connection.",
        example: "",
    },
    Operation {
        name: "DeleteInternetGateway",
        command: "delete-internet-gateway",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_INTERNET_GATEWAY_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes an internet gateway that is attached to no VPC.",
        example: "",
    },
    Operation {
        name: "DeleteNetworkInterface",
        command: "delete-network-interface",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_NETWORK_INTERFACE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes a network interface that nothing uses.",
        example: "",
    },
    Operation {
        name: "DeleteRoute",
        command: "delete-route",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_ROUTE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Takes a route out of a route table.",
        example: "",
    },
    Operation {
        name: "DeleteRouteTable",
        command: "delete-route-table",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_ROUTE_TABLE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes a route table that no subnet uses.",
        example: "",
    },
    Operation {
        name: "DeleteSecurityGroup",
        command: "delete-security-group",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_SECURITY_GROUP_REQUEST,
        output: Some(&DELETE_SECURITY_GROUP_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Deletes a security group that nothing uses.",
        example: "",
    },
    Operation {
        name: "DeleteSubnet",
        command: "delete-subnet",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_SUBNET_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes a subnet that no network interface is in.",
        example: "",
    },
    Operation {
        name: "DeleteTags",
        command: "delete-tags",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_TAGS_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Takes tags off resources.",
        example: "",
    },
    Operation {
        name: "DeleteVpc",
        command: "delete-vpc",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_VPC_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Deletes a VPC that nothing else is in.",
        example: "",
    },
    Operation {
        name: "DeleteVpcEndpointConnectionNotifications",
        command: "delete-vpc-endpoint-connection-notifications",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_REQUEST,
        output: Some(&DELETE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Deletes notifications.",
        example: "vpce ec2 delete-vpc-endpoint-connection-notifications --connection-notification-ids vpce-nfn-0123456789abcdef0",
    },
    Operation {
        name: "DeleteVpcEndpointServiceConfigurations",
        command: "delete-vpc-endpoint-service-configurations",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_REQUEST,
        output: Some(&DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Takes endpoint services back that no endpoint uses.",
        example: "vpce ec2 delete-vpc-endpoint-service-configurations --service-ids vpce-svc-0123456789abcdef0",
    },
    Operation {
        name: "DeleteVpcEndpoints",
        command: "delete-vpc-endpoints",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_VPC_ENDPOINTS_REQUEST,
        output: Some(&DELETE_VPC_ENDPOINTS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Deletes endpoints with their network interfaces.",
        example: "vpce ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-0123456789abcdef0",
    },
    Operation {
        name: "DeleteVpcPeeringConnection",
        command: "delete-vpc-peering-connection",
        http: ("POST", "/"),
        status: 200,
        input: &DELETE_VPC_PEERING_CONNECTION_REQUEST,
        output: Some(&DELETE_VPC_PEERING_CONNECTION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Ends a peering connection, or takes back the request for it.",
        example: "",
    },
    Operation {
        name: "DescribeAccountAttributes",
        command: "describe-account-attributes",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_ACCOUNT_ATTRIBUTES_REQUEST,
        output: Some(&DESCRIBE_ACCOUNT_ATTRIBUTES_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Shows attributes of the account, such as its default VPC.",
        example: "",
    },
    Operation {
        name: "DescribeAddresses",
        command: "describe-addresses",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_ADDRESSES_REQUEST,
        output: Some(&DESCRIBE_ADDRESSES_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists Elastic IP addresses: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeAvailabilityZones",
        command: "describe-availability-zones",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_AVAILABILITY_ZONES_REQUEST,
        output: Some(&DESCRIBE_AVAILABILITY_ZONES_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists the Region's zones.",
        example: "",
    },
    Operation {
        name: "DescribeCustomerGateways",
        command: "describe-customer-gateways",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_CUSTOMER_GATEWAYS_REQUEST,
        output: Some(&DESCRIBE_CUSTOMER_GATEWAYS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists customer gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeDhcpOptions",
        command: "describe-dhcp-options",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_DHCP_OPTIONS_REQUEST,
        output: Some(&DESCRIBE_DHCP_OPTIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["DhcpOptions"], more_results: None }),
        help: "Lists DHCP options sets: the one that the VPCs share.",
        example: "",
    },
    Operation {
        name: "DescribeEgressOnlyInternetGateways",
        command: "describe-egress-only-internet-gateways",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_REQUEST,
        output: Some(&DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["EgressOnlyInternetGateways"], more_results: None }),
        help: "Lists egress-only internet gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeFlowLogs",
        command: "describe-flow-logs",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_FLOW_LOGS_REQUEST,
        output: Some(&DESCRIBE_FLOW_LOGS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["FlowLogs"], more_results: None }),
        help: "Lists flow logs: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeInternetGateways",
        command: "describe-internet-gateways",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_INTERNET_GATEWAYS_REQUEST,
        output: Some(&DESCRIBE_INTERNET_GATEWAYS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["InternetGateways"], more_results: None }),
        help: "Lists internet gateways.",
        example: "",
    },
    Operation {
        name: "DescribeManagedPrefixLists",
        command: "describe-managed-prefix-lists",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_MANAGED_PREFIX_LISTS_REQUEST,
        output: Some(&DESCRIBE_MANAGED_PREFIX_LISTS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["PrefixLists"], more_results: None }),
        help: "Lists AWS's prefix lists.",
        example: "",
    },
    Operation {
        name: "DescribeNetworkAcls",
        command: "describe-network-acls",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_NETWORK_ACLS_REQUEST,
        output: Some(&DESCRIBE_NETWORK_ACLS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["NetworkAcls"], more_results: None }),
        help: "Lists network ACLs: the default one of each VPC.",
        example: "",
    },
    Operation {
        name: "DescribeNetworkInterfaces",
        command: "describe-network-interfaces",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_NETWORK_INTERFACES_REQUEST,
        output: Some(&DESCRIBE_NETWORK_INTERFACES_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["NetworkInterfaces"], more_results: None }),
        help: "Lists network interfaces, those of endpoints among them.",
        example: "",
    },
    Operation {
        name: "DescribePrefixLists",
        command: "describe-prefix-lists",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_PREFIX_LISTS_REQUEST,
        output: Some(&DESCRIBE_PREFIX_LISTS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["PrefixLists"], more_results: None }),
        help: "Lists the prefix lists of AWS's services with gateway endpoints.",
        example: "",
    },
    Operation {
        name: "DescribeRegions",
        command: "describe-regions",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_REGIONS_REQUEST,
        output: Some(&DESCRIBE_REGIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists Regions.",
        example: "",
    },
    Operation {
        name: "DescribeRouteTables",
        command: "describe-route-tables",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_ROUTE_TABLES_REQUEST,
        output: Some(&DESCRIBE_ROUTE_TABLES_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["RouteTables"], more_results: None }),
        help: "Lists route tables with their routes and associations.",
        example: "",
    },
    Operation {
        name: "DescribeSecurityGroupRules",
        command: "describe-security-group-rules",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_SECURITY_GROUP_RULES_REQUEST,
        output: Some(&DESCRIBE_SECURITY_GROUP_RULES_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["SecurityGroupRules"], more_results: None }),
        help: "Lists the rules of security groups, one item a rule.",
        example: "",
    },
    Operation {
        name: "DescribeSecurityGroups",
        command: "describe-security-groups",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_SECURITY_GROUPS_REQUEST,
        output: Some(&DESCRIBE_SECURITY_GROUPS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["SecurityGroups"], more_results: None }),
        help: "Lists security groups with their rules.",
        example: "",
    },
    Operation {
        name: "DescribeSubnets",
        command: "describe-subnets",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_SUBNETS_REQUEST,
        output: Some(&DESCRIBE_SUBNETS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["Subnets"], more_results: None }),
        help: "Lists subnets.",
        example: "",
    },
    Operation {
        name: "DescribeTags",
        command: "describe-tags",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TAGS_REQUEST,
        output: Some(&DESCRIBE_TAGS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["Tags"], more_results: None }),
        help: "Lists tags, one row each.",
        example: "",
    },
    Operation {
        name: "DescribeTransitGatewayRouteTables",
        command: "describe-transit-gateway-route-tables",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES_REQUEST,
        output: Some(&DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["TransitGatewayRouteTables"], more_results: None }),
        help: "Lists route tables of transit gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeTransitGatewayVpcAttachments",
        command: "describe-transit-gateway-vpc-attachments",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS_REQUEST,
        output: Some(&DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["TransitGatewayVpcAttachments"], more_results: None }),
        help: "Lists VPC attachments of transit gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeTransitGateways",
        command: "describe-transit-gateways",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_TRANSIT_GATEWAYS_REQUEST,
        output: Some(&DESCRIBE_TRANSIT_GATEWAYS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["TransitGateways"], more_results: None }),
        help: "Lists transit gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeVpcAttribute",
        command: "describe-vpc-attribute",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ATTRIBUTE_REQUEST,
        output: Some(&DESCRIBE_VPC_ATTRIBUTE_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Shows one attribute of a VPC.",
        example: "",
    },
    Operation {
        name: "DescribeVpcEndpointAssociations",
        command: "describe-vpc-endpoint-associations",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_ASSOCIATIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_ASSOCIATIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists what VPC Lattice endpoints lead to.",
        example: "vpce ec2 describe-vpc-endpoint-associations --vpc-endpoint-ids vpce-0123456789abcdef0",
    },
    Operation {
        name: "DescribeVpcEndpointConnectionNotifications",
        command: "describe-vpc-endpoint-connection-notifications",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["ConnectionNotificationSet"], more_results: None }),
        help: "Lists the notifications of your endpoint services and endpoints.",
        example: "vpce ec2 describe-vpc-endpoint-connection-notifications --filters Name=service-id,Values=vpce-svc-0123456789abcdef0",
    },
    Operation {
        name: "DescribeVpcEndpointConnections",
        command: "describe-vpc-endpoint-connections",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_CONNECTIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_CONNECTIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["VpcEndpointConnections"], more_results: None }),
        help: "Lists the endpoints that are connected to your endpoint services, or wait to be.",
        example: "vpce ec2 describe-vpc-endpoint-connections --filters Name=vpc-endpoint-state,Values=pendingAcceptance --query 'VpcEndpointConnections[].[VpcEndpointId,VpcEndpointOwner]' --output text",
    },
    Operation {
        name: "DescribeVpcEndpointServiceConfigurations",
        command: "describe-vpc-endpoint-service-configurations",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["ServiceConfigurations"], more_results: None }),
        help: "Lists your own endpoint services.",
        example: "vpce ec2 describe-vpc-endpoint-service-configurations --query 'ServiceConfigurations[].[ServiceId,ServiceName,ServiceState]' --output table",
    },
    Operation {
        name: "DescribeVpcEndpointServicePermissions",
        command: "describe-vpc-endpoint-service-permissions",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_SERVICE_PERMISSIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_SERVICE_PERMISSIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["AllowedPrincipals"], more_results: None }),
        help: "Lists who may make endpoints for an endpoint service.",
        example: "vpce ec2 describe-vpc-endpoint-service-permissions --service-id vpce-svc-0123456789abcdef0",
    },
    Operation {
        name: "DescribeVpcEndpointServices",
        command: "describe-vpc-endpoint-services",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINT_SERVICES_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINT_SERVICES_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["ServiceDetails", "ServiceNames"], more_results: None }),
        help: "Lists the services that you can make endpoints for.",
        example: "vpce ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    },
    Operation {
        name: "DescribeVpcEndpoints",
        command: "describe-vpc-endpoints",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_ENDPOINTS_REQUEST,
        output: Some(&DESCRIBE_VPC_ENDPOINTS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["VpcEndpoints"], more_results: None }),
        help: "Lists your endpoints.",
        example: "vpce ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=vpc-0123456789abcdef0 Name=vpc-endpoint-state,Values=available",
    },
    Operation {
        name: "DescribeVpcPeeringConnections",
        command: "describe-vpc-peering-connections",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPC_PEERING_CONNECTIONS_REQUEST,
        output: Some(&DESCRIBE_VPC_PEERING_CONNECTIONS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["VpcPeeringConnections"], more_results: None }),
        help: "Lists peering connections that you asked for or were asked for.",
        example: "",
    },
    Operation {
        name: "DescribeVpcs",
        command: "describe-vpcs",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPCS_REQUEST,
        output: Some(&DESCRIBE_VPCS_RESULT),
        result_wrapper: None,
        paginator: Some(Paginator { input_tokens: &["NextToken"], output_tokens: &["NextToken"], limit_key: Some("MaxResults"), result_keys: &["Vpcs"], more_results: None }),
        help: "Lists VPCs.",
        example: "",
    },
    Operation {
        name: "DescribeVpnConnections",
        command: "describe-vpn-connections",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPN_CONNECTIONS_REQUEST,
        output: Some(&DESCRIBE_VPN_CONNECTIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists VPN connections: there are none.",
        example: "",
    },
    Operation {
        name: "DescribeVpnGateways",
        command: "describe-vpn-gateways",
        http: ("POST", "/"),
        status: 200,
        input: &DESCRIBE_VPN_GATEWAYS_REQUEST,
        output: Some(&DESCRIBE_VPN_GATEWAYS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Lists virtual private gateways: there are none.",
        example: "",
    },
    Operation {
        name: "DetachInternetGateway",
        command: "detach-internet-gateway",
        http: ("POST", "/"),
        status: 200,
        input: &DETACH_INTERNET_GATEWAY_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Detaches an internet gateway from its VPC.",
        example: "",
    },
    Operation {
        name: "DisassociateRouteTable",
        command: "disassociate-route-table",
        http: ("POST", "/"),
        status: 200,
        input: &DISASSOCIATE_ROUTE_TABLE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Has a subnet use its VPC's main route table again.",
        example: "",
    },
    Operation {
        name: "ModifyNetworkInterfaceAttribute",
        command: "modify-network-interface-attribute",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_NETWORK_INTERFACE_ATTRIBUTE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Changes one attribute of a network interface.",
        example: "",
    },
    Operation {
        name: "ModifySubnetAttribute",
        command: "modify-subnet-attribute",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_SUBNET_ATTRIBUTE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Changes one attribute of a subnet.",
        example: "",
    },
    Operation {
        name: "ModifyVpcAttribute",
        command: "modify-vpc-attribute",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ATTRIBUTE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Changes one DNS attribute of a VPC.",
        example: "",
    },
    Operation {
        name: "ModifyVpcEndpoint",
        command: "modify-vpc-endpoint",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Changes an endpoint: policy, subnets, security groups, route tables, private name.",
        example: "vpce ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0123456789abcdef0 --add-subnet-ids subnet-0123456789abcdef0 --no-private-dns-enabled",
    },
    Operation {
        name: "ModifyVpcEndpointConnectionNotification",
        command: "modify-vpc-endpoint-connection-notification",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_CONNECTION_NOTIFICATION_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_CONNECTION_NOTIFICATION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Changes the topic or the events of a notification.",
        example: "vpce ec2 modify-vpc-endpoint-connection-notification --connection-notification-id vpce-nfn-0123456789abcdef0 --connection-events Connect Delete",
    },
    Operation {
        name: "ModifyVpcEndpointPayerResponsibility",
        command: "modify-vpc-endpoint-payer-responsibility",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_PAYER_RESPONSIBILITY_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_PAYER_RESPONSIBILITY_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Says who pays for an endpoint.",
        example: "vpce ec2 modify-vpc-endpoint-payer-responsibility --vpc-endpoint-id vpce-0123456789abcdef0 --payer-responsibility vpc-endpoint-account --scope vpc-endpoint-charges",
    },
    Operation {
        name: "ModifyVpcEndpointServiceConfiguration",
        command: "modify-vpc-endpoint-service-configuration",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_SERVICE_CONFIGURATION_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_SERVICE_CONFIGURATION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Changes an endpoint service: acceptance, load balancers, private name, Regions.",
        example: "vpce ec2 modify-vpc-endpoint-service-configuration --service-id vpce-svc-0123456789abcdef0 --no-acceptance-required --private-dns-name orders.example.com",
    },
    Operation {
        name: "ModifyVpcEndpointServicePayerResponsibility",
        command: "modify-vpc-endpoint-service-payer-responsibility",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_SERVICE_PAYER_RESPONSIBILITY_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_SERVICE_PAYER_RESPONSIBILITY_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Makes the owner of an endpoint service pay for its endpoints, for good.",
        example: "vpce ec2 modify-vpc-endpoint-service-payer-responsibility --service-id vpce-svc-0123456789abcdef0 --payer-responsibility ServiceOwner",
    },
    Operation {
        name: "ModifyVpcEndpointServicePermissions",
        command: "modify-vpc-endpoint-service-permissions",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS_REQUEST,
        output: Some(&MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Says who may, or may no longer, make endpoints for an endpoint service.",
        example: "vpce ec2 modify-vpc-endpoint-service-permissions --service-id vpce-svc-0123456789abcdef0 --add-allowed-principals arn:aws:iam::444455556666:root",
    },
    Operation {
        name: "ModifyVpcPeeringConnectionOptions",
        command: "modify-vpc-peering-connection-options",
        http: ("POST", "/"),
        status: 200,
        input: &MODIFY_VPC_PEERING_CONNECTION_OPTIONS_REQUEST,
        output: Some(&MODIFY_VPC_PEERING_CONNECTION_OPTIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Changes the options of a peering connection's sides.",
        example: "",
    },
    Operation {
        name: "RejectVpcEndpointConnections",
        command: "reject-vpc-endpoint-connections",
        http: ("POST", "/"),
        status: 200,
        input: &REJECT_VPC_ENDPOINT_CONNECTIONS_REQUEST,
        output: Some(&REJECT_VPC_ENDPOINT_CONNECTIONS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Turns endpoints away from an endpoint service.",
        example: "vpce ec2 reject-vpc-endpoint-connections --service-id vpce-svc-0123456789abcdef0 --vpc-endpoint-ids vpce-0123456789abcdef0",
    },
    Operation {
        name: "RejectVpcPeeringConnection",
        command: "reject-vpc-peering-connection",
        http: ("POST", "/"),
        status: 200,
        input: &REJECT_VPC_PEERING_CONNECTION_REQUEST,
        output: Some(&REJECT_VPC_PEERING_CONNECTION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Rejects a peering connection that was asked for.",
        example: "",
    },
    Operation {
        name: "ReplaceRoute",
        command: "replace-route",
        http: ("POST", "/"),
        status: 200,
        input: &REPLACE_ROUTE_REQUEST,
        output: None,
        result_wrapper: None,
        paginator: None,
        help: "Gives a route of a route table another target.",
        example: "",
    },
    Operation {
        name: "RevokeSecurityGroupEgress",
        command: "revoke-security-group-egress",
        http: ("POST", "/"),
        status: 200,
        input: &REVOKE_SECURITY_GROUP_EGRESS_REQUEST,
        output: Some(&REVOKE_SECURITY_GROUP_EGRESS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Takes rules for what may go out off a security group.",
        example: "",
    },
    Operation {
        name: "RevokeSecurityGroupIngress",
        command: "revoke-security-group-ingress",
        http: ("POST", "/"),
        status: 200,
        input: &REVOKE_SECURITY_GROUP_INGRESS_REQUEST,
        output: Some(&REVOKE_SECURITY_GROUP_INGRESS_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Takes rules for what may come in off a security group.",
        example: "",
    },
    Operation {
        name: "StartVpcEndpointServicePrivateDnsVerification",
        command: "start-vpc-endpoint-service-private-dns-verification",
        http: ("POST", "/"),
        status: 200,
        input: &START_VPC_ENDPOINT_SERVICE_PRIVATE_DNS_VERIFICATION_REQUEST,
        output: Some(&START_VPC_ENDPOINT_SERVICE_PRIVATE_DNS_VERIFICATION_RESULT),
        result_wrapper: None,
        paginator: None,
        help: "Looks for the TXT record that proves that a service's private name is yours.",
        example: "vpce ec2 start-vpc-endpoint-service-private-dns-verification --service-id vpce-svc-0123456789abcdef0",
    },
];

static WAITERS: &[Waiter] = &[
    Waiter {
        name: "CustomerGatewayAvailable",
        command: "customer-gateway-available",
        operation: "DescribeCustomerGateways",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("CustomerGateways[].State", Expected::Text("available")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::PathAny("CustomerGateways[].State", Expected::Text("deleted")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::PathAny("CustomerGateways[].State", Expected::Text("deleting")) },
        ],
    },
    Waiter {
        name: "InternetGatewayExists",
        command: "internet-gateway-exists",
        operation: "DescribeInternetGateways",
        delay: 5,
        max_attempts: 6,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Path("length(InternetGateways[].InternetGatewayId) > `0`", Expected::Boolean(true)) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("InvalidInternetGateway.NotFound") },
        ],
    },
    Waiter {
        name: "NetworkInterfaceAvailable",
        command: "network-interface-available",
        operation: "DescribeNetworkInterfaces",
        delay: 20,
        max_attempts: 10,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("NetworkInterfaces[].Status", Expected::Text("available")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::Error("InvalidNetworkInterfaceID.NotFound") },
        ],
    },
    Waiter {
        name: "SecurityGroupExists",
        command: "security-group-exists",
        operation: "DescribeSecurityGroups",
        delay: 5,
        max_attempts: 6,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Path("length(SecurityGroups[].GroupId) > `0`", Expected::Boolean(true)) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("InvalidGroup.NotFound") },
        ],
    },
    Waiter {
        name: "SubnetAvailable",
        command: "subnet-available",
        operation: "DescribeSubnets",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("Subnets[].State", Expected::Text("available")) },
        ],
    },
    Waiter {
        name: "VpcAvailable",
        command: "vpc-available",
        operation: "DescribeVpcs",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("Vpcs[].State", Expected::Text("available")) },
        ],
    },
    Waiter {
        name: "VpcExists",
        command: "vpc-exists",
        operation: "DescribeVpcs",
        delay: 1,
        max_attempts: 5,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Status(200) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("InvalidVpcID.NotFound") },
        ],
    },
    Waiter {
        name: "VpcPeeringConnectionDeleted",
        command: "vpc-peering-connection-deleted",
        operation: "DescribeVpcPeeringConnections",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("VpcPeeringConnections[].Status.Code", Expected::Text("deleted")) },
            Acceptor { state: WaiterState::Success, matcher: Matcher::Error("InvalidVpcPeeringConnectionID.NotFound") },
        ],
    },
    Waiter {
        name: "VpcPeeringConnectionExists",
        command: "vpc-peering-connection-exists",
        operation: "DescribeVpcPeeringConnections",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::Status(200) },
            Acceptor { state: WaiterState::Retry, matcher: Matcher::Error("InvalidVpcPeeringConnectionID.NotFound") },
        ],
    },
    Waiter {
        name: "VpnConnectionAvailable",
        command: "vpn-connection-available",
        operation: "DescribeVpnConnections",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("VpnConnections[].State", Expected::Text("available")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::PathAny("VpnConnections[].State", Expected::Text("deleting")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::PathAny("VpnConnections[].State", Expected::Text("deleted")) },
        ],
    },
    Waiter {
        name: "VpnConnectionDeleted",
        command: "vpn-connection-deleted",
        operation: "DescribeVpnConnections",
        delay: 15,
        max_attempts: 40,
        acceptors: &[
            Acceptor { state: WaiterState::Success, matcher: Matcher::PathAll("VpnConnections[].State", Expected::Text("deleted")) },
            Acceptor { state: WaiterState::Failure, matcher: Matcher::PathAny("VpnConnections[].State", Expected::Text("pending")) },
        ],
    },
];

static ACCEPT_VPC_ENDPOINT_CONNECTIONS_REQUEST: Shape = Shape { name: "AcceptVpcEndpointConnectionsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { required: true, help: "The endpoints to let in.", ..member("VpcEndpointIds", "vpc-endpoint-ids", &VPC_ENDPOINT_ID_LIST, "VpcEndpointId", "VpcEndpointId") },
]) };
static ACCEPT_VPC_ENDPOINT_CONNECTIONS_RESULT: Shape = Shape { name: "AcceptVpcEndpointConnectionsResult", kind: Kind::Structure(&[
    member("Unsuccessful", "unsuccessful", &UNSUCCESSFUL_ITEM_SET, "Unsuccessful", "unsuccessful"),
]) };
static ACCEPT_VPC_PEERING_CONNECTION_REQUEST: Shape = Shape { name: "AcceptVpcPeeringConnectionRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The peering connection: pcx-…", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID_WITH_RESOLVER, "VpcPeeringConnectionId", "vpcPeeringConnectionId") },
]) };
static ACCEPT_VPC_PEERING_CONNECTION_RESULT: Shape = Shape { name: "AcceptVpcPeeringConnectionResult", kind: Kind::Structure(&[
    member("VpcPeeringConnection", "vpc-peering-connection", &VPC_PEERING_CONNECTION, "VpcPeeringConnection", "vpcPeeringConnection"),
]) };
static ACCOUNT_ATTRIBUTE: Shape = Shape { name: "AccountAttribute", kind: Kind::Structure(&[
    member("AttributeName", "attribute-name", &STRING, "AttributeName", "attributeName"),
    member("AttributeValues", "attribute-values", &ACCOUNT_ATTRIBUTE_VALUE_LIST, "AttributeValueSet", "attributeValueSet"),
]) };
static ACCOUNT_ATTRIBUTE_LIST: Shape = Shape { name: "AccountAttributeList", kind: Kind::List { item: &ACCOUNT_ATTRIBUTE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ACCOUNT_ATTRIBUTE_NAME: Shape = Shape { name: "AccountAttributeName", kind: Kind::String { choices: &["supported-platforms", "default-vpc"], bounds: Bounds::NONE } };
static ACCOUNT_ATTRIBUTE_NAME_STRING_LIST: Shape = Shape { name: "AccountAttributeNameStringList", kind: Kind::List { item: &ACCOUNT_ATTRIBUTE_NAME, item_name: "attributeName", flattened: false, bounds: Bounds::NONE } };
static ACCOUNT_ATTRIBUTE_VALUE: Shape = Shape { name: "AccountAttributeValue", kind: Kind::Structure(&[
    member("AttributeValue", "attribute-value", &STRING, "AttributeValue", "attributeValue"),
]) };
static ACCOUNT_ATTRIBUTE_VALUE_LIST: Shape = Shape { name: "AccountAttributeValueList", kind: Kind::List { item: &ACCOUNT_ATTRIBUTE_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ADDED_PRINCIPAL: Shape = Shape { name: "AddedPrincipal", kind: Kind::Structure(&[
    member("PrincipalType", "principal-type", &PRINCIPAL_TYPE, "PrincipalType", "principalType"),
    member("Principal", "principal", &STRING, "Principal", "principal"),
    member("ServicePermissionId", "service-permission-id", &STRING, "ServicePermissionId", "servicePermissionId"),
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
]) };
static ADDED_PRINCIPAL_SET: Shape = Shape { name: "AddedPrincipalSet", kind: Kind::List { item: &ADDED_PRINCIPAL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ADDRESS: Shape = Shape { name: "Address", kind: Kind::Structure(&[
    member("AllocationId", "allocation-id", &STRING, "AllocationId", "allocationId"),
    member("AssociationId", "association-id", &STRING, "AssociationId", "associationId"),
    member("Domain", "domain", &DOMAIN_TYPE, "Domain", "domain"),
    member("NetworkInterfaceId", "network-interface-id", &STRING, "NetworkInterfaceId", "networkInterfaceId"),
    member("NetworkInterfaceOwnerId", "network-interface-owner-id", &STRING, "NetworkInterfaceOwnerId", "networkInterfaceOwnerId"),
    member("PrivateIpAddress", "private-ip-address", &STRING, "PrivateIpAddress", "privateIpAddress"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("PublicIpv4Pool", "public-ipv4-pool", &STRING, "PublicIpv4Pool", "publicIpv4Pool"),
    member("NetworkBorderGroup", "network-border-group", &STRING, "NetworkBorderGroup", "networkBorderGroup"),
    member("CustomerOwnedIp", "customer-owned-ip", &STRING, "CustomerOwnedIp", "customerOwnedIp"),
    member("CustomerOwnedIpv4Pool", "customer-owned-ipv4-pool", &STRING, "CustomerOwnedIpv4Pool", "customerOwnedIpv4Pool"),
    member("CarrierIp", "carrier-ip", &STRING, "CarrierIp", "carrierIp"),
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
    member("ServiceManaged", "service-managed", &SERVICE_MANAGED, "ServiceManaged", "serviceManaged"),
    member("InstanceId", "instance-id", &STRING, "InstanceId", "instanceId"),
    member("PublicIp", "public-ip", &STRING, "PublicIp", "publicIp"),
]) };
static ADDRESS_LIST: Shape = Shape { name: "AddressList", kind: Kind::List { item: &ADDRESS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ALLOCATION_ID: Shape = Shape { name: "AllocationId", kind: TEXT };
static ALLOCATION_ID_LIST: Shape = Shape { name: "AllocationIdList", kind: Kind::List { item: &ALLOCATION_ID, item_name: "AllocationId", flattened: false, bounds: Bounds::NONE } };
static ALLOWED_PRINCIPAL: Shape = Shape { name: "AllowedPrincipal", kind: Kind::Structure(&[
    member("PrincipalType", "principal-type", &PRINCIPAL_TYPE, "PrincipalType", "principalType"),
    member("Principal", "principal", &STRING, "Principal", "principal"),
    member("ServicePermissionId", "service-permission-id", &STRING, "ServicePermissionId", "servicePermissionId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
]) };
static ALLOWED_PRINCIPAL_SET: Shape = Shape { name: "AllowedPrincipalSet", kind: Kind::List { item: &ALLOWED_PRINCIPAL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static APPLIANCE_MODE_SUPPORT_VALUE: Shape = Shape { name: "ApplianceModeSupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static ASSOCIATE_ROUTE_TABLE_REQUEST: Shape = Shape { name: "AssociateRouteTableRequest", kind: Kind::Structure(&[
    Member { help: "A gateway to use the route table, instead of a subnet.", ..member("GatewayId", "gateway-id", &ROUTE_GATEWAY_ID, "GatewayId", "GatewayId") },
    Member { help: "A pool of public addresses, instead of a subnet.", ..member("PublicIpv4Pool", "public-ipv4-pool", &IPV4_POOL_EC2_ID, "PublicIpv4Pool", "PublicIpv4Pool") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "The subnet: subnet-…", ..member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "subnetId") },
    Member { required: true, help: "The route table: rtb-…", ..member("RouteTableId", "route-table-id", &ROUTE_TABLE_ID, "RouteTableId", "routeTableId") },
]) };
static ASSOCIATE_ROUTE_TABLE_RESULT: Shape = Shape { name: "AssociateRouteTableResult", kind: Kind::Structure(&[
    member("AssociationId", "association-id", &STRING, "AssociationId", "associationId"),
    member("AssociationState", "association-state", &ROUTE_TABLE_ASSOCIATION_STATE, "AssociationState", "associationState"),
]) };
static ASSOCIATED_SUBNET_LIST: Shape = Shape { name: "AssociatedSubnetList", kind: Kind::List { item: &SUBNET_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ATTACH_INTERNET_GATEWAY_REQUEST: Shape = Shape { name: "AttachInternetGatewayRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The internet gateway: igw-…", ..member("InternetGatewayId", "internet-gateway-id", &INTERNET_GATEWAY_ID, "InternetGatewayId", "internetGatewayId") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId") },
]) };
static ATTACHMENT_ENA_SRD_SPECIFICATION: Shape = Shape { name: "AttachmentEnaSrdSpecification", kind: Kind::Structure(&[
    member("EnaSrdEnabled", "ena-srd-enabled", &BOOLEAN, "EnaSrdEnabled", "enaSrdEnabled"),
    member("EnaSrdUdpSpecification", "ena-srd-udp-specification", &ATTACHMENT_ENA_SRD_UDP_SPECIFICATION, "EnaSrdUdpSpecification", "enaSrdUdpSpecification"),
]) };
static ATTACHMENT_ENA_SRD_UDP_SPECIFICATION: Shape = Shape { name: "AttachmentEnaSrdUdpSpecification", kind: Kind::Structure(&[
    member("EnaSrdUdpEnabled", "ena-srd-udp-enabled", &BOOLEAN, "EnaSrdUdpEnabled", "enaSrdUdpEnabled"),
]) };
static ATTACHMENT_STATUS: Shape = Shape { name: "AttachmentStatus", kind: Kind::String { choices: &["attaching", "attached", "detaching", "detached"], bounds: Bounds::NONE } };
static ATTRIBUTE_BOOLEAN_VALUE: Shape = Shape { name: "AttributeBooleanValue", kind: Kind::Structure(&[
    member("Value", "value", &BOOLEAN, "Value", "value"),
]) };
static ATTRIBUTE_VALUE: Shape = Shape { name: "AttributeValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static AUTHORIZE_SECURITY_GROUP_EGRESS_REQUEST: Shape = Shape { name: "AuthorizeSecurityGroupEgressRequest", kind: Kind::Structure(&[
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The security group: sg-…", ..member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "groupId") },
    Member { help: "Old form: the other group by name, in the default VPC only.", ..member("SourceSecurityGroupName", "source-security-group-name", &STRING, "SourceSecurityGroupName", "sourceSecurityGroupName") },
    Member { help: "Old form: the account of the other group.", ..member("SourceSecurityGroupOwnerId", "source-security-group-owner-id", &STRING, "SourceSecurityGroupOwnerId", "sourceSecurityGroupOwnerId") },
    Member { help: "Old form: tcp, udp, icmp, a protocol number, or -1 for all.", ..member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "ipProtocol") },
    Member { help: "Old form: the first port, or the ICMP type.", ..member("FromPort", "from-port", &INTEGER, "FromPort", "fromPort") },
    Member { help: "Old form: the last port, or the ICMP code.", ..member("ToPort", "to-port", &INTEGER, "ToPort", "toPort") },
    Member { help: "Old form: the range of IPv4 addresses.", ..member("CidrIp", "cidr-ip", &STRING, "CidrIp", "cidrIp") },
    Member { help: "The rules: protocol, ports, and who is let through.", ..member("IpPermissions", "ip-permissions", &IP_PERMISSION_LIST, "IpPermissions", "ipPermissions") },
]) };
static AUTHORIZE_SECURITY_GROUP_EGRESS_RESULT: Shape = Shape { name: "AuthorizeSecurityGroupEgressResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
    member("SecurityGroupRules", "security-group-rules", &SECURITY_GROUP_RULE_LIST, "SecurityGroupRuleSet", "securityGroupRuleSet"),
]) };
static AUTHORIZE_SECURITY_GROUP_INGRESS_REQUEST: Shape = Shape { name: "AuthorizeSecurityGroupIngressRequest", kind: Kind::Structure(&[
    Member { help: "Old form: the range of IPv4 addresses that may come in.", ..member("CidrIp", "cidr-ip", &STRING, "CidrIp", "CidrIp") },
    Member { help: "Old form: the first port, or the ICMP type.", ..member("FromPort", "from-port", &INTEGER, "FromPort", "FromPort") },
    Member { help: "The security group: sg-…", ..member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "GroupId") },
    Member { help: "The security group by name, in the default VPC only.", ..member("GroupName", "group-name", &SECURITY_GROUP_NAME, "GroupName", "GroupName") },
    Member { help: "The rules: protocol, ports, and who may come in.", ..member("IpPermissions", "ip-permissions", &IP_PERMISSION_LIST, "IpPermissions", "IpPermissions") },
    Member { help: "Old form: tcp, udp, icmp, a protocol number, or -1 for all.", ..member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "IpProtocol") },
    Member { help: "Old form: the group whose members may come in, in the default VPC only.", ..member("SourceSecurityGroupName", "source-security-group-name", &STRING, "SourceSecurityGroupName", "SourceSecurityGroupName") },
    Member { help: "Old form: the account of the source group.", ..member("SourceSecurityGroupOwnerId", "source-security-group-owner-id", &STRING, "SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId") },
    Member { help: "Old form: the last port, or the ICMP code.", ..member("ToPort", "to-port", &INTEGER, "ToPort", "ToPort") },
    Member { help: "Tags for the new rules.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static AUTHORIZE_SECURITY_GROUP_INGRESS_RESULT: Shape = Shape { name: "AuthorizeSecurityGroupIngressResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
    member("SecurityGroupRules", "security-group-rules", &SECURITY_GROUP_RULE_LIST, "SecurityGroupRuleSet", "securityGroupRuleSet"),
]) };
static AUTO_ACCEPT_SHARED_ATTACHMENTS_VALUE: Shape = Shape { name: "AutoAcceptSharedAttachmentsValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static AVAILABILITY_ZONE: Shape = Shape { name: "AvailabilityZone", kind: Kind::Structure(&[
    member("OptInStatus", "opt-in-status", &AVAILABILITY_ZONE_OPT_IN_STATUS, "OptInStatus", "optInStatus"),
    member("Messages", "messages", &AVAILABILITY_ZONE_MESSAGE_LIST, "MessageSet", "messageSet"),
    member("RegionName", "region-name", &STRING, "RegionName", "regionName"),
    member("ZoneName", "zone-name", &STRING, "ZoneName", "zoneName"),
    member("ZoneId", "zone-id", &STRING, "ZoneId", "zoneId"),
    member("GroupName", "group-name", &STRING, "GroupName", "groupName"),
    member("NetworkBorderGroup", "network-border-group", &STRING, "NetworkBorderGroup", "networkBorderGroup"),
    member("ZoneType", "zone-type", &STRING, "ZoneType", "zoneType"),
    member("ParentZoneName", "parent-zone-name", &STRING, "ParentZoneName", "parentZoneName"),
    member("ParentZoneId", "parent-zone-id", &STRING, "ParentZoneId", "parentZoneId"),
    member("GroupLongName", "group-long-name", &STRING, "GroupLongName", "groupLongName"),
    member("Geography", "geography", &AVAILABILITY_ZONE_GEOGRAPHY_LIST, "GeographySet", "geographySet"),
    member("SubGeography", "sub-geography", &AVAILABILITY_ZONE_SUB_GEOGRAPHY_LIST, "SubGeographySet", "subGeographySet"),
    member("State", "state", &AVAILABILITY_ZONE_STATE, "ZoneState", "zoneState"),
]) };
static AVAILABILITY_ZONE_GEOGRAPHY: Shape = Shape { name: "AvailabilityZoneGeography", kind: Kind::Structure(&[
    member("Name", "name", &STRING, "Name", "name"),
]) };
static AVAILABILITY_ZONE_GEOGRAPHY_LIST: Shape = Shape { name: "AvailabilityZoneGeographyList", kind: Kind::List { item: &AVAILABILITY_ZONE_GEOGRAPHY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static AVAILABILITY_ZONE_LIST: Shape = Shape { name: "AvailabilityZoneList", kind: Kind::List { item: &AVAILABILITY_ZONE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static AVAILABILITY_ZONE_MESSAGE: Shape = Shape { name: "AvailabilityZoneMessage", kind: Kind::Structure(&[
    member("Message", "message", &STRING, "Message", "message"),
]) };
static AVAILABILITY_ZONE_MESSAGE_LIST: Shape = Shape { name: "AvailabilityZoneMessageList", kind: Kind::List { item: &AVAILABILITY_ZONE_MESSAGE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static AVAILABILITY_ZONE_OPT_IN_STATUS: Shape = Shape { name: "AvailabilityZoneOptInStatus", kind: Kind::String { choices: &["opt-in-not-required", "opted-in", "not-opted-in"], bounds: Bounds::NONE } };
static AVAILABILITY_ZONE_STATE: Shape = Shape { name: "AvailabilityZoneState", kind: Kind::String { choices: &["available", "information", "impaired", "unavailable", "constrained"], bounds: Bounds::NONE } };
static AVAILABILITY_ZONE_SUB_GEOGRAPHY: Shape = Shape { name: "AvailabilityZoneSubGeography", kind: Kind::Structure(&[
    member("Name", "name", &STRING, "Name", "name"),
]) };
static AVAILABILITY_ZONE_SUB_GEOGRAPHY_LIST: Shape = Shape { name: "AvailabilityZoneSubGeographyList", kind: Kind::List { item: &AVAILABILITY_ZONE_SUB_GEOGRAPHY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static BLOCK_PUBLIC_ACCESS_MODE: Shape = Shape { name: "BlockPublicAccessMode", kind: Kind::String { choices: &["off", "block-bidirectional", "block-ingress"], bounds: Bounds::NONE } };
static BLOCK_PUBLIC_ACCESS_STATES: Shape = Shape { name: "BlockPublicAccessStates", kind: Kind::Structure(&[
    member("InternetGatewayBlockMode", "internet-gateway-block-mode", &BLOCK_PUBLIC_ACCESS_MODE, "InternetGatewayBlockMode", "internetGatewayBlockMode"),
]) };
static BOOLEAN: Shape = Shape { name: "Boolean", kind: Kind::Boolean };
static CARRIER_GATEWAY_ID: Shape = Shape { name: "CarrierGatewayId", kind: TEXT };
static CIDR_BLOCK: Shape = Shape { name: "CidrBlock", kind: Kind::Structure(&[
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
]) };
static CIDR_BLOCK_SET: Shape = Shape { name: "CidrBlockSet", kind: Kind::List { item: &CIDR_BLOCK, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static CLOUD_WATCH_LOG_OPTIONS: Shape = Shape { name: "CloudWatchLogOptions", kind: Kind::Structure(&[
    member("LogEnabled", "log-enabled", &BOOLEAN, "LogEnabled", "logEnabled"),
    member("LogGroupArn", "log-group-arn", &STRING, "LogGroupArn", "logGroupArn"),
    member("LogOutputFormat", "log-output-format", &STRING, "LogOutputFormat", "logOutputFormat"),
    member("BgpLogEnabled", "bgp-log-enabled", &BOOLEAN, "BgpLogEnabled", "bgpLogEnabled"),
    member("BgpLogGroupArn", "bgp-log-group-arn", &STRING, "BgpLogGroupArn", "bgpLogGroupArn"),
    member("BgpLogOutputFormat", "bgp-log-output-format", &STRING, "BgpLogOutputFormat", "bgpLogOutputFormat"),
]) };
static COIP_POOL_ID: Shape = Shape { name: "CoipPoolId", kind: TEXT };
static CONNECTION_NOTIFICATION: Shape = Shape { name: "ConnectionNotification", kind: Kind::Structure(&[
    member("ConnectionNotificationId", "connection-notification-id", &STRING, "ConnectionNotificationId", "connectionNotificationId"),
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
    member("VpcEndpointId", "vpc-endpoint-id", &STRING, "VpcEndpointId", "vpcEndpointId"),
    member("ConnectionNotificationType", "connection-notification-type", &CONNECTION_NOTIFICATION_TYPE, "ConnectionNotificationType", "connectionNotificationType"),
    member("ConnectionNotificationArn", "connection-notification-arn", &STRING, "ConnectionNotificationArn", "connectionNotificationArn"),
    member("ConnectionEvents", "connection-events", &VALUE_STRING_LIST, "ConnectionEvents", "connectionEvents"),
    member("ConnectionNotificationState", "connection-notification-state", &CONNECTION_NOTIFICATION_STATE, "ConnectionNotificationState", "connectionNotificationState"),
    member("ServiceRegion", "service-region", &STRING, "ServiceRegion", "serviceRegion"),
]) };
static CONNECTION_NOTIFICATION_ID: Shape = Shape { name: "ConnectionNotificationId", kind: TEXT };
static CONNECTION_NOTIFICATION_IDS_LIST: Shape = Shape { name: "ConnectionNotificationIdsList", kind: Kind::List { item: &CONNECTION_NOTIFICATION_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static CONNECTION_NOTIFICATION_SET: Shape = Shape { name: "ConnectionNotificationSet", kind: Kind::List { item: &CONNECTION_NOTIFICATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static CONNECTION_NOTIFICATION_STATE: Shape = Shape { name: "ConnectionNotificationState", kind: Kind::String { choices: &["Enabled", "Disabled"], bounds: Bounds::NONE } };
static CONNECTION_NOTIFICATION_TYPE: Shape = Shape { name: "ConnectionNotificationType", kind: Kind::String { choices: &["Topic"], bounds: Bounds::NONE } };
static CONNECTION_TRACKING_CONFIGURATION: Shape = Shape { name: "ConnectionTrackingConfiguration", kind: Kind::Structure(&[
    member("TcpEstablishedTimeout", "tcp-established-timeout", &INTEGER, "TcpEstablishedTimeout", "tcpEstablishedTimeout"),
    member("UdpStreamTimeout", "udp-stream-timeout", &INTEGER, "UdpStreamTimeout", "udpStreamTimeout"),
    member("UdpTimeout", "udp-timeout", &INTEGER, "UdpTimeout", "udpTimeout"),
]) };
static CONNECTION_TRACKING_SPECIFICATION_REQUEST: Shape = Shape { name: "ConnectionTrackingSpecificationRequest", kind: Kind::Structure(&[
    member("TcpEstablishedTimeout", "tcp-established-timeout", &INTEGER, "TcpEstablishedTimeout", "TcpEstablishedTimeout"),
    member("UdpStreamTimeout", "udp-stream-timeout", &INTEGER, "UdpStreamTimeout", "UdpStreamTimeout"),
    member("UdpTimeout", "udp-timeout", &INTEGER, "UdpTimeout", "UdpTimeout"),
]) };
static CORE_NETWORK_ARN: Shape = Shape { name: "CoreNetworkArn", kind: TEXT };
static CREATE_DEFAULT_VPC_REQUEST: Shape = Shape { name: "CreateDefaultVpcRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
]) };
static CREATE_DEFAULT_VPC_RESULT: Shape = Shape { name: "CreateDefaultVpcResult", kind: Kind::Structure(&[
    member("Vpc", "vpc", &VPC, "Vpc", "vpc"),
]) };
static CREATE_INTERNET_GATEWAY_REQUEST: Shape = Shape { name: "CreateInternetGatewayRequest", kind: Kind::Structure(&[
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static CREATE_INTERNET_GATEWAY_RESULT: Shape = Shape { name: "CreateInternetGatewayResult", kind: Kind::Structure(&[
    member("InternetGateway", "internet-gateway", &INTERNET_GATEWAY, "InternetGateway", "internetGateway"),
]) };
static CREATE_NETWORK_INTERFACE_REQUEST: Shape = Shape { name: "CreateNetworkInterfaceRequest", kind: Kind::Structure(&[
    Member { help: "Prefixes of IPv4 addresses of your choice.", ..member("Ipv4Prefixes", "ipv4-prefixes", &IPV4_PREFIX_LIST, "Ipv4Prefix", "Ipv4Prefix") },
    Member { help: "How many prefixes of IPv4 addresses it gets.", ..member("Ipv4PrefixCount", "ipv4-prefix-count", &INTEGER, "Ipv4PrefixCount", "Ipv4PrefixCount") },
    Member { help: "Prefixes of IPv6 addresses of your choice.", ..member("Ipv6Prefixes", "ipv6-prefixes", &IPV6_PREFIX_LIST, "Ipv6Prefix", "Ipv6Prefix") },
    Member { help: "How many prefixes of IPv6 addresses it gets.", ..member("Ipv6PrefixCount", "ipv6-prefix-count", &INTEGER, "Ipv6PrefixCount", "Ipv6PrefixCount") },
    Member { help: "The kind of interface; an ordinary one if not given.", ..member("InterfaceType", "interface-type", &NETWORK_INTERFACE_CREATION_TYPE, "InterfaceType", "InterfaceType") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { idempotency_token: true, help: "A word of yours: the same call with the same word is carried out once.", ..member("ClientToken", "client-token", &STRING, "ClientToken", "ClientToken") },
    Member { help: "Whether its first IPv6 address is its primary one.", ..member("EnablePrimaryIpv6", "enable-primary-ipv6", &BOOLEAN, "EnablePrimaryIpv6", "EnablePrimaryIpv6") },
    Member { help: "How long idle connections are remembered.", ..member("ConnectionTrackingSpecification", "connection-tracking-specification", &CONNECTION_TRACKING_SPECIFICATION_REQUEST, "ConnectionTrackingSpecification", "ConnectionTrackingSpecification") },
    Member { help: "The service that manages it for you.", ..member("Operator", "operator", &OPERATOR_REQUEST, "Operator", "Operator") },
    Member { required: true, help: "The subnet: subnet-…", ..member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "subnetId") },
    Member { help: "A text of yours.", ..member("Description", "description", &STRING, "Description", "description") },
    Member { help: "Its primary address; any free one of the subnet if not given.", ..member("PrivateIpAddress", "private-ip-address", &STRING, "PrivateIpAddress", "privateIpAddress") },
    Member { help: "Its security groups; the VPC's default group if not given.", ..member("Groups", "groups", &SECURITY_GROUP_ID_STRING_LIST, "SecurityGroupId", "SecurityGroupId") },
    Member { help: "Its addresses, one of them primary.", ..member("PrivateIpAddresses", "private-ip-addresses", &PRIVATE_IP_ADDRESS_SPECIFICATION_LIST, "PrivateIpAddresses", "privateIpAddresses") },
    Member { help: "How many further addresses it gets.", ..member("SecondaryPrivateIpAddressCount", "secondary-private-ip-address-count", &INTEGER, "SecondaryPrivateIpAddressCount", "secondaryPrivateIpAddressCount") },
    Member { help: "IPv6 addresses of your choice.", ..member("Ipv6Addresses", "ipv6-addresses", &INSTANCE_IPV6_ADDRESS_LIST, "Ipv6Addresses", "ipv6Addresses") },
    Member { help: "How many IPv6 addresses it gets.", ..member("Ipv6AddressCount", "ipv6-address-count", &INTEGER, "Ipv6AddressCount", "ipv6AddressCount") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static CREATE_NETWORK_INTERFACE_RESULT: Shape = Shape { name: "CreateNetworkInterfaceResult", kind: Kind::Structure(&[
    member("NetworkInterface", "network-interface", &NETWORK_INTERFACE, "NetworkInterface", "networkInterface"),
    member("ClientToken", "client-token", &STRING, "ClientToken", "clientToken"),
]) };
static CREATE_ROUTE_REQUEST: Shape = Shape { name: "CreateRouteRequest", kind: Kind::Structure(&[
    Member { help: "The prefix list that the route leads to: pl-…", ..member("DestinationPrefixListId", "destination-prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "DestinationPrefixListId", "DestinationPrefixListId") },
    Member { help: "The Gateway Load Balancer endpoint that traffic goes to.", ..member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "VpcEndpointId") },
    Member { help: "The transit gateway.", ..member("TransitGatewayId", "transit-gateway-id", &TRANSIT_GATEWAY_ID, "TransitGatewayId", "TransitGatewayId") },
    Member { help: "The local gateway.", ..member("LocalGatewayId", "local-gateway-id", &LOCAL_GATEWAY_ID, "LocalGatewayId", "LocalGatewayId") },
    Member { help: "The carrier gateway.", ..member("CarrierGatewayId", "carrier-gateway-id", &CARRIER_GATEWAY_ID, "CarrierGatewayId", "CarrierGatewayId") },
    Member { help: "The core network.", ..member("CoreNetworkArn", "core-network-arn", &CORE_NETWORK_ARN, "CoreNetworkArn", "CoreNetworkArn") },
    Member { help: "The Oracle database network.", ..member("OdbNetworkArn", "odb-network-arn", &ODB_NETWORK_ARN, "OdbNetworkArn", "OdbNetworkArn") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The route table: rtb-…", ..member("RouteTableId", "route-table-id", &ROUTE_TABLE_ID, "RouteTableId", "routeTableId") },
    Member { help: "The range of IPv4 addresses that the route leads to.", ..member("DestinationCidrBlock", "destination-cidr-block", &STRING, "DestinationCidrBlock", "destinationCidrBlock") },
    Member { help: "The internet gateway that traffic goes to.", ..member("GatewayId", "gateway-id", &ROUTE_GATEWAY_ID, "GatewayId", "gatewayId") },
    Member { help: "The range of IPv6 addresses that the route leads to.", ..member("DestinationIpv6CidrBlock", "destination-ipv6-cidr-block", &STRING, "DestinationIpv6CidrBlock", "destinationIpv6CidrBlock") },
    Member { help: "The egress-only internet gateway, for IPv6.", ..member("EgressOnlyInternetGatewayId", "egress-only-internet-gateway-id", &EGRESS_ONLY_INTERNET_GATEWAY_ID, "EgressOnlyInternetGatewayId", "egressOnlyInternetGatewayId") },
    Member { help: "The instance.", ..member("InstanceId", "instance-id", &INSTANCE_ID, "InstanceId", "instanceId") },
    Member { help: "The network interface that traffic goes to.", ..member("NetworkInterfaceId", "network-interface-id", &NETWORK_INTERFACE_ID, "NetworkInterfaceId", "networkInterfaceId") },
    Member { help: "The peering connection that traffic goes to.", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID, "VpcPeeringConnectionId", "vpcPeeringConnectionId") },
    Member { help: "The NAT gateway.", ..member("NatGatewayId", "nat-gateway-id", &NAT_GATEWAY_ID, "NatGatewayId", "natGatewayId") },
]) };
static CREATE_ROUTE_RESULT: Shape = Shape { name: "CreateRouteResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
]) };
static CREATE_ROUTE_TABLE_REQUEST: Shape = Shape { name: "CreateRouteTableRequest", kind: Kind::Structure(&[
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { idempotency_token: true, help: "A word of yours: the same call with the same word is carried out once.", ..member("ClientToken", "client-token", &STRING, "ClientToken", "ClientToken") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId") },
]) };
static CREATE_ROUTE_TABLE_RESULT: Shape = Shape { name: "CreateRouteTableResult", kind: Kind::Structure(&[
    member("RouteTable", "route-table", &ROUTE_TABLE, "RouteTable", "routeTable"),
    member("ClientToken", "client-token", &STRING, "ClientToken", "clientToken"),
]) };
static CREATE_SECURITY_GROUP_REQUEST: Shape = Shape { name: "CreateSecurityGroupRequest", kind: Kind::Structure(&[
    Member { required: true, help: "What the group is for; it cannot be changed.", ..member("Description", "description", &STRING, "GroupDescription", "GroupDescription") },
    Member { required: true, help: "A name that no other group of the VPC has.", ..member("GroupName", "group-name", &STRING, "GroupName", "GroupName") },
    Member { help: "The VPC; the default VPC if not given.", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static CREATE_SECURITY_GROUP_RESULT: Shape = Shape { name: "CreateSecurityGroupResult", kind: Kind::Structure(&[
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("SecurityGroupArn", "security-group-arn", &STRING, "SecurityGroupArn", "securityGroupArn"),
]) };
static CREATE_SUBNET_REQUEST: Shape = Shape { name: "CreateSubnetRequest", kind: Kind::Structure(&[
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "The zone by name: us-east-1a.", ..member("AvailabilityZone", "availability-zone", &STRING, "AvailabilityZone", "AvailabilityZone") },
    Member { help: "The zone by id, the same in all accounts: use1-az1.", ..member("AvailabilityZoneId", "availability-zone-id", &STRING, "AvailabilityZoneId", "AvailabilityZoneId") },
    Member { help: "The subnet's IPv4 range, inside one of the VPC's.", ..member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "CidrBlock") },
    Member { help: "The subnet's IPv6 range, inside one of the VPC's.", ..member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "Ipv6CidrBlock") },
    Member { help: "The Outpost that it lies on.", ..member("OutpostArn", "outpost-arn", &STRING, "OutpostArn", "OutpostArn") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "Makes a subnet without IPv4.", ..member("Ipv6Native", "ipv6-native", &BOOLEAN, "Ipv6Native", "Ipv6Native") },
    Member { help: "The IPAM pool that gives the IPv4 range.", ..member("Ipv4IpamPoolId", "ipv4-ipam-pool-id", &IPAM_POOL_ID, "Ipv4IpamPoolId", "Ipv4IpamPoolId") },
    Member { help: "The prefix length of that range.", ..member("Ipv4NetmaskLength", "ipv4-netmask-length", &NETMASK_LENGTH, "Ipv4NetmaskLength", "Ipv4NetmaskLength") },
    Member { help: "The IPAM pool that gives the IPv6 range.", ..member("Ipv6IpamPoolId", "ipv6-ipam-pool-id", &IPAM_POOL_ID, "Ipv6IpamPoolId", "Ipv6IpamPoolId") },
    Member { help: "The prefix length of that range.", ..member("Ipv6NetmaskLength", "ipv6-netmask-length", &NETMASK_LENGTH, "Ipv6NetmaskLength", "Ipv6NetmaskLength") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static CREATE_SUBNET_RESULT: Shape = Shape { name: "CreateSubnetResult", kind: Kind::Structure(&[
    member("Subnet", "subnet", &SUBNET, "Subnet", "subnet"),
]) };
static CREATE_TAGS_REQUEST: Shape = Shape { name: "CreateTagsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The resources' ids.", ..member("Resources", "resources", &RESOURCE_ID_LIST, "ResourceId", "ResourceId") },
    Member { required: true, help: "The tags: a key, and a value that may be empty.", ..member("Tags", "tags", &TAG_LIST, "Tag", "Tag") },
]) };
static CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION_REQUEST: Shape = Shape { name: "CreateVpcEndpointConnectionNotificationRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Has events of this endpoint service told.", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { help: "Has events of this endpoint told.", ..member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "VpcEndpointId") },
    Member { required: true, help: "The SNS topic.", ..member("ConnectionNotificationArn", "connection-notification-arn", &STRING, "ConnectionNotificationArn", "ConnectionNotificationArn") },
    Member { required: true, help: "The events that are told: Accept, Connect, Delete, Reject.", ..member("ConnectionEvents", "connection-events", &VALUE_STRING_LIST, "ConnectionEvents", "ConnectionEvents") },
    Member { help: "A word of yours: the same call with the same word is carried out once.", ..member("ClientToken", "client-token", &STRING, "ClientToken", "ClientToken") },
]) };
static CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION_RESULT: Shape = Shape { name: "CreateVpcEndpointConnectionNotificationResult", kind: Kind::Structure(&[
    member("ConnectionNotification", "connection-notification", &CONNECTION_NOTIFICATION, "ConnectionNotification", "connectionNotification"),
    member("ClientToken", "client-token", &STRING, "ClientToken", "clientToken"),
]) };
static CREATE_VPC_ENDPOINT_REQUEST: Shape = Shape { name: "CreateVpcEndpointRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "How the service is reached; Gateway if not given.", ..member("VpcEndpointType", "vpc-endpoint-type", &VPC_ENDPOINT_TYPE, "VpcEndpointType", "VpcEndpointType") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "The service: com.amazonaws.vpce.us-east-1.vpce-svc-…", ..member("ServiceName", "service-name", &STRING, "ServiceName", "ServiceName") },
    Member { help: "A policy in JSON for who may do what through the endpoint; everything if not given.", ..member("PolicyDocument", "policy-document", &STRING, "PolicyDocument", "PolicyDocument") },
    Member { help: "For a gateway endpoint: the route tables that lead to it.", ..member("RouteTableIds", "route-table-ids", &VPC_ENDPOINT_ROUTE_TABLE_ID_LIST, "RouteTableId", "RouteTableId") },
    Member { help: "The subnets that get a network interface, one a zone.", ..member("SubnetIds", "subnet-ids", &VPC_ENDPOINT_SUBNET_ID_LIST, "SubnetId", "SubnetId") },
    Member { help: "The groups of those network interfaces; the VPC's default group if not given.", ..member("SecurityGroupIds", "security-group-ids", &VPC_ENDPOINT_SECURITY_GROUP_ID_LIST, "SecurityGroupId", "SecurityGroupId") },
    Member { help: "Which addresses it has; the service's if not given.", ..member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType") },
    Member { help: "Which DNS records are made, and for whom.", ..member("DnsOptions", "dns-options", &DNS_OPTIONS_SPECIFICATION, "DnsOptions", "DnsOptions") },
    Member { help: "A word of yours: the same call with the same word is carried out once.", ..member("ClientToken", "client-token", &STRING, "ClientToken", "ClientToken") },
    Member { help: "Whether the service's private DNS name leads to the endpoint inside the VPC.", ..member("PrivateDnsEnabled", "private-dns-enabled", &BOOLEAN, "PrivateDnsEnabled", "PrivateDnsEnabled") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Addresses of your choice for the network interfaces, by subnet.", ..member("SubnetConfigurations", "subnet-configurations", &SUBNET_CONFIGURATIONS_LIST, "SubnetConfiguration", "SubnetConfiguration") },
    Member { help: "The VPC Lattice service network, instead of a service name.", ..member("ServiceNetworkArn", "service-network-arn", &SERVICE_NETWORK_ARN, "ServiceNetworkArn", "ServiceNetworkArn") },
    Member { help: "The VPC Lattice resource configuration, instead of a service name.", ..member("ResourceConfigurationArn", "resource-configuration-arn", &RESOURCE_CONFIGURATION_ARN, "ResourceConfigurationArn", "ResourceConfigurationArn") },
    Member { help: "The service's Region, if it is another.", ..member("ServiceRegion", "service-region", &STRING, "ServiceRegion", "ServiceRegion") },
]) };
static CREATE_VPC_ENDPOINT_RESULT: Shape = Shape { name: "CreateVpcEndpointResult", kind: Kind::Structure(&[
    member("VpcEndpoint", "vpc-endpoint", &VPC_ENDPOINT, "VpcEndpoint", "vpcEndpoint"),
    member("ClientToken", "client-token", &STRING, "ClientToken", "clientToken"),
]) };
static CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION_REQUEST: Shape = Shape { name: "CreateVpcEndpointServiceConfigurationRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Whether you accept each endpoint by hand; true if not given.", ..member("AcceptanceRequired", "acceptance-required", &BOOLEAN, "AcceptanceRequired", "AcceptanceRequired") },
    Member { help: "A DNS name of yours for consumers to use; you prove that it is yours.", ..member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "PrivateDnsName") },
    Member { help: "The Network Load Balancers in front of the service.", ..member("NetworkLoadBalancerArns", "network-load-balancer-arns", &VALUE_STRING_LIST, "NetworkLoadBalancerArn", "NetworkLoadBalancerArn") },
    Member { help: "The Gateway Load Balancers in front of the service.", ..member("GatewayLoadBalancerArns", "gateway-load-balancer-arns", &VALUE_STRING_LIST, "GatewayLoadBalancerArn", "GatewayLoadBalancerArn") },
    Member { help: "ipv4, ipv6 or both.", ..member("SupportedIpAddressTypes", "supported-ip-address-types", &VALUE_STRING_LIST, "SupportedIpAddressType", "SupportedIpAddressType") },
    Member { help: "Further Regions whose VPCs may have endpoints for it.", ..member("SupportedRegions", "supported-regions", &VALUE_STRING_LIST, "SupportedRegion", "SupportedRegion") },
    Member { help: "A word of yours: the same call with the same word is carried out once.", ..member("ClientToken", "client-token", &STRING, "ClientToken", "ClientToken") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
]) };
static CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION_RESULT: Shape = Shape { name: "CreateVpcEndpointServiceConfigurationResult", kind: Kind::Structure(&[
    member("ServiceConfiguration", "service-configuration", &SERVICE_CONFIGURATION, "ServiceConfiguration", "serviceConfiguration"),
    member("ClientToken", "client-token", &STRING, "ClientToken", "clientToken"),
]) };
static CREATE_VPC_PEERING_CONNECTION_REQUEST: Shape = Shape { name: "CreateVpcPeeringConnectionRequest", kind: Kind::Structure(&[
    Member { help: "The other VPC's Region; yours if not given.", ..member("PeerRegion", "peer-region", &STRING, "PeerRegion", "PeerRegion") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "Your VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId") },
    Member { help: "The other VPC: vpc-…", ..member("PeerVpcId", "peer-vpc-id", &STRING, "PeerVpcId", "peerVpcId") },
    Member { help: "The account of the other VPC; yours if not given.", ..member("PeerOwnerId", "peer-owner-id", &STRING, "PeerOwnerId", "peerOwnerId") },
]) };
static CREATE_VPC_PEERING_CONNECTION_RESULT: Shape = Shape { name: "CreateVpcPeeringConnectionResult", kind: Kind::Structure(&[
    member("VpcPeeringConnection", "vpc-peering-connection", &VPC_PEERING_CONNECTION, "VpcPeeringConnection", "vpcPeeringConnection"),
]) };
static CREATE_VPC_REQUEST: Shape = Shape { name: "CreateVpcRequest", kind: Kind::Structure(&[
    Member { help: "The VPC's IPv4 range, /16 to /28.", ..member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "CidrBlock") },
    Member { help: "The pool of your own addresses that the IPv6 range is taken from.", ..member("Ipv6Pool", "ipv6-pool", &IPV6_POOL_EC2_ID, "Ipv6Pool", "Ipv6Pool") },
    Member { help: "An IPv6 range out of your own pool.", ..member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "Ipv6CidrBlock") },
    Member { help: "The IPAM pool that gives the IPv4 range.", ..member("Ipv4IpamPoolId", "ipv4-ipam-pool-id", &IPAM_POOL_ID, "Ipv4IpamPoolId", "Ipv4IpamPoolId") },
    Member { help: "The prefix length of that range.", ..member("Ipv4NetmaskLength", "ipv4-netmask-length", &NETMASK_LENGTH, "Ipv4NetmaskLength", "Ipv4NetmaskLength") },
    Member { help: "The IPAM pool that gives the IPv6 range.", ..member("Ipv6IpamPoolId", "ipv6-ipam-pool-id", &IPAM_POOL_ID, "Ipv6IpamPoolId", "Ipv6IpamPoolId") },
    Member { help: "The prefix length of that range.", ..member("Ipv6NetmaskLength", "ipv6-netmask-length", &NETMASK_LENGTH, "Ipv6NetmaskLength", "Ipv6NetmaskLength") },
    Member { help: "The group of zones that announces the IPv6 range.", ..member("Ipv6CidrBlockNetworkBorderGroup", "ipv6-cidr-block-network-border-group", &STRING, "Ipv6CidrBlockNetworkBorderGroup", "Ipv6CidrBlockNetworkBorderGroup") },
    Member { help: "Whether traffic inside the VPC is watched for, or held to, encryption.", ..member("VpcEncryptionControl", "vpc-encryption-control", &VPC_ENCRYPTION_CONTROL_CONFIGURATION, "VpcEncryptionControl", "VpcEncryptionControl") },
    Member { help: "Tags for what is made, by resource type.", ..member("TagSpecifications", "tag-specifications", &TAG_SPECIFICATION_LIST, "TagSpecification", "TagSpecification") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Whether instances share hardware with other accounts.", ..member("InstanceTenancy", "instance-tenancy", &TENANCY, "InstanceTenancy", "instanceTenancy") },
    Member { help: "Asks for a /56 of Amazon's IPv6 addresses.", ..member("AmazonProvidedIpv6CidrBlock", "amazon-provided-ipv6-cidr-block", &BOOLEAN, "AmazonProvidedIpv6CidrBlock", "amazonProvidedIpv6CidrBlock") },
]) };
static CREATE_VPC_RESULT: Shape = Shape { name: "CreateVpcResult", kind: Kind::Structure(&[
    member("Vpc", "vpc", &VPC, "Vpc", "vpc"),
]) };
static CUSTOMER_GATEWAY: Shape = Shape { name: "CustomerGateway", kind: Kind::Structure(&[
    member("CertificateArn", "certificate-arn", &STRING, "CertificateArn", "certificateArn"),
    member("DeviceName", "device-name", &STRING, "DeviceName", "deviceName"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("BgpAsnExtended", "bgp-asn-extended", &STRING, "BgpAsnExtended", "bgpAsnExtended"),
    member("CustomerGatewayId", "customer-gateway-id", &STRING, "CustomerGatewayId", "customerGatewayId"),
    member("State", "state", &STRING, "State", "state"),
    member("Type", "type", &STRING, "Type", "type"),
    member("IpAddress", "ip-address", &STRING, "IpAddress", "ipAddress"),
    member("BgpAsn", "bgp-asn", &STRING, "BgpAsn", "bgpAsn"),
]) };
static CUSTOMER_GATEWAY_ID: Shape = Shape { name: "CustomerGatewayId", kind: TEXT };
static CUSTOMER_GATEWAY_ID_STRING_LIST: Shape = Shape { name: "CustomerGatewayIdStringList", kind: Kind::List { item: &CUSTOMER_GATEWAY_ID, item_name: "CustomerGatewayId", flattened: false, bounds: Bounds::NONE } };
static CUSTOMER_GATEWAY_LIST: Shape = Shape { name: "CustomerGatewayList", kind: Kind::List { item: &CUSTOMER_GATEWAY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static DATE_TIME: Shape = Shape { name: "DateTime", kind: Kind::Timestamp };
static DEFAULT_ROUTE_TABLE_ASSOCIATION_VALUE: Shape = Shape { name: "DefaultRouteTableAssociationValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static DEFAULT_ROUTE_TABLE_PROPAGATION_VALUE: Shape = Shape { name: "DefaultRouteTablePropagationValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static DELETE_INTERNET_GATEWAY_REQUEST: Shape = Shape { name: "DeleteInternetGatewayRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The internet gateway: igw-…", ..member("InternetGatewayId", "internet-gateway-id", &INTERNET_GATEWAY_ID, "InternetGatewayId", "internetGatewayId") },
]) };
static DELETE_NETWORK_INTERFACE_REQUEST: Shape = Shape { name: "DeleteNetworkInterfaceRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The network interface: eni-…", ..member("NetworkInterfaceId", "network-interface-id", &NETWORK_INTERFACE_ID, "NetworkInterfaceId", "networkInterfaceId") },
]) };
static DELETE_ROUTE_REQUEST: Shape = Shape { name: "DeleteRouteRequest", kind: Kind::Structure(&[
    Member { help: "The prefix list that the route leads to: pl-…", ..member("DestinationPrefixListId", "destination-prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "DestinationPrefixListId", "DestinationPrefixListId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The route table: rtb-…", ..member("RouteTableId", "route-table-id", &ROUTE_TABLE_ID, "RouteTableId", "routeTableId") },
    Member { help: "The range of IPv4 addresses that the route leads to.", ..member("DestinationCidrBlock", "destination-cidr-block", &STRING, "DestinationCidrBlock", "destinationCidrBlock") },
    Member { help: "The range of IPv6 addresses that the route leads to.", ..member("DestinationIpv6CidrBlock", "destination-ipv6-cidr-block", &STRING, "DestinationIpv6CidrBlock", "destinationIpv6CidrBlock") },
]) };
static DELETE_ROUTE_TABLE_REQUEST: Shape = Shape { name: "DeleteRouteTableRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The route table: rtb-…", ..member("RouteTableId", "route-table-id", &ROUTE_TABLE_ID, "RouteTableId", "routeTableId") },
]) };
static DELETE_SECURITY_GROUP_REQUEST: Shape = Shape { name: "DeleteSecurityGroupRequest", kind: Kind::Structure(&[
    Member { help: "The security group: sg-…", ..member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "GroupId") },
    Member { help: "The security group by name, in the default VPC only.", ..member("GroupName", "group-name", &SECURITY_GROUP_NAME, "GroupName", "GroupName") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DELETE_SECURITY_GROUP_RESULT: Shape = Shape { name: "DeleteSecurityGroupResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
    member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "groupId"),
]) };
static DELETE_SUBNET_REQUEST: Shape = Shape { name: "DeleteSubnetRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The subnet: subnet-…", ..member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "SubnetId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DELETE_TAGS_REQUEST: Shape = Shape { name: "DeleteTagsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The resources' ids.", ..member("Resources", "resources", &RESOURCE_ID_LIST, "ResourceId", "resourceId") },
    Member { help: "Tags by key, or by key and value; all of them if not given.", ..member("Tags", "tags", &TAG_LIST, "Tag", "tag") },
]) };
static DELETE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_REQUEST: Shape = Shape { name: "DeleteVpcEndpointConnectionNotificationsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The notifications: vpce-nfn-…", ..member("ConnectionNotificationIds", "connection-notification-ids", &CONNECTION_NOTIFICATION_IDS_LIST, "ConnectionNotificationId", "ConnectionNotificationId") },
]) };
static DELETE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_RESULT: Shape = Shape { name: "DeleteVpcEndpointConnectionNotificationsResult", kind: Kind::Structure(&[
    member("Unsuccessful", "unsuccessful", &UNSUCCESSFUL_ITEM_SET, "Unsuccessful", "unsuccessful"),
]) };
static DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_REQUEST: Shape = Shape { name: "DeleteVpcEndpointServiceConfigurationsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint services: vpce-svc-…", ..member("ServiceIds", "service-ids", &VPC_ENDPOINT_SERVICE_ID_LIST, "ServiceId", "ServiceId") },
]) };
static DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_RESULT: Shape = Shape { name: "DeleteVpcEndpointServiceConfigurationsResult", kind: Kind::Structure(&[
    member("Unsuccessful", "unsuccessful", &UNSUCCESSFUL_ITEM_SET, "Unsuccessful", "unsuccessful"),
]) };
static DELETE_VPC_ENDPOINTS_REQUEST: Shape = Shape { name: "DeleteVpcEndpointsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "Endpoints by id: vpce-…", ..member("VpcEndpointIds", "vpc-endpoint-ids", &VPC_ENDPOINT_ID_LIST, "VpcEndpointId", "VpcEndpointId") },
]) };
static DELETE_VPC_ENDPOINTS_RESULT: Shape = Shape { name: "DeleteVpcEndpointsResult", kind: Kind::Structure(&[
    member("Unsuccessful", "unsuccessful", &UNSUCCESSFUL_ITEM_SET, "Unsuccessful", "unsuccessful"),
]) };
static DELETE_VPC_PEERING_CONNECTION_REQUEST: Shape = Shape { name: "DeleteVpcPeeringConnectionRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The peering connection: pcx-…", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID, "VpcPeeringConnectionId", "vpcPeeringConnectionId") },
]) };
static DELETE_VPC_PEERING_CONNECTION_RESULT: Shape = Shape { name: "DeleteVpcPeeringConnectionResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
]) };
static DELETE_VPC_REQUEST: Shape = Shape { name: "DeleteVpcRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_ACCOUNT_ATTRIBUTES_REQUEST: Shape = Shape { name: "DescribeAccountAttributesRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Attributes by name.", ..member("AttributeNames", "attribute-names", &ACCOUNT_ATTRIBUTE_NAME_STRING_LIST, "AttributeName", "attributeName") },
]) };
static DESCRIBE_ACCOUNT_ATTRIBUTES_RESULT: Shape = Shape { name: "DescribeAccountAttributesResult", kind: Kind::Structure(&[
    member("AccountAttributes", "account-attributes", &ACCOUNT_ATTRIBUTE_LIST, "AccountAttributeSet", "accountAttributeSet"),
]) };
static DESCRIBE_ADDRESSES_REQUEST: Shape = Shape { name: "DescribeAddressesRequest", kind: Kind::Structure(&[
    member("PublicIps", "public-ips", &PUBLIC_IP_STRING_LIST, "PublicIp", "PublicIp"),
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    member("AllocationIds", "allocation-ids", &ALLOCATION_ID_LIST, "AllocationId", "AllocationId"),
]) };
static DESCRIBE_ADDRESSES_RESULT: Shape = Shape { name: "DescribeAddressesResult", kind: Kind::Structure(&[
    member("Addresses", "addresses", &ADDRESS_LIST, "AddressesSet", "addressesSet"),
]) };
static DESCRIBE_AVAILABILITY_ZONES_REQUEST: Shape = Shape { name: "DescribeAvailabilityZonesRequest", kind: Kind::Structure(&[
    Member { help: "Zones by name: us-east-1a.", ..member("ZoneNames", "zone-names", &ZONE_NAME_STRING_LIST, "ZoneName", "ZoneName") },
    Member { help: "Zones by id: use1-az1.", ..member("ZoneIds", "zone-ids", &ZONE_ID_STRING_LIST, "ZoneId", "ZoneId") },
    Member { help: "Also lists zones that the account has not opted in to.", ..member("AllAvailabilityZones", "all-availability-zones", &BOOLEAN, "AllAvailabilityZones", "AllAvailabilityZones") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_AVAILABILITY_ZONES_RESULT: Shape = Shape { name: "DescribeAvailabilityZonesResult", kind: Kind::Structure(&[
    member("AvailabilityZones", "availability-zones", &AVAILABILITY_ZONE_LIST, "AvailabilityZoneInfo", "availabilityZoneInfo"),
]) };
static DESCRIBE_CUSTOMER_GATEWAYS_REQUEST: Shape = Shape { name: "DescribeCustomerGatewaysRequest", kind: Kind::Structure(&[
    member("CustomerGatewayIds", "customer-gateway-ids", &CUSTOMER_GATEWAY_ID_STRING_LIST, "CustomerGatewayId", "CustomerGatewayId"),
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_CUSTOMER_GATEWAYS_RESULT: Shape = Shape { name: "DescribeCustomerGatewaysResult", kind: Kind::Structure(&[
    member("CustomerGateways", "customer-gateways", &CUSTOMER_GATEWAY_LIST, "CustomerGatewaySet", "customerGatewaySet"),
]) };
static DESCRIBE_DHCP_OPTIONS_MAX_RESULTS: Shape = Shape { name: "DescribeDhcpOptionsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_DHCP_OPTIONS_REQUEST: Shape = Shape { name: "DescribeDhcpOptionsRequest", kind: Kind::Structure(&[
    member("DhcpOptionsIds", "dhcp-options-ids", &DHCP_OPTIONS_ID_STRING_LIST, "DhcpOptionsId", "DhcpOptionsId"),
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_DHCP_OPTIONS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_DHCP_OPTIONS_RESULT: Shape = Shape { name: "DescribeDhcpOptionsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("DhcpOptions", "dhcp-options", &DHCP_OPTIONS_LIST, "DhcpOptionsSet", "dhcpOptionsSet"),
]) };
static DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_MAX_RESULTS: Shape = Shape { name: "DescribeEgressOnlyInternetGatewaysMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(255) }) };
static DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_REQUEST: Shape = Shape { name: "DescribeEgressOnlyInternetGatewaysRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    member("EgressOnlyInternetGatewayIds", "egress-only-internet-gateway-ids", &EGRESS_ONLY_INTERNET_GATEWAY_ID_LIST, "EgressOnlyInternetGatewayId", "EgressOnlyInternetGatewayId"),
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS_RESULT: Shape = Shape { name: "DescribeEgressOnlyInternetGatewaysResult", kind: Kind::Structure(&[
    member("EgressOnlyInternetGateways", "egress-only-internet-gateways", &EGRESS_ONLY_INTERNET_GATEWAY_LIST, "EgressOnlyInternetGatewaySet", "egressOnlyInternetGatewaySet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_FLOW_LOGS_REQUEST: Shape = Shape { name: "DescribeFlowLogsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    member("Filter", "filter", &FILTER_LIST, "Filter", "Filter"),
    member("FlowLogIds", "flow-log-ids", &FLOW_LOG_ID_LIST, "FlowLogId", "FlowLogId"),
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_FLOW_LOGS_RESULT: Shape = Shape { name: "DescribeFlowLogsResult", kind: Kind::Structure(&[
    member("FlowLogs", "flow-logs", &FLOW_LOG_SET, "FlowLogSet", "flowLogSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_INTERNET_GATEWAYS_MAX_RESULTS: Shape = Shape { name: "DescribeInternetGatewaysMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_INTERNET_GATEWAYS_REQUEST: Shape = Shape { name: "DescribeInternetGatewaysRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_INTERNET_GATEWAYS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Internet gateways by id: igw-…", ..member("InternetGatewayIds", "internet-gateway-ids", &INTERNET_GATEWAY_ID_LIST, "InternetGatewayId", "internetGatewayId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_INTERNET_GATEWAYS_RESULT: Shape = Shape { name: "DescribeInternetGatewaysResult", kind: Kind::Structure(&[
    member("InternetGateways", "internet-gateways", &INTERNET_GATEWAY_LIST, "InternetGatewaySet", "internetGatewaySet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_MANAGED_PREFIX_LISTS_REQUEST: Shape = Shape { name: "DescribeManagedPrefixListsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &PREFIX_LIST_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "NextToken") },
    Member { help: "Prefix lists by id: pl-…", ..member("PrefixListIds", "prefix-list-ids", &VALUE_STRING_LIST, "PrefixListId", "PrefixListId") },
]) };
static DESCRIBE_MANAGED_PREFIX_LISTS_RESULT: Shape = Shape { name: "DescribeManagedPrefixListsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &NEXT_TOKEN, "NextToken", "nextToken"),
    member("PrefixLists", "prefix-lists", &MANAGED_PREFIX_LIST_SET, "PrefixListSet", "prefixListSet"),
]) };
static DESCRIBE_NETWORK_ACLS_MAX_RESULTS: Shape = Shape { name: "DescribeNetworkAclsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_NETWORK_ACLS_REQUEST: Shape = Shape { name: "DescribeNetworkAclsRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_NETWORK_ACLS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    member("NetworkAclIds", "network-acl-ids", &NETWORK_ACL_ID_STRING_LIST, "NetworkAclId", "NetworkAclId"),
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_NETWORK_ACLS_RESULT: Shape = Shape { name: "DescribeNetworkAclsResult", kind: Kind::Structure(&[
    member("NetworkAcls", "network-acls", &NETWORK_ACL_LIST, "NetworkAclSet", "networkAclSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_NETWORK_INTERFACES_MAX_RESULTS: Shape = Shape { name: "DescribeNetworkInterfacesMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_NETWORK_INTERFACES_REQUEST: Shape = Shape { name: "DescribeNetworkInterfacesRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_NETWORK_INTERFACES_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Also lists those that a provider manages for you.", ..member("IncludeManagedResources", "include-managed-resources", &BOOLEAN, "IncludeManagedResources", "IncludeManagedResources") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Network interfaces by id: eni-…", ..member("NetworkInterfaceIds", "network-interface-ids", &NETWORK_INTERFACE_ID_LIST, "NetworkInterfaceId", "NetworkInterfaceId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "filter") },
]) };
static DESCRIBE_NETWORK_INTERFACES_RESULT: Shape = Shape { name: "DescribeNetworkInterfacesResult", kind: Kind::Structure(&[
    member("NetworkInterfaces", "network-interfaces", &NETWORK_INTERFACE_LIST, "NetworkInterfaceSet", "networkInterfaceSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_PREFIX_LISTS_REQUEST: Shape = Shape { name: "DescribePrefixListsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "Prefix lists by id: pl-…", ..member("PrefixListIds", "prefix-list-ids", &PREFIX_LIST_RESOURCE_ID_STRING_LIST, "PrefixListId", "PrefixListId") },
]) };
static DESCRIBE_PREFIX_LISTS_RESULT: Shape = Shape { name: "DescribePrefixListsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("PrefixLists", "prefix-lists", &PREFIX_LIST_SET, "PrefixListSet", "prefixListSet"),
]) };
static DESCRIBE_REGIONS_REQUEST: Shape = Shape { name: "DescribeRegionsRequest", kind: Kind::Structure(&[
    Member { help: "Regions by name: us-east-1.", ..member("RegionNames", "region-names", &REGION_NAME_STRING_LIST, "RegionName", "RegionName") },
    Member { help: "Also lists Regions that the account has not opted in to.", ..member("AllRegions", "all-regions", &BOOLEAN, "AllRegions", "AllRegions") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_REGIONS_RESULT: Shape = Shape { name: "DescribeRegionsResult", kind: Kind::Structure(&[
    member("Regions", "regions", &REGION_LIST, "RegionInfo", "regionInfo"),
]) };
static DESCRIBE_ROUTE_TABLES_MAX_RESULTS: Shape = Shape { name: "DescribeRouteTablesMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(100) }) };
static DESCRIBE_ROUTE_TABLES_REQUEST: Shape = Shape { name: "DescribeRouteTablesRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_ROUTE_TABLES_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Route tables by id: rtb-…", ..member("RouteTableIds", "route-table-ids", &ROUTE_TABLE_ID_STRING_LIST, "RouteTableId", "RouteTableId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_ROUTE_TABLES_RESULT: Shape = Shape { name: "DescribeRouteTablesResult", kind: Kind::Structure(&[
    member("RouteTables", "route-tables", &ROUTE_TABLE_LIST, "RouteTableSet", "routeTableSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_SECURITY_GROUP_RULES_MAX_RESULTS: Shape = Shape { name: "DescribeSecurityGroupRulesMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_SECURITY_GROUP_RULES_REQUEST: Shape = Shape { name: "DescribeSecurityGroupRulesRequest", kind: Kind::Structure(&[
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "Rules by id: sgr-…", ..member("SecurityGroupRuleIds", "security-group-rule-ids", &SECURITY_GROUP_RULE_ID_LIST, "SecurityGroupRuleId", "SecurityGroupRuleId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_SECURITY_GROUP_RULES_MAX_RESULTS, "MaxResults", "MaxResults") },
]) };
static DESCRIBE_SECURITY_GROUP_RULES_RESULT: Shape = Shape { name: "DescribeSecurityGroupRulesResult", kind: Kind::Structure(&[
    member("SecurityGroupRules", "security-group-rules", &SECURITY_GROUP_RULE_LIST, "SecurityGroupRuleSet", "securityGroupRuleSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_SECURITY_GROUPS_MAX_RESULTS: Shape = Shape { name: "DescribeSecurityGroupsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_SECURITY_GROUPS_REQUEST: Shape = Shape { name: "DescribeSecurityGroupsRequest", kind: Kind::Structure(&[
    Member { help: "Security groups by id: sg-…", ..member("GroupIds", "group-ids", &GROUP_ID_STRING_LIST, "GroupId", "GroupId") },
    Member { help: "Groups by name, in the default VPC only.", ..member("GroupNames", "group-names", &GROUP_NAME_STRING_LIST, "GroupName", "GroupName") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_SECURITY_GROUPS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_SECURITY_GROUPS_RESULT: Shape = Shape { name: "DescribeSecurityGroupsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("SecurityGroups", "security-groups", &SECURITY_GROUP_LIST, "SecurityGroupInfo", "securityGroupInfo"),
]) };
static DESCRIBE_SUBNETS_MAX_RESULTS: Shape = Shape { name: "DescribeSubnetsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_SUBNETS_REQUEST: Shape = Shape { name: "DescribeSubnetsRequest", kind: Kind::Structure(&[
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "Subnets by id: subnet-…", ..member("SubnetIds", "subnet-ids", &SUBNET_ID_STRING_LIST, "SubnetId", "SubnetId") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_SUBNETS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_SUBNETS_RESULT: Shape = Shape { name: "DescribeSubnetsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("Subnets", "subnets", &SUBNET_LIST, "SubnetSet", "subnetSet"),
]) };
static DESCRIBE_TAGS_REQUEST: Shape = Shape { name: "DescribeTagsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "maxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "nextToken") },
]) };
static DESCRIBE_TAGS_RESULT: Shape = Shape { name: "DescribeTagsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("Tags", "tags", &TAG_DESCRIPTION_LIST, "TagSet", "tagSet"),
]) };
static DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES_REQUEST: Shape = Shape { name: "DescribeTransitGatewayRouteTablesRequest", kind: Kind::Structure(&[
    member("TransitGatewayRouteTableIds", "transit-gateway-route-table-ids", &TRANSIT_GATEWAY_ROUTE_TABLE_ID_STRING_LIST, "TransitGatewayRouteTableIds", "TransitGatewayRouteTableIds"),
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &TRANSIT_GATEWAY_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
]) };
static DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES_RESULT: Shape = Shape { name: "DescribeTransitGatewayRouteTablesResult", kind: Kind::Structure(&[
    member("TransitGatewayRouteTables", "transit-gateway-route-tables", &TRANSIT_GATEWAY_ROUTE_TABLE_LIST, "TransitGatewayRouteTables", "transitGatewayRouteTables"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS_REQUEST: Shape = Shape { name: "DescribeTransitGatewayVpcAttachmentsRequest", kind: Kind::Structure(&[
    member("TransitGatewayAttachmentIds", "transit-gateway-attachment-ids", &TRANSIT_GATEWAY_ATTACHMENT_ID_STRING_LIST, "TransitGatewayAttachmentIds", "TransitGatewayAttachmentIds"),
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &TRANSIT_GATEWAY_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
]) };
static DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS_RESULT: Shape = Shape { name: "DescribeTransitGatewayVpcAttachmentsResult", kind: Kind::Structure(&[
    member("TransitGatewayVpcAttachments", "transit-gateway-vpc-attachments", &TRANSIT_GATEWAY_VPC_ATTACHMENT_LIST, "TransitGatewayVpcAttachments", "transitGatewayVpcAttachments"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_TRANSIT_GATEWAYS_REQUEST: Shape = Shape { name: "DescribeTransitGatewaysRequest", kind: Kind::Structure(&[
    member("TransitGatewayIds", "transit-gateway-ids", &TRANSIT_GATEWAY_ID_STRING_LIST, "TransitGatewayIds", "TransitGatewayIds"),
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &TRANSIT_GATEWAY_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
]) };
static DESCRIBE_TRANSIT_GATEWAYS_RESULT: Shape = Shape { name: "DescribeTransitGatewaysResult", kind: Kind::Structure(&[
    member("TransitGateways", "transit-gateways", &TRANSIT_GATEWAY_LIST, "TransitGatewaySet", "transitGatewaySet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ATTRIBUTE_REQUEST: Shape = Shape { name: "DescribeVpcAttributeRequest", kind: Kind::Structure(&[
    Member { required: true, help: "The attribute.", ..member("Attribute", "attribute", &VPC_ATTRIBUTE_NAME, "Attribute", "Attribute") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "VpcId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_VPC_ATTRIBUTE_RESULT: Shape = Shape { name: "DescribeVpcAttributeResult", kind: Kind::Structure(&[
    member("EnableDnsHostnames", "enable-dns-hostnames", &ATTRIBUTE_BOOLEAN_VALUE, "EnableDnsHostnames", "enableDnsHostnames"),
    member("EnableDnsSupport", "enable-dns-support", &ATTRIBUTE_BOOLEAN_VALUE, "EnableDnsSupport", "enableDnsSupport"),
    member("EnableNetworkAddressUsageMetrics", "enable-network-address-usage-metrics", &ATTRIBUTE_BOOLEAN_VALUE, "EnableNetworkAddressUsageMetrics", "enableNetworkAddressUsageMetrics"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
]) };
static DESCRIBE_VPC_ENDPOINT_ASSOCIATIONS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointAssociationsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Endpoints by id: vpce-…", ..member("VpcEndpointIds", "vpc-endpoint-ids", &VPC_ENDPOINT_ID_LIST, "VpcEndpointId", "VpcEndpointId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINT_ASSOCIATIONS_RESULT: Shape = Shape { name: "DescribeVpcEndpointAssociationsResult", kind: Kind::Structure(&[
    member("VpcEndpointAssociations", "vpc-endpoint-associations", &VPC_ENDPOINT_ASSOCIATION_SET, "VpcEndpointAssociationSet", "vpcEndpointAssociationSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointConnectionNotificationsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "The notification: vpce-nfn-…", ..member("ConnectionNotificationId", "connection-notification-id", &CONNECTION_NOTIFICATION_ID, "ConnectionNotificationId", "ConnectionNotificationId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS_RESULT: Shape = Shape { name: "DescribeVpcEndpointConnectionNotificationsResult", kind: Kind::Structure(&[
    member("ConnectionNotificationSet", "connection-notification-set", &CONNECTION_NOTIFICATION_SET, "ConnectionNotificationSet", "connectionNotificationSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINT_CONNECTIONS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointConnectionsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINT_CONNECTIONS_RESULT: Shape = Shape { name: "DescribeVpcEndpointConnectionsResult", kind: Kind::Structure(&[
    member("VpcEndpointConnections", "vpc-endpoint-connections", &VPC_ENDPOINT_CONNECTION_SET, "VpcEndpointConnectionSet", "vpcEndpointConnectionSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointServiceConfigurationsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "The endpoint services: vpce-svc-…", ..member("ServiceIds", "service-ids", &VPC_ENDPOINT_SERVICE_ID_LIST, "ServiceId", "ServiceId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS_RESULT: Shape = Shape { name: "DescribeVpcEndpointServiceConfigurationsResult", kind: Kind::Structure(&[
    member("ServiceConfigurations", "service-configurations", &SERVICE_CONFIGURATION_SET, "ServiceConfigurationSet", "serviceConfigurationSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICE_PERMISSIONS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointServicePermissionsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICE_PERMISSIONS_RESULT: Shape = Shape { name: "DescribeVpcEndpointServicePermissionsResult", kind: Kind::Structure(&[
    member("AllowedPrincipals", "allowed-principals", &ALLOWED_PRINCIPAL_SET, "AllowedPrincipals", "allowedPrincipals"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICES_REQUEST: Shape = Shape { name: "DescribeVpcEndpointServicesRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Services by name: com.amazonaws.us-east-1.s3.", ..member("ServiceNames", "service-names", &VALUE_STRING_LIST, "ServiceName", "ServiceName") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The Regions whose services are listed.", ..member("ServiceRegions", "service-regions", &VALUE_STRING_LIST, "ServiceRegion", "ServiceRegion") },
]) };
static DESCRIBE_VPC_ENDPOINT_SERVICES_RESULT: Shape = Shape { name: "DescribeVpcEndpointServicesResult", kind: Kind::Structure(&[
    member("ServiceNames", "service-names", &VALUE_STRING_LIST, "ServiceNameSet", "serviceNameSet"),
    member("ServiceDetails", "service-details", &SERVICE_DETAIL_SET, "ServiceDetailSet", "serviceDetailSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_ENDPOINTS_REQUEST: Shape = Shape { name: "DescribeVpcEndpointsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Endpoints by id: vpce-…", ..member("VpcEndpointIds", "vpc-endpoint-ids", &VPC_ENDPOINT_ID_LIST, "VpcEndpointId", "VpcEndpointId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &INTEGER, "MaxResults", "MaxResults") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
]) };
static DESCRIBE_VPC_ENDPOINTS_RESULT: Shape = Shape { name: "DescribeVpcEndpointsResult", kind: Kind::Structure(&[
    member("VpcEndpoints", "vpc-endpoints", &VPC_ENDPOINT_SET, "VpcEndpointSet", "vpcEndpointSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPC_PEERING_CONNECTIONS_MAX_RESULTS: Shape = Shape { name: "DescribeVpcPeeringConnectionsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_VPC_PEERING_CONNECTIONS_REQUEST: Shape = Shape { name: "DescribeVpcPeeringConnectionsRequest", kind: Kind::Structure(&[
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_VPC_PEERING_CONNECTIONS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { help: "Peering connections by id: pcx-…", ..member("VpcPeeringConnectionIds", "vpc-peering-connection-ids", &VPC_PEERING_CONNECTION_ID_LIST, "VpcPeeringConnectionId", "VpcPeeringConnectionId") },
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
]) };
static DESCRIBE_VPC_PEERING_CONNECTIONS_RESULT: Shape = Shape { name: "DescribeVpcPeeringConnectionsResult", kind: Kind::Structure(&[
    member("VpcPeeringConnections", "vpc-peering-connections", &VPC_PEERING_CONNECTION_LIST, "VpcPeeringConnectionSet", "vpcPeeringConnectionSet"),
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
]) };
static DESCRIBE_VPCS_MAX_RESULTS: Shape = Shape { name: "DescribeVpcsMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static DESCRIBE_VPCS_REQUEST: Shape = Shape { name: "DescribeVpcsRequest", kind: Kind::Structure(&[
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    Member { help: "VPCs by id: vpc-…", ..member("VpcIds", "vpc-ids", &VPC_ID_STRING_LIST, "VpcId", "VpcId") },
    Member { help: "Where to go on, from the answer before.", ..member("NextToken", "next-token", &STRING, "NextToken", "NextToken") },
    Member { help: "The most items of one page.", ..member("MaxResults", "max-results", &DESCRIBE_VPCS_MAX_RESULTS, "MaxResults", "MaxResults") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_VPCS_RESULT: Shape = Shape { name: "DescribeVpcsResult", kind: Kind::Structure(&[
    member("NextToken", "next-token", &STRING, "NextToken", "nextToken"),
    member("Vpcs", "vpcs", &VPC_LIST, "VpcSet", "vpcSet"),
]) };
static DESCRIBE_VPN_CONNECTIONS_REQUEST: Shape = Shape { name: "DescribeVpnConnectionsRequest", kind: Kind::Structure(&[
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    member("VpnConnectionIds", "vpn-connection-ids", &VPN_CONNECTION_ID_STRING_LIST, "VpnConnectionId", "VpnConnectionId"),
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_VPN_CONNECTIONS_RESULT: Shape = Shape { name: "DescribeVpnConnectionsResult", kind: Kind::Structure(&[
    member("VpnConnections", "vpn-connections", &VPN_CONNECTION_LIST, "VpnConnectionSet", "vpnConnectionSet"),
]) };
static DESCRIBE_VPN_GATEWAYS_REQUEST: Shape = Shape { name: "DescribeVpnGatewaysRequest", kind: Kind::Structure(&[
    Member { help: "Keeps what matches every filter given, by one of that filter's values.", ..member("Filters", "filters", &FILTER_LIST, "Filter", "Filter") },
    member("VpnGatewayIds", "vpn-gateway-ids", &VPN_GATEWAY_ID_STRING_LIST, "VpnGatewayId", "VpnGatewayId"),
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static DESCRIBE_VPN_GATEWAYS_RESULT: Shape = Shape { name: "DescribeVpnGatewaysResult", kind: Kind::Structure(&[
    member("VpnGateways", "vpn-gateways", &VPN_GATEWAY_LIST, "VpnGatewaySet", "vpnGatewaySet"),
]) };
static DESTINATION_FILE_FORMAT: Shape = Shape { name: "DestinationFileFormat", kind: Kind::String { choices: &["plain-text", "parquet"], bounds: Bounds::NONE } };
static DESTINATION_OPTIONS_RESPONSE: Shape = Shape { name: "DestinationOptionsResponse", kind: Kind::Structure(&[
    member("FileFormat", "file-format", &DESTINATION_FILE_FORMAT, "FileFormat", "fileFormat"),
    member("HiveCompatiblePartitions", "hive-compatible-partitions", &BOOLEAN, "HiveCompatiblePartitions", "hiveCompatiblePartitions"),
    member("PerHourPartition", "per-hour-partition", &BOOLEAN, "PerHourPartition", "perHourPartition"),
]) };
static DETACH_INTERNET_GATEWAY_REQUEST: Shape = Shape { name: "DetachInternetGatewayRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The internet gateway: igw-…", ..member("InternetGatewayId", "internet-gateway-id", &INTERNET_GATEWAY_ID, "InternetGatewayId", "internetGatewayId") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId") },
]) };
static DHCP_CONFIGURATION: Shape = Shape { name: "DhcpConfiguration", kind: Kind::Structure(&[
    member("Key", "key", &STRING, "Key", "key"),
    member("Values", "values", &DHCP_CONFIGURATION_VALUE_LIST, "ValueSet", "valueSet"),
]) };
static DHCP_CONFIGURATION_LIST: Shape = Shape { name: "DhcpConfigurationList", kind: Kind::List { item: &DHCP_CONFIGURATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static DHCP_CONFIGURATION_VALUE_LIST: Shape = Shape { name: "DhcpConfigurationValueList", kind: Kind::List { item: &ATTRIBUTE_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static DHCP_OPTIONS: Shape = Shape { name: "DhcpOptions", kind: Kind::Structure(&[
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("DhcpOptionsId", "dhcp-options-id", &STRING, "DhcpOptionsId", "dhcpOptionsId"),
    member("DhcpConfigurations", "dhcp-configurations", &DHCP_CONFIGURATION_LIST, "DhcpConfigurationSet", "dhcpConfigurationSet"),
]) };
static DHCP_OPTIONS_ID: Shape = Shape { name: "DhcpOptionsId", kind: TEXT };
static DHCP_OPTIONS_ID_STRING_LIST: Shape = Shape { name: "DhcpOptionsIdStringList", kind: Kind::List { item: &DHCP_OPTIONS_ID, item_name: "DhcpOptionsId", flattened: false, bounds: Bounds::NONE } };
static DHCP_OPTIONS_LIST: Shape = Shape { name: "DhcpOptionsList", kind: Kind::List { item: &DHCP_OPTIONS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static DISASSOCIATE_ROUTE_TABLE_REQUEST: Shape = Shape { name: "DisassociateRouteTableRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The association: rtbassoc-…", ..member("AssociationId", "association-id", &ROUTE_TABLE_ASSOCIATION_ID, "AssociationId", "associationId") },
]) };
static DNS_ENTRY: Shape = Shape { name: "DnsEntry", kind: Kind::Structure(&[
    member("DnsName", "dns-name", &STRING, "DnsName", "dnsName"),
    member("HostedZoneId", "hosted-zone-id", &STRING, "HostedZoneId", "hostedZoneId"),
]) };
static DNS_ENTRY_SET: Shape = Shape { name: "DnsEntrySet", kind: Kind::List { item: &DNS_ENTRY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static DNS_NAME_STATE: Shape = Shape { name: "DnsNameState", kind: Kind::String { choices: &["pendingVerification", "verified", "failed"], bounds: Bounds::NONE } };
static DNS_OPTIONS: Shape = Shape { name: "DnsOptions", kind: Kind::Structure(&[
    member("DnsRecordIpType", "dns-record-ip-type", &DNS_RECORD_IP_TYPE, "DnsRecordIpType", "dnsRecordIpType"),
    member("PrivateDnsOnlyForInboundResolverEndpoint", "private-dns-only-for-inbound-resolver-endpoint", &BOOLEAN, "PrivateDnsOnlyForInboundResolverEndpoint", "privateDnsOnlyForInboundResolverEndpoint"),
    member("PrivateDnsPreference", "private-dns-preference", &STRING, "PrivateDnsPreference", "privateDnsPreference"),
    member("PrivateDnsSpecifiedDomains", "private-dns-specified-domains", &PRIVATE_DNS_SPECIFIED_DOMAIN_SET, "PrivateDnsSpecifiedDomainSet", "privateDnsSpecifiedDomainSet"),
]) };
static DNS_OPTIONS_SPECIFICATION: Shape = Shape { name: "DnsOptionsSpecification", kind: Kind::Structure(&[
    member("DnsRecordIpType", "dns-record-ip-type", &DNS_RECORD_IP_TYPE, "DnsRecordIpType", "DnsRecordIpType"),
    member("PrivateDnsOnlyForInboundResolverEndpoint", "private-dns-only-for-inbound-resolver-endpoint", &BOOLEAN, "PrivateDnsOnlyForInboundResolverEndpoint", "PrivateDnsOnlyForInboundResolverEndpoint"),
    member("PrivateDnsPreference", "private-dns-preference", &STRING, "PrivateDnsPreference", "PrivateDnsPreference"),
    member("PrivateDnsSpecifiedDomains", "private-dns-specified-domains", &PRIVATE_DNS_SPECIFIED_DOMAIN_SET, "PrivateDnsSpecifiedDomain", "PrivateDnsSpecifiedDomain"),
]) };
static DNS_RECORD_IP_TYPE: Shape = Shape { name: "DnsRecordIpType", kind: Kind::String { choices: &["ipv4", "dualstack", "ipv6", "service-defined"], bounds: Bounds::NONE } };
static DNS_SUPPORT_VALUE: Shape = Shape { name: "DnsSupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static DOMAIN_TYPE: Shape = Shape { name: "DomainType", kind: Kind::String { choices: &["vpc", "standard"], bounds: Bounds::NONE } };
static EGRESS_ONLY_INTERNET_GATEWAY: Shape = Shape { name: "EgressOnlyInternetGateway", kind: Kind::Structure(&[
    member("Attachments", "attachments", &INTERNET_GATEWAY_ATTACHMENT_LIST, "AttachmentSet", "attachmentSet"),
    member("EgressOnlyInternetGatewayId", "egress-only-internet-gateway-id", &EGRESS_ONLY_INTERNET_GATEWAY_ID, "EgressOnlyInternetGatewayId", "egressOnlyInternetGatewayId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static EGRESS_ONLY_INTERNET_GATEWAY_ID: Shape = Shape { name: "EgressOnlyInternetGatewayId", kind: TEXT };
static EGRESS_ONLY_INTERNET_GATEWAY_ID_LIST: Shape = Shape { name: "EgressOnlyInternetGatewayIdList", kind: Kind::List { item: &EGRESS_ONLY_INTERNET_GATEWAY_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static EGRESS_ONLY_INTERNET_GATEWAY_LIST: Shape = Shape { name: "EgressOnlyInternetGatewayList", kind: Kind::List { item: &EGRESS_ONLY_INTERNET_GATEWAY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ENA_SRD_SPECIFICATION: Shape = Shape { name: "EnaSrdSpecification", kind: Kind::Structure(&[
    member("EnaSrdEnabled", "ena-srd-enabled", &BOOLEAN, "EnaSrdEnabled", "EnaSrdEnabled"),
    member("EnaSrdUdpSpecification", "ena-srd-udp-specification", &ENA_SRD_UDP_SPECIFICATION, "EnaSrdUdpSpecification", "EnaSrdUdpSpecification"),
]) };
static ENA_SRD_UDP_SPECIFICATION: Shape = Shape { name: "EnaSrdUdpSpecification", kind: Kind::Structure(&[
    member("EnaSrdUdpEnabled", "ena-srd-udp-enabled", &BOOLEAN, "EnaSrdUdpEnabled", "EnaSrdUdpEnabled"),
]) };
static ENCRYPTION_STATE_VALUE: Shape = Shape { name: "EncryptionStateValue", kind: Kind::String { choices: &["enabling", "enabled", "disabling", "disabled"], bounds: Bounds::NONE } };
static ENCRYPTION_SUPPORT: Shape = Shape { name: "EncryptionSupport", kind: Kind::Structure(&[
    member("EncryptionState", "encryption-state", &ENCRYPTION_STATE_VALUE, "EncryptionState", "encryptionState"),
    member("StateMessage", "state-message", &STRING, "StateMessage", "stateMessage"),
]) };
static FILTER: Shape = Shape { name: "Filter", kind: Kind::Structure(&[
    member("Name", "name", &STRING, "Name", "Name"),
    member("Values", "values", &VALUE_STRING_LIST, "Value", "Value"),
]) };
static FILTER_LIST: Shape = Shape { name: "FilterList", kind: Kind::List { item: &FILTER, item_name: "Filter", flattened: false, bounds: Bounds::NONE } };
static FLOW_LOG: Shape = Shape { name: "FlowLog", kind: Kind::Structure(&[
    member("CreationTime", "creation-time", &MILLISECOND_DATE_TIME, "CreationTime", "creationTime"),
    member("DeliverLogsErrorMessage", "deliver-logs-error-message", &STRING, "DeliverLogsErrorMessage", "deliverLogsErrorMessage"),
    member("DeliverLogsPermissionArn", "deliver-logs-permission-arn", &STRING, "DeliverLogsPermissionArn", "deliverLogsPermissionArn"),
    member("DeliverCrossAccountRole", "deliver-cross-account-role", &STRING, "DeliverCrossAccountRole", "deliverCrossAccountRole"),
    member("DeliverLogsStatus", "deliver-logs-status", &STRING, "DeliverLogsStatus", "deliverLogsStatus"),
    member("FlowLogId", "flow-log-id", &STRING, "FlowLogId", "flowLogId"),
    member("FlowLogStatus", "flow-log-status", &STRING, "FlowLogStatus", "flowLogStatus"),
    member("LogGroupName", "log-group-name", &STRING, "LogGroupName", "logGroupName"),
    member("ResourceId", "resource-id", &STRING, "ResourceId", "resourceId"),
    member("TrafficType", "traffic-type", &TRAFFIC_TYPE, "TrafficType", "trafficType"),
    member("LogDestinationType", "log-destination-type", &LOG_DESTINATION_TYPE, "LogDestinationType", "logDestinationType"),
    member("LogDestination", "log-destination", &STRING, "LogDestination", "logDestination"),
    member("LogFormat", "log-format", &STRING, "LogFormat", "logFormat"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("MaxAggregationInterval", "max-aggregation-interval", &INTEGER, "MaxAggregationInterval", "maxAggregationInterval"),
    member("DestinationOptions", "destination-options", &DESTINATION_OPTIONS_RESPONSE, "DestinationOptions", "destinationOptions"),
    member("TagFieldSpecifications", "tag-field-specifications", &TAG_FIELD_SPECIFICATION_LIST_RESPONSE, "TagFieldSpecificationSet", "tagFieldSpecificationSet"),
]) };
static FLOW_LOG_ID_LIST: Shape = Shape { name: "FlowLogIdList", kind: Kind::List { item: &VPC_FLOW_LOG_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static FLOW_LOG_SET: Shape = Shape { name: "FlowLogSet", kind: Kind::List { item: &FLOW_LOG, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static GATEWAY_ASSOCIATION_STATE: Shape = Shape { name: "GatewayAssociationState", kind: Kind::String { choices: &["associated", "not-associated", "associating", "disassociating"], bounds: Bounds::NONE } };
static GATEWAY_TYPE: Shape = Shape { name: "GatewayType", kind: Kind::String { choices: &["ipsec.1"], bounds: Bounds::NONE } };
static GROUP_ID_STRING_LIST: Shape = Shape { name: "GroupIdStringList", kind: Kind::List { item: &SECURITY_GROUP_ID, item_name: "groupId", flattened: false, bounds: Bounds::NONE } };
static GROUP_IDENTIFIER: Shape = Shape { name: "GroupIdentifier", kind: Kind::Structure(&[
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("GroupName", "group-name", &STRING, "GroupName", "groupName"),
]) };
static GROUP_IDENTIFIER_LIST: Shape = Shape { name: "GroupIdentifierList", kind: Kind::List { item: &GROUP_IDENTIFIER, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static GROUP_IDENTIFIER_SET: Shape = Shape { name: "GroupIdentifierSet", kind: Kind::List { item: &SECURITY_GROUP_IDENTIFIER, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static GROUP_NAME_STRING_LIST: Shape = Shape { name: "GroupNameStringList", kind: Kind::List { item: &SECURITY_GROUP_NAME, item_name: "GroupName", flattened: false, bounds: Bounds::NONE } };
static HOSTNAME_TYPE: Shape = Shape { name: "HostnameType", kind: Kind::String { choices: &["ip-name", "resource-name"], bounds: Bounds::NONE } };
static IKE_VERSIONS_LIST: Shape = Shape { name: "IKEVersionsList", kind: Kind::List { item: &IKE_VERSIONS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IKE_VERSIONS_LIST_VALUE: Shape = Shape { name: "IKEVersionsListValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static ICMP_TYPE_CODE: Shape = Shape { name: "IcmpTypeCode", kind: Kind::Structure(&[
    member("Code", "code", &INTEGER, "Code", "code"),
    member("Type", "type", &INTEGER, "Type", "type"),
]) };
static INSTANCE_ID: Shape = Shape { name: "InstanceId", kind: TEXT };
static INSTANCE_IPV6_ADDRESS: Shape = Shape { name: "InstanceIpv6Address", kind: Kind::Structure(&[
    member("Ipv6Address", "ipv6-address", &STRING, "Ipv6Address", "ipv6Address"),
    member("IsPrimaryIpv6", "is-primary-ipv6", &BOOLEAN, "IsPrimaryIpv6", "isPrimaryIpv6"),
]) };
static INSTANCE_IPV6_ADDRESS_LIST: Shape = Shape { name: "InstanceIpv6AddressList", kind: Kind::List { item: &INSTANCE_IPV6_ADDRESS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static INTEGER: Shape = Shape { name: "Integer", kind: Kind::Integer(Bounds::NONE) };
static INTERNET_GATEWAY: Shape = Shape { name: "InternetGateway", kind: Kind::Structure(&[
    member("Attachments", "attachments", &INTERNET_GATEWAY_ATTACHMENT_LIST, "AttachmentSet", "attachmentSet"),
    member("InternetGatewayId", "internet-gateway-id", &STRING, "InternetGatewayId", "internetGatewayId"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static INTERNET_GATEWAY_ATTACHMENT: Shape = Shape { name: "InternetGatewayAttachment", kind: Kind::Structure(&[
    member("State", "state", &ATTACHMENT_STATUS, "State", "state"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
]) };
static INTERNET_GATEWAY_ATTACHMENT_LIST: Shape = Shape { name: "InternetGatewayAttachmentList", kind: Kind::List { item: &INTERNET_GATEWAY_ATTACHMENT, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static INTERNET_GATEWAY_ID: Shape = Shape { name: "InternetGatewayId", kind: TEXT };
static INTERNET_GATEWAY_ID_LIST: Shape = Shape { name: "InternetGatewayIdList", kind: Kind::List { item: &INTERNET_GATEWAY_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static INTERNET_GATEWAY_LIST: Shape = Shape { name: "InternetGatewayList", kind: Kind::List { item: &INTERNET_GATEWAY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IP_ADDRESS_TYPE: Shape = Shape { name: "IpAddressType", kind: Kind::String { choices: &["ipv4", "dualstack", "ipv6"], bounds: Bounds::NONE } };
static IP_PERMISSION: Shape = Shape { name: "IpPermission", kind: Kind::Structure(&[
    member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "ipProtocol"),
    member("FromPort", "from-port", &INTEGER, "FromPort", "fromPort"),
    member("ToPort", "to-port", &INTEGER, "ToPort", "toPort"),
    member("UserIdGroupPairs", "user-id-group-pairs", &USER_ID_GROUP_PAIR_LIST, "Groups", "groups"),
    member("IpRanges", "ip-ranges", &IP_RANGE_LIST, "IpRanges", "ipRanges"),
    member("Ipv6Ranges", "ipv6-ranges", &IPV6_RANGE_LIST, "Ipv6Ranges", "ipv6Ranges"),
    member("PrefixListIds", "prefix-list-ids", &PREFIX_LIST_ID_LIST, "PrefixListIds", "prefixListIds"),
]) };
static IP_PERMISSION_LIST: Shape = Shape { name: "IpPermissionList", kind: Kind::List { item: &IP_PERMISSION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IP_RANGE: Shape = Shape { name: "IpRange", kind: Kind::Structure(&[
    member("Description", "description", &STRING, "Description", "description"),
    member("CidrIp", "cidr-ip", &STRING, "CidrIp", "cidrIp"),
]) };
static IP_RANGE_LIST: Shape = Shape { name: "IpRangeList", kind: Kind::List { item: &IP_RANGE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IP_SOURCE: Shape = Shape { name: "IpSource", kind: Kind::String { choices: &["amazon", "byoip", "none"], bounds: Bounds::NONE } };
static IPAM_POOL_ID: Shape = Shape { name: "IpamPoolId", kind: TEXT };
static IPV4_POOL_EC2_ID: Shape = Shape { name: "Ipv4PoolEc2Id", kind: TEXT };
static IPV4_PREFIX_LIST: Shape = Shape { name: "Ipv4PrefixList", kind: Kind::List { item: &IPV4_PREFIX_SPECIFICATION_REQUEST, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV4_PREFIX_SPECIFICATION: Shape = Shape { name: "Ipv4PrefixSpecification", kind: Kind::Structure(&[
    member("Ipv4Prefix", "ipv4-prefix", &STRING, "Ipv4Prefix", "ipv4Prefix"),
]) };
static IPV4_PREFIX_SPECIFICATION_REQUEST: Shape = Shape { name: "Ipv4PrefixSpecificationRequest", kind: Kind::Structure(&[
    member("Ipv4Prefix", "ipv4-prefix", &STRING, "Ipv4Prefix", "Ipv4Prefix"),
]) };
static IPV4_PREFIXES_LIST: Shape = Shape { name: "Ipv4PrefixesList", kind: Kind::List { item: &IPV4_PREFIX_SPECIFICATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV6_ADDRESS_ATTRIBUTE: Shape = Shape { name: "Ipv6AddressAttribute", kind: Kind::String { choices: &["public", "private"], bounds: Bounds::NONE } };
static IPV6_CIDR_BLOCK: Shape = Shape { name: "Ipv6CidrBlock", kind: Kind::Structure(&[
    member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "ipv6CidrBlock"),
]) };
static IPV6_CIDR_BLOCK_SET: Shape = Shape { name: "Ipv6CidrBlockSet", kind: Kind::List { item: &IPV6_CIDR_BLOCK, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV6_POOL_EC2_ID: Shape = Shape { name: "Ipv6PoolEc2Id", kind: TEXT };
static IPV6_PREFIX_LIST: Shape = Shape { name: "Ipv6PrefixList", kind: Kind::List { item: &IPV6_PREFIX_SPECIFICATION_REQUEST, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV6_PREFIX_SPECIFICATION: Shape = Shape { name: "Ipv6PrefixSpecification", kind: Kind::Structure(&[
    member("Ipv6Prefix", "ipv6-prefix", &STRING, "Ipv6Prefix", "ipv6Prefix"),
]) };
static IPV6_PREFIX_SPECIFICATION_REQUEST: Shape = Shape { name: "Ipv6PrefixSpecificationRequest", kind: Kind::Structure(&[
    member("Ipv6Prefix", "ipv6-prefix", &STRING, "Ipv6Prefix", "Ipv6Prefix"),
]) };
static IPV6_PREFIXES_LIST: Shape = Shape { name: "Ipv6PrefixesList", kind: Kind::List { item: &IPV6_PREFIX_SPECIFICATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV6_RANGE: Shape = Shape { name: "Ipv6Range", kind: Kind::Structure(&[
    member("Description", "description", &STRING, "Description", "description"),
    member("CidrIpv6", "cidr-ipv6", &STRING, "CidrIpv6", "cidrIpv6"),
]) };
static IPV6_RANGE_LIST: Shape = Shape { name: "Ipv6RangeList", kind: Kind::List { item: &IPV6_RANGE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static IPV6_SUPPORT_VALUE: Shape = Shape { name: "Ipv6SupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static LAST_ERROR: Shape = Shape { name: "LastError", kind: Kind::Structure(&[
    member("Message", "message", &STRING, "Message", "message"),
    member("Code", "code", &STRING, "Code", "code"),
]) };
static LOCAL_GATEWAY_ID: Shape = Shape { name: "LocalGatewayId", kind: TEXT };
static LOG_DESTINATION_TYPE: Shape = Shape { name: "LogDestinationType", kind: Kind::String { choices: &["cloud-watch-logs", "s3", "kinesis-data-firehose"], bounds: Bounds::NONE } };
static LONG: Shape = Shape { name: "Long", kind: Kind::Long(Bounds::NONE) };
static MANAGED_PREFIX_LIST: Shape = Shape { name: "ManagedPrefixList", kind: Kind::Structure(&[
    member("PrefixListId", "prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "PrefixListId", "prefixListId"),
    member("AddressFamily", "address-family", &STRING, "AddressFamily", "addressFamily"),
    member("State", "state", &PREFIX_LIST_STATE, "State", "state"),
    member("StateMessage", "state-message", &STRING, "StateMessage", "stateMessage"),
    member("PrefixListArn", "prefix-list-arn", &RESOURCE_ARN, "PrefixListArn", "prefixListArn"),
    member("PrefixListName", "prefix-list-name", &STRING, "PrefixListName", "prefixListName"),
    member("MaxEntries", "max-entries", &INTEGER, "MaxEntries", "maxEntries"),
    member("Version", "version", &LONG, "Version", "version"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("IpamPrefixListResolverTargetId", "ipam-prefix-list-resolver-target-id", &STRING, "IpamPrefixListResolverTargetId", "ipamPrefixListResolverTargetId"),
    member("IpamPrefixListResolverSyncEnabled", "ipam-prefix-list-resolver-sync-enabled", &BOOLEAN, "IpamPrefixListResolverSyncEnabled", "ipamPrefixListResolverSyncEnabled"),
]) };
static MANAGED_PREFIX_LIST_SET: Shape = Shape { name: "ManagedPrefixListSet", kind: Kind::List { item: &MANAGED_PREFIX_LIST, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static MILLISECOND_DATE_TIME: Shape = Shape { name: "MillisecondDateTime", kind: Kind::Timestamp };
static MODIFY_NETWORK_INTERFACE_ATTRIBUTE_REQUEST: Shape = Shape { name: "ModifyNetworkInterfaceAttributeRequest", kind: Kind::Structure(&[
    Member { help: "Settings of ENA Express, which instances use among themselves.", ..member("EnaSrdSpecification", "ena-srd-specification", &ENA_SRD_SPECIFICATION, "EnaSrdSpecification", "EnaSrdSpecification") },
    Member { help: "Whether its first IPv6 address is its primary one.", ..member("EnablePrimaryIpv6", "enable-primary-ipv6", &BOOLEAN, "EnablePrimaryIpv6", "EnablePrimaryIpv6") },
    Member { help: "How long idle connections are remembered.", ..member("ConnectionTrackingSpecification", "connection-tracking-specification", &CONNECTION_TRACKING_SPECIFICATION_REQUEST, "ConnectionTrackingSpecification", "ConnectionTrackingSpecification") },
    Member { help: "Whether it has a public IPv4 address.", ..member("AssociatePublicIpAddress", "associate-public-ip-address", &BOOLEAN, "AssociatePublicIpAddress", "AssociatePublicIpAddress") },
    Member { help: "The subnets that it is associated with.", ..member("AssociatedSubnetIds", "associated-subnet-ids", &SUBNET_ID_LIST, "AssociatedSubnetId", "AssociatedSubnetId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The network interface: eni-…", ..member("NetworkInterfaceId", "network-interface-id", &NETWORK_INTERFACE_ID, "NetworkInterfaceId", "networkInterfaceId") },
    Member { help: "A text of yours.", ..member("Description", "description", &ATTRIBUTE_VALUE, "Description", "description") },
    Member { help: "Whether traffic that is not its own is dropped.", ..member("SourceDestCheck", "source-dest-check", &ATTRIBUTE_BOOLEAN_VALUE, "SourceDestCheck", "sourceDestCheck") },
    Member { help: "All of its security groups.", ..member("Groups", "groups", &SECURITY_GROUP_ID_STRING_LIST, "SecurityGroupId", "SecurityGroupId") },
    Member { help: "Whether it is deleted with the instance that it is attached to.", ..member("Attachment", "attachment", &NETWORK_INTERFACE_ATTACHMENT_CHANGES, "Attachment", "attachment") },
]) };
static MODIFY_SUBNET_ATTRIBUTE_REQUEST: Shape = Shape { name: "ModifySubnetAttributeRequest", kind: Kind::Structure(&[
    Member { help: "Whether new network interfaces get an IPv6 address.", ..member("AssignIpv6AddressOnCreation", "assign-ipv6-address-on-creation", &ATTRIBUTE_BOOLEAN_VALUE, "AssignIpv6AddressOnCreation", "AssignIpv6AddressOnCreation") },
    Member { help: "Whether new network interfaces get a public IPv4 address.", ..member("MapPublicIpOnLaunch", "map-public-ip-on-launch", &ATTRIBUTE_BOOLEAN_VALUE, "MapPublicIpOnLaunch", "MapPublicIpOnLaunch") },
    Member { required: true, help: "The subnet: subnet-…", ..member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "subnetId") },
    Member { help: "On an Outpost: whether new network interfaces get an address of your own.", ..member("MapCustomerOwnedIpOnLaunch", "map-customer-owned-ip-on-launch", &ATTRIBUTE_BOOLEAN_VALUE, "MapCustomerOwnedIpOnLaunch", "MapCustomerOwnedIpOnLaunch") },
    Member { help: "On an Outpost: the pool of your own addresses.", ..member("CustomerOwnedIpv4Pool", "customer-owned-ipv4-pool", &COIP_POOL_ID, "CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool") },
    Member { help: "Whether DNS gives IPv6 addresses for names that have none.", ..member("EnableDns64", "enable-dns64", &ATTRIBUTE_BOOLEAN_VALUE, "EnableDns64", "EnableDns64") },
    Member { help: "What instances' host names are made of.", ..member("PrivateDnsHostnameTypeOnLaunch", "private-dns-hostname-type-on-launch", &HOSTNAME_TYPE, "PrivateDnsHostnameTypeOnLaunch", "PrivateDnsHostnameTypeOnLaunch") },
    Member { help: "Whether resource names have A records.", ..member("EnableResourceNameDnsARecordOnLaunch", "enable-resource-name-dns-a-record-on-launch", &ATTRIBUTE_BOOLEAN_VALUE, "EnableResourceNameDnsARecordOnLaunch", "EnableResourceNameDnsARecordOnLaunch") },
    Member { help: "Whether resource names have AAAA records.", ..member("EnableResourceNameDnsAAAARecordOnLaunch", "enable-resource-name-dns-aaaa-record-on-launch", &ATTRIBUTE_BOOLEAN_VALUE, "EnableResourceNameDnsAAAARecordOnLaunch", "EnableResourceNameDnsAAAARecordOnLaunch") },
    Member { help: "On an Outpost: the device index of local network interfaces.", ..member("EnableLniAtDeviceIndex", "enable-lni-at-device-index", &INTEGER, "EnableLniAtDeviceIndex", "EnableLniAtDeviceIndex") },
    Member { help: "On an Outpost: takes that index back.", ..member("DisableLniAtDeviceIndex", "disable-lni-at-device-index", &ATTRIBUTE_BOOLEAN_VALUE, "DisableLniAtDeviceIndex", "DisableLniAtDeviceIndex") },
]) };
static MODIFY_VPC_ATTRIBUTE_REQUEST: Shape = Shape { name: "ModifyVpcAttributeRequest", kind: Kind::Structure(&[
    Member { help: "Whether instances with public addresses have DNS names.", ..member("EnableDnsHostnames", "enable-dns-hostnames", &ATTRIBUTE_BOOLEAN_VALUE, "EnableDnsHostnames", "EnableDnsHostnames") },
    Member { help: "Whether Amazon's DNS server answers in the VPC.", ..member("EnableDnsSupport", "enable-dns-support", &ATTRIBUTE_BOOLEAN_VALUE, "EnableDnsSupport", "EnableDnsSupport") },
    Member { required: true, help: "The VPC: vpc-…", ..member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId") },
    Member { help: "Whether network address usage is counted.", ..member("EnableNetworkAddressUsageMetrics", "enable-network-address-usage-metrics", &ATTRIBUTE_BOOLEAN_VALUE, "EnableNetworkAddressUsageMetrics", "EnableNetworkAddressUsageMetrics") },
]) };
static MODIFY_VPC_ENDPOINT_CONNECTION_NOTIFICATION_REQUEST: Shape = Shape { name: "ModifyVpcEndpointConnectionNotificationRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The notification: vpce-nfn-…", ..member("ConnectionNotificationId", "connection-notification-id", &CONNECTION_NOTIFICATION_ID, "ConnectionNotificationId", "ConnectionNotificationId") },
    Member { help: "The SNS topic.", ..member("ConnectionNotificationArn", "connection-notification-arn", &STRING, "ConnectionNotificationArn", "ConnectionNotificationArn") },
    Member { help: "The events that are told: Accept, Connect, Delete, Reject.", ..member("ConnectionEvents", "connection-events", &VALUE_STRING_LIST, "ConnectionEvents", "ConnectionEvents") },
]) };
static MODIFY_VPC_ENDPOINT_CONNECTION_NOTIFICATION_RESULT: Shape = Shape { name: "ModifyVpcEndpointConnectionNotificationResult", kind: Kind::Structure(&[
    member("ReturnValue", "return-value", &BOOLEAN, "Return", "return"),
]) };
static MODIFY_VPC_ENDPOINT_PAYER_RESPONSIBILITY_REQUEST: Shape = Shape { name: "ModifyVpcEndpointPayerResponsibilityRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { required: true, help: "The endpoint: vpce-…", ..member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "VpcEndpointId") },
    Member { required: true, help: "Who pays.", ..member("PayerResponsibility", "payer-responsibility", &PAYER_RESPONSIBILITY_TYPE, "PayerResponsibility", "PayerResponsibility") },
    Member { required: true, help: "What is paid for.", ..member("Scope", "scope", &PAYER_RESPONSIBILITY_SCOPE, "Scope", "Scope") },
]) };
static MODIFY_VPC_ENDPOINT_PAYER_RESPONSIBILITY_RESULT: Shape = Shape { name: "ModifyVpcEndpointPayerResponsibilityResult", kind: Kind::Structure(&[
    member("VpcEndpointId", "vpc-endpoint-id", &STRING, "VpcEndpointId", "vpcEndpointId"),
    member("PayerResponsibilities", "payer-responsibilities", &PAYER_RESPONSIBILITY_SET, "PayerResponsibilitySet", "payerResponsibilitySet"),
]) };
static MODIFY_VPC_ENDPOINT_REQUEST: Shape = Shape { name: "ModifyVpcEndpointRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint: vpce-…", ..member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "VpcEndpointId") },
    Member { help: "Takes the policy back: everything is allowed.", ..member("ResetPolicy", "reset-policy", &BOOLEAN, "ResetPolicy", "ResetPolicy") },
    Member { help: "The new policy in JSON.", ..member("PolicyDocument", "policy-document", &STRING, "PolicyDocument", "PolicyDocument") },
    Member { help: "For a gateway endpoint: further route tables.", ..member("AddRouteTableIds", "add-route-table-ids", &VPC_ENDPOINT_ROUTE_TABLE_ID_LIST, "AddRouteTableId", "AddRouteTableId") },
    Member { help: "For a gateway endpoint: route tables to take away.", ..member("RemoveRouteTableIds", "remove-route-table-ids", &VPC_ENDPOINT_ROUTE_TABLE_ID_LIST, "RemoveRouteTableId", "RemoveRouteTableId") },
    Member { help: "Further subnets, one a zone.", ..member("AddSubnetIds", "add-subnet-ids", &VPC_ENDPOINT_SUBNET_ID_LIST, "AddSubnetId", "AddSubnetId") },
    Member { help: "Subnets to take away.", ..member("RemoveSubnetIds", "remove-subnet-ids", &VPC_ENDPOINT_SUBNET_ID_LIST, "RemoveSubnetId", "RemoveSubnetId") },
    Member { help: "Further security groups.", ..member("AddSecurityGroupIds", "add-security-group-ids", &VPC_ENDPOINT_SECURITY_GROUP_ID_LIST, "AddSecurityGroupId", "AddSecurityGroupId") },
    Member { help: "Security groups to take away.", ..member("RemoveSecurityGroupIds", "remove-security-group-ids", &VPC_ENDPOINT_SECURITY_GROUP_ID_LIST, "RemoveSecurityGroupId", "RemoveSecurityGroupId") },
    Member { help: "Which addresses it has.", ..member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "IpAddressType") },
    Member { help: "Which DNS records are made, and for whom.", ..member("DnsOptions", "dns-options", &DNS_OPTIONS_SPECIFICATION, "DnsOptions", "DnsOptions") },
    Member { help: "Whether the service's private DNS name leads to the endpoint inside the VPC.", ..member("PrivateDnsEnabled", "private-dns-enabled", &BOOLEAN, "PrivateDnsEnabled", "PrivateDnsEnabled") },
    Member { help: "Addresses of your choice for the network interfaces, by subnet.", ..member("SubnetConfigurations", "subnet-configurations", &SUBNET_CONFIGURATIONS_LIST, "SubnetConfiguration", "SubnetConfiguration") },
]) };
static MODIFY_VPC_ENDPOINT_RESULT: Shape = Shape { name: "ModifyVpcEndpointResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_CONFIGURATION_REQUEST: Shape = Shape { name: "ModifyVpcEndpointServiceConfigurationRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { help: "A new DNS name of yours; you prove again that it is yours.", ..member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "PrivateDnsName") },
    Member { help: "Takes the private DNS name away.", ..member("RemovePrivateDnsName", "remove-private-dns-name", &BOOLEAN, "RemovePrivateDnsName", "RemovePrivateDnsName") },
    Member { help: "Whether you accept each endpoint by hand from now on.", ..member("AcceptanceRequired", "acceptance-required", &BOOLEAN, "AcceptanceRequired", "AcceptanceRequired") },
    Member { help: "Further Network Load Balancers.", ..member("AddNetworkLoadBalancerArns", "add-network-load-balancer-arns", &VALUE_STRING_LIST, "AddNetworkLoadBalancerArn", "AddNetworkLoadBalancerArn") },
    Member { help: "Network Load Balancers to take away.", ..member("RemoveNetworkLoadBalancerArns", "remove-network-load-balancer-arns", &VALUE_STRING_LIST, "RemoveNetworkLoadBalancerArn", "RemoveNetworkLoadBalancerArn") },
    Member { help: "Further Gateway Load Balancers.", ..member("AddGatewayLoadBalancerArns", "add-gateway-load-balancer-arns", &VALUE_STRING_LIST, "AddGatewayLoadBalancerArn", "AddGatewayLoadBalancerArn") },
    Member { help: "Gateway Load Balancers to take away.", ..member("RemoveGatewayLoadBalancerArns", "remove-gateway-load-balancer-arns", &VALUE_STRING_LIST, "RemoveGatewayLoadBalancerArn", "RemoveGatewayLoadBalancerArn") },
    Member { help: "Further address types: ipv4, ipv6.", ..member("AddSupportedIpAddressTypes", "add-supported-ip-address-types", &VALUE_STRING_LIST, "AddSupportedIpAddressType", "AddSupportedIpAddressType") },
    Member { help: "Address types to take away.", ..member("RemoveSupportedIpAddressTypes", "remove-supported-ip-address-types", &VALUE_STRING_LIST, "RemoveSupportedIpAddressType", "RemoveSupportedIpAddressType") },
    Member { help: "Further Regions whose VPCs may have endpoints for it.", ..member("AddSupportedRegions", "add-supported-regions", &VALUE_STRING_LIST, "AddSupportedRegion", "AddSupportedRegion") },
    Member { help: "Regions to take away.", ..member("RemoveSupportedRegions", "remove-supported-regions", &VALUE_STRING_LIST, "RemoveSupportedRegion", "RemoveSupportedRegion") },
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_CONFIGURATION_RESULT: Shape = Shape { name: "ModifyVpcEndpointServiceConfigurationResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_PAYER_RESPONSIBILITY_REQUEST: Shape = Shape { name: "ModifyVpcEndpointServicePayerResponsibilityRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { required: true, help: "Who pays.", ..member("PayerResponsibility", "payer-responsibility", &PAYER_RESPONSIBILITY, "PayerResponsibility", "PayerResponsibility") },
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_PAYER_RESPONSIBILITY_RESULT: Shape = Shape { name: "ModifyVpcEndpointServicePayerResponsibilityResult", kind: Kind::Structure(&[
    member("ReturnValue", "return-value", &BOOLEAN, "Return", "return"),
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS_REQUEST: Shape = Shape { name: "ModifyVpcEndpointServicePermissionsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { help: "ARNs of accounts, users or roles to allow; * allows everyone.", ..member("AddAllowedPrincipals", "add-allowed-principals", &VALUE_STRING_LIST, "AddAllowedPrincipals", "AddAllowedPrincipals") },
    Member { help: "ARNs to allow no longer.", ..member("RemoveAllowedPrincipals", "remove-allowed-principals", &VALUE_STRING_LIST, "RemoveAllowedPrincipals", "RemoveAllowedPrincipals") },
]) };
static MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS_RESULT: Shape = Shape { name: "ModifyVpcEndpointServicePermissionsResult", kind: Kind::Structure(&[
    member("AddedPrincipals", "added-principals", &ADDED_PRINCIPAL_SET, "AddedPrincipalSet", "addedPrincipalSet"),
    member("ReturnValue", "return-value", &BOOLEAN, "Return", "return"),
]) };
static MODIFY_VPC_PEERING_CONNECTION_OPTIONS_REQUEST: Shape = Shape { name: "ModifyVpcPeeringConnectionOptionsRequest", kind: Kind::Structure(&[
    Member { help: "Options of the side that accepted.", ..member("AccepterPeeringConnectionOptions", "accepter-peering-connection-options", &PEERING_CONNECTION_OPTIONS_REQUEST, "AccepterPeeringConnectionOptions", "AccepterPeeringConnectionOptions") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { help: "Options of the side that asked.", ..member("RequesterPeeringConnectionOptions", "requester-peering-connection-options", &PEERING_CONNECTION_OPTIONS_REQUEST, "RequesterPeeringConnectionOptions", "RequesterPeeringConnectionOptions") },
    Member { required: true, help: "The peering connection: pcx-…", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID, "VpcPeeringConnectionId", "VpcPeeringConnectionId") },
]) };
static MODIFY_VPC_PEERING_CONNECTION_OPTIONS_RESULT: Shape = Shape { name: "ModifyVpcPeeringConnectionOptionsResult", kind: Kind::Structure(&[
    member("AccepterPeeringConnectionOptions", "accepter-peering-connection-options", &PEERING_CONNECTION_OPTIONS, "AccepterPeeringConnectionOptions", "accepterPeeringConnectionOptions"),
    member("RequesterPeeringConnectionOptions", "requester-peering-connection-options", &PEERING_CONNECTION_OPTIONS, "RequesterPeeringConnectionOptions", "requesterPeeringConnectionOptions"),
]) };
static MULTICAST_SUPPORT_VALUE: Shape = Shape { name: "MulticastSupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static NAT_GATEWAY_ID: Shape = Shape { name: "NatGatewayId", kind: TEXT };
static NETMASK_LENGTH: Shape = Shape { name: "NetmaskLength", kind: Kind::Integer(Bounds::NONE) };
static NETWORK_ACL: Shape = Shape { name: "NetworkAcl", kind: Kind::Structure(&[
    member("Associations", "associations", &NETWORK_ACL_ASSOCIATION_LIST, "AssociationSet", "associationSet"),
    member("Entries", "entries", &NETWORK_ACL_ENTRY_LIST, "EntrySet", "entrySet"),
    member("IsDefault", "is-default", &BOOLEAN, "Default", "default"),
    member("NetworkAclId", "network-acl-id", &STRING, "NetworkAclId", "networkAclId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
]) };
static NETWORK_ACL_ASSOCIATION: Shape = Shape { name: "NetworkAclAssociation", kind: Kind::Structure(&[
    member("NetworkAclAssociationId", "network-acl-association-id", &STRING, "NetworkAclAssociationId", "networkAclAssociationId"),
    member("NetworkAclId", "network-acl-id", &STRING, "NetworkAclId", "networkAclId"),
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
]) };
static NETWORK_ACL_ASSOCIATION_LIST: Shape = Shape { name: "NetworkAclAssociationList", kind: Kind::List { item: &NETWORK_ACL_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_ACL_ENTRY: Shape = Shape { name: "NetworkAclEntry", kind: Kind::Structure(&[
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
    member("Egress", "egress", &BOOLEAN, "Egress", "egress"),
    member("IcmpTypeCode", "icmp-type-code", &ICMP_TYPE_CODE, "IcmpTypeCode", "icmpTypeCode"),
    member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "ipv6CidrBlock"),
    member("PortRange", "port-range", &PORT_RANGE, "PortRange", "portRange"),
    member("Protocol", "protocol", &STRING, "Protocol", "protocol"),
    member("RuleAction", "rule-action", &RULE_ACTION, "RuleAction", "ruleAction"),
    member("RuleNumber", "rule-number", &INTEGER, "RuleNumber", "ruleNumber"),
]) };
static NETWORK_ACL_ENTRY_LIST: Shape = Shape { name: "NetworkAclEntryList", kind: Kind::List { item: &NETWORK_ACL_ENTRY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_ACL_ID: Shape = Shape { name: "NetworkAclId", kind: TEXT };
static NETWORK_ACL_ID_STRING_LIST: Shape = Shape { name: "NetworkAclIdStringList", kind: Kind::List { item: &NETWORK_ACL_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_ACL_LIST: Shape = Shape { name: "NetworkAclList", kind: Kind::List { item: &NETWORK_ACL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_INTERFACE: Shape = Shape { name: "NetworkInterface", kind: Kind::Structure(&[
    member("Association", "association", &NETWORK_INTERFACE_ASSOCIATION, "Association", "association"),
    member("Attachment", "attachment", &NETWORK_INTERFACE_ATTACHMENT, "Attachment", "attachment"),
    member("AvailabilityZone", "availability-zone", &STRING, "AvailabilityZone", "availabilityZone"),
    member("ConnectionTrackingConfiguration", "connection-tracking-configuration", &CONNECTION_TRACKING_CONFIGURATION, "ConnectionTrackingConfiguration", "connectionTrackingConfiguration"),
    member("Description", "description", &STRING, "Description", "description"),
    member("Groups", "groups", &GROUP_IDENTIFIER_LIST, "GroupSet", "groupSet"),
    member("InterfaceType", "interface-type", &NETWORK_INTERFACE_TYPE, "InterfaceType", "interfaceType"),
    member("Ipv6Addresses", "ipv6-addresses", &NETWORK_INTERFACE_IPV6_ADDRESSES_LIST, "Ipv6AddressesSet", "ipv6AddressesSet"),
    member("MacAddress", "mac-address", &STRING, "MacAddress", "macAddress"),
    member("NetworkInterfaceId", "network-interface-id", &STRING, "NetworkInterfaceId", "networkInterfaceId"),
    member("OutpostArn", "outpost-arn", &STRING, "OutpostArn", "outpostArn"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "privateDnsName"),
    member("PublicDnsName", "public-dns-name", &STRING, "PublicDnsName", "publicDnsName"),
    member("PublicIpDnsNameOptions", "public-ip-dns-name-options", &PUBLIC_IP_DNS_NAME_OPTIONS, "PublicIpDnsNameOptions", "publicIpDnsNameOptions"),
    member("PrivateIpAddress", "private-ip-address", &STRING, "PrivateIpAddress", "privateIpAddress"),
    member("PrivateIpAddresses", "private-ip-addresses", &NETWORK_INTERFACE_PRIVATE_IP_ADDRESS_LIST, "PrivateIpAddressesSet", "privateIpAddressesSet"),
    member("Ipv4Prefixes", "ipv4-prefixes", &IPV4_PREFIXES_LIST, "Ipv4PrefixSet", "ipv4PrefixSet"),
    member("Ipv6Prefixes", "ipv6-prefixes", &IPV6_PREFIXES_LIST, "Ipv6PrefixSet", "ipv6PrefixSet"),
    member("RequesterId", "requester-id", &STRING, "RequesterId", "requesterId"),
    member("RequesterManaged", "requester-managed", &BOOLEAN, "RequesterManaged", "requesterManaged"),
    member("SourceDestCheck", "source-dest-check", &BOOLEAN, "SourceDestCheck", "sourceDestCheck"),
    member("Status", "status", &NETWORK_INTERFACE_STATUS, "Status", "status"),
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
    member("TagSet", "tag-set", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("DenyAllIgwTraffic", "deny-all-igw-traffic", &BOOLEAN, "DenyAllIgwTraffic", "denyAllIgwTraffic"),
    member("Ipv6Native", "ipv6-native", &BOOLEAN, "Ipv6Native", "ipv6Native"),
    member("Ipv6Address", "ipv6-address", &STRING, "Ipv6Address", "ipv6Address"),
    member("Operator", "operator", &OPERATOR_RESPONSE, "Operator", "operator"),
    member("AssociatedSubnets", "associated-subnets", &ASSOCIATED_SUBNET_LIST, "AssociatedSubnetSet", "associatedSubnetSet"),
    member("AvailabilityZoneId", "availability-zone-id", &STRING, "AvailabilityZoneId", "availabilityZoneId"),
]) };
static NETWORK_INTERFACE_ASSOCIATION: Shape = Shape { name: "NetworkInterfaceAssociation", kind: Kind::Structure(&[
    member("AllocationId", "allocation-id", &STRING, "AllocationId", "allocationId"),
    member("AssociationId", "association-id", &STRING, "AssociationId", "associationId"),
    member("IpOwnerId", "ip-owner-id", &STRING, "IpOwnerId", "ipOwnerId"),
    member("PublicDnsName", "public-dns-name", &STRING, "PublicDnsName", "publicDnsName"),
    member("PublicIp", "public-ip", &STRING, "PublicIp", "publicIp"),
    member("CustomerOwnedIp", "customer-owned-ip", &STRING, "CustomerOwnedIp", "customerOwnedIp"),
    member("CarrierIp", "carrier-ip", &STRING, "CarrierIp", "carrierIp"),
]) };
static NETWORK_INTERFACE_ATTACHMENT: Shape = Shape { name: "NetworkInterfaceAttachment", kind: Kind::Structure(&[
    member("AttachTime", "attach-time", &DATE_TIME, "AttachTime", "attachTime"),
    member("AttachmentId", "attachment-id", &STRING, "AttachmentId", "attachmentId"),
    member("DeleteOnTermination", "delete-on-termination", &BOOLEAN, "DeleteOnTermination", "deleteOnTermination"),
    member("DeviceIndex", "device-index", &INTEGER, "DeviceIndex", "deviceIndex"),
    member("NetworkCardIndex", "network-card-index", &INTEGER, "NetworkCardIndex", "networkCardIndex"),
    member("InstanceId", "instance-id", &STRING, "InstanceId", "instanceId"),
    member("InstanceOwnerId", "instance-owner-id", &STRING, "InstanceOwnerId", "instanceOwnerId"),
    member("Status", "status", &ATTACHMENT_STATUS, "Status", "status"),
    member("EnaSrdSpecification", "ena-srd-specification", &ATTACHMENT_ENA_SRD_SPECIFICATION, "EnaSrdSpecification", "enaSrdSpecification"),
    member("EnaQueueCount", "ena-queue-count", &INTEGER, "EnaQueueCount", "enaQueueCount"),
]) };
static NETWORK_INTERFACE_ATTACHMENT_CHANGES: Shape = Shape { name: "NetworkInterfaceAttachmentChanges", kind: Kind::Structure(&[
    member("DefaultEnaQueueCount", "default-ena-queue-count", &BOOLEAN, "DefaultEnaQueueCount", "DefaultEnaQueueCount"),
    member("EnaQueueCount", "ena-queue-count", &INTEGER, "EnaQueueCount", "EnaQueueCount"),
    member("AttachmentId", "attachment-id", &NETWORK_INTERFACE_ATTACHMENT_ID, "AttachmentId", "attachmentId"),
    member("DeleteOnTermination", "delete-on-termination", &BOOLEAN, "DeleteOnTermination", "deleteOnTermination"),
]) };
static NETWORK_INTERFACE_ATTACHMENT_ID: Shape = Shape { name: "NetworkInterfaceAttachmentId", kind: TEXT };
static NETWORK_INTERFACE_CREATION_TYPE: Shape = Shape { name: "NetworkInterfaceCreationType", kind: Kind::String { choices: &["efa", "efa-only", "branch", "trunk"], bounds: Bounds::NONE } };
static NETWORK_INTERFACE_ID: Shape = Shape { name: "NetworkInterfaceId", kind: TEXT };
static NETWORK_INTERFACE_ID_LIST: Shape = Shape { name: "NetworkInterfaceIdList", kind: Kind::List { item: &NETWORK_INTERFACE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_INTERFACE_IPV6_ADDRESS: Shape = Shape { name: "NetworkInterfaceIpv6Address", kind: Kind::Structure(&[
    member("Ipv6Address", "ipv6-address", &STRING, "Ipv6Address", "ipv6Address"),
    member("PublicIpv6DnsName", "public-ipv6-dns-name", &STRING, "PublicIpv6DnsName", "publicIpv6DnsName"),
    member("IsPrimaryIpv6", "is-primary-ipv6", &BOOLEAN, "IsPrimaryIpv6", "isPrimaryIpv6"),
]) };
static NETWORK_INTERFACE_IPV6_ADDRESSES_LIST: Shape = Shape { name: "NetworkInterfaceIpv6AddressesList", kind: Kind::List { item: &NETWORK_INTERFACE_IPV6_ADDRESS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_INTERFACE_LIST: Shape = Shape { name: "NetworkInterfaceList", kind: Kind::List { item: &NETWORK_INTERFACE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_INTERFACE_PRIVATE_IP_ADDRESS: Shape = Shape { name: "NetworkInterfacePrivateIpAddress", kind: Kind::Structure(&[
    member("Association", "association", &NETWORK_INTERFACE_ASSOCIATION, "Association", "association"),
    member("Primary", "primary", &BOOLEAN, "Primary", "primary"),
    member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "privateDnsName"),
    member("PrivateIpAddress", "private-ip-address", &STRING, "PrivateIpAddress", "privateIpAddress"),
]) };
static NETWORK_INTERFACE_PRIVATE_IP_ADDRESS_LIST: Shape = Shape { name: "NetworkInterfacePrivateIpAddressList", kind: Kind::List { item: &NETWORK_INTERFACE_PRIVATE_IP_ADDRESS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static NETWORK_INTERFACE_STATUS: Shape = Shape { name: "NetworkInterfaceStatus", kind: Kind::String { choices: &["available", "associated", "attaching", "in-use", "detaching"], bounds: Bounds::NONE } };
static NETWORK_INTERFACE_TYPE: Shape = Shape { name: "NetworkInterfaceType", kind: Kind::String { choices: &["interface", "natGateway", "efa", "efa-only", "trunk", "load_balancer", "network_load_balancer", "vpc_endpoint", "branch", "transit_gateway", "lambda", "quicksight", "global_accelerator_managed", "api_gateway_managed", "gateway_load_balancer", "gateway_load_balancer_endpoint", "iot_rules_managed", "aws_codestar_connections_managed"], bounds: Bounds::NONE } };
static NEXT_TOKEN: Shape = Shape { name: "NextToken", kind: TEXT };
static ODB_NETWORK_ARN: Shape = Shape { name: "OdbNetworkArn", kind: TEXT };
static OPERATOR_REQUEST: Shape = Shape { name: "OperatorRequest", kind: Kind::Structure(&[
    member("Principal", "principal", &STRING, "Principal", "Principal"),
]) };
static OPERATOR_RESPONSE: Shape = Shape { name: "OperatorResponse", kind: Kind::Structure(&[
    member("Managed", "managed", &BOOLEAN, "Managed", "managed"),
    member("Principal", "principal", &STRING, "Principal", "principal"),
    member("HiddenByDefault", "hidden-by-default", &BOOLEAN, "HiddenByDefault", "hiddenByDefault"),
]) };
static PAYER_RESPONSIBILITY: Shape = Shape { name: "PayerResponsibility", kind: Kind::String { choices: &["ServiceOwner"], bounds: Bounds::NONE } };
static PAYER_RESPONSIBILITY_ENTRY: Shape = Shape { name: "PayerResponsibilityEntry", kind: Kind::Structure(&[
    member("Scope", "scope", &PAYER_RESPONSIBILITY_SCOPE, "Scope", "scope"),
    member("PayerResponsibilityType", "payer-responsibility-type", &PAYER_RESPONSIBILITY_TYPE, "PayerResponsibilityType", "payerResponsibilityType"),
]) };
static PAYER_RESPONSIBILITY_SCOPE: Shape = Shape { name: "PayerResponsibilityScope", kind: Kind::String { choices: &["vpc-endpoint-charges"], bounds: Bounds::NONE } };
static PAYER_RESPONSIBILITY_SET: Shape = Shape { name: "PayerResponsibilitySet", kind: Kind::List { item: &PAYER_RESPONSIBILITY_ENTRY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PAYER_RESPONSIBILITY_TYPE: Shape = Shape { name: "PayerResponsibilityType", kind: Kind::String { choices: &["vpc-endpoint-account", "vpc-endpoint-service-account"], bounds: Bounds::NONE } };
static PEERING_CONNECTION_OPTIONS: Shape = Shape { name: "PeeringConnectionOptions", kind: Kind::Structure(&[
    member("AllowDnsResolutionFromRemoteVpc", "allow-dns-resolution-from-remote-vpc", &BOOLEAN, "AllowDnsResolutionFromRemoteVpc", "allowDnsResolutionFromRemoteVpc"),
    member("AllowEgressFromLocalClassicLinkToRemoteVpc", "allow-egress-from-local-classic-link-to-remote-vpc", &BOOLEAN, "AllowEgressFromLocalClassicLinkToRemoteVpc", "allowEgressFromLocalClassicLinkToRemoteVpc"),
    member("AllowEgressFromLocalVpcToRemoteClassicLink", "allow-egress-from-local-vpc-to-remote-classic-link", &BOOLEAN, "AllowEgressFromLocalVpcToRemoteClassicLink", "allowEgressFromLocalVpcToRemoteClassicLink"),
]) };
static PEERING_CONNECTION_OPTIONS_REQUEST: Shape = Shape { name: "PeeringConnectionOptionsRequest", kind: Kind::Structure(&[
    member("AllowDnsResolutionFromRemoteVpc", "allow-dns-resolution-from-remote-vpc", &BOOLEAN, "AllowDnsResolutionFromRemoteVpc", "AllowDnsResolutionFromRemoteVpc"),
    member("AllowEgressFromLocalClassicLinkToRemoteVpc", "allow-egress-from-local-classic-link-to-remote-vpc", &BOOLEAN, "AllowEgressFromLocalClassicLinkToRemoteVpc", "AllowEgressFromLocalClassicLinkToRemoteVpc"),
    member("AllowEgressFromLocalVpcToRemoteClassicLink", "allow-egress-from-local-vpc-to-remote-classic-link", &BOOLEAN, "AllowEgressFromLocalVpcToRemoteClassicLink", "AllowEgressFromLocalVpcToRemoteClassicLink"),
]) };
static PHASE1_DH_GROUP_NUMBERS_LIST: Shape = Shape { name: "Phase1DHGroupNumbersList", kind: Kind::List { item: &PHASE1_DH_GROUP_NUMBERS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE1_DH_GROUP_NUMBERS_LIST_VALUE: Shape = Shape { name: "Phase1DHGroupNumbersListValue", kind: Kind::Structure(&[
    member("Value", "value", &INTEGER, "Value", "value"),
]) };
static PHASE1_ENCRYPTION_ALGORITHMS_LIST: Shape = Shape { name: "Phase1EncryptionAlgorithmsList", kind: Kind::List { item: &PHASE1_ENCRYPTION_ALGORITHMS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE1_ENCRYPTION_ALGORITHMS_LIST_VALUE: Shape = Shape { name: "Phase1EncryptionAlgorithmsListValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static PHASE1_INTEGRITY_ALGORITHMS_LIST: Shape = Shape { name: "Phase1IntegrityAlgorithmsList", kind: Kind::List { item: &PHASE1_INTEGRITY_ALGORITHMS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE1_INTEGRITY_ALGORITHMS_LIST_VALUE: Shape = Shape { name: "Phase1IntegrityAlgorithmsListValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static PHASE2_DH_GROUP_NUMBERS_LIST: Shape = Shape { name: "Phase2DHGroupNumbersList", kind: Kind::List { item: &PHASE2_DH_GROUP_NUMBERS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE2_DH_GROUP_NUMBERS_LIST_VALUE: Shape = Shape { name: "Phase2DHGroupNumbersListValue", kind: Kind::Structure(&[
    member("Value", "value", &INTEGER, "Value", "value"),
]) };
static PHASE2_ENCRYPTION_ALGORITHMS_LIST: Shape = Shape { name: "Phase2EncryptionAlgorithmsList", kind: Kind::List { item: &PHASE2_ENCRYPTION_ALGORITHMS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE2_ENCRYPTION_ALGORITHMS_LIST_VALUE: Shape = Shape { name: "Phase2EncryptionAlgorithmsListValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static PHASE2_INTEGRITY_ALGORITHMS_LIST: Shape = Shape { name: "Phase2IntegrityAlgorithmsList", kind: Kind::List { item: &PHASE2_INTEGRITY_ALGORITHMS_LIST_VALUE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PHASE2_INTEGRITY_ALGORITHMS_LIST_VALUE: Shape = Shape { name: "Phase2IntegrityAlgorithmsListValue", kind: Kind::Structure(&[
    member("Value", "value", &STRING, "Value", "value"),
]) };
static PORT_RANGE: Shape = Shape { name: "PortRange", kind: Kind::Structure(&[
    member("From", "from", &INTEGER, "From", "from"),
    member("To", "to", &INTEGER, "To", "to"),
]) };
static PREFIX_LIST: Shape = Shape { name: "PrefixList", kind: Kind::Structure(&[
    member("Cidrs", "cidrs", &VALUE_STRING_LIST, "CidrSet", "cidrSet"),
    member("PrefixListId", "prefix-list-id", &STRING, "PrefixListId", "prefixListId"),
    member("PrefixListName", "prefix-list-name", &STRING, "PrefixListName", "prefixListName"),
]) };
static PREFIX_LIST_ID: Shape = Shape { name: "PrefixListId", kind: Kind::Structure(&[
    member("Description", "description", &STRING, "Description", "description"),
    member("PrefixListId", "prefix-list-id", &STRING, "PrefixListId", "prefixListId"),
]) };
static PREFIX_LIST_ID_LIST: Shape = Shape { name: "PrefixListIdList", kind: Kind::List { item: &PREFIX_LIST_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PREFIX_LIST_MAX_RESULTS: Shape = Shape { name: "PrefixListMaxResults", kind: Kind::Integer(Bounds { min: Some(1), max: Some(100) }) };
static PREFIX_LIST_RESOURCE_ID: Shape = Shape { name: "PrefixListResourceId", kind: TEXT };
static PREFIX_LIST_RESOURCE_ID_STRING_LIST: Shape = Shape { name: "PrefixListResourceIdStringList", kind: Kind::List { item: &PREFIX_LIST_RESOURCE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PREFIX_LIST_SET: Shape = Shape { name: "PrefixListSet", kind: Kind::List { item: &PREFIX_LIST, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PREFIX_LIST_STATE: Shape = Shape { name: "PrefixListState", kind: Kind::String { choices: &["create-in-progress", "create-complete", "create-failed", "modify-in-progress", "modify-complete", "modify-failed", "restore-in-progress", "restore-complete", "restore-failed", "delete-in-progress", "delete-complete", "delete-failed"], bounds: Bounds::NONE } };
static PRINCIPAL_TYPE: Shape = Shape { name: "PrincipalType", kind: Kind::String { choices: &["All", "Service", "OrganizationUnit", "Account", "User", "Role"], bounds: Bounds::NONE } };
static PRIVATE_DNS_DETAILS: Shape = Shape { name: "PrivateDnsDetails", kind: Kind::Structure(&[
    member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "privateDnsName"),
]) };
static PRIVATE_DNS_DETAILS_SET: Shape = Shape { name: "PrivateDnsDetailsSet", kind: Kind::List { item: &PRIVATE_DNS_DETAILS, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PRIVATE_DNS_NAME_CONFIGURATION: Shape = Shape { name: "PrivateDnsNameConfiguration", kind: Kind::Structure(&[
    member("State", "state", &DNS_NAME_STATE, "State", "state"),
    member("Type", "type", &STRING, "Type", "type"),
    member("Value", "value", &STRING, "Value", "value"),
    member("Name", "name", &STRING, "Name", "name"),
]) };
static PRIVATE_DNS_NAME_OPTIONS_ON_LAUNCH: Shape = Shape { name: "PrivateDnsNameOptionsOnLaunch", kind: Kind::Structure(&[
    member("HostnameType", "hostname-type", &HOSTNAME_TYPE, "HostnameType", "hostnameType"),
    member("EnableResourceNameDnsARecord", "enable-resource-name-dns-a-record", &BOOLEAN, "EnableResourceNameDnsARecord", "enableResourceNameDnsARecord"),
    member("EnableResourceNameDnsAAAARecord", "enable-resource-name-dns-aaaa-record", &BOOLEAN, "EnableResourceNameDnsAAAARecord", "enableResourceNameDnsAAAARecord"),
]) };
static PRIVATE_DNS_SPECIFIED_DOMAIN_SET: Shape = Shape { name: "PrivateDnsSpecifiedDomainSet", kind: Kind::List { item: &STRING, item_name: "item", flattened: false, bounds: Bounds { min: Some(0), max: Some(10) } } };
static PRIVATE_IP_ADDRESS_SPECIFICATION: Shape = Shape { name: "PrivateIpAddressSpecification", kind: Kind::Structure(&[
    member("Primary", "primary", &BOOLEAN, "Primary", "primary"),
    member("PrivateIpAddress", "private-ip-address", &STRING, "PrivateIpAddress", "privateIpAddress"),
]) };
static PRIVATE_IP_ADDRESS_SPECIFICATION_LIST: Shape = Shape { name: "PrivateIpAddressSpecificationList", kind: Kind::List { item: &PRIVATE_IP_ADDRESS_SPECIFICATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PROPAGATING_VGW: Shape = Shape { name: "PropagatingVgw", kind: Kind::Structure(&[
    member("GatewayId", "gateway-id", &STRING, "GatewayId", "gatewayId"),
]) };
static PROPAGATING_VGW_LIST: Shape = Shape { name: "PropagatingVgwList", kind: Kind::List { item: &PROPAGATING_VGW, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static PUBLIC_IP_DNS_NAME_OPTIONS: Shape = Shape { name: "PublicIpDnsNameOptions", kind: Kind::Structure(&[
    member("DnsHostnameType", "dns-hostname-type", &STRING, "DnsHostnameType", "dnsHostnameType"),
    member("PublicIpv4DnsName", "public-ipv4-dns-name", &STRING, "PublicIpv4DnsName", "publicIpv4DnsName"),
    member("PublicIpv6DnsName", "public-ipv6-dns-name", &STRING, "PublicIpv6DnsName", "publicIpv6DnsName"),
    member("PublicDualStackDnsName", "public-dual-stack-dns-name", &STRING, "PublicDualStackDnsName", "publicDualStackDnsName"),
]) };
static PUBLIC_IP_STRING_LIST: Shape = Shape { name: "PublicIpStringList", kind: Kind::List { item: &STRING, item_name: "PublicIp", flattened: false, bounds: Bounds::NONE } };
static REFERENCED_SECURITY_GROUP: Shape = Shape { name: "ReferencedSecurityGroup", kind: Kind::Structure(&[
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("PeeringStatus", "peering-status", &STRING, "PeeringStatus", "peeringStatus"),
    member("UserId", "user-id", &STRING, "UserId", "userId"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("VpcPeeringConnectionId", "vpc-peering-connection-id", &STRING, "VpcPeeringConnectionId", "vpcPeeringConnectionId"),
]) };
static REGION: Shape = Shape { name: "Region", kind: Kind::Structure(&[
    member("OptInStatus", "opt-in-status", &STRING, "OptInStatus", "optInStatus"),
    member("Geography", "geography", &REGION_GEOGRAPHY_LIST, "GeographySet", "geographySet"),
    member("RegionName", "region-name", &STRING, "RegionName", "regionName"),
    member("Endpoint", "endpoint", &STRING, "RegionEndpoint", "regionEndpoint"),
]) };
static REGION_GEOGRAPHY: Shape = Shape { name: "RegionGeography", kind: Kind::Structure(&[
    member("Name", "name", &STRING, "Name", "name"),
]) };
static REGION_GEOGRAPHY_LIST: Shape = Shape { name: "RegionGeographyList", kind: Kind::List { item: &REGION_GEOGRAPHY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static REGION_LIST: Shape = Shape { name: "RegionList", kind: Kind::List { item: &REGION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static REGION_NAME_STRING_LIST: Shape = Shape { name: "RegionNameStringList", kind: Kind::List { item: &STRING, item_name: "RegionName", flattened: false, bounds: Bounds::NONE } };
static REJECT_VPC_ENDPOINT_CONNECTIONS_REQUEST: Shape = Shape { name: "RejectVpcEndpointConnectionsRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
    Member { required: true, help: "The endpoints to turn away.", ..member("VpcEndpointIds", "vpc-endpoint-ids", &VPC_ENDPOINT_ID_LIST, "VpcEndpointId", "VpcEndpointId") },
]) };
static REJECT_VPC_ENDPOINT_CONNECTIONS_RESULT: Shape = Shape { name: "RejectVpcEndpointConnectionsResult", kind: Kind::Structure(&[
    member("Unsuccessful", "unsuccessful", &UNSUCCESSFUL_ITEM_SET, "Unsuccessful", "unsuccessful"),
]) };
static REJECT_VPC_PEERING_CONNECTION_REQUEST: Shape = Shape { name: "RejectVpcPeeringConnectionRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The peering connection: pcx-…", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID, "VpcPeeringConnectionId", "vpcPeeringConnectionId") },
]) };
static REJECT_VPC_PEERING_CONNECTION_RESULT: Shape = Shape { name: "RejectVpcPeeringConnectionResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
]) };
static REPLACE_ROUTE_REQUEST: Shape = Shape { name: "ReplaceRouteRequest", kind: Kind::Structure(&[
    Member { help: "The prefix list that the route leads to: pl-…", ..member("DestinationPrefixListId", "destination-prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "DestinationPrefixListId", "DestinationPrefixListId") },
    Member { help: "The Gateway Load Balancer endpoint that traffic goes to.", ..member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "VpcEndpointId") },
    Member { help: "Gives the route its local target back.", ..member("LocalTarget", "local-target", &BOOLEAN, "LocalTarget", "LocalTarget") },
    Member { help: "The transit gateway.", ..member("TransitGatewayId", "transit-gateway-id", &TRANSIT_GATEWAY_ID, "TransitGatewayId", "TransitGatewayId") },
    Member { help: "The local gateway.", ..member("LocalGatewayId", "local-gateway-id", &LOCAL_GATEWAY_ID, "LocalGatewayId", "LocalGatewayId") },
    Member { help: "The carrier gateway.", ..member("CarrierGatewayId", "carrier-gateway-id", &CARRIER_GATEWAY_ID, "CarrierGatewayId", "CarrierGatewayId") },
    Member { help: "The core network.", ..member("CoreNetworkArn", "core-network-arn", &CORE_NETWORK_ARN, "CoreNetworkArn", "CoreNetworkArn") },
    Member { help: "The Oracle database network.", ..member("OdbNetworkArn", "odb-network-arn", &ODB_NETWORK_ARN, "OdbNetworkArn", "OdbNetworkArn") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The route table: rtb-…", ..member("RouteTableId", "route-table-id", &ROUTE_TABLE_ID, "RouteTableId", "routeTableId") },
    Member { help: "The range of IPv4 addresses that the route leads to.", ..member("DestinationCidrBlock", "destination-cidr-block", &STRING, "DestinationCidrBlock", "destinationCidrBlock") },
    Member { help: "The internet gateway that traffic goes to.", ..member("GatewayId", "gateway-id", &ROUTE_GATEWAY_ID, "GatewayId", "gatewayId") },
    Member { help: "The range of IPv6 addresses that the route leads to.", ..member("DestinationIpv6CidrBlock", "destination-ipv6-cidr-block", &STRING, "DestinationIpv6CidrBlock", "destinationIpv6CidrBlock") },
    Member { help: "The egress-only internet gateway, for IPv6.", ..member("EgressOnlyInternetGatewayId", "egress-only-internet-gateway-id", &EGRESS_ONLY_INTERNET_GATEWAY_ID, "EgressOnlyInternetGatewayId", "egressOnlyInternetGatewayId") },
    Member { help: "The instance.", ..member("InstanceId", "instance-id", &INSTANCE_ID, "InstanceId", "instanceId") },
    Member { help: "The network interface that traffic goes to.", ..member("NetworkInterfaceId", "network-interface-id", &NETWORK_INTERFACE_ID, "NetworkInterfaceId", "networkInterfaceId") },
    Member { help: "The peering connection that traffic goes to.", ..member("VpcPeeringConnectionId", "vpc-peering-connection-id", &VPC_PEERING_CONNECTION_ID, "VpcPeeringConnectionId", "vpcPeeringConnectionId") },
    Member { help: "The NAT gateway.", ..member("NatGatewayId", "nat-gateway-id", &NAT_GATEWAY_ID, "NatGatewayId", "natGatewayId") },
]) };
static RESOURCE_ARN: Shape = Shape { name: "ResourceArn", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(1_283) } } };
static RESOURCE_CONFIGURATION_ARN: Shape = Shape { name: "ResourceConfigurationArn", kind: TEXT };
static RESOURCE_ID_LIST: Shape = Shape { name: "ResourceIdList", kind: Kind::List { item: &TAGGABLE_RESOURCE_ID, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static RESOURCE_TYPE: Shape = Shape { name: "ResourceType", kind: Kind::String { choices: &["capacity-reservation", "client-vpn-endpoint", "customer-gateway", "carrier-gateway", "coip-pool", "declarative-policies-report", "dedicated-host", "dhcp-options", "egress-only-internet-gateway", "elastic-ip", "elastic-gpu", "export-image-task", "export-instance-task", "fleet", "fpga-image", "host-reservation", "image", "image-usage-report", "import-image-task", "import-snapshot-task", "instance", "instance-event-window", "internet-gateway", "ipam", "ipam-pool", "ipam-scope", "ipv4pool-ec2", "ipv6pool-ec2", "key-pair", "launch-template", "local-gateway", "local-gateway-route-table", "local-gateway-virtual-interface", "local-gateway-virtual-interface-group", "local-gateway-route-table-vpc-association", "local-gateway-route-table-virtual-interface-group-association", "natgateway", "network-acl", "network-interface", "network-insights-analysis", "network-insights-path", "network-insights-access-scope", "network-insights-access-scope-analysis", "outpost-lag", "placement-group", "prefix-list", "replace-root-volume-task", "reserved-instances", "route-table", "security-group", "security-group-rule", "service-link-virtual-interface", "snapshot", "spot-fleet-request", "spot-instances-request", "subnet", "subnet-cidr-reservation", "traffic-mirror-filter", "traffic-mirror-session", "traffic-mirror-target", "transit-gateway", "transit-gateway-attachment", "transit-gateway-connect-peer", "transit-gateway-multicast-domain", "transit-gateway-policy-table", "transit-gateway-metering-policy", "transit-gateway-route-table", "transit-gateway-route-table-announcement", "volume", "vpc", "vpc-endpoint", "vpc-endpoint-connection", "vpc-endpoint-service", "vpc-endpoint-service-permission", "vpc-peering-connection", "vpn-connection", "vpn-gateway", "vpc-flow-log", "capacity-reservation-fleet", "traffic-mirror-filter-rule", "vpc-endpoint-connection-device-type", "verified-access-instance", "verified-access-group", "verified-access-endpoint", "verified-access-policy", "verified-access-trust-provider", "vpn-connection-device-type", "vpc-block-public-access-exclusion", "vpc-encryption-control", "route-server", "route-server-endpoint", "route-server-peer", "ipam-resource-discovery", "ipam-resource-discovery-association", "instance-connect-endpoint", "verified-access-endpoint-target", "ipam-external-resource-verification-token", "capacity-block", "mac-modification-task", "ipam-prefix-list-resolver", "ipam-policy", "ipam-prefix-list-resolver-target", "secondary-interface", "secondary-network", "secondary-subnet", "capacity-manager-data-export", "vpn-concentrator", "ipam-pool-allocation", "capacity-reservation-cancellation-quote"], bounds: Bounds::NONE } };
static REVOKE_SECURITY_GROUP_EGRESS_REQUEST: Shape = Shape { name: "RevokeSecurityGroupEgressRequest", kind: Kind::Structure(&[
    Member { help: "Rules by id: sgr-…", ..member("SecurityGroupRuleIds", "security-group-rule-ids", &SECURITY_GROUP_RULE_ID_LIST, "SecurityGroupRuleId", "SecurityGroupRuleId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
    Member { required: true, help: "The security group: sg-…", ..member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "groupId") },
    Member { help: "Old form: the other group by name, in the default VPC only.", ..member("SourceSecurityGroupName", "source-security-group-name", &STRING, "SourceSecurityGroupName", "sourceSecurityGroupName") },
    Member { help: "Old form: the account of the other group.", ..member("SourceSecurityGroupOwnerId", "source-security-group-owner-id", &STRING, "SourceSecurityGroupOwnerId", "sourceSecurityGroupOwnerId") },
    Member { help: "Old form: tcp, udp, icmp, a protocol number, or -1 for all.", ..member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "ipProtocol") },
    Member { help: "Old form: the first port, or the ICMP type.", ..member("FromPort", "from-port", &INTEGER, "FromPort", "fromPort") },
    Member { help: "Old form: the last port, or the ICMP code.", ..member("ToPort", "to-port", &INTEGER, "ToPort", "toPort") },
    Member { help: "Old form: the range of IPv4 addresses.", ..member("CidrIp", "cidr-ip", &STRING, "CidrIp", "cidrIp") },
    Member { help: "The rules: protocol, ports, and who is let through.", ..member("IpPermissions", "ip-permissions", &IP_PERMISSION_LIST, "IpPermissions", "ipPermissions") },
]) };
static REVOKE_SECURITY_GROUP_EGRESS_RESULT: Shape = Shape { name: "RevokeSecurityGroupEgressResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
    member("UnknownIpPermissions", "unknown-ip-permissions", &IP_PERMISSION_LIST, "UnknownIpPermissionSet", "unknownIpPermissionSet"),
    member("RevokedSecurityGroupRules", "revoked-security-group-rules", &REVOKED_SECURITY_GROUP_RULE_LIST, "RevokedSecurityGroupRuleSet", "revokedSecurityGroupRuleSet"),
]) };
static REVOKE_SECURITY_GROUP_INGRESS_REQUEST: Shape = Shape { name: "RevokeSecurityGroupIngressRequest", kind: Kind::Structure(&[
    Member { help: "Old form: the range of IPv4 addresses.", ..member("CidrIp", "cidr-ip", &STRING, "CidrIp", "CidrIp") },
    Member { help: "Old form: the first port, or the ICMP type.", ..member("FromPort", "from-port", &INTEGER, "FromPort", "FromPort") },
    Member { help: "The security group: sg-…", ..member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "GroupId") },
    Member { help: "The security group by name, in the default VPC only.", ..member("GroupName", "group-name", &SECURITY_GROUP_NAME, "GroupName", "GroupName") },
    Member { help: "The rules: protocol, ports, and who is let through.", ..member("IpPermissions", "ip-permissions", &IP_PERMISSION_LIST, "IpPermissions", "IpPermissions") },
    Member { help: "Old form: tcp, udp, icmp, a protocol number, or -1 for all.", ..member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "IpProtocol") },
    Member { help: "Old form: the other group by name, in the default VPC only.", ..member("SourceSecurityGroupName", "source-security-group-name", &STRING, "SourceSecurityGroupName", "SourceSecurityGroupName") },
    Member { help: "Old form: the account of the other group.", ..member("SourceSecurityGroupOwnerId", "source-security-group-owner-id", &STRING, "SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId") },
    Member { help: "Old form: the last port, or the ICMP code.", ..member("ToPort", "to-port", &INTEGER, "ToPort", "ToPort") },
    Member { help: "Rules by id: sgr-…", ..member("SecurityGroupRuleIds", "security-group-rule-ids", &SECURITY_GROUP_RULE_ID_LIST, "SecurityGroupRuleId", "SecurityGroupRuleId") },
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "dryRun") },
]) };
static REVOKE_SECURITY_GROUP_INGRESS_RESULT: Shape = Shape { name: "RevokeSecurityGroupIngressResult", kind: Kind::Structure(&[
    member("Return", "return", &BOOLEAN, "Return", "return"),
    member("UnknownIpPermissions", "unknown-ip-permissions", &IP_PERMISSION_LIST, "UnknownIpPermissionSet", "unknownIpPermissionSet"),
    member("RevokedSecurityGroupRules", "revoked-security-group-rules", &REVOKED_SECURITY_GROUP_RULE_LIST, "RevokedSecurityGroupRuleSet", "revokedSecurityGroupRuleSet"),
]) };
static REVOKED_SECURITY_GROUP_RULE: Shape = Shape { name: "RevokedSecurityGroupRule", kind: Kind::Structure(&[
    member("SecurityGroupRuleId", "security-group-rule-id", &SECURITY_GROUP_RULE_ID, "SecurityGroupRuleId", "securityGroupRuleId"),
    member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "groupId"),
    member("IsEgress", "is-egress", &BOOLEAN, "IsEgress", "isEgress"),
    member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "ipProtocol"),
    member("FromPort", "from-port", &INTEGER, "FromPort", "fromPort"),
    member("ToPort", "to-port", &INTEGER, "ToPort", "toPort"),
    member("CidrIpv4", "cidr-ipv4", &STRING, "CidrIpv4", "cidrIpv4"),
    member("CidrIpv6", "cidr-ipv6", &STRING, "CidrIpv6", "cidrIpv6"),
    member("PrefixListId", "prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "PrefixListId", "prefixListId"),
    member("ReferencedGroupId", "referenced-group-id", &SECURITY_GROUP_ID, "ReferencedGroupId", "referencedGroupId"),
    member("Description", "description", &STRING, "Description", "description"),
]) };
static REVOKED_SECURITY_GROUP_RULE_LIST: Shape = Shape { name: "RevokedSecurityGroupRuleList", kind: Kind::List { item: &REVOKED_SECURITY_GROUP_RULE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ROUTE: Shape = Shape { name: "Route", kind: Kind::Structure(&[
    member("DestinationCidrBlock", "destination-cidr-block", &STRING, "DestinationCidrBlock", "destinationCidrBlock"),
    member("DestinationIpv6CidrBlock", "destination-ipv6-cidr-block", &STRING, "DestinationIpv6CidrBlock", "destinationIpv6CidrBlock"),
    member("DestinationPrefixListId", "destination-prefix-list-id", &STRING, "DestinationPrefixListId", "destinationPrefixListId"),
    member("EgressOnlyInternetGatewayId", "egress-only-internet-gateway-id", &STRING, "EgressOnlyInternetGatewayId", "egressOnlyInternetGatewayId"),
    member("GatewayId", "gateway-id", &STRING, "GatewayId", "gatewayId"),
    member("InstanceId", "instance-id", &STRING, "InstanceId", "instanceId"),
    member("InstanceOwnerId", "instance-owner-id", &STRING, "InstanceOwnerId", "instanceOwnerId"),
    member("NatGatewayId", "nat-gateway-id", &STRING, "NatGatewayId", "natGatewayId"),
    member("TransitGatewayId", "transit-gateway-id", &STRING, "TransitGatewayId", "transitGatewayId"),
    member("LocalGatewayId", "local-gateway-id", &STRING, "LocalGatewayId", "localGatewayId"),
    member("CarrierGatewayId", "carrier-gateway-id", &CARRIER_GATEWAY_ID, "CarrierGatewayId", "carrierGatewayId"),
    member("NetworkInterfaceId", "network-interface-id", &STRING, "NetworkInterfaceId", "networkInterfaceId"),
    member("Origin", "origin", &ROUTE_ORIGIN, "Origin", "origin"),
    member("State", "state", &ROUTE_STATE, "State", "state"),
    member("VpcPeeringConnectionId", "vpc-peering-connection-id", &STRING, "VpcPeeringConnectionId", "vpcPeeringConnectionId"),
    member("CoreNetworkArn", "core-network-arn", &CORE_NETWORK_ARN, "CoreNetworkArn", "coreNetworkArn"),
    member("OdbNetworkArn", "odb-network-arn", &ODB_NETWORK_ARN, "OdbNetworkArn", "odbNetworkArn"),
    member("IpAddress", "ip-address", &STRING, "IpAddress", "ipAddress"),
]) };
static ROUTE_GATEWAY_ID: Shape = Shape { name: "RouteGatewayId", kind: TEXT };
static ROUTE_LIST: Shape = Shape { name: "RouteList", kind: Kind::List { item: &ROUTE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ROUTE_ORIGIN: Shape = Shape { name: "RouteOrigin", kind: Kind::String { choices: &["CreateRouteTable", "CreateRoute", "EnableVgwRoutePropagation", "Advertisement"], bounds: Bounds::NONE } };
static ROUTE_STATE: Shape = Shape { name: "RouteState", kind: Kind::String { choices: &["active", "blackhole", "filtered"], bounds: Bounds::NONE } };
static ROUTE_TABLE: Shape = Shape { name: "RouteTable", kind: Kind::Structure(&[
    member("Associations", "associations", &ROUTE_TABLE_ASSOCIATION_LIST, "AssociationSet", "associationSet"),
    member("PropagatingVgws", "propagating-vgws", &PROPAGATING_VGW_LIST, "PropagatingVgwSet", "propagatingVgwSet"),
    member("RouteTableId", "route-table-id", &STRING, "RouteTableId", "routeTableId"),
    member("Routes", "routes", &ROUTE_LIST, "RouteSet", "routeSet"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
]) };
static ROUTE_TABLE_ASSOCIATION: Shape = Shape { name: "RouteTableAssociation", kind: Kind::Structure(&[
    member("Main", "main", &BOOLEAN, "Main", "main"),
    member("RouteTableAssociationId", "route-table-association-id", &STRING, "RouteTableAssociationId", "routeTableAssociationId"),
    member("RouteTableId", "route-table-id", &STRING, "RouteTableId", "routeTableId"),
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
    member("GatewayId", "gateway-id", &STRING, "GatewayId", "gatewayId"),
    member("PublicIpv4Pool", "public-ipv4-pool", &STRING, "PublicIpv4Pool", "publicIpv4Pool"),
    member("AssociationState", "association-state", &ROUTE_TABLE_ASSOCIATION_STATE, "AssociationState", "associationState"),
]) };
static ROUTE_TABLE_ASSOCIATION_ID: Shape = Shape { name: "RouteTableAssociationId", kind: TEXT };
static ROUTE_TABLE_ASSOCIATION_LIST: Shape = Shape { name: "RouteTableAssociationList", kind: Kind::List { item: &ROUTE_TABLE_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ROUTE_TABLE_ASSOCIATION_STATE: Shape = Shape { name: "RouteTableAssociationState", kind: Kind::Structure(&[
    member("State", "state", &ROUTE_TABLE_ASSOCIATION_STATE_CODE, "State", "state"),
    member("StatusMessage", "status-message", &STRING, "StatusMessage", "statusMessage"),
]) };
static ROUTE_TABLE_ASSOCIATION_STATE_CODE: Shape = Shape { name: "RouteTableAssociationStateCode", kind: Kind::String { choices: &["associating", "associated", "disassociating", "disassociated", "failed"], bounds: Bounds::NONE } };
static ROUTE_TABLE_ID: Shape = Shape { name: "RouteTableId", kind: TEXT };
static ROUTE_TABLE_ID_STRING_LIST: Shape = Shape { name: "RouteTableIdStringList", kind: Kind::List { item: &ROUTE_TABLE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static ROUTE_TABLE_LIST: Shape = Shape { name: "RouteTableList", kind: Kind::List { item: &ROUTE_TABLE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static RULE_ACTION: Shape = Shape { name: "RuleAction", kind: Kind::String { choices: &["allow", "deny"], bounds: Bounds::NONE } };
static SECURITY_GROUP: Shape = Shape { name: "SecurityGroup", kind: Kind::Structure(&[
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("IpPermissionsEgress", "ip-permissions-egress", &IP_PERMISSION_LIST, "IpPermissionsEgress", "ipPermissionsEgress"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("SecurityGroupArn", "security-group-arn", &STRING, "SecurityGroupArn", "securityGroupArn"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("GroupName", "group-name", &STRING, "GroupName", "groupName"),
    member("Description", "description", &STRING, "GroupDescription", "groupDescription"),
    member("IpPermissions", "ip-permissions", &IP_PERMISSION_LIST, "IpPermissions", "ipPermissions"),
]) };
static SECURITY_GROUP_ID: Shape = Shape { name: "SecurityGroupId", kind: TEXT };
static SECURITY_GROUP_ID_STRING_LIST: Shape = Shape { name: "SecurityGroupIdStringList", kind: Kind::List { item: &SECURITY_GROUP_ID, item_name: "SecurityGroupId", flattened: false, bounds: Bounds::NONE } };
static SECURITY_GROUP_IDENTIFIER: Shape = Shape { name: "SecurityGroupIdentifier", kind: Kind::Structure(&[
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("GroupName", "group-name", &STRING, "GroupName", "groupName"),
]) };
static SECURITY_GROUP_LIST: Shape = Shape { name: "SecurityGroupList", kind: Kind::List { item: &SECURITY_GROUP, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SECURITY_GROUP_NAME: Shape = Shape { name: "SecurityGroupName", kind: TEXT };
static SECURITY_GROUP_REFERENCING_SUPPORT_VALUE: Shape = Shape { name: "SecurityGroupReferencingSupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static SECURITY_GROUP_RULE: Shape = Shape { name: "SecurityGroupRule", kind: Kind::Structure(&[
    member("SecurityGroupRuleId", "security-group-rule-id", &SECURITY_GROUP_RULE_ID, "SecurityGroupRuleId", "securityGroupRuleId"),
    member("GroupId", "group-id", &SECURITY_GROUP_ID, "GroupId", "groupId"),
    member("GroupOwnerId", "group-owner-id", &STRING, "GroupOwnerId", "groupOwnerId"),
    member("IsEgress", "is-egress", &BOOLEAN, "IsEgress", "isEgress"),
    member("IpProtocol", "ip-protocol", &STRING, "IpProtocol", "ipProtocol"),
    member("FromPort", "from-port", &INTEGER, "FromPort", "fromPort"),
    member("ToPort", "to-port", &INTEGER, "ToPort", "toPort"),
    member("CidrIpv4", "cidr-ipv4", &STRING, "CidrIpv4", "cidrIpv4"),
    member("CidrIpv6", "cidr-ipv6", &STRING, "CidrIpv6", "cidrIpv6"),
    member("PrefixListId", "prefix-list-id", &PREFIX_LIST_RESOURCE_ID, "PrefixListId", "prefixListId"),
    member("ReferencedGroupInfo", "referenced-group-info", &REFERENCED_SECURITY_GROUP, "ReferencedGroupInfo", "referencedGroupInfo"),
    member("Description", "description", &STRING, "Description", "description"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("SecurityGroupRuleArn", "security-group-rule-arn", &STRING, "SecurityGroupRuleArn", "securityGroupRuleArn"),
]) };
static SECURITY_GROUP_RULE_ID: Shape = Shape { name: "SecurityGroupRuleId", kind: TEXT };
static SECURITY_GROUP_RULE_ID_LIST: Shape = Shape { name: "SecurityGroupRuleIdList", kind: Kind::List { item: &STRING, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SECURITY_GROUP_RULE_LIST: Shape = Shape { name: "SecurityGroupRuleList", kind: Kind::List { item: &SECURITY_GROUP_RULE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SERVICE_CONFIGURATION: Shape = Shape { name: "ServiceConfiguration", kind: Kind::Structure(&[
    member("ServiceType", "service-type", &SERVICE_TYPE_DETAIL_SET, "ServiceType", "serviceType"),
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
    member("ServiceName", "service-name", &STRING, "ServiceName", "serviceName"),
    member("ServiceState", "service-state", &SERVICE_STATE, "ServiceState", "serviceState"),
    member("AvailabilityZoneIds", "availability-zone-ids", &VALUE_STRING_LIST, "AvailabilityZoneIdSet", "availabilityZoneIdSet"),
    member("AvailabilityZones", "availability-zones", &VALUE_STRING_LIST, "AvailabilityZoneSet", "availabilityZoneSet"),
    member("AcceptanceRequired", "acceptance-required", &BOOLEAN, "AcceptanceRequired", "acceptanceRequired"),
    member("ManagesVpcEndpoints", "manages-vpc-endpoints", &BOOLEAN, "ManagesVpcEndpoints", "managesVpcEndpoints"),
    member("NetworkLoadBalancerArns", "network-load-balancer-arns", &VALUE_STRING_LIST, "NetworkLoadBalancerArnSet", "networkLoadBalancerArnSet"),
    member("GatewayLoadBalancerArns", "gateway-load-balancer-arns", &VALUE_STRING_LIST, "GatewayLoadBalancerArnSet", "gatewayLoadBalancerArnSet"),
    member("SupportedIpAddressTypes", "supported-ip-address-types", &SUPPORTED_IP_ADDRESS_TYPES, "SupportedIpAddressTypeSet", "supportedIpAddressTypeSet"),
    member("BaseEndpointDnsNames", "base-endpoint-dns-names", &VALUE_STRING_LIST, "BaseEndpointDnsNameSet", "baseEndpointDnsNameSet"),
    member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "privateDnsName"),
    member("PrivateDnsNameConfiguration", "private-dns-name-configuration", &PRIVATE_DNS_NAME_CONFIGURATION, "PrivateDnsNameConfiguration", "privateDnsNameConfiguration"),
    member("PayerResponsibility", "payer-responsibility", &PAYER_RESPONSIBILITY, "PayerResponsibility", "payerResponsibility"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("SupportedRegions", "supported-regions", &SUPPORTED_REGION_SET, "SupportedRegionSet", "supportedRegionSet"),
    member("RemoteAccessEnabled", "remote-access-enabled", &BOOLEAN, "RemoteAccessEnabled", "remoteAccessEnabled"),
]) };
static SERVICE_CONFIGURATION_SET: Shape = Shape { name: "ServiceConfigurationSet", kind: Kind::List { item: &SERVICE_CONFIGURATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SERVICE_CONNECTIVITY_TYPE: Shape = Shape { name: "ServiceConnectivityType", kind: Kind::String { choices: &["ipv4", "ipv6"], bounds: Bounds::NONE } };
static SERVICE_DETAIL: Shape = Shape { name: "ServiceDetail", kind: Kind::Structure(&[
    member("ServiceName", "service-name", &STRING, "ServiceName", "serviceName"),
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
    member("ServiceType", "service-type", &SERVICE_TYPE_DETAIL_SET, "ServiceType", "serviceType"),
    member("ServiceRegion", "service-region", &STRING, "ServiceRegion", "serviceRegion"),
    member("AvailabilityZoneIds", "availability-zone-ids", &VALUE_STRING_LIST, "AvailabilityZoneIdSet", "availabilityZoneIdSet"),
    member("AvailabilityZones", "availability-zones", &VALUE_STRING_LIST, "AvailabilityZoneSet", "availabilityZoneSet"),
    member("Owner", "owner", &STRING, "Owner", "owner"),
    member("BaseEndpointDnsNames", "base-endpoint-dns-names", &VALUE_STRING_LIST, "BaseEndpointDnsNameSet", "baseEndpointDnsNameSet"),
    member("PrivateDnsName", "private-dns-name", &STRING, "PrivateDnsName", "privateDnsName"),
    member("PrivateDnsNames", "private-dns-names", &PRIVATE_DNS_DETAILS_SET, "PrivateDnsNameSet", "privateDnsNameSet"),
    member("VpcEndpointPolicySupported", "vpc-endpoint-policy-supported", &BOOLEAN, "VpcEndpointPolicySupported", "vpcEndpointPolicySupported"),
    member("AcceptanceRequired", "acceptance-required", &BOOLEAN, "AcceptanceRequired", "acceptanceRequired"),
    member("ManagesVpcEndpoints", "manages-vpc-endpoints", &BOOLEAN, "ManagesVpcEndpoints", "managesVpcEndpoints"),
    member("PayerResponsibility", "payer-responsibility", &PAYER_RESPONSIBILITY, "PayerResponsibility", "payerResponsibility"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("PrivateDnsNameVerificationState", "private-dns-name-verification-state", &DNS_NAME_STATE, "PrivateDnsNameVerificationState", "privateDnsNameVerificationState"),
    member("SupportedIpAddressTypes", "supported-ip-address-types", &SUPPORTED_IP_ADDRESS_TYPES, "SupportedIpAddressTypeSet", "supportedIpAddressTypeSet"),
]) };
static SERVICE_DETAIL_SET: Shape = Shape { name: "ServiceDetailSet", kind: Kind::List { item: &SERVICE_DETAIL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SERVICE_MANAGED: Shape = Shape { name: "ServiceManaged", kind: Kind::String { choices: &["alb", "nlb", "rnat", "rds"], bounds: Bounds::NONE } };
static SERVICE_NETWORK_ARN: Shape = Shape { name: "ServiceNetworkArn", kind: TEXT };
static SERVICE_STATE: Shape = Shape { name: "ServiceState", kind: Kind::String { choices: &["Pending", "Available", "Deleting", "Deleted", "Failed"], bounds: Bounds::NONE } };
static SERVICE_TYPE: Shape = Shape { name: "ServiceType", kind: Kind::String { choices: &["Interface", "Gateway", "GatewayLoadBalancer"], bounds: Bounds::NONE } };
static SERVICE_TYPE_DETAIL: Shape = Shape { name: "ServiceTypeDetail", kind: Kind::Structure(&[
    member("ServiceType", "service-type", &SERVICE_TYPE, "ServiceType", "serviceType"),
]) };
static SERVICE_TYPE_DETAIL_SET: Shape = Shape { name: "ServiceTypeDetailSet", kind: Kind::List { item: &SERVICE_TYPE_DETAIL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static START_VPC_ENDPOINT_SERVICE_PRIVATE_DNS_VERIFICATION_REQUEST: Shape = Shape { name: "StartVpcEndpointServicePrivateDnsVerificationRequest", kind: Kind::Structure(&[
    Member { help: "Checks permission and input, and changes nothing: the answer is an error either way.", ..member("DryRun", "dry-run", &BOOLEAN, "DryRun", "DryRun") },
    Member { required: true, help: "The endpoint service: vpce-svc-…", ..member("ServiceId", "service-id", &VPC_ENDPOINT_SERVICE_ID, "ServiceId", "ServiceId") },
]) };
static START_VPC_ENDPOINT_SERVICE_PRIVATE_DNS_VERIFICATION_RESULT: Shape = Shape { name: "StartVpcEndpointServicePrivateDnsVerificationResult", kind: Kind::Structure(&[
    member("ReturnValue", "return-value", &BOOLEAN, "Return", "return"),
]) };
static STATE: Shape = Shape { name: "State", kind: Kind::String { choices: &["pendingAcceptance", "pending", "available", "deleting", "deleted", "rejected", "failed", "expired", "partial"], bounds: Bounds::NONE } };
static STRING: Shape = Shape { name: "String", kind: TEXT };
static SUBNET: Shape = Shape { name: "Subnet", kind: Kind::Structure(&[
    member("AvailabilityZoneId", "availability-zone-id", &STRING, "AvailabilityZoneId", "availabilityZoneId"),
    member("EnableLniAtDeviceIndex", "enable-lni-at-device-index", &INTEGER, "EnableLniAtDeviceIndex", "enableLniAtDeviceIndex"),
    member("MapCustomerOwnedIpOnLaunch", "map-customer-owned-ip-on-launch", &BOOLEAN, "MapCustomerOwnedIpOnLaunch", "mapCustomerOwnedIpOnLaunch"),
    member("CustomerOwnedIpv4Pool", "customer-owned-ipv4-pool", &COIP_POOL_ID, "CustomerOwnedIpv4Pool", "customerOwnedIpv4Pool"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("AssignIpv6AddressOnCreation", "assign-ipv6-address-on-creation", &BOOLEAN, "AssignIpv6AddressOnCreation", "assignIpv6AddressOnCreation"),
    member("Ipv6CidrBlockAssociationSet", "ipv6-cidr-block-association-set", &SUBNET_IPV6_CIDR_BLOCK_ASSOCIATION_SET, "Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("SubnetArn", "subnet-arn", &STRING, "SubnetArn", "subnetArn"),
    member("OutpostArn", "outpost-arn", &STRING, "OutpostArn", "outpostArn"),
    member("EnableDns64", "enable-dns64", &BOOLEAN, "EnableDns64", "enableDns64"),
    member("Ipv6Native", "ipv6-native", &BOOLEAN, "Ipv6Native", "ipv6Native"),
    member("PrivateDnsNameOptionsOnLaunch", "private-dns-name-options-on-launch", &PRIVATE_DNS_NAME_OPTIONS_ON_LAUNCH, "PrivateDnsNameOptionsOnLaunch", "privateDnsNameOptionsOnLaunch"),
    member("BlockPublicAccessStates", "block-public-access-states", &BLOCK_PUBLIC_ACCESS_STATES, "BlockPublicAccessStates", "blockPublicAccessStates"),
    member("Type", "type", &STRING, "Type", "type"),
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
    member("State", "state", &SUBNET_STATE, "State", "state"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
    member("AvailableIpAddressCount", "available-ip-address-count", &INTEGER, "AvailableIpAddressCount", "availableIpAddressCount"),
    member("AvailabilityZone", "availability-zone", &STRING, "AvailabilityZone", "availabilityZone"),
    member("DefaultForAz", "default-for-az", &BOOLEAN, "DefaultForAz", "defaultForAz"),
    member("MapPublicIpOnLaunch", "map-public-ip-on-launch", &BOOLEAN, "MapPublicIpOnLaunch", "mapPublicIpOnLaunch"),
]) };
static SUBNET_CIDR_ASSOCIATION_ID: Shape = Shape { name: "SubnetCidrAssociationId", kind: TEXT };
static SUBNET_CIDR_BLOCK_STATE: Shape = Shape { name: "SubnetCidrBlockState", kind: Kind::Structure(&[
    member("State", "state", &SUBNET_CIDR_BLOCK_STATE_CODE, "State", "state"),
    member("StatusMessage", "status-message", &STRING, "StatusMessage", "statusMessage"),
]) };
static SUBNET_CIDR_BLOCK_STATE_CODE: Shape = Shape { name: "SubnetCidrBlockStateCode", kind: Kind::String { choices: &["associating", "associated", "disassociating", "disassociated", "failing", "failed"], bounds: Bounds::NONE } };
static SUBNET_CONFIGURATION: Shape = Shape { name: "SubnetConfiguration", kind: Kind::Structure(&[
    member("SubnetId", "subnet-id", &SUBNET_ID, "SubnetId", "SubnetId"),
    member("Ipv4", "ipv4", &STRING, "Ipv4", "Ipv4"),
    member("Ipv6", "ipv6", &STRING, "Ipv6", "Ipv6"),
]) };
static SUBNET_CONFIGURATIONS_LIST: Shape = Shape { name: "SubnetConfigurationsList", kind: Kind::List { item: &SUBNET_CONFIGURATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SUBNET_ID: Shape = Shape { name: "SubnetId", kind: TEXT };
static SUBNET_ID_LIST: Shape = Shape { name: "SubnetIdList", kind: Kind::List { item: &SUBNET_ID, item_name: "AssociatedSubnetId", flattened: false, bounds: Bounds::NONE } };
static SUBNET_ID_STRING_LIST: Shape = Shape { name: "SubnetIdStringList", kind: Kind::List { item: &SUBNET_ID, item_name: "SubnetId", flattened: false, bounds: Bounds::NONE } };
static SUBNET_IP_PREFIXES: Shape = Shape { name: "SubnetIpPrefixes", kind: Kind::Structure(&[
    member("SubnetId", "subnet-id", &STRING, "SubnetId", "subnetId"),
    member("IpPrefixes", "ip-prefixes", &VALUE_STRING_LIST, "IpPrefixSet", "ipPrefixSet"),
]) };
static SUBNET_IP_PREFIXES_LIST: Shape = Shape { name: "SubnetIpPrefixesList", kind: Kind::List { item: &SUBNET_IP_PREFIXES, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SUBNET_IPV6_CIDR_BLOCK_ASSOCIATION: Shape = Shape { name: "SubnetIpv6CidrBlockAssociation", kind: Kind::Structure(&[
    member("AssociationId", "association-id", &SUBNET_CIDR_ASSOCIATION_ID, "AssociationId", "associationId"),
    member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "ipv6CidrBlock"),
    member("Ipv6CidrBlockState", "ipv6-cidr-block-state", &SUBNET_CIDR_BLOCK_STATE, "Ipv6CidrBlockState", "ipv6CidrBlockState"),
    member("Ipv6AddressAttribute", "ipv6-address-attribute", &IPV6_ADDRESS_ATTRIBUTE, "Ipv6AddressAttribute", "ipv6AddressAttribute"),
    member("IpSource", "ip-source", &IP_SOURCE, "IpSource", "ipSource"),
]) };
static SUBNET_IPV6_CIDR_BLOCK_ASSOCIATION_SET: Shape = Shape { name: "SubnetIpv6CidrBlockAssociationSet", kind: Kind::List { item: &SUBNET_IPV6_CIDR_BLOCK_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SUBNET_LIST: Shape = Shape { name: "SubnetList", kind: Kind::List { item: &SUBNET, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static SUBNET_STATE: Shape = Shape { name: "SubnetState", kind: Kind::String { choices: &["pending", "available", "unavailable", "failed", "failed-insufficient-capacity"], bounds: Bounds::NONE } };
static SUPPORTED_IP_ADDRESS_TYPES: Shape = Shape { name: "SupportedIpAddressTypes", kind: Kind::List { item: &SERVICE_CONNECTIVITY_TYPE, item_name: "item", flattened: false, bounds: Bounds { min: Some(0), max: Some(2) } } };
static SUPPORTED_REGION_DETAIL: Shape = Shape { name: "SupportedRegionDetail", kind: Kind::Structure(&[
    member("Region", "region", &STRING, "Region", "region"),
    member("ServiceState", "service-state", &STRING, "ServiceState", "serviceState"),
]) };
static SUPPORTED_REGION_SET: Shape = Shape { name: "SupportedRegionSet", kind: Kind::List { item: &SUPPORTED_REGION_DETAIL, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TAG: Shape = Shape { name: "Tag", kind: Kind::Structure(&[
    member("Key", "key", &STRING, "Key", "key"),
    member("Value", "value", &STRING, "Value", "value"),
]) };
static TAG_DESCRIPTION: Shape = Shape { name: "TagDescription", kind: Kind::Structure(&[
    member("Key", "key", &STRING, "Key", "key"),
    member("ResourceId", "resource-id", &STRING, "ResourceId", "resourceId"),
    member("ResourceType", "resource-type", &RESOURCE_TYPE, "ResourceType", "resourceType"),
    member("Value", "value", &STRING, "Value", "value"),
]) };
static TAG_DESCRIPTION_LIST: Shape = Shape { name: "TagDescriptionList", kind: Kind::List { item: &TAG_DESCRIPTION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TAG_FIELD_SPECIFICATION_LIST_RESPONSE: Shape = Shape { name: "TagFieldSpecificationListResponse", kind: Kind::List { item: &TAG_FIELD_SPECIFICATION_RESPONSE, item_name: "item", flattened: false, bounds: Bounds { min: Some(1), max: Some(3) } } };
static TAG_FIELD_SPECIFICATION_RESPONSE: Shape = Shape { name: "TagFieldSpecificationResponse", kind: Kind::Structure(&[
    member("ResourceType", "resource-type", &TAGGABLE_RESOURCE_TYPE, "ResourceType", "resourceType"),
    member("TagKeys", "tag-keys", &TAG_KEY_LIST, "TagKeySet", "tagKeySet"),
]) };
static TAG_KEY: Shape = Shape { name: "TagKey", kind: Kind::String { choices: &[], bounds: Bounds { min: Some(1), max: Some(128) } } };
static TAG_KEY_LIST: Shape = Shape { name: "TagKeyList", kind: Kind::List { item: &TAG_KEY, item_name: "item", flattened: false, bounds: Bounds { min: Some(1), max: Some(2) } } };
static TAG_LIST: Shape = Shape { name: "TagList", kind: Kind::List { item: &TAG, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TAG_SPECIFICATION: Shape = Shape { name: "TagSpecification", kind: Kind::Structure(&[
    member("ResourceType", "resource-type", &RESOURCE_TYPE, "ResourceType", "resourceType"),
    member("Tags", "tags", &TAG_LIST, "Tag", "Tag"),
]) };
static TAG_SPECIFICATION_LIST: Shape = Shape { name: "TagSpecificationList", kind: Kind::List { item: &TAG_SPECIFICATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TAGGABLE_RESOURCE_ID: Shape = Shape { name: "TaggableResourceId", kind: TEXT };
static TAGGABLE_RESOURCE_TYPE: Shape = Shape { name: "TaggableResourceType", kind: Kind::String { choices: &["network-interface", "instance", "auto-scaling-group"], bounds: Bounds::NONE } };
static TELEMETRY_STATUS: Shape = Shape { name: "TelemetryStatus", kind: Kind::String { choices: &["UP", "DOWN"], bounds: Bounds::NONE } };
static TENANCY: Shape = Shape { name: "Tenancy", kind: Kind::String { choices: &["default", "dedicated", "host"], bounds: Bounds::NONE } };
static TRAFFIC_TYPE: Shape = Shape { name: "TrafficType", kind: Kind::String { choices: &["ACCEPT", "REJECT", "ALL"], bounds: Bounds::NONE } };
static TRANSIT_GATEWAY: Shape = Shape { name: "TransitGateway", kind: Kind::Structure(&[
    member("TransitGatewayId", "transit-gateway-id", &STRING, "TransitGatewayId", "transitGatewayId"),
    member("TransitGatewayArn", "transit-gateway-arn", &STRING, "TransitGatewayArn", "transitGatewayArn"),
    member("State", "state", &TRANSIT_GATEWAY_STATE, "State", "state"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("Description", "description", &STRING, "Description", "description"),
    member("CreationTime", "creation-time", &DATE_TIME, "CreationTime", "creationTime"),
    member("Options", "options", &TRANSIT_GATEWAY_OPTIONS, "Options", "options"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static TRANSIT_GATEWAY_ATTACHMENT_ID: Shape = Shape { name: "TransitGatewayAttachmentId", kind: TEXT };
static TRANSIT_GATEWAY_ATTACHMENT_ID_STRING_LIST: Shape = Shape { name: "TransitGatewayAttachmentIdStringList", kind: Kind::List { item: &TRANSIT_GATEWAY_ATTACHMENT_ID, item_name: "member", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_ATTACHMENT_STATE: Shape = Shape { name: "TransitGatewayAttachmentState", kind: Kind::String { choices: &["initiating", "initiatingRequest", "pendingAcceptance", "rollingBack", "pending", "available", "modifying", "deleting", "deleted", "failed", "rejected", "rejecting", "failing"], bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_ID: Shape = Shape { name: "TransitGatewayId", kind: TEXT };
static TRANSIT_GATEWAY_ID_STRING_LIST: Shape = Shape { name: "TransitGatewayIdStringList", kind: Kind::List { item: &TRANSIT_GATEWAY_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_LIST: Shape = Shape { name: "TransitGatewayList", kind: Kind::List { item: &TRANSIT_GATEWAY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_MAX_RESULTS: Shape = Shape { name: "TransitGatewayMaxResults", kind: Kind::Integer(Bounds { min: Some(5), max: Some(1_000) }) };
static TRANSIT_GATEWAY_OPTIONS: Shape = Shape { name: "TransitGatewayOptions", kind: Kind::Structure(&[
    member("AmazonSideAsn", "amazon-side-asn", &LONG, "AmazonSideAsn", "amazonSideAsn"),
    member("TransitGatewayCidrBlocks", "transit-gateway-cidr-blocks", &VALUE_STRING_LIST, "TransitGatewayCidrBlocks", "transitGatewayCidrBlocks"),
    member("AutoAcceptSharedAttachments", "auto-accept-shared-attachments", &AUTO_ACCEPT_SHARED_ATTACHMENTS_VALUE, "AutoAcceptSharedAttachments", "autoAcceptSharedAttachments"),
    member("DefaultRouteTableAssociation", "default-route-table-association", &DEFAULT_ROUTE_TABLE_ASSOCIATION_VALUE, "DefaultRouteTableAssociation", "defaultRouteTableAssociation"),
    member("AssociationDefaultRouteTableId", "association-default-route-table-id", &STRING, "AssociationDefaultRouteTableId", "associationDefaultRouteTableId"),
    member("DefaultRouteTablePropagation", "default-route-table-propagation", &DEFAULT_ROUTE_TABLE_PROPAGATION_VALUE, "DefaultRouteTablePropagation", "defaultRouteTablePropagation"),
    member("PropagationDefaultRouteTableId", "propagation-default-route-table-id", &STRING, "PropagationDefaultRouteTableId", "propagationDefaultRouteTableId"),
    member("VpnEcmpSupport", "vpn-ecmp-support", &VPN_ECMP_SUPPORT_VALUE, "VpnEcmpSupport", "vpnEcmpSupport"),
    member("DnsSupport", "dns-support", &DNS_SUPPORT_VALUE, "DnsSupport", "dnsSupport"),
    member("SecurityGroupReferencingSupport", "security-group-referencing-support", &SECURITY_GROUP_REFERENCING_SUPPORT_VALUE, "SecurityGroupReferencingSupport", "securityGroupReferencingSupport"),
    member("MulticastSupport", "multicast-support", &MULTICAST_SUPPORT_VALUE, "MulticastSupport", "multicastSupport"),
    member("EncryptionSupport", "encryption-support", &ENCRYPTION_SUPPORT, "EncryptionSupport", "encryptionSupport"),
]) };
static TRANSIT_GATEWAY_ROUTE_TABLE: Shape = Shape { name: "TransitGatewayRouteTable", kind: Kind::Structure(&[
    member("TransitGatewayRouteTableId", "transit-gateway-route-table-id", &STRING, "TransitGatewayRouteTableId", "transitGatewayRouteTableId"),
    member("TransitGatewayId", "transit-gateway-id", &STRING, "TransitGatewayId", "transitGatewayId"),
    member("State", "state", &TRANSIT_GATEWAY_ROUTE_TABLE_STATE, "State", "state"),
    member("DefaultAssociationRouteTable", "default-association-route-table", &BOOLEAN, "DefaultAssociationRouteTable", "defaultAssociationRouteTable"),
    member("DefaultPropagationRouteTable", "default-propagation-route-table", &BOOLEAN, "DefaultPropagationRouteTable", "defaultPropagationRouteTable"),
    member("CreationTime", "creation-time", &DATE_TIME, "CreationTime", "creationTime"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static TRANSIT_GATEWAY_ROUTE_TABLE_ID: Shape = Shape { name: "TransitGatewayRouteTableId", kind: TEXT };
static TRANSIT_GATEWAY_ROUTE_TABLE_ID_STRING_LIST: Shape = Shape { name: "TransitGatewayRouteTableIdStringList", kind: Kind::List { item: &TRANSIT_GATEWAY_ROUTE_TABLE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_ROUTE_TABLE_LIST: Shape = Shape { name: "TransitGatewayRouteTableList", kind: Kind::List { item: &TRANSIT_GATEWAY_ROUTE_TABLE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_ROUTE_TABLE_STATE: Shape = Shape { name: "TransitGatewayRouteTableState", kind: Kind::String { choices: &["pending", "available", "deleting", "deleted"], bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_STATE: Shape = Shape { name: "TransitGatewayState", kind: Kind::String { choices: &["pending", "available", "modifying", "deleting", "deleted"], bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_VPC_ATTACHMENT: Shape = Shape { name: "TransitGatewayVpcAttachment", kind: Kind::Structure(&[
    member("TransitGatewayAttachmentId", "transit-gateway-attachment-id", &STRING, "TransitGatewayAttachmentId", "transitGatewayAttachmentId"),
    member("TransitGatewayId", "transit-gateway-id", &STRING, "TransitGatewayId", "transitGatewayId"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("VpcOwnerId", "vpc-owner-id", &STRING, "VpcOwnerId", "vpcOwnerId"),
    member("State", "state", &TRANSIT_GATEWAY_ATTACHMENT_STATE, "State", "state"),
    member("SubnetIds", "subnet-ids", &VALUE_STRING_LIST, "SubnetIds", "subnetIds"),
    member("CreationTime", "creation-time", &DATE_TIME, "CreationTime", "creationTime"),
    member("Options", "options", &TRANSIT_GATEWAY_VPC_ATTACHMENT_OPTIONS, "Options", "options"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static TRANSIT_GATEWAY_VPC_ATTACHMENT_LIST: Shape = Shape { name: "TransitGatewayVpcAttachmentList", kind: Kind::List { item: &TRANSIT_GATEWAY_VPC_ATTACHMENT, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static TRANSIT_GATEWAY_VPC_ATTACHMENT_OPTIONS: Shape = Shape { name: "TransitGatewayVpcAttachmentOptions", kind: Kind::Structure(&[
    member("DnsSupport", "dns-support", &DNS_SUPPORT_VALUE, "DnsSupport", "dnsSupport"),
    member("SecurityGroupReferencingSupport", "security-group-referencing-support", &SECURITY_GROUP_REFERENCING_SUPPORT_VALUE, "SecurityGroupReferencingSupport", "securityGroupReferencingSupport"),
    member("Ipv6Support", "ipv6-support", &IPV6_SUPPORT_VALUE, "Ipv6Support", "ipv6Support"),
    member("ApplianceModeSupport", "appliance-mode-support", &APPLIANCE_MODE_SUPPORT_VALUE, "ApplianceModeSupport", "applianceModeSupport"),
]) };
static TUNNEL_INSIDE_IP_VERSION: Shape = Shape { name: "TunnelInsideIpVersion", kind: Kind::String { choices: &["ipv4", "ipv6"], bounds: Bounds::NONE } };
static TUNNEL_OPTION: Shape = Shape { name: "TunnelOption", kind: Kind::Structure(&[
    member("OutsideIpAddress", "outside-ip-address", &STRING, "OutsideIpAddress", "outsideIpAddress"),
    member("TunnelInsideCidr", "tunnel-inside-cidr", &STRING, "TunnelInsideCidr", "tunnelInsideCidr"),
    member("TunnelInsideIpv6Cidr", "tunnel-inside-ipv6-cidr", &STRING, "TunnelInsideIpv6Cidr", "tunnelInsideIpv6Cidr"),
    member("PreSharedKey", "pre-shared-key", &PRE_SHARED_KEY, "PreSharedKey", "preSharedKey"),
    member("Phase1LifetimeSeconds", "phase1-lifetime-seconds", &INTEGER, "Phase1LifetimeSeconds", "phase1LifetimeSeconds"),
    member("Phase2LifetimeSeconds", "phase2-lifetime-seconds", &INTEGER, "Phase2LifetimeSeconds", "phase2LifetimeSeconds"),
    member("RekeyMarginTimeSeconds", "rekey-margin-time-seconds", &INTEGER, "RekeyMarginTimeSeconds", "rekeyMarginTimeSeconds"),
    member("RekeyFuzzPercentage", "rekey-fuzz-percentage", &INTEGER, "RekeyFuzzPercentage", "rekeyFuzzPercentage"),
    member("ReplayWindowSize", "replay-window-size", &INTEGER, "ReplayWindowSize", "replayWindowSize"),
    member("DpdTimeoutSeconds", "dpd-timeout-seconds", &INTEGER, "DpdTimeoutSeconds", "dpdTimeoutSeconds"),
    member("DpdTimeoutAction", "dpd-timeout-action", &STRING, "DpdTimeoutAction", "dpdTimeoutAction"),
    member("Phase1EncryptionAlgorithms", "phase1-encryption-algorithms", &PHASE1_ENCRYPTION_ALGORITHMS_LIST, "Phase1EncryptionAlgorithmSet", "phase1EncryptionAlgorithmSet"),
    member("Phase2EncryptionAlgorithms", "phase2-encryption-algorithms", &PHASE2_ENCRYPTION_ALGORITHMS_LIST, "Phase2EncryptionAlgorithmSet", "phase2EncryptionAlgorithmSet"),
    member("Phase1IntegrityAlgorithms", "phase1-integrity-algorithms", &PHASE1_INTEGRITY_ALGORITHMS_LIST, "Phase1IntegrityAlgorithmSet", "phase1IntegrityAlgorithmSet"),
    member("Phase2IntegrityAlgorithms", "phase2-integrity-algorithms", &PHASE2_INTEGRITY_ALGORITHMS_LIST, "Phase2IntegrityAlgorithmSet", "phase2IntegrityAlgorithmSet"),
    member("Phase1DHGroupNumbers", "phase1-dh-group-numbers", &PHASE1_DH_GROUP_NUMBERS_LIST, "Phase1DHGroupNumberSet", "phase1DHGroupNumberSet"),
    member("Phase2DHGroupNumbers", "phase2-dh-group-numbers", &PHASE2_DH_GROUP_NUMBERS_LIST, "Phase2DHGroupNumberSet", "phase2DHGroupNumberSet"),
    member("IkeVersions", "ike-versions", &IKE_VERSIONS_LIST, "IkeVersionSet", "ikeVersionSet"),
    member("StartupAction", "startup-action", &STRING, "StartupAction", "startupAction"),
    member("LogOptions", "log-options", &VPN_TUNNEL_LOG_OPTIONS, "LogOptions", "logOptions"),
    member("EnableTunnelLifecycleControl", "enable-tunnel-lifecycle-control", &BOOLEAN, "EnableTunnelLifecycleControl", "enableTunnelLifecycleControl"),
]) };
static TUNNEL_OPTIONS_LIST: Shape = Shape { name: "TunnelOptionsList", kind: Kind::List { item: &TUNNEL_OPTION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static UNSUCCESSFUL_ITEM: Shape = Shape { name: "UnsuccessfulItem", kind: Kind::Structure(&[
    member("Error", "error", &UNSUCCESSFUL_ITEM_ERROR, "Error", "error"),
    member("ResourceId", "resource-id", &STRING, "ResourceId", "resourceId"),
]) };
static UNSUCCESSFUL_ITEM_ERROR: Shape = Shape { name: "UnsuccessfulItemError", kind: Kind::Structure(&[
    member("Code", "code", &STRING, "Code", "code"),
    member("Message", "message", &STRING, "Message", "message"),
]) };
static UNSUCCESSFUL_ITEM_SET: Shape = Shape { name: "UnsuccessfulItemSet", kind: Kind::List { item: &UNSUCCESSFUL_ITEM, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static USER_ID_GROUP_PAIR: Shape = Shape { name: "UserIdGroupPair", kind: Kind::Structure(&[
    member("Description", "description", &STRING, "Description", "description"),
    member("UserId", "user-id", &STRING, "UserId", "userId"),
    member("GroupName", "group-name", &STRING, "GroupName", "groupName"),
    member("GroupId", "group-id", &STRING, "GroupId", "groupId"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("VpcPeeringConnectionId", "vpc-peering-connection-id", &STRING, "VpcPeeringConnectionId", "vpcPeeringConnectionId"),
    member("PeeringStatus", "peering-status", &STRING, "PeeringStatus", "peeringStatus"),
]) };
static USER_ID_GROUP_PAIR_LIST: Shape = Shape { name: "UserIdGroupPairList", kind: Kind::List { item: &USER_ID_GROUP_PAIR, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VALUE_STRING_LIST: Shape = Shape { name: "ValueStringList", kind: Kind::List { item: &STRING, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VGW_TELEMETRY: Shape = Shape { name: "VgwTelemetry", kind: Kind::Structure(&[
    member("AcceptedRouteCount", "accepted-route-count", &INTEGER, "AcceptedRouteCount", "acceptedRouteCount"),
    member("LastStatusChange", "last-status-change", &DATE_TIME, "LastStatusChange", "lastStatusChange"),
    member("OutsideIpAddress", "outside-ip-address", &STRING, "OutsideIpAddress", "outsideIpAddress"),
    member("Status", "status", &TELEMETRY_STATUS, "Status", "status"),
    member("StatusMessage", "status-message", &STRING, "StatusMessage", "statusMessage"),
    member("CertificateArn", "certificate-arn", &STRING, "CertificateArn", "certificateArn"),
]) };
static VGW_TELEMETRY_LIST: Shape = Shape { name: "VgwTelemetryList", kind: Kind::List { item: &VGW_TELEMETRY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC: Shape = Shape { name: "Vpc", kind: Kind::Structure(&[
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("InstanceTenancy", "instance-tenancy", &TENANCY, "InstanceTenancy", "instanceTenancy"),
    member("Ipv6CidrBlockAssociationSet", "ipv6-cidr-block-association-set", &VPC_IPV6_CIDR_BLOCK_ASSOCIATION_SET, "Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet"),
    member("CidrBlockAssociationSet", "cidr-block-association-set", &VPC_CIDR_BLOCK_ASSOCIATION_SET, "CidrBlockAssociationSet", "cidrBlockAssociationSet"),
    member("IsDefault", "is-default", &BOOLEAN, "IsDefault", "isDefault"),
    member("EncryptionControl", "encryption-control", &VPC_ENCRYPTION_CONTROL, "EncryptionControl", "encryptionControl"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("BlockPublicAccessStates", "block-public-access-states", &BLOCK_PUBLIC_ACCESS_STATES, "BlockPublicAccessStates", "blockPublicAccessStates"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("State", "state", &VPC_STATE, "State", "state"),
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
    member("DhcpOptionsId", "dhcp-options-id", &STRING, "DhcpOptionsId", "dhcpOptionsId"),
]) };
static VPC_ATTACHMENT: Shape = Shape { name: "VpcAttachment", kind: Kind::Structure(&[
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("State", "state", &ATTACHMENT_STATUS, "State", "state"),
]) };
static VPC_ATTACHMENT_LIST: Shape = Shape { name: "VpcAttachmentList", kind: Kind::List { item: &VPC_ATTACHMENT, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ATTRIBUTE_NAME: Shape = Shape { name: "VpcAttributeName", kind: Kind::String { choices: &["enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"], bounds: Bounds::NONE } };
static VPC_CIDR_BLOCK_ASSOCIATION: Shape = Shape { name: "VpcCidrBlockAssociation", kind: Kind::Structure(&[
    member("AssociationId", "association-id", &STRING, "AssociationId", "associationId"),
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
    member("CidrBlockState", "cidr-block-state", &VPC_CIDR_BLOCK_STATE, "CidrBlockState", "cidrBlockState"),
]) };
static VPC_CIDR_BLOCK_ASSOCIATION_SET: Shape = Shape { name: "VpcCidrBlockAssociationSet", kind: Kind::List { item: &VPC_CIDR_BLOCK_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_CIDR_BLOCK_STATE: Shape = Shape { name: "VpcCidrBlockState", kind: Kind::Structure(&[
    member("State", "state", &VPC_CIDR_BLOCK_STATE_CODE, "State", "state"),
    member("StatusMessage", "status-message", &STRING, "StatusMessage", "statusMessage"),
]) };
static VPC_CIDR_BLOCK_STATE_CODE: Shape = Shape { name: "VpcCidrBlockStateCode", kind: Kind::String { choices: &["associating", "associated", "disassociating", "disassociated", "failing", "failed"], bounds: Bounds::NONE } };
static VPC_ENCRYPTION_CONTROL: Shape = Shape { name: "VpcEncryptionControl", kind: Kind::Structure(&[
    member("VpcId", "vpc-id", &VPC_ID, "VpcId", "vpcId"),
    member("VpcEncryptionControlId", "vpc-encryption-control-id", &VPC_ENCRYPTION_CONTROL_ID, "VpcEncryptionControlId", "vpcEncryptionControlId"),
    member("Mode", "mode", &VPC_ENCRYPTION_CONTROL_MODE, "Mode", "mode"),
    member("State", "state", &VPC_ENCRYPTION_CONTROL_STATE, "State", "state"),
    member("StateMessage", "state-message", &STRING, "StateMessage", "stateMessage"),
    member("ResourceExclusions", "resource-exclusions", &VPC_ENCRYPTION_CONTROL_EXCLUSIONS, "ResourceExclusions", "resourceExclusions"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static VPC_ENCRYPTION_CONTROL_CONFIGURATION: Shape = Shape { name: "VpcEncryptionControlConfiguration", kind: Kind::Structure(&[
    Member { required: true, ..member("Mode", "mode", &VPC_ENCRYPTION_CONTROL_MODE, "Mode", "Mode") },
    member("InternetGatewayExclusion", "internet-gateway-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "InternetGatewayExclusion", "InternetGatewayExclusion"),
    member("EgressOnlyInternetGatewayExclusion", "egress-only-internet-gateway-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "EgressOnlyInternetGatewayExclusion", "EgressOnlyInternetGatewayExclusion"),
    member("NatGatewayExclusion", "nat-gateway-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "NatGatewayExclusion", "NatGatewayExclusion"),
    member("VirtualPrivateGatewayExclusion", "virtual-private-gateway-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "VirtualPrivateGatewayExclusion", "VirtualPrivateGatewayExclusion"),
    member("VpcPeeringExclusion", "vpc-peering-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "VpcPeeringExclusion", "VpcPeeringExclusion"),
    member("LambdaExclusion", "lambda-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "LambdaExclusion", "LambdaExclusion"),
    member("VpcLatticeExclusion", "vpc-lattice-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "VpcLatticeExclusion", "VpcLatticeExclusion"),
    member("ElasticFileSystemExclusion", "elastic-file-system-exclusion", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT, "ElasticFileSystemExclusion", "ElasticFileSystemExclusion"),
]) };
static VPC_ENCRYPTION_CONTROL_EXCLUSION: Shape = Shape { name: "VpcEncryptionControlExclusion", kind: Kind::Structure(&[
    member("State", "state", &VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE, "State", "state"),
    member("StateMessage", "state-message", &STRING, "StateMessage", "stateMessage"),
]) };
static VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE: Shape = Shape { name: "VpcEncryptionControlExclusionState", kind: Kind::String { choices: &["enabling", "enabled", "disabling", "disabled"], bounds: Bounds::NONE } };
static VPC_ENCRYPTION_CONTROL_EXCLUSION_STATE_INPUT: Shape = Shape { name: "VpcEncryptionControlExclusionStateInput", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static VPC_ENCRYPTION_CONTROL_EXCLUSIONS: Shape = Shape { name: "VpcEncryptionControlExclusions", kind: Kind::Structure(&[
    member("InternetGateway", "internet-gateway", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "InternetGateway", "internetGateway"),
    member("EgressOnlyInternetGateway", "egress-only-internet-gateway", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "EgressOnlyInternetGateway", "egressOnlyInternetGateway"),
    member("NatGateway", "nat-gateway", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "NatGateway", "natGateway"),
    member("VirtualPrivateGateway", "virtual-private-gateway", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "VirtualPrivateGateway", "virtualPrivateGateway"),
    member("VpcPeering", "vpc-peering", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "VpcPeering", "vpcPeering"),
    member("Lambda", "lambda", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "Lambda", "lambda"),
    member("VpcLattice", "vpc-lattice", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "VpcLattice", "vpcLattice"),
    member("ElasticFileSystem", "elastic-file-system", &VPC_ENCRYPTION_CONTROL_EXCLUSION, "ElasticFileSystem", "elasticFileSystem"),
]) };
static VPC_ENCRYPTION_CONTROL_ID: Shape = Shape { name: "VpcEncryptionControlId", kind: TEXT };
static VPC_ENCRYPTION_CONTROL_MODE: Shape = Shape { name: "VpcEncryptionControlMode", kind: Kind::String { choices: &["monitor", "enforce"], bounds: Bounds::NONE } };
static VPC_ENCRYPTION_CONTROL_STATE: Shape = Shape { name: "VpcEncryptionControlState", kind: Kind::String { choices: &["enforce-in-progress", "monitor-in-progress", "enforce-failed", "monitor-failed", "deleting", "deleted", "available", "creating", "delete-failed"], bounds: Bounds::NONE } };
static VPC_ENDPOINT: Shape = Shape { name: "VpcEndpoint", kind: Kind::Structure(&[
    member("VpcEndpointId", "vpc-endpoint-id", &STRING, "VpcEndpointId", "vpcEndpointId"),
    member("VpcEndpointType", "vpc-endpoint-type", &VPC_ENDPOINT_TYPE, "VpcEndpointType", "vpcEndpointType"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("ServiceName", "service-name", &STRING, "ServiceName", "serviceName"),
    member("State", "state", &STATE, "State", "state"),
    member("PolicyDocument", "policy-document", &STRING, "PolicyDocument", "policyDocument"),
    member("RouteTableIds", "route-table-ids", &VALUE_STRING_LIST, "RouteTableIdSet", "routeTableIdSet"),
    member("SubnetIds", "subnet-ids", &VALUE_STRING_LIST, "SubnetIdSet", "subnetIdSet"),
    member("Groups", "groups", &GROUP_IDENTIFIER_SET, "GroupSet", "groupSet"),
    member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "ipAddressType"),
    member("DnsOptions", "dns-options", &DNS_OPTIONS, "DnsOptions", "dnsOptions"),
    member("PrivateDnsEnabled", "private-dns-enabled", &BOOLEAN, "PrivateDnsEnabled", "privateDnsEnabled"),
    member("RequesterManaged", "requester-managed", &BOOLEAN, "RequesterManaged", "requesterManaged"),
    member("NetworkInterfaceIds", "network-interface-ids", &VALUE_STRING_LIST, "NetworkInterfaceIdSet", "networkInterfaceIdSet"),
    member("DnsEntries", "dns-entries", &DNS_ENTRY_SET, "DnsEntrySet", "dnsEntrySet"),
    member("CreationTimestamp", "creation-timestamp", &MILLISECOND_DATE_TIME, "CreationTimestamp", "creationTimestamp"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("LastError", "last-error", &LAST_ERROR, "LastError", "lastError"),
    member("Ipv4Prefixes", "ipv4-prefixes", &SUBNET_IP_PREFIXES_LIST, "Ipv4PrefixSet", "ipv4PrefixSet"),
    member("Ipv6Prefixes", "ipv6-prefixes", &SUBNET_IP_PREFIXES_LIST, "Ipv6PrefixSet", "ipv6PrefixSet"),
    member("FailureReason", "failure-reason", &STRING, "FailureReason", "failureReason"),
    member("ServiceNetworkArn", "service-network-arn", &SERVICE_NETWORK_ARN, "ServiceNetworkArn", "serviceNetworkArn"),
    member("ResourceConfigurationArn", "resource-configuration-arn", &RESOURCE_CONFIGURATION_ARN, "ResourceConfigurationArn", "resourceConfigurationArn"),
    member("ServiceRegion", "service-region", &STRING, "ServiceRegion", "serviceRegion"),
    member("PayerResponsibilities", "payer-responsibilities", &PAYER_RESPONSIBILITY_SET, "PayerResponsibilitySet", "payerResponsibilitySet"),
]) };
static VPC_ENDPOINT_ASSOCIATION: Shape = Shape { name: "VpcEndpointAssociation", kind: Kind::Structure(&[
    member("Id", "id", &STRING, "Id", "id"),
    member("VpcEndpointId", "vpc-endpoint-id", &VPC_ENDPOINT_ID, "VpcEndpointId", "vpcEndpointId"),
    member("ServiceNetworkArn", "service-network-arn", &SERVICE_NETWORK_ARN, "ServiceNetworkArn", "serviceNetworkArn"),
    member("ServiceNetworkName", "service-network-name", &STRING, "ServiceNetworkName", "serviceNetworkName"),
    member("AssociatedResourceAccessibility", "associated-resource-accessibility", &STRING, "AssociatedResourceAccessibility", "associatedResourceAccessibility"),
    member("FailureReason", "failure-reason", &STRING, "FailureReason", "failureReason"),
    member("FailureCode", "failure-code", &STRING, "FailureCode", "failureCode"),
    member("DnsEntry", "dns-entry", &DNS_ENTRY, "DnsEntry", "dnsEntry"),
    member("PrivateDnsEntry", "private-dns-entry", &DNS_ENTRY, "PrivateDnsEntry", "privateDnsEntry"),
    member("AssociatedResourceArn", "associated-resource-arn", &STRING, "AssociatedResourceArn", "associatedResourceArn"),
    member("ResourceConfigurationGroupArn", "resource-configuration-group-arn", &STRING, "ResourceConfigurationGroupArn", "resourceConfigurationGroupArn"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
]) };
static VPC_ENDPOINT_ASSOCIATION_SET: Shape = Shape { name: "VpcEndpointAssociationSet", kind: Kind::List { item: &VPC_ENDPOINT_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_CONNECTION: Shape = Shape { name: "VpcEndpointConnection", kind: Kind::Structure(&[
    member("ServiceId", "service-id", &STRING, "ServiceId", "serviceId"),
    member("VpcEndpointId", "vpc-endpoint-id", &STRING, "VpcEndpointId", "vpcEndpointId"),
    member("VpcEndpointOwner", "vpc-endpoint-owner", &STRING, "VpcEndpointOwner", "vpcEndpointOwner"),
    member("VpcEndpointState", "vpc-endpoint-state", &STATE, "VpcEndpointState", "vpcEndpointState"),
    member("CreationTimestamp", "creation-timestamp", &MILLISECOND_DATE_TIME, "CreationTimestamp", "creationTimestamp"),
    member("DnsEntries", "dns-entries", &DNS_ENTRY_SET, "DnsEntrySet", "dnsEntrySet"),
    member("NetworkLoadBalancerArns", "network-load-balancer-arns", &VALUE_STRING_LIST, "NetworkLoadBalancerArnSet", "networkLoadBalancerArnSet"),
    member("GatewayLoadBalancerArns", "gateway-load-balancer-arns", &VALUE_STRING_LIST, "GatewayLoadBalancerArnSet", "gatewayLoadBalancerArnSet"),
    member("IpAddressType", "ip-address-type", &IP_ADDRESS_TYPE, "IpAddressType", "ipAddressType"),
    member("VpcEndpointConnectionId", "vpc-endpoint-connection-id", &STRING, "VpcEndpointConnectionId", "vpcEndpointConnectionId"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcEndpointRegion", "vpc-endpoint-region", &STRING, "VpcEndpointRegion", "vpcEndpointRegion"),
    member("PayerResponsibilities", "payer-responsibilities", &PAYER_RESPONSIBILITY_SET, "PayerResponsibilitySet", "payerResponsibilitySet"),
]) };
static VPC_ENDPOINT_CONNECTION_SET: Shape = Shape { name: "VpcEndpointConnectionSet", kind: Kind::List { item: &VPC_ENDPOINT_CONNECTION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_ID: Shape = Shape { name: "VpcEndpointId", kind: TEXT };
static VPC_ENDPOINT_ID_LIST: Shape = Shape { name: "VpcEndpointIdList", kind: Kind::List { item: &VPC_ENDPOINT_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_ROUTE_TABLE_ID_LIST: Shape = Shape { name: "VpcEndpointRouteTableIdList", kind: Kind::List { item: &ROUTE_TABLE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_SECURITY_GROUP_ID_LIST: Shape = Shape { name: "VpcEndpointSecurityGroupIdList", kind: Kind::List { item: &SECURITY_GROUP_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_SERVICE_ID: Shape = Shape { name: "VpcEndpointServiceId", kind: TEXT };
static VPC_ENDPOINT_SERVICE_ID_LIST: Shape = Shape { name: "VpcEndpointServiceIdList", kind: Kind::List { item: &VPC_ENDPOINT_SERVICE_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_SET: Shape = Shape { name: "VpcEndpointSet", kind: Kind::List { item: &VPC_ENDPOINT, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_SUBNET_ID_LIST: Shape = Shape { name: "VpcEndpointSubnetIdList", kind: Kind::List { item: &SUBNET_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_ENDPOINT_TYPE: Shape = Shape { name: "VpcEndpointType", kind: Kind::String { choices: &["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"], bounds: Bounds::NONE } };
static VPC_FLOW_LOG_ID: Shape = Shape { name: "VpcFlowLogId", kind: TEXT };
static VPC_ID: Shape = Shape { name: "VpcId", kind: TEXT };
static VPC_ID_STRING_LIST: Shape = Shape { name: "VpcIdStringList", kind: Kind::List { item: &VPC_ID, item_name: "VpcId", flattened: false, bounds: Bounds::NONE } };
static VPC_IPV6_CIDR_BLOCK_ASSOCIATION: Shape = Shape { name: "VpcIpv6CidrBlockAssociation", kind: Kind::Structure(&[
    member("AssociationId", "association-id", &STRING, "AssociationId", "associationId"),
    member("Ipv6CidrBlock", "ipv6-cidr-block", &STRING, "Ipv6CidrBlock", "ipv6CidrBlock"),
    member("Ipv6CidrBlockState", "ipv6-cidr-block-state", &VPC_CIDR_BLOCK_STATE, "Ipv6CidrBlockState", "ipv6CidrBlockState"),
    member("NetworkBorderGroup", "network-border-group", &STRING, "NetworkBorderGroup", "networkBorderGroup"),
    member("Ipv6Pool", "ipv6-pool", &STRING, "Ipv6Pool", "ipv6Pool"),
    member("Ipv6AddressAttribute", "ipv6-address-attribute", &IPV6_ADDRESS_ATTRIBUTE, "Ipv6AddressAttribute", "ipv6AddressAttribute"),
    member("IpSource", "ip-source", &IP_SOURCE, "IpSource", "ipSource"),
]) };
static VPC_IPV6_CIDR_BLOCK_ASSOCIATION_SET: Shape = Shape { name: "VpcIpv6CidrBlockAssociationSet", kind: Kind::List { item: &VPC_IPV6_CIDR_BLOCK_ASSOCIATION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_LIST: Shape = Shape { name: "VpcList", kind: Kind::List { item: &VPC, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_PEERING_CONNECTION: Shape = Shape { name: "VpcPeeringConnection", kind: Kind::Structure(&[
    member("AccepterVpcInfo", "accepter-vpc-info", &VPC_PEERING_CONNECTION_VPC_INFO, "AccepterVpcInfo", "accepterVpcInfo"),
    member("ExpirationTime", "expiration-time", &DATE_TIME, "ExpirationTime", "expirationTime"),
    member("RequesterVpcInfo", "requester-vpc-info", &VPC_PEERING_CONNECTION_VPC_INFO, "RequesterVpcInfo", "requesterVpcInfo"),
    member("Status", "status", &VPC_PEERING_CONNECTION_STATE_REASON, "Status", "status"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpcPeeringConnectionId", "vpc-peering-connection-id", &STRING, "VpcPeeringConnectionId", "vpcPeeringConnectionId"),
]) };
static VPC_PEERING_CONNECTION_ID: Shape = Shape { name: "VpcPeeringConnectionId", kind: TEXT };
static VPC_PEERING_CONNECTION_ID_LIST: Shape = Shape { name: "VpcPeeringConnectionIdList", kind: Kind::List { item: &VPC_PEERING_CONNECTION_ID, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_PEERING_CONNECTION_ID_WITH_RESOLVER: Shape = Shape { name: "VpcPeeringConnectionIdWithResolver", kind: TEXT };
static VPC_PEERING_CONNECTION_LIST: Shape = Shape { name: "VpcPeeringConnectionList", kind: Kind::List { item: &VPC_PEERING_CONNECTION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPC_PEERING_CONNECTION_OPTIONS_DESCRIPTION: Shape = Shape { name: "VpcPeeringConnectionOptionsDescription", kind: Kind::Structure(&[
    member("AllowDnsResolutionFromRemoteVpc", "allow-dns-resolution-from-remote-vpc", &BOOLEAN, "AllowDnsResolutionFromRemoteVpc", "allowDnsResolutionFromRemoteVpc"),
    member("AllowEgressFromLocalClassicLinkToRemoteVpc", "allow-egress-from-local-classic-link-to-remote-vpc", &BOOLEAN, "AllowEgressFromLocalClassicLinkToRemoteVpc", "allowEgressFromLocalClassicLinkToRemoteVpc"),
    member("AllowEgressFromLocalVpcToRemoteClassicLink", "allow-egress-from-local-vpc-to-remote-classic-link", &BOOLEAN, "AllowEgressFromLocalVpcToRemoteClassicLink", "allowEgressFromLocalVpcToRemoteClassicLink"),
]) };
static VPC_PEERING_CONNECTION_STATE_REASON: Shape = Shape { name: "VpcPeeringConnectionStateReason", kind: Kind::Structure(&[
    member("Code", "code", &VPC_PEERING_CONNECTION_STATE_REASON_CODE, "Code", "code"),
    member("Message", "message", &STRING, "Message", "message"),
]) };
static VPC_PEERING_CONNECTION_STATE_REASON_CODE: Shape = Shape { name: "VpcPeeringConnectionStateReasonCode", kind: Kind::String { choices: &["initiating-request", "pending-acceptance", "active", "deleted", "rejected", "failed", "expired", "provisioning", "deleting"], bounds: Bounds::NONE } };
static VPC_PEERING_CONNECTION_VPC_INFO: Shape = Shape { name: "VpcPeeringConnectionVpcInfo", kind: Kind::Structure(&[
    member("CidrBlock", "cidr-block", &STRING, "CidrBlock", "cidrBlock"),
    member("Ipv6CidrBlockSet", "ipv6-cidr-block-set", &IPV6_CIDR_BLOCK_SET, "Ipv6CidrBlockSet", "ipv6CidrBlockSet"),
    member("CidrBlockSet", "cidr-block-set", &CIDR_BLOCK_SET, "CidrBlockSet", "cidrBlockSet"),
    member("OwnerId", "owner-id", &STRING, "OwnerId", "ownerId"),
    member("PeeringOptions", "peering-options", &VPC_PEERING_CONNECTION_OPTIONS_DESCRIPTION, "PeeringOptions", "peeringOptions"),
    member("VpcId", "vpc-id", &STRING, "VpcId", "vpcId"),
    member("Region", "region", &STRING, "Region", "region"),
]) };
static VPC_STATE: Shape = Shape { name: "VpcState", kind: Kind::String { choices: &["pending", "available"], bounds: Bounds::NONE } };
static VPN_CONNECTION: Shape = Shape { name: "VpnConnection", kind: Kind::Structure(&[
    member("Category", "category", &STRING, "Category", "category"),
    member("TransitGatewayId", "transit-gateway-id", &STRING, "TransitGatewayId", "transitGatewayId"),
    member("VpnConcentratorId", "vpn-concentrator-id", &STRING, "VpnConcentratorId", "vpnConcentratorId"),
    member("CoreNetworkArn", "core-network-arn", &STRING, "CoreNetworkArn", "coreNetworkArn"),
    member("CoreNetworkAttachmentArn", "core-network-attachment-arn", &STRING, "CoreNetworkAttachmentArn", "coreNetworkAttachmentArn"),
    member("GatewayAssociationState", "gateway-association-state", &GATEWAY_ASSOCIATION_STATE, "GatewayAssociationState", "gatewayAssociationState"),
    member("Options", "options", &VPN_CONNECTION_OPTIONS, "Options", "options"),
    member("Routes", "routes", &VPN_STATIC_ROUTE_LIST, "Routes", "routes"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VgwTelemetry", "vgw-telemetry", &VGW_TELEMETRY_LIST, "VgwTelemetry", "vgwTelemetry"),
    member("PreSharedKeyArn", "pre-shared-key-arn", &STRING, "PreSharedKeyArn", "preSharedKeyArn"),
    member("VpnConnectionId", "vpn-connection-id", &STRING, "VpnConnectionId", "vpnConnectionId"),
    member("State", "state", &VPN_STATE, "State", "state"),
    member("CustomerGatewayConfiguration", "customer-gateway-configuration", &CUSTOMER_GATEWAY_CONFIGURATION, "CustomerGatewayConfiguration", "customerGatewayConfiguration"),
    member("Type", "type", &GATEWAY_TYPE, "Type", "type"),
    member("CustomerGatewayId", "customer-gateway-id", &STRING, "CustomerGatewayId", "customerGatewayId"),
    member("VpnGatewayId", "vpn-gateway-id", &STRING, "VpnGatewayId", "vpnGatewayId"),
]) };
static VPN_CONNECTION_ID: Shape = Shape { name: "VpnConnectionId", kind: TEXT };
static VPN_CONNECTION_ID_STRING_LIST: Shape = Shape { name: "VpnConnectionIdStringList", kind: Kind::List { item: &VPN_CONNECTION_ID, item_name: "VpnConnectionId", flattened: false, bounds: Bounds::NONE } };
static VPN_CONNECTION_LIST: Shape = Shape { name: "VpnConnectionList", kind: Kind::List { item: &VPN_CONNECTION, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPN_CONNECTION_OPTIONS: Shape = Shape { name: "VpnConnectionOptions", kind: Kind::Structure(&[
    member("EnableAcceleration", "enable-acceleration", &BOOLEAN, "EnableAcceleration", "enableAcceleration"),
    member("StaticRoutesOnly", "static-routes-only", &BOOLEAN, "StaticRoutesOnly", "staticRoutesOnly"),
    member("LocalIpv4NetworkCidr", "local-ipv4-network-cidr", &STRING, "LocalIpv4NetworkCidr", "localIpv4NetworkCidr"),
    member("RemoteIpv4NetworkCidr", "remote-ipv4-network-cidr", &STRING, "RemoteIpv4NetworkCidr", "remoteIpv4NetworkCidr"),
    member("LocalIpv6NetworkCidr", "local-ipv6-network-cidr", &STRING, "LocalIpv6NetworkCidr", "localIpv6NetworkCidr"),
    member("RemoteIpv6NetworkCidr", "remote-ipv6-network-cidr", &STRING, "RemoteIpv6NetworkCidr", "remoteIpv6NetworkCidr"),
    member("OutsideIpAddressType", "outside-ip-address-type", &STRING, "OutsideIpAddressType", "outsideIpAddressType"),
    member("TransportTransitGatewayAttachmentId", "transport-transit-gateway-attachment-id", &STRING, "TransportTransitGatewayAttachmentId", "transportTransitGatewayAttachmentId"),
    member("TunnelInsideIpVersion", "tunnel-inside-ip-version", &TUNNEL_INSIDE_IP_VERSION, "TunnelInsideIpVersion", "tunnelInsideIpVersion"),
    member("TunnelOptions", "tunnel-options", &TUNNEL_OPTIONS_LIST, "TunnelOptionSet", "tunnelOptionSet"),
    member("TunnelBandwidth", "tunnel-bandwidth", &VPN_TUNNEL_BANDWIDTH, "TunnelBandwidth", "tunnelBandwidth"),
]) };
static VPN_ECMP_SUPPORT_VALUE: Shape = Shape { name: "VpnEcmpSupportValue", kind: Kind::String { choices: &["enable", "disable"], bounds: Bounds::NONE } };
static VPN_GATEWAY: Shape = Shape { name: "VpnGateway", kind: Kind::Structure(&[
    member("AmazonSideAsn", "amazon-side-asn", &LONG, "AmazonSideAsn", "amazonSideAsn"),
    member("Tags", "tags", &TAG_LIST, "TagSet", "tagSet"),
    member("VpnGatewayId", "vpn-gateway-id", &STRING, "VpnGatewayId", "vpnGatewayId"),
    member("State", "state", &VPN_STATE, "State", "state"),
    member("Type", "type", &GATEWAY_TYPE, "Type", "type"),
    member("AvailabilityZone", "availability-zone", &STRING, "AvailabilityZone", "availabilityZone"),
    member("VpcAttachments", "vpc-attachments", &VPC_ATTACHMENT_LIST, "Attachments", "attachments"),
]) };
static VPN_GATEWAY_ID: Shape = Shape { name: "VpnGatewayId", kind: TEXT };
static VPN_GATEWAY_ID_STRING_LIST: Shape = Shape { name: "VpnGatewayIdStringList", kind: Kind::List { item: &VPN_GATEWAY_ID, item_name: "VpnGatewayId", flattened: false, bounds: Bounds::NONE } };
static VPN_GATEWAY_LIST: Shape = Shape { name: "VpnGatewayList", kind: Kind::List { item: &VPN_GATEWAY, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPN_STATE: Shape = Shape { name: "VpnState", kind: Kind::String { choices: &["pending", "available", "deleting", "deleted"], bounds: Bounds::NONE } };
static VPN_STATIC_ROUTE: Shape = Shape { name: "VpnStaticRoute", kind: Kind::Structure(&[
    member("DestinationCidrBlock", "destination-cidr-block", &STRING, "DestinationCidrBlock", "destinationCidrBlock"),
    member("Source", "source", &VPN_STATIC_ROUTE_SOURCE, "Source", "source"),
    member("State", "state", &VPN_STATE, "State", "state"),
]) };
static VPN_STATIC_ROUTE_LIST: Shape = Shape { name: "VpnStaticRouteList", kind: Kind::List { item: &VPN_STATIC_ROUTE, item_name: "item", flattened: false, bounds: Bounds::NONE } };
static VPN_STATIC_ROUTE_SOURCE: Shape = Shape { name: "VpnStaticRouteSource", kind: Kind::String { choices: &["Static"], bounds: Bounds::NONE } };
static VPN_TUNNEL_BANDWIDTH: Shape = Shape { name: "VpnTunnelBandwidth", kind: Kind::String { choices: &["standard", "large"], bounds: Bounds::NONE } };
static VPN_TUNNEL_LOG_OPTIONS: Shape = Shape { name: "VpnTunnelLogOptions", kind: Kind::Structure(&[
    member("CloudWatchLogOptions", "cloud-watch-log-options", &CLOUD_WATCH_LOG_OPTIONS, "CloudWatchLogOptions", "cloudWatchLogOptions"),
]) };
static ZONE_ID_STRING_LIST: Shape = Shape { name: "ZoneIdStringList", kind: Kind::List { item: &STRING, item_name: "ZoneId", flattened: false, bounds: Bounds::NONE } };
static ZONE_NAME_STRING_LIST: Shape = Shape { name: "ZoneNameStringList", kind: Kind::List { item: &STRING, item_name: "ZoneName", flattened: false, bounds: Bounds::NONE } };
static CUSTOMER_GATEWAY_CONFIGURATION: Shape = Shape { name: "customerGatewayConfiguration", kind: TEXT };
static MAX_RESULTS: Shape = Shape { name: "maxResults", kind: Kind::Integer(Bounds { min: Some(1), max: Some(100) }) };
static PRE_SHARED_KEY: Shape = Shape { name: "preSharedKey", kind: TEXT };
