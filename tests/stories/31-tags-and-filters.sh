#!/usr/bin/env bash
# An inventory by tags: filters with several values and wild cards, projections, --output text and table, jq, tags put on and taken off in bulk.
. "$(dirname "$0")/lib.sh"
provider; service --no-acceptance-required; consumer
n=0
for team in red green blue; do for stage in dev prod; do n=$((n+1))
  id=$(aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --subnet-ids "$CSUB1" --security-group-ids "$CSG" \
    --tag-specifications "ResourceType=vpc-endpoint,Tags=[{Key=Name,Value=$TAG-$team-$stage},{Key=Team,Value=$team},{Key=Stage,Value=$stage},{Key=Run,Value=$TAG}]" --query 'VpcEndpoint.VpcEndpointId' --output text)
  need "endpoint $n" "$id"; declare "EP_${team}_$stage=$id"; done; done
D() { aws ec2 describe-vpc-endpoints --filters "Name=tag:Run,Values=$TAG" "$@"; }
eq "all of this run" "$(D --query 'length(VpcEndpoints)')" 6
eq "one filter more" "$(D "Name=tag:Stage,Values=prod" --query 'length(VpcEndpoints)')" 3
eq "values of a filter are alternatives" "$(D Name=tag:Team,Values=red,blue --query 'length(VpcEndpoints)')" 4
eq "a wild card" "$(D "Name=tag:Name,Values=$TAG-gr*" --query 'length(VpcEndpoints)')" 2
eq "a question mark" "$(D "Name=tag:Name,Values=$TAG-?ed-dev" --query 'VpcEndpoints[].VpcEndpointId' --output text)" "$EP_red_dev"
eq "values are case-sensitive" "$(D Name=tag:Team,Values=RED --query 'length(VpcEndpoints)')" 0
eq "nothing matches: an empty list, not an error" "$(D Name=tag:Team,Values=pink --query VpcEndpoints --output json | jq -c .)" '[]'
eq "nothing matches: an empty line of text" "$(D Name=tag:Team,Values=pink --query 'VpcEndpoints[].VpcEndpointId' --output text)" ""
eq "the first of nothing is None" "$(D Name=tag:Team,Values=pink --query 'VpcEndpoints[0].VpcEndpointId' --output text)" None
eq "by tag key" "$(aws ec2 describe-vpc-endpoints --filters Name=tag-key,Values=Team "Name=vpc-id,Values=$CVPC" --query 'length(VpcEndpoints)')" 6
eq "by service and state" "$(aws ec2 describe-vpc-endpoints --filters "Name=service-name,Values=$SVCNAME" Name=vpc-endpoint-state,Values=available,pending --query 'length(VpcEndpoints)')" 6
eq "filters as JSON" "$(aws ec2 describe-vpc-endpoints --filters "[{\"Name\":\"tag:Run\",\"Values\":[\"$TAG\"]},{\"Name\":\"tag:Team\",\"Values\":[\"green\"]}]" --query 'length(VpcEndpoints)')" 2
# Tags of each endpoint come in no order that one may rely on, so they are looked up by key.
eq "rows of text" "$(D Name=tag:Stage,Values=dev --query "sort_by(VpcEndpoints,&Tags[?Key=='Team']|[0].Value)[].[Tags[?Key=='Team']|[0].Value,VpcEndpointId]" --output text)" "blue	$EP_blue_dev
green	$EP_green_dev
red	$EP_red_dev"
TABLE=$(D Name=tag:Team,Values=red --query "VpcEndpoints[].{Id:VpcEndpointId,Name:Tags[?Key=='Name']|[0].Value}" --output table)
has "table title" "$TABLE" "DescribeVpcEndpoints"; has "table head" "$TABLE" "Id "; has "table row" "$TABLE" "$EP_red_prod"; hasnt "not the others" "$TABLE" "$EP_blue_dev"
eq "tags to an object, as jq does it" "$(D Name=tag:Team,Values=blue --output json | jq -r '[.VpcEndpoints[]|.Tags|from_entries]|sort_by(.Stage)|map("\(.Team)/\(.Stage)")|join(" ")')" "blue/dev blue/prod"
eq "counted by team" "$(D --output json | jq -cS '[.VpcEndpoints[].Tags[]|select(.Key=="Team").Value]|group_by(.)|map({(.[0]):length})|add')" '{"blue":2,"green":2,"red":2}'
aws ec2 create-tags --resources $(D Name=tag:Stage,Values=dev --query 'VpcEndpoints[].VpcEndpointId' --output text) --tags Key=Stage,Value=test 'Key=Note,Value=moved from dev' && pass "retag in bulk" || fail "retag in bulk"
eq "a tag is replaced" "$(D Name=tag:Stage,Values=test --query 'length(VpcEndpoints)')" 3
eq "none is left" "$(D Name=tag:Stage,Values=dev --query 'length(VpcEndpoints)')" 0
eq "describe-tags" "$(aws ec2 describe-tags --filters "Name=resource-id,Values=$EP_red_dev" --query 'sort_by(Tags,&Key)[].[Key,Value,ResourceType]' --output text | head -2)" "Name	$TAG-red-dev	vpc-endpoint
Note	moved from dev	vpc-endpoint"
eq "resources of a value" "$(aws ec2 describe-tags --filters "Name=value,Values=$TAG" Name=resource-type,Values=vpc-endpoint --query 'length(Tags)')" 6
aws ec2 delete-tags --resources "$EP_red_dev" --tags Key=Note Key=Stage,Value=dev && pass "delete tags" || fail "delete tags"
eq "a tag of another value stays" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP_red_dev" --query 'sort(VpcEndpoints[0].Tags[].Key)|join(`,`,@)' --output text)" "Name,Run,Stage,Team"
refused "unknown filter" 254 "The filter 'colour' is invalid" aws ec2 describe-vpc-endpoints --filters Name=colour,Values=red
refused "tags of another type" 254 "'vpc-endpoint-service' is not a valid taggable resource type for this operation." aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --tag-specifications 'ResourceType=vpc-endpoint-service,Tags=[{Key=a,Value=b}]'
refused "reserved key" 254 "Tag keys starting with 'aws:' are reserved for internal use" aws ec2 create-tags --resources "$EP_red_dev" --tags Key=aws:x,Value=y
aws ec2 create-tags --resources "$SVC" --tags "Key=Run,Value=$TAG" && pass "tag the service" || fail "tag the service"
eq "services by tag" "$(aws ec2 describe-vpc-endpoint-service-configurations --filters "Name=tag:Run,Values=$TAG" --query 'ServiceConfigurations[].ServiceId' --output text)" "$SVC"
finish
