#!/usr/bin/env bash
# An inspection VPC: a Gateway Load Balancer with GENEVE targets, its endpoint service, an endpoint, and routes that send traffic through it.
. "$(dirname "$0")/lib.sh"
PVPC=$(mkvpc 10.1.0.0/16 inspection); PSUB1=$(mksubnet "$PVPC" 10.1.1.0/24 "$AZ1"); PSUB2=$(mksubnet "$PVPC" 10.1.2.0/24 "$AZ2")
GWLB=$(aws elbv2 create-load-balancer --name "$TAG" --type gateway --subnets "$PSUB1" "$PSUB2" --query 'LoadBalancers[0].LoadBalancerArn' --output text)
like "gateway ARN" "$GWLB" ":loadbalancer/gwy/$TAG/[0-9a-f]{16}$"
aws elbv2 wait load-balancer-available --load-balancer-arns "$GWLB" && pass active || fail active
eq "it has no name in DNS" "$(aws elbv2 describe-load-balancers --load-balancer-arns "$GWLB" --query 'LoadBalancers[0].[Type,DNSName,Scheme,IpAddressType]' --output text)" "gateway	None	None	ipv4"
TG_ARN=$(aws elbv2 create-target-group --name "$TAG" --protocol GENEVE --port 6081 --vpc-id "$PVPC" --target-type ip --health-check-protocol TCP --health-check-port 80 --query 'TargetGroups[0].TargetGroupArn' --output text); need "target group" "$TG_ARN"
aws elbv2 register-targets --target-group-arn "$TG_ARN" --targets Id=10.1.1.100 Id=10.1.2.100 && pass targets || fail targets
refused "no port on a gateway listener" 254 "A port cannot be specified for gateway listeners" aws elbv2 create-listener --load-balancer-arn "$GWLB" --port 6081 --default-actions "Type=forward,TargetGroupArn=$TG_ARN"
L=$(aws elbv2 create-listener --load-balancer-arn "$GWLB" --default-actions "Type=forward,TargetGroupArn=$TG_ARN" --query 'Listeners[0].ListenerArn' --output text); like listener "$L" ":listener/gwy/$TAG/"
eq "no port, no protocol" "$(aws elbv2 describe-listeners --listener-arns "$L" --query 'Listeners[0].[Port,Protocol]' --output text)" "None	None"
for ip in 10.1.1.100 10.1.2.100; do aws elbv2 wait target-in-service --target-group-arn "$TG_ARN" --targets "Id=$ip" || fail "healthy $ip"; done
eq "both healthy" "$(aws elbv2 describe-target-health --target-group-arn "$TG_ARN" --query 'TargetHealthDescriptions[].TargetHealth.State' --output text)" "healthy	healthy"
eq "checked at port 80" "$(aws elbv2 describe-target-health --target-group-arn "$TG_ARN" --query 'TargetHealthDescriptions[0].[Target.Port,HealthCheckPort]' --output text)" "6081	80"
refused "it is no Network Load Balancer" 254 "(InvalidNetworkLoadBalancerArn.Malformed)" aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$GWLB"
read -r SVC SVCNAME < <(aws ec2 create-vpc-endpoint-service-configuration --gateway-load-balancer-arns "$GWLB" --no-acceptance-required --query 'ServiceConfiguration.[ServiceId,ServiceName]' --output text); need service "${SVCNAME:-}"
aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" > "$TMP/svc.json" || fail describe
eq "its type" "$(jq -r '.ServiceConfigurations[0].ServiceType[0].ServiceType' "$TMP/svc.json")" GatewayLoadBalancer
eq "its load balancer" "$(jq -r '.ServiceConfigurations[0].GatewayLoadBalancerArns[]' "$TMP/svc.json")" "$GWLB"
refused "in use" 254 "(ResourceInUse)" aws elbv2 delete-load-balancer --load-balancer-arn "$GWLB"
# The VPC whose traffic is looked at.
CVPC=$(mkvpc 10.2.0.0/16 app); APP=$(mksubnet "$CVPC" 10.2.1.0/24 "$AZ1"); FW=$(mksubnet "$CVPC" 10.2.2.0/28 "$AZ1")
refused "an interface endpoint to it" 254 "(InvalidParameter)" aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --subnet-ids "$FW"
EP=$(aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type GatewayLoadBalancer --service-name "$SVCNAME" --subnet-ids "$FW" --query VpcEndpoint.VpcEndpointId --output text); like endpoint "$EP" '^vpce-[0-9a-f]{17}$'
until_text available ep_state "$EP" && pass available || fail available
eq "its shape" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].[VpcEndpointType,length(NetworkInterfaceIds),length(DnsEntries || `[]`),length(Groups || `[]`)]' --output text)" "GatewayLoadBalancer	1	0	0"
eq "its interface" "$(aws ec2 describe-network-interfaces --filters "Name=subnet-id,Values=$FW" --query 'NetworkInterfaces[0].[InterfaceType,Status]' --output text)" "gateway_load_balancer_endpoint	in-use"
IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text); aws ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$CVPC"
table() { local rt; rt=$(aws ec2 create-route-table --vpc-id "$CVPC" --query RouteTable.RouteTableId --output text); [ -z "${1:-}" ] || aws ec2 associate-route-table --route-table-id "$rt" --subnet-id "$1" >/dev/null; echo "$rt"; }
RAPP=$(table "$APP"); RFW=$(table "$FW"); need tables "$RFW"
eq "out through the endpoint" "$(aws ec2 create-route --route-table-id "$RAPP" --destination-cidr-block 0.0.0.0/0 --vpc-endpoint-id "$EP" --query Return)" true
eq "and from there to the internet" "$(aws ec2 create-route --route-table-id "$RFW" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW" --query Return)" true
route() { aws ec2 describe-route-tables --route-table-ids "$RAPP" --query "RouteTables[0].Routes[?DestinationCidrBlock=='0.0.0.0/0'].[GatewayId,State]" --output text; }
eq "the route is active" "$(route)" "$EP	active"
refused "once" 254 "(RouteAlreadyExists)" aws ec2 create-route --route-table-id "$RAPP" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW"
eq "the provider sees the connection" "$(conn_state "$SVC" "$EP")" available
eq "and can end it" "$(aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" --query 'length(Unsuccessful)')" 0
aws ec2 delete-route --route-table-id "$RAPP" --destination-cidr-block 0.0.0.0/0 && pass "route gone" || fail "route gone"
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null || fail "delete endpoint"
eq "service gone" "$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'length(Unsuccessful)')" 0
aws elbv2 delete-load-balancer --load-balancer-arn "$GWLB" && aws elbv2 wait load-balancers-deleted --load-balancer-arns "$GWLB" && aws elbv2 delete-target-group --target-group-arn "$TG_ARN" && pass "all gone" || fail "all gone"
finish
