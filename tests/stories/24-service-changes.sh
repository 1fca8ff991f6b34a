#!/usr/bin/env bash
# A service changed while it is used: load balancers, Regions, acceptance, notifications, payers, and its end.
. "$(dirname "$0")/lib.sh"
provider; consumer; service --acceptance-required
ME=$(aws sts get-caller-identity --query Account --output text)
q() { aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" --query "ServiceConfigurations[0].$1" --output text; }
NLB2=$(mknlb "$TAG-2" "$PSUB1"); 
m() { aws ec2 modify-vpc-endpoint-service-configuration --service-id "$SVC" "$@"; }
eq "add nlb" "$(m --add-network-load-balancer-arns "$NLB2" --query Return --output text)" True
eq "two" "$(q 'length(NetworkLoadBalancerArns)')" 2
eq "remove" "$(m --remove-network-load-balancer-arns "$NLB2" --query Return --output text)" True
refused "last" 254 "(InvalidParameter)" m --remove-network-load-balancer-arns "$NLB"
eq "acceptance off" "$(m --no-acceptance-required --query Return --output text)" True
eq "off" "$(q AcceptanceRequired)" False
eq "region" "$(m --add-supported-regions eu-west-1 --query Return --output text)" True
eq "regions" "$(q 'SupportedRegions[].[Region,ServiceState]')" "us-east-1	Available
eu-west-1	Available"
m --remove-supported-regions eu-west-1 >/dev/null; eq "closed" "$(q 'SupportedRegions[1].ServiceState')" Closed
aws elbv2 set-subnets --load-balancer-arn "$NLB" --subnets "$PSUB1" "$PSUB2" >/dev/null
EP=$(endpoint); need ep "$EP"; eq "available" "$(ep_state "$EP")" available
T=arn:aws:sns:$AWS_DEFAULT_REGION:$ME:events
N=$(aws ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --connection-notification-arn "$T" --connection-events Connect Accept --query 'ConnectionNotification.ConnectionNotificationId' --output text); like nfn "$N" '^vpce-nfn-'
eq "sorted" "$(aws ec2 describe-vpc-endpoint-connection-notifications --connection-notification-id "$N" --query 'ConnectionNotificationSet[0].[ConnectionNotificationType,ConnectionNotificationState,join(`,`,ConnectionEvents)]' --output text)" "Topic	Enabled	Accept,Connect"
eq "mod" "$(aws ec2 modify-vpc-endpoint-connection-notification --connection-notification-id "$N" --connection-events Delete Reject --query ReturnValue)" true
eq "del" "$(aws ec2 delete-vpc-endpoint-connection-notifications --connection-notification-ids "$N" --query 'length(Unsuccessful)')" 0
refused "gone" 254 "(InvalidConnectionNotification)" aws ec2 describe-vpc-endpoint-connection-notifications --connection-notification-id "$N"
eq "payer" "$(aws ec2 modify-vpc-endpoint-service-payer-responsibility --service-id "$SVC" --payer-responsibility ServiceOwner --query ReturnValue)" true
eq "payer shown" "$(q PayerResponsibility)" ServiceOwner
eq "ep payer" "$(aws ec2 modify-vpc-endpoint-payer-responsibility --vpc-endpoint-id "$EP" --payer-responsibility vpc-endpoint-account --scope vpc-endpoint-charges --query VpcEndpointId --output text)" "$EP"
SG2=$(aws ec2 create-security-group --group-name "$TAG-2" --description x --vpc-id "$CVPC" --query GroupId --output text)
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --add-security-group-ids "$SG2" --remove-security-group-ids "$CSG" >/dev/null && pass sg || fail sg
eq "sg moved" "$(aws ec2 describe-network-interfaces --filters "Name=description,Values=VPC Endpoint Interface $EP" --query 'NetworkInterfaces[].Groups[].GroupId' --output text)" "$SG2"
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --add-subnet-ids "$CSUB2" >/dev/null && pass subnet || fail subnet
eq "two enis" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].[length(NetworkInterfaceIds),length(DnsEntries)]' --output text)" "2	3"
out=$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'Unsuccessful[0].Error.Code' --output text); eq "in use" "$out" ExistingVpcEndpointConnections
eq "reject" "$(aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" --query 'length(Unsuccessful)')" 0
eq "deleted" "$(aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" --query 'length(Unsuccessful)')" 0
eq "listed" "$(conn_state "$SVC" "$EP")" rejected
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null
refused "gone" 254 "(InvalidVpcEndpointId.NotFound)" aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP"
for g in "$CSG" "$SG2"; do aws ec2 delete-security-group --group-id "$g" >/dev/null || fail "group $g"; done
for s in "$CSUB1" "$CSUB2"; do aws ec2 delete-subnet --subnet-id "$s" || fail "subnet $s"; done
aws ec2 delete-vpc --vpc-id "$CVPC" && pass "consumer gone" || fail "consumer gone"
finish
