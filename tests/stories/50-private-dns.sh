#!/usr/bin/env bash
# Private DNS from end to end: the TXT record goes into a Route 53 zone, the name is verified, and an endpoint uses it.
. "$(dirname "$0")/lib.sh"
DOMAIN="$TAG.example.com"
provider; consumer; service --no-acceptance-required --private-dns-name "api.$DOMAIN"
q() { aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$SVC" --query "ServiceConfigurations[0].$1" --output text; }
refused "not verified yet" 254 "has not verified the private DNS name." aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface \
  --service-name "$SVCNAME" --subnet-ids "$CSUB1" --private-dns-enabled
ZONE=$(aws route53 create-hosted-zone --name "$DOMAIN" --caller-reference "$TAG" --query HostedZone.Id --output text); like "zone" "$ZONE" '^/hostedzone/Z'
NAME=$(q PrivateDnsNameConfiguration.Name) VALUE=$(q PrivateDnsNameConfiguration.Value)
CHANGE=$(aws route53 change-resource-record-sets --hosted-zone-id "$ZONE" --query ChangeInfo.Id --output text --change-batch \
  "{\"Changes\":[{\"Action\":\"UPSERT\",\"ResourceRecordSet\":{\"Name\":\"$NAME.api.$DOMAIN\",\"Type\":\"TXT\",\"TTL\":300,\"ResourceRecords\":[{\"Value\":\"\\\"$VALUE\\\"\"}]}}]}")
aws route53 wait resource-record-sets-changed --id "$CHANGE" && pass "in sync" || fail "in sync"
has "the record answers" "$(aws route53 test-dns-answer --hosted-zone-id "$ZONE" --record-name "$NAME.api.$DOMAIN" --record-type TXT --query RecordData --output text)" "$VALUE"
aws ec2 start-vpc-endpoint-service-private-dns-verification --service-id "$SVC" >/dev/null && pass "start" || fail "start"
until_text verified q PrivateDnsNameConfiguration.State && pass "verified" || fail "verified"
refused "needs the VPC's DNS host names" 254 "enableDnsHostnames" aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface \
  --service-name "$SVCNAME" --subnet-ids "$CSUB1" --private-dns-enabled
aws ec2 modify-vpc-attribute --vpc-id "$CVPC" --enable-dns-hostnames
EP=$(aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" --subnet-ids "$CSUB1" --private-dns-enabled \
  --query VpcEndpoint.VpcEndpointId --output text); need "endpoint" "$EP"
until_text available ep_state "$EP" && pass "available" || fail "available"
eq "the name comes last" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].DnsEntries[-1].DnsName' --output text)" "api.$DOMAIN"
eq "consumers see it" "$(aws ec2 describe-vpc-endpoint-services --service-names "$SVCNAME" --query 'ServiceDetails[0].[PrivateDnsName,PrivateDnsNameVerificationState]' --output text)" "api.$DOMAIN	verified"
refused "the zone is not empty" 254 "(HostedZoneNotEmpty)" aws route53 delete-hosted-zone --id "$ZONE"
TOPIC=$(aws sns create-topic --name "$TAG" --query TopicArn --output text); like "topic" "$TOPIC" '^arn:aws:sns:'
has "listed" "$(aws sns list-topics --query 'Topics[].TopicArn' --output text)" "$TOPIC"
aws sns delete-topic --topic-arn "$TOPIC" && pass "topic gone" || fail "topic gone"
finish
