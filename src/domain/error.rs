//! Everything that AWS refuses here: its codes, its texts, its HTTP statuses. One table; nothing else words a refusal.
//!
//! Sources are named where a text is not simply AWS's: `[I]` marks wordings that are ours (aws-behaviour-2.md table C).

use std::fmt;
use std::ops::RangeInclusive;

/// Makes the enum of refusals from a table of `Name { fields } = code, text;`.
macro_rules! refusals {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident),+ })? = $code:literal, $text:literal; )+) => {
        /// Why a call is refused.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the texts say what variants and fields are")]
        pub enum ApiError {
            $( $(#[$doc])* $name $({ $($field: String),+ })?, )+
        }

        static ALL: &[(&str, &str, &str)] = &[$( (stringify!($name), $code, $text), )+];

        impl ApiError {
            /// Every refusal: its name here, AWS's code and the text with `{fields}`.
            pub const TABLE: &'static [(&'static str, &'static str, &'static str)] = ALL;

            /// AWS's code.
            pub fn code(&self) -> &'static str {
                match self {
                    $( Self::$name $({ $($field: _),+ })? => $code, )+
                }
            }
        }

        impl fmt::Display for ApiError {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Self::$name $({ $($field),+ })? => write!(f, $text), )+
                }
            }
        }
    };
}

