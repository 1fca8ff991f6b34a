#!/usr/bin/env bash
# Lists in pages: --max-items and --starting-token, --page-size, --no-paginate with --next-token, elbv2's markers, counting over pages.
. "$(dirname "$0")/lib.sh"
VPC=$(mkvpc 10.50.0.0/16 pages); for i in $(seq 1 12); do mksubnet "$VPC" "10.50.$i.0/24" "$AZ1" >/dev/null || fail "subnet $i"; done
D() { aws ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC" "$@"; }
ALL=$(D --query 'Subnets[].SubnetId' --output text | tr '\t' '\n' | sort); eq "all at once" "$(wc -l <<<"$ALL" | tr -d ' ')" 12
eq "small pages, one list" "$(D --page-size 5 --query 'Subnets[].SubnetId' --output text | tr '\t' '\n' | sort)" "$ALL"
eq "text prints page by page" "$(D --page-size 5 --query 'length(Subnets)' --output text | xargs)" "5 5 2"
eq "JSON joins them" "$(D --page-size 5 --query 'length(Subnets)' --output json)" 12
# The loop of those who take a few at a time.
token= n=0 got=
while :; do D --max-items 5 ${token:+--starting-token "$token"} --output json > "$TMP/page.json" || { fail page; break; }
  n=$((n+1)); got+=$(jq -r '.Subnets[].SubnetId' "$TMP/page.json")$'\n'; token=$(jq -r '.NextToken//empty' "$TMP/page.json"); [ -n "$token" ] && [ $n -lt 20 ] || break; done
eq "three rounds" "$n" 3; eq "each once" "$(sort <<<"${got%$'\n'}")" "$ALL"
eq "the last one has no token" "$(jq 'has("NextToken")' "$TMP/page.json")" false
eq "as text the token has a line of its own" "$(D --max-items 2 --output text | grep -c "^NEXTTOKEN")" 1
eq "no more than there are" "$(D --max-items 100 --output json | jq -c '[(.Subnets|length),has("NextToken")]')" '[12,false]'
# One call, by hand.
token= n=0 got=
while :; do D --no-paginate --max-results 5 ${token:+--next-token "$token"} --output json > "$TMP/page.json" || { fail page; break; }
  n=$((n+1)); got+=$(jq -r '.Subnets[].SubnetId' "$TMP/page.json")$'\n'; token=$(jq -r '.NextToken//empty' "$TMP/page.json"); [ -n "$token" ] && [ $n -lt 20 ] || break; done
eq "three calls" "$n" 3; eq "each once" "$(sort <<<"${got%$'\n'}")" "$ALL"
eq "--max-results alone is one call, too" "$(D --max-results 5 --query 'length(Subnets)' --output text)" 5
refused "not both ways" 252 "Cannot specify --no-paginate along with pagination arguments" D --no-paginate --max-items 5
refused "a page of two" 252 "Invalid value for parameter MaxResults, value: 2, valid min value: 5" D --max-results 2
eq "limits of pages do not bother filters" "$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC" Name=cidr-block,Values=10.50.12.0/24 --page-size 5 --query 'length(Subnets)' --output json)" 1
# Permissions of a service, and load balancers.
PVPC=$VPC PSUB1=$(head -1 <<<"$ALL"); for i in 1 2 3; do A=$(mknlb "$TAG-$i" "$PSUB1"); need "nlb $i" "$A"; done; NLB=$A; aws elbv2 wait load-balancer-available --load-balancer-arns "$NLB"
SVC=$(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB" --query ServiceConfiguration.ServiceId --output text)
aws ec2 modify-vpc-endpoint-service-permissions --service-id "$SVC" --add-allowed-principals $(for i in $(seq 10 24); do echo "arn:aws:iam::1234567890$i:root"; done) >/dev/null || fail grant
P() { aws ec2 describe-vpc-endpoint-service-permissions --service-id "$SVC" "$@"; }
eq "fifteen" "$(P --query 'length(AllowedPrincipals)')" 15
eq "in pages of six" "$(P --page-size 6 --query 'length(AllowedPrincipals)' --output text | xargs)" "6 6 3"
eq "first two" "$(P --max-items 2 --query 'AllowedPrincipals[].Principal' --output json | jq length)" 2
T=$(P --max-items 14 --output json | jq -r .NextToken); eq "and the rest" "$(P --starting-token "$T" --query 'length(AllowedPrincipals)')" 1
eq "a page of one of elbv2" "$(aws elbv2 describe-load-balancers --no-paginate --page-size 1 --query 'length(LoadBalancers)')" 1
M=$(aws elbv2 describe-load-balancers --no-paginate --page-size 1 --query NextMarker --output text); need marker "$M"
A=$(aws elbv2 describe-load-balancers --no-paginate --page-size 1 --query 'LoadBalancers[0].LoadBalancerArn' --output text); B=$(aws elbv2 describe-load-balancers --no-paginate --page-size 1 --marker "$M" --query 'LoadBalancers[0].LoadBalancerArn' --output text); ne "the next one" "$A" "$B"
eq "elbv2's own --page-size is one call" "$(aws elbv2 describe-load-balancers --page-size 1 --output json | jq -c '[(.LoadBalancers|length),has("NextMarker")]')" '[1,true]'
eq "all" "$(aws elbv2 describe-load-balancers --query "length(LoadBalancers[?starts_with(LoadBalancerName,'$TAG-')])" --output json)" 3
eq "with --max-items" "$(aws elbv2 describe-load-balancers --max-items 2 --query 'length(LoadBalancers)' --output json)" 2
refused "a token of nobody" 254 "calling the DescribeSubnets operation" aws ec2 describe-subnets --max-results 5 --next-token "nonsense-$TAG"
finish
