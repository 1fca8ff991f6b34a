#!/usr/bin/env bash
# An audit: everything is described into files once, and jq checks that the files agree with each other.
. "$(dirname "$0")/lib.sh"
provider; service --acceptance-required; consumer; EP=$(endpoint); EP2=$(CSUB1=$CSUB2 endpoint); need endpoints "$EP2"
aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" >/dev/null; until_text available ep_state "$EP" || fail available
ME=$(aws sts get-caller-identity --query Account --output text); cd "$TMP" || exit 1
dump() { local f=$1; shift; aws "$@" --output json > "$f.json" || fail "dump $f"; jq -e . "$f.json" >/dev/null || fail "JSON $f"; }
dump vpcs ec2 describe-vpcs; dump subnets ec2 describe-subnets; dump groups ec2 describe-security-groups; dump rules ec2 describe-security-group-rules; dump enis ec2 describe-network-interfaces
dump tables ec2 describe-route-tables; dump endpoints ec2 describe-vpc-endpoints; dump services ec2 describe-vpc-endpoint-service-configurations; dump connections ec2 describe-vpc-endpoint-connections
dump lbs elbv2 describe-load-balancers; dump tgs elbv2 describe-target-groups; dump tags ec2 describe-tags; dump details ec2 describe-vpc-endpoint-services --service-names "$SVCNAME"; dump permissions ec2 describe-vpc-endpoint-service-permissions --service-id "$SVC"
# holds NAME FILTER FILE...: the filter lists what is wrong, of files that are merged into one object
holds() { local n=$1 f=$2 bad; shift 2; bad=$(jq -cs "reduce .[] as \$x ({};.+\$x)|[$f]" "$@") || bad=error; eq "$n" "$bad" '[]'; }
holds "every subnet is in a VPC that is there" '.Vpcs as $v|.Subnets[]|select([.VpcId]|inside([$v[].VpcId])|not).SubnetId' vpcs.json subnets.json
holds "every VPC has one default group" '.SecurityGroups as $g|.Vpcs[].VpcId as $v|select([$g[]|select(.VpcId==$v and .GroupName=="default")]|length!=1)|$v' vpcs.json groups.json
holds "every VPC has one main route table" '.RouteTables as $r|.Vpcs[].VpcId as $v|select([$r[]|select(.VpcId==$v).Associations[]|select(.Main)]|length!=1)|$v' vpcs.json tables.json
holds "every route table has its local route" '.RouteTables[]|select([.Routes[]|select(.GatewayId=="local" and .State=="active")]|length<1).RouteTableId' tables.json
holds "every group lets everything out" '.SecurityGroups[]|select([.IpPermissionsEgress[]|select(.IpProtocol=="-1" and any(.IpRanges[];.CidrIp=="0.0.0.0/0"))]|length!=1).GroupId' groups.json
holds "as many rules as permissions" '.SecurityGroupRules as $r|.SecurityGroups[]|. as $g|([.IpPermissions[],.IpPermissionsEgress[]|(.IpRanges+.Ipv6Ranges+.UserIdGroupPairs+.PrefixListIds)[]]|length) as $n|select(([$r[]|select(.GroupId==$g.GroupId)]|length)!=$n).GroupId' groups.json rules.json
holds "every interface of an endpoint is in one of its subnets" '.NetworkInterfaces as $n|.VpcEndpoints[]|. as $e|.NetworkInterfaceIds[]|. as $i|select([$n[]|select(.NetworkInterfaceId==$i and ([.SubnetId]|inside($e.SubnetIds)) and .VpcId==$e.VpcId)]|length!=1)' endpoints.json enis.json
holds "one interface a subnet" '.VpcEndpoints[]|select(.VpcEndpointType=="Interface" and (.SubnetIds|length)!=(.NetworkInterfaceIds|length)).VpcEndpointId' endpoints.json
holds "interfaces have the endpoint's groups" '.NetworkInterfaces as $n|.VpcEndpoints[]|. as $e|.NetworkInterfaceIds[]|. as $i|$n[]|select(.NetworkInterfaceId==$i)|select(([.Groups[].GroupId]|sort)!=([$e.Groups[].GroupId]|sort)).NetworkInterfaceId' endpoints.json enis.json
holds "every address once in a VPC" '.NetworkInterfaces|group_by([.VpcId,.PrivateIpAddress])[]|select(length>1)|.[0].PrivateIpAddress' enis.json
holds "free addresses and interfaces make up a subnet" '.NetworkInterfaces as $n|.Subnets[]|. as $s|select(.CidrBlock|endswith("/24"))|select(.AvailableIpAddressCount+([$n[]|select(.SubnetId==$s.SubnetId)]|length)!=251).SubnetId' subnets.json enis.json
holds "zone names and ids go together" '.Subnets|group_by(.AvailabilityZone)[]|select(([.[].AvailabilityZoneId]|unique|length)!=1)|.[0].AvailabilityZone' subnets.json
holds "load balancers of a service are there and active" '.LoadBalancers as $l|.ServiceConfigurations[].NetworkLoadBalancerArns//[]|.[]|. as $a|select([$l[]|select(.LoadBalancerArn==$a and .State.Code=="active")]|length!=1)' services.json lbs.json
holds "zones of a service are zones of its load balancers" '.LoadBalancers as $l|.ServiceConfigurations[]|. as $s|.AvailabilityZones[]|. as $z|select([$l[]|select(.LoadBalancerArn as $a|$s.NetworkLoadBalancerArns//[]|index($a)).AvailabilityZones[]|select(.ZoneName==$z)]|length<1)' services.json lbs.json
holds "every connection is of a service and an endpoint" '.VpcEndpoints as $e|.ServiceConfigurations as $s|.VpcEndpointConnections[]|select(.VpcEndpointState!="rejected" and .VpcEndpointState!="deleted")|. as $c|select(([$e[]|select(.VpcEndpointId==$c.VpcEndpointId)]|length)!=1 or ([$s[]|select(.ServiceId==$c.ServiceId)]|length)!=1).VpcEndpointId' endpoints.json services.json connections.json
holds "both sides tell the same state" '.VpcEndpointConnections as $c|.VpcEndpoints[]|. as $e|select([$c[]|select(.VpcEndpointId==$e.VpcEndpointId and .VpcEndpointState==$e.State)]|length!=1).VpcEndpointId' endpoints.json connections.json
holds "owners" ".VpcEndpoints[],.Vpcs[],.Subnets[],.SecurityGroups[],.RouteTables[]|select(.OwnerId!=\"$ME\").OwnerId" endpoints.json vpcs.json subnets.json groups.json tables.json
holds "names end with the id" '.ServiceConfigurations[]|select((.ServiceId as $i|.ServiceName|endswith("."+$i))|not).ServiceId' services.json
holds "the consumer's view is the provider's" '.ServiceConfigurations as $s|.ServiceDetails[]|. as $d|$s[]|select(.ServiceId==$d.ServiceId)|select(.AcceptanceRequired!=$d.AcceptanceRequired or .AvailabilityZones!=$d.AvailabilityZones or .BaseEndpointDnsNames!=$d.BaseEndpointDnsNames or .ManagesVpcEndpoints!=$d.ManagesVpcEndpoints).ServiceId' services.json details.json
holds "tags are of things that are there" ".Vpcs as \$v|.Tags[]|select(.ResourceType==\"vpc\")|select([.ResourceId]|inside([\$v[].VpcId])|not).ResourceId" tags.json vpcs.json
holds "describe-tags and the things agree" '.Tags as $t|.Vpcs[]|. as $v|(.Tags//[])[]|. as $x|select([$t[]|select(.ResourceId==$v.VpcId and .Key==$x.Key and .Value==$x.Value)]|length!=1)|$v.VpcId' vpcs.json tags.json
eq "who may use it" "$(jq -r '[.AllowedPrincipals[]|.PrincipalType+" "+.Principal]|join(",")' permissions.json)" "Account arn:aws:iam::$ME:root"
eq "states" "$(jq -r --arg s "$SVC" '[.VpcEndpointConnections[]|select(.ServiceId==$s).VpcEndpointState]|sort|join(",")' connections.json)" "available,pendingAcceptance"
eq "report" "$(jq -r --arg s "$SVC" '.VpcEndpointConnections|map(select(.ServiceId==$s))|group_by(.VpcEndpointState)[]|"\(.[0].VpcEndpointState): \(length)"' connections.json)" "available: 1
pendingAcceptance: 1"
eq "times can be sorted" "$(jq -r '[.VpcEndpoints[].CreationTimestamp|select(test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+\\+00:00$")|not)]|length' endpoints.json)" 0
eq "dumped twice it is the same" "$(aws ec2 describe-vpc-endpoint-connections --output json | jq -cS .)" "$(jq -cS . connections.json)"
finish
