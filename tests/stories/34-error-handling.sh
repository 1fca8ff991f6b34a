#!/usr/bin/env bash
# Scripts that branch on $? and on the code in stderr: 252 usage, 253 configuration, 254 the service, set -e, dry runs, partial failures.
. "$(dirname "$0")/lib.sh"
MISSING=vpce-svc-0123456789abcdef0
# code cmd...: the code that AWS answers with
code() { "$@" 2>&1 >/dev/null | sed -n 's/^.*An error occurred (\([A-Za-z.]*\)) when calling the.*/\1/p'; }
eq "code of a refusal" "$(code aws ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0)" InvalidVpcID.NotFound
like "the whole line" "$(aws ec2 describe-vpc-endpoint-service-configurations --service-ids $MISSING 2>&1)" "An error occurred \(InvalidVpcEndpointServiceId.NotFound\) when calling the DescribeVpcEndpointServiceConfigurations operation: The VpcEndpointService Id '$MISSING' does not exist"
aws ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0 >/dev/null 2>&1; eq "the service refuses: 254" $? 254
aws ec2 describe-vpcs --no-such-option >/dev/null 2>&1; eq "unknown option: 252" $? 252
aws ec2 create-vpc-endpoint --service-name x >/dev/null 2>"$TMP/err"; eq "missing option: 252" $? 252; has "it says which" "$(cat "$TMP/err")" "--vpc-id"
aws ec2 describe-vpcs --query 'Vpcs[' >/dev/null 2>&1; eq "bad --query: 252" $? 252
aws ec2 describe-vpcs --profile "no-$TAG" >/dev/null 2>"$TMP/err"; eq "unknown profile: 255" $? 255; has "it says which" "$(cat "$TMP/err")" "The config profile (no-$TAG) could not be found"
env -u AWS_DEFAULT_REGION -u AWS_REGION AWS_CONFIG_FILE=/dev/null aws ec2 describe-vpcs >/dev/null 2>"$TMP/err"; eq "no Region: 253" $? 253; has "it says so" "$(cat "$TMP/err")" "You must specify a region"
aws ec2 no-such-command >/dev/null 2>&1; eq "unknown command: 252" $? 252
aws ec2 create-vpc --cidr-block 10.1.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=a' >/dev/null 2>&1; eq "bad shorthand: 252" $? 252
aws ec2 create-tags --resources vpc-1 --tags file:///no/such/file >/dev/null 2>&1; eq "no such file: 252" $? 252
# set -e and pipes: a refusal stops a script, and nothing goes down the pipe.
bash -c 'set -euo pipefail; aws ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0 2>/dev/null | jq . ; echo not reached' >"$TMP/out"; eq "set -e stops" $? 254; eq "before the next line" "$(cat "$TMP/out")" ""
# What a script does with the code.
exists() { local err; err=$(aws ec2 describe-vpc-endpoint-services --service-names "$1" 2>&1 >/dev/null) && return 0
  case $err in *"(InvalidServiceName)"*) return 1;; *) echo "$err" >&2; return 2;; esac; }
exists "com.amazonaws.vpce.$AWS_DEFAULT_REGION.$MISSING"; eq "no such service" $? 1
provider; service --acceptance-required; exists "$SVCNAME"; eq "there is one" $? 0
V() { aws ec2 create-vpc --cidr-block 10.5.0.0/16 "$@"; }
# A dry run that would work is refused, too, with a code of its own.
B=$(aws ec2 describe-vpcs --query 'length(Vpcs)')
eq "dry run" "$(code V --dry-run)" DryRunOperation; V --dry-run >/dev/null 2>&1; eq "dry run: 254" $? 254
eq "nothing was made" "$(aws ec2 describe-vpcs --query 'length(Vpcs)')" "$B"
can() { local c; c=$(code "$@" --dry-run); [ "$c" = DryRunOperation ]; }
can aws ec2 describe-vpcs && can aws ec2 create-vpc --cidr-block 10.6.0.0/16 && pass "may do both" || fail "may do both"
consumer
eq "malformed id" "$(code aws ec2 describe-vpc-endpoints --vpc-endpoint-ids nonsense)" InvalidVpcEndpointId.Malformed
eq "unknown id" "$(code aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0123456789abcdef0)" InvalidVpcEndpointId.NotFound
mk() { aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --vpc-endpoint-type Interface --service-name "$SVCNAME" "$@"; }
eq "unknown subnet" "$(code mk --subnet-ids subnet-0123456789abcdef0)" InvalidSubnetID.NotFound
eq "unknown group" "$(code mk --subnet-ids "$CSUB1" --security-group-ids sg-0123456789abcdef0)" InvalidGroup.NotFound
S3=$(mksubnet "$CVPC" 10.2.3.0/24 "$AZ1"); eq "two subnets of a zone" "$(code mk --subnet-ids "$CSUB1" "$S3")" DuplicateSubnetsInSameZone
eq "the default type is Gateway" "$(code aws ec2 create-vpc-endpoint --vpc-id "$CVPC" --service-name "$SVCNAME")" InvalidParameter
has "private DNS of a service without a name" "$(mk --private-dns-enabled --subnet-ids "$CSUB1" 2>&1)" "Private DNS can't be enabled because the service $SVCNAME does not provide a private DNS name."
eq "nothing was made of all that" "$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$CVPC" --query 'length(VpcEndpoints)')" 0
EP=$(endpoint); need endpoint "$EP"
# Partial failures: exit 0, and the rest in Unsuccessful, which scripts must look at.
OUT=$(aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "$EP" vpce-0123456789abcdef0); eq "one of two: 0" $? 0
eq "which one not" "$(jq -r '.Unsuccessful[].ResourceId' <<<"$OUT")" vpce-0123456789abcdef0
until_text available ep_state "$EP" && pass "the other one was accepted" || fail "the other one was accepted"
OUT=$(aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" vpce-0123456789abcdef0); eq "delete one of two: 0" $? 0
eq "which one not, and why" "$(jq -r '.Unsuccessful[]|.ResourceId+" "+.Error.Code' <<<"$OUT")" "vpce-0123456789abcdef0 InvalidVpcEndpoint.NotFound"
check() { jq -e '.Unsuccessful|length==0' >/dev/null; }
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" | check; eq "deleted for sure" $? 0
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" | check; eq "not deleted again" $? 1
# Filters find nothing where ids are refused.
eq "by filter" "$(aws ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-id,Values=vpce-0123456789abcdef0 --query 'length(VpcEndpoints)')" 0
eq "what is said on stderr has an empty line first" "$(aws ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0 2>&1 | head -1)" ""
finish
