#!/usr/bin/env bash
# A service that is offered in other Regions: supported Regions, an endpoint with --service-region, its one name, a Region that is closed again.
. "$(dirname "$0")/lib.sh"
HOME_R=$AWS_DEFAULT_REGION; FAR=eu-west-1; [ "$HOME_R" != "$FAR" ] || FAR=us-east-1
far() { AWS_DEFAULT_REGION=$FAR AWS_REGION=$FAR "$@"; }
provider; service --acceptance-required
ME=$(aws sts get-caller-identity --query Account --output text)
regions() { aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'ServiceConfigurations[0].SupportedRegions[].[Region,ServiceState]' --output text | sort | xargs; }
eq "its own Region only" "$(regions)" "$HOME_R Available"
FVPC=$(far mkvpc 10.40.0.0/16 far); FSUB=$(far mksubnet "$FVPC" 10.40.1.0/24 "${FAR}a"); need "a subnet far away" "$FSUB"
eq "a Region sees its own VPCs" "$(aws ec2 describe-vpcs --filters "Name=vpc-id,Values=$FVPC" --query 'length(Vpcs)')" 0
mk() { aws ec2 create-vpc-endpoint --region "$FAR" --vpc-id "$FVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --subnet-ids "$FSUB" "$@"; }
refused "without --service-region" 254 "(InvalidServiceName)" mk
refused "not offered there" 254 "(Invalid" mk --service-region "$HOME_R"
eq "offer it" "$(aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" --add-supported-regions "$FAR" --query Return)" true
eq "two Regions" "$(regions)" "$(printf '%s Available\n' "$HOME_R" "$FAR" | sort | xargs)"
refused "still not without --service-region" 254 "(InvalidServiceName)" mk
refused "nor found in that Region's own list" 254 "(InvalidServiceName)" aws ec2 describe-vpc-endpoint-services --region "$FAR" --service-names "$SVCNAME"
eq "found with --service-regions" "$(aws ec2 describe-vpc-endpoint-services --region "$FAR" --service-names "$SVCNAME" --service-regions "$HOME_R" --query 'ServiceDetails[0].[ServiceName,ServiceRegion,Owner]' --output text)" "$SVCNAME	$HOME_R	$ME"
mk --service-region "$HOME_R" > "$TMP/ep.json" || fail create; EP=$(jq -r .VpcEndpoint.VpcEndpointId "$TMP/ep.json"); need endpoint "$EP"
eq "where its service is" "$(jq -r .VpcEndpoint.ServiceRegion "$TMP/ep.json")" "$HOME_R"
eq "the provider sees where it is" "$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" --query 'VpcEndpointConnections[0].[VpcEndpointId,VpcEndpointRegion,VpcEndpointState]' --output text)" "$EP	$FAR	pendingAcceptance"
eq "filter by Region" "$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" "Name=vpc-endpoint-region,Values=$FAR" --query 'length(VpcEndpointConnections)')" 1
eq "filter cross-region" "$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" Name=vpc-endpoint-region,Values=cross-region --query 'length(VpcEndpointConnections)')" 1
eq "filter by the service's Region" "$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" "Name=vpc-endpoint-region,Values=$HOME_R" --query 'length(VpcEndpointConnections)')" 0
aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" >/dev/null || fail accept
until_text available far ep_state "$EP" && pass available || fail available
like "one name, of the service's Region" "$(aws ec2 describe-vpc-endpoints --region "$FAR" --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[].DnsName' --output text)" "^$EP-[0-9a-z]{8}\.$SVC\.$HOME_R\.vpce\.amazonaws\.com$"
eq "by its service's Region" "$(aws ec2 describe-vpc-endpoints --region "$FAR" --filters "Name=service-region,Values=$HOME_R" "Name=vpc-id,Values=$FVPC" --query 'VpcEndpoints[].VpcEndpointId' --output text)" "$EP"
refused "it is not in the service's Region" 254 "(InvalidVpcEndpointId.NotFound)" aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP"
# The Region is closed again: what is connected stays, nothing new comes.
eq "close it" "$(aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" --remove-supported-regions "$FAR" --query Return)" true
closed() { aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" --query "ServiceConfigurations[0].SupportedRegions[?Region=='$FAR'].ServiceState" --output text; }
until_text Closed closed && pass "closed, still listed" || fail "closed, still listed"
eq "what is connected stays" "$(far ep_state "$EP")" available
refused "nothing new" 254 "(Invalid" mk --service-region "$HOME_R"
aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" --remove-supported-regions "$HOME_R" >/dev/null 2>&1; eq "its own Region cannot be closed" $? 254
eq "inventory over Regions" "$(for r in $HOME_R $FAR; do aws ec2 describe-vpc-endpoints --region "$r" --filters "Name=service-name,Values=$SVCNAME" --query "VpcEndpoints[].['$r',VpcEndpointId]" --output text; done)" "$FAR	$EP"
aws ec2 delete-vpc-endpoints --region "$FAR" --vpc-endpoint-ids "$EP" >/dev/null && pass "endpoint gone" || fail "endpoint gone"
finish
