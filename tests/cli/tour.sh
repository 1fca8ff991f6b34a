#!/bin/sh
# Connections between three accounts. Everything happens in a directory of its own, and no setting of yours counts.
set -eu
LAB=$(mktemp -d)
: > "$LAB/config.toml"
export VPCE_STATE="$LAB/state.db" VPCE_CONFIG="$LAB/config.toml" VPCE_SEED=tour VPCE_CLOCK=2026-01-01T09:00:00Z+1s
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_PAGER=
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_DEFAULT_OUTPUT AWS_ENDPOINT_URL

# The provider, account 111122223333, has a VPC with a subnet in each of two zones.
PVPC=$(vpce --profile provider ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId --output text)
PSUB1=$(vpce --profile provider ec2 create-subnet --vpc-id $PVPC --cidr-block 10.1.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
PSUB2=$(vpce --profile provider ec2 create-subnet --vpc-id $PVPC --cidr-block 10.1.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId --output text)

# It puts a Network Load Balancer there, which takes a moment to become active.
NLB=$(vpce --profile provider elbv2 create-load-balancer --name orders --type network --scheme internal --subnets $PSUB1 $PSUB2 --query 'LoadBalancers[0].LoadBalancerArn' --output text)
vpce --profile provider elbv2 wait load-balancer-available --load-balancer-arns $NLB

# Behind it, it offers an endpoint service whose connections it accepts one by one.
SERVICE=$(vpce --profile provider ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns $NLB --acceptance-required --query ServiceConfiguration.ServiceId --output text)
vpce --profile provider ec2 describe-vpc-endpoint-service-configurations --service-ids $SERVICE --output table --query 'ServiceConfigurations[].{Id:ServiceId,State:ServiceState,Zones:AvailabilityZones}'

# The consumer, account 444455556666, has a VPC of its own.
CVPC=$(vpce --profile consumer ec2 create-vpc --cidr-block 10.2.0.0/16 --query Vpc.VpcId --output text)
CSUB=$(vpce --profile consumer ec2 create-subnet --vpc-id $CVPC --cidr-block 10.2.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)

# Nobody has allowed it to use the service yet, so for the consumer there is no such service.
vpce --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $CSUB || echo "refused with exit code $?"

# The provider grants it to the consumer's account, and the consumer sees it.
vpce --profile provider ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE --add-allowed-principals arn:aws:iam::444455556666:root
vpce --profile consumer ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.us-east-1.$SERVICE --query 'ServiceDetails[].[ServiceName,Owner,AcceptanceRequired]' --output text

# Now the endpoint can be made. It has its interface and its names at once, and waits for the provider.
ENDPOINT=$(vpce --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $CSUB --query VpcEndpoint.VpcEndpointId --output text)
vpce --profile consumer ec2 describe-vpc-endpoints --vpc-endpoint-ids $ENDPOINT

# The provider sees who asks, and accepts.
vpce --profile provider ec2 describe-vpc-endpoint-connections --filters Name=service-id,Values=$SERVICE --query 'VpcEndpointConnections[].[VpcEndpointId,VpcEndpointOwner,VpcEndpointState]' --output text
vpce --profile provider ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $ENDPOINT
vpce --profile consumer ec2 describe-vpc-endpoints --vpc-endpoint-ids $ENDPOINT --output text --query 'VpcEndpoints[].[State,DnsEntries[0].DnsName]'

# While it is connected, the service cannot be deleted. The answer is a success that lists what was not done.
vpce --profile provider ec2 delete-vpc-endpoint-service-configurations --service-ids $SERVICE

# The provider may still reject the connection. The endpoint stays, rejected, until the consumer deletes it.
vpce --profile provider ec2 reject-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $ENDPOINT
vpce --profile consumer ec2 describe-vpc-endpoints --query 'VpcEndpoints[].State' --output text
vpce --profile consumer ec2 delete-vpc-endpoints --vpc-endpoint-ids $ENDPOINT

# A third account, 777788889999, knows the zones by other letters, as accounts do. The ids of the zones are the same for all.
vpce accounts add third --account 777788889999
vpce accounts zones third --shuffled
vpce accounts zones

# The provider grants the service to it. What the provider calls zones a and b has other names there.
vpce --profile provider ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE --add-allowed-principals arn:aws:iam::777788889999:root --query ReturnValue
vpce --profile provider ec2 describe-vpc-endpoint-service-configurations --service-ids $SERVICE --output text --query 'ServiceConfigurations[].AvailabilityZones'
vpce --profile third ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.us-east-1.$SERVICE --query 'ServiceDetails[].AvailabilityZones[]' --output text

# So its own zone a will not do: the service is not there.
TVPC=$(vpce --profile third ec2 create-vpc --cidr-block 10.3.0.0/16 --query Vpc.VpcId --output text)
TSUB1=$(vpce --profile third ec2 create-subnet --vpc-id $TVPC --cidr-block 10.3.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
vpce --profile third ec2 create-vpc-endpoint --vpc-id $TVPC --vpc-endpoint-type Interface --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $TSUB1 || echo "refused with exit code $?"

# A subnet that is made by the zone's id is in the provider's zone a, whatever it is called here.
ZONE=$(vpce --profile provider ec2 describe-subnets --subnet-ids $PSUB1 --query 'Subnets[0].AvailabilityZoneId' --output text)
TSUB2=$(vpce --profile third ec2 create-subnet --vpc-id $TVPC --cidr-block 10.3.2.0/24 --availability-zone-id $ZONE --query Subnet.SubnetId --output text)
vpce --profile third ec2 describe-subnets --subnet-ids $TSUB2 --output text --query 'Subnets[].[AvailabilityZone,AvailabilityZoneId]'
THIRD=$(vpce --profile third ec2 create-vpc-endpoint --vpc-id $TVPC --vpc-endpoint-type Interface --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $TSUB2 --query VpcEndpoint.VpcEndpointId --output text)
vpce --profile provider ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $THIRD
vpce --profile third ec2 describe-vpc-endpoints --vpc-endpoint-ids $THIRD --query 'VpcEndpoints[].[State,DnsEntries[].DnsName]'

# That is what there is now, and what was refused on the way.
vpce status
vpce log --refused
