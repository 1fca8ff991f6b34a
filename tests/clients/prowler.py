"""Runs prowler's checks of its service vpc for both accounts, and looks at what each finds: python3 prowler.py PROGRAM

rich.sh has made the lab; here is added what makes every check of endpoints pass for one thing and fail for another.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import boto3

PROVIDER, CONSUMER, STRANGER = "111122223333", "444455556666", "222222222222"
ID = {name: os.environ[name] for name in ["PVPC", "PSUB1", "SVC", "OPEN", "GATED", "CVPC", "CSUB1", "RTB", "PCX", "EP", "WAITS", "REJECTED"]}


def client(service, account, region="us-east-1"):
    return boto3.client(service, region, aws_access_key_id=account, aws_secret_access_key="x")


def root(account):
    return f"arn:aws:iam::{account}:root"


# The provider: who is let in is a trusted account, everybody, nobody, a stranger. Its routes lead to all of its peer.
provider = client("ec2", PROVIDER)
allow = provider.modify_vpc_endpoint_service_permissions
allowed = [entry["Principal"] for entry in provider.describe_vpc_endpoint_service_permissions(ServiceId=ID["SVC"])["AllowedPrincipals"]]
allow(ServiceId=ID["SVC"], RemoveAllowedPrincipals=[one for one in allowed if STRANGER in one])
allow(ServiceId=ID["OPEN"], RemoveAllowedPrincipals=allowed, AddAllowedPrincipals=["*"])
allow(ServiceId=ID["GATED"], RemoveAllowedPrincipals=allowed)
balancer = client("elbv2", PROVIDER).create_load_balancer(Name="more", Type="network", Scheme="internal", Subnets=[ID["PSUB1"]])
balancer = balancer["LoadBalancers"][0]["LoadBalancerArn"]
more = provider.create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=[balancer])
ID["MORE"] = more["ServiceConfiguration"]["ServiceId"]
allow(ServiceId=ID["MORE"], AddAllowedPrincipals=[root(STRANGER)])
tables = provider.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [ID["PVPC"]]}])["RouteTables"]
provider.create_route(RouteTableId=tables[0]["RouteTableId"], DestinationCidrBlock="10.2.0.0/16", VpcPeeringConnectionId=ID["PCX"])

# The consumer: a network of one public zone with endpoints of AWS's services, whose policies trust this one or that.
consumer = client("ec2", CONSUMER)
ID["VPC2"] = consumer.create_vpc(CidrBlock="10.50.0.0/16")["Vpc"]["VpcId"]
ID["SUB2"] = consumer.create_subnet(VpcId=ID["VPC2"], CidrBlock="10.50.1.0/24", AvailabilityZone="us-east-1a")["Subnet"]["SubnetId"]
consumer.modify_subnet_attribute(SubnetId=ID["SUB2"], MapPublicIpOnLaunch={"Value": True})


def endpoint(service, principal, **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": "*", "Resource": "*", **more}
    made = consumer.create_vpc_endpoint(
        VpcId=ID["VPC2"], VpcEndpointType="Interface", ServiceName=f"com.amazonaws.us-east-1.{service}", SubnetIds=[ID["SUB2"]],
        PrivateDnsEnabled=False, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    return made["VpcEndpoint"]["VpcEndpointId"]


ID["EC2"] = endpoint("ec2", {"AWS": root(CONSUMER)})
ID["SNS"] = endpoint("sns", "*", Condition={"StringEquals": {"aws:PrincipalAccount": CONSUMER}})
ID["KMS"] = endpoint("kms", {"AWS": root(STRANGER)})
by_service = {entry["ServiceName"].rsplit(".", 1)[1]: entry["VpcEndpointId"]
              for entry in consumer.describe_vpc_endpoints(Filters=[{"Name": "vpc-id", "Values": [ID["CVPC"]]}])["VpcEndpoints"]}
ID |= {"S3": by_service["s3"], "SQS": by_service["sqs"], "TO_OPEN": by_service[ID["OPEN"]]}
subnets = consumer.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [ID["CVPC"]]}])["Subnets"]
ID["CSUB2"] = next(one["SubnetId"] for one in subnets if one["SubnetId"] != ID["CSUB1"])
subnets = provider.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [ID["PVPC"]]}])["Subnets"]
ID["PSUB2"] = next(one["SubnetId"] for one in subnets if one["SubnetId"] != ID["PSUB1"])
client("ec2", CONSUMER, "eu-west-1").create_vpc(CidrBlock="10.60.0.0/16")

# What is to be found: by account and check, of what passes and of what fails. Where no endpoint has an interface nothing is looked at.
FOUND = {
    PROVIDER: {
        "vpc_different_regions": ([], ["vpc"]),
        "vpc_endpoint_for_ec2_enabled": ([], ["PVPC"]),
        # A service is told of once for each of its principals: SVC's are a root and a role.
        "vpc_endpoint_services_allowed_principals_trust_boundaries": (["GATED", "SVC", "SVC"], ["MORE", "OPEN"]),
        "vpc_flow_logs_enabled": ([], ["PVPC"]),
        "vpc_peering_routing_tables_with_least_privilege": ([], ["PCX"]),
        "vpc_subnet_different_az": (["PVPC"], []),
        "vpc_subnet_no_public_ip_by_default": (["PSUB1", "PSUB2"], []),
        "vpc_subnet_separate_private_public": ([], ["PVPC"]),
    },
    CONSUMER: {
        "vpc_different_regions": (["vpc"], []),
        # Endpoints of other accounts' services are not looked at.
        "vpc_endpoint_connections_trust_boundaries": (["EC2", "SNS"], ["KMS", "S3", "SQS"]),
        "vpc_endpoint_for_ec2_enabled": (["VPC2"], ["CVPC"]),
        "vpc_endpoint_multi_az_enabled": (["EP"], ["EC2", "KMS", "REJECTED", "SNS", "SQS", "TO_OPEN", "WAITS"]),
        "vpc_flow_logs_enabled": ([], ["CVPC", "VPC2"]),
        # prowler takes no block of the accepter's, to which the route here leads.
        "vpc_peering_routing_tables_with_least_privilege": (["PCX"], []),
        "vpc_subnet_different_az": (["CVPC"], ["VPC2"]),
        "vpc_subnet_no_public_ip_by_default": (["CSUB1", "CSUB2"], ["SUB2"]),
        "vpc_subnet_separate_private_public": (["CVPC"], ["VPC2"]),
    },
}

folder = Path(os.environ["LAB"])
trusts = folder / "prowler.yaml"
trusts.write_text(f'aws:\n  trusted_account_ids: ["{CONSUMER}"]\n')
names = {value: name for name, value in ID.items()}
for account, expected in FOUND.items():
    log = folder / f"{account}.log"
    command = [sys.executable, sys.argv[1], "aws", "--region", "us-east-1", "eu-west-1", "--service", "vpc", "--config-file", trusts,
               "--no-banner", "--no-color", "--log-level", "WARNING", "--log-file", log,
               "--output-formats", "csv", "--output-directory", folder, "--output-filename", account]
    run = subprocess.run(command, env={**os.environ, "AWS_ACCESS_KEY_ID": account}, stdout=subprocess.PIPE, text=True)
    # 3 says that something failed.
    assert run.returncode == 3, (run.returncode, run.stdout)
    # It goes on without what it could not read, so its log has to be empty; who has no organization is told so.
    problems = [line for line in log.read_text().splitlines() if "DescribeAccount" not in line]
    assert not problems, problems
    found = {}
    with open(folder / f"{account}.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            resource = row["RESOURCE_UID"].rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            found.setdefault(row["CHECK_ID"], ([], []))[row["STATUS"] == "FAIL"].append(names.get(resource, resource))
    found = {check: tuple(map(sorted, both)) for check, both in found.items()}
    for check in sorted(found.keys() | expected.keys()):
        assert found.get(check) == expected.get(check), (account, check, found.get(check))
print("prowler: all well")
