#!/bin/sh
# One connection between two accounts. Everything happens in a state file of its own.
set -eu
VPCE_STATE=$(mktemp -d)/state.db VPCE_SEED=tour VPCE_CLOCK=2026-01-01T09:00:00Z+1s
export VPCE_STATE VPCE_SEED VPCE_CLOCK

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
vpce --profile provider ec2 delete-vpc-endpoint-service-configurations --service-ids $SERVICE
vpce status
