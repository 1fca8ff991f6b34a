#!/usr/bin/env bash
# Endpoints of AWS's own services: a gateway with its routes, an interface with its private name, changed and taken down.
. "$(dirname "$0")/lib.sh"
R=$AWS_DEFAULT_REGION
VPC=$(mkvpc 10.7.0.0/16 gwe); RT=$(aws ec2 create-route-table --vpc-id "$VPC" --query RouteTable.RouteTableId --output text)
PL=$(aws ec2 describe-prefix-lists --filters "Name=prefix-list-name,Values=com.amazonaws.$R.s3" --query 'PrefixLists[0].PrefixListId' --output text); like pl "$PL" '^pl-'
EP=$(aws ec2 create-vpc-endpoint --vpc-id "$VPC" --service-name "com.amazonaws.$R.s3" --route-table-ids "$RT" --query 'VpcEndpoint.VpcEndpointId' --output text); like ep "$EP" '^vpce-'
eq "shape" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].[VpcEndpointType,State,RouteTableIds[0],length(NetworkInterfaceIds),length(DnsEntries),PrivateDnsEnabled]' --output text)" "Gateway	available	$RT	0	0	False"
eq "route" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "RouteTables[0].Routes[?GatewayId=='$EP'].[DestinationPrefixListId,State]" --output text)" "$PL	active"
POL='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}'
eq "policy" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document "$POL" --query Return)" true
eq "kept" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].PolicyDocument' --output text)" "$POL"
RT2=$(aws ec2 create-route-table --vpc-id "$VPC" --query RouteTable.RouteTableId --output text)
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --add-route-table-ids "$RT2" --remove-route-table-ids "$RT" >/dev/null && pass move || fail move
eq "moved" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].RouteTableIds' --output text)" "$RT2"
eq "route gone" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "length(RouteTables[0].Routes)")" 1
refused "second" 254 "(RouteAlreadyExists)" aws ec2 create-vpc-endpoint --vpc-id "$VPC" --service-name "com.amazonaws.$R.s3" --route-table-ids "$RT2"
refused "type" 254 "(InvalidParameter)" aws ec2 create-vpc-endpoint --vpc-id "$VPC" --vpc-endpoint-type Gateway --service-name "com.amazonaws.$R.sqs"
eq "del" "$(aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'length(Unsuccessful)')" 0
eq "no route" "$(aws ec2 describe-route-tables --route-table-ids "$RT2" --query "length(RouteTables[0].Routes)")" 1
# interface endpoint to an AWS service
SUB=$(mksubnet "$VPC" 10.7.1.0/24 "$AZ1")
refused "needs dns" 254 "(InvalidParameter)" aws ec2 create-vpc-endpoint --vpc-id "$VPC" --vpc-endpoint-type Interface --service-name "com.amazonaws.$R.sqs" --subnet-ids "$SUB" --private-dns-enabled
aws ec2 modify-vpc-attribute --vpc-id "$VPC" --enable-dns-hostnames
E1=$(aws ec2 create-vpc-endpoint --vpc-id "$VPC" --vpc-endpoint-type Interface --service-name "com.amazonaws.$R.sqs" --subnet-ids "$SUB" --query 'VpcEndpoint.VpcEndpointId' --output text); like e1 "$E1" '^vpce-'
eq "dns" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$E1" --query 'VpcEndpoints[0].[State,PrivateDnsEnabled,DnsEntries[-1].DnsName]' --output text)" "available	True	sqs.$R.amazonaws.com"
refused "conflict" 254 "conflicting DNS domain for sqs.$R.amazonaws.com" aws ec2 create-vpc-endpoint --vpc-id "$VPC" --vpc-endpoint-type Interface --service-name "com.amazonaws.$R.sqs" --subnet-ids "$SUB" --private-dns-enabled
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$E1" --no-private-dns-enabled >/dev/null && pass off || fail off
eq "no private" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$E1" --query 'length(VpcEndpoints[0].DnsEntries)')" 2
SUB2=$(mksubnet "$VPC" 10.7.2.0/24 "$AZ2"); SUB3=$(mksubnet "$VPC" 10.7.3.0/24 "$AZ2")
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$E1" --add-subnet-ids "$SUB2" >/dev/null && pass add || fail add
refused "same zone" 254 "(DuplicateSubnetsInSameZone)" aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$E1" --add-subnet-ids "$SUB3"
eq "three names" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$E1" --query 'length(VpcEndpoints[0].DnsEntries)')" 3
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$E1" --remove-subnet-ids "$SUB" >/dev/null && pass rm || fail rm
aws ec2 delete-subnet --subnet-id "$SUB" && pass "subnet free" || fail "subnet free"
eq "service" "$(aws ec2 describe-vpc-endpoint-services --service-names "com.amazonaws.$R.sqs" --query 'ServiceDetails[0].[Owner,ServiceType[0].ServiceType,PrivateDnsName,AcceptanceRequired]' --output text)" "amazon	Interface	sqs.$R.amazonaws.com	False"
N=$(aws ec2 describe-vpc-endpoint-services --query 'length(ServiceNames)'); [ "$N" -gt 200 ] && pass "many services ($N)" || fail "many services ($N)"
eq "pages" "$(aws ec2 describe-vpc-endpoint-services --page-size 50 --query 'length(ServiceNames)')" "$N"
eq "associations" "$(aws ec2 describe-vpc-endpoint-associations --vpc-endpoint-ids "$E1" --query 'length(VpcEndpointAssociations)')" 0
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$E1" >/dev/null
aws ec2 delete-subnet --subnet-id "$SUB2"; aws ec2 delete-subnet --subnet-id "$SUB3"; aws ec2 delete-route-table --route-table-id "$RT"; aws ec2 delete-route-table --route-table-id "$RT2"
aws ec2 delete-vpc --vpc-id "$VPC" && pass "all gone" || fail "all gone"
finish
