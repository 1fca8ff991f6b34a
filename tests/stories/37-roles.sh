#!/usr/bin/env bash
# Another account by assume-role: session keys in the environment, a grant to the role, and sts helpers. Real ones: CONSUMER_ROLE_ARN.
. "$(dirname "$0")/lib.sh"
ME=$(aws sts get-caller-identity --query Account --output text); ROLE=${CONSUMER_ROLE_ARN:-arn:aws:iam::222222222222:role/Consumer}; CA=$(cut -d: -f5 <<<"$ROLE")
[ "$ME" != "$CA" ] || { echo "  SKIP: the role is of account $ME"; exit 77; }
# as_role cmd...: in a subshell with keys of a session of the role
as_role() ( eval "$(aws sts assume-role --role-arn "$ROLE" --role-session-name "$TAG" --query Credentials --output json | jq -r '"export AWS_ACCESS_KEY_ID=\(.AccessKeyId) AWS_SECRET_ACCESS_KEY=\(.SecretAccessKey) AWS_SESSION_TOKEN=\(.SessionToken)"')"; "$@" )
aws sts assume-role --role-arn "$ROLE" --role-session-name "$TAG" --duration-seconds 900 > "$TMP/s.json" || die "assume-role"
like "a temporary key" "$(jq -r .Credentials.AccessKeyId "$TMP/s.json")" '^ASIA[A-Z0-9]{16}$'
eq "the session's ARN" "$(jq -r .AssumedRoleUser.Arn "$TMP/s.json")" "arn:aws:sts::$CA:assumed-role/${ROLE##*/}/$TAG"
like "the session's id" "$(jq -r .AssumedRoleUser.AssumedRoleId "$TMP/s.json")" "^AROA[A-Z0-9]+:$TAG$"
like "when it ends" "$(jq -r .Credentials.Expiration "$TMP/s.json")" '^20[0-9-]+T[0-9:]+\+00:00$'
read -r K S T < <(aws sts assume-role --role-arn "$ROLE" --role-session-name "$TAG" --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text); need "three fields" "${T:-}"
eq "who I am then" "$(AWS_ACCESS_KEY_ID=$K AWS_SECRET_ACCESS_KEY=$S AWS_SESSION_TOKEN=$T aws sts get-caller-identity --query '[Account,Arn]' --output text)" "$CA	arn:aws:sts::$CA:assumed-role/${ROLE##*/}/$TAG"
eq "the same id both ways" "$(as_role aws sts get-caller-identity --query UserId --output text)" "$(jq -r .AssumedRoleUser.AssumedRoleId "$TMP/s.json")"
eq "whose key it is" "$(aws sts get-access-key-info --access-key-id "$K" --query Account --output text)" "$CA"
eq "still me outside" "$(aws sts get-caller-identity --query Account --output text)" "$ME"
refused "a session name with a space" 254 "(ValidationError)" aws sts assume-role --role-arn "$ROLE" --role-session-name "a b"
refused "a session name of one character" 252 "Invalid length for parameter RoleSessionName, value: 1, valid min length: 2" aws sts assume-role --role-arn "$ROLE" --role-session-name a
refused "too short a session" 252 "Invalid value for parameter DurationSeconds, value: 60, valid min value: 900" aws sts assume-role --role-arn "$ROLE" --role-session-name "$TAG" --duration-seconds 60
provider; read -r SVC SVCNAME < <(aws ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$NLB" --acceptance-required --query 'ServiceConfiguration.[ServiceId,ServiceName]' --output text); need service "${SVCNAME:-}"
grant() { aws ec2 modify-vpc-endpoint-service-permissions --service-id "$SVC" "$@"; }
sees() { as_role aws ec2 describe-vpc-endpoint-services --service-names "$SVCNAME" --query 'ServiceDetails[0].ServiceName' --output text 2>/dev/null; }
eq "not granted" "$(sees)" ""
refused "sessions are no principals to grant" 254 "(InvalidPrincipal)" grant --add-allowed-principals "$(jq -r .AssumedRoleUser.Arn "$TMP/s.json")"
grant --add-allowed-principals "arn:aws:iam::$CA:role/Other-$TAG" >/dev/null || fail "grant another role"; eq "another role's grant is not ours" "$(sees)" ""
eq "grant the role" "$(grant --add-allowed-principals "$ROLE" --query 'AddedPrincipals[0].[PrincipalType,Principal]' --output text)" "Role	$ROLE"
eq "a session of the role has it" "$(sees)" "$SVCNAME"
# The consumer's side in one subshell, as a deploy script does it.
consume() { consumer; EP=$(endpoint "$SVCNAME"); echo "$EP"; }
EP=$(as_role consume | tail -1); like "an endpoint of the role's account" "$EP" '^vpce-[0-9a-f]{17}$'
eq "its owner" "$(as_role aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].[OwnerId,State]' --output text)" "$CA	pendingAcceptance"
refused "which is not here" 254 "(InvalidVpcEndpointId.NotFound)" aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP"
eq "the provider knows who asks" "$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" --query 'VpcEndpointConnections[].[VpcEndpointOwner,VpcEndpointState]' --output text)" "$CA	pendingAcceptance"
# Accept those of known accounts only.
for o in $(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" Name=vpc-endpoint-state,Values=pendingAcceptance --query 'VpcEndpointConnections[].join(`/`,[VpcEndpointOwner,VpcEndpointId])' --output text); do
  case ${o%%/*} in "$CA") aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "${o##*/}" >/dev/null || fail accept;; *) aws ec2 reject-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids "${o##*/}" >/dev/null;; esac; done
until_text available as_role ep_state "$EP" && pass "accepted" || fail "accepted"
grant --remove-allowed-principals "$ROLE" >/dev/null || fail revoke
eq "without the grant the service is not seen" "$(sees)" ""; eq "what is connected stays so" "$(as_role ep_state "$EP")" available
refused "no second endpoint" 254 "(InvalidServiceName)" as_role aws ec2 create-vpc-endpoint --vpc-id "$(as_role aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$EP" --query 'VpcEndpoints[0].VpcId' --output text)" --vpc-endpoint-type Interface --service-name "$SVCNAME"
# A profile with role_arn and source_profile does the same without a word in the script.
export AWS_CONFIG_FILE=$TMP/config; printf '[profile base]\nregion=%s\n[profile role]\nregion=%s\nrole_arn=%s\nsource_profile=base\nrole_session_name=%s\n' "$AWS_DEFAULT_REGION" "$AWS_DEFAULT_REGION" "$ROLE" "$TAG-p" >"$AWS_CONFIG_FILE"
if [ -z "${CONSUMER_ROLE_ARN:-}" ]; then export AWS_SHARED_CREDENTIALS_FILE=$TMP/creds; printf '[base]\naws_access_key_id=%s\naws_secret_access_key=%s\n' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" >"$TMP/creds"
  eq "a profile with a role" "$(env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY aws sts get-caller-identity --profile role --query Arn --output text)" "arn:aws:sts::$CA:assumed-role/${ROLE##*/}/$TAG-p"; fi
finish
