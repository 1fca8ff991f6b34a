#!/usr/bin/env bash
# Connection notifications: made, listed by filter, changed, switched between topics, and deleted one by one and in bulk.
. "$(dirname "$0")/lib.sh"
ME=$(aws sts get-caller-identity --query Account --output text); provider; service --acceptance-required; consumer; EP=$(endpoint); need endpoint "$EP"
topic() { echo "arn:aws:sns:$AWS_DEFAULT_REGION:$ME:$TAG-$1"; }
aws ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --connection-notification-arn "$(topic a)" --connection-events Connect Accept Delete Reject > "$TMP/n.json" || fail create
N=$(jq -r .ConnectionNotification.ConnectionNotificationId "$TMP/n.json"); like id "$N" '^vpce-nfn-[0-9a-f]{17}$'
eq "as made" "$(jq -r '.ConnectionNotification|[.ConnectionNotificationType,.ConnectionNotificationState,.ServiceId,.ConnectionNotificationArn]|@tsv' "$TMP/n.json")" "Topic	Enabled	$SVC	$(topic a)"
eq "its events" "$(jq -r '.ConnectionNotification.ConnectionEvents|sort|join(",")' "$TMP/n.json")" "Accept,Connect,Delete,Reject"
# The consumer's own, about its endpoint.
M=$(aws ec2 create-vpc-endpoint-connection-notification --vpc-endpoint-id "$EP" --connection-notification-arn "$(topic b)" --connection-events Accept Reject --query ConnectionNotification.ConnectionNotificationId --output text); like "id of the consumer's" "$M" '^vpce-nfn-'
N2=$(aws ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --connection-notification-arn "$(topic c)" --connection-events Connect --query ConnectionNotification.ConnectionNotificationId --output text); need "second of the service" "$N2"
list() { aws ec2 describe-vpc-endpoint-connection-notifications "$@" --query 'ConnectionNotificationSet[].ConnectionNotificationId' --output text | tr '\t' '\n' | sort | xargs; }
s() { printf '%s\n' "$@" | sort | xargs; }
eq "by service" "$(list --filters "Name=service-id,Values=$SVC")" "$(s "$N" "$N2")"
eq "by endpoint" "$(list --filters "Name=vpc-endpoint-id,Values=$EP")" "$M"
eq "by topic" "$(list --filters "Name=connection-notification-arn,Values=$(topic c)")" "$N2"
eq "by state and type" "$(list --filters Name=connection-notification-state,Values=Enabled Name=connection-notification-type,Values=Topic "Name=service-id,Values=$SVC")" "$(s "$N" "$N2")"
eq "by id" "$(list --connection-notification-id "$M")" "$M"
eq "an event is one of four" "$(aws ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --connection-notification-arn "$(topic d)" --connection-events Explode >/dev/null 2>&1; echo $?)" 254
refused "of a service or of an endpoint" 254 "(InvalidParameter)" aws ec2 create-vpc-endpoint-connection-notification --service-id "$SVC" --vpc-endpoint-id "$EP" --connection-notification-arn "$(topic d)" --connection-events Connect
refused "of neither" 254 "(InvalidParameter)" aws ec2 create-vpc-endpoint-connection-notification --connection-notification-arn "$(topic d)" --connection-events Connect
refused "of an unknown service" 254 "(InvalidVpcEndpointServiceId.NotFound)" aws ec2 create-vpc-endpoint-connection-notification --service-id vpce-svc-0123456789abcdef0 --connection-notification-arn "$(topic d)" --connection-events Connect
eq "modify" "$(aws ec2 modify-vpc-endpoint-connection-notification --connection-notification-id "$N" --connection-notification-arn "$(topic z)" --connection-events Connect Delete --query ReturnValue)" true
eq "modified" "$(aws ec2 describe-vpc-endpoint-connection-notifications --connection-notification-id "$N" --query 'ConnectionNotificationSet[0].[ConnectionNotificationArn,join(`,`,sort(ConnectionEvents))]' --output text)" "$(topic z)	Connect,Delete"
refused "modify what is not there" 254 "(InvalidConnectionNotification)" aws ec2 modify-vpc-endpoint-connection-notification --connection-notification-id vpce-nfn-0123456789abcdef0 --connection-events Connect
# What a provider's pipeline does with an event: look at the connections that wait, and decide.
WAITING=$(aws ec2 describe-vpc-endpoint-connections --filters "Name=service-id,Values=$SVC" Name=vpc-endpoint-state,Values=pendingAcceptance --query 'VpcEndpointConnections[].VpcEndpointId' --output text); eq "one waits" "$WAITING" "$EP"
eq accept "$(aws ec2 accept-vpc-endpoint-connections --service-id "$SVC" --vpc-endpoint-ids $WAITING --query 'length(Unsuccessful)')" 0
until_text available ep_state "$EP" && pass available || fail available
eq "delete one" "$(aws ec2 delete-vpc-endpoint-connection-notifications --connection-notification-ids "$N2" --query 'length(Unsuccessful)')" 0
refused "it is gone" 254 "(InvalidConnectionNotification)" aws ec2 describe-vpc-endpoint-connection-notifications --connection-notification-id "$N2"
eq "delete all of the service" "$(aws ec2 delete-vpc-endpoint-connection-notifications --connection-notification-ids $(list --filters "Name=service-id,Values=$SVC") --query 'length(Unsuccessful)')" 0
eq "none is left" "$(list --filters "Name=service-id,Values=$SVC")" ""; eq "but the consumer's" "$(list --filters "Name=vpc-endpoint-id,Values=$EP")" "$M"
finish
