#!/usr/bin/env bash
# One of everything that can be described, for two accounts in two Regions. Prints NAME=ID lines.
set -euo pipefail
export AWS_PAGER="" AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
PROVIDER=111122223333 CONSUMER=444455556666
as() { local account=$1; shift; AWS_ACCESS_KEY_ID=$account AWS_SECRET_ACCESS_KEY=x aws "$@" --output text; }
p() { as $PROVIDER "$@"; }
c() { as $CONSUMER "$@"; }
tags() {
  jq -cn --arg type "$1" --arg name "$2" '[{ResourceType: $type, Tags: ([
    ["Name", $name], ["empty", ""], ["naïve", "東京 café 🚀"], ["yes", "true"], ["number", "0123"], ["odd", ": # - { } [ ]"], ["quotes", "it is \"so\"'"'"'"],
    ["long", "a long value that goes on and on until every emitter has to think about where it breaks its lines"]
  ] | map({Key: .[0], Value: .[1]}))}]'
}

# The provider: a network, load balancers, services.
PVPC=$(p ec2 create-vpc --cidr-block 10.1.0.0/16 --tag-specifications "$(tags vpc provider)" --query Vpc.VpcId)
PSUB1=$(p ec2 create-subnet --vpc-id "$PVPC" --cidr-block 10.1.1.0/24 --availability-zone us-east-1a --tag-specifications "$(tags subnet first)" --query Subnet.SubnetId)
PSUB2=$(p ec2 create-subnet --vpc-id "$PVPC" --cidr-block 10.1.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
NLB=$(p elbv2 create-load-balancer --name orders --type network --scheme internal --subnets "$PSUB1" "$PSUB2" --tags Key=team,Value=orders --query 'LoadBalancers[0].LoadBalancerArn')
NLB2=$(p elbv2 create-load-balancer --name orders-too --type network --scheme internal --subnets "$PSUB1" --query 'LoadBalancers[0].LoadBalancerArn')
GWLB=$(p elbv2 create-load-balancer --name inspect --type gateway --subnets "$PSUB1" --query 'LoadBalancers[0].LoadBalancerArn')
NLB3=$(p elbv2 create-load-balancer --name open --type network --scheme internal --subnets "$PSUB1" "$PSUB2" --query 'LoadBalancers[0].LoadBalancerArn')
TG=$(p elbv2 create-target-group --name orders --protocol TCP --port 80 --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn')
p elbv2 register-targets --target-group-arn "$TG" --targets Id=10.1.1.10,Port=8080 Id=10.1.2.10 >&2
LISTENER=$(p elbv2 create-listener --load-balancer-arn "$NLB" --protocol TCP --port 443 --default-actions Type=forward,TargetGroupArn="$TG" --query 'Listeners[0].ListenerArn')
SVC=$(p ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB" "$NLB2" --acceptance-required --private-dns-name api.example.com --supported-regions us-east-1 eu-west-1 --tag-specifications "$(tags vpc-endpoint-service orders)" --query ServiceConfiguration.ServiceId)
OPEN=$(p ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB3" --no-acceptance-required --query ServiceConfiguration.ServiceId)
GATED=$(p ec2 create-vpc-endpoint-service-configuration --gateway-load-balancer-arns "$GWLB" --no-acceptance-required --query ServiceConfiguration.ServiceId)
for service in "$SVC" "$OPEN" "$GATED"; do
  p ec2 modify-vpc-endpoint-service-permissions --service-id "$service" --add-allowed-principals "arn:aws:iam::$CONSUMER:root" "arn:aws:iam::$CONSUMER:role/Deploy" "arn:aws:iam::222222222222:user/Ann" >&2
done
TOPIC=$(p sns create-topic --name connections --query TopicArn)
p sns subscribe --topic-arn "$TOPIC" --protocol email --notification-endpoint ops@example.com >&2
p sns subscribe --topic-arn "$TOPIC" --protocol sqs --notification-endpoint "arn:aws:sqs:us-east-1:$PROVIDER:queue" >&2
NFN=$(p ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --connection-notification-arn "$TOPIC" --connection-events Accept Connect Delete Reject --query ConnectionNotification.ConnectionNotificationId)
ZONE=$(p route53 create-hosted-zone --name example.com --caller-reference 1 --hosted-zone-config '{"Comment":"a <zone> & more"}' --query HostedZone.Id)
CHANGE=$(p route53 change-resource-record-sets --hosted-zone-id "$ZONE" --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"www.example.com","Type":"A","TTL":60,"ResourceRecords":[{"Value":"192.0.2.1"},{"Value":"192.0.2.2"}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"*.example.com","Type":"TXT","TTL":300,"ResourceRecords":[{"Value":"\"a b\""}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"w.example.com","Type":"CNAME","SetIdentifier":"one","Weight":10,"TTL":1,"ResourceRecords":[{"Value":"www.example.com"}]}}]}' --query ChangeInfo.Id)
p route53 change-tags-for-resource --resource-type hostedzone --resource-id "${ZONE##*/}" --add-tags Key=team,Value=dns >&2
p ec2 create-network-interface --subnet-id "$PSUB1" --description "spare <&> 'one'" --private-ip-address 10.1.1.77 --query NetworkInterface.NetworkInterfaceId >&2

# The consumer: a network, groups, routes, endpoints in every state.
CVPC=$(c ec2 create-vpc --cidr-block 10.2.0.0/16 --tag-specifications "$(tags vpc consumer)" --query Vpc.VpcId)
c ec2 modify-vpc-attribute --vpc-id "$CVPC" --enable-dns-hostnames >&2
CSUB1=$(c ec2 create-subnet --vpc-id "$CVPC" --cidr-block 10.2.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
CSUB2=$(c ec2 create-subnet --vpc-id "$CVPC" --cidr-block 10.2.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
CSG=$(c ec2 create-security-group --group-name endpoints --description "to endpoints" --vpc-id "$CVPC" --query GroupId)
c ec2 authorize-security-group-ingress --group-id "$CSG" --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.2.0.0/16,Description=web}],UserIdGroupPairs=[{GroupId='"$CSG"'}]' 'IpProtocol=icmp,FromPort=-1,ToPort=-1,IpRanges=[{CidrIp=0.0.0.0/0}]' >&2
IGW=$(c ec2 create-internet-gateway --query InternetGateway.InternetGatewayId)
c ec2 attach-internet-gateway --internet-gateway-id "$IGW" --vpc-id "$CVPC" >&2
RTB=$(c ec2 create-route-table --vpc-id "$CVPC" --query RouteTable.RouteTableId)
c ec2 create-route --route-table-id "$RTB" --destination-cidr-block 0.0.0.0/0 --gateway-id "$IGW" >&2
c ec2 associate-route-table --route-table-id "$RTB" --subnet-id "$CSUB1" >&2
PCX=$(c ec2 create-vpc-peering-connection --vpc-id "$CVPC" --peer-vpc-id "$PVPC" --peer-owner-id $PROVIDER --query VpcPeeringConnection.VpcPeeringConnectionId)
p ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$PCX" >&2
c ec2 create-route --route-table-id "$RTB" --destination-cidr-block 10.1.0.0/16 --vpc-peering-connection-id "$PCX" >&2
c ec2 create-vpc-peering-connection --vpc-id "$CVPC" --peer-vpc-id "$PVPC" --peer-owner-id $PROVIDER --peer-region us-east-1 >&2
endpoint() { c ec2 create-vpc-endpoint --vpc-id "$CVPC" "$@" --query VpcEndpoint.VpcEndpointId; }
NAME=com.amazonaws.vpce.us-east-1
EP=$(endpoint --vpc-endpoint-type Interface --service-name $NAME."$SVC" --subnet-ids "$CSUB1" "$CSUB2" --security-group-ids "$CSG" --tag-specifications "$(tags vpc-endpoint orders)")
p ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" >&2
WAITS=$(endpoint --vpc-endpoint-type Interface --service-name $NAME."$SVC" --subnet-ids "$CSUB2")
REJECTED=$(endpoint --vpc-endpoint-type Interface --service-name $NAME."$SVC" --subnet-ids "$CSUB1")
p ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$REJECTED" >&2
endpoint --vpc-endpoint-type Interface --service-name $NAME."$OPEN" >&2
endpoint --vpc-endpoint-type GatewayLoadBalancer --service-name $NAME."$GATED" --subnet-ids "$CSUB1" >&2
endpoint --vpc-endpoint-type Gateway --service-name com.amazonaws.us-east-1.s3 --route-table-ids "$RTB" --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:Put*","Resource":"*"},{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}' >&2
endpoint --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.sqs --subnet-ids "$CSUB1" --private-dns-enabled >&2
c ec2 create-vpc-endpoint-connection-notification --vpc-endpoint-id "$EP" --connection-notification-arn "arn:aws:sns:us-east-1:$CONSUMER:mine" --connection-events Accept >&2
c ec2 create-default-vpc --region eu-west-1 >&2
PRIVATE=$(c route53 create-hosted-zone --name internal --caller-reference 2 --vpc VPCRegion=us-east-1,VPCId="$CVPC" --query HostedZone.Id)

ZONE_ID=${ZONE##*/}
for name in PVPC PSUB1 NLB TG LISTENER SVC OPEN GATED TOPIC NFN ZONE ZONE_ID CHANGE CVPC CSUB1 CSG RTB PCX EP WAITS REJECTED PRIVATE; do echo "$name=${!name}"; done
