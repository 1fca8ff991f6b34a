"""Runs Cloud Custodian's policies for both accounts, and looks at what each has found: python3 custodian.py PROGRAM"""

import json
import os
import subprocess
import sys
from pathlib import Path

import boto3

PROVIDER, CONSUMER = "111122223333", "444455556666"
ID = {name: os.environ[name] for name in ["PVPC", "NLB", "TG", "SVC", "OPEN", "GATED", "TOPIC", "CVPC", "CSUB1", "CSG", "RTB", "PCX", "EP", "WAITS", "REJECTED"]}

consumer = boto3.client("ec2", "us-east-1", aws_access_key_id=CONSUMER, aws_secret_access_key="x")
for endpoint in consumer.describe_vpc_endpoints()["VpcEndpoints"]:
    name = endpoint["ServiceName"].rsplit(".", 1)[1]
    name = {"s3": "S3", "sqs": "SQS", ID["OPEN"]: "TO_OPEN", ID["GATED"]: "TO_GATED"}.get(name)
    ID |= {name: endpoint["VpcEndpointId"]} if name else {}

ENDPOINTS = "EP REJECTED S3 SQS TO_GATED TO_OPEN WAITS"
TO_PROVIDER = "EP REJECTED TO_GATED TO_OPEN WAITS"
# What is to be found by each policy: which by name, or how many.
FOUND = {
    "custodian.yaml": {
        "endpoints": ENDPOINTS,
        "waiting": "WAITS",
        "without-a-name": "REJECTED S3 SQS TO_GATED TO_OPEN WAITS",
        "with-many-tags": "EP",
        "of-two-subnets": "EP",
        "of-today": ENDPOINTS,
        "with-a-zonal-name": "EP WAITS",
        "first-of-each-type": "EP S3 TO_GATED",
        # All whose policy lets everybody in, which is all that have one.
        "open-to-other-accounts": "EP REJECTED S3 SQS TO_OPEN WAITS",
        "with-a-denial": "S3",
        "by-group": "EP",
        "by-subnet": "EP WAITS",
        "by-network": ENDPOINTS,
        "to-services-that-ask": "EP REJECTED WAITS",
        "to-the-provider": TO_PROVIDER,
        "to-amazon": "S3 SQS",
        "networks": "CVPC",
        "networks-with-s3": "CVPC",
        "networks-without-flow-logs": "CVPC",
        "networks-with-names": "CVPC",
        "networks-with-a-gateway": "CVPC",
        "subnets-with-queues": "CSUB1",
        "open-groups": "CSG",
        "tables": 2,
        "tables-to-the-peer": "RTB",
        # Two of EP, one of each other that has a subnet.
        "interfaces": 5,
        "peers": "PCX",
        "gateways": 1,
        "lists": 1,
        "default-lists": 1,
        "tag": ENDPOINTS,
        "tagged": ENDPOINTS,
        "normalize-tag": ENDPOINTS,
        "normalized": ENDPOINTS,
        "rename-tag": ENDPOINTS,
        "renamed": ENDPOINTS,
        "remove-tag": "EP S3 SQS TO_GATED TO_OPEN",
        "still-tagged": "REJECTED WAITS",
        "copy-related-tag": "WAITS",
        "named-as-the-network": "WAITS",
        "mark": "REJECTED",
        "delete": "REJECTED",
        "left": "EP S3 SQS TO_GATED TO_OPEN WAITS",
    },
    "custodian-provider.yaml": {
        "services": "GATED OPEN SVC",
        "without-acceptance": "GATED OPEN",
        "of-two-balancers": "SVC",
        "with-a-name-of-its-own": "SVC",
        "tag": "GATED OPEN",
        "tagged": "GATED OPEN",
        "mark": "GATED OPEN",
        "marked": "GATED OPEN",
        "tagged-no-more": "GATED OPEN",
        "balancers": 3,
        "tagged-balancers": "NLB",
        "groups-of-targets": "TG",
        "topics": "TOPIC",
    },
}

names = {value: name for name, value in ID.items()}
# Where a resource has its own id: under the first of these that it has.
KEYS = "VpcEndpointId VpcPeeringConnectionId ServiceId SubnetId GroupId RouteTableId LoadBalancerArn TargetGroupArn TopicArn Id VpcId".split()
for account, (file, expected) in zip((CONSUMER, PROVIDER), FOUND.items()):
    folder = Path(os.environ["LAB"]) / file
    command = [sys.executable, sys.argv[1], "run", "--region", "us-east-1", "--output-dir", folder, "--cache-period", "0",
               Path(__file__).with_name(file)]
    run = subprocess.run(command, env={**os.environ, "AWS_ACCESS_KEY_ID": account}, stderr=subprocess.PIPE, text=True)
    # It goes on where it may not read or do something.
    problems = [line for line in run.stderr.splitlines() if ":INFO " not in line]
    assert run.returncode == 0 and not problems, run.stderr
    for policy, those in expected.items():
        resources = json.loads((folder / policy / "resources.json").read_text())
        ids = [next((one[key] for key in KEYS if key in one), None) for one in resources]
        found = len(ids) if isinstance(those, int) else " ".join(sorted(names.get(one, str(one)) for one in ids))
        assert found == those, (file, policy, found, those)
print("custodian: all well")
