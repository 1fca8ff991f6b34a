//! What IAM checks of each operation: the resources that it touches and their condition keys, as AWS's service authorization
//! reference has them. An operation without a line touches `*` and has the keys that every call has.
//!
//! A resource is written as a part of its ARN, after the owner; `{Member}` stands for what the input has there, one resource
//! for each of several and none if there is nothing. What begins with `arn:` or a member is a whole ARN or an id. A line with
//! `if` is about a further action, which only a call needs that has that member (of Regions: one that names another).

/// A condition key of PrivateLink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// `ec2:VpceMultiRegion`
    MultiRegion,
    /// `ec2:VpceServiceName`
    ServiceName,
    /// `ec2:VpceServiceOwner`
    ServiceOwner,
    /// `ec2:VpceServicePrivateDnsName`
    PrivateDnsName,
    /// `ec2:VpceServiceRegion`
    ServiceRegion,
    /// `ec2:VpceSupportedRegion`
    SupportedRegion,
}

impl Key {
    /// As conditions name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::MultiRegion => "ec2:VpceMultiRegion",
            Self::ServiceName => "ec2:VpceServiceName",
            Self::ServiceOwner => "ec2:VpceServiceOwner",
            Self::PrivateDnsName => "ec2:VpceServicePrivateDnsName",
            Self::ServiceRegion => "ec2:VpceServiceRegion",
            Self::SupportedRegion => "ec2:VpceSupportedRegion",
        }
    }
}

/// A kind of resource that an action touches.
#[derive(Debug)]
pub(super) struct Resource {
    /// `vpc/{VpcId}`
    pub(super) form: &'static str,
    /// Its keys besides tags and ids.
    pub(super) keys: &'static [Key],
}

/// An action that an operation needs.
#[derive(Debug)]
pub(super) struct Line {
    /// `CreateVpcEndpoint`
    pub(super) operation: &'static str,
    /// The member with which it needs this action too, and the action: `vpce:AllowMultiRegion`.
    pub(super) further: Option<(&'static str, &'static str)>,
    /// What the action touches. What is made comes first: that is what AWS's refusals name.
    pub(super) resources: &'static [Resource],
}

/// The lines of an operation of the service with this prefix of actions.
pub(super) fn of(prefix: &str, operation: &str) -> impl Iterator<Item = &'static Line> {
    let lines = match prefix {
        "ec2" => EC2,
        "elasticloadbalancing" => ELASTIC_LOAD_BALANCING,
        "route53" => ROUTE53,
        "sns" => SNS,
        "sts" => STS,
        "tagging" => TAGGING,
        _ => &[],
    };
    lines.iter().filter(move |line| line.operation == operation)
}

/// Actions that nobody has to be allowed, and whether a denial counts (lab-behaviour.md §11; for GetSessionToken by AWS's
/// description of it).
pub(super) const FREE: &[(&str, bool)] = &[("sts:GetCallerIdentity", false), ("sts:GetSessionToken", true)];

macro_rules! lines {
    ($( $operation:ident $(if $member:literal $action:literal)? => $( $form:literal $([$($key:ident)+])? ),+; )+) => {
        &[$( Line {
            operation: stringify!($operation),
            further: lines!(@further $($member $action)?),
            resources: &[$( Resource { form: $form, keys: &[$($(Key::$key),+)?] } ),+],
        }, )+]
    };
    (@further) => { None };
    (@further $member:literal $action:literal) => { Some(($member, $action)) };
}

