#!/usr/bin/env bash
# A network as people build it: VPC attributes, gateway, routes, a default VPC, and everything taken down in the order that AWS wants.
. "$(dirname "$0")/lib.sh"
VPC=$(mkvpc 10.9.0.0/16 net); need vpc "$VPC"
aws ec2 wait vpc-available --vpc-ids "$VPC" && pass "vpc available" || fail "vpc available"
attr() { aws ec2 describe-vpc-attribute --vpc-id "$VPC" --attribute "$1" --query "$2.Value" --output text; }
eq "dns support" "$(attr enableDnsSupport EnableDnsSupport)" True
eq "no hostnames" "$(attr enableDnsHostnames EnableDnsHostnames)" False
aws ec2 modify-vpc-attribute --vpc-id "$VPC" --enable-dns-hostnames '{"Value":true}' && pass modify || fail modify
eq "hostnames" "$(attr enableDnsHostnames EnableDnsHostnames)" True
aws ec2 modify-vpc-attribute --vpc-id "$VPC" --no-enable-dns-hostnames && pass modify || fail modify
eq "hostnames off" "$(attr enableDnsHostnames EnableDnsHostnames)" False
aws ec2 modify-vpc-attribute --vpc-id "$VPC" --enable-dns-hostnames "Value=true" && pass modify || fail modify
SUB=$(mksubnet "$VPC" 10.9.1.0/24 "$AZ1"); SUB2=$(mksubnet "$VPC" 10.9.2.0/24 "$AZ2")
aws ec2 wait subnet-available --subnet-ids "$SUB" "$SUB2" && pass wait || fail wait
aws ec2 modify-subnet-attribute --subnet-id "$SUB" --map-public-ip-on-launch && pass "map public" || fail "map public"
eq "mapped" "$(aws ec2 describe-subnets --subnet-ids "$SUB" --query 'Subnets[0].MapPublicIpOnLaunch')" true
IGW=$(aws ec2 create-internet-gateway --tag-specifications 'ResourceType=internet-gateway,Tags=[{Key=Name,Value=gw}]' --query InternetGateway.InternetGatewayId --output text); need igw "$IGW"
aws ec2 wait internet-gateway-exists --internet-gateway-ids "$IGW" && pass wait || fail wait
aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$VPC" && pass attach || fail attach
eq "attached" "$(aws ec2 describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$VPC" --query 'InternetGateways[].Attachments[].State' --output text)" available
refused "attach twice" 254 "(Resource.AlreadyAssociated)" aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$VPC"
RT=$(aws ec2 create-route-table --vpc-id "$VPC" --query RouteTable.RouteTableId --output text); need rt "$RT"
eq "route" "$(aws ec2 create-route --route-table-id "$RT" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW" --query Return)" true
refused "route twice" 254 "(RouteAlreadyExists)" aws ec2 create-route --route-table-id "$RT" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW"
ASSOC=$(aws ec2 associate-route-table --route-table-id "$RT" --subnet-id "$SUB" --query AssociationId --output text); like assoc "$ASSOC" '^rtbassoc-'
refused "associated elsewhere" 254 "(Resource.AlreadyAssociated)" aws ec2 associate-route-table --route-table-id "$(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$VPC" Name=association.main,Values=true --query 'RouteTables[0].RouteTableId' --output text)" --subnet-id "$SUB"
eq "routes" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query 'RouteTables[0].Routes[].[DestinationCidrBlock,GatewayId,State,Origin]' --output text)" "10.9.0.0/16	local	active	CreateRouteTable
0.0.0.0/0	$IGW	active	CreateRoute"
refused "table in use" 254 "(DependencyViolation)" aws ec2 delete-route-table --route-table-id "$RT"
ENI=$(aws ec2 create-network-interface --subnet-id "$SUB" --description mine --query NetworkInterface.NetworkInterfaceId --output text); like eni "$ENI" '^eni-'
aws ec2 wait network-interface-available --network-interface-ids "$ENI" && pass wait || fail wait
eq "replace" "$(aws ec2 replace-route --route-table-id "$RT" --destination-cidr-block 0.0.0.0/0 --network-interface-id "$ENI")" ""
eq "replaced" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].NetworkInterfaceId" --output text)" "$ENI"
refused "subnet in use" 254 "(DependencyViolation)" aws ec2 delete-subnet --subnet-id "$SUB"
aws ec2 delete-network-interface --network-interface-id "$ENI" && pass "eni gone" || fail "eni gone"
eq "black hole" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].State" --output text)" blackhole
aws ec2 delete-route --route-table-id "$RT" --destination-cidr-block 0.0.0.0/0 && pass "delete route" || fail "delete route"
refused "no such route" 254 "(InvalidRoute.NotFound)" aws ec2 delete-route --route-table-id "$RT" --destination-cidr-block 0.0.0.0/0
aws ec2 disassociate-route-table --association-id "$ASSOC" && pass disassociate || fail disassociate
refused "gateway attached" 254 "(DependencyViolation)" aws ec2 delete-internet-gateway --internet-gateway-id "$IGW"
refused "vpc in use" 254 "(DependencyViolation)" aws ec2 delete-vpc --vpc-id "$VPC"
aws ec2 delete-route-table --route-table-id "$RT" && pass "rt gone" || fail "rt gone"
aws ec2 detach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$VPC" && aws ec2 delete-internet-gateway --internet-gateway-id "$IGW" && pass "igw gone" || fail "igw gone"
refused "detached" 254 "(InvalidInternetGatewayID.NotFound)" aws ec2 detach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$VPC"
aws ec2 delete-subnet --subnet-id "$SUB" && aws ec2 delete-subnet --subnet-id "$SUB2" && pass "subnets gone" || fail "subnets gone"
aws ec2 create-tags --resources "$VPC" --tags Key=a,Value=1 Key=b,Value=2 && aws ec2 delete-tags --resources "$VPC" --tags Key=a Key=b,Value=x && pass tags || fail tags
eq "b stays" "$(aws ec2 describe-tags --filters "Name=resource-id,Values=$VPC" --query 'sort_by(Tags,&Key)[].Key' --output text)" "Name	b"
aws ec2 delete-vpc --vpc-id "$VPC" && pass "vpc gone" || fail "vpc gone"
refused "vpc is gone" 254 "(InvalidVpcID.NotFound)" aws ec2 describe-vpcs --vpc-ids "$VPC"
eq "regions" "$(aws ec2 describe-regions --region-names us-east-1 --query 'Regions[0].[RegionName,Endpoint,OptInStatus]' --output text)" "us-east-1	ec2.us-east-1.amazonaws.com	opt-in-not-required"
DEF=$(aws ec2 create-default-vpc --query Vpc.VpcId --output text 2>/dev/null) || DEF=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text)
like "default vpc" "$DEF" '^vpc-'
eq "attribute" "$(aws ec2 describe-account-attributes --attribute-names default-vpc --query 'AccountAttributes[0].AttributeValues[0].AttributeValue' --output text)" "$DEF"
refused "one only" 254 "(DefaultVpcAlreadyExists)" aws ec2 create-default-vpc
SG=$(aws ec2 create-security-group --group-name "$TAG-d" --description d --query GroupId --output text); like sg "$SG" '^sg-'
eq "in default" "$(aws ec2 describe-security-groups --group-ids "$SG" --query 'SecurityGroups[0].VpcId' --output text)" "$DEF"
aws ec2 delete-security-group --group-name "$TAG-d" >/dev/null && pass "sg gone" || fail "sg gone"
finish
