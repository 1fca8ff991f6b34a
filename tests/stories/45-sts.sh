#!/usr/bin/env bash
# What deploy scripts do with sts: the account in names and policies, a check of where one is, profiles, keys of a session.
. "$(dirname "$0")/lib.sh"
aws sts get-caller-identity > "$TMP/me.json"; eq "exit" $? 0
eq "three members" "$(jq -c 'keys' "$TMP/me.json")" '["Account","Arn","UserId"]'
ACCOUNT=$(jq -r .Account "$TMP/me.json"); like account "$ACCOUNT" '^[0-9]{12}$'; like "its ARN has it" "$(jq -r .Arn "$TMP/me.json")" "^arn:aws[a-z-]*:(iam|sts)::$ACCOUNT:"
eq "as text by name" "$(aws sts get-caller-identity --output text)" "$(jq -r '[.Account,.Arn,.UserId]|@tsv' "$TMP/me.json")"
eq "an account is text, not a number" "$(aws sts get-caller-identity --query Account)" "\"$ACCOUNT\""
read -r A ARN < <(aws sts get-caller-identity --query '[Account,Arn]' --output text); eq "two at once" "$A $ARN" "$ACCOUNT $(jq -r .Arn "$TMP/me.json")"
TABLE=$(aws sts get-caller-identity --output table); has "table" "$TABLE" "GetCallerIdentity"; has "table row" "$TABLE" "$ACCOUNT"
has yaml "$(aws sts get-caller-identity --output yaml)" "Account: '$ACCOUNT'"
eq "in every Region the same" "$(aws sts get-caller-identity --region eu-west-1 --query Account --output text)" "$ACCOUNT"
# A guard that many scripts begin with.
guard() { local is; is=$(aws sts get-caller-identity --query Account --output text) || return 2; [ "$is" = "$1" ] || { echo "wrong account $is" >&2; return 1; }; }
guard "$ACCOUNT"; eq "right account" $? 0; guard 000000000000 2>/dev/null; eq "wrong account" $? 1
AWS_PROFILE=no-such-$TAG guard "$ACCOUNT" 2>/dev/null; eq "no such profile" $? 2
(unset AWS_SECRET_ACCESS_KEY; AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE aws sts get-caller-identity >/dev/null 2>"$TMP/err"); eq "half of the keys" $? 255; has "which half" "$(cat "$TMP/err")" "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"
# The account in a policy and in a grant.
PRINCIPAL="arn:aws:iam::$ACCOUNT:root"; provider; SVC=$(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB" --query ServiceConfiguration.ServiceId --output text)
eq "grant ourselves" "$(aws ec2 modify-vpc-endpoint-service-permissions --service-id "$SVC" --add-allowed-principals "$PRINCIPAL" --query 'AddedPrincipals[0].Principal' --output text)" "$PRINCIPAL"
eq "we own it" "$(aws ec2 describe-vpc-endpoint-services --filters "Name=owner,Values=$ACCOUNT" --query "ServiceDetails[?ServiceId=='$SVC'].Owner" --output text)" "$ACCOUNT"
# Sessions of ourselves, unless we are one already.
if aws sts get-session-token --duration-seconds 900 > "$TMP/t.json" 2>"$TMP/err"; then
  eq "four members" "$(jq -c '.Credentials|keys' "$TMP/t.json")" '["AccessKeyId","Expiration","SecretAccessKey","SessionToken"]'
  like "a temporary key" "$(jq -r .Credentials.AccessKeyId "$TMP/t.json")" '^ASIA'
  export_of() { jq -r '.Credentials|"AWS_ACCESS_KEY_ID=\(.AccessKeyId)\nAWS_SECRET_ACCESS_KEY=\(.SecretAccessKey)\nAWS_SESSION_TOKEN=\(.SessionToken)"' "$TMP/t.json"; }
  eq "who it is" "$(env $(export_of) aws sts get-caller-identity --query Account --output text)" "$ACCOUNT"
  refused "a session gets no session" 254 "Cannot call GetSessionToken with session credentials" env $(export_of) aws sts get-session-token
else has "we are a session" "$(cat "$TMP/err")" "Cannot call GetSessionToken with session credentials"; fi
# Profiles that scripts write.
export AWS_CONFIG_FILE=$TMP/config AWS_SHARED_CREDENTIALS_FILE=$TMP/creds
printf '[profile east]\nregion=us-east-1\noutput=text\n[profile west]\nregion=us-west-2\noutput=yaml\n' >"$AWS_CONFIG_FILE"; printf '[east]\naws_access_key_id=%s\naws_secret_access_key=%s\n' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" | tee "$AWS_SHARED_CREDENTIALS_FILE" >/dev/null; sed 's/east/west/' "$AWS_SHARED_CREDENTIALS_FILE" >"$TMP/w"; cat "$TMP/w" >>"$AWS_SHARED_CREDENTIALS_FILE"
p() { env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_DEFAULT_REGION -u AWS_REGION aws "$@"; }
[ -n "${AWS_SESSION_TOKEN:-}" ] || { eq "output of the profile" "$(p sts get-caller-identity --profile east --query '[Account]')" "$ACCOUNT"
  eq "Region of the profile" "$(p ec2 describe-availability-zones --profile west --query 'AvailabilityZones[0].RegionName' --output text)" us-west-2
  eq "the option wins" "$(p ec2 describe-availability-zones --profile west --region eu-west-1 --query 'AvailabilityZones[0].RegionName' --output text)" eu-west-1
  eq "by environment" "$(AWS_PROFILE=west p ec2 describe-availability-zones --query 'AvailabilityZones[0].RegionName' --output text)" us-west-2; }
finish
