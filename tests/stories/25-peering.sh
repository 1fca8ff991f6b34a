#!/usr/bin/env bash
# A peering between two accounts, from the request to the black hole that it leaves, and temporary keys.
. "$(dirname "$0")/lib.sh"
export AWS_CONFIG_FILE=$TMP/c AWS_SHARED_CREDENTIALS_FILE=$TMP/k; unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
for a in a:111111111111 b:222222222222; do printf '[profile %s]\nregion=us-east-1\n' "${a%%:*}" >>"$TMP/c"; printf '[%s]\naws_access_key_id=%s\naws_secret_access_key=x\n' "${a%%:*}" "${a##*:}" >>"$TMP/k"; done
export AWS_PROFILE=a
A=$(mkvpc 10.31.0.0/16 a); B=$(AWS_PROFILE=b mkvpc 10.32.0.0/16 b)
P=$(aws ec2 create-vpc-peering-connection --vpc-id "$A" --peer-vpc-id "$B" --peer-owner-id 222222222222 --query 'VpcPeeringConnection.[VpcPeeringConnectionId,Status.Code]' --output text); like p "$P" '^pcx-[0-9a-f]+	initiating-request$'; P=${P%%	*}
aws ec2 wait vpc-peering-connection-exists --vpc-peering-connection-ids "$P" && pass exists || fail exists
st() { aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids "$P" --query 'VpcPeeringConnections[0].Status.Code' --output text; }
eq "pending" "$(st)" pending-acceptance; eq "pending for b" "$(AWS_PROFILE=b st)" pending-acceptance
refused "a cannot accept" 254 "(OperationNotPermitted)" aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$P"
eq "accept" "$(aws ec2 accept-vpc-peering-connection --profile b --vpc-peering-connection-id "$P" --query VpcPeeringConnection.Status.Code --output text)" provisioning
eq "active" "$(st)" active
eq "options" "$(aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id "$P" --requester-peering-connection-options AllowDnsResolutionFromRemoteVpc=true --query 'RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc')" true
RT=$(aws ec2 create-route-table --vpc-id "$A" --query RouteTable.RouteTableId --output text)
aws ec2 create-route --route-table-id "$RT" --destination-cidr-block 10.32.0.0/16 --vpc-peering-connection-id "$P" >/dev/null && pass route || fail route
eq "delete" "$(aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$P" --query Return)" true
eq "deleted" "$(st)" deleted
aws ec2 wait vpc-peering-connection-deleted --vpc-peering-connection-ids "$P" && pass deleted || fail deleted
eq "hole" "$(aws ec2 describe-route-tables --route-table-ids "$RT" --query "RouteTables[0].Routes[?VpcPeeringConnectionId=='$P'].State" --output text)" blackhole
refused "again" 254 "(InvalidStateTransition)" aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$P"
P=$(aws ec2 create-vpc-peering-connection --vpc-id "$A" --peer-vpc-id "$B" --peer-owner-id 222222222222 --query 'VpcPeeringConnection.VpcPeeringConnectionId' --output text)
eq "reject" "$(aws ec2 reject-vpc-peering-connection --profile b --vpc-peering-connection-id "$P" --query Return)" true
eq "rejected" "$(st)" rejected
eq "session" "$(aws sts get-session-token --query 'Credentials.AccessKeyId' --output text | cut -c1-4)" ASIA
eq "key info" "$(aws sts get-access-key-info --access-key-id AKIAQNZGKIQY56JQ7WML --query Account --output text)" 029608264753
finish
