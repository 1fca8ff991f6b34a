#!/usr/bin/env bash
# Requests kept in files: --generate-cli-skeleton, --cli-input-json and -yaml, options that win over the file, jq that fills a template.
. "$(dirname "$0")/lib.sh"
aws ec2 create-vpc-endpoint --generate-cli-skeleton > "$TMP/skeleton.json"; eq "a skeleton needs no options" $? 0
jq -e . "$TMP/skeleton.json" >/dev/null && pass "it is JSON" || fail "it is JSON"
for m in DryRun VpcEndpointType VpcId ServiceName PolicyDocument SubnetIds SecurityGroupIds ClientToken PrivateDnsEnabled TagSpecifications; do eq "it has $m" "$(jq "has(\"$m\")" "$TMP/skeleton.json")" true; done
eq "lists have an element" "$(jq -c '[.SubnetIds,(.TagSpecifications[0].Tags|length)]' "$TMP/skeleton.json")" '[[""],1]'
has "yaml" "$(aws ec2 create-vpc-endpoint --generate-cli-skeleton yaml-input)" "VpcId: ''"
eq "of the answer" "$(aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-1 --generate-cli-skeleton output | jq -c '.Unsuccessful[0].Error|keys')" '["Code","Message"]'
eq "nothing was called" "$(aws ec2 describe-vpcs --filters "Name=tag:Name,Values=$TAG*" --query 'length(Vpcs)')" 0
# A request in a file.
jq -n --arg n "$TAG-file" '{CidrBlock:"10.21.0.0/16",TagSpecifications:[{ResourceType:"vpc",Tags:[{Key:"Name",Value:$n}]}]}' > "$TMP/vpc.json"
VPC=$(aws ec2 create-vpc --cli-input-json "file://$TMP/vpc.json" --query Vpc.VpcId --output text); like "made of a file" "$VPC" '^vpc-'
eq "as the file says" "$(aws ec2 describe-vpcs --vpc-ids "$VPC" --query 'Vpcs[0].[CidrBlock,Tags[0].Value]' --output text)" "10.21.0.0/16	$TAG-file"
eq "an option wins" "$(aws ec2 create-vpc --cli-input-json "file://$TMP/vpc.json" --cidr-block 10.22.0.0/16 --query Vpc.CidrBlock --output text)" 10.22.0.0/16
eq "text instead of a file" "$(aws ec2 create-subnet --cli-input-json "{\"VpcId\":\"$VPC\",\"CidrBlock\":\"10.21.1.0/24\",\"AvailabilityZone\":\"$AZ1\"}" --query Subnet.AvailabilityZone --output text)" "$AZ1"
printf 'VpcId: %s\nCidrBlock: 10.21.2.0/24\nAvailabilityZone: %s   # the other one\n' "$VPC" "$AZ2" > "$TMP/subnet.yaml"
eq "yaml" "$(aws ec2 create-subnet --cli-input-yaml "file://$TMP/subnet.yaml" --query Subnet.AvailabilityZone --output text)" "$AZ2"
SUBNETS=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC" --query 'sort_by(Subnets,&CidrBlock)[].SubnetId' --output json)
# A whole provider and consumer out of templates.
jq -n --arg n "$TAG" --argjson s "$SUBNETS" '{Name:$n,Type:"network",Scheme:"internal",Subnets:$s,Tags:[{Key:"made-by",Value:"template"}]}' > "$TMP/nlb.json"
NLB=$(aws elbv2 create-load-balancer --cli-input-json "file://$TMP/nlb.json" --query 'LoadBalancers[0].LoadBalancerArn' --output text); need nlb "$NLB"; aws elbv2 wait load-balancer-available --load-balancer-arns "$NLB"
eq "its tag" "$(aws elbv2 describe-tags --resource-arns "$NLB" --query 'TagDescriptions[0].Tags[0].[Key,Value]' --output text)" "made-by	template"
jq -n --arg a "$NLB" '{NetworkLoadBalancerArns:[$a],AcceptanceRequired:false}' > "$TMP/svc.json"
NAME=$(aws ec2 create-vpc-endpoint-service-configuration --cli-input-json "file://$TMP/svc.json" --query ServiceConfiguration.ServiceName --output text); like service "$NAME" '^com\.amazonaws\.vpce\.'
jq -n --arg v "$VPC" --arg s "$NAME" --argjson n "$SUBNETS" '{VpcEndpointType:"Interface",VpcId:$v,ServiceName:$s,SubnetIds:$n[:1]}' > "$TMP/ep.json"
refused "with a dry run on top" 254 "(DryRunOperation)" aws ec2 create-vpc-endpoint --cli-input-json "file://$TMP/ep.json" --dry-run
EP=$(aws ec2 create-vpc-endpoint --cli-input-json "file://$TMP/ep.json" --query VpcEndpoint.VpcEndpointId --output text); like endpoint "$EP" '^vpce-'; until_text available ep_state "$EP" && pass available || fail available
eq "filters in a file" "$(aws ec2 describe-vpc-endpoints --cli-input-json "{\"Filters\":[{\"Name\":\"vpc-id\",\"Values\":[\"$VPC\"]}]}" --query 'VpcEndpoints[].VpcEndpointId' --output text)" "$EP"
eq "values of one option in a file" "$(echo '[{"Name":"vpc-id","Values":["'"$VPC"'"]}]' > "$TMP/f.json"; aws ec2 describe-subnets --filters "file://$TMP/f.json" --query 'length(Subnets)')" 2
# What is wrong with a file is told before anything is sent.
refused "not JSON" 252 "Invalid JSON received" aws ec2 create-vpc --cli-input-json 'CidrBlock=10.0.0.0/16'
refused "no map" 252 "Invalid type: expecting map, received <class 'list'>" aws ec2 create-vpc --cli-input-json '[]'
refused "unknown member" 252 'Unknown parameter in input: "CidrBlok"' aws ec2 create-vpc --cli-input-json '{"CidrBlok":"10.0.0.0/16"}'
refused "wrong type" 252 "Invalid type for parameter VpcIds, value: vpc-1, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>" aws ec2 describe-vpcs --cli-input-json '{"VpcIds":"vpc-1"}'
refused "missing member" 252 'Missing required parameter in input: "VpcId"' aws ec2 create-subnet --cli-input-json '{"CidrBlock":"10.0.0.0/24"}'
refused "two of them" 252 "Only one --cli-input- parameter may be specified." aws ec2 create-vpc --cli-input-json '{}' --cli-input-yaml '{}'
refused "no such file" 252 "Unable to load paramfile" aws ec2 create-vpc --cli-input-json "file://$TMP/nowhere.json"
finish