static EC2: &[Line] = lines! {
    AcceptVpcEndpointConnections => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
    AcceptVpcPeeringConnection => "vpc/{AccepterVpc}", "vpc-peering-connection/{VpcPeeringConnectionId}";
    AssociateRouteTable => "route-table/{RouteTableId}", "internet-gateway/{GatewayId}", "subnet/{SubnetId}";
    AttachInternetGateway => "internet-gateway/{InternetGatewayId}", "vpc/{VpcId}";
    AuthorizeSecurityGroupEgress => "security-group/{GroupId}";
    AuthorizeSecurityGroupIngress => "security-group/{GroupId}";
    CreateInternetGateway => "internet-gateway/*";
    CreateNetworkInterface => "network-interface/*", "subnet/{SubnetId}", "security-group/{Groups}";
    CreateRoute => "route-table/{RouteTableId}";
    CreateRouteTable => "route-table/*", "vpc/{VpcId}";
    CreateSecurityGroup => "security-group/*", "vpc/{VpcId}";
    CreateSubnet => "subnet/*", "vpc/{VpcId}";
    CreateTags => "{Resources}" [MultiRegion ServiceRegion SupportedRegion];
    CreateVpc => "vpc/*";
    CreateVpcEndpoint => "vpc-endpoint/*" [MultiRegion ServiceName ServiceOwner ServiceRegion], "vpc/{VpcId}",
        "subnet/{SubnetIds}", "subnet/{SubnetConfigurations.SubnetId}", "security-group/{SecurityGroupIds}",
        "route-table/{RouteTableIds}";
    CreateVpcEndpoint if "ServiceRegion" "vpce:AllowMultiRegion"
        => "vpc-endpoint/*" [MultiRegion ServiceName ServiceOwner ServiceRegion];
    CreateVpcEndpointConnectionNotification
        => "vpc-endpoint/{VpcEndpointId}", "vpc-endpoint-service/{ServiceId}" [MultiRegion ServiceRegion];
    // The reference does not list SupportedRegion here, the guide does.
    CreateVpcEndpointServiceConfiguration
        => "vpc-endpoint-service/*" [MultiRegion PrivateDnsName ServiceRegion SupportedRegion];
    CreateVpcEndpointServiceConfiguration if "SupportedRegions" "vpce:AllowMultiRegion"
        => "vpc-endpoint-service/*" [MultiRegion PrivateDnsName ServiceRegion SupportedRegion];
    CreateVpcPeeringConnection => "vpc-peering-connection/*", "vpc/{VpcId}";
    DeleteInternetGateway => "internet-gateway/{InternetGatewayId}";
    DeleteNetworkInterface => "network-interface/{NetworkInterfaceId}";
    DeleteRoute => "route-table/{RouteTableId}";
    DeleteRouteTable => "route-table/{RouteTableId}";
    DeleteSecurityGroup => "security-group/{GroupId}";
    DeleteSubnet => "subnet/{SubnetId}";
    DeleteTags => "{Resources}";
    DeleteVpc => "vpc/{VpcId}";
    DeleteVpcEndpointConnectionNotifications
        => "vpc-endpoint/{NotifyingEndpoint}", "vpc-endpoint-service/{NotifyingService}" [MultiRegion SupportedRegion];
    DeleteVpcEndpointServiceConfigurations => "vpc-endpoint-service/{ServiceIds}" [MultiRegion SupportedRegion];
    DeleteVpcEndpoints => "vpc-endpoint/{VpcEndpointIds}" [MultiRegion ServiceName ServiceRegion];
    DeleteVpcPeeringConnection => "vpc-peering-connection/{VpcPeeringConnectionId}";
    DescribeVpcAttribute => "vpc/{VpcId}";
    DescribeVpcEndpointServicePermissions => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
    DetachInternetGateway => "internet-gateway/{InternetGatewayId}", "vpc/{VpcId}";
    DisassociateRouteTable => "route-table/{AssociatedTable}", "subnet/{AssociatedSubnet}";
    ModifyNetworkInterfaceAttribute => "network-interface/{NetworkInterfaceId}", "security-group/{Groups}";
    ModifySubnetAttribute => "subnet/{SubnetId}";
    ModifyVpcAttribute => "vpc/{VpcId}";
    ModifyVpcEndpoint => "vpc-endpoint/{VpcEndpointId}" [MultiRegion ServiceRegion], "subnet/{AddSubnetIds}",
        "subnet/{RemoveSubnetIds}", "subnet/{SubnetConfigurations.SubnetId}", "security-group/{AddSecurityGroupIds}",
        "security-group/{RemoveSecurityGroupIds}", "route-table/{AddRouteTableIds}", "route-table/{RemoveRouteTableIds}";
    ModifyVpcEndpointConnectionNotification
        => "vpc-endpoint/{NotifyingEndpoint}", "vpc-endpoint-service/{NotifyingService}" [MultiRegion SupportedRegion];
    // The reference does not list it; by analogy [I].
    ModifyVpcEndpointPayerResponsibility => "vpc-endpoint/{VpcEndpointId}" [MultiRegion ServiceRegion];
    ModifyVpcEndpointServiceConfiguration
        => "vpc-endpoint-service/{ServiceId}" [MultiRegion PrivateDnsName SupportedRegion];
    ModifyVpcEndpointServiceConfiguration if "AddSupportedRegions" "vpce:AllowMultiRegion"
        => "vpc-endpoint-service/{ServiceId}" [MultiRegion PrivateDnsName SupportedRegion];
    ModifyVpcEndpointServiceConfiguration if "RemoveSupportedRegions" "vpce:AllowMultiRegion"
        => "vpc-endpoint-service/{ServiceId}" [MultiRegion PrivateDnsName SupportedRegion];
    ModifyVpcEndpointServicePayerResponsibility => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
    ModifyVpcEndpointServicePermissions => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
    ModifyVpcPeeringConnectionOptions => "vpc-peering-connection/{VpcPeeringConnectionId}";
    RejectVpcEndpointConnections => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
    RejectVpcPeeringConnection => "vpc-peering-connection/{VpcPeeringConnectionId}";
    ReplaceRoute => "route-table/{RouteTableId}";
    RevokeSecurityGroupEgress => "security-group/{GroupId}";
    RevokeSecurityGroupIngress => "security-group/{GroupId}";
    StartVpcEndpointServicePrivateDnsVerification => "vpc-endpoint-service/{ServiceId}" [MultiRegion SupportedRegion];
};

