//! Ids of EC2's resources: how they are made, told apart and refused (aws-behaviour.md §4, lab-behaviour.md §1.3).

use super::error::ApiError;
use crate::base::random::Random;

/// A kind of resource that has an id of the form `<prefix>-<17 hex digits>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `vpc-…`
    Vpc,
    /// `subnet-…`
    Subnet,
    /// `sg-…`
    SecurityGroup,
    /// `sgr-…`
    SecurityGroupRule,
    /// `eni-…`
    NetworkInterface,
    /// `rtb-…`
    RouteTable,
    /// `vpce-svc-…`
    EndpointService,
    /// `vpce-svc-perm-…`
    ServicePermission,
    /// `vpce-…`
    Endpoint,
    /// `vpce-con-…`
    EndpointConnection,
    /// `vpce-nfn-…`
    ConnectionNotification,
    /// `rtbassoc-…`
    RouteTableAssociation,
    /// `igw-…`
    InternetGateway,
    /// `pcx-…`
    VpcPeeringConnection,
    /// `pl-…`
    PrefixList,
    /// `acl-…`
    NetworkAcl,
    /// `dopt-…`
    DhcpOptions,
    /// `eipalloc-…`
    Allocation,
    /// `cgw-…`
    CustomerGateway,
    /// `eigw-…`
    EgressOnlyInternetGateway,
    /// `fl-…`
    FlowLog,
    /// `tgw-…`
    TransitGateway,
    /// `tgw-attach-…`
    TransitGatewayAttachment,
    /// `tgw-rtb-…`
    TransitGatewayRouteTable,
    /// `vpn-…`
    VpnConnection,
    /// `vgw-…`
    VpnGateway,
}

/// Every kind.
const ALL: &[Kind] = &[
    Kind::ServicePermission,
    Kind::EndpointService,
    Kind::EndpointConnection,
    Kind::ConnectionNotification,
    Kind::Endpoint,
    Kind::Vpc,
    Kind::Subnet,
    Kind::SecurityGroupRule,
    Kind::SecurityGroup,
    Kind::NetworkInterface,
    Kind::RouteTableAssociation,
    Kind::RouteTable,
    Kind::InternetGateway,
    Kind::VpcPeeringConnection,
    Kind::PrefixList,
    Kind::NetworkAcl,
    Kind::DhcpOptions,
    Kind::Allocation,
    Kind::CustomerGateway,
    Kind::EgressOnlyInternetGateway,
    Kind::FlowLog,
    Kind::TransitGateway,
    Kind::TransitGatewayAttachment,
    Kind::TransitGatewayRouteTable,
    Kind::VpnConnection,
    Kind::VpnGateway,
];

