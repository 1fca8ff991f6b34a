#!/usr/bin/env bash
# A teardown script: everything that a tag or a VPC has is found and deleted in the order that AWS wants, with retries, and may be run twice.
. "$(dirname "$0")/lib.sh"
provider
TG_ARN=$(aws elbv2 create-target-group --name "$TAG" --protocol TCP --port 443 --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-listener --load-balancer-arn "$NLB" --protocol TCP --port 443 --default-actions "Type=forward,TargetGroupArn=$TG_ARN" >/dev/null || fail listener
service --no-acceptance-required; consumer; EP=$(endpoint); need endpoint "$EP"
RT=$(aws ec2 create-route-table --vpc-id "$CVPC" --query RouteTable.RouteTableId --output text)
ASSOC=$(aws ec2 associate-route-table --route-table-id "$RT" --subnet-id "$CSUB1" --query AssociationId --output text)
IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text); aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$CVPC"
# In the wrong order nothing goes.
refused "vpc first" 254 "(DependencyViolation)" aws ec2 delete-vpc --vpc-id "$CVPC"
refused "subnet first" 254 "(DependencyViolation)" aws ec2 delete-subnet --subnet-id "$CSUB1"
refused "group first" 254 "(DependencyViolation)" aws ec2 delete-security-group --group-id "$CSG"
refused "load balancer first" 254 "(ResourceInUse)" aws elbv2 delete-load-balancer --load-balancer-arn "$NLB"
refused "target group first" 254 "(ResourceInUse)" aws elbv2 delete-target-group --target-group-arn "$TG_ARN"
OUT=$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC"); eq "service first: exit 0" $? 0
eq "but it says why not" "$(jq -r '.Unsuccessful[]|[.ResourceId,.Error.Code,.Error.Message]|@tsv' <<<"$OUT")" "$SVC	ExistingVpcEndpointConnections	Service has existing active VPC Endpoint connections!"
# retry CODE cmd...: again while AWS answers with this code, as dependencies take a while to go
retry() { local code=$1 i; shift; for i in $(seq 30); do "$@" >"$TMP/out" 2>"$TMP/err" && return 0; grep -q "($code)" "$TMP/err" || return 1; sleep "${POLL:-1}"; done; return 1; }
teardown_vpc() { local vpc=$1 ids id
  ids=$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$vpc" --query 'VpcEndpoints[].VpcEndpointId' --output text)
  [ -z "$ids" ] || aws ec2 delete-vpc-endpoints --vpc-endpoint-ids $ids --query 'Unsuccessful[].Error.Message' --output text
  for id in $(aws elbv2 describe-load-balancers --query "LoadBalancers[?VpcId=='$vpc'].LoadBalancerArn" --output text); do
    for svc in $(aws ec2 describe-vpc-endpoint-service-configurations --query "ServiceConfigurations[?contains(NetworkLoadBalancerArns || \`[]\`, '$id')].ServiceId" --output text); do
      eps=$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$svc" Name=vpc-endpoint-state,Values=available,pendingAcceptance --query 'VpcEndpointConnections[].VpcEndpointId' --output text)
      [ -z "$eps" ] || aws ec2 reject-vpc-endpoint-connections --service-id "$svc" --vpc-endpoint-ids $eps >/dev/null
      for i in $(seq 30); do [ "$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$svc" --query 'length(Unsuccessful)')" = 0 ] && break; sleep "${POLL:-1}"; done; done
    retry ResourceInUse aws elbv2 delete-load-balancer --load-balancer-arn "$id" || return 1
    aws elbv2 wait load-balancers-deleted --load-balancer-arns "$id"; done
  for id in $(aws elbv2 describe-target-groups --query "TargetGroups[?VpcId=='$vpc'].TargetGroupArn" --output text); do retry ResourceInUse aws elbv2 delete-target-group --target-group-arn "$id" || return 1; done
  for id in $(aws ec2 describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$vpc" --query 'InternetGateways[].InternetGatewayId' --output text); do
    retry DependencyViolation aws ec2 detach-internet-gateway --internet-gateway-id "$id" --vpc-id "$vpc" && aws ec2 delete-internet-gateway --internet-gateway-id "$id" || return 1; done
  for id in $(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[].Associations[?Main!=`true`].RouteTableAssociationId[]' --output text); do aws ec2 disassociate-route-table --association-id "$id" || return 1; done
  for id in $(aws ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" --query 'RouteTables[?!(Associations[?Main==`true`])].RouteTableId' --output text); do aws ec2 delete-route-table --route-table-id "$id" || return 1; done
  for id in $(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[].SubnetId' --output text); do retry DependencyViolation aws ec2 delete-subnet --subnet-id "$id" || return 1; done
  for id in $(aws ec2 describe-security-groups --filters "Name=vpc-id,Values=$vpc" --query "SecurityGroups[?GroupName!='default'].GroupId" --output text); do retry DependencyViolation aws ec2 delete-security-group --group-id "$id" || return 1; done
  retry DependencyViolation aws ec2 delete-vpc --vpc-id "$vpc"; }
teardown_vpc "$PVPC" && pass "provider's VPC and all in it" || fail "provider's VPC and all in it: $(cat "$TMP/err")"
eq "the consumer's endpoint outlives its service" "$(ep_state "$EP")" rejected
teardown_vpc "$CVPC" && pass "consumer's VPC and all in it" || fail "consumer's VPC and all in it: $(cat "$TMP/err")"
refused "vpc gone" 254 "(InvalidVpcID.NotFound)" aws ec2 describe-vpcs --vpc-ids "$PVPC"
refused "endpoint gone" 254 "(InvalidVpcEndpointId.NotFound)" aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP"
refused "service gone" 254 "(InvalidVpcEndpointServiceId.NotFound)" aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC"
refused "acting on it" 254 "The VpcEndpointService Id '$SVC' does not exist" aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP"
# A second run: what takes many ids or is said to be idempotent is no error, the rest is not found.
eq "deleting the service again is told in Unsuccessful" "$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'Unsuccessful[0].Error.Code' --output text)" InvalidVpcEndpointService.NotFound
eq "deleting the endpoint again, too" "$(aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'Unsuccessful[0].[ResourceId,Error.Code]' --output text)" "$EP	InvalidVpcEndpoint.NotFound"
aws elbv2 delete-load-balancer --load-balancer-arn "$NLB"; eq "deleting the load balancer again is no error" $? 0
refused "deleting the VPC again" 254 "The vpc ID '$PVPC' does not exist" aws ec2 delete-vpc --vpc-id "$PVPC"
finish
