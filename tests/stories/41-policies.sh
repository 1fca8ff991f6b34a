#!/usr/bin/env bash
# Endpoint policies: the default one, one from a file, a changed one, a reset one, and documents that are none.
. "$(dirname "$0")/lib.sh"
R=$AWS_DEFAULT_REGION; VPC=$(mkvpc 10.7.0.0/16 policies); RT=$(aws ec2 create-route-table --vpc-id "$VPC" --query RouteTable.RouteTableId --output text); need table "$RT"
cat > "$TMP/policy.json" <<'P'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ReadOneBucket",
      "Effect": "Allow",
      "Principal": "*",
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::example-bucket", "arn:aws:s3:::example-bucket/*"]
    }
  ]
}
P
policy() { aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$1" --query 'VpcEndpoints[0].PolicyDocument' --output text; }
EP=$(aws ec2 create-vpc-endpoint --vpc-id "$VPC" --service-name "com.amazonaws.$R.s3" --route-table-ids "$RT" --policy-document "file://$TMP/policy.json" --query VpcEndpoint.VpcEndpointId --output text); like endpoint "$EP" '^vpce-'
eq "the document of the file" "$(policy "$EP" | jq -cS .)" "$(jq -cS . "$TMP/policy.json")"
eq "in JSON it is text" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --output json | jq -r '.VpcEndpoints[0].PolicyDocument|type')" string
eq "read in two steps" "$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --output json | jq -r '.VpcEndpoints[0].PolicyDocument|fromjson|.Statement[0].Sid')" ReadOneBucket
# Changed by a script: read, edit, write.
policy "$EP" | jq '.Statement[0].Resource += ["arn:aws:s3:::another-bucket"]' > "$TMP/new.json"
eq "write it back" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document "file://$TMP/new.json" --query Return)" true
eq "three resources" "$(policy "$EP" | jq '.Statement[0].Resource|length')" 3
cd "$TMP" && eq "a relative path" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document file://policy.json --query Return)" true
eq "two resources" "$(policy "$EP" | jq '.Statement[0].Resource|length')" 2
refused "no such file" 252 "Error parsing parameter '--policy-document': Unable to load paramfile file://$TMP/nowhere.json" aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document "file://$TMP/nowhere.json"
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document 'Allow everything' >/dev/null 2>&1; eq "no JSON: refused" $? 254
eq "nothing has changed" "$(policy "$EP" | jq '.Statement[0].Resource|length')" 2
eq "reset" "$(aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --reset-policy --query Return)" true
eq "the default allows all" "$(policy "$EP" | jq -cS '.Statement[0]')" '{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}'
# Without a policy, the default one from the start.
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null || fail delete
routes() { aws ec2 describe-route-tables --route-table-ids "$RT" --query 'length(RouteTables[0].Routes)'; }; until_text 1 routes || fail "route gone"
EP=$(aws ec2 create-vpc-endpoint --vpc-id "$VPC" --service-name "com.amazonaws.$R.dynamodb" --vpc-endpoint-type Gateway --route-table-ids "$RT" --query VpcEndpoint.VpcEndpointId --output text)
eq "default" "$(policy "$EP" | jq -cS '.Statement')" '[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]'
eq "dynamodb's route" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "RouteTables[0].Routes[?GatewayId=='$EP'].DestinationPrefixListId" --output text)" "$(aws ec2 describe-prefix-lists --filters "Name=prefix-list-name,Values=com.amazonaws.$R.dynamodb" --query 'PrefixLists[0].PrefixListId' --output text)"
# Audit: endpoints whose policy lets everybody do everything.
OPEN='[.VpcEndpoints[]|select((.PolicyDocument//"{}")|fromjson|[.Statement|if type=="array" then .[] else . end|select(.Effect=="Allow" and .Principal=="*" and .Action=="*")]|length>0).VpcEndpointId]|join(" ")'
eq "open ones" "$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC" --output json | jq -r "$OPEN")" "$EP"
aws ec2 modify-vpc-endpoint --vpc-endpoint-id "$EP" --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"dynamodb:DeleteTable","Resource":"*"}}' >/dev/null || fail "a single statement"
eq "none any more" "$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$VPC" --output json | jq -r "$OPEN")" ""
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$EP" >/dev/null && pass "gone" || fail "gone"
finish