refusals! {
    // Any operation.
    /// aws-behaviour-2.md Q11.
    DryRun = "DryRunOperation", "Request would have succeeded, but DryRun flag is set.";
    /// aws-behaviour-2.md Q11; `resource` is ` on resource: <arn>` or nothing, `message` the introduced blob or nothing.
    Unauthorized { principal, action, resource, why, message } = "UnauthorizedOperation", "You are not authorized to perform this operation. User: {principal} is not authorized to perform: {action}{resource} {why}{message}";
    /// As Elastic Load Balancing, Route 53 and STS word it; `resource` is ` on resource: <arn>`, or nothing.
    AccessDenied { principal, action, resource, why } = "AccessDenied", "User: {principal} is not authorized to perform: {action}{resource} {why}";
    /// As SNS does.
    AuthorizationError { principal, action, resource, why } = "AuthorizationError", "User: {principal} is not authorized to perform: {action}{resource} {why}";
    /// As the JSON services do.
    AccessDeniedException { principal, action, resource, why } = "AccessDeniedException", "User: {principal} is not authorized to perform: {action}{resource} {why}";
    /// aws-cli.md has no say: an operation that AWS has and we lack.
    UnknownAction { action } = "InvalidAction", "The action {action} is not valid for this web service.";
    /// aws-behaviour.md §2.1.
    MissingParameter { name } = "MissingParameter", "The request must contain the parameter {name}";
    /// What a JSON service says of values outside the model's bounds, as the constraints at the end of this table [I].
    ConstraintsBroken { faults } = "ValidationException", "{faults}";
    /// aws-behaviour-2.md A16.
    UnknownParameter { name } = "UnknownParameter", "The parameter {name} is not recognized";
    /// A value of a wrong type, which AWS CLI sends only with parameter validation off [I].
    MalformedParameter { reason } = "InvalidParameterValue", "{reason}";
    /// AWS offers it, we do not [I].
    Unsupported { what } = "UnsupportedOperation", "{what} is not supported.";
    /// aws-behaviour.md §2.1.
    InvalidFilter { name } = "InvalidFilter", "The filter '{name}' is invalid";
    /// lab-behaviour.md §1.2.
    VpcFilterNotAnId = "InvalidParameterValue", "vpc-id";
    /// aws-behaviour.md §7.2, seen with 5; that much is allowed, whatever the text says.
    MaxResultsTooSmall { value, least } = "InvalidParameterValue", "Value ( {value} ) for parameter maxResults is invalid. Expecting a value greater than {least}.";
    /// aws-behaviour-2.md Q12.
    MaxResultsTooLarge { value, most } = "InvalidParameterValue", "Value ( {value} ) for parameter MaxResults is invalid. Expecting a value smaller than or equal to {most}.";
    /// The code by aws-behaviour.md §2.2, the number and the text [I].
    FilterLimitExceeded { most } = "FilterLimitExceeded", "The maximum number of filter values specified on a single call is {most}";
    /// By analogy with its values [I].
    TooManyFilters { most } = "FilterLimitExceeded", "The maximum number of filters specified on a single call is {most}";
    /// A bound of ours: no list of AWS's is known to be longer [I].
    TooManyIds { most } = "InvalidParameterValue", "The maximum number of ids specified on a single call is {most}";
    /// The code by aws-behaviour.md §7.2, the text [I].
    InvalidNextToken { token } = "InvalidNextToken", "The token '{token}' is invalid";
    /// By analogy with aws-behaviour-2.md Q12, where it was seen for other ids [R].
    IdsWithMaxResults { parameter } = "InvalidParameterCombination", "The parameter {parameter} cannot be used with the parameter maxResults/nextToken.";
    /// aws-behaviour-2.md A6.
    TokenReused = "IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).";
    /// The code by aws-behaviour.md §2.2, the bound by the model of other operations, the text [I].
    ClientTokenInvalid = "InvalidClientToken", "The client token is not valid. A client token has at most 64 ASCII characters.";
    /// A value outside the model's enum; the text by analogy with lab-behaviour.md §4.4 [I].
    InvalidChoice { value, parameter } = "InvalidParameterValue", "Value ({value}) for parameter {parameter} is invalid.";

    // Ids: aws-behaviour-2.md A1, A2, Q6; aws-behaviour.md §2.1; lab-behaviour.md §1.2.
    MalformedEndpointId { id } = "InvalidVpcEndpointId.Malformed", "Invalid Id: '{id}' (expecting 'vpce-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedServiceId { id } = "InvalidVpcEndpointServiceId.Malformed", "Invalid Id: '{id}' (expecting 'vpce-svc-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedVpcId { id } = "InvalidVpcId.Malformed", "Invalid Id: '{id}' (expecting 'vpc-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedSubnetId { id } = "InvalidSubnetId.Malformed", "Invalid Subnet Id: '{id}' (expecting 'subnet-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedGroupId { id, hint } = "InvalidGroupId.Malformed", "Invalid id: \"{id}\"{hint}";
    /// Seen in a filter of DescribeSecurityGroupRules: lab-behaviour.md §1.2.
    GroupFilterNotAnId { id } = "InvalidGroupId.Malformed", "The security group ID '{id}' is malformed";
    /// By analogy with it [I].
    MalformedRuleId { id } = "InvalidSecurityGroupRuleId.Malformed", "The security group rule ID '{id}' is malformed";
    MalformedInterfaceId { id, hint } = "InvalidNetworkInterfaceId.Malformed", "Invalid id: \"{id}\"{hint}";
    MalformedRouteTableId { id } = "InvalidRouteTableId.Malformed", "Invalid Id: '{id}' (expecting 'rtb-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    /// By analogy, as is the next one [I].
    MalformedInternetGatewayId { id } = "InvalidInternetGatewayId.Malformed", "Invalid Id: '{id}' (expecting 'igw-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedPeeringId { id } = "InvalidVpcPeeringConnectionId.Malformed", "Invalid Id: '{id}' (expecting 'pcx-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    /// By analogy [I].
    MalformedPrefixListId { id } = "InvalidPrefixListId.Malformed", "Invalid Id: '{id}' (expecting 'pl-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    /// All of these by analogy [I].
    MalformedAclId { id } = "InvalidNetworkAclId.Malformed", "Invalid Id: '{id}' (expecting 'acl-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedDhcpOptionsId { id } = "InvalidDhcpOptionsId.Malformed", "Invalid Id: '{id}' (expecting 'dopt-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedAllocationId { id } = "InvalidAllocationID.Malformed", "Invalid Id: '{id}' (expecting 'eipalloc-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedCustomerGatewayId { id } = "InvalidCustomerGatewayId.Malformed", "Invalid Id: '{id}' (expecting 'cgw-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedEgressGatewayId { id } = "InvalidEgressOnlyInternetGatewayId.Malformed", "Invalid Id: '{id}' (expecting 'eigw-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedFlowLogId { id } = "InvalidFlowLogId.Malformed", "Invalid Id: '{id}' (expecting 'fl-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedTransitGatewayId { id } = "InvalidTransitGatewayID.Malformed", "Invalid Id: '{id}' (expecting 'tgw-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedTransitAttachmentId { id } = "InvalidTransitGatewayAttachmentID.Malformed", "Invalid Id: '{id}' (expecting 'tgw-attach-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedTransitTableId { id } = "InvalidTransitGatewayRouteTableId.Malformed", "Invalid Id: '{id}' (expecting 'tgw-rtb-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedVpnConnectionId { id } = "InvalidVpnConnectionID.Malformed", "Invalid Id: '{id}' (expecting 'vpn-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    MalformedVpnGatewayId { id } = "InvalidVpnGatewayID.Malformed", "Invalid Id: '{id}' (expecting 'vgw-...; the Id may only contain lowercase alphanumeric characters and a single dash')";
    EmptyId { parameter } = "InvalidParameterValue", "Value () for parameter {parameter} is invalid. The value cannot be empty";

    // What comes with a VPC, and what nobody can make here; `ids` is `ID '<id>' does` or `IDs '<ids>' do`.
    /// Seen in gh:hashicorp/terraform#13489, as is the next one.
    AclNotFound { ids } = "InvalidNetworkAclID.NotFound", "The networkAcl {ids} not exist";
    DhcpOptionsNotFound { ids } = "InvalidDhcpOptionID.NotFound", "The dhcpOption {ids} not exist";
    /// Seen in public logs, as is the next one.
    AllocationNotFound { ids } = "InvalidAllocationID.NotFound", "The allocation {ids} not exist";
    AddressNotFound { address } = "InvalidAddress.NotFound", "Address '{address}' not found.";
    /// lab-behaviour.md §1.2 and §6, the gateway's text [I].
    CustomerGatewayNotFound { ids } = "InvalidCustomerGatewayID.NotFound", "The customerGateway {ids} not exist";
    VpnConnectionNotFound { ids } = "InvalidVpnConnectionID.NotFound", "The vpnConnection {ids} not exist";
    VpnGatewayNotFound { ids } = "InvalidVpnGatewayID.NotFound", "The vpnGateway {ids} not exist";
    /// The last one was seen in gh:hashicorp/terraform-provider-aws#11029, the codes of the others by its source.
    TransitGatewayNotFound { id } = "InvalidTransitGatewayID.NotFound", "Transit Gateway {id} was deleted or does not exist.";
    TransitAttachmentNotFound { id } = "InvalidTransitGatewayAttachmentID.NotFound", "Transit Gateway Attachment {id} was deleted or does not exist.";
    TransitTableNotFound { id } = "InvalidRouteTableID.NotFound", "Transit Gateway Route Table {id} was deleted or does not exist.";

    // VPCs and subnets: lab-behaviour.md §2.3, §3.2.
    VpcNotFound { id } = "InvalidVpcID.NotFound", "The vpc ID '{id}' does not exist";
    /// Several at once: lab-behaviour.md §1.2 [I].
    VpcsNotFound { ids } = "InvalidVpcID.NotFound", "The vpc IDs '{ids}' do not exist";
    VpcRange { cidr } = "InvalidVpc.Range", "The CIDR '{cidr}' is invalid.";
    VpcLimitExceeded = "VpcLimitExceeded", "The maximum number of VPCs has been reached.";
    VpcInUse { id } = "DependencyViolation", "The vpc '{id}' has dependencies and cannot be deleted.";
    /// As AWS CLI prints it in public guides.
    DefaultVpcExists = "DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.";
    /// The rule by lab-behaviour.md §2.2, the code by analogy, the text [I].
    HostnamesWithoutSupport { vpc } = "InvalidParameterCombination", "Enabling enableDnsHostnames requires the VPC attribute enableDnsSupport set to true for {vpc}";
    /// Seen in gh:aws/aws-sdk-go#415.
    SeveralAttributes { names } = "InvalidParameterCombination", "Fields for multiple attribute types specified: {names}";
    /// As other tools remember it [R].
    NoAttribute = "InvalidParameterCombination", "No attributes specified.";
    NotACidr { value, parameter } = "InvalidParameterValue", "Value ({value}) for parameter {parameter} is invalid. This is not a valid CIDR block.";
    SubnetNotFound { id } = "InvalidSubnetID.NotFound", "The subnet ID '{id}' does not exist";
    SubnetsNotFound { ids } = "InvalidSubnetID.NotFound", "The subnet IDs '{ids}' do not exist";
    SubnetRange { cidr } = "InvalidSubnet.Range", "The CIDR '{cidr}' is invalid.";
    SubnetConflict { cidr } = "InvalidSubnet.Conflict", "The CIDR '{cidr}' conflicts with another subnet";
    SubnetZone { zone, zones } = "InvalidParameterValue", "Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {zones}.";
    /// By analogy: no one was seen to name two zones [I].
    SubnetZones = "InvalidParameterCombination", "The parameter availabilityZone cannot be used with the parameter availabilityZoneId of another zone";
    NativeWithIpv4 = "InvalidParameterCombination", "When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot set ipv6Native to true.";
    NativeWithoutIpv6 = "MissingParameter", "Either 'ipv6CidrBlock' or 'ipv6IpamPoolId' should be provided.";
    SubnetInUse { id } = "DependencyViolation", "The subnet '{id}' has dependencies and cannot be deleted.";
    SubnetFull = "InvalidParameterValue", "There aren't sufficient free Ipv4 addresses or prefixes";
    /// By analogy with the Region's text (lab-behaviour.md §9) [I].
    UnknownZone { zone } = "InvalidParameterValue", "Invalid availability zone: [{zone}]";
    UnknownRegion { region } = "InvalidParameterValue", "Invalid region: [{region}]";
    AddressOutsideSubnet { address } = "InvalidParameterValue", "Address {address} does not fall within the subnet's address range";
    MalformedAddress { address } = "InvalidParameterValue", "invalid value for parameter address: {address}";
    AddressInUse = "InvalidIPAddress.InUse", "The specified address is already in use";

    // Internet gateways: as seen in the issues that `ops/internet_gateways.rs` names.
    InternetGatewayNotFound { id } = "InvalidInternetGatewayID.NotFound", "The internetGateway ID '{id}' does not exist";
    /// Several at once: lab-behaviour.md §1.2 [I].
    InternetGatewaysNotFound { ids } = "InvalidInternetGatewayID.NotFound", "The internetGateway IDs '{ids}' do not exist";
    InternetGatewayAttached { id, vpc } = "Resource.AlreadyAssociated", "resource {id} is already attached to network {vpc}";
    /// The code by AWS's list of errors, the text as other tools remember it [R].
    InternetGatewayNotAttached { id, vpc } = "Gateway.NotAttached", "resource {id} is not attached to network {vpc}";
    VpcHasInternetGateway { vpc } = "InvalidParameterValue", "Network {vpc} already has an internet gateway attached";
    VpcHasPublicAddresses { vpc } = "DependencyViolation", "Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.";
    InternetGatewayInUse { id } = "DependencyViolation", "The internetGateway '{id}' has dependencies and cannot be deleted.";

    // Security groups: lab-behaviour.md §4.4.
    GroupNotFound { id } = "InvalidGroup.NotFound", "The security group '{id}' does not exist";
    GroupNotFoundByName { name, vpc } = "InvalidGroup.NotFound", "The security group '{name}' does not exist in default VPC '{vpc}'";
    GroupByName { name } = "InvalidParameterValue", "Invalid value '{name}' for groupName. You may not reference Amazon VPC security groups by name. Please use the corresponding id for this operation.";
    GroupDuplicate { name, vpc } = "InvalidGroup.Duplicate", "The security group '{name}' already exists for VPC '{vpc}'";
    /// Seen in gh:hashicorp/terraform#17343.
    GroupNameReserved { name } = "InvalidParameterValue", "Cannot use reserved security group name: {name}";
    GroupNameLikeId { name } = "InvalidParameterValue", "Value ({name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.";
    GroupTextNotAscii { value, parameter } = "InvalidParameterValue", "Value ({value}) for parameter {parameter} is invalid. Character sets beyond ASCII are not supported.";
    /// Lengths and characters by lab-behaviour.md §4.1, the text [I].
    GroupTextInvalid { value, parameter } = "InvalidParameterValue", "Value ({value}) for parameter {parameter} is invalid.";
    NoDefaultVpc = "VPCIdNotSpecified", "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.";
    DifferentNetworks = "InvalidGroup.NotFound", "You have specified two resources that belong to different networks.";
    SourceGroupMissing = "MissingParameter", "Source group ID missing.";
    RuleDuplicate { rule } = "InvalidPermission.Duplicate", "the specified rule \"{rule}\" already exists";
    RuleCidrMalformed { cidr } = "InvalidParameterValue", "CIDR block {cidr} is malformed";
    RulePortsMissing = "InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.";
    /// By the older form of the text above, which has one for ICMP too.
    RuleIcmpMissing = "InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports with ICMP.";
    /// Ports out of order or range; the code by analogy, the text [I].
    RulePortRange { from, to } = "InvalidParameterValue", "Invalid value for portRange. Must specify a valid port range, not {from}-{to}.";
    RuleProtocolMissing = "InvalidParameterValue", "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.";
    /// The code by analogy, the text [I].
    RuleProtocolUnknown { protocol } = "InvalidParameterValue", "Invalid value '{protocol}' for protocol.";
    /// A permission without any source, seen in gh:boto/boto3#1078.
    RuleSourceMissing = "MissingParameter", "Missing source specification: include source security group or CIDR information";
    PermissionNotFound = "InvalidPermission.NotFound", "The specified rule does not exist in this security group.";
    /// The text [I].
    NothingToRevoke = "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.";
    /// By analogy with ModifySecurityGroupRules [I].
    RuleIdsWithPermissions = "InvalidParameterCombination", "Only one of ipPermissions or securityGroupRuleIds can be specified";
    RuleNotFound { id } = "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '{id}' does not exist";
    GroupInUse { id } = "DependencyViolation", "resource {id} has a dependent object";
    DefaultGroup { id } = "CannotDelete", "the specified group: \"{id}\" name: \"default\" cannot be deleted by a user";
    RulesLimitExceeded = "RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.";

    // Network interfaces and route tables: lab-behaviour.md §5.2, §6.2.
    InterfaceInUse { id } = "InvalidParameterValue", "Network interface '{id}' is currently in use.";
    /// An endpoint's, as seen in gh:hashicorp/terraform-provider-aws#12599 when it was to get other groups.
    InterfaceOfRequester = "AuthFailure", "You do not have permission to access the specified resource.";
    /// Seen when it was to be detached, in gh:hashicorp/terraform#6179.
    AttachmentNotFound { id } = "InvalidAttachmentID.NotFound", "The interface attachment '{id}' does not exist.";
    /// Likewise (lab-behaviour.md §5.2).
    AttachmentOfRequester = "OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.";
    /// The rules by the model, as that of the next one, the texts [I].
    SeveralPrimaryAddresses = "InvalidParameterCombination", "Only one private IP address can be designated as primary";
    SecondaryCountWithAddresses = "InvalidParameterCombination", "The parameter secondaryPrivateIpAddressCount cannot be used with more than one of privateIpAddresses";
    /// The number by lab-behaviour.md §4.2, the text [I].
    InterfaceGroupLimit = "SecurityGroupsPerInterfaceLimitExceeded", "The maximum number of security groups per interface has been reached.";
    InterfaceNotFound { id } = "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '{id}' does not exist";
    /// Several at once: lab-behaviour.md §1.2 [I].
    InterfacesNotFound { ids } = "InvalidNetworkInterfaceID.NotFound", "The networkInterface IDs '{ids}' do not exist";
    /// The codes of DescribePrefixLists and of DescribeManagedPrefixLists [T], the text as seen for a rule of a security group.
    PrefixListNotFound { id } = "InvalidPrefixListId.NotFound", "The prefix list ID '{id}' does not exist";
    ManagedPrefixListNotFound { id } = "InvalidPrefixListID.NotFound", "The prefix list ID '{id}' does not exist";
    RouteTableNotFound { id } = "InvalidRouteTableID.NotFound", "The routeTable ID '{id}' does not exist";
    /// Several at once: lab-behaviour.md §1.2 [I].
    RouteTablesNotFound { ids } = "InvalidRouteTableID.NotFound", "The routeTable IDs '{ids}' do not exist";
    RouteTableInUse { id } = "DependencyViolation", "The routeTable '{id}' has dependencies and cannot be deleted.";
    RouteExists { destination } = "RouteAlreadyExists", "The route identified by {destination} already exists.";
    RouteInsideVpc = "InvalidParameterValue", "Route target is not supported. This route only supports interface and instance targets.";
    /// Seen for gateways, by analogy for interfaces and subnets.
    RouteTableOtherVpc { table, what, id } = "InvalidParameterValue", "route table {table} and {what} {id} belong to different networks";
    RouteNotFound { what, destination, table } = "InvalidRoute.NotFound", "no route with {what} {destination} in route table {table}";
    RouteUndefined { destination } = "InvalidParameterValue", "There is no route defined for '{destination}' in the route table. Use CreateRoute instead.";
    /// For removing a local route by lab-behaviour.md §6.2, by analogy for a route of a gateway endpoint [I].
    RouteKept { verb, what, destination, table } = "InvalidParameterValue", "cannot {verb} {what} route {destination} in route table {table}";
    RouteTargetUnsupported { id } = "RouteNotSupported", "Route table contains unsupported route target: {id}. VPC Endpoints of this type cannot be used as route targets.";
    /// By analogy with the sources of rules, as is the next one [I].
    RouteTargetMissing { names } = "MissingParameter", "The request must contain exactly one of: {names}";
    RouteTargetsSeveral { names } = "InvalidParameterCombination", "Only one of {names} can be specified";
    /// Seen in gh:devopsacademyau/academy#906, for whatever is no gateway.
    GatewayNotFound { id } = "InvalidGatewayID.NotFound", "The gateway ID '{id}' does not exist";
    AssociationConflict { table } = "Resource.AlreadyAssociated", "the specified association for route table {table} conflicts with an existing association";
    AssociationOfMain { id } = "InvalidParameterValue", "cannot disassociate the main route table association {id}";
    AssociationNotFound { id } = "InvalidAssociationID.NotFound", "The association ID '{id}' does not exist";

    // VPC peering: lab-behaviour.md §7.2.
    PeeringNotFound { id } = "InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection ID '{id}' does not exist";
    /// Several at once: lab-behaviour.md §1.2 [I].
    PeeringsNotFound { ids } = "InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection IDs '{ids}' do not exist";
    /// Seen for accepting, by analogy for the rest [I].
    PeeringNotPermitted { account, verb, id } = "OperationNotPermitted", "User {account} cannot {verb} peering {id}";
    PeeringRegion { here, id, done, there } = "OperationNotPermitted", "Incorrect region ({here}) specified for this request. VPC peering connection {id} must be {done} in region {there}";
    PeeringExists { id } = "VpcPeeringConnectionAlreadyExists", "The vpc peering connection identified by {id} already exists.";
    PeeringTransition { id, from, to } = "InvalidStateTransition", "Invalid state transition for {id}, attempted to transition from {from} to {to}";
    PeeringNotActive { id } = "OperationNotPermitted", "Peering {id} is not active. Peering options can be added only to active peerings.";

    // Tags: lab-behaviour.md §9.
    InvalidId { id } = "InvalidID", "The ID '{id}' is not valid";
    TagKeyEmpty = "InvalidParameterValue", "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty.";
    TagKeyDuplicate { key } = "InvalidParameterValue", "Duplicate tag key '{key}' specified.";
    /// aws-behaviour.md §2.1.
    TagKeyReserved = "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use";
    /// Lengths by lab-behaviour.md §9, the texts [I].
    TagKeyTooLong { key } = "InvalidParameterValue", "Tag key exceeds the maximum length of 127 characters: '{key}'";
    TagValueTooLong { key } = "InvalidParameterValue", "Tag value exceeds the maximum length of 256 characters, for tag key: '{key}'";
    TagLimitExceeded = "TagLimitExceeded", "The maximum number of Tags for a resource has been reached.";
    /// aws-behaviour-2.md Q6.
    TagType { resource_type } = "InvalidParameter", "'{resource_type}' is not a valid taggable resource type for this operation.";

    // Endpoint services: aws-behaviour.md §2, aws-behaviour-2.md table C.
    ServiceIdNotFound { id } = "InvalidVpcEndpointServiceId.NotFound", "The VpcEndpointService Id '{id}' does not exist";
    /// Inside `Unsuccessful` only.
    ServiceItemNotFound { id } = "InvalidVpcEndpointService.NotFound", "The VpcEndpointService Id '{id}' does not exist";
    ServiceNotFound { name } = "InvalidServiceName", "The Vpc Endpoint Service '{name}' does not exist";
    /// In the first moments of a service (aws-behaviour.md §2.1).
    ServiceNotReady = "Unavailable", "The service is unavailable";
    ServiceInUse = "ExistingVpcEndpointConnections", "Service has existing active VPC Endpoint connections!";
    LoadBalancerRequired = "InvalidParameter", "exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member";
    LoadBalancerArnMalformed { arn } = "InvalidNetworkLoadBalancerArn.Malformed", "The Network Load Balancer ARN '{arn}' is malformed";
    LoadBalancerArnNotFound { arn } = "InvalidNetworkLoadBalancerArn.NotFound", "The Network Load Balancer Arn '{arn}' does not exist";
    LoadBalancerNotActive = "InvalidParameter", "NLB is not in active state. If you recently created this NLB, please wait for it to become active and try again.";
    LoadBalancerTaken = "InvalidParameter", "One or more LBs are already associated with another VPC Endpoint Service Configuration";
    LoadBalancerNotAttached { arn, service } = "InvalidParameter", "The load balancer '{arn}' is not associated with the VPC endpoint service '{service}'.";
    LoadBalancerWithoutIpv6 { arn } = "InvalidParameter", "The load balancer '{arn}' does not support the IP address type 'ipv6'.";
    IpAddressTypeUnknown { value } = "InvalidParameter", "The IP address type '{value}' is not valid.";
    /// The text [I], as is the next one.
    RecordTypeUnknown { value } = "InvalidParameter", "The DNS record IP type '{value}' is not valid.";
    RecordTypeMismatch { value, address_type } = "InvalidParameter", "The DNS record IP type '{value}' is not supported with the IP address type '{address_type}'.";
    /// The rule and the text [I].
    LastAddressType = "InvalidParameter", "The VPC endpoint service must support at least one IP address type.";
    RegionUnsupported { region } = "InvalidParameter", "The Region '{region}' is not supported.";
    PrivateDnsNameInvalid { name } = "InvalidParameter", "The private DNS name '{name}' is not valid.";
    /// The rule and the text [I].
    PrivateDnsNameKeptAndRemoved = "InvalidParameterCombination", "The parameter PrivateDnsName cannot be used with the parameter RemovePrivateDnsName";
    PrivateDnsNameMissing { id } = "InvalidParameter", "The VPC endpoint service '{id}' does not have a private DNS name.";
    RegionNotRemovable { region } = "InvalidParameter", "Cannot remove region {region} because it is not a supported region of the service.";
    /// The rule by aws-behaviour.md §5.1, the text by analogy with the one above [I].
    HostRegionNotRemovable { region } = "InvalidParameter", "Cannot remove region {region} because it is the host region of the service.";
    PayerUnsupported = "UnsupportedOperation", "The operation is not supported.";
    InvalidPrincipal { principal } = "InvalidPrincipal", "Invalid Principal: '{principal}'";

    // Endpoints and connections: aws-behaviour.md §2.1, aws-behaviour-2.md table C.
    EndpointNotFound { id } = "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{id}' does not exist";
    /// Inside `Unsuccessful` of DeleteVpcEndpoints only.
    EndpointItemNotFound { id } = "InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id '{id}' does not exist";
    /// Inside `Unsuccessful` of DeleteVpcEndpoints: the rule by the model, the text as seen with Terraform.
    EndpointRouted = "InvalidParameter", "Endpoint must be removed from route table before deletion.";
    /// aws-behaviour-2.md A9.
    EndpointBusy = "OperationInProgress", "VpcEndpoint modify operation in progress";
    /// The code [T], the wording as for transit gateways, its use here [I].
    ConnectionState { id } = "InvalidState", "{id} is in invalid state";
    NotificationTarget = "InvalidParameter", "Exactly one of ServiceId or VpcEndpointId must be specified.";
    NotificationArn { arn } = "InvalidParameter", "Invalid connection notification ARN: '{arn}'";
    NotificationEvent { event } = "InvalidParameter", "Invalid connection event: '{event}'. Valid values are Accept, Connect, Delete, Reject.";
    NotificationNotFound { id } = "InvalidConnectionNotification", "The connection notification '{id}' does not exist";
    EndpointLimitExceeded = "VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.";
    EndpointTypeMismatch { wanted, offered } = "InvalidParameter", "Endpoint type ({wanted}) does not match available service types ([{offered}]).";
    /// The code by aws-behaviour.md §2.2, the text [I].
    EndpointTypeUnknown { value } = "InvalidVpcEndpointType", "Invalid VPC endpoint type: '{value}'";
    RouteTablesForInterface = "InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.";
    /// By analogy with the text above [I].
    GroupsForInterfaceOnly = "InvalidParameter", "Security group IDs are only supported for Interface type VPC Endpoint.";
    /// The rule by the model, the text [I].
    SeveralSubnets = "InvalidParameter", "Only one subnet is supported for GatewayLoadBalancer type VPC Endpoints.";
    /// The rule by the model, the text [I].
    SubnetRemovedFromInterfaceOnly = "InvalidParameter", "Subnet IDs can only be removed from Interface type VPC Endpoints.";
    SubnetsForGateway = "InvalidParameter", "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.";
    /// aws-behaviour-2.md Q6.
    EndpointRouteExists { table, list } = "RouteAlreadyExists", "route table {table} already has a route with destination-prefix-list-id {list}";
    /// By analogy with subnets [I].
    RouteTableOfOtherVpc { table, vpc } = "InvalidParameter", "The route table ID '{table}' does not belong to the VPC '{vpc}'.";
    /// The code [T], the text [I].
    NotOfEndpoint { what, id, endpoint } = "InvalidParameter", "The {what} '{id}' is not associated with the VPC endpoint '{endpoint}'.";
    /// Seen in gh:terraform-aws-modules/terraform-aws-vpc#575, the code [I].
    LastGroup = "InvalidParameter", "An Interface VPC Endpoint must always have at least one Security Group";
    DuplicateZone { subnet } = "DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone of {subnet}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.";
    ZoneUnsupported { service, subnet } = "InvalidParameter", "The VPC endpoint service {service} does not support the availability zone of the subnet: {subnet}.";
    RemoteZoneUnsupported { zones } = "InvalidParameter", "Only the following availability zones are supported for remote access: {zones}";
    SubnetOfOtherVpc { subnet, vpc } = "InvalidParameter", "The subnet ID '{subnet}' does not belong to the VPC '{vpc}'.";
    GroupOfOtherVpc { group, subnet } = "InvalidParameter", "Security group {group} and subnet {subnet} belong to different networks.";
    EndpointAddressType { value, service } = "InvalidParameter", "The IP address type '{value}' is not supported by the service {service}.";
    PrivateDnsWithoutName { service } = "InvalidParameter", "Private DNS can't be enabled because the service {service} does not provide a private DNS name.";
    /// The rule by aws-behaviour.md §3.3, the code and the text [I].
    PrivateDnsNameLost { service } = "InvalidParameter", "The VPC endpoint service {service} does not take new connections because its private DNS name is not verified any more.";
    PrivateDnsNotVerified { service } = "InvalidParameter", "Private DNS can't be enabled because the service {service} has not verified the private DNS name.";
    PrivateDnsNotAccepted { service } = "InvalidParameter", "Private DNS can only be enabled after the endpoint connection is accepted by the owner of {service}.";
    PrivateDnsVpcAttributes { vpc } = "InvalidParameter", "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc}";
    PrivateDnsConflict { domain, vpc } = "InvalidParameter", "private-dns-enabled cannot be set because there is already a conflicting DNS domain for {domain} in the VPC {vpc}";
    InboundResolverGateway { vpc } = "InvalidParameter", "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {vpc} must have a Gateway endpoint for the service.";
    /// Seen in gh:hashicorp/terraform-provider-aws#45846.
    InboundResolverForInterface = "InvalidParameter", "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to Interface VPC Endpoints.";
    /// The rule by the model, the text [I].
    InboundResolverUnsupported { service } = "InvalidParameter", "PrivateDnsOnlyForInboundResolverEndpoint is not supported by the service {service}.";
    /// The rule by the model, the text [I].
    InboundResolverWithoutPrivateDns = "InvalidParameter", "PrivateDnsOnlyForInboundResolverEndpoint can only be set to true while private DNS is enabled.";
    /// By analogy [I].
    PolicyTwice = "InvalidParameterCombination", "The parameter ResetPolicy cannot be used with the parameter PolicyDocument";
    /// Seen in gh:hashicorp/terraform-provider-aws#42291.
    PolicyInvalid { line, column } = "InvalidPolicyDocument", "The Policy Document is not valid. Syntax error at position ({line},{column})";
    /// The number by aws-behaviour.md §6.1, code and text [I].
    PolicyTooLong { most } = "InvalidPolicyDocument", "The Policy Document is not valid. It exceeds the maximum length of {most} characters";
    /// aws-behaviour-2.md Q6.
    PolicyNotFullAccess { service } = "InvalidParameter", "Service {service} only supports the full-access endpoint policy.";

    // Elastic Load Balancing: lab-behaviour.md §10.6.
    /// AWS has them, and it is AWS's default type [I].
    ApplicationLoadBalancer = "UnsupportedOperation", "Application Load Balancers are not supported, only the types network and gateway are. Without a type, AWS makes an Application Load Balancer.";
    /// For a port, a protocol, a VPC and a subnet AWS's own, for other things by analogy [I].
    SettingMissing { what } = "ValidationError", "{what} must be specified";
    /// Seen for target groups, by analogy for load balancers, as are the next two.
    NameTooLong { what, name } = "ValidationError", "{what} name '{name}' cannot be longer than '32' characters";
    NameCharacters { what, name } = "ValidationError", "{what} name '{name}' can only contain characters that are alphanumeric characters or hyphens(-)";
    NameHyphen { what, name } = "ValidationError", "{what} name '{name}' cannot begin or end with '-'";
    /// The rule by lab-behaviour.md §10.2, the text by analogy [I].
    NameReserved { name } = "ValidationError", "Load balancer name '{name}' cannot begin with 'internal-'";
    /// Seen for the protocols of listeners, by analogy for other settings.
    NotOneOf { what, value, choices } = "ValidationError", "{what} '{value}' must be one of '{choices}'";
    /// The first two by lab-behaviour.md §10.6, for others by analogy [I].
    NotAnArn { text, what } = "ValidationError", "'{text}' is not a valid {what} ARN";
    /// The code by the model, the text [I].
    DuplicateTagKeys { key } = "DuplicateTagKeys", "The tag key '{key}' was specified more than once";
    /// The code by the model, the text [I].
    TooManyTags = "TooManyTags", "The maximum number of tags for a resource has been reached.";
    LoadBalancerNotFoundByName { name } = "LoadBalancerNotFound", "Load balancers '[{name}]' not found";
    LoadBalancerNotFound = "LoadBalancerNotFound", "One or more load balancers not found";
    /// The text [I].
    NamesWithArns = "ValidationError", "You can specify either load balancer names or load balancer ARNs, not both";
    /// The text [I].
    InvalidMarker { marker } = "ValidationError", "'{marker}' is not a valid marker";
    LoadBalancerInUse { arn } = "ResourceInUse", "Load balancer '{arn}' cannot be deleted because it is currently associated with another service";
    LoadBalancerProtected { arn } = "OperationNotPermitted", "Load balancer '{arn}' cannot be deleted because deletion protection is enabled";
    LoadBalancerWithoutGroups = "InvalidConfigurationRequest", "You cannot set security groups on a Network Load Balancer which was created without any security groups.";
    /// The code is not certain.
    LoadBalancerZoneTaken { zone, subnet } = "InvalidConfigurationRequest", "You cannot specify an additional subnet from an Availability Zone that is already associated with the load balancer. The Availability Zone '{zone}' corresponding to the new subnet '{subnet}' is already associated with the load balancer.";
    /// Its beginning was seen, the rest and the code are ours [I].
    LoadBalancerZonesInUse { given, used } = "InvalidConfigurationRequest", "Provided subnets belong to the AZs '{given}'. But they should also include the AZs '{used}' that are used by an endpoint service";
    /// By analogy with Network Load Balancers before 2025 [I].
    GatewayZoneRemoved = "ValidationError", "Subnet removal is not supported for Gateway Load Balancers. You must specify all existing subnets along with any new ones.";
    /// For target groups by analogy [I].
    AttributeUnknown { what, key } = "ValidationError", "{what} attribute key '{key}' is not recognized";
    /// The text [I].
    AttributeRange { key, value, range } = "ValidationError", "The value of {key} '{value}' must be within '{range}' inclusive";
    LoadBalancerDuplicate { name } = "DuplicateLoadBalancerName", "A load balancer with the same name '{name}' exists, but with different settings";
    LoadBalancerLimitExceeded = "TooManyLoadBalancers", "The maximum number of load balancers has been reached.";
    /// By analogy with gateway listeners [I].
    NotForGateway { what } = "ValidationError", "{what} cannot be specified for gateway load balancers";
    SubnetsWithMappings = "ValidationError", "You can specify either subnets or subnet mappings, not both";
    LoadBalancerSameZone = "InvalidConfigurationRequest", "A load balancer cannot be attached to multiple subnets in the same Availability Zone";
    LoadBalancerSubnetNotFound { id } = "SubnetNotFound", "The subnet ID '{id}' does not exist";
    /// The code by the model, the text [I].
    LoadBalancerVpcs = "InvalidSubnet", "All subnets must belong to the same VPC";
    /// Seen in gh:openshift/installer#1110.
    LoadBalancerVpcWithoutGateway { vpc } = "InvalidSubnet", "VPC {vpc} has no internet gateway";
    /// Seen in gh:kubernetes-sigs/aws-load-balancer-controller#4852.
    LoadBalancerSubnetsWithoutIpv6 = "ValidationError", "You must specify subnets with an associated IPv6 CIDR block.";
    /// The code by the model, the text [I].
    LoadBalancerSubnetFull { id } = "InvalidSubnet", "Not enough IP space available in {id}.";
    /// The text [I].
    LoadBalancerAddress { address, subnet } = "ValidationError", "The private IPv4 address '{address}' is not available in the subnet '{subnet}'";
    /// The rule by the model, the text by analogy [I].
    LoadBalancerAddressPublic = "ValidationError", "A private IPv4 address cannot be specified for internet-facing load balancers";
    /// The code by the model, the text [I].
    LoadBalancerGroupNotFound { id } = "InvalidSecurityGroup", "The security group '{id}' does not exist";
    /// What AWS says to a group of another VPC (seen for Application Load Balancers).
    LoadBalancerGroupsInvalid = "InvalidConfigurationRequest", "One or more security groups are invalid";
    TargetGroupNotFound { arn } = "TargetGroupNotFound", "Target groups '{arn}' not found";
    /// The text of DescribeTargetGroups [R], for others by analogy.
    TargetGroupsNotFound = "TargetGroupNotFound", "One or more target groups not found";
    TargetGroupInUse { arn } = "ResourceInUse", "Target group '{arn}' is currently in use by a listener or a rule";
    /// The text [I], as is the next one.
    TargetGroupSelectors = "ValidationError", "You can specify only one of a load balancer ARN, target group ARNs and target group names";
    /// The rule and the code by lab-behaviour.md §10.3.
    UnhealthyDraining = "InvalidConfigurationRequest", "A draining interval for unhealthy targets requires that connections to unhealthy targets are not terminated";
    /// The rule by lab-behaviour.md §10.3, the code and the text [I].
    FailoversDiffer = "InvalidConfigurationRequest", "The attributes 'target_failover.on_deregistration' and 'target_failover.on_unhealthy' must have the same value";
    /// Seen in a replica only [R].
    StickinessOfTls = "InvalidConfigurationRequest", "You cannot enable stickiness on target groups with the TLS protocol";
    TargetGroupDuplicate { name } = "DuplicateTargetGroupName", "A target group with the same name '{name}' exists, but with different settings";
    /// By analogy with load balancers [I].
    TargetGroupLimitExceeded = "TooManyTargetGroups", "The maximum number of target groups has been reached.";
    TargetGroupVpcNotFound { id } = "ValidationError", "The VPC ID '{id}' is not found";
    /// The rule by lab-behaviour.md §10.3, the text [I].
    GenevePort = "ValidationError", "The port of a target group with the protocol GENEVE and of its targets must be 6081";
    /// Seen in gh:kubernetes-sigs/aws-load-balancer-controller#328.
    TargetInstanceId { id } = "ValidationError", "Instance ID '{id}' is not valid";
    /// Seen in gh:ansible-collections/community.aws#1441.
    TargetAddress { address } = "ValidationError", "The IP address '{address}' is not a valid IPv4 address";
    /// Two texts of one situation coexist: this one is ours where no zone is given, the next one where a wrong one is [I].
    TargetZoneMissing { address } = "ValidationError", "The Availability Zone is required for IP address '{address}' because it is not in the VPC";
    TargetZoneInvalid { address } = "ValidationError", "You must specify a valid Availability Zone or select 'all' for all enabled Availability zones, since the IP address '{address}' is outside the VPC";
    /// Seen with 'all'.
    TargetZoneOverridden { address, zone, actual } = "ValidationError", "The IP address '{address}' is within the VPC, and cannot have its Availability Zone overridden to '{zone}' from '{actual}'";
    /// The rule by the model, the text [I], as for the next one.
    TargetZoneOfType { target_type } = "ValidationError", "An Availability Zone cannot be specified for targets of the type '{target_type}'";
    TargetAddressPublic { address } = "ValidationError", "The IP address '{address}' is outside the VPC and is not a private address";
    /// The code by the model, the text by analogy [I].
    TargetLimitExceeded = "TooManyTargets", "The maximum number of targets has been reached.";
    HealthCheckUnsupported { what } = "InvalidConfigurationRequest", "Health check {what} are not supported for TCP health checks";
    HealthCheckPort { port } = "ValidationError", "Health check port {port} must be within 1-65535 or traffic-port";
    HealthCheckTimeout { timeout, interval } = "ValidationError", "Health check timeout '{timeout}' must be smaller than or equal to the interval '{interval}'";
    /// The text [I].
    HealthCheckDisabled { target_type } = "ValidationError", "Health check enabled must be true for target groups with target type '{target_type}'";
    /// The text [I].
    HealthCheckPath { path } = "ValidationError", "Health check path '{path}' must begin with a '/' character";
    /// The text [I].
    HealthCheckMatcher { matcher } = "ValidationError", "Health check matcher HTTP code '{matcher}' must be within '200-599' inclusive";
    ListenerNotFound = "ListenerNotFound", "One or more listeners not found";
    /// The text [I].
    ListenerSelectors = "ValidationError", "You must specify either a load balancer ARN or listener ARNs";
    ListenerPortTaken { port } = "ValidationError", "Listener port '{port}' is already in use";
    ListenerDuplicate { arn } = "DuplicateListener", "A listener already exists on this port for this load balancer '{arn}'";
    ListenerLimitExceeded = "TooManyListeners", "The maximum number of listeners has been reached.";
    /// For gateway listeners [R], by analogy for others.
    NotForListeners { what, listeners } = "ValidationError", "{what} cannot be specified for {listeners} listeners";
    /// Seen for HTTPS listeners.
    CertificateMissing = "ValidationError", "A certificate must be specified for TLS listeners";
    /// The code by the model, the text [I].
    TooManyCertificates = "TooManyCertificates", "Exactly one certificate can be specified for a listener";
    /// The text [I].
    OneActionOnly = "ValidationError", "Exactly one default action must be specified";
    /// The rule by the model, the text [I].
    ForwardsDiffer = "ValidationError", "The target group ARN and the forward config of an action must specify the same target group";
    TargetGroupTaken { arn } = "TargetGroupAssociationLimit", "The following target groups cannot be associated with more than one load balancer: {arn}";
    /// Seen without what follows the colon.
    IncompatibleProtocols { arn } = "IncompatibleProtocols", "The listener and the following target groups have incompatible protocols: {arn}";
    /// The text [I].
    TargetGroupOtherVpc { arn } = "InvalidConfigurationRequest", "The following target groups are not in the VPC of the load balancer: {arn}";
    /// The code by the model, the text [I].
    SslPolicyNotFound { name } = "SSLPolicyNotFound", "SSL policy '{name}' not found";

    // Route 53: lab-behaviour.md §12.3.
    HostedZoneNotFound { id } = "NoSuchHostedZone", "No hosted zone found with ID: {id}";
    ChangeNotFound { id } = "NoSuchChange", "Could not find resource with ID: {id}";
    CallerReferenceUsed = "HostedZoneAlreadyExists", "A hosted zone has already been created with the specified caller reference.";
    DomainConflict = "ConflictingDomainExists", "A conflicting domain is already associated with the given VPC or Delegation Set.";
    HostedZoneVpcInvalid = "InvalidVPCId", "The VPC ID is invalid.";
    /// The code by the model, the text [I].
    HostedZoneLimitExceeded = "TooManyHostedZones", "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.";
    HostedZoneNotEmpty = "HostedZoneNotEmpty", "The specified hosted zone contains non-required resource record sets and so cannot be deleted.";
    /// The code by the model, the text by analogy with those of changes [I].
    DomainNameInvalid { fault } = "InvalidDomainName", "{fault}";
    /// The code by the model, the text by analogy [I].
    DelegationSetNotFound { id } = "NoSuchDelegationSet", "No delegation set found with ID: {id}";
    /// The code by the model, the text by analogy [I].
    HealthCheckNotFound { id } = "NoSuchHealthCheck", "No health check found with ID: {id}";
    RecordChangesInvalid { faults } = "InvalidChangeBatch", "[{faults}]";
    /// Seen with `but found none` and `but found more than one`: gh:agorapulse/grails-aws-sdk#95.
    RecordSetExpected { choices, found, change } = "InvalidInput", "Invalid request: Expected exactly one of [{choices}], but found {found} in Change with [{change}]";
    /// By analogy with the one above [I].
    RecordSetField { field, change } = "InvalidInput", "Invalid request: Missing field '{field}' in Change with [{change}]";
    ZoneConstraint { value, member, rule } = "InvalidInput", "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must {rule}";
    /// Its beginning was seen, the rest is the schema language's own.
    SchemaFault { fault } = "InvalidInput", "Invalid XML ; {fault}";
    /// The text [I], as is the next one.
    MarkerUnknown { marker } = "InvalidInput", "The marker '{marker}' is not valid.";
    ZoneIdWithoutName = "InvalidInput", "A hosted zone ID can only be specified together with a DNS name.";
    /// The rule by the model, the text [I].
    PrivateZoneWithoutVpc = "InvalidInput", "When you're creating a private hosted zone, you must also specify values for VPCId and VPCRegion.";
    /// The rule by lab-behaviour.md §12.2, the text [I].
    AnswerOfPrivateZone { id } = "InvalidInput", "The hosted zone {id} is private: only public hosted zones answer.";
    /// A name that cannot be one, in the words of the changes: gh:sorah/acmesmith#65; other texts of ours [I].
    ZoneInputInvalid { fault } = "InvalidInput", "{fault}";
    // Simple Notification Service: lab-behaviour.md §13. `place` is `Attributes Reason: ` where a whole map is given.
    TopicNotFound = "NotFound", "Topic does not exist";
    TopicName = "InvalidParameter", "Invalid parameter: Topic Name";
    TooFewElements { parameter, count } = "InvalidParameter", "Invalid parameter: {parameter} Reason: An ARN must have at least 6 elements, not {count}";
    TopicArnInvalid = "InvalidParameter", "Invalid parameter: TopicArn";
    TopicAttributesDiffer = "InvalidParameter", "Invalid parameter: Attributes Reason: Topic already exists with different attributes";
    TopicTagsDiffer = "InvalidParameter", "Invalid parameter: Tags Reason: Topic already exists with different tags";
    /// As LocalStack says it [R].
    TopicTagDuplicate = "InvalidParameter", "Invalid parameter: Duplicated keys are not allowed.";
    /// Seen in tests of gh:ballerina-platform/module-ballerinax-aws.sns, as is the sample rate's and the policy's scope; the code by the model.
    TopicTooManyTags = "TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded";
    AttributeName = "InvalidParameter", "Invalid parameter: AttributeName";
    /// By analogy [I].
    AttributeUnknownName { name } = "InvalidParameter", "Invalid parameter: Attributes Reason: Unknown attribute: {name}";
    /// Seen for RawMessageDelivery, by analogy for others [I].
    AttributeChoice { place, name, value, choices } = "InvalidParameter", "Invalid parameter: {place}{name}: Invalid value [{value}]. Must be {choices}.";
    AttributePercentage { place, name, value } = "InvalidParameter", "Invalid parameter: {place}{name}: {value} value provided is not an integer between 0-100";
    /// For filter policies [R], by analogy for others.
    AttributeNoJson { place, name } = "InvalidParameter", "Invalid parameter: {place}{name}: failed to parse JSON.";
    /// The text [I].
    DeduplicationOfStandard { place } = "InvalidParameter", "Invalid parameter: {place}Content-based deduplication can only be set for FIFO topics";
    /// Seen in issues about topic policies.
    TopicPolicyInvalid { place } = "InvalidParameter", "Invalid parameter: {place}Policy Error: null";
    TopicPolicyScope { place } = "InvalidParameter", "Invalid parameter: {place}Policy statement action out of service scope!";
    SubscriptionAttributesDiffer = "InvalidParameter", "Invalid parameter: Attributes Reason: Subscription already exists with different attributes";
    ProtocolUnknown { protocol } = "InvalidParameter", "Invalid parameter: Amazon SNS does not support this protocol string: {protocol}";
    /// Seen for SQS, by analogy for Lambda, Firehose and applications [I].
    EndpointArn { what } = "InvalidParameter", "Invalid parameter: {what} endpoint ARN";
    /// As LocalStack says it [R], as the next one.
    EndpointScheme = "InvalidParameter", "Invalid parameter: Endpoint must match the specified protocol";
    EndpointNumber { endpoint } = "InvalidParameter", "Invalid SMS endpoint: {endpoint}";
    /// The text [I].
    EndpointMail = "InvalidParameter", "Invalid parameter: Email address";
    FifoQueueOfStandard = "InvalidParameter", "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics";
    /// By analogy with the text above [I].
    FifoTopicProtocol { protocol } = "InvalidParameter", "Invalid parameter: Invalid parameter: Endpoint Reason: Endpoints of the protocol {protocol} can not be subscribed to FIFO SNS topics";
    SubscriptionArnMissing = "InvalidParameter", "Invalid parameter: SubscriptionArn Reason: no value for required parameter";
    SubscriptionIdInvalid = "InvalidParameter", "Invalid parameter: SubscriptionId";
    /// The text [I].
    ListTokenInvalid = "InvalidParameter", "Invalid parameter: NextToken";
    /// Of another account's topic; the text as of other services with policies of resources.
    TopicDenied { principal, action, resource, why } = "AuthorizationError", "User: {principal} is not authorized to perform: {action} on resource: {resource} {why}";

    // Resource Groups Tagging API. The code by the model, the texts [I] where nothing else is said.
    /// Seen in gh:boto/boto3#2760.
    TaggedNoArn { arn } = "InvalidParameterException", "{arn} not a valid AmazonResourceName (ARN)";
    /// Seen in gh:aws/aws-cli#3434, for a type that is known by now.
    TaggedKindUnknown { kind } = "InvalidParameterException", "'{kind}' is not a recognized EC2ResourceType id ";
    /// The code by the model's description of what each resource's failure may be.
    TaggedUnsupported { arn } = "InternalServiceException", "The resource {arn} is of no type that can be tagged here.";
    TaggedElsewhere { arn } = "InvalidParameterException", "The resource {arn} is not of this account and Region.";
    ArnsWithOthers { name } = "InvalidParameterException", "ResourceARNList and {name} cannot be specified together.";
    ExcludedWithoutDetails = "InvalidParameterException", "ExcludeCompliantResources can be true only if IncludeComplianceDetails is true.";
    TaggedPageSize { name, least, most } = "InvalidParameterException", "{name} must be a number from {least} to {most}.";
    TagFilterWithoutKey = "InvalidParameterException", "A tag filter must have a key.";
    TaggedTypeInvalid { value } = "InvalidParameterException", "'{value}' is no resource type: service[:resourceType].";
    TaggedTokenInvalid = "InvalidParameterException", "The pagination token is not valid.";

    // Organizations.
    /// Seen in gh:cloud-custodian/cloud-custodian#8106.
    NoOrganization = "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.";
    /// Seen in gh:awslabs/aws-innovation-sandbox#6.
    OrganizationDenied = "AccessDeniedException", "You don't have permissions to access this resource.";
    /// As other tools remember them [R].
    AccountNotFound = "AccountNotFoundException", "You specified an account that doesn't exist.";
    AccountIdInvalid = "InvalidInputException", "You provided a value that does not match the required pattern.";

    // Identity and Access Management.
    /// The text [I].
    AliasMarkerUnknown { marker } = "ValidationError", "The marker '{marker}' is not valid.";

    // Security Token Service.
    /// Seen in gh:physera/onelogin-aws-cli#12, there for AssumeRoleWithSAML.
    RoleArnInvalid = "ValidationError", "Request ARN is invalid";
    ChainedSessionTooLong = "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    SessionOfSession = "AccessDenied", "Cannot call GetSessionToken with session credentials";

    // Elastic Load Balancing and Security Token Service.
    /// A value outside the model's bounds (lab-behaviour.md §10.6).
    Constraint { value, member, rule } = "ValidationError", "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must {rule}";
}

impl ApiError {
    /// Refuses a number outside the model's bounds, in the words of the services that say [`ApiError::Constraint`].
    ///
    /// # Errors
    /// `ValidationError`.
    pub fn check_value(value: i64, member: &str, bounds: RangeInclusive<i64>) -> Result<(), Self> {
        let rule = if value < *bounds.start() {
            format!("have value greater than or equal to {}", bounds.start())
        } else if value > *bounds.end() {
            format!("have value less than or equal to {}", bounds.end())
        } else {
            return Ok(());
        };
        Err(Self::Constraint { value: value.to_string(), member: member.to_owned(), rule })
    }

    /// Refuses a text whose length in characters is outside the model's bounds.
    ///
    /// # Errors
    /// `ValidationError`.
    pub fn check_length(value: &str, member: &str, bounds: RangeInclusive<usize>) -> Result<(), Self> {
        let length = value.chars().count();
        let rule = if length < *bounds.start() {
            format!("have length greater than or equal to {}", bounds.start())
        } else if length > *bounds.end() {
            format!("have length less than or equal to {}", bounds.end())
        } else {
            return Ok(());
        };
        Err(Self::Constraint { value: value.to_owned(), member: member.to_owned(), rule })
    }

    /// The refusal of a text that a load balancer's setting does not allow.
    pub fn not_one_of(what: &str, value: &str, choices: &[&str]) -> Self {
        Self::NotOneOf { what: what.to_owned(), value: value.to_owned(), choices: choices.join(", ") }
    }

    /// Refuses a text that is not in the model's enum.
    ///
    /// # Errors
    /// `ValidationError`.
    pub fn check_choice(value: &str, member: &str, choices: &[&str]) -> Result<(), Self> {
        if choices.contains(&value) {
            return Ok(());
        }
        let rule = format!("satisfy enum value set: [{}]", choices.join(", "));
        Err(Self::Constraint { value: value.to_owned(), member: member.to_owned(), rule })
    }

    /// The HTTP status (aws-behaviour.md §1): 400 but for a dry run that would have worked, for what is denied, for what is
    /// not there yet, and for what Route 53 and SNS say to what is not there or there already (lab-behaviour.md §12.3, §13).
    pub fn status(&self) -> u16 {
        match self {
            Self::SessionOfSession
            | Self::TopicDenied { .. }
            | Self::Unauthorized { .. }
            | Self::AccessDenied { .. }
            | Self::AuthorizationError { .. } => 403,
            Self::HostedZoneNotFound { .. }
            | Self::ChangeNotFound { .. }
            | Self::HealthCheckNotFound { .. }
            | Self::TopicNotFound => 404,
            Self::CallerReferenceUsed => 409,
            Self::DryRun => 412,
            Self::TaggedUnsupported { .. } => 500,
            Self::ServiceNotReady => 503,
            _ => 400,
        }
    }
}