impl Kind {
    /// What its ids start with, the dash included.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Vpc => "vpc-",
            Self::Subnet => "subnet-",
            Self::SecurityGroup => "sg-",
            Self::SecurityGroupRule => "sgr-",
            Self::NetworkInterface => "eni-",
            Self::RouteTable => "rtb-",
            Self::EndpointService => "vpce-svc-",
            Self::ServicePermission => "vpce-svc-perm-",
            Self::Endpoint => "vpce-",
            Self::EndpointConnection => "vpce-con-",
            Self::ConnectionNotification => "vpce-nfn-",
            Self::RouteTableAssociation => "rtbassoc-",
            Self::InternetGateway => "igw-",
            Self::VpcPeeringConnection => "pcx-",
            Self::PrefixList => "pl-",
            Self::NetworkAcl => "acl-",
            Self::DhcpOptions => "dopt-",
            Self::Allocation => "eipalloc-",
            Self::CustomerGateway => "cgw-",
            Self::EgressOnlyInternetGateway => "eigw-",
            Self::FlowLog => "fl-",
            Self::TransitGateway => "tgw-",
            Self::TransitGatewayAttachment => "tgw-attach-",
            Self::TransitGatewayRouteTable => "tgw-rtb-",
            Self::VpnConnection => "vpn-",
            Self::VpnGateway => "vgw-",
        }
    }

    /// Its name in `ResourceType` and in ARNs.
    pub fn resource_type(self) -> &'static str {
        match self {
            Self::Vpc => "vpc",
            Self::Subnet => "subnet",
            Self::SecurityGroup => "security-group",
            Self::SecurityGroupRule => "security-group-rule",
            Self::NetworkInterface => "network-interface",
            Self::RouteTable => "route-table",
            Self::EndpointService => "vpc-endpoint-service",
            Self::ServicePermission => "vpc-endpoint-service-permission",
            Self::Endpoint => "vpc-endpoint",
            Self::EndpointConnection => "vpc-endpoint-connection",
            Self::ConnectionNotification => "vpc-endpoint-connection-notification",
            Self::RouteTableAssociation => "route-table-association",
            Self::InternetGateway => "internet-gateway",
            Self::VpcPeeringConnection => "vpc-peering-connection",
            Self::PrefixList => "prefix-list",
            Self::NetworkAcl => "network-acl",
            Self::DhcpOptions => "dhcp-options",
            Self::Allocation => "elastic-ip",
            Self::CustomerGateway => "customer-gateway",
            Self::EgressOnlyInternetGateway => "egress-only-internet-gateway",
            Self::FlowLog => "vpc-flow-log",
            Self::TransitGateway => "transit-gateway",
            Self::TransitGatewayAttachment => "transit-gateway-attachment",
            Self::TransitGatewayRouteTable => "transit-gateway-route-table",
            Self::VpnConnection => "vpn-connection",
            Self::VpnGateway => "vpn-gateway",
        }
    }

    /// The kind that an id is of by its form.
    pub fn of(id: &str) -> Option<Self> {
        ALL.iter().copied().find(|kind| kind.fits(id))
    }

    /// A new id: every real one has a 0 as its first digit.
    pub fn new_id(self, random: &mut Random) -> String {
        format!("{}{}", self.prefix(), digits(random))
    }

    /// Whether the id is of this kind's form: the prefix, then lower-case letters and digits only.
    pub fn fits(self, id: &str) -> bool {
        id.strip_prefix(self.prefix()).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
    }

    /// Refuses an id of another form.
    ///
    /// # Errors
    /// The kind's `Malformed` error.
    pub fn check(self, id: &str) -> Result<(), ApiError> {
        if self.fits(id) {
            return Ok(());
        }
        let id = id.to_owned();
        // Some say what they expect only where another kind's id was given (lab-behaviour.md §1.2).
        let hint = Self::of(&id).map_or_else(String::new, |_| format!(" (expecting \"{}...\")", self.prefix()));
        Err(match self {
            Self::Vpc => ApiError::MalformedVpcId { id },
            Self::Subnet => ApiError::MalformedSubnetId { id },
            Self::SecurityGroup => ApiError::MalformedGroupId { id, hint },
            Self::NetworkInterface => ApiError::MalformedInterfaceId { id, hint },
            Self::EndpointService => ApiError::MalformedServiceId { id },
            Self::Endpoint => ApiError::MalformedEndpointId { id },
            Self::RouteTable => ApiError::MalformedRouteTableId { id },
            Self::InternetGateway => ApiError::MalformedInternetGatewayId { id },
            Self::VpcPeeringConnection => ApiError::MalformedPeeringId { id },
            Self::PrefixList => ApiError::MalformedPrefixListId { id },
            Self::NetworkAcl => ApiError::MalformedAclId { id },
            Self::DhcpOptions => ApiError::MalformedDhcpOptionsId { id },
            Self::Allocation => ApiError::MalformedAllocationId { id },
            Self::CustomerGateway => ApiError::MalformedCustomerGatewayId { id },
            Self::EgressOnlyInternetGateway => ApiError::MalformedEgressGatewayId { id },
            Self::FlowLog => ApiError::MalformedFlowLogId { id },
            Self::TransitGateway => ApiError::MalformedTransitGatewayId { id },
            Self::TransitGatewayAttachment => ApiError::MalformedTransitAttachmentId { id },
            Self::TransitGatewayRouteTable => ApiError::MalformedTransitTableId { id },
            Self::VpnConnection => ApiError::MalformedVpnConnectionId { id },
            Self::VpnGateway => ApiError::MalformedVpnGatewayId { id },
            Self::SecurityGroupRule => ApiError::MalformedRuleId { id },
            Self::ServicePermission
            | Self::EndpointConnection
            | Self::ConnectionNotification
            | Self::RouteTableAssociation => ApiError::InvalidId { id },
        })
    }
}

/// 17 hex digits, the first one 0.
pub fn digits(random: &mut Random) -> String {
    format!("0{}", random.id(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_apart_by_their_form() {
        let mut random = Random::new(Some("1"));
        for &kind in ALL {
            assert_eq!(Kind::of(&kind.new_id(&mut random)), Some(kind));
        }
        assert_eq!(Kind::of("vpce-svcnotexisting-0515"), None);
        assert_eq!(Kind::of("arn:aws:x"), None);
    }

    #[test]
    fn what_is_expected_is_said_to_other_ids() {
        let refusal = |id| Kind::SecurityGroup.check(id).unwrap_err().to_string();
        assert_eq!(refusal("vpc-0"), "Invalid id: \"vpc-0\" (expecting \"sg-...\")");
        assert_eq!(refusal("foo"), "Invalid id: \"foo\"");
    }
}
