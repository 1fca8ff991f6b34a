#!/usr/bin/env bash
# Security groups: rules in both directions, by flags, permissions, groups and rule ids, and what may not be deleted.
. "$(dirname "$0")/lib.sh"
VPC=$(mkvpc 10.8.0.0/16 sg)
A=$(aws ec2 create-security-group --group-name "$TAG-a" --description a --vpc-id "$VPC" --query GroupId --output text)
B=$(aws ec2 create-security-group --group-name "$TAG-b" --description b --vpc-id "$VPC" --query GroupId --output text)
R=$(aws ec2 authorize-security-group-ingress --group-id "$A" --protocol tcp --port 443 --source-group "$B" --query 'SecurityGroupRules[0].SecurityGroupRuleId' --output text); like rule "$R" '^sgr-'
eq "two" "$(aws ec2 authorize-security-group-ingress --group-id "$A" --ip-permissions 'IpProtocol=tcp,FromPort=80,ToPort=81,IpRanges=[{CidrIp=10.0.0.0/8,Description=x},{CidrIp=10.9.0.0/16}]' --query 'length(SecurityGroupRules)')" 2
refused dup 254 "(InvalidPermission.Duplicate)" aws ec2 authorize-security-group-ingress --group-id "$A" --protocol tcp --port 80-81 --cidr 10.0.0.0/8
eq "egress" "$(aws ec2 authorize-security-group-egress --group-id "$A" --protocol tcp --port 443 --cidr 10.0.0.0/8 --query 'SecurityGroupRules[0].IsEgress')" true
eq "revoke all" "$(aws ec2 revoke-security-group-egress --group-id "$A" --protocol all --cidr 0.0.0.0/0 --query Return)" true
refused norule 254 "(InvalidPermission.NotFound)" aws ec2 revoke-security-group-egress --group-id "$A" --protocol all --cidr 0.0.0.0/0
eq "rules" "$(aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$A" --query 'length(SecurityGroupRules)')" 4
refused "referenced" 254 "(DependencyViolation)" aws ec2 delete-security-group --group-id "$B"
eq "by rule id" "$(aws ec2 revoke-security-group-ingress --group-id "$A" --security-group-rule-ids "$R" --query 'RevokedSecurityGroupRules[0].SecurityGroupRuleId' --output text)" "$R"
eq "gone" "$(aws ec2 delete-security-group --group-id "$B" --query '[Return,GroupId]' --output text)" "True	$B"
refused "default" 254 "(CannotDelete)" aws ec2 delete-security-group --group-id "$(aws ec2 describe-security-groups --filters Name=vpc-id,Values=$VPC Name=group-name,Values=default --query 'SecurityGroups[0].GroupId' --output text)"
refused "vpc has group" 254 "(DependencyViolation)" aws ec2 delete-vpc --vpc-id "$VPC"
aws ec2 delete-security-group --group-id "$A" >/dev/null; aws ec2 delete-vpc --vpc-id "$VPC" && pass gone || fail gone
finish
