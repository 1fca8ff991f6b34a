#!/usr/bin/env bash
# A Network Load Balancer's life: targets, listeners, attributes, tags, subnets, and what keeps it from being deleted.
. "$(dirname "$0")/lib.sh"
provider
TG=$(aws elbv2 create-target-group --name "$TAG" --protocol TCP --port 80 --vpc-id "$PVPC" --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text); need tg "$TG"
aws elbv2 register-targets --target-group-arn "$TG" --targets Id=10.1.1.50 Id=10.1.2.50,Port=81 && pass register || fail register
eq "unused" "$(aws elbv2 describe-target-health --target-group-arn "$TG" --query 'TargetHealthDescriptions[0].TargetHealth.[State,Reason]' --output text)" "unused	Target.NotInUse"
L=$(aws elbv2 create-listener --load-balancer-arn "$NLB" --protocol TCP --port 80 --default-actions "Type=forward,TargetGroupArn=$TG" --query 'Listeners[0].ListenerArn' --output text); need listener "$L"
aws elbv2 wait target-in-service --target-group-arn "$TG" && pass "in service" || fail "in service"
eq "healthy" "$(aws elbv2 describe-target-health --target-group-arn "$TG" --targets Id=10.1.2.50,Port=81 --query 'TargetHealthDescriptions[0].[Target.Port,HealthCheckPort,TargetHealth.State]' --output text)" "81	81	healthy"
eq "lb of tg" "$(aws elbv2 describe-target-groups --load-balancer-arn "$NLB" --query 'TargetGroups[0].LoadBalancerArns[0]' --output text)" "$NLB"
refused "tg in use" 254 "(ResourceInUse)" aws elbv2 delete-target-group --target-group-arn "$TG"
eq "attr" "$(aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$NLB" --attributes Key=load_balancing.cross_zone.enabled,Value=true --query "Attributes[?Key=='load_balancing.cross_zone.enabled'].Value" --output text)" true
eq "attr2" "$(aws elbv2 describe-load-balancer-attributes --load-balancer-arn "$NLB" --query "Attributes[?Key=='deletion_protection.enabled'].Value" --output text)" false
eq "tgattr" "$(aws elbv2 modify-target-group-attributes --target-group-arn "$TG" --attributes Key=proxy_protocol_v2.enabled,Value=true Key=deregistration_delay.timeout_seconds,Value=30 --query "Attributes[?Key=='proxy_protocol_v2.enabled'].Value" --output text)" true
eq "mod tg" "$(aws elbv2 modify-target-group --target-group-arn "$TG" --health-check-interval-seconds 10 --query 'TargetGroups[0].HealthCheckIntervalSeconds')" 10
eq "mod listener" "$(aws elbv2 modify-listener --listener-arn "$L" --port 81 --query 'Listeners[0].Port')" 81
eq "listeners" "$(aws elbv2 describe-listeners --load-balancer-arn "$NLB" --query 'Listeners[].Port' --output text)" 81
refused "no listener" 254 "(ListenerNotFound)" aws elbv2 describe-listeners --listener-arns "${L%????}beef"
refused "no groups" 254 "(InvalidConfigurationRequest)" aws elbv2 set-security-groups --load-balancer-arn "$NLB" --security-groups "$(aws ec2 describe-security-groups --filters Name=vpc-id,Values=$PVPC --query 'SecurityGroups[0].GroupId' --output text)"
aws elbv2 add-tags --resource-arns "$NLB" "$TG" --tags Key=k,Value=v && pass tag || fail tag
eq "tags" "$(aws elbv2 describe-tags --resource-arns "$NLB" --query 'TagDescriptions[0].Tags[?Key==`k`].Value' --output text)" v
aws elbv2 remove-tags --resource-arns "$NLB" --tag-keys k && pass untag || fail untag
eq "untagged" "$(aws elbv2 describe-tags --resource-arns "$NLB" --query 'length(TagDescriptions[0].Tags)')" 0
eq "subnets" "$(aws elbv2 set-subnets --load-balancer-arn "$NLB" --subnets "$PSUB1" --query 'length(AvailabilityZones)')" 1
eq "subnets" "$(aws elbv2 set-subnets --load-balancer-arn "$NLB" --subnets "$PSUB1" "$PSUB2" --query 'length(AvailabilityZones)')" 2
eq "ip type" "$(aws elbv2 set-ip-address-type --load-balancer-arn "$NLB" --ip-address-type ipv4 --query IpAddressType --output text)" ipv4
eq "limits" "$(aws elbv2 describe-account-limits --query "Limits[?Name=='network-load-balancers'].Max" --output text)" 50
service --no-acceptance-required
refused "lb in service" 254 "(ResourceInUse)" aws elbv2 delete-load-balancer --load-balancer-arn "$NLB"
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$SVC" >/dev/null
aws elbv2 deregister-targets --target-group-arn "$TG" --targets Id=10.1.1.50 Id=10.1.2.50,Port=81 && aws elbv2 wait target-deregistered --target-group-arn "$TG" --targets Id=10.1.1.50 && pass dereg || fail dereg
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$NLB" --attributes Key=deletion_protection.enabled,Value=true >/dev/null
refused "protected" 254 "(OperationNotPermitted)" aws elbv2 delete-load-balancer --load-balancer-arn "$NLB"
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$NLB" --attributes Key=deletion_protection.enabled,Value=false >/dev/null
aws elbv2 delete-listener --listener-arn "$L" && pass "listener gone" || fail "listener gone"
aws elbv2 delete-load-balancer --load-balancer-arn "$NLB" && aws elbv2 wait load-balancers-deleted --load-balancer-arns "$NLB" && pass "lb gone" || fail "lb gone"
aws elbv2 delete-load-balancer --load-balancer-arn "$NLB" && pass "again" || fail "again"
aws elbv2 delete-target-group --target-group-arn "$TG" && pass "tg gone" || fail "tg gone"
aws ec2 delete-subnet --subnet-id "$PSUB1" && aws ec2 delete-subnet --subnet-id "$PSUB2" && aws ec2 delete-vpc --vpc-id "$PVPC" && pass "all gone" || fail "all gone"
finish
