#!/usr/bin/env bash
# Waiting and polling: aws wait, a poll loop with a deadline, backoff, and waiters that end in a failure.
. "$(dirname "$0")/lib.sh"
PVPC=$(mkvpc 10.1.0.0/16 provider); need vpc "$PVPC"
aws ec2 wait vpc-exists --vpc-ids "$PVPC" && pass "vpc exists" || fail "vpc exists"
aws ec2 wait vpc-available --filters "Name=tag:Name,Values=$TAG-provider" && pass "vpc available by filter" || fail "vpc available by filter"
PSUB1=$(mksubnet "$PVPC" 10.1.1.0/24 "$AZ1")
out=$(aws ec2 wait subnet-available --subnet-ids "$PSUB1"); eq "a waiter that is met exits 0" $? 0; eq "and prints nothing" "$out" ""
NLB=$(mknlb "$TAG" "$PSUB1"); need nlb "$NLB"
aws elbv2 wait load-balancer-exists --names "$TAG" && pass "load balancer exists" || fail "load balancer exists"
aws elbv2 wait load-balancer-available --load-balancer-arns "$NLB" && pass "load balancer available" || fail "load balancer available"
eq "active" "$(aws elbv2 describe-load-balancers --load-balancer-arns "$NLB" --query 'LoadBalancers[0].State.Code' --output text)" active
service --acceptance-required; consumer
EP=$(endpoint); need endpoint "$EP"
# There is no waiter for endpoints, so everybody writes this loop.
wait_for_endpoint() { local want=$1 deadline=$((SECONDS+${2:-120})) delay=1 state
  while :; do state=$(ep_state "$EP") || return 1
    case $state in "$want") return 0;; failed|rejected|deleted) return 2;; esac
    [ $SECONDS -ge $deadline ] && return 3
    sleep $delay; delay=$((delay<8 ? delay*2 : 8)); done; }
wait_for_endpoint available 2; eq "not accepted: the loop runs out of time" $? 3
eq "still pendingAcceptance" "$(ep_state "$EP")" pendingAcceptance
aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" >/dev/null || fail accept
wait_for_endpoint available 300; eq "accepted: the loop is met" $? 0
aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" >/dev/null || fail reject
until_text rejected ep_state "$EP" && pass "rejected" || fail "rejected"
wait_for_endpoint available 300; eq "rejected: the loop gives up at once" $? 2
for eni in $(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].NetworkInterfaceIds' --output text); do
  eq "its interface is in use" "$(aws ec2 describe-network-interfaces --network-interface-ids "$eni" --query 'NetworkInterfaces[0].Status' --output text)" in-use; done
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null || fail delete
gone() { local i; for i in $(seq 60); do aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null 2>"$TMP/e" || { grep -q 'InvalidVpcEndpointId.NotFound' "$TMP/e"; return; }
  [ "$(ep_state "$EP")" = deleted ] && return 0; sleep "${POLL:-1}"; done; return 1; }
gone && pass "endpoint gone" || fail "endpoint gone"
no_interfaces() { aws ec2 describe-network-interfaces --filters "Name=vpc-id,Values=$CVPC" Name=interface-type,Values=vpc_endpoint --query 'length(NetworkInterfaces)'; }
until_text 0 no_interfaces && pass "interfaces gone" || fail "interfaces gone"
# What a waiter says when it cannot be met: 255, and its name.
refused "a malformed ARN ends a waiter at once" 255 "Waiter LoadBalancerAvailable failed: An error occurred (ValidationError)" aws elbv2 wait load-balancer-available --load-balancer-arns "$TAG"
refused "a waiter without its name" 252 "the following arguments are required" aws elbv2 wait target-in-service
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" >/dev/null || fail "delete service"
aws elbv2 delete-load-balancer --load-balancer-arn "$NLB" && aws elbv2 wait load-balancers-deleted --load-balancer-arns "$NLB" && pass "load balancer deleted" || fail "load balancer deleted"
refused "it is gone" 254 "(LoadBalancerNotFound)" aws elbv2 describe-load-balancers --names "$TAG"
finish
