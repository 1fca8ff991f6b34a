#!/usr/bin/env bash
# Scripts that may be run again: client tokens, describe-or-create, and the calls that answer what is there already.
. "$(dirname "$0")/lib.sh"
provider
# A load balancer of the same name and settings is the same one.
eq "same load balancer" "$(mknlb "$TAG" "$PSUB1" "$PSUB2")" "$NLB"
refused "other settings" 254 "(DuplicateLoadBalancerName)" mknlb "$TAG" "$PSUB1"
mktg() { aws elbv2 create-target-group --name "$TAG" --protocol TCP --port "$1" --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text; }
TG_ARN=$(mktg 443); need "target group" "$TG_ARN"; eq "same target group" "$(mktg 443)" "$TG_ARN"; refused "another port" 254 "(DuplicateTargetGroupName)" mktg 80
mkl() { aws elbv2 create-listener --load-balancer-arn "$NLB" --protocol "$1" --port 443 --default-actions "Type=forward,TargetGroupArn=$TG_ARN" --query 'Listeners[0].ListenerArn' --output text; }
L=$(mkl TCP); need listener "$L"; eq "same listener" "$(mkl TCP)" "$L"
TG2=$(aws elbv2 create-target-group --name "$TAG-2" --protocol TCP --port 80 --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
refused "another target group on that port" 254 "(DuplicateListener)" aws elbv2 create-listener --load-balancer-arn "$NLB" --protocol TCP --port 443 --default-actions "Type=forward,TargetGroupArn=$TG2"
# Client tokens.
TOKEN=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || echo "$TAG-token")
mksvc() { aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB" --client-token "$TOKEN" "$@"; }
ONE=$(mksvc --acceptance-required); SVC=$(jq -r .ServiceConfiguration.ServiceId <<<"$ONE"); need service "$SVC"
eq "the token is echoed" "$(jq -r .ClientToken <<<"$ONE")" "$TOKEN"
eq "same service" "$(mksvc --acceptance-required --query ServiceConfiguration.ServiceId --output text)" "$SVC"
refused "same token, other arguments" 254 "(IdempotentParameterMismatch)" mksvc --no-acceptance-required
refused "without the token the load balancer is taken" 254 "are already associated with another VPC Endpoint Service Configuration" aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB"
eq "one service after all" "$(aws ec2 describe-vpc-endpoint-service-configurations --query "length(ServiceConfigurations[?contains(NetworkLoadBalancerArns || \`[]\`, '$NLB')])")" 1
SVCNAME=$(jq -r .ServiceConfiguration.ServiceName <<<"$ONE")
consumer
mkep() { aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --security-group-ids "$CSG" --client-token "$TOKEN-e" --query VpcEndpoint.VpcEndpointId --output text --subnet-ids "$@"; }
EP=$(mkep "$CSUB1"); like endpoint "$EP" '^vpce-'; eq "same endpoint" "$(mkep "$CSUB1")" "$EP"
refused "same token, another subnet" 254 "(IdempotentParameterMismatch)" mkep "$CSUB2"
eq "one endpoint" "$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$CVPC" --query 'length(VpcEndpoints)')" 1
# Describe or create, by name.
ensure_group() { local id
  id=$(aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$CVPC" "Name=group-name,Values=$1" --query 'SecurityGroups[0].GroupId' --output text)
  [ "$id" != None ] || id=$(aws ec2 create-security-group --group-name "$1" --description "made by a script" --vpc-id "$CVPC" --query GroupId --output text)
  aws ec2 authorize-security-group-ingress --group-id "$id" --protocol tcp --port 443 --cidr 10.2.0.0/16 >/dev/null 2>"$TMP/err" || grep -q '(InvalidPermission.Duplicate)' "$TMP/err" || return 1
  echo "$id"; }
G=$(ensure_group "$TAG-x"); like "made" "$G" '^sg-'; eq "found again" "$(ensure_group "$TAG-x")" "$G"
eq "with one rule in" "$(aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$G" --query 'length(SecurityGroupRules[?!IsEgress])')" 1
refused "made twice by hand" 254 "(InvalidGroup.Duplicate)" aws ec2 create-security-group --group-name "$TAG-x" --description again --vpc-id "$CVPC"
ensure_vpc() { local id; id=$(aws ec2 describe-vpcs --filters "Name=tag:Name,Values=$TAG-$1" --query 'Vpcs[0].VpcId' --output text); [ "$id" != None ] && echo "$id" || mkvpc "$2" "$1"; }
eq "vpc found" "$(ensure_vpc consumer 10.2.0.0/16)" "$CVPC"; V=$(ensure_vpc third 10.3.0.0/16); like "vpc made" "$V" '^vpc-'; eq "vpc found then" "$(ensure_vpc third 10.3.0.0/16)" "$V"
# Granting and tagging again change nothing.
for i in 1 2; do aws ec2 modify-vpc-endpoint-service-permissions --service-id "$SVC" --add-allowed-principals arn:aws:iam::123456789012:root >/dev/null || fail "grant $i"; done
eq "one grant" "$(aws ec2 describe-vpc-endpoint-service-permissions --service-id "$SVC" --query 'length(AllowedPrincipals)')" 1
for i in 1 2; do aws ec2 modify-vpc-endpoint-service-permissions --service-id "$SVC" --remove-allowed-principals arn:aws:iam::123456789012:root >/dev/null || fail "revoke $i"; done
eq "no grant" "$(aws ec2 describe-vpc-endpoint-service-permissions --service-id "$SVC" --query 'length(AllowedPrincipals)')" 0
for i in 1 2; do aws ec2 create-tags --resources "$SVC" --tags Key=a,Value=b || fail "tag $i"; done
eq "one tag" "$(aws ec2 describe-tags --filters "Name=resource-id,Values=$SVC" --query 'length(Tags)')" 1
finish