static ELASTIC_LOAD_BALANCING: &[Line] = lines! {
    AddTags => "{ResourceArns}";
    CreateListener => "{LoadBalancerArn}";
    CreateListener if "Tags" "elasticloadbalancing:AddTags" => "{NewListener}";
    CreateLoadBalancer => "loadbalancer/{TypeOfLoadBalancer}/{Name}/*";
    CreateLoadBalancer if "Tags" "elasticloadbalancing:AddTags" => "loadbalancer/{TypeOfLoadBalancer}/{Name}/*";
    CreateTargetGroup => "targetgroup/{Name}/*";
    CreateTargetGroup if "Tags" "elasticloadbalancing:AddTags" => "targetgroup/{Name}/*";
    DeleteListener => "{ListenerArn}";
    DeleteLoadBalancer => "{LoadBalancerArn}";
    DeleteTargetGroup => "{TargetGroupArn}";
    DeregisterTargets => "{TargetGroupArn}";
    ModifyListener => "{ListenerArn}";
    ModifyLoadBalancerAttributes => "{LoadBalancerArn}";
    ModifyTargetGroup => "{TargetGroupArn}";
    ModifyTargetGroupAttributes => "{TargetGroupArn}";
    RegisterTargets => "{TargetGroupArn}";
    RemoveTags => "{ResourceArns}";
    SetIpAddressType => "{LoadBalancerArn}";
    SetSecurityGroups => "{LoadBalancerArn}";
    SetSubnets => "{LoadBalancerArn}";
};

static ROUTE53: &[Line] = lines! {
    ChangeResourceRecordSets => "hostedzone/{HostedZoneId}";
    ChangeTagsForResource => "{ResourceType}/{ResourceId}";
    DeleteHostedZone => "hostedzone/{Id}";
    GetChange => "change/{Id}";
    GetHostedZone => "hostedzone/{Id}";
    ListResourceRecordSets => "hostedzone/{HostedZoneId}";
    ListTagsForResource => "{ResourceType}/{ResourceId}";
};

static SNS: &[Line] = lines! {
    CreateTopic => "{Name}";
    CreateTopic if "Tags" "SNS:TagResource" => "{Name}";
    DeleteTopic => "{TopicArn}";
    GetTopicAttributes => "{TopicArn}";
    ListSubscriptionsByTopic => "{TopicArn}";
    SetTopicAttributes => "{TopicArn}";
    Subscribe => "{TopicArn}";
};

static STS: &[Line] = lines! {
    AssumeRole => "{RoleArn}";
};

/// The services have to allow it too; here the whole call is refused where they do not [I].
static TAGGING: &[Line] = lines! {
    TagResources if "ResourceARNList" "SNS:TagResource" => "{TaggedInSns}";
    TagResources if "ResourceARNList" "ec2:CreateTags" => "{TaggedInEc2}";
    TagResources if "ResourceARNList" "elasticloadbalancing:AddTags" => "{TaggedInElb}";
    TagResources if "ResourceARNList" "route53:ChangeTagsForResource" => "{TaggedInRoute53}";
    UntagResources if "ResourceARNList" "SNS:UntagResource" => "{TaggedInSns}";
    UntagResources if "ResourceARNList" "ec2:DeleteTags" => "{TaggedInEc2}";
    UntagResources if "ResourceARNList" "elasticloadbalancing:RemoveTags" => "{TaggedInElb}";
    UntagResources if "ResourceARNList" "route53:ChangeTagsForResource" => "{TaggedInRoute53}";
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, SERVICES, Shape};

    /// What stands for something that the input does not have but the state does, or that follows from a member.
    const DERIVED: &[&str] = &[
        "AccepterVpc",
        "AssociatedSubnet",
        "AssociatedTable",
        "NewListener",
        "NotifyingEndpoint",
        "NotifyingService",
        "TaggedInEc2",
        "TaggedInElb",
        "TaggedInRoute53",
        "TaggedInSns",
        "TypeOfLoadBalancer",
    ];

    fn has(shape: &Shape, path: &str) -> bool {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        match &shape.kind {
            Kind::List { item, .. } => has(item, path),
            Kind::Structure(members) => members
                .iter()
                .find(|member| member.name == name)
                .is_some_and(|member| rest.is_none_or(|rest| has(member.shape, rest))),
            _ => false,
        }
    }

    #[test]
    fn lines_name_operations_and_members() {
        for (prefix, lines) in [
            ("ec2", EC2),
            ("elasticloadbalancing", ELASTIC_LOAD_BALANCING),
            ("route53", ROUTE53),
            ("sns", SNS),
            ("sts", STS),
            ("tagging", TAGGING),
        ] {
            let service = SERVICES.iter().find(|service| service.signing_name == prefix).expect(prefix);
            assert!(lines.is_sorted_by_key(|line| line.operation), "{prefix}");
            for line in lines {
                let operation = service.operation_by_name(line.operation).expect(line.operation);
                let forms = line.resources.iter().flat_map(|resource| resource.form.split('{').skip(1));
                let members = forms.filter_map(|form| form.split('}').next());
                for member in members.chain(line.further.map(|(member, _)| member)) {
                    let is_known = has(operation.input, member) || DERIVED.contains(&member);
                    assert!(is_known, "{}: {member}", line.operation);
                }
            }
        }
    }
}
