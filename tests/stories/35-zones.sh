#!/usr/bin/env bash
# Endpoints in several zones: zones of a service, one subnet a zone, zonal names, interfaces and addresses, zones added and taken away.
. "$(dirname "$0")/lib.sh"
R=$AWS_DEFAULT_REGION; AZ3=${R}c
provider; PSUB3=$(mksubnet "$PVPC" 10.1.3.0/24 "$AZ3"); service --no-acceptance-required; consumer; CSUB3=$(mksubnet "$CVPC" 10.2.3.0/24 "$AZ3")
zones() { aws ec2 describe-vpc-endpoint-services --service-names "$SVCNAME" --query 'sort(ServiceDetails[0].AvailabilityZones)|join(`,`,@)' --output text; }
eq "zones of the service are those of its load balancer" "$(zones)" "$AZ1,$AZ2"
eq "name to id" "$(aws ec2 describe-availability-zones --zone-names "$AZ1" --query 'AvailabilityZones[0].[ZoneName,State,ZoneType]' --output text)" "$AZ1	available	availability-zone"
ZID=$(aws ec2 describe-availability-zones --zone-names "$AZ1" --query 'AvailabilityZones[0].ZoneId' --output text)
eq "subnets have the id, too" "$(aws ec2 describe-subnets --subnet-ids "$CSUB1" --query 'Subnets[0].AvailabilityZoneId' --output text)" "$ZID"
eq "id to name" "$(aws ec2 describe-availability-zones --zone-ids "$ZID" --query 'AvailabilityZones[0].ZoneName' --output text)" "$AZ1"
eq "a subnet in a zone by its id" "$(aws ec2 create-subnet --vpc-id "$CVPC" --cidr-block 10.2.9.0/24 --availability-zone-id "$ZID" --query Subnet.AvailabilityZone --output text)" "$AZ1"
mk() { aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --security-group-ids "$CSG" "$@"; }
refused "a zone that the service lacks" 254 "The VPC endpoint service $SVCNAME does not support the availability zone of the subnet: $CSUB3." mk --subnet-ids "$CSUB1" "$CSUB3"
# The subnets that fit, as scripts find them.
FIT=$(for z in $(aws ec2 describe-vpc-endpoint-services --service-names "$SVCNAME" --query 'ServiceDetails[0].AvailabilityZones' --output text); do aws ec2 describe-subnets --filters "Name=vpc-id,Values=$CVPC" "Name=availability-zone,Values=$z" --query 'sort_by(Subnets,&CidrBlock)[0].SubnetId' --output text; done)
eq "two subnets fit" "$(tr '\n' ' ' <<<"$FIT" | wc -w | tr -d ' ')" 2
mk --subnet-ids $FIT > "$TMP/ep.json" || fail create; EP=$(jq -r .VpcEndpoint.VpcEndpointId "$TMP/ep.json"); need endpoint "$EP"
until_text available ep_state "$EP" && pass available || fail available
names() { aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[].DnsName' --output text | tr '\t' '\n'; }
REGIONAL=$(names | head -1); like "the Regional name comes first" "$REGIONAL" "^$EP-[0-9a-z]{8}\.$SVC\.$R\.vpce\.amazonaws\.com$"
PREFIX=${REGIONAL%%.*}
for z in $AZ1 $AZ2; do eq "zonal name of $z" "$(names | grep -c "^$PREFIX-$z\.$SVC\.$R\.vpce\.amazonaws\.com$")" 1; done
eq "three names" "$(names | wc -l | tr -d ' ')" 3
eq "all in the zone of vpce.amazonaws.com" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[].HostedZoneId' --output text | tr '\t' '\n' | sort -u | wc -l | tr -d ' ')" 1
zonal() { names | grep -- "-$1\." ; }
like "picked by zone" "$(zonal "$AZ2")" "^$PREFIX-$AZ2\."
# Interfaces: one a subnet, with an address in it.
ENIS=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].NetworkInterfaceIds' --output text)
aws ec2 describe-network-interfaces --network-interface-ids $ENIS > "$TMP/enis.json" || fail interfaces
eq "their zones" "$(jq -r '[.NetworkInterfaces[].AvailabilityZone]|sort|join(",")' "$TMP/enis.json")" "$AZ1,$AZ2"
eq "what they are" "$(jq -r '[.NetworkInterfaces[]|[.InterfaceType,.Description,.Status,(.RequesterManaged|tostring),(.Attachment.DeleteOnTermination|tostring)]|join("|")]|unique[]' "$TMP/enis.json")" "vpc_endpoint|VPC Endpoint Interface $EP|in-use|true|false"
eq "their groups" "$(jq -r '[.NetworkInterfaces[].Groups[].GroupId]|unique[]' "$TMP/enis.json")" "$CSG"
like "address in the first subnet" "$(jq -r ".NetworkInterfaces[]|select(.SubnetId==\"$CSUB1\").PrivateIpAddress" "$TMP/enis.json")" '^10\.2\.1\.'
like "address in the second subnet" "$(jq -r ".NetworkInterfaces[]|select(.SubnetId==\"$CSUB2\").PrivateIpAddress" "$TMP/enis.json")" '^10\.2\.2\.'
free() { aws ec2 describe-subnets --subnet-ids "$CSUB2" --query 'Subnets[0].AvailableIpAddressCount'; }
eq "an address is taken" "$(free)" 250
# A zone more: the load balancer, then the service, then the endpoint.
aws elbv2 set-subnets --load-balancer-arn "$NLB" --subnets "$PSUB1" "$PSUB2" "$PSUB3" >/dev/null || fail set-subnets
eq "the service does not know yet" "$(zones)" "$AZ1,$AZ2"
aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" >/dev/null || fail sync
eq "now it does" "$(zones)" "$AZ1,$AZ2,$AZ3"
eq "add a subnet" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --add-subnet-ids "$CSUB3" --query Return)" true
until_text available ep_state "$EP"; like "its zonal name" "$(zonal "$AZ3")" "^$PREFIX-$AZ3\."
eq "take one away" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --remove-subnet-ids "$CSUB2" --query Return)" true
until_text available ep_state "$EP"; eq "its name is gone" "$(names | grep -c -- "-$AZ2\.")" 0; eq "the Regional name stays" "$(names | head -1)" "$REGIONAL"
count() { aws ec2 describe-network-interfaces --filters "Name=subnet-id,Values=$CSUB2" --query 'length(NetworkInterfaces)'; }
until_text 0 count && pass "its interface is gone" || fail "its interface is gone"; eq "its address is free" "$(free)" 251
refused "second subnet of a zone" 254 "(DuplicateSubnetsInSameZone)" aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --add-subnet-ids "$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$CVPC" Name=cidr-block,Values=10.2.9.0/24 --query 'Subnets[0].SubnetId' --output text)"
# A chosen address.
EP2=$(mk --subnet-ids "$CSUB1" --subnet-configurations "SubnetId=$CSUB1,Ipv4=10.2.1.77" --query VpcEndpoint.VpcEndpointId --output text); like "with a chosen address" "$EP2" '^vpce-'
eq "it has it" "$(aws ec2 describe-network-interfaces --filters "Name=description,Values=VPC Endpoint Interface $EP2" --query 'NetworkInterfaces[].PrivateIpAddress' --output text)" 10.2.1.77
refused "unknown zone" 254 "Subnets can currently only be created in the following availability zones" mksubnet "$CVPC" 10.2.8.0/24 us-west-2z
finish
