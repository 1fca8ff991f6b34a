#!/usr/bin/env bash
# A service is moved from a blue load balancer to a green one while endpoints are connected; targets are exchanged behind a listener.
. "$(dirname "$0")/lib.sh"
provider; BLUE=$NLB; service --no-acceptance-required; consumer; EP=$(endpoint); need endpoint "$EP"; until_text available ep_state "$EP" || fail available
tg() { aws elbv2 create-target-group --name "$TAG-$1" --protocol TCP --port 443 --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text; }
V1=$(tg v1); V2=$(tg v2); need "target groups" "$V2"
aws elbv2 register-targets --target-group-arn "$V1" --targets Id=10.1.1.201 Id=10.1.2.201 && aws elbv2 register-targets --target-group-arn "$V2" --targets Id=10.1.1.202 Id=10.1.2.202 && pass targets || fail targets
health() { aws elbv2 describe-target-health --target-group-arn "$1" --query 'TargetHealthDescriptions[].TargetHealth.[State,Reason]|[0]' --output text; }
L=$(aws elbv2 create-listener --load-balancer-arn "$BLUE" --protocol TCP --port 443 --default-actions "Type=forward,TargetGroupArn=$V1" --query 'Listeners[0].ListenerArn' --output text); need listener "$L"
aws elbv2 wait target-in-service --target-group-arn "$V1" --targets Id=10.1.1.201 Id=10.1.2.201 && pass "v1 in service" || fail "v1 in service"
eq "v2 is used by nobody" "$(health "$V2")" "unused	Target.NotInUse"
# Another target group behind the same listener.
aws elbv2 modify-listener --listener-arn "$L" --default-actions "Type=forward,TargetGroupArn=$V2" >/dev/null && pass switch || fail switch
aws elbv2 wait target-in-service --target-group-arn "$V2" --targets Id=10.1.1.202 && pass "v2 in service" || fail "v2 in service"
eq "v1 is used by nobody now" "$(health "$V1")" "unused	Target.NotInUse"
eq "who uses which" "$(aws elbv2 describe-target-groups --target-group-arns "$V1" "$V2" --query 'sort_by(TargetGroups,&TargetGroupName)[].length(LoadBalancerArns)' --output text)" "0	1"
refused "v2 is in use" 254 "(ResourceInUse)" aws elbv2 delete-target-group --target-group-arn "$V2"
aws elbv2 delete-target-group --target-group-arn "$V1" && pass "v1 gone" || fail "v1 gone"
# Another load balancer behind the same service.
GREEN=$(mknlb "$TAG-green" "$PSUB1" "$PSUB2"); aws elbv2 wait load-balancer-available --load-balancer-arns "$GREEN" || fail "green active"
refused "a target group has one load balancer" 254 "(TargetGroupAssociationLimit)" aws elbv2 create-listener --load-balancer-arn "$GREEN" --protocol TCP --port 443 --default-actions "Type=forward,TargetGroupArn=$V2"
V3=$(tg v3); aws elbv2 register-targets --target-group-arn "$V3" --targets Id=10.1.1.203
aws elbv2 create-listener --load-balancer-arn "$GREEN" --protocol TCP --port 443 --default-actions "Type=forward,TargetGroupArn=$V3" >/dev/null || fail "green listener"
aws elbv2 wait target-in-service --target-group-arn "$V3" && pass "green healthy" || fail "green healthy"
m() { aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" "$@" --query Return; }
lbs() { aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'ServiceConfigurations[0].NetworkLoadBalancerArns' --output text | tr '\t' '\n' | sort | xargs; }
eq "add green" "$(m --add-network-load-balancer-arns "$GREEN")" true
eq "both" "$(lbs)" "$(printf '%s\n' "$BLUE" "$GREEN" | sort | xargs)"
eq "green belongs to it" "$(aws elbv2 delete-load-balancer --load-balancer-arn "$GREEN" 2>&1 | grep -c ResourceInUse)" 1
eq "the endpoint does not notice" "$(ep_state "$EP")" available
eq "remove blue" "$(m --remove-network-load-balancer-arns "$BLUE")" true; eq "green only" "$(lbs)" "$GREEN"
eq "the endpoint does not notice" "$(ep_state "$EP")" available; NAME=$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[0].DnsName' --output text)
refused "the last one stays" 254 "(InvalidParameter)" m --remove-network-load-balancer-arns "$GREEN"
# Blue is free: it may be deleted, or given to another service.
SVC2=$(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$BLUE" --query ServiceConfiguration.ServiceId --output text); like "another service of blue" "$SVC2" '^vpce-svc-'
refused "one service a load balancer" 254 "are already associated with another VPC Endpoint Service Configuration" m --add-network-load-balancer-arns "$BLUE"
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC2" >/dev/null
for i in $(seq 30); do aws elbv2 delete-load-balancer --load-balancer-arn "$BLUE" 2>"$TMP/err" && break; sleep "${POLL:-1}"; done; aws elbv2 wait load-balancers-deleted --load-balancer-arns "$BLUE" && pass "blue gone" || fail "blue gone"
refused "with its listener" 254 "(ListenerNotFound)" aws elbv2 describe-listeners --listener-arns "$L"
eq "target groups stay" "$(aws elbv2 describe-target-groups --target-group-arns "$V2" --query 'length(TargetGroups[0].LoadBalancerArns)')" 0
# Acceptance is switched on: those who are connected stay, the next one waits.
eq "acceptance" "$(m --acceptance-required)" true; eq "connected" "$(ep_state "$EP")" available
CSUB1=$CSUB2; EP2=$(endpoint); eq "the next one waits" "$(ep_state "$EP2")" pendingAcceptance
eq "the name is the same all along" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[0].DnsName' --output text)" "$NAME"
# Protection against an accident.
prot() { aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$GREEN" --attributes "Key=deletion_protection.enabled,Value=$1" --query "Attributes[?Key=='deletion_protection.enabled'].Value" --output text; }
eq "protected" "$(prot true)" true
eq "ends both" "$(aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" "$EP2" --query 'length(Unsuccessful)')" 0
for i in $(seq 30); do [ "$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'length(Unsuccessful)')" = 0 ] && break; sleep "${POLL:-1}"; done
refused "protected" 254 "(OperationNotPermitted)" aws elbv2 delete-load-balancer --load-balancer-arn "$GREEN"
eq "unprotected" "$(prot false)" false
for i in $(seq 30); do aws elbv2 delete-load-balancer --load-balancer-arn "$GREEN" 2>"$TMP/err" && break; sleep "${POLL:-1}"; done; eq "green gone" "$(aws elbv2 describe-load-balancers --query "length(LoadBalancers[?LoadBalancerArn=='$GREEN'])")" 0
finish
